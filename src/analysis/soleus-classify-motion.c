/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-constants.h"
#include "soleus-motioning.h"
#include "soleus-spans.h"

/*
 * What an accelerometer alone can name (science.md 1.5 step 3b), by the whole
 * movement first: seizures, steps, rhythms, movements of a limb; what is left
 * are jerks and small twitches, the steps after this one.
 */
#define SHORT_JOIN_S 0.2
#define LASTING_S 0.45
/* A limb that is thrown about; one that walks. */
#define SEIZURE_LEVEL_G 0.2
#define STEP_LEVEL_G 0.08
#define SEIZURE_JOIN_S 2.5
#define TONIC_SPARE_S 2.0 /* the first beats have no rate yet */

/* The onset of what runs into @at_s. */
static double
onset_before (const SoleusMotion *motion, double at_s)
{
  const SoleusClassing *classing = motion->classing;

  for (guint i = classing->rows->len; i-- > 0;)
    {
      const SoleusActivation *row = soleus_classing_row (classing, i);
      if (row->onset_s < at_s && row->end_s > at_s - SOLEUS_MOTION_JOIN_S)
        at_s = row->onset_s;
    }
  return at_s;
}

static void
take_seizures (SoleusMotion *motion)
{
  const GArray *beats = motion->sweep->beats;
  g_autoptr (GArray) slowings =
      soleus_motion_slowings ((const SoleusMotionBeat *)beats->data, beats->len,
          0.5 * soleus_motion_level (motion, SEIZURE_LEVEL_G));
  SoleusDraft *draft = motion->classing->draft;

  for (guint i = 0; i < slowings->len; i++)
    {
      const SoleusMotionSlowing *row =
          &g_array_index (slowings, SoleusMotionSlowing, i);
      SoleusFeature features[] = {{"rate_hz", "Hz", row->start_hz},
          {"ratio", "", row->start_hz / row->end_hz}};
      if (row->level < soleus_motion_level (motion, SEIZURE_LEVEL_G))
        continue;
      SoleusSpan span = soleus_motion_grow (motion, row->span, SEIZURE_JOIN_S);
      span.start_s = onset_before (motion, span.start_s);
      double tonic_s = row->span.start_s - span.start_s - TONIC_SPARE_S;
      SoleusPattern pattern =
          tonic_s >= soleus_constant (SOLEUS_C_GTCS_TONIC_MIN) - 1.0
          ? SOLEUS_PATTERN_GTCS
          : SOLEUS_PATTERN_GTCS_SLOWING;
      SoleusCandidate candidate = {pattern, NULL, NULL};
      SoleusJudgement judgement = soleus_score_judge (
          &candidate, 1, features, G_N_ELEMENTS (features), row->n_beats);
      guint burst = soleus_motion_add_burst (motion, span, pattern);
      SoleusEpisode *episode = soleus_draft_add_episode (
          draft, motion->classing->site_idx, burst, 1, pattern);
      judgement.pattern = pattern;
      soleus_score_explain (draft, episode, &judgement, &candidate, features,
          G_N_ELEMENTS (features));
      episode->mu = CLAMP (0.5 + 0.5 * row->r2, 0.0, 1.0);
      episode->frequency_hz = sqrt (row->start_hz * row->end_hz);
      soleus_motion_take (motion, span);
    }
}

/* Walking is neither twitch nor tremor: an artefact, and the state says
 * ACTIVITY. */
static void
take_steps (SoleusMotion *motion)
{
  const GArray *beats = motion->sweep->beats;
  g_autoptr (GArray) steps =
      soleus_motion_steps ((const SoleusMotionBeat *)beats->data, beats->len,
          soleus_motion_level (motion, STEP_LEVEL_G));

  for (guint i = 0; i < steps->len; i++)
    {
      SoleusSpan span = g_array_index (steps, SoleusSpan, i);
      if (soleus_motion_is_sleepy (motion, span)
          || soleus_spans_overlap_s (motion->named, span) > 0.0)
        continue;
      span = soleus_motion_grow (motion, span, SOLEUS_MOTION_JOIN_S);
      soleus_draft_add_artefact (motion->classing->draft,
          &motion->classing->site->set, span.start_s, span.end_s,
          SOLEUS_ARTEFACT_GAIT);
      soleus_motion_take (motion, span);
    }
}

/* Runs closer than SOLEUS_MOTION_JOIN_S are one movement where one of them
 * lasts; two jerks are two. */
static void
join_runs (GArray *runs)
{
  guint n = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      SoleusMotionRun run = g_array_index (runs, SoleusMotionRun, i);
      SoleusMotionRun *last =
          n == 0 ? NULL : &g_array_index (runs, SoleusMotionRun, n - 1);
      if (last == NULL
          || run.span.start_s - last->span.end_s > SOLEUS_MOTION_JOIN_S
          || MAX (soleus_span_duration_s (run.span),
                 soleus_span_duration_s (last->span))
              < LASTING_S)
        {
          g_array_index (runs, SoleusMotionRun, n++) = run;
          continue;
        }
      double a_s = soleus_span_duration_s (last->span);
      double b_s = soleus_span_duration_s (run.span);
      double all_s = run.span.end_s - last->span.start_s;
      last->fill = (float)((last->fill * a_s + run.fill * b_s) / all_s);
      last->rms = (float)sqrt (
          (last->rms * last->rms * a_s + run.rms * run.rms * b_s) / all_s);
      if (run.peak > last->peak)
        {
          last->peak = run.peak;
          last->peak_s = run.peak_s;
        }
      last->span.end_s = run.span.end_s;
      last->inner.end_s = run.inner.end_s;
    }
  g_array_set_size (runs, n);
}

void
soleus_classify_motion (SoleusClassing *classing)
{
  const SoleusSweep *sweep = classing->sweep;
  g_autoptr (GArray) bins = g_array_copy (sweep->motion);
  SoleusMotion motion = {.classing = classing,
      .sweep = sweep,
      .named = soleus_spans_new (),
      .busy = soleus_spans_new (),
      .in_g = classing->site->channel->calibrated};

  soleus_motion_take_taps (&motion, bins);
  motion.runs = soleus_motion_runs ((const SoleusMotionBin *)bins->data,
      bins->len, sweep->motion_rest, SHORT_JOIN_S);
  join_runs (motion.runs);
  take_seizures (&motion);
  take_steps (&motion);
  soleus_spans_normalise (motion.named, 0.0);
  soleus_motion_take_rhythms (&motion);
  soleus_motion_take_movements (&motion);
  soleus_motion_take_jerks (&motion);
  g_array_unref (motion.runs);
  g_array_unref (motion.named);
  g_array_unref (motion.busy);
}
