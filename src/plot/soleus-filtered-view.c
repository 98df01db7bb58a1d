/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-filtered-view.h"

#include <math.h>

#include "soleus-butterworth.h"
#include "soleus-envelope.h"
#include "soleus-robust.h"
#include "soleus-sinusoid.h"

#define MAX_SAMPLES 4000000
/* Read beside the span, so that the filter has settled in it and the hum is
 * known well. */
#define PAD_S 2.0
#define ORDER 2
/* As the analysis takes hum off: comb against its neighbourhood, frame. */
#define MIN_PROMINENCE 10.0
#define FRAME_S 1.0

/* The samples around @span in the run of its middle; FALSE: none. */
static gboolean
find_samples (
    const SoleusChannel *facts, SoleusSpan span, guint64 *first_idx, gsize *n)
{
  double middle_s = (span.start_s + span.end_s) / 2.0;

  for (guint i = 0; i < facts->n_runs; i++)
    {
      const SoleusRun *run = &facts->runs[i];
      double end_s = run->start_s + (double)run->n / facts->rate_hz;
      guint64 from, to;

      if (middle_s < run->start_s || middle_s >= end_s)
        continue;
      from = soleus_channel_idx (facts, span.start_s - PAD_S);
      to = soleus_channel_idx (facts, span.end_s + PAD_S);
      from = MAX (from, run->first_idx);
      to = MIN (to, run->first_idx + run->n);
      *first_idx = from;
      *n = to > from ? (gsize)MIN (to - from, MAX_SAMPLES + 1) : 0;
      return *n > 1 && *n <= MAX_SAMPLES;
    }
  return FALSE;
}

void
soleus_view_filter_init (SoleusViewFilter *filter,
    const SoleusAnalysis *analysis, const SoleusRecording *recording,
    guint channel)
{
  SoleusKind kind = soleus_recording_get_channel (recording, channel)->kind;
  gboolean emg = kind == SOLEUS_KIND_EMG;
  SoleusParameters parameters;

  *filter = (SoleusViewFilter){.mains_hz = NAN};
  if (kind == SOLEUS_KIND_OTHER)
    return;
  if (analysis != NULL)
    parameters = analysis->parameters;
  else
    soleus_parameters_init (&parameters);
  filter->low_hz = parameters.values[emg ? SOLEUS_PARAMETER_EMG_LOW_HZ
                                         : SOLEUS_PARAMETER_ACC_LOW_HZ];
  filter->high_hz = parameters.values[emg ? SOLEUS_PARAMETER_EMG_HIGH_HZ
                                          : SOLEUS_PARAMETER_ACC_HIGH_HZ];
  for (guint i = 0; analysis != NULL && i < analysis->quality->len; i++)
    {
      const SoleusQuality *row =
          &g_array_index (analysis->quality, SoleusQuality, i);
      if (row->channel == channel)
        filter->mains_hz = row->mains_hz;
    }
}

gboolean
soleus_view_filter_run (
    const SoleusViewFilter *filter, double rate_hz, float *x, gsize n)
{
  SoleusFilter band;
  SoleusMains mains = {0};
  double middle;

  if (filter->low_hz == 0.0 || n == 0)
    return TRUE;
  if (!soleus_butterworth_band_pass (
          ORDER, filter->low_hz, filter->high_hz, rate_hz, &band))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (isnan (x[i]))
      x[i] = i > 0 ? x[i - 1] : 0.0f;
  middle = soleus_median (x, n);
  for (gsize i = 0; i < n; i++)
    x[i] -= (float)middle;
  if (isfinite (filter->mains_hz))
    {
      soleus_mains_find (x, n, rate_hz, MIN_PROMINENCE, &mains);
      soleus_mains_subtract (x, n, rate_hz,
          mains.mains_hz > 0.0 ? mains.fitted_hz : filter->mains_hz,
          filter->high_hz, FRAME_S, x);
    }
  soleus_filter_zero_phase (&band, x, n, x);
  if (filter->envelope_s > 0.0)
    soleus_moving_rms (
        x, n, (gsize)MAX (round (filter->envelope_s * rate_hz), 1.0), x);
  return TRUE;
}

/* A recording like @recording with nothing but these samples. */
static SoleusRecording *
stretch_new (SoleusRecording *recording, guint channel, guint64 first_idx,
    const float *x, gsize n)
{
  SoleusRecordingFacts facts = {
      .name = g_strdup (soleus_recording_get_name (recording)),
      .format_id = soleus_recording_get_format_id (recording),
      .fingerprint = g_strdup (soleus_recording_get_fingerprint (recording)),
      .log = soleus_read_log_new (),
      .channels =
          g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free),
  };
  g_autofree const float **rows = g_new0 (const float *, channel + 1);
  GDateTime *start = soleus_recording_get_start (recording);

  facts.start = start == NULL ? NULL : g_date_time_ref (start);
  for (guint i = 0; i <= channel; i++)
    {
      SoleusChannel *copy =
          soleus_channel_copy (soleus_recording_get_channel (recording, i));
      double start_s = soleus_channel_time_s (copy, first_idx);

      g_clear_pointer (&copy->runs, g_free);
      copy->n_runs = 0;
      copy->n_samples = 0;
      if (i == channel)
        soleus_channel_add_run (copy, n, start_s);
      rows[i] = x;
      g_ptr_array_add (facts.channels, copy);
    }
  return soleus_recording_new_in_memory (&facts, rows);
}

SoleusViewData *
soleus_filtered_view_new (SoleusRecording *recording, guint channel,
    SoleusSpan span, const SoleusViewFilter *filter)
{
  const SoleusChannel *facts =
      soleus_recording_get_channel (recording, channel);
  g_autoptr (SoleusRecording) stretch = NULL;
  g_autofree float *x = NULL;
  SoleusViewData *data;
  guint64 first_idx = 0;
  gsize n = 0;

  if (!find_samples (facts, span, &first_idx, &n))
    return NULL;
  x = g_new (float, n);
  if (!soleus_recording_read (recording, channel, first_idx, n, x, NULL)
      || !soleus_view_filter_run (filter, facts->rate_hz, x, n))
    return NULL;
  stretch = stretch_new (recording, channel, first_idx, x, n);
  data = soleus_view_data_new (stretch);
  if (!soleus_view_data_build (data, NULL, NULL))
    g_clear_pointer (&data, soleus_view_data_unref);
  return data;
}
