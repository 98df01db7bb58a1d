/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-classing.h"
#include "soleus-constants.h"
#include "soleus-intervals.h"
#include "soleus-robust.h"

/*
 * What is left: single potentials, doublets and multiplets (one burst each),
 * and groups of them: flurries, or the regular groups of myokymia.
 */
#define GROUP_LEAST 3 /* potentials that make a group */
#define GROUPED_SHARE 0.5 /* of all, from where groups are the pattern */
#define CLEAR_RATIO 12.0
#define GROUPS_RATIO 8.5 /* weaker flicker makes no groups */
#define LONGEST_MS 40.0
#define ACC_LONGEST_MS 200.0
#define MULTIPLET_LONGEST_MS 250.0
#define TYPICAL_QUANTILE 0.25
#define RECURRENCE_MIN 6
#define PAIR_SPARE_MS \
  20.0 /* no longer than a pair, yet no repeat in it: none */
#define LAGS_MIN 4
/* Bins of the shape (0.5 ms): 4.5 to 18 ms. Of single potentials all together
 * are like themselves that much later by 0.14 and less, doublets by 0.22 and
 * more [C]. */
#define RETURN_FIRST 9
#define RETURN_LAST 36
#define RETURNS_MIN 5
#define RETURN_LIKENESS 0.18
#define ONE_LIKENESS 0.12
#define PHASE_SPREAD 0.012 /* half the quartiles' distance over the middle */

static gboolean
any (const SoleusActivation *row)
{
  return TRUE;
}

/* Rows [first, end) of the list, closer than FBURST_ISI one to the next. */
typedef struct
{
  guint first;
  guint end;
} Group;

static GArray *
find_groups (const SoleusClassing *classing, const GArray *rows)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (Group));
  double gap_s = soleus_constant_high (SOLEUS_C_FBURST_ISI) / 1000.0;

  for (guint i = 0; i < rows->len; i++)
    {
      const SoleusActivation *row =
          soleus_classing_row (classing, g_array_index (rows, guint, i));
      const SoleusActivation *before = i == 0
          ? NULL
          : soleus_classing_row (classing, g_array_index (rows, guint, i - 1));
      if (before == NULL || row->onset_s - before->end_s > gap_s)
        {
          Group group = {i, i + 1};
          g_array_append_val (groups, group);
        }
      else
        g_array_index (groups, Group, groups->len - 1).end = i + 1;
    }
  return groups;
}

static double
grouped_share (const GArray *groups, guint n_rows)
{
  guint n = 0;

  for (guint i = 0; i < groups->len; i++)
    {
      Group group = g_array_index (groups, Group, i);
      if (group.end - group.first >= GROUP_LEAST)
        n += group.end - group.first;
    }
  return n_rows == 0 ? 0.0 : (double)n / n_rows;
}

typedef struct
{
  double rate_hz;
  double cv;
  double duration_ms;
  guint n;
} Recurrence;

/* How groups come back: from the onsets of those that are groups. */
static Recurrence
measure_groups (
    const SoleusClassing *classing, const GArray *rows, const GArray *groups)
{
  g_autofree double *onset_s = g_new (double, MAX (groups->len, 1));
  g_autofree double *duration_ms = g_new (double, MAX (groups->len, 1));
  Recurrence recurrence = {NAN, NAN, NAN, 0};
  SoleusIntervals intervals;

  for (guint i = 0; i < groups->len; i++)
    {
      Group group = g_array_index (groups, Group, i);
      guint first = g_array_index (rows, guint, group.first);
      guint last = g_array_index (rows, guint, group.end - 1);
      if (group.end - group.first < 2)
        continue;
      onset_s[recurrence.n] = soleus_classing_row (classing, first)->onset_s;
      duration_ms[recurrence.n++] = 1000.0
          * (soleus_classing_row (classing, last)->end_s
              - soleus_classing_row (classing, first)->onset_s);
    }
  soleus_intervals_measure (onset_s, recurrence.n, INFINITY, &intervals);
  if (intervals.n >= 1)
    recurrence.rate_hz = 1.0 / intervals.median_s;
  if (intervals.n >= RECURRENCE_MIN - 1)
    recurrence.cv = intervals.cv2;
  if (recurrence.n > 0)
    recurrence.duration_ms = soleus_median_double (duration_ms, recurrence.n);
  return recurrence;
}

static void
share_reasons (SoleusEpisode *episode, const SoleusEpisode *first)
{
  episode->mu = first->mu;
  episode->score = first->score;
  episode->family = first->family;
  episode->ambiguous_with = first->ambiguous_with;
  episode->first_reason = first->first_reason;
  episode->n_reasons = first->n_reasons;
}

/* Groups: one burst each for myokymia, an episode of bursts for a flurry. */
static void
name_groups (SoleusClassing *classing, const GArray *rows, const GArray *groups)
{
  Recurrence recurrence = measure_groups (classing, rows, groups);
  const SoleusFeature features[] = {{"rate_hz", "Hz", recurrence.rate_hz},
      {"cv", "", recurrence.cv}, {"duration_ms", "ms", recurrence.duration_ms}};
  const SoleusCandidate candidates[] = {
      {SOLEUS_PATTERN_MYOK, NULL, NULL}, {SOLEUS_PATTERN_FBURST, NULL, NULL}};
  SoleusJudgement judgement = soleus_score_judge (
      candidates, 2, features, G_N_ELEMENTS (features), recurrence.n);
  gboolean merge = judgement.pattern == SOLEUS_PATTERN_MYOK;
  SoleusEpisode first = {0};

  for (guint i = 0; i < groups->len; i++)
    {
      Group group = g_array_index (groups, Group, i);
      const guint *list = &g_array_index (rows, guint, group.first);
      guint n = group.end - group.first;
      SoleusEpisode *episode = merge
          ? soleus_classing_add_merged (classing, list, n, judgement.pattern)
          : soleus_classing_add (classing, list, n, judgement.pattern);
      if (first.n_reasons > 0)
        share_reasons (episode, &first);
      else
        {
          soleus_score_explain (classing->draft, episode, &judgement,
              candidates, features, G_N_ELEMENTS (features));
          first = *episode;
        }
    }
}

/* Doublets and multiplets are longer and have more turns than the single
 * potentials of the same place. */
static SoleusPattern
kind_of (const SoleusActivation *row, double single_ms, double single_turns,
    gboolean emg, gboolean repeats)
{
  double ms = 1000.0 * soleus_activation_duration_s (row);
  double spare = single_ms + soleus_constant (SOLEUS_C_DBL_ISI);

  if (!emg)
    return ms <= ACC_LONGEST_MS ? SOLEUS_PATTERN_FASC
                                : SOLEUS_PATTERN_UNCLASSIFIED;
  if (ms > MULTIPLET_LONGEST_MS)
    return SOLEUS_PATTERN_UNCLASSIFIED;
  if (repeats && row->n_discharges >= 2)
    return row->n_discharges == 2 ? SOLEUS_PATTERN_DBL : SOLEUS_PATTERN_MULT;
  if (!soleus_activation_exceeds (row, CLEAR_RATIO))
    return ms <= LONGEST_MS ? SOLEUS_PATTERN_FASC : SOLEUS_PATTERN_UNCLASSIFIED;
  if (ms > spare + PAIR_SPARE_MS && row->n_discharges == 1)
    return ms <= LONGEST_MS ? SOLEUS_PATTERN_FASC : SOLEUS_PATTERN_UNCLASSIFIED;
  if (ms > single_ms + 22.0 && row->n_turns >= single_turns + 4)
    return SOLEUS_PATTERN_MULT;
  if (ms > spare && row->n_turns >= single_turns + 2)
    return SOLEUS_PATTERN_DBL;
  return ms <= LONGEST_MS ? SOLEUS_PATTERN_FASC : SOLEUS_PATTERN_UNCLASSIFIED;
}

/* How like the shape is to itself @lag bins later, -1 to 1. */
static double
likeness_at (const SoleusActivation *row, int lag)
{
  double mean = 0.0;
  double energy = 0.0;
  double product = 0.0;

  for (int i = 0; i < SOLEUS_SHAPE_LENGTH; i++)
    mean += row->shape[i] / SOLEUS_SHAPE_LENGTH;
  for (int i = 0; i < SOLEUS_SHAPE_LENGTH; i++)
    {
      energy += (row->shape[i] - mean) * (row->shape[i] - mean);
      if (i + lag < SOLEUS_SHAPE_LENGTH)
        product += (row->shape[i] - mean) * (row->shape[i + lag] - mean);
    }
  return energy > 0.0 ? product / energy : 0.0;
}

/* The interval at which most of them come back, in bins of the shape; 0 where
 * they do not. In noise no single one shows it, all together do. */
static int
common_return (const SoleusClassing *classing, const GArray *rows)
{
  double sum[RETURN_LAST + 2] = {0.0};
  guint n = 0;
  int best = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const SoleusActivation *row =
          soleus_classing_row (classing, g_array_index (rows, guint, i));
      if (!row->has_shape)
        continue;
      n++;
      for (int lag = RETURN_FIRST - 1; lag <= RETURN_LAST + 1; lag++)
        sum[lag] += likeness_at (row, lag);
    }
  for (int lag = RETURN_FIRST; lag <= RETURN_LAST; lag++)
    if (sum[lag] >= sum[lag - 1] && sum[lag] >= sum[lag + 1]
        && (best == 0 || sum[lag] > sum[best]))
      best = lag;
  return n >= RETURNS_MIN && best > 0 && sum[best] >= RETURN_LIKENESS * n ? best
                                                                          : 0;
}

static gboolean
comes_back (const SoleusActivation *row, int lag)
{
  if (lag == 0 || !row->has_shape)
    return FALSE;
  for (int near = lag - 2; near <= lag + 2; near++)
    if (likeness_at (row, near) >= ONE_LIKENESS)
      return TRUE;
  return FALSE;
}

static void
typical_single (const SoleusClassing *classing, const GArray *rows, double *ms,
    double *turns)
{
  g_autofree double *lengths = g_new (double, MAX (rows->len, 1));
  g_autofree double *counts = g_new (double, MAX (rows->len, 1));

  for (guint i = 0; i < rows->len; i++)
    {
      const SoleusActivation *row =
          soleus_classing_row (classing, g_array_index (rows, guint, i));
      lengths[i] = 1000.0 * soleus_activation_duration_s (row);
      counts[i] = row->n_turns;
    }
  *ms = soleus_quantile_double (lengths, rows->len, TYPICAL_QUANTILE);
  *turns = soleus_quantile_double (counts, rows->len, TYPICAL_QUANTILE);
}

/* Intervals of doublets differ from one to the next; the phases of one long
 * potential do not.. */
static gboolean
repeats_are_phases (const SoleusClassing *classing, const GArray *rows)
{
  g_autofree double *lag_s = g_new (double, MAX (rows->len, 1));
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const SoleusActivation *row =
          soleus_classing_row (classing, g_array_index (rows, guint, i));
      if (row->n_discharges >= 2)
        lag_s[n++] = row->discharge_s[1] - row->discharge_s[0];
    }
  if (n < LAGS_MIN)
    return FALSE;
  double low_s = soleus_quantile_double (lag_s, n, 0.25);
  double high_s = soleus_quantile_double (lag_s, n, 0.75);
  return high_s - low_s < PHASE_SPREAD * (high_s + low_s);
}

static void
name_singles (SoleusClassing *classing, const GArray *rows)
{
  gboolean emg = classing->site->kind == SOLEUS_KIND_EMG;
  SoleusSeries series;
  SoleusFeature features[SOLEUS_N_SERIES_FEATURES];
  const SoleusCandidate candidate = {SOLEUS_PATTERN_FASC, NULL, NULL};
  SoleusEpisode first[SOLEUS_N_PATTERNS] = {{0}};
  double single_ms;
  double single_turns;
  gboolean repeats = !repeats_are_phases (classing, rows);
  int lag = emg ? common_return (classing, rows) : 0;

  soleus_classing_measure (
      classing, (const guint *)rows->data, rows->len, INFINITY, &series);
  guint n_features = soleus_series_features (&series, features);
  features[0].value = series.overall_hz;
  if (!emg)
    features[2].value = NAN; /* the skin rings longer than the potential */
  SoleusJudgement judgement =
      soleus_score_judge (&candidate, 1, features, n_features, rows->len);
  typical_single (classing, rows, &single_ms, &single_turns);
  for (guint i = 0; i < rows->len; i++)
    {
      guint idx = g_array_index (rows, guint, i);
      SoleusPattern pattern = kind_of (soleus_classing_row (classing, idx),
          single_ms, single_turns, emg, repeats);
      if (pattern == SOLEUS_PATTERN_FASC
          && comes_back (soleus_classing_row (classing, idx), lag))
        pattern = SOLEUS_PATTERN_DBL;
      SoleusEpisode *episode = soleus_classing_add (classing, &idx, 1, pattern);
      if (first[pattern].n_reasons == 0)
        {
          soleus_score_explain (classing->draft, episode, &judgement,
              &candidate, features, n_features);
          episode->family = soleus_class_get (pattern)->family;
          first[pattern] = *episode;
        }
      else
        share_reasons (episode, &first[pattern]);
    }
}

static double
typical_ratio (const SoleusClassing *classing, const GArray *rows)
{
  g_autofree double *ratio = g_new (double, MAX (rows->len, 1));

  for (guint i = 0; i < rows->len; i++)
    {
      const SoleusActivation *row =
          soleus_classing_row (classing, g_array_index (rows, guint, i));
      ratio[i] = row->noise_rms > 0.0f ? row->p2p / row->noise_rms : 0.0;
    }
  return soleus_median_double (ratio, rows->len);
}

void
soleus_classify_twitches (SoleusClassing *classing)
{
  g_autoptr (GArray) rows = soleus_classing_collect (classing, any);
  g_autoptr (GArray) groups = find_groups (classing, rows);

  if (rows->len == 0)
    return;
  if (grouped_share (groups, rows->len) >= GROUPED_SHARE
      && typical_ratio (classing, rows) >= GROUPS_RATIO)
    name_groups (classing, rows, groups);
  else
    name_singles (classing, rows);
}
