/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-random.h"

G_BEGIN_DECLS

/* Noise and lines, each added to @out, [n] samples at @rate_hz. An RMS is
 * exactly the asked one over the n samples. */

/* Gaussian in 20-450 Hz, or up to the end of the band. */
void soleus_noise_add (
    SoleusRandom *random, double rate_hz, double rms, float *out, gsize n);
/* Gaussian in a band of one's own. */
void soleus_noise_add_band (SoleusRandom *random, double low_hz, double high_hz,
    double rate_hz, double rms, float *out, gsize n);
/* About 1/f in power, below @high_hz. */
void soleus_noise_add_slow (SoleusRandom *random, double high_hz,
    double rate_hz, double rms, float *out, gsize n);
/* A line within 0.1 Hz of @mains_hz, harmonics 2 to 5 with A_k = A U(0.05,
 * 0.5) / k, amplitude swinging slowly by a tenth. */
void soleus_mains_add (SoleusRandom *random, double mains_hz, double amplitude,
    double rate_hz, float *out, gsize n);
/* Five sines of 0.05-1 Hz of @amplitude together, and a random walk. */
void soleus_wander_add (SoleusRandom *random, double amplitude, double rate_hz,
    float *out, gsize n);

G_END_DECLS
