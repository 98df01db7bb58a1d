/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-pages-private.h"

#define TOP SOLEUS_MARGIN_TOP

typedef struct
{
  SoleusPages *pages;
  double bottom;
  double y; /* where the next piece may stand */
  guint page;
  gboolean at_top;
} Breaker;

static SoleusPiece *
piece_at (const SoleusPages *pages, guint i)
{
  return &g_array_index (pages->pieces, SoleusPiece, i);
}

/* Height of piece @i and all that is glued to it; @end gets one past them. */
static double
chain_height (const SoleusPages *pages, guint i, guint *end)
{
  double height = piece_at (pages, i)->height;

  while (piece_at (pages, i)->glued && i + 1 < pages->pieces->len
      && piece_at (pages, i + 1)->kind != SOLEUS_PIECE_BREAK)
    {
      i++;
      height += piece_at (pages, i)->space_before + piece_at (pages, i)->height;
    }
  *end = i + 1;
  return height;
}

static void
turn_page (Breaker *breaker)
{
  if (breaker->at_top)
    return;
  breaker->page++;
  breaker->y = TOP;
  breaker->at_top = TRUE;
}

static void
put_piece (Breaker *breaker, guint i)
{
  SoleusPiece *piece = piece_at (breaker->pages, i);

  if (!breaker->at_top)
    breaker->y += piece->space_before;
  piece->page = breaker->page;
  piece->y = breaker->y;
  breaker->y += piece->height;
  breaker->at_top = FALSE;
}

/* The head of a table that goes on is set again, unless the row below it needs
 * the page for itself. */
static gboolean
repeat_head (Breaker *breaker, guint i)
{
  SoleusPiece head = *piece_at (breaker->pages, i);
  guint h = i;

  if (head.kind != SOLEUS_PIECE_ROW || head.row < 1)
    return FALSE;
  while (piece_at (breaker->pages, h)->row >= 0)
    h--;
  head = *piece_at (breaker->pages, h);
  if (breaker->y + head.height + piece_at (breaker->pages, i)->height
      > breaker->bottom)
    return FALSE;
  head.glued = TRUE;
  head.stripe = 0;
  g_array_insert_val (breaker->pages->pieces, i, head);
  put_piece (breaker, i);
  return TRUE;
}

void
soleus_pages_break (SoleusPages *pages)
{
  Breaker breaker = {
      .pages = pages,
      .bottom = pages->height - SOLEUS_MARGIN_BOTTOM,
      .y = TOP,
      .at_top = TRUE,
  };
  guint i = 0;

  while (i < pages->pieces->len)
    {
      guint end = i + 1;
      double height;
      double space = piece_at (pages, i)->space_before;

      if (piece_at (pages, i)->kind == SOLEUS_PIECE_BREAK)
        {
          turn_page (&breaker);
          piece_at (pages, i)->page = breaker.page;
          i++;
          continue;
        }
      height = chain_height (pages, i, &end);
      if (!breaker.at_top && breaker.y + space + height > breaker.bottom)
        {
          turn_page (&breaker);
          if (repeat_head (&breaker, i))
            {
              i++;
              end++;
            }
        }
      /* A chain longer than a page is parted where the page is full. */
      for (; i < end; i++)
        {
          const SoleusPiece *piece = piece_at (pages, i);
          if (!breaker.at_top
              && breaker.y + piece->space_before + piece->height
                  > breaker.bottom)
            break;
          put_piece (&breaker, i);
        }
    }
  pages->n_pages = breaker.page + (breaker.at_top && breaker.page > 0 ? 0 : 1);
}
