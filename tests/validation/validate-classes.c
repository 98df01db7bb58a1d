/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What kind of twitching it is: one pattern a record. */
#include "validation.h"

#include "soleus-class.h"
#include "validation-chart.h"

#include <string.h>

/* One of the classes that a record may be given, and how many are asked for.
 * Tremors of one band are one class where no condition tells them apart: each
 * is played under its own condition. */
static const struct
{
  const char *recipe;
  guint n; /* asked for: 100, red flags 400 */
  double min_s; /* a record needs this much for the class to be in it */
  gboolean red_flag;
} classes[] = {
    {"FASC", 50, 60, FALSE},
    {"FASC-FREQUENT", 50, 60, FALSE},
    {"DBL", 100, 60, FALSE},
    {"MULT", 100, 60, FALSE},
    {"FBURST", 100, 120, FALSE},
    {"MYOK", 100, 60, FALSE},
    {"NMT", 100, 60, FALSE},
    {"CRAMP", 100, 180, FALSE},
    {"MYOC", 100, 120, FALSE},
    {"MYOC-P", 400, 60, TRUE},
    {"TREM", 100, 60, FALSE},
    {"TREM-R", 100, 60, FALSE},
    {"TREM-E", 50, 60, FALSE},
    {"TREM-P", 50, 60, FALSE},
    {"TREM-O", 100, 60, FALSE},
    {"CLON", 400, 60, TRUE},
    {"SHIV", 400, 120, TRUE},
    {"GTCS", 400, 180, TRUE},
    {"TIC", 100, 120, FALSE},
    {"PLM", 100, 600, FALSE},
    {"HFT", 100, 120, FALSE},
    {"ALMA", 100, 120, FALSE},
    {"VOL", 100, 60, FALSE},
    {"REST", 100, 60, FALSE},
    {"ART-GAIT", 50, 120, FALSE},
};

static const double snrs_db[] = {3.0, 6.0, 10.0, 20.0};
/* Single potentials are asked for by p2p / noise RMS instead: the same grid
 * taken to the amplitudes at which they are detected at all. */
static const double ratios[] = {8.0, 10.0, 15.0, 20.0};
#define Q_MIN 0.7
#define N_STATES 2

/* A row or column of the confusion: patterns, then REST and ACTIVITY. */
#define N_NAMES (SOLEUS_N_PATTERNS + N_STATES)

typedef struct
{
  guint truth, found; /* of N_NAMES */
  int true_family, found_family;
  double q;
  guint snr; /* row of snrs_db */
  double score[4]; /* of up to four episodes, and whether right; -1: none */
  gboolean right[4];
} Call;

static guint
name_row (SoleusPattern pattern, SoleusState state)
{
  if (pattern != SOLEUS_PATTERN_NONE)
    return (guint)pattern;
  return SOLEUS_N_PATTERNS + (state == SOLEUS_STATE_ACTIVITY);
}

static const char *
row_name (guint row)
{
  if (row < SOLEUS_N_PATTERNS)
    return soleus_pattern_id ((SoleusPattern)row);
  return soleus_state_id (
      row == SOLEUS_N_PATTERNS ? SOLEUS_STATE_REST : SOLEUS_STATE_ACTIVITY);
}

static int
family_of (SoleusPattern pattern)
{
  const SoleusClass *row = soleus_class_get (pattern);

  return row != NULL ? row->family : 0;
}

/* The best channel of the recording: what speaks for the record. */
static double
best_q (const SoleusAnalysis *analysis)
{
  double q = 0.0;

  for (guint i = 0; i < analysis->quality->len; i++)
    {
      const SoleusQuality *row =
          &g_array_index (analysis->quality, SoleusQuality, i);

      if (row->searched)
        q = MAX (q, row->q);
    }
  return q;
}

/* An episode is right where one of truth with its pattern overlaps it. */
static gboolean
is_right (const SoleusTruth *truth, const SoleusEpisode *episode)
{
  for (guint i = 0; i < truth->episodes->len; i++)
    {
      const SoleusTruthEpisode *row =
          &g_array_index (truth->episodes, SoleusTruthEpisode, i);

      if (row->pattern == episode->pattern
          && row->onset_s < episode->onset_s + episode->duration_s + 0.05
          && row->onset_s + row->duration_s > episode->onset_s - 0.05)
        return TRUE;
    }
  for (guint i = 0; i < truth->bursts->len; i++)
    {
      const SoleusTruthBurst *row =
          &g_array_index (truth->bursts, SoleusTruthBurst, i);

      if (row->pattern == episode->pattern
          && row->onset_s < episode->onset_s + episode->duration_s + 0.05
          && row->onset_s + row->duration_s > episode->onset_s - 0.05)
        return TRUE;
    }
  return FALSE;
}

static void
judge (const ValidateTrial *trial, const SoleusRecording *recording,
    const SoleusTruth *truth, const SoleusAnalysis *analysis, gpointer result)
{
  Call *call = result;
  guint step = MAX (analysis->episodes->len / G_N_ELEMENTS (call->score), 1);

  call->snr = trial->tag;
  call->truth = name_row (truth->record_pattern, truth->record_state);
  call->found = name_row (analysis->record_pattern, analysis->record_state);
  call->true_family = family_of (truth->record_pattern);
  call->found_family = family_of (analysis->record_pattern);
  call->q = best_q (analysis);
  for (guint k = 0; k < G_N_ELEMENTS (call->score); k++)
    {
      const SoleusEpisode *episode;

      call->score[k] = -1.0;
      if (k * step >= analysis->episodes->len)
        continue;
      episode = &g_array_index (analysis->episodes, SoleusEpisode, k * step);
      call->score[k] = episode->score;
      call->right[k] = is_right (truth, episode);
    }
}

static void
add_class (Validation *validation, GArray *trials, guint row)
{
  guint first = validation_add_trials (validation, trials, classes[row].recipe,
      validation_n (validation, classes[row].n), 0);

  for (guint i = first; i < trials->len; i++)
    {
      ValidateTrial *trial = &g_array_index (trials, ValidateTrial, i);
      SoleusSimulateOptions *options = &trial->options;
      guint k = i - first;
      gboolean single = g_str_has_prefix (trial->recipe->id, "FASC")
          || g_str_equal (trial->recipe->id, "DBL")
          || g_str_equal (trial->recipe->id, "MULT")
          || g_str_equal (trial->recipe->id, "FBURST");

      trial->tag = k % G_N_ELEMENTS (snrs_db);
      options->snr = single ? ratios[trial->tag] : snrs_db[trial->tag];
      options->weather =
          k / 4 % 2 == 0 ? SOLEUS_WEATHER_PLAIN : SOLEUS_WEATHER_MIXED;
      options->disturbs[SOLEUS_DISTURB_MAINS_HZ] = k / 8 % 2 == 0 ? 50 : 60;
      options->disturbs[SOLEUS_DISTURB_VOLUNTARY] = 0.0;
      /* 60 s to 10 min, most of them short */
      options->duration_s =
          MAX (classes[row].min_s, k % 16 == 0 ? 600.0 : 60.0);
    }
}

typedef struct
{
  guint count[N_NAMES][N_NAMES]; /* truth, found */
} Confusion;

static void
count_calls (
    const Call *calls, guint n, gboolean gated, int snr, Confusion *confusion)
{
  memset (confusion, 0, sizeof *confusion);
  for (guint i = 0; i < n; i++)
    if ((!gated || calls[i].q >= Q_MIN)
        && (snr < 0 || calls[i].snr == (guint)snr))
      confusion->count[calls[i].truth][calls[i].found]++;
}

static void
sums_of (
    const Confusion *confusion, guint row, guint *in_truth, guint *in_found)
{
  *in_truth = *in_found = 0;
  for (guint i = 0; i < N_NAMES; i++)
    {
      *in_truth += confusion->count[row][i];
      *in_found += confusion->count[i][row];
    }
}

static double
macro_f1 (const Confusion *confusion, guint *n_records)
{
  double sum = 0.0;
  guint n = 0;

  *n_records = 0;
  for (guint row = 0; row < N_NAMES; row++)
    {
      guint in_truth, in_found;

      sums_of (confusion, row, &in_truth, &in_found);
      *n_records += in_truth;
      if (in_truth == 0)
        continue;
      sum += 2.0 * confusion->count[row][row] / (in_truth + in_found);
      n++;
    }
  return n > 0 ? sum / n : NAN;
}

static double
family_f1 (const Call *calls, guint n)
{
  guint count[SOLEUS_N_FAMILIES + 1][SOLEUS_N_FAMILIES + 1] = {{0}};
  double sum = 0.0;
  guint n_families = 0;

  for (guint i = 0; i < n; i++)
    if (calls[i].q >= Q_MIN)
      count[calls[i].true_family][calls[i].found_family]++;
  for (guint f = 1; f <= SOLEUS_N_FAMILIES; f++)
    {
      guint in_truth = 0, in_found = 0;

      for (guint g = 0; g <= SOLEUS_N_FAMILIES; g++)
        {
          in_truth += count[f][g];
          in_found += count[g][f];
        }
      if (in_truth == 0)
        continue;
      sum += 2.0 * count[f][f] / (in_truth + in_found);
      n_families++;
    }
  return n_families > 0 ? sum / n_families : NAN;
}

/* By resampling records: a macro mean is no share [efron1993]. */
#define N_RESAMPLES 200

static void
resampled (Validation *validation, const Call *calls, guint n,
    gboolean families, double *low, double *high)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32)validation->seed);
  g_autofree Call *again = g_new (Call, MAX (n, 1));
  double values[N_RESAMPLES];

  for (guint r = 0; r < N_RESAMPLES; r++)
    {
      Confusion confusion;
      guint n_records;

      for (guint i = 0; i < n; i++)
        again[i] = calls[g_rand_int_range (rand, 0, (gint32)n)];
      if (families)
        values[r] = family_f1 (again, n);
      else
        {
          count_calls (again, n, TRUE, -1, &confusion);
          values[r] = macro_f1 (&confusion, &n_records);
        }
    }
  for (guint i = 1; i < N_RESAMPLES; i++)
    for (guint j = i; j > 0 && values[j - 1] > values[j]; j--)
      {
        double swap = values[j];

        values[j] = values[j - 1];
        values[j - 1] = swap;
      }
  *low = values[(guint)(0.025 * N_RESAMPLES)];
  *high = values[(guint)(0.975 * N_RESAMPLES) - 1];
}

static void
macro_rows (Validation *validation, const Call *calls, guint n)
{
  Confusion confusion;
  ValidateFigure figure = {
      .what = "class of the record, macro F1",
      .condition = "q at least 0.7",
      .must = 0.85,
      .aim = 0.92,
      .n_of = "records",
  };
  guint n_gated, n_all;

  count_calls (calls, n, TRUE, -1, &confusion);
  figure.value = macro_f1 (&confusion, &n_gated);
  figure.n = n_gated;
  resampled (validation, calls, n, FALSE, &figure.low, &figure.high);
  validation_figure (validation, &figure);
  figure.what = "family F1-F8, macro F1";
  figure.must = 0.93;
  figure.aim = 0.97;
  figure.value = family_f1 (calls, n);
  resampled (validation, calls, n, TRUE, &figure.low, &figure.high);
  validation_figure (validation, &figure);
  for (guint s = 0; s < G_N_ELEMENTS (snrs_db); s++)
    {
      g_autofree char *condition = g_strdup_printf (
          "%g dB (twitches: p2p / noise %g), any q", snrs_db[s], ratios[s]);

      count_calls (calls, n, FALSE, (int)s, &confusion);
      figure = (ValidateFigure){.what = "class of the record, macro F1",
          .condition = condition,
          .must = NAN,
          .aim = NAN,
          .value = macro_f1 (&confusion, &n_all),
          .low = NAN,
          .high = NAN,
          .n = n_all,
          .n_of = "records"};
      validation_figure (validation, &figure);
    }
}

static void
gate_row (Validation *validation, const Call *calls, guint n)
{
  guint n_loud = 0, n_left_out = 0;
  ValidateFigure figure;

  for (guint i = 0; i < n; i++)
    {
      if (snrs_db[calls[i].snr] < 6.0)
        continue;
      n_loud++;
      n_left_out += calls[i].q < Q_MIN;
    }
  figure = validation_share ("left out by q at least 0.7", "6 dB and above",
      0.15, NAN, soleus_share (n_left_out, n_loud), n_loud, "records");
  figure.sense = VALIDATE_AT_MOST;
  validation_figure (validation, &figure);
}

static void
doubt_rows (Validation *validation, const Confusion *confusion)
{
  guint n = 0, n_unclassified = 0;
  guint fasc = 0, fasc_as_seizure = 0;
  ValidateFigure figure;

  for (guint row = 0; row < N_NAMES; row++)
    for (guint found = 0; found < N_NAMES; found++)
      {
        n += confusion->count[row][found];
        if (found == SOLEUS_PATTERN_UNCLASSIFIED
            || found == SOLEUS_PATTERN_TOO_FEW)
          n_unclassified += confusion->count[row][found];
        if (row != SOLEUS_PATTERN_FASC)
          continue;
        fasc += confusion->count[row][found];
        if (found == SOLEUS_PATTERN_GTCS
            || found == SOLEUS_PATTERN_GTCS_SLOWING)
          fasc_as_seizure += confusion->count[row][found];
      }
  figure = validation_share ("unclassified", "q at least 0.7", 0.10, NAN,
      soleus_share (n_unclassified, n), n, "records");
  figure.sense = VALIDATE_AT_MOST;
  validation_figure (validation, &figure);
  figure = validation_share ("twitches called a seizure", "q at least 0.7", 0.0,
      NAN, soleus_share (fasc_as_seizure, fasc), fasc, "records");
  figure.sense = VALIDATE_AT_MOST;
  validation_figure (validation, &figure);
}

static void
recall_rows (Validation *validation, const Confusion *confusion)
{
  for (guint k = 0; k < G_N_ELEMENTS (classes); k++)
    {
      const SoleusRecipe *recipe = soleus_recipe_find (classes[k].recipe);
      guint row = name_row (recipe->pattern, SOLEUS_STATE_REST);
      g_autofree char *what = NULL;
      guint in_truth, in_found;
      ValidateFigure figure;

      if (recipe->pattern == SOLEUS_PATTERN_NONE
          || g_strcmp0 (soleus_pattern_id (recipe->pattern), recipe->id) != 0)
        continue;
      sums_of (confusion, row, &in_truth, &in_found);
      what = g_strdup_printf ("%s, recall", recipe->id);
      figure = validation_share (what, "q at least 0.7",
          classes[k].red_flag ? 0.95 : NAN, classes[k].red_flag ? 0.95 : NAN,
          soleus_share (confusion->count[row][row], in_truth), in_truth,
          "records");
      validation_figure (validation, &figure);
    }
}

/* What is taken for what, largest first. */
static void
list_confusions (Validation *validation, const Confusion *confusion)
{
  Confusion rest = *confusion;

  validation_paragraph (validation,
      "What is taken for what most often (records of q at least 0.7):");
  for (guint line = 0; line < 12; line++)
    {
      guint best = 0, truth = 0, found = 0, in_truth, in_found;

      for (guint a = 0; a < N_NAMES; a++)
        for (guint b = 0; b < N_NAMES; b++)
          if (a != b && rest.count[a][b] > best)
            {
              best = rest.count[a][b];
              truth = a;
              found = b;
            }
      if (best == 0)
        break;
      sums_of (confusion, truth, &in_truth, &in_found);
      g_string_append_printf (validation->text, "- %s as %s: %u of %u\n",
          row_name (truth), row_name (found), best, in_truth);
      rest.count[truth][found] = 0;
    }
  g_string_append_c (validation->text, '\n');
}

static void
draw_confusion (Validation *validation, const Confusion *confusion)
{
  const char *names[N_NAMES];

  for (guint row = 0; row < N_NAMES; row++)
    names[row] = row_name (row);
  validation_picture (validation, "confusion",
      "Truth by row, what was found by column",
      validation_confusion_chart (&confusion->count[0][0], names, N_NAMES));
}

/* How often a score is right: ten bins, weighted by their size [naeini2015]. */
#define N_BINS 10

typedef struct
{
  guint count[N_BINS], right[N_BINS], all;
  double score[N_BINS]; /* sums */
} Calibration;

static void
count_scores (const Call *calls, guint n, Calibration *sum)
{
  memset (sum, 0, sizeof *sum);
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < G_N_ELEMENTS (calls[i].score); k++)
      {
        double score = calls[i].score[k];
        guint bin = (guint)CLAMP (score * N_BINS, 0.0, N_BINS - 1.0);

        if (!(score >= 0.0))
          continue;
        sum->count[bin]++;
        sum->right[bin] += calls[i].right[k];
        sum->score[bin] += score;
        sum->all++;
      }
}

/* The table and the picture; the calibration error, and how many bins are
 * right less often than the one before, beyond their interval. */
static double
show_calibration (
    Validation *validation, const Calibration *sum, guint *n_falls)
{
  SoleusShare shares[N_BINS];
  double means[N_BINS], error = 0.0, last = -1.0;

  *n_falls = 0;
  g_string_append (validation->text,
      "| score | episodes | mean score | right (95 % interval) |\n"
      "|---|---|---|---|\n");
  for (guint bin = 0; bin < N_BINS; bin++)
    {
      shares[bin] = soleus_share (sum->right[bin], sum->count[bin]);
      means[bin] = sum->score[bin] / sum->count[bin];
      if (sum->count[bin] == 0)
        continue;
      error += fabs (sum->right[bin] - sum->score[bin]) / sum->all;
      g_string_append_printf (validation->text,
          "| %.1f-%.1f | %u | %.3f | %.3f (%.3f to %.3f) |\n", 0.1 * bin,
          0.1 * (bin + 1), sum->count[bin], means[bin], shares[bin].value,
          shares[bin].low, shares[bin].high);
      *n_falls += last > shares[bin].high;
      last = shares[bin].value;
    }
  g_string_append_c (validation->text, '\n');
  validation_picture (validation, "calibration",
      "Share of episodes that are right, by score",
      validation_calibration_chart (means, shares, N_BINS));
  return error;
}

static void
calibration_rows (Validation *validation, const Call *calls, guint n)
{
  Calibration sum;
  guint n_falls;
  double error;
  ValidateFigure figure;

  count_scores (calls, n, &sum);
  validation_paragraph (validation,
      "Score of episodes against how often "
      "their class is right:");
  error = show_calibration (validation, &sum, &n_falls);
  validation_table_begin (validation);
  figure = (ValidateFigure){.what = "calibration error of the score",
      .condition = "episodes of the records above",
      .sense = VALIDATE_AT_MOST,
      .must = 0.10,
      .aim = 0.05,
      .value = sum.all > 0 ? error : NAN,
      .low = NAN,
      .high = NAN,
      .n = sum.all,
      .n_of = "episodes"};
  validation_figure (validation, &figure);
  figure.what = "bins in which a higher score is right less often";
  figure.must = 0.0;
  figure.aim = NAN;
  figure.value = sum.all > 0 ? n_falls : NAN;
  validation_figure (validation, &figure);
  validation_table_end (validation);
}

void
validate_classes (Validation *validation)
{
  g_autoptr (GArray) trials = g_array_new (FALSE, TRUE, sizeof (ValidateTrial));
  g_autofree Call *calls = NULL;
  Confusion confusion;

  for (guint row = 0; row < G_N_ELEMENTS (classes); row++)
    add_class (validation, trials, row);
  calls = g_new0 (Call, trials->len);
  validation_run (validation, "classes", trials, judge, calls, sizeof *calls);
  validation_heading (validation, "The pattern of a record");
  validation_paragraph (validation,
      "Every class in records of its own, 60 s to 10 min, at 3, 6, 10 and 20 "
      "dB, with hum of 50 or 60 Hz, half of them with ECG, pops and movement "
      "too. What is compared is record_pattern (or REST, ACTIVITY). No other "
      "program names these patterns: there is no published figure.");
  validation_table_begin (validation);
  macro_rows (validation, calls, trials->len);
  gate_row (validation, calls, trials->len);
  count_calls (calls, trials->len, TRUE, -1, &confusion);
  doubt_rows (validation, &confusion);
  recall_rows (validation, &confusion);
  validation_table_end (validation);
  list_confusions (validation, &confusion);
  draw_confusion (validation, &confusion);
  calibration_rows (validation, calls, trials->len);
}
