/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-filtered-view.h"

#include <string.h>

/* Read beside what was asked for, so that the filter has settled in it. */
#define PAD_S 2.0

typedef struct
{
  SoleusRecording *recording;
  SoleusViewFilter *filters;
} Source;

/* Samples [from, to) of one run, filtered, to @out. */
static gboolean
read_of_run (Source *source, guint channel, const SoleusRun *run, guint64 from,
    guint64 to, float *out, GError **error)
{
  const SoleusChannel *facts =
      soleus_recording_get_channel (source->recording, channel);
  guint64 pad = (guint64)(PAD_S * facts->rate_hz);
  guint64 first = from - MIN (pad, from - run->first_idx);
  guint64 end = MIN (to + pad, run->first_idx + run->n);
  g_autofree float *x = g_new (float, end - first);

  if (!soleus_recording_read (
          source->recording, channel, first, (gsize)(end - first), x, error))
    return FALSE;
  soleus_view_filter_run (
      &source->filters[channel], facts->rate_hz, x, (gsize)(end - first));
  memcpy (out, x + (from - first), (gsize)(to - from) * sizeof *out);
  return TRUE;
}

static gboolean
source_read (gpointer user_data, guint channel, guint64 first_idx, gsize n,
    float *out, GError **error)
{
  Source *source = user_data;
  const SoleusChannel *facts =
      soleus_recording_get_channel (source->recording, channel);
  guint64 end_idx = first_idx + n;

  if (source->filters[channel].low_hz == 0.0)
    return soleus_recording_read (
        source->recording, channel, first_idx, n, out, error);
  for (guint i = 0; i < facts->n_runs; i++)
    {
      const SoleusRun *run = &facts->runs[i];
      guint64 from = MAX (first_idx, run->first_idx);
      guint64 to = MIN (end_idx, run->first_idx + run->n);

      if (from < to
          && !read_of_run (
              source, channel, run, from, to, out + (from - first_idx), error))
        return FALSE;
    }
  return TRUE;
}

static void
source_forget (gpointer user_data, guint channel, guint64 first_idx, gsize n)
{
  Source *source = user_data;

  soleus_recording_forget (source->recording, channel, first_idx, n);
}

static void
source_free (gpointer user_data)
{
  Source *source = user_data;

  soleus_recording_unref (source->recording);
  g_free (source->filters);
  g_free (source);
}

SoleusRecording *
soleus_filtered_recording_new (
    SoleusRecording *recording, const SoleusViewFilter *filters)
{
  static const SoleusSourceClass source_class = {
      source_read, source_forget, source_free};
  guint n = soleus_recording_get_n_channels (recording);
  SoleusRecordingFacts facts = {
      .name = g_strdup (soleus_recording_get_name (recording)),
      .format_id = soleus_recording_get_format_id (recording),
      .fingerprint = g_strdup (soleus_recording_get_fingerprint (recording)),
      .log = soleus_read_log_new (),
      .channels =
          g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free),
  };
  GDateTime *start = soleus_recording_get_start (recording);
  Source *source = g_new0 (Source, 1);

  facts.start = start == NULL ? NULL : g_date_time_ref (start);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (facts.channels,
        soleus_channel_copy (soleus_recording_get_channel (recording, i)));
  source->recording = soleus_recording_ref (recording);
  source->filters = g_memdup2 (filters, n * sizeof *filters);
  return soleus_recording_new (&facts, &source_class, source);
}
