/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-text-cells.h"

G_BEGIN_DECLS

/* More columns than this are cut off. */
#define SOLEUS_TEXT_MAX_COLUMNS 1024

typedef enum
{
  SOLEUS_COLUMN_SIGNAL,
  SOLEUS_COLUMN_TIME,
  SOLEUS_COLUMN_COUNTER, /* counts samples; begins again at times */
  SOLEUS_COLUMN_LEFT_OUT
} SoleusColumnRole;

typedef struct
{
  char *name; /* "" where the text has no header */
  char *unit; /* NULL: not told */
  SoleusColumnRole role;
  gboolean stamps; /* holds dates or times of day */
  gboolean numbers; /* holds numbers */
  double time_to_s; /* TIME: seconds of one number */
  gboolean unit_assumed; /* TIME: from the size of the steps */
  gboolean sparse; /* SIGNAL: less than two rows in three have a value */
  guint clock; /* TIME: its number; SIGNAL: that of its time; or G_MAXUINT */
} SoleusTextColumn;

/* How a table of numbers is written, found from its first lines. */
typedef struct
{
  SoleusTextStyle style;
  char line_end;
  gsize data_pos; /* of the first row of numbers */
  guint64 data_line; /* its line number, from 1 */
  GPtrArray *preamble; /* of char *: the lines before it */
  SoleusTextColumn *columns;
  guint n_columns;
  guint n_clocks;
  double rate_hz; /* told in the preamble; 0: not */
  const char *dialect; /* name of a known program; NULL: none */
  double start_s; /* clock time told there, since 1970; NAN: not */
} SoleusTextLayout;

/* NULL and SOLEUS_ERROR_INVALID where the text is no table of numbers. */
SoleusTextLayout *soleus_text_layout_find (
    const char *text, gsize size, GError **error);
void soleus_text_layout_free (SoleusTextLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusTextLayout, soleus_text_layout_free)

G_END_DECLS
