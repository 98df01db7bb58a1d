/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-recipe.h"

#include <math.h>

#include "soleus-firing.h"
#include "soleus-stroke.h"

/* science.md 4.2: MYOK, NMT, MYOT, CRD; 1.1: SCMUSD. */

/* A group fills at most this share of its period: there is silence between
 * groups. */
#define GROUP_SHARE 0.7

/* A fused train is felt as a fine quiver or not at all (science.md 1.1): its
 * twitches do not add up as single ones would [D]. */
#define FUSED_SHARE 0.1

void
soleus_play_myokymia (SoleusScene *scene, const SoleusScore *score)
{
  SoleusRandom *random = &scene->firing;
  const double repeat_hz = isnan (score->asked)
      ? soleus_random_log_normal_within (
          random, sqrt (score->low * score->high), 1.0, score->low, score->high)
      : score->asked;
  const double period_s = 1.0 / repeat_hz;
  const double spread = soleus_random_uniform (random, 0.05, 0.25);
  const double rate_hz = soleus_random_log_normal_within (
      random, 35.0, 0.5, MAX (5.0, 2.0 / (GROUP_SHARE * period_s)), 150.0);
  const double most = MIN (15.0, GROUP_SHARE * period_s * rate_hz + 1.0);
  const double n_mean = soleus_random_uniform (random, 2.0, most);
  g_autoptr (SoleusMotorUnit) unit = soleus_scene_draw_unit (scene, 0);
  const int episode = soleus_truth_add_episode (
      scene->truth, score->pattern, score->span, repeat_hz);
  double at_s = score->span.start_s + 0.5 * period_s;

  while (at_s + GROUP_SHARE * period_s < score->span.end_s)
    {
      const guint n = (guint)fmax (
          2.0, rint (n_mean * soleus_random_uniform (random, 0.8, 1.2)));
      g_autoptr (SoleusStroke) stroke =
          soleus_stroke_new (scene, at_s, at_s + 1.5 * n / rate_hz);
      double spike_s = at_s;
      for (guint i = 0; i < n; i++)
        {
          soleus_stroke_fire (stroke, unit, spike_s, 1.0);
          spike_s += soleus_random_normal_within (random, 1.0 / rate_hz,
              0.1 / rate_hz, 0.6 / rate_hz, 1.4 / rate_hz);
        }
      soleus_stroke_land (stroke, score->pattern, episode);
      at_s += period_s
          * soleus_random_normal_within (
              random, 1.0, spread, 1.0 - 2.5 * spread, 1.0 + 2.5 * spread);
    }
}

void
soleus_play_neuromyotonia (SoleusScene *scene, const SoleusScore *score)
{
  SoleusRandom *random = &scene->firing;
  g_autoptr (SoleusMotorUnit) unit = soleus_scene_draw_unit (scene, 0);
  double at_s = score->span.start_s + soleus_random_uniform (random, 0.5, 2.0);

  if (unit->twitch != NULL)
    soleus_wave_scale (unit->twitch, FUSED_SHARE);
  while (at_s < score->span.end_s - 3.0)
    {
      const double length_s = soleus_random_uniform (random, 0.2, 3.0);
      const double rate_hz = soleus_score_draw (score, random);
      g_autoptr (SoleusStroke) stroke =
          soleus_stroke_new (scene, at_s, at_s + length_s);
      double spike_s = at_s;
      while (spike_s < at_s + length_s)
        {
          soleus_stroke_fire (
              stroke, unit, spike_s, exp (-(spike_s - at_s) / 0.8));
          spike_s += soleus_random_normal_within (random, 1.0 / rate_hz,
              0.05 / rate_hz, 0.8 / rate_hz, 1.2 / rate_hz);
        }
      soleus_stroke_land (stroke, score->pattern, -1);
      at_s += length_s + soleus_random_log_normal (random, 2.0, 0.6);
    }
}

/* science.md 1.1: 6.3 +- 4.0 Hz (1.3-18.1), CV of the interval 3.5 +- 1.7 %. */
void
soleus_play_single_unit (SoleusScene *scene, const SoleusScore *score)
{
  SoleusRandom *random = &scene->firing;
  const double rate_hz = isnan (score->asked)
      ? soleus_random_normal_within (random, 6.3, 4.0, score->low, score->high)
      : score->asked;
  const double cv =
      soleus_random_normal_within (random, 0.035, 0.017, 0.005, 0.07);
  g_autoptr (SoleusMotorUnit) unit = soleus_scene_draw_unit (scene, 0);
  const int episode = soleus_truth_add_episode (
      scene->truth, score->pattern, score->span, rate_hz);
  double at_s = score->span.start_s + 0.5 / rate_hz;

  while (at_s < score->span.end_s)
    {
      g_autoptr (SoleusStroke) stroke = soleus_stroke_new (scene, at_s, at_s);
      soleus_stroke_fire (stroke, unit, at_s, 1.0);
      soleus_stroke_land (stroke, score->pattern, episode);
      at_s += soleus_random_normal (random, 1.0 / rate_hz, cv / rate_hz);
    }
}

/* A needle's spike of 1-2 ms, or the positive wave of a damaged fibre, about
 * 10 ms, as the potential of @unit. */
static void
make_single_fibre (SoleusScene *scene, SoleusMotorUnit *unit)
{
  SoleusRandom *random = &scene->units;
  const double amplitude_uv = unit->amplitude_uv;
  SoleusWave *wave;

  soleus_wave_free (unit->waves[0]);
  if (soleus_random_chance (random, 0.5))
    wave = soleus_hermite_wave (
        random, scene->rate_hz, soleus_random_uniform (random, 2e-4, 4e-4));
  else
    {
      wave = soleus_wave_new (scene->rate_hz, 0.001, 0.014);
      for (gsize i = 0; i < wave->n; i++)
        {
          const double t_s = soleus_wave_time_s (wave, i);
          const double sharp = exp (-t_s / 0.0015), slow = exp (-t_s / 0.003);
          wave->samples[i] =
              t_s < 0.0 ? 0.0f : (float)(t_s / 0.001 * (2.2 * sharp - slow));
        }
      soleus_wave_reference_peak (wave);
    }
  soleus_wave_scale (wave, amplitude_uv / soleus_wave_peak_to_peak (wave));
  unit->waves[0] = wave;
}

/* Rate and amplitude rise and fall together, waxing by a Hann of 0.5-3 s. */
void
soleus_play_myotonia (SoleusScene *scene, const SoleusScore *score)
{
  SoleusRandom *random = &scene->firing;
  g_autoptr (SoleusMotorUnit) unit = soleus_scene_draw_unit (scene, 0);
  double at_s = score->span.start_s + soleus_random_uniform (random, 0.5, 2.0);

  make_single_fibre (scene, unit);
  while (at_s < score->span.end_s - 20.0)
    {
      const double length_s =
          soleus_random_log_normal_within (random, 2.5, 0.8, 0.5, 20.0);
      const double wax_s = soleus_random_uniform (random, 0.5, 3.0);
      g_autoptr (SoleusStroke) stroke =
          soleus_stroke_new (scene, at_s, at_s + length_s);
      double spike_s = at_s;
      while (spike_s < at_s + length_s)
        {
          const double swell =
              0.5 - 0.5 * cos (2.0 * G_PI * (spike_s - at_s) / wax_s);
          const double rate_hz =
              score->low + (score->high - score->low) * swell;
          soleus_stroke_fire (stroke, unit, spike_s, 0.4 + 0.6 * swell);
          spike_s += soleus_random_normal_within (random, 1.0 / rate_hz,
              0.02 / rate_hz, 0.9 / rate_hz, 1.1 / rate_hz);
        }
      soleus_stroke_land (stroke, score->pattern, -1);
      at_s += length_s + soleus_random_uniform (random, 1.0, 5.0);
    }
}

/* 5-15 spikes in fixed order, repeated with a jitter below 0.5 %. */
void
soleus_play_complex_discharge (SoleusScene *scene, const SoleusScore *score)
{
  SoleusRandom *random = &scene->firing;
  const guint n = (guint)soleus_random_int (random, 5, 15);
  g_autofree double *offsets_s = g_new (double, n);
  g_autofree double *gains = g_new (double, n);
  g_autoptr (SoleusMotorUnit) unit = soleus_scene_draw_unit (scene, 0);
  double at_s = score->span.start_s + soleus_random_uniform (random, 0.5, 2.0);
  double rate_hz = soleus_score_draw (score, random);

  make_single_fibre (scene, unit);
  unit->jitter = 0.002;
  for (guint i = 0; i < n; i++)
    {
      offsets_s[i] = soleus_random_uniform (random, 0.0, 0.6 / rate_hz);
      gains[i] = soleus_random_uniform (random, 0.3, 1.0);
    }
  while (at_s < score->span.end_s - 15.0)
    {
      const double length_s = soleus_random_uniform (random, 2.0, 14.0);
      g_autoptr (SoleusStroke) stroke =
          soleus_stroke_new (scene, at_s, at_s + length_s);
      for (double complex_s = at_s; complex_s < at_s + length_s;
           complex_s += soleus_random_normal_within (random, 1.0 / rate_hz,
               0.002 / rate_hz, 0.995 / rate_hz, 1.005 / rate_hz))
        for (guint i = 0; i < n; i++)
          soleus_stroke_fire (stroke, unit, complex_s + offsets_s[i], gains[i]);
      soleus_stroke_land (stroke, score->pattern, -1);
      at_s += length_s + soleus_random_uniform (random, 1.0, 6.0);
    }
}
