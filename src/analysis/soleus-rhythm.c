/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-rhythm.h"

#include <math.h>

#include "soleus-constants.h"
#include "soleus-distribution.h"
#include "soleus-welch.h"

/* The band that the peak is held against, and in which power is shared. */
#define FLOOR_LOW_HZ 1.5
#define FLOOR_HIGH_HZ 25.0
#define SHARE_LOW_HZ 2.0
/* The peak is sought beyond the band: what peaks out there is not a rhythm in
 * it, only its skirt. */
#define LOOK_UP_TO_HZ 22.0
#define SPARE_HZ 1.5 /* left out of the fit of the background */
#define NEAR_HZ 1.0
#define NEAR_HARMONIC_HZ 0.4 /* narrow: wide ones would add up to the band */
/* A peak falls to both sides within this distance; a slope does not. */
#define SHOULDER_HZ 1.0
#define SHOULDER_SHARE 0.7
#define TOP_HZ 0.4
/* Near the lower end of the band a peak this much below the slow movement
 * beside it is that movement's own skirt. */
#define SKIRT_HZ 1.0
#define SKIRT_RATIO 1.0
#define GRID_HZ 0.1
#define LONG_S 60.0 /* from here 4-s segments */
#define R_SHORT_S 10.0
#define R_LONG_S 30.0
/* The subharmonic is the rhythm where it has this share of the peak. */
#define FUNDAMENTAL_SHARE 0.2
#define MAX_HARMONIC 3
#define CONFIDENCE 0.975

/* Limit of the ratio by length: 6 up to 10 s, 4 from 30 s on. */
static double
ratio_limit (double length_s)
{
  double at_short = soleus_constant (SOLEUS_C_PEAK_R_10S);
  double at_long = soleus_constant (SOLEUS_C_PEAK_R_30S);
  double part = (length_s - R_SHORT_S) / (R_LONG_S - R_SHORT_S);

  return at_short + (at_long - at_short) * CLAMP (part, 0.0, 1.0);
}

/* A strong second or third harmonic does not double the frequency: steps down
 * to peak / 2 or / 3 where there is a peak of its own. */
static double
fundamental_of (
    const SoleusSpectrum *spectrum, double peak_hz, double floor_density)
{
  double lowest_hz = soleus_constant (SOLEUS_C_TREM_F);
  double peak_power = soleus_spectrum_band_power (
      spectrum, peak_hz - NEAR_HZ / 2, peak_hz + NEAR_HZ / 2);

  for (int part = MAX_HARMONIC; part >= 2; part--)
    {
      double low_hz = peak_hz / part;
      double found_hz;
      double density;
      if (low_hz < lowest_hz - 0.3
          || !soleus_spectrum_peak (
              spectrum, low_hz - 0.5, low_hz + 0.5, &found_hz, &density))
        continue;
      double power = soleus_spectrum_band_power (
          spectrum, found_hz - NEAR_HZ / 2, found_hz + NEAR_HZ / 2);
      if (power >= FUNDAMENTAL_SHARE * peak_power
          && fabs (found_hz * part - peak_hz) < 0.4
          && density > 3.0 * floor_density)
        return found_hz;
    }
  return peak_hz;
}

static double
share_near (const SoleusSpectrum *spectrum, double hz)
{
  double top_hz = soleus_constant_high (SOLEUS_C_TREM_F);
  double all = soleus_spectrum_band_power (spectrum, SHARE_LOW_HZ, top_hz);
  double near;

  near = soleus_spectrum_band_power (
      spectrum, MAX (hz - NEAR_HZ, SHARE_LOW_HZ), MIN (hz + NEAR_HZ, top_hz));
  for (int harmonic = 2; harmonic <= MAX_HARMONIC; harmonic++)
    if (harmonic * hz + NEAR_HARMONIC_HZ < top_hz)
      near += soleus_spectrum_band_power (spectrum,
          harmonic * hz - NEAR_HARMONIC_HZ, harmonic * hz + NEAR_HARMONIC_HZ);
  return all > 0.0 ? MIN (near / all, 1.0) : 0.0;
}

/* The lower end of the peak's own 95 % interval stands above the floor. */
static gboolean
stands_out (double density, double floor_density, double dof)
{
  double quantile = soleus_chi2_quantile (CONFIDENCE, MAX (dof, 1.0));

  return density * dof / quantile > floor_density;
}

static double
density_at (const SoleusSpectrum *spectrum, double hz)
{
  gsize bin = (gsize)MAX (hz / spectrum->bin_hz + 0.5, 0.0);

  return bin < spectrum->n_bins ? (double)spectrum->power[bin] : 0.0;
}

static gboolean
falls_to_both_sides (
    const SoleusSpectrum *spectrum, double peak_hz, double density)
{
  double most = SHOULDER_SHARE * density;

  return density_at (spectrum, peak_hz - TOP_HZ) < density
      && density_at (spectrum, peak_hz + TOP_HZ) < density
      && density_at (spectrum, peak_hz - SHOULDER_HZ) < most
      && density_at (spectrum, peak_hz + SHOULDER_HZ) < most;
}

static gboolean
is_skirt (const SoleusRhythm *rhythm)
{
  return rhythm->frequency_hz < soleus_constant (SOLEUS_C_TREM_F) + SKIRT_HZ
      && rhythm->slow_share > SKIRT_RATIO;
}

static void
measure_peak (const SoleusSpectrum *spectrum, double peak_hz, double length_s,
    SoleusRhythm *rhythm)
{
  double top_hz =
      MIN (FLOOR_HIGH_HZ, spectrum->bin_hz * (double)(spectrum->n_bins - 1));
  g_autoptr (SoleusSpectrum) white = soleus_spectrum_whiten (
      spectrum, FLOOR_LOW_HZ, top_hz, peak_hz, SPARE_HZ);
  double floor_density = soleus_spectrum_floor (spectrum, FLOOR_LOW_HZ, top_hz);
  double white_peak;
  double density;
  double slow;

  if (white == NULL
      || !soleus_spectrum_peak (
          white, peak_hz - 0.5, peak_hz + 0.5, NULL, &white_peak)
      || !soleus_spectrum_peak (
          spectrum, peak_hz - 0.5, peak_hz + 0.5, NULL, &density))
    return;
  double white_floor = soleus_spectrum_floor (white, FLOOR_LOW_HZ, top_hz);
  rhythm->ratio = white_floor > 0.0 ? white_peak / white_floor : INFINITY;
  rhythm->frequency_hz = fundamental_of (spectrum, peak_hz, floor_density);
  rhythm->relative_power = share_near (spectrum, rhythm->frequency_hz);
  rhythm->half_width_hz =
      soleus_spectrum_half_width_hz (spectrum, rhythm->frequency_hz);
  double half_hz = 0.5 * rhythm->half_width_hz / sqrt (spectrum->n_segments);
  rhythm->low_hz = rhythm->frequency_hz - half_hz;
  rhythm->high_hz = rhythm->frequency_hz + half_hz;
  if (soleus_spectrum_peak (spectrum, 0.5, 2.6, NULL, &slow))
    rhythm->slow_share = slow / density;
  rhythm->significant = rhythm->ratio >= ratio_limit (length_s)
      && rhythm->relative_power >= soleus_constant (SOLEUS_C_TREM_RELPOW)
      && falls_to_both_sides (spectrum, peak_hz, density) && !is_skirt (rhythm)
      && stands_out (density, floor_density, spectrum->dof);
}

void
soleus_rhythm_measure (
    const float *x, gsize n, double rate_hz, SoleusRhythm *rhythm)
{
  double length_s = (double)n / rate_hz;
  double segment_s = soleus_constant (
      length_s >= LONG_S ? SOLEUS_C_WELCH_SEG_LONG : SOLEUS_C_WELCH_SEG);
  SoleusWelchOptions options =
      soleus_welch_options (MIN (segment_s, length_s), GRID_HZ, rate_hz);
  g_autoptr (SoleusSpectrum) spectrum = soleus_welch (x, n, rate_hz, &options);
  double peak_hz;

  *rhythm = (SoleusRhythm){.frequency_hz = NAN, .low_hz = NAN, .high_hz = NAN};
  if (spectrum != NULL
      && soleus_spectrum_peak (spectrum, soleus_constant (SOLEUS_C_TREM_F),
          LOOK_UP_TO_HZ, &peak_hz, NULL)
      && peak_hz <= soleus_constant_high (SOLEUS_C_TREM_F))
    measure_peak (spectrum, peak_hz, length_s, rhythm);
}
