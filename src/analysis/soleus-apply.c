/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-apply.h"

#include <math.h>

#include "soleus-analysis-sort.h"
#include "soleus-class.h"
#include "soleus-summarise.h"
#include "soleus-voices.h"

/* An edit belongs to the episode of the same pattern and channels that covers
 * most of what was judged, or begins nearest to it within this time: another
 * version may put an edge a little elsewhere. */
#define SAME_ONSET_S 0.05

static double
likeness (const SoleusEpisode *episode, const SoleusEdit *edit)
{
  SoleusSpan found = {episode->onset_s, episode->onset_s + episode->duration_s};
  SoleusSpan judged = {
      edit->found_onset_s, edit->found_onset_s + edit->found_duration_s};
  double longer_s =
      MAX (soleus_span_duration_s (found), soleus_span_duration_s (judged));
  double apart_s = fabs (episode->onset_s - edit->found_onset_s);

  if (episode->pattern != edit->found_pattern
      || !soleus_channel_set_overlaps (
          &episode->channels, &edit->found_channels))
    return 0.0;
  double share =
      longer_s > 0.0 ? soleus_span_overlap_s (found, judged) / longer_s : 0.0;
  if (apart_s <= SAME_ONSET_S)
    share += 1.0 - apart_s / SAME_ONSET_S;
  return share;
}

/* Index of the episode that @edit judged, or -1. Episodes are as they were
 * found: sorted by onset, so that the search is over those near. */
static int
find_judged (const GArray *episodes, const SoleusEdit *edit)
{
  double most = 0.5;
  int best = -1;

  for (guint i = 0; i < episodes->len; i++)
    {
      const SoleusEpisode *row = &g_array_index (episodes, SoleusEpisode, i);
      if (row->onset_s
          > edit->found_onset_s + edit->found_duration_s + SAME_ONSET_S)
        break;
      double like = likeness (row, edit);
      if (like > most)
        {
          most = like;
          best = (int)i;
        }
    }
  return best;
}

static void
add_artefact (SoleusAnalysis *analysis, const SoleusChannelSet *channels,
    double onset_s, double duration_s, int kind)
{
  SoleusArtefact row = {.channels = *channels,
      .onset_s = onset_s,
      .duration_s = duration_s,
      .kind = (SoleusArtefactKind)kind};
  g_array_append_val (analysis->artefacts, row);
}

static void
relabel_bursts (SoleusAnalysis *analysis, int episode, SoleusPattern pattern)
{
  for (guint i = 0; i < analysis->bursts->len; i++)
    {
      SoleusBurst *burst = &g_array_index (analysis->bursts, SoleusBurst, i);
      if (burst->episode == episode)
        burst->pattern = pattern;
    }
}

static void
change_episode (SoleusAnalysis *analysis, int idx, const SoleusEdit *edit)
{
  SoleusEpisode *row = &g_array_index (analysis->episodes, SoleusEpisode, idx);
  SoleusPattern pattern = soleus_pattern_from_id (edit->label);
  int artefact = soleus_artefact_from_id (edit->label);

  /* Words of the person's own say what it is not: the pattern as found. */
  if (edit->label != NULL && pattern == SOLEUS_PATTERN_NONE)
    pattern = SOLEUS_PATTERN_UNCLASSIFIED;
  row->onset_s = edit->onset_s;
  row->duration_s = edit->duration_s;
  if (artefact >= 0)
    {
      row->rejected = TRUE;
      add_artefact (
          analysis, &row->channels, edit->onset_s, edit->duration_s, artefact);
    }
  else if (pattern != SOLEUS_PATTERN_NONE)
    {
      row->pattern = pattern;
      row->family = soleus_class_get (pattern)->family;
      row->n_reasons = 0; /* they spoke for what it is not */
      row->accepted = TRUE;
      row->ambiguous_with = SOLEUS_PATTERN_NONE;
      relabel_bursts (analysis, idx, pattern);
    }
}

static void
apply_edit (
    SoleusAnalysis *analysis, const GArray *found, const SoleusEdit *edit)
{
  int idx = find_judged (found, edit);

  if (idx < 0)
    return;
  SoleusEpisode *row = &g_array_index (analysis->episodes, SoleusEpisode, idx);
  row->edit_id = edit->id;
  if (edit->verdict == SOLEUS_VERDICT_ACCEPTED)
    row->accepted = TRUE;
  else if (edit->verdict == SOLEUS_VERDICT_REJECTED)
    row->rejected = TRUE;
  else
    change_episode (analysis, idx, edit);
}

static guint
next_episode_id (const SoleusAnalysis *analysis)
{
  guint id = 0;

  for (guint i = 0; i < analysis->episodes->len; i++)
    id = MAX (id, g_array_index (analysis->episodes, SoleusEpisode, i).id + 1);
  return id;
}

/* A mark with a pattern is an episode with one burst, of unknown size. */
static void
add_episode (SoleusAnalysis *analysis, const SoleusMark *mark,
    SoleusPattern pattern, guint id)
{
  SoleusEpisode episode = {.id = id,
      .channels = mark->channels,
      .onset_s = mark->onset_s,
      .duration_s = mark->duration_s,
      .pattern = pattern,
      .mu = 1.0,
      .score = isfinite (mark->confidence) ? mark->confidence : 1.0,
      .frequency_hz = NAN,
      .n_bursts = 1,
      .ambiguous_with = SOLEUS_PATTERN_NONE,
      .origin = mark->origin,
      .mark_id = mark->id,
      .accepted = TRUE};
  SoleusBurst burst = {.id = analysis->bursts->len,
      .channels = mark->channels,
      .onset_s = mark->onset_s,
      .peak_s = mark->onset_s + 0.5 * mark->duration_s,
      .duration_s = mark->duration_s,
      .amplitude = NAN,
      .rms = NAN,
      .snr_db = NAN,
      .peak_ratio = NAN,
      .mdf_hz = NAN,
      .n_phases = -1,
      .n_turns = -1,
      .template_idx = -1,
      .first_discharge = analysis->discharges_s->len,
      .pattern = pattern,
      .episode = (int)analysis->episodes->len,
      .onset_rule_s = NAN,
      .offset_rule_s = NAN};

  episode.first_reason = analysis->reasons->len;
  g_array_append_val (analysis->episodes, episode);
  g_array_append_val (analysis->bursts, burst);
}

static void
apply_marks (SoleusAnalysis *analysis, const SoleusDecisions *decisions)
{
  guint id = next_episode_id (analysis);
  g_autofree gboolean *counting = soleus_voices_dup_counting (decisions);

  soleus_voices_settle (decisions, analysis->episodes, counting);
  for (guint i = 0; i < soleus_decisions_get_n_marks (decisions); i++)
    {
      const SoleusMark *mark = soleus_decisions_get_mark (decisions, i);
      SoleusPattern pattern = soleus_pattern_from_id (mark->label);
      int artefact = soleus_artefact_from_id (mark->label);
      if (!counting[i])
        continue;
      if (pattern != SOLEUS_PATTERN_NONE)
        add_episode (analysis, mark, pattern, id++);
      else if (artefact >= 0)
        add_artefact (analysis, &mark->channels, mark->onset_s,
            mark->duration_s, artefact);
    }
}

SoleusAnalysis *
soleus_apply (const SoleusAnalysis *analysis, const SoleusDecisions *decisions)
{
  guint n_edits = soleus_decisions_get_n_edits (decisions);

  if (n_edits == 0 && soleus_decisions_get_n_marks (decisions) == 0)
    return soleus_analysis_ref (analysis);
  SoleusAnalysis *applied = soleus_analysis_copy (analysis);
  for (guint i = 0; i < n_edits; i++)
    apply_edit (
        applied, analysis->episodes, soleus_decisions_get_edit (decisions, i));
  apply_marks (applied, decisions);
  soleus_analysis_sort (applied);
  soleus_summarise (applied);
  return applied;
}
