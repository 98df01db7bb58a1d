/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Where a burst that swells begins: the amplitude is 0, grows evenly and then
 * stays. Of @power, [n] means of the squared signal in even bins, which reach
 * from noise of power @noise before the burst into it, the likeliest begin of
 * the growth goes to @start and its length to @length, in bins. FALSE where
 * growth at once explains it as well.
 */
gboolean soleus_ramp_find (const double *power, gsize n, double noise,
    double freedom, gsize *start, gsize *length);

G_END_DECLS
