/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-recording.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "soleus-error.h"

struct _SoleusRecording
{
  gatomicrefcount refs;
  SoleusRecordingFacts facts;
  const SoleusSourceClass *source_class;
  gpointer source;
  GArray *segments; /* of SoleusSpan */
  double duration_s;
  double observed_s;
};

static int
span_compare (gconstpointer a, gconstpointer b)
{
  const SoleusSpan *left = a, *right = b;

  return left->start_s < right->start_s ? -1 : left->start_s > right->start_s;
}

/* All runs of all channels, then joined where they touch. */
static GArray *
join_runs (const GPtrArray *channels)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (SoleusSpan));
  GArray *joined = g_array_new (FALSE, FALSE, sizeof (SoleusSpan));

  for (guint c = 0; c < channels->len; c++)
    {
      const SoleusChannel *channel = g_ptr_array_index (channels, c);
      for (guint r = 0; r < channel->n_runs; r++)
        {
          const SoleusRun *run = &channel->runs[r];
          SoleusSpan span = {
              run->start_s, run->start_s + (double)run->n / channel->rate_hz};
          g_array_append_val (all, span);
        }
    }
  g_array_sort (all, span_compare);
  for (guint i = 0; i < all->len; i++)
    {
      SoleusSpan span = g_array_index (all, SoleusSpan, i);
      SoleusSpan *last = joined->len == 0
          ? NULL
          : &g_array_index (joined, SoleusSpan, joined->len - 1);
      /* A microsecond joins: run ends are sums of rounded sample times. */
      if (last != NULL && span.start_s <= last->end_s + 1e-6)
        last->end_s = MAX (last->end_s, span.end_s);
      else
        g_array_append_val (joined, span);
    }
  return joined;
}

SoleusRecording *
soleus_recording_new (const SoleusRecordingFacts *facts,
    const SoleusSourceClass *source_class, gpointer source)
{
  SoleusRecording *recording = g_new0 (SoleusRecording, 1);

  g_assert (facts->channels != NULL && facts->log != NULL);
  g_atomic_ref_count_init (&recording->refs);
  recording->facts = *facts;
  recording->source_class = source_class;
  recording->source = source;
  recording->segments = join_runs (facts->channels);
  for (guint i = 0; i < recording->segments->len; i++)
    {
      SoleusSpan span = g_array_index (recording->segments, SoleusSpan, i);
      recording->observed_s += soleus_span_duration_s (span);
      recording->duration_s = MAX (recording->duration_s, span.end_s);
    }
  return recording;
}

SoleusRecording *
soleus_recording_ref (SoleusRecording *recording)
{
  g_atomic_ref_count_inc (&recording->refs);
  return recording;
}

void
soleus_recording_unref (SoleusRecording *recording)
{
  SoleusRecordingFacts *facts;

  if (recording == NULL || !g_atomic_ref_count_dec (&recording->refs))
    return;
  facts = &recording->facts;
  if (recording->source_class->free != NULL)
    recording->source_class->free (recording->source);
  g_free (facts->name);
  g_free (facts->path);
  g_free (facts->fingerprint);
  g_clear_pointer (&facts->start, g_date_time_unref);
  g_ptr_array_unref (facts->channels);
  g_clear_pointer (&facts->annotations, g_ptr_array_unref);
  soleus_read_log_unref (facts->log);
  g_array_unref (recording->segments);
  g_free (recording);
}

const char *
soleus_recording_get_name (const SoleusRecording *recording)
{
  return recording->facts.name;
}

const char *
soleus_recording_get_path (const SoleusRecording *recording)
{
  return recording->facts.path;
}

const char *
soleus_recording_get_format_id (const SoleusRecording *recording)
{
  return recording->facts.format_id;
}

const char *
soleus_recording_get_fingerprint (const SoleusRecording *recording)
{
  return recording->facts.fingerprint;
}

GDateTime *
soleus_recording_get_start (const SoleusRecording *recording)
{
  return recording->facts.start;
}

const SoleusReadLog *
soleus_recording_get_log (const SoleusRecording *recording)
{
  return recording->facts.log;
}

guint
soleus_recording_get_n_channels (const SoleusRecording *recording)
{
  return recording->facts.channels->len;
}

const SoleusChannel *
soleus_recording_get_channel (const SoleusRecording *recording, guint channel)
{
  g_return_val_if_fail (channel < recording->facts.channels->len, NULL);
  return g_ptr_array_index (recording->facts.channels, channel);
}

guint
soleus_recording_get_n_annotations (const SoleusRecording *recording)
{
  return recording->facts.annotations == NULL
      ? 0
      : recording->facts.annotations->len;
}

const SoleusAnnotation *
soleus_recording_get_annotation (const SoleusRecording *recording, guint i)
{
  g_return_val_if_fail (
      i < soleus_recording_get_n_annotations (recording), NULL);
  return g_ptr_array_index (recording->facts.annotations, i);
}

double
soleus_recording_get_duration_s (const SoleusRecording *recording)
{
  return recording->duration_s;
}

const SoleusSpan *
soleus_recording_get_segments (
    const SoleusRecording *recording, guint *n_segments)
{
  *n_segments = recording->segments->len;
  return (const SoleusSpan *)(gconstpointer)recording->segments->data;
}

double
soleus_recording_get_observed_s (const SoleusRecording *recording)
{
  return recording->observed_s;
}

gboolean
soleus_recording_read (const SoleusRecording *recording, guint channel,
    guint64 first_idx, gsize n, float *out, GError **error)
{
  const SoleusChannel *info;

  g_return_val_if_fail (channel < recording->facts.channels->len, FALSE);
  info = g_ptr_array_index (recording->facts.channels, channel);
  if (first_idx > info->n_samples || n > info->n_samples - first_idx)
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_MISSING,
          _ ("Channel “%s”: samples %" PRIu64 " to %" PRIu64
             " were asked for, but it has %" PRIu64 "."),
          info->label, first_idx, first_idx + n, info->n_samples);
      return FALSE;
    }
  if (n == 0)
    return TRUE;
  return recording->source_class->read (
      recording->source, channel, first_idx, n, out, error);
}

void
soleus_recording_forget (
    const SoleusRecording *recording, guint channel, guint64 first_idx, gsize n)
{
  if (recording->source_class->forget != NULL)
    recording->source_class->forget (recording->source, channel, first_idx, n);
}

typedef struct
{
  float **samples;
  guint n_channels;
} Memory;

static gboolean
memory_read (gpointer source, guint channel, guint64 first_idx, gsize n,
    float *out, GError **error)
{
  const Memory *memory = source;

  memcpy (out, memory->samples[channel] + first_idx, n * sizeof *out);
  return TRUE;
}

static void
memory_free (gpointer source)
{
  Memory *memory = source;

  for (guint c = 0; c < memory->n_channels; c++)
    g_free (memory->samples[c]);
  g_free (memory->samples);
  g_free (memory);
}

static const SoleusSourceClass memory_class = {
    .read = memory_read, .free = memory_free};

SoleusRecording *
soleus_recording_new_in_memory (
    const SoleusRecordingFacts *facts, const float *const *samples)
{
  Memory *memory = g_new0 (Memory, 1);

  memory->n_channels = facts->channels->len;
  memory->samples = g_new0 (float *, memory->n_channels);
  for (guint c = 0; c < memory->n_channels; c++)
    {
      const SoleusChannel *channel = g_ptr_array_index (facts->channels, c);
      memory->samples[c] =
          g_memdup2 (samples[c], channel->n_samples * sizeof (float));
    }
  return soleus_recording_new (facts, &memory_class, memory);
}
