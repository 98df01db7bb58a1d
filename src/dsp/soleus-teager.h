/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * y[i] = x[i]^2 - x[i - lag] x[i + lag], Teager-Kaiser energy with a lag of
 * @lag >= 1 samples; 1 is the classic operator [kaiser1990]. The first and
 * last @lag values repeat their neighbour inside; all are 0 where n < 2 lag
 * + 1.
 * @y is not @x. The unit is the square of that of x.
 */
void soleus_teager (const float *x, gsize n, gsize lag, float *y);

G_END_DECLS
