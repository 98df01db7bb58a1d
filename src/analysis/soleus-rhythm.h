/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Whether a window holds a rhythm (science.md 2.4). Three tests must agree:
 * the whitened peak over the median of the spectrum (ratio), the share of the
 * power within 1 Hz of the peak (relative_power), and the chi-square interval
 * of the peak against the floor beside it.
 */
typedef struct
{
  gboolean significant;
  double frequency_hz; /* fundamental; NAN: no peak in 3 to 18 Hz */
  double low_hz; /* where it lies with 95 %: half the dispersion of the peak */
  double high_hz;
  double ratio;
  double relative_power; /* 0 to 1; harmonics count with their fundamental */
  double half_width_hz;
  double slow_share; /* power below 3 Hz over that of the peak: gait, posture */
} SoleusRhythm;

/* @x: an amplitude envelope or an acceleration, [n] at @rate_hz >= 40. */
void soleus_rhythm_measure (
    const float *x, gsize n, double rate_hz, SoleusRhythm *rhythm);

G_END_DECLS
