/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-analysis.h"
#include "soleus-track.h"

G_BEGIN_DECLS

/*
 * Small charts beside the tracks, on the screen and on paper. Each draws
 * axes with units into a rectangle; where there is too little to show it
 * says so in words.
 */

/* Intervals from onset to onset, seconds, [n]: counts over a logarithmic
 * axis, with what chance alone (a Poisson train of the same rate) would
 * give as a line. Needs 3. */
void soleus_interval_chart_draw (cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect, const double *intervals_s, guint n);

/* Rate per minute over time with its 95 % interval, one bar a bin; bins that
 * were not observed are hatched. @bins [n]; needs 1. */
void soleus_trend_chart_draw (cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect, const SoleusTrendBin *bins, guint n, double bin_s,
    GDateTime *start);

/* Power over frequency. */
typedef struct
{
  const float *power; /* [n_bins], any unit; bin k at k * bin_hz */
  guint n_bins;
  double bin_hz;
  double low_hz; /* the part that is shown */
  double high_hz;
  double dof; /* of a bin, for the 95 % band; 0: none */
  double peak_hz; /* marked; NAN: none */
  double floor; /* line at this power; NAN: none */
} SoleusSpectrumChart;
void soleus_spectrum_chart_draw (cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect, const SoleusSpectrumChart *chart);

/* The mean shape of one unit with its standard deviation. @unit as shown. */
void soleus_shape_chart_draw (cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect, const SoleusTemplate *shape, const char *unit);

/* Bias and limits of agreement, in the unit of the values; NAN: no line. */
typedef struct
{
  double bias;
  double lower;
  double upper;
} SoleusAgreementLines;
/* Two measurements of the same things, [n] each: their difference over their
 * mean [blandaltman1986]. Pairs that are not finite are left out. */
void soleus_agreement_chart_draw (cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect, const double *reference, const double *test,
    guint n, const SoleusAgreementLines *lines);

G_END_DECLS
