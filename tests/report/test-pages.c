/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "soleus-pages-private.h"

static void
draw_nothing (cairo_t *cr, const SoleusTheme *theme, const SoleusRect *rect,
    gpointer user_data)
{
}

static SoleusReportDocument *
long_document (void)
{
  SoleusReportDocument *document =
      soleus_report_document_new ("Report", "name.edf", "The notice.");
  SoleusTable *table;

  soleus_report_document_add_title (document, "Report", "name.edf");
  for (int i = 0; i < 30; i++)
    {
      SoleusBlock *block;

      soleus_report_document_add_heading (document, 1 + i % 3, "A heading");
      block = soleus_report_document_add_text (document, SOLEUS_SIZE_BODY,
          "Words that go on and on until there are enough of them for some "
          "lines of text, since one line alone would show nothing at all of "
          "how lines are kept together at the foot of a page, and two would "
          "show no more than that.");
      soleus_block_set_side (block, "beside\nin three\nlines");
    }
  table = soleus_report_document_add_table (document, "A long table")->table;
  soleus_table_add_column (table, "Number", SOLEUS_CELL_END, 1);
  soleus_table_add_column (table, "Word", SOLEUS_CELL_START, 3);
  for (int i = 0; i < 300; i++)
    soleus_table_add_row (table, "12", i % 7 == 0 ? "two\nlines" : "one");
  soleus_report_document_add_figure (
      document, "Caption", "What it shows", 200.0, draw_nothing, NULL, NULL);
  return document;
}

static const SoleusPiece *
piece_at (const SoleusPages *pages, guint i)
{
  return &g_array_index (pages->pieces, SoleusPiece, i);
}

START_TEST (nothing_overlaps_and_nothing_leaves_the_page)
  {
    g_autoptr (SoleusReportDocument) document = long_document ();
    g_autoptr (SoleusPages) pages = soleus_pages_new (
        document, (SoleusPaper)_i, soleus_theme_get (SOLEUS_THEME_PRINT));

    ck_assert_uint_gt (soleus_pages_get_n (pages), 5);
    for (guint i = 0; i < pages->pieces->len; i++)
      {
        const SoleusPiece *piece = piece_at (pages, i);
        const SoleusPiece *next =
            i + 1 < pages->pieces->len ? piece_at (pages, i + 1) : NULL;

        ck_assert_uint_lt (piece->page, soleus_pages_get_n (pages));
        ck_assert_double_ge (piece->y, SOLEUS_MARGIN_TOP - 1e-9);
        ck_assert_double_le (piece->y + piece->height,
            pages->height - SOLEUS_MARGIN_BOTTOM + 1e-9);
        if (next == NULL)
          continue;
        ck_assert_uint_ge (next->page, piece->page);
        if (next->page == piece->page)
          ck_assert_double_ge (next->y + 1e-9, piece->y + piece->height);
        else
          ck_assert_double_eq_tol (next->y, SOLEUS_MARGIN_TOP, 1e-9);
      }
  }
END_TEST

START_TEST (a_heading_is_never_the_last_on_a_page)
  {
    g_autoptr (SoleusReportDocument) document = long_document ();
    g_autoptr (SoleusPages) pages = soleus_pages_new (
        document, SOLEUS_PAPER_A4, soleus_theme_get (SOLEUS_THEME_PRINT));

    for (guint i = 0; i + 2 < pages->pieces->len; i++)
      if (piece_at (pages, i)->block->kind == SOLEUS_BLOCK_HEADING)
        {
          /* Nor with a single line of its text. */
          ck_assert_uint_eq (
              piece_at (pages, i)->page, piece_at (pages, i + 1)->page);
          ck_assert_uint_eq (
              piece_at (pages, i)->page, piece_at (pages, i + 2)->page);
        }
  }
END_TEST

START_TEST (a_table_that_goes_on_repeats_its_head)
  {
    g_autoptr (SoleusReportDocument) document = long_document ();
    g_autoptr (SoleusPages) pages = soleus_pages_new (
        document, SOLEUS_PAPER_A4, soleus_theme_get (SOLEUS_THEME_PRINT));
    guint n_heads = 0, n_rows = 0;
    guint last_page = G_MAXUINT;

    for (guint i = 0; i < pages->pieces->len; i++)
      {
        const SoleusPiece *piece = piece_at (pages, i);

        if (piece->kind != SOLEUS_PIECE_ROW)
          continue;
        if (piece->page != last_page)
          ck_assert_int_eq (piece->row, -1);
        n_heads += piece->row == -1;
        n_rows += piece->row >= 0;
        last_page = piece->page;
      }
    ck_assert_uint_eq (n_rows, 300);
    ck_assert_uint_ge (n_heads, 6);
  }
END_TEST

START_TEST (what_is_higher_than_a_page_is_parted)
  {
    g_autoptr (SoleusReportDocument) document =
        soleus_report_document_new ("Report", "name", "Notice");
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (SoleusPages) pages = NULL;

    for (int i = 0; i < 120; i++)
      soleus_report_document_add_text (document, SOLEUS_SIZE_BODY, "kept")
          ->keep = TRUE;
    for (int i = 0; i < 90; i++)
      g_string_append (text, "line\n");
    soleus_block_set_side (
        soleus_report_document_add_text (document, SOLEUS_SIZE_BODY, "x"),
        text->str);
    pages = soleus_pages_new (
        document, SOLEUS_PAPER_A4, soleus_theme_get (SOLEUS_THEME_PRINT));
    ck_assert_uint_ge (soleus_pages_get_n (pages), 3);
    ck_assert_uint_le (soleus_pages_get_n (pages), 5);
  }
END_TEST

START_TEST (an_empty_document_is_one_page)
  {
    g_autoptr (SoleusReportDocument) document =
        soleus_report_document_new ("Report", "name", "Notice");
    g_autoptr (SoleusPages) pages = soleus_pages_new (
        document, SOLEUS_PAPER_A4, soleus_theme_get (SOLEUS_THEME_PRINT));

    ck_assert_uint_eq (soleus_pages_get_n (pages), 1);
    ck_assert_uint_eq (soleus_pages_get_n_headings (pages), 0);
  }
END_TEST

/* Whether something is drawn 5 points above @piece, at the right margin, where
 * no words of the heading are. */
static gboolean
has_line_above (SoleusPages *pages, const SoleusPiece *piece)
{
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int)pages->width, (int)pages->height);
  cairo_t *cr = cairo_create (surface);
  const guchar *row;
  int x = (int)(pages->width - SOLEUS_MARGIN_X - 20.0);
  gboolean drawn = FALSE;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  soleus_pages_draw (pages, piece->page, cr);
  cairo_surface_flush (surface);
  for (int y = (int)piece->y - 7; y < (int)piece->y - 3; y++)
    {
      row = cairo_image_surface_get_data (surface)
          + (gsize)cairo_image_surface_get_stride (surface) * (gsize)y;
      drawn = drawn || row[4 * x + 2] < 200;
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return drawn;
}

START_TEST (a_heading_has_one_line_above_it)
  {
    g_autoptr (SoleusReportDocument) document =
        soleus_report_document_new ("Report", "name.edf", "The notice.");
    g_autoptr (SoleusPages) pages = NULL;

    soleus_report_document_add_text (document, SOLEUS_SIZE_BODY, "words");
    soleus_report_document_add_heading (document, 1, "Below words");
    soleus_report_document_add_page_break (document);
    soleus_report_document_add_heading (document, 1, "At the top");
    pages = soleus_pages_new (
        document, SOLEUS_PAPER_A4, soleus_theme_get (SOLEUS_THEME_PRINT));
    ck_assert (has_line_above (pages, piece_at (pages, 1)));
    /* There it is that of the page's head. */
    ck_assert (!has_line_above (pages, piece_at (pages, 3)));
  }
END_TEST

START_TEST (headings_know_their_page)
  {
    g_autoptr (SoleusReportDocument) document = long_document ();
    g_autoptr (SoleusPages) pages = soleus_pages_new (
        document, SOLEUS_PAPER_LETTER, soleus_theme_get (SOLEUS_THEME_GREY));
    guint last_page = 0;

    ck_assert_uint_eq (soleus_pages_get_n_headings (pages), 30);
    for (guint i = 0; i < 30; i++)
      {
        SoleusPagesHeading heading = soleus_pages_get_heading (pages, i);
        ck_assert_str_eq (heading.text, "A heading");
        ck_assert_uint_eq (heading.level, 1 + i % 3);
        ck_assert_uint_ge (heading.page, last_page);
        last_page = heading.page;
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("pages");
  TCase *tcase = tcase_create ("pages");

  tcase_add_loop_test (
      tcase, nothing_overlaps_and_nothing_leaves_the_page, 0, 2);
  tcase_add_test (tcase, a_heading_is_never_the_last_on_a_page);
  tcase_add_test (tcase, a_table_that_goes_on_repeats_its_head);
  tcase_add_test (tcase, what_is_higher_than_a_page_is_parted);
  tcase_add_test (tcase, an_empty_document_is_one_page);
  tcase_add_test (tcase, a_heading_has_one_line_above_it);
  tcase_add_test (tcase, headings_know_their_page);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
