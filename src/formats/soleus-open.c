/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-open.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-cursor.h"
#include "soleus-error.h"
#include "soleus-format.h"
#include "soleus-gravity.h"
#include "soleus-label.h"
#include "soleus-open-file.h"
#include "soleus-reader.h"
#include "soleus-sidecar.h"
#include "soleus-wishes.h"

#define SECONDS_A_DAY 86400.0
#define MAX_LENGTH_DAYS 366.0
/* In which the name of a signal file is looked for. */
#define MAX_HEADER_BYTES (64 << 10)

static void
reader_init (SoleusReader *reader, const SoleusOpenOptions *options,
    SoleusProgress *progress)
{
  *reader = (SoleusReader){.options = options, .progress = progress};
  reader->log = soleus_read_log_new ();
  reader->channels =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free);
  reader->annotations =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_annotation_free);
  reader->companions =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_file_unref);
}

static void
reader_clear (SoleusReader *reader)
{
  if (reader->source != NULL && reader->source_class->free != NULL)
    reader->source_class->free (reader->source);
  g_clear_pointer (&reader->file, soleus_file_unref);
  g_clear_pointer (&reader->log, soleus_read_log_unref);
  g_clear_pointer (&reader->channels, g_ptr_array_unref);
  g_clear_pointer (&reader->annotations, g_ptr_array_unref);
  g_clear_pointer (&reader->companions, g_ptr_array_unref);
  g_clear_pointer (&reader->start, g_date_time_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SoleusReader, reader_clear)

static char *
make_fingerprint (const SoleusReader *reader)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  soleus_file_fingerprint (reader->file, checksum);
  for (guint i = 0; i < reader->companions->len; i++)
    soleus_file_fingerprint (
        g_ptr_array_index (reader->companions, i), checksum);
  return g_strdup (g_checksum_get_string (checksum));
}

static const SoleusFormat *
choose_format (const SoleusReader *reader, GError **error)
{
  const SoleusFile *file = reader->file;
  const SoleusFormat *format;
  g_autofree char *head = NULL;

  if (reader->options->format_id != NULL)
    {
      format = soleus_format_from_id (reader->options->format_id);
      if (format == NULL)
        g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
            _ ("there is no format “%s”"), reader->options->format_id);
      return format;
    }
  format = soleus_format_sniff (file->data, file->size, file->name);
  if (format != NULL)
    return format;
  head = soleus_bytes_to_utf8 ((const char *)file->data, MIN (file->size, 8));
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_UNSUPPORTED,
      _ ("this is no recording that Soleus knows (it begins with “%s”), "
         "expected EDF, BDF, audio, a table of numbers or another format of "
         "the list in the manual"),
      head);
  return NULL;
}

/* A rate wished for the whole file helps readers that find none. */
static double
wished_rate_hz (const GPtrArray *wishes)
{
  double rate_hz = 0.0;

  for (guint i = 0; i < wishes->len; i++)
    {
      const SoleusWish *wish = g_ptr_array_index (wishes, i);
      if (strcmp (wish->key, "rate") == 0
          && (wish->channel == NULL || rate_hz == 0.0))
        soleus_text_to_double (wish->value, &rate_hz);
    }
  return rate_hz;
}

static int
compare_onsets (gconstpointer a, gconstpointer b)
{
  const SoleusAnnotation *left = *(const SoleusAnnotation *const *)a;
  const SoleusAnnotation *right = *(const SoleusAnnotation *const *)b;

  return left->onset_s < right->onset_s ? -1 : left->onset_s > right->onset_s;
}

static SoleusRecording *
finish (SoleusReader *reader)
{
  SoleusRecordingFacts facts = {NULL};

  soleus_label_group_axes (
      (SoleusChannel *const *)reader->channels->pdata, reader->channels->len);
  /* Sorts stably: the order of the file stays within one instant. */
  g_ptr_array_sort (reader->annotations, compare_onsets);
  facts.name = g_strdup (reader->file->name);
  facts.path = g_strdup (reader->file->path);
  facts.format_id = reader->format_id;
  facts.fingerprint = make_fingerprint (reader);
  facts.start = g_steal_pointer (&reader->start);
  facts.channels = g_steal_pointer (&reader->channels);
  facts.annotations = g_steal_pointer (&reader->annotations);
  facts.log = soleus_read_log_ref (reader->log);
  return soleus_gravity_check (
      soleus_recording_new (
          &facts, reader->source_class, g_steal_pointer (&reader->source)),
      reader->log);
}

/* Whoever walks over the time of a recording must come to its end. A clock
 * that was never set makes gaps of decades. */
static gboolean
check_length (const SoleusRecording *recording, GError **error)
{
  const double length_s = soleus_recording_get_duration_s (recording);

  if (length_s <= MAX_LENGTH_DAYS * SECONDS_A_DAY)
    return TRUE;
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
      _ ("the time from the first to the last sample is %.0f days, expected at "
         "most %.0f; a time stamp or the recorder's clock is wrong"),
      length_s / SECONDS_A_DAY, MAX_LENGTH_DAYS);
  return FALSE;
}

static SoleusRecording *
open_mapped (SoleusReader *reader, GError **error)
{
  const SoleusFormat *format = choose_format (reader, error);

  if (format == NULL)
    return NULL;
  reader->format_id = format->id;
  if (!format->read (reader, error))
    return NULL;
  g_assert (reader->source_class != NULL);
  return finish (reader);
}

/* Those of the sidecar first, so that those of the call win. Borrows from
 * both. */
static GPtrArray *
join_wishes (const GPtrArray *sidecar, const SoleusOpenOptions *options)
{
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; i < sidecar->len; i++)
    g_ptr_array_add (all, g_ptr_array_index (sidecar, i));
  for (guint i = 0; i < options->n_wishes; i++)
    g_ptr_array_add (all, (gpointer)&options->wishes[i]);
  return all;
}

static SoleusRecording *
open_with_wishes (SoleusFile *file, SoleusFile *companion,
    const SoleusOpenOptions *options, SoleusProgress *progress, GError **error)
{
  g_auto (SoleusReader) reader = {NULL};
  g_autoptr (GPtrArray) sidecar = NULL;
  g_autoptr (GPtrArray) wishes = NULL;
  g_autoptr (SoleusRecording) recording = NULL;
  g_autoptr (SoleusRecording) wished = NULL;

  reader_init (&reader, options, progress);
  for (guint i = 0; i < options->n_wishes; i++)
    if (!soleus_wish_check (&options->wishes[i], error))
      return NULL;
  reader.file = soleus_file_ref (file);
  if (companion != NULL)
    g_ptr_array_add (reader.companions, soleus_file_ref (companion));
  if (options->no_sidecar || file->path == NULL)
    sidecar = g_ptr_array_new ();
  else
    sidecar = soleus_sidecar_load (file->path, error);
  if (sidecar == NULL)
    return NULL;
  wishes = join_wishes (sidecar, options);
  reader.wishes = wishes;
  reader.rate_hz = wished_rate_hz (wishes);
  recording = open_mapped (&reader, error);
  if (recording == NULL)
    return NULL;
  if (sidecar->len > 0)
    soleus_read_log_add (
        reader.log, SOLEUS_LOG_UNDERSTOOD, "sidecar-read", NULL);
  wished = soleus_wishes_apply (recording, wishes, error);
  if (wished == NULL || !check_length (wished, error))
    return NULL;
  soleus_wishes_log (wishes, recording, reader.log);
  return g_steal_pointer (&wished);
}

/* "night.edf: number of ... is 0, expected ...": a sentence with its end. */
static void
finish_sentence (const char *name, GError *error)
{
  g_autofree char *message = error->message;
  gboolean named = g_str_has_prefix (message, name);
  gboolean ended =
      g_str_has_suffix (message, ".") || g_str_has_suffix (message, "?");

  error->message = g_strconcat (
      named ? "" : name, named ? "" : ": ", message, ended ? "" : ".", NULL);
}

SoleusRecording *
soleus_open_file (SoleusFile *file, SoleusFile *companion,
    const SoleusOpenOptions *options, SoleusProgress *progress, GError **error)
{
  static const SoleusOpenOptions standard = {NULL};
  SoleusRecording *recording;
  GError *cause = NULL;

  recording = open_with_wishes (
      file, companion, options != NULL ? options : &standard, progress, &cause);
  if (recording == NULL)
    {
      finish_sentence (file->name, cause);
      g_propagate_error (error, cause);
    }
  return recording;
}

/* Signals without a header tell nothing of themselves; the header beside them
 * that names them does. */
static const struct
{
  const char *signals;
  const char *header;
} headers[] = {{".dat", ".hea"}, {".eeg", ".vhdr"}, {".vmrk", ".vhdr"}};

/* NULL: @path stands for itself. */
static char *
dup_header_path (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_autofree char *stem = NULL;
      g_autofree char *header = NULL;
      g_autoptr (SoleusFile) file = NULL;
      if (!g_str_has_suffix (path, headers[i].signals))
        continue;
      stem = g_strndup (path, strlen (path) - strlen (headers[i].signals));
      header = g_strconcat (stem, headers[i].header, NULL);
      file = soleus_file_open (header, NULL);
      if (file != NULL
          && g_strstr_len ((const char *)file->data,
              (gssize)MIN (file->size, MAX_HEADER_BYTES), name))
        return g_steal_pointer (&header);
    }
  return NULL;
}

SoleusRecording *
soleus_open (const char *path, const SoleusOpenOptions *options,
    SoleusProgress *progress, GError **error)
{
  GError *cause = NULL;
  g_autofree char *header = dup_header_path (path);
  g_autoptr (SoleusFile) file =
      soleus_file_open (header != NULL ? header : path, &cause);

  if (file == NULL)
    {
      g_autofree char *name = g_filename_display_basename (path);
      finish_sentence (name, cause);
      g_propagate_error (error, cause);
      return NULL;
    }
  return soleus_open_file (file, NULL, options, progress, error);
}

SoleusTableInfo *
soleus_table_info_new (const char *path, guint64 n_rows, guint n_columns)
{
  SoleusTableInfo *info = g_new0 (SoleusTableInfo, 1);

  info->path = g_strdup (path);
  info->n_rows = n_rows;
  info->n_columns = n_columns;
  return info;
}

void
soleus_table_info_free (SoleusTableInfo *info)
{
  g_free (info->path);
  g_free (info);
}

GPtrArray *
soleus_open_list_tables (const char *path)
{
  GPtrArray *tables =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_table_info_free);
  g_autoptr (SoleusFile) file = soleus_file_open (path, NULL);
  const SoleusFormat *format = file == NULL
      ? NULL
      : soleus_format_sniff (file->data, file->size, file->name);

  if (format != NULL && format->list_tables != NULL)
    format->list_tables (file, tables);
  return tables;
}
