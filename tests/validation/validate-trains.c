/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Potentials in company: doublets, multiplets, and units that come back. */
#include "validation.h"

#define RATIO 12.0
#define MIN_ISI_S 0.004
#define MAX_ISI_S 0.020
#define TOLERANCE_S 0.020
#define MAX_UNITS 16
#define MAX_TEMPLATES 64

typedef struct
{
  guint n_true, n_found, n_matched;
} Doublets;

/* TRUE where all intervals lie in the asked range; some recipes have closer
 * ones, which are neither asked for nor counted as too many. */
static gboolean
intervals_are_asked (const SoleusTruth *truth, const SoleusTruthBurst *burst)
{
  const SoleusTruthDischarge *d =
      &g_array_index (truth->discharges, SoleusTruthDischarge, 0);

  for (guint i = 1; i < burst->n_discharges; i++)
    {
      double isi_s = d[burst->first_discharge + i].time_s
          - d[burst->first_discharge + i - 1].time_s;

      if (isi_s < MIN_ISI_S || isi_s > MAX_ISI_S)
        return FALSE;
    }
  return TRUE;
}

static void
judge_doublets (const ValidateTrial *trial, const SoleusRecording *recording,
    const SoleusTruth *truth, const SoleusAnalysis *analysis, gpointer result)
{
  Doublets *counts = result;
  g_autoptr (GArray) reference =
      g_array_new (FALSE, TRUE, sizeof (SoleusMatchEvent));
  g_autoptr (GArray) found =
      g_array_new (FALSE, TRUE, sizeof (SoleusMatchEvent));
  g_autoptr (GArray) asked = g_array_new (FALSE, TRUE, sizeof (gboolean));
  g_autoptr (GArray) pairs = NULL;
  SoleusMatchOptions options = {
      .rule = SOLEUS_MATCH_TOUCH, .tolerance_s = TOLERANCE_S};

  for (guint i = 0; i < truth->bursts->len; i++)
    {
      const SoleusTruthBurst *burst =
          &g_array_index (truth->bursts, SoleusTruthBurst, i);
      SoleusMatchEvent event = {
          .onset_s = burst->onset_s, .duration_s = burst->duration_s};
      gboolean is_asked;

      if (burst->moved || burst->n_discharges < 2
          || burst->pattern == SOLEUS_PATTERN_VOL)
        continue;
      is_asked = intervals_are_asked (truth, burst);
      g_array_append_val (reference, event);
      g_array_append_val (asked, is_asked);
    }
  for (guint i = 0; i < analysis->bursts->len; i++)
    {
      const SoleusBurst *burst =
          &g_array_index (analysis->bursts, SoleusBurst, i);
      SoleusMatchEvent event = {
          .onset_s = burst->onset_s, .duration_s = burst->duration_s};

      if (burst->pattern == SOLEUS_PATTERN_DBL
          || burst->pattern == SOLEUS_PATTERN_MULT)
        g_array_append_val (found, event);
    }
  pairs = soleus_match ((SoleusMatchEvent *)reference->data, reference->len,
      (SoleusMatchEvent *)found->data, found->len, &options);
  counts->n_found = found->len;
  for (guint i = 0; i < reference->len; i++)
    counts->n_true += g_array_index (asked, gboolean, i);
  for (guint i = 0; i < pairs->len; i++)
    {
      guint row = g_array_index (pairs, SoleusMatchPair, i).reference;

      if (g_array_index (asked, gboolean, row))
        counts->n_matched++;
      else
        counts->n_found--;
    }
}

/* Found bursts by true unit and template: which template is which unit is
 * settled by the largest counts first. */
typedef struct
{
  guint n_units;
  guint n_judged;
  guint n_right;
  guint n_merged; /* templates that hold most of more than one unit */
  guint n_split; /* units whose potentials lie in more than one template */
} Sorting;

/* A part of this share of a unit's potentials, or of a template's, is no
 * stray. */
#define REAL_PART 0.25
#define REAL_LEAST 3

static void
count_merges_and_splits (guint (*count)[MAX_TEMPLATES], Sorting *sorting)
{
  guint of_unit[MAX_UNITS] = {0}, of_template[MAX_TEMPLATES] = {0};
  guint parts_of_unit[MAX_UNITS] = {0}, parts_of_template[MAX_TEMPLATES] = {0};

  for (guint u = 0; u < MAX_UNITS; u++)
    for (guint t = 0; t < MAX_TEMPLATES; t++)
      {
        of_unit[u] += count[u][t];
        of_template[t] += count[u][t];
      }
  for (guint u = 0; u < MAX_UNITS; u++)
    for (guint t = 0; t < MAX_TEMPLATES; t++)
      {
        if (count[u][t] < REAL_LEAST)
          continue;
        parts_of_unit[u] += count[u][t] >= REAL_PART * of_unit[u];
        parts_of_template[t] += count[u][t] >= REAL_PART * of_template[t];
      }
  for (guint u = 0; u < MAX_UNITS; u++)
    sorting->n_split += parts_of_unit[u] > 1;
  for (guint t = 0; t < MAX_TEMPLATES; t++)
    sorting->n_merged += parts_of_template[t] > 1;
}

static guint
assign_by_count (guint (*count)[MAX_TEMPLATES])
{
  gboolean unit_taken[MAX_UNITS] = {FALSE};
  gboolean template_taken[MAX_TEMPLATES] = {FALSE};
  guint right = 0;

  for (;;)
    {
      guint best = 0, unit = 0, row = 0;

      for (guint u = 0; u < MAX_UNITS; u++)
        for (guint t = 0; t < MAX_TEMPLATES; t++)
          if (!unit_taken[u] && !template_taken[t] && count[u][t] > best)
            {
              best = count[u][t];
              unit = u;
              row = t;
            }
      if (best == 0)
        return right;
      unit_taken[unit] = template_taken[row] = TRUE;
      right += best;
    }
}

static void
judge_sorting (const ValidateTrial *trial, const SoleusRecording *recording,
    const SoleusTruth *truth, const SoleusAnalysis *analysis, gpointer result)
{
  Sorting *sorting = result;
  g_autoptr (GArray) reference = validation_truth_events (truth, TRUE);
  g_autoptr (GArray) found =
      g_array_new (FALSE, TRUE, sizeof (SoleusMatchEvent));
  g_autoptr (GArray) pairs = NULL;
  guint count[MAX_UNITS][MAX_TEMPLATES] = {{0}};
  gboolean seen[MAX_UNITS] = {FALSE};
  SoleusMatchOptions options = {
      .rule = SOLEUS_MATCH_ONSET, .tolerance_s = 0.010};

  for (guint i = 0; i < analysis->bursts->len; i++)
    {
      const SoleusBurst *burst =
          &g_array_index (analysis->bursts, SoleusBurst, i);
      SoleusMatchEvent event = {.onset_s = burst->peak_s};

      g_array_append_val (found, event);
    }
  pairs = soleus_match ((SoleusMatchEvent *)reference->data, reference->len,
      (SoleusMatchEvent *)found->data, found->len, &options);
  for (guint i = 0; i < pairs->len; i++)
    {
      SoleusMatchPair pair = g_array_index (pairs, SoleusMatchPair, i);
      int unit =
          g_array_index (truth->bursts, SoleusTruthBurst, pair.reference).unit;
      int row =
          g_array_index (analysis->bursts, SoleusBurst, pair.test).template_idx;

      if (unit < 0 || unit >= MAX_UNITS)
        continue;
      seen[unit] = TRUE;
      sorting->n_judged++;
      if (row >= 0 && row < MAX_TEMPLATES)
        count[unit][row]++;
    }
  for (guint u = 0; u < MAX_UNITS; u++)
    sorting->n_units += seen[u];
  count_merges_and_splits (count, sorting);
  sorting->n_right = assign_by_count (count);
}

static GArray *
trials_of (Validation *validation, const char *const *recipes, guint n_recipes,
    guint n_each)
{
  GArray *trials = g_array_new (FALSE, TRUE, sizeof (ValidateTrial));

  for (guint r = 0; r < n_recipes; r++)
    validation_add_trials (
        validation, trials, recipes[r], validation_n (validation, n_each), 0);
  for (guint i = 0; i < trials->len; i++)
    {
      SoleusSimulateOptions *options =
          &g_array_index (trials, ValidateTrial, i).options;

      options->snr = RATIO;
      options->weather = SOLEUS_WEATHER_CLEAN;
      options->acc_rate_hz = 0.0;
    }
  return trials;
}

static void
doublet_row (Validation *validation)
{
  static const char *const recipes[] = {"DBL", "MULT", "FASC-DBL"};
  g_autoptr (GArray) trials = trials_of (validation, recipes, 3, 25);
  g_autofree Doublets *results = g_new0 (Doublets, trials->len);
  guint n_true = 0, n_found = 0, n_matched = 0;
  ValidateFigure figure;
  SoleusAgreement agreement;

  validation_run (
      validation, "doublets", trials, judge_doublets, results, sizeof *results);
  for (guint i = 0; i < trials->len; i++)
    {
      n_true += results[i].n_true;
      n_found += results[i].n_found;
      n_matched += results[i].n_matched;
    }
  agreement = soleus_agreement (n_matched, n_true, n_found);
  figure = validation_share ("doublets and multiplets, F1",
      "intervals 4-20 ms, p2p / noise RMS 12", 0.85, 0.92, agreement.f1, n_true,
      "groups");
  validation_figure (validation, &figure);
}

static Sorting
sum_of (const Sorting *results, const GArray *trials, double snr)
{
  Sorting sum = {0};

  for (guint i = 0; i < trials->len; i++)
    {
      const double own = g_array_index (trials, ValidateTrial, i).options.snr;

      if (results[i].n_units < 3 || results[i].n_units > 6
          || (isfinite (snr) && own != snr))
        continue;
      sum.n_units += results[i].n_units;
      sum.n_judged += results[i].n_judged;
      sum.n_right += results[i].n_right;
      sum.n_merged += results[i].n_merged;
      sum.n_split += results[i].n_split;
    }
  return sum;
}

static void
add_share (Validation *validation, const char *what, const char *condition,
    guint n, guint of)
{
  ValidateFigure figure = validation_share (
      what, condition, NAN, NAN, soleus_share (n, of), of, "units");

  validation_figure (validation, &figure);
}

/* All units of a record have the same size, so that the shape alone tells
 * them apart. */
static void
sorting_rows (Validation *validation)
{
  static const char *const recipes[] = {"FASC-FREQUENT"};
  static const struct
  {
    double snr;
    const char *condition;
  } sizes[] = {{12.0, "3-6 units, all 12 times the noise RMS"},
      {15.0, "all 15 times"}, {20.0, "all 20 times"}};
  g_autoptr (GArray) trials = trials_of (validation, recipes, 1, 240);
  g_autofree Sorting *results = g_new0 (Sorting, trials->len);
  ValidateFigure figure;
  Sorting all;

  for (guint i = 0; i < trials->len; i++)
    g_array_index (trials, ValidateTrial, i).options.snr =
        sizes[i % G_N_ELEMENTS (sizes)].snr;
  validation_run (validation, "template sorting", trials, judge_sorting,
      results, sizeof *results);
  all = sum_of (results, trials, NAN);
  figure = validation_share ("template sorting, accuracy",
      "3-6 units, p2p / noise RMS 12, 15 and 20", 0.90, 0.95,
      soleus_share (all.n_right, all.n_judged), all.n_judged, "twitches");
  validation_figure (validation, &figure);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      Sorting sum = sum_of (results, trials, sizes[i].snr);

      figure = validation_share ("template sorting, accuracy",
          sizes[i].condition, NAN, NAN,
          soleus_share (sum.n_right, sum.n_judged), sum.n_judged, "twitches");
      validation_figure (validation, &figure);
    }
  add_share (validation, "templates that are two units", "p2p 12, 15 and 20",
      all.n_merged, all.n_units);
  add_share (validation, "units that are two templates", "p2p 12, 15 and 20",
      all.n_split, all.n_units);
}

void
validate_trains (Validation *validation)
{
  validation_heading (validation, "Doublets, multiplets, units");
  validation_table_begin (validation);
  doublet_row (validation);
  sorting_rows (validation);
  validation_table_end (validation);
}
