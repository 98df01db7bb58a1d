/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-view-data.h"

G_BEGIN_DECLS

/* How a stretch is cleaned before it is shown. */
typedef struct
{
  double low_hz;
  double high_hz; /* at or above 0.45 of the rate: no upper edge */
  double mains_hz; /* hum that is taken off: 50 or 60; NAN: none */
} SoleusViewFilter;

/*
 * View data of a single stretch of one channel, filtered forward and back so
 * that nothing moves in time. It has the same channel numbers and times as
 * @recording, but samples only in @channel and only around @span, within the
 * run that holds its middle. NULL where there are no samples, more than 4
 * million of them, or the filter does not fit the rate.
 */
SoleusViewData *soleus_filtered_view_new (SoleusRecording *recording,
    guint channel, SoleusSpan span, const SoleusViewFilter *filter);

G_END_DECLS
