/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "cli-run.h"

static char *
in_tmp (const char *name)
{
  return g_build_filename (soleus_test_tmp_dir (), name, NULL);
}

/* Writes @pattern with its truth into the folder of the test. */
static char *
simulate (const char *pattern, const char *name)
{
  char *path = in_tmp (name);
  g_autofree char *truth = g_strconcat (path, ".truth.json", NULL);
  g_autoptr (CliResult) result = cli_run (NULL, "simulate", pattern, "-o", path,
      "--truth", truth, "--duration", "20", "--rate", "1000", NULL);

  cli_assert_done (result);
  ck_assert_str_eq (result->out, "");
  ck_assert_str_eq (result->err, "");
  return path;
}

static JsonObject *
parse (const char *text)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  ck_assert_msg (json_parser_load_from_data (parser, text, -1, &error), "%s",
      error == NULL ? "" : error->message);
  return json_node_dup_object (json_parser_get_root (parser));
}

static char *
read_text (const char *path)
{
  char *text = NULL;

  ck_assert (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

START_TEST (a_simulation_is_the_same_twice)
  {
    g_autofree char *first = simulate ("FASC", "first.edf");
    g_autofree char *second = simulate ("FASC", "second.edf");
    g_autofree char *first_truth = g_strconcat (first, ".truth.json", NULL);
    g_autofree char *second_truth = g_strconcat (second, ".truth.json", NULL);
    g_autofree char *a = NULL, *b = NULL;
    g_autofree char *truth_a = read_text (first_truth);
    g_autofree char *truth_b = read_text (second_truth);
    gsize n_a, n_b;

    ck_assert (g_file_get_contents (first, &a, &n_a, NULL));
    ck_assert (g_file_get_contents (second, &b, &n_b, NULL));
    ck_assert_uint_eq (n_a, n_b);
    ck_assert_mem_eq (a, b, n_a);
    ck_assert_str_eq (truth_a, truth_b);
  }
END_TEST

START_TEST (the_truth_is_json_with_the_names_of_the_analysis)
  {
    g_autofree char *path = simulate ("TREM", "tremor.edf");
    g_autofree char *truth_path = g_strconcat (path, ".truth.json", NULL);
    g_autofree char *text = read_text (truth_path);
    g_autoptr (JsonObject) truth = parse (text);
    JsonArray *bursts = json_object_get_array_member (truth, "bursts");
    static const char *const names[] = {"id", "channels", "onset_s", "peak_s",
        "duration_s", "amplitude", "rms", "snr_db", "template", "discharges_s",
        "pattern", "episode"};

    ck_assert_str_eq (
        json_object_get_string_member (truth, "schema"), "soleus-truth/1");
    ck_assert (json_object_get_boolean_member (truth, "synthetic"));
    ck_assert_uint_gt (json_array_get_length (bursts), 10);
    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      ck_assert_msg (json_object_has_member (
                         json_array_get_object_element (bursts, 0), names[i]),
          "no %s", names[i]);
    ck_assert_str_eq (
        json_object_get_string_member (truth, "record_pattern"), "TREM");
  }
END_TEST

START_TEST (info_tells_what_was_simulated)
  {
    g_autofree char *path = simulate ("FASC", "facts.edf");
    g_autoptr (CliResult) text = cli_run (NULL, "info", path, NULL);
    g_autoptr (CliResult) data = cli_run (NULL, "info", path, "--json", NULL);
    g_autoptr (JsonObject) json = NULL;
    JsonObject *recording, *channel;

    cli_assert_done (text);
    cli_assert_done (data);
    ck_assert_ptr_nonnull (strstr (text->out, "facts.edf"));
    ck_assert_ptr_nonnull (strstr (text->out, "gastrocnemius, left"));
    ck_assert_ptr_nonnull (strstr (text->out, "1000 Hz"));
    json = parse (data->out);
    recording = json_object_get_object_member (json, "recording");
    channel = json_array_get_object_element (
        json_object_get_array_member (recording, "channels"), 0);
    ck_assert_str_eq (json_object_get_string_member (channel, "kind"), "emg");
    ck_assert_double_eq (
        json_object_get_double_member (channel, "rate_hz"), 1000.0);
    ck_assert_int_eq (json_object_get_int_member (channel, "n_samples"), 20000);
  }
END_TEST

START_TEST (options_correct_what_the_file_says)
  {
    g_autofree char *path = simulate ("FASC", "corrected.edf");
    g_autoptr (CliResult) result =
        cli_run (NULL, "info", path, "--channel", "0", "--muscle", "0=soleus",
            "--side", "0=right", "--rate", "0=500", "--json", NULL);
    g_autoptr (JsonObject) json = NULL;
    JsonArray *channels;
    JsonObject *channel;

    cli_assert_done (result);
    json = parse (result->out);
    channels = json_object_get_array_member (
        json_object_get_object_member (json, "recording"), "channels");
    ck_assert_uint_eq (json_array_get_length (channels), 1);
    channel = json_array_get_object_element (channels, 0);
    ck_assert_str_eq (
        json_object_get_string_member (channel, "muscle"), "soleus");
    ck_assert_str_eq (json_object_get_string_member (channel, "side"), "right");
    ck_assert_double_eq (
        json_object_get_double_member (channel, "rate_hz"), 500.0);
  }
END_TEST

START_TEST (an_unknown_channel_is_refused_with_what_there_is)
  {
    g_autofree char *path = simulate ("FASC", "channels.edf");
    g_autoptr (CliResult) result =
        cli_run (NULL, "info", path, "--side", "17=left", NULL);

    ck_assert_int_ne (result->status, 0);
    ck_assert_str_eq (result->out, "");
    ck_assert_ptr_nonnull (strstr (result->err, "17"));
    ck_assert_ptr_nonnull (strstr (result->err, "channels.edf"));
  }
END_TEST

START_TEST (an_analysis_is_the_same_from_two_folders_and_with_any_cores)
  {
    g_autofree char *path = simulate ("FASC-FREQUENT", "same.edf");
    g_autofree char *folder = in_tmp ("elsewhere");
    g_autofree char *copy = g_build_filename (folder, "same.edf", NULL);
    g_autofree char *bytes = NULL;
    gsize n;
    g_autoptr (CliResult) here = NULL;
    g_autoptr (CliResult) again = NULL;
    g_autoptr (CliResult) there = NULL;

    g_mkdir (folder, 0700);
    ck_assert (g_file_get_contents (path, &bytes, &n, NULL));
    ck_assert (g_file_set_contents (copy, bytes, (gssize)n, NULL));
    here = cli_run (NULL, "analyse", path, "--json", "-j", "1", NULL);
    again = cli_run (NULL, "analyse", path, "--json", "-j", "4", NULL);
    there = cli_run (folder, "analyse", "same.edf", "--json", NULL);
    cli_assert_done (here);
    cli_assert_done (there);
    ck_assert_str_eq (here->out, again->out);
    ck_assert_str_eq (here->out, there->out);
  }
END_TEST

START_TEST (several_recordings_come_out_in_their_order)
  {
    g_autofree char *a = simulate ("FASC", "a.edf");
    g_autofree char *b = simulate ("REST", "b.edf");
    g_autofree char *c = simulate ("TREM", "c.edf");
    g_autoptr (CliResult) one = cli_run (NULL, "analyse", a, b, c, "-j1", NULL);
    g_autoptr (CliResult) all = cli_run (NULL, "analyse", a, b, c, "-j8", NULL);
    const char *at_a, *at_b, *at_c;

    cli_assert_done (all);
    ck_assert_str_eq (one->out, all->out);
    at_a = strstr (all->out, "a.edf");
    at_b = strstr (all->out, "b.edf");
    at_c = strstr (all->out, "c.edf");
    ck_assert (at_a != NULL && at_a < at_b && at_b < at_c);
  }
END_TEST

START_TEST (the_words_hold_verdict_urgency_causes_and_notice)
  {
    static const char *const parts[] = {"usable", "How urgent",
        "What the recording shows", "Channels", "EMG gast med L", "Causes",
        "It does not diagnose."};
    g_autofree char *path = simulate ("FASC-FREQUENT", "words.edf");
    g_autoptr (CliResult) result = cli_run (NULL, "analyse", path, NULL);

    cli_assert_done (result);
    ck_assert_str_eq (result->err, "");
    for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
      ck_assert_msg (
          strstr (result->out, parts[i]) != NULL, "no “%s”", parts[i]);
  }
END_TEST

START_TEST (an_answer_changes_the_urgency)
  {
    g_autofree char *path = simulate ("REST", "urgent.edf");
    g_autofree char *answers = in_tmp ("answers.json");
    g_autoptr (CliResult) before =
        cli_run (NULL, "analyse", path, "--json", NULL);
    g_autoptr (CliResult) after = NULL;
    g_autoptr (JsonObject) json_before = NULL;
    g_autoptr (JsonObject) json_after = NULL;

    ck_assert (g_file_set_contents (
        answers, "{\"Q02\": \"yes\", \"Q03\": \"yes\"}", -1, NULL));
    after =
        cli_run (NULL, "analyse", path, "--json", "--answers", answers, NULL);
    cli_assert_done (before);
    cli_assert_done (after);
    json_before = parse (before->out);
    json_after = parse (after->out);
    ck_assert_str_eq (
        json_object_get_string_member (json_before, "urgency"), "U0");
    /* science.md 3.5: twitching all over and passing out. */
    ck_assert_str_eq (
        json_object_get_string_member (json_after, "urgency"), "U3");
  }
END_TEST

START_TEST (a_parameter_file_and_an_earlier_analysis_give_the_same_settings)
  {
    g_autofree char *path = simulate ("REST", "parameters.edf");
    g_autofree char *params = in_tmp ("parameters.json");
    g_autofree char *earlier = in_tmp ("earlier.json");
    g_autoptr (CliResult) first = NULL;
    g_autoptr (CliResult) second = NULL;
    g_autoptr (JsonObject) json = NULL;

    ck_assert (g_file_set_contents (
        params, "{\"false_alarms_per_min\": 1, \"emg_low_hz\": 30}", -1, NULL));
    first = cli_run (NULL, "analyse", path, "--json", "--params", params,
        "--set", "emg_low_hz=40", NULL);
    cli_assert_done (first);
    ck_assert (g_file_set_contents (earlier, first->out, -1, NULL));
    second =
        cli_run (NULL, "analyse", path, "--json", "--params", earlier, NULL);
    ck_assert_str_eq (first->out, second->out);
    json = parse (first->out);
    ck_assert_double_eq (
        json_object_get_double_member (
            json_object_get_object_member (json, "parameters"), "emg_low_hz"),
        40.0);
  }
END_TEST

START_TEST (an_earlier_analysis_is_taken_as_history)
  {
    g_autofree char *path = simulate ("FASC", "now.edf");
    g_autofree char *earlier = in_tmp ("history.json");
    g_autoptr (CliResult) first =
        cli_run (NULL, "analyse", path, "--json", NULL);
    g_autoptr (CliResult) second = NULL;

    ck_assert (g_file_set_contents (earlier, first->out, -1, NULL));
    second =
        cli_run (NULL, "analyse", path, "--json", "--history", earlier, NULL);
    cli_assert_done (second);
  }
END_TEST

START_TEST (events_are_a_table_with_the_stated_columns)
  {
    g_autofree char *path = simulate ("FASC-FREQUENT", "events.edf");
    g_autofree char *table = in_tmp ("events.csv");
    static const char *const levels[] = {"discharge", "burst", "episode"};

    for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
      {
        g_autoptr (CliResult) result = cli_run (NULL, "analyse", path,
            "--events", table, "--level", levels[i], NULL);
        g_autofree char *text = NULL;
        cli_assert_done (result);
        text = read_text (table);
        ck_assert (g_str_has_prefix (
            text, "onset_s,duration_s,label,channel,frequency_hz,score\n"));
      }
  }
END_TEST

START_TEST (the_questions_name_every_legal_key)
  {
    g_autofree char *path = simulate ("FASC", "questions.edf");
    g_autoptr (CliResult) text = cli_run (NULL, "questions", path, NULL);
    g_autoptr (CliResult) data =
        cli_run (NULL, "questions", path, "--json", NULL);
    g_autoptr (JsonObject) json = NULL;
    JsonArray *keys;
    guint n_main = 0;

    cli_assert_done (text);
    cli_assert_done (data);
    ck_assert_ptr_nonnull (strstr (text->out, "Q04"));
    json = parse (data->out);
    keys = json_object_get_array_member (json, "keys");
    for (guint i = 0; i < json_array_get_length (keys); i++)
      {
        JsonObject *row = json_array_get_object_element (keys, i);
        const char *key = json_object_get_string_member (row, "key");
        n_main += key[0] == 'Q' && strlen (key) == 3;
      }
    ck_assert_uint_eq (n_main, 34);
    ck_assert_uint_gt (
        json_array_get_length (json_object_get_array_member (json, "open")),
        10);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("commands");
  TCase *tc = tcase_create ("commands");

  tcase_set_timeout (tc, 60);
  tcase_add_test (tc, a_simulation_is_the_same_twice);
  tcase_add_test (tc, the_truth_is_json_with_the_names_of_the_analysis);
  tcase_add_test (tc, info_tells_what_was_simulated);
  tcase_add_test (tc, options_correct_what_the_file_says);
  tcase_add_test (tc, an_unknown_channel_is_refused_with_what_there_is);
  tcase_add_test (
      tc, an_analysis_is_the_same_from_two_folders_and_with_any_cores);
  tcase_add_test (tc, several_recordings_come_out_in_their_order);
  tcase_add_test (tc, the_words_hold_verdict_urgency_causes_and_notice);
  tcase_add_test (tc, an_answer_changes_the_urgency);
  tcase_add_test (
      tc, a_parameter_file_and_an_earlier_analysis_give_the_same_settings);
  tcase_add_test (tc, an_earlier_analysis_is_taken_as_history);
  tcase_add_test (tc, events_are_a_table_with_the_stated_columns);
  tcase_add_test (tc, the_questions_name_every_legal_key);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
