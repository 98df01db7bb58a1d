/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-potential.h"

#include <math.h>
#include <string.h>

#include "soleus-hot.h"

#define N SOLEUS_SHAPE_LENGTH
#define CENTRE (SOLEUS_SHAPE_PEAK + 2)
#define MOST_LAG 8 /* samples: 4 ms */
#define N_LAGS (2 * MOST_LAG + 1)
#define NOISE_ALONG SOLEUS_POTENTIAL_ALONG
/* What stands out of the noise has a centre. */
#define CLEAR_ENERGY 6.0f
/* The same unit's amplitude varies this much (SD) from time to time
 * (science.md 4.1: 3 to 8 %), its course this much of its energy. */
#define GAIN_SD 0.08
#define SHAPE_SHARE 0.01
#define GAIN_MOST 1.6f
#define SHIFT_MOST 0.6f /* of a sample: the rest of the lag */

static void
measure_energy (SoleusPotential *potential)
{
  float energy = 0.0f;

  for (int i = 0; i < N; i++)
    energy += potential->x[i] * potential->x[i];
  potential->energy = energy;
}

/* Where the energy that stands out of the noise lies, in samples. */
static int
find_centre (const float *x)
{
  float sum = 0.0f;
  float moment = 0.0f;

  for (int i = 0; i < N; i++)
    {
      float clear = MAX (x[i] * x[i] - CLEAR_ENERGY, 0.0f);
      sum += clear;
      moment += clear * (float)i;
    }
  return sum > 0.0f ? (int)lroundf (moment / sum) : CENTRE;
}

void
soleus_potential_init (SoleusPotential *potential, const SoleusActivation *row)
{
  float scale = row->p2p / row->noise_rms;
  float x[N];

  for (int i = 0; i < N; i++)
    x[i] = scale * row->shape[i];
  int shift = CENTRE - find_centre (x);
  for (int i = 0; i < N; i++)
    potential->x[i] = i - shift >= 0 && i - shift < N ? x[i - shift] : 0.0f;
  potential->n = 1;
  potential->shift = shift;
  measure_energy (potential);
}

/* sums[k] = sum of a[i] b[i - MOST_LAG + k]: the lags side by side. */
SOLEUS_HOT static void
products (const float *a, const float *b, float *sums)
{
  float wide[N + 2 * MOST_LAG] = {0.0f};

  memcpy (wide + MOST_LAG, b, N * sizeof (float));
  for (int i = 0; i < N; i++)
    for (int k = 0; k < N_LAGS; k++)
      sums[k] += a[i] * wide[i + k];
}

/* Energy of @a that lies along the slope of @b: a shift by part of a
 * sample. */
static float
shift_energy (const float *a, const float *b, int lag)
{
  float along = 0.0f;
  float size = 0.0f;

  for (int i = MAX (lag, 0) + 1; i + 1 < MIN (N + lag, N); i++)
    {
      float slope = 0.5f * (b[i - lag + 1] - b[i - lag - 1]);
      along += a[i] * slope;
      size += slope * slope;
    }
  if (size <= 0.0f)
    return 0.0f;
  along = CLAMP (along, -SHIFT_MOST * size, SHIFT_MOST * size);
  return along * along / size;
}

SoleusPotentialFit
soleus_potential_fit (const SoleusPotential *a, const SoleusPotential *b)
{
  SoleusPotentialFit fit = {.gain = 1.0f};
  float sums[N_LAGS] = {0.0f};
  int best = 0;

  products (a->x, b->x, sums);
  for (int k = 1; k < N_LAGS; k++)
    if (sums[k] > sums[best])
      best = k;
  double most = sums[best];
  fit.lag = MOST_LAG - best;
  double own_a = MAX (a->energy - (double)N / a->n, 1.0);
  double own_b = MAX (b->energy - (double)N / b->n, 1.0);
  double ratio = sqrt (own_a / own_b);
  double gain = CLAMP (ratio, 1.0 / GAIN_MOST, GAIN_MOST);
  double each = 1.0 / a->n + gain * gain / b->n;
  double rest = a->energy + gain * gain * b->energy - 2.0 * gain * most
      - shift_energy (a->x, b->x, fit.lag);
  double course = SHAPE_SHARE * MIN (own_a, own_b * gain * gain);
  double spread = (GAIN_SD * GAIN_SD + NOISE_ALONG / own_a) / a->n
      + (GAIN_SD * GAIN_SD + NOISE_ALONG / own_b) / b->n;
  double far = MAX (rest - N * each, 0.0);

  fit.along = most;
  fit.each = each;
  fit.gain = (float)gain;
  fit.chi2 = MAX (rest, 0.0) / (N * each + course) * SOLEUS_POTENTIAL_FREEDOM;
  fit.gain_chi2 = log (ratio) * log (ratio) / spread;
  fit.separation = sqrt (far / (NOISE_ALONG + 0.1 * course)
      + log (ratio) * log (ratio)
          / (GAIN_SD * GAIN_SD + NOISE_ALONG / MAX (own_a, own_b)));
  return fit;
}

void
soleus_potential_add (
    SoleusPotential *a, const SoleusPotential *b, const SoleusPotentialFit *fit)
{
  float share = (float)b->n / (float)(a->n + b->n);

  for (int i = 0; i < N; i++)
    {
      int k = i - fit->lag;
      float other = k >= 0 && k < N ? b->x[k] : 0.0f;
      a->x[i] += share * (other - a->x[i]);
    }
  a->n += b->n;
  measure_energy (a);
}
