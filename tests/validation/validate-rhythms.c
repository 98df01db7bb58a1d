/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tremor: how fast it is, and when it is there. */
#include "validation.h"

#define WINDOW_S 3.0
#define SNR_DB 6.0
/* Where none was given: as wrong as an answer can be. */
#define NO_FREQUENCY_HZ 18.0

static gboolean
is_rhythm (SoleusPattern pattern)
{
  switch (pattern)
    {
    case SOLEUS_PATTERN_TREM:
    case SOLEUS_PATTERN_TREM_R:
    case SOLEUS_PATTERN_TREM_E:
    case SOLEUS_PATTERN_TREM_P:
    case SOLEUS_PATTERN_TREM_O:
    case SOLEUS_PATTERN_TREM_H:
    case SOLEUS_PATTERN_CLON:
    case SOLEUS_PATTERN_SHIV:
      return TRUE;
    default:
      return FALSE;
    }
}

typedef struct
{
  double error_hz; /* NAN: no frequency was given */
  guint true_positive, false_positive, true_negative, false_negative;
} Rhythm;

static double
true_frequency (const SoleusTruth *truth)
{
  double longest_s = 0.0, frequency_hz = NAN;

  for (guint i = 0; i < truth->episodes->len; i++)
    {
      const SoleusTruthEpisode *row =
          &g_array_index (truth->episodes, SoleusTruthEpisode, i);

      if (!is_rhythm (row->pattern) || row->duration_s <= longest_s)
        continue;
      longest_s = row->duration_s;
      frequency_hz = row->frequency_hz;
    }
  return frequency_hz;
}

/* Share of the window that the rhythm fills in truth and as found. */
static double
true_share (const SoleusTruth *truth, SoleusSpan window)
{
  double sum = 0.0;

  for (guint i = 0; i < truth->episodes->len; i++)
    {
      const SoleusTruthEpisode *row =
          &g_array_index (truth->episodes, SoleusTruthEpisode, i);
      SoleusSpan span = {row->onset_s, row->onset_s + row->duration_s};

      if (is_rhythm (row->pattern))
        sum += soleus_span_overlap_s (span, window);
    }
  return sum / soleus_span_duration_s (window);
}

static double
found_share (const SoleusAnalysis *analysis, SoleusSpan window)
{
  double sum = 0.0;

  for (guint i = 0; i < analysis->episodes->len; i++)
    {
      const SoleusEpisode *row =
          &g_array_index (analysis->episodes, SoleusEpisode, i);
      SoleusSpan span = {row->onset_s, row->onset_s + row->duration_s};

      if (is_rhythm (row->pattern))
        sum = MAX (sum, soleus_span_overlap_s (span, window));
    }
  return sum / soleus_span_duration_s (window);
}

static void
judge (const ValidateTrial *trial, const SoleusRecording *recording,
    const SoleusTruth *truth, const SoleusAnalysis *analysis, gpointer result)
{
  Rhythm *rhythm = result;
  double duration_s = soleus_recording_get_duration_s (recording);

  rhythm->error_hz = analysis->frequency_hz - true_frequency (truth);
  for (double at_s = 0.0; at_s + WINDOW_S <= duration_s; at_s += WINDOW_S)
    {
      SoleusSpan window = {at_s, at_s + WINDOW_S};
      double share = true_share (truth, window);
      gboolean found = found_share (analysis, window) >= 0.5;

      /* Windows at an edge are neither. */
      if (share > 0.0 && share < 0.999)
        continue;
      rhythm->true_positive += share > 0.0 && found;
      rhythm->false_negative += share > 0.0 && !found;
      rhythm->false_positive += share <= 0.0 && found;
      rhythm->true_negative += share <= 0.0 && !found;
    }
}

static void
set_options (GArray *trials, double duration_s, double snr_db)
{
  for (guint i = 0; i < trials->len; i++)
    {
      SoleusSimulateOptions *options =
          &g_array_index (trials, ValidateTrial, i).options;

      options->duration_s = duration_s;
      options->snr = snr_db;
      options->weather = SOLEUS_WEATHER_PLAIN;
      options->acc_rate_hz = 0.0;
    }
}

static void
frequency_row (Validation *validation)
{
  g_autoptr (GArray) trials = g_array_new (FALSE, TRUE, sizeof (ValidateTrial));
  g_autoptr (GArray) errors = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree Rhythm *results = NULL;
  ValidateFigure figure = {
      .what = "tremor frequency, median error",
      .condition = "6 dB, a recording of 20 s",
      .sense = VALIDATE_AT_MOST,
      .must = 0.1,
      .aim = 0.05,
      .unit = "Hz",
      .n_of = "records",
  };
  ValidateQuantile error;

  validation_add_trials (
      validation, trials, "TREM", validation_n (validation, 100), 0);
  set_options (trials, 20.0, SNR_DB);
  results = g_new0 (Rhythm, trials->len);
  validation_run (
      validation, "tremor frequency", trials, judge, results, sizeof *results);
  for (guint i = 0; i < trials->len; i++)
    {
      double error_hz = isnan (results[i].error_hz)
          ? NO_FREQUENCY_HZ
          : fabs (results[i].error_hz);

      g_array_append_val (errors, error_hz);
    }
  figure.n = errors->len;
  error = validation_quantile ((double *)errors->data, errors->len, 0.5);
  figure.value = error.value;
  figure.low = error.low;
  figure.high = error.high;
  validation_figure (validation, &figure);
  figure.what = "tremor frequency, 90th percentile";
  figure.must = figure.aim = NAN;
  error = validation_quantile ((double *)errors->data, errors->len, 0.9);
  figure.value = error.value;
  figure.low = error.low;
  figure.high = error.high;
  validation_figure (validation, &figure);
}

static void
window_rows (Validation *validation)
{
  static const char *const without[] = {
      "FASC-FREQUENT", "VOL", "MYOC", "REST", "FBURST"};
  static const char condition[] =
      "6 dB; tremor against twitches, jerks, contractions and rest";
  g_autoptr (GArray) trials = g_array_new (FALSE, TRUE, sizeof (ValidateTrial));
  g_autofree Rhythm *results = NULL;
  Rhythm sum = {0};
  guint n_negative, n_positive;
  ValidateFigure figure;

  validation_add_trials (
      validation, trials, "TREM", validation_n (validation, 60), 0);
  for (guint r = 0; r < G_N_ELEMENTS (without); r++)
    validation_add_trials (
        validation, trials, without[r], validation_n (validation, 12), 0);
  set_options (trials, 90.0, SNR_DB);
  results = g_new0 (Rhythm, trials->len);
  validation_run (
      validation, "tremor windows", trials, judge, results, sizeof *results);
  for (guint i = 0; i < trials->len; i++)
    {
      sum.true_positive += results[i].true_positive;
      sum.false_positive += results[i].false_positive;
      sum.true_negative += results[i].true_negative;
      sum.false_negative += results[i].false_negative;
    }
  n_positive = sum.true_positive + sum.false_negative;
  n_negative = sum.true_negative + sum.false_positive;
  figure = validation_share ("tremor yes or no, sensitivity", condition, 0.85,
      0.92, soleus_share (sum.true_positive, n_positive), n_positive,
      "3-s windows");
  validation_figure (validation, &figure);
  figure = validation_share ("tremor yes or no, specificity", condition, 0.96,
      0.98, soleus_share (sum.true_negative, n_negative), n_negative,
      "3-s windows");
  validation_figure (validation, &figure);
}

void
validate_rhythms (Validation *validation)
{
  validation_heading (validation, "Tremor");
  validation_paragraph (validation,
      "A window counts as tremor where an episode of tremor, clonus or "
      "shivering fills half of it; windows that tremor fills in part are left "
      "out. Published on other recordings: sensitivity 0.848, specificity "
      "0.965 (V35).");
  validation_table_begin (validation);
  frequency_row (validation);
  window_rows (validation);
  validation_table_end (validation);
}
