/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-recording-pair.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "soleus-distribution-chart.h"
#include "soleus-person-rates.h"
#include "soleus-recording-rates.h"
#include "soleus-robust.h"

static void
side_clear (SoleusPairSide *side)
{
  g_free (side->name);
  g_free (side->places);
  g_free (side->settings_hash);
  g_clear_pointer (&side->amplitudes, g_array_unref);
  g_clear_pointer (&side->intervals_s, g_array_unref);
}

void
soleus_pair_free (SoleusPair *pair)
{
  if (pair == NULL)
    return;
  side_clear (&pair->first);
  side_clear (&pair->second);
  g_free (pair);
}

/* Whether rates of @index are counted: one row a searched place of the kind
 * that is compared. */
static gboolean
is_counted (const GArray *rates, guint index, const char *kind)
{
  for (guint i = 0; i < rates->len; i++)
    {
      const SoleusLibraryRate *rate =
          &g_array_index (rates, SoleusLibraryRateRow, i).rate;
      if (rate->channel == index && *rate->pattern == '\0'
          && strcmp (rate->kind, kind) == 0)
        return TRUE;
    }
  return FALSE;
}

static const char *
kind_of (const GArray *rates)
{
  for (guint i = 0; i < rates->len; i++)
    if (strcmp (g_array_index (rates, SoleusLibraryRateRow, i).rate.kind, "emg")
        == 0)
      return "emg";
  return "accelerometer";
}

static void
add_events (SoleusPairSide *side, const SoleusAnalysis *analysis, guint channel,
    SoleusPattern pattern)
{
  double last_s = NAN;

  for (guint i = 0; i < analysis->bursts->len; i++)
    {
      const SoleusBurst *burst =
          &g_array_index (analysis->bursts, SoleusBurst, i);
      const double interval_s = burst->onset_s - last_s;
      if (burst->pattern != pattern
          || !soleus_channel_set_has (&burst->channels, channel))
        continue;
      g_array_append_val (side->amplitudes, burst->amplitude);
      if (interval_s > 0.0)
        g_array_append_val (side->intervals_s, interval_s);
      last_s = burst->onset_s;
    }
}

static void
side_init (SoleusPairSide *side, SoleusRecording *recording,
    const SoleusAnalysis *analysis, SoleusPattern pattern)
{
  g_autoptr (GArray) rates = soleus_recording_rates_new (recording, analysis);
  const SoleusPersonChoice choice = {.pattern = soleus_pattern_id (pattern)};
  g_autoptr (GArray) points = soleus_person_points (rates, &choice);
  const SoleusPersonPoint *point =
      points->len == 0 ? NULL : &g_array_index (points, SoleusPersonPoint, 0);

  side->name = g_strdup (soleus_recording_get_name (recording));
  side->places = g_strdup (point == NULL ? "" : point->places);
  side->settings_hash = g_strdup (analysis->settings_hash);
  side->kind = kind_of (rates);
  side->count = point == NULL ? (SoleusCount){0, 0.0} : point->count;
  side->amplitudes = g_array_new (FALSE, FALSE, sizeof (double));
  side->intervals_s = g_array_new (FALSE, FALSE, sizeof (double));
  side->unit = "";
  for (guint c = 0; c < soleus_recording_get_n_channels (recording); c++)
    {
      const SoleusChannel *facts = soleus_recording_get_channel (recording, c);
      if (!is_counted (rates, c, side->kind))
        continue;
      if (*side->unit == '\0')
        side->unit = !facts->calibrated       ? "× noise"
            : strcmp (facts->unit, "uV") == 0 ? "µV"
                                              : g_intern_string (facts->unit);
      add_events (side, analysis, c, pattern);
    }
}

static SoleusPairDiffers
differs (const SoleusPairSide *a, const SoleusPairSide *b)
{
  SoleusPairDiffers set = 0;

  if (strcmp (a->places, b->places) != 0)
    set |= SOLEUS_PAIR_PLACES;
  if (strcmp (a->kind, b->kind) != 0 || strcmp (a->unit, b->unit) != 0)
    set |= SOLEUS_PAIR_SENSOR;
  if (g_strcmp0 (a->settings_hash, b->settings_hash) != 0)
    set |= SOLEUS_PAIR_SETTINGS;
  return set;
}

SoleusPair *
soleus_pair_new (SoleusRecording *first, const SoleusAnalysis *first_analysis,
    SoleusRecording *second, const SoleusAnalysis *second_analysis,
    SoleusPattern pattern)
{
  SoleusPair *pair = g_new0 (SoleusPair, 1);

  pair->pattern = soleus_pattern_id (pattern);
  side_init (&pair->first, first, first_analysis, pattern);
  side_init (&pair->second, second, second_analysis, pattern);
  pair->ratio = soleus_rate_ratio (pair->first.count, pair->second.count);
  pair->differs = differs (&pair->first, &pair->second);
  return pair;
}

GPtrArray *
soleus_pair_dup_warnings (const SoleusPair *pair)
{
  static const struct
  {
    SoleusPairDiffers what;
    const char *text;
  } rows[] = {
      {SOLEUS_PAIR_PLACES,
          N_ ("The sensors lay in different places: rates of different places "
              "do not compare well.")},
      {SOLEUS_PAIR_SENSOR,
          N_ ("The sensors are of different kinds or units: their amplitudes "
              "do not compare.")},
      {SOLEUS_PAIR_SETTINGS,
          N_ ("The recordings were analysed with different settings or "
              "versions.")},
  };
  GPtrArray *warnings = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (pair->differs & rows[i].what)
      g_ptr_array_add (warnings, g_strdup (_ (rows[i].text)));
  return warnings;
}

static double
median (const GArray *values)
{
  return values->len == 0
      ? NAN
      : soleus_median_double (
          (const double *)(void *)values->data, values->len);
}

static char *
dup_median (const GArray *values, const char *unit)
{
  return values->len == 0 ? g_strdup ("–")
                          : g_strdup_printf ("%.3g %s (n = %u)",
                              median (values), unit, values->len);
}

char *
soleus_pair_dup_summary (const SoleusPair *pair)
{
  g_autofree char *amplitude =
      dup_median (pair->first.amplitudes, pair->first.unit);
  g_autofree char *other_amplitude =
      dup_median (pair->second.amplitudes, pair->second.unit);
  g_autofree char *interval = dup_median (pair->first.intervals_s, "s");
  g_autofree char *other_interval = dup_median (pair->second.intervals_s, "s");

  return g_strdup_printf (
      _ ("Median amplitude %s and %s; median interval %s and %s"), amplitude,
      other_amplitude, interval, other_interval);
}

static SoleusDistributions
panel (const SoleusPair *pair, const char *title, gsize offset)
{
  const GArray *first = G_STRUCT_MEMBER (GArray *, &pair->first, offset);
  const GArray *second = G_STRUCT_MEMBER (GArray *, &pair->second, offset);

  return (SoleusDistributions){.x_title = title,
      .first = (const double *)(void *)first->data,
      .n_first = first->len,
      .second = (const double *)(void *)second->data,
      .n_second = second->len,
      .first_name = pair->first.name,
      .second_name = pair->second.name};
}

SoleusFigure *
soleus_pair_figure_new (const SoleusPair *pair)
{
  g_autofree char *amplitude =
      g_strdup_printf (_ ("amplitude, %s"), pair->first.unit);
  SoleusDistributions panels[2] = {
      panel (pair, amplitude, G_STRUCT_OFFSET (SoleusPairSide, amplitudes)),
      panel (pair, _ ("interval, s"),
          G_STRUCT_OFFSET (SoleusPairSide, intervals_s))};

  /* Two units have no axis in common. */
  if (strcmp (pair->first.unit, pair->second.unit) != 0)
    panels[0].n_second = 0;
  return soleus_distribution_figure_new (
      panels, soleus_pair_dup_summary (pair));
}
