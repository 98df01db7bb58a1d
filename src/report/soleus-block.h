/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-pattern.h"
#include "soleus-track.h"

G_BEGIN_DECLS

/*
 * A report before it has pages: blocks in reading order, the same for PDF,
 * HTML and Markdown. Text is plain, already in the reader's language.
 */
typedef enum
{
  SOLEUS_BLOCK_TITLE, /* of the report; text, and `lead` under it */
  SOLEUS_BLOCK_HEADING, /* level 1 to 3 */
  SOLEUS_BLOCK_TEXT,
  SOLEUS_BLOCK_QUOTE, /* words of the document, nothing of ours */
  SOLEUS_BLOCK_ITEM, /* of a list */
  SOLEUS_BLOCK_NOTICE, /* urgency banner: `lead` is its title */
  SOLEUS_BLOCK_TABLE,
  SOLEUS_BLOCK_FIGURE,
  SOLEUS_BLOCK_PAGE_BREAK
} SoleusBlockKind;

typedef enum
{
  SOLEUS_SIZE_BODY,
  SOLEUS_SIZE_LARGE, /* the plain summary */
  SOLEUS_SIZE_SMALL /* remarks, captions */
} SoleusTextSize;

typedef enum
{
  SOLEUS_CELL_START, /* words */
  SOLEUS_CELL_END /* numbers */
} SoleusCellAlign;

typedef struct
{
  char *title;
  SoleusCellAlign align;
  double weight; /* share of the table's width */
} SoleusTableColumn;

typedef struct
{
  GArray *columns; /* of SoleusTableColumn */
  GPtrArray *cells; /* of char *, row by row */
  gboolean one_line; /* cells are cut off instead of wrapped: long lists */
  GPtrArray *links; /* of char *, row by row: the anchor that a row leads to, or
                       NULL; shorter than the rows where the rest have none */
  gboolean contents; /* last column: the page of the link's anchor */
} SoleusTable;

/* Draws a figure into @rect; screen, paper and picture files share it. */
typedef void (*SoleusFigureDraw) (cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect, gpointer user_data);

typedef struct
{
  SoleusBlockKind kind;
  guint level; /* of a heading */
  SoleusTextSize size;
  SoleusUrgency urgency; /* of a notice */
  char *text; /* "" where there is none */
  char *lead; /* bold, before or above the text; NULL */
  char *side; /* small label in the margin; NULL */
  char *anchor; /* name that links lead to: small letters, digits, "-" */
  gboolean keep; /* not parted from the block that follows */
  gboolean wide; /* text over the whole width: a note to a table */
  gboolean strong_side; /* the side label in the accent colour */
  SoleusTable *table;
  SoleusFigureDraw draw;
  gpointer draw_data;
  GDestroyNotify draw_free;
  double figure_height; /* points on paper */
  char *alt; /* what a figure shows, for who cannot see it */
} SoleusBlock;

typedef struct
{
  char *title;
  char *subject; /* name of the recording; heads every page */
  char *keywords;
  char *notice; /* stands on every page */
  char *created; /* ISO 8601, or NULL */
  GPtrArray *blocks; /* of SoleusBlock */
} SoleusReportDocument;

SoleusReportDocument *soleus_report_document_new (
    const char *title, const char *subject, const char *notice);
void soleus_report_document_free (SoleusReportDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (
    SoleusReportDocument, soleus_report_document_free)

/* Whether a letter is written from right to left. Words of such a language
 * run that way even where a paragraph begins with "EMG"; figures and names in
 * Latin letters alone keep their order. */
gboolean soleus_text_is_mirrored (const char *text);
/* The same of the title, whose language is that of the document. */
gboolean soleus_report_document_is_mirrored (
    const SoleusReportDocument *document);

/* Each adds a block and returns it, to be refined; owned by the document. */
SoleusBlock *soleus_report_document_add_title (
    SoleusReportDocument *document, const char *text, const char *under);
SoleusBlock *soleus_report_document_add_heading (
    SoleusReportDocument *document, guint level, const char *text);
SoleusBlock *soleus_report_document_add_text (
    SoleusReportDocument *document, SoleusTextSize size, const char *text);
SoleusBlock *soleus_report_document_add_quote (
    SoleusReportDocument *document, const char *text);
/* @lead may be NULL. */
SoleusBlock *soleus_report_document_add_item (
    SoleusReportDocument *document, const char *lead, const char *text);
SoleusBlock *soleus_report_document_add_notice (SoleusReportDocument *document,
    SoleusUrgency urgency, const char *title, const char *text);
/* @caption may be "". */
SoleusBlock *soleus_report_document_add_table (
    SoleusReportDocument *document, const char *caption);
SoleusBlock *soleus_report_document_add_figure (SoleusReportDocument *document,
    const char *caption, const char *alt, double height, SoleusFigureDraw draw,
    gpointer draw_data, GDestroyNotify draw_free);
SoleusBlock *soleus_report_document_add_page_break (
    SoleusReportDocument *document);

void soleus_block_set_side (SoleusBlock *block, const char *side);

void soleus_table_add_column (SoleusTable *table, const char *title,
    SoleusCellAlign align, double weight);
/* As many strings as there are columns; NULL is an empty cell. */
void soleus_table_add_row (SoleusTable *table, ...);
/* The last row leads to @anchor; the table's rows before it to nowhere unless
 * they were told to. */
void soleus_table_set_link (SoleusTable *table, const char *anchor);
/* NULL: none; of the head (-1) as well. */
const char *soleus_table_get_link (const SoleusTable *table, int row);
/* Takes links off that lead to no block's anchor, once all blocks are there. */
void soleus_report_document_settle_links (SoleusReportDocument *document);
guint soleus_table_get_n_rows (const SoleusTable *table);
const char *soleus_table_get_cell (
    const SoleusTable *table, guint row, guint column);

/* ISO 8601 in whole seconds: Cairo leaves out a date that has parts of one. */
char *soleus_report_dup_created (GDateTime *created);

G_END_DECLS
