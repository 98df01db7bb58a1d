/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "soleus-classing.h"
#include "soleus-constants.h"
#include "soleus-intervals.h"
#include "soleus-leg-detect.h"

#define LONG_S 0.5
/* A run begins as a switch is thrown and dies away. */
#define CLEAR_RATIO 15.0
#define RUNS_MIN 3
#define RUN_LEAST_S 0.15
/* Movements in sleep, or awake at even distances, are a series. */
#define SERIES_MIN 4
#define SERIES_LOW_S 14.0
#define SERIES_HIGH_S 60.0
#define SERIES_CV_MOST 0.65
#define SERIES_MEDIAN_MOST_S 5.0
#define TRAIN_FACTOR 3.0
#define ELSEWHERE_SIZE 0.2
#define SILENT_SHARE 0.2

/* One unit that fires evenly is like itself one firing later; interference of
 * many units is not, but for 0.3 and less by the width of its spectrum [C]. */
#define REGULAR_LOW 0.34
#define REGULAR_HIGH 0.46
static const SoleusTrapezoid run_extra[] = {
    {"regularity", REGULAR_LOW, REGULAR_HIGH, NAN, NAN, 5},
    {"rise_ms", NAN, NAN, 35, 70, 2},
    {"fall_share", 0.25, 0.4, NAN, NAN, 2},
    {NULL, 0, 0, 0, 0, 0},
};
/* The level of a cramp wavers: where in it the highest comes tells nothing, so
 * that the rise has no upper end. */
static const SoleusTrapezoid cramp_extra[] = {
    {"duration_ms", 10000, 15000, NAN, NAN, 3},
    {"rise_ms", 400, 900, NAN, NAN, 2},
    {"elsewhere_share", NAN, NAN, 0.2, 0.5, 2},
    {"regularity", NAN, NAN, REGULAR_LOW, REGULAR_HIGH, 3},
    {NULL, 0, 0, 0, 0, 0},
};
static const SoleusTrapezoid voluntary_extra[] = {
    {"rise_ms", 30, 80, NAN, NAN, 2},
    {"duration_ms", 200, 300, 12000, 30000, 3},
    {"regularity", NAN, NAN, REGULAR_LOW, REGULAR_HIGH, 3},
    {NULL, 0, 0, 0, 0, 0},
};

static gboolean
is_long (const SoleusActivation *row)
{
  return soleus_activation_duration_s (row) >= LONG_S;
}

/* A slow wave is like itself as well; a train of potentials is sharper. */
#define SHARP_HZ 55.0f

static gboolean
is_regular (const SoleusActivation *row)
{
  return row->regularity >= (float)REGULAR_HIGH && !(row->mdf_hz < SHARP_HZ);
}

static gboolean
may_be_run (const SoleusActivation *row)
{
  return soleus_activation_duration_s (row) >= RUN_LEAST_S
      && (soleus_activation_exceeds (row, CLEAR_RATIO) || is_regular (row));
}

/* Whether the channels are told to lie over different muscles or legs: two of
 * one muscle show the same, and that tells nothing. */
static gboolean
is_other_muscle (const SoleusSite *a, const SoleusSite *b)
{
  const SoleusChannel *one = a->channel;
  const SoleusChannel *other = b->channel;

  return (one->side != SOLEUS_SIDE_UNKNOWN && other->side != SOLEUS_SIDE_UNKNOWN
             && one->side != other->side)
      || (one->muscle != NULL && other->muscle != NULL
          && strcmp (one->muscle, other->muscle) != 0);
}

static double
share_at (const SoleusClassing *classing, guint s, const SoleusActivation *row)
{
  const GArray *rows =
      ((const SoleusSweep *)g_ptr_array_index (classing->sweeps, s))
          ->activations;
  SoleusSpan span = {row->onset_s, row->end_s};
  double shared_s = 0.0;

  /* Seen there with like size: joined with this one. */
  if (s < 64 && (row->also >> s & 1) != 0)
    return 1.0;
  for (guint i = 0; i < rows->len; i++)
    {
      const SoleusActivation *other =
          &g_array_index (rows, SoleusActivation, i);
      if (other->p2p >= (float)ELSEWHERE_SIZE * row->p2p)
        shared_s += soleus_span_overlap_s (
            span, (SoleusSpan){other->onset_s, other->end_s});
    }
  return shared_s / soleus_activation_duration_s (row);
}

/* Share of the time of a burst in which another EMG site is active as well,
 * by at least ELSEWHERE_SIZE of its size; NAN with no other site, or where it
 * may be the same muscle. */
static double
elsewhere_share (const SoleusClassing *classing, const SoleusActivation *row)
{
  double most = NAN;

  for (guint s = 0; s < classing->sweeps->len; s++)
    {
      const SoleusSite *site =
          &g_array_index (classing->draft->sites, SoleusSite, s);
      if (s == classing->site_idx || site->kind != SOLEUS_KIND_EMG)
        continue;
      double share = share_at (classing, s, row);
      if (share <= SILENT_SHARE || is_other_muscle (classing->site, site))
        most = isnan (most) ? share : MAX (most, share);
    }
  return most;
}

/* On an accelerometer only the movement shows; of a weak burst the edges do
 * not. */
static gboolean
are_edges_clear (const SoleusClassing *classing, const SoleusActivation *row)
{
  return classing->site->kind == SOLEUS_KIND_EMG
      && soleus_activation_exceeds (row, CLEAR_RATIO);
}

/* Room for features_of(). */
#define N_FEATURES 6

static guint
features_of (const SoleusClassing *classing, const SoleusActivation *row,
    SoleusFeature *out)
{
  double duration_s = soleus_activation_duration_s (row);
  gboolean clear = are_edges_clear (classing, row);
  guint n = 0;

  out[n++] = (SoleusFeature){"duration_ms", "ms", 1000.0 * duration_s};
  out[n++] =
      (SoleusFeature){"rise_ms", "ms", clear ? 1000.0 * row->rise_s : NAN};
  out[n++] =
      (SoleusFeature){"fall_share", "", clear ? row->fall_s / duration_s : NAN};
  out[n++] =
      (SoleusFeature){"elsewhere_share", "", elsewhere_share (classing, row)};
  out[n++] = (SoleusFeature){"regularity", "", row->regularity};
  out[n++] =
      (SoleusFeature){"rate_hz", "Hz", is_regular (row) ? row->firing_hz : NAN};
  return n;
}

/* Each long burst by itself; what is weak is a run only among @runs. */
static void
name_one (SoleusClassing *classing, guint idx, gboolean runs)
{
  const SoleusActivation *row = soleus_classing_row (classing, idx);
  const SoleusCandidate candidates[] = {{SOLEUS_PATTERN_NMT, run_extra, NULL},
      {SOLEUS_PATTERN_CRAMP, cramp_extra, "duration_ms"},
      {SOLEUS_PATTERN_VOL, voluntary_extra, "duration_ms"}};
  SoleusFeature features[N_FEATURES];
  guint n_features = features_of (classing, row, features);
  gboolean emg = classing->site->kind == SOLEUS_KIND_EMG;
  gboolean known =
      emg && (isfinite (row->regularity) || are_edges_clear (classing, row));
  guint skipped = known ? 0 : emg ? 1 : 2;
  const SoleusCandidate *from = candidates + skipped;
  SoleusJudgement judgement =
      soleus_score_judge (from, 3 - skipped, features, n_features, 1);
  SoleusEpisode *episode =
      soleus_classing_add (classing, &idx, 1, judgement.pattern);

  soleus_score_explain (
      classing->draft, episode, &judgement, from, features, n_features);
}

/* Runs are found among shorter bursts as well, but only where most of what is
 * long enough begins so: one abrupt burst is no run. */
static gboolean
are_runs (const SoleusClassing *classing, const GArray *rows)
{
  SoleusCandidate run = {SOLEUS_PATTERN_NMT, run_extra, NULL};
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      SoleusFeature features[N_FEATURES];
      guint n_features = features_of (classing,
          soleus_classing_row (classing, g_array_index (rows, guint, i)),
          features);
      n += soleus_score_mu (&run, features, n_features)
          >= soleus_constant (SOLEUS_C_MU_MIN);
    }
  return n >= RUNS_MIN && 2 * n > rows->len;
}

static void
join_rows (SoleusClassing *classing, const guint *rows, guint n)
{
  SoleusActivation *all = soleus_classing_row (classing, rows[0]);
  const SoleusActivation *last = soleus_classing_row (classing, rows[n - 1]);
  double squares = 0.0;
  double active_s = 0.0;

  for (guint i = 0; i < n; i++)
    {
      const SoleusActivation *row = soleus_classing_row (classing, rows[i]);
      double duration_s = soleus_activation_duration_s (row);
      squares += (double)row->rms * row->rms * duration_s;
      active_s += duration_s;
      if (row->p2p > all->p2p)
        {
          all->p2p = row->p2p;
          all->peak_s = row->peak_s;
          all->mdf_hz = row->mdf_hz;
          all->regularity = row->regularity;
          all->firing_hz = row->firing_hz;
        }
      if (i > 0)
        classing->taken[rows[i]] = 1;
    }
  all->rms = (float)sqrt (squares / active_s);
  all->end_s = last->end_s;
  all->fall_s = last->fall_s;
  all->rise_s = MAX (all->rise_s, (float)(all->peak_s - all->onset_s));
}

/* Pieces of one run: it goes on at the rate it had. */
#define RUN_GAP_S 0.06
#define RUN_RATE_RATIO 1.15

static gboolean
goes_on (const SoleusActivation *row, const SoleusActivation *next)
{
  double ratio = next->firing_hz / row->firing_hz;

  return is_regular (row) && is_regular (next)
      && next->onset_s - row->end_s <= RUN_GAP_S && ratio < RUN_RATE_RATIO
      && ratio > 1.0 / RUN_RATE_RATIO;
}

static gboolean
any (const SoleusActivation *row)
{
  return TRUE;
}

static void
join_runs (SoleusClassing *classing)
{
  g_autoptr (GArray) rows = soleus_classing_collect (classing, any);
  const guint *list = (const guint *)rows->data;

  for (guint first = 0, end; first < rows->len; first = end)
    {
      for (end = first + 1; end < rows->len; end++)
        if (!goes_on (soleus_classing_row (classing, list[end - 1]),
                soleus_classing_row (classing, list[end])))
          break;
      if (end - first > 1)
        join_rows (classing, list + first, end - first);
    }
}

static gboolean
is_asleep (const SoleusClassing *classing, SoleusSpan span)
{
  return soleus_conditions_hold (
      classing->conditions, SOLEUS_CONDITION_ASLEEP, span);
}

/* Leg movements: in sleep whatever is long is one; awake only an even series
 * of short ones may be. */
static SoleusPattern
movement_class (const SoleusClassing *classing, const GArray *rows)
{
  SoleusSeries series;
  const SoleusActivation *first =
      soleus_classing_row (classing, g_array_index (rows, guint, 0));
  const SoleusActivation *last = soleus_classing_row (
      classing, g_array_index (rows, guint, rows->len - 1));
  SoleusSpan span = {first->onset_s, last->end_s};

  soleus_classing_measure (
      classing, (const guint *)rows->data, rows->len, TRAIN_FACTOR, &series);
  double usual_s = 1.0 / series.rate_hz;
  gboolean even = rows->len >= SERIES_MIN && usual_s >= SERIES_LOW_S
      && usual_s <= SERIES_HIGH_S && !(series.cv > SERIES_CV_MOST)
      && series.duration_ms <= 1000.0 * SERIES_MEDIAN_MOST_S;
  if (is_asleep (classing, span))
    return rows->len >= SERIES_MIN && even   ? SOLEUS_PATTERN_PLM
        : series.duration_ms >= 1000.0 * 3.0 ? SOLEUS_PATTERN_LMM
                                             : SOLEUS_PATTERN_LM;
  return even ? SOLEUS_PATTERN_PLM : SOLEUS_PATTERN_NONE;
}

static int
by_number (gconstpointer a, gconstpointer b)
{
  const guint *x = a;
  const guint *y = b;

  return (*x > *y) - (*x < *y);
}

/* All rows not taken of one movement by the rules become its first. */
static void
absorb (
    SoleusClassing *classing, const SoleusLegMovement *movement, GArray *whole)
{
  SoleusActivation *first = NULL;

  for (guint i = 0; i < classing->rows->len; i++)
    {
      SoleusActivation *row = soleus_classing_row (classing, i);
      double middle_s = 0.5 * (row->onset_s + row->end_s);
      if (classing->taken[i] || middle_s < movement->onset_s
          || middle_s > movement->end_s)
        continue;
      if (first == NULL)
        {
          first = row;
          g_array_append_val (whole, i);
          continue;
        }
      classing->taken[i] = 1;
      first->end_s = MAX (first->end_s, row->end_s);
      first->rms = MAX (first->rms, row->rms);
      if (row->p2p > first->p2p)
        {
          first->p2p = row->p2p;
          first->peak_s = row->peak_s;
        }
    }
}

/* In noise a movement falls to pieces; the rules say what is one. */
static GArray *
dup_whole (SoleusClassing *classing, const GArray *rows)
{
  g_autoptr (GArray) movements =
      soleus_leg_movements (classing->sweep->leg_runs, 0);
  GArray *whole = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < movements->len; i++)
    {
      const SoleusLegMovement *row =
          &g_array_index (movements, SoleusLegMovement, i);
      if (row->end_s - row->onset_s >= soleus_constant (SOLEUS_C_LM_DUR))
        absorb (classing, row, whole);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      guint idx = g_array_index (rows, guint, i);
      gboolean there = classing->taken[idx];
      for (guint k = 0; k < whole->len && !there; k++)
        there = g_array_index (whole, guint, k) == idx;
      if (!there)
        g_array_append_val (whole, idx);
    }
  g_array_sort (whole, by_number);
  return whole;
}

static void
name_movements (
    SoleusClassing *classing, const GArray *pieces, SoleusPattern pattern)
{
  g_autoptr (GArray) rows = dup_whole (classing, pieces);
  const guint *list = (const guint *)rows->data;
  SoleusSeries series;
  SoleusFeature features[SOLEUS_N_SERIES_FEATURES];
  SoleusCandidate candidate = {pattern, NULL, NULL};

  soleus_classing_measure (classing, list, rows->len, TRAIN_FACTOR, &series);
  guint n = soleus_series_features (&series, features);
  SoleusJudgement judgement =
      soleus_score_judge (&candidate, 1, features, n, rows->len);
  SoleusEpisode *episode =
      soleus_classing_add (classing, list, rows->len, pattern);
  soleus_score_explain (
      classing->draft, episode, &judgement, &candidate, features, n);
}

void
soleus_classify_long (SoleusClassing *classing)
{
  gboolean emg = classing->site->kind == SOLEUS_KIND_EMG;

  if (emg)
    join_runs (classing);
  g_autoptr (GArray) runs = soleus_classing_collect (classing, may_be_run);
  if (emg && runs->len > 0 && are_runs (classing, runs))
    {
      for (guint i = 0; i < runs->len; i++)
        name_one (classing, g_array_index (runs, guint, i), TRUE);
      return;
    }
  g_autoptr (GArray) rows = soleus_classing_collect (classing, is_long);
  if (rows->len == 0)
    return;
  SoleusPattern movement = movement_class (classing, rows);
  if (movement != SOLEUS_PATTERN_NONE)
    {
      name_movements (classing, rows, movement);
      return;
    }
  for (guint i = 0; i < rows->len; i++)
    name_one (classing, g_array_index (rows, guint, i), FALSE);
}
