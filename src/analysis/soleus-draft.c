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

/* The channels of all sites that saw it. */
static SoleusChannelSet
channels_of (const SoleusDraft *draft, const SoleusActivation *row)
{
  SoleusChannelSet set = site_of (draft, row->site)->set;

  for (guint s = 0; s < MIN (draft->sites->len, 64) && row->also != 0; s++)
    if ((row->also >> s & 1) != 0)
      for (guint i = 0; i < SOLEUS_MAX_CHANNELS / 64; i++)
        set.bits[i] |= site_of (draft, s)->set.bits[i];
  return set;
}

/* Each discharge of a doublet or multiplet, where they were told apart. */
static void
add_discharges (
    SoleusDraft *draft, const SoleusActivation *row, SoleusBurst *burst)
{
  if (row->n_discharges < 2)
    return;
  for (guint i = 0; i < row->n_discharges; i++)
    {
      double at_s = row->onset_s + row->discharge_s[i];
      g_array_append_val (draft->analysis->discharges_s, at_s);
    }
  burst->n_discharges = row->n_discharges;
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
      .channels = channels_of (draft, row),
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

  if (pattern == SOLEUS_PATTERN_DBL || pattern == SOLEUS_PATTERN_MULT)
    add_discharges (draft, row, &burst);
  g_array_append_val (draft->analysis->bursts, burst);
  if (row->copy && draft->copies != NULL)
    g_array_append_val (draft->copies, burst.id);
  return burst.id;
}

/* Adds to @set the channels that half of the bursts are seen on. */
static void
add_shared_channels (const SoleusAnalysis *analysis, guint first_burst,
    guint n_bursts, SoleusChannelSet *set)
{
  guint count[SOLEUS_MAX_CHANNELS] = {0};

  for (guint i = first_burst; i < first_burst + n_bursts; i++)
    {
      const SoleusChannelSet *channels =
          &g_array_index (analysis->bursts, SoleusBurst, i).channels;
      for (int c = soleus_channel_set_next (channels, -1); c >= 0;
           c = soleus_channel_set_next (channels, c))
        if (2 * ++count[c] >= n_bursts)
          soleus_channel_set_add (set, (guint)c);
    }
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
  add_shared_channels (analysis, first_burst, n_bursts, &episode.channels);
  episode.duration_s = n_bursts == 0 ? 0.0 : end_s - episode.onset_s;
  g_array_append_val (analysis->episodes, episode);
  return &g_array_index (
      analysis->episodes, SoleusEpisode, analysis->episodes->len - 1);
}

/* Numbers the episodes that have a burst left; -1: gone. */
static void
drop_empty_episodes (SoleusAnalysis *analysis, const guint8 *dropped,
    const guint *left, int *number)
{
  guint n = 0;

  for (guint i = 0; i < analysis->episodes->len; i++)
    {
      SoleusEpisode row = g_array_index (analysis->episodes, SoleusEpisode, i);
      number[i] = -1;
      if (dropped[i] && left[i] == 0)
        continue;
      if (dropped[i])
        row.n_bursts = left[i];
      number[i] = (int)n;
      row.id = n;
      g_array_index (analysis->episodes, SoleusEpisode, n++) = row;
    }
  g_array_set_size (analysis->episodes, n);
}

void
soleus_draft_drop_copies (SoleusDraft *draft)
{
  SoleusAnalysis *analysis = draft->analysis;
  GArray *bursts = analysis->bursts;
  guint n_episodes = analysis->episodes->len;
  g_autofree guint8 *copy = g_new0 (guint8, bursts->len + 1);
  g_autofree guint8 *dropped = g_new0 (guint8, n_episodes + 1);
  g_autofree guint *left = g_new0 (guint, n_episodes + 1);
  g_autofree int *number = g_new (int, n_episodes + 1);
  guint n = 0;

  for (guint i = 0; i < draft->copies->len; i++)
    copy[g_array_index (draft->copies, guint, i)] = 1;
  for (guint i = 0; i < bursts->len; i++)
    {
      int episode = g_array_index (bursts, SoleusBurst, i).episode;
      if (episode >= 0 && copy[i])
        dropped[episode] = 1;
      else if (episode >= 0)
        left[episode]++;
    }
  drop_empty_episodes (analysis, dropped, left, number);
  for (guint i = 0; i < bursts->len; i++)
    {
      SoleusBurst row = g_array_index (bursts, SoleusBurst, i);
      if (copy[i])
        continue;
      row.id = n;
      row.episode = row.episode >= 0 ? number[row.episode] : -1;
      g_array_index (bursts, SoleusBurst, n++) = row;
    }
  g_array_set_size (bursts, n);
  g_array_set_size (draft->copies, 0);
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
