/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The analytic signal, by the Fourier transform of the whole array (padded to
 * a good length by repeating the mirrored signal). An end is felt d samples
 * away by about period / (2 pi d) of the size: give context. Outputs may be
 * NULL. */
void soleus_hilbert (
    const float *x, gsize n, float *envelope, float *phase_rad);

/* Phase derivative in Hz, n values (the last repeats), from a signal that was
 * band-passed around its rhythm. */
void soleus_instantaneous_frequency (
    const float *x, gsize n, double rate_hz, float *frequency_hz);

/*
 * One frequency a cycle, from upward zero crossings (linear between samples).
 * At most @n_max of each; @start_s (may be NULL) is the crossing that begins
 * the cycle, seconds from x[0]. Returns how many cycles there are.
 */
gsize soleus_cycle_frequencies (const float *x, gsize n, double rate_hz,
    gsize n_max, float *frequency_hz, double *start_s);

G_END_DECLS
