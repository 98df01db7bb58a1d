/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-recipe.h"

#include <math.h>

#include "soleus-firing.h"
#include "soleus-limb.h"
#include "soleus-noise.h"
#include "soleus-stroke.h"

/* science.md 4.2: VOL, CRAMP, GTCS; 4.4: contractions and steady activity
 * under other patterns. */

/* RMS of the greatest voluntary contraction on the calf, uV [D]. */
#define GREATEST_RMS_UV 300.0

static void
land_voluntary (SoleusScene *scene, SoleusStroke *stroke, SoleusSpan span)
{
  const SoleusLimb limb = soleus_limb_draw (&scene->limb, 0.03, 0.25, 0.0);

  soleus_stroke_land (stroke, SOLEUS_PATTERN_VOL, -1);
  soleus_truth_add_state (scene->truth, SOLEUS_STATE_VOLUNTARY, span);
  soleus_limb_move (scene, &limb, span, SOLEUS_PATTERN_VOL, -1);
}

/* 20-120 units in Henneman's order, 6-30 Hz, CV 10-25 %, ramps 0.2-1 s. */
static SoleusContraction
draw_voluntary (SoleusRandom *random, double start_s, double hold_s)
{
  return (SoleusContraction){.start_s = start_s,
      .rise_s = soleus_random_uniform (random, 0.2, 1.0),
      .hold_s = hold_s,
      .fall_s = soleus_random_uniform (random, 0.2, 1.0),
      .n_units = (guint)soleus_random_int (random, 20, 120),
      .low_hz = 6.0,
      .high_hz = 30.0,
      .low_cv = 0.10,
      .high_cv = 0.25,
      .by_size = TRUE};
}

static SoleusSpan
play_contraction (SoleusScene *scene, const SoleusMuscles *muscles,
    double start_s, double hold_s, double rms_uv)
{
  const SoleusContraction contraction =
      draw_voluntary (&scene->firing, start_s, hold_s);
  const SoleusSpan span = soleus_contraction_span (&contraction);
  g_autoptr (SoleusStroke) stroke =
      soleus_stroke_new (scene, span.start_s, span.end_s);

  for (guint m = 0; m < muscles->n_muscles; m++)
    soleus_fire_contraction (stroke, muscles->pools[m], &contraction);
  soleus_stroke_scale (stroke, soleus_stroke_gain_for (stroke, rms_uv));
  land_voluntary (scene, stroke, span);
  return span;
}

void
soleus_play_contraction (
    SoleusScene *scene, double start_s, double hold_s, double rms_uv)
{
  g_autoptr (SoleusMuscles) muscles = soleus_muscles_new (scene, 24);

  play_contraction (scene, muscles, start_s, hold_s, rms_uv);
}

void
soleus_play_voluntary (SoleusScene *scene, const SoleusScore *score)
{
  SoleusRandom *random = &scene->firing;
  const double per_min = soleus_score_draw (score, random);
  g_autoptr (SoleusMuscles) muscles = soleus_muscles_new (scene, 24);
  double at_s = score->span.start_s + soleus_random_uniform (random, 1.0, 4.0);

  while (at_s < score->span.end_s - 3.0)
    {
      const double hold_s = soleus_random_log_normal_within (
          random, 2.0, 0.8, 0.5, MIN (20.0, score->span.end_s - at_s - 2.1));
      const double rms_uv =
          soleus_random_log_normal_within (random, 110.0, 0.6, 30.0, 400.0);
      const SoleusSpan span =
          play_contraction (scene, muscles, at_s, hold_s, rms_uv);
      at_s =
          span.end_s + 0.5 + soleus_random_exponential (random, 60.0 / per_min);
    }
}

void
soleus_play_contractions (SoleusScene *scene, SoleusSpan span, double share)
{
  const double length_s = soleus_span_duration_s (span);
  const double wanted_s = share * length_s;
  const double snr = scene->snr;
  double done_s = 0.0;
  guint n = (guint)MAX (1.0, rint (wanted_s / 4.0));
  g_autoptr (SoleusMuscles) muscles = NULL;

  if (share <= 0.0 || length_s < 10.0)
    return;
  muscles = soleus_muscles_new (scene, 24);
  scene->snr = NAN; /* contractions have their own size */
  for (guint i = 0; i < n && done_s < wanted_s; i++)
    {
      /* One in each n-th of the time, away from its ends. */
      const double from_s = span.start_s + (i + 0.2) * length_s / n;
      const double hold_s = MAX (wanted_s / n - 1.2, 0.3);
      const SoleusSpan one = play_contraction (scene, muscles, from_s, hold_s,
          soleus_random_uniform (&scene->firing, 60.0, 200.0));
      done_s += soleus_span_duration_s (one);
    }
  scene->snr = snr;
}

/* A few small units of every muscle fire all the time. Not a burst. */
void
soleus_play_background (SoleusScene *scene, SoleusSpan span, double level)
{
  const double snr = scene->snr;
  g_autoptr (SoleusMuscles) muscles = NULL;
  g_autoptr (SoleusStroke) stroke = NULL;

  if (level <= 0.0)
    return;
  muscles = soleus_muscles_new (scene, 24);
  stroke = soleus_stroke_new (scene, span.start_s, span.end_s);
  for (guint m = 0; m < muscles->n_muscles; m++)
    for (guint i = 0; i < muscles->pools[m]->len; i++)
      soleus_fire_train (stroke, g_ptr_array_index (muscles->pools[m], i), span,
          soleus_random_uniform (&scene->firing, 6.0, 12.0), 0.2, 1.0);
  scene->snr = NAN;
  soleus_stroke_scale (
      stroke, soleus_stroke_gain_for (stroke, level * GREATEST_RMS_UV));
  scene->snr = snr;
  for (guint m = 0; m < muscles->n_muscles; m++)
    for (gsize i = 0; i < stroke->n; i++)
      scene->emg[m][stroke->first_idx + i] += stroke->emg[m][i];
}

/* 30-100 units recruited over 1-10 s in any order, 10-40 Hz, CV 0.2-0.35,
 * plateau 10-180 s, end over 2-20 s; the other head is silent. */
void
soleus_play_cramp (SoleusScene *scene, const SoleusScore *score)
{
  SoleusRandom *random = &scene->firing;
  const double start_s =
      score->span.start_s + soleus_random_uniform (random, 5.0, 15.0);
  SoleusContraction contraction = {.start_s = start_s,
      .rise_s = soleus_random_uniform (random, 1.0, 10.0),
      .hold_s = soleus_random_uniform (random, 10.0, 180.0),
      .fall_s = soleus_random_uniform (random, 2.0, 20.0),
      .n_units = (guint)soleus_random_int (random, 30, 100),
      .low_hz = 10.0,
      .high_hz = 40.0,
      .low_cv = 0.2,
      .high_cv = 0.35};
  const double room_s = score->span.end_s - start_s - contraction.rise_s
      - contraction.fall_s - 5.0;
  SoleusLimb limb = soleus_limb_draw (&scene->limb, 0.01, 0.06, 0.3);
  g_autoptr (SoleusMuscles) muscles =
      soleus_muscles_new (scene, contraction.n_units);
  g_autoptr (SoleusStroke) stroke = NULL;
  SoleusSpan span;

  contraction.hold_s = CLAMP (contraction.hold_s, 1.0, MAX (room_s, 1.0));
  span = soleus_contraction_span (&contraction);
  stroke = soleus_stroke_new (scene, span.start_s, span.end_s);
  soleus_fire_contraction (stroke, muscles->pools[0], &contraction);
  soleus_stroke_scale (stroke,
      soleus_stroke_gain_for (
          stroke, soleus_random_uniform (random, 60.0, 250.0)));
  soleus_stroke_land (stroke, score->pattern, -1);
  limb.drive_hz = 12.0; /* hardness trembles at 10-40 Hz */
  soleus_limb_move (scene, &limb, span, score->pattern, -1);
}

/* The tonic phase: everything fires, power moves to 150-270 Hz. Its end. */
static double
play_tonic (SoleusScene *scene, const SoleusMuscles *muscles, double start_s,
    double length_s, double rms_uv, int episode)
{
  SoleusRandom *random = &scene->firing;
  SoleusContraction contraction = {.start_s = start_s,
      .rise_s = 0.5,
      .hold_s = length_s - 0.7,
      .fall_s = 0.2,
      .n_units = 120,
      .low_hz = 20.0,
      .high_hz = 45.0,
      .low_cv = 0.15,
      .high_cv = 0.3};
  g_autoptr (SoleusStroke) stroke =
      soleus_stroke_new (scene, start_s, start_s + length_s);

  for (guint m = 0; m < muscles->n_muscles; m++)
    soleus_fire_contraction (stroke, muscles->pools[m], &contraction);
  soleus_stroke_scale (stroke, soleus_stroke_gain_for (stroke, rms_uv));
  for (guint m = 0; m < muscles->n_muscles; m++)
    {
      const gsize margin = (gsize)(0.1 * scene->rate_hz);
      double sum = 0.0;
      if (stroke->n <= 4 * margin || scene->rate_hz < 600.0)
        continue;
      for (gsize i = 0; i < stroke->n; i++)
        sum += (double)stroke->emg[m][i] * stroke->emg[m][i];
      soleus_noise_add_band (random, 150.0, 270.0, scene->rate_hz,
          0.7 * sqrt (sum / (double)stroke->n), stroke->emg[m] + 2 * margin,
          stroke->n - 4 * margin);
    }
  soleus_stroke_land (stroke, SOLEUS_PATTERN_GTCS, episode);
  return start_s + length_s;
}

/* Beats that slow down from 0.15-0.25 s to 1 s apart over 20-60 s, each
 * growing longer; silence after. The end of the last one. */
static double
play_clonic (SoleusScene *scene, const SoleusMuscles *muscles, double start_s,
    double rms_uv, SoleusPattern pattern, int episode)
{
  SoleusRandom *random = &scene->firing;
  const double length_s = soleus_random_uniform (random, 20.0, 60.0);
  const double first_s = soleus_random_uniform (random, 0.15, 0.25);
  const double last_s = 1.0;
  const double early_s = soleus_random_uniform (random, 0.05, 0.12);
  const double late_s = soleus_random_uniform (random, 0.25, 0.60);
  double at_s = start_s, gain = NAN;

  while (at_s < start_s + length_s)
    {
      const double x = (at_s - start_s) / length_s;
      const double interval_s = first_s * pow (last_s / first_s, x);
      const double burst_s =
          MIN (early_s + (late_s - early_s) * x, 0.75 * interval_s);
      g_autoptr (SoleusStroke) stroke =
          soleus_stroke_new (scene, at_s, at_s + burst_s);
      for (guint m = 0; m < muscles->n_muscles; m++)
        soleus_fire_packet (stroke, muscles->pools[m], 80,
            (guint)(1.0 + burst_s / 0.05), (SoleusSpan){at_s, at_s + burst_s});
      if (isnan (gain))
        gain = soleus_stroke_gain_for (stroke, rms_uv);
      soleus_stroke_scale (stroke, gain);
      soleus_stroke_land (stroke, pattern, episode);
      at_s += interval_s * soleus_random_normal (random, 1.0, 0.04);
    }
  return at_s;
}

void
soleus_play_seizure (SoleusScene *scene, const SoleusScore *score)
{
  SoleusRandom *random = &scene->firing;
  const gboolean has_tonic = score->pattern == SOLEUS_PATTERN_GTCS;
  const double rms_uv =
      GREATEST_RMS_UV * soleus_random_uniform (random, 5.0, 20.0) / 5.0;
  const double start_s =
      score->span.start_s + soleus_random_uniform (random, 30.0, 50.0);
  const int episode = soleus_truth_add_episode (
      scene->truth, score->pattern, (SoleusSpan){start_s, start_s}, NAN);
  g_autoptr (SoleusMuscles) muscles = soleus_muscles_new (scene, 60);
  double at_s = start_s;

  if (has_tonic)
    {
      const SoleusLimb shake = {
          soleus_random_uniform (&scene->limb, 0.1, 0.3), 20.0, 15.0, 0.5, 0.9};
      at_s = play_tonic (scene, muscles, start_s,
          soleus_random_uniform (random, 3.0, 30.0), rms_uv, episode);
      soleus_limb_move (
          scene, &shake, (SoleusSpan){start_s, at_s}, score->pattern, episode);
    }
  {
    const SoleusLimb throw = soleus_limb_draw (&scene->limb, 0.6, 2.0, 0.4);
    const double clonic_s = at_s;
    at_s =
        play_clonic (scene, muscles, clonic_s, rms_uv, score->pattern, episode);
    soleus_limb_move (scene, &throw,
        (SoleusSpan){clonic_s, MIN (at_s, score->span.end_s)}, score->pattern,
        episode);
  }
}
