/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-resample.h"

#include "soleus-hot.h"

#include <math.h>

/* A Kaiser window of 60 dB whose transition is a fifth of the lower Nyquist
 * frequency reaches 19 of its periods to each side [oppenheim1989]. */
#define KAISER_BETA 5.653
#define REACH 19

void
soleus_resample_uniform (const double *t_s, const float *x, gsize n,
    double gap_s, double first_s, double rate_hz, gsize n_out, float *y)
{
  gsize after = 0; /* the first sample later than the place */

  for (gsize i = 0; i < n_out; i++)
    {
      double at_s = first_s + (double)i / rate_hz;
      double step_s, part;

      while (after < n && t_s[after] <= at_s)
        after++;
      if (after > 0 && t_s[after - 1] == at_s)
        {
          y[i] = x[after - 1];
          continue;
        }
      y[i] = NAN;
      if (after == 0 || after == n)
        continue;
      step_s = t_s[after] - t_s[after - 1];
      if (gap_s > 0.0 && step_s > gap_s)
        continue;
      part = (at_s - t_s[after - 1]) / step_s;
      y[i] = (float)((double)x[after - 1]
          + part * ((double)x[after] - (double)x[after - 1]));
    }
}

gsize
soleus_resample_length (gsize n, guint up, guint down)
{
  g_return_val_if_fail (up >= 1 && down >= 1, 0);
  return (n * up + down - 1) / down;
}

static guint
common_factor (guint a, guint b)
{
  while (b != 0)
    {
      guint rest = a % b;

      a = b;
      b = rest;
    }
  return a;
}

/* Modified Bessel function I0 by its series. */
static double
bessel_i0 (double x)
{
  double sum = 1.0, term = 1.0;

  for (int k = 1; term > 1e-12 * sum; k++)
    {
      term *= (x / (2.0 * k)) * (x / (2.0 * k));
      sum += term;
    }
  return sum;
}

/* The sinc of cut-off 1 / @wide at @distance fine steps, under its window. */
static double
kernel (double distance, double wide)
{
  double u = distance / (REACH * wide);
  double turn = G_PI * distance / wide;

  if (fabs (u) >= 1.0)
    return 0.0;
  return (turn == 0.0 ? 1.0 : sin (turn) / turn)
      * bessel_i0 (KAISER_BETA * sqrt (1.0 - u * u));
}

/* The taps of each of the @up phases, each with sum 1. */
static float *
phase_taps (guint up, guint down, gsize half)
{
  double wide = (double)MAX (up, down);
  gsize n_taps = 2 * half + 1;
  float *taps = g_new (float, up *n_taps);

  for (guint phase = 0; phase < up; phase++)
    {
      float *row = taps + phase * n_taps;
      double sum = 0.0;

      for (gsize j = 0; j < n_taps; j++)
        sum += kernel (((double)j - (double)half) * up - phase, wide);
      for (gsize j = 0; j < n_taps; j++)
        row[j] = (float)(kernel (((double)j - (double)half) * up - phase, wide)
            / sum);
    }
  return taps;
}

/* Sum in eight lanes that are added up in fixed order. */
#define LANES 8

SOLEUS_HOT static float
dot (const float *a, const float *b, gsize n)
{
  float lanes[LANES] = {0.0f};
  float sum = 0.0f;
  gsize i = 0;

  for (; i + LANES <= n; i += LANES)
    for (guint k = 0; k < LANES; k++)
      lanes[k] += a[i + k] * b[i + k];
  for (guint k = 0; k < LANES; k++)
    sum += lanes[k];
  for (; i < n; i++)
    sum += a[i] * b[i];
  return sum;
}

/* The same where the ends repeat the edge value. */
static float
dot_at_edge (
    const float *taps, gsize n_taps, const float *x, gsize n, gssize first)
{
  float sum = 0.0f;

  for (gsize j = 0; j < n_taps; j++)
    sum += taps[j] * x[CLAMP (first + (gssize)j, 0, (gssize)n - 1)];
  return sum;
}

void
soleus_resample_rational (
    const float *x, gsize n, guint up, guint down, float *y)
{
  gsize n_out = soleus_resample_length (n, up, down);
  guint factor = common_factor (up, down);
  g_autofree float *taps = NULL;
  gsize half, n_taps;

  g_return_if_fail (up >= 1 && down >= 1);
  up /= factor;
  down /= factor;
  half = (REACH * (gsize)MAX (up, down) + up - 1) / up + 1;
  n_taps = 2 * half + 1;
  taps = phase_taps (up, down, half);
  for (gsize i = 0; i < n_out; i++)
    {
      guint64 place = (guint64)i * down;
      gssize first = (gssize)(place / up) - (gssize)half;
      const float *row = taps + (place % up) * n_taps;

      if (first >= 0 && (gsize)first + n_taps <= n)
        y[i] = dot (row, x + first, n_taps);
      else
        y[i] = dot_at_edge (row, n_taps, x, n, first);
    }
}
