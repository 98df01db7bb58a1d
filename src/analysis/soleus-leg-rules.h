/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-analysis.h"

G_BEGIN_DECLS

/*
 * Leg movements by the rules of AASM (2018) and of WASM, IRLSSG and EURLSSG
 * (2016), side by side (science.md 1.3). Pure functions on lists; where the
 * movements come from, a signal or a person who scored them, is not seen.
 */

/* Activity of one leg from the onset to the offset of the rules. */
typedef struct
{
  double onset_s;
  double end_s;
  guint limb; /* 0 left, 1 right; any other number is a leg of its own */
  gboolean full; /* its median stays up (WASM, for automatic detection) */
} SoleusLegMovement;

/* A movement as a rule set counts it: of one leg, or of both together. */
typedef struct
{
  SoleusSpan span;
  guint n_parts;
  gboolean bilateral;
  gboolean candidate; /* may be part of a series */
  gboolean respiratory;
  gboolean periodic;
} SoleusLegEvent;

typedef enum
{
  SOLEUS_LEG_AASM,
  SOLEUS_LEG_WASM
} SoleusLegRule;

/* When they happened. */
typedef struct
{
  const GArray *respiratory; /* of SoleusSpan, or NULL: none known */
  const GArray *sleep; /* of SoleusSpan, sorted, disjoint; NULL: not known */
  double observed_s; /* length without gaps */
} SoleusLegNight;

/* What @rule counts as a movement of the body, from the movements of legs [n]
 * in any order; sorted by onset, of SoleusLegEvent, periodic not set yet. AASM
 * leaves those that go with breathing out; WASM marks them. Free with
 * g_array_unref(). */
GArray *soleus_leg_events (SoleusLegRule rule,
    const SoleusLegMovement *movements, guint n, const GArray *respiratory);

/* Sets periodic of all that belong to a series; how many series there are.
 * @clear: as if those that go with breathing were not there. */
guint soleus_leg_mark_series (
    SoleusLegRule rule, GArray *events, gboolean clear);

/* Share of all intervals that lie in (10, 90] s and in runs of three or more
 * such (science.md 1.3); NAN without an interval. */
double soleus_leg_periodicity (const GArray *events);

/* All numbers of one rule set; periodic of the events is set in the array
 * given back, which is that of soleus_leg_events(). */
GArray *soleus_leg_count (SoleusLegRule rule,
    const SoleusLegMovement *movements, guint n, const SoleusLegNight *night,
    SoleusPlmCount *out);

G_END_DECLS
