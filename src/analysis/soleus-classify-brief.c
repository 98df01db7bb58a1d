/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-classing.h"
#include "soleus-constants.h"
#include "soleus-robust.h"

/*
 * Jerks: bursts of many units, tens to hundreds of milliseconds, that come
 * singly and without rhythm. Where even the shortest third of the large bursts
 * are longer than a potential, or most have more turns, none of them is one.
 */
#define BRIEF_S 1.0
#define LARGE_SHARE 0.2
#define POTENTIAL_LONGEST_MS 28.0
#define ACC_TWITCH_LONGEST_MS 200.0
/* A potential has no more turns [science.md 1.5, step 2]. */
#define POTENTIAL_TURNS 7
#define TURNING_SHARE 0.6
#define JERK_LEAST_MS 20.0
#define SHORTEST_QUANTILE 0.35
#define JERKS_MIN 3
#define TRAIN_FACTOR 20.0

static const SoleusTrapezoid jerk_extra[] = {
    {"duration_ms", 7.5, 10, 110, 220, 3}, {NULL, 0, 0, 0, 0, 0}};
static const SoleusTrapezoid tic_extra[] = {
    {"duration_ms", 70, 120, 600, 900, 3}, {"cv", 0.25, 0.4, NAN, NAN, 2},
    {NULL, 0, 0, 0, 0, 0}};
static const SoleusTrapezoid voluntary_extra[] = {
    {"rise_ms", 60, 150, NAN, NAN, 1}, {"duration_ms", 350, 600, NAN, NAN, 3},
    {NULL, 0, 0, 0, 0, 0}};

static gboolean
is_brief (const SoleusActivation *row)
{
  return soleus_activation_duration_s (row) < BRIEF_S;
}

/* Rows of @all that are not small against the large ones. */
static GArray *
large_of (const SoleusClassing *classing, const GArray *all)
{
  GArray *large = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree double *p2p = g_new (double, MAX (all->len, 1));

  for (guint i = 0; i < all->len; i++)
    p2p[i] = soleus_classing_row (classing, g_array_index (all, guint, i))->p2p;
  double least = all->len == 0
      ? 0.0
      : LARGE_SHARE * soleus_quantile_double (p2p, all->len, 0.9);
  for (guint i = 0; i < all->len; i++)
    if (p2p[i] >= least)
      g_array_append_val (large, g_array_index (all, guint, i));
  return large;
}

static double
duration_quantile_ms (
    const SoleusClassing *classing, const GArray *rows, double p)
{
  g_autofree double *ms = g_new (double, MAX (rows->len, 1));

  for (guint i = 0; i < rows->len; i++)
    ms[i] = 1000.0
        * soleus_activation_duration_s (
            soleus_classing_row (classing, g_array_index (rows, guint, i)));
  return rows->len == 0 ? NAN : soleus_quantile_double (ms, rows->len, p);
}

/* Where half of the long ones repeat one potential within milliseconds they are
 * doublets and multiplets, however long: jerks are of many units. */
static gboolean
most_repeat (const SoleusClassing *classing, const GArray *rows)
{
  guint n_long = 0;
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const SoleusActivation *row =
          soleus_classing_row (classing, g_array_index (rows, guint, i));
      if (1000.0 * soleus_activation_duration_s (row) <= POTENTIAL_LONGEST_MS)
        continue;
      n_long++;
      n += row->n_discharges >= 2;
    }
  return n > 0 && 2 * n >= n_long;
}

/* A jerk as short as a potential has the turns of many units in it. */
static gboolean
most_turn (const SoleusClassing *classing, const GArray *rows)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += soleus_classing_row (classing, g_array_index (rows, guint, i))->n_turns
        > POTENTIAL_TURNS;
  return n >= TURNING_SHARE * rows->len;
}

/* Whether they are longer than potentials, or of many units. */
static gboolean
are_jerks (const SoleusClassing *classing, const GArray *rows)
{
  gboolean emg = classing->site->kind == SOLEUS_KIND_EMG;

  if (duration_quantile_ms (classing, rows, SHORTEST_QUANTILE)
      > (emg ? POTENTIAL_LONGEST_MS : ACC_TWITCH_LONGEST_MS))
    return TRUE;
  return emg && most_turn (classing, rows)
      && duration_quantile_ms (classing, rows, 0.5) > JERK_LEAST_MS;
}

static guint
make_candidates (const SoleusClassing *classing, SoleusSpan span,
    double overall_hz, SoleusCandidate *out)
{
  guint n = 0;

  if (soleus_conditions_hold (
          classing->conditions, SOLEUS_CONDITION_ASLEEP, span))
    {
      double per_min = 60.0 * overall_hz;
      gboolean many = per_min >= soleus_constant (SOLEUS_C_EFM_RATE)
          && soleus_span_duration_s (span)
              >= 0.95 * 60.0 * soleus_constant (SOLEUS_C_EFM_MIN);
      out[n++] = (SoleusCandidate){
          many ? SOLEUS_PATTERN_EFM : SOLEUS_PATTERN_FM, NULL, NULL};
    }
  else
    out[n++] =
        (SoleusCandidate){SOLEUS_PATTERN_MYOC, jerk_extra, "duration_ms"};
  out[n++] = (SoleusCandidate){SOLEUS_PATTERN_TIC, tic_extra, "duration_ms"};
  out[n++] = (SoleusCandidate){SOLEUS_PATTERN_VOL, voluntary_extra, NULL};
  return n;
}

/* One episode a jerk; all share the reasons of the series. */
static void
add_jerks (SoleusClassing *classing, const GArray *rows,
    const SoleusJudgement *judgement, const SoleusCandidate *candidates,
    const SoleusFeature *features, guint n_features)
{
  SoleusEpisode first = {0};

  for (guint i = 0; i < rows->len; i++)
    {
      SoleusEpisode *episode = soleus_classing_add (
          classing, &g_array_index (rows, guint, i), 1, judgement->pattern);
      if (i == 0)
        {
          soleus_score_explain (classing->draft, episode, judgement, candidates,
              features, n_features);
          first = *episode;
          continue;
        }
      episode->mu = first.mu;
      episode->score = first.score;
      episode->family = first.family;
      episode->ambiguous_with = first.ambiguous_with;
      episode->first_reason = first.first_reason;
      episode->n_reasons = first.n_reasons;
    }
}

void
soleus_classify_brief (SoleusClassing *classing)
{
  g_autoptr (GArray) all = soleus_classing_collect (classing, is_brief);
  g_autoptr (GArray) rows = large_of (classing, all);
  SoleusSeries series;
  SoleusFeature features[SOLEUS_N_SERIES_FEATURES];
  SoleusCandidate candidates[3];

  if (rows->len < JERKS_MIN || !are_jerks (classing, rows)
      || most_repeat (classing, rows))
    return;
  soleus_classing_measure (
      classing, (const guint *)rows->data, rows->len, TRAIN_FACTOR, &series);
  guint n_features = soleus_series_features (&series, features);
  /* Single jerks have no rate but their number over time. */
  features[0].value = series.overall_hz;
  guint last = g_array_index (rows, guint, rows->len - 1);
  SoleusSpan span = {
      soleus_classing_row (classing, g_array_index (rows, guint, 0))->onset_s,
      soleus_classing_row (classing, last)->end_s};
  guint n_candidates =
      make_candidates (classing, span, series.overall_hz, candidates);
  SoleusJudgement judgement = soleus_score_judge (
      candidates, n_candidates, features, n_features, rows->len);
  add_jerks (classing, rows, &judgement, candidates, features, n_features);
}
