/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-recipe.h"

#include <math.h>

#include "soleus-firing.h"
#include "soleus-limb.h"
#include "soleus-stroke.h"

/* science.md 4.2: MYOC, MYOC-P, TIC; 1.2: FM. */

/* A synchronous burst of every muscle; the units of a muscle fire once or
 * twice within @length_s. Its span in truth. */
static SoleusSpan
play_jerk (SoleusScene *scene, const SoleusMuscles *muscles, double start_s,
    double length_s, double rms_uv, SoleusPattern pattern, int episode)
{
  SoleusRandom *random = &scene->firing;
  const SoleusSpan span = {start_s, start_s + length_s};
  const guint n_units = (guint)soleus_random_int (random, 10, 40);
  g_autoptr (SoleusStroke) stroke =
      soleus_stroke_new (scene, span.start_s, span.end_s);

  for (guint m = 0; m < muscles->n_muscles; m++)
    soleus_fire_packet (
        stroke, muscles->pools[m], n_units, length_s > 0.05 ? 2 : 1, span);
  soleus_stroke_scale (stroke, soleus_stroke_gain_for (stroke, rms_uv));
  soleus_stroke_land (stroke, pattern, episode);
  return span;
}

void
soleus_play_jerks (SoleusScene *scene, const SoleusScore *score)
{
  SoleusRandom *random = &scene->firing;
  const double per_min = soleus_score_draw (score, random);
  const double mean_s = MAX (60.0 / per_min - 0.3, 0.05);
  g_autoptr (SoleusMuscles) muscles = soleus_muscles_new (scene, 40);
  double at_s = score->span.start_s + 0.3;

  while ((at_s += soleus_random_exponential (random, mean_s) + 0.3)
      < score->span.end_s - 0.5)
    {
      const double length_s = soleus_random_uniform (random, 0.010, 0.100);
      const double rms_uv =
          soleus_random_log_normal_within (random, 120.0, 0.4, 50.0, 400.0);
      const SoleusLimb limb = soleus_limb_draw (&scene->limb, 0.05, 0.3, 0.5);
      const SoleusSpan span = play_jerk (
          scene, muscles, at_s, length_s, rms_uv, score->pattern, -1);
      soleus_limb_move (scene, &limb,
          (SoleusSpan){span.start_s - 0.03, span.end_s + 0.03}, score->pattern,
          -1);
    }
}

/* 60 +- 15 ms every @score Hz, each interval off by N(0, 0.05-0.2), the
 * amplitude drifting slowly. */
void
soleus_play_periodic_jerks (SoleusScene *scene, const SoleusScore *score)
{
  SoleusRandom *random = &scene->firing;
  const double f_hz = soleus_score_draw (score, random);
  const double spread = soleus_random_uniform (random, 0.05, 0.2);
  const double drift_s = soleus_random_uniform (random, 30.0, 90.0);
  const double rms_uv = soleus_random_uniform (random, 60.0, 200.0);
  const int episode = soleus_truth_add_episode (
      scene->truth, score->pattern, score->span, f_hz);
  g_autoptr (SoleusMuscles) muscles = soleus_muscles_new (scene, 40);
  double at_s = score->span.start_s + 0.5 / f_hz;

  while (at_s < score->span.end_s - 0.3)
    {
      const double swell =
          1.0 + 0.3 * sin (2.0 * G_PI * (at_s - score->span.start_s) / drift_s);
      const double length_s =
          soleus_random_normal_within (random, 0.060, 0.015, 0.030, 0.110);
      SoleusLimb limb = soleus_limb_draw (&scene->limb, 0.06, 0.12, 0.5);
      limb.peak_g *= swell;
      play_jerk (scene, muscles, at_s, length_s, rms_uv * swell, score->pattern,
          episode);
      soleus_limb_move (scene, &limb,
          (SoleusSpan){at_s - 0.03, at_s + length_s + 0.03}, score->pattern,
          episode);
      at_s += soleus_random_normal_within (
                  random, 1.0, spread, 1.0 - 2.5 * spread, 1.0 + 2.5 * spread)
          / f_hz;
    }
}

/* 75-150 ms, above 50 uV, one muscle at a time, irregular; usually nothing
 * is seen of it. */
void
soleus_play_fragments (SoleusScene *scene, const SoleusScore *score)
{
  SoleusRandom *random = &scene->firing;
  const double per_min = soleus_score_draw (score, random);
  g_autoptr (SoleusMuscles) muscles = soleus_muscles_new (scene, 20);
  double at_s = score->span.start_s;

  while ((at_s += soleus_random_exponential (random, 60.0 / per_min) + 0.2)
      < score->span.end_s - 0.5)
    {
      const guint m =
          (guint)soleus_random_int (random, 0, (int)muscles->n_muscles - 1);
      /* Under a Hann window a fifth lies below a tenth of the peak. */
      const double length_s =
          1.25 * soleus_random_uniform (random, 0.075, 0.150);
      const SoleusSpan span = {at_s, at_s + length_s};
      g_autoptr (SoleusStroke) stroke =
          soleus_stroke_new (scene, span.start_s, span.end_s);
      soleus_fire_packet (stroke, muscles->pools[m],
          (guint)soleus_random_int (random, 4, 10), 2, span);
      soleus_stroke_scale (stroke,
          soleus_stroke_gain_for (
              stroke, soleus_random_uniform (random, 20.0, 60.0)));
      soleus_stroke_land (stroke, score->pattern, -1);
      at_s = span.end_s;
    }
}

/* A voluntary-like burst of 100-600 ms under a triangle, in one place. */
void
soleus_play_tics (SoleusScene *scene, const SoleusScore *score)
{
  SoleusRandom *random = &scene->firing;
  const double per_min = soleus_score_draw (score, random);
  const double rms_uv = soleus_random_uniform (random, 60.0, 250.0);
  g_autoptr (SoleusMuscles) muscles = soleus_muscles_new (scene, 60);
  double at_s = score->span.start_s;

  while ((at_s += soleus_random_exponential (random, 60.0 / per_min) + 0.8)
      < score->span.end_s - 1.0)
    {
      const double length_s = soleus_random_uniform (random, 0.1, 0.6);
      const SoleusContraction contraction = {.start_s = at_s,
          .rise_s = 0.5 * length_s,
          .fall_s = 0.5 * length_s,
          .n_units = 60,
          .low_hz = 15.0,
          .high_hz = 40.0,
          .low_cv = 0.15,
          .high_cv = 0.30,
          .by_size = TRUE};
      const SoleusLimb limb = soleus_limb_draw (&scene->limb, 0.03, 0.2, 0.3);
      g_autoptr (SoleusStroke) stroke =
          soleus_stroke_new (scene, at_s, at_s + length_s);
      soleus_fire_contraction (stroke, muscles->pools[0], &contraction);
      soleus_stroke_scale (stroke, soleus_stroke_gain_for (stroke, rms_uv));
      soleus_stroke_land (stroke, score->pattern, -1);
      soleus_limb_move (scene, &limb,
          (SoleusSpan){at_s - 0.03, at_s + length_s + 0.03}, score->pattern,
          -1);
      at_s += length_s;
    }
}
