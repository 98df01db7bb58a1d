/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to library: rows of one kind of decisions, in and out. */

#include "soleus-decision-rows.h"
#include "soleus-library.h"

typedef enum
{
  SOLEUS_ROWS_HOLDING, /* at the step */
  SOLEUS_ROWS_BEGINNING, /* with it */
  SOLEUS_ROWS_ENDING
} SoleusRowSelection;

/* Of SoleusDecisionRow, which it owns. */
GPtrArray *soleus_library_rows_new (void);

/* All of these are about recording @id and leave @error on failure. */
gboolean soleus_library_read_rows (SoleusLibrary *library, gint64 id,
    const SoleusRowKind *kind, SoleusRowSelection which, guint64 step,
    GPtrArray *rows, GError **error);
/* The rows with the keys of @rows stop holding at @step. */
gboolean soleus_library_end_rows (SoleusLibrary *library, gint64 id,
    const SoleusRowKind *kind, const GPtrArray *rows, guint64 step,
    GError **error);
/* @rows hold from @step. */
gboolean soleus_library_begin_rows (SoleusLibrary *library, gint64 id,
    const SoleusRowKind *kind, const GPtrArray *rows, guint64 step,
    GError **error);
