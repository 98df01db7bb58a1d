/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <glib/gstdio.h>
#include <string.h>

#include "cli-run.h"

static char *
in_tmp (const char *name)
{
  return g_build_filename (soleus_test_tmp_dir (), name, NULL);
}

static char *
simulate (const char *name, const char *seed)
{
  char *path = in_tmp (name);
  g_autoptr (CliResult) result =
      cli_run (NULL, "simulate", "FASC", "-o", path, "--duration", "20",
          "--rate", "1000", "--acc-rate", "0", "--seed", seed, NULL);

  cli_assert_done (result);
  return path;
}

static char *
fresh (const char *name)
{
  char *path = in_tmp (name);

  g_unlink (path);
  return path;
}

START_TEST (recordings_of_a_person_make_a_trend)
  {
    g_autofree char *a = simulate ("a.edf", "1");
    g_autofree char *b = simulate ("b.edf", "2");
    g_autofree char *db = fresh ("trend.db");
    g_autoptr (CliResult) added = cli_run (NULL, "library", "add", a, b,
        "--person", "Fox", "--born", "1970", "--library", db, NULL);
    g_autoptr (CliResult) again = cli_run (
        NULL, "library", "add", b, "--person", "fox", "--library", db, NULL);
    g_autoptr (CliResult) people =
        cli_run (NULL, "library", "people", "--library", db, NULL);
    g_autoptr (CliResult) trend = cli_run (NULL, "library", "trend", "--person",
        "FOX", "--library", db, "--json", NULL);
    g_autoptr (CliResult) words = cli_run (
        NULL, "library", "trend", "--person", "fox", "--library", db, NULL);

    cli_assert_done (added);
    ck_assert_str_eq (added->out, "");
    cli_assert_done (again);
    cli_assert_done (people);
    ck_assert_ptr_nonnull (strstr (people->out, "Fox"));
    ck_assert_ptr_nonnull (strstr (people->out, "1970           2"));
    cli_assert_done (trend);
    ck_assert_ptr_nonnull (strstr (trend->out, "\"name\": \"a.edf\""));
    ck_assert_ptr_nonnull (strstr (trend->out, "\"name\": \"b.edf\""));
    ck_assert_ptr_nonnull (strstr (trend->out, "\"observed_s\": 20"));
    cli_assert_done (words);
    ck_assert_ptr_nonnull (strstr (words->out, "a.edf"));
    ck_assert_ptr_null (strstr (words->out, "different"));
  }
END_TEST

START_TEST (other_settings_are_told_of)
  {
    g_autofree char *a = simulate ("a.edf", "1");
    g_autofree char *b = simulate ("b.edf", "2");
    g_autofree char *db = fresh ("settings.db");
    g_autoptr (CliResult) one = cli_run (
        NULL, "library", "add", a, "--person", "fox", "--library", db, NULL);
    g_autoptr (CliResult) other = cli_run (NULL, "library", "add", b,
        "--person", "fox", "--preset", "strict", "--library", db, NULL);
    g_autoptr (CliResult) trend = cli_run (
        NULL, "library", "trend", "--person", "fox", "--library", db, NULL);

    cli_assert_done (one);
    cli_assert_done (other);
    cli_assert_done (trend);
    ck_assert_ptr_nonnull (strstr (trend->out, "different settings"));
  }
END_TEST

START_TEST (a_diary_is_noted_imported_and_held_against_the_rates)
  {
    g_autofree char *a = simulate ("a.edf", "1");
    g_autofree char *db = fresh ("diary.db");
    g_autofree char *table = in_tmp ("diary.csv");
    g_autoptr (CliResult) added = cli_run (
        NULL, "library", "add", a, "--person", "fox", "--library", db, NULL);
    g_autoptr (CliResult) noted =
        cli_run (NULL, "library", "diary", "--person", "fox", "--library", db,
            "--at", "2026-05-01 08:00", "--trigger", "coffee", NULL);
    g_autoptr (CliResult) imported = NULL;
    g_autoptr (CliResult) effects = NULL;

    cli_assert_done (added);
    cli_assert_done (noted);
    ck_assert (g_file_set_contents (table,
        "date;time;trigger;note\n2026-05-02;07:30;sport;\"run; hills\"\n\n"
        "2026-05-03;;cold;\n",
        -1, NULL));
    imported = cli_run (NULL, "library", "diary", "--person", "fox",
        "--library", db, "--import", table, NULL);
    cli_assert_done (imported);
    ck_assert_ptr_nonnull (strstr (imported->out, "2026-05-01T08:00"));
    ck_assert_ptr_nonnull (strstr (imported->out, "run; hills"));
    ck_assert_ptr_nonnull (strstr (imported->out, "2026-05-03 "));
    effects = cli_run (
        NULL, "library", "effects", "--person", "fox", "--library", db, NULL);
    cli_assert_done (effects);
    ck_assert_ptr_nonnull (strstr (effects->out, "coffee: 1 occasion\n"));
    ck_assert_ptr_nonnull (strstr (effects->out, "Cannot tell yet"));
  }
END_TEST

static const struct
{
  const char *text;
  const char *names;
} bad_diaries[] = {
    {"when,what\n2026-05-01,coffee\n", "line 1"},
    {"at,trigger\n2026-05-01T08:00,coffee\nsoon,tea\n", "line 3"},
    {"at,trigger\n2026-05-01T08:00,\n", "line 2"},
    {"at,trigger\n2026-13-41T08:00,tea\n", "2026-13-41T08:00"},
};

START_TEST (a_diary_that_cannot_be_names_its_line)
  {
    g_autofree char *db = fresh ("bad.db");
    g_autofree char *table = in_tmp ("bad.csv");
    g_autoptr (CliResult) result = NULL;

    ck_assert (g_file_set_contents (table, bad_diaries[_i].text, -1, NULL));
    result = cli_run (NULL, "library", "diary", "--person", "fox", "--library",
        db, "--import", table, NULL);
    cli_assert_refused (result, 1, "bad.csv", bad_diaries[_i].names, NULL);
  }
END_TEST

START_TEST (forgetting_asks_to_be_meant)
  {
    g_autofree char *a = simulate ("a.edf", "1");
    g_autofree char *db = fresh ("forget.db");
    g_autoptr (CliResult) added = cli_run (
        NULL, "library", "add", a, "--person", "fox", "--library", db, NULL);
    g_autoptr (CliResult) asked = cli_run (
        NULL, "library", "forget", "--person", "fox", "--library", db, NULL);
    g_autoptr (CliResult) done = cli_run (NULL, "library", "forget", "--person",
        "fox", "--yes", "--library", db, NULL);
    g_autoptr (CliResult) gone = cli_run (
        NULL, "library", "trend", "--person", "fox", "--library", db, NULL);

    cli_assert_done (added);
    cli_assert_refused (asked, 2, "--yes", NULL);
    cli_assert_done (done);
    cli_assert_refused (gone, 1, "fox", NULL);
    ck_assert (g_file_test (a, G_FILE_TEST_EXISTS));
  }
END_TEST

START_TEST (a_person_is_carried_to_another_library_and_found_there)
  {
    g_autofree char *a = simulate ("carried.edf", "1");
    g_autofree char *db = fresh ("from.db");
    g_autofree char *to = fresh ("to.db");
    g_autofree char *file = fresh ("fox.soleus");
    g_autoptr (CliResult) added = cli_run (
        NULL, "library", "add", a, "--person", "fox", "--library", db, NULL);
    g_autoptr (CliResult) no_file = cli_run (
        NULL, "library", "export", "--person", "fox", "--library", db, NULL);
    g_autoptr (CliResult) nobody = cli_run (NULL, "library", "export",
        "--person", "owl", "-o", file, "--library", db, NULL);
    g_autoptr (CliResult) written = cli_run (NULL, "library", "export",
        "--person", "fox", "-o", file, "--library", db, NULL);
    g_autoptr (CliResult) taken =
        cli_run (NULL, "library", "import", file, "--library", to, NULL);
    g_autoptr (CliResult) found =
        cli_run (NULL, "library", "search", "carried", "--library", to, NULL);
    g_autoptr (CliResult) nothing =
        cli_run (NULL, "library", "search", "zebra", "--library", to, NULL);
    g_autoptr (CliResult) no_words =
        cli_run (NULL, "library", "search", "--library", to, NULL);

    cli_assert_done (added);
    cli_assert_refused (no_file, 2, "--output", NULL);
    cli_assert_refused (nobody, 1, "owl", NULL);
    cli_assert_done (written);
    cli_assert_done (taken);
    ck_assert_ptr_nonnull (strstr (taken->out, "1 recordings"));
    cli_assert_done (found);
    ck_assert_ptr_nonnull (strstr (found->out, "carried.edf"));
    ck_assert_ptr_nonnull (strstr (found->out, "fox"));
    ck_assert_ptr_nonnull (strstr (found->out, "name"));
    cli_assert_done (nothing);
    ck_assert_ptr_null (strstr (nothing->out, ".edf"));
    cli_assert_refused (no_words, 2, "words", NULL);
  }
END_TEST

START_TEST (two_recordings_are_held_against_each_other)
  {
    g_autofree char *a = simulate ("first.edf", "1");
    g_autofree char *b = simulate ("second.edf", "2");
    g_autofree char *db = fresh ("pair.db");
    g_autofree char *figure = fresh ("pair.svg");
    g_autofree char *drawn = NULL;
    g_autoptr (CliResult) json = cli_run (NULL, "library", "compare", a, b,
        "--library", db, "--json", "-o", figure, NULL);
    g_autoptr (CliResult) words =
        cli_run (NULL, "library", "compare", a, b, "--library", db, NULL);
    g_autoptr (CliResult) ending = cli_run (NULL, "library", "compare", a, b,
        "--library", db, "-o", "pair.doc", NULL);

    cli_assert_done (json);
    ck_assert_ptr_nonnull (strstr (json->out, "\"soleus-pair/1\""));
    ck_assert_ptr_nonnull (strstr (json->out, "\"ratio_high\""));
    ck_assert_ptr_nonnull (strstr (json->out, "\"other_places\": false"));
    ck_assert (g_file_get_contents (figure, &drawn, NULL, NULL));
    ck_assert_ptr_nonnull (strstr (drawn, "<svg"));
    cli_assert_done (words);
    ck_assert_ptr_nonnull (strstr (words->out, "first.edf"));
    ck_assert_ptr_nonnull (strstr (words->out, "times as many"));
    ck_assert_ptr_nonnull (strstr (words->out, "Median amplitude"));
    cli_assert_refused (ending, 2, "pair.doc", "*.svg", NULL);
  }
END_TEST

START_TEST (the_course_of_a_person_is_reported)
  {
    g_autofree char *a = simulate ("course.edf", "1");
    g_autofree char *db = fresh ("course.db");
    g_autofree char *page = fresh ("fox.md");
    g_autofree char *text = NULL;
    g_autoptr (CliResult) added = cli_run (
        NULL, "library", "add", a, "--person", "fox", "--library", db, NULL);
    g_autoptr (CliResult) written = cli_run (NULL, "library", "report",
        "--person", "fox", "--library", db, "-o", page, NULL);
    g_autoptr (CliResult) ending = cli_run (NULL, "library", "report",
        "--person", "fox", "--library", db, "-o", "fox.doc", NULL);
    g_autoptr (CliResult) nowhere = cli_run (
        NULL, "library", "report", "--person", "fox", "--library", db, NULL);

    cli_assert_done (added);
    cli_assert_done (written);
    ck_assert (g_file_get_contents (page, &text, NULL, NULL));
    ck_assert_ptr_nonnull (strstr (text, "Muscle twitches over time: fox"));
    ck_assert_ptr_nonnull (strstr (text, "course.edf"));
    cli_assert_refused (ending, 2, "fox.doc", "*.pdf", NULL);
    cli_assert_refused (nowhere, 2, "--output", NULL);
  }
END_TEST

START_TEST (wrong_words_are_refused)
  {
    g_autofree char *db = fresh ("wrong.db");
    g_autoptr (CliResult) action =
        cli_run (NULL, "library", "dance", "--library", db, NULL);
    g_autoptr (CliResult) nobody =
        cli_run (NULL, "library", "trend", "--library", db, NULL);
    g_autoptr (CliResult) no_file = cli_run (
        NULL, "library", "add", "--person", "fox", "--library", db, NULL);
    g_autoptr (CliResult) half = cli_run (NULL, "library", "diary", "--person",
        "fox", "--at", "2026-05-01", "--library", db, NULL);
    g_autoptr (CliResult) pattern = cli_run (NULL, "library", "trend",
        "--person", "fox", "--pattern", "JUMP", "--library", db, NULL);

    cli_assert_refused (action, 2, "dance", NULL);
    cli_assert_refused (nobody, 2, "--person", NULL);
    cli_assert_refused (no_file, 2, "at least one", NULL);
    cli_assert_refused (half, 2, "--trigger", NULL);
    cli_assert_refused (pattern, 2, "JUMP", NULL);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("library-command");
  TCase *tc = tcase_create ("library-command");

  tcase_set_timeout (tc, 60);
  tcase_add_test (tc, recordings_of_a_person_make_a_trend);
  tcase_add_test (tc, other_settings_are_told_of);
  tcase_add_test (tc, a_diary_is_noted_imported_and_held_against_the_rates);
  tcase_add_loop_test (
      tc, a_diary_that_cannot_be_names_its_line, 0, G_N_ELEMENTS (bad_diaries));
  tcase_add_test (tc, forgetting_asks_to_be_meant);
  tcase_add_test (tc, a_person_is_carried_to_another_library_and_found_there);
  tcase_add_test (tc, two_recordings_are_held_against_each_other);
  tcase_add_test (tc, the_course_of_a_person_is_reported);
  tcase_add_test (tc, wrong_words_are_refused);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
