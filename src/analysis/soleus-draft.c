/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-draft.h"

#include <math.h>

/* Above this the time is not that of a single potential: it has no phases
 * that could be counted. */
#define PHASES_LONGEST_S 0.04

static const SoleusSite *
site_of (const SoleusDraft *draft, guint site)
{
  return &g_array_index (draft->sites, SoleusSite, site);
}

guint
soleus_draft_add_burst (
    SoleusDraft *draft, const SoleusActivation *row, SoleusPattern pattern)
{
  const SoleusSite *site = site_of (draft, row->site);
  double noise = row->noise_rms;
  double unit = site->channel->calibrated || !(noise > 0.0) ? 1.0 : noise;
  gboolean single = row->end_s - row->onset_s <= PHASES_LONGEST_S;
  /* What stands above the noise is the burst's own. */
  double own = sqrt (MAX ((double)row->rms * row->rms - noise * noise, 0.0));
  SoleusBurst burst = {.id = draft->analysis->bursts->len,
      .channels = site->set,
      .onset_s = row->onset_s,
      .peak_s = row->peak_s,
      .duration_s = row->end_s - row->onset_s,
      .amplitude = row->p2p / unit,
      .rms = row->rms / unit,
      .snr_db = noise > 0.0 && own > 0.0 ? 20.0 * log10 (own / noise) : NAN,
      .peak_ratio = noise > 0.0 ? row->p2p / noise : NAN,
      .mdf_hz = row->mdf_hz,
      .n_phases = single ? row->n_phases : -1,
      .n_turns = single ? row->n_turns : -1,
      .template_idx = (int)row->unit - 1,
      .first_discharge = draft->analysis->discharges_s->len,
      .pattern = pattern,
      .episode = -1,
      .onset_rule_s = NAN,
      .offset_rule_s = NAN};

  g_array_append_val (draft->analysis->bursts, burst);
  return burst.id;
}

SoleusEpisode *
soleus_draft_add_episode (SoleusDraft *draft, guint site, guint first_burst,
    guint n_bursts, SoleusPattern pattern)
{
  SoleusAnalysis *analysis = draft->analysis;
  SoleusEpisode episode = {.id = analysis->episodes->len,
      .channels = site_of (draft, site)->set,
      .pattern = pattern,
      .mu = 1.0,
      .score = 1.0,
      .frequency_hz = NAN,
      .n_bursts = n_bursts,
      .ambiguous_with = SOLEUS_PATTERN_NONE,
      .origin = SOLEUS_ORIGIN_FOUND,
      .first_reason = analysis->reasons->len};
  double end_s = 0.0;

  for (guint i = first_burst; i < first_burst + n_bursts; i++)
    {
      SoleusBurst *burst = &g_array_index (analysis->bursts, SoleusBurst, i);
      burst->episode = (int)episode.id;
      burst->pattern = pattern;
      if (i == first_burst)
        episode.onset_s = burst->onset_s;
      end_s = MAX (end_s, burst->onset_s + burst->duration_s);
    }
  episode.duration_s = n_bursts == 0 ? 0.0 : end_s - episode.onset_s;
  g_array_append_val (analysis->episodes, episode);
  return &g_array_index (
      analysis->episodes, SoleusEpisode, analysis->episodes->len - 1);
}

void
soleus_draft_add_reason (SoleusDraft *draft, const SoleusReason *reason)
{
  GArray *episodes = draft->analysis->episodes;

  g_array_append_val (draft->analysis->reasons, *reason);
  g_array_index (episodes, SoleusEpisode, episodes->len - 1).n_reasons++;
}

void
soleus_draft_add_artefact (SoleusDraft *draft, const SoleusChannelSet *channels,
    double onset_s, double end_s, SoleusArtefactKind kind)
{
  SoleusArtefact row = {.channels = *channels,
      .onset_s = onset_s,
      .duration_s = end_s - onset_s,
      .kind = kind};

  g_array_append_val (draft->analysis->artefacts, row);
}
