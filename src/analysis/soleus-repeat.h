/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Discharges told apart in one burst. */
#define SOLEUS_MOST_REPEATS 10

/*
 * One potential that comes back inside a burst: the few milliseconds around the
 * largest peak of samples [first, end) of @x [n], sought again in the burst.
 * Another discharge has the same shape and sign, at least half the size, and a
 * valley before it; it follows the one before by 2.5 to 24 ms (the noise,
 * @noise_rms, moves peaks). All together they are more than half of the burst's
 * energy, or nothing repeats.
 *
 * @at gets where they peak, in samples of @x, the first of them first. Returns
 * how many there are: 0 where nothing has a size, 1 where nothing repeats.
 */
guint soleus_repeat_find (const float *x, gsize n, gsize first, gsize end,
    double rate_hz, double noise_rms, double at[SOLEUS_MOST_REPEATS]);

G_END_DECLS
