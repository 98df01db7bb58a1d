/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-export-bids.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "soleus-edf-write.h"
#include "soleus-error.h"
#include "soleus-event-recording.h"
#include "soleus-json-writer.h"
#include "soleus-stamp.h"

#define BIDS_VERSION "1.11.0"
#define MAX_RUNS 10000

typedef struct
{
  const SoleusBids *bids;
  char *stem; /* "sub-01_task-rest_run-1" */
  char *emg; /* the folder of the recording */
} Writing;

gboolean
soleus_bids_is_label (const char *person)
{
  for (const char *at = person; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at))
      return FALSE;
  return person[0] != '\0';
}

static gboolean
make_folder (const char *path, GError **error)
{
  if (g_mkdir_with_parents (path, 0777) == 0)
    return TRUE;
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_IO,
      _ ("%s: could not be made: %s."), path, g_strerror (errno));
  return FALSE;
}

/* --- what the files hold ---------------------------------------------------
 */

static void
put_description (const Writing *writing, SoleusSink *sink)
{
  SoleusJsonWriter json;

  soleus_json_writer_init (&json, sink);
  soleus_json_begin_object (&json, NULL);
  soleus_json_string (&json, "Name", "Muscle twitch recordings");
  soleus_json_string (&json, "BIDSVersion", BIDS_VERSION);
  soleus_json_string (&json, "DatasetType", "raw");
  soleus_json_begin_array (&json, "GeneratedBy");
  soleus_json_begin_object (&json, NULL);
  soleus_json_string (&json, "Name", "Soleus");
  soleus_json_string (&json, "Version", writing->bids->version);
  soleus_json_end_object (&json);
  soleus_json_end_array (&json);
  soleus_json_end_object (&json);
}

static void
put_readme (const Writing *writing, SoleusSink *sink)
{
  soleus_sink_puts (sink,
      "Recordings of muscle activity, copied by Soleus in the style of BIDS.\n"
      "Events are annotations of the recordings and what the analysis found,\n"
      "labelled by pattern; code/ holds the settings of each analysis, which\n"
      "soleus-cli reads again (--params).\n");
}

static void
put_participant_columns (const Writing *writing, SoleusSink *sink)
{
  SoleusJsonWriter json;

  soleus_json_writer_init (&json, sink);
  soleus_json_begin_object (&json, NULL);
  soleus_json_begin_object (&json, "participant_id");
  soleus_json_string (
      &json, "Description", "Pseudonym; the key is not in this folder");
  soleus_json_end_object (&json);
  soleus_json_end_object (&json);
}

static double
fastest_hz (const SoleusRecording *recording)
{
  double rate_hz = 0.0;

  for (guint c = 0; c < soleus_recording_get_n_channels (recording); c++)
    rate_hz =
        MAX (rate_hz, soleus_recording_get_channel (recording, c)->rate_hz);
  return rate_hz;
}

static void
put_sidecar (const Writing *writing, SoleusSink *sink)
{
  const SoleusRecording *recording = writing->bids->recording;
  guint n_segments, n_emg = 0;
  SoleusJsonWriter json;

  soleus_recording_get_segments (recording, &n_segments);
  for (guint c = 0; c < soleus_recording_get_n_channels (recording); c++)
    n_emg +=
        soleus_recording_get_channel (recording, c)->kind == SOLEUS_KIND_EMG;
  soleus_json_writer_init (&json, sink);
  soleus_json_begin_object (&json, NULL);
  soleus_json_string (&json, "TaskName", "rest");
  soleus_json_number (&json, "SamplingFrequency", fastest_hz (recording));
  soleus_json_string (&json, "PowerLineFrequency", "n/a");
  soleus_json_string (&json, "SoftwareFilters", "n/a");
  soleus_json_string (&json, "EMGPlacementScheme", "Other");
  soleus_json_string (&json, "EMGPlacementSchemeDescription", "n/a");
  soleus_json_string (&json, "EMGReference", "n/a");
  soleus_json_int (&json, "EMGChannelCount", n_emg);
  soleus_json_number (
      &json, "RecordingDuration", soleus_recording_get_duration_s (recording));
  soleus_json_string (
      &json, "RecordingType", n_segments > 1 ? "discontinuous" : "continuous");
  soleus_json_string (
      &json, "SourceFormat", soleus_recording_get_format_id (recording));
  soleus_json_string (
      &json, "Fingerprint", soleus_recording_get_fingerprint (recording));
  soleus_json_end_object (&json);
}

/* One line, no tab; "n/a" says nothing was told. */
static void
put_cell (SoleusSink *sink, const char *text, const char *end)
{
  g_autofree char *clean = g_strdup (text != NULL ? text : "");

  g_strdelimit (clean, "\t\r\n", ' ');
  soleus_sink_puts (sink, clean[0] != '\0' ? clean : "n/a");
  soleus_sink_puts (sink, end);
}

static const char *
channel_type (const SoleusChannel *channel)
{
  return channel->kind == SOLEUS_KIND_EMG          ? "EMG"
      : channel->kind == SOLEUS_KIND_ACCELEROMETER ? "ACCEL"
                                                   : "MISC";
}

static void
put_channels (const Writing *writing, SoleusSink *sink)
{
  const SoleusRecording *recording = writing->bids->recording;

  soleus_sink_puts (
      sink, "name\ttype\tunits\tsampling_frequency\ttarget_muscle\tside\n");
  for (guint c = 0; c < soleus_recording_get_n_channels (recording); c++)
    {
      const SoleusChannel *channel =
          soleus_recording_get_channel (recording, c);
      char rate[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (rate, sizeof rate, "%.9g", channel->rate_hz);
      put_cell (sink, channel->label, "\t");
      put_cell (sink, channel_type (channel), "\t");
      put_cell (sink, channel->unit, "\t");
      put_cell (sink, rate, "\t");
      put_cell (sink, channel->muscle, "\t");
      put_cell (sink, soleus_side_id (channel->side), "\n");
    }
}

static void
put_settings (const Writing *writing, SoleusSink *sink)
{
  soleus_export_parameters (
      writing->bids->parameters, writing->bids->version, sink);
}

/* --- the files -------------------------------------------------------------
 */

typedef void (*Put) (const Writing *writing, SoleusSink *sink);

static gboolean
write_file (const Writing *writing, const char *folder, const char *name,
    Put put, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (SoleusSink) sink = soleus_sink_new_file (path, error);

  if (sink == NULL)
    return FALSE;
  put (writing, sink);
  return soleus_sink_close (sink, error);
}

/* What a folder has once; a README or description of its owner stays. */
static gboolean
write_frame (const Writing *writing, GError **error)
{
  static const struct
  {
    const char *name;
    Put put;
  } files[] = {
      {"dataset_description.json", put_description},
      {"README", put_readme},
      {"participants.json", put_participant_columns},
  };
  const char *folder = writing->bids->folder;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i].name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS)
          && !write_file (writing, folder, files[i].name, files[i].put, error))
        return FALSE;
    }
  return TRUE;
}

/* The row of the person, unless it is there; the columns of others stay. */
static gboolean
write_participant (const Writing *writing, GError **error)
{
  g_autofree char *path =
      g_build_filename (writing->bids->folder, "participants.tsv", NULL);
  g_autofree char *id = g_strconcat ("sub-", writing->bids->person, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) out = NULL;
  g_autoptr (GError) unread = NULL;
  guint n_columns = 1;

  if (!g_file_get_contents (path, &text, NULL, &unread))
    {
      /* The others of a list that cannot be read would be lost. */
      if (!g_error_matches (unread, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        {
          g_set_error (
              error, SOLEUS_ERROR, SOLEUS_ERROR_IO, "%s", unread->message);
          return FALSE;
        }
      text = g_strdup ("participant_id\n");
    }
  lines = g_strsplit (text, "\n", -1);
  for (const char *at = lines[0]; at != NULL && *at != '\0'; at++)
    n_columns += *at == '\t';
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    {
      g_autofree char *first = g_strndup (lines[i], strcspn (lines[i], "\t\r"));

      if (g_str_equal (first, id))
        return TRUE;
    }
  out = g_string_new (text);
  if (out->len > 0 && out->str[out->len - 1] != '\n')
    g_string_append_c (out, '\n');
  g_string_append (out, id);
  for (guint i = 1; i < n_columns; i++)
    g_string_append (out, "\tn/a");
  g_string_append_c (out, '\n');
  return g_file_set_contents (path, out->str, (gssize)out->len, error);
}

static gboolean
write_events (const Writing *writing, GError **error)
{
  g_auto (SoleusEventFrame) frame = {0};
  g_autofree char *name = g_strconcat (writing->stem, "_events.tsv", NULL);
  g_autofree char *path = g_build_filename (writing->emg, name, NULL);

  soleus_event_frame_init (&frame, writing->bids->recording);
  return soleus_events_write (writing->bids->list,
      soleus_event_format_from_id ("bids"), &frame.context, path, error);
}

static gboolean
write_copy (const Writing *writing, SoleusProgress *progress, GError **error)
{
  g_autofree char *name = g_strconcat (writing->stem, "_emg.edf", NULL);
  g_autofree char *path = g_build_filename (writing->emg, name, NULL);
  g_autoptr (GPtrArray) none =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_annotation_free);

  /* Events stand in the table beside it, and nowhere twice. */
  return soleus_edf_write_of (writing->bids->recording, none,
      writing->bids->patient, path, progress, error);
}

static gboolean
write_beside (
    const Writing *writing, const char *ending, Put put, GError **error)
{
  g_autofree char *name = g_strconcat (writing->stem, ending, NULL);

  return write_file (writing, writing->emg, name, put, error);
}

static gboolean
write_code (const Writing *writing, GError **error)
{
  g_autofree char *folder =
      g_build_filename (writing->bids->folder, "code", NULL);
  g_autofree char *name = g_strconcat (writing->stem, "_parameters.json", NULL);

  if (writing->bids->parameters == NULL)
    return TRUE;
  return make_folder (folder, error)
      && write_file (writing, folder, name, put_settings, error);
}

/* The first number of which no recording is there. */
static char *
dup_free_stem (const SoleusBids *bids, const char *folder)
{
  for (guint run = 1;; run++)
    {
      g_autofree char *stem =
          g_strdup_printf ("sub-%s_task-rest_run-%u", bids->person, run);
      g_autofree char *name = g_strconcat (stem, "_emg.edf", NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (run == MAX_RUNS || !g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&stem);
    }
}

gboolean
soleus_export_bids (
    const SoleusBids *bids, SoleusProgress *progress, GError **error)
{
  g_autofree char *subject = g_strconcat ("sub-", bids->person, NULL);
  g_autofree char *emg = g_build_filename (bids->folder, subject, "emg", NULL);
  g_autofree char *stem = dup_free_stem (bids, emg);
  const Writing writing = {bids, stem, emg};

  /* The copy last: a run is taken only when all of it is there. */
  return make_folder (emg, error) && write_frame (&writing, error)
      && write_participant (&writing, error)
      && write_beside (&writing, "_emg.json", put_sidecar, error)
      && write_beside (&writing, "_channels.tsv", put_channels, error)
      && write_events (&writing, error) && write_code (&writing, error)
      && write_copy (&writing, progress, error);
}
