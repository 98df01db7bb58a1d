/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "soleus-error.h"
#include "soleus-import-choice.h"
#include "soleus-import-job.h"
#include "soleus-test.h"

START_TEST (choices_become_the_words_of_a_sidecar_and_come_back)
  {
    const SoleusImportChannel told[3] = {{"emg", "mV", 0.5, 0.0},
        {NULL, NULL, 0.0, 0.0}, {"accelerometer", NULL, -2.0, 100.0}};
    SoleusImportChannel again[3];
    g_autofree char *json = soleus_import_choice_dup_json (told, 3, 0.0);
    double rate_hz = 7.0;

    ck_assert_str_eq (json,
        "{\"kind\": {\"0\": \"emg\", \"2\": \"accelerometer\"}, "
        "\"unit\": {\"0\": \"mV\"}, \"scale\": {\"0\": \"0.5\", \"2\": "
        "\"-2\"}, \"rate\": {\"2\": \"100\"}}");
    soleus_import_choice_read (json, again, 3, &rate_hz);
    ck_assert_double_eq (rate_hz, 0.0);
    for (guint c = 0; c < 3; c++)
      {
        ck_assert_pstr_eq (again[c].kind, told[c].kind);
        ck_assert_pstr_eq (again[c].unit, told[c].unit);
        ck_assert_double_eq (again[c].scale, told[c].scale);
        ck_assert_double_eq (again[c].rate_hz, told[c].rate_hz);
      }
  }
END_TEST

START_TEST (a_rate_for_all_goes_before_those_of_the_channels)
  {
    const SoleusImportChannel told[1] = {{NULL, NULL, 0.0, 100.0}};
    SoleusImportChannel again[1];
    g_autofree char *json = soleus_import_choice_dup_json (told, 1, 250.5);
    g_autofree char *none = soleus_import_choice_dup_json (told, 0, 0.0);
    double rate_hz;

    ck_assert_str_eq (json, "{\"rate\": 250.5}");
    soleus_import_choice_read (json, again, 1, &rate_hz);
    ck_assert_double_eq (rate_hz, 250.5);
    ck_assert_double_eq (again[0].rate_hz, 0.0);
    ck_assert_ptr_null (none);
  }
END_TEST

START_TEST (what_is_not_known_is_left_out)
  {
    static const char *const odd[] = {NULL, "", "no json", "[]",
        "{\"unit\": {\"0\": \"furlong\"}}", "{\"scale\": {\"9\": 2}}",
        "{\"kind\": {\"0\": \"banana\"}}", "{\"muscle\": {\"0\": \"soleus\"}}"};

    for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
      {
        SoleusImportChannel channel = {"emg", "V", 3.0, 4.0};
        double rate_hz = 5.0;
        soleus_import_choice_read (odd[i], &channel, 1, &rate_hz);
        ck_assert_ptr_null (channel.kind);
        ck_assert_ptr_null (channel.unit);
        ck_assert_double_eq (channel.scale, 0.0);
        ck_assert_double_eq (channel.rate_hz, 0.0);
        ck_assert_double_eq (rate_hz, 0.0);
      }
  }
END_TEST

START_TEST (numbers_are_read_with_a_point_or_a_comma)
  {
    static const struct
    {
      const char *text;
      gboolean fits;
      double value;
    } cases[] = {{"", TRUE, 0.0}, {"  ", TRUE, 0.0}, {"250", TRUE, 250.0},
        {" 0,5 ", TRUE, 0.5}, {"-1.5e3", TRUE, -1500.0}, {"0", FALSE, 0.0},
        {"1,000.5", FALSE, 0.0}, {"abc", FALSE, 0.0}, {"nan", FALSE, 0.0}};

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        double value = 77.0;
        ck_assert_int_eq (
            soleus_import_choice_number (cases[i].text, &value), cases[i].fits);
        ck_assert_double_eq (value, cases[i].value);
      }
  }
END_TEST

/* --- trying a file ------------------------------------------------------- */

static void
on_tried (GObject *source, GAsyncResult *result, gpointer data)
{
  *(SoleusImportTry **)data = soleus_import_try_finish (result);
}

static SoleusImportTry *
try (const char *text, const char *wishes)
{
  g_autofree char *path =
      g_build_filename (soleus_test_tmp_dir (), "list.csv", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SoleusImport) import = soleus_import_new (NULL, wishes);
  SoleusImportTry *result = NULL;

  ck_assert (g_file_set_contents (path, text, -1, NULL));
  soleus_import_try_async (path, import, cancellable, on_tried, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return result;
}

START_TEST (a_file_without_a_rate_is_shown_at_one_for_the_time_being)
  {
    static const char text[] = "EMG,Accel X\n1.5,0.25\n2,0.5\n-3,1\n";
    g_autoptr (SoleusImportTry) first = try (text, NULL);
    g_autoptr (SoleusImportTry) second =
        try (text, "{\"rate\": 500, \"unit\": {\"0\": \"mV\"}}");
    g_autofree char *rows = soleus_import_dup_rows (second->recording, 2);

    ck_assert (first->rate_missing);
    ck_assert_ptr_nonnull (first->recording);
    ck_assert (
        g_error_matches (first->error, SOLEUS_ERROR, SOLEUS_ERROR_NO_RATE));
    ck_assert_uint_eq (first->tables->len, 0);
    ck_assert (!second->rate_missing);
    soleus_test_no_error (second->error);
    ck_assert_double_eq (
        soleus_recording_get_channel (second->recording, 0)->rate_hz, 500.0);
    ck_assert_str_eq (rows,
        "          EMG      Accel X\n"
        "         1500        0.250\n"
        "         2000        0.500");
  }
END_TEST

START_TEST (a_file_that_cannot_be_read_tells_why)
  {
    g_autoptr (SoleusImportTry) result = try ("Dear diary,\nno.\n", NULL);

    ck_assert_ptr_null (result->recording);
    ck_assert (!result->rate_missing);
    ck_assert_ptr_nonnull (strstr (result->error->message, "list.csv"));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("import");
  TCase *tcase = tcase_create ("import");

  tcase_add_test (tcase, choices_become_the_words_of_a_sidecar_and_come_back);
  tcase_add_test (tcase, a_rate_for_all_goes_before_those_of_the_channels);
  tcase_add_test (tcase, what_is_not_known_is_left_out);
  tcase_add_test (tcase, numbers_are_read_with_a_point_or_a_comma);
  tcase_add_test (
      tcase, a_file_without_a_rate_is_shown_at_one_for_the_time_being);
  tcase_add_test (tcase, a_file_that_cannot_be_read_tells_why);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
