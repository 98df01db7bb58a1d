/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <string.h>

#include "report-example.h"
#include "soleus-export-table.h"

static char **
lines_of (SoleusSink *sink)
{
  g_autoptr (GBytes) bytes = soleus_sink_dup_bytes (sink);
  g_autofree char *text =
      g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return g_strsplit (text, "\n", -1);
}

static char **
table_of (const SoleusReportInput *input)
{
  g_autoptr (SoleusSink) sink = soleus_sink_new_memory ();

  soleus_export_table_head (sink);
  soleus_export_table_rows (input, "one.edf", sink);
  return lines_of (sink);
}

/* The field of @line under the head's @column; free with g_free(). */
static char *
field (char *const *lines, guint line, const char *column)
{
  g_auto (GStrv) head = g_strsplit (lines[0], ",", -1);
  g_auto (GStrv) fields = g_strsplit (lines[line], ",", -1);

  ck_assert_uint_eq (g_strv_length (head), g_strv_length (fields));
  for (guint i = 0; head[i] != NULL; i++)
    if (strcmp (head[i], column) == 0)
      return g_strdup (fields[i]);
  ck_abort_msg ("no column %s", column);
  return NULL;
}

static void
assert_field (
    char *const *lines, guint line, const char *column, const char *expected)
{
  g_autofree char *found = field (lines, line, column);

  ck_assert_msg (strcmp (found, expected) == 0, "%s of line %u: “%s”, not “%s”",
      column, line, found, expected);
}

START_TEST (each_pattern_of_a_channel_has_its_row)
  {
    ReportExample example;
    g_auto (GStrv) lines = NULL;
    SoleusSummary row;

    report_example_init (&example, 2);
    row = g_array_index (example.analysis->summary, SoleusSummary, 0);
    lines = table_of (&example.input);
    for (guint i = 1; lines[i][0] != '\0'; i++)
      {
        assert_field (lines, i, "recording", "one.edf");
        assert_field (lines, i, "settings_hash",
            example.analysis->settings_hash != NULL
                ? example.analysis->settings_hash
                : "");
      }
    g_autofree char *n = g_strdup_printf ("%u", row.n);
    g_autofree char *channel = g_strdup_printf ("%u", row.channel);
    assert_field (lines, 1 + row.channel, "n", n);
    assert_field (lines, 1 + row.channel, "channel", channel);
    assert_field (
        lines, 1 + row.channel, "pattern", soleus_pattern_id (row.pattern));
    report_example_clear (&example);
  }
END_TEST

START_TEST (a_silent_channel_has_a_count_of_0_with_its_interval)
  {
    ReportExample example;
    g_auto (GStrv) lines = NULL;
    const SoleusQuality quality = {
        .searched = TRUE, .q = 1.0, .usable_rest_s = 60.0, .noise_rms = 2.0};

    report_example_init_empty (
        &example, report_example_silence ("left calf", 60000));
    g_array_set_size (example.analysis->quality, 0);
    g_array_append_val (example.analysis->quality, quality);
    lines = table_of (&example.input);
    assert_field (lines, 1, "pattern", "");
    assert_field (lines, 1, "n", "0");
    assert_field (lines, 1, "rate_per_min", "0");
    /* Garwood's upper end for 0: -ln 0.025. */
    assert_field (lines, 1, "rate_high", "3.68888");
    assert_field (lines, 1, "amplitude_median", "");
    assert_field (lines, 1, "muscle", "");
    ck_assert_str_eq (lines[2], "");
    report_example_clear (&example);
  }
END_TEST

START_TEST (a_channel_that_cannot_show_twitches_has_no_row)
  {
    ReportExample example;
    g_auto (GStrv) lines = NULL;
    const SoleusQuality quality = {.searched = FALSE};

    report_example_init_empty (
        &example, report_example_silence ("left calf", 1000));
    g_array_set_size (example.analysis->quality, 0);
    g_array_append_val (example.analysis->quality, quality);
    lines = table_of (&example.input);
    ck_assert_str_eq (lines[1], "");
    report_example_clear (&example);
  }
END_TEST

START_TEST (the_dictionary_explains_every_column_in_order)
  {
    g_autoptr (SoleusSink) sink = soleus_sink_new_memory ();
    g_autoptr (SoleusSink) head = soleus_sink_new_memory ();
    g_auto (GStrv) lines = NULL;
    g_auto (GStrv) head_lines = NULL;
    g_auto (GStrv) names = NULL;
    guint n;

    soleus_export_table_dictionary (sink);
    soleus_export_table_head (head);
    lines = lines_of (sink);
    head_lines = lines_of (head);
    names = g_strsplit (head_lines[0], ",", -1);
    n = g_strv_length (names);
    ck_assert_str_eq (lines[0], "column,unit,meaning");
    ck_assert_uint_eq (g_strv_length (lines), n + 2);
    for (guint i = 0; i < n; i++)
      {
        g_auto (GStrv) cells = g_strsplit (lines[i + 1], ",", 3);
        ck_assert_str_eq (cells[0], names[i]);
        ck_assert_uint_gt (strlen (cells[2]), 5);
        for (guint k = 0; k < i; k++)
          ck_assert_str_ne (names[k], names[i]);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("export-table");
  TCase *tc = tcase_create ("export-table");

  tcase_add_test (tc, each_pattern_of_a_channel_has_its_row);
  tcase_add_test (tc, a_silent_channel_has_a_count_of_0_with_its_interval);
  tcase_add_test (tc, a_channel_that_cannot_show_twitches_has_no_row);
  tcase_add_test (tc, the_dictionary_explains_every_column_in_order);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
