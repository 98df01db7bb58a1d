/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-welch.h"

#include "soleus-fft.h"

#include <math.h>
#include <string.h>

SoleusWelchOptions
soleus_welch_options (double segment_s, double grid_hz, double rate_hz)
{
  SoleusWelchOptions options = {
      .window = SOLEUS_WINDOW_HANN,
      .detrend = SOLEUS_DETREND_LINE,
  };

  g_return_val_if_fail (segment_s > 0.0 && rate_hz > 0.0, options);
  options.segment = MAX ((gsize)lround (segment_s * rate_hz), 1);
  if (grid_hz > 0.0)
    options.fft_length = soleus_fft_good_length (
        MAX ((gsize)ceil (rate_hz / grid_hz), options.segment));
  return options;
}

/* What one run over the segments needs. */
typedef struct
{
  gsize segment, hop, n_segments;
  SoleusDetrend detrend;
  float *window; /* segment values */
  double window_power;
  float *piece; /* fft length values */
  SoleusFft *fft;
} Run;

static void
run_init (Run *run, gsize n, const SoleusWelchOptions *options)
{
  gsize length;

  run->segment = CLAMP (options->segment, 1, n);
  run->hop = options->hop > 0 ? options->hop : MAX (run->segment / 2, 1);
  run->n_segments = (n - run->segment) / run->hop + 1;
  run->detrend = options->detrend;
  length = options->fft_length > 0 ? options->fft_length
                                   : soleus_fft_good_length (run->segment);
  length = MAX (length, run->segment);
  run->fft = soleus_fft_new (length);
  run->window = g_new (float, run->segment);
  run->piece = g_new0 (float, length);
  soleus_window_fill (options->window, run->segment, run->window);
  run->window_power = soleus_window_power (run->window, run->segment);
}

static void
run_clear (Run *run)
{
  soleus_fft_free (run->fft);
  g_free (run->window);
  g_free (run->piece);
}

/* Sums of x and of t x, t from the middle, in lanes that are added up in
 * fixed order. */
#define LANES 8

static void
sums_of_line (const float *x, gsize n, double *mean, double *slope)
{
  double sum[LANES] = {0.0}, moment[LANES] = {0.0};
  double centre = 0.5 * ((double)n - 1.0), size = (double)n;

  for (gsize i = 0; i < n; i++)
    {
      sum[i % LANES] += (double)x[i];
      moment[i % LANES] += ((double)i - centre) * (double)x[i];
    }
  *mean = *slope = 0.0;
  for (guint k = 0; k < LANES; k++)
    {
      *mean += sum[k] / size;
      *slope += moment[k];
    }
  /* sum of t^2 = n (n^2 - 1) / 12 */
  *slope /= n > 1 ? size * (size * size - 1.0) / 12.0 : 1.0;
}

static void
take_off_line (float *x, gsize n, SoleusDetrend detrend)
{
  double mean, slope, start;

  if (detrend == SOLEUS_DETREND_NONE)
    return;
  sums_of_line (x, n, &mean, &slope);
  if (detrend == SOLEUS_DETREND_MEAN || n <= 2)
    slope = 0.0;
  start = mean - slope * 0.5 * ((double)n - 1.0);
  for (gsize i = 0; i < n; i++)
    x[i] = (float)((double)x[i] - (start + slope * (double)i));
}

static const float *
run_piece (Run *run, const float *x, gsize index)
{
  memcpy (run->piece, x + index * run->hop, run->segment * sizeof *x);
  take_off_line (run->piece, run->segment, run->detrend);
  soleus_window_apply (run->piece, run->window, run->segment, run->piece);
  return run->piece;
}

/* [welch1967]: 2 K over one and the correlation of overlapping segments; for
 * Hann at half overlap this is 36 K^2 / (19 K - 1). */
static double
degrees_of_freedom (const Run *run)
{
  double n = (double)run->n_segments;
  double sum = 1.0;

  for (gsize k = 1; k < run->n_segments && k * run->hop < run->segment; k++)
    {
      gsize shift = k * run->hop;
      double rho = 0.0;

      for (gsize i = 0; i + shift < run->segment; i++)
        rho += (double)run->window[i] * (double)run->window[i + shift];
      rho /= run->window_power;
      sum += 2.0 * (1.0 - (double)k / n) * rho * rho;
    }
  return 2.0 * n / sum;
}

static SoleusSpectrum *
spectrum_new (gsize n_bins)
{
  SoleusSpectrum *spectrum = g_new0 (SoleusSpectrum, 1);

  spectrum->n_bins = n_bins;
  spectrum->power = g_new0 (float, n_bins);
  return spectrum;
}

static SoleusSpectrum *
spectrum_of_run (const Run *run, double rate_hz)
{
  SoleusSpectrum *spectrum = spectrum_new (soleus_fft_get_n_bins (run->fft));
  double sum = 0.0;

  for (gsize i = 0; i < run->segment; i++)
    sum += (double)run->window[i];
  spectrum->bin_hz = soleus_fft_bin_hz (run->fft, 1, rate_hz);
  spectrum->n_segments = (guint)run->n_segments;
  spectrum->dof = degrees_of_freedom (run);
  spectrum->resolution_hz = sum == 0.0
      ? rate_hz
      : rate_hz * soleus_window_power (run->window, run->segment) / (sum * sum);
  return spectrum;
}

SoleusSpectrum *
soleus_welch (
    const float *x, gsize n, double rate_hz, const SoleusWelchOptions *options)
{
  Run run;
  SoleusSpectrum *spectrum;
  g_autofree double *sum = NULL;
  g_autofree float *power = NULL;
  double scale;

  if (n == 0)
    return NULL;
  run_init (&run, n, options);
  spectrum = spectrum_of_run (&run, rate_hz);
  sum = g_new0 (double, spectrum->n_bins);
  power = g_new (float, spectrum->n_bins);
  for (gsize s = 0; s < run.n_segments; s++)
    {
      soleus_fft_power (run.fft, run_piece (&run, x, s), power);
      for (gsize k = 0; k < spectrum->n_bins; k++)
        sum[k] += (double)power[k];
    }
  scale =
      1.0 / (rate_hz * MAX (run.window_power, 1e-30) * (double)run.n_segments);
  for (gsize k = 0; k < spectrum->n_bins; k++)
    {
      gboolean alone = k == 0 || 2 * k == soleus_fft_get_length (run.fft);

      spectrum->power[k] = (float)(sum[k] * scale * (alone ? 1.0 : 2.0));
    }
  run_clear (&run);
  return spectrum;
}

void
soleus_spectrum_free (SoleusSpectrum *spectrum)
{
  if (spectrum == NULL)
    return;
  g_free (spectrum->power);
  g_free (spectrum);
}

typedef struct
{
  double xx, yy, re, im;
} Cross;

static void
add_cross (Cross *sum, const SoleusComplex *a, const SoleusComplex *b, gsize n)
{
  for (gsize k = 0; k < n; k++)
    {
      double ar = (double)a[k].re, ai = (double)a[k].im;
      double br = (double)b[k].re, bi = (double)b[k].im;

      sum[k].xx += ar * ar + ai * ai;
      sum[k].yy += br * br + bi * bi;
      sum[k].re += ar * br + ai * bi;
      sum[k].im += ai * br - ar * bi;
    }
}

SoleusSpectrum *
soleus_welch_coherence (const float *x, const float *y, gsize n, double rate_hz,
    const SoleusWelchOptions *options)
{
  Run run;
  SoleusSpectrum *spectrum;
  g_autofree Cross *sum = NULL;
  g_autofree SoleusComplex *a = NULL, *b = NULL;

  if (n == 0)
    return NULL;
  run_init (&run, n, options);
  spectrum = spectrum_of_run (&run, rate_hz);
  sum = g_new0 (Cross, spectrum->n_bins);
  a = g_new (SoleusComplex, spectrum->n_bins);
  b = g_new (SoleusComplex, spectrum->n_bins);
  for (gsize s = 0; s < run.n_segments; s++)
    {
      soleus_fft_forward (run.fft, run_piece (&run, x, s), a);
      soleus_fft_forward (run.fft, run_piece (&run, y, s), b);
      add_cross (sum, a, b, spectrum->n_bins);
    }
  for (gsize k = 0; k < spectrum->n_bins; k++)
    {
      double both = sum[k].xx * sum[k].yy;

      spectrum->power[k] = both > 0.0
          ? (float)((sum[k].re * sum[k].re + sum[k].im * sum[k].im) / both)
          : 0.0f;
    }
  run_clear (&run);
  return spectrum;
}
