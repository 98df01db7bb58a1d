/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rows.h"

#include <math.h>

SoleusQuality *
rows_add_quality (SoleusAnalysis *analysis, gboolean searched)
{
  SoleusQuality row = {.channel = analysis->quality->len,
      .searched = searched,
      .in_uv = TRUE,
      .noise_rms = NAN,
      .mains_hz = NAN,
      .mains_amplitude = NAN,
      .detection_limit = NAN};

  g_array_append_val (analysis->quality, row);
  return &g_array_index (analysis->quality, SoleusQuality, row.channel);
}

void
rows_add_state (
    SoleusAnalysis *analysis, double onset_s, double end_s, SoleusState state)
{
  SoleusStateSpan row = {onset_s, end_s - onset_s, state};

  g_array_append_val (analysis->states, row);
}

void
rows_add_artefact (SoleusAnalysis *analysis, guint channel, double onset_s,
    double end_s, SoleusArtefactKind kind)
{
  SoleusArtefact row = {.channels = soleus_channel_set_of (channel),
      .onset_s = onset_s,
      .duration_s = end_s - onset_s,
      .kind = kind};

  g_array_append_val (analysis->artefacts, row);
}

SoleusEpisode *
rows_add_episode (SoleusAnalysis *analysis, guint channel, double onset_s,
    double end_s, SoleusPattern pattern)
{
  guint n = analysis->episodes->len;
  SoleusEpisode row = {.id = n,
      .channels = soleus_channel_set_of (channel),
      .onset_s = onset_s,
      .duration_s = end_s - onset_s,
      .pattern = pattern,
      .mu = 1.0,
      .score = 1.0,
      .frequency_hz = NAN,
      .n_bursts = 1,
      .ambiguous_with = SOLEUS_PATTERN_NONE};

  g_array_append_val (analysis->episodes, row);
  return &g_array_index (analysis->episodes, SoleusEpisode, n);
}

SoleusBurst *
rows_add_burst (SoleusAnalysis *analysis, guint channel, double onset_s,
    double end_s, SoleusPattern pattern)
{
  guint n = analysis->bursts->len;
  SoleusBurst row = {.id = n,
      .channels = soleus_channel_set_of (channel),
      .onset_s = onset_s,
      .peak_s = onset_s,
      .duration_s = end_s - onset_s,
      .amplitude = NAN,
      .rms = NAN,
      .snr_db = NAN,
      .peak_ratio = 100.0,
      .mdf_hz = NAN,
      .n_phases = -1,
      .n_turns = -1,
      .template_idx = -1,
      .pattern = pattern,
      .episode = -1,
      .onset_rule_s = NAN,
      .offset_rule_s = NAN};

  g_array_append_val (analysis->bursts, row);
  return &g_array_index (analysis->bursts, SoleusBurst, n);
}

SoleusEpisode *
rows_add_both (SoleusAnalysis *analysis, guint channel, double onset_s,
    double end_s, SoleusPattern pattern)
{
  SoleusBurst *burst =
      rows_add_burst (analysis, channel, onset_s, end_s, pattern);

  burst->episode = (int)analysis->episodes->len;
  return rows_add_episode (analysis, channel, onset_s, end_s, pattern);
}
