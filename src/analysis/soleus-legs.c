/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-legs.h"

#include <math.h>
#include <string.h>

#include "soleus-conditions.h"
#include "soleus-leg-night.h"
#include "soleus-spans.h"

/* A leg without a side is a leg of its own. */
#define FIRST_OTHER_LIMB 2
#define SHIN_WORD "tibialis"

/* Rhythms and what lasts have rules of their own (science.md 1.3: HFT, ALMA
 * and the like are no PLM). */
static const SoleusPattern not_movements[] = {SOLEUS_PATTERN_TREM,
    SOLEUS_PATTERN_TREM_R, SOLEUS_PATTERN_TREM_E, SOLEUS_PATTERN_TREM_P,
    SOLEUS_PATTERN_TREM_O, SOLEUS_PATTERN_TREM_H, SOLEUS_PATTERN_CLON,
    SOLEUS_PATTERN_SHIV, SOLEUS_PATTERN_GTCS, SOLEUS_PATTERN_GTCS_SLOWING,
    SOLEUS_PATTERN_CRAMP, SOLEUS_PATTERN_NMT, SOLEUS_PATTERN_HFT,
    SOLEUS_PATTERN_ALMA, SOLEUS_PATTERN_HFLM, SOLEUS_PATTERN_MYOK};

static gboolean
is_no_movement (SoleusPattern pattern)
{
  for (guint i = 0; i < G_N_ELEMENTS (not_movements); i++)
    if (not_movements[i] == pattern)
      return TRUE;
  return FALSE;
}

static gboolean
share_a_channel (const SoleusChannelSet *a, const SoleusChannelSet *b)
{
  for (int i = soleus_channel_set_next (a, -1); i >= 0;
       i = soleus_channel_set_next (a, i))
    if (soleus_channel_set_has (b, (guint)i))
      return TRUE;
  return FALSE;
}

/* When something else was at work on a site. */
static GArray *
other_spans (const SoleusAnalysis *analysis, const SoleusSite *site)
{
  GArray *spans = soleus_spans_new ();

  for (guint i = 0; i < analysis->episodes->len; i++)
    {
      const SoleusEpisode *row =
          &g_array_index (analysis->episodes, SoleusEpisode, i);
      SoleusSpan span = {row->onset_s, row->onset_s + row->duration_s};
      if (is_no_movement (row->pattern)
          && share_a_channel (&row->channels, &site->set))
        g_array_append_val (spans, span);
    }
  for (guint i = 0; i < analysis->artefacts->len; i++)
    {
      const SoleusArtefact *row =
          &g_array_index (analysis->artefacts, SoleusArtefact, i);
      SoleusSpan span = {row->onset_s, row->onset_s + row->duration_s};
      if (row->kind != SOLEUS_ARTEFACT_MAINS
          && row->kind != SOLEUS_ARTEFACT_LINE
          && share_a_channel (&row->channels, &site->set))
        g_array_append_val (spans, span);
    }
  soleus_spans_normalise (spans, 0.0);
  return spans;
}

static guint
limb_of (const SoleusSite *site)
{
  if (site->channel->side == SOLEUS_SIDE_LEFT)
    return 0;
  if (site->channel->side == SOLEUS_SIDE_RIGHT)
    return 1;
  return FIRST_OTHER_LIMB + site->channels[0];
}

static void
add_site (const SoleusAnalysis *analysis, const SoleusSite *site,
    const SoleusSweep *sweep, GArray *movements)
{
  g_autoptr (GArray) own =
      soleus_leg_movements (sweep->leg_runs, limb_of (site));
  g_autoptr (GArray) others = other_spans (analysis, site);

  for (guint i = 0; i < own->len; i++)
    {
      SoleusLegMovement row = g_array_index (own, SoleusLegMovement, i);
      SoleusSpan span = {row.onset_s, row.end_s};
      if (soleus_spans_overlap_s (others, span)
          <= 0.5 * soleus_span_duration_s (span))
        g_array_append_val (movements, row);
    }
}

/* The burst that a movement is: that with most of it, on its channel. */
static void
set_rule_times (
    SoleusAnalysis *analysis, const SoleusSite *site, const GArray *movements)
{
  for (guint i = 0; i < analysis->bursts->len; i++)
    {
      SoleusBurst *burst = &g_array_index (analysis->bursts, SoleusBurst, i);
      SoleusSpan span = {burst->onset_s, burst->onset_s + burst->duration_s};
      double most_s = 0.5 * burst->duration_s;
      if (!share_a_channel (&burst->channels, &site->set))
        continue;
      for (guint k = 0; k < movements->len; k++)
        {
          const SoleusLegMovement *row =
              &g_array_index (movements, SoleusLegMovement, k);
          double shared_s = soleus_span_overlap_s (
              span, (SoleusSpan){row->onset_s, row->end_s});
          if (row->limb != limb_of (site) || !(shared_s > most_s))
            continue;
          most_s = shared_s;
          burst->onset_rule_s = row->onset_s;
          burst->offset_rule_s = row->end_s;
        }
    }
}

static gboolean
has_emg (const GArray *sites)
{
  for (guint i = 0; i < sites->len; i++)
    if (g_array_index (sites, SoleusSite, i).kind == SOLEUS_KIND_EMG)
      return TRUE;
  return FALSE;
}

static gboolean
is_shin (const SoleusSite *site)
{
  const char *muscle = site->channel->muscle;

  return muscle != NULL && strstr (muscle, SHIN_WORD) != NULL;
}

static void
add_place (SoleusPlm *plm, const SoleusSite *site, const SoleusPlan *plan)
{
  SoleusLegLimits limits;
  gboolean first = soleus_channel_set_count (&plm->channels) == 0;

  soleus_leg_limits_of (plan, site->kind, site->channel->calibrated, &limits);
  plm->standard = (first || plm->standard) && limits.standard;
  plm->tibialis = (first || plm->tibialis) && is_shin (site);
  if (first || !(plm->rest > plan->noise_rms))
    plm->rest = plan->noise_rms;
  for (guint i = 0; i < site->n_axes; i++)
    soleus_channel_set_add (&plm->channels, site->channels[i]);
}

/* Stages of a laboratory, else the condition "asleep"; NULL: not known. */
static GArray *
sleep_of (const SoleusRecording *recording, const SoleusMark *const *marks,
    guint n_marks)
{
  g_autoptr (SoleusConditions) conditions = NULL;
  GArray *stages = soleus_leg_sleep (recording, marks, n_marks);

  if (stages != NULL)
    return stages;
  conditions = soleus_conditions_new (recording, marks, n_marks);
  const GArray *asleep = conditions->spans[SOLEUS_CONDITION_ASLEEP];
  return asleep->len > 0 ? g_array_copy ((GArray *)asleep) : NULL;
}

void
soleus_legs_count (SoleusAnalysis *analysis, const SoleusRecording *recording,
    const GArray *sites, const GPtrArray *plans, const GPtrArray *sweeps,
    const SoleusMark *const *marks, guint n_marks)
{
  g_autoptr (GArray) movements =
      g_array_new (FALSE, FALSE, sizeof (SoleusLegMovement));
  g_autoptr (GArray) respiratory =
      soleus_leg_respiratory (recording, marks, n_marks);
  g_autoptr (GArray) sleep = sleep_of (recording, marks, n_marks);
  SoleusKind kind =
      has_emg (sites) ? SOLEUS_KIND_EMG : SOLEUS_KIND_ACCELEROMETER;
  SoleusLegNight night = {.respiratory = respiratory,
      .sleep = sleep,
      .observed_s = soleus_recording_get_observed_s (recording)};
  SoleusPlm plm = {.accelerometer = kind == SOLEUS_KIND_ACCELEROMETER};

  for (guint i = 0; i < sites->len; i++)
    {
      const SoleusSite *site = &g_array_index (sites, SoleusSite, i);
      if (site->kind != kind)
        continue;
      add_place (&plm, site, g_ptr_array_index (plans, i));
      add_site (analysis, site, g_ptr_array_index (sweeps, i), movements);
    }
  soleus_leg_merge_limbs (movements);
  for (guint i = 0; i < sites->len; i++)
    if (g_array_index (sites, SoleusSite, i).kind == kind)
      set_rule_times (
          analysis, &g_array_index (sites, SoleusSite, i), movements);
  const SoleusLegMovement *rows = (const SoleusLegMovement *)movements->data;
  g_autoptr (GArray) aasm = soleus_leg_count (
      SOLEUS_LEG_AASM, rows, movements->len, &night, &plm.aasm);
  g_autoptr (GArray) wasm = soleus_leg_count (
      SOLEUS_LEG_WASM, rows, movements->len, &night, &plm.wasm);
  if (aasm->len + wasm->len > 0)
    analysis->plm = g_memdup2 (&plm, sizeof plm);
}
