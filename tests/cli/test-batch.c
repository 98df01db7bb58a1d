/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include <sys/wait.h>

#include "cli-run.h"

#define N_RECORDINGS 4

static char *
in_tmp (const char *name)
{
  return g_build_filename (soleus_test_tmp_dir (), name, NULL);
}

/* Four short recordings, the third damaged, and a list that names one that is
 * not there. */
static char *
make_cohort (void)
{
  g_autofree char *folder = in_tmp ("cohort");
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *list_path = in_tmp ("cohort/list.tab");

  ck_assert_int_eq (g_mkdir_with_parents (folder, 0700), 0);
  for (guint i = 0; i < N_RECORDINGS; i++)
    {
      g_autofree char *name = g_strdup_printf ("cohort/r%u.edf", i);
      g_autofree char *path = in_tmp (name);
      g_autofree char *seed = g_strdup_printf ("%u", i + 1);
      g_autoptr (CliResult) result =
          cli_run (NULL, "simulate", "FASC", "-o", path, "--duration", "20",
              "--rate", "1000", "--acc-rate", "0", "--seed", seed, NULL);
      cli_assert_done (result);
      if (i == 2)
        ck_assert (g_file_set_contents (path, "0       damaged", -1, NULL));
      g_string_append_printf (list, "%s\n", strrchr (name, '/') + 1);
    }
  g_string_append (list, "gone.edf\n");
  ck_assert (g_file_set_contents (list_path, list->str, -1, NULL));
  return g_steal_pointer (&list_path);
}

static char *
text_of (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *text = NULL;

  ck_assert_msg (g_file_get_contents (path, &text, NULL, NULL), "no %s", path);
  return text;
}

static void
assert_same (const char *a, const char *b)
{
  static const char *const names[] = {"recordings.csv", "failures.csv",
      "columns.csv", "recordings/r0.edf/analysis.json",
      "recordings/r3.edf/bursts.csv", "recordings/r1.edf/episodes.csv"};

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *one = text_of (a, names[i]);
      g_autofree char *other = text_of (b, names[i]);
      ck_assert_msg (strcmp (one, other) == 0, "%s differs", names[i]);
    }
}

START_TEST (a_cohort_gives_one_table_whatever_the_number_of_jobs)
  {
    g_autofree char *list = make_cohort ();
    g_autofree char *one = in_tmp ("one");
    g_autofree char *four = in_tmp ("four");
    g_autofree char *failures = NULL;
    g_autofree char *table = NULL;
    g_autoptr (CliResult) a =
        cli_run (NULL, "batch", list, "-o", one, "-j", "1", NULL);
    g_autoptr (CliResult) b = cli_run (
        NULL, "batch", list, "-o", four, "-j", "4", "--allow-failures", NULL);

    ck_assert_int_eq (a->status, 1);
    ck_assert_ptr_nonnull (strstr (a->err, "2 recordings failed"));
    cli_assert_done (b);
    assert_same (one, four);
    failures = text_of (one, "failures.csv");
    ck_assert_ptr_nonnull (strstr (failures, "r2.edf,"));
    ck_assert_ptr_nonnull (strstr (failures, "gone.edf,"));
    table = text_of (one, "recordings.csv");
    ck_assert_ptr_nonnull (strstr (table, "\nr0.edf,"));
    ck_assert (strstr (table, "\nr0.edf,") < strstr (table, "\nr1.edf,"));
    ck_assert (strstr (table, "\nr1.edf,") < strstr (table, "\nr3.edf,"));
    ck_assert_ptr_null (strstr (table, "r2.edf"));
  }
END_TEST

/* Starts the program and kills it when the first result stands there. */
static void
run_and_kill (const char *list, const char *folder, guint after_ms)
{
  char *words[] = {(char *)g_getenv ("SOLEUS_CLI"), (char *)"batch",
      (char *)list, (char *)"-o", (char *)folder, (char *)"-j", (char *)"1",
      (char *)"--resume", NULL};
  GPid pid;

  ck_assert (g_spawn_async (NULL, words, NULL,
      G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &pid,
      NULL));
  g_usleep (after_ms * 1000);
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
}

START_TEST (a_run_that_was_killed_is_taken_up_to_the_same_bytes)
  {
    g_autofree char *list = make_cohort ();
    g_autofree char *whole = in_tmp ("whole");
    g_autofree char *killed = in_tmp ("killed");
    g_autoptr (CliResult) a =
        cli_run (NULL, "batch", list, "-o", whole, "--allow-failures", NULL);
    g_autoptr (CliResult) b = NULL;

    cli_assert_done (a);
    for (guint i = 0; i < 8; i++)
      run_and_kill (list, killed, 10 + 15 * i);
    b = cli_run (NULL, "batch", list, "-o", killed, "--resume",
        "--allow-failures", NULL);
    cli_assert_done (b);
    assert_same (whole, killed);
  }
END_TEST

START_TEST (what_is_done_is_not_done_again_unless_its_file_changed)
  {
    g_autofree char *list = make_cohort ();
    g_autofree char *out = in_tmp ("again");
    g_autofree char *json = NULL;
    g_autofree char *changed = in_tmp ("cohort/r1.edf");
    g_autofree char *now = NULL;
    g_autoptr (CliResult) first =
        cli_run (NULL, "batch", list, "-o", out, "--allow-failures", NULL);
    g_autoptr (CliResult) second = NULL;
    g_autoptr (CliResult) longer = NULL;

    cli_assert_done (first);
    json = g_build_filename (out, "recordings/r0.edf/analysis.json", NULL);
    ck_assert (g_file_set_contents (json, "mine", -1, NULL));
    longer = cli_run (NULL, "simulate", "FASC", "-o", changed, "--duration",
        "30", "--rate", "1000", "--acc-rate", "0", "--seed", "2", NULL);
    cli_assert_done (longer);
    second = cli_run (
        NULL, "batch", list, "-o", out, "--resume", "--allow-failures", NULL);
    cli_assert_done (second);
    now = text_of (out, "recordings/r0.edf/analysis.json");
    ck_assert_str_eq (now, "mine");
    g_free (now);
    now = text_of (out, "recordings/r1.edf/analysis.json");
    ck_assert_ptr_nonnull (strstr (now, "\"duration_s\": 30"));
  }
END_TEST

START_TEST (a_folder_of_another_run_is_left_alone)
  {
    g_autofree char *list = make_cohort ();
    g_autofree char *out = in_tmp ("other");
    g_autoptr (CliResult) first =
        cli_run (NULL, "batch", list, "-o", out, "--allow-failures", NULL);
    g_autoptr (CliResult) blind =
        cli_run (NULL, "batch", list, "-o", out, NULL);
    g_autoptr (CliResult) strict = cli_run (
        NULL, "batch", list, "-o", out, "--resume", "--preset", "strict", NULL);

    cli_assert_done (first);
    cli_assert_refused (blind, 2, out, "--resume", NULL);
    cli_assert_refused (strict, 2, out, "settings", NULL);
  }
END_TEST

START_TEST (each_recording_can_have_a_report)
  {
    g_autofree char *list = make_cohort ();
    g_autofree char *out = in_tmp ("reports");
    g_autofree char *report = NULL;
    g_autoptr (CliResult) result = cli_run (NULL, "batch", list, "-o", out,
        "--report", "md", "--for", "person", "--allow-failures", NULL);

    cli_assert_done (result);
    report = text_of (out, "recordings/r3.edf/report.md");
    ck_assert_ptr_nonnull (strstr (report, "It does not diagnose."));
  }
END_TEST

START_TEST (the_list_of_a_folder_can_be_printed_and_read_again)
  {
    g_autofree char *list = make_cohort ();
    g_autofree char *folder = in_tmp ("cohort");
    g_autofree char *printed_path = in_tmp ("printed.tab");
    g_autoptr (CliResult) printed =
        cli_run (NULL, "batch", folder, "--list", NULL);
    g_autoptr (CliResult) again = NULL;

    cli_assert_done (printed);
    ck_assert (g_file_set_contents (printed_path, printed->out, -1, NULL));
    again = cli_run (NULL, "batch", printed_path, "--list", NULL);
    cli_assert_done (again);
    ck_assert_str_eq (printed->out, again->out);
    ck_assert_ptr_nonnull (strstr (printed->out, "r0.edf\tr0.edf\n"));
  }
END_TEST

START_TEST (wrong_words_are_refused)
  {
    g_autofree char *list = make_cohort ();
    g_autofree char *out = in_tmp ("wrong");
    g_autofree char *none = in_tmp ("none-here");
    g_autoptr (CliResult) no_output = cli_run (NULL, "batch", list, NULL);
    g_autoptr (CliResult) format =
        cli_run (NULL, "batch", list, "-o", out, "--report", "docx", NULL);
    g_autoptr (CliResult) missing =
        cli_run (NULL, "batch", none, "-o", out, NULL);

    cli_assert_refused (no_output, 2, "--output", NULL);
    cli_assert_refused (format, 2, "docx", "pdf, html, md", NULL);
    cli_assert_refused (missing, 1, "none-here", NULL);
    ck_assert (!g_file_test (out, G_FILE_TEST_EXISTS));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("batch");
  TCase *tc = tcase_create ("batch");

  tcase_set_timeout (tc, 60);
  tcase_add_test (tc, a_cohort_gives_one_table_whatever_the_number_of_jobs);
  tcase_add_test (tc, a_run_that_was_killed_is_taken_up_to_the_same_bytes);
  tcase_add_test (tc, what_is_done_is_not_done_again_unless_its_file_changed);
  tcase_add_test (tc, a_folder_of_another_run_is_left_alone);
  tcase_add_test (tc, each_recording_can_have_a_report);
  tcase_add_test (tc, the_list_of_a_folder_can_be_printed_and_read_again);
  tcase_add_test (tc, wrong_words_are_refused);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
