/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-motion.h"
#include "soleus-site.h"

#define BIN_S 0.05
#define AROUND_S 2.5
#define LOOK_HZ 40.0 /* slow enough to be cheap, quick enough for 12 Hz */
#define SHORTEST_LAG_S 0.08
#define LONGEST_LAG_S 1.33
#define AS_GOOD 0.8
#define LEAST_SHARE 0.25

static void
scan_bin (
    const SoleusBlock *block, gsize first, gsize width, SoleusMotionBin *bin)
{
  double size = 0.0;
  double slope = 0.0;

  for (guint axis = 0; axis < block->n_axes; axis++)
    {
      const float *x = block->rhythm[axis];
      for (gsize i = first; i < first + width; i++)
        {
          double step = i > 0 ? x[i] - x[i - 1] : 0.0;
          size += (double)x[i] * x[i];
          slope += step * step;
        }
    }
  bin->start_s = (float)(block->start_s + (double)first / block->rate_hz);
  bin->level = (float)sqrt (size / (double)width);
  bin->slope =
      (float)(sqrt (slope / (double)width) * block->rate_hz / (2.0 * G_PI));
}

/* Sums of squares of the first i samples, to have the energy of any part. */
static double *
dup_energy (const float *x, gsize n)
{
  double *energy = g_new (double, n + 1);

  energy[0] = 0.0;
  for (gsize i = 0; i < n; i++)
    energy[i + 1] = energy[i] + (double)x[i] * x[i];
  return energy;
}

static double
product (const float *x, gsize n, gsize lag)
{
  float sum = 0.0f;

  for (gsize i = 0; i + lag < n; i++)
    sum += x[i] * x[i + lag];
  return sum;
}

/* Autocorrelation of all axes together, from lag @low to @high. */
static void
correlate (const float *const *axes, guint n_axes, gsize n, gsize low,
    gsize high, double *r)
{
  g_autofree double *norm = g_new0 (double, high + 1);

  for (guint axis = 0; axis < n_axes; axis++)
    {
      g_autofree double *energy = dup_energy (axes[axis], n);
      for (gsize lag = low; lag <= high; lag++)
        {
          r[lag] += product (axes[axis], n, lag);
          norm[lag] += sqrt (energy[n - lag] * (energy[n] - energy[lag]));
        }
    }
  for (gsize lag = low; lag <= high; lag++)
    r[lag] = norm[lag] > 0.0 ? r[lag] / norm[lag] : 0.0;
}

/* The top of the parabola through three lags, 0 where the middle one is no
 * peak; @at gets its place. */
static double
peak_at (const double *r, gsize lag, double *at)
{
  double before = r[lag - 1];
  double after = r[lag + 1];
  double bend = before - 2.0 * r[lag] + after;

  if (!(r[lag] > before) || !(r[lag] >= after))
    return 0.0;
  if (at != NULL)
    *at = (double)lag + 0.5 * (before - after) / bend;
  return r[lag] - (before - after) * (before - after) / (8.0 * bend);
}

void
soleus_motion_repeat (const float *const *axes, guint n_axes, gsize n,
    double rate_hz, float *beat_hz, float *share)
{
  gsize low = (gsize)ceil (SHORTEST_LAG_S * rate_hz);
  gsize high = MIN ((gsize)(LONGEST_LAG_S * rate_hz), n / 2);
  g_autofree double *r = g_new0 (double, high + 2);
  double most = 0.0;

  *beat_hz = *share = 0.0f;
  correlate (axes, n_axes, n, low, high, r);
  for (gsize lag = low + 1; lag < high; lag++)
    most = MAX (most, peak_at (r, lag, NULL));
  if (most < LEAST_SHARE)
    return;
  for (gsize lag = low + 1; lag < high; lag++)
    {
      double at = 0.0;
      double good = peak_at (r, lag, &at);
      if (good < AS_GOOD * most)
        continue;
      *beat_hz = (float)(rate_hz / at);
      *share = (float)MIN (good, 1.0);
      return;
    }
}

static void
scan_beat (const SoleusBlock *block, gsize middle, SoleusMotionBeat *row)
{
  gsize step = MAX ((gsize)(block->rate_hz / LOOK_HZ), 1);
  gsize around = (gsize)(AROUND_S * block->rate_hz);
  gsize first = middle > around ? middle - around : 0;
  gsize end = MIN (middle + around, block->n);
  gsize n = (end - first) / step;
  float *axes[SOLEUS_SITE_MAX_AXES];

  for (guint axis = 0; axis < block->n_axes; axis++)
    {
      axes[axis] = g_new (float, MAX (n, 1));
      for (gsize i = 0; i < n; i++)
        {
          float sum = 0.0f;
          for (gsize k = 0; k < step; k++)
            sum += block->rhythm[axis][first + i * step + k];
          axes[axis][i] = sum;
        }
    }
  soleus_motion_repeat ((const float *const *)axes, block->n_axes, n,
      block->rate_hz / (double)step, &row->beat_hz, &row->share);
  for (guint axis = 0; axis < block->n_axes; axis++)
    g_free (axes[axis]);
}

void
soleus_motion_scan (const SoleusBlock *block, SoleusSpan core, double least,
    GArray *bins, GArray *beats)
{
  gsize width = MAX ((gsize)(BIN_S * block->rate_hz + 0.5), 1);
  gsize first =
      (gsize)MAX ((core.start_s - block->start_s) * block->rate_hz + 0.5, 0.0);
  gsize end = (gsize)MIN (
      (core.end_s - block->start_s) * block->rate_hz + 0.5, (double)block->n);
  gsize second = MAX ((gsize)(1.0 / BIN_S), 1) * width;
  double squares = 0.0;
  double slopes = 0.0;

  for (gsize at = first; at + width <= end; at += width)
    {
      SoleusMotionBin bin;
      gsize done = at - first + width;
      scan_bin (block, at, width, &bin);
      g_array_append_val (bins, bin);
      squares += (double)bin.level * bin.level;
      slopes += (double)bin.slope * bin.slope;
      if (done % second != 0)
        continue;
      SoleusMotionBeat beat = {
          .level = (float)sqrt (squares * (double)width / (double)second)};
      gsize middle = first + done - second / 2;
      beat.at_s = block->start_s + (double)middle / block->rate_hz;
      beat.speed_hz = squares > 0.0 ? (float)sqrt (slopes / squares) : 0.0f;
      squares = slopes = 0.0;
      if (beat.level >= (float)least)
        scan_beat (block, middle, &beat);
      g_array_append_val (beats, beat);
    }
}
