/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Mains hum: sinusoids of a known family of frequencies, fitted by least
 * squares and subtracted. A notch rings after a pop; this does not. */

/* Least squares of offset + a cos (2 pi f t) + b sin (2 pi f t), t from x[0].
 * Outputs may be NULL. Zero where n < 3. */
void soleus_sinusoid_fit (const float *x, gsize n, double rate_hz,
    double frequency_hz, double *cosine, double *sine);

typedef struct
{
  double mains_hz; /* 50 or 60 (the nominal one), 0: none */
  double fitted_hz; /* where it really is, within 0.5 Hz of nominal */
  double amplitude; /* of the fundamental, unit of x */
  double prominence; /* power of the comb over that of its neighbourhood */
} SoleusMains;

/*
 * Decides between 50 and 60 Hz by the power at the first harmonics over that
 * beside them (1-s Welch, Hann). mains_hz = 0 where neither exceeds its
 * neighbourhood by a factor of @min_prominence (10, say) or n is under 2 s.
 */
void soleus_mains_find (const float *x, gsize n, double rate_hz,
    double min_prominence, SoleusMains *mains);

/*
 * Subtracts the comb k * @fitted_hz up to @top_hz (and 0.49 rate): sine and
 * cosine of each harmonic by least squares in Hann-weighted frames of
 * @frame_s (1 s) that overlap by half and are joined by their weights.
 * Samples beyond 6 robust sigma do not enter the fit, so that a burst is not
 * smeared. @y may be @x. Returns the share of power removed, 0..1. A signal
 * under one frame is copied unchanged.
 */
double soleus_mains_subtract (const float *x, gsize n, double rate_hz,
    double fitted_hz, double top_hz, double frame_s, float *y);

G_END_DECLS
