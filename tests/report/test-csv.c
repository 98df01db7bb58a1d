/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>

#include "soleus-csv.h"

static char *
written (SoleusSink *sink)
{
  g_autoptr (GBytes) bytes = soleus_sink_dup_bytes (sink);
  const char *data = g_bytes_get_data (bytes, NULL);

  return g_strndup (data != NULL ? data : "", g_bytes_get_size (bytes));
}

static const struct
{
  const char *text;
  const char *field;
} texts[] = {{"calf", "calf"}, {"", ""}, {NULL, ""}, {"a,b", "\"a,b\""},
    {"a\"b", "\"a\"\"b\""}, {"a\nb", "\"a\nb\""}, {"a\rb", "\"a\rb\""},
    {"wade, „links“", "\"wade, „links“\""}, {"a;b", "a;b"}};

START_TEST (a_text_is_quoted_where_it_holds_a_separator)
  {
    g_autoptr (SoleusSink) sink = soleus_sink_new_memory ();
    g_autofree char *field = NULL;

    soleus_csv_text (sink, texts[_i].text);
    field = written (sink);
    ck_assert_str_eq (field, texts[_i].field);
  }
END_TEST

static const struct
{
  double value;
  const char *field;
} numbers[] = {{0.0, "0"}, {-1.5, "-1.5"}, {1.0 / 3.0, "0.333333"}, {NAN, ""},
    {INFINITY, ""}, {-INFINITY, ""}, {1234567.0, "1.23457e+06"}};

START_TEST (a_number_that_was_not_measured_is_an_empty_field)
  {
    g_autoptr (SoleusSink) sink = soleus_sink_new_memory ();
    g_autofree char *field = NULL;

    soleus_csv_number (sink, numbers[_i].value);
    field = written (sink);
    ck_assert_str_eq (field, numbers[_i].field);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("csv");
  TCase *tc = tcase_create ("csv");

  tcase_add_loop_test (
      tc, a_text_is_quoted_where_it_holds_a_separator, 0, G_N_ELEMENTS (texts));
  tcase_add_loop_test (tc, a_number_that_was_not_measured_is_an_empty_field, 0,
      G_N_ELEMENTS (numbers));
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
