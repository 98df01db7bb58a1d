/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-recipe.h"

#include <math.h>

#include "soleus-firing.h"
#include "soleus-limb.h"
#include "soleus-stroke.h"

/* science.md 4.2: TREM, CLON, SHIV. */

/* How long the frequency remembers where it was, s [D]. */
#define WALK_MEMORY_S 1.0
/* Movement comes with the episode and shortly after it. */
#define LIMB_MARGIN_S 0.05

/* Beats of one bout. */
typedef struct
{
  double f_hz; /* the middle of the walk */
  double walk_hz; /* SD of the walk */
  double power; /* g of [0.5 + 0.5 cos]^g */
  guint n_units; /* of each muscle */
  gboolean alternating; /* every second muscle half a beat later */
  double shift_hz; /* state of the walk */
} Rhythm;

static double
next_period_s (SoleusRandom *random, Rhythm *rhythm)
{
  const double step_s = 1.0 / rhythm->f_hz;
  const double keep = exp (-step_s / WALK_MEMORY_S);

  rhythm->shift_hz = keep * rhythm->shift_hz
      + sqrt (1.0 - keep * keep)
          * soleus_random_normal (random, 0.0, rhythm->walk_hz);
  return 1.0 / MAX (rhythm->f_hz + rhythm->shift_hz, 0.3 * rhythm->f_hz);
}

/* A phase in [-0.5, 0.5) with the density [0.5 + 0.5 cos (2 pi x)]^g. */
static double
draw_phase (SoleusRandom *random, double power)
{
  double x;

  do
    x = soleus_random_unit (random) - 0.5;
  while (soleus_random_unit (random)
      > pow (0.5 + 0.5 * cos (2.0 * G_PI * x), power));
  return x;
}

/* One beat around @middle_s: every unit 1-2 times. */
static void
fire_beat (SoleusStroke *stroke, const SoleusMuscles *muscles,
    const Rhythm *rhythm, double middle_s, double period_s, double gain)
{
  SoleusRandom *random = &stroke->scene->firing;

  for (guint m = 0; m < muscles->n_muscles; m++)
    {
      const GPtrArray *pool = muscles->pools[m];
      const double late_s =
          rhythm->alternating && m % 2 == 1 ? 0.5 * period_s : 0.0;
      for (guint i = 0; i < rhythm->n_units; i++)
        for (int k = soleus_random_int (random, 1, 2); k > 0; k--)
          soleus_stroke_fire_silently (stroke,
              g_ptr_array_index (pool, i % pool->len),
              middle_s + late_s + period_s * draw_phase (random, rhythm->power),
              gain);
    }
}

/* Beats over @span as bursts of one episode. */
static void
play_bout (SoleusScene *scene, const SoleusMuscles *muscles, Rhythm *rhythm,
    SoleusSpan span, double rms_uv, SoleusPattern pattern,
    const SoleusLimb *limb)
{
  SoleusRandom *random = &scene->firing;
  const int episode =
      soleus_truth_add_episode (scene->truth, pattern, span, rhythm->f_hz);
  double at_s = span.start_s, first_s = NAN, gain = NAN;
  guint n_beats = 0;

  rhythm->shift_hz = soleus_random_normal (random, 0.0, rhythm->walk_hz);
  for (;;)
    {
      const double period_s = next_period_s (random, rhythm);
      const double middle_s = at_s + 0.5 * period_s;
      g_autoptr (SoleusStroke) stroke = NULL;
      if (at_s + period_s > span.end_s)
        break;
      stroke = soleus_stroke_new (scene, at_s, at_s + 1.5 * period_s);
      fire_beat (stroke, muscles, rhythm, middle_s, period_s, 1.0);
      if (isnan (gain))
        gain = soleus_stroke_gain_for (stroke, rms_uv);
      soleus_stroke_scale (stroke, gain);
      soleus_stroke_land (stroke, pattern, episode);
      first_s = n_beats++ == 0 ? middle_s : first_s;
      at_s += period_s;
    }
  /* The truth is what was played, not what was meant. */
  if (n_beats > 1)
    g_array_index (scene->truth->episodes, SoleusTruthEpisode, (guint)episode)
        .frequency_hz = n_beats / (at_s - span.start_s);
  soleus_limb_move (scene, limb,
      (SoleusSpan){span.start_s - LIMB_MARGIN_S, at_s + LIMB_MARGIN_S}, pattern,
      episode);
}

static Rhythm
draw_rhythm (SoleusScene *scene, const SoleusScore *score)
{
  SoleusRandom *random = &scene->firing;
  Rhythm rhythm = {0};

  rhythm.f_hz = soleus_score_draw (score, random);
  rhythm.walk_hz = soleus_random_uniform (random, 0.05, 0.4);
  rhythm.power = soleus_random_uniform (random, 1.5, 4.0);
  rhythm.n_units = (guint)soleus_random_int (random, 20, 80);
  rhythm.alternating = score->pattern == SOLEUS_PATTERN_TREM_H;
  return rhythm;
}

/* Bouts of 3-60 s with rests between them. */
void
soleus_play_tremor (SoleusScene *scene, const SoleusScore *score)
{
  SoleusRandom *random = &scene->firing;
  Rhythm rhythm = draw_rhythm (scene, score);
  const double rms_uv = soleus_random_uniform (random, 20.0, 120.0);
  /* Enhanced physiological tremor is small, the rest 10-500 mg. */
  const gboolean small = score->pattern == SOLEUS_PATTERN_TREM_P;
  const SoleusLimb limb = soleus_limb_draw (
      &scene->limb, small ? 0.01 : 0.03, small ? 0.028 : 0.5, 0.95);
  g_autoptr (SoleusMuscles) muscles =
      soleus_muscles_new (scene, rhythm.n_units);
  double at_s = score->span.start_s + soleus_random_uniform (random, 1.0, 5.0);

  while (at_s < score->span.end_s - 3.5)
    {
      const double length_s = soleus_random_uniform (random, 3.0, 60.0);
      const SoleusSpan span = {
          at_s, MIN (at_s + length_s, score->span.end_s - 0.5)};
      play_bout (scene, muscles, &rhythm, span, rms_uv, score->pattern, &limb);
      at_s = span.end_s + soleus_random_uniform (random, 3.0, 15.0);
    }
}

/* Each unit once a beat, latency SD 5-8 ms; 5-60 beats, each 0-2 % smaller
 * than the last. */
static double
play_clonus_bout (SoleusScene *scene, const SoleusMuscles *muscles,
    const SoleusScore *score, double start_s)
{
  SoleusRandom *random = &scene->firing;
  const double f_hz = soleus_score_draw (score, random);
  const double latency_s = soleus_random_uniform (random, 0.005, 0.008);
  const double decay = soleus_random_uniform (random, 0.0, 0.02);
  const guint n_beats = (guint)soleus_random_int (random, 5, 60);
  const guint n_units = (guint)soleus_random_int (random, 20, 60);
  const int episode = soleus_truth_add_episode (scene->truth, score->pattern,
      (SoleusSpan){start_s, start_s + n_beats / f_hz}, f_hz);
  double at_s = start_s, gain = NAN;
  guint n_played = 0;

  for (guint b = 0; b < n_beats && at_s < score->span.end_s - 0.3; b++)
    {
      g_autoptr (SoleusStroke) stroke =
          soleus_stroke_new (scene, at_s, at_s + 0.06);
      for (guint m = 0; m < muscles->n_muscles; m++)
        for (guint i = 0; i < n_units; i++)
          soleus_stroke_fire_silently (stroke,
              g_ptr_array_index (muscles->pools[m], i % muscles->pools[m]->len),
              at_s + 0.03 + soleus_random_normal (random, 0.0, latency_s), 1.0);
      if (isnan (gain))
        gain = soleus_stroke_gain_for (
            stroke, soleus_random_uniform (random, 80.0, 300.0));
      soleus_stroke_scale (stroke, gain * pow (1.0 - decay, b));
      soleus_stroke_land (stroke, score->pattern, episode);
      n_played++;
      at_s += soleus_random_normal (random, 1.0, 0.03) / f_hz;
    }
  if (n_played > 1)
    g_array_index (scene->truth->episodes, SoleusTruthEpisode, (guint)episode)
        .frequency_hz = n_played / (at_s - start_s);
  {
    const SoleusLimb limb = soleus_limb_draw (&scene->limb, 0.1, 1.0, 0.6);
    soleus_limb_move (scene, &limb, (SoleusSpan){start_s, at_s + 0.06},
        score->pattern, episode);
  }
  return at_s;
}

void
soleus_play_clonus (SoleusScene *scene, const SoleusScore *score)
{
  SoleusRandom *random = &scene->firing;
  g_autoptr (SoleusMuscles) muscles = soleus_muscles_new (scene, 60);
  double at_s = score->span.start_s + soleus_random_uniform (random, 1.0, 4.0);

  while (at_s < score->span.end_s - 1.5)
    at_s = play_clonus_bout (scene, muscles, score, at_s)
        + soleus_random_uniform (random, 3.0, 12.0);
}

/* A tremor of every muscle under one slow wave 1 + m sin (2 pi f_m t); a
 * burst is one swell of that wave, from trough to trough. */
void
soleus_play_shivering (SoleusScene *scene, const SoleusScore *score)
{
  SoleusRandom *random = &scene->firing;
  Rhythm rhythm = draw_rhythm (scene, score);
  const double slow_hz =
      soleus_random_normal_within (random, 7.0, 1.2, 4.0, 10.0) / 60.0;
  const double depth = soleus_random_uniform (random, 0.3, 0.9);
  const double rms_uv = soleus_random_uniform (random, 20.0, 100.0);
  const SoleusLimb limb = soleus_limb_draw (&scene->limb, 0.03, 0.3, 0.9);
  const int episode = soleus_truth_add_episode (
      scene->truth, score->pattern, score->span, rhythm.f_hz);
  g_autoptr (SoleusMuscles) muscles =
      soleus_muscles_new (scene, rhythm.n_units);
  const double start_s = score->span.start_s + 2.0;
  const double end_s = score->span.end_s - 2.0;
  double at_s = start_s, gain = NAN;

  while (at_s < end_s)
    {
      const double trough_s = MIN (
          start_s + ceil ((at_s - start_s) * slow_hz + 1e-9) / slow_hz, end_s);
      g_autoptr (SoleusStroke) stroke =
          soleus_stroke_new (scene, at_s - 0.2, trough_s + 0.5);
      while (at_s < trough_s)
        {
          const double period_s = next_period_s (random, &rhythm);
          const double phase = 2.0 * G_PI * slow_hz * (at_s - start_s);
          fire_beat (stroke, muscles, &rhythm, at_s + 0.5 * period_s, period_s,
              (1.0 - depth * cos (phase)) / (1.0 + depth));
          at_s += period_s;
        }
      if (isnan (gain))
        gain = soleus_stroke_gain_for (stroke, rms_uv);
      soleus_stroke_scale (stroke, gain);
      soleus_stroke_land (stroke, score->pattern, episode);
    }
  soleus_limb_move (scene, &limb, (SoleusSpan){start_s - 0.05, end_s + 0.3},
      score->pattern, episode);
}
