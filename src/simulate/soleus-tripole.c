/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-shape.h"

#include <math.h>

/* Three poles in place of the second derivative of the intracellular
 * potential; both sums, of P and of P z, are zero [merletti1999] [V62]. */
#define SPACING_A_MM 2.0
#define SPACING_B_MM 6.0
#define N_POLES 3
/* sigma_z / sigma_r of muscle [rosenfalck1969]. */
#define ANISOTROPY 5.5
#define HALF_ELECTRODES_MM 10.0
/* The slowest fibre (3.0 m/s) reaches the end of the longest (60 mm plus the
 * poles' 8 mm) after 23 ms. */
#define LONGEST_S 0.025

static const double pole_charge[N_POLES] = {
    SPACING_B_MM / (SPACING_A_MM + SPACING_B_MM), -1.0,
    SPACING_A_MM / (SPACING_A_MM + SPACING_B_MM)};
static const double pole_lag_mm[N_POLES] = {
    0.0, SPACING_A_MM, SPACING_A_MM + SPACING_B_MM};

/* science.md 4.1b: 100-1000 fibres in 30-60 lines, velocity N(4.0, 0.3) m/s
 * a fibre with unit means 3.5-4.5, half-length 20-60 mm, endplates +-3 mm,
 * depth 5-25 mm under 2-8 mm of fat, territory radius 3-8 mm. */
SoleusFibres *
soleus_fibres_new (SoleusRandom *random)
{
  SoleusFibres *fibres = g_new0 (SoleusFibres, 1);
  const guint n = (guint)soleus_random_int (random, 30, 60);
  const double n_fibres = soleus_random_uniform (random, 100.0, 1000.0);
  const double unit_m_s = soleus_random_uniform (random, 3.5, 4.5);
  const double half_mm = soleus_random_uniform (random, 20.0, 60.0);
  const double depth_mm = soleus_random_uniform (random, 5.0, 25.0);
  const double fat_mm = soleus_random_uniform (random, 2.0, 8.0);
  const double radius_mm = soleus_random_uniform (random, 3.0, 8.0);

  fibres->n_lines = n;
  fibres->velocity_m_s = g_new (double, n);
  fibres->endplate_mm = g_new (double, n);
  fibres->half_length_mm = g_new (double, n);
  fibres->distance_mm = g_new (double, n);
  fibres->weight = g_new (double, n);
  for (guint i = 0; i < n; i++)
    {
      const double r_mm = radius_mm * sqrt (soleus_random_unit (random));
      const double angle = soleus_random_uniform (random, 0.0, 2.0 * G_PI);
      const double under_mm = fat_mm + MAX (depth_mm + r_mm * cos (angle), 1.0);
      fibres->velocity_m_s[i] = soleus_random_normal_within (
          random, unit_m_s, 0.3, unit_m_s - 0.5, unit_m_s + 0.5);
      fibres->endplate_mm[i] = soleus_random_uniform (random, -3.0, 3.0);
      fibres->half_length_mm[i] =
          half_mm + soleus_random_uniform (random, -3.0, 3.0);
      fibres->distance_mm[i] = hypot (under_mm, r_mm * sin (angle));
      fibres->weight[i] = n_fibres / n;
    }
  return fibres;
}

void
soleus_fibres_free (SoleusFibres *fibres)
{
  if (fibres == NULL)
    return;
  g_free (fibres->velocity_m_s);
  g_free (fibres->endplate_mm);
  g_free (fibres->half_length_mm);
  g_free (fibres->distance_mm);
  g_free (fibres->weight);
  g_free (fibres);
}

/* One line of fibres, both directions, at one electrode. A pole waits at the
 * endplate and stays where the tendon stops it: the end effect. */
static double
line_potential (
    const SoleusFibres *fibres, guint line, double t_s, double electrode_mm)
{
  const double run_mm = fibres->velocity_m_s[line] * 1000.0 * t_s;
  const double across =
      fibres->distance_mm[line] * fibres->distance_mm[line] * ANISOTROPY;
  double sum = 0.0;

  for (guint p = 0; p < N_POLES; p++)
    {
      const double along_mm =
          CLAMP (run_mm - pole_lag_mm[p], 0.0, fibres->half_length_mm[line]);
      const double up_mm = electrode_mm - fibres->endplate_mm[line] - along_mm;
      const double down_mm =
          electrode_mm - fibres->endplate_mm[line] + along_mm;
      sum += pole_charge[p]
          * (1.0 / sqrt (up_mm * up_mm + across)
              + 1.0 / sqrt (down_mm * down_mm + across));
    }
  return sum * fibres->weight[line];
}

SoleusWave *
soleus_fibres_wave (
    const SoleusFibres *fibres, double rate_hz, double electrode_mm)
{
  SoleusWave *wave = soleus_wave_new (rate_hz, 0.001, LONGEST_S);

  for (gsize i = 0; i < wave->n; i++)
    {
      const double t_s = soleus_wave_time_s (wave, i);
      double sum = 0.0;
      if (t_s <= 0.0)
        continue;
      for (guint line = 0; line < fibres->n_lines; line++)
        sum += line_potential (
                   fibres, line, t_s, electrode_mm + HALF_ELECTRODES_MM)
            - line_potential (
                fibres, line, t_s, electrode_mm - HALF_ELECTRODES_MM);
      wave->samples[i] = (float)sum;
    }
  return wave;
}
