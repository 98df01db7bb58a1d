/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-format.h"

#include <glib/gi18n-lib.h>
#include <sndfile.h>
#include <string.h>

#include "soleus-cursor.h"
#include "soleus-spool.h"
#include "soleus-wav.h"

extern const SoleusFormat soleus_format_audio;

#define BLOCK_FRAMES 4096
#define MAX_CHANNELS 1024

/* The mapped file as libsndfile sees it. */
typedef struct
{
  const SoleusFile *file;
  sf_count_t pos;
} View;

static sf_count_t
view_length (void *data)
{
  return (sf_count_t)((View *)data)->file->size;
}

static sf_count_t
view_seek (sf_count_t offset, int whence, void *data)
{
  View *view = data;
  const sf_count_t size = (sf_count_t)view->file->size;
  sf_count_t base = whence == SEEK_CUR ? view->pos
      : whence == SEEK_END             ? size
                                       : 0;

  if (offset < -base || offset > size - base)
    return -1;
  view->pos = base + offset;
  return view->pos;
}

static sf_count_t
view_read (void *out, sf_count_t n, void *data)
{
  View *view = data;
  sf_count_t take = MIN (n, (sf_count_t)view->file->size - view->pos);

  if (take <= 0)
    return 0;
  memcpy (out, view->file->data + view->pos, (gsize)take);
  view->pos += take;
  return take;
}

static sf_count_t
view_write (const void *bytes, sf_count_t n, void *data)
{
  return 0;
}

static sf_count_t
view_tell (void *data)
{
  return ((View *)data)->pos;
}

static SoleusChannel *
add_channel (SoleusReader *reader, guint c, double rate_hz, double *to_own)
{
  g_autofree char *label = g_strdup_printf ("channel %u", c + 1);
  SoleusChannel *channel =
      soleus_reader_add_channel (reader, label, "", rate_hz, to_own);

  if (channel != NULL)
    {
      channel->rail_low = -*to_own;
      channel->rail_high = *to_own;
    }
  return channel;
}

static gboolean
check_rate (double rate_hz, GError **error)
{
  if (rate_hz >= 1 && rate_hz <= 1e6)
    return TRUE;
  return soleus_reader_fail (error,
      _ ("the sampling rate is %g Hz, expected 1 to 1,000,000"), rate_hz);
}

static gboolean
read_wav (SoleusReader *reader, const SoleusWav *wav, GError **error)
{
  /* Full scale is 1, as libsndfile has it. */
  const double full = wav->type == SOLEUS_SAMPLE_I16 ? 32768.0
      : wav->type == SOLEUS_SAMPLE_I32               ? 2147483648.0
                                                     : 1.0;
  const gsize width = soleus_sample_size (wav->type);
  g_autofree SoleusStridedLane *lanes = NULL;
  guint n = 0;

  if (!check_rate (wav->rate_hz, error))
    return FALSE;
  if (wav->n_frames == 0)
    return soleus_reader_fail (
        error, _ ("the file holds 0 samples, expected at least one"));
  lanes = g_new0 (SoleusStridedLane, wav->n_channels);
  for (guint c = 0; c < wav->n_channels; c++)
    {
      double to_own;
      SoleusChannel *channel = add_channel (reader, c, wav->rate_hz, &to_own);
      if (channel == NULL)
        continue;
      if (full > 1.0)
        channel->lsb = to_own / full;
      soleus_channel_add_run (channel, wav->n_frames, 0.0);
      lanes[n++] =
          (SoleusStridedLane){reader->file, wav->data_offset + c * width,
              width * wav->n_channels, wav->type, to_own / full, 0.0};
    }
  if (wav->n_missing > 0)
    {
      g_autofree char *missing =
          g_strdup_printf ("%" G_GUINT64_FORMAT, wav->n_missing);
      soleus_read_log_add (
          reader->log, SOLEUS_LOG_LOST, "audio-cut", "count", missing, NULL);
    }
  reader->source_class = &soleus_strided_class;
  reader->source = soleus_strided_new (lanes, n);
  return TRUE;
}

/* All frames to the spool, channel by channel. */
static gboolean
spool_frames (SoleusReader *reader, SNDFILE *sound, const SF_INFO *info,
    SoleusSpool *spool, GError **error)
{
  const guint n_channels = (guint)info->channels;
  g_autofree float *frames = g_new (float, BLOCK_FRAMES *n_channels);
  g_autofree float *one = g_new (float, BLOCK_FRAMES);
  sf_count_t n, n_done = 0;

  while ((n = sf_readf_float (sound, frames, BLOCK_FRAMES)) > 0)
    {
      for (guint c = 0; c < MIN (n_channels, SOLEUS_MAX_CHANNELS); c++)
        {
          for (sf_count_t i = 0; i < n; i++)
            one[i] = frames[(gsize)i * n_channels + c];
          if (!soleus_spool_add (spool, c, one, (gsize)n, error))
            return FALSE;
        }
      n_done += n;
      if (soleus_progress_stop (reader->progress, error)
          || !soleus_file_check (reader->file, error))
        return FALSE;
      if (info->frames > 0)
        soleus_progress_report (
            reader->progress, MIN ((double)n_done / (double)info->frames, 1.0));
    }
  return soleus_spool_finish (spool, error);
}

static gboolean
add_spooled (SoleusReader *reader, const SF_INFO *info, SoleusSpool *spool,
    GError **error)
{
  const guint64 n = soleus_spool_get_n (spool, 0);

  if (n == 0)
    return soleus_reader_fail (
        error, _ ("the file holds 0 samples, expected at least one"));
  for (guint c = 0; c < (guint)info->channels; c++)
    {
      double to_own;
      SoleusChannel *channel =
          add_channel (reader, c, info->samplerate, &to_own);
      if (channel == NULL)
        continue;
      soleus_channel_add_run (channel, n, 0.0);
      soleus_spool_set_scale (spool, c, to_own, 0.0);
    }
  if ((guint64)info->frames > n)
    {
      g_autofree char *missing =
          g_strdup_printf ("%" G_GUINT64_FORMAT, (guint64)info->frames - n);
      soleus_read_log_add (
          reader->log, SOLEUS_LOG_LOST, "audio-cut", "count", missing, NULL);
    }
  return TRUE;
}

static gboolean
read_sound (SoleusReader *reader, GError **error)
{
  SF_VIRTUAL_IO io = {view_length, view_seek, view_read, view_write, view_tell};
  View view = {reader->file, 0};
  SF_INFO info = {0};
  SNDFILE *sound = sf_open_virtual (&io, SFM_READ, &info, &view);
  g_autoptr (SoleusSpool) spool = NULL;
  gboolean done = FALSE;

  if (sound == NULL)
    return soleus_reader_fail (error,
        _ ("the sound cannot be read (%s), expected WAV, FLAC, AIFF, CAF or "
           "another kind that libsndfile knows"),
        sf_strerror (NULL));
  if (info.channels < 1 || info.channels > MAX_CHANNELS)
    soleus_reader_fail (error, _ ("there are %d channels, expected 1 to %d"),
        info.channels, MAX_CHANNELS);
  else if (check_rate (info.samplerate, error))
    {
      spool = soleus_spool_new (
          MIN ((guint)info.channels, SOLEUS_MAX_CHANNELS), error);
      done = spool != NULL && spool_frames (reader, sound, &info, spool, error)
          && add_spooled (reader, &info, spool, error);
    }
  sf_close (sound);
  if (!done)
    return FALSE;
  reader->source_class = &soleus_spool_class;
  reader->source = g_steal_pointer (&spool);
  return TRUE;
}

/* "1,	12.3456" after lines of "#": a key that was pressed at that second. */
static void
take_marker (SoleusReader *reader, const char *line)
{
  const char *comma = strrchr (line, ',');
  g_autofree char *text = NULL;
  double onset_s;

  if (*line == '#' || comma == NULL
      || !soleus_text_to_double (comma + 1, &onset_s) || onset_s < 0)
    return;
  text = soleus_bytes_to_utf8 (line, (gsize)(comma - line));
  soleus_reader_add_annotation (
      reader, soleus_annotation_new (onset_s, 0.0, g_strstrip (text)));
}

/* SpikeRecorder writes "X-events.txt" beside "X.wav". */
static void
read_markers (SoleusReader *reader)
{
  const char *name = reader->file->name;
  const char *dot = strrchr (name, '.');
  g_autofree char *base =
      g_strndup (name, dot == NULL ? strlen (name) : (gsize)(dot - name));
  g_autofree char *events = g_strconcat (base, "-events.txt", NULL);
  SoleusFile *file = soleus_reader_find_companion (reader, events);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *count = NULL;

  if (file == NULL || file->size > (16 << 20))
    return;
  text = g_strndup ((const char *)file->data, file->size);
  lines = g_strsplit_set (text, "\r\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    take_marker (reader, lines[i]);
  count = g_strdup_printf ("%u", reader->annotations->len);
  soleus_read_log_add (reader->log, SOLEUS_LOG_UNDERSTOOD, "audio-markers",
      "name", events, "count", count, NULL);
}

static gboolean
read_audio (SoleusReader *reader, GError **error)
{
  SoleusWav wav;
  gboolean done = soleus_wav_read (reader->file->data, reader->file->size, &wav)
      ? read_wav (reader, &wav, error)
      : read_sound (reader, error);

  if (done)
    {
      read_markers (reader);
      soleus_read_log_add (
          reader->log, SOLEUS_LOG_ASSUMED, "audio-full-scale", NULL);
    }
  return done;
}

static guint
sniff_audio (const guint8 *head, gsize n, const char *name)
{
  static const struct
  {
    gsize offset;
    const char *magic;
    gsize n;
  } magics[] = {{8, "WAVE", 4}, {0, "fLaC", 4}, {0, "caff", 4}, {8, "AIFF", 4},
      {8, "AIFC", 4}, {0, "riff\056\221\317\021", 8}, {0, "OggS", 4},
      {0, ".snd", 4}};

  for (gsize i = 0; i < G_N_ELEMENTS (magics); i++)
    if (n >= magics[i].offset + magics[i].n
        && memcmp (head + magics[i].offset, magics[i].magic, magics[i].n) == 0)
      return 90;
  return 0;
}

const SoleusFormat soleus_format_audio = {
    .id = "audio",
    .name = N_ ("Sound (WAV, FLAC, AIFF, CAF, ...)"),
    .globs = "*.wav;*.wave;*.flac;*.aiff;*.aif;*.caf;*.w64;*.rf64;*.au;*.ogg",
    .sniff = sniff_audio,
    .read = read_audio,
};
