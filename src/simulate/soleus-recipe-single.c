/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-recipe.h"

#include <math.h>

#include "soleus-firing.h"
#include "soleus-stroke.h"

/* science.md 4.2: FASC, DBL, MULT, FBURST. */

#define DEAD_TIME_S 0.05
#define MAX_UNIT_HZ 0.7
/* Mean of exp (0.5 sin x) over a turn, I0 (0.5). */
#define MEAN_OF_SWING 1.0635
/* Potentials of different units this close are one activation to any eye:
 * the longest shape lasts 25 ms. */
#define TOGETHER_S 0.025
/* Where doublets and multiplets play, the share of single potentials is
 * small, so that the record is of that class. */
#define PAIR_SHARE_LOW 0.6
#define PAIR_SHARE_HIGH 0.95

/* One potential that is to be fired. */
typedef struct
{
  double time_s;
  double gain;
  guint unit; /* index of the cast */
  guint group; /* potentials of one activation share it */
} Spike;

static int
compare_spikes (gconstpointer a, gconstpointer b)
{
  const Spike *left = a, *right = b;

  return left->time_s < right->time_s ? -1 : left->time_s > right->time_s;
}

/* Renewal with dead time, the rate swinging slowly, by thinning. */
static void
draw_unit_times (SoleusRandom *random, SoleusSpan span, double rate_hz,
    guint unit, GArray *spikes)
{
  const double period_s = soleus_random_uniform (random, 60.0, 600.0);
  const double phase = soleus_random_uniform (random, 0.0, 2.0 * G_PI);
  const double base_hz = rate_hz / MEAN_OF_SWING;
  const double top_hz = base_hz * exp (0.5);
  double at_s = span.start_s;

  for (;;)
    {
      Spike spike = {0.0, 1.0, unit, 0};
      double swing;
      at_s += soleus_random_exponential (random, 1.0 / top_hz);
      if (at_s >= span.end_s)
        return;
      swing = exp (0.5 * sin (2.0 * G_PI * at_s / period_s + phase) - 0.5);
      if (!soleus_random_chance (random, swing))
        continue;
      spike.time_s = at_s;
      g_array_append_val (spikes, spike);
      at_s += DEAD_TIME_S;
    }
}

/* Rates of @n units, log-normal, scaled to @total_hz, none over 0.7/s unless
 * the total needs it. */
static double *
draw_rates (SoleusRandom *random, guint n, double total_hz)
{
  double *rates = g_new (double, n);
  double sum = 0.0;

  for (guint i = 0; i < n; i++)
    {
      rates[i] = soleus_random_log_normal_within (
          random, 0.12, 0.9, 0.02, MAX_UNIT_HZ);
      sum += rates[i];
    }
  for (guint i = 0; i < n; i++)
    rates[i] *= total_hz / sum;
  return rates;
}

static GPtrArray *
draw_cast (SoleusScene *scene, guint n)
{
  GPtrArray *cast =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_motor_unit_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (cast,
        soleus_scene_draw_unit (scene,
            (guint)soleus_random_int (
                &scene->units, 0, (int)scene->electrodes.n_channels - 1)));
  return cast;
}

/* Times of all units of the cast, sorted. */
static GArray *
draw_times (SoleusScene *scene, const SoleusScore *score, guint n_units)
{
  GArray *spikes = g_array_new (FALSE, FALSE, sizeof (Spike));
  const double per_min = soleus_score_draw (score, &scene->firing);
  g_autofree double *rates =
      draw_rates (&scene->firing, n_units, per_min / 60.0);

  for (guint i = 0; i < n_units; i++)
    draw_unit_times (&scene->firing, score->span, rates[i], i, spikes);
  g_array_sort (spikes, compare_spikes);
  return spikes;
}

static void
land_group (SoleusScene *scene, const GPtrArray *cast, const GArray *spikes,
    guint first, guint n, SoleusPattern pattern)
{
  g_autoptr (SoleusStroke) stroke =
      soleus_stroke_new (scene, g_array_index (spikes, Spike, first).time_s,
          g_array_index (spikes, Spike, first + n - 1).time_s);

  for (guint i = first; i < first + n; i++)
    {
      const Spike *spike = &g_array_index (spikes, Spike, i);
      soleus_stroke_fire (stroke, g_ptr_array_index (cast, spike->unit),
          spike->time_s, spike->gain);
    }
  soleus_stroke_land (stroke, pattern, -1);
}

void
soleus_play_single (SoleusScene *scene, const SoleusScore *score)
{
  const guint n_units = (guint)soleus_random_int (&scene->units, 1, 8);
  g_autoptr (GPtrArray) cast = draw_cast (scene, n_units);
  g_autoptr (GArray) spikes = draw_times (scene, score, n_units);

  for (guint i = 0, n; i < spikes->len; i += n)
    {
      for (n = 1; i + n < spikes->len; n++)
        if (g_array_index (spikes, Spike, i + n).time_s
                - g_array_index (spikes, Spike, i + n - 1).time_s
            > TOGETHER_S)
          break;
      land_group (scene, cast, spikes, i, n, score->pattern);
    }
}

/* The potentials that follow @first in its group, by science.md 4.2: ISI
 * U(2, 20) ms, the k-th longer by 15 % of the first. */
static void
draw_followers (
    SoleusRandom *random, SoleusPattern pattern, GArray *spikes, Spike first)
{
  const guint n = pattern == SOLEUS_PATTERN_DBL
      ? 1
      : (guint)soleus_random_int (random, 2, 9);
  /* Ten potentials of 20 ms would not be one burst any more. */
  const double isi_s = soleus_random_uniform (
      random, 0.002, pattern == SOLEUS_PATTERN_DBL ? 0.020 : 0.012);
  Spike next = first;

  for (guint k = 0; k < n; k++)
    {
      next.time_s += MIN (isi_s * (1.0 + 0.15 * k), 0.020);
      next.gain = soleus_random_uniform (random, 0.6, 1.0);
      g_array_append_val (spikes, next);
    }
}

void
soleus_play_doublets (SoleusScene *scene, const SoleusScore *score)
{
  SoleusRandom *random = &scene->firing;
  const guint n_units = (guint)soleus_random_int (&scene->units, 1, 4);
  g_autoptr (GPtrArray) cast = draw_cast (scene, n_units);
  g_autoptr (GArray) firsts = draw_times (scene, score, n_units);
  const gboolean rare = score->pattern == SOLEUS_PATTERN_FASC;
  const double share = rare
      ? soleus_random_uniform (random, 0.02, 0.15)
      : soleus_random_uniform (random, PAIR_SHARE_LOW, PAIR_SHARE_HIGH);
  double free_s = score->span.start_s;

  for (guint i = 0; i < firsts->len; i++)
    {
      Spike first = g_array_index (firsts, Spike, i);
      g_autoptr (GArray) group = g_array_new (FALSE, FALSE, sizeof (Spike));
      SoleusPattern pattern = SOLEUS_PATTERN_FASC;
      /* Groups that run into each other have no truth of their own. */
      if (first.time_s < free_s)
        continue;
      g_array_append_val (group, first);
      if (soleus_random_chance (random, share))
        {
          pattern = rare ? SOLEUS_PATTERN_DBL : score->pattern;
          draw_followers (random, pattern, group, first);
        }
      land_group (scene, cast, group, 0, group->len, pattern);
      free_s = g_array_index (group, Spike, group->len - 1).time_s + 0.08;
      if (soleus_random_chance (random, 0.05)) /* F wave [V7] */
        {
          g_array_set_size (group, 1);
          g_array_index (group, Spike, 0).time_s =
              free_s - 0.08 + soleus_random_normal (random, 0.032, 0.003);
          land_group (scene, cast, group, 0, 1, SOLEUS_PATTERN_FASC);
          free_s += 0.04;
        }
    }
}

/* 3-30 spikes of 1-3 units, ISI gamma of mean 60 ms and CV 0.5 within
 * 20-250 ms, at most 3 s in all. The end of the flurry. */
static double
play_flurry (SoleusScene *scene, const GPtrArray *cast, double start_s)
{
  SoleusRandom *random = &scene->firing;
  const guint n = (guint)soleus_random_int (random, 3, 30);
  const guint n_units =
      (guint)soleus_random_int (random, 1, (int)MIN (cast->len, 3));
  const int episode = soleus_truth_add_episode (
      scene->truth, SOLEUS_PATTERN_FBURST, (SoleusSpan){start_s, start_s}, NAN);
  double at_s = start_s;

  for (guint i = 0; i < n && at_s < start_s + 3.0; i++)
    {
      g_autoptr (SoleusStroke) stroke = soleus_stroke_new (scene, at_s, at_s);
      soleus_stroke_fire (stroke,
          g_ptr_array_index (
              cast, soleus_random_int (random, 0, (int)n_units - 1)),
          at_s, 1.0);
      soleus_stroke_land (stroke, SOLEUS_PATTERN_FBURST, episode);
      at_s +=
          fmin (fmax (soleus_random_gamma (random, 0.060, 0.5), 0.020), 0.250);
    }
  return at_s;
}

void
soleus_play_flurries (SoleusScene *scene, const SoleusScore *score)
{
  SoleusRandom *random = &scene->firing;
  const double per_min = soleus_score_draw (score, random);
  g_autoptr (GPtrArray) cast = draw_cast (scene, 3);
  double at_s = score->span.start_s + 0.5;

  for (;;)
    {
      at_s += soleus_random_exponential (random, 60.0 / per_min);
      if (at_s > score->span.end_s - 3.5)
        return;
      /* Silence of more than three times the longest interval follows. */
      at_s = play_flurry (scene, cast, at_s) + 1.0;
    }
}
