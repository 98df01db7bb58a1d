/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-span.h"

G_BEGIN_DECLS

/*
 * What stretch of a recording is on the screen. Pure arithmetic: every
 * function returns a span inside [0, duration_s], so that blank time outside
 * the recording is never shown, and never shorter than shortest_s (unless
 * the recording itself is shorter: then all of it).
 */
typedef struct
{
  double duration_s; /* > 0 */
  double shortest_s; /* > 0 */
} SoleusZoomLimits;

/* For a recording of @duration_s whose fastest channel has @rate_hz: the
 * shortest span still shows 20 samples. */
SoleusZoomLimits soleus_zoom_limits (double duration_s, double rate_hz);

/* All of the recording. */
SoleusSpan soleus_zoom_all (SoleusZoomLimits limits);

/* @span moved inside, keeping its length where it can. A reversed span is
 * turned round. */
SoleusSpan soleus_zoom_clamp (SoleusSpan span, SoleusZoomLimits limits);

/* @factor times as long (0.5 shows half), with @at_s staying where it is on
 * the screen as far as the ends allow. */
SoleusSpan soleus_zoom_at (
    SoleusSpan span, double at_s, double factor, SoleusZoomLimits limits);

/* Moved by @by_s, the length kept. */
SoleusSpan soleus_zoom_pan (
    SoleusSpan span, double by_s, SoleusZoomLimits limits);

/* @span as it is when it shows all of @target with a little air; else moved
 * to have @target in the middle, and lengthened only when it must be. */
SoleusSpan soleus_zoom_reveal (
    SoleusSpan span, SoleusSpan target, SoleusZoomLimits limits);

/* @target with a tenth of air on either side. */
SoleusSpan soleus_zoom_to (SoleusSpan target, SoleusZoomLimits limits);

/* The first page: ten seconds, or around @first_s (NAN: from the start). */
SoleusSpan soleus_zoom_first_page (double first_s, SoleusZoomLimits limits);

/* Between the screen (@width px, x from its left) and time. A width of 0
 * counts as 1. */
double soleus_zoom_time_at (SoleusSpan span, double x, double width);
double soleus_zoom_x_of (SoleusSpan span, double time_s, double width);

G_END_DECLS
