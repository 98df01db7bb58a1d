/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-export-csv.h"

#include "soleus-csv.h"
#include "soleus-event-rows.h"
#include "soleus-json-writer.h"

typedef struct
{
  double onset_s;
  double duration_s;
  SoleusPattern pattern;
  const SoleusChannelSet *channels;
  const SoleusEpisode *episode; /* NULL: none */
} EventRow;

static void
put_row (
    SoleusSink *sink, const SoleusRecording *recording, const EventRow *row)
{
  g_autofree char *labels =
      soleus_channel_labels_dup (recording, row->channels);
  char seconds[SOLEUS_SECONDS_SIZE];

  soleus_sink_puts (sink, soleus_seconds_text (row->onset_s, seconds));
  soleus_sink_write (sink, ",", 1);
  soleus_sink_puts (
      sink, soleus_seconds_text (MAX (row->duration_s, 0.0), seconds));
  soleus_sink_write (sink, ",", 1);
  soleus_sink_puts (sink, soleus_pattern_id (row->pattern));
  soleus_sink_write (sink, ",", 1);
  soleus_csv_text (sink, labels);
  soleus_sink_write (sink, ",", 1);
  if (row->episode != NULL)
    soleus_csv_number (sink, row->episode->frequency_hz);
  soleus_sink_write (sink, ",", 1);
  if (row->episode != NULL)
    soleus_csv_number (sink, row->episode->score);
  soleus_sink_write (sink, "\n", 1);
}

static void
put_burst (SoleusSink *sink, const SoleusReportInput *input,
    const SoleusBurst *burst, SoleusEventLevel level)
{
  const SoleusAnalysis *analysis = input->analysis;
  EventRow row = {
      .onset_s = burst->onset_s,
      .duration_s = burst->duration_s,
      .pattern = burst->pattern,
      .channels = &burst->channels,
      .episode = soleus_burst_episode (analysis, burst),
  };

  if (level == SOLEUS_LEVEL_BURST)
    {
      put_row (sink, input->recording, &row);
      return;
    }
  row.duration_s = 0.0;
  for (guint i = 0; i < burst->n_discharges; i++)
    {
      row.onset_s = g_array_index (
          analysis->discharges_s, double, burst->first_discharge + i);
      put_row (sink, input->recording, &row);
    }
}

static void
put_episodes (SoleusSink *sink, const SoleusReportInput *input)
{
  const GArray *rows = input->analysis->episodes;

  for (guint i = 0; i < rows->len; i++)
    {
      const SoleusEpisode *episode = &g_array_index (rows, SoleusEpisode, i);
      EventRow row = {
          .onset_s = episode->onset_s,
          .duration_s = episode->duration_s,
          .pattern = episode->pattern,
          .channels = &episode->channels,
          .episode = episode,
      };

      if (!episode->rejected)
        put_row (sink, input->recording, &row);
    }
}

void
soleus_export_csv (
    const SoleusReportInput *input, SoleusEventLevel level, SoleusSink *sink)
{
  const GArray *bursts = input->analysis->bursts;

  soleus_sink_puts (
      sink, "onset_s,duration_s,label,channel,frequency_hz,score\n");
  if (level == SOLEUS_LEVEL_EPISODE)
    {
      put_episodes (sink, input);
      return;
    }
  for (guint i = 0; i < bursts->len; i++)
    {
      const SoleusBurst *burst = &g_array_index (bursts, SoleusBurst, i);
      if (soleus_burst_is_listed (input->analysis, burst))
        put_burst (sink, input, burst, level);
    }
}

gboolean
soleus_event_level_from_id (const char *id, SoleusEventLevel *level)
{
  static const char *const ids[] = {
      [SOLEUS_LEVEL_DISCHARGE] = "discharge",
      [SOLEUS_LEVEL_BURST] = "burst",
      [SOLEUS_LEVEL_EPISODE] = "episode",
  };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (g_strcmp0 (id, ids[i]) == 0)
      {
        *level = (SoleusEventLevel)i;
        return TRUE;
      }
  return FALSE;
}
