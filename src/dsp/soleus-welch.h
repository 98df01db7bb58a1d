/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-window.h"

G_BEGIN_DECLS

/* Averaged spectra over overlapping segments [welch1967]. */
typedef enum
{
  SOLEUS_DETREND_NONE,
  SOLEUS_DETREND_MEAN,
  SOLEUS_DETREND_LINE
} SoleusDetrend;

typedef struct
{
  gsize segment; /* samples; cut to what there is */
  gsize hop; /* samples from segment to segment; 0: half a segment */
  gsize fft_length; /* zero-padded length >= segment; 0: good length */
  SoleusWindow window;
  SoleusDetrend detrend;
} SoleusWelchOptions;

/* One-sided: the sum of power[k] * bin_hz is the variance. */
typedef struct
{
  gsize n_bins;
  double bin_hz; /* bin k is at k * bin_hz */
  float *power; /* unit^2 / Hz */
  guint n_segments;
  double dof; /* chi-square degrees of freedom of each bin */
  double resolution_hz; /* equivalent noise bandwidth of the segment */
} SoleusSpectrum;

/* Hann, half overlap, line removed, segments of @segment_s seconds padded to a
 * grid of at most @grid_hz (0: as it comes). */
SoleusWelchOptions soleus_welch_options (
    double segment_s, double grid_hz, double rate_hz);

/* NULL where n = 0. Free with soleus_spectrum_free(). dof = 2 K for segments
 * that do not overlap, 36 K^2 / (19 K - 1) for Hann at half overlap. */
SoleusSpectrum *soleus_welch (
    const float *x, gsize n, double rate_hz, const SoleusWelchOptions *options);
void soleus_spectrum_free (SoleusSpectrum *spectrum);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusSpectrum, soleus_spectrum_free)

/* Magnitude-squared coherence 0..1 per bin in power[], n_segments as averaged;
 * all 1 for one segment. NULL where n = 0. */
SoleusSpectrum *soleus_welch_coherence (const float *x, const float *y, gsize n,
    double rate_hz, const SoleusWelchOptions *options);

/* Power (unit^2) between two frequencies, bins cut at the edges. */
double soleus_spectrum_band_power (
    const SoleusSpectrum *spectrum, double low_hz, double high_hz);
/* The highest bin in the band, refined by a parabola through the logarithms
 * of three bins. FALSE, outputs 0, where the band is empty or has no power.
 * Outputs may be NULL. */
gboolean soleus_spectrum_peak (const SoleusSpectrum *spectrum, double low_hz,
    double high_hz, double *peak_hz, double *peak_power);
/* Width between the half-power points around @peak_hz, linear between bins;
 * the band of the spectrum ends it. */
double soleus_spectrum_half_width_hz (
    const SoleusSpectrum *spectrum, double peak_hz);
/* Frequency that splits the power of the band, and sum f P / sum P. @noise may
 * be NULL; same bins; it is subtracted and the rest cut at 0. 0 where there is
 * no power. */
double soleus_spectrum_median_hz (const SoleusSpectrum *spectrum,
    const SoleusSpectrum *noise, double low_hz, double high_hz);
double soleus_spectrum_mean_hz (const SoleusSpectrum *spectrum,
    const SoleusSpectrum *noise, double low_hz, double high_hz);
/* Median of power[] over the band; 0 where it is empty. */
double soleus_spectrum_floor (
    const SoleusSpectrum *spectrum, double low_hz, double high_hz);
/* A copy divided by its own log-log line over the band, fitted without
 * +- @spare_hz around @peak_hz: the coloured background becomes 1. */
SoleusSpectrum *soleus_spectrum_whiten (const SoleusSpectrum *spectrum,
    double low_hz, double high_hz, double peak_hz, double spare_hz);

G_END_DECLS
