/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to report: what setting, breaking and drawing pages share. */

#include <pango/pangocairo.h>

#include "soleus-pages.h"

/* Sizes in points [D]: a 12-column grid; running text stands in columns 4 to
 * 12 (some 70 letters a line), small labels in 1 to 3. */
#define SOLEUS_MARGIN_X 54.0
#define SOLEUS_MARGIN_TOP 62.0
#define SOLEUS_MARGIN_BOTTOM 74.0
#define SOLEUS_GRID_COLUMNS 12
#define SOLEUS_GUTTER 12.0
#define SOLEUS_FONT_TITLE 24.0
#define SOLEUS_FONT_H1 15.0
#define SOLEUS_FONT_H2 11.0
#define SOLEUS_FONT_H3 9.8
#define SOLEUS_FONT_LARGE 13.0
#define SOLEUS_FONT_BODY 9.4
#define SOLEUS_FONT_SMALL 7.8
#define SOLEUS_FONT_TABLE 8.2
#define SOLEUS_FONT_FOOT 6.4
#define SOLEUS_LEADING 1.32

/* The smallest thing that stays on one page: a line, a row, a figure. */
typedef enum
{
  SOLEUS_PIECE_LINE,
  SOLEUS_PIECE_ROW,
  SOLEUS_PIECE_FIGURE,
  SOLEUS_PIECE_NOTICE,
  SOLEUS_PIECE_BREAK
} SoleusPieceKind;

typedef struct
{
  SoleusPieceKind kind;
  const SoleusBlock *block;
  double space_before; /* not at the top of a page */
  double height;
  gboolean glued; /* stays with the piece after it */
  PangoLayout *layout; /* of a line or a notice; owned */
  guint line; /* of layout */
  gboolean first; /* of its block: draws what stands beside it */
  gboolean last;
  int row; /* of a table; -1: its head */
  guint stripe; /* rows counted from the head */
  guint page;
  double y;
} SoleusPiece;

struct _SoleusPages
{
  const SoleusReportDocument *document;
  const SoleusTheme *theme;
  double width;
  double height;
  guint n_pages;
  GArray *pieces; /* of SoleusPiece */
  PangoContext *context;
  /* The language runs from right to left: words, tables and what stands
   * beside them are mirrored; figures are not, for time runs on. */
  gboolean mirrored;
  PangoContext *mirrored_context; /* base direction right to left */
};

/* Left edge of grid column @column (from 0), and the width of @n columns. */
double soleus_grid_x (const SoleusPages *pages, guint column);
double soleus_grid_width (const SoleusPages *pages, guint n);

/* Where a box that would stand at @x stands: at the other margin where the
 * pages are mirrored. */
double soleus_pages_mirror_x (const SoleusPages *pages, double x, double width);
/* Lines to the side where reading begins, or with @end to the other. */
void soleus_pages_align (
    const SoleusPages *pages, PangoLayout *layout, gboolean end);

/* Where the text of a block stands. */
typedef struct
{
  double x;
  double width;
  double font_size;
  gboolean bold;
} SoleusTextPlace;
SoleusTextPlace soleus_pages_place (
    const SoleusPages *pages, const SoleusBlock *block);

PangoLayout *soleus_pages_layout (const SoleusPages *pages, const char *lead,
    const char *text, double font_size, gboolean bold, double width);
/* One cell of a table row; @row -1: the head. */
PangoLayout *soleus_pages_cell (const SoleusPages *pages,
    const SoleusTable *table, int row, guint column, double *x, double *width);

/* Blocks to pieces, pieces to pages. */
void soleus_pages_set_blocks (SoleusPages *pages);
void soleus_pages_break (SoleusPages *pages);

double soleus_layout_height (PangoLayout *layout);
