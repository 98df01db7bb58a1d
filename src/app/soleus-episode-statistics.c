/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-episode-statistics.h"

#include "soleus-ticks.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

/* A rate of fewer says nothing. */
#define MIN_FOR_RATE 3

static int
compare (gconstpointer a, gconstpointer b)
{
  double left = *(const double *)a;
  double right = *(const double *)b;

  return (left > right) - (left < right);
}

static double
median (GArray *values)
{
  guint half = values->len / 2;

  if (values->len == 0)
    return NAN;
  g_array_sort (values, compare);
  if (values->len % 2 == 1)
    return g_array_index (values, double, half);
  return (g_array_index (values, double, half - 1)
             + g_array_index (values, double, half))
      / 2.0;
}

void
soleus_episode_statistics_of (
    GListModel *rows, SoleusEpisodeStatistics *statistics)
{
  g_autoptr (GArray) amplitudes = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) durations = g_array_new (FALSE, FALSE, sizeof (double));
  gboolean mixed = FALSE;
  double first_s = INFINITY;
  double last_s = -INFINITY;

  *statistics = (SoleusEpisodeStatistics){
      .n = g_list_model_get_n_items (rows), .per_minute = NAN};
  for (guint i = 0; i < statistics->n; i++)
    {
      g_autoptr (SoleusEpisodeItem) item = g_list_model_get_item (rows, i);
      const SoleusEpisode *episode = soleus_episode_item_get_episode (item);
      double amplitude = soleus_episode_item_get_amplitude (item);
      const char *unit = g_intern_string (soleus_episode_item_get_unit (item));

      first_s = MIN (first_s, episode->onset_s);
      last_s = MAX (last_s, episode->onset_s);
      g_array_append_val (durations, episode->duration_s);
      if (isnan (amplitude))
        continue;
      mixed = mixed || (statistics->unit != NULL && unit != statistics->unit);
      statistics->unit = unit;
      g_array_append_val (amplitudes, amplitude);
    }
  statistics->duration_s = median (durations);
  statistics->amplitude = mixed ? NAN : median (amplitudes);
  if (isnan (statistics->amplitude))
    statistics->unit = NULL;
  if (statistics->n >= MIN_FOR_RATE && last_s > first_s)
    statistics->per_minute = 60.0 * (statistics->n - 1) / (last_s - first_s);
}

char *
soleus_episode_statistics_dup_text (
    const SoleusEpisodeStatistics *statistics, const SoleusUnits *units)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *duration = soleus_duration_dup_text (statistics->duration_s);

  g_string_append_printf (text,
      ngettext ("%u episode", "%u episodes", statistics->n), statistics->n);
  if (statistics->n == 0)
    return g_string_free (g_steal_pointer (&text), FALSE);
  if (isnan (statistics->amplitude))
    /* Translators: the middle one of all lengths, "14 ms". */
    g_string_append_printf (text, _ (" · median %s"), duration);
  else
    {
      g_autofree char *amplitude = soleus_units_dup_value (
          units, statistics->amplitude, statistics->unit);

      /* Translators: the middle one of all amplitudes and of all lengths. */
      g_string_append_printf (
          text, _ (" · median %s, %s"), amplitude, duration);
    }
  if (isfinite (statistics->per_minute))
    g_string_append_printf (
        text, _ (" · %.3g a minute"), statistics->per_minute);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
