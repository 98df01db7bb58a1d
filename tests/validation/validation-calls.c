/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "validation-calls.h"

#include <stdlib.h>
#include <string.h>

#include "soleus-class.h"
#include "validation-chart.h"

const double call_snrs_db[CALL_N_SNRS] = {3.0, 6.0, 10.0, 20.0};
const double call_ratios[CALL_N_SNRS] = {8.0, 10.0, 15.0, 20.0};

const char *
call_row_name (guint row)
{
  if (row < SOLEUS_N_PATTERNS)
    return soleus_pattern_id ((SoleusPattern)row);
  return soleus_state_id (
      row == SOLEUS_N_PATTERNS ? SOLEUS_STATE_REST : SOLEUS_STATE_ACTIVITY);
}

void
call_count (
    const Call *calls, guint n, gboolean gated, int snr, Confusion *confusion)
{
  memset (confusion, 0, sizeof *confusion);
  for (guint i = 0; i < n; i++)
    if ((!gated || calls[i].q >= CALL_Q_MIN)
        && (snr < 0 || calls[i].snr == (guint)snr))
      confusion->count[calls[i].truth][calls[i].found]++;
}

void
call_sums (
    const Confusion *confusion, guint row, guint *in_truth, guint *in_found)
{
  *in_truth = *in_found = 0;
  for (guint i = 0; i < CALL_N_NAMES; i++)
    {
      *in_truth += confusion->count[row][i];
      *in_found += confusion->count[i][row];
    }
}

#define N_RESAMPLES 200

void
call_resample (const Validation *validation, const Call *calls, guint n,
    CallMeasure measure, int snr, double *low, double *high)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32)validation->seed);
  g_autofree Call *again = g_new (Call, MAX (n, 1));
  double values[N_RESAMPLES];
  guint n_values = 0;

  *low = *high = NAN;
  for (guint r = 0; n > 0 && r < N_RESAMPLES; r++)
    {
      double value;

      for (guint i = 0; i < n; i++)
        again[i] = calls[g_rand_int_range (rand, 0, (gint32)n)];
      value = measure (again, n, snr);
      if (!isnan (value))
        values[n_values++] = value;
    }
  if (n_values < N_RESAMPLES)
    return;
  validation_quantile (values, n_values, 0.5);
  *low = values[(guint)(0.025 * N_RESAMPLES)];
  *high = values[(guint)(0.975 * N_RESAMPLES) - 1];
}

/* Why: what these records have in common, and what the two have. */
static void
append_reasons (
    GString *text, const Call *calls, guint n, guint truth, guint found)
{
  guint at_snr[CALL_N_SNRS] = {0};
  guint all = 0, mixed = 0, seen = 0;
  int family = 0;

  for (guint i = 0; i < n; i++)
    {
      if (calls[i].truth != truth || calls[i].found != found
          || calls[i].q < CALL_Q_MIN)
        continue;
      all++;
      at_snr[calls[i].snr]++;
      mixed += calls[i].mixed;
      seen += calls[i].seen;
      family = calls[i].true_family == calls[i].found_family
          ? calls[i].true_family
          : 0;
    }
  for (guint s = 0; s < CALL_N_SNRS; s++)
    if (at_snr[s] > 0)
      g_string_append_printf (
          text, "%s%u at %g dB", s == 0 ? "" : " ", at_snr[s], call_snrs_db[s]);
  g_string_append_printf (text,
      "; %u with ECG, pops and movement; what is "
      "true was seen too in %u.",
      mixed, seen);
  if (family > 0)
    g_string_append_printf (text, " Both are of one family (F%d): %s", family,
        soleus_family_get (family)->sentence);
}

#define N_LISTED 20

void
call_list_confusions (Validation *validation, const Call *calls, guint n)
{
  Confusion all, rest;

  call_count (calls, n, TRUE, -1, &all);
  rest = all;
  validation_paragraph (validation,
      "What is taken for what most often, and why (records of q at least "
      "0.7; single twitches have a p2p / noise of 8, 10, 15 and 20 in place "
      "of 3, 6, 10 and 20 dB):");
  for (guint line = 0; line < N_LISTED; line++)
    {
      guint best = 0, truth = 0, found = 0, in_truth, in_found;

      for (guint a = 0; a < CALL_N_NAMES; a++)
        for (guint b = 0; b < CALL_N_NAMES; b++)
          if (a != b && rest.count[a][b] > best)
            {
              best = rest.count[a][b];
              truth = a;
              found = b;
            }
      if (best == 0)
        break;
      call_sums (&all, truth, &in_truth, &in_found);
      g_string_append_printf (validation->text, "- %s as %s: %u of %u (",
          call_row_name (truth), call_row_name (found), best, in_truth);
      append_reasons (validation->text, calls, n, truth, found);
      g_string_append (validation->text, ")\n");
      rest.count[truth][found] = 0;
    }
  g_string_append_c (validation->text, '\n');
}

void
call_draw_confusion (Validation *validation, const Confusion *confusion)
{
  const char *names[CALL_N_NAMES];

  for (guint row = 0; row < CALL_N_NAMES; row++)
    names[row] = call_row_name (row);
  validation_picture (validation, "confusion",
      "Truth by row, what was found by column",
      validation_confusion_chart (
          &confusion->count[0][0], names, CALL_N_NAMES));
}

static void
append_recall (GString *text, const Confusion *confusion, guint row)
{
  guint in_truth, in_found;
  SoleusShare share;

  call_sums (confusion, row, &in_truth, &in_found);
  share = soleus_share (confusion->count[row][row], in_truth);
  if (in_truth == 0)
    g_string_append (text, " |");
  else
    g_string_append_printf (
        text, " %.2f (%.2f to %.2f) |", share.value, share.low, share.high);
}

void
call_table_by_snr (Validation *validation, const Call *calls, guint n)
{
  GString *text = validation->text;
  Confusion at[CALL_N_SNRS];

  validation_paragraph (validation,
      "Share of the records of a class that are called it (95 % interval), "
      "whatever q; n is a quarter of the class's records each. At 3 dB a tenth "
      "of the peak lies under the noise:");
  g_string_append (text, "| class |");
  for (guint s = 0; s < CALL_N_SNRS; s++)
    {
      call_count (calls, n, FALSE, (int)s, &at[s]);
      g_string_append_printf (
          text, " %g dB, p2p / noise %g |", call_snrs_db[s], call_ratios[s]);
    }
  g_string_append (text, "\n|---|---|---|---|---|\n");
  for (guint row = 0; row < CALL_N_NAMES; row++)
    {
      guint all = 0, in_truth, in_found;

      for (guint s = 0; s < CALL_N_SNRS; s++)
        {
          call_sums (&at[s], row, &in_truth, &in_found);
          all += in_truth;
        }
      if (all == 0)
        continue;
      g_string_append_printf (text, "| %s |", call_row_name (row));
      for (guint s = 0; s < CALL_N_SNRS; s++)
        append_recall (text, &at[s], row);
      g_string_append_c (text, '\n');
    }
  g_string_append_c (text, '\n');
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

static double
calibration_error (const Call *calls, guint n, int snr)
{
  Calibration sum;
  double error = 0.0;

  count_scores (calls, n, &sum);
  for (guint bin = 0; bin < N_BINS; bin++)
    error += fabs (sum.right[bin] - sum.score[bin]);
  return sum.all > 0 ? error / sum.all : NAN;
}

void
call_calibration (Validation *validation, const Call *calls, guint n)
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
      .n = sum.all,
      .n_of = "episodes"};
  call_resample (
      validation, calls, n, calibration_error, -1, &figure.low, &figure.high);
  validation_figure (validation, &figure);
  figure.low = figure.high = NAN;
  figure.what = "bins in which a higher score is right less often";
  figure.must = 0.0;
  figure.aim = NAN;
  figure.value = sum.all > 0 ? n_falls : NAN;
  validation_figure (validation, &figure);
  validation_table_end (validation);
}
