/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-edf-write.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "soleus-atomic-file.h"
#include "soleus-edf-pack.h"
#include "soleus-edf-scale.h"
#include "soleus-error.h"

/* A data record should stay below this [edf1992]. */
#define MAX_RECORD_BYTES 61440

typedef struct
{
  const SoleusRecording *recording;
  const char *patient;
  guint n_channels;
  double record_s;
  char record_text[9];
  guint *samples_per_record;
  char **labels; /* 16 characters of ASCII at most */
  SoleusEdfScale *scales;
  SoleusEdfPack *pack;
  double shift_s; /* parts of a second of the clock start */
  guint64 n_records;
} Writing;

static void
writing_clear (Writing *writing)
{
  g_free (writing->samples_per_record);
  g_strfreev (writing->labels);
  g_free (writing->scales);
  g_clear_pointer (&writing->pack, soleus_edf_pack_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writing, writing_clear)

static const SoleusChannel *
channel_at (const Writing *writing, guint c)
{
  return soleus_recording_get_channel (writing->recording, c);
}

/* TRUE when all channels have whole numbers of samples in @record_s. */
static gboolean
try_record (Writing *writing, double record_s, gsize *bytes)
{
  *bytes = 0;
  for (guint c = 0; c < writing->n_channels; c++)
    {
      double n = channel_at (writing, c)->rate_hz * record_s;
      /* A millionth of drift is 0.1 s in a day: below a phone's clock. */
      if (n < 0.5 || n > 1e7 || fabs (n - round (n)) > 1e-6 * n)
        return FALSE;
      writing->samples_per_record[c] = (guint)round (n);
      *bytes += 2 * (gsize)round (n);
    }
  writing->record_s = record_s;
  g_ascii_formatd (
      writing->record_text, sizeof writing->record_text, "%.7g", record_s);
  return TRUE;
}

/* A length of record that suits all rates: 1 s if it can be, shorter for
 * many fast channels, longer for odd rates. */
static gboolean
choose_record (Writing *writing, GError **error)
{
  static const double lengths_s[] = {1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 2, 3,
      4, 5, 6, 8, 10, 12, 15, 16, 20, 30, 60, 100};
  double rate_hz, length_s;
  gsize bytes;
  int best = -1;

  for (guint i = 0; i < G_N_ELEMENTS (lengths_s); i++)
    {
      if (!try_record (writing, lengths_s[i], &bytes))
        continue;
      if (bytes <= MAX_RECORD_BYTES)
        return TRUE;
      if (best < 0)
        best = (int)i;
    }
  if (best >= 0)
    return try_record (writing, lengths_s[best], &bytes);
  /* As many samples as make about a second, to seven digits. */
  rate_hz = channel_at (writing, 0)->rate_hz;
  length_s = g_ascii_strtod (
      g_ascii_formatd (writing->record_text, sizeof writing->record_text,
          "%.6f", ceil (rate_hz) / rate_hz),
      NULL);
  if (try_record (writing, length_s, &bytes))
    return TRUE;
  g_set_error_literal (error, SOLEUS_ERROR, SOLEUS_ERROR_UNSUPPORTED,
      _ ("The channels' sampling rates have no common data record of up to "
         "100 s, as EDF asks for; choose channels of one rate."));
  return FALSE;
}

/* ASCII, sixteen characters, different from those before. */
static char *
make_label (const Writing *writing, guint c)
{
  g_autofree char *ascii = g_str_to_ascii (channel_at (writing, c)->label, "C");
  char *label = g_strndup (ascii, 16);

  for (char *p = label; *p != '\0'; p++)
    if ((guchar)*p < 0x20 || (guchar)*p > 0x7e)
      *p = ' ';
  g_strchomp (label);
  if (*label == '\0'
      || g_strv_contains ((const char *const *)writing->labels, label))
    {
      char *numbered = g_strdup_printf ("%.12s %u", label, c);
      g_free (label);
      label = numbered;
    }
  return label;
}

/* Records that one stretch of the recording needs. */
static guint64
records_of (const Writing *writing, SoleusSpan segment)
{
  /* A thousandth of a record of slack: ends are sums of rounded times. */
  double n = soleus_span_duration_s (segment) / writing->record_s;

  return (guint64)MAX (ceil (n - 1e-3), 1.0);
}

static gboolean
prepare (Writing *writing, const GPtrArray *annotations,
    SoleusProgress *progress, GError **error)
{
  GDateTime *start = soleus_recording_get_start (writing->recording);
  const SoleusSpan *segments;
  guint n_segments;

  writing->n_channels = soleus_recording_get_n_channels (writing->recording);
  writing->samples_per_record = g_new0 (guint, writing->n_channels + 1);
  writing->labels = g_new0 (char *, writing->n_channels + 1);
  writing->scales = g_new0 (SoleusEdfScale, writing->n_channels + 1);
  if (!choose_record (writing, error))
    return FALSE;
  for (guint c = 0; c < writing->n_channels; c++)
    {
      writing->labels[c] = make_label (writing, c);
      if (!soleus_edf_scale_find (
              writing->recording, c, progress, &writing->scales[c], error))
        return FALSE;
    }
  if (start != NULL)
    writing->shift_s = g_date_time_get_microsecond (start) * 1e-6;
  segments = soleus_recording_get_segments (writing->recording, &n_segments);
  for (guint i = 0; i < n_segments; i++)
    writing->n_records += records_of (writing, segments[i]);
  writing->n_records = MAX (writing->n_records, 1);
  writing->pack = soleus_edf_pack_new (annotations, writing->shift_s,
      writing->labels, writing->n_channels, writing->n_records);
  return TRUE;
}

static void
add_field (GString *header, gsize width, const char *text)
{
  gsize n = MIN (strlen (text), width);

  g_string_append_len (header, text, (gssize)n);
  for (; n < width; n++)
    g_string_append_c (header, ' ');
}

static void
add_number (GString *header, gsize width, guint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, number);

  add_field (header, width, text);
}

static gboolean
has_gaps (const SoleusRecording *recording)
{
  guint n_segments;
  const SoleusSpan *segments =
      soleus_recording_get_segments (recording, &n_segments);

  return n_segments > 1 || (n_segments == 1 && segments[0].start_s > 1e-6);
}

static void
add_main_header (const Writing *writing, GString *header)
{
  static const char *const months[] = {"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
      "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
  GDateTime *start = soleus_recording_get_start (writing->recording);
  g_autofree char *recording = g_strdup ("Startdate X X X X");
  g_autofree char *date = g_strdup ("01.01.85");
  g_autofree char *time = g_strdup ("00.00.00");

  if (start != NULL)
    {
      g_free (recording);
      g_free (date);
      g_free (time);
      recording = g_strdup_printf ("Startdate %02d-%s-%04d X X X",
          g_date_time_get_day_of_month (start),
          months[g_date_time_get_month (start) - 1],
          g_date_time_get_year (start));
      date = g_date_time_format (start, "%d.%m.%y");
      time = g_date_time_format (start, "%H.%M.%S");
    }
  add_field (header, 8, "0");
  add_field (header, 80, writing->patient);
  add_field (header, 80, recording);
  add_field (header, 8, date);
  add_field (header, 8, time);
  add_number (header, 8, 256 * (writing->n_channels + 2));
  add_field (header, 44, has_gaps (writing->recording) ? "EDF+D" : "EDF+C");
  add_number (header, 8, writing->n_records);
  add_field (header, 8, writing->record_text);
  add_number (header, 4, writing->n_channels + 1);
}

/* The header of the signals is sorted by field, the annotations come last. */
static void
add_signal_header (const Writing *writing, GString *header)
{
  const guint n = writing->n_channels;
  const SoleusEdfScale *scales = writing->scales;

  for (guint c = 0; c < n; c++)
    add_field (header, 16, writing->labels[c]);
  add_field (header, 16, "EDF Annotations");
  add_field (header, 80 * (gsize)(n + 1), "");
  for (guint c = 0; c < n; c++)
    {
      g_autofree char *unit =
          g_str_to_ascii (channel_at (writing, c)->unit, "C");
      add_field (header, 8, unit);
    }
  add_field (header, 8, "");
  for (guint c = 0; c < n; c++)
    add_field (header, 8, scales[c].physical_min_text);
  add_field (header, 8, "-1");
  for (guint c = 0; c < n; c++)
    add_field (header, 8, scales[c].physical_max_text);
  add_field (header, 8, "1");
  for (guint pass = 0; pass < 2; pass++)
    for (guint c = 0; c <= n; c++)
      {
        int limit = pass == 0 ? -32768 : 32767;
        g_autofree char *text = NULL;
        if (c < n)
          limit = pass == 0 ? scales[c].digital_min : scales[c].digital_max;
        text = g_strdup_printf ("%d", limit);
        add_field (header, 8, text);
      }
  add_field (header, 80 * (gsize)(n + 1), "");
  for (guint c = 0; c < n; c++)
    add_number (header, 8, writing->samples_per_record[c]);
  add_number (header, 8, writing->pack->room / 2);
  add_field (header, 32 * (gsize)(n + 1), "");
}

/* Samples of channel @c in the record at @time_s: what is missing repeats the
 * value before it, so that no step is made up. */
static gboolean
add_samples (const Writing *writing, guint c, double time_s, float *block,
    GByteArray *record, GError **error)
{
  const SoleusChannel *channel = channel_at (writing, c);
  const guint n = writing->samples_per_record[c];
  guint64 first = soleus_channel_idx (channel, time_s - 0.5 / channel->rate_hz);
  guint64 end = soleus_channel_idx (
      channel, time_s + writing->record_s - 0.5 / channel->rate_hz);
  gsize have = (gsize)MIN (end - MIN (first, end), n);
  gsize lead = 0;
  float last = 0.0f;

  if (!soleus_recording_read (writing->recording, c, first, have, block, error))
    return FALSE;
  if (have > 0)
    {
      double late = soleus_channel_time_s (channel, first) - time_s;
      lead = (gsize)CLAMP (
          round (late * channel->rate_hz), 0.0, (double)(n - have));
      last = isfinite (block[0]) ? block[0] : 0.0f;
    }
  for (gsize i = 0; i < n; i++)
    {
      gint16 digital;
      if (i >= lead && i - lead < have && isfinite (block[i - lead]))
        last = block[i - lead];
      digital =
          GINT16_TO_LE (soleus_edf_scale_apply (&writing->scales[c], last));
      g_byte_array_append (record, (const guint8 *)&digital, sizeof digital);
    }
  return TRUE;
}

static float *
new_block (const Writing *writing)
{
  guint most = 1;

  for (guint c = 0; c < writing->n_channels; c++)
    most = MAX (most, writing->samples_per_record[c]);
  return g_new (float, most);
}

static gboolean
write_record (const Writing *writing, double time_s, float *block,
    GByteArray *record, SoleusAtomicFile *file, GError **error)
{
  const gsize room = writing->pack->room;

  g_byte_array_set_size (record, 0);
  for (guint c = 0; c < writing->n_channels; c++)
    if (!add_samples (writing, c, time_s, block, record, error))
      return FALSE;
  g_byte_array_set_size (record, record->len + (guint)room);
  soleus_edf_pack_record (writing->pack, time_s + writing->shift_s,
      record->data + record->len - room);
  return soleus_atomic_file_write (file, record->data, record->len, error);
}

static gboolean
write_records (const Writing *writing, SoleusAtomicFile *file,
    SoleusProgress *progress, GError **error)
{
  g_autoptr (GByteArray) record = g_byte_array_new ();
  g_autofree float *block = new_block (writing);
  guint64 n_done = 0;
  guint n_segments;
  const SoleusSpan *segments =
      soleus_recording_get_segments (writing->recording, &n_segments);

  if (n_segments == 0)
    return write_record (writing, 0.0, block, record, file, error);
  for (guint i = 0; i < n_segments; i++)
    for (guint64 r = 0; r < records_of (writing, segments[i]); r++)
      {
        double time_s = segments[i].start_s + (double)r * writing->record_s;
        if (soleus_progress_stop (progress, error)
            || !write_record (writing, time_s, block, record, file, error))
          return FALSE;
        soleus_progress_report (
            progress, (double)++n_done / (double)writing->n_records);
      }
  return TRUE;
}

static GPtrArray *
own_annotations (const SoleusRecording *recording)
{
  GPtrArray *own = g_ptr_array_new ();

  for (guint i = 0; i < soleus_recording_get_n_annotations (recording); i++)
    g_ptr_array_add (
        own, (gpointer)soleus_recording_get_annotation (recording, i));
  return own;
}

gboolean
soleus_edf_write (const SoleusRecording *recording,
    const GPtrArray *annotations, const char *path, SoleusProgress *progress,
    GError **error)
{
  return soleus_edf_write_of (
      recording, annotations, NULL, path, progress, error);
}

gboolean
soleus_edf_write_of (const SoleusRecording *recording,
    const GPtrArray *annotations, const char *patient, const char *path,
    SoleusProgress *progress, GError **error)
{
  g_auto (Writing) writing = {.recording = recording};
  g_autofree char *ascii =
      g_str_to_ascii (patient != NULL ? patient : "X X X X", "C");
  g_autoptr (GPtrArray) own = own_annotations (recording);
  g_autoptr (GString) header = g_string_new (NULL);
  g_autoptr (SoleusAtomicFile) file = NULL;

  writing.patient = ascii;
  if (!prepare (
          &writing, annotations != NULL ? annotations : own, progress, error))
    return FALSE;
  add_main_header (&writing, header);
  add_signal_header (&writing, header);
  file = soleus_atomic_file_new (path, error);
  return file != NULL
      && soleus_atomic_file_write (file, header->str, header->len, error)
      && write_records (&writing, file, progress, error)
      && soleus_atomic_file_commit (file, error);
}
