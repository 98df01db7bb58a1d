/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "cli-run.h"
#include "soleus-cohort-agreement.h"
#include "soleus-error.h"

static char *
put (const char *place, const char *text)
{
  char *path = g_build_filename (soleus_test_tmp_dir (), place, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  ck_assert_int_eq (g_mkdir_with_parents (parent, 0700), 0);
  ck_assert (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static char *
folder (const char *name)
{
  return g_build_filename (soleus_test_tmp_dir (), name, NULL);
}

/* As a result of “batch”: a minute with bursts at the onsets. */
static void
put_analysis (const char *place, const char *onsets)
{
  g_auto (GStrv) times = g_strsplit (onsets, " ", -1);
  g_autoptr (GString) text = g_string_new (
      "{\"schema\": \"soleus-analysis/1\", \"recording\": {\"duration_s\": 60, "
      "\"channels\": []}, \"bursts\": [");

  for (guint i = 0; times[i] != NULL && *times[i] != '\0'; i++)
    g_string_append_printf (text,
        "%s{\"channels\": [0], \"onset_s\": %s, \"peak_s\": %s, "
        "\"duration_s\": 0.02, \"pattern\": \"FASC\"}",
        i == 0 ? "" : ", ", times[i], times[i]);
  g_string_append (text, "]}");
  g_free (put (place, text->str));
}

static SoleusCohortAgreement *
compare (const char *a, const char *b, GError **error)
{
  const SoleusCompareOptions options = soleus_compare_options ();
  g_autofree char *reference = folder (a);
  g_autofree char *test = folder (b);

  return soleus_cohort_agreement (
      reference, test, SOLEUS_LEVEL_BURST, SOLEUS_SENSOR_ALL, &options, error);
}

static const SoleusCohortRow *
row (const SoleusCohortAgreement *cohort, guint i)
{
  return g_ptr_array_index (cohort->rows, i);
}

START_TEST (lists_of_one_name_are_compared_and_added_up)
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusCohortAgreement) cohort = NULL;

    g_free (put ("person/b.csv", "onset_s,duration_s\n1,0.02\n5,0.02\n"));
    g_free (put ("person/deep/a.csv", "onset_s,duration_s\n3,0.02\n"));
    g_free (put ("person/lone.csv", "onset_s,duration_s\n3,0.02\n"));
    put_analysis ("found/recordings/b.edf/analysis.json", "1 9 11");
    put_analysis ("found/recordings/deep/a.edf/analysis.json", "3");
    put_analysis ("found/recordings/other.edf/analysis.json", "3");
    g_free (put ("found/recordings.csv", "recording\n"));
    cohort = compare ("person", "found", &error);
    soleus_test_no_error (error);
    ck_assert_uint_eq (cohort->rows->len, 2);
    ck_assert_str_eq (row (cohort, 0)->name, "b");
    ck_assert_str_eq (row (cohort, 1)->name, "deep/a");
    ck_assert_uint_eq (row (cohort, 0)->agreement.n_matched, 1);
    ck_assert_double_eq (row (cohort, 0)->reference_per_min, 2.0);
    ck_assert_double_eq (row (cohort, 0)->test_per_min, 3.0);
    ck_assert_uint_eq (cohort->pooled.n_reference, 3);
    ck_assert_uint_eq (cohort->pooled.n_test, 4);
    ck_assert_uint_eq (cohort->pooled.n_matched, 2);
    /* 2 * 1 / 5 and 1. */
    ck_assert_double_eq_tol (cohort->mean_f1.value, 0.7, 1e-12);
    ck_assert_double_eq_tol (cohort->rates.bias.value, 0.5, 1e-12);
    ck_assert_uint_eq (cohort->only_reference->len, 1);
    ck_assert_str_eq (g_ptr_array_index (cohort->only_reference, 0), "lone");
    ck_assert_uint_eq (cohort->only_test->len, 1);
    ck_assert_str_eq (g_ptr_array_index (cohort->only_test, 0), "other");
  }
END_TEST

START_TEST (the_mean_has_the_interval_of_students_t)
  {
    g_autoptr (SoleusCohortAgreement) cohort = NULL;

    g_free (put ("t1/a.csv", "onset_s,duration_s\n1,0.02\n"));
    g_free (put ("t1/b.csv", "onset_s,duration_s\n1,0.02\n"));
    g_free (put ("t1/c.csv", "onset_s,duration_s\n1,0.02\n"));
    put_analysis ("t2/recordings/a.edf/analysis.json", "1");
    put_analysis ("t2/recordings/b.edf/analysis.json", "1");
    put_analysis ("t2/recordings/c.edf/analysis.json", "9");
    cohort = compare ("t1", "t2", NULL);
    ck_assert_ptr_nonnull (cohort);
    /* 1, 1, 0: mean 2/3, SD 0.57735, t (2) 4.302653; cut at 0 and 1. */
    ck_assert_double_eq_tol (cohort->mean_f1.value, 2.0 / 3.0, 1e-12);
    ck_assert_double_eq (cohort->mean_f1.low, 0.0);
    ck_assert_double_eq (cohort->mean_f1.high, 1.0);
  }
END_TEST

START_TEST (folders_without_a_common_name_are_refused)
  {
    g_autoptr (GError) error = NULL;

    g_free (put ("x/a.csv", "onset_s,duration_s\n1,0.02\n"));
    g_free (put ("y/b.csv", "onset_s,duration_s\n1,0.02\n"));
    ck_assert_ptr_null (compare ("x", "y", &error));
    soleus_test_error (&error, SOLEUS_ERROR_MISSING, "/x", "/y", NULL);
  }
END_TEST

START_TEST (two_lists_of_one_recording_are_refused)
  {
    g_autoptr (GError) error = NULL;

    g_free (put ("two/a.csv", "onset_s,duration_s\n1,0.02\n"));
    g_free (put ("two/a.tsv", "onset\tduration\n1\t0.02\n"));
    ck_assert_ptr_null (compare ("two", "two", &error));
    soleus_test_error (&error, SOLEUS_ERROR_INVALID, "“a”", NULL);
  }
END_TEST

START_TEST (a_list_that_cannot_be_read_ends_it)
  {
    g_autoptr (GError) error = NULL;

    g_free (put ("bad/a.csv", "nothing,of,this\n1,2,3\n"));
    g_free (put ("good/a.csv", "onset_s,duration_s\n1,0.02\n"));
    ck_assert_ptr_null (compare ("good", "bad", &error));
    ck_assert_ptr_nonnull (strstr (error->message, "a.csv"));
  }
END_TEST

START_TEST (the_program_prints_words_data_and_a_picture)
  {
    g_autofree char *a = folder ("p1");
    g_autofree char *b = folder ("p2");
    g_autofree char *svg = folder ("rates.svg");
    g_autofree char *picture = NULL;
    g_autoptr (CliResult) words = NULL;
    g_autoptr (CliResult) data = NULL;

    g_free (put ("p1/a.csv", "onset_s,duration_s\n1,0.02\n"));
    g_free (put ("p1/b.csv", "onset_s,duration_s\n1,0.02\n7,0.02\n"));
    put_analysis ("p2/recordings/a.edf/analysis.json", "1");
    put_analysis ("p2/recordings/b.edf/analysis.json", "1 5 7");
    words = cli_run (NULL, "compare", a, b, "--plot", svg, NULL);
    cli_assert_done (words);
    ck_assert_ptr_nonnull (strstr (words->out, "2 recordings compared"));
    ck_assert_ptr_nonnull (strstr (words->out, "intraclass correlation"));
    ck_assert (g_file_get_contents (svg, &picture, NULL, NULL));
    ck_assert_ptr_nonnull (strstr (picture, "<svg"));
    data = cli_run (NULL, "compare", a, b, "--json", NULL);
    cli_assert_done (data);
    ck_assert_ptr_nonnull (
        strstr (data->out, "\"schema\": \"soleus-cohort-comparison/1\""));
    ck_assert_ptr_nonnull (strstr (data->out, "\"n_matched\": 3"));
  }
END_TEST

START_TEST (a_folder_and_a_list_are_refused)
  {
    g_autofree char *list = put ("q/a.csv", "onset_s,duration_s\n1,0.02\n");
    g_autofree char *svg = folder ("never.svg");
    g_autofree char *q = folder ("q");
    g_autoptr (CliResult) mixed = cli_run (NULL, "compare", q, list, NULL);
    g_autoptr (CliResult) plot =
        cli_run (NULL, "compare", list, list, "--plot", svg, NULL);

    cli_assert_refused (mixed, 2, "a.csv", "two folders", NULL);
    cli_assert_refused (plot, 2, "--plot", NULL);
    ck_assert (!g_file_test (svg, G_FILE_TEST_EXISTS));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("cohort-agreement");
  TCase *tc = tcase_create ("cohort-agreement");

  tcase_add_test (tc, lists_of_one_name_are_compared_and_added_up);
  tcase_add_test (tc, the_mean_has_the_interval_of_students_t);
  tcase_add_test (tc, folders_without_a_common_name_are_refused);
  tcase_add_test (tc, two_lists_of_one_recording_are_refused);
  tcase_add_test (tc, a_list_that_cannot_be_read_ends_it);
  tcase_add_test (tc, the_program_prints_words_data_and_a_picture);
  tcase_add_test (tc, a_folder_and_a_list_are_refused);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
