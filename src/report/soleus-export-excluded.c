/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-export-excluded.h"

#include "soleus-csv.h"
#include "soleus-event-rows.h"
#include "soleus-json-writer.h"
#include "soleus-stamp.h"

/* Sums of rounded times part two stretches that touch. */
#define TOUCHING_S 1e-6

typedef struct
{
  const SoleusReportInput *input;
  SoleusSink *sink;
  char *row_end;
} Table;

/* @channels NULL: all. */
static void
put_row (const Table *table, SoleusSpan span, const SoleusChannelSet *channels,
    const char *kind, const char *reason)
{
  SoleusSink *sink = table->sink;
  g_autofree char *labels = channels == NULL
      ? g_strdup ("")
      : soleus_channel_labels_dup (table->input->recording, channels);
  char seconds[SOLEUS_SECONDS_SIZE];

  soleus_sink_puts (sink, soleus_seconds_text (span.start_s, seconds));
  soleus_sink_puts (sink, ",");
  soleus_sink_puts (
      sink, soleus_seconds_text (MAX (span.end_s - span.start_s, 0), seconds));
  soleus_sink_puts (sink, ",");
  soleus_csv_text (sink, labels);
  soleus_sink_puts (sink, ",");
  soleus_csv_text (sink, kind);
  soleus_sink_puts (sink, ",");
  soleus_csv_text (sink, reason);
  soleus_sink_puts (sink, table->row_end);
}

static void
put_channels (const Table *table)
{
  const GArray *rows = table->input->analysis->quality;
  const SoleusSpan whole = {
      0.0, soleus_recording_get_duration_s (table->input->recording)};

  for (guint i = 0; i < rows->len; i++)
    {
      const SoleusQuality *row = &g_array_index (rows, SoleusQuality, i);
      const SoleusChannelSet channel = soleus_channel_set_of (row->channel);

      /* The other axes of a sensor were measured with the first. */
      if (!row->searched && !row->further_axis)
        put_row (table, whole, &channel, "channel",
            row->reason_id != NULL ? row->reason_id : "not-searched");
    }
}

static void
put_gaps (const Table *table)
{
  guint n;
  const SoleusSpan *segments =
      soleus_recording_get_segments (table->input->recording, &n);
  double end_s = 0.0;

  for (guint i = 0; i < n; i++)
    {
      if (segments[i].start_s > end_s + TOUCHING_S)
        put_row (table, (SoleusSpan){end_s, segments[i].start_s}, NULL, "gap",
            "NO-DATA");
      end_s = MAX (end_s, segments[i].end_s);
    }
}

static void
put_artefacts (const Table *table)
{
  const GArray *rows = table->input->analysis->artefacts;

  for (guint i = 0; i < rows->len; i++)
    {
      const SoleusArtefact *row = &g_array_index (rows, SoleusArtefact, i);

      put_row (table,
          (SoleusSpan){row->onset_s, row->onset_s + row->duration_s},
          &row->channels, "artefact", soleus_artefact_id (row->kind));
    }
}

static void
put_states (const Table *table)
{
  const GArray *rows = table->input->analysis->states;

  for (guint i = 0; i < rows->len; i++)
    {
      const SoleusStateSpan *row = &g_array_index (rows, SoleusStateSpan, i);

      if (row->state != SOLEUS_STATE_REST && row->state != SOLEUS_STATE_SLEEP)
        put_row (table,
            (SoleusSpan){row->onset_s, row->onset_s + row->duration_s}, NULL,
            "state", soleus_state_id (row->state));
    }
}

static void
put_episodes (const Table *table)
{
  const GArray *rows = table->input->analysis->episodes;

  for (guint i = 0; i < rows->len; i++)
    {
      const SoleusEpisode *row = &g_array_index (rows, SoleusEpisode, i);

      if (row->rejected)
        put_row (table,
            (SoleusSpan){row->onset_s, row->onset_s + row->duration_s},
            &row->channels, "episode", "rejected");
    }
}

void
soleus_export_excluded (const SoleusReportInput *input, SoleusSink *sink)
{
  g_autofree char *row_end = soleus_stamp_dup_row_end (input);
  const Table table = {input, sink, row_end};

  soleus_sink_puts (sink,
      "onset_s,duration_s,channel,kind,reason," SOLEUS_STAMP_COLUMNS "\n");
  put_channels (&table);
  put_gaps (&table);
  put_artefacts (&table);
  put_states (&table);
  put_episodes (&table);
}
