/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-people-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-poisson.h"

static char *
dup_times (double ratio)
{
  return isinf (ratio) ? g_strdup ("∞") : g_strdup_printf ("%.2f", ratio);
}

/* Neither side is known to have more. */
static char *
dup_open (const SoleusRateRatio *ratio)
{
  g_autofree char *value = dup_times (ratio->ratio.value);
  g_autofree char *low = dup_times (ratio->ratio.low);
  g_autofree char *high = dup_times (ratio->ratio.high);

  if (isfinite (ratio->more_min))
    return g_strdup_printf (
        _ ("Cannot tell yet: %s times as many, but anything from %s to %s "
           "fits. About %.0f more minutes of each would show a difference of "
           "this size."),
        value, low, high, ceil (ratio->more_min));
  return g_strdup_printf (
      _ ("No difference seen: %s times as many (95 %% interval %s to %s)."),
      value, low, high);
}

char *
soleus_diary_effect_dup_words (const SoleusDiaryEffect *effect)
{
  const SoleusRateRatio *ratio = &effect->ratio;
  g_autofree char *value = dup_times (ratio->ratio.value);
  g_autofree char *low = dup_times (ratio->ratio.low);
  g_autofree char *high = dup_times (ratio->ratio.high);

  if (isnan (ratio->ratio.value))
    return g_strdup (
        _ ("Cannot tell yet: recordings of both kinds are needed."));
  if (isnan (ratio->dispersion))
    return g_strdup (_ ("Cannot tell yet: at least two recordings of both "
                        "kinds are needed."));
  if (!ratio->differs)
    return dup_open (ratio);
  return g_strdup_printf (
      _ ("They go together: %s times as many (95 %% interval %s to %s). This "
         "does not show that one causes the other."),
      value, low, high);
}

char *
soleus_rate_ratio_dup_words (const SoleusRateRatio *ratio)
{
  g_autofree char *value = dup_times (ratio->ratio.value);
  g_autofree char *low = dup_times (ratio->ratio.low);
  g_autofree char *high = dup_times (ratio->ratio.high);

  if (isnan (ratio->ratio.value))
    return g_strdup (_ ("Cannot tell yet: nothing was counted in clean time "
                        "of both recordings."));
  if (!ratio->differs)
    return dup_open (ratio);
  return g_strdup_printf (
      _ ("The second has %s times as many a clean minute as the first (95 %% "
         "interval %s to %s)."),
      value, low, high);
}

static double
per_min (SoleusCount count)
{
  return count.observed_s > 0.0 ? 60.0 * count.n / count.observed_s : NAN;
}

char *
soleus_diary_effect_dup_rates (const SoleusDiaryEffect *effect)
{
  GString *text = g_string_new (NULL);

  if (effect->n_after > 0)
    g_string_append_printf (text,
        ngettext ("after: %.2f a minute (%u recording)",
            "after: %.2f a minute (%u recordings)", effect->n_after),
        per_min (effect->after), effect->n_after);
  if (effect->n_after > 0 && effect->n_without > 0)
    g_string_append (text, ", ");
  if (effect->n_without > 0)
    g_string_append_printf (text,
        ngettext ("without: %.2f a minute (%u recording)",
            "without: %.2f a minute (%u recordings)", effect->n_without),
        per_min (effect->without), effect->n_without);
  return g_string_free (text, FALSE);
}

char *
soleus_diary_effect_dup_title (const SoleusDiaryEffect *effect)
{
  return g_strdup_printf (
      /* TRANSLATORS: a trigger, and how often the diary has it */
      ngettext ("%s, %u occasion", "%s, %u occasions", effect->n_occasions),
      soleus_trigger_name (effect->trigger), effect->n_occasions);
}

GPtrArray *
soleus_points_dup_warnings (const GArray *points)
{
  GPtrArray *warnings = g_ptr_array_new_with_free_func (g_free);
  const SoleusPersonPoint *all =
      (const SoleusPersonPoint *)(void *)points->data;
  gboolean places = FALSE, settings = FALSE;

  for (guint i = 1; i < points->len; i++)
    {
      places = places || g_strcmp0 (all[0].places, all[i].places) != 0;
      settings = settings
          || g_strcmp0 (all[0].settings_hash, all[i].settings_hash) != 0;
    }
  if (places)
    g_ptr_array_add (warnings,
        g_strdup (_ ("The sensors lay in different places: rates of different "
                     "places do not compare well.")));
  if (settings)
    g_ptr_array_add (warnings,
        g_strdup (_ ("The recordings were analysed with different settings or "
                     "versions.")));
  return warnings;
}

char *
soleus_count_dup_words (SoleusCount count)
{
  double rate, low, high;

  soleus_poisson_rate_per_min (count.n, count.observed_s, &rate, &low, &high);
  if (isnan (rate))
    return g_strdup (_ ("no clean time"));
  return g_strdup_printf (
      /* TRANSLATORS: a rate, its 95 % interval, count and observed time */
      _ ("%.2f a minute (%.2f to %.2f; %u in %.1f min)"), rate, low, high,
      count.n, count.observed_s / 60.0);
}

const SoleusTrigger soleus_triggers[] = {
    {"sport", N_ ("Sport")},
    {"coffee", N_ ("Coffee")},
    {"alcohol", N_ ("Alcohol")},
    {"sleep", N_ ("Short sleep")},
    {"magnesium", N_ ("Magnesium")},
    {"stress", N_ ("Stress")},
    {"cold", N_ ("Cold")},
    {"medicine", N_ ("Medicine")},
    {NULL, NULL},
};

const char *
soleus_trigger_name (const char *id)
{
  for (const SoleusTrigger *row = soleus_triggers; row->id != NULL; row++)
    if (g_str_equal (row->id, id))
      return _ (row->name);
  return id;
}

char *
soleus_found_in_dup_words (SoleusFoundIn where)
{
  static const struct
  {
    SoleusFoundIn place;
    const char *word;
  } places[] = {{SOLEUS_FOUND_IN_NAME, N_ ("name")},
      {SOLEUS_FOUND_IN_PERSON, N_ ("person")},
      {SOLEUS_FOUND_IN_FINDING, N_ ("finding")},
      {SOLEUS_FOUND_IN_NOTE, N_ ("note")},
      {SOLEUS_FOUND_IN_LABEL, N_ ("label")}};
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (where & places[i].place)
      g_string_append_printf (
          text, "%s%s", text->len > 0 ? ", " : "", _ (places[i].word));
  return g_string_free (text, FALSE);
}
