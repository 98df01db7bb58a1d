/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-export-csv.h"

#include "soleus-csv.h"
#include "soleus-event-rows.h"
#include "soleus-json-writer.h"
#include "soleus-stamp.h"

#define EVENT_COLUMNS "onset_s,duration_s,label,channel,frequency_hz,score"

typedef struct
{
  const SoleusReportInput *input;
  SoleusEventLevel level;
  void (*use) (const SoleusEventRow *row, gpointer user_data);
  gpointer user_data;
} Listing;

typedef struct
{
  SoleusSink *sink;
  const SoleusRecording *recording;
  const char *row_end;
} Csv;

static void
put_row (const SoleusEventRow *row, gpointer user_data)
{
  const Csv *csv = user_data;
  SoleusSink *sink = csv->sink;
  g_autofree char *labels =
      soleus_channel_labels_dup (csv->recording, row->channels);
  char seconds[SOLEUS_SECONDS_SIZE];

  soleus_sink_puts (sink, soleus_seconds_text (row->onset_s, seconds));
  soleus_sink_write (sink, ",", 1);
  soleus_sink_puts (sink, soleus_seconds_text (row->duration_s, seconds));
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
  soleus_sink_puts (sink, csv->row_end);
}

static void
list_burst (const Listing *listing, const SoleusBurst *burst)
{
  const SoleusAnalysis *analysis = listing->input->analysis;
  SoleusEventRow row = {
      .onset_s = burst->onset_s,
      .duration_s = MAX (burst->duration_s, 0.0),
      .pattern = burst->pattern,
      .channels = &burst->channels,
      .episode = soleus_burst_episode (analysis, burst),
  };

  if (listing->level == SOLEUS_LEVEL_BURST)
    {
      listing->use (&row, listing->user_data);
      return;
    }
  row.duration_s = 0.0;
  for (guint i = 0; i < burst->n_discharges; i++)
    {
      row.onset_s = g_array_index (
          analysis->discharges_s, double, burst->first_discharge + i);
      listing->use (&row, listing->user_data);
    }
}

static void
list_episodes (const Listing *listing)
{
  const GArray *rows = listing->input->analysis->episodes;

  for (guint i = 0; i < rows->len; i++)
    {
      const SoleusEpisode *episode = &g_array_index (rows, SoleusEpisode, i);
      const SoleusEventRow row = {
          .onset_s = episode->onset_s,
          .duration_s = MAX (episode->duration_s, 0.0),
          .pattern = episode->pattern,
          .channels = &episode->channels,
          .episode = episode,
      };

      if (!episode->rejected)
        listing->use (&row, listing->user_data);
    }
}

void
soleus_export_each (const SoleusReportInput *input, SoleusEventLevel level,
    void (*use) (const SoleusEventRow *row, gpointer user_data),
    gpointer user_data)
{
  const Listing listing = {input, level, use, user_data};
  const GArray *bursts = input->analysis->bursts;

  if (level == SOLEUS_LEVEL_EPISODE)
    {
      list_episodes (&listing);
      return;
    }
  for (guint i = 0; i < bursts->len; i++)
    {
      const SoleusBurst *burst = &g_array_index (bursts, SoleusBurst, i);
      if (soleus_burst_is_listed (input->analysis, burst))
        list_burst (&listing, burst);
    }
}

void
soleus_export_csv (
    const SoleusReportInput *input, SoleusEventLevel level, SoleusSink *sink)
{
  Csv csv = {sink, input->recording, "\n"};

  soleus_sink_puts (sink, EVENT_COLUMNS "\n");
  soleus_export_each (input, level, put_row, &csv);
}

void
soleus_export_csv_stamped (
    const SoleusReportInput *input, SoleusEventLevel level, SoleusSink *sink)
{
  g_autofree char *row_end = soleus_stamp_dup_row_end (input);
  Csv csv = {sink, input->recording, row_end};

  soleus_sink_puts (sink, EVENT_COLUMNS "," SOLEUS_STAMP_COLUMNS "\n");
  soleus_export_each (input, level, put_row, &csv);
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
