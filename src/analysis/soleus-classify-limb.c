/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Movements of a limb that last: in sleep, periodic, or on purpose. */
#include <math.h>

#include "soleus-constants.h"
#include "soleus-intervals.h"
#include "soleus-leg-rules.h"
#include "soleus-motioning.h"
#include "soleus-robust.h"
#include "soleus-spans.h"

#define MOVEMENT_S 0.5
/* A swing of 8 mg (science.md 1.3); breathing sways less. */
#define LEAST_LEVEL_G 0.0057
#define SERIES_SHARE 0.6
#define SERIES_LONGEST_S 5.0
#define SERIES_CV 0.65
#define LARGE_S 4.0
/* Jerks one after the other leave more rest between them. */
#define FILL_LEAST 0.4f
#define FILLED_S 1.5
/* What goes on and on is what a person does, and no single movement. */
#define ACTIVE_S 8.0
#define BETWEEN_S 3.0
#define ACTIVE_LEVEL_G 0.05

/* Movements and which of them are periodic by WASM. */
typedef struct
{
  GArray *runs; /* of SoleusMotionRun */
  guint8 *periodic;
  double duration_s; /* medians */
  double interval_s;
  double cv;
  double periodic_share;
} Series;

static void
measure_series (const SoleusMotion *motion, Series *series)
{
  guint n = series->runs->len;
  g_autofree double *lengths = g_new (double, MAX (n, 1));
  g_autofree double *onsets = g_new (double, MAX (n, 1));
  g_autoptr (GArray) list =
      g_array_new (FALSE, FALSE, sizeof (SoleusLegMovement));
  SoleusIntervals intervals;
  guint k = 0;

  for (guint i = 0; i < n; i++)
    {
      SoleusSpan span = g_array_index (series->runs, SoleusMotionRun, i).span;
      SoleusLegMovement row = {span.start_s, span.end_s, 0, TRUE};
      lengths[i] = soleus_span_duration_s (span);
      onsets[i] = span.start_s;
      g_array_append_val (list, row);
    }
  series->duration_s = soleus_median_double (lengths, n);
  soleus_intervals_measure (onsets, n, INFINITY, &intervals);
  series->interval_s = intervals.n > 0 ? intervals.median_s : NAN;
  series->cv = intervals.n > 2 ? intervals.cv2 : NAN;
  g_autoptr (GArray) events = soleus_leg_events (
      SOLEUS_LEG_WASM, (const SoleusLegMovement *)list->data, list->len, NULL);
  soleus_leg_mark_series (SOLEUS_LEG_WASM, events, FALSE);
  series->periodic = g_new0 (guint8, MAX (n, 1));
  for (guint i = 0; i < events->len; i++)
    {
      const SoleusLegEvent *event = &g_array_index (events, SoleusLegEvent, i);
      for (; k < n && onsets[k] < event->span.end_s; k++)
        {
          series->periodic[k] = event->periodic;
          series->periodic_share += (double)event->periodic / n;
        }
    }
}

static void
name_movement (
    SoleusMotion *motion, const Series *series, guint i, SoleusPattern pattern)
{
  SoleusDraft *draft = motion->classing->draft;
  SoleusSpan span = g_array_index (series->runs, SoleusMotionRun, i).span;
  SoleusFeature features[] = {
      {"rate_hz", "Hz",
          series->interval_s > 0.0 ? 1.0 / series->interval_s : NAN},
      {"cv", "", series->cv},
      {"duration_ms", "ms", 1000.0 * soleus_span_duration_s (span)}};
  SoleusCandidate candidate = {pattern, NULL, NULL};
  SoleusJudgement judgement = soleus_score_judge (
      &candidate, 1, features, G_N_ELEMENTS (features), series->runs->len);
  /* What is done on purpose begins slowly, and the high-pass before it. */
  if (pattern == SOLEUS_PATTERN_VOL)
    {
      span = g_array_index (series->runs, SoleusMotionRun, i).inner;
      g_array_append_val (motion->busy, span);
    }
  guint burst = soleus_motion_add_burst (motion, span, pattern);
  SoleusEpisode *episode = soleus_draft_add_episode (
      draft, motion->classing->site_idx, burst, 1, pattern);

  judgement.pattern = pattern;
  soleus_score_explain (draft, episode, &judgement, &candidate, features,
      G_N_ELEMENTS (features));
  episode->mu = MAX (episode->mu, soleus_constant (SOLEUS_C_MU_MIN));
}

static SoleusPattern
movement_class (const SoleusMotion *motion, const Series *series, guint i)
{
  SoleusSpan span = g_array_index (series->runs, SoleusMotionRun, i).span;
  gboolean asleep = soleus_conditions_hold (
      motion->classing->conditions, SOLEUS_CONDITION_ASLEEP, span);
  gboolean even = series->periodic_share >= SERIES_SHARE
      && series->duration_s <= SERIES_LONGEST_S && !(series->cv > SERIES_CV);

  if (series->periodic[i] && (even || asleep) && series->duration_s < LARGE_S)
    return SOLEUS_PATTERN_PLM;
  if (!asleep)
    return SOLEUS_PATTERN_VOL;
  return series->duration_s >= LARGE_S ? SOLEUS_PATTERN_LMM : SOLEUS_PATTERN_LM;
}

/* What lies between two movements on purpose that follow one another closely
 * is more of the same: twitches are not looked for there (science.md 1.4). */
static void
take_between (SoleusMotion *motion)
{
  SoleusClassing *classing = motion->classing;

  soleus_spans_normalise (motion->busy, BETWEEN_S);
  for (guint i = 0; i < classing->rows->len; i++)
    {
      const SoleusActivation *row = soleus_classing_row (classing, i);
      classing->taken[i] |= soleus_spans_contain (motion->busy, row->onset_s)
          && soleus_spans_contain (motion->busy, row->end_s);
    }
}

static gboolean
is_movement (const SoleusMotion *motion, const SoleusMotionRun *run)
{
  double length_s = soleus_span_duration_s (run->span);

  return length_s >= MOVEMENT_S
      && (length_s >= FILLED_S || run->fill >= FILL_LEAST)
      && (!motion->in_g || run->peak >= (float)LEAST_LEVEL_G + run->rest);
}

static void
take_activity (SoleusMotion *motion)
{
  g_autoptr (GArray) spans = soleus_spans_new ();

  for (guint i = 0; i < motion->runs->len; i++)
    {
      const SoleusMotionRun *run = soleus_motion_run (motion, i);
      if (soleus_span_duration_s (run->span) >= ACTIVE_S
          && run->rms >= soleus_motion_level (motion, ACTIVE_LEVEL_G)
          && !soleus_motion_is_sleepy (motion, run->span))
        g_array_append_val (spans, run->span);
    }
  if (spans->len > 0)
    g_array_append_vals (motion->busy, spans->data, spans->len);
  for (guint i = 0; i < spans->len; i++)
    soleus_motion_take (motion, g_array_index (spans, SoleusSpan, i));
}

void
soleus_motion_take_movements (SoleusMotion *motion)
{
  Series series = {
      .runs = g_array_new (FALSE, FALSE, sizeof (SoleusMotionRun))};

  take_activity (motion);
  for (guint i = 0; i < motion->runs->len; i++)
    if (is_movement (motion, soleus_motion_run (motion, i)))
      g_array_append_val (series.runs, *soleus_motion_run (motion, i));
  if (series.runs->len > 0)
    {
      measure_series (motion, &series);
      for (guint i = 0; i < series.runs->len; i++)
        name_movement (motion, &series, i, movement_class (motion, &series, i));
      for (guint i = 0; i < series.runs->len; i++)
        soleus_motion_take (
            motion, g_array_index (series.runs, SoleusMotionRun, i).span);
    }
  take_between (motion);
  g_free (series.periodic);
  g_array_unref (series.runs);
}
