/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-evidence-of.h"

#include <math.h>

#include "soleus-felt.h"
#include "soleus-poisson.h"
#include "soleus-summarise.h"

static double
quality_of (const SoleusAnalysis *analysis, const SoleusChannelSet *channels)
{
  double q = 0.0;

  for (int i = soleus_channel_set_next (channels, -1);
       i >= 0 && (guint)i < analysis->quality->len;
       i = soleus_channel_set_next (channels, i))
    q = MAX (q, g_array_index (analysis->quality, SoleusQuality, i).q);
  return q;
}

static void
add_side (const SoleusRecording *recording, const SoleusChannelSet *channels,
    gboolean *left, gboolean *right)
{
  guint n = soleus_recording_get_n_channels (recording);

  for (int i = soleus_channel_set_next (channels, -1); i >= 0 && (guint)i < n;
       i = soleus_channel_set_next (channels, i))
    {
      const SoleusChannel *channel =
          soleus_recording_get_channel (recording, (guint)i);
      *left |= channel->side == SOLEUS_SIDE_LEFT;
      *right |= channel->side == SOLEUS_SIDE_RIGHT;
    }
}

static gboolean
is_activity_of_a_cause (SoleusPattern pattern)
{
  return pattern >= 0 && pattern != SOLEUS_PATTERN_VOL
      && pattern != SOLEUS_PATTERN_UNCLASSIFIED
      && pattern != SOLEUS_PATTERN_TOO_FEW;
}

/* A twitch or two that chance explains: where the record as a whole is quiet
 * rest, what was found and nobody confirmed speaks for no cause. */
static gboolean
is_chance (const SoleusAnalysis *analysis, const SoleusEpisode *episode)
{
  return soleus_pattern_is_twitch (episode->pattern)
      && episode->origin == SOLEUS_ORIGIN_FOUND && !episode->accepted
      && analysis->record_pattern == SOLEUS_PATTERN_NONE
      && analysis->record_state == SOLEUS_STATE_REST;
}

static void
add_episode (const SoleusRecording *recording, const SoleusAnalysis *analysis,
    const SoleusEpisode *episode, SoleusEvidence *out)
{
  double q = episode->origin == SOLEUS_ORIGIN_FOUND
      ? quality_of (analysis, &episode->channels)
      : episode->score;
  double value = CLAMP (episode->mu * q, 0.0, 1.0);

  out->n_episodes[episode->pattern]++;
  if (is_chance (analysis, episode))
    return;
  if (value > out->value[episode->pattern])
    out->value[episode->pattern] = value;
  if (episode->score > out->score[episode->pattern])
    out->score[episode->pattern] = episode->score;
  if (is_activity_of_a_cause (episode->pattern))
    add_side (
        recording, &episode->channels, &out->left_active, &out->right_active);
}

static gboolean
is_tremor (SoleusPattern pattern)
{
  return pattern >= SOLEUS_PATTERN_TREM && pattern <= SOLEUS_PATTERN_TREM_H;
}

static void
set_tremor (const SoleusAnalysis *analysis, SoleusEvidence *out)
{
  double longest_s = 0.0;

  for (guint i = 0; i < analysis->episodes->len; i++)
    {
      const SoleusEpisode *row =
          &g_array_index (analysis->episodes, SoleusEpisode, i);
      if (row->rejected || !is_tremor (row->pattern)
          || row->duration_s <= longest_s || !isfinite (row->frequency_hz))
        continue;
      longest_s = row->duration_s;
      out->tremor_hz = row->frequency_hz;
    }
}

static guint
count_twitches (const SoleusAnalysis *analysis, guint channel)
{
  guint n = 0;

  for (guint i = 0; i < analysis->summary->len; i++)
    {
      const SoleusSummary *row =
          &g_array_index (analysis->summary, SoleusSummary, i);
      if (row->channel == channel && soleus_pattern_is_twitch (row->pattern))
        n += row->n;
    }
  return n;
}

int
soleus_rate_channel (const SoleusAnalysis *analysis)
{
  int best = -1;
  guint most = 0;
  double longest_s = -1.0;

  for (guint channel = 0; channel < analysis->quality->len; channel++)
    {
      const SoleusQuality *quality =
          &g_array_index (analysis->quality, SoleusQuality, channel);
      guint n = quality->searched ? count_twitches (analysis, channel) : 0;
      if (!quality->searched)
        continue;
      if (n > most || (n == most && quality->usable_rest_s > longest_s))
        {
          best = (int)channel;
          most = n;
          longest_s = quality->usable_rest_s;
        }
    }
  return best;
}

static void
set_rate (const SoleusAnalysis *analysis, SoleusEvidence *out)
{
  int best = soleus_rate_channel (analysis);

  if (best < 0)
    return;
  out->n_twitches = count_twitches (analysis, (guint)best);
  out->usable_rest_s =
      g_array_index (analysis->quality, SoleusQuality, best).usable_rest_s;
  soleus_poisson_rate_per_min (out->n_twitches, out->usable_rest_s,
      &out->rate_per_min, &out->rate_low, &out->rate_high);
  for (guint i = 0; i < analysis->trend->len; i++)
    {
      const SoleusTrend *row = &g_array_index (analysis->trend, SoleusTrend, i);
      if (row->channel == (guint)best && row->pattern == SOLEUS_PATTERN_FASC)
        out->half_time_s = row->half_time_s;
    }
}

static void
set_templates (const SoleusAnalysis *analysis, SoleusEvidence *out)
{
  guint count[SOLEUS_MAX_CHANNELS] = {0};

  for (guint i = 0; i < analysis->templates->len; i++)
    {
      const SoleusTemplate *row = g_ptr_array_index (analysis->templates, i);
      count[row->channel % SOLEUS_MAX_CHANNELS]++;
    }
  for (guint i = 0; i < SOLEUS_MAX_CHANNELS; i++)
    if ((int)count[i] > out->n_templates && count[i] > 0)
      out->n_templates = (int)count[i];
}

/* The axes of one sensor are one place: the first stands for all. */
static gboolean
is_further_axis (const SoleusRecording *recording, guint channel)
{
  const int sensor = soleus_recording_get_channel (recording, channel)->sensor;

  for (guint c = 0; sensor >= 0 && c < channel; c++)
    if (soleus_recording_get_channel (recording, c)->sensor == sensor)
      return TRUE;
  return FALSE;
}

static void
set_recorded (const SoleusRecording *recording, const SoleusAnalysis *analysis,
    SoleusEvidence *out)
{
  for (guint i = 0; i < analysis->quality->len; i++)
    {
      const SoleusQuality *row =
          &g_array_index (analysis->quality, SoleusQuality, i);
      SoleusChannelSet set = soleus_channel_set_of (row->channel);
      if (!row->searched)
        continue;
      out->n_sites_recorded += !is_further_axis (recording, row->channel);
      out->q = isfinite (row->q) ? MAX (out->q, row->q) : out->q;
      add_side (recording, &set, &out->left_recorded, &out->right_recorded);
    }
  out->n_sites_active = analysis->n_sites_active;
}

void
soleus_evidence_of (const SoleusRecording *recording,
    const SoleusAnalysis *analysis, SoleusEvidence *out)
{
  GDateTime *start = soleus_recording_get_start (recording);

  soleus_evidence_init (out);
  out->measured = analysis->verdict.usable != SOLEUS_USABLE_NO;
  out->needle = analysis->parameters.values[SOLEUS_PARAMETER_NEEDLE] >= 0.5;
  out->q = 0.0;
  set_recorded (recording, analysis, out);
  for (guint i = 0; i < analysis->episodes->len; i++)
    {
      const SoleusEpisode *row =
          &g_array_index (analysis->episodes, SoleusEpisode, i);
      if (!row->rejected && row->pattern >= 0)
        add_episode (recording, analysis, row, out);
    }
  set_tremor (analysis, out);
  set_rate (analysis, out);
  set_templates (analysis, out);
  soleus_felt_count (recording, analysis, NULL, out);
  if (analysis->plm != NULL)
    {
      out->plm_index = analysis->plm->wasm.index;
      out->plm_of_sleep = analysis->plm->wasm.of_sleep;
    }
  out->day = soleus_history_day (start);
}
