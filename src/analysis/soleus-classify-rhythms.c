/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-classing.h"
#include "soleus-constants.h"
#include "soleus-robust.h"
#include "soleus-waxing.h"

#define TRAIN_FACTOR 2.0
#define NEAR_CYCLE 0.5
#define REJOIN_S 0.03
#define SAME_RHYTHM_HZ 1.5
#define CLEAR_RATIO 20.0
/* Beats that are lost in the noise must at least hold this much power. */
#define WEAK_RELATIVE_POWER 0.5
/* A single unit's beats are single potentials of one size. */
#define UNIT_LONGEST_MS 22.0
/* Beats of a limb hold many potentials and last 30 ms and more; half of these
 * beats are shorter than the potential of one unit on the skin. */
#define UNIT_MEDIAN_MS 15.0
#define UNIT_SINGLE_LEAST 0.75
/* Both bands hold 8 to 12 Hz. The physiological tremor is small there, usually
 * below 20 mg RMS [V39, V35]; where no accelerometer tells its size the band in
 * which it is typical stands for that. */
#define PHYSIOLOGICAL_HZ 8.0
#define PHYSIOLOGICAL_RMS_G 0.022
#define CLONUS_FASTEST_HZ 7.8
#define LOAD_FALL_HZ 1.0
#define UNIT_CV_MOST 0.12
#define UNIT_SPREAD_MOST 0.6

/* The sharpness of its beats tells clonus, in which a unit fires once
 * [wallace2005], from tremor; and the rate of subjects, 4.7 to 7.0 Hz, 3.8 Hz
 * under load [V47, V48]. */
static const SoleusTrapezoid tremor_extra[] = {{"duty", 0.15, 0.3, 0.9, 1.1, 1},
    {"sharpness", NAN, NAN, 0.6, 0.72, 4},
    {"relative_power", 0.2, 0.4, NAN, NAN, 1}, {NULL, 0, 0, 0, 0, 0}};
/* Faster than any clonus: there sharpness tells nothing but one unit. */
static const SoleusTrapezoid quick_extra[] = {{"duty", 0.15, 0.3, 0.9, 1.1, 1},
    {"relative_power", 0.2, 0.4, NAN, NAN, 1}, {NULL, 0, 0, 0, 0, 0}};
static const SoleusTrapezoid clonus_extra[] = {{"duty", NAN, NAN, 0.4, 0.6, 1},
    {"sharpness", 0.56, 0.68, NAN, NAN, 4},
    {"rate_hz", 3.5, 4.4, 7.2, CLONUS_FASTEST_HZ, 3},
    {"relative_power", 0.2, 0.4, NAN, NAN, 1}, {NULL, 0, 0, 0, 0, 0}};
static const SoleusTrapezoid shiver_extra[] = {
    {"modulation_depth", 0.2, 0.3, NAN, NAN, 3},
    {"modulation_share", 0.4, 0.57, NAN, NAN, 3}, {NULL, 0, 0, 0, 0, 0}};
static const SoleusTrapezoid unit_extra[] = {
    {"amplitude_spread", NAN, NAN, 0.4, 0.6, 3},
    {"duty", NAN, NAN, 0.25, 0.35, 1}, {"single_share", 0.6, 0.9, NAN, NAN, 3},
    {"sharpness", 0.6, 0.75, NAN, NAN, 4}, {NULL, 0, 0, 0, 0, 0}};

static gboolean
is_bout (const SoleusBout *bout)
{
  return soleus_span_duration_s (bout->span)
      >= soleus_constant (SOLEUS_C_TREM_WIN);
}

/* Of the windows of a bout each says its frequency once, however hard it
 * shook: the middle one is that of the bout. */
double
soleus_classing_bout_hz (const SoleusSweep *sweep, const SoleusBout *bout)
{
  g_autoptr (GArray) hz = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < sweep->windows->len; i++)
    {
      const SoleusRhythmWindow *row =
          &g_array_index (sweep->windows, SoleusRhythmWindow, i);
      double middle_s = 0.5 * (row->span.start_s + row->span.end_s);
      if (soleus_span_contains (bout->span, middle_s))
        g_array_append_val (hz, row->rhythm.frequency_hz);
    }
  return hz->len < 3 ? bout->rhythm.frequency_hz
                     : soleus_median_double ((const double *)hz->data, hz->len);
}

void
soleus_classing_add_tremor (
    SoleusClassing *classing, const SoleusBout *bout, double hz)
{
  /* The interval of the spectrum's peak, about the middle frequency of the
   * windows: an estimate lies in its interval. */
  double half_hz = 0.5 * (bout->rhythm.high_hz - bout->rhythm.low_hz);
  SoleusTremor row = {.channels = classing->site->set,
      .span = bout->span,
      .frequency_hz = hz,
      .low_hz = hz - half_hz,
      .high_hz = hz + half_hz,
      .relative_power = bout->rhythm.relative_power,
      .ratio = bout->rhythm.ratio,
      .half_width_hz = bout->rhythm.half_width_hz,
      .tsi = NAN};

  g_array_append_val (classing->draft->analysis->tremor, row);
}

/* The middle frequency of the windows under a condition; NAN: none. */
static double
hz_under (const SoleusClassing *classing, SoleusCondition condition)
{
  g_autoptr (GArray) hz = g_array_new (FALSE, FALSE, sizeof (double));
  const GArray *windows = classing->sweep->windows;

  for (guint i = 0; i < windows->len; i++)
    {
      const SoleusRhythmWindow *row =
          &g_array_index (windows, SoleusRhythmWindow, i);
      if (soleus_conditions_hold (classing->conditions, condition, row->span))
        g_array_append_val (hz, row->rhythm.frequency_hz);
    }
  return hz->len == 0
      ? NAN
      : soleus_median_double ((const double *)hz->data, hz->len);
}

/* What a load does to it tells the tremor of the limb's own mass and spring
 * from one that the brain keeps up [V39]; NONE: not tried with and without. */
static SoleusPattern
tremor_by_load (const SoleusClassing *classing, SoleusSpan span)
{
  double free_hz = hz_under (classing, SOLEUS_CONDITION_POSTURE);
  double loaded_hz = hz_under (classing, SOLEUS_CONDITION_POSTURE_LOAD);
  gboolean held = soleus_conditions_hold (
                      classing->conditions, SOLEUS_CONDITION_POSTURE, span)
      || soleus_conditions_hold (
          classing->conditions, SOLEUS_CONDITION_POSTURE_LOAD, span);
  SoleusPattern pattern = SOLEUS_PATTERN_TREM_E;
  SoleusConstantId band = SOLEUS_C_BAND_ET;

  if (!held || isnan (free_hz) || isnan (loaded_hz))
    return SOLEUS_PATTERN_NONE;
  if (free_hz - loaded_hz > LOAD_FALL_HZ)
    {
      pattern = SOLEUS_PATTERN_TREM_P;
      band = SOLEUS_C_BAND_EPT;
    }
  return free_hz >= soleus_constant (band)
          && free_hz <= soleus_constant_high (band)
      ? pattern
      : SOLEUS_PATTERN_NONE;
}

/* RMS of the largest movement of a calibrated accelerometer in @span; NAN
 * without one. */
static double
shaking_g (const SoleusClassing *classing, SoleusSpan span)
{
  double most = NAN;

  for (guint s = 0; s < classing->sweeps->len; s++)
    {
      const SoleusSite *site =
          &g_array_index (classing->draft->sites, SoleusSite, s);
      const SoleusSweep *sweep = g_ptr_array_index (classing->sweeps, s);
      double squares = 0.0;
      guint n = 0;
      if (site->kind != SOLEUS_KIND_ACCELEROMETER || !site->channel->calibrated)
        continue;
      for (guint i = 0; i < sweep->motion->len; i++)
        {
          const SoleusMotionBin *bin =
              &g_array_index (sweep->motion, SoleusMotionBin, i);
          if (!soleus_span_contains (span, bin->start_s))
            continue;
          squares += (double)bin->level * bin->level;
          n++;
        }
      if (n > 0 && !(sqrt (squares / n) < most))
        most = sqrt (squares / n);
    }
  return most;
}

/* Of the two tremors of posture the physiological one is the small one. */
static gboolean
is_physiological (const SoleusClassing *classing, SoleusSpan span, double hz)
{
  double rms_g = shaking_g (classing, span);

  return hz >= PHYSIOLOGICAL_HZ
      && (isnan (rms_g) || rms_g <= PHYSIOLOGICAL_RMS_G);
}

SoleusPattern
soleus_classing_tremor_under (
    const SoleusClassing *classing, SoleusSpan span, double hz)
{
  static const struct
  {
    SoleusCondition condition;
    SoleusConstantId band;
    SoleusPattern pattern;
  } rows[] = {
      {SOLEUS_CONDITION_STANDING, SOLEUS_C_BAND_OT, SOLEUS_PATTERN_TREM_O},
      {SOLEUS_CONDITION_REST, SOLEUS_C_BAND_REST, SOLEUS_PATTERN_TREM_R},
      {SOLEUS_CONDITION_POSTURE, SOLEUS_C_BAND_ET, SOLEUS_PATTERN_TREM_E},
      {SOLEUS_CONDITION_POSTURE, SOLEUS_C_BAND_EPT, SOLEUS_PATTERN_TREM_P},
      {SOLEUS_CONDITION_POSTURE_LOAD, SOLEUS_C_BAND_ET, SOLEUS_PATTERN_TREM_E},
      {SOLEUS_CONDITION_KINETIC, SOLEUS_C_BAND_ET, SOLEUS_PATTERN_TREM_E},
      {SOLEUS_CONDITION_KINETIC, SOLEUS_C_BAND_HOLMES, SOLEUS_PATTERN_TREM_H},
  };

  SoleusPattern by_load = tremor_by_load (classing, span);

  if (by_load != SOLEUS_PATTERN_NONE)
    return by_load;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (soleus_conditions_hold (classing->conditions, rows[i].condition, span)
        && hz >= soleus_constant (rows[i].band)
        && hz <= soleus_constant_high (rows[i].band)
        && !(rows[i].pattern == SOLEUS_PATTERN_TREM_E
            && hz <= soleus_constant_high (SOLEUS_C_BAND_EPT)
            && is_physiological (classing, span, hz)))
      return rows[i].pattern;
  return SOLEUS_PATTERN_TREM;
}

/* Of all bouts of that rhythm, by their length: one person has one tremor. */
static double
sharpness_near (const SoleusSweep *sweep, double hz)
{
  double sum = 0.0;
  double length_s = 0.0;

  for (guint i = 0; i < sweep->bouts->len; i++)
    {
      const SoleusBout *row = &g_array_index (sweep->bouts, SoleusBout, i);
      double here_s = soleus_span_duration_s (row->span);
      if (!isfinite (row->sharpness)
          || fabs (row->rhythm.frequency_hz - hz) > SAME_RHYTHM_HZ)
        continue;
      sum += here_s * row->sharpness;
      length_s += here_s;
    }
  return length_s > 0.0 ? sum / length_s : NAN;
}

static double
single_share (const SoleusClassing *classing, const guint *rows, guint n)
{
  guint single = 0;

  for (guint i = 0; i < n; i++)
    single += 1000.0
            * soleus_activation_duration_s (
                soleus_classing_row (classing, rows[i]))
        <= UNIT_LONGEST_MS;
  return n == 0 ? NAN : (double)single / n;
}

/* Beats of all bouts of one rhythm are judged together: clonus and shivering
 * show themselves over all of it. @single: no limb moves, one unit fires. */
static guint
make_candidates (const SoleusSeries *series, double hz, gboolean single,
    SoleusPattern tremor, SoleusCandidate *out)
{
  gboolean one_unit = series->cv <= UNIT_CV_MOST
      && series->amplitude_spread <= UNIT_SPREAD_MOST;
  gboolean quick = hz > CLONUS_FASTEST_HZ && !one_unit;
  guint n = 0;

  if (single)
    {
      out[0] = (SoleusCandidate){SOLEUS_PATTERN_SCMUSD, unit_extra, NULL};
      return 1;
    }
  out[n++] = (SoleusCandidate){
      tremor, quick ? quick_extra : tremor_extra, "duration_ms"};
  out[n++] = (SoleusCandidate){SOLEUS_PATTERN_CLON, clonus_extra, NULL};
  out[n++] =
      (SoleusCandidate){SOLEUS_PATTERN_SHIV, shiver_extra, "duration_ms"};
  if (one_unit)
    out[n++] = (SoleusCandidate){SOLEUS_PATTERN_SCMUSD, unit_extra, NULL};
  return n;
}

/* CV of the intervals near one cycle: a beat that was missed in the noise makes
 * no rhythm irregular. */
static double
beat_cv (const SoleusClassing *classing, const guint *rows, guint n, double hz)
{
  double sum = 0.0;
  double squares = 0.0;
  guint m = 0;

  for (guint i = 1; i < n; i++)
    {
      double cycles = hz
          * (soleus_classing_row (classing, rows[i])->onset_s
              - soleus_classing_row (classing, rows[i - 1])->onset_s);
      if (fabs (cycles - 1.0) > NEAR_CYCLE)
        continue;
      sum += cycles;
      squares += cycles * cycles;
      m++;
    }
  if (m < 6)
    return NAN;
  double mean = sum / m;
  return sqrt (MAX (squares / m - mean * mean, 0.0)) / mean;
}

/* Whether the edges of the beats can be trusted. */
static gboolean
are_clear (const SoleusClassing *classing, const guint *rows, guint n)
{
  guint clear = 0;

  for (guint i = 0; i < n; i++)
    clear += soleus_activation_exceeds (
        soleus_classing_row (classing, rows[i]), CLEAR_RATIO);
  return 2 * clear > n;
}

/* One unit that fires evenly, as a needle beside it sees it: nearly all its
 * beats are potentials, not bursts. In noise a beat's length is not known. */
static gboolean
is_single_unit (const SoleusClassing *classing, const guint *rows, guint n,
    const SoleusSeries *series)
{
  return series->duration_ms <= UNIT_MEDIAN_MS
      && single_share (classing, rows, n) >= UNIT_SINGLE_LEAST
      && are_clear (classing, rows, n);
}

static SoleusJudgement
judge_beats (const SoleusClassing *classing, const guint *rows, guint n,
    const SoleusBout *bout, double hz, SoleusCandidate *candidates,
    SoleusFeature *features, guint *n_features, guint *n_candidates)
{
  SoleusSeries series;
  SoleusWaxing waxing;
  SoleusJudgement judgement;

  soleus_classing_measure (classing, rows, n, TRAIN_FACTOR, &series);
  *n_features = soleus_series_features (&series, features);
  features[0].value = hz;
  features[1].value = beat_cv (classing, rows, n, hz);
  features[(*n_features)++] =
      (SoleusFeature){"relative_power", "", bout->rhythm.relative_power};
  soleus_waxing_measure (classing, rows, n, &waxing);
  features[(*n_features)++] =
      (SoleusFeature){"modulation_depth", "", waxing.depth};
  features[(*n_features)++] =
      (SoleusFeature){"modulation_share", "", waxing.share};
  features[(*n_features)++] =
      (SoleusFeature){"single_share", "", single_share (classing, rows, n)};
  features[(*n_features)++] =
      (SoleusFeature){"sharpness", "", sharpness_near (classing->sweep, hz)};
  *n_candidates =
      make_candidates (&series, hz, is_single_unit (classing, rows, n, &series),
          soleus_classing_tremor_under (classing, bout->span, hz), candidates);
  judgement =
      soleus_score_judge (candidates, *n_candidates, features, *n_features, n);
  /* On the skin one regular unit is no diagnosis: needle only. */
  if (judgement.pattern == SOLEUS_PATTERN_SCMUSD && !classing->needle)
    judgement.pattern = SOLEUS_PATTERN_UNCLASSIFIED;
  if (judgement.pattern >= 0 && !are_clear (classing, rows, n)
      && bout->rhythm.relative_power < WEAK_RELATIVE_POWER)
    judgement.pattern = SOLEUS_PATTERN_UNCLASSIFIED;
  return judgement;
}

/* @only: leave them if they are anything else; NONE: name them. */
static void
name_beats (SoleusClassing *classing, const SoleusBout *bout, GArray *beats,
    SoleusPattern only)
{
  double hz = soleus_classing_bout_hz (classing->sweep, bout);
  const guint *rows = (const guint *)beats->data;
  SoleusCandidate candidates[4];
  SoleusFeature features[SOLEUS_N_SERIES_FEATURES + 5];
  guint n_features;
  guint n_candidates;
  SoleusJudgement judgement = judge_beats (classing, rows, beats->len, bout, hz,
      candidates, features, &n_features, &n_candidates);
  SoleusEpisode *episode;

  if (only != SOLEUS_PATTERN_NONE && judgement.pattern != only)
    return;
  /* Not a rhythm: the later steps name it. A single unit stays in its beats. */
  if (judgement.pattern == SOLEUS_PATTERN_UNCLASSIFIED
      && candidates[judgement.candidate].pattern != SOLEUS_PATTERN_SCMUSD)
    return;
  if (judgement.pattern == SOLEUS_PATTERN_SHIV)
    episode = soleus_waxing_add_packets (classing, rows, beats->len);
  else
    episode =
        soleus_classing_add (classing, rows, beats->len, judgement.pattern);
  episode->frequency_hz = hz;
  soleus_score_explain (
      classing->draft, episode, &judgement, candidates, features, n_features);
  if (judgement.pattern != SOLEUS_PATTERN_UNCLASSIFIED)
    soleus_classing_add_tremor (classing, bout, hz);
}

static GArray *
beats_of (const SoleusClassing *classing, const SoleusBout *bout)
{
  GArray *beats = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < classing->rows->len; i++)
    {
      const SoleusActivation *row = soleus_classing_row (classing, i);
      if (!classing->taken[i] && row->beat_hz > 0.0f
          && soleus_span_contains (bout->span, row->onset_s))
        g_array_append_val (beats, i);
    }
  return beats;
}

/* What was cut at the beats of a rhythm that is none (a unit of a contraction
 * that fires evenly for a while) is put together again where it touches. */
static void
rejoin (SoleusClassing *classing)
{
  GArray *rows = classing->rows;
  SoleusActivation *last = NULL;
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      SoleusActivation row = *soleus_classing_row (classing, i);
      gboolean loose = !classing->taken[i] && row.beat_hz > 0.0f;
      if (loose && last != NULL && row.onset_s - last->end_s < REJOIN_S)
        {
          last->end_s = MAX (last->end_s, row.end_s);
          last->rms = MAX (last->rms, row.rms);
          last->fall_s = row.fall_s;
          last->n_turns = (gint16)MIN (last->n_turns + row.n_turns, G_MAXINT16);
          if (row.p2p > last->p2p)
            {
              last->p2p = row.p2p;
              last->peak_s = row.peak_s;
              last->rise_s = (float)(row.peak_s - last->onset_s);
            }
          continue;
        }
      classing->taken[n] = classing->taken[i];
      *soleus_classing_row (classing, n) = row;
      last = loose ? soleus_classing_row (classing, n) : NULL;
      n++;
    }
  g_array_set_size (rows, n);
  for (guint i = 0; i < n; i++)
    if (!classing->taken[i])
      soleus_classing_row (classing, i)->beat_hz = NAN;
}

/* The beats of all bouts near the frequency of the longest, by onset. */
static GArray *
beats_of_all (const SoleusClassing *classing, const SoleusBout **longest)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (guint));
  const GArray *bouts = classing->sweep->bouts;

  *longest = NULL;
  for (guint i = 0; i < bouts->len; i++)
    {
      const SoleusBout *bout = &g_array_index (bouts, SoleusBout, i);
      if (*longest == NULL
          || soleus_span_duration_s (bout->span)
              > soleus_span_duration_s ((*longest)->span))
        *longest = bout;
    }
  for (guint i = 0; i < bouts->len; i++)
    {
      const SoleusBout *bout = &g_array_index (bouts, SoleusBout, i);
      if (fabs (bout->rhythm.frequency_hz - (*longest)->rhythm.frequency_hz)
          > SAME_RHYTHM_HZ)
        continue;
      g_autoptr (GArray) beats = beats_of (classing, bout);
      if (beats->len > 0)
        g_array_append_vals (all, beats->data, beats->len);
    }
  return all;
}

/* Shivering shows itself over all bouts together: in its valleys the rhythm
 * may be lost. */
static void
name_shivering (SoleusClassing *classing)
{
  const SoleusBout *longest;
  g_autoptr (GArray) beats = beats_of_all (classing, &longest);

  if (longest != NULL && beats->len > 1)
    name_beats (classing, longest, beats, SOLEUS_PATTERN_SHIV);
}

void
soleus_classify_rhythms (SoleusClassing *classing)
{
  if (classing->site->kind == SOLEUS_KIND_EMG)
    name_shivering (classing);
  for (guint i = 0; i < classing->sweep->bouts->len; i++)
    {
      const SoleusBout *bout =
          &g_array_index (classing->sweep->bouts, SoleusBout, i);
      if (!is_bout (bout))
        continue;
      g_autoptr (GArray) beats = beats_of (classing, bout);
      if (beats->len > 1)
        name_beats (classing, bout, beats, SOLEUS_PATTERN_NONE);
    }
  rejoin (classing);
}
