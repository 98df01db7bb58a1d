/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <locale.h>
#include <math.h>

#include "report-example.h"
#include "soleus-export-csv.h"
#include "soleus-export-json.h"

static JsonParser *
parsed (const ReportExample *example)
{
  g_autoptr (SoleusSink) sink = soleus_sink_new_memory ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  JsonParser *parser = json_parser_new ();

  soleus_export_json (&example->input, sink);
  bytes = soleus_sink_dup_bytes (sink);
  ck_assert (json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL),
      (gssize)g_bytes_get_size (bytes), &error));
  soleus_test_no_error (error);
  return parser;
}

static JsonObject *
root_of (JsonParser *parser)
{
  return json_node_get_object (json_parser_get_root (parser));
}

START_TEST (facts_come_back_as_they_were)
  {
    ReportExample example;
    g_autoptr (JsonParser) parser = NULL;
    JsonObject *root, *recording, *burst;

    report_example_init (&example, 2);
    parser = parsed (&example);
    root = root_of (parser);
    recording = json_object_get_object_member (root, "recording");
    ck_assert_str_eq (
        json_object_get_string_member (root, "schema"), "soleus-analysis/1");
    ck_assert_str_eq (
        json_object_get_string_member (recording, "name"), "example.edf");
    ck_assert_double_eq (
        json_object_get_double_member (recording, "duration_s"), 30.0);
    ck_assert_double_eq (
        json_object_get_double_member (recording, "observed_s"), 28.0);
    ck_assert_uint_eq (json_array_get_length (json_object_get_array_member (
                           recording, "segments")),
        2);
    ck_assert (json_object_get_null_member (recording, "start"));
    burst = json_array_get_object_element (
        json_object_get_array_member (root, "bursts"), 1);
    ck_assert_double_eq_tol (
        json_object_get_double_member (burst, "onset_s"), 3.0, 1e-9);
    ck_assert_double_eq_tol (
        json_object_get_double_member (burst, "amplitude"), 155.25, 1e-9);
    /* The id of the template, not its row. */
    ck_assert_int_eq (json_object_get_int_member (burst, "template"), 7);
    ck_assert_str_eq (json_object_get_string_member (burst, "unit"), "uV");
    report_example_clear (&example);
  }
END_TEST

START_TEST (rejected_episodes_are_excluded_with_their_bursts)
  {
    ReportExample example;
    g_autoptr (JsonParser) parser = NULL;
    JsonArray *episodes, *bursts, *excluded;

    report_example_init (&example, 1);
    parser = parsed (&example);
    episodes = json_object_get_array_member (root_of (parser), "episodes");
    bursts = json_object_get_array_member (root_of (parser), "bursts");
    excluded = json_object_get_array_member (root_of (parser), "excluded");
    ck_assert_uint_eq (json_array_get_length (episodes), 14);
    ck_assert_uint_eq (json_array_get_length (bursts), 2);
    ck_assert_uint_eq (json_array_get_length (excluded), 1);
    ck_assert_int_eq (json_object_get_int_member (
                          json_array_get_object_element (excluded, 0), "id"),
        2);
    report_example_clear (&example);
  }
END_TEST

START_TEST (findings_are_all_26_in_the_order_of_their_rank)
  {
    ReportExample example;
    g_autoptr (JsonParser) parser = NULL;
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
    JsonArray *findings;
    gint64 last_rank = 0;

    report_example_init (&example, 1);
    parser = parsed (&example);
    findings = json_object_get_array_member (root_of (parser), "findings");
    ck_assert_uint_eq (json_array_get_length (findings), 26);
    for (guint i = 0; i < 26; i++)
      {
        JsonObject *row = json_array_get_object_element (findings, i);
        gint64 rank = json_object_get_int_member (row, "rank");

        ck_assert_int_ge (rank, last_rank);
        last_rank = rank;
        g_hash_table_add (
            seen, (gpointer)json_object_get_string_member (row, "cause"));
      }
    ck_assert_uint_eq (g_hash_table_size (seen), 26);
    ck_assert_str_eq (
        json_object_get_string_member (root_of (parser), "urgency"), "U1");
    report_example_clear (&example);
  }
END_TEST

START_TEST (what_was_not_measured_is_null_and_never_zero)
  {
    ReportExample example;
    g_autoptr (JsonParser) parser = NULL;
    JsonObject *root, *row;
    SoleusSummary *summary;

    report_example_init (&example, 1);
    summary = &g_array_index (example.analysis->summary, SoleusSummary, 0);
    summary->rate_per_min = summary->iei_cv = NAN;
    parser = parsed (&example);
    root = root_of (parser);
    row = json_array_get_object_element (
        json_object_get_array_member (root, "summary"), 0);
    ck_assert (json_object_get_null_member (row, "rate_per_min"));
    ck_assert (json_object_get_null_member (row, "iei_cv"));
    ck_assert_int_eq (json_object_get_int_member (row, "n"), 41);
    row = json_array_get_object_element (
        json_object_get_array_member (root, "quality"), 0);
    ck_assert (json_object_get_null_member (row, "mains_hz"));
    row = json_array_get_object_element (
        json_object_get_array_member (root, "bursts"), 0);
    ck_assert (json_object_get_null_member (row, "mdf_hz"));
    ck_assert (json_object_get_null_member (row, "template"));
    ck_assert (!json_object_has_member (row, "onset_rule_s"));
    /* A ratio over no noise at all has a number that says "very large". */
    ck_assert_double_eq (json_object_get_double_member (row, "snr_db"), 200.0);
    ck_assert (json_object_get_null_member (root, "frequency_hz"));
    report_example_clear (&example);
  }
END_TEST

START_TEST (measures_stand_where_the_contract_says)
  {
    ReportExample example;
    g_autoptr (JsonParser) parser = NULL;
    JsonObject *root, *row;

    report_example_init (&example, 1);
    parser = parsed (&example);
    root = root_of (parser);
    row = json_array_get_object_element (
        json_object_get_array_member (root, "tremor"), 0);
    ck_assert_double_eq (
        json_object_get_double_member (row, "frequency_hz"), 5.83);
    ck_assert_double_eq (
        json_object_get_double_member (row, "duration_s"), 4.0);
    row = json_array_get_object_element (
        json_object_get_array_member (root, "templates"), 0);
    ck_assert_int_eq (json_object_get_int_member (row, "id"), 7);
    ck_assert_int_eq (json_object_get_int_member (row, "phases"), 3);
    row = json_array_get_object_element (
        json_object_get_array_member (root, "trend"), 0);
    ck_assert_uint_eq (
        json_array_get_length (json_object_get_array_member (row, "bins")), 3);
    row = json_object_get_object_member (root, "plm");
    ck_assert_int_eq (json_object_get_int_member (
                          json_object_get_object_member (row, "aasm"), "n_lm"),
        12);
    ck_assert_str_eq (
        json_object_get_string_member (row, "called"), "PLM-like");
    ck_assert_str_eq (json_object_get_string_member (row, "limits"), "8-2-uv");
    ck_assert_str_eq (json_object_get_string_member (row, "sensor"), "emg");
    row = json_object_get_object_member (row, "aasm");
    ck_assert_int_eq (
        json_array_get_int_element (
            json_object_get_array_member (row, "interval_bins"), 14),
        9);
    row = json_array_get_object_element (
        json_object_get_array_member (root, "episodes"), 0);
    row = json_array_get_object_element (
        json_object_get_array_member (row, "reasons"), 0);
    ck_assert_str_eq (
        json_object_get_string_member (row, "feature"), "duration_ms");
    ck_assert_str_eq (json_object_get_string_member (row, "sign"), "for");
    ck_assert_str_eq (
        json_object_get_string_member (root, "record_pattern"), "FASC");
    report_example_clear (&example);
  }
END_TEST

START_TEST (a_quiet_recording_is_rest_and_has_no_lists)
  {
    static const char *const lists[] = {"quality", "states", "artefacts",
        "bursts", "episodes", "excluded", "templates", "tremor", "summary",
        "trend", "red_flags"};
    ReportExample example;
    g_autoptr (JsonParser) parser = NULL;

    report_example_init_empty (&example, report_example_silence ("a", 100));
    parser = parsed (&example);
    for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
      ck_assert_uint_eq (json_array_get_length (json_object_get_array_member (
                             root_of (parser), lists[i])),
          0);
    ck_assert_str_eq (
        json_object_get_string_member (root_of (parser), "record_pattern"),
        "REST");
    ck_assert (json_object_get_null_member (root_of (parser), "plm"));
    report_example_clear (&example);
  }
END_TEST

START_TEST (the_same_input_gives_the_same_bytes)
  {
    GBytes *bytes[2];

    for (int i = 0; i < 2; i++)
      {
        ReportExample example;
        g_autoptr (SoleusSink) sink = soleus_sink_new_memory ();

        report_example_init (&example, 2);
        soleus_export_json (&example.input, sink);
        bytes[i] = soleus_sink_dup_bytes (sink);
        report_example_clear (&example);
      }
    ck_assert (g_bytes_equal (bytes[0], bytes[1]));
    g_bytes_unref (bytes[0]);
    g_bytes_unref (bytes[1]);
  }
END_TEST

static GBytes *
files_of (void)
{
  g_autoptr (SoleusSink) sink = soleus_sink_new_memory ();
  ReportExample example;

  report_example_init (&example, 2);
  soleus_export_json (&example.input, sink);
  soleus_export_csv (&example.input, SOLEUS_LEVEL_EPISODE, sink);
  report_example_clear (&example);
  return soleus_sink_dup_bytes (sink);
}

START_TEST (files_have_the_same_bytes_in_every_language)
  {
    static const char *const languages[] = {"de", "ar", "zh_CN"};
    g_autoptr (GBytes) wanted = files_of ();
    g_autoptr (GBytes) shown = NULL;

    /* Any locale but "C" lets LANGUAGE choose. */
    g_setenv ("LANGUAGE", languages[_i], TRUE);
    setlocale (LC_ALL, "C.UTF-8");
    bindtextdomain (GETTEXT_PACKAGE, SOLEUS_TEST_LOCALE_DIR);
    bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
    textdomain (GETTEXT_PACKAGE);
    ck_assert_str_ne (_ ("tremor"), "tremor");
    shown = files_of ();
    ck_assert (g_bytes_equal (wanted, shown));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("export-json");
  TCase *tcase = tcase_create ("export-json");

  tcase_add_test (tcase, facts_come_back_as_they_were);
  tcase_add_test (tcase, rejected_episodes_are_excluded_with_their_bursts);
  tcase_add_test (tcase, findings_are_all_26_in_the_order_of_their_rank);
  tcase_add_test (tcase, what_was_not_measured_is_null_and_never_zero);
  tcase_add_test (tcase, measures_stand_where_the_contract_says);
  tcase_add_test (tcase, a_quiet_recording_is_rest_and_has_no_lists);
  tcase_add_test (tcase, the_same_input_gives_the_same_bytes);
  tcase_add_loop_test (
      tcase, files_have_the_same_bytes_in_every_language, 0, 3);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
