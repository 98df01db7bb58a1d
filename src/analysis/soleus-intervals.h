/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * How events follow one another (science.md 1.0 and 2.5), from their onsets.
 * NAN where there are too few: a number that was not measured is not 0.
 */
typedef struct
{
  guint n; /* intervals, not events */
  double mean_s;
  double median_s;
  double cv; /* SD / mean */
  double cv2; /* mean of 2 |I' - I| / (I' + I), from 2 intervals */
  double burstiness; /* (SD - mean) / (SD + mean) */
  double isolated_share; /* events with more than FASC_ISOLATED_ISI of silence
                            before and after; of @n_events, NAN with none */
} SoleusIntervals;

/* @onset_s: [n_events], ascending. An interval above @longest_s spans a gap or
 * a pause and is left out of the statistics, but isolates all the same;
 * INFINITY keeps them all. */
void soleus_intervals_measure (const double *onset_s, guint n_events,
    double longest_s, SoleusIntervals *out);

/* Variance over mean of the counts in bins of @bin_s over [0, span_s); NAN
 * with fewer than 3 bins or no event. */
double soleus_fano_factor (
    const double *onset_s, guint n_events, double span_s, double bin_s);

G_END_DECLS
