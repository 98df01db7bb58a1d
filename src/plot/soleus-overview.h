/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-track.h"

G_BEGIN_DECLS

/* The whole recording in one strip: envelope of the signals, how densely
 * episodes lie, states, gaps, own marks, and the part that is visible. */
typedef struct
{
  SoleusViewData *data;
  int channel; /* the envelope's channel; -1: the one with most episodes, or
                  the first that is searched */
  const SoleusAnalysis *analysis; /* applied; NULL: none yet */
  const SoleusDecisions *decisions; /* NULL: no marks */
  gboolean has_visible;
  SoleusSpan visible;
  gboolean show_time_axis;
  GDateTime *start; /* clock time of second 0; NULL: no clock */
  double zero_s; /* without a clock, the moment told as 0 */
  gboolean show_legend; /* hues by name, for paper */
} SoleusOverview;

void soleus_overview_init (SoleusOverview *overview, SoleusViewData *data);

/* The part of @rect that time is mapped onto, from edge to edge. */
void soleus_overview_plot_rect (const SoleusTheme *theme,
    const SoleusRect *rect, const SoleusOverview *overview, SoleusRect *plot);

void soleus_overview_draw (cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect, const SoleusOverview *overview);

G_END_DECLS
