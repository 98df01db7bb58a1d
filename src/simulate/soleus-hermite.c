/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-shape.h"

#include <math.h>
#include <string.h>

#define N_ORDERS 4
/* exp (-4.5^2) is 2e-9: nothing is left of the shape there. */
#define REACH_LAMBDAS 4.5

static const char *const shape_ids[] = {"hermite", "tripole"};

const char *
soleus_shape_id (SoleusShape shape)
{
  return shape_ids[shape];
}

gboolean
soleus_shape_from_id (const char *id, SoleusShape *shape)
{
  for (guint i = 0; i < G_N_ELEMENTS (shape_ids); i++)
    if (g_strcmp0 (id, shape_ids[i]) == 0)
      {
        *shape = (SoleusShape)i;
        return TRUE;
      }
  return FALSE;
}

/* [loconte1994] */
double
soleus_hermite (guint order, double t_s, double lam_s)
{
  static const double norm[N_ORDERS] = {1.0, 2.0, 8.0, 48.0}; /* 2^n n! */
  const double x = t_s / lam_s;
  const double h[N_ORDERS] = {
      1.0, 2.0 * x, 4.0 * x * x - 2.0, 8.0 * x * x * x - 12.0 * x};

  return h[order] * exp (-x * x) / sqrt (norm[order] * sqrt (G_PI));
}

void
soleus_wave_reference_peak (SoleusWave *wave)
{
  wave->before_s += soleus_wave_time_s (wave, soleus_wave_peak_idx (wave));
}

static void
add_hermite (SoleusWave *wave, const double *weights, double lam_s,
    double delay_s, double gain)
{
  for (gsize i = 0; i < wave->n; i++)
    {
      const double t_s = soleus_wave_time_s (wave, i) - delay_s;
      double sum = 0.0;
      for (guint order = 0; order < N_ORDERS; order++)
        sum += weights[order] * soleus_hermite (order, t_s, lam_s);
      wave->samples[i] += (float)(gain * sum);
    }
}

static void
finish (SoleusWave *wave)
{
  soleus_wave_scale (wave, 1.0 / soleus_wave_peak_to_peak (wave));
  soleus_wave_reference_peak (wave);
}

SoleusWave *
soleus_hermite_wave (SoleusRandom *random, double rate_hz, double lam_s)
{
  const double second = soleus_random_uniform (random, -0.6, 0.6);
  const double third = soleus_random_uniform (random, -0.1, 0.1);
  const double weights[N_ORDERS] = {0.0, 1.0, second, third};
  SoleusWave *wave =
      soleus_wave_new (rate_hz, REACH_LAMBDAS * lam_s, REACH_LAMBDAS * lam_s);

  add_hermite (wave, weights, lam_s, 0.0, 1.0);
  finish (wave);
  return wave;
}

SoleusWave *
soleus_hermite_needle_wave (SoleusRandom *random, double rate_hz)
{
  const double lam_s = soleus_random_uniform (random, 0.0004, 0.0012);
  /* 10-23 % of units are polyphasic [V13]: these have satellites. */
  const int n_satellites = soleus_random_chance (random, 0.17)
      ? soleus_random_int (random, 1, 3)
      : 0;
  SoleusWave *wave = soleus_wave_new (rate_hz, 0.012, 0.020);

  for (int i = 0; i <= n_satellites; i++)
    {
      const double second = soleus_random_uniform (random, -0.6, 0.6);
      const double third = soleus_random_uniform (random, -0.1, 0.1);
      const double weights[N_ORDERS] = {0.0, 1.0, second, third};
      add_hermite (wave, weights, lam_s,
          i == 0 ? 0.0 : soleus_random_uniform (random, 0.003, 0.012),
          i == 0 ? 1.0 : soleus_random_uniform (random, 0.15, 0.5));
    }
  finish (wave);
  return wave;
}
