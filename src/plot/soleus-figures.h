/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-charts.h"
#include "soleus-figure.h"
#include "soleus-progress.h"

G_BEGIN_DECLS

/*
 * The figures beside the tracks. Each reads what it needs and may take a
 * while: made in a thread. Never NULL but where it says so; with too little
 * to show the figure says that.
 */

typedef struct
{
  guint channel;
  SoleusSpan span;
  gboolean envelope; /* of the moving RMS, 0.5 to 20 Hz, not of the signal */
} SoleusSpectrumRequest;

/* Welch's spectrum of a span [welch1967] with the 95 % band of the estimate;
 * the summary says peak, median and mean frequency, RMS. Of long spans 48
 * pieces are taken. NULL with SOLEUS_ERROR_CANCELLED or the file's error. */
SoleusFigure *soleus_spectrum_figure_new (SoleusRecording *recording,
    const SoleusSpectrumRequest *request, SoleusProgress *progress,
    GError **error);

/* The pattern with most kept episodes on @channel (voluntary movements left
 * out), SOLEUS_PATTERN_NONE: there are none. */
SoleusPattern soleus_figure_busiest_pattern (
    const SoleusAnalysis *analysis, guint channel);

/* Intervals from onset to onset of kept episodes of @pattern on @channel. */
SoleusFigure *soleus_interval_figure_new (
    const SoleusAnalysis *analysis, guint channel, SoleusPattern pattern);

/* Rate over the recording's time. @start may be NULL. */
SoleusFigure *soleus_trend_figure_new (const SoleusAnalysis *analysis,
    guint channel, SoleusPattern pattern, GDateTime *start);

/* All potentials of a family drawn over each other with their mean: of each
 * template of @channel, largest family first, or where nothing was sorted of
 * each pattern. At most 6 families of 100 potentials. @pattern_words names a
 * pattern. NULL as above. */
SoleusFigure *soleus_shapes_figure_new (SoleusRecording *recording,
    const SoleusAnalysis *analysis, guint channel,
    const char *(*pattern_words) (const char *id), SoleusProgress *progress,
    GError **error);

G_END_DECLS
