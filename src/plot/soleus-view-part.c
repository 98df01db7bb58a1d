/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-view-data.h"

/* The samples of @facts in @span, as a range of indices. */
static void
range_of (const SoleusChannel *facts, SoleusSpan span, guint64 *first_idx,
    guint64 *end_idx)
{
  *first_idx = soleus_channel_idx (facts, span.start_s);
  *end_idx = MAX (soleus_channel_idx (facts, span.end_s), *first_idx);
  /* A neighbour on either side, so that lines reach the edges. */
  *first_idx -= *first_idx > 0 ? 1 : 0;
  *end_idx += *end_idx < facts->n_samples ? 1 : 0;
}

static SoleusChannel *
part_of_channel (const SoleusChannel *facts, guint64 first_idx, guint64 end_idx)
{
  SoleusChannel *part = soleus_channel_copy (facts);

  g_clear_pointer (&part->runs, g_free);
  part->n_runs = 0;
  part->n_samples = 0;
  for (guint i = 0; i < facts->n_runs; i++)
    {
      const SoleusRun *run = &facts->runs[i];
      guint64 from = MAX (first_idx, run->first_idx);
      guint64 to = MIN (end_idx, run->first_idx + run->n);

      if (from < to)
        soleus_channel_add_run (part, to - from,
            run->start_s + (double)(from - run->first_idx) / facts->rate_hz);
    }
  return part;
}

static gboolean
read_channels (SoleusRecording *recording, SoleusSpan span,
    SoleusProgress *progress, GPtrArray *channels, GPtrArray *samples,
    GError **error)
{
  for (guint i = 0; i < soleus_recording_get_n_channels (recording); i++)
    {
      const SoleusChannel *facts = soleus_recording_get_channel (recording, i);
      guint64 first_idx, end_idx;
      gsize n;
      float *x;

      if (soleus_progress_stop (progress, error))
        return FALSE;
      range_of (facts, span, &first_idx, &end_idx);
      n = (gsize)(end_idx - first_idx);
      x = g_new (float, MAX (n, 1));
      g_ptr_array_add (samples, x);
      if (n > 0
          && !soleus_recording_read (recording, i, first_idx, n, x, error))
        return FALSE;
      g_ptr_array_add (channels, part_of_channel (facts, first_idx, end_idx));
    }
  return TRUE;
}

SoleusViewData *
soleus_view_data_new_part (SoleusRecording *recording, SoleusSpan span,
    SoleusProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) samples = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) channels =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free);
  g_autoptr (SoleusRecording) part = NULL;
  g_autoptr (SoleusViewData) data = NULL;
  GDateTime *start = soleus_recording_get_start (recording);
  SoleusRecordingFacts facts = {
      .format_id = soleus_recording_get_format_id (recording),
  };

  if (!read_channels (recording, span, progress, channels, samples, error))
    return NULL;
  facts.name = g_strdup (soleus_recording_get_name (recording));
  facts.fingerprint = g_strdup (soleus_recording_get_fingerprint (recording));
  facts.start = start == NULL ? NULL : g_date_time_ref (start);
  facts.log = soleus_read_log_new ();
  facts.channels = g_steal_pointer (&channels);
  part = soleus_recording_new_in_memory (
      &facts, (const float *const *)samples->pdata);
  data = soleus_view_data_new (part);
  if (!soleus_view_data_build (data, progress, error))
    return NULL;
  return g_steal_pointer (&data);
}
