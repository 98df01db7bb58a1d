/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-recipe.h"

#include <math.h>

#include "soleus-firing.h"
#include "soleus-limb.h"
#include "soleus-stroke.h"

/* science.md 4.4: gait, and what is done to the electrodes and the sensor. */

#define GAIT_HARMONICS 6

/* Acceleration of walking: a cosine and five harmonics, peaks over 0.2 g. */
static void
add_steps (SoleusScene *scene, SoleusSpan span, double step_hz)
{
  SoleusRandom *random = &scene->limb;
  const double rate_hz = scene->acc_rate_hz;
  const gsize first = (gsize)(MAX (span.start_s, 0.0) * rate_hz);
  const gsize last = MIN ((gsize)(span.end_s * rate_hz), scene->n_acc);
  double sizes_g[GAIT_HARMONICS], phases[GAIT_HARMONICS];

  for (guint k = 0; k < GAIT_HARMONICS; k++)
    {
      sizes_g[k] = soleus_random_uniform (random, 0.2, 0.35) / (k + 1);
      phases[k] = soleus_random_uniform (random, 0.0, 2.0 * G_PI);
    }
  for (gsize i = first; i < last; i++)
    for (guint k = 0; k < GAIT_HARMONICS; k++)
      {
        const double y = sizes_g[k]
            * cos (2.0 * G_PI * step_hz * (k + 1) * (double)i / rate_hz
                + phases[k]);
        scene->acc[0][i] += (float)(0.5 * y);
        scene->acc[2][i] += (float)y;
      }
}

static void
say_gait (SoleusScene *scene, SoleusSpan span)
{
  SoleusChannelSet channels = soleus_scene_emg_channels (scene);

  if (scene->n_acc > 0)
    for (guint k = 0; k < 3; k++)
      soleus_channel_set_add (&channels, scene->electrodes.n_channels + k);
  soleus_truth_add_artefact (
      scene->truth, SOLEUS_ARTEFACT_GAIT, channels, span);
  soleus_truth_add_state (scene->truth, SOLEUS_STATE_ACTIVITY, span);
}

/* Steps at 1.6-2.1 Hz, an EMG burst of 250-400 ms a stride (two steps). The
 * bursts are walking, no twitches: they are not in the truth's bursts. */
void
soleus_play_gait (SoleusScene *scene, const SoleusScore *score)
{
  SoleusRandom *random = &scene->firing;
  const double step_hz = soleus_score_draw (score, random);
  const double stride_s = 2.0 / step_hz;
  const SoleusSpan span = {
      score->span.start_s + 0.25 * soleus_span_duration_s (score->span),
      score->span.end_s - 0.25 * soleus_span_duration_s (score->span)};
  g_autoptr (SoleusMuscles) muscles = soleus_muscles_new (scene, 24);
  g_autoptr (SoleusStroke) stroke =
      soleus_stroke_new (scene, span.start_s, span.end_s);

  for (double at_s = span.start_s; at_s < span.end_s - 0.5; at_s += stride_s)
    for (guint m = 0; m < muscles->n_muscles; m++)
      {
        const double length_s = soleus_random_uniform (random, 0.25, 0.40);
        soleus_fire_packet (stroke, muscles->pools[m], 40, 4,
            (SoleusSpan){at_s, at_s + length_s});
      }
  soleus_stroke_scale (stroke,
      soleus_stroke_gain_for (
          stroke, soleus_random_uniform (random, 60.0, 200.0)));
  for (guint m = 0; m < muscles->n_muscles; m++)
    for (gsize i = 0; i < stroke->n; i++)
      scene->emg[m][stroke->first_idx + i] += stroke->emg[m][i];
  add_steps (scene, span, step_hz);
  say_gait (scene, span);
}

/* Somebody knocks on the sensor: 0.1-0.5 g, over within 20 ms, seen by no
 * muscle. */
void
soleus_play_taps (SoleusScene *scene, const SoleusScore *score)
{
  SoleusRandom *random = &scene->firing;
  const double per_min = soleus_score_draw (score, random);
  const double rate_hz = scene->acc_rate_hz;
  double at_s = score->span.start_s + 1.0;

  while ((at_s += soleus_random_exponential (random, 60.0 / per_min) + 0.5)
          < score->span.end_s - 0.5
      && rate_hz > 0.0)
    {
      const double size_g = soleus_random_uniform (random, 0.1, 0.5);
      const double f_hz = soleus_random_uniform (random, 0.2, 0.4) * rate_hz;
      for (gsize i = (gsize)(at_s * rate_hz); i < scene->n_acc; i++)
        {
          const double t_s = (double)i / rate_hz - at_s;
          if (t_s > 0.04)
            break;
          if (t_s >= 0.0)
            scene->acc[2][i] += (float)(size_g * exp (-t_s / 0.006)
                * cos (2.0 * G_PI * f_hz * t_s));
        }
      soleus_truth_add_artefact (scene->truth, SOLEUS_ARTEFACT_TAP,
          soleus_scene_acc_channels (scene), (SoleusSpan){at_s, at_s + 0.02});
    }
}

/* A pulse of 1 ms, then the electrode's recovery. */
static void
add_stimulus (SoleusScene *scene, double time_s, double size_uv)
{
  for (guint c = 0; c < scene->electrodes.n_channels; c++)
    for (gsize i = (gsize)ceil (time_s * scene->rate_hz); i < scene->n; i++)
      {
        const double t_s = (double)i / scene->rate_hz - time_s;
        if (t_s > 0.012)
          break;
        scene->emg[c][i] += (float)(size_uv
            * (t_s < 0.001 ? 1.0 : -0.5 * exp (-(t_s - 0.001) / 0.0015)));
      }
}

/* Electric stimuli every 3-6 s; four of five are followed by a twitch of one
 * synchronous volley, 28-38 ms later. */
void
soleus_play_stimuli (SoleusScene *scene, const SoleusScore *score)
{
  SoleusRandom *random = &scene->firing;
  const double size_uv = soleus_random_uniform (random, 400.0, 2000.0);
  const double latency_s = soleus_random_uniform (random, 0.028, 0.038);
  g_autoptr (SoleusMuscles) muscles = soleus_muscles_new (scene, 24);
  double at_s = score->span.start_s + 2.0;

  while (at_s < score->span.end_s - 1.0)
    {
      add_stimulus (scene, at_s, size_uv);
      soleus_truth_add_artefact (scene->truth, SOLEUS_ARTEFACT_STIM,
          soleus_scene_emg_channels (scene), (SoleusSpan){at_s, at_s + 0.006});
      if (soleus_random_chance (random, 0.8))
        {
          g_autoptr (SoleusStroke) stroke =
              soleus_stroke_new (scene, at_s + latency_s, at_s + latency_s);
          for (guint i = 0; i < 24; i++)
            soleus_stroke_fire (stroke,
                g_ptr_array_index (
                    muscles->pools[0], i % muscles->pools[0]->len),
                at_s + latency_s + 0.005
                    + soleus_random_normal (random, 0.0, 0.0005),
                1.0);
          soleus_stroke_scale (stroke,
              soleus_stroke_gain_for (
                  stroke, soleus_random_uniform (random, 400.0, 1200.0)));
          soleus_stroke_land (stroke, SOLEUS_PATTERN_FASC, -1);
        }
      at_s += soleus_random_uniform (random, 3.0, 6.0);
    }
}
