/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-classing.h"
#include "soleus-constants.h"
#include "soleus-robust.h"

/* Movements and jerks that follow one another regularly below 4 Hz. */
#define SHORTEST_S 0.024
#define LONGEST_S 1.3
#define CLEAR_RATIO 7.0
#define LARGE_SHARE 0.3 /* of the large ones' peak to peak */
#define PAUSE_FACTOR 2.5 /* of the median interval so far: the train ends */
#define PAUSE_MOST_S 5.0
#define MEMBERS_MIN 4
#define CV_MOST 0.5
#define TRAIN_FACTOR 3.0
/* Left and right in turn: the other leg moves in this part of the cycle. */
#define PHASE_LOW 0.25
#define PHASE_HIGH 0.75

static const SoleusTrapezoid periodic_extra[] = {
    {"amplitude_spread", 0.12, 0.3, NAN, NAN, 3},
    {"duration_ms", 22, 30, 110, 180, 4},
    {"alternating_share", NAN, NAN, 0.3, 0.6, 3},
    {"cv", NAN, NAN, 0.32, 0.42, 4}, /* what irregular jerks do by chance */
    {NULL, 0, 0, 0, 0, 0}};
/* Steps, or whatever else is done again and again on purpose. */
static const SoleusTrapezoid steps_extra[] = {
    {"duration_ms", 110, 180, 1500, 2000, 3}, {"rate_hz", 0.3, 0.5, 3, 4, 3},
    {"cv", NAN, NAN, 0.4, 0.5, 2}, {"amplitude_spread", 0.12, 0.3, NAN, NAN, 1},
    {NULL, 0, 0, 0, 0, 0}};
static const SoleusTrapezoid group_extra[] = {
    {"amplitude_spread", NAN, NAN, 0.18, 0.35, 4}, {NULL, 0, 0, 0, 0, 0}};
static const SoleusTrapezoid foot_extra[] = {
    {"duration_ms", 150, 220, 1000, 1250, 3}, {"rate_hz", 0.35, 0.5, 4, 5, 3},
    {"alternating_share", NAN, NAN, 0.3, 0.6, 3}, {NULL, 0, 0, 0, 0, 0}};
static const SoleusTrapezoid turn_extra[] = {
    {"alternating_share", 0.4, 0.7, NAN, NAN, 4}, {NULL, 0, 0, 0, 0, 0}};

static gboolean
may_be_member (const SoleusActivation *row)
{
  double duration_s = soleus_activation_duration_s (row);

  return duration_s >= SHORTEST_S && duration_s <= LONGEST_S
      && soleus_activation_exceeds (row, CLEAR_RATIO);
}

static gboolean
is_other_leg (const SoleusClassing *classing, guint other)
{
  const SoleusSite *site =
      &g_array_index (classing->draft->sites, SoleusSite, other);
  SoleusSide a = classing->site->channel->side;
  SoleusSide b = site->channel->side;

  return site->kind == classing->site->kind && a != SOLEUS_SIDE_UNKNOWN
      && b != SOLEUS_SIDE_UNKNOWN && a != b;
}

/* Share of the intervals in whose middle the other leg moves; NAN without
 * one. */
static double
alternating_share (const SoleusClassing *classing, const guint *rows, guint n)
{
  guint turns = 0;
  gboolean any = FALSE;

  for (guint s = 0; s < classing->sweeps->len; s++)
    {
      const SoleusSweep *sweep = g_ptr_array_index (classing->sweeps, s);
      guint k = 0;
      if (!is_other_leg (classing, s))
        continue;
      any = TRUE;
      for (guint i = 1; i < n; i++)
        {
          double from_s = soleus_classing_row (classing, rows[i - 1])->onset_s;
          double to_s = soleus_classing_row (classing, rows[i])->onset_s;
          double low_s = from_s + PHASE_LOW * (to_s - from_s);
          double high_s = from_s + PHASE_HIGH * (to_s - from_s);
          while (k < sweep->activations->len
              && g_array_index (sweep->activations, SoleusActivation, k).onset_s
                  < low_s)
            k++;
          turns += k < sweep->activations->len
              && g_array_index (sweep->activations, SoleusActivation, k).onset_s
                  <= high_s;
        }
      break;
    }
  return any && n > 1 ? MIN ((double)turns / (n - 1), 1.0) : NAN;
}

static guint
make_candidates (const SoleusClassing *classing, SoleusSpan span,
    gboolean two_legs, SoleusCandidate *out)
{
  gboolean sleepy = soleus_conditions_hold (
                        classing->conditions, SOLEUS_CONDITION_DROWSY, span)
      || soleus_conditions_hold (
          classing->conditions, SOLEUS_CONDITION_ASLEEP, span);
  gboolean lying =
      soleus_conditions_hold (classing->conditions, SOLEUS_CONDITION_REST, span)
      || soleus_conditions_hold (
          classing->conditions, SOLEUS_CONDITION_AWAKE, span);
  guint n = 0;

  /* A warning sign: less of it is anything else that was even for a while. */
  if (soleus_span_duration_s (span) >= soleus_constant (SOLEUS_C_MYOCP_LASTS))
    out[n++] = (SoleusCandidate){SOLEUS_PATTERN_MYOC_P, periodic_extra, NULL};
  out[n++] = (SoleusCandidate){SOLEUS_PATTERN_MYOK, group_extra, NULL};
  /* Lying down, drowsy or awake, it is a rhythm of the foot; with nobody's
   * word for that somebody moves on purpose, a walker first of all. */
  if (sleepy)
    out[n++] = (SoleusCandidate){SOLEUS_PATTERN_HFT, foot_extra, NULL};
  else if (lying)
    out[n++] = (SoleusCandidate){SOLEUS_PATTERN_HFLM, foot_extra, NULL};
  else
    out[n++] = (SoleusCandidate){SOLEUS_PATTERN_VOL, steps_extra, NULL};
  if (two_legs)
    out[n++] = (SoleusCandidate){SOLEUS_PATTERN_ALMA, turn_extra, NULL};
  return n;
}

/* FALSE: nothing regular; the rows are left to the next step. */
static gboolean
name_train (SoleusClassing *classing, const guint *rows, guint n)
{
  SoleusSeries series;
  SoleusFeature features[SOLEUS_N_SERIES_FEATURES + 1];
  SoleusCandidate candidates[4];

  soleus_classing_measure (classing, rows, n, TRAIN_FACTOR, &series);
  if (n < MEMBERS_MIN || series.cv > CV_MOST)
    return FALSE;
  guint n_features = soleus_series_features (&series, features);
  double in_turn = alternating_share (classing, rows, n);
  features[n_features++] = (SoleusFeature){"alternating_share", "", in_turn};
  SoleusSpan span = {soleus_classing_row (classing, rows[0])->onset_s,
      soleus_classing_row (classing, rows[n - 1])->end_s};
  guint n_candidates =
      make_candidates (classing, span, isfinite (in_turn), candidates);
  SoleusJudgement judgement =
      soleus_score_judge (candidates, n_candidates, features, n_features, n);
  if (judgement.pattern == SOLEUS_PATTERN_UNCLASSIFIED
      || judgement.pattern == SOLEUS_PATTERN_TOO_FEW)
    return FALSE;
  SoleusEpisode *episode =
      soleus_classing_add (classing, rows, n, judgement.pattern);
  episode->frequency_hz = series.rate_hz;
  soleus_score_explain (
      classing->draft, episode, &judgement, candidates, features, n_features);
  return TRUE;
}

/* What is large enough among the members to be one. */
static GArray *
large_members (const SoleusClassing *classing)
{
  g_autoptr (GArray) all = soleus_classing_collect (classing, may_be_member);
  GArray *large = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree double *p2p = g_new (double, MAX (all->len, 1));

  for (guint i = 0; i < all->len; i++)
    p2p[i] = soleus_classing_row (classing, g_array_index (all, guint, i))->p2p;
  double least = all->len == 0
      ? 0
      : LARGE_SHARE * soleus_quantile_double (p2p, all->len, 0.8);
  for (guint i = 0; i < all->len; i++)
    if (p2p[i] >= least)
      g_array_append_val (large, g_array_index (all, guint, i));
  return large;
}

static double
interval_s (const SoleusClassing *classing, const guint *rows, guint i)
{
  return soleus_classing_row (classing, rows[i])->onset_s
      - soleus_classing_row (classing, rows[i - 1])->onset_s;
}

/* Where the train that begins at @first ends: at a pause long against the
 * intervals so far. */
static guint
train_end (
    const SoleusClassing *classing, const guint *rows, guint n, guint first)
{
  g_autofree double *intervals = g_new (double, MAX (n - first, 1));
  guint end = first + 1;

  for (; end < n; end++)
    {
      double now_s = interval_s (classing, rows, end);
      guint so_far = end - first - 1;
      double usual_s = so_far == 0
          ? now_s
          : soleus_median_double (
              intervals + so_far - MIN (so_far, 9), MIN (so_far, 9));
      if (now_s > PAUSE_MOST_S || now_s > PAUSE_FACTOR * usual_s)
        break;
      intervals[so_far] = now_s;
    }
  return end;
}

void
soleus_classify_trains (SoleusClassing *classing)
{
  g_autoptr (GArray) members = large_members (classing);
  const guint *rows = (const guint *)members->data;
  guint first = 0;

  while (first < members->len)
    {
      guint end = train_end (classing, rows, members->len, first);
      if (end - first >= MEMBERS_MIN)
        name_train (classing, rows + first, end - first);
      first = end;
    }
}
