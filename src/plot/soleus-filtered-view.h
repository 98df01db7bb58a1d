/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-analysis.h"
#include "soleus-view-data.h"

G_BEGIN_DECLS

/* How a stretch is cleaned before it is shown. */
typedef struct
{
  double low_hz; /* 0: shown as it was recorded, the rest is not looked at */
  double high_hz; /* at or above 0.45 of the rate: no upper edge */
  double mains_hz; /* hum that is taken off: 50 or 60; NAN: none */
  double envelope_s; /* > 0: the moving RMS over so long, not the signal */
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

/*
 * The recording as it is after @filters, [n_channels]: samples are filtered
 * when they are read, each run for itself, with room to settle on both sides.
 * A channel whose filter does not fit its rate stays as it was recorded. For
 * pyramids in a thread; reading many small blocks of it is slow.
 */
SoleusRecording *soleus_filtered_recording_new (
    SoleusRecording *recording, const SoleusViewFilter *filters);

/* What the search looked at in @channel of @recording: its band, and the hum
 * it took off. @analysis NULL: the standard band. */
void soleus_view_filter_init (SoleusViewFilter *filter,
    const SoleusAnalysis *analysis, const SoleusRecording *recording,
    guint channel);

/* Cleans @x in place. FALSE, @x as it was, where the filter does not fit. A
 * filter with low_hz 0 does nothing and fits. */
gboolean soleus_view_filter_run (
    const SoleusViewFilter *filter, double rate_hz, float *x, gsize n);

G_END_DECLS
