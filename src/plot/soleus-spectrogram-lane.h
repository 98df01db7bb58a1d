/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-spectrogram-map.h"
#include "soleus-track.h"

G_BEGIN_DECLS

/* Decibels from the darkest to the brightest colour. */
#define SOLEUS_SPECTROGRAM_DEPTH_DB 40.0

/* A spectrogram under the tracks, with their time. Everything is borrowed. */
typedef struct
{
  const SoleusSpectrogramMap *map; /* NULL: not yet */
  cairo_surface_t *picture; /* of the map, see below */
  SoleusSpan span; /* in sight, longer than 0 */
  double top_hz; /* of the axis */
  double top_db; /* of the brightest colour; NAN: nothing is seen */
  const char *title; /* "EMG left: 0 to 500 Hz" */
  const char *unit; /* of the channel */
  gboolean has_selection;
  SoleusSpan selection;
  double cursor_s; /* NAN: none */
  double second_s;
} SoleusSpectrogramLane;

/* A pixel a column and row, transparent where nothing was observed; free with
 * cairo_surface_destroy(). */
cairo_surface_t *soleus_spectrogram_picture_new (
    const SoleusSpectrogramMap *map, double top_db);

/* The axis is as wide as that of a track, so that time is below time. */
void soleus_spectrogram_lane_draw (cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect, const SoleusSpectrogramLane *lane);
/* Where the map lies inside @rect. */
SoleusRect soleus_spectrogram_lane_plot (
    const SoleusTheme *theme, const SoleusRect *rect);
/* How high a lane wants to be. */
double soleus_spectrogram_lane_height (const SoleusTheme *theme);

G_END_DECLS
