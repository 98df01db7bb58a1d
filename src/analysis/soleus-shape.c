/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-shape.h"

#include <math.h>

#include "soleus-envelope.h"
#include "soleus-principal-axis.h"
#include "soleus-welch.h"

/* A turn or a phase counts from this share of the peak-to-peak, and from this
 * many sigma of the noise. */
#define TURN_SHARE 0.1
#define TURN_SIGMAS 3.0
/* A burst this long has a spectrum worth its median. */
#define SPECTRUM_MIN_S 0.1
#define SPECTRUM_SEGMENT_S 0.128
/* Shapes are kept of what is no longer than this. */
#define SHAPE_LONGEST_S 0.04

float *
soleus_shape_dup_signal (const SoleusBlock *block, gsize first, gsize end)
{
  gsize n = end - first;
  const float *axes[SOLEUS_SITE_MAX_AXES];

  if (block->n_axes == 1)
    return g_memdup2 (block->event[0] + first, n * sizeof (float));
  float *signal = g_new (float, MAX (n, 1));
  for (guint axis = 0; axis < block->n_axes; axis++)
    axes[axis] = block->event[axis] + first;
  soleus_principal_axis (axes, block->n_axes, n, signal);
  return signal;
}

/* Changes of direction that are larger than @least. */
static int
count_turns (const float *x, gsize n, float least)
{
  float low = x[0];
  float high = x[0];
  int direction = 0;
  int turns = 0;

  for (gsize i = 1; i < n; i++)
    {
      high = MAX (high, x[i]);
      low = MIN (low, x[i]);
      if (direction >= 0 && high - x[i] > least)
        {
          turns += direction > 0;
          direction = -1;
          low = x[i];
        }
      else if (direction <= 0 && x[i] - low > least)
        {
          turns += direction < 0;
          direction = 1;
          high = x[i];
        }
    }
  return turns;
}

/* Stretches on one side of the baseline that leave it by @least. */
static int
count_phases (const float *x, gsize n, float least)
{
  int side = 0;
  int phases = 0;

  for (gsize i = 0; i < n; i++)
    {
      int now = x[i] > least ? 1 : x[i] < -least ? -1 : 0;
      if (now != 0 && now != side)
        {
          side = now;
          phases++;
        }
    }
  return phases;
}

static float
speed_hz (const float *x, gsize n, double rate_hz)
{
  double slope = 0.0;
  double size = 0.0;

  for (gsize i = 1; i < n; i++)
    {
      slope += (double)(x[i] - x[i - 1]) * (x[i] - x[i - 1]);
      size += (double)x[i] * x[i];
    }
  return size > 0.0 ? (float)(sqrt (slope / size) * rate_hz / (2.0 * G_PI))
                    : 0.0f;
}

static float
median_frequency (const float *x, gsize n, double rate_hz)
{
  SoleusWelchOptions options =
      soleus_welch_options (SPECTRUM_SEGMENT_S, 0.0, rate_hz);
  g_autoptr (SoleusSpectrum) spectrum = soleus_welch (x, n, rate_hz, &options);

  if (spectrum == NULL)
    return NAN;
  return (float)soleus_spectrum_median_hz (spectrum, NULL, 0.0, 0.5 * rate_hz);
}

/* Linear at SOLEUS_SHAPE_RATE_HZ around the peak, peak to peak 1; what lies
 * beyond the block is 0. */
static void
keep_shape (
    const SoleusBlock *block, gsize peak, float p2p, SoleusActivation *row)
{
  double step = block->rate_hz / SOLEUS_SHAPE_RATE_HZ;
  const float *x = block->event[0];

  for (int i = 0; i < SOLEUS_SHAPE_LENGTH; i++)
    {
      double at = (double)peak + (i - SOLEUS_SHAPE_PEAK) * step;
      row->shape[i] = 0.0f;
      if (at < 0.0 || at + 1.0 >= (double)block->n)
        continue;
      gsize k = (gsize)at;
      float part = (float)(at - (double)k);
      row->shape[i] = (x[k] + part * (x[k + 1] - x[k])) / p2p;
    }
  row->has_shape = TRUE;
}

/* Time from 10 to 90 % of the burst-scale envelope's peak on both sides, and
 * the share of bins above a quarter of the mean. */
static void
measure_envelope (const SoleusEnergy *energy, SoleusActivation *row)
{
  const float *power = energy->power[SOLEUS_SCALE_BURST];
  double first = (row->onset_s - energy->start_s) / energy->bin_s;
  double end = (row->end_s - energy->start_s) / energy->bin_s;
  gsize from = (gsize)CLAMP (first, 0.0, (double)energy->n - 1.0);
  gsize to = (gsize)CLAMP (end + 1.0, (double)from + 1.0, (double)energy->n);
  gsize peak = from;
  gsize low = from;
  gsize high;
  gsize active = 0;

  for (gsize i = from; i < to; i++)
    if (power[i] > power[peak])
      peak = i;
  while (low < peak && power[low] < 0.01f * power[peak])
    low++;
  for (high = low; high < peak && power[high] < 0.81f * power[peak]; high++)
    ;
  row->rise_s = (float)((double)(high - low) * energy->bin_s);
  for (high = to - 1; high > peak && power[high] < 0.01f * power[peak]; high--)
    ;
  for (low = high; low > peak && power[low] < 0.81f * power[peak]; low--)
    ;
  row->fall_s = (float)((double)(high - low) * energy->bin_s);
  for (gsize i = from; i < to; i++)
    active += energy->power[SOLEUS_SCALE_TWITCH][i] > 0.02f * power[peak];
  row->fill = (float)active / (float)(to - from);
}

void
soleus_shape_count (const float *x, gsize n, float p2p, float noise_rms,
    int *n_phases, int *n_turns)
{
  float least = MAX ((float)TURN_SHARE * p2p, (float)TURN_SIGMAS * noise_rms);

  *n_turns = n == 0 ? 0 : count_turns (x, n, least);
  *n_phases = count_phases (x, n, 0.5f * least);
}

void
soleus_shape_measure (const SoleusBlock *block, const SoleusEnergy *energy,
    gsize first, gsize end, SoleusActivation *row)
{
  gsize n = end - first;
  g_autofree float *x = soleus_shape_dup_signal (block, first, end);
  gsize peak = 0;
  float low;
  float high;
  int n_phases;
  int n_turns;

  soleus_min_max (x, n, &low, &high);
  for (gsize i = 0; i < n; i++)
    if (fabsf (x[i]) > fabsf (x[peak]))
      peak = i;
  row->p2p = high - low;
  row->rms = (float)soleus_rms (x, n);
  row->peak_s = block->start_s + (double)(first + peak) / block->rate_hz;
  row->speed_hz = speed_hz (x, n, block->rate_hz);
  soleus_shape_count (x, n, row->p2p, row->noise_rms, &n_phases, &n_turns);
  row->n_turns = (gint16)MIN (n_turns, G_MAXINT16);
  row->n_phases = (gint16)MIN (n_phases, G_MAXINT16);
  row->mdf_hz = (double)n >= SPECTRUM_MIN_S * block->rate_hz
      ? median_frequency (x, n, block->rate_hz)
      : NAN;
  measure_envelope (energy, row);
  if (block->n_axes == 1 && row->p2p > 0.0f
      && row->end_s - row->onset_s <= SHAPE_LONGEST_S)
    keep_shape (block, first + peak, row->p2p, row);
}
