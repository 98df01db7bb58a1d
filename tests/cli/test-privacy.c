/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "cli-run.h"
#include "soleus-events.h"
#include "soleus-open.h"
#include "soleus-test.h"

#define PATIENT "0815 F 01-JAN-1960 Zaphodia_Quux"
#define STAFF "Startdate 02-MAR-2022 PSG-77 Vroomfondel amplifier"

/* Of the patient, the staff and the birth date. */
static const char *const secrets[] = {
    "Zaphodia", "zaphodia", "Quux", "0815", "1960", "Vroomfondel", "PSG-77"};

static char *
in_tmp (const char *name)
{
  return g_build_filename (soleus_test_tmp_dir (), name, NULL);
}

static void
set_field (char *bytes, gsize at, const char *text)
{
  memset (bytes + at, ' ', 80);
  memcpy (bytes + at, text, strlen (text));
}

/* A recording whose header and annotations name a patient and the staff. */
static char *
named_recording (void)
{
  g_autofree char *plain = in_tmp ("plain.edf");
  g_autofree char *list = in_tmp ("notes.csv");
  char *path = in_tmp ("named.edf");
  g_autofree char *bytes = NULL;
  gsize n;
  g_autoptr (CliResult) made = cli_run (NULL, "simulate", "FASC", "-o", plain,
      "--duration", "30", "--snr", "20", NULL);
  g_autoptr (CliResult) noted = NULL;

  cli_assert_done (made);
  ck_assert (g_file_set_contents (list,
      "onset_s,duration_s,label,channel\n"
      "3,1,Mrs ZAPHODIA-Quux moved,\n"
      "4,0,felt-one,\n"
      "5,0,Vroomfondel checks; born 1960,\n",
      -1, NULL));
  noted = cli_run (
      NULL, "import", plain, list, "--to", "edf-copy", "-o", path, "-q", NULL);
  cli_assert_done (noted);
  ck_assert (g_file_get_contents (path, &bytes, &n, NULL));
  set_field (bytes, 8, PATIENT);
  set_field (bytes, 88, STAFF);
  ck_assert (g_file_set_contents (path, bytes, (gssize)n, NULL));
  return path;
}

static gboolean
file_holds (const char *path, const char *words)
{
  g_autofree char *bytes = NULL;
  gsize n;

  ck_assert (g_file_get_contents (path, &bytes, &n, NULL));
  return g_strstr_len (bytes, (gssize)n, words) != NULL
      || memmem (bytes, n, words, strlen (words)) != NULL;
}

static guint
count_files (const char *folder, guint n_named[G_N_ELEMENTS (secrets)])
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  ck_assert_ptr_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          n += count_files (path, n_named);
          continue;
        }
      n++;
      for (guint s = 0; s < G_N_ELEMENTS (secrets); s++)
        n_named[s] += file_holds (path, secrets[s]);
    }
  return n;
}

START_TEST (no_copy_names_whom_the_header_names)
  {
    static const struct
    {
      const char *format, *name;
    } copies[] = {
        {"edf-copy", "copy.edf"}, {"bids", "events.tsv"}, {"edf", "list.edf"}};
    g_autofree char *recording = named_recording ();
    g_autofree char *out = in_tmp (copies[_i].name);
    g_autoptr (CliResult) result = cli_run (NULL, "export", recording, "--to",
        copies[_i].format, "-o", out, "--only", "annotations", NULL);

    cli_assert_done (result);
    ck_assert (!file_holds (recording, "Mrs X-X"));
    ck_assert (file_holds (out, "Mrs X-X moved"));
    ck_assert (file_holds (out, "X checks; born X"));
    ck_assert (file_holds (out, "felt-one"));
    ck_assert_ptr_nonnull (strstr (result->err, "2 events named somebody"));
    for (guint s = 0; s < G_N_ELEMENTS (secrets); s++)
      {
        ck_assert_msg (!file_holds (out, secrets[s]), "%s", secrets[s]);
        ck_assert_ptr_null (strstr (result->err, secrets[s]));
      }
  }
END_TEST

START_TEST (names_are_kept_where_that_is_asked_for)
  {
    g_autofree char *recording = named_recording ();
    g_autofree char *out = in_tmp ("kept.edf");
    g_autoptr (CliResult) result = cli_run (NULL, "export", recording, "--to",
        "edf-copy", "-o", out, "--only", "annotations", "--keep-names", NULL);

    cli_assert_done (result);
    ck_assert (file_holds (out, PATIENT));
    ck_assert (file_holds (out, "Mrs ZAPHODIA-Quux moved"));
    ck_assert_ptr_null (strstr (result->err, "somebody"));
  }
END_TEST

START_TEST (a_folder_for_sharing_is_whole_and_names_nobody)
  {
    static const char *const files[] = {"dataset_description.json",
        "participants.tsv", "participants.json", "README",
        "code/sub-p07_task-rest_run-1_parameters.json",
        "sub-p07/emg/sub-p07_task-rest_run-1_emg.edf",
        "sub-p07/emg/sub-p07_task-rest_run-1_emg.json",
        "sub-p07/emg/sub-p07_task-rest_run-1_channels.tsv",
        "sub-p07/emg/sub-p07_task-rest_run-1_events.tsv",
        "sub-p07/emg/sub-p07_task-rest_run-1_events.json"};
    guint n_named[G_N_ELEMENTS (secrets)] = {0};
    g_autofree char *recording = named_recording ();
    g_autofree char *folder = in_tmp ("study");
    g_autoptr (CliResult) result = cli_run (NULL, "export", recording, "--to",
        "bids-folder", "-o", folder, "--person", "p07", "-q", NULL);

    cli_assert_done (result);
    for (guint i = 0; i < G_N_ELEMENTS (files); i++)
      {
        g_autofree char *path = g_build_filename (folder, files[i], NULL);
        g_autoptr (JsonParser) parser = json_parser_new ();

        ck_assert_msg (
            g_file_test (path, G_FILE_TEST_IS_REGULAR), "%s", files[i]);
        if (g_str_has_suffix (path, ".json"))
          ck_assert (json_parser_load_from_file (parser, path, NULL));
      }
    ck_assert_uint_eq (count_files (folder, n_named), G_N_ELEMENTS (files));
    for (guint s = 0; s < G_N_ELEMENTS (secrets); s++)
      ck_assert_msg (n_named[s] == 0, "%s", secrets[s]);
  }
END_TEST

START_TEST (the_events_of_the_folder_come_back_and_so_does_the_signal)
  {
    g_autofree char *recording = named_recording ();
    g_autofree char *folder = in_tmp ("again");
    g_autofree char *stem =
        g_build_filename (folder, "sub-01/emg/sub-01_task-rest_run-1", NULL);
    g_autofree char *events = g_strconcat (stem, "_events.tsv", NULL);
    g_autofree char *copy = g_strconcat (stem, "_emg.edf", NULL);
    g_autofree char *list = in_tmp ("found.csv");
    g_autoptr (CliResult) result = cli_run (
        NULL, "export", recording, "--to", "bids-folder", "-o", folder, NULL);
    g_autoptr (CliResult) listed = cli_run (
        NULL, "export", recording, "--to", "csv", "-o", list, "-q", NULL);
    g_autoptr (CliResult) back =
        cli_run (NULL, "import", copy, events, "-q", NULL);
    g_autoptr (GError) error = NULL;
    g_autofree char *expected = NULL;
    g_autoptr (SoleusRecording) a = NULL;
    g_autoptr (SoleusRecording) b = NULL;
    float x[200], y[200];

    cli_assert_done (result);
    cli_assert_done (listed);
    cli_assert_done (back);
    ck_assert (g_file_get_contents (list, &expected, NULL, NULL));
    ck_assert_str_eq (back->out, expected);
    a = soleus_open (recording, NULL, NULL, &error);
    b = soleus_open (copy, NULL, NULL, &error);
    soleus_test_no_error (error);
    ck_assert (soleus_recording_read (a, 0, 1000, 200, x, NULL));
    ck_assert (soleus_recording_read (b, 0, 1000, 200, y, NULL));
    ck_assert_mem_eq (x, y, sizeof x);
    /* In the table beside it, not twice. */
    ck_assert_uint_eq (soleus_recording_get_n_annotations (b), 0);
  }
END_TEST

START_TEST (a_second_recording_joins_the_folder)
  {
    g_autofree char *recording = named_recording ();
    g_autofree char *folder = in_tmp ("both");
    g_autofree char *people =
        g_build_filename (folder, "participants.tsv", NULL);
    g_autofree char *second = g_build_filename (
        folder, "sub-p07/emg/sub-p07_task-rest_run-2_emg.edf", NULL);
    g_autofree char *readme = g_build_filename (folder, "README", NULL);
    g_autofree char *text = NULL;

    ck_assert_int_eq (g_mkdir (folder, 0700), 0);
    ck_assert (g_file_set_contents (readme, "mine", -1, NULL));
    ck_assert (g_file_set_contents (
        people, "participant_id\tage\nsub-x\t40", -1, NULL));
    for (guint i = 0; i < 2; i++)
      {
        g_autoptr (CliResult) result =
            cli_run (NULL, "export", recording, "--to", "bids-folder", "-o",
                folder, "--person", "p07", "--only", "annotations", "-q", NULL);
        cli_assert_done (result);
      }
    ck_assert (g_file_test (second, G_FILE_TEST_EXISTS));
    ck_assert (g_file_get_contents (people, &text, NULL, NULL));
    ck_assert_str_eq (text, "participant_id\tage\nsub-x\t40\nsub-p07\tn/a\n");
    ck_assert (file_holds (readme, "mine"));
  }
END_TEST

START_TEST (a_list_of_people_that_cannot_be_read_is_not_written_over)
  {
    g_autofree char *recording = named_recording ();
    g_autofree char *folder = in_tmp ("unread");
    g_autofree char *people =
        g_build_filename (folder, "participants.tsv", NULL);
    g_autofree char *inside = g_build_filename (people, "kept", NULL);
    g_autoptr (CliResult) result = NULL;

    /* A folder of that name: nobody reads it, root neither. */
    ck_assert_int_eq (g_mkdir_with_parents (inside, 0700), 0);
    result = cli_run (NULL, "export", recording, "--to", "bids-folder", "-o",
        folder, "--person", "p07", "--only", "annotations", "-q", NULL);
    ck_assert_int_eq (result->status, 1);
    ck_assert_ptr_nonnull (strstr (result->err, "participants.tsv"));
    ck_assert (g_file_test (inside, G_FILE_TEST_IS_DIR));
  }
END_TEST

START_TEST (a_pseudonym_is_letters_and_digits)
  {
    static const char *const wrong[] = {"a b", "../x", "", "Zoë"};
    g_autofree char *recording = named_recording ();
    g_autofree char *folder = in_tmp ("never");
    g_autoptr (CliResult) result = cli_run (NULL, "export", recording, "--to",
        "bids-folder", "-o", folder, "--person", wrong[_i], NULL);

    cli_assert_refused (result, 2, "--person", NULL);
    ck_assert (!g_file_test (folder, G_FILE_TEST_EXISTS));
  }
END_TEST

START_TEST (parameters_go_out_and_come_in_as_one_file)
  {
    g_autofree char *recording = named_recording ();
    g_autofree char *out = in_tmp ("parameters.json");
    g_autoptr (CliResult) first = cli_run (NULL, "analyse", recording, "--json",
        "--set", "merge_gap_ms=42.5", "--params-out", out, NULL);
    g_autoptr (CliResult) second =
        cli_run (NULL, "analyse", recording, "--json", "--params", out, NULL);

    cli_assert_done (first);
    cli_assert_done (second);
    ck_assert (file_holds (out, "\"merge_gap_ms\": 42.5"));
    ck_assert_str_eq (first->out, second->out);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("privacy");
  TCase *tc = tcase_create ("privacy");

  tcase_set_timeout (tc, 60);
  tcase_add_loop_test (tc, no_copy_names_whom_the_header_names, 0, 3);
  tcase_add_test (tc, names_are_kept_where_that_is_asked_for);
  tcase_add_test (tc, a_folder_for_sharing_is_whole_and_names_nobody);
  tcase_add_test (
      tc, the_events_of_the_folder_come_back_and_so_does_the_signal);
  tcase_add_test (tc, a_second_recording_joins_the_folder);
  tcase_add_test (tc, a_list_of_people_that_cannot_be_read_is_not_written_over);
  tcase_add_loop_test (tc, a_pseudonym_is_letters_and_digits, 0, 4);
  tcase_add_test (tc, parameters_go_out_and_come_in_as_one_file);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
