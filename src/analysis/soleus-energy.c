/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-energy.h"

#include <math.h>
#include <string.h>

#include "soleus-envelope.h"

/* The twitch scale has the bandwidth of ENV_LP = 50 Hz at -3 dB for EMG
 * [hodges1996]; on the skin a twitch rings for 40 to 150 ms. The others look
 * for bursts of tens, and contractions of hundreds of milliseconds. */
static const double sigma_s[2][SOLEUS_N_SCALES] = {
    [SOLEUS_KIND_EMG] = {0.0027, 0.015, 0.1},
    [SOLEUS_KIND_ACCELEROMETER] = {0.015, 0.06, 0.3},
};

#define BIN_RATE_HZ 500.0
#define LEAST_BINS 1.3
#define BOXES 3 /* that many moving means are nearly a bell */

static gsize
samples_per_bin (double rate_hz)
{
  return MAX ((gsize)(rate_hz / BIN_RATE_HZ), 1);
}

double
soleus_scale_sigma_s (SoleusKind kind, SoleusScale scale, double rate_hz)
{
  g_return_val_if_fail (kind < 2 && scale < SOLEUS_N_SCALES, 0.0);
  double bin_s = (double)samples_per_bin (rate_hz) / rate_hz;

  return MAX (sigma_s[kind][scale], LEAST_BINS * bin_s);
}

/* Its degrees of freedom are twice the band times the length of the bell. */
double
soleus_scale_spread (const SoleusConditioning *band, SoleusKind kind,
    SoleusScale scale, double rate_hz)
{
  double length_s =
      2.0 * sqrt (G_PI) * soleus_scale_sigma_s (kind, scale, rate_hz);
  double freedom = 2.0 * (band->high_hz - band->low_hz) * length_s;

  return sqrt (2.0 / (9.0 * MAX (freedom, 1.0)));
}

static void
fill_bins (const SoleusBlock *block, SoleusEnergy *energy)
{
  gsize per_bin = energy->samples_per_bin;

  for (gsize bin = 0; bin < energy->n; bin++)
    {
      float sum = 0.0f;
      for (guint axis = 0; axis < block->n_axes; axis++)
        {
          const float *x = block->event[axis] + bin * per_bin;
          for (gsize i = 0; i < per_bin; i++)
            sum += x[i] * x[i];
        }
      energy->bins[bin] = sum / (float)per_bin;
    }
}

/* The odd width of a box with which BOXES of them are nearest to the variance
 * of the bell. */
static gsize
box_width (double sigma_bins)
{
  double width = sqrt (12.0 * sigma_bins * sigma_bins / BOXES + 1.0);

  return 2 * (gsize)(0.5 * width) + 1;
}

void
soleus_energy_smooth (const float *x, gsize n, double sigma_bins, float *y)
{
  gsize width = box_width (sigma_bins);

  if (y != x)
    memcpy (y, x, n * sizeof (float));
  if (width < 3)
    return;
  for (int box = 0; box < BOXES; box++)
    soleus_moving_mean (y, n, width, y);
  /* Running sums may leave a rounding below zero. */
  for (gsize i = 0; i < n; i++)
    y[i] = MAX (y[i], 0.0f);
}

SoleusEnergy *
soleus_energy_new (const SoleusBlock *block, SoleusKind kind)
{
  SoleusEnergy *energy = g_new0 (SoleusEnergy, 1);

  energy->start_s = block->start_s;
  energy->samples_per_bin = samples_per_bin (block->rate_hz);
  energy->bin_s = (double)energy->samples_per_bin / block->rate_hz;
  energy->n = block->n / energy->samples_per_bin;
  energy->bins = g_new (float, MAX (energy->n, 1));
  fill_bins (block, energy);
  for (int scale = 0; scale < SOLEUS_N_SCALES; scale++)
    {
      energy->power[scale] = g_new (float, MAX (energy->n, 1));
      soleus_energy_smooth (energy->bins, energy->n,
          soleus_scale_sigma_s (kind, (SoleusScale)scale, block->rate_hz)
              / energy->bin_s,
          energy->power[scale]);
    }
  return energy;
}

void
soleus_energy_free (SoleusEnergy *energy)
{
  if (energy == NULL)
    return;
  g_free (energy->bins);
  for (int scale = 0; scale < SOLEUS_N_SCALES; scale++)
    g_free (energy->power[scale]);
  g_free (energy);
}

float *
soleus_energy_dup_envelope (const SoleusEnergy *energy, double rate_hz,
    gsize *n, double *envelope_rate_hz)
{
  gsize step = MAX ((gsize)(1.0 / (energy->bin_s * rate_hz) + 0.5), 1);
  float *envelope;

  *n = energy->n / step;
  *envelope_rate_hz = 1.0 / (energy->bin_s * (double)step);
  envelope = g_new (float, MAX (*n, 1));
  for (gsize i = 0; i < *n; i++)
    {
      float sum = 0.0f;
      for (gsize k = 0; k < step; k++)
        sum += energy->bins[i * step + k];
      envelope[i] = sqrtf (sum / (float)step);
    }
  return envelope;
}
