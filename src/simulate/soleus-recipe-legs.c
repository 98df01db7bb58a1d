/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-recipe.h"

#include <math.h>

#include "soleus-firing.h"
#include "soleus-limb.h"
#include "soleus-stroke.h"

/* science.md 4.2: PLM and its decoys, HFT, ALMA; 1.2: HFLM, LMM. */

/* What the body of a movement looks like. */
typedef struct
{
  double start_s;
  double length_s;
  double rms_uv;
  int muscle; /* -1: all of them */
  SoleusPattern pattern;
  int episode;
  double low_g;
  double high_g;
} Movement;

static void
play_movement (
    SoleusScene *scene, const SoleusMuscles *muscles, const Movement *movement)
{
  const double ramp_s = MIN (0.1, 0.2 * movement->length_s);
  const SoleusContraction contraction = {.start_s = movement->start_s,
      .rise_s = ramp_s,
      .hold_s = movement->length_s - 2.0 * ramp_s,
      .fall_s = ramp_s,
      .n_units = 50,
      .low_hz = 12.0,
      .high_hz = 35.0,
      .low_cv = 0.15,
      .high_cv = 0.3};
  const SoleusSpan span = soleus_contraction_span (&contraction);
  const SoleusLimb limb =
      soleus_limb_draw (&scene->limb, movement->low_g, movement->high_g, 0.2);
  g_autoptr (SoleusStroke) stroke =
      soleus_stroke_new (scene, span.start_s, span.end_s);

  for (guint m = 0; m < muscles->n_muscles; m++)
    if (movement->muscle < 0 || (guint)movement->muscle == m)
      soleus_fire_contraction (stroke, muscles->pools[m], &contraction);
  soleus_stroke_scale (
      stroke, soleus_stroke_gain_for (stroke, movement->rms_uv));
  soleus_stroke_land (stroke, movement->pattern, movement->episode);
  soleus_limb_move (scene, &limb, span, movement->pattern, movement->episode);
}

/* 15-150 uV, 2 s median in 0.5-10 s, one leg or both. */
static Movement
draw_movement (SoleusScene *scene, double start_s, SoleusPattern pattern)
{
  SoleusRandom *random = &scene->firing;

  return (Movement){.start_s = start_s,
      .length_s = soleus_random_log_normal_within (random, 2.0, 0.4, 0.5, 10.0),
      .rms_uv =
          soleus_random_log_normal_within (random, 50.0, 0.6, 15.0, 150.0),
      .muscle = soleus_random_chance (random, 0.3)
          ? -1
          : soleus_random_int (
              random, 0, (int)scene->electrodes.n_channels - 1),
      .pattern = pattern,
      .episode = -1,
      .low_g = 0.03,
      .high_g = 0.4};
}

/* Series of 4-60 movements, intervals of median 25 s in 10-90 s, parted by
 * more than 90 s. */
void
soleus_play_leg_movements (SoleusScene *scene, const SoleusScore *score)
{
  SoleusRandom *random = &scene->firing;
  g_autoptr (SoleusMuscles) muscles = soleus_muscles_new (scene, 24);
  double at_s =
      score->span.start_s + soleus_random_uniform (random, 10.0, 30.0);

  while (at_s < score->span.end_s - 50.0)
    {
      const int n = soleus_random_int (random, 4, 60);
      const int episode = soleus_truth_add_episode (
          scene->truth, score->pattern, (SoleusSpan){at_s, at_s}, NAN);
      for (int i = 0; i < n && at_s < score->span.end_s - 11.0; i++)
        {
          const double interval_s =
              soleus_random_log_normal_within (random, 25.0, 0.35, 10.0, 90.0);
          Movement movement = draw_movement (scene, at_s, score->pattern);
          movement.episode = episode;
          /* The next one begins after this one's end. */
          movement.length_s = MIN (movement.length_s, interval_s - 1.0);
          play_movement (scene, muscles, &movement);
          at_s += interval_s;
        }
      at_s += soleus_random_uniform (random, 95.0, 200.0);
    }
}

/* What the rules must leave out: intervals of 5-9.9 and 91-120 s, durations of
 * 0.3-0.49 and 10.5-15 s, series of three. */
void
soleus_play_leg_decoys (SoleusScene *scene, const SoleusScore *score)
{
  static const struct
  {
    int n;
    double interval_low_s, interval_high_s;
    double length_low_s, length_high_s;
  } kinds[] = {
      {6, 5.0, 9.9, 0.6, 3.0},
      {3, 91.0, 120.0, 0.6, 3.0},
      {6, 15.0, 40.0, 0.30, 0.49},
      {4, 25.0, 60.0, 10.5, 15.0},
      {3, 15.0, 40.0, 0.6, 3.0},
  };
  SoleusRandom *random = &scene->firing;
  g_autoptr (SoleusMuscles) muscles = soleus_muscles_new (scene, 24);
  double at_s =
      score->span.start_s + soleus_random_uniform (random, 10.0, 30.0);

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      for (int i = 0; i < kinds[k].n; i++)
        {
          Movement movement = draw_movement (scene, at_s, SOLEUS_PATTERN_LM);
          movement.length_s = soleus_random_uniform (
              random, kinds[k].length_low_s, kinds[k].length_high_s);
          if (at_s + movement.length_s > score->span.end_s - 2.0)
            return;
          play_movement (scene, muscles, &movement);
          at_s += soleus_random_uniform (
              random, kinds[k].interval_low_s, kinds[k].interval_high_s);
        }
      at_s += 95.0;
    }
}

/* 4-40 bursts of 300-700 ms at the row's rate (HFT, and HFLM awake). */
void
soleus_play_foot_tremor (SoleusScene *scene, const SoleusScore *score)
{
  SoleusRandom *random = &scene->firing;
  g_autoptr (SoleusMuscles) muscles = soleus_muscles_new (scene, 24);
  double at_s = score->span.start_s + soleus_random_uniform (random, 5.0, 15.0);

  while (at_s < score->span.end_s - 10.0)
    {
      const double f_hz = soleus_score_draw (score, random);
      const int n = soleus_random_int (random, 4, 40);
      const double rms_uv = soleus_random_uniform (random, 20.0, 100.0);
      const int episode = soleus_truth_add_episode (
          scene->truth, score->pattern, (SoleusSpan){at_s, at_s}, f_hz);
      for (int i = 0; i < n && at_s < score->span.end_s - 2.0; i++)
        {
          Movement movement = draw_movement (scene, at_s, score->pattern);
          movement.length_s =
              fmin (soleus_random_uniform (random, 0.3, 0.7), 0.7 / f_hz);
          movement.rms_uv = rms_uv;
          movement.muscle = 0;
          movement.episode = episode;
          play_movement (scene, muscles, &movement);
          at_s += soleus_random_normal_within (random, 1.0, 0.12, 0.75, 1.25)
              / f_hz;
        }
      at_s += soleus_random_uniform (random, 10.0, 40.0);
    }
}

/* Left and right in turn, 100-500 ms; the rate is that of both together. */
void
soleus_play_alternating (SoleusScene *scene, const SoleusScore *score)
{
  SoleusRandom *random = &scene->firing;
  g_autoptr (SoleusMuscles) muscles = soleus_muscles_new (scene, 24);
  double at_s = score->span.start_s + soleus_random_uniform (random, 5.0, 15.0);

  while (at_s < score->span.end_s - 10.0)
    {
      const double f_hz = soleus_score_draw (score, random);
      const int n = soleus_random_int (random, 4, 40);
      const double rms_uv = soleus_random_uniform (random, 20.0, 100.0);
      const int episode = soleus_truth_add_episode (
          scene->truth, score->pattern, (SoleusSpan){at_s, at_s}, f_hz);
      for (int i = 0; i < n && at_s < score->span.end_s - 2.0; i++)
        {
          Movement movement = draw_movement (scene, at_s, score->pattern);
          movement.length_s =
              fmin (soleus_random_uniform (random, 0.1, 0.5), 0.9 / f_hz);
          movement.rms_uv = rms_uv;
          movement.muscle = i % (int)muscles->n_muscles;
          movement.episode = episode;
          play_movement (scene, muscles, &movement);
          at_s +=
              soleus_random_normal_within (random, 1.0, 0.1, 0.8, 1.2) / f_hz;
        }
      at_s += soleus_random_uniform (random, 10.0, 40.0);
    }
}

/* 3-45 s on every channel, with a change of posture. */
void
soleus_play_large_movements (SoleusScene *scene, const SoleusScore *score)
{
  SoleusRandom *random = &scene->firing;
  const double per_min = soleus_score_draw (score, random);
  g_autoptr (SoleusMuscles) muscles = soleus_muscles_new (scene, 24);
  double at_s = score->span.start_s + soleus_random_uniform (random, 5.0, 20.0);

  while (at_s < score->span.end_s - 47.0)
    {
      Movement movement = draw_movement (scene, at_s, score->pattern);
      movement.length_s =
          soleus_random_log_normal_within (random, 8.0, 0.7, 3.0, 45.0);
      movement.muscle = -1;
      movement.rms_uv = soleus_random_uniform (random, 60.0, 250.0);
      movement.low_g = 0.2;
      movement.high_g = 0.8;
      play_movement (scene, muscles, &movement);
      at_s += movement.length_s + 2.0
          + soleus_random_exponential (random, 60.0 / per_min);
    }
}
