/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * How short against the cycle the beats of a rhythm are, whatever the noise:
 * amplitude of the second harmonic of the power over that of the first, what
 * noise has there taken off. A bell of a fifth of the cycle has about 0.9, a
 * swell over half of it 0.3, a sine 0.
 *
 * @power [n] at @rate_hz; the frequency may wander by a tenth about @hz. NAN
 * where there are fewer than two windows of four cycles, or no rhythm.
 */
double soleus_rhythm_sharpness (
    const float *power, gsize n, double rate_hz, double hz);

G_END_DECLS
