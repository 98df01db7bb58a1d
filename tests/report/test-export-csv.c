/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <string.h>

#include "report-example.h"
#include "soleus-export-csv.h"

static char **
lines_of (const ReportExample *example, SoleusEventLevel level)
{
  g_autoptr (SoleusSink) sink = soleus_sink_new_memory ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  soleus_export_csv (&example->input, level, sink);
  bytes = soleus_sink_dup_bytes (sink);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  ck_assert (g_str_has_suffix (text, "\n"));
  return g_strsplit (text, "\n", -1);
}

START_TEST (episodes_have_the_columns_of_the_contract)
  {
    ReportExample example;
    g_auto (GStrv) lines = NULL;

    report_example_init (&example, 2);
    lines = lines_of (&example, SOLEUS_LEVEL_EPISODE);
    ck_assert_str_eq (
        lines[0], "onset_s,duration_s,label,channel,frequency_hz,score");
    ck_assert_str_eq (lines[1], "1,0.03,FASC,Calf 1,,0.3");
    /* 15 episodes less the rejected one, the head, the empty end. */
    ck_assert_uint_eq (g_strv_length (lines), 16);
    for (guint i = 0; lines[i] != NULL; i++)
      ck_assert (!g_str_has_prefix (lines[i], "5,"));
    report_example_clear (&example);
  }
END_TEST

START_TEST (bursts_and_discharges_leave_out_rejected_episodes)
  {
    ReportExample example;
    g_auto (GStrv) bursts = NULL;
    g_auto (GStrv) discharges = NULL;

    report_example_init (&example, 2);
    bursts = lines_of (&example, SOLEUS_LEVEL_BURST);
    discharges = lines_of (&example, SOLEUS_LEVEL_DISCHARGE);
    ck_assert_uint_eq (g_strv_length (bursts), 4);
    ck_assert_str_eq (bursts[2], "3,0.03,FASC,Calf 1,,0.8");
    ck_assert_uint_eq (g_strv_length (discharges), 4);
    ck_assert_str_eq (discharges[2], "3.004,0,FASC,Calf 1,,0.8");
    report_example_clear (&example);
  }
END_TEST

START_TEST (labels_with_separators_are_quoted)
  {
    ReportExample example;
    g_auto (GStrv) lines = NULL;
    SoleusEpisode row = {
        .channels = soleus_channel_set_of (0),
        .onset_s = 0.25,
        .duration_s = 0.01,
        .pattern = SOLEUS_PATTERN_TREM,
        .frequency_hz = 6.25,
        .score = 0.5,
        .ambiguous_with = SOLEUS_PATTERN_NONE,
    };

    report_example_init_empty (
        &example, report_example_silence ("left, \"calf\"", 1000));
    g_array_append_val (example.analysis->episodes, row);
    lines = lines_of (&example, SOLEUS_LEVEL_EPISODE);
    ck_assert_str_eq (
        lines[1], "0.25,0.01,TREM,\"left, \"\"calf\"\"\",6.25,0.5");
    report_example_clear (&example);
  }
END_TEST

START_TEST (levels_have_names)
  {
    SoleusEventLevel level = SOLEUS_LEVEL_EPISODE;

    ck_assert (soleus_event_level_from_id ("discharge", &level));
    ck_assert_int_eq (level, SOLEUS_LEVEL_DISCHARGE);
    ck_assert (!soleus_event_level_from_id ("spike", &level));
    ck_assert (!soleus_event_level_from_id (NULL, &level));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("export-csv");
  TCase *tcase = tcase_create ("export-csv");

  tcase_add_test (tcase, episodes_have_the_columns_of_the_contract);
  tcase_add_test (tcase, bursts_and_discharges_leave_out_rejected_episodes);
  tcase_add_test (tcase, labels_with_separators_are_quoted);
  tcase_add_test (tcase, levels_have_names);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
