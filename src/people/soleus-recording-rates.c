/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-recording-rates.h"

#include "soleus-library-people.h"
#include "soleus-pattern.h"

static SoleusLibraryRate
rate_of (SoleusRecording *recording, const SoleusAnalysis *analysis,
    guint index, const char *pattern, guint n)
{
  const SoleusChannel *channel =
      soleus_recording_get_channel (recording, index);
  const SoleusQuality *quality =
      &g_array_index (analysis->quality, SoleusQuality, index);

  return (SoleusLibraryRate){.channel = index,
      .label = channel->label,
      .muscle = channel->muscle,
      .side = channel->side == SOLEUS_SIDE_UNKNOWN
          ? NULL
          : soleus_side_id (channel->side),
      .kind = soleus_kind_id (channel->kind),
      .pattern = pattern,
      .n = n,
      .usable_rest_s = quality->usable_rest_s};
}

/* The axes of a sensor are one place: the first stands for them. */
static gboolean
stands_for_its_place (
    SoleusRecording *recording, const SoleusAnalysis *analysis, guint index)
{
  const int sensor = soleus_recording_get_channel (recording, index)->sensor;

  for (guint i = 0; sensor >= 0 && i < index; i++)
    if (soleus_recording_get_channel (recording, i)->sensor == sensor)
      return FALSE;
  return g_array_index (analysis->quality, SoleusQuality, index).searched;
}

/* A row a place for its clean time, and one for each pattern found there. */
static GArray *
rates_of (SoleusRecording *recording, const SoleusAnalysis *analysis)
{
  const GArray *summary = analysis->summary;
  GArray *rates = g_array_new (FALSE, FALSE, sizeof (SoleusLibraryRate));

  for (guint i = 0; i < analysis->quality->len; i++)
    {
      SoleusLibraryRate row;
      if (!stands_for_its_place (recording, analysis, i))
        continue;
      row = rate_of (recording, analysis, i, "", 0);
      g_array_append_val (rates, row);
      for (guint k = 0; k < summary->len; k++)
        {
          const SoleusSummary *found =
              &g_array_index (summary, SoleusSummary, k);
          if (found->channel != i)
            continue;
          row = rate_of (recording, analysis, i,
              soleus_pattern_id (found->pattern), found->n);
          g_array_append_val (rates, row);
        }
    }
  return rates;
}

GArray *
soleus_recording_rates_new (
    SoleusRecording *recording, const SoleusAnalysis *analysis)
{
  g_autoptr (GArray) rates = rates_of (recording, analysis);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (SoleusLibraryRateRow));

  for (guint i = 0; i < rates->len; i++)
    {
      SoleusLibraryRateRow row = {.name = soleus_recording_get_name (recording),
          .settings_hash = analysis->settings_hash,
          .rate = g_array_index (rates, SoleusLibraryRate, i)};
      g_array_append_val (rows, row);
    }
  return rows;
}

gboolean
soleus_recording_rates_keep (SoleusLibrary *library, gint64 id,
    SoleusRecording *recording, const SoleusAnalysis *analysis, GError **error)
{
  g_autoptr (GArray) rates = rates_of (recording, analysis);

  return soleus_library_set_rates (library, id, analysis->settings_hash,
      (const SoleusLibraryRate *)(void *)rates->data, rates->len, error);
}
