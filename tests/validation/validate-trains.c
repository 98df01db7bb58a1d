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
} Sorting;

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

static void
sorting_row (Validation *validation)
{
  static const char *const recipes[] = {"FASC-FREQUENT"};
  g_autoptr (GArray) trials = trials_of (validation, recipes, 1, 80);
  g_autofree Sorting *results = g_new0 (Sorting, trials->len);
  guint n_judged = 0, n_right = 0;
  ValidateFigure figure;

  validation_run (validation, "template sorting", trials, judge_sorting,
      results, sizeof *results);
  for (guint i = 0; i < trials->len; i++)
    {
      if (results[i].n_units < 3 || results[i].n_units > 6)
        continue;
      n_judged += results[i].n_judged;
      n_right += results[i].n_right;
    }
  figure = validation_share ("template sorting, accuracy",
      "3-6 units, p2p / noise RMS 12", 0.90, 0.95,
      soleus_share (n_right, n_judged), n_judged, "twitches");
  validation_figure (validation, &figure);
}

void
validate_trains (Validation *validation)
{
  validation_heading (validation, "Doublets, multiplets, units");
  validation_table_begin (validation);
  doublet_row (validation);
  sorting_row (validation);
  validation_table_end (validation);
}
