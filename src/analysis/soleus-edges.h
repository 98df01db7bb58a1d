/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * First and last instant at which a burst exceeds a tenth of its own peak, as
 * well as the noise lets one see (contract). Where a tenth of the peak stands
 * clear of the noise that is read off the signal itself; where it does not,
 * the change point of the variance is taken (science.md 2.3).
 *
 * @x [n] at @rate_hz, conditioned; the detector saw the burst in [*first,
 * *end), and it may not reach beyond [lowest, highest): there are other
 * bursts. @first and @end are moved.
 */
void soleus_edges_refine (const float *x, gsize n, double rate_hz,
    double noise_rms, gsize lowest, gsize highest, gsize *first, gsize *end);

G_END_DECLS
