/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-match-list.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "soleus-cli-file.h"
#include "soleus-cli-json.h"
#include "soleus-error.h"
#include "soleus-match-table.h"
#include "soleus-open.h"

static SoleusMatchList *
list_new (void)
{
  SoleusMatchList *list = g_new0 (SoleusMatchList, 1);

  list->events = g_array_new (FALSE, FALSE, sizeof (SoleusMatchEvent));
  list->words = g_string_chunk_new (1024);
  return list;
}

void
soleus_match_list_free (SoleusMatchList *list)
{
  if (list == NULL)
    return;
  g_array_unref (list->events);
  g_string_chunk_free (list->words);
  g_free (list);
}

void
soleus_match_list_add (SoleusMatchList *list, double onset_s, double duration_s,
    const char *label, const SoleusChannelSet *channels)
{
  SoleusMatchEvent event = {.onset_s = onset_s, .duration_s = duration_s};

  if (!isfinite (onset_s))
    return;
  if (!(duration_s >= 0.0))
    event.duration_s = 0.0;
  event.label =
      g_string_chunk_insert_const (list->words, label == NULL ? "" : label);
  if (channels != NULL)
    event.channels = *channels;
  g_array_append_val (list->events, event);
}

static SoleusChannelSet
read_channels (JsonObject *row)
{
  JsonArray *numbers = soleus_cli_json_array (row, "channels");
  SoleusChannelSet set = {{0}};

  for (guint i = 0; numbers != NULL && i < json_array_get_length (numbers); i++)
    {
      double c = soleus_cli_json_number_at (numbers, i);
      if (c >= 0.0 && c < SOLEUS_MAX_CHANNELS)
        soleus_channel_set_add (&set, (guint)c);
    }
  return set;
}

/* "sensor" stands in a truth; an analysis says the kind of each channel. */
static gboolean
is_of_sensor (JsonObject *file, JsonObject *row, SoleusSensorChoice sensor)
{
  const char *wanted = sensor == SOLEUS_SENSOR_EMG ? "emg" : "accelerometer";
  const char *said = soleus_cli_json_text (row, "sensor");
  SoleusChannelSet channels = read_channels (row);
  JsonObject *recording = soleus_cli_json_object (file, "recording");
  JsonArray *rows;

  if (sensor == SOLEUS_SENSOR_ALL)
    return TRUE;
  if (said != NULL)
    return strcmp (said, wanted) == 0;
  if (recording == NULL)
    return TRUE;
  rows = soleus_cli_json_array (recording, "channels");
  for (int c = soleus_channel_set_next (&channels, -1);
       c >= 0 && rows != NULL && (guint)c < json_array_get_length (rows);
       c = soleus_channel_set_next (&channels, c))
    {
      JsonObject *channel = soleus_cli_json_element (rows, (guint)c);
      if (channel != NULL
          && g_strcmp0 (soleus_cli_json_text (channel, "kind"), wanted) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_row (SoleusMatchList *list, JsonObject *row, SoleusEventLevel level)
{
  const char *label = soleus_cli_json_text (row, "pattern");
  SoleusChannelSet channels = read_channels (row);
  JsonArray *times = soleus_cli_json_array (row, "discharges_s");

  if (level != SOLEUS_LEVEL_DISCHARGE)
    soleus_match_list_add (list, soleus_cli_json_number (row, "onset_s"),
        soleus_cli_json_number (row, "duration_s"), label, &channels);
  else
    for (guint i = 0; times != NULL && i < json_array_get_length (times); i++)
      soleus_match_list_add (
          list, soleus_cli_json_number_at (times, i), 0.0, label, &channels);
}

static gboolean
read_json (SoleusMatchList *list, const char *path, SoleusEventLevel level,
    SoleusSensorChoice sensor, GError **error)
{
  g_autoptr (JsonObject) file = soleus_cli_json_load (path, error);
  const char *name = level == SOLEUS_LEVEL_EPISODE ? "episodes" : "bursts";
  JsonObject *recording;
  JsonArray *rows;
  double duration_s;

  if (file == NULL)
    return FALSE;
  rows = soleus_cli_json_array (file, name);
  if (rows == NULL)
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
          _ ("%s: no list “%s”, expected an analysis or a truth of Soleus."),
          path, name);
      return FALSE;
    }
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = soleus_cli_json_element (rows, i);
      if (row != NULL && is_of_sensor (file, row, sensor))
        add_row (list, row, level);
    }
  recording = soleus_cli_json_object (file, "recording");
  duration_s = recording == NULL
      ? 0.0
      : soleus_cli_json_number (recording, "duration_s");
  list->duration_s = duration_s > 0.0 ? duration_s : 0.0;
  return TRUE;
}

static gboolean
read_recording (SoleusMatchList *list, const char *path, GError **error)
{
  g_autoptr (SoleusRecording) recording = soleus_open (path, NULL, NULL, error);

  if (recording == NULL)
    return FALSE;
  list->duration_s = soleus_recording_get_duration_s (recording);
  for (guint i = 0; i < soleus_recording_get_n_annotations (recording); i++)
    {
      const SoleusAnnotation *row =
          soleus_recording_get_annotation (recording, i);
      soleus_match_list_add (
          list, row->onset_s, row->duration_s, row->text, &row->channels);
    }
  return TRUE;
}

SoleusMatchList *
soleus_match_list_load (const char *path, SoleusEventLevel level,
    SoleusSensorChoice sensor, GError **error)
{
  g_autoptr (SoleusMatchList) list = list_new ();
  g_autofree char *lower = g_ascii_strdown (path, -1);
  gboolean done;

  if (g_str_has_suffix (lower, ".json"))
    done = read_json (list, path, level, sensor, error);
  else if (g_str_has_suffix (lower, ".csv") || g_str_has_suffix (lower, ".tsv")
      || g_str_has_suffix (lower, ".txt"))
    done = soleus_match_table_read (list, path, error);
  else
    done = read_recording (list, path, error);
  return done ? g_steal_pointer (&list) : NULL;
}
