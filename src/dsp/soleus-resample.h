/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* To another grid of time. */

/*
 * Uneven samples (@t_s ascending, seconds) onto first_s + i / rate_hz, straight
 * lines between neighbours. Where neighbours lie further apart than @gap_s, or
 * outside the samples, the result is NaN: a gap is never filled. gap_s <= 0
 * fills all gaps inside. Two samples of one time: the later counts.
 */
void soleus_resample_uniform (const double *t_s, const float *x, gsize n,
    double gap_s, double first_s, double rate_hz, gsize n_out, float *y);

/* ceil (n up / down) */
gsize soleus_resample_length (gsize n, guint up, guint down);
/*
 * An even signal by up / down (both >= 1) with a Kaiser-windowed sinc (60 dB,
 * pass band 0.9 of the lower Nyquist); no delay, y[0] is at the time of x[0];
 * the ends repeat the edge value. @y has soleus_resample_length() samples.
 */
void soleus_resample_rational (
    const float *x, gsize n, guint up, guint down, float *y);

G_END_DECLS
