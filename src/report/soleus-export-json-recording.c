/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-export-json-parts.h"

void
soleus_json_put_channels (
    SoleusJsonWriter *json, const char *key, const SoleusChannelSet *channels)
{
  soleus_json_begin_array (json, key);
  for (int i = soleus_channel_set_next (channels, -1); i >= 0;
       i = soleus_channel_set_next (channels, i))
    soleus_json_int (json, NULL, i);
  soleus_json_end_array (json);
}

static void
put_segments (SoleusJsonWriter *json, const SoleusRecording *recording)
{
  guint n = 0;
  const SoleusSpan *segments = soleus_recording_get_segments (recording, &n);

  soleus_json_begin_array (json, "segments");
  for (guint i = 0; i < n; i++)
    {
      soleus_json_begin_list (json, NULL);
      soleus_json_seconds (json, NULL, segments[i].start_s);
      soleus_json_seconds (json, NULL, segments[i].end_s);
      soleus_json_end_array (json);
    }
  soleus_json_end_array (json);
}

static void
put_channel (SoleusJsonWriter *json, guint index, const SoleusChannel *channel)
{
  const char *reason_id = NULL;
  gboolean assumed = FALSE;
  const char *assumed_muscle = soleus_channel_get_muscle (channel, &assumed);

  soleus_json_begin_row (json, NULL);
  soleus_json_int (json, "index", index);
  soleus_json_string (json, "label", channel->label);
  soleus_json_string (json, "kind", soleus_kind_id (channel->kind));
  soleus_json_string (json, "unit", channel->unit);
  soleus_json_bool (json, "calibrated", channel->calibrated);
  soleus_json_number (json, "rate_hz", channel->rate_hz);
  soleus_json_int (json, "n_samples", (gint64)channel->n_samples);
  soleus_json_string (json, "muscle", channel->muscle);
  soleus_json_string (json, "assumed_muscle", assumed ? assumed_muscle : NULL);
  soleus_json_string (json, "side", soleus_side_id (channel->side));
  if (channel->sensor >= 0)
    soleus_json_int (json, "sensor", channel->sensor);
  else
    soleus_json_null (json, "sensor");
  soleus_json_bool (json, "searchable",
      soleus_channel_can_show_twitches (channel, &reason_id));
  soleus_json_end_object (json);
}

static void
put_annotations (SoleusJsonWriter *json, const SoleusRecording *recording)
{
  soleus_json_begin_array (json, "annotations");
  for (guint i = 0; i < soleus_recording_get_n_annotations (recording); i++)
    {
      const SoleusAnnotation *row =
          soleus_recording_get_annotation (recording, i);

      soleus_json_begin_row (json, NULL);
      soleus_json_seconds (json, "onset_s", row->onset_s);
      soleus_json_seconds (json, "duration_s", row->duration_s);
      soleus_json_string (json, "text", row->text);
      soleus_json_put_channels (json, "channels", &row->channels);
      soleus_json_end_object (json);
    }
  soleus_json_end_array (json);
}

static void
put_read_log (SoleusJsonWriter *json, const SoleusReadLog *log)
{
  soleus_json_begin_array (json, "read_log");
  for (guint i = 0; i < soleus_read_log_get_n (log); i++)
    {
      const SoleusLogEntry *entry = soleus_read_log_get (log, i);

      soleus_json_begin_row (json, NULL);
      soleus_json_string (json, "level", soleus_log_level_id (entry->level));
      soleus_json_string (json, "text_id", entry->text_id);
      soleus_json_begin_object (json, "values");
      for (guint v = 0; v < entry->n_values; v++)
        soleus_json_string (json, entry->values[v].key, entry->values[v].value);
      soleus_json_end_object (json);
      soleus_json_end_object (json);
    }
  soleus_json_end_array (json);
}

void
soleus_json_put_recording (
    SoleusJsonWriter *json, const SoleusRecording *recording)
{
  GDateTime *start = soleus_recording_get_start (recording);
  g_autofree char *start_text =
      start == NULL ? NULL : g_date_time_format_iso8601 (start);
  const char *fingerprint = soleus_recording_get_fingerprint (recording);

  soleus_json_begin_object (json, "recording");
  soleus_json_string (json, "name", soleus_recording_get_name (recording));
  soleus_json_string (
      json, "fingerprint", fingerprint == NULL ? "" : fingerprint);
  soleus_json_string (
      json, "format", soleus_recording_get_format_id (recording));
  soleus_json_string (json, "start", start_text);
  soleus_json_seconds (
      json, "duration_s", soleus_recording_get_duration_s (recording));
  soleus_json_seconds (
      json, "observed_s", soleus_recording_get_observed_s (recording));
  put_segments (json, recording);
  soleus_json_begin_array (json, "channels");
  for (guint i = 0; i < soleus_recording_get_n_channels (recording); i++)
    put_channel (json, i, soleus_recording_get_channel (recording, i));
  soleus_json_end_array (json);
  put_annotations (json, recording);
  put_read_log (json, soleus_recording_get_log (recording));
  soleus_json_end_object (json);
}
