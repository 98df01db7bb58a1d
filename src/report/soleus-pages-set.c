/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "soleus-pages-private.h"

/* Space above and below, points [D]. */
#define SPACE_H1 24.0
#define SPACE_H2 15.0
#define SPACE_H3 11.0
#define SPACE_TEXT 5.5
#define SPACE_ITEM 3.0
#define SPACE_LEAD 3.0
#define SPACE_SMALL 2.5
#define SPACE_LARGE 9.0
#define SPACE_QUOTE 7.0
#define SPACE_TABLE 8.0
#define SPACE_FIGURE 12.0
#define SPACE_NOTICE 12.0
#define INDENT_QUOTE 12.0
#define INDENT_ITEM 10.0
#define NOTICE_PAD 12.0
#define CELL_PAD_X 4.0
#define CELL_PAD_Y 3.0
/* A table of no more rows is read at one glance: it is not parted. */
#define SHORT_TABLE 12
/* Of a page, kept free for the head above a row. */
#define ROOM_FOR_HEAD 40.0

SoleusTextPlace
soleus_pages_place (const SoleusPages *pages, const SoleusBlock *block)
{
  static const double heading_sizes[] = {
      SOLEUS_FONT_H1, SOLEUS_FONT_H1, SOLEUS_FONT_H2, SOLEUS_FONT_H3};
  static const double text_sizes[] = {
      [SOLEUS_SIZE_BODY] = SOLEUS_FONT_BODY,
      [SOLEUS_SIZE_LARGE] = SOLEUS_FONT_LARGE,
      [SOLEUS_SIZE_SMALL] = SOLEUS_FONT_SMALL,
  };
  SoleusTextPlace place = {
      .x = soleus_grid_x (pages, 3),
      .width = soleus_grid_width (pages, 9),
      .font_size = text_sizes[block->size],
  };
  gboolean wide = block->kind == SOLEUS_BLOCK_TITLE || block->wide
      || (block->kind == SOLEUS_BLOCK_HEADING && block->level <= 2)
      || (block->kind == SOLEUS_BLOCK_TEXT && block->size == SOLEUS_SIZE_LARGE)
      || block->kind == SOLEUS_BLOCK_TABLE || block->kind == SOLEUS_BLOCK_FIGURE
      || block->kind == SOLEUS_BLOCK_NOTICE;
  double indent = block->kind == SOLEUS_BLOCK_QUOTE ? INDENT_QUOTE
      : block->kind == SOLEUS_BLOCK_ITEM            ? INDENT_ITEM
                                                    : 0.0;

  if (wide)
    {
      place.x = soleus_grid_x (pages, 0);
      place.width = soleus_grid_width (pages, SOLEUS_GRID_COLUMNS);
    }
  place.x += indent;
  place.width -= indent;
  if (block->kind == SOLEUS_BLOCK_TITLE)
    place.font_size = SOLEUS_FONT_TITLE;
  if (block->kind == SOLEUS_BLOCK_HEADING)
    place.font_size = heading_sizes[CLAMP (block->level, 1, 3)];
  if (block->kind == SOLEUS_BLOCK_TABLE || block->kind == SOLEUS_BLOCK_FIGURE)
    place.font_size = SOLEUS_FONT_SMALL;
  if (block->kind == SOLEUS_BLOCK_NOTICE)
    {
      place.x += NOTICE_PAD;
      place.width -= 2.0 * NOTICE_PAD;
      place.font_size = SOLEUS_FONT_LARGE - 2.0;
    }
  place.bold = block->kind == SOLEUS_BLOCK_TITLE
      || block->kind == SOLEUS_BLOCK_HEADING
      || block->kind == SOLEUS_BLOCK_TABLE;
  place.x = soleus_pages_mirror_x (pages, place.x, place.width);
  return place;
}

double
soleus_layout_height (PangoLayout *layout)
{
  PangoRectangle size;

  pango_layout_get_extents (layout, NULL, &size);
  return (double)size.height / PANGO_SCALE;
}

static void
add_attribute (
    PangoAttrList *list, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

static PangoLayout *
layout_new (const SoleusPages *pages, const char *text)
{
  gboolean turned = pages->mirrored && soleus_text_is_mirrored (text);
  PangoLayout *layout =
      pango_layout_new (turned ? pages->mirrored_context : pages->context);

  pango_layout_set_auto_dir (layout, !pages->mirrored);
  soleus_pages_align (pages, layout, FALSE);
  return layout;
}

/* "95 %" is not parted. */
static char *
dup_unparted (const char *text)
{
  GString *whole = g_string_new (text);

  g_string_replace (whole, " %", "\u00a0%", 0);
  return g_string_free (whole, FALSE);
}

PangoLayout *
soleus_pages_layout (const SoleusPages *pages, const char *lead,
    const char *text, double font_size, gboolean bold, double width)
{
  g_autoptr (PangoFontDescription) font =
      pango_font_description_from_string (pages->theme->font_family);
  PangoAttrList *list = pango_attr_list_new ();
  gboolean has_lead = lead != NULL && lead[0] != '\0';
  g_autofree char *unparted = dup_unparted (text);
  g_autofree char *whole = has_lead
      ? g_strconcat (lead, text[0] != '\0' ? "  " : "", unparted, NULL)
      : g_steal_pointer (&unparted);
  PangoLayout *layout = layout_new (pages, whole);

  pango_font_description_set_absolute_size (font, font_size * PANGO_SCALE);
  if (bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  add_attribute (list, pango_attr_font_features_new ("tnum=1"),
      PANGO_ATTR_INDEX_FROM_TEXT_BEGINNING, PANGO_ATTR_INDEX_TO_TEXT_END);
  if (has_lead)
    add_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), 0,
        (guint)strlen (lead));
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int)(width * PANGO_SCALE));
  pango_layout_set_text (layout, whole, -1);
  return layout;
}

/* --- lines --------------------------------------------------------------- */

static double
line_height (PangoLayout *layout, guint line, double font_size)
{
  PangoRectangle logical;

  pango_layout_line_get_extents (
      pango_layout_get_line_readonly (layout, (int)line), NULL, &logical);
  return MAX (SOLEUS_LEADING * font_size, (double)logical.height / PANGO_SCALE);
}

/* One piece a line; no line is left alone at the foot or head of a page. */
static void
add_lines (SoleusPages *pages, const SoleusBlock *block, PangoLayout *layout,
    double font_size, double space, gboolean first, gboolean last)
{
  guint n = (guint)pango_layout_get_line_count (layout);

  for (guint i = 0; i < n; i++)
    {
      SoleusPiece piece = {
          .kind = SOLEUS_PIECE_LINE,
          .block = block,
          .space_before = i == 0 ? space : 0.0,
          .height = line_height (layout, i, font_size),
          .layout = g_object_ref (layout),
          .line = i,
          .first = first && i == 0,
          .last = last && i + 1 == n,
          .glued = i + 1 < n ? i == 0 || i + 2 == n : !last || block->keep,
      };
      g_array_append_val (pages->pieces, piece);
    }
  g_object_unref (layout);
}

/* The label beside a block must not run into the next block, nor over the
 * foot of the page: as many lines as it is high stay together. */
static void
make_room_for_side (SoleusPages *pages, const SoleusBlock *block, guint from)
{
  PangoLayout *side;
  double height, covered = 0.0;

  if (block->side == NULL)
    return;
  side = soleus_pages_layout (pages, NULL, block->side, SOLEUS_FONT_SMALL,
      block->strong_side, soleus_grid_width (pages, 3));
  height = soleus_layout_height (side) + 2.0;
  g_object_unref (side);
  for (guint i = from; i < pages->pieces->len; i++)
    {
      SoleusPiece *piece = &g_array_index (pages->pieces, SoleusPiece, i);

      covered += piece->height;
      if (covered >= height)
        return;
      if (i + 1 < pages->pieces->len)
        piece->glued = TRUE;
      else
        piece->height += height - covered;
    }
}

static double
space_above (const SoleusBlock *block)
{
  static const double spaces[] = {
      [SOLEUS_BLOCK_TITLE] = 0.0,
      [SOLEUS_BLOCK_TEXT] = SPACE_TEXT,
      [SOLEUS_BLOCK_QUOTE] = SPACE_QUOTE,
      [SOLEUS_BLOCK_ITEM] = SPACE_ITEM,
      [SOLEUS_BLOCK_NOTICE] = SPACE_NOTICE,
      [SOLEUS_BLOCK_TABLE] = SPACE_TABLE,
      [SOLEUS_BLOCK_FIGURE] = SPACE_FIGURE,
      [SOLEUS_BLOCK_PAGE_BREAK] = 0.0,
  };
  static const double headings[] = {SPACE_H1, SPACE_H1, SPACE_H2, SPACE_H3};

  if (block->kind == SOLEUS_BLOCK_HEADING)
    return headings[CLAMP (block->level, 1, 3)];
  if (block->kind == SOLEUS_BLOCK_TEXT && block->size == SOLEUS_SIZE_LARGE)
    return SPACE_LARGE;
  if (block->kind == SOLEUS_BLOCK_TEXT && block->size == SOLEUS_SIZE_SMALL)
    return SPACE_SMALL;
  if (block->kind == SOLEUS_BLOCK_TEXT && block->lead != NULL)
    return SPACE_LEAD;
  return spaces[block->kind];
}

static void
set_text (SoleusPages *pages, const SoleusBlock *block)
{
  SoleusTextPlace place = soleus_pages_place (pages, block);
  guint from = pages->pieces->len;
  gboolean title = block->kind == SOLEUS_BLOCK_TITLE;

  add_lines (pages, block,
      soleus_pages_layout (pages, title ? NULL : block->lead, block->text,
          place.font_size, place.bold, place.width),
      place.font_size, space_above (block), TRUE, !title);
  if (title)
    add_lines (pages, block,
        soleus_pages_layout (
            pages, NULL, block->lead, SOLEUS_FONT_BODY, FALSE, place.width),
        SOLEUS_FONT_BODY, 2.0, FALSE, TRUE);
  make_room_for_side (pages, block, from);
}

static void
set_notice (SoleusPages *pages, const SoleusBlock *block)
{
  SoleusTextPlace place = soleus_pages_place (pages, block);
  g_autofree char *text = g_strconcat ("\n", block->text, NULL);
  PangoLayout *layout = soleus_pages_layout (pages, block->lead,
      block->text[0] != '\0' ? text : "", place.font_size, FALSE, place.width);
  SoleusPiece piece = {
      .kind = SOLEUS_PIECE_NOTICE,
      .block = block,
      .space_before = space_above (block),
      .layout = layout,
      .first = TRUE,
      .last = TRUE,
      .glued = block->keep,
  };

  pango_layout_set_spacing (layout, (int)(2.5 * PANGO_SCALE));
  piece.height = soleus_layout_height (layout) + 2.0 * NOTICE_PAD;
  g_array_append_val (pages->pieces, piece);
}

static void
set_figure (SoleusPages *pages, const SoleusBlock *block)
{
  SoleusTextPlace place = soleus_pages_place (pages, block);
  SoleusPiece piece = {
      .kind = SOLEUS_PIECE_FIGURE,
      .block = block,
      .space_before = space_above (block),
      .height = block->figure_height,
      .first = TRUE,
      .glued = block->text[0] != '\0',
      .last = block->text[0] == '\0',
  };

  g_array_append_val (pages->pieces, piece);
  if (block->text[0] != '\0')
    add_lines (pages, block,
        soleus_pages_layout (pages, block->lead, block->text, place.font_size,
            FALSE, place.width),
        place.font_size, 4.0, FALSE, TRUE);
}

/* --- tables ----------------------------------------------------------------
 */

/* A row cannot be parted: a cell that would not fit on a page ends with an
 * ellipsis, its lines run together. */
static void
cut_to_page (const SoleusPages *pages, PangoLayout *layout)
{
  double most = pages->height - SOLEUS_MARGIN_TOP - SOLEUS_MARGIN_BOTTOM
      - ROOM_FOR_HEAD - 2.0 * CELL_PAD_Y;

  if (soleus_layout_height (layout) <= most)
    return;
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_height (layout, (int)(most * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
}

/* Of the anchor that a row of the contents leads to; NULL in other cells.
 * Before the pages are broken it is not known, and as high. */
static char *
dup_page_number (
    const SoleusPages *pages, const SoleusTable *table, int row, guint column)
{
  const char *link = table->contents && column + 1 == table->columns->len
      ? soleus_table_get_link (table, row)
      : NULL;

  for (guint i = 0; link != NULL && i < pages->pieces->len; i++)
    {
      const SoleusPiece *piece = &g_array_index (pages->pieces, SoleusPiece, i);

      if (g_strcmp0 (piece->block->anchor, link) == 0)
        return g_strdup_printf ("%u", piece->page + 1);
    }
  return NULL;
}

PangoLayout *
soleus_pages_cell (const SoleusPages *pages, const SoleusTable *table, int row,
    guint column, double *x, double *width)
{
  const SoleusTableColumn *facts =
      &g_array_index (table->columns, SoleusTableColumn, column);
  double whole = soleus_grid_width (pages, SOLEUS_GRID_COLUMNS);
  double weights = 0.0, before = 0.0;
  g_autofree char *number = NULL;
  PangoLayout *layout;

  for (guint i = 0; i < table->columns->len; i++)
    {
      const SoleusTableColumn *other =
          &g_array_index (table->columns, SoleusTableColumn, i);
      weights += other->weight;
      before += i < column ? other->weight : 0.0;
    }
  *x = soleus_grid_x (pages, 0) + whole * before / weights;
  *width = whole * facts->weight / weights;
  *x += CELL_PAD_X;
  *width = MAX (*width - 2.0 * CELL_PAD_X, 4.0);
  *x = soleus_pages_mirror_x (pages, *x, *width);
  number = dup_page_number (pages, table, row, column);
  layout = soleus_pages_layout (pages, NULL,
      row < 0              ? facts->title
          : number != NULL ? number
                           : soleus_table_get_cell (table, (guint)row, column),
      SOLEUS_FONT_TABLE, row < 0, *width);
  soleus_pages_align (pages, layout, facts->align == SOLEUS_CELL_END);
  if (table->one_line && row >= 0)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_single_paragraph_mode (layout, TRUE);
    }
  else
    cut_to_page (pages, layout);
  return layout;
}

static double
row_height (const SoleusPages *pages, const SoleusTable *table, int row)
{
  double height = 0.0;

  if (table->one_line && row >= 0)
    return SOLEUS_LEADING * SOLEUS_FONT_TABLE + CELL_PAD_Y;
  for (guint c = 0; c < table->columns->len; c++)
    {
      double x, width;
      g_autoptr (PangoLayout) cell =
          soleus_pages_cell (pages, table, row, c, &x, &width);
      height = MAX (height, soleus_layout_height (cell));
    }
  return height + 2.0 * CELL_PAD_Y;
}

static void
set_table (SoleusPages *pages, const SoleusBlock *block)
{
  SoleusTextPlace place = soleus_pages_place (pages, block);
  int n = (int)soleus_table_get_n_rows (block->table);

  if (block->text[0] != '\0')
    add_lines (pages, block,
        soleus_pages_layout (
            pages, NULL, block->text, place.font_size, place.bold, place.width),
        place.font_size, space_above (block), TRUE, FALSE);
  for (int row = -1; row < n; row++)
    {
      SoleusPiece piece = {
          .kind = SOLEUS_PIECE_ROW,
          .block = block,
          .space_before = row >= 0     ? 0.0
              : block->text[0] != '\0' ? 2.0
                                       : SPACE_TABLE,
          .height = row_height (pages, block->table, row),
          .glued = row < 1 || row + 2 == n || n <= SHORT_TABLE,
          .row = row,
          .stripe = (guint)(row + 1),
          .last = row + 1 == n,
      };
      if (row + 1 == n)
        piece.glued = block->keep;
      g_array_append_val (pages->pieces, piece);
    }
}

void
soleus_pages_set_blocks (SoleusPages *pages)
{
  for (guint i = 0; i < pages->document->blocks->len; i++)
    {
      const SoleusBlock *block = g_ptr_array_index (pages->document->blocks, i);
      SoleusPiece piece = {.kind = SOLEUS_PIECE_BREAK, .block = block};

      switch (block->kind)
        {
        case SOLEUS_BLOCK_TABLE:
          set_table (pages, block);
          break;
        case SOLEUS_BLOCK_FIGURE:
          set_figure (pages, block);
          break;
        case SOLEUS_BLOCK_NOTICE:
          set_notice (pages, block);
          break;
        case SOLEUS_BLOCK_PAGE_BREAK:
          g_array_append_val (pages->pieces, piece);
          break;
        default:
          set_text (pages, block);
        }
    }
}
