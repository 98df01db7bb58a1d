/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "soleus-pages-private.h"
#include "soleus-pages-tags.h"

typedef struct
{
  SoleusPages *pages;
  cairo_t *cr;
  const SoleusTheme *theme;
  guint page;
} PageDraw;

/* The banner is calm at U0; then the accent, orange, vermilion. */
static const SoleusColor *
urgency_color (const SoleusTheme *theme, SoleusUrgency urgency)
{
  static const SoleusHue hues[] = {
      [SOLEUS_URGENCY_U0] = SOLEUS_HUE_OTHER,
      [SOLEUS_URGENCY_U1] = SOLEUS_HUE_ISOLATED,
      [SOLEUS_URGENCY_U2] = SOLEUS_HUE_RHYTHMIC,
      [SOLEUS_URGENCY_U3] = SOLEUS_HUE_SUSTAINED,
  };

  return &theme->hues[hues[CLAMP (urgency, 0, 3)]];
}

static void
rule (const PageDraw *draw, double x, double y, double width, double thick,
    const SoleusColor *color)
{
  cairo_rectangle (draw->cr, x, y, width, thick);
  soleus_color_set_source (draw->cr, color);
  cairo_fill (draw->cr);
}

/* A rule @before the side of a text where reading begins. */
static void
rule_before (const PageDraw *draw, const SoleusTextPlace *place, double before,
    double y, double width, double thick, const SoleusColor *color)
{
  double x = draw->pages->mirrored ? place->x + place->width + before - width
                                   : place->x - before;

  rule (draw, x, y, width, thick, color);
}

static void
show_line (const PageDraw *draw, PangoLayout *layout, guint line, double x,
    double y, double height)
{
  PangoLayoutLine *shown = pango_layout_get_line_readonly (layout, (int)line);
  PangoRectangle logical;
  double free_height, width;

  pango_layout_line_get_extents (shown, NULL, &logical);
  free_height = height - (double)logical.height / PANGO_SCALE;
  width = (double)pango_layout_get_width (layout) / PANGO_SCALE;
  if (shown->resolved_dir == PANGO_DIRECTION_RTL
      || pango_layout_get_alignment (layout) == PANGO_ALIGN_RIGHT)
    x += width - (double)logical.width / PANGO_SCALE;
  cairo_move_to (draw->cr, x,
      y + free_height / 2.0 + (double)PANGO_ASCENT (logical) / PANGO_SCALE);
  pango_cairo_show_layout_line (draw->cr, shown);
}

static void
draw_side (const PageDraw *draw, const SoleusPiece *piece)
{
  double width = soleus_grid_width (draw->pages, 3);
  PangoLayout *side;

  if (piece->block->side == NULL || !piece->first)
    return;
  side = soleus_pages_layout (draw->pages, NULL, piece->block->side,
      SOLEUS_FONT_SMALL, piece->block->strong_side, width);
  soleus_color_set_source (draw->cr,
      piece->block->strong_side ? &draw->theme->accent
                                : &draw->theme->text_dim);
  cairo_move_to (draw->cr,
      soleus_pages_mirror_x (
          draw->pages, soleus_grid_x (draw->pages, 0), width),
      piece->y + (piece->height - SOLEUS_LEADING * SOLEUS_FONT_SMALL) / 2.0
          + 0.5);
  pango_cairo_show_layout (draw->cr, side);
  g_object_unref (side);
}

/* What stands beside or above the words of a block. */
static void
draw_ornament (const PageDraw *draw, const SoleusPiece *piece,
    const SoleusTextPlace *place)
{
  const SoleusBlock *block = piece->block;
  const SoleusColor *accent = &draw->theme->accent;

  if (block->kind == SOLEUS_BLOCK_QUOTE)
    rule_before (draw, place, 12.0, piece->y, 2.0, piece->height, accent);
  /* At the top of a page the line of its head is there already. */
  if (block->kind == SOLEUS_BLOCK_HEADING && block->level <= 1 && piece->first
      && piece->y > SOLEUS_MARGIN_TOP)
    rule (draw, soleus_grid_x (draw->pages, 0), piece->y - 6.0,
        soleus_grid_width (draw->pages, SOLEUS_GRID_COLUMNS), 1.2, accent);
  if (block->kind == SOLEUS_BLOCK_ITEM && piece->first && block->lead == NULL)
    rule_before (draw, place, 9.0, piece->y + piece->height / 2.0 - 0.6, 3.6,
        1.2, accent);
}

static void
draw_line (const PageDraw *draw, const SoleusPiece *piece)
{
  SoleusTextPlace place = soleus_pages_place (draw->pages, piece->block);
  gboolean dim = piece->block->size == SOLEUS_SIZE_SMALL
      || (piece->block->kind == SOLEUS_BLOCK_TITLE && !piece->first
          && piece->last)
      || piece->block->kind == SOLEUS_BLOCK_FIGURE;

  draw_side (draw, piece);
  draw_ornament (draw, piece, &place);
  soleus_color_set_source (
      draw->cr, dim ? &draw->theme->text_dim : &draw->theme->text);
  show_line (
      draw, piece->layout, piece->line, place.x, piece->y, piece->height);
}

static void
draw_row (const PageDraw *draw, const SoleusPiece *piece)
{
  const SoleusTable *table = piece->block->table;
  const char *link = soleus_table_get_link (table, piece->row);
  double left = soleus_grid_x (draw->pages, 0);
  double whole = soleus_grid_width (draw->pages, SOLEUS_GRID_COLUMNS);

  if (piece->row >= 0 && piece->row % 2 == 1)
    {
      cairo_rectangle (draw->cr, left, piece->y, whole, piece->height);
      soleus_color_set_source_alpha (draw->cr, &draw->theme->grid, 0.45);
      cairo_fill (draw->cr);
    }
  for (guint c = 0; c < table->columns->len; c++)
    {
      double x, width;
      PangoLayout *cell =
          soleus_pages_cell (draw->pages, table, piece->row, c, &x, &width);
      double height = soleus_layout_height (cell);

      soleus_tags_begin_cell (draw->cr, table, piece->row);
      if (link != NULL)
        soleus_tags_begin_link (draw->cr, link);
      soleus_color_set_source (draw->cr, &draw->theme->text);
      cairo_move_to (draw->cr, x,
          piece->row < 0        ? piece->y + piece->height - height - 2.5
              : table->one_line ? piece->y + (piece->height - height) / 2.0
                                : piece->y + 3.0);
      pango_cairo_show_layout (draw->cr, cell);
      if (link != NULL)
        soleus_tags_end_link (draw->cr);
      soleus_tags_end_cell (draw->cr, table, piece->row);
      g_object_unref (cell);
    }
  if (piece->row < 0)
    rule (draw, left, piece->y + piece->height - 0.8, whole, 0.8,
        &draw->theme->text);
  if (piece->last)
    rule (draw, left, piece->y + piece->height, whole, 0.4,
        &draw->theme->zero_line);
}

static void
draw_notice (const PageDraw *draw, const SoleusPiece *piece)
{
  const SoleusColor *color = urgency_color (draw->theme, piece->block->urgency);
  SoleusTextPlace place = soleus_pages_place (draw->pages, piece->block);
  double left = soleus_grid_x (draw->pages, 0);
  double whole = soleus_grid_width (draw->pages, SOLEUS_GRID_COLUMNS);
  double broad = 2.0 + 2.0 * piece->block->urgency;

  cairo_rectangle (draw->cr, left, piece->y, whole, piece->height);
  soleus_color_set_source_alpha (draw->cr, color, 0.10);
  cairo_fill (draw->cr);
  /* More urgent, broader: the banner is told apart without colour. */
  rule (draw, soleus_pages_mirror_x (draw->pages, left, broad), piece->y, broad,
      piece->height, color);
  soleus_color_set_source (draw->cr, &draw->theme->text);
  cairo_move_to (draw->cr, place.x, piece->y + 12.0);
  pango_cairo_show_layout (draw->cr, piece->layout);
}

static void
draw_figure (const PageDraw *draw, const SoleusPiece *piece)
{
  SoleusRect rect = {soleus_grid_x (draw->pages, 0), piece->y,
      soleus_grid_width (draw->pages, SOLEUS_GRID_COLUMNS), piece->height};

  cairo_save (draw->cr);
  piece->block->draw (draw->cr, draw->theme, &rect, piece->block->draw_data);
  cairo_restore (draw->cr);
}

/* Words at the head and foot: @align 0 where reading begins, 1 where it ends.
 * Only the notice may take several lines. */
static void
draw_small (const PageDraw *draw, const char *text, double y, double align,
    guint n_columns, double font_size, gboolean one_line)
{
  double width = soleus_grid_width (draw->pages, n_columns);
  double whole = soleus_grid_width (draw->pages, SOLEUS_GRID_COLUMNS);
  PangoLayout *layout =
      soleus_pages_layout (draw->pages, NULL, text, font_size, FALSE, width);

  soleus_pages_align (draw->pages, layout, align > 0.5);
  if (one_line)
    pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_MIDDLE);
  soleus_color_set_source (draw->cr, &draw->theme->text_dim);
  cairo_move_to (draw->cr,
      soleus_pages_mirror_x (draw->pages,
          soleus_grid_x (draw->pages, 0) + align * (whole - width), width),
      y);
  pango_cairo_show_layout (draw->cr, layout);
  g_object_unref (layout);
}

static void
draw_head_and_foot (const PageDraw *draw)
{
  const SoleusPages *pages = draw->pages;
  double left = soleus_grid_x (pages, 0);
  double whole = soleus_grid_width (pages, SOLEUS_GRID_COLUMNS);
  double foot = pages->height - SOLEUS_MARGIN_BOTTOM + 18.0;
  /* TRANSLATORS: foot of a page, "3 of 12" */
  g_autofree char *number =
      g_strdup_printf (_ ("Page %u of %u"), draw->page + 1, pages->n_pages);

  if (draw->page > 0)
    {
      draw_small (draw, pages->document->subject, 32.0, 0.0, 8, 7.2, TRUE);
      draw_small (draw, pages->document->title, 32.0, 1.0, 4, 7.2, TRUE);
      rule (draw, left, 45.0, whole, 0.4, &draw->theme->zero_line);
    }
  rule (draw, left, foot - 5.0, whole, 0.4, &draw->theme->zero_line);
  draw_small (
      draw, pages->document->notice, foot, 0.0, 10, SOLEUS_FONT_FOOT, FALSE);
  draw_small (draw, number, foot, 1.0, 2, 7.2, TRUE);
}

static const struct
{
  void (*draw) (const PageDraw *draw, const SoleusPiece *piece);
} piece_kinds[] = {
    [SOLEUS_PIECE_LINE] = {draw_line},
    [SOLEUS_PIECE_ROW] = {draw_row},
    [SOLEUS_PIECE_FIGURE] = {draw_figure},
    [SOLEUS_PIECE_NOTICE] = {draw_notice},
    [SOLEUS_PIECE_BREAK] = {NULL},
};

void
soleus_pages_draw (SoleusPages *pages, guint page, cairo_t *cr)
{
  PageDraw draw = {pages, cr, pages->theme, page};
  SoleusTags tags = {.cr = cr};

  for (guint i = 0; i < pages->pieces->len; i++)
    {
      const SoleusPiece *piece = &g_array_index (pages->pieces, SoleusPiece, i);
      if (piece->page != page || piece_kinds[piece->kind].draw == NULL)
        continue;
      if (piece->first && piece->block->anchor != NULL)
        soleus_tags_add_place (
            cr, piece->block->anchor, SOLEUS_MARGIN_X, piece->y - 12.0);
      soleus_tags_begin (&tags, piece);
      piece_kinds[piece->kind].draw (&draw, piece);
    }
  soleus_tags_end (&tags);
  draw_head_and_foot (&draw);
}
