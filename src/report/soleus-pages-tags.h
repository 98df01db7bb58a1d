/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to report: what pieces are, for who has the pages read aloud, and
 * links within them. cairo writes them into a PDF; on a screen and in a
 * picture they do nothing. */

#include "soleus-pages-private.h"

/* One page's; begin with all zero but `cr`. */
typedef struct
{
  cairo_t *cr;
  const SoleusBlock *block;
  const char *frame; /* open around the tag: "Table", "L"; or NULL */
  const char *open; /* NULL: none */
} SoleusTags;

/* Before @piece is drawn. Lines of one paragraph, items of one list and rows
 * of one table belong together. */
void soleus_tags_begin (SoleusTags *tags, const SoleusPiece *piece);
/* After the last piece of the page. */
void soleus_tags_end (SoleusTags *tags);

/* Cells of a row; a table of very many is tagged by the row alone, or the
 * tags would be larger than all else. */
gboolean soleus_tags_has_cells (const SoleusTable *table);
void soleus_tags_begin_cell (cairo_t *cr, const SoleusTable *table, int row);
void soleus_tags_end_cell (cairo_t *cr, const SoleusTable *table, int row);

/* A place that links lead to. @anchor: small letters, digits, "-". */
void soleus_tags_add_place (
    cairo_t *cr, const char *anchor, double x, double y);
void soleus_tags_begin_link (cairo_t *cr, const char *anchor);
void soleus_tags_end_link (cairo_t *cr);
