/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where bursts begin and end. */
#include "validation.h"

/* Pairs of one record; more than this many are not kept. */
#define MAX_PAIRS 1000

typedef struct
{
  guint n_true, n_found, n_matched;
  guint n_kept;
  double onset_s[MAX_PAIRS];
  double offset_s[MAX_PAIRS];
} Edges;

static void
judge (const ValidateTrial *trial, const SoleusRecording *recording,
    const SoleusTruth *truth, const SoleusAnalysis *analysis, gpointer result)
{
  Edges *edges = result;
  g_autoptr (GArray) reference = validation_truth_events (truth, FALSE);
  g_autoptr (GArray) found =
      validation_found_events (recording, analysis, FALSE);
  const SoleusMatchEvent *a = (SoleusMatchEvent *)reference->data;
  const SoleusMatchEvent *b = (SoleusMatchEvent *)found->data;
  SoleusCompareOptions options = soleus_compare_options ();
  g_autoptr (GArray) pairs =
      soleus_match (a, reference->len, b, found->len, &options.match);

  edges->n_true = reference->len;
  edges->n_found = found->len;
  edges->n_matched = pairs->len;
  edges->n_kept = MIN (pairs->len, MAX_PAIRS);
  for (guint i = 0; i < edges->n_kept; i++)
    {
      SoleusMatchPair pair = g_array_index (pairs, SoleusMatchPair, i);

      edges->onset_s[i] = b[pair.test].onset_s - a[pair.reference].onset_s;
      edges->offset_s[i] = edges->onset_s[i] + b[pair.test].duration_s
          - a[pair.reference].duration_s;
    }
}

static const struct
{
  double snr_db, must_median_ms, must_p90_ms, aim_median_ms, aim_p90_ms;
} levels[] = {
    {20.0, NAN, NAN, NAN, NAN},
    {10.0, 3.0, 8.0, 1.0, 4.0},
    {6.0, 6.0, 15.0, 2.0, NAN},
    {3.0, NAN, NAN, NAN, NAN},
    {0.0, NAN, NAN, NAN, NAN},
};

static int
by_size (const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

static void
error_row (Validation *validation, const char *what, const char *condition,
    double must, double aim, double value_ms, guint n)
{
  ValidateFigure figure = {
      .what = what,
      .condition = condition,
      .sense = VALIDATE_AT_MOST,
      .must = must,
      .aim = aim,
      .unit = "ms",
      .value = value_ms,
      .low = NAN,
      .high = NAN,
      .n = n,
      .n_of = "bursts",
  };

  validation_figure (validation, &figure);
}

/* Median of |error| with the interval of its order statistics, 90th
 * percentile, and the mean with its sign. */
static void
error_rows (Validation *validation, const char *name, const char *condition,
    guint level, gboolean judged, GArray *errors_s)
{
  guint n = errors_s->len;
  double *e = (double *)errors_s->data, sum = 0.0;
  g_autofree char *median = g_strdup_printf ("%s, median error", name);
  g_autofree char *p90 = g_strdup_printf ("%s, 90th percentile", name);
  g_autofree char *bias = g_strdup_printf ("%s, mean error", name);

  for (guint i = 0; i < n; i++)
    {
      sum += e[i];
      e[i] = fabs (e[i]);
    }
  qsort (e, n, sizeof *e, by_size);
  error_row (validation, median, condition,
      judged ? levels[level].must_median_ms : NAN,
      judged ? levels[level].aim_median_ms : NAN,
      n > 0 ? 1000.0 * e[n / 2] : NAN, n);
  error_row (validation, p90, condition,
      judged ? levels[level].must_p90_ms : NAN,
      judged ? levels[level].aim_p90_ms : NAN,
      n > 0 ? 1000.0 * e[n * 9 / 10] : NAN, n);
  error_row (
      validation, bias, condition, NAN, NAN, n > 0 ? 1000.0 * sum / n : NAN, n);
}

static void
level_rows (Validation *validation, guint level)
{
  static const char *const recipes[] = {"MYOC", "MYOC-P", "TIC"};
  g_autoptr (GArray) trials = g_array_new (FALSE, TRUE, sizeof (ValidateTrial));
  g_autoptr (GArray) onset_s = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) offset_s = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree Edges *results = NULL;
  g_autofree char *condition =
      g_strdup_printf ("burst SNR %g dB", levels[level].snr_db);
  guint n_true = 0, n_matched = 0;
  ValidateFigure figure;

  for (guint r = 0; r < G_N_ELEMENTS (recipes); r++)
    validation_add_trials (
        validation, trials, recipes[r], validation_n (validation, 15), 0);
  for (guint i = 0; i < trials->len; i++)
    {
      SoleusSimulateOptions *options =
          &g_array_index (trials, ValidateTrial, i).options;

      options->snr = levels[level].snr_db;
      options->weather = SOLEUS_WEATHER_CLEAN;
      options->acc_rate_hz = 0.0;
      options->n_channels = 1;
    }
  results = g_new0 (Edges, trials->len);
  validation_run (
      validation, condition, trials, judge, results, sizeof *results);
  for (guint i = 0; i < trials->len; i++)
    {
      n_true += results[i].n_true;
      n_matched += results[i].n_matched;
      g_array_append_vals (onset_s, results[i].onset_s, results[i].n_kept);
      g_array_append_vals (offset_s, results[i].offset_s, results[i].n_kept);
    }
  figure = validation_share ("bursts found", condition, NAN, NAN,
      soleus_share (n_matched, n_true), n_true, "bursts");
  validation_figure (validation, &figure);
  error_rows (validation, "onset", condition, level, TRUE, onset_s);
  error_rows (validation, "offset", condition, level, FALSE, offset_s);
}

void
validate_edges (Validation *validation)
{
  validation_heading (validation, "Onsets and offsets of bursts");
  validation_paragraph (validation,
      "Recipes MYOC, MYOC-P and TIC, tripole model, one channel; bursts "
      "matched where half of each is in common or onsets are within 100 ms. "
      "Truth is the first and last instant above a tenth of the burst's own "
      "peak without noise. Published for whole contractions: median 9 ms "
      "simulated, 21 ms real (V55).");
  validation_table_begin (validation);
  for (guint level = 0; level < G_N_ELEMENTS (levels); level++)
    level_rows (validation, level);
  validation_table_end (validation);
}
