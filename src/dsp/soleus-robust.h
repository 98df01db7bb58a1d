/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Statistics that a few twitches do not move. Inputs are not changed; NaN must
 * not be in them. Quantiles are linear between order statistics (type 7 of
 * [hyndman1996]); 0 where n = 0.
 */
double soleus_median (const float *x, gsize n);
double soleus_quantile (const float *x, gsize n, double p);
double soleus_median_double (const double *x, gsize n);
double soleus_quantile_double (const double *x, gsize n, double p);

/* Median of |x - centre|. */
double soleus_mad (const float *x, gsize n, double centre);
/* 1.4826 MAD around the median: the standard deviation of Gaussian noise. */
double soleus_robust_sigma (const float *x, gsize n);
/* 1.4826 median of |x| over every @stride-th sample, for a signal that was
 * high-passed (median 0): half the work, and less still with a stride. */
double soleus_robust_sigma_zero (const float *x, gsize n, gsize stride);

/* Quantile @p of the window of i - half .. i + half, cut at the ends, @n
 * values; for a noise floor over block values. @y is not @x. */
void soleus_rolling_quantile (
    const float *x, gsize n, gsize half, double p, float *y);

/*
 * A histogram over |x| with bins 1/32 of their value wide: a quantile of a
 * stream in constant memory and one pass, right within 3.2 %, and far better
 * where many samples fall near it, as it is interpolated inside its bin.
 * Infinities and NaN are not counted.
 */
typedef struct _SoleusHistogram SoleusHistogram;

SoleusHistogram *soleus_histogram_new (void);
void soleus_histogram_free (SoleusHistogram *histogram);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusHistogram, soleus_histogram_free)
void soleus_histogram_clear (SoleusHistogram *histogram);
/* Every @stride-th of @n samples, from the first. */
void soleus_histogram_add (
    SoleusHistogram *histogram, const float *x, gsize n, gsize stride);
guint64 soleus_histogram_get_n (const SoleusHistogram *histogram);
/* Of |x|; 0 where nothing was counted. */
double soleus_histogram_quantile (const SoleusHistogram *histogram, double p);

G_END_DECLS
