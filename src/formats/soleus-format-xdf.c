/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-format.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "soleus-event-xml.h"
#include "soleus-spool.h"
#include "soleus-xdf-chunk.h"
#include "soleus-xdf-clock.h"

extern const SoleusFormat soleus_format_xdf;

/* Stamps jitter by the network; a jump of more than this is a gap, as in the
 * reader of the format's own authors. */
#define GAP_S 1.0
#define MAX_RATE_HZ 1e6
/* So many samples tell a rate better than the header does. */
#define TELLING_SAMPLES 100

typedef struct
{
  guint64 n;
  double start_s;
} Run;

typedef struct
{
  guint32 id;
  char *name;
  SoleusXdfType type;
  guint n_channels;
  double nominal_hz;
  GPtrArray *labels; /* of char * */
  GPtrArray *units;
  SoleusXdfClock *clock;
  gboolean usable; /* numbers at a rate, or strings */
  guint first_spooled; /* channel of the spool */
  /* while samples are read */
  double stamp_s; /* of the last sample, by the stream's own clock */
  double last_s; /* the same by the recorder's */
  guint64 n_run;
  double run_start_s;
  double run_last_s;
  GArray *runs; /* of Run */
  double told_s; /* length of the runs by their stamps */
  guint64 n_told; /* intervals in it */
} Stream;

static void
stream_free (gpointer data)
{
  Stream *stream = data;

  g_free (stream->name);
  g_ptr_array_unref (stream->labels);
  g_ptr_array_unref (stream->units);
  soleus_xdf_clock_free (stream->clock);
  g_array_unref (stream->runs);
  g_free (stream);
}

typedef struct
{
  SoleusReader *reader;
  GPtrArray *streams; /* of Stream, in the order of the file */
  GHashTable *by_id;
  SoleusSpool *spool;
  double first_s; /* of all samples and texts; NAN: none yet */
} Reading;

/* --- stream headers --- */

typedef struct
{
  Stream *stream;
  char *format;
  char *label;
  char *unit;
} HeaderWalk;

static void
leave (const char *element, const char *text, gpointer user_data)
{
  HeaderWalk *walk = user_data;
  Stream *stream = walk->stream;
  gint64 count;

  if (strcmp (element, "name") == 0 && stream->name == NULL)
    stream->name = g_strdup (text);
  else if (strcmp (element, "channel_count") == 0
      && soleus_text_to_int (text, &count) && count > 0
      && count <= SOLEUS_MAX_CHANNELS)
    stream->n_channels = (guint)count;
  else if (strcmp (element, "nominal_srate") == 0)
    soleus_text_to_double (text, &stream->nominal_hz);
  else if (strcmp (element, "channel_format") == 0 && walk->format == NULL)
    walk->format = g_strdup (text);
  else if (strcmp (element, "label") == 0)
    {
      g_free (walk->label);
      walk->label = g_strdup (text);
    }
  else if (strcmp (element, "unit") == 0)
    {
      g_free (walk->unit);
      walk->unit = g_strdup (text);
    }
  else if (strcmp (element, "channel") == 0)
    {
      g_ptr_array_add (stream->labels, g_steal_pointer (&walk->label));
      g_ptr_array_add (stream->units, g_steal_pointer (&walk->unit));
    }
}

static const SoleusEventXmlCalls header_calls = {.leave = leave};

static void
read_header (Reading *reading, SoleusXdfChunk *chunk)
{
  Stream *stream = g_new0 (Stream, 1);
  HeaderWalk walk = {.stream = stream};
  const gsize n = soleus_cursor_left (&chunk->content);
  const guint8 *xml = soleus_cursor_bytes (&chunk->content, n);
  gboolean sound;

  stream->id = chunk->stream;
  stream->labels = g_ptr_array_new_with_free_func (g_free);
  stream->units = g_ptr_array_new_with_free_func (g_free);
  stream->clock = soleus_xdf_clock_new ();
  stream->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  sound = soleus_event_xml_walk (xml, n, &header_calls, &walk, NULL)
      && walk.format != NULL
      && soleus_xdf_type_from_name (walk.format, &stream->type)
      && stream->n_channels > 0;
  stream->usable = sound
      && (stream->type == SOLEUS_XDF_STRING
          || (stream->nominal_hz > 0.0 && stream->nominal_hz <= MAX_RATE_HZ));
  if (stream->name == NULL)
    stream->name = g_strdup_printf ("stream %u", stream->id);
  g_free (walk.format);
  g_free (walk.label);
  g_free (walk.unit);
  g_ptr_array_add (reading->streams, stream);
  g_hash_table_replace (reading->by_id, GUINT_TO_POINTER (stream->id), stream);
}

/* --- samples --- */

static void
end_run (Stream *stream)
{
  const Run run = {stream->n_run, stream->run_start_s};

  if (stream->n_run == 0)
    return;
  g_array_append_val (stream->runs, run);
  stream->told_s += stream->run_last_s - stream->run_start_s;
  stream->n_told += stream->n_run - 1;
  stream->n_run = 0;
}

static void
take_stamp (Stream *stream, double time_s)
{
  if (stream->n_run > 0
      && fabs (time_s - stream->run_last_s - 1.0 / stream->nominal_hz) > GAP_S)
    end_run (stream);
  if (stream->n_run == 0)
    {
      /* A run never begins before the one before it ends. */
      if (stream->runs->len > 0)
        time_s = MAX (time_s, stream->run_last_s + 1.0 / stream->nominal_hz);
      stream->run_start_s = time_s;
    }
  stream->run_last_s = time_s;
  stream->n_run++;
}

static void
take_text (Reading *reading, Stream *stream, SoleusCursor *content)
{
  for (guint c = 0; c < stream->n_channels && !content->failed; c++)
    {
      const guint64 n = soleus_xdf_length (content);
      const guint8 *bytes = n > soleus_cursor_left (content)
          ? NULL
          : soleus_cursor_bytes (content, (gsize)n);
      g_autofree char *text = NULL;
      if (bytes == NULL)
        {
          content->failed = TRUE;
          return;
        }
      text = soleus_bytes_to_utf8 ((const char *)bytes, (gsize)n);
      if (*text != '\0')
        soleus_reader_add_annotation (
            reading->reader, soleus_annotation_new (stream->last_s, 0.0, text));
    }
}

static void
read_samples (Reading *reading, SoleusXdfChunk *chunk)
{
  Stream *stream =
      g_hash_table_lookup (reading->by_id, GUINT_TO_POINTER (chunk->stream));
  SoleusCursor *content = &chunk->content;
  guint64 n;

  if (stream == NULL || !stream->usable)
    return;
  n = soleus_xdf_length (content);
  for (guint64 i = 0; i < n && soleus_cursor_left (content) > 0; i++)
    {
      if (soleus_cursor_u8 (content) == 8)
        stream->stamp_s = soleus_cursor_f64_le (content);
      else if (stream->nominal_hz > 0.0)
        stream->stamp_s += 1.0 / stream->nominal_hz;
      if (content->failed || !isfinite (stream->stamp_s))
        return;
      stream->last_s = soleus_xdf_clock_map (stream->clock, stream->stamp_s);
      reading->first_s = isnan (reading->first_s)
          ? stream->last_s
          : MIN (reading->first_s, stream->last_s);
      if (stream->type == SOLEUS_XDF_STRING)
        take_text (reading, stream, content);
      else
        {
          const gsize left = soleus_cursor_left (content);
          SoleusCursor probe = *content;
          for (guint c = 0; c < stream->n_channels; c++)
            soleus_xdf_number (&probe, stream->type);
          if (probe.failed || left == 0)
            return; /* a sample that is cut off is none */
          take_stamp (stream, stream->last_s);
          for (guint c = 0; c < stream->n_channels; c++)
            soleus_spool_add_one (reading->spool, stream->first_spooled + c,
                (float)soleus_xdf_number (content, stream->type));
        }
    }
}

/* Headers and clocks first: offsets may stand behind the samples they are
 * for. FALSE where the file is cut off or damaged. */
static gboolean
read_chunks (Reading *reading, gboolean samples, GError **error)
{
  const SoleusFile *file = reading->reader->file;
  SoleusCursor cursor = soleus_cursor (file->data, file->size);
  SoleusXdfChunk chunk;

  soleus_cursor_skip (&cursor, 4); /* "XDF:" */
  while (soleus_xdf_chunk_next (&cursor, &chunk))
    {
      if (soleus_progress_stop (reading->reader->progress, error))
        return FALSE;
      if (samples && chunk.tag == SOLEUS_XDF_SAMPLES)
        read_samples (reading, &chunk);
      else if (!samples && chunk.tag == SOLEUS_XDF_STREAM_HEADER)
        read_header (reading, &chunk);
      else if (!samples && chunk.tag == SOLEUS_XDF_CLOCK_OFFSET)
        {
          Stream *stream = g_hash_table_lookup (
              reading->by_id, GUINT_TO_POINTER (chunk.stream));
          const double time_s = soleus_cursor_f64_le (&chunk.content);
          const double offset_s = soleus_cursor_f64_le (&chunk.content);
          if (stream != NULL && !chunk.content.failed)
            soleus_xdf_clock_add (stream->clock, time_s, offset_s);
        }
    }
  if (samples && cursor.failed)
    soleus_read_log_add (
        reading->reader->log, SOLEUS_LOG_LOST, "xdf-cut-off", NULL);
  return TRUE;
}

/* --- results --- */

static guint
prepare_streams (Reading *reading)
{
  guint n = 0;

  for (guint s = 0; s < reading->streams->len; s++)
    {
      Stream *stream = g_ptr_array_index (reading->streams, s);
      soleus_xdf_clock_fit (stream->clock);
      if (soleus_xdf_clock_get_n_segments (stream->clock) > 1)
        soleus_read_log_add (reading->reader->log, SOLEUS_LOG_REPAIRED,
            "xdf-clock-reset", "name", stream->name, NULL);
      if (!stream->usable)
        soleus_read_log_add (reading->reader->log, SOLEUS_LOG_LOST,
            "xdf-stream-left-out", "name", stream->name, NULL);
      if (!stream->usable || stream->type == SOLEUS_XDF_STRING)
        continue;
      if (n + stream->n_channels > SOLEUS_MAX_CHANNELS)
        {
          stream->usable = FALSE;
          soleus_read_log_add (reading->reader->log, SOLEUS_LOG_LOST,
              "xdf-stream-left-out", "name", stream->name, NULL);
          continue;
        }
      stream->first_spooled = n;
      n += stream->n_channels;
    }
  return n;
}

/* The rate that the stamps show, where they are many and agree with the
 * header within a tenth. */
static double
stream_rate_hz (const Stream *stream)
{
  double measured_hz;

  if (stream->n_told < TELLING_SAMPLES || !(stream->told_s > 0.0))
    return stream->nominal_hz;
  measured_hz = (double)stream->n_told / stream->told_s;
  return fabs (measured_hz / stream->nominal_hz - 1.0) < 0.1
      ? measured_hz
      : stream->nominal_hz;
}

static void
add_channels (Reading *reading, Stream *stream)
{
  const double rate_hz = stream_rate_hz (stream);

  for (guint c = 0; c < stream->n_channels; c++)
    {
      const char *label = c < stream->labels->len
          ? g_ptr_array_index (stream->labels, c)
          : NULL;
      const char *unit =
          c < stream->units->len ? g_ptr_array_index (stream->units, c) : NULL;
      g_autofree char *own = g_strdup_printf ("%s %u", stream->name, c + 1);
      double to_own;
      const guint index = reading->reader->channels->len;
      SoleusChannel *channel = soleus_reader_add_channel (reading->reader,
          label == NULL || *label == '\0' ? own : label, unit, rate_hz,
          &to_own);
      double earliest_s = -INFINITY;
      if (channel == NULL)
        return;
      soleus_spool_map (reading->spool, index, stream->first_spooled + c);
      soleus_spool_set_scale (reading->spool, index, to_own, 0.0);
      for (guint r = 0; r < stream->runs->len; r++)
        {
          const Run *run = &g_array_index (stream->runs, Run, r);
          const double start_s =
              MAX (run->start_s - reading->first_s, earliest_s);
          soleus_channel_add_run (channel, run->n, start_s);
          earliest_s = start_s + (double)run->n / rate_hz;
        }
    }
}

static gboolean
finish (Reading *reading, GError **error)
{
  SoleusReader *reader = reading->reader;

  if (isnan (reading->first_s))
    return soleus_reader_fail (error,
        _ ("%u streams without a sample, expected at least one with some"),
        reading->streams->len);
  if (!soleus_spool_finish (reading->spool, error))
    return FALSE;
  for (guint s = 0; s < reading->streams->len; s++)
    {
      Stream *stream = g_ptr_array_index (reading->streams, s);
      end_run (stream);
      if (stream->usable && stream->type != SOLEUS_XDF_STRING
          && stream->runs->len > 0)
        add_channels (reading, stream);
    }
  for (guint i = 0; i < reader->annotations->len; i++)
    ((SoleusAnnotation *)g_ptr_array_index (reader->annotations, i))->onset_s -=
        reading->first_s;
  reader->source_class = &soleus_spool_class;
  reader->source = g_steal_pointer (&reading->spool);
  return TRUE;
}

static gboolean
read_xdf (SoleusReader *reader, GError **error)
{
  g_autoptr (GPtrArray) streams = g_ptr_array_new_with_free_func (stream_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (NULL, NULL);
  Reading reading = {reader, streams, by_id, NULL, NAN};
  gboolean done;

  if (!read_chunks (&reading, FALSE, error))
    return FALSE;
  reading.spool = soleus_spool_new (MAX (prepare_streams (&reading), 1), error);
  done = reading.spool != NULL && read_chunks (&reading, TRUE, error)
      && finish (&reading, error);
  if (reading.spool != NULL)
    soleus_spool_free (reading.spool);
  return done;
}

static guint
sniff_xdf (const guint8 *head, gsize n, const char *name)
{
  return n >= 4 && memcmp (head, "XDF:", 4) == 0 ? 100 : 0;
}

const SoleusFormat soleus_format_xdf = {
    .id = "xdf",
    .name = N_ ("XDF of a lab recorder"),
    .globs = "*.xdf",
    .sniff = sniff_xdf,
    .read = read_xdf,
};
