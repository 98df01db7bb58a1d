/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-twitch.h"

#include <math.h>

#define STANDARD_GRAVITY_M_S2 9.80665
/* Steps of the integration between two fine samples. */
#define STEPS 4
/* After 8 contraction times the force is below 1 % of its peak. */
#define LONGEST_CONTRACTIONS 8.0

double
soleus_twitch_force (double t_s, double contraction_s)
{
  const double x = t_s / contraction_s;

  return x <= 0.0 ? 0.0 : x * exp (1.0 - x);
}

SoleusTwitch
soleus_twitch_draw_values (SoleusRandom *random, double low_mm, double high_mm)
{
  SoleusTwitch twitch;

  twitch.contraction_s =
      soleus_random_normal_within (random, 0.100, 0.020, 0.035, 0.160);
  /* Evenly in the logarithm: small units are the many. */
  twitch.displacement_mm =
      exp (soleus_random_uniform (random, log (low_mm), log (high_mm)));
  twitch.delay_s = soleus_random_uniform (random, 0.010, 0.030);
  twitch.tissue_hz = soleus_random_uniform (random, 12.0, 30.0);
  twitch.damping = soleus_random_uniform (random, 0.3, 0.6);
  return twitch;
}

SoleusWave *
soleus_twitch_wave (const SoleusTwitch *twitch, double rate_hz)
{
  SoleusWave *wave = soleus_wave_new (rate_hz, 0.0,
      twitch->delay_s + LONGEST_CONTRACTIONS * twitch->contraction_s);
  const double step_s = 1.0 / (rate_hz * SOLEUS_WAVE_OVERSAMPLING * STEPS);
  const double omega = 2.0 * G_PI * twitch->tissue_hz;
  const double size_m = twitch->displacement_mm / 1000.0;
  double y = 0.0, speed = 0.0, acceleration = 0.0;

  for (gsize i = 0; i < wave->n; i++)
    {
      wave->samples[i] = (float)(acceleration / STANDARD_GRAVITY_M_S2);
      for (guint k = 0; k < STEPS; k++)
        {
          const double t_s = (double)(i * STEPS + k + 1) * step_s;
          const double x = size_m
              * soleus_twitch_force (
                  t_s - twitch->delay_s, twitch->contraction_s);
          /* y'' = w^2 (x - y) - 2 zeta w y', semi-implicit Euler. */
          acceleration =
              omega * omega * (x - y) - 2.0 * twitch->damping * omega * speed;
          speed += acceleration * step_s;
          y += speed * step_s;
        }
    }
  return wave;
}

SoleusWave *
soleus_twitch_draw (
    SoleusRandom *random, double rate_hz, double low_mm, double high_mm)
{
  SoleusTwitch twitch = soleus_twitch_draw_values (random, low_mm, high_mm);

  return soleus_twitch_wave (&twitch, rate_hz);
}
