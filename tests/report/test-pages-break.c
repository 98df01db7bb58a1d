/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <string.h>

#include "soleus-pages-private.h"

/* A page with room for 700 points, from 62 to 762. */
#define BODY 700.0
#define HEIGHT (SOLEUS_MARGIN_TOP + BODY + SOLEUS_MARGIN_BOTTOM)
#define BOTTOM (SOLEUS_MARGIN_TOP + BODY)

/* Sums of up to some thousand heights of whole points, exact in a double; the
 * room is for the margins, which need not be whole. */
#define EPSILON 1e-9

static SoleusBlock text_block = {.kind = SOLEUS_BLOCK_TEXT};
static SoleusBlock table_block = {.kind = SOLEUS_BLOCK_TABLE};

static SoleusPages *
pages_begin (void)
{
  SoleusPages *pages = g_new0 (SoleusPages, 1);

  pages->height = HEIGHT;
  pages->pieces = g_array_new (FALSE, TRUE, sizeof (SoleusPiece));
  return pages;
}

static void
pages_end (SoleusPages *pages)
{
  g_array_unref (pages->pieces);
  g_free (pages);
}

static SoleusPiece *
piece_at (SoleusPages *pages, guint i)
{
  return &g_array_index (pages->pieces, SoleusPiece, i);
}

static void
add_piece (SoleusPages *pages, SoleusPieceKind kind, double space,
    double height, gboolean glued)
{
  SoleusPiece piece = {
      .kind = kind,
      .block = &text_block,
      .space_before = space,
      .height = height,
      .glued = glued,
  };

  g_array_append_val (pages->pieces, piece);
}

static void
add_row (SoleusPages *pages, int row, double height, gboolean glued)
{
  SoleusPiece piece = {
      .kind = SOLEUS_PIECE_ROW,
      .block = &table_block,
      .height = height,
      .glued = glued,
      .row = row,
      .stripe = (guint)(row + 1),
  };

  g_array_append_val (pages->pieces, piece);
}

/* --- by hand ------------------------------------------------------------- */

/* A piece is "height", "space+height", with "g" behind it when it is glued
 * to the next, or "|", a page break. A place is "page:y"; of a break only the
 * page counts. */
static const struct
{
  const char *pieces;
  const char *places;
  guint n_pages;
} by_hand[] = {
    {"300 300 300", "0:62 0:362 1:62", 2},
    /* The last point of a page may be used, and no more. */
    {"300 300 100", "0:62 0:362 0:662", 1},
    {"300 300 101", "0:62 0:362 1:62", 2},
    /* Space above counts, but not at the head of a page. */
    {"10+300 10+300", "0:62 0:372", 1},
    {"300 1+400", "0:62 1:62", 2},
    {"300 0+400", "0:62 0:362", 1},
    {"600 50+100 20+10", "0:62 1:62 1:182", 2},
    /* What is glued goes to the next page together. */
    {"600 50g 60", "0:62 1:62 1:112", 2},
    {"600 50g 50", "0:62 0:662 0:712", 1},
    {"600 20g 20g 5+60", "0:62 1:62 1:82 1:107", 2},
    {"600 20g 5+75", "0:62 0:662 0:687", 1},
    {"600 20g 5+76", "0:62 1:62 1:87", 2},
    {"300 30g", "0:62 0:362", 1},
    /* A break parts what is glued, and two are one. */
    {"600 50g | 60", "0:62 0:662 1:0 1:62", 2},
    {"| 50", "0:0 0:62", 1},
    {"50 | | 50", "0:62 1:0 1:0 1:62", 2},
    {"50 | 50 | 50", "0:62 1:0 1:62 2:0 2:62", 3},
    /* No empty page at the end. */
    {"50 |", "0:62 1:0", 1},
    {"|", "0:0", 1},
    {"", "", 1},
    /* What fits nowhere stands alone. */
    {"900 10", "0:62 1:62", 2},
    {"10 900 10", "0:62 1:62 2:62", 3},
    /* A chain longer than a page is parted where the page is full. */
    {"300g 300g 300g 300", "0:62 0:362 1:62 1:362", 2},
    {"100 300g 300g 300g 300", "0:62 1:62 1:362 2:62 2:362", 3},
};

static void
read_pieces (SoleusPages *pages, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);

  for (guint i = 0; words[i] != NULL && words[i][0] != '\0'; i++)
    {
      const char *plus = strchr (words[i], '+');
      double space = plus == NULL ? 0.0 : g_ascii_strtod (words[i], NULL);
      const char *height = plus == NULL ? words[i] : plus + 1;

      if (words[i][0] == '|')
        add_piece (pages, SOLEUS_PIECE_BREAK, 0.0, 0.0, FALSE);
      else
        add_piece (pages, SOLEUS_PIECE_LINE, space,
            g_ascii_strtod (height, NULL), g_str_has_suffix (height, "g"));
    }
}

START_TEST (pieces_stand_where_they_do_by_hand)
  {
    SoleusPages *pages = pages_begin ();
    g_auto (GStrv) places = g_strsplit (by_hand[_i].places, " ", -1);

    read_pieces (pages, by_hand[_i].pieces);
    soleus_pages_break (pages);
    ck_assert_uint_eq (pages->n_pages, by_hand[_i].n_pages);
    for (guint i = 0; i < pages->pieces->len; i++)
      {
        const SoleusPiece *piece = piece_at (pages, i);
        char *end;

        ck_assert_uint_eq (
            piece->page, (guint)g_ascii_strtoull (places[i], &end, 10));
        if (piece->kind != SOLEUS_PIECE_BREAK)
          ck_assert_double_eq_tol (
              piece->y, g_ascii_strtod (end + 1, NULL), EPSILON);
      }
    pages_end (pages);
  }
END_TEST

/* --- chance documents ------------------------------------------------------
 */

#define N_PIECES 200

static void
add_by_chance (SoleusPages *pages, GRand *chance)
{
  for (guint i = 0; i < N_PIECES; i++)
    {
      gboolean parted = g_rand_int_range (chance, 0, 40) == 0;
      gboolean glued = g_rand_int_range (chance, 0, 3) == 0;

      add_piece (pages, parted ? SOLEUS_PIECE_BREAK : SOLEUS_PIECE_LINE,
          parted ? 0.0 : g_rand_int_range (chance, 0, 25),
          parted ? 0.0 : g_rand_int_range (chance, 1, 200), glued && !parted);
    }
}

/* One past the last piece that must stay with @i. */
static guint
chain_end (SoleusPages *pages, guint i)
{
  while (piece_at (pages, i)->glued && i + 1 < N_PIECES
      && piece_at (pages, i + 1)->kind != SOLEUS_PIECE_BREAK)
    i++;
  return i + 1;
}

/* Height of pieces @from to @to at the head of a page. */
static double
height_of (SoleusPages *pages, guint from, guint to)
{
  double height = 0.0;

  for (guint i = from; i < to; i++)
    height += piece_at (pages, i)->height
        + (i == from ? 0.0 : piece_at (pages, i)->space_before);
  return height;
}

START_TEST (a_page_is_full_before_the_next_begins)
  {
    g_autoptr (GRand) chance =
        g_rand_new_with_seed (soleus_test_seed () + (guint)_i);
    SoleusPages *pages = pages_begin ();

    add_by_chance (pages, chance);
    soleus_pages_break (pages);
    for (guint i = 1; i < N_PIECES; i++)
      {
        const SoleusPiece *piece = piece_at (pages, i);
        const SoleusPiece *before = piece_at (pages, i - 1);

        if (piece->kind == SOLEUS_PIECE_BREAK
            || before->kind == SOLEUS_PIECE_BREAK)
          continue;
        ck_assert_uint_le (piece->page - before->page, 1);
        if (piece->page == before->page)
          ck_assert_double_eq_tol (piece->y,
              before->y + before->height + piece->space_before, EPSILON);
        else
          {
            /* It turned because it, with all that hangs on it, did not fit. */
            ck_assert_double_eq_tol (piece->y, SOLEUS_MARGIN_TOP, EPSILON);
            ck_assert_double_gt (before->y + before->height
                    + piece->space_before
                    + height_of (pages, i, chain_end (pages, i)),
                BOTTOM);
          }
      }
    pages_end (pages);
  }
END_TEST

START_TEST (what_is_glued_and_fits_on_a_page_is_on_one)
  {
    g_autoptr (GRand) chance =
        g_rand_new_with_seed (soleus_test_seed () + 1000 + (guint)_i);
    SoleusPages *pages = pages_begin ();
    guint end;

    add_by_chance (pages, chance);
    soleus_pages_break (pages);
    for (guint i = 0; i < N_PIECES; i = end)
      {
        end = chain_end (pages, i);
        if (height_of (pages, i, end) <= BODY)
          ck_assert_uint_eq (
              piece_at (pages, i)->page, piece_at (pages, end - 1)->page);
        for (guint k = i; k < end; k++)
          ck_assert_double_le (
              piece_at (pages, k)->y + piece_at (pages, k)->height,
              BOTTOM + EPSILON);
      }
    pages_end (pages);
  }
END_TEST

/* --- tables -------------------------------------------------------------- */

/* Rows of a table behind its head: "height" of each; the places have an "h"
 * where the head stands again. */
static const struct
{
  const char *heights;
  const char *places;
} tables[] = {
    {"20 340 340", "h0:62 0:82 0:422"},
    {"20 340 341", "h0:62 0:82 h1:62 1:82"},
    {"20 340 340 100 600", "h0:62 0:82 0:422 h1:62 1:82 h2:62 2:82"},
    /* Head and row fill the page to the last point. */
    {"20 100 680 10", "h0:62 0:82 h1:62 1:82 h2:62 2:82"},
    /* No room for a head above a row that takes the whole page. */
    {"20 100 681 10", "h0:62 0:82 1:62 1:743"},
    {"20 100 690 50", "h0:62 0:82 1:62 h2:62 2:82"},
    {"20 100 900 50", "h0:62 0:82 1:62 h2:62 2:82"},
    {"20 100 900 900", "h0:62 0:82 1:62 2:62"},
};

START_TEST (the_head_of_a_table_stands_again_where_it_has_room)
  {
    SoleusPages *pages = pages_begin ();
    g_auto (GStrv) heights = g_strsplit (tables[_i].heights, " ", -1);
    g_auto (GStrv) places = g_strsplit (tables[_i].places, " ", -1);
    int next = 0;

    for (int i = 0; heights[i] != NULL; i++)
      add_row (pages, i - 1, g_ascii_strtod (heights[i], NULL), i == 0);
    soleus_pages_break (pages);
    ck_assert_uint_eq (pages->pieces->len, g_strv_length (places));
    for (guint i = 0; i < pages->pieces->len; i++)
      {
        const SoleusPiece *piece = piece_at (pages, i);
        const char *place = places[i];
        char *end;

        if (place[0] == 'h')
          ck_assert_int_eq (piece->row, -1);
        else
          ck_assert_int_eq (piece->row, next++);
        ck_assert_uint_eq (piece->page,
            (guint)g_ascii_strtoull (place + (place[0] == 'h'), &end, 10));
        ck_assert_double_eq_tol (
            piece->y, g_ascii_strtod (end + 1, NULL), EPSILON);
      }
    pages_end (pages);
  }
END_TEST

START_TEST (every_row_is_set_once_and_under_a_head)
  {
    g_autoptr (GRand) chance =
        g_rand_new_with_seed (soleus_test_seed () + 2000 + (guint)_i);
    SoleusPages *pages = pages_begin ();
    int next = 0;
    guint page_of_head = G_MAXUINT;

    add_piece (pages, SOLEUS_PIECE_LINE, 0.0, g_rand_int_range (chance, 1, 690),
        FALSE);
    for (int row = -1; row < 150; row++)
      add_row (pages, row, row < 0 ? 30.0 : g_rand_int_range (chance, 10, 600),
          row < 1 || row == 148);
    soleus_pages_break (pages);
    for (guint i = 1; i < pages->pieces->len; i++)
      {
        const SoleusPiece *piece = piece_at (pages, i);

        ck_assert_double_le (piece->y + piece->height, BOTTOM + EPSILON);
        if (piece->row < 0)
          {
            ck_assert_uint_ne (piece->page, page_of_head);
            ck_assert_double_eq (piece->height, 30.0);
            ck_assert_uint_eq (piece->stripe, 0);
            page_of_head = piece->page;
            continue;
          }
        ck_assert_int_eq (piece->row, next++);
        ck_assert_uint_eq (piece->page, page_of_head);
      }
    ck_assert_int_eq (next, 150);
    ck_assert_uint_eq (
        pages->n_pages, piece_at (pages, pages->pieces->len - 1)->page + 1);
    pages_end (pages);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("pages-break");
  TCase *tcase = tcase_create ("pages-break");

  tcase_add_loop_test (
      tcase, pieces_stand_where_they_do_by_hand, 0, G_N_ELEMENTS (by_hand));
  tcase_add_loop_test (tcase, a_page_is_full_before_the_next_begins, 0, 20);
  tcase_add_loop_test (
      tcase, what_is_glued_and_fits_on_a_page_is_on_one, 0, 20);
  tcase_add_loop_test (tcase,
      the_head_of_a_table_stands_again_where_it_has_room, 0,
      G_N_ELEMENTS (tables));
  tcase_add_loop_test (tcase, every_row_is_set_once_and_under_a_head, 0, 20);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
