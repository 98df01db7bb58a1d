/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-format.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "soleus-edf-header.h"
#include "soleus-edf-source.h"
#include "soleus-edf-tal.h"

extern const SoleusFormat soleus_format_edf;

/* Record times are written with few digits: a difference below this is
 * rounding, not a gap. */
#define ROUNDING_S 1e-4

typedef struct
{
  SoleusReader *reader;
  const SoleusEdfHeader *header;
  double first_onset_s; /* of the first record; time 0 of the recording */
  guint n_broken; /* annotation lists that could not be read */
} Reading;

static const guint8 *
record_bytes (const Reading *reading, const SoleusEdfSignal *signal,
    guint64 record, gsize *n)
{
  const SoleusEdfHeader *header = reading->header;

  *n = (gsize)signal->samples_per_record * header->bytes_per_sample;
  return reading->reader->file->data + header->header_bytes
      + record * header->record_bytes + signal->offset;
}

static const SoleusEdfSignal *
time_keeper (const SoleusEdfHeader *header)
{
  for (guint i = 0; header->plus && i < header->n_signals; i++)
    if (header->signals[i].annotations)
      return &header->signals[i];
  return NULL;
}

/* "text@@label" speaks of one channel [edftexts 3.3]. */
static void
link_channel (SoleusReader *reader, SoleusAnnotation *annotation)
{
  char *link = g_strrstr (annotation->text, "@@");
  g_autofree char *label = NULL;
  gboolean found = FALSE;

  if (link == NULL)
    return;
  label = g_strstrip (g_strdup (link + 2));
  for (guint c = 0; c < reader->channels->len; c++)
    {
      const SoleusChannel *channel = g_ptr_array_index (reader->channels, c);
      if (strcmp (channel->label, label) != 0)
        continue;
      soleus_channel_set_add (&annotation->channels, c);
      found = TRUE;
    }
  if (found)
    *link = '\0';
}

/* "twitch@@EMG 1" and "twitch@@EMG 2" of one time are one annotation of two
 * channels; then it is freed. */
static gboolean
joins_last (GPtrArray *annotations, SoleusAnnotation *annotation)
{
  SoleusAnnotation *last = annotations->len == 0
      ? NULL
      : g_ptr_array_index (annotations, annotations->len - 1);
  int channel = soleus_channel_set_next (&annotation->channels, -1);

  if (last == NULL || channel < 0 || last->onset_s != annotation->onset_s
      || last->duration_s != annotation->duration_s
      || strcmp (last->text, annotation->text) != 0
      || soleus_channel_set_count (&last->channels) == 0
      || soleus_channel_set_has (&last->channels, (guint)channel))
    return FALSE;
  soleus_channel_set_add (&last->channels, (guint)channel);
  soleus_annotation_free (annotation);
  return TRUE;
}

static void
take_annotation (const SoleusEdfTal *tal, gpointer user_data)
{
  const Reading *reading = user_data;
  SoleusAnnotation *annotation;

  if (*tal->text == '\0')
    return;
  annotation = soleus_annotation_new (
      tal->onset_s - reading->first_onset_s, tal->duration_s, tal->text);
  link_channel (reading->reader, annotation);
  if (!joins_last (reading->reader->annotations, annotation))
    soleus_reader_add_annotation (reading->reader, annotation);
}

static gboolean
read_annotations (Reading *reading, GError **error)
{
  const SoleusEdfHeader *header = reading->header;

  for (guint i = 0; i < header->n_signals; i++)
    {
      const SoleusEdfSignal *signal = &header->signals[i];
      for (guint64 r = 0; signal->annotations && r < header->n_records; r++)
        {
          gsize n;
          const guint8 *bytes = record_bytes (reading, signal, r, &n);
          reading->n_broken +=
              soleus_edf_tal_parse (bytes, n, take_annotation, reading);
          if (r % 4096 == 0
              && soleus_progress_stop (reading->reader->progress, error))
            return FALSE;
        }
    }
  if (reading->n_broken > 0)
    {
      g_autofree char *count = g_strdup_printf ("%u", reading->n_broken);
      soleus_read_log_add (reading->reader->log, SOLEUS_LOG_LOST,
          "edf-annotations-broken", "count", count, NULL);
    }
  return TRUE;
}

static void
add_runs (GPtrArray *channels, const SoleusEdfSignal *const *signals,
    guint64 n_records, double start_s)
{
  for (guint c = 0; c < channels->len; c++)
    soleus_channel_add_run (g_ptr_array_index (channels, c),
        n_records * signals[c]->samples_per_record, start_s);
}

/* Smallest step between two samples of any channel. */
static double
sample_step_s (const GPtrArray *channels)
{
  double step_s = INFINITY;

  for (guint c = 0; c < channels->len; c++)
    {
      const SoleusChannel *channel = g_ptr_array_index (channels, c);
      step_s = MIN (step_s, 1.0 / channel->rate_hz);
    }
  return step_s;
}

/* Records that follow each other are one run; a record that stands later
 * than the one before it ends begins the next. */
static void
lay_out_records (Reading *reading, const SoleusEdfSignal *const *signals)
{
  const SoleusEdfHeader *header = reading->header;
  const SoleusEdfSignal *keeper = time_keeper (header);
  GPtrArray *channels = reading->reader->channels;
  const double slack_s = MAX (0.5 * sample_step_s (channels), ROUNDING_S);
  double run_start_s = 0.0;
  guint64 run_first = 0;
  guint n_gaps = 0, n_backward = 0;

  for (guint64 r = 1; keeper != NULL && r < header->n_records; r++)
    {
      double expected_s =
          run_start_s + (double)(r - run_first) * header->record_s;
      double onset_s;
      gsize n;
      const guint8 *bytes = record_bytes (reading, keeper, r, &n);
      if (!soleus_edf_tal_first_onset (bytes, n, &onset_s))
        continue;
      onset_s -= reading->first_onset_s;
      n_backward += onset_s < expected_s - slack_s;
      if (onset_s <= expected_s + slack_s)
        continue;
      add_runs (channels, signals, r - run_first, run_start_s);
      run_start_s = onset_s;
      run_first = r;
      n_gaps++;
    }
  add_runs (channels, signals, header->n_records - run_first, run_start_s);
  if (n_gaps > 0 && !header->discontinuous)
    {
      g_autofree char *count = g_strdup_printf ("%u", n_gaps);
      soleus_read_log_add (reading->reader->log, SOLEUS_LOG_REPAIRED,
          "edf-gaps-in-continuous", "count", count, NULL);
    }
  if (n_backward > 0)
    {
      g_autofree char *count = g_strdup_printf ("%u", n_backward);
      soleus_read_log_add (reading->reader->log, SOLEUS_LOG_REPAIRED,
          "edf-records-overlap", "count", count, NULL);
    }
}

static SoleusEdfLane
make_lane (SoleusChannel *channel, const SoleusEdfSignal *signal, double to_own)
{
  double gain = 1.0, shift = 0.0;
  double low, high;

  if (signal->scaled)
    {
      gain = (signal->physical_max - signal->physical_min)
          / (signal->digital_max - signal->digital_min);
      shift = signal->physical_min - signal->digital_min * gain;
      gain *= to_own;
      shift *= to_own;
      low = signal->digital_min * gain + shift;
      high = signal->digital_max * gain + shift;
      channel->rail_low = MIN (low, high);
      channel->rail_high = MAX (low, high);
      channel->lsb = fabs (gain);
    }
  else
    channel->calibrated = FALSE;
  return (SoleusEdfLane){
      signal->offset, signal->samples_per_record, (float)gain, (float)shift};
}

/* Channels in the order of the file, annotations left out. */
static guint
make_channels (
    Reading *reading, SoleusEdfLane *lanes, const SoleusEdfSignal **signals)
{
  const SoleusEdfHeader *header = reading->header;
  guint n = 0;

  for (guint i = 0; i < header->n_signals; i++)
    {
      const SoleusEdfSignal *signal = &header->signals[i];
      SoleusChannel *channel;
      double to_own;
      if (signal->annotations)
        continue;
      channel = soleus_reader_add_channel (reading->reader, signal->label,
          signal->unit, signal->samples_per_record / header->record_s, &to_own);
      if (channel == NULL)
        continue;
      signals[n] = signal;
      lanes[n++] = make_lane (channel, signal, to_own);
    }
  return n;
}

/* EDF+ puts the parts of a second into the onset of the first record. */
static void
find_start (Reading *reading)
{
  const SoleusEdfHeader *header = reading->header;
  const SoleusEdfSignal *keeper = time_keeper (header);
  gsize n;

  if (keeper != NULL)
    {
      const guint8 *bytes = record_bytes (reading, keeper, 0, &n);
      double onset_s;
      if (soleus_edf_tal_first_onset (bytes, n, &onset_s))
        reading->first_onset_s = onset_s;
    }
  if (header->start != NULL)
    reading->reader->start =
        g_date_time_add_seconds (header->start, reading->first_onset_s);
}

static gboolean
read_edf (SoleusReader *reader, GError **error)
{
  g_autoptr (SoleusEdfHeader) header = soleus_edf_header_read (
      reader->file->data, reader->file->size, reader->log, error);
  g_autofree SoleusEdfLane *lanes = NULL;
  g_autofree const SoleusEdfSignal **signals = NULL;
  Reading reading = {reader, header, 0.0, 0};
  guint n_lanes;

  if (header == NULL)
    return FALSE;
  if (header->bytes_per_sample == 3)
    reader->format_id = "bdf";
  lanes = g_new0 (SoleusEdfLane, header->n_signals);
  signals = g_new0 (const SoleusEdfSignal *, header->n_signals);
  n_lanes = make_channels (&reading, lanes, signals);
  find_start (&reading);
  lay_out_records (&reading, signals);
  if (!read_annotations (&reading, error))
    return FALSE;
  reader->source_class = &soleus_edf_source_class;
  reader->source = soleus_edf_source_new (reader->file, header->header_bytes,
      header->record_bytes, header->bytes_per_sample, lanes, n_lanes);
  return TRUE;
}

static guint
sniff_edf (const guint8 *head, gsize n, const char *name)
{
  if (n >= 8 && head[0] == 0xff && memcmp (head + 1, "BIOSEMI", 7) == 0)
    return 100;
  if (n < 8 || memcmp (head, "0       ", 8) != 0)
    return 0;
  /* A number where the header's length stands makes it sure. */
  return n >= 192 && g_ascii_isdigit (head[184]) ? 100 : 50;
}

const SoleusFormat soleus_format_edf = {
    .id = "edf",
    .name = N_ ("European data format (EDF, EDF+, BDF)"),
    .globs = "*.edf;*.bdf;*.edf+;*.rec",
    .sniff = sniff_edf,
    .read = read_edf,
};
