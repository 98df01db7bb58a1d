/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <string.h>

#include "report-example.h"
#include "soleus-error.h"
#include "soleus-statement.h"
#include "soleus-wording.h"

/* pdftotext and pdfinfo of poppler judge what is in the pages. */

static char *
output_of (const char *program, const char *path, const char *last)
{
  const char *arguments[] = {program, path, last, NULL};
  char *text = NULL;
  int status = -1;

  ck_assert (g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH,
      NULL, NULL, &text, NULL, &status, NULL));
  ck_assert_int_eq (status, 0);
  return text;
}

/* Every run of space, line and page breaks becomes one space. */
static char *
joined (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      if (!g_unichar_isspace (c))
        g_string_append_unichar (out, c);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  return g_string_free (out, FALSE);
}

static char *
write_report (const ReportExample *example, const SoleusReportOptions *options,
    const char *name)
{
  char *path = g_build_filename (soleus_test_tmp_dir (), name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusSink) sink = soleus_sink_new_file (path, &error);

  soleus_test_no_error (error);
  ck_assert (
      soleus_report_write (&example->input, options, sink, NULL, &error));
  soleus_test_no_error (error);
  ck_assert (soleus_sink_close (sink, &error));
  return path;
}

static char *
text_of (const ReportExample *example, const SoleusReportOptions *options,
    const char *name)
{
  g_autofree char *path = write_report (example, options, name);
  g_autofree char *text = output_of ("pdftotext", path, "-");

  return joined (text);
}

START_TEST (every_reader_finds_causes_document_and_notice)
  {
    ReportExample example;
    SoleusReportOptions options;
    g_autofree char *text = NULL;
    g_autofree char *notice = joined (soleus_wording_notice ());

    report_example_init (&example, 2);
    soleus_report_options_init (&options);
    options.reader = (SoleusReader)_i;
    text = text_of (&example, &options, "reader.pdf");
    for (int i = 0; i < SOLEUS_N_CAUSES; i++)
      ck_assert_msg (
          strstr (text, soleus_cause_get ((SoleusCauseId)i)->quote) != NULL,
          "%s", soleus_cause_get ((SoleusCauseId)i)->quote);
    for (guint i = 0; i < soleus_sentence_get_n (); i++)
      {
        g_autofree char *sentence = joined (soleus_sentence_get (i)->text);
        ck_assert_msg (strstr (text, sentence) != NULL, "%s", sentence);
      }
    ck_assert_ptr_nonnull (strstr (text, notice));
    report_example_clear (&example);
  }
END_TEST

START_TEST (the_file_has_every_section_and_advice)
  {
    static const char *const headings[] = {"What was found", "Examples",
        "Rhythmic activity", "Leg movements", "Shapes that came back",
        "number a minute, 95 % interval", "intervals (number)", "power, dB",
        "No. 7, n = 12, µV", "What this recording cannot show",
        "What to tell your doctor", "Questions and answers", "Marks by hand",
        "The recording", "How good the signal is", "How the file was read",
        "How it was done", "Settings", "Sources", "Every episode",
        "1.44 (1.04–1.96)", "like a tap on the inside", "rejected by hand",
        "7a1ac0619c9783e8"};
    ReportExample example;
    SoleusReportOptions options;
    g_autofree char *text = NULL;

    report_example_init (&example, 2);
    example.analysis->settings_hash = g_strdup ("7a1ac0619c9783e8");
    soleus_report_options_init (&options);
    text = text_of (&example, &options, "file.pdf");
    for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
      ck_assert_msg (strstr (text, headings[i]) != NULL, "%s", headings[i]);
    for (int i = 0; i < SOLEUS_N_ADVICE; i++)
      ck_assert_ptr_nonnull (
          strstr (text, soleus_advice_get ((SoleusAdviceId)i)->quote));
    report_example_clear (&example);
  }
END_TEST

START_TEST (the_same_input_gives_the_same_bytes)
  {
    ReportExample example;
    SoleusReportOptions options;
    g_autofree char *one = NULL, *two = NULL;
    g_autofree char *bytes_one = NULL, *bytes_two = NULL;
    gsize n_one = 0, n_two = 0;

    report_example_init (&example, 2);
    soleus_report_options_init (&options);
    one = write_report (&example, &options, "one.pdf");
    two = write_report (&example, &options, "two.pdf");
    ck_assert (g_file_get_contents (one, &bytes_one, &n_one, NULL));
    ck_assert (g_file_get_contents (two, &bytes_two, &n_two, NULL));
    ck_assert_uint_eq (n_one, n_two);
    ck_assert_int_eq (memcmp (bytes_one, bytes_two, n_one), 0);
    report_example_clear (&example);
  }
END_TEST

START_TEST (paper_properties_and_fonts_are_set)
  {
    ReportExample example;
    SoleusReportOptions options;
    g_autoptr (GDateTime) created =
        g_date_time_new_utc (2026, 3, 12, 9, 30, 0.0);
    g_autofree char *path = NULL;
    g_autofree char *info = NULL;
    g_autofree char *fonts = NULL;
    g_auto (GStrv) lines = NULL;

    report_example_init (&example, 1);
    soleus_report_options_init (&options);
    options.paper = SOLEUS_PAPER_LETTER;
    options.created = created;
    path = write_report (&example, &options, "letter.pdf");
    info = output_of ("pdfinfo", path, NULL);
    ck_assert_ptr_nonnull (strstr (info, "612 x 792 pts"));
    ck_assert_ptr_nonnull (strstr (info, "example.edf"));
    ck_assert_ptr_nonnull (strstr (info, "Mar 12 09:30:00 2026"));
    fonts = output_of ("pdffonts", path, NULL);
    lines = g_strsplit (fonts, "\n", -1);
    /* "emb sub uni": all fonts are in the file. */
    for (guint i = 2; lines[i] != NULL && lines[i][0] != '\0'; i++)
      ck_assert_msg (
          strstr (lines[i], " yes yes yes ") != NULL, "%s", lines[i]);
    report_example_clear (&example);
  }
END_TEST

static guint
n_pages_of (const char *path)
{
  g_autofree char *info = output_of ("pdfinfo", path, NULL);
  const char *at = strstr (info, "Pages:");

  ck_assert_ptr_nonnull (at);
  return (guint)g_ascii_strtoull (g_strchug ((char *)at + 6), NULL, 10);
}

START_TEST (a_long_list_ends_at_2000_rows_and_says_so)
  {
    ReportExample example;
    SoleusReportOptions options;
    g_autofree char *path = NULL;
    g_autofree char *raw = NULL;
    g_autofree char *text = NULL;

    report_example_init (&example, 1);
    report_example_add_episodes (&example, 4986);
    soleus_report_options_init (&options);
    path = write_report (&example, &options, "long.pdf");
    raw = output_of ("pdftotext", path, "-");
    text = joined (raw);
    ck_assert_ptr_nonnull (strstr (text, "3000 more episodes are not printed"));
    ck_assert_uint_ge (n_pages_of (path), 40);
    ck_assert_uint_le (n_pages_of (path), 70);
    report_example_clear (&example);
  }
END_TEST

/* The number after @key in a line of pdftotext -bbox. */
static double
number_after (const char *line, const char *key)
{
  const char *at = strstr (line, key);

  ck_assert_ptr_nonnull (at);
  return g_ascii_strtod (at + strlen (key), NULL);
}

START_TEST (no_word_leaves_the_page_or_stands_in_its_margin)
  {
    ReportExample example;
    SoleusReportOptions options;
    g_autofree char *path = NULL;
    g_autofree char *boxes = NULL;
    g_auto (GStrv) lines = NULL;
    const char *arguments[] = {"pdftotext", "-bbox", NULL, "-", NULL};
    guint n_words = 0;

    report_example_init (&example, 3);
    soleus_report_options_init (&options);
    options.paper = (SoleusPaper)_i;
    path = write_report (&example, &options, "boxes.pdf");
    arguments[2] = path;
    ck_assert (g_spawn_sync (NULL, (char **)arguments, NULL,
        G_SPAWN_SEARCH_PATH, NULL, NULL, &boxes, NULL, NULL, NULL));
    lines = g_strsplit (boxes, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++)
      {
        if (strstr (lines[i], "<word ") == NULL)
          continue;
        n_words++;
        ck_assert_msg (number_after (lines[i], "xMin=\"") >= 50.0
                && number_after (lines[i], "yMin=\"") >= 28.0
                && number_after (lines[i], "xMax=\"")
                    <= (_i == SOLEUS_PAPER_A4 ? 595.3 : 612.0) - 50.0
                && number_after (lines[i], "yMax=\"")
                    <= (_i == SOLEUS_PAPER_A4 ? 841.9 : 792.0) - 28.0,
            "%s", lines[i]);
      }
    ck_assert_uint_gt (n_words, 2000);
    report_example_clear (&example);
  }
END_TEST

static const struct
{
  const char *label;
  guint n_samples;
} odd_rows[] = {
    {"x", 1000},
    {"", 1},
    {"no samples", 0},
    {"عضلة الساق اليسرى 中文标签", 3000},
    {"a very long label a very long label a very long label a very long label "
     "a very long label a very long label a very long label a very long label "
     "a very long label a very long label a very long label a very long label "
     "averylonglabelaverylonglabelaverylonglabelaverylonglabelaverylonglabel",
        3000},
};

START_TEST (odd_recordings_give_a_report)
  {
    ReportExample example;
    SoleusReportOptions options;
    g_autofree char *path = NULL;

    report_example_init_empty (&example,
        report_example_silence (odd_rows[_i].label, odd_rows[_i].n_samples));
    soleus_report_options_init (&options);
    path = write_report (&example, &options, "odd.pdf");
    ck_assert_uint_ge (n_pages_of (path), 5);
    report_example_clear (&example);
  }
END_TEST

START_TEST (twenty_channels_fit)
  {
    ReportExample example;
    SoleusReportOptions options;
    g_autofree char *text = NULL;

    report_example_init (&example, 20);
    soleus_report_options_init (&options);
    options.grey = TRUE;
    text = text_of (&example, &options, "many.pdf");
    ck_assert_ptr_nonnull (strstr (text, "Calf 20"));
    report_example_clear (&example);
  }
END_TEST

START_TEST (a_stopped_report_says_so)
  {
    ReportExample example;
    SoleusReportOptions options;
    SoleusProgress progress = {NULL, NULL, 1};
    g_autoptr (SoleusSink) sink = soleus_sink_new_memory ();
    g_autoptr (GError) error = NULL;

    report_example_init (&example, 1);
    soleus_report_options_init (&options);
    ck_assert (!soleus_report_write (
        &example.input, &options, sink, &progress, &error));
    ck_assert (g_error_matches (error, SOLEUS_ERROR, SOLEUS_ERROR_CANCELLED));
    report_example_clear (&example);
  }
END_TEST

START_TEST (readers_and_formats_have_names)
  {
    SoleusReader reader = SOLEUS_READER_FILE;
    SoleusReportFormat format = SOLEUS_REPORT_PDF;

    ck_assert (soleus_reader_from_id ("doctor", &reader));
    ck_assert_int_eq (reader, SOLEUS_READER_DOCTOR);
    ck_assert (!soleus_reader_from_id ("nurse", &reader));
    ck_assert (soleus_report_format_from_id ("md", &format));
    ck_assert_int_eq (format, SOLEUS_REPORT_MARKDOWN);
    ck_assert (!soleus_report_format_from_id ("docx", &format));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("report");
  TCase *tcase = tcase_create ("report");

  tcase_set_timeout (tcase, 60);
  tcase_add_loop_test (tcase, every_reader_finds_causes_document_and_notice, 0,
      SOLEUS_N_READERS);
  tcase_add_test (tcase, the_file_has_every_section_and_advice);
  tcase_add_test (tcase, the_same_input_gives_the_same_bytes);
  tcase_add_test (tcase, paper_properties_and_fonts_are_set);
  tcase_add_loop_test (
      tcase, no_word_leaves_the_page_or_stands_in_its_margin, 0, 2);
  tcase_add_test (tcase, a_long_list_ends_at_2000_rows_and_says_so);
  tcase_add_loop_test (
      tcase, odd_recordings_give_a_report, 0, G_N_ELEMENTS (odd_rows));
  tcase_add_test (tcase, twenty_channels_fit);
  tcase_add_test (tcase, a_stopped_report_says_so);
  tcase_add_test (tcase, readers_and_formats_have_names);
  suite_add_tcase (suite, tcase);
  return suite;
}

int
main (void)
{
  g_autofree char *pdftotext = g_find_program_in_path ("pdftotext");

  return soleus_test_main_with_judge (
      make_suite, "poppler-utils", pdftotext != NULL);
}
