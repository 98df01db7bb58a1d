/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-analysis.h"
#include "soleus-decisions.h"
#include "soleus-span.h"

G_BEGIN_DECLS

/* How a mark is taken hold of, and what a drag or a key makes of it. Pure:
 * the widget asks, the session keeps. Times in seconds of the recording. */

typedef enum
{
  SOLEUS_GRIP_NONE,
  SOLEUS_GRIP_START,
  SOLEUS_GRIP_END,
  SOLEUS_GRIP_BODY
} SoleusGrip;

/* What of @span lies at @time_s. An edge is caught @reach_s to both sides,
 * inwards never more than a third of the span, so that a short one can be
 * moved too. */
SoleusGrip soleus_mark_grip_at (SoleusSpan span, double time_s, double reach_s);

/* @before with that part moved by @by_s: inside @whole (as far as it was),
 * and edges leave at least @least_s between them, or what there was. */
SoleusSpan soleus_mark_drag (SoleusSpan before, SoleusGrip grip, double by_s,
    SoleusSpan whole, double least_s);

/* What a drag can snap to: edges of marks and found episodes, the cursor. */
typedef struct
{
  const SoleusDecisions *decisions; /* NULL: none */
  const SoleusAnalysis *analysis; /* NULL: none */
  guint64 mark_id; /* what is dragged itself, left out; 0: no mark */
  gint64 episode_id; /* -1: no episode */
  double cursor_s; /* NAN: none */
  double reach_s; /* farther edges do not pull */
} SoleusSnap;

/* @by_s, or what brings a dragged edge onto the nearest edge in reach. */
double soleus_mark_snap_by_s (
    const SoleusSnap *snap, SoleusSpan before, SoleusGrip grip, double by_s);

/* The next mark in time with a channel in common and by the same rater: what
 * @id is merged with. 0: there is none. */
guint64 soleus_mark_next_id (const SoleusDecisions *decisions, guint64 id);

/* Ids (guint64) of the marks that have a part inside @span on @channel, -1:
 * on any. Free with g_array_unref(). */
GArray *soleus_mark_dup_ids_in (
    const SoleusDecisions *decisions, SoleusSpan span, int channel);

G_END_DECLS
