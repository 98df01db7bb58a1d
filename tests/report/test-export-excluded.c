/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <string.h>

#include "report-example.h"
#include "soleus-export-csv.h"
#include "soleus-export-excluded.h"
#include "soleus-stamp.h"

static char **
lines_of_sink (const SoleusSink *sink)
{
  g_autoptr (GBytes) bytes = soleus_sink_dup_bytes (sink);
  g_autofree char *text =
      g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  ck_assert (g_str_has_suffix (text, "\n"));
  return g_strsplit (text, "\n", -1);
}

static gboolean
has_line (char **lines, const char *begin)
{
  for (; *lines != NULL; lines++)
    if (g_str_has_prefix (*lines, begin))
      return TRUE;
  return FALSE;
}

START_TEST (every_reason_stands_beside_what_it_leaves_out)
  {
    ReportExample example;
    SoleusQuality slow = {.channel = 1, .reason_id = "emg-rate-too-low"};
    SoleusQuality axis = {.channel = 1, .further_axis = TRUE};
    g_autoptr (SoleusSink) sink = soleus_sink_new_memory ();
    g_auto (GStrv) lines = NULL;

    report_example_init (&example, 2);
    g_array_append_val (example.analysis->quality, slow);
    g_array_append_val (example.analysis->quality, axis);
    soleus_export_excluded (&example.input, sink);
    lines = lines_of_sink (sink);
    ck_assert_str_eq (lines[0],
        "onset_s,duration_s,channel,kind,reason,settings_hash,version");
    ck_assert (has_line (lines, "0,30,Calf 2,channel,emg-rate-too-low,"));
    ck_assert (has_line (lines, "10,2,,gap,NO-DATA,"));
    ck_assert (has_line (lines, "5,0.4,Calf 1,artefact,ART-POP,"));
    ck_assert (has_line (lines, "5,0.03,Calf 1,episode,rejected,"));
    ck_assert (has_line (lines, "26,4,,state,UNUSABLE,"));
    /* Head, one of each, the empty end: rest and the axis are no loss. */
    ck_assert_uint_eq (g_strv_length (lines), 7);
    report_example_clear (&example);
  }
END_TEST

START_TEST (a_stamp_is_the_hash_and_the_version)
  {
    ReportExample example;
    g_autofree char *hash = NULL;
    g_autofree char *end = NULL;
    g_autofree char *expected = NULL;
    g_autoptr (SoleusSink) sink = soleus_sink_new_memory ();
    g_auto (GStrv) lines = NULL;

    report_example_init (&example, 1);
    hash = soleus_parameters_dup_hash (&example.analysis->parameters, "0.1.0");
    end = soleus_stamp_dup_row_end (&example.input);
    expected = g_strdup_printf (",%s,0.1.0\n", hash);
    ck_assert_str_eq (end, expected);
    soleus_export_csv_stamped (&example.input, SOLEUS_LEVEL_EPISODE, sink);
    lines = lines_of_sink (sink);
    ck_assert_str_eq (lines[0],
        "onset_s,duration_s,label,channel,frequency_hz,score,settings_hash,"
        "version");
    g_strchomp (end);
    for (guint i = 1; lines[i + 1] != NULL; i++)
      ck_assert (g_str_has_suffix (lines[i], end));
    report_example_clear (&example);
  }
END_TEST

START_TEST (the_hash_of_the_analysis_wins)
  {
    ReportExample example;
    g_autofree char *hash = NULL;

    report_example_init (&example, 1);
    g_free (example.analysis->settings_hash);
    example.analysis->settings_hash = g_strdup ("0123456789abcdef");
    hash = soleus_stamp_dup_hash (&example.input);
    ck_assert_str_eq (hash, "0123456789abcdef");
    report_example_clear (&example);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("export-excluded");
  TCase *tcase = tcase_create ("export-excluded");

  tcase_add_test (tcase, every_reason_stands_beside_what_it_leaves_out);
  tcase_add_test (tcase, a_stamp_is_the_hash_and_the_version);
  tcase_add_test (tcase, the_hash_of_the_analysis_wins);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
