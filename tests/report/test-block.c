/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "soleus-block.h"
#include "soleus-pages.h"

static const SoleusBlock *
last_block (const SoleusReportDocument *document)
{
  return g_ptr_array_index (document->blocks, document->blocks->len - 1);
}

static const struct
{
  const char *created;
  const char *told;
} dates[] = {
    {"2026-05-01T08:00:30.25Z", "2026-05-01T08:00:30Z"},
    {"2026-05-01T08:00:30.25-03:30", "2026-05-01T08:00:30-03:30"},
    {"2026-05-01T08:00:00+02", "2026-05-01T08:00:00+02:00"},
};

START_TEST (a_date_is_told_in_whole_seconds)
  {
    g_autoptr (GDateTime) created =
        g_date_time_new_from_iso8601 (dates[_i].created, NULL);
    g_autofree char *told = soleus_report_dup_created (created);

    ck_assert_str_eq (told, dates[_i].told);
  }
END_TEST

START_TEST (blocks_keep_what_they_were_given_in_order)
  {
    g_autoptr (SoleusReportDocument) document =
        soleus_report_document_new ("Report", "a.edf", "notice");
    SoleusBlock *block;

    soleus_report_document_add_title (document, "Title", "under");
    ck_assert_str_eq (last_block (document)->lead, "under");
    block = soleus_report_document_add_heading (document, 2, "Part");
    ck_assert (block->keep);
    ck_assert_uint_eq (block->level, 2);
    block = soleus_report_document_add_item (document, NULL, "one");
    ck_assert_ptr_null (block->lead);
    soleus_block_set_side (block, "first");
    soleus_block_set_side (block, "second");
    ck_assert_str_eq (block->side, "second");
    block = soleus_report_document_add_notice (
        document, SOLEUS_URGENCY_U2, "Today", "go");
    ck_assert_int_eq (block->urgency, SOLEUS_URGENCY_U2);
    ck_assert_uint_eq (document->blocks->len, 4);
    ck_assert_int_eq (
        ((SoleusBlock *)g_ptr_array_index (document->blocks, 0))->kind,
        SOLEUS_BLOCK_TITLE);
  }
END_TEST

START_TEST (a_table_is_read_by_row_and_column)
  {
    g_autoptr (SoleusReportDocument) document =
        soleus_report_document_new ("Report", "a.edf", "notice");
    SoleusTable *table =
        soleus_report_document_add_table (document, "caption")->table;

    ck_assert_uint_eq (soleus_table_get_n_rows (table), 0);
    soleus_table_add_column (table, "a", SOLEUS_CELL_START, 1.0);
    soleus_table_add_column (table, "b", SOLEUS_CELL_END, 2.0);
    soleus_table_add_row (table, "1", "2");
    soleus_table_add_row (table, NULL, "4");
    ck_assert_uint_eq (soleus_table_get_n_rows (table), 2);
    ck_assert_str_eq (soleus_table_get_cell (table, 0, 1), "2");
    ck_assert_str_eq (soleus_table_get_cell (table, 1, 0), "");
    ck_assert_str_eq (soleus_table_get_cell (table, 1, 1), "4");
  }
END_TEST

START_TEST (text_that_is_not_utf8_is_made_so)
  {
    g_autoptr (SoleusReportDocument) document =
        soleus_report_document_new ("Report", "a\xff.edf", "notice");
    SoleusTable *table;

    ck_assert (g_utf8_validate (document->subject, -1, NULL));
    soleus_report_document_add_text (
        document, SOLEUS_SIZE_BODY, "broken \xc3 text");
    ck_assert (g_utf8_validate (last_block (document)->text, -1, NULL));
    table = soleus_report_document_add_table (document, NULL)->table;
    soleus_table_add_column (table, "a", SOLEUS_CELL_START, 1.0);
    soleus_table_add_row (table, "\xfe");
    ck_assert (g_utf8_validate (soleus_table_get_cell (table, 0, 0), -1, NULL));
    ck_assert_str_eq (last_block (document)->text, "");
  }
END_TEST

static void
count_free (gpointer data)
{
  ++*(int *)data;
}

static void
draw_nothing (cairo_t *cr, const SoleusTheme *theme, const SoleusRect *rect,
    gpointer user_data)
{
  ++*(int *)user_data;
  ck_assert_double_gt (rect->width, 400.0);
  ck_assert_double_eq (rect->height, 80.0);
}

START_TEST (a_figure_is_drawn_on_its_page_and_freed_once)
  {
    SoleusReportDocument *document =
        soleus_report_document_new ("Report", "a.edf", "notice");
    SoleusPages *pages;
    cairo_surface_t *surface =
        cairo_image_surface_create (CAIRO_FORMAT_A8, 600, 850);
    cairo_t *cr = cairo_create (surface);
    int n_calls = 0;

    soleus_report_document_add_text (document, SOLEUS_SIZE_BODY, "before");
    soleus_report_document_add_page_break (document);
    soleus_report_document_add_figure (
        document, "", "nothing", 80.0, draw_nothing, &n_calls, count_free);
    pages = soleus_pages_new (
        document, SOLEUS_PAPER_A4, soleus_theme_get (SOLEUS_THEME_PRINT));
    ck_assert_uint_eq (soleus_pages_get_n (pages), 2);
    soleus_pages_draw (pages, 0, cr);
    ck_assert_int_eq (n_calls, 0);
    soleus_pages_draw (pages, 1, cr);
    ck_assert_int_eq (n_calls, 1);
    soleus_pages_free (pages);
    soleus_report_document_free (document);
    ck_assert_int_eq (n_calls, 2);
    cairo_destroy (cr);
    cairo_surface_destroy (surface);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("block");
  TCase *tcase = tcase_create ("block");

  tcase_add_test (tcase, blocks_keep_what_they_were_given_in_order);
  tcase_add_test (tcase, a_table_is_read_by_row_and_column);
  tcase_add_test (tcase, text_that_is_not_utf8_is_made_so);
  tcase_add_test (tcase, a_figure_is_drawn_on_its_page_and_freed_once);
  tcase_add_loop_test (
      tcase, a_date_is_told_in_whole_seconds, 0, G_N_ELEMENTS (dates));
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
