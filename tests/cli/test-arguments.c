/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "soleus-arguments.h"
#include "soleus-error.h"

static const SoleusOption options[] = {
    {"json", 0, NULL, "", FALSE, NULL},
    {"quiet", 'q', NULL, "", FALSE, NULL},
    {"output", 'o', "FILE", "", FALSE, NULL},
    {"kind", 'k', "N=KIND", "", TRUE, NULL},
    {"history", 0, "FILE", "", TRUE, ".json"},
    SOLEUS_OPTION_END,
};

static const SoleusOption *const tables[] = {options, NULL};

/* @line is split at spaces. */
static SoleusArguments *
parse (const char *line, GError **error)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);

  return soleus_arguments_parse (tables, (const char *const *)words, error);
}

static const char *const same_value[] = {
    "a.edf --output x.pdf",
    "--output x.pdf a.edf",
    "--output=x.pdf a.edf",
    "-o x.pdf a.edf",
    "a.edf -ox.pdf",
    "-qo x.pdf a.edf",
    "-q -ox.pdf -- a.edf",
};

START_TEST (every_way_to_write_an_option_gives_the_same_value)
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusArguments) arguments = parse (same_value[_i], &error);

    soleus_test_no_error (error);
    ck_assert_str_eq (soleus_arguments_get (arguments, "output"), "x.pdf");
    ck_assert_uint_eq (soleus_arguments_get_n_words (arguments), 1);
    ck_assert_str_eq (soleus_arguments_get_words (arguments)[0], "a.edf");
    ck_assert (!soleus_arguments_has (arguments, "json"));
  }
END_TEST

START_TEST (a_repeated_option_keeps_all_values_in_order)
  {
    g_autoptr (SoleusArguments) arguments =
        parse ("-k 0=emg f --kind=1=other -k2=accelerometer", NULL);
    const char *const *values = soleus_arguments_get_all (arguments, "kind");

    ck_assert_str_eq (values[0], "0=emg");
    ck_assert_str_eq (values[1], "1=other");
    ck_assert_str_eq (values[2], "2=accelerometer");
    ck_assert_ptr_null (values[3]);
  }
END_TEST

START_TEST (files_that_follow_with_the_ending_belong_to_the_option)
  {
    g_autoptr (SoleusArguments) arguments =
        parse ("--history a.json b.json r.edf c.json", NULL);

    ck_assert_uint_eq (g_strv_length ((char **)soleus_arguments_get_all (
                           arguments, "history")),
        2);
    ck_assert_str_eq (soleus_arguments_get_words (arguments)[0], "r.edf");
    ck_assert_str_eq (soleus_arguments_get_words (arguments)[1], "c.json");
  }
END_TEST

START_TEST (a_word_after_two_dashes_is_no_option)
  {
    g_autoptr (SoleusArguments) arguments = parse ("- -- --json -q", NULL);

    ck_assert_uint_eq (soleus_arguments_get_n_words (arguments), 3);
    ck_assert (!soleus_arguments_has (arguments, "json"));
  }
END_TEST

static const struct
{
  const char *line;
  const char *named;
} wrong[] = {
    {"--jso a", "--jso"},
    {"--jsonx", "--jsonx"},
    {"-x", "-x"},
    {"-qx", "-qx"},
    {"a --output", "FILE"},
    {"-o", "output"},
    {"--json=1", "“1”"},
    {"-o a -o b", "twice"},
};

START_TEST (a_wrong_option_is_named_in_the_message)
  {
    g_autoptr (GError) error = NULL;

    ck_assert_ptr_null (parse (wrong[_i].line, &error));
    soleus_test_error (&error, SOLEUS_ERROR_USAGE, wrong[_i].named, NULL);
  }
END_TEST

START_TEST (a_number_is_read_whole_and_within_its_limits)
  {
    static const char *const bad[] = {"", "x", "3x", "-1", "11", "nan", "inf"};
    g_autoptr (SoleusArguments) given = parse ("-o 2.5", NULL);
    g_autoptr (SoleusArguments) none = parse ("a", NULL);
    double value = 0;

    ck_assert (
        soleus_arguments_get_number (given, "output", 0, 10, 7, &value, NULL));
    ck_assert_double_eq (value, 2.5);
    ck_assert (
        soleus_arguments_get_number (none, "output", 0, 10, 7, &value, NULL));
    ck_assert_double_eq (value, 7);
    for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
      {
        g_autofree char *line = g_strconcat ("--output=", bad[i], NULL);
        g_autoptr (SoleusArguments) arguments = parse (line, NULL);
        g_autoptr (GError) error = NULL;
        ck_assert (!soleus_arguments_get_number (
            arguments, "output", 0, 10, 7, &value, &error));
        soleus_test_error (&error, SOLEUS_ERROR_USAGE, "output", bad[i], NULL);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("arguments");
  TCase *tc = tcase_create ("parse");

  tcase_add_loop_test (tc, every_way_to_write_an_option_gives_the_same_value, 0,
      G_N_ELEMENTS (same_value));
  tcase_add_test (tc, a_repeated_option_keeps_all_values_in_order);
  tcase_add_test (tc, files_that_follow_with_the_ending_belong_to_the_option);
  tcase_add_test (tc, a_word_after_two_dashes_is_no_option);
  tcase_add_loop_test (
      tc, a_wrong_option_is_named_in_the_message, 0, G_N_ELEMENTS (wrong));
  tcase_add_test (tc, a_number_is_read_whole_and_within_its_limits);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
