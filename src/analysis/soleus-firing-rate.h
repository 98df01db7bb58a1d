/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How fast a unit fires inside a burst, and how much of the burst is that. */
typedef struct
{
  double hz; /* NAN: not measured */
  double regularity; /* 0 to 1: likeness with itself one firing later */
} SoleusFiringRate;

/*
 * Of x[n], 0.1 s and longer. A train of one unit comes back after each
 * interval, the interference of many units does not: in windows of 0.3 s the
 * highest autocorrelation at a lag of 1/300 to 1/30 s [AANEM: neuromyotonic
 * discharges] is sought, freed of what the noise of @noise_rms takes from it;
 * the middle one of the windows counts.
 */
void soleus_firing_rate_measure (const float *x, gsize n, double rate_hz,
    double noise_rms, SoleusFiringRate *out);

G_END_DECLS
