/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How the cells of a line are written. */
typedef struct
{
  char separator; /* ' ': any run of blanks */
  char decimal; /* '.' or ',' */
} SoleusTextStyle;

/* A piece of the mapped text; not ended by zero. */
typedef struct
{
  const char *text;
  gsize n;
} SoleusCell;

typedef enum
{
  SOLEUS_CELL_EMPTY, /* nothing, "NaN", "NA", "null", "-" */
  SOLEUS_CELL_NUMBER,
  SOLEUS_CELL_STAMP, /* date-time or time of day */
  SOLEUS_CELL_TEXT
} SoleusCellKind;

/* The next line from @pos on without its end; FALSE at the end of the text.
 * Lines end at LF, CR LF or, with @line_end '\r', at CR. */
gboolean soleus_text_line (
    const char *text, gsize size, char line_end, gsize *pos, SoleusCell *line);

/* The next cell of @line without space and quotes around it; moves @pos.
 * FALSE behind the last one. Behind a last separator stands an empty cell. */
gboolean soleus_text_cell (
    SoleusCell line, SoleusTextStyle style, gsize *pos, SoleusCell *cell);

/* @value: the number, or the seconds of the stamp. */
SoleusCellKind soleus_cell_read (SoleusCell cell, char decimal, double *value);

/* Free with g_free(). */
char *soleus_cell_dup (SoleusCell cell);
/* Cells of the line as texts. */
GPtrArray *soleus_text_split (SoleusCell line, SoleusTextStyle style);

G_END_DECLS
