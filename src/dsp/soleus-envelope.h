/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Envelopes. Every function writes @n values; @y may be @x. */

/* |x[i]| */
void soleus_rectify (const float *x, gsize n, float *y);

/* Mean, or root of the mean square, over @width samples around i: from
 * i - (width - 1) / 2 to i + width / 2. Near the ends the mean is over what
 * there is. width >= 1; sums are double. */
void soleus_moving_mean (const float *x, gsize n, gsize width, float *y);
void soleus_moving_rms (const float *x, gsize n, gsize width, float *y);
/* The largest and the smallest over the same window. */
void soleus_moving_max (const float *x, gsize n, gsize width, float *y);
void soleus_moving_min (const float *x, gsize n, gsize width, float *y);

/* sqrt (sum x^2 / n), 0 for n = 0. */
double soleus_rms (const float *x, gsize n);
double soleus_mean (const float *x, gsize n);
/* Of all; NaN are passed over. FALSE, both 0, where there is no number. */
gboolean soleus_min_max (const float *x, gsize n, float *min, float *max);

G_END_DECLS
