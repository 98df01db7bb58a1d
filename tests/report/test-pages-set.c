/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "soleus-pages-private.h"

/* Letter is 612 points wide: 504 between the margins of 54, which are 12
 * columns of 31 and 11 gutters of 12. Sums of a few doubles. */
#define EPSILON 1e-9

static SoleusReportDocument *
document_new (void)
{
  return soleus_report_document_new ("Report", "name", "Notice");
}

static SoleusPages *
set_pages (const SoleusReportDocument *document)
{
  return soleus_pages_new (
      document, SOLEUS_PAPER_LETTER, soleus_theme_get (SOLEUS_THEME_PRINT));
}

static const SoleusPiece *
piece_at (const SoleusPages *pages, guint i)
{
  return &g_array_index (pages->pieces, SoleusPiece, i);
}

static void
draw_nothing (cairo_t *cr, const SoleusTheme *theme, const SoleusRect *rect,
    gpointer user_data)
{
}

START_TEST (the_grid_has_12_columns_between_the_margins)
  {
    g_autoptr (SoleusReportDocument) document = document_new ();
    g_autoptr (SoleusPages) pages = set_pages (document);

    for (guint c = 0; c < 12; c++)
      {
        ck_assert_double_eq_tol (
            soleus_grid_x (pages, c), 54.0 + 43.0 * c, EPSILON);
        ck_assert_double_eq_tol (soleus_grid_width (pages, c + 1),
            31.0 * (c + 1) + 12.0 * c, EPSILON);
      }
    ck_assert_double_eq_tol (
        soleus_grid_x (pages, 11) + soleus_grid_width (pages, 1), 558.0,
        EPSILON);
  }
END_TEST

static const struct
{
  SoleusBlock block;
  double x;
  double width;
  double font_size;
  gboolean bold;
} places[] = {
    {{.kind = SOLEUS_BLOCK_TITLE}, 54, 504, 24, TRUE},
    {{.kind = SOLEUS_BLOCK_HEADING, .level = 1}, 54, 504, 15, TRUE},
    {{.kind = SOLEUS_BLOCK_HEADING, .level = 2}, 54, 504, 11, TRUE},
    {{.kind = SOLEUS_BLOCK_HEADING, .level = 3}, 183, 375, 9.8, TRUE},
    {{.kind = SOLEUS_BLOCK_TEXT}, 183, 375, 9.4, FALSE},
    {{.kind = SOLEUS_BLOCK_TEXT, .wide = TRUE}, 54, 504, 9.4, FALSE},
    {{.kind = SOLEUS_BLOCK_TEXT, .size = SOLEUS_SIZE_LARGE}, 54, 504, 13,
        FALSE},
    {{.kind = SOLEUS_BLOCK_TEXT, .size = SOLEUS_SIZE_SMALL}, 183, 375, 7.8,
        FALSE},
    {{.kind = SOLEUS_BLOCK_QUOTE}, 195, 363, 9.4, FALSE},
    {{.kind = SOLEUS_BLOCK_ITEM}, 193, 365, 9.4, FALSE},
    {{.kind = SOLEUS_BLOCK_NOTICE}, 66, 480, 11, FALSE},
    {{.kind = SOLEUS_BLOCK_TABLE}, 54, 504, 7.8, TRUE},
    {{.kind = SOLEUS_BLOCK_FIGURE}, 54, 504, 7.8, FALSE},
};

START_TEST (every_kind_of_block_has_its_place)
  {
    g_autoptr (SoleusReportDocument) document = document_new ();
    g_autoptr (SoleusPages) pages = set_pages (document);
    SoleusTextPlace place = soleus_pages_place (pages, &places[_i].block);

    ck_assert_double_eq_tol (place.x, places[_i].x, EPSILON);
    ck_assert_double_eq_tol (place.width, places[_i].width, EPSILON);
    ck_assert_double_eq_tol (place.font_size, places[_i].font_size, EPSILON);
    ck_assert_int_eq (place.bold, places[_i].bold);
  }
END_TEST

/* --- right to left ------------------------------------------------------- */

static SoleusReportDocument *
arabic_document_new (void)
{
  return soleus_report_document_new ("تقرير", "name", "Notice");
}

START_TEST (in_arabic_every_block_stands_at_the_other_margin)
  {
    g_autoptr (SoleusReportDocument) document = arabic_document_new ();
    g_autoptr (SoleusPages) pages = set_pages (document);
    SoleusTextPlace place = soleus_pages_place (pages, &places[_i].block);

    ck_assert_double_eq_tol (
        place.x, 612.0 - places[_i].x - places[_i].width, EPSILON);
    ck_assert_double_eq_tol (place.width, places[_i].width, EPSILON);
  }
END_TEST

static const struct
{
  const char *text;
  PangoDirection direction;
} directions[] = {
    {"عضلة", PANGO_DIRECTION_RTL},
    /* Begins with Latin letters, and is Arabic all the same. */
    {"EMG عضلة", PANGO_DIRECTION_RTL},
    {"עברית", PANGO_DIRECTION_RTL},
    /* Figures and Latin names keep their order. */
    {"12.3 (11.0–13.2)", PANGO_DIRECTION_LTR},
    {"calf left", PANGO_DIRECTION_LTR},
};

START_TEST (in_arabic_lines_begin_at_the_right)
  {
    g_autoptr (SoleusReportDocument) document = arabic_document_new ();
    g_autoptr (SoleusPages) pages = set_pages (document);
    g_autoptr (PangoLayout) layout = soleus_pages_layout (
        pages, NULL, directions[_i].text, 10.0, FALSE, 300.0);

    ck_assert_int_eq (pango_layout_get_line_readonly (layout, 0)->resolved_dir,
        directions[_i].direction);
    ck_assert_int_eq (pango_layout_get_alignment (layout), PANGO_ALIGN_RIGHT);
  }
END_TEST

START_TEST (in_arabic_columns_run_from_right_to_left)
  {
    g_autoptr (SoleusReportDocument) document = arabic_document_new ();
    SoleusTable *table = soleus_report_document_add_table (document, "")->table;
    g_autoptr (SoleusPages) pages = NULL;

    soleus_table_add_column (table, "A", SOLEUS_CELL_START, 1.0);
    soleus_table_add_column (table, "B", SOLEUS_CELL_END, 1.0);
    soleus_table_add_row (table, "a", "b");
    pages = set_pages (document);
    for (guint c = 0; c < 2; c++)
      {
        double x, width;
        g_autoptr (PangoLayout) cell =
            soleus_pages_cell (pages, table, 0, c, &x, &width);

        /* Two halves of 504 points with 4 points of air on both sides. */
        ck_assert_double_eq_tol (x, c == 0 ? 310.0 : 58.0, EPSILON);
        ck_assert_double_eq_tol (width, 244.0, EPSILON);
        ck_assert_int_eq (pango_layout_get_alignment (cell),
            c == 0 ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
      }
  }
END_TEST

/* --- lines --------------------------------------------------------------- */

START_TEST (no_line_of_a_text_is_left_alone)
  {
    /* With n lines: the first stays with the second, the last but one with
     * the last; the others may part. */
    for (guint n = 1; n <= 6; n++)
      {
        g_autoptr (SoleusReportDocument) document = document_new ();
        g_autoptr (GString) text = g_string_new ("1");
        g_autoptr (SoleusPages) pages = NULL;

        for (guint i = 1; i < n; i++)
          g_string_append_printf (text, "\n%u", i + 1);
        soleus_report_document_add_text (document, SOLEUS_SIZE_BODY, text->str);
        pages = set_pages (document);
        ck_assert_uint_eq (pages->pieces->len, n);
        for (guint i = 0; i < n; i++)
          {
            const SoleusPiece *piece = piece_at (pages, i);
            gboolean glued = n > 1 && (i == 0 || i == n - 2) && i != n - 1;

            ck_assert_int_eq (piece->kind, SOLEUS_PIECE_LINE);
            ck_assert_uint_eq (piece->line, i);
            ck_assert_int_eq (piece->first, i == 0);
            ck_assert_int_eq (piece->last, i == n - 1);
            ck_assert_int_eq (piece->glued, glued);
            /* A line is never lower than its leading: 1.32 x 9.4. */
            ck_assert_double_ge (piece->height, 12.408 - EPSILON);
          }
      }
  }
END_TEST

START_TEST (what_is_kept_is_glued_to_the_next_block)
  {
    g_autoptr (SoleusReportDocument) document = document_new ();
    g_autoptr (SoleusPages) pages = NULL;

    soleus_report_document_add_text (document, SOLEUS_SIZE_BODY, "a")->keep =
        TRUE;
    soleus_report_document_add_text (document, SOLEUS_SIZE_BODY, "b");
    pages = set_pages (document);
    ck_assert (piece_at (pages, 0)->glued);
    ck_assert (!piece_at (pages, 1)->glued);
  }
END_TEST

START_TEST (a_label_beside_a_short_text_has_room)
  {
    g_autoptr (SoleusReportDocument) document = document_new ();
    g_autoptr (SoleusPages) pages = NULL;
    PangoLayout *side;

    soleus_block_set_side (
        soleus_report_document_add_text (document, SOLEUS_SIZE_BODY, "one"),
        "1\n2\n3\n4\n5");
    soleus_report_document_add_text (document, SOLEUS_SIZE_BODY, "next");
    pages = set_pages (document);
    side = soleus_pages_layout (pages, NULL, "1\n2\n3\n4\n5", SOLEUS_FONT_SMALL,
        FALSE, soleus_grid_width (pages, 3));
    ck_assert_double_ge (piece_at (pages, 1)->y,
        SOLEUS_MARGIN_TOP + soleus_layout_height (side));
    g_object_unref (side);
  }
END_TEST

START_TEST (a_caption_stays_with_its_figure_and_table)
  {
    g_autoptr (SoleusReportDocument) document = document_new ();
    SoleusTable *table =
        soleus_report_document_add_table (document, "Caption")->table;
    static const struct
    {
      SoleusPieceKind kind;
      int row;
      gboolean glued;
    } expected[] = {
        {SOLEUS_PIECE_LINE, 0, TRUE}, /* the caption */
        {SOLEUS_PIECE_ROW, -1, TRUE}, /* the head */
        {SOLEUS_PIECE_ROW, 0, TRUE}, {SOLEUS_PIECE_ROW, 1, TRUE},
        {SOLEUS_PIECE_ROW, 2, TRUE}, /* the last two are together */
        {SOLEUS_PIECE_ROW, 3, FALSE}, {SOLEUS_PIECE_FIGURE, 0, TRUE},
        {SOLEUS_PIECE_LINE, 0, FALSE},
        {SOLEUS_PIECE_FIGURE, 0, FALSE}, /* without a caption */
    };
    g_autoptr (SoleusPages) pages = NULL;

    soleus_table_add_column (table, "Column", SOLEUS_CELL_START, 1);
    for (int i = 0; i < 4; i++)
      soleus_table_add_row (table, "cell");
    soleus_report_document_add_figure (
        document, "Caption", "What it shows", 50.0, draw_nothing, NULL, NULL);
    soleus_report_document_add_figure (
        document, "", "What it shows", 60.0, draw_nothing, NULL, NULL);
    pages = set_pages (document);
    ck_assert_uint_eq (pages->pieces->len, G_N_ELEMENTS (expected));
    for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
      {
        ck_assert_int_eq (piece_at (pages, i)->kind, expected[i].kind);
        ck_assert_int_eq (piece_at (pages, i)->row, expected[i].row);
        ck_assert_int_eq (piece_at (pages, i)->glued, expected[i].glued);
      }
    ck_assert_double_eq (piece_at (pages, 8)->height, 60.0);
  }
END_TEST

START_TEST (a_short_table_is_not_parted)
  {
    g_autoptr (SoleusReportDocument) document = document_new ();
    SoleusTable *table = soleus_report_document_add_table (document, "")->table;
    g_autoptr (SoleusPages) pages = NULL;
    guint n_loose = 0;

    soleus_table_add_column (table, "Column", SOLEUS_CELL_START, 1);
    for (int i = 0; i < _i; i++)
      soleus_table_add_row (table, "cell");
    pages = set_pages (document);
    for (guint i = 0; i < pages->pieces->len; i++)
      n_loose += !piece_at (pages, i)->glued;
    /* Of a longer one only the first two and the last two are together. */
    ck_assert_uint_eq (n_loose, _i <= 12 ? 1 : (guint)_i - 2);
  }
END_TEST

START_TEST (a_number_and_its_per_cent_sign_are_not_parted)
  {
    g_autoptr (SoleusReportDocument) document = document_new ();
    g_autoptr (SoleusPages) pages = NULL;

    soleus_report_document_add_text (document, SOLEUS_SIZE_BODY, "the 95 % of");
    pages = set_pages (document);
    ck_assert_str_eq (pango_layout_get_text (piece_at (pages, 0)->layout),
        "the 95\u00a0% of");
  }
END_TEST

/* --- cells --------------------------------------------------------------- */

START_TEST (columns_share_the_width_by_their_weight)
  {
    g_autoptr (SoleusReportDocument) document = document_new ();
    SoleusTable *table = soleus_report_document_add_table (document, "")->table;
    /* 504 points in parts of 1, 3 and 4; 4 points of air on both sides. */
    static const double xs[] = {58, 121, 310};
    static const double widths[] = {55, 181, 244};
    g_autoptr (SoleusPages) pages = NULL;

    soleus_table_add_column (table, "A", SOLEUS_CELL_START, 0.5);
    soleus_table_add_column (table, "B", SOLEUS_CELL_END, 1.5);
    soleus_table_add_column (table, "C", SOLEUS_CELL_START, 2.0);
    soleus_table_add_row (table, "a", "b", "c");
    pages = set_pages (document);
    for (int row = -1; row < 1; row++)
      for (guint c = 0; c < 3; c++)
        {
          double x, width;
          g_autoptr (PangoLayout) cell =
              soleus_pages_cell (pages, table, row, c, &x, &width);
          char expected[] = {(char)((row < 0 ? 'A' : 'a') + c), '\0'};

          ck_assert_double_eq_tol (x, xs[c], EPSILON);
          ck_assert_double_eq_tol (width, widths[c], EPSILON);
          ck_assert_str_eq (pango_layout_get_text (cell), expected);
          ck_assert_int_eq (pango_layout_get_alignment (cell),
              c == 1 ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
        }
  }
END_TEST

START_TEST (a_row_is_as_high_as_its_highest_cell)
  {
    g_autoptr (SoleusReportDocument) document = document_new ();
    SoleusTable *table = soleus_report_document_add_table (document, "")->table;
    g_autoptr (SoleusPages) pages = NULL;
    double one, three;

    soleus_table_add_column (table, "A", SOLEUS_CELL_START, 1);
    soleus_table_add_column (table, "B", SOLEUS_CELL_START, 1);
    soleus_table_add_row (table, "1", "1");
    soleus_table_add_row (table, "1\n2\n3", "1");
    soleus_table_add_row (table, "1", "1\n2\n3");
    pages = set_pages (document);
    one = piece_at (pages, 1)->height;
    three = piece_at (pages, 2)->height;
    ck_assert_double_eq (three, piece_at (pages, 3)->height);
    /* 3 points of air above and below: the rest grows threefold. Pango rounds
     * to 1/1024 of a point for each of the three lines. */
    ck_assert_double_eq_tol (three - 6.0, 3.0 * (one - 6.0), 3.0 / PANGO_SCALE);
  }
END_TEST

/* Long cells: of many words, and of many lines. */
static const char *const long_words[] = {"word ", "line\n"};

START_TEST (a_cell_higher_than_a_page_is_cut_with_an_ellipsis)
  {
    g_autoptr (SoleusReportDocument) document = document_new ();
    SoleusTable *table = soleus_report_document_add_table (document, "")->table;
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (SoleusPages) pages = NULL;
    double x, width;

    for (guint i = 0; i < 3000; i++)
      g_string_append (text, long_words[_i]);
    soleus_table_add_column (table, "A", SOLEUS_CELL_START, 1);
    soleus_table_add_column (table, "B", SOLEUS_CELL_START, 4);
    for (guint i = 0; i < 4; i++)
      soleus_table_add_row (table, i % 2 == 1 ? text->str : "short", "short");
    pages = set_pages (document);
    for (guint i = 0; i < pages->pieces->len; i++)
      ck_assert_double_le (piece_at (pages, i)->y + piece_at (pages, i)->height,
          792.0 - SOLEUS_MARGIN_BOTTOM + EPSILON);
    ck_assert_uint_le (soleus_pages_get_n (pages), 4);
    for (guint row = 0; row < 4; row++)
      {
        g_autoptr (PangoLayout) cell =
            soleus_pages_cell (pages, table, (int)row, 0, &x, &width);
        ck_assert_int_eq (pango_layout_is_ellipsized (cell), row % 2 == 1);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("pages-set");
  TCase *tcase = tcase_create ("pages-set");

  tcase_set_timeout (tcase, 30);
  tcase_add_test (tcase, the_grid_has_12_columns_between_the_margins);
  tcase_add_loop_test (
      tcase, every_kind_of_block_has_its_place, 0, G_N_ELEMENTS (places));
  tcase_add_loop_test (tcase, in_arabic_every_block_stands_at_the_other_margin,
      0, G_N_ELEMENTS (places));
  tcase_add_loop_test (
      tcase, in_arabic_lines_begin_at_the_right, 0, G_N_ELEMENTS (directions));
  tcase_add_test (tcase, in_arabic_columns_run_from_right_to_left);
  tcase_add_test (tcase, no_line_of_a_text_is_left_alone);
  tcase_add_test (tcase, what_is_kept_is_glued_to_the_next_block);
  tcase_add_test (tcase, a_label_beside_a_short_text_has_room);
  tcase_add_test (tcase, a_caption_stays_with_its_figure_and_table);
  tcase_add_loop_test (tcase, a_short_table_is_not_parted, 11, 15);
  tcase_add_test (tcase, a_number_and_its_per_cent_sign_are_not_parted);
  tcase_add_test (tcase, columns_share_the_width_by_their_weight);
  tcase_add_test (tcase, a_row_is_as_high_as_its_highest_cell);
  tcase_add_loop_test (tcase, a_cell_higher_than_a_page_is_cut_with_an_ellipsis,
      0, G_N_ELEMENTS (long_words));
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
