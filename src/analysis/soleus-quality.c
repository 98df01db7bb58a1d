/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-quality.h"

#include <math.h>
#include <string.h>

#include "soleus-constants.h"
#include "soleus-plan.h"
#include "soleus-spans.h"
#include "soleus-sweep.h"

void
soleus_quality_init_rows (
    SoleusAnalysis *analysis, const SoleusRecording *recording)
{
  for (guint i = 0; i < soleus_recording_get_n_channels (recording); i++)
    {
      const SoleusChannel *channel =
          soleus_recording_get_channel (recording, i);
      SoleusQuality row = {.channel = i,
          .usable_rest_s = 0.0,
          .noise_rms = NAN,
          .mains_hz = NAN,
          .mains_amplitude = NAN,
          .detection_limit = NAN};
      for (guint k = 0; k < i && channel->sensor >= 0; k++)
        row.further_axis |= soleus_recording_get_channel (recording, k)->sensor
            == channel->sensor;
      row.searched = channel->n_samples > 0
          && soleus_channel_can_show_twitches (channel, &row.reason_id);
      row.in_uv = channel->calibrated && strcmp (channel->unit, "uV") == 0;
      g_array_append_val (analysis->quality, row);
    }
}

static double
artefact_share (
    const SoleusAnalysis *analysis, const SoleusChannel *channel, guint idx)
{
  g_autoptr (GArray) spans = soleus_spans_new ();
  double observed_s = soleus_channel_observed_s (channel);

  for (guint i = 0; i < analysis->artefacts->len; i++)
    {
      const SoleusArtefact *row =
          &g_array_index (analysis->artefacts, SoleusArtefact, i);
      SoleusSpan span = {row->onset_s, row->onset_s + row->duration_s};
      if (soleus_channel_set_has (&row->channels, idx)
          && row->kind != SOLEUS_ARTEFACT_MAINS
          && row->kind != SOLEUS_ARTEFACT_ECG
          && row->kind != SOLEUS_ARTEFACT_LINE)
        g_array_append_val (spans, span);
    }
  soleus_spans_normalise (spans, 0.0);
  return observed_s > 0.0 ? soleus_spans_total_s (spans) / observed_s : 0.0;
}

/* Smallest peak-to-peak found with 95 % by the envelope, in noise RMS. */
#define DETECTION_LIMIT_RATIO 8.0

void
soleus_quality_measure (SoleusAnalysis *analysis, const GArray *sites,
    const GPtrArray *plans, const GPtrArray *sweeps)
{
  for (guint i = 0; i < sites->len; i++)
    {
      const SoleusSite *site = &g_array_index (sites, SoleusSite, i);
      const SoleusPlan *plan = g_ptr_array_index (plans, i);
      const SoleusSweep *sweep = g_ptr_array_index (sweeps, i);
      double per_axis = plan->noise_rms / sqrt (site->n_axes);
      for (guint axis = 0; axis < site->n_axes; axis++)
        {
          guint idx = site->channels[axis];
          SoleusQuality *row =
              &g_array_index (analysis->quality, SoleusQuality, idx);
          row->noise_rms = per_axis;
          row->detection_limit = DETECTION_LIMIT_RATIO * per_axis;
          if (plan->conditioning.mains_hz > 0.0)
            {
              row->mains_hz = plan->conditioning.mains_hz > 55.0 ? 60.0 : 50.0;
              row->mains_amplitude = plan->mains_amplitude;
            }
          row->clipped_share = (double)sweep->n_clipped
              / (double)MAX (site->channel->n_samples * site->n_axes, 1);
          row->artefact_share = artefact_share (analysis, site->channel, idx);
        }
    }
}

/* Noise as a share of a clearly visible twitch stands in for SNR_dB / 12 at
 * rest (contract: q of quiet rest is its artefact share and noise): full trust
 * up to a floor of 5 uV, none left at 50 uV. */
#define NOISE_FULL_UV 5.0
#define NOISE_NONE_UV 50.0
#define CLIPPED_MAX 0.01
/* Shares of the observed time. */
#define FLAT_MAX 0.99

static double
noise_trust (const SoleusQuality *row)
{
  if (!row->in_uv || !isfinite (row->noise_rms))
    return 1.0;
  if (row->noise_rms <= NOISE_FULL_UV)
    return 1.0;
  double octaves = log (row->noise_rms / NOISE_FULL_UV)
      / log (NOISE_NONE_UV / NOISE_FULL_UV);
  return CLAMP (1.0 - octaves, 0.0, 1.0);
}

static double
rate_trust (const SoleusRecording *recording, guint channel)
{
  g_autoptr (GArray) sites = soleus_sites_of (recording);

  for (guint i = 0; i < sites->len; i++)
    {
      const SoleusSite *site = &g_array_index (sites, SoleusSite, i);
      if (soleus_channel_set_has (&site->set, channel))
        return site->rate_sufficiency;
    }
  return 1.0;
}

static void
add_reason (SoleusVerdict *verdict, const char *text_id)
{
  for (guint i = 0; i < verdict->because->len; i++)
    if (g_ptr_array_index (verdict->because, i) == text_id)
      return;
  g_ptr_array_add (verdict->because, (gpointer)text_id);
}

/* No sensor is without noise: nothing was connected, or nothing is left. */
static gboolean
channel_is_dead (const SoleusAnalysis *analysis,
    const SoleusRecording *recording, const SoleusQuality *row)
{
  const SoleusChannel *channel =
      soleus_recording_get_channel (recording, row->channel);
  double flat_s = 0.0;

  for (guint i = 0; i < analysis->artefacts->len; i++)
    {
      const SoleusArtefact *artefact =
          &g_array_index (analysis->artefacts, SoleusArtefact, i);
      if (artefact->kind == SOLEUS_ARTEFACT_FLAT
          && soleus_channel_set_has (&artefact->channels, row->channel))
        flat_s += artefact->duration_s;
    }
  return !(row->noise_rms > 0.0)
      || flat_s >= FLAT_MAX * soleus_channel_observed_s (channel);
}

/* What is wrong with one searched channel; adds its reasons. */
static SoleusUsable
judge_channel (SoleusVerdict *verdict, const SoleusQuality *row,
    double rate_factor, gboolean is_dead)
{
  SoleusUsable usable = SOLEUS_USABLE_YES;
  double enough_s = 60.0 * soleus_constant (SOLEUS_C_OBS_MIN);

  if (row->clipped_share > CLIPPED_MAX)
    {
      add_reason (verdict, "clipped");
      return SOLEUS_USABLE_NO;
    }
  if (row->usable_rest_s <= 0.0 || !(row->noise_rms > 0.0))
    {
      add_reason (verdict, "nothing-usable");
      return is_dead ? SOLEUS_USABLE_NO : SOLEUS_USABLE_PARTLY;
    }
  if (row->artefact_share > soleus_constant (SOLEUS_C_ARTEFACT_MAX) / 100.0)
    {
      add_reason (verdict, "much-disturbed");
      usable = SOLEUS_USABLE_PARTLY;
    }
  if (row->usable_rest_s < enough_s)
    {
      add_reason (verdict, "rest-too-short");
      usable = SOLEUS_USABLE_PARTLY;
    }
  if (rate_factor < 1.0)
    {
      add_reason (verdict, "sampled-slowly");
      usable = SOLEUS_USABLE_PARTLY;
    }
  return usable;
}

/* Scores were given for a quality of 1 (science.md 1.5). */
static void
scale_scores (SoleusAnalysis *analysis)
{
  for (guint i = 0; i < analysis->episodes->len; i++)
    {
      SoleusEpisode *episode =
          &g_array_index (analysis->episodes, SoleusEpisode, i);
      double q = 0.0;
      for (int c = soleus_channel_set_next (&episode->channels, -1); c >= 0;
           c = soleus_channel_set_next (&episode->channels, c))
        q = MAX (q, g_array_index (analysis->quality, SoleusQuality, c).q);
      episode->score *= q;
    }
}

void
soleus_quality_judge (
    SoleusAnalysis *analysis, const SoleusRecording *recording)
{
  SoleusUsable best = SOLEUS_USABLE_NO;
  gboolean any = FALSE;
  gboolean some_bad = FALSE;

  for (guint i = 0; i < analysis->quality->len; i++)
    {
      SoleusQuality *row = &g_array_index (analysis->quality, SoleusQuality, i);
      if (!row->searched)
        continue;
      double rate_factor = rate_trust (recording, i);
      row->q = CLAMP (1.0 - row->artefact_share, 0.0, 1.0) * noise_trust (row)
          * rate_factor;
      SoleusUsable usable = judge_channel (&analysis->verdict, row, rate_factor,
          channel_is_dead (analysis, recording, row));
      any = TRUE;
      some_bad |= usable == SOLEUS_USABLE_NO;
      best = MIN (best, usable);
    }
  if (!any)
    add_reason (&analysis->verdict, "no-searchable-channel");
  else if (some_bad && best != SOLEUS_USABLE_NO)
    {
      add_reason (&analysis->verdict, "some-channels-unusable");
      best = MAX (best, SOLEUS_USABLE_PARTLY);
    }
  analysis->verdict.usable = best;
  scale_scores (analysis);
}
