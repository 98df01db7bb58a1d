/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-library-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>

#include "soleus-config.h"
#include "soleus-json-writer.h"
#include "soleus-people-words.h"
#include "soleus-poisson.h"

void
soleus_library_print_people (const GPtrArray *people)
{
  g_print ("%-24s %6s %11s %6s\n", _ ("pseudonym"), _ ("born"),
      _ ("recordings"), _ ("diary"));
  for (guint i = 0; i < people->len; i++)
    {
      const SoleusLibraryPerson *person = g_ptr_array_index (people, i);
      g_autofree char *born = person->birth_year == 0
          ? g_strdup ("-")
          : g_strdup_printf ("%d", person->birth_year);
      g_print ("%-24s %6s %11u %6u\n", person->pseudonym, born,
          person->n_recordings, person->n_diary);
    }
}

static void
put_trend (const GArray *points, const SoleusPersonChoice *choice)
{
  g_autoptr (SoleusSink) sink = soleus_sink_new_stream (stdout);
  SoleusJsonWriter json;

  soleus_json_writer_init (&json, sink);
  soleus_json_begin_object (&json, NULL);
  soleus_json_string (&json, "schema", "soleus-trend/1");
  soleus_json_string (&json, "version", SOLEUS_VERSION);
  soleus_json_string (&json, "pattern", choice->pattern);
  soleus_json_begin_array (&json, "recordings");
  for (guint i = 0; i < points->len; i++)
    {
      const SoleusPersonPoint *point =
          &g_array_index (points, SoleusPersonPoint, i);
      double rate, low, high;

      soleus_poisson_rate_per_min (
          point->count.n, point->count.observed_s, &rate, &low, &high);
      soleus_json_begin_row (&json, NULL);
      soleus_json_string (&json, "name", point->name);
      soleus_json_string (&json, "start", point->start);
      soleus_json_string (&json, "places", point->places);
      soleus_json_string (&json, "settings_hash", point->settings_hash);
      soleus_json_int (&json, "n", point->count.n);
      soleus_json_number (&json, "observed_s", point->count.observed_s);
      soleus_json_number (&json, "rate_per_min", rate);
      soleus_json_number (&json, "rate_low", low);
      soleus_json_number (&json, "rate_high", high);
      soleus_json_end_object (&json);
    }
  soleus_json_end_array (&json);
  soleus_json_end_object (&json);
  soleus_sink_close (sink, NULL);
}

void
soleus_library_print_trend (
    const GArray *points, const SoleusPersonChoice *choice, gboolean json)
{
  g_autoptr (GPtrArray) warnings = soleus_points_dup_warnings (points);

  if (json)
    {
      put_trend (points, choice);
      return;
    }
  g_print (_ ("%s a clean minute, with the exact 95 %% interval\n\n"),
      choice->pattern);
  g_print ("  %-20s %6s %8s %9s %-17s %s\n", _ ("begin"), _ ("count"),
      _ ("minutes"), _ ("rate"), "", _ ("recording"));
  for (guint i = 0; i < points->len; i++)
    {
      const SoleusPersonPoint *point =
          &g_array_index (points, SoleusPersonPoint, i);
      double rate, low, high;

      soleus_poisson_rate_per_min (
          point->count.n, point->count.observed_s, &rate, &low, &high);
      g_print ("  %-20.19s %6u %8.1f ",
          point->start == NULL ? "-" : point->start, point->count.n,
          point->count.observed_s / 60.0);
      if (isnan (rate))
        g_print ("%9s %-17s %s\n", "-", _ ("no clean time"), point->name);
      else
        g_print ("%9.2f (%.2f %s %.2f)   %s\n", rate, low, _ ("to"), high,
            point->name);
    }
  if (points->len == 0)
    g_print (_ ("  No recording of this kind yet.\n"));
  for (guint i = 0; i < warnings->len; i++)
    g_print ("\n%s\n", (const char *)g_ptr_array_index (warnings, i));
}

void
soleus_library_print_hits (const GPtrArray *hits)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const SoleusLibraryHit *hit = g_ptr_array_index (hits, i);
      g_autofree char *where = soleus_found_in_dup_words (hit->where);
      g_print ("%-20.19s %-12s %-24s %s\n",
          hit->start != NULL ? hit->start : "-",
          hit->person != NULL ? hit->person : "-", where,
          hit->path != NULL ? hit->path : hit->name);
    }
  if (hits->len == 0)
    g_print ("%s\n", _ ("Nothing in the library holds these words."));
}

void
soleus_library_print_diary (const GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const SoleusDiaryEntry *entry = g_ptr_array_index (entries, i);
      g_print ("%-20s %-16s %s\n", entry->at, entry->trigger, entry->note);
    }
}

static double
per_min (SoleusCount count)
{
  return count.observed_s > 0.0 ? 60.0 * count.n / count.observed_s : NAN;
}

static void
put_effects (
    const GArray *effects, const SoleusPersonChoice *choice, double window_h)
{
  g_autoptr (SoleusSink) sink = soleus_sink_new_stream (stdout);
  SoleusJsonWriter json;

  soleus_json_writer_init (&json, sink);
  soleus_json_begin_object (&json, NULL);
  soleus_json_string (&json, "schema", "soleus-effects/1");
  soleus_json_string (&json, "version", SOLEUS_VERSION);
  soleus_json_string (&json, "pattern", choice->pattern);
  soleus_json_number (&json, "window_h", window_h);
  soleus_json_begin_array (&json, "effects");
  for (guint i = 0; i < effects->len; i++)
    {
      const SoleusDiaryEffect *effect =
          &g_array_index (effects, SoleusDiaryEffect, i);

      soleus_json_begin_row (&json, NULL);
      soleus_json_string (&json, "trigger", effect->trigger);
      soleus_json_int (&json, "n_occasions", effect->n_occasions);
      soleus_json_int (&json, "n_after", effect->n_after);
      soleus_json_int (&json, "n_without", effect->n_without);
      soleus_json_number (&json, "after_per_min", per_min (effect->after));
      soleus_json_number (&json, "without_per_min", per_min (effect->without));
      soleus_json_number (&json, "ratio", effect->ratio.ratio.value);
      soleus_json_number (&json, "ratio_low", effect->ratio.ratio.low);
      soleus_json_number (&json, "ratio_high", effect->ratio.ratio.high);
      soleus_json_number (&json, "p", effect->ratio.p);
      soleus_json_bool (&json, "differs", effect->ratio.differs);
      soleus_json_number (&json, "more_min", effect->ratio.more_min);
      soleus_json_end_object (&json);
    }
  soleus_json_end_array (&json);
  soleus_json_end_object (&json);
  soleus_sink_close (sink, NULL);
}

void
soleus_library_print_effects (const GArray *effects,
    const SoleusPersonChoice *choice, double window_h, gboolean json)
{
  if (json)
    {
      put_effects (effects, choice, window_h);
      return;
    }
  g_print (_ ("%s a clean minute in recordings begun within %g hours after, "
              "and in the others\n"),
      choice->pattern, window_h);
  for (guint i = 0; i < effects->len; i++)
    {
      const SoleusDiaryEffect *effect =
          &g_array_index (effects, SoleusDiaryEffect, i);
      g_autofree char *words = NULL;
      g_autofree char *rates = NULL;
      g_print (ngettext ("\n%s: %u occasion\n", "\n%s: %u occasions\n",
                   effect->n_occasions),
          effect->trigger, effect->n_occasions);
      rates = soleus_diary_effect_dup_rates (effect);
      if (*rates != '\0')
        g_print ("  %s\n", rates);
      words = soleus_diary_effect_dup_words (effect);
      g_print ("  %s\n", words);
    }
  if (effects->len == 0)
    g_print (_ ("\nThe diary is empty: note a trigger with “library "
                "diary”.\n"));
}
