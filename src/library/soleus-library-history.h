/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-decisions.h"
#include "soleus-library.h"

G_BEGIN_DECLS

/*
 * The decisions about one recording, and all the steps that led to them.
 *
 * Each decision is a row with the step at which it began to hold and the
 * step at which it stopped. A change therefore writes only what differs,
 * undo and redo only move the place in the history, and both go back as far
 * as the first change, also after the window was closed. A change after an
 * undo drops the steps that were undone, as everywhere.
 */

/* What was done: an id for the label, and how many things it touched. */
typedef struct
{
  char *what; /* "add-mark"; NULL: there is no such step */
  guint n;
} SoleusLibraryStep;

/* Where a recording stands. Zero it before the first use. */
typedef struct
{
  gint64 id; /* of the recording's row */
  guint64 revision; /* grows with each change, undo and redo */
  guint64 position; /* steps that hold */
  SoleusLibraryStep undo;
  SoleusLibraryStep redo;
  SoleusDecisions *decisions;
} SoleusLibraryState;
void soleus_library_state_clear (SoleusLibraryState *state);

/* Reads what stands for recording @id. On error @state is as it was. */
gboolean soleus_library_load (SoleusLibrary *library, gint64 id,
    SoleusLibraryState *state, GError **error);

/*
 * Makes @next what holds, as one step, in one transaction. @state is brought
 * up to date. When nothing differs, nothing is written and there is no step.
 * SOLEUS_ERROR_STALE when @state is not what the library has: load, and make
 * the change again on what is there. On error nothing was changed.
 */
gboolean soleus_library_store (SoleusLibrary *library,
    SoleusLibraryState *state, const SoleusDecisions *next, const char *what,
    guint n, GError **error);

/* One step back or forth; the same errors. SOLEUS_ERROR_MISSING at the end. */
gboolean soleus_library_undo (
    SoleusLibrary *library, SoleusLibraryState *state, GError **error);
gboolean soleus_library_redo (
    SoleusLibrary *library, SoleusLibraryState *state, GError **error);

/* FALSE: someone else changed the decisions of that recording. */
gboolean soleus_library_is_current (
    SoleusLibrary *library, const SoleusLibraryState *state);

G_END_DECLS
