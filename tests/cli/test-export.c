/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "cli-run.h"
#include "soleus-events.h"
#include "soleus-library-history.h"
#include "soleus-open.h"
#include "soleus-test.h"

static char *
in_tmp (const char *name)
{
  return g_build_filename (soleus_test_tmp_dir (), name, NULL);
}

/* A recording with a start, in which the analysis finds something. */
static const char *
recording_path (void)
{
  static char *path;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_free (path);
      path = in_tmp ("calf.edf");
      g_autoptr (CliResult) result = cli_run (NULL, "simulate", "FBURST", "-o",
          path, "--duration", "40", "--snr", "20", NULL);
      cli_assert_done (result);
    }
  return path;
}

static SoleusEventList *
parse_csv (const char *text)
{
  const SoleusEventContext none = {0};
  g_autoptr (GError) error = NULL;
  SoleusEventList *list = soleus_event_format_from_id ("csv")->read (
      (const guint8 *)text, strlen (text), &none, &error);

  soleus_test_no_error (error);
  soleus_event_list_sort (list);
  return list;
}

/* A list with what formats stumble over, as CSV. */
static const char odd_list[] = "onset_s,duration_s,label,channel\n"
                               "0.123457,0.5,FASC,EMG gast med L\n"
                               "1,0,\"comma, and \"\"quote\"\"\",\n"
                               "2.5,10.25,\xc3\xa4\xe4\xb8\xad,EMG gast med L\n"
                               "39.999,0.001,LM,\n";

static char *
save_list (void)
{
  char *path = in_tmp ("odd.csv");

  ck_assert (g_file_set_contents (path, odd_list, -1, NULL));
  return path;
}

static const struct
{
  const char *id;
  double step_s;
  gboolean channels;
  char comma; /* what one in a text becomes */
  gboolean needs_start; /* this recording has none; that of test-events has */
} written_formats[] = {{"audacity", 1e-6, FALSE, ',', FALSE},
    {"bids", 1e-6, TRUE, ',', FALSE}, {"csv", 1e-6, TRUE, ',', FALSE},
    {"edf", 1e-6, TRUE, ',', FALSE},
    {"edfbrowser-csv", 1e-6, FALSE, ',', FALSE},
    {"edfbrowser-xml", 1e-6, FALSE, ',', TRUE}, {"mne", 1e-6, TRUE, ';', FALSE},
    {"wfdb", 1e-3, TRUE, ',', FALSE}};

START_TEST (every_format_that_is_written_is_read_back_here)
  {
    guint n = 0;

    for (const SoleusEventFormat *const *row = soleus_event_formats ();
         *row != NULL; row++)
      if ((*row)->write != NULL)
        {
          ck_assert_uint_lt (n, G_N_ELEMENTS (written_formats));
          ck_assert_str_eq ((*row)->id, written_formats[n].id);
          n++;
        }
    ck_assert_uint_eq (n, G_N_ELEMENTS (written_formats));
  }
END_TEST

START_TEST (a_list_comes_back_through_every_format_that_is_written)
  {
    const char *recording = recording_path ();
    g_autofree char *source = save_list ();
    g_autofree char *out = g_strdup_printf (
        "%s/again.%s", soleus_test_tmp_dir (), written_formats[_i].id);
    g_autoptr (CliResult) written = cli_run (NULL, "import", recording, source,
        "--to", written_formats[_i].id, "-o", out, "-q", NULL);
    g_autoptr (CliResult) read = NULL;
    g_autoptr (SoleusEventList) before = parse_csv (odd_list);
    g_autoptr (SoleusEventList) after = NULL;

    if (written_formats[_i].needs_start)
      {
        ck_assert_int_eq (written->status, 1);
        ck_assert_ptr_nonnull (strstr (written->err, "no start time"));
        return;
      }
    cli_assert_done (written);
    read = cli_run (NULL, "import", recording, out, "--from",
        written_formats[_i].id, "-q", NULL);
    cli_assert_done (read);
    ck_assert_str_eq (written->err, "");
    after = parse_csv (read->out);
    ck_assert_uint_eq (soleus_event_list_get_n (after), 4);
    for (guint i = 0; i < 4; i++)
      {
        const SoleusEvent *a = soleus_event_list_get (before, i);
        const SoleusEvent *b = soleus_event_list_get (after, i);
        g_autofree char *left = soleus_event_dup_channels (a);
        g_autofree char *right = soleus_event_dup_channels (b);
        /* Half a step, and the last digit of the CSV between. */
        ck_assert_double_eq_tol (
            a->onset_s, b->onset_s, 0.5 * written_formats[_i].step_s + 1.5e-6);
        ck_assert_double_eq_tol (
            a->duration_s, b->duration_s, written_formats[_i].step_s + 1.5e-6);
        g_strdelimit (a->text, ",", written_formats[_i].comma);
        ck_assert_str_eq (a->text, b->text);
        ck_assert_str_eq (written_formats[_i].channels ? left : "", right);
      }
  }
END_TEST

START_TEST (what_a_format_loses_is_said_before_and_check_writes_nothing)
  {
    g_autofree char *source = save_list ();
    g_autofree char *out = in_tmp ("never.txt");
    g_autoptr (CliResult) checked = cli_run (NULL, "import", recording_path (),
        source, "--to", "audacity", "-o", out, "--check", NULL);
    g_autoptr (CliResult) clean = cli_run (NULL, "import", recording_path (),
        source, "--to", "bids", "-o", out, "--check", NULL);

    cli_assert_done (checked);
    ck_assert_str_eq (checked->out, "");
    ck_assert_ptr_nonnull (
        strstr (checked->err, "the channels of 2 events are lost"));
    cli_assert_done (clean);
    ck_assert_ptr_null (strstr (clean->err, "lost"));
    ck_assert (!g_file_test (out, G_FILE_TEST_EXISTS));
  }
END_TEST

START_TEST (what_was_found_is_exported_as_analyse_lists_it)
  {
    const char *recording = recording_path ();
    g_autofree char *listed = in_tmp ("listed.csv");
    g_autofree char *exported = in_tmp ("found_events.tsv");
    g_autofree char *sidecar = in_tmp ("found_events.json");
    g_autoptr (CliResult) analysed = cli_run (NULL, "analyse", recording,
        "--events", listed, "--level", "burst", NULL);
    g_autoptr (CliResult) written = cli_run (NULL, "export", recording, "-o",
        exported, "--only", "found", "--level", "burst", NULL);
    g_autoptr (CliResult) read =
        cli_run (NULL, "import", recording, exported, NULL);
    g_autoptr (SoleusEventList) a = NULL, b = NULL;
    g_autoptr (JsonParser) parser = json_parser_new ();
    g_autofree char *text = NULL;
    JsonObject *json;

    cli_assert_done (analysed);
    cli_assert_done (written);
    cli_assert_done (read);
    ck_assert (g_file_get_contents (listed, &text, NULL, NULL));
    a = parse_csv (text);
    b = parse_csv (read->out);
    ck_assert_uint_gt (soleus_event_list_get_n (a), 2);
    ck_assert_uint_eq (
        soleus_event_list_get_n (a), soleus_event_list_get_n (b));
    for (guint i = 0; i < soleus_event_list_get_n (a); i++)
      {
        const SoleusEvent *left = soleus_event_list_get (a, i);
        const SoleusEvent *right = soleus_event_list_get (b, i);
        /* --events has times to 0.1 ms. */
        ck_assert_double_eq_tol (left->onset_s, right->onset_s, 6e-5);
        ck_assert_str_eq (left->text, right->text);
      }
    ck_assert (json_parser_load_from_file (parser, sidecar, NULL));
    json = json_node_get_object (json_parser_get_root (parser));
    ck_assert_str_eq (
        json_object_get_string_member (
            json_object_get_object_member (json, "onset"), "Units"),
        "s");
    ck_assert (json_object_has_member (
        json_object_get_object_member (
            json_object_get_object_member (json, "trial_type"), "Levels"),
        soleus_event_list_get (b, 0)->text));
    ck_assert (json_object_has_member (json, "channel"));
  }
END_TEST

START_TEST (a_copy_of_the_recording_holds_its_samples_and_all_events)
  {
    const char *path = recording_path ();
    g_autofree char *out = in_tmp ("copy.edf");
    g_autofree char *source = save_list ();
    g_autoptr (CliResult) written = cli_run (
        NULL, "import", path, source, "--to", "edf-copy", "-o", out, NULL);
    g_autoptr (SoleusRecording) before = soleus_open (path, NULL, NULL, NULL);
    g_autoptr (SoleusRecording) after = NULL;
    g_autoptr (GError) error = NULL;
    float a[1000], b[1000];

    cli_assert_done (written);
    after = soleus_open (out, NULL, NULL, &error);
    soleus_test_no_error (error);
    ck_assert_uint_eq (soleus_recording_get_n_annotations (after),
        soleus_recording_get_n_annotations (before) + 4);
    for (guint c = 0; c < soleus_recording_get_n_channels (before); c++)
      {
        ck_assert (soleus_recording_read (before, c, 500, 1000, a, NULL));
        ck_assert (soleus_recording_read (after, c, 500, 1000, b, NULL));
        ck_assert_mem_eq (a, b, sizeof a);
      }
  }
END_TEST

START_TEST (lists_that_do_not_fit_say_so)
  {
    static const char list[] = "onset_s,duration_s,label,channel\n"
                               "1,0,a,EMG gast med L\n2,0,b,no such\n"
                               "999,0,c,\nx,0,d,\n";
    g_autofree char *source = in_tmp ("misfit.csv");
    g_autoptr (CliResult) read = NULL, quiet = NULL;

    ck_assert (g_file_set_contents (source, list, -1, NULL));
    read = cli_run (NULL, "import", recording_path (), source, NULL);
    cli_assert_done (read);
    ck_assert_ptr_nonnull (strstr (read->err, "1 line of the list"));
    ck_assert_ptr_nonnull (strstr (read->err, "1 event lies outside"));
    ck_assert_ptr_nonnull (strstr (read->err, "1 event names a channel"));
    ck_assert_ptr_nonnull (strstr (read->out, "no such"));
    quiet = cli_run (NULL, "import", recording_path (), source, "-q", NULL);
    ck_assert_str_eq (quiet->err, "");
    ck_assert_str_eq (quiet->out, read->out);
  }
END_TEST

START_TEST (imported_marks_stay_in_the_library_and_are_exported_again)
  {
    const char *path = recording_path ();
    g_autofree char *db = in_tmp ("study.db");
    g_autofree char *source = save_list ();
    g_autofree char *out = in_tmp ("marks.csv");
    g_autoptr (CliResult) kept =
        cli_run (NULL, "import", path, source, "--library", db, NULL);
    g_autoptr (CliResult) written = cli_run (NULL, "export", path, "--only",
        "annotations", "--library", db, "--to", "csv", "-o", out, NULL);
    g_autoptr (SoleusRecording) recording =
        soleus_open (path, NULL, NULL, NULL);
    g_autoptr (SoleusLibrary) library = soleus_library_open (db, NULL);
    g_autoptr (SoleusEventList) list = NULL;
    g_autofree char *text = NULL;
    SoleusLibraryState state = {0};
    gint64 id = 0;

    cli_assert_done (kept);
    ck_assert_str_eq (kept->out, "");
    cli_assert_done (written);
    ck_assert (soleus_library_find (library, recording, &id, NULL));
    ck_assert (soleus_library_load (library, id, &state, NULL));
    ck_assert_uint_eq (soleus_decisions_get_n_marks (state.decisions), 4);
    ck_assert_int_eq (soleus_decisions_get_mark (state.decisions, 0)->origin,
        SOLEUS_ORIGIN_IMPORTED);
    ck_assert_str_eq (state.undo.what, "import-marks");
    ck_assert_uint_eq (state.undo.n, 4);
    soleus_library_state_clear (&state);
    ck_assert (g_file_get_contents (out, &text, NULL, NULL));
    list = parse_csv (text);
    ck_assert_uint_eq (soleus_event_list_get_n (list),
        4 + soleus_recording_get_n_annotations (recording));
  }
END_TEST

START_TEST (the_marks_of_one_rater_go_out_alone)
  {
    const char *path = recording_path ();
    g_autofree char *db = in_tmp ("raters.db");
    g_autofree char *source = save_list ();
    g_autofree char *out = in_tmp ("one-rater.csv");
    g_autoptr (CliResult) kept =
        cli_run (NULL, "import", path, source, "--library", db, NULL);
    g_autoptr (CliResult) nobodys = cli_run (NULL, "export", path, "--rater",
        "", "--library", db, "--to", "csv", "-o", out, NULL);
    g_autoptr (CliResult) homeless = cli_run (
        NULL, "export", path, "--rater", "ann", "--to", "csv", "-o", out, NULL);
    g_autoptr (CliResult) none = NULL;
    g_autoptr (SoleusEventList) list = NULL;
    g_autofree char *text = NULL;

    cli_assert_done (kept);
    cli_assert_done (nobodys);
    ck_assert (g_file_get_contents (out, &text, NULL, NULL));
    list = parse_csv (text);
    ck_assert_uint_eq (soleus_event_list_get_n (list), 4);
    ck_assert_int_eq (homeless->status, 2);
    ck_assert_ptr_nonnull (strstr (homeless->err, "--library"));
    none = cli_run (NULL, "export", path, "--rater", "ann", "--library", db,
        "--to", "csv", "-o", out, NULL);
    cli_assert_done (none);
    g_clear_pointer (&text, g_free);
    ck_assert (g_file_get_contents (out, &text, NULL, NULL));
    g_clear_pointer (&list, soleus_event_list_free);
    list = parse_csv (text);
    ck_assert_uint_eq (soleus_event_list_get_n (list), 0);
  }
END_TEST

START_TEST (a_wrong_call_says_what_was_expected)
  {
    const char *path = recording_path ();
    g_autofree char *out = in_tmp ("nothing.bin");
    g_autoptr (CliResult) format =
        cli_run (NULL, "export", path, "--to", "scorer", "-o", out, NULL);
    g_autoptr (CliResult) ending =
        cli_run (NULL, "export", path, "-o", out, NULL);
    g_autoptr (CliResult) nowhere =
        cli_run (NULL, "export", path, "--to", "csv", NULL);
    g_autoptr (CliResult) only = cli_run (
        NULL, "export", path, "--to", "csv", "-o", out, "--only", "all", NULL);
    g_autoptr (CliResult) itself =
        cli_run (NULL, "export", path, "--to", "csv", "-o", path, NULL);
    g_autoptr (CliResult) library = cli_run (NULL, "export", path, "--to",
        "csv", "-o", out, "--library", "/none.db", NULL);

    g_autoptr (CliResult) twice =
        cli_run (NULL, "simulate", "FASC", "-o", out, "-t", out, NULL);

    cli_assert_refused (twice, 2, "nothing.bin", "two files", NULL);
    cli_assert_refused (
        format, 2, "scorer", "edf-copy, bids-folder, audacity, bids", NULL);
    cli_assert_refused (ending, 2, "nothing.bin", "--to", NULL);
    cli_assert_refused (nowhere, 2, "--output", NULL);
    cli_assert_refused (only, 2, "all", "annotations, found", NULL);
    cli_assert_refused (itself, 2, "the recording itself", NULL);
    cli_assert_refused (library, 1, "/none.db", NULL);
    ck_assert (!g_file_test (out, G_FILE_TEST_EXISTS));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("export");
  TCase *tc = tcase_create ("export");

  tcase_set_timeout (tc, 60);
  tcase_add_loop_test (tc,
      a_list_comes_back_through_every_format_that_is_written, 0,
      G_N_ELEMENTS (written_formats));
  tcase_add_test (tc, every_format_that_is_written_is_read_back_here);
  tcase_add_test (
      tc, what_a_format_loses_is_said_before_and_check_writes_nothing);
  tcase_add_test (tc, what_was_found_is_exported_as_analyse_lists_it);
  tcase_add_test (tc, a_copy_of_the_recording_holds_its_samples_and_all_events);
  tcase_add_test (tc, lists_that_do_not_fit_say_so);
  tcase_add_test (
      tc, imported_marks_stay_in_the_library_and_are_exported_again);
  tcase_add_test (tc, the_marks_of_one_rater_go_out_alone);
  tcase_add_test (tc, a_wrong_call_says_what_was_expected);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
