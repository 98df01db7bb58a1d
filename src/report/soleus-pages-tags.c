/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-pages-tags.h"

#include <math.h>

#define MAX_TABLE_CELLS 600

/* Paragraphs and all that are told by their block alone. */
static const char *
tag_of_block (const SoleusBlock *block)
{
  static const char *const headings[] = {"H1", "H1", "H2", "H3"};

  switch (block->kind)
    {
    case SOLEUS_BLOCK_TITLE:
      return "H1";
    case SOLEUS_BLOCK_HEADING:
      return headings[CLAMP (block->level, 1, 3)];
    case SOLEUS_BLOCK_QUOTE:
      return "BlockQuote";
    case SOLEUS_BLOCK_ITEM:
      return "LI";
    case SOLEUS_BLOCK_TABLE:
    case SOLEUS_BLOCK_FIGURE:
      return "Caption";
    default:
      return "P";
    }
}

/* What holds the tag of @piece: a list, a table, or nothing. */
static const char *
frame_of (const SoleusPiece *piece)
{
  if (piece->kind == SOLEUS_PIECE_ROW)
    return "Table";
  if (piece->block->kind == SOLEUS_BLOCK_ITEM)
    return "L";
  return NULL;
}

static const char *
tag_of_piece (const SoleusPiece *piece)
{
  switch (piece->kind)
    {
    case SOLEUS_PIECE_ROW:
      return "TR";
    case SOLEUS_PIECE_FIGURE:
      return "Figure";
    default:
      return tag_of_block (piece->block);
    }
}

static void
end_tag (SoleusTags *tags)
{
  if (tags->open != NULL)
    cairo_tag_end (tags->cr, tags->open);
  tags->open = NULL;
}

static void
end_frame (SoleusTags *tags)
{
  end_tag (tags);
  if (tags->frame != NULL)
    cairo_tag_end (tags->cr, tags->frame);
  tags->frame = NULL;
}

/* Lines of a paragraph are one; a row is one by itself. */
static gboolean
goes_on (const SoleusTags *tags, const SoleusPiece *piece)
{
  return tags->open != NULL && piece->kind == SOLEUS_PIECE_LINE
      && tags->block == piece->block
      && g_str_equal (tags->open, tag_of_piece (piece));
}

void
soleus_tags_begin (SoleusTags *tags, const SoleusPiece *piece)
{
  const char *frame = frame_of (piece);

  if (goes_on (tags, piece))
    return;
  end_tag (tags);
  /* Two tables may follow each other; a list is as long as its items. */
  if (g_strcmp0 (tags->frame, frame) != 0
      || (piece->kind == SOLEUS_PIECE_ROW && tags->block != piece->block))
    {
      end_frame (tags);
      tags->frame = frame;
      if (frame != NULL)
        cairo_tag_begin (tags->cr, frame, NULL);
    }
  tags->block = piece->block;
  tags->open = tag_of_piece (piece);
  cairo_tag_begin (tags->cr, tags->open, NULL);
}

void
soleus_tags_end (SoleusTags *tags)
{
  end_frame (tags);
}

gboolean
soleus_tags_has_cells (const SoleusTable *table)
{
  return table->cells->len <= MAX_TABLE_CELLS;
}

void
soleus_tags_begin_cell (cairo_t *cr, const SoleusTable *table, int row)
{
  if (soleus_tags_has_cells (table))
    cairo_tag_begin (cr, row < 0 ? "TH" : "TD", NULL);
}

void
soleus_tags_end_cell (cairo_t *cr, const SoleusTable *table, int row)
{
  if (soleus_tags_has_cells (table))
    cairo_tag_end (cr, row < 0 ? "TH" : "TD");
}

static char *
dup_attribute (const char *key, const char *anchor)
{
  return g_strdup_printf ("%s='%s'", key, anchor);
}

void
soleus_tags_add_place (cairo_t *cr, const char *anchor, double x, double y)
{
  g_autofree char *name = dup_attribute ("name", anchor);
  g_autofree char *place = NULL;

  /* Whole points: cairo 1.16 misreads decimals where the locale has a comma,
   * and then writes no file at all. */
  place =
      g_strdup_printf ("%s x=%d y=%d", name, (int)lround (x), (int)lround (y));
  cairo_tag_begin (cr, CAIRO_TAG_DEST, place);
  cairo_tag_end (cr, CAIRO_TAG_DEST);
}

void
soleus_tags_begin_link (cairo_t *cr, const char *anchor)
{
  g_autofree char *where = dup_attribute ("dest", anchor);

  cairo_tag_begin (cr, CAIRO_TAG_LINK, where);
}

void
soleus_tags_end_link (cairo_t *cr)
{
  cairo_tag_end (cr, CAIRO_TAG_LINK);
}
