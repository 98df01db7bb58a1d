/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to plot: the parts that soleus_track_draw() puts together. */

#include "soleus-track.h"

typedef struct
{
  cairo_t *cr;
  const SoleusTheme *theme;
  const SoleusTrack *track;
  const SoleusTrackLayout *layout;
  const SoleusChannel *facts;
} SoleusTrackPaint;

/* Columns the trace is drawn in. */
guint soleus_track_n_columns (
    const SoleusTheme *theme, const SoleusTrackLayout *layout);
/* Columns [from, from + n) of the picture, from -1 on; without a grid all of
 * them and none before. */
void soleus_track_get_columns (
    const SoleusTrackPaint *paint, int from, guint n, SoleusColumn *columns);
/* Fills columns [@from, @from + @n) on @cr; @columns begins one before, to
 * join the first of them. */
void soleus_track_fill_columns (const SoleusTrackPaint *paint, cairo_t *cr,
    const SoleusColumn *columns, int from, guint n);
/* FALSE: this track cannot be shifted, nothing is drawn. */
gboolean soleus_trace_layer_paint (
    SoleusTraceLayer *layer, const SoleusTrackPaint *paint);

double soleus_track_paint_y (const SoleusTrackPaint *paint, double value);

/* Time to x, and x to time, over any rectangle. */
double soleus_rect_x (const SoleusRect *rect, SoleusSpan span, double time_s);

void soleus_track_paint_axis (const SoleusTrackPaint *paint);
void soleus_track_paint_grid (const SoleusTrackPaint *paint);
/* The trace, and its envelope over it. */
void soleus_track_paint_trace (const SoleusTrackPaint *paint);
void soleus_track_paint_limit (const SoleusTrackPaint *paint);
void soleus_track_paint_ground (const SoleusTrackPaint *paint);
void soleus_track_paint_found (const SoleusTrackPaint *paint);
void soleus_track_paint_bursts (const SoleusTrackPaint *paint);
void soleus_track_paint_mine (const SoleusTrackPaint *paint);
void soleus_track_paint_cursor (const SoleusTrackPaint *paint, double time_s);
/* The second cursor, the names of both and what lies between them. */
void soleus_track_paint_ruler (const SoleusTrackPaint *paint);
/* Where what is dragged would lie. */
void soleus_track_paint_draft (const SoleusTrackPaint *paint);
