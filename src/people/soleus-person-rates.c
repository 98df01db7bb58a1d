/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-person-rates.h"

#include <string.h>

#include "soleus-diary.h"

static gboolean
is_chosen (const SoleusLibraryRate *rate, const char *kind,
    const SoleusPersonChoice *choice)
{
  return strcmp (rate->kind, kind) == 0
      && (choice->muscle == NULL
          || g_strcmp0 (rate->muscle, choice->muscle) == 0)
      && (choice->place == NULL
          || strcmp (soleus_person_place (rate), choice->place) == 0);
}

const char *
soleus_person_place (const SoleusLibraryRate *rate)
{
  g_autofree char *both = NULL;

  if (rate->muscle == NULL)
    return g_intern_string (rate->label);
  if (rate->side == NULL)
    return g_intern_string (rate->muscle);
  both = g_strdup_printf ("%s %s", rate->muscle, rate->side);
  return g_intern_string (both);
}

GPtrArray *
soleus_person_places (const GArray *rates)
{
  GPtrArray *places = g_ptr_array_new ();

  for (guint i = 0; i < rates->len; i++)
    {
      const char *place = soleus_person_place (
          &g_array_index (rates, SoleusLibraryRateRow, i).rate);
      if (!g_ptr_array_find (places, place, NULL))
        g_ptr_array_add (places, (gpointer)place);
    }
  return places;
}

static void
add_place (GString *places, const SoleusLibraryRate *rate)
{
  if (places->len > 0)
    g_string_append (places, ", ");
  g_string_append (places, soleus_person_place (rate));
}

/* Adds up rows [first, end), which are of one recording. FALSE: no channel of
 * that kind was searched. */
static gboolean
add_up (const SoleusLibraryRateRow *rows, guint first, guint end,
    const char *kind, const SoleusPersonChoice *choice,
    SoleusPersonPoint *point)
{
  g_autoptr (GString) places = g_string_new (NULL);
  gboolean found = FALSE;

  for (guint i = first; i < end; i++)
    {
      const SoleusLibraryRate *rate = &rows[i].rate;
      if (!is_chosen (rate, kind, choice))
        continue;
      if (*rate->pattern == '\0')
        {
          point->count.observed_s += rate->usable_rest_s;
          add_place (places, rate);
          found = TRUE;
        }
      else if (strcmp (rate->pattern, choice->pattern) == 0)
        point->count.n += rate->n;
    }
  point->places = g_intern_string (places->str);
  return found;
}

GArray *
soleus_person_points (const GArray *rates, const SoleusPersonChoice *choice)
{
  const SoleusLibraryRateRow *rows =
      (const SoleusLibraryRateRow *)(void *)rates->data;
  GArray *points = g_array_new (FALSE, FALSE, sizeof (SoleusPersonPoint));

  for (guint first = 0, end; first < rates->len; first = end)
    {
      SoleusPersonPoint point = {.recording = rows[first].recording,
          .name = rows[first].name,
          .start = rows[first].start,
          .settings_hash = rows[first].settings_hash};

      for (end = first + 1;
           end < rates->len && rows[end].recording == rows[first].recording;)
        end++;
      if (add_up (rows, first, end, "emg", choice, &point)
          || add_up (rows, first, end, "accelerometer", choice, &point))
        g_array_append_val (points, point);
    }
  return points;
}

static gboolean
is_after (
    const GPtrArray *diary, const char *trigger, gint64 start, double window_h)
{
  for (guint i = 0; i < diary->len; i++)
    {
      const SoleusDiaryEntry *entry = g_ptr_array_index (diary, i);
      gint64 at;
      if (strcmp (entry->trigger, trigger) == 0
          && soleus_diary_seconds (entry->at, &at) && at <= start
          && (double)(start - at) <= window_h * 3600.0)
        return TRUE;
    }
  return FALSE;
}

static SoleusDiaryEffect
effect_of (const GPtrArray *diary, const char *trigger, const GArray *points,
    double window_h)
{
  SoleusDiaryEffect effect = {.trigger = trigger};
  g_autofree SoleusCount *after = g_new (SoleusCount, points->len + 1);
  g_autofree SoleusCount *without = g_new (SoleusCount, points->len + 1);

  for (guint i = 0; i < diary->len; i++)
    {
      const SoleusDiaryEntry *entry = g_ptr_array_index (diary, i);
      effect.n_occasions += strcmp (entry->trigger, trigger) == 0;
    }
  for (guint i = 0; i < points->len; i++)
    {
      const SoleusPersonPoint *point =
          &g_array_index (points, SoleusPersonPoint, i);
      gint64 start;
      if (!soleus_diary_seconds (point->start, &start))
        continue;
      if (is_after (diary, trigger, start, window_h))
        {
          after[effect.n_after++] = point->count;
          effect.after.n += point->count.n;
          effect.after.observed_s += point->count.observed_s;
        }
      else
        {
          without[effect.n_without++] = point->count;
          effect.without.n += point->count.n;
          effect.without.observed_s += point->count.observed_s;
        }
    }
  effect.ratio = soleus_rate_ratio_of_many (
      without, effect.n_without, after, effect.n_after);
  return effect;
}

GArray *
soleus_diary_effects (
    const GPtrArray *diary, const GArray *points, double window_h)
{
  GArray *effects = g_array_new (FALSE, FALSE, sizeof (SoleusDiaryEffect));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < diary->len; i++)
    {
      const SoleusDiaryEntry *entry = g_ptr_array_index (diary, i);
      SoleusDiaryEffect effect;
      if (!g_hash_table_add (seen, entry->trigger))
        continue;
      effect = effect_of (diary, entry->trigger, points, window_h);
      g_array_append_val (effects, effect);
    }
  return effects;
}
