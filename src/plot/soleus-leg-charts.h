/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-analysis.h"
#include "soleus-track.h"

G_BEGIN_DECLS

/* Intervals between leg movements by both rule sets, [SOLEUS_PLM_N_BINS] as
 * in SoleusPlmCount: AASM as bars, WASM as a line of steps; the intervals
 * that both rule sets allow lie on a tinted ground. */
void soleus_leg_interval_chart_draw (cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect, const guint *aasm, const guint *wasm);

typedef enum
{
  SOLEUS_LEG_LEFT,
  SOLEUS_LEG_RIGHT,
  SOLEUS_LEG_EITHER, /* both together, or the side is not known */
  SOLEUS_N_LEGS
} SoleusLeg;

/* Leg movements over the night. */
typedef struct
{
  SoleusSpan span;
  double bin_s;
  const guint *counts; /* [n_bins * SOLEUS_N_LEGS], legs of a bin together */
  guint n_bins;
  const GArray *states; /* of SoleusStateSpan; sleep is a bar on top; NULL */
  GDateTime *start; /* NULL: not known */
} SoleusNightChart;

/* Bins of 5, 10, 20, 30 or 60 minutes: the shortest that gives at most 32. */
double soleus_night_bin_s (double duration_s);

void soleus_night_chart_draw (cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect, const SoleusNightChart *chart);

G_END_DECLS
