/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <glib/gstdio.h>
#include <string.h>

#include "cli-run.h"
#include "soleus-report.h"

static char *
in_tmp (const char *name)
{
  return g_build_filename (soleus_test_tmp_dir (), name, NULL);
}

static char *
simulate (const char *name)
{
  char *path = in_tmp (name);
  g_autoptr (CliResult) result = cli_run (NULL, "simulate", "FASC", "-o", path,
      "--duration", "10", "--rate", "500", "--acc-rate", "0", NULL);

  cli_assert_done (result);
  return path;
}

static char *
read_bytes (const char *path, gsize *n)
{
  char *bytes = NULL;

  ck_assert_msg (
      g_file_get_contents (path, &bytes, n, NULL), "no file %s", path);
  return bytes;
}

static const struct
{
  const char *name;
  const char *begins;
} by_ending[] = {
    {"out.pdf", "%PDF-"},
    {"out.html", "<!DOCTYPE html"},
    {"out.md", "#"},
    {"out.unknown", "%PDF-"},
};

START_TEST (the_ending_chooses_the_format)
  {
    g_autofree char *recording = simulate ("calf.edf");
    g_autofree char *out = in_tmp (by_ending[_i].name);
    g_autoptr (CliResult) result =
        cli_run (NULL, "report", recording, "-o", out, NULL);
    g_autofree char *bytes = NULL;
    gsize n;

    cli_assert_done (result);
    ck_assert_str_eq (result->out, "");
    ck_assert_str_eq (result->err, "");
    bytes = read_bytes (out, &n);
    ck_assert_msg (g_ascii_strncasecmp (bytes, by_ending[_i].begins,
                       strlen (by_ending[_i].begins))
            == 0,
        "%s begins with %.20s", by_ending[_i].name, bytes);
  }
END_TEST

START_TEST (the_option_wins_over_the_ending)
  {
    g_autofree char *recording = simulate ("calf.edf");
    g_autofree char *out = in_tmp ("named.pdf");
    g_autoptr (CliResult) result =
        cli_run (NULL, "report", recording, "-o", out, "--format", "md", NULL);
    g_autofree char *bytes = NULL;
    gsize n;

    cli_assert_done (result);
    bytes = read_bytes (out, &n);
    ck_assert (!g_str_has_prefix (bytes, "%PDF-"));
    ck_assert_ptr_nonnull (strstr (bytes, "It does not diagnose."));
  }
END_TEST

START_TEST (a_fixed_date_gives_the_same_bytes)
  {
    g_autofree char *recording = simulate ("calf.edf");
    char *bytes[2];
    gsize n[2];

    g_setenv ("SOURCE_DATE_EPOCH", "1700000000", TRUE);
    for (guint i = 0; i < 2; i++)
      {
        g_autofree char *out = in_tmp (i == 0 ? "a.pdf" : "b.pdf");
        g_autoptr (CliResult) result =
            cli_run (NULL, "report", recording, "-o", out, NULL);
        cli_assert_done (result);
        bytes[i] = read_bytes (out, &n[i]);
      }
    ck_assert_uint_eq (n[0], n[1]);
    ck_assert_mem_eq (bytes[0], bytes[1], n[0]);
    g_free (bytes[0]);
    g_free (bytes[1]);
  }
END_TEST

START_TEST (every_reader_gets_another_report)
  {
    static const char *const readers[] = {"person", "doctor", "file"};
    g_autofree char *recording = simulate ("calf.edf");
    char *texts[3];
    gsize n;

    for (guint i = 0; i < 3; i++)
      {
        g_autofree char *out = in_tmp ("reader.md");
        g_autoptr (CliResult) result = cli_run (
            NULL, "report", recording, "-o", out, "--for", readers[i], NULL);
        cli_assert_done (result);
        texts[i] = read_bytes (out, &n);
      }
    ck_assert_str_ne (texts[0], texts[1]);
    ck_assert_str_ne (texts[1], texts[2]);
    ck_assert_str_ne (texts[0], texts[2]);
    for (guint i = 0; i < 3; i++)
      g_free (texts[i]);
  }
END_TEST

START_TEST (the_short_report_is_one_page_in_words_of_its_reader)
  {
    g_autofree char *recording = simulate ("calf.edf");
    g_autofree char *out = in_tmp ("short.md");
    g_autofree char *text = NULL;
    g_autoptr (CliResult) result = cli_run (NULL, "report", recording, "-o",
        out, "--short", "--for", "doctor", NULL);
    gsize n;

    cli_assert_done (result);
    text = read_bytes (out, &n);
    ck_assert_ptr_nonnull (strstr (text, "are in the full report"));
    ck_assert_ptr_null (strstr (text, "How it was done"));
  }
END_TEST

START_TEST (chosen_sections_stand_alone)
  {
    g_autofree char *recording = simulate ("calf.edf");
    g_autofree char *out = in_tmp ("chosen.md");
    g_autofree char *text = NULL;
    g_autoptr (CliResult) result = cli_run (NULL, "report", recording, "-o",
        out, "--sections", "method,limits", NULL);
    gsize n;

    cli_assert_done (result);
    text = read_bytes (out, &n);
    ck_assert_ptr_nonnull (strstr (text, "How it was done"));
    ck_assert_ptr_nonnull (strstr (text, "What this recording cannot show"));
    ck_assert_ptr_null (strstr (text, "What was found"));
  }
END_TEST

START_TEST (an_unknown_section_names_the_legal_ones)
  {
    g_autoptr (CliResult) result = cli_run (NULL, "report", "calf.edf", "-o",
        "x.md", "--sections", "limits,plots", NULL);

    ck_assert_int_eq (result->status, 2);
    ck_assert_ptr_nonnull (strstr (result->err, "plots"));
    ck_assert_ptr_nonnull (strstr (result->err, "summary, results, figures"));
  }
END_TEST

START_TEST (the_help_lists_every_section)
  {
    g_autoptr (CliResult) result = cli_run (NULL, "report", "--help", NULL);
    g_autofree char *ids = soleus_report_sections_dup_ids ();
    g_auto (GStrv) words = g_strsplit (ids, ", ", -1);

    cli_assert_done (result);
    ck_assert_uint_eq (g_strv_length (words), 18);
    for (guint i = 0; words[i] != NULL; i++)
      ck_assert_msg (strstr (result->out, words[i]) != NULL, "%s", words[i]);
  }
END_TEST

START_TEST (what_is_not_printed_stands_in_a_table_beside_the_report)
  {
    g_autofree char *recording = in_tmp ("many.edf");
    g_autofree char *out = in_tmp ("many.report.md");
    g_autofree char *list = in_tmp ("many.report.episodes.csv");
    g_autofree char *text = NULL;
    g_autofree char *rows = NULL;
    g_auto (GStrv) lines = NULL;
    g_autoptr (CliResult) made =
        cli_run (NULL, "simulate", "FASC-FREQUENT", "-o", recording,
            "--duration", "400", "--rate", "500", "--acc-rate", "0", NULL);
    g_autoptr (CliResult) full = NULL;
    g_autoptr (CliResult) cut = NULL;
    gsize n;

    cli_assert_done (made);
    full = cli_run (NULL, "report", recording, "-o", out, NULL);
    cli_assert_done (full);
    ck_assert (!g_file_test (list, G_FILE_TEST_EXISTS));
    cut =
        cli_run (NULL, "report", recording, "-o", out, "--for", "doctor", NULL);
    cli_assert_done (cut);
    text = read_bytes (out, &n);
    ck_assert_ptr_nonnull (strstr (text, "many.report.episodes.csv"));
    rows = read_bytes (list, &n);
    lines = g_strsplit (rows, "\n", -1);
    ck_assert (g_str_has_prefix (lines[0], "onset_s,duration_s,label"));
    ck_assert_uint_gt (g_strv_length (lines), 101);
  }
END_TEST

/* The patient's field of an EDF header begins at byte 8. */
START_TEST (the_name_in_a_header_is_not_printed)
  {
    static const char *const formats[] = {"r.md", "r.html"};
    g_autofree char *recording = simulate ("named.edf");
    g_autofree char *bytes = NULL;
    gsize n;

    bytes = read_bytes (recording, &n);
    memcpy (bytes + 8, "0815 F 01-JAN-1960 Zaphodia_Quux ", 33);
    ck_assert (g_file_set_contents (recording, bytes, (gssize)n, NULL));
    for (guint i = 0; i < 2; i++)
      {
        g_autofree char *out = in_tmp (formats[i]);
        g_autofree char *text = NULL;
        g_autoptr (CliResult) result =
            cli_run (NULL, "report", recording, "-o", out, NULL);
        gsize length;

        cli_assert_done (result);
        text = read_bytes (out, &length);
        ck_assert_ptr_null (strstr (text, "Zaphodia"));
        ck_assert_ptr_null (strstr (text, "Quux"));
        ck_assert_ptr_null (strstr (text, "0815"));
        ck_assert_ptr_null (strstr (text, "1960"));
        ck_assert_ptr_nonnull (strstr (text, "are not read into this report"));
      }
  }
END_TEST

START_TEST (several_recordings_get_a_report_each_in_the_folder)
  {
    g_autofree char *a = simulate ("a.edf");
    g_autofree char *b = simulate ("b.edf");
    g_autofree char *missing = in_tmp ("missing.edf");
    g_autofree char *folder = in_tmp ("reports");
    g_autofree char *of_a = g_build_filename (folder, "a.edf.md", NULL);
    g_autofree char *of_b = g_build_filename (folder, "b.edf.md", NULL);
    g_autoptr (CliResult) result = NULL;

    g_mkdir (folder, 0700);
    result = cli_run (
        NULL, "report", a, missing, b, "-o", folder, "--format", "md", NULL);
    /* One could not be: status 1, and the others are there. */
    ck_assert_int_eq (result->status, 1);
    ck_assert_ptr_nonnull (strstr (result->err, "missing.edf"));
    ck_assert (g_file_test (of_a, G_FILE_TEST_IS_REGULAR));
    ck_assert (g_file_test (of_b, G_FILE_TEST_IS_REGULAR));
  }
END_TEST

static const struct
{
  const char *words[4];
  const char *named;
} wrong[] = {
    {{"a.edf"}, "--output"},
    {{"a.edf", "b.edf", "-o", "/no/such/folder"}, "/no/such/folder"},
    {{"a.edf", "-ox.pdf", "--for=cat"}, "cat"},
    {{"a.edf", "-ox.pdf", "--format=docx"}, "docx"},
    {{"a.edf", "-ox.pdf", "--paper=a9"}, "a9"},
    {{"-ox.pdf"}, "recording"},
};

START_TEST (a_wrong_word_is_refused)
  {
    const char *const *w = wrong[_i].words;
    g_autoptr (CliResult) result =
        cli_run (NULL, "report", w[0], w[1], w[1] == NULL ? NULL : w[2],
            w[1] == NULL || w[2] == NULL ? NULL : w[3], NULL);

    cli_assert_refused (result, 2, wrong[_i].named, NULL);
  }
END_TEST

START_TEST (a_report_that_cannot_be_written_leaves_nothing)
  {
    g_autofree char *recording = simulate ("calf.edf");
    g_autofree char *missing = in_tmp ("missing.edf");
    g_autofree char *out = in_tmp ("never.pdf");
    g_autoptr (CliResult) folder = cli_run (
        NULL, "report", recording, "-o", "/no/such/folder/out.pdf", NULL);
    g_autoptr (CliResult) file =
        cli_run (NULL, "report", missing, "-o", out, NULL);

    cli_assert_refused (folder, 1, "/no/such/folder", NULL);
    cli_assert_refused (file, 1, "missing.edf", NULL);
    ck_assert (!g_file_test (out, G_FILE_TEST_EXISTS));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("report");
  TCase *tc = tcase_create ("report");

  tcase_set_timeout (tc, 60);
  tcase_add_loop_test (
      tc, the_ending_chooses_the_format, 0, G_N_ELEMENTS (by_ending));
  tcase_add_test (tc, the_option_wins_over_the_ending);
  tcase_add_test (tc, a_fixed_date_gives_the_same_bytes);
  tcase_add_test (tc, every_reader_gets_another_report);
  tcase_add_test (tc, the_short_report_is_one_page_in_words_of_its_reader);
  tcase_add_test (tc, chosen_sections_stand_alone);
  tcase_add_test (tc, an_unknown_section_names_the_legal_ones);
  tcase_add_test (tc, what_is_not_printed_stands_in_a_table_beside_the_report);
  tcase_add_test (tc, the_help_lists_every_section);
  tcase_add_test (tc, the_name_in_a_header_is_not_printed);
  tcase_add_test (tc, several_recordings_get_a_report_each_in_the_folder);
  tcase_add_loop_test (tc, a_wrong_word_is_refused, 0, G_N_ELEMENTS (wrong));
  tcase_add_test (tc, a_report_that_cannot_be_written_leaves_nothing);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
