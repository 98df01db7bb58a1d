/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-robust.h"
#include "soleus-welch.h"

#include <math.h>
#include <string.h>

/* The bins whose middle lies in [low, high]: [first, end). */
static void
bins_of_band (const SoleusSpectrum *spectrum, double low_hz, double high_hz,
    gsize *first, gsize *end)
{
  double low = MAX (ceil (low_hz / spectrum->bin_hz - 1e-9), 0.0);
  double high = floor (high_hz / spectrum->bin_hz + 1e-9) + 1.0;

  *first = (gsize)MIN (low, (double)spectrum->n_bins);
  *end = (gsize)CLAMP (high, (double)*first, (double)spectrum->n_bins);
}

/* Hz that bin @k has in common with the band: it reaches half a bin to each
 * side of its middle. */
static double
common_hz (
    const SoleusSpectrum *spectrum, gsize k, double low_hz, double high_hz)
{
  double start = MAX (((double)k - 0.5) * spectrum->bin_hz, low_hz);
  double end = MIN (((double)k + 0.5) * spectrum->bin_hz, high_hz);

  return MAX (end - start, 0.0);
}

double
soleus_spectrum_band_power (
    const SoleusSpectrum *spectrum, double low_hz, double high_hz)
{
  double sum = 0.0;

  for (gsize k = 0; k < spectrum->n_bins; k++)
    sum +=
        (double)spectrum->power[k] * common_hz (spectrum, k, low_hz, high_hz);
  return sum;
}

/* Top of the parabola through the logarithms of three neighbours, -0.5..0.5
 * bins from the middle one. */
static double
parabola_top (double before, double middle, double after, double *height)
{
  double a = log (before), b = log (middle), c = log (after);
  double bend = a - 2.0 * b + c;
  double shift = bend < 0.0 ? 0.5 * (a - c) / bend : 0.0;

  shift = CLAMP (shift, -0.5, 0.5);
  *height = exp (b - 0.25 * (a - c) * shift);
  return shift;
}

gboolean
soleus_spectrum_peak (const SoleusSpectrum *spectrum, double low_hz,
    double high_hz, double *peak_hz, double *peak_power)
{
  gsize first, end, top;
  double shift = 0.0, height = 0.0;
  const float *p = spectrum->power;

  bins_of_band (spectrum, low_hz, high_hz, &first, &end);
  top = first;
  for (gsize k = first; k < end; k++)
    if (p[k] > p[top])
      top = k;
  if (first < end && p[top] > 0.0f)
    {
      height = (double)p[top];
      if (top > 0 && top + 1 < spectrum->n_bins && p[top - 1] > 0.0f
          && p[top + 1] > 0.0f && p[top] >= p[top - 1] && p[top] >= p[top + 1])
        shift = parabola_top (
            (double)p[top - 1], (double)p[top], (double)p[top + 1], &height);
    }
  else
    top = 0;
  if (peak_hz != NULL)
    *peak_hz = ((double)top + shift) * spectrum->bin_hz;
  if (peak_power != NULL)
    *peak_power = height;
  return height > 0.0;
}

/* Bins from @k to where the power falls to @half, towards @step. */
static double
walk_down (const SoleusSpectrum *spectrum, gsize k, int step, double half)
{
  gsize at = k;

  for (;;)
    {
      gsize next = at + (gsize)step;
      double here, there;

      if ((step < 0 && at == 0) || next >= spectrum->n_bins)
        return fabs ((double)at - (double)k);
      here = (double)spectrum->power[at];
      there = (double)spectrum->power[next];
      if (there <= half)
        return fabs ((double)at - (double)k)
            + (here > there ? (here - half) / (here - there) : 0.0);
      at = next;
    }
}

double
soleus_spectrum_half_width_hz (const SoleusSpectrum *spectrum, double peak_hz)
{
  gsize k;
  double half;

  if (spectrum->n_bins == 0)
    return 0.0;
  k = (gsize)CLAMP (
      round (peak_hz / spectrum->bin_hz), 0.0, (double)(spectrum->n_bins - 1));
  half = 0.5 * (double)spectrum->power[k];
  return spectrum->bin_hz
      * (walk_down (spectrum, k, -1, half) + walk_down (spectrum, k, 1, half));
}

static double
power_above (
    const SoleusSpectrum *spectrum, const SoleusSpectrum *noise, gsize k)
{
  double power = (double)spectrum->power[k];

  if (noise != NULL && k < noise->n_bins)
    power -= (double)noise->power[k];
  return MAX (power, 0.0);
}

double
soleus_spectrum_median_hz (const SoleusSpectrum *spectrum,
    const SoleusSpectrum *noise, double low_hz, double high_hz)
{
  double total = 0.0, below = 0.0;

  for (gsize k = 0; k < spectrum->n_bins; k++)
    total += power_above (spectrum, noise, k)
        * common_hz (spectrum, k, low_hz, high_hz);
  if (!(total > 0.0))
    return 0.0;
  for (gsize k = 0; k < spectrum->n_bins; k++)
    {
      double width = common_hz (spectrum, k, low_hz, high_hz);
      double here = power_above (spectrum, noise, k) * width;

      if (here > 0.0 && below + here >= 0.5 * total)
        return MAX (((double)k - 0.5) * spectrum->bin_hz, low_hz)
            + width * (0.5 * total - below) / here;
      below += here;
    }
  return high_hz;
}

double
soleus_spectrum_mean_hz (const SoleusSpectrum *spectrum,
    const SoleusSpectrum *noise, double low_hz, double high_hz)
{
  double total = 0.0, moment = 0.0;

  for (gsize k = 0; k < spectrum->n_bins; k++)
    {
      double power = power_above (spectrum, noise, k)
          * common_hz (spectrum, k, low_hz, high_hz);

      total += power;
      moment += power * (double)k * spectrum->bin_hz;
    }
  return total > 0.0 ? moment / total : 0.0;
}

double
soleus_spectrum_floor (
    const SoleusSpectrum *spectrum, double low_hz, double high_hz)
{
  gsize first, end;

  bins_of_band (spectrum, low_hz, high_hz, &first, &end);
  return soleus_median (spectrum->power + first, end - first);
}

/* log P = offset + slope log f by least squares over the band without its
 * peak. */
static void
fit_background (const SoleusSpectrum *spectrum, double low_hz, double high_hz,
    double peak_hz, double spare_hz, double *offset, double *slope)
{
  double n = 0.0, sx = 0.0, sy = 0.0, sxx = 0.0, sxy = 0.0, spread;
  gsize first, end;

  bins_of_band (spectrum, low_hz, high_hz, &first, &end);
  for (gsize k = MAX (first, 1); k < end; k++)
    {
      double hz = (double)k * spectrum->bin_hz;
      double x = log (hz), y = log ((double)spectrum->power[k]);

      if (fabs (hz - peak_hz) <= spare_hz || !(spectrum->power[k] > 0.0f))
        continue;
      n += 1.0;
      sx += x;
      sy += y;
      sxx += x * x;
      sxy += x * y;
    }
  spread = n * sxx - sx * sx;
  *slope = spread > 1e-12 ? (n * sxy - sx * sy) / spread : 0.0;
  *offset = n > 0.0 ? (sy - *slope * sx) / n : 0.0;
}

SoleusSpectrum *
soleus_spectrum_whiten (const SoleusSpectrum *spectrum, double low_hz,
    double high_hz, double peak_hz, double spare_hz)
{
  SoleusSpectrum *white = g_memdup2 (spectrum, sizeof *spectrum);
  double offset, slope;

  white->power = g_memdup2 (spectrum->power, spectrum->n_bins * sizeof (float));
  fit_background (
      spectrum, low_hz, high_hz, peak_hz, spare_hz, &offset, &slope);
  for (gsize k = 0; k < white->n_bins; k++)
    {
      double hz = (double)MAX (k, 1) * white->bin_hz;

      white->power[k] =
          (float)((double)white->power[k] / exp (offset + slope * log (hz)));
    }
  return white;
}
