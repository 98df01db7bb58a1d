/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <string.h>

#include "report-example.h"
#include "soleus-block.h"
#include "soleus-report-write.h"
#include "soleus-statement.h"
#include "soleus-wording.h"

/* HTML and Markdown: the same blocks without pages. */

static char *
text_of_sink (SoleusSink *sink)
{
  g_autoptr (GBytes) bytes = soleus_sink_dup_bytes (sink);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
report_text (SoleusReportFormat format, SoleusReader reader)
{
  g_autoptr (SoleusSink) sink = soleus_sink_new_memory ();
  g_autoptr (GError) error = NULL;
  SoleusReportOptions options;
  ReportExample example;

  report_example_init (&example, 2);
  soleus_report_options_init (&options);
  options.format = format;
  options.reader = reader;
  ck_assert (
      soleus_report_write (&example.input, &options, sink, NULL, &error));
  soleus_test_no_error (error);
  report_example_clear (&example);
  return text_of_sink (sink);
}

/* --- what a reader of HTML sees
 * ------------------------------------------------ */

typedef struct
{
  GString *words;
  guint n_figures;
  guint n_figures_with_alt;
  guint n_headings;
  guint n_cells;
} Seen;

static void
see_element (GMarkupParseContext *context, const char *name, const char **keys,
    const char **values, gpointer user_data, GError **error)
{
  Seen *seen = user_data;

  seen->n_figures += g_str_equal (name, "img");
  seen->n_headings += g_str_equal (name, "h2");
  seen->n_cells += g_str_equal (name, "td");
  for (guint i = 0; keys[i] != NULL; i++)
    if (g_str_equal (keys[i], "alt") && values[i][0] != '\0')
      seen->n_figures_with_alt++;
  g_string_append_c (seen->words, ' ');
}

static void
see_words (GMarkupParseContext *context, const char *text, gsize n,
    gpointer user_data, GError **error)
{
  g_string_append_len (((Seen *)user_data)->words, text, (gssize)n);
}

static void
see (const char *html, Seen *seen)
{
  static const GMarkupParser parser = {
      see_element, NULL, see_words, NULL, NULL};
  GMarkupParseContext *context;
  g_autoptr (GError) error = NULL;

  *seen = (Seen){.words = g_string_new (NULL)};
  context = g_markup_parse_context_new (&parser, 0, seen, NULL);
  ck_assert_msg (g_markup_parse_context_parse (context, html, -1, &error)
          && g_markup_parse_context_end_parse (context, &error),
      "%s", error == NULL ? "" : error->message);
  g_markup_parse_context_free (context);
}

static void
check_words (const char *words)
{
  for (int i = 0; i < SOLEUS_N_CAUSES; i++)
    ck_assert_msg (
        strstr (words, soleus_cause_get ((SoleusCauseId)i)->quote) != NULL,
        "%s", soleus_cause_get ((SoleusCauseId)i)->quote);
  for (guint i = 0; i < soleus_sentence_get_n (); i++)
    ck_assert_msg (strstr (words, soleus_sentence_get (i)->text) != NULL, "%s",
        soleus_sentence_get (i)->text);
  ck_assert_ptr_nonnull (strstr (words, soleus_wording_notice ()));
}

START_TEST (html_is_well_formed_and_complete_for_every_reader)
  {
    g_autofree char *html = report_text (SOLEUS_REPORT_HTML, (SoleusReader)_i);
    Seen seen;

    ck_assert (g_str_has_prefix (html, "<!DOCTYPE html>"));
    see (html, &seen);
    check_words (seen.words->str);
    ck_assert_uint_ge (seen.n_figures, 1);
    ck_assert_uint_eq (seen.n_figures, seen.n_figures_with_alt);
    ck_assert_uint_ge (seen.n_headings, 4);
    /* One file: nothing is fetched from anywhere. */
    ck_assert_ptr_null (strstr (html, "http://"));
    ck_assert_ptr_null (strstr (html, "https://"));
    ck_assert_ptr_null (strstr (html, "<script"));
    g_string_free (seen.words, TRUE);
  }
END_TEST

START_TEST (html_and_markdown_have_the_same_bytes_every_time)
  {
    SoleusReportFormat format =
        _i == 0 ? SOLEUS_REPORT_HTML : SOLEUS_REPORT_MARKDOWN;
    g_autofree char *one = report_text (format, SOLEUS_READER_FILE);
    g_autofree char *two = report_text (format, SOLEUS_READER_FILE);

    ck_assert_str_eq (one, two);
  }
END_TEST

START_TEST (markdown_is_complete_for_every_reader)
  {
    g_autofree char *text =
        report_text (SOLEUS_REPORT_MARKDOWN, (SoleusReader)_i);
    g_autoptr (GString) plain = g_string_new (NULL);

    for (const char *at = text; *at != '\0'; at++)
      if (*at != '\\')
        g_string_append_c (plain, *at);
    check_words (plain->str);
    ck_assert (g_str_has_prefix (text, "# Muscle twitch report\n"));
  }
END_TEST

/* --- single blocks
 * ------------------------------------------------------------ */

static void
draw_cross (cairo_t *cr, const SoleusTheme *theme, const SoleusRect *rect,
    gpointer user_data)
{
  cairo_move_to (cr, rect->x, rect->y);
  cairo_line_to (cr, rect->x + rect->width, rect->y + rect->height);
  cairo_stroke (cr);
}

static SoleusReportDocument *
odd_document (void)
{
  SoleusReportDocument *document =
      soleus_report_document_new ("Report", "a<b>.edf", "The *notice*.");
  SoleusBlock *block;

  soleus_report_document_add_title (document, "Title & more", "under_it");
  soleus_report_document_add_heading (document, 2, "Part <2>");
  block = soleus_report_document_add_text (
      document, SOLEUS_SIZE_BODY, "2 * 3 | 4\nnext [line]");
  block->lead = g_strdup ("Lead");
  soleus_block_set_side (block, "beside\nit");
  soleus_report_document_add_notice (
      document, SOLEUS_URGENCY_U3, "Now", "call");
  block = soleus_report_document_add_table (document, "Cells");
  soleus_table_add_column (block->table, "a|b", SOLEUS_CELL_START, 1);
  soleus_table_add_column (block->table, "n", SOLEUS_CELL_END, 1);
  soleus_table_add_row (block->table, "x\ny", NULL);
  soleus_report_document_add_figure (
      document, "Caption", "a \"cross\"", 50.0, draw_cross, NULL, NULL);
  soleus_report_document_add_page_break (document);
  return document;
}

static const char *const markdown_parts[] = {
    "# Title & more\n\nunder\\_it\n\n",
    "### Part \\<2\\>\n",
    "(beside, it) **Lead** 2 \\* 3 \\| 4\n\nnext \\[line\\]",
    "> **Now**   \n> call",
    "| a\\|b | n |\n| --- | ---: |\n| x y |  |\n",
    "_a \"cross\"_",
    "The \\*notice\\*.",
};

START_TEST (markdown_escapes_what_would_be_a_mark)
  {
    g_autoptr (SoleusReportDocument) document = odd_document ();
    g_autoptr (SoleusSink) sink = soleus_sink_new_memory ();
    g_autofree char *text = NULL;

    ck_assert (soleus_report_write_markdown (document, NULL, sink, NULL, NULL));
    text = text_of_sink (sink);
    ck_assert_msg (strstr (text, markdown_parts[_i]) != NULL, "%s\nnot in\n%s",
        markdown_parts[_i], text);
  }
END_TEST

static const char *const html_parts[] = {
    "<h1>Title &amp; more</h1>",
    "<h3>Part &lt;2&gt;</h3>",
    "<span class=\"side\">beside\nit</span>",
    "<strong>Lead</strong>",
    "class=\"notice U3\"",
    "<th class=\"n\">n</th>",
    "<td class=\"n\"></td>",
    "alt=\"a &quot;cross&quot;\"",
    "<title>a&lt;b&gt;.edf</title>",
};

START_TEST (html_escapes_what_would_be_a_mark)
  {
    g_autoptr (SoleusReportDocument) document = odd_document ();
    g_autoptr (SoleusSink) sink = soleus_sink_new_memory ();
    g_autofree char *text = NULL;

    ck_assert (soleus_report_write_html (document, NULL, sink, NULL, NULL));
    text = text_of_sink (sink);
    ck_assert_msg (strstr (text, html_parts[_i]) != NULL, "%s\nnot in\n%s",
        html_parts[_i], text);
  }
END_TEST

START_TEST (a_figure_in_html_is_a_picture_that_can_be_decoded)
  {
    g_autoptr (SoleusReportDocument) document = odd_document ();
    g_autoptr (SoleusSink) sink = soleus_sink_new_memory ();
    g_autofree char *text = NULL;
    g_autofree char *base64 = NULL;
    g_autofree guchar *svg = NULL;
    const char *start;
    gsize n = 0;

    ck_assert (soleus_report_write_html (document, NULL, sink, NULL, NULL));
    text = text_of_sink (sink);
    start = strstr (text, "base64,") + strlen ("base64,");
    base64 = g_strndup (start, strcspn (start, "\""));
    svg = g_base64_decode (base64, &n);
    ck_assert_uint_gt (n, 100);
    ck_assert_ptr_nonnull (g_strstr_len ((char *)svg, (gssize)n, "<svg"));
    ck_assert_ptr_nonnull (g_strstr_len ((char *)svg, (gssize)n, "</svg>"));
  }
END_TEST

START_TEST (html_says_which_way_its_language_runs)
  {
    g_autoptr (SoleusReportDocument) document =
        soleus_report_document_new (_i == 0 ? "Report" : "تقرير", "a", "b");
    g_autoptr (SoleusSink) sink = soleus_sink_new_memory ();
    g_autofree char *text = NULL;

    ck_assert (soleus_report_write_html (document, NULL, sink, NULL, NULL));
    text = text_of_sink (sink);
    ck_assert_int_eq (strstr (text, "\" dir=\"rtl\">") != NULL, _i == 1);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("report-web");
  TCase *tcase = tcase_create ("report-web");

  tcase_set_timeout (tcase, 60);
  tcase_add_loop_test (tcase, html_is_well_formed_and_complete_for_every_reader,
      0, SOLEUS_N_READERS);
  tcase_add_loop_test (
      tcase, markdown_is_complete_for_every_reader, 0, SOLEUS_N_READERS);
  tcase_add_loop_test (
      tcase, html_and_markdown_have_the_same_bytes_every_time, 0, 2);
  tcase_add_loop_test (tcase, markdown_escapes_what_would_be_a_mark, 0,
      G_N_ELEMENTS (markdown_parts));
  tcase_add_loop_test (
      tcase, html_escapes_what_would_be_a_mark, 0, G_N_ELEMENTS (html_parts));
  tcase_add_loop_test (tcase, html_says_which_way_its_language_runs, 0, 2);
  tcase_add_test (tcase, a_figure_in_html_is_a_picture_that_can_be_decoded);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
