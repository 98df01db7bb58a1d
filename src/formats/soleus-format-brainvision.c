/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-format.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "soleus-brainvision-header.h"

extern const SoleusFormat soleus_format_brainvision;

/* "20190321145800500000": to the microsecond. */
static GDateTime *
read_date (const char *text)
{
  double seconds;
  int part[5]; /* month, day, hour, minute, second */

  if (text == NULL || strlen (text) < 14)
    return NULL;
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isdigit (*p))
      return NULL;
  for (int i = 0; i < 5; i++)
    part[i] = g_ascii_digit_value (text[4 + 2 * i]) * 10
        + g_ascii_digit_value (text[5 + 2 * i]);
  seconds = part[4];
  for (int i = 14; i < 20 && text[i] != '\0'; i++)
    seconds += g_ascii_digit_value (text[i]) * pow (10.0, 13 - i);
  return g_date_time_new_utc (
      (int)g_ascii_strtoll (
          (char[5]){text[0], text[1], text[2], text[3], '\0'}, NULL, 10),
      part[0], part[1], part[2], part[3], seconds);
}

/* Sample points up to which the recording went on without a break. */
typedef struct
{
  guint64 first_idx;
  double start_s;
} Segment;

/* "New Segment" begins the recording, and again after every pause. Where its
 * clock is told the pause is a gap, else its length is not known. */
static GArray *
read_segments (SoleusReader *reader, const GPtrArray *markers,
    const SoleusBrainVisionHeader *header)
{
  GArray *segments = g_array_new (FALSE, FALSE, sizeof (Segment));
  Segment first = {0, 0.0};

  g_array_append_val (segments, first);
  for (guint i = 0; markers != NULL && i < markers->len; i++)
    {
      const SoleusBrainVisionMarker *marker = g_ptr_array_index (markers, i);
      const Segment *last =
          &g_array_index (segments, Segment, segments->len - 1);
      g_autoptr (GDateTime) date = NULL;
      Segment next = {marker->position - 1, 0.0};
      double earliest_s;
      if (strcmp (marker->type, "New Segment") != 0)
        continue;
      date = read_date (marker->date);
      if (next.first_idx == 0)
        {
          if (date != NULL && reader->start == NULL)
            reader->start = g_date_time_ref (date);
          continue;
        }
      if (next.first_idx <= last->first_idx)
        continue;
      earliest_s = last->start_s
          + (double)(next.first_idx - last->first_idx) / header->rate_hz;
      next.start_s = earliest_s;
      if (date != NULL && reader->start != NULL)
        next.start_s = MAX (earliest_s,
            (double)g_date_time_difference (date, reader->start) / 1e6);
      else
        soleus_read_log_add (
            reader->log, SOLEUS_LOG_ASSUMED, "brainvision-pause-unknown", NULL);
      g_array_append_val (segments, next);
    }
  return segments;
}

static double
time_of (const GArray *segments, guint64 idx, double rate_hz)
{
  guint s = segments->len - 1;

  while (s > 0 && g_array_index (segments, Segment, s).first_idx > idx)
    s--;
  return g_array_index (segments, Segment, s).start_s
      + (double)(idx - g_array_index (segments, Segment, s).first_idx)
      / rate_hz;
}

static void
add_runs (SoleusChannel *channel, const GArray *segments, guint64 n_samples)
{
  for (guint s = 0; s < segments->len; s++)
    {
      const Segment *segment = &g_array_index (segments, Segment, s);
      guint64 end = s + 1 < segments->len
          ? g_array_index (segments, Segment, s + 1).first_idx
          : n_samples;
      end = MIN (end, n_samples);
      if (end > segment->first_idx)
        soleus_channel_add_run (
            channel, end - segment->first_idx, segment->start_s);
    }
}

static void
add_annotations (SoleusReader *reader, const GPtrArray *markers,
    const GArray *segments, double rate_hz)
{
  for (guint i = 0; markers != NULL && i < markers->len; i++)
    {
      const SoleusBrainVisionMarker *marker = g_ptr_array_index (markers, i);
      SoleusAnnotation *annotation;
      if (strcmp (marker->type, "New Segment") == 0)
        continue;
      /* A size of 1 is an instant. */
      annotation = soleus_annotation_new (
          time_of (segments, marker->position - 1, rate_hz),
          marker->size > 1 ? (double)marker->size / rate_hz : 0.0,
          *marker->description != '\0' ? marker->description : marker->type);
      if (marker->channel > 0 && marker->channel <= reader->channels->len)
        soleus_channel_set_add (&annotation->channels, marker->channel - 1);
      soleus_reader_add_annotation (reader, annotation);
    }
}

static GPtrArray *
read_markers (SoleusReader *reader, const SoleusBrainVisionHeader *header)
{
  SoleusFile *file;
  GPtrArray *markers;
  guint n_broken;

  if (header->marker_file == NULL)
    return NULL;
  file = soleus_reader_find_companion (reader, header->marker_file);
  if (file == NULL)
    {
      soleus_read_log_add (reader->log, SOLEUS_LOG_LOST,
          "brainvision-no-marker-file", "name", header->marker_file, NULL);
      return NULL;
    }
  markers = soleus_brainvision_markers_read (file, &n_broken);
  if (n_broken > 0)
    {
      g_autofree char *count = g_strdup_printf ("%u", n_broken);
      soleus_read_log_add (reader->log, SOLEUS_LOG_LOST,
          "brainvision-markers-broken", "count", count, NULL);
    }
  return markers;
}

static void
add_channels (SoleusReader *reader, const SoleusBrainVisionHeader *header,
    SoleusFile *data, guint64 n_samples, const GArray *segments)
{
  const gsize size = soleus_sample_size (header->type);
  g_autofree SoleusStridedLane *lanes =
      g_new0 (SoleusStridedLane, header->n_channels);
  guint n = 0;

  for (guint c = 0; c < header->n_channels; c++)
    {
      const SoleusBrainVisionChannel *told = &header->channels[c];
      double to_own;
      SoleusChannel *channel = soleus_reader_add_channel (reader, told->label,
          *told->unit == '\0' ? "uV" : told->unit, header->rate_hz, &to_own);
      if (channel == NULL)
        continue;
      lanes[n++] = (SoleusStridedLane){
          .file = data,
          .offset = c * size * (header->vectorised ? n_samples : 1),
          .stride = size * (header->vectorised ? 1 : header->n_channels),
          .type = header->type,
          .gain = told->resolution * to_own,
      };
      channel->lsb = header->type == SOLEUS_SAMPLE_F32
          ? NAN
          : fabs (told->resolution * to_own);
      add_runs (channel, segments, n_samples);
    }
  reader->source_class = &soleus_strided_class;
  reader->source = soleus_strided_new (lanes, n);
}

static gboolean
read_brainvision (SoleusReader *reader, GError **error)
{
  g_autoptr (SoleusBrainVisionHeader) header =
      soleus_brainvision_header_read (reader->file, error);
  g_autoptr (GPtrArray) markers = NULL;
  g_autoptr (GArray) segments = NULL;
  SoleusFile *data;
  gsize frame_bytes;
  guint64 n_samples;

  if (header == NULL)
    return FALSE;
  data = soleus_reader_open_companion (reader, header->data_file, error);
  if (data == NULL)
    return FALSE;
  frame_bytes = soleus_sample_size (header->type) * header->n_channels;
  n_samples = data->size / frame_bytes;
  if (n_samples == 0)
    return soleus_reader_fail (error,
        _ ("“%s” holds %zu bytes, expected at least %zu for one sample of %u "
           "channels"),
        header->data_file, data->size, frame_bytes, header->n_channels);
  if (data->size % frame_bytes != 0)
    {
      g_autofree char *bytes =
          g_strdup_printf ("%" G_GSIZE_FORMAT, data->size % frame_bytes);
      soleus_read_log_add (reader->log, SOLEUS_LOG_REPAIRED,
          "brainvision-trailing-bytes", "bytes", bytes, NULL);
    }
  markers = read_markers (reader, header);
  segments = read_segments (reader, markers, header);
  add_channels (reader, header, data, n_samples, segments);
  add_annotations (reader, markers, segments, header->rate_hz);
  return TRUE;
}

static guint
sniff_brainvision (const guint8 *head, gsize n, const char *name)
{
  /* "Brain Vision Data Exchange Header File", with or without the space and
   * a byte order mark. */
  g_autofree char *text = g_strndup ((const char *)head, MIN (n, 200));

  return strstr (text, "ision Data Exchange Header File") != NULL ? 100 : 0;
}

const SoleusFormat soleus_format_brainvision = {
    .id = "brainvision",
    .name = N_ ("BrainVision"),
    .globs = "*.vhdr;*.ahdr",
    .sniff = sniff_brainvision,
    .read = read_brainvision,
};
