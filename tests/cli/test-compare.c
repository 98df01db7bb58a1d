/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "cli-run.h"
#include "soleus-error.h"
#include "soleus-match-list.h"
#include "soleus-match-table.h"

static char *
write_file (const char *name, const char *text)
{
  char *path = g_build_filename (soleus_test_tmp_dir (), name, NULL);

  ck_assert (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static SoleusMatchList *
load (const char *path, GError **error)
{
  return soleus_match_list_load (
      path, SOLEUS_LEVEL_BURST, SOLEUS_SENSOR_ALL, error);
}

/* The same two events in every dialect. */
static const struct
{
  const char *name;
  const char *text;
} tables[] = {
    {"ours.csv",
        "onset_s,duration_s,label,channel,frequency_hz,score\n"
        "1.5,0.25,FASC,EMG,,0.9\n3,0,TREM,EMG|Acc,6,\n"},
    {"bids.tsv",
        "onset\tduration\ttrial_type\n1.5\t0.25\tFASC\n3\tn/a\tTREM\n"},
    {"quoted.csv",
        "\xef\xbb\xbf\"label\";\"start\";\"duration\"\r\n"
        "\"FASC\";1.5;0.25\r\n\r\nTREM;3;\r\n"},
};

START_TEST (a_table_of_events_is_read_in_every_dialect)
  {
    g_autoptr (GError) error = NULL;
    g_autofree char *path = write_file (tables[_i].name, tables[_i].text);
    g_autoptr (SoleusMatchList) list = load (path, &error);
    const SoleusMatchEvent *event;

    soleus_test_no_error (error);
    ck_assert_uint_eq (list->events->len, 2);
    event = &g_array_index (list->events, SoleusMatchEvent, 0);
    ck_assert_double_eq (event[0].onset_s, 1.5);
    ck_assert_double_eq (event[0].duration_s, 0.25);
    ck_assert_str_eq (event[0].label, "FASC");
    ck_assert_double_eq (event[1].onset_s, 3.0);
    ck_assert_double_eq (event[1].duration_s, 0.0);
    ck_assert_str_eq (event[1].label, "TREM");
  }
END_TEST

START_TEST (a_quoted_field_may_hold_the_separator)
  {
    g_autoptr (GPtrArray) fields =
        soleus_match_table_split ("1,\"a, \"\"b\"\"\",,x", ',');

    ck_assert_uint_eq (fields->len, 4);
    ck_assert_str_eq (g_ptr_array_index (fields, 1), "a, \"b\"");
    ck_assert_str_eq (g_ptr_array_index (fields, 2), "");
    ck_assert_str_eq (g_ptr_array_index (fields, 3), "x");
  }
END_TEST

static const struct
{
  const char *name;
  const char *text;
  const char *named;
} bad_lists[] = {
    {"empty.csv", "", "onset_s"},
    {"headless.csv", "1,2,3\n", "onset_s"},
    {"words.csv", "onset,label\nsoon,FASC\n", "line 2"},
    {"broken.json", "{", "no JSON (<data>:1"},
    {"other.json", "{\"a\": 1}", "bursts"},
    {"list.json", "[]", "object"},
};

START_TEST (a_file_that_is_no_list_of_events_is_named)
  {
    g_autoptr (GError) error = NULL;
    g_autofree char *path = write_file (bad_lists[_i].name, bad_lists[_i].text);

    ck_assert_ptr_null (load (path, &error));
    soleus_test_error (&error, SOLEUS_ERROR_INVALID, bad_lists[_i].name,
        bad_lists[_i].named, NULL);
  }
END_TEST

static const char two_bursts[] =
    "{\"bursts\": ["
    "{\"channels\": [0], \"onset_s\": 1, \"duration_s\": 0.1, \"sensor\": "
    "\"emg\", \"pattern\": \"DBL\", \"discharges_s\": [1.01, 1.02]},"
    "{\"channels\": [1, 2], \"onset_s\": 1.1, \"duration_s\": 0.3, "
    "\"sensor\": \"accelerometer\", \"pattern\": \"DBL\", "
    "\"discharges_s\": []}], \"episodes\": []}";

START_TEST (level_and_sensor_choose_the_rows)
  {
    static const struct
    {
      SoleusEventLevel level;
      SoleusSensorChoice sensor;
      guint n;
    } rows[] = {
        {SOLEUS_LEVEL_BURST, SOLEUS_SENSOR_ALL, 2},
        {SOLEUS_LEVEL_BURST, SOLEUS_SENSOR_EMG, 1},
        {SOLEUS_LEVEL_BURST, SOLEUS_SENSOR_ACCELEROMETER, 1},
        {SOLEUS_LEVEL_DISCHARGE, SOLEUS_SENSOR_ALL, 2},
        {SOLEUS_LEVEL_EPISODE, SOLEUS_SENSOR_ALL, 0},
    };
    g_autofree char *path = write_file ("two.json", two_bursts);

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (SoleusMatchList) list =
            soleus_match_list_load (path, rows[i].level, rows[i].sensor, NULL);
        ck_assert_uint_eq (list->events->len, rows[i].n);
      }
  }
END_TEST

START_TEST (an_analysis_says_the_sensor_by_the_kind_of_its_channels)
  {
    g_autofree char *path = write_file ("found.json",
        "{\"recording\": {\"duration_s\": 60, \"channels\": ["
        "{\"kind\": \"emg\"}, {\"kind\": \"accelerometer\"}]},"
        "\"bursts\": [{\"channels\": [0], \"onset_s\": 1, \"duration_s\": 1},"
        "{\"channels\": [1], \"onset_s\": 2, \"duration_s\": 1},"
        "{\"channels\": [0, 1], \"onset_s\": 3, \"duration_s\": 1}]}");
    g_autoptr (SoleusMatchList) emg = soleus_match_list_load (
        path, SOLEUS_LEVEL_BURST, SOLEUS_SENSOR_EMG, NULL);
    g_autoptr (SoleusMatchList) acc = soleus_match_list_load (
        path, SOLEUS_LEVEL_BURST, SOLEUS_SENSOR_ACCELEROMETER, NULL);

    ck_assert_uint_eq (emg->events->len, 2);
    ck_assert_uint_eq (acc->events->len, 2);
    ck_assert_double_eq (emg->duration_s, 60.0);
  }
END_TEST

START_TEST (two_lists_are_compared_by_the_program)
  {
    g_autofree char *a = write_file ("reference.csv",
        "onset_s,duration_s,label\n1,0.5,FASC\n2,0.5,FASC\n3,0.5,TREM\n"
        "9,0.5,TREM\n");
    g_autofree char *b = write_file ("test.csv",
        "onset_s,duration_s,label\n1.02,0.5,FASC\n2,0.48,TREM\n3,0.5,TREM\n"
        "5,0.5,FASC\n");
    g_autoptr (CliResult) text = cli_run (NULL, "compare", a, b, NULL);
    g_autoptr (CliResult) data =
        cli_run (NULL, "compare", a, b, "--json", NULL);
    g_autoptr (CliResult) strict =
        cli_run (NULL, "compare", a, b, "--same-label", "--json", NULL);
    g_autoptr (JsonParser) parser = json_parser_new ();
    JsonObject *root;

    cli_assert_done (text);
    cli_assert_done (data);
    ck_assert_ptr_nonnull (strstr (text->out, "3 matched"));
    ck_assert (json_parser_load_from_data (parser, data->out, -1, NULL));
    root = json_node_get_object (json_parser_get_root (parser));
    ck_assert_int_eq (json_object_get_int_member (root, "n_matched"), 3);
    ck_assert_double_eq_tol (
        json_object_get_double_member (
            json_object_get_object_member (root, "sensitivity"), "value"),
        0.75, 1e-6);
    ck_assert_ptr_nonnull (strstr (strict->out, "\"n_matched\": 2"));
  }
END_TEST

START_TEST (a_truth_agrees_with_itself_at_every_level)
  {
    static const char *const levels[] = {"discharge", "burst", "episode"};
    g_autofree char *truth =
        g_build_filename (soleus_test_tmp_dir (), "truth.json", NULL);
    g_autoptr (CliResult) made = cli_run (
        NULL, "simulate", "FBURST", "--truth", truth, "--duration", "60", NULL);

    cli_assert_done (made);
    for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
      {
        g_autoptr (CliResult) result = cli_run (NULL, "compare", truth, truth,
            "--level", levels[i], "--sensor", "emg", "--json", NULL);
        cli_assert_done (result);
        ck_assert_ptr_nonnull (strstr (result->out, "\"f1\": {\"value\": 1,"));
      }
  }
END_TEST

static const char *const wrong[][2] = {{"--level", "muscle"},
    {"--match", "luck"}, {"--sensor", "nose"}, {"--tolerance-ms", "-1"}};

START_TEST (a_wrong_word_is_refused)
  {
    g_autoptr (CliResult) result = cli_run (
        NULL, "compare", "a.csv", "b.csv", wrong[_i][0], wrong[_i][1], NULL);

    cli_assert_refused (result, 2, wrong[_i][1], NULL);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("compare");
  TCase *tc = tcase_create ("compare");

  tcase_add_loop_test (
      tc, a_table_of_events_is_read_in_every_dialect, 0, G_N_ELEMENTS (tables));
  tcase_add_test (tc, a_quoted_field_may_hold_the_separator);
  tcase_add_loop_test (tc, a_file_that_is_no_list_of_events_is_named, 0,
      G_N_ELEMENTS (bad_lists));
  tcase_add_test (tc, level_and_sensor_choose_the_rows);
  tcase_add_test (tc, an_analysis_says_the_sensor_by_the_kind_of_its_channels);
  tcase_add_test (tc, two_lists_are_compared_by_the_program);
  tcase_add_test (tc, a_truth_agrees_with_itself_at_every_level);
  tcase_add_loop_test (tc, a_wrong_word_is_refused, 0, G_N_ELEMENTS (wrong));
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
