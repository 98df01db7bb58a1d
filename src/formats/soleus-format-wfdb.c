/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-format.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "soleus-cursor.h"
#include "soleus-events.h"
#include "soleus-label.h"
#include "soleus-time-stamp.h"
#include "soleus-wfdb-header.h"
#include "soleus-wfdb-source.h"

extern const SoleusFormat soleus_format_wfdb;

typedef struct
{
  SoleusReader *reader;
  const SoleusWfdbHeader *header;
  SoleusWfdbSource *source;
  guint n_stored;
  guint64 n_frames_missing;
} Reading;

/* Signals that name one file after each other share its frames. */
static void
place_in_frame (const SoleusWfdbHeader *header, guint s, guint *place,
    guint64 *frame_samples, guint64 *prolog_bytes)
{
  const GPtrArray *signals = header->signals;
  const SoleusWfdbSignal *own = g_ptr_array_index (signals, s);

  *place = 0;
  *frame_samples = 0;
  *prolog_bytes = 0;
  for (guint i = 0; i < signals->len; i++)
    {
      const SoleusWfdbSignal *other = g_ptr_array_index (signals, i);
      if (strcmp (other->file, own->file) != 0)
        continue;
      if (i == s)
        *place = (guint)*frame_samples;
      if (*frame_samples == 0)
        *prolog_bytes = other->prolog_bytes;
      *frame_samples += other->samples_per_frame;
    }
}

/* Adds up the steps of format 8 into the spool. */
static gboolean
store_differences (Reading *reading, SoleusWfdbPart *part,
    const SoleusWfdbSignal *signal, GError **error)
{
  const guint8 *data = part->file->data + part->prolog_bytes;
  double value = signal->first_value;

  if (reading->source->spool == NULL)
    reading->source->spool = soleus_spool_new (SOLEUS_MAX_CHANNELS, error);
  if (reading->source->spool == NULL)
    return FALSE;
  if (reading->n_stored >= SOLEUS_MAX_CHANNELS)
    return soleus_reader_fail (error,
        _ ("more than %d signals are in format 8, expected fewer"),
        SOLEUS_MAX_CHANNELS);
  part->stored = reading->n_stored++;
  for (guint64 i = 0; i < part->n; i++)
    {
      guint64 frame = i / part->per_frame + part->skew_frames;
      guint64 sample =
          frame * part->frame_samples + part->place + i % part->per_frame;
      value += part->codec->load (data + sample, 0);
      soleus_spool_add_one (reading->source->spool, part->stored, (float)value);
    }
  g_clear_pointer (&part->file, soleus_file_unref);
  return !soleus_progress_stop (reading->reader->progress, error);
}

/* The part of @signal in its file; n is 0 where the file holds nothing. */
static gboolean
make_part (Reading *reading, const SoleusWfdbHeader *header, guint s,
    guint64 n_frames, SoleusWfdbPart *part, GError **error)
{
  const SoleusWfdbSignal *signal = g_ptr_array_index (header->signals, s);
  SoleusFile *file =
      soleus_reader_open_companion (reading->reader, signal->file, error);
  guint64 prolog_bytes, in_file;

  *part = (SoleusWfdbPart){.codec = signal->codec,
      .per_frame = signal->samples_per_frame,
      .skew_frames = signal->skew_frames};
  if (file == NULL)
    return FALSE;
  place_in_frame (header, s, &part->place, &part->frame_samples, &prolog_bytes);
  if (prolog_bytes > file->size)
    return soleus_reader_fail (error,
        _ ("the samples of “%s” begin at byte %" PRIu64
           ", expected at most %zu"),
        signal->file, prolog_bytes, file->size);
  part->prolog_bytes = (gsize)prolog_bytes;
  in_file =
      soleus_wfdb_codec_count (signal->codec, file->size - part->prolog_bytes)
      / part->frame_samples;
  if (n_frames > in_file)
    reading->n_frames_missing =
        MAX (reading->n_frames_missing, n_frames - in_file);
  if (n_frames == 0 || n_frames > in_file)
    n_frames = in_file;
  if (n_frames > part->skew_frames)
    part->n = (n_frames - part->skew_frames) * part->per_frame;
  part->file = soleus_file_ref (file);
  return TRUE;
}

static void
scale_part (SoleusWfdbPart *part, const SoleusWfdbSignal *signal, double to_own)
{
  part->gain = (float)(to_own / signal->gain);
  part->shift = (float)(-signal->baseline * to_own / signal->gain);
}

/* Behind what the channel already has; parts that touch are one run. FALSE
 * where it would lie over them. */
static gboolean
add_part (Reading *reading, guint c, SoleusWfdbPart *part, double start_s)
{
  SoleusChannel *channel = g_ptr_array_index (reading->reader->channels, c);
  GArray *parts = g_ptr_array_index (reading->source->lanes, c);
  SoleusRun *last =
      channel->n_runs == 0 ? NULL : &channel->runs[channel->n_runs - 1];
  double late_s = 0.0;

  if (last != NULL)
    late_s = start_s - (last->start_s + (double)last->n / channel->rate_hz);
  if (late_s < -0.5 / channel->rate_hz)
    return FALSE;
  part->first_idx = channel->n_samples;
  if (last != NULL && late_s < 0.5 / channel->rate_hz)
    {
      last->n += part->n;
      channel->n_samples += part->n;
    }
  else
    soleus_channel_add_run (channel, part->n, start_s);
  g_array_append_val (parts, *part);
  return TRUE;
}

static SoleusChannel *
add_channel (
    Reading *reading, const SoleusWfdbSignal *signal, guint s, double *to_own)
{
  g_autofree char *label = *signal->label != '\0'
      ? g_strdup (signal->label)
      : g_strdup_printf ("signal %u", s + 1);
  SoleusChannel *channel =
      soleus_reader_add_channel (reading->reader, label, signal->unit,
          reading->header->frame_rate_hz * signal->samples_per_frame, to_own);
  double half = ldexp (1.0, (int)signal->adc_bits - 1), low, high;

  if (channel == NULL)
    return NULL;
  soleus_wfdb_source_add_lane (reading->source);
  channel->calibrated = channel->calibrated && signal->calibrated;
  channel->lsb = fabs (*to_own / signal->gain);
  if (signal->adc_bits > 1)
    {
      low =
          (signal->adc_zero - half - signal->baseline) * *to_own / signal->gain;
      high = (signal->adc_zero + half - 1 - signal->baseline) * *to_own
          / signal->gain;
      channel->rail_low = MIN (low, high);
      channel->rail_high = MAX (low, high);
    }
  return channel;
}

static gboolean
take_signal (Reading *reading, const SoleusWfdbHeader *header, guint s,
    guint64 n_frames, double start_s, guint c, double to_own, GError **error)
{
  const SoleusWfdbSignal *signal = g_ptr_array_index (header->signals, s);
  SoleusWfdbPart part;

  if (!make_part (reading, header, s, n_frames, &part, error))
    return FALSE;
  scale_part (&part, signal, to_own);
  if (part.n == 0)
    {
      soleus_file_unref (part.file);
      return TRUE;
    }
  if (part.codec->differences
      && !store_differences (reading, &part, signal, error))
    {
      soleus_file_unref (part.file);
      return FALSE;
    }
  if (add_part (reading, c, &part, start_s))
    return TRUE;
  soleus_file_unref (part.file);
  return soleus_reader_fail (error,
      _ ("two signals of one segment are called “%s”, expected different "
         "names"),
      signal->label);
}

static gboolean
check_rate (
    const Reading *reading, const SoleusWfdbSignal *signal, GError **error)
{
  double rate_hz = reading->header->frame_rate_hz * signal->samples_per_frame;

  if (rate_hz <= 1e6)
    return TRUE;
  return soleus_reader_fail (error,
      _ ("signal “%s” has a rate of %g Hz, expected at most 1,000,000"),
      signal->label, rate_hz);
}

static gboolean
read_signals (Reading *reading, GError **error)
{
  const GPtrArray *signals = reading->header->signals;

  for (guint s = 0; s < signals->len; s++)
    {
      const SoleusWfdbSignal *signal = g_ptr_array_index (signals, s);
      double to_own;
      if (!check_rate (reading, signal, error))
        return FALSE;
      if (add_channel (reading, signal, s, &to_own) != NULL
          && !take_signal (reading, reading->header, s,
              reading->header->n_frames, 0.0,
              reading->reader->channels->len - 1, to_own, error))
        return FALSE;
    }
  return TRUE;
}

static SoleusWfdbHeader *
open_segment (Reading *reading, const char *name, GError **error)
{
  g_autofree char *file_name = g_strconcat (name, ".hea", NULL);
  SoleusFile *file =
      soleus_reader_open_companion (reading->reader, file_name, error);
  SoleusWfdbHeader *segment;

  if (file == NULL)
    return NULL;
  segment = soleus_wfdb_header_read (file->data, file->size, error);
  if (segment == NULL)
    g_prefix_error (error, "%s: ", file_name);
  return segment;
}

/* The channel of this label, made where it is new. */
static int
channel_of (
    Reading *reading, const SoleusWfdbSignal *signal, guint s, double *to_own)
{
  GPtrArray *channels = reading->reader->channels;

  for (guint c = 0; c < channels->len; c++)
    {
      SoleusChannel *channel = g_ptr_array_index (channels, c);
      g_autofree char *numbered = g_strdup_printf ("signal %u", s + 1);
      if (strcmp (
              channel->label, *signal->label != '\0' ? signal->label : numbered)
          != 0)
        continue;
      if (channel->rate_hz
          != reading->header->frame_rate_hz * signal->samples_per_frame)
        continue;
      soleus_channel_free (soleus_label_make_channel (channel->label,
          signal->unit, &channel->kind, channel->rate_hz, to_own));
      return (int)c;
    }
  return add_channel (reading, signal, s, to_own) == NULL
      ? -1
      : (int)channels->len - 1;
}

static gboolean
read_segment (Reading *reading, const SoleusWfdbHeader *segment,
    guint64 n_frames, double start_s, GError **error)
{
  for (guint s = 0; s < segment->signals->len; s++)
    {
      const SoleusWfdbSignal *signal = g_ptr_array_index (segment->signals, s);
      double to_own;
      int c;
      /* A layout names signals without samples. */
      if (strcmp (signal->file, "~") == 0)
        continue;
      if (!check_rate (reading, signal, error))
        return FALSE;
      c = channel_of (reading, signal, s, &to_own);
      if (c >= 0
          && !take_signal (
              reading, segment, s, n_frames, start_s, (guint)c, to_own, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_segments (Reading *reading, GError **error)
{
  const GPtrArray *segments = reading->header->segments;
  guint64 n_before = 0;

  for (guint i = 0; i < segments->len; i++)
    {
      const SoleusWfdbSegment *row = g_ptr_array_index (segments, i);
      double start_s = (double)n_before / reading->header->frame_rate_hz;
      n_before += row->n_frames;
      if (strcmp (row->name, "~") != 0 && row->n_frames > 0)
        {
          g_autoptr (SoleusWfdbHeader) segment =
              open_segment (reading, row->name, error);
          if (segment == NULL)
            return FALSE;
          if (segment->segments->len > 0)
            return soleus_reader_fail (error,
                _ ("segment “%s” has segments itself, expected signals"),
                row->name);
          if (!read_segment (reading, segment, row->n_frames, start_s, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* A muscle in the comments is that of the EMG channels that name none. */
static void
take_comments (Reading *reading)
{
  for (guint i = 0; i < reading->header->comments->len; i++)
    {
      g_auto (SoleusLabel) label = {NULL};
      soleus_label_read (
          g_ptr_array_index (reading->header->comments, i), &label);
      for (guint c = 0; c < reading->reader->channels->len; c++)
        {
          SoleusChannel *channel =
              g_ptr_array_index (reading->reader->channels, c);
          if (channel->kind == SOLEUS_KIND_EMG && channel->muscle == NULL)
            channel->muscle = g_strdup (label.muscle);
        }
    }
}

static void
take_events (Reading *reading, const SoleusEventList *list)
{
  for (guint i = 0; i < soleus_event_list_get_n (list); i++)
    {
      const SoleusEvent *event = soleus_event_list_get (list, i);
      soleus_reader_add_annotation (reading->reader,
          soleus_annotation_new (
              event->onset_s, event->duration_s, event->text));
    }
}

/* "100.atr" beside "100.hea". */
static void
read_annotations (Reading *reading)
{
  const char *name = reading->reader->file->name;
  const char *dot = strrchr (name, '.');
  g_autofree char *base =
      g_strndup (name, dot == NULL ? strlen (name) : (gsize)(dot - name));
  g_autofree char *file_name = g_strconcat (base, ".atr", NULL);
  SoleusFile *file = soleus_reader_find_companion (reading->reader, file_name);
  const SoleusEventContext context = {
      .rate_hz = reading->header->frame_rate_hz};
  const SoleusEventFormat *format = soleus_event_format_from_id ("wfdb");
  g_autoptr (SoleusEventList) list = NULL;

  if (file == NULL || format == NULL)
    return;
  list = format->read (file->data, file->size, &context, NULL);
  if (list != NULL)
    take_events (reading, list);
}

static gboolean
finish (Reading *reading, GError **error)
{
  gboolean any = FALSE;

  for (guint c = 0; c < reading->reader->channels->len; c++)
    any = any
        || ((SoleusChannel *)g_ptr_array_index (reading->reader->channels, c))
                ->n_samples
            > 0;
  if (!any)
    return soleus_reader_fail (
        error, _ ("the signal files hold 0 samples, expected at least one"));
  if (reading->n_frames_missing > 0)
    {
      g_autofree char *count =
          g_strdup_printf ("%" G_GUINT64_FORMAT, reading->n_frames_missing);
      soleus_read_log_add (reading->reader->log, SOLEUS_LOG_LOST,
          "samples-missing", "count", count, NULL);
    }
  return reading->source->spool == NULL
      || soleus_spool_finish (reading->source->spool, error);
}

static gboolean
read_wfdb (SoleusReader *reader, GError **error)
{
  g_autoptr (SoleusWfdbHeader) header =
      soleus_wfdb_header_read (reader->file->data, reader->file->size, error);
  Reading reading = {.reader = reader, .header = header};

  if (header == NULL)
    return FALSE;
  reading.source = soleus_wfdb_source_new ();
  reader->source_class = &soleus_wfdb_source_class;
  reader->source = reading.source;
  if (!(header->segments->len > 0 ? read_segments (&reading, error)
                                  : read_signals (&reading, error))
      || !finish (&reading, error))
    return FALSE;
  take_comments (&reading);
  reader->start = soleus_date_time_from_s (header->start_s);
  read_annotations (&reading);
  return TRUE;
}

/* A line of a name and a number of signals, in a file called ".hea". */
static guint
sniff_wfdb (const guint8 *head, gsize n, const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  if (!g_str_has_suffix (lower, ".hea"))
    return 0;
  for (gsize i = 0; i < n; i++)
    if (head[i] == 0)
      return 0;
  return 80;
}

const SoleusFormat soleus_format_wfdb = {
    .id = "wfdb",
    .name = N_ ("PhysioNet WFDB record (header file)"),
    .globs = "*.hea",
    .sniff = sniff_wfdb,
    .read = read_wfdb,
};
