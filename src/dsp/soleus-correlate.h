/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Likeness of shapes, -1..1. */

/* Pearson's r of two arrays of @n; 0 where either does not vary. */
double soleus_correlation (const float *x, const float *y, gsize n);

/*
 * Normalised cross-correlation for lags -max_lag .. max_lag: r[lag + max_lag]
 * is Pearson's r over the part where x[i] and y[i + lag] both exist (at least
 * half of the shorter array, else 0). r has 2 max_lag + 1 values.
 */
void soleus_cross_correlation (const float *x, gsize n_x, const float *y,
    gsize n_y, gsize max_lag, float *r);
/* The lag of the largest r (by a parabola, in samples: positive where y comes
 * later) and that r (may be NULL). 0, 0 where nothing varies. */
double soleus_best_lag (const float *x, gsize n_x, const float *y, gsize n_y,
    gsize max_lag, double *r);

/*
 * Likeness of @shape (m samples) to the signal at each place: r[i] is
 * Pearson's r of shape and x[i .. i + m), n - m + 1 values. Nothing is written
 * where n < m.
 */
void soleus_match_shape (
    const float *x, gsize n, const float *shape, gsize m, float *r);

G_END_DECLS
