/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-firing.h"

#include <math.h>

static int
compare_size (gconstpointer a, gconstpointer b)
{
  const SoleusMotorUnit *left = *(SoleusMotorUnit *const *)a;
  const SoleusMotorUnit *right = *(SoleusMotorUnit *const *)b;

  return left->amplitude_uv < right->amplitude_uv
      ? -1
      : left->amplitude_uv > right->amplitude_uv;
}

SoleusMuscles *
soleus_muscles_new (SoleusScene *scene, guint n_units)
{
  SoleusMuscles *muscles = g_new0 (SoleusMuscles, 1);

  muscles->n_muscles = scene->electrodes.n_channels;
  muscles->pools = g_new (GPtrArray *, muscles->n_muscles);
  for (guint m = 0; m < muscles->n_muscles; m++)
    {
      muscles->pools[m] = soleus_scene_draw_pool (scene, m, n_units);
      g_ptr_array_sort (muscles->pools[m], compare_size);
    }
  return muscles;
}

void
soleus_muscles_free (SoleusMuscles *muscles)
{
  if (muscles == NULL)
    return;
  for (guint m = 0; m < muscles->n_muscles; m++)
    g_ptr_array_unref (muscles->pools[m]);
  g_free (muscles->pools);
  g_free (muscles);
}

void
soleus_fire_train (SoleusStroke *stroke, const SoleusMotorUnit *unit,
    SoleusSpan span, double rate_hz, double cv, double gain)
{
  SoleusRandom *random = &stroke->scene->firing;
  const double mean_s = 1.0 / rate_hz;
  double at_s = span.start_s + soleus_random_uniform (random, 0.0, mean_s);

  while (at_s < span.end_s)
    {
      soleus_stroke_fire_silently (stroke, unit, at_s, gain);
      at_s += fmax (
          soleus_random_normal (random, mean_s, cv * mean_s), mean_s / 3.0);
    }
}

/* An instant in [0, 1) with the density 1 - cos (2 pi x). */
static double
draw_hann (SoleusRandom *random)
{
  double x;

  do
    x = soleus_random_unit (random);
  while (soleus_random_unit (random) > 0.5 - 0.5 * cos (2.0 * G_PI * x));
  return x;
}

void
soleus_fire_packet (SoleusStroke *stroke, const GPtrArray *pool, guint n_units,
    guint n_spikes, SoleusSpan span)
{
  SoleusRandom *random = &stroke->scene->firing;

  for (guint i = 0; i < n_units; i++)
    for (guint k = 0; k < n_spikes; k++)
      soleus_stroke_fire_silently (stroke,
          g_ptr_array_index (pool, i % pool->len),
          span.start_s + soleus_span_duration_s (span) * draw_hann (random),
          1.0);
}

SoleusSpan
soleus_contraction_span (const SoleusContraction *contraction)
{
  const double end_s = contraction->start_s + contraction->rise_s
      + contraction->hold_s + contraction->fall_s;

  return (SoleusSpan){contraction->start_s, end_s};
}

void
soleus_fire_contraction (SoleusStroke *stroke, const GPtrArray *pool,
    const SoleusContraction *contraction)
{
  SoleusRandom *random = &stroke->scene->firing;
  const guint n = contraction->n_units;
  const SoleusSpan whole = soleus_contraction_span (contraction);
  g_autofree int *order = g_new (int, n);

  for (guint i = 0; i < n; i++)
    order[i] = (int)i;
  if (!contraction->by_size)
    soleus_random_shuffle (random, order, n);
  for (guint i = 0; i < n; i++)
    {
      /* The first in are the last out. */
      const double turn = (double)order[i] / n;
      const SoleusSpan span = {whole.start_s + turn * contraction->rise_s,
          whole.end_s - turn * contraction->fall_s};
      soleus_fire_train (stroke, g_ptr_array_index (pool, i * pool->len / n),
          span,
          soleus_random_uniform (
              random, contraction->low_hz, contraction->high_hz),
          soleus_random_uniform (
              random, contraction->low_cv, contraction->high_cv),
          1.0);
    }
}
