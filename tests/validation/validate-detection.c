/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Single twitches: are they found, and is nothing else? */
#include "validation.h"

#include "soleus-poisson.h"

/* science.md 5: single potentials, peak to peak. */
#define PEAK_TOLERANCE_S 0.010
#define WINDOW_S 1.0
/* The tables ask for this setting of the knob, whatever the default is. */
#define NOMINAL_PER_MIN 0.5

static const double ratios[] = {5.0, 6.0, 8.0, 10.0, 15.0, 20.0};

typedef struct
{
  guint n_true, n_found, n_matched;
  /* 1-s windows: with and without a twitch, called rightly and wrongly. */
  guint true_positive, false_positive, true_negative, false_negative;
  double rest_min;
} Counts;

static void
add (Counts *sum, const Counts *one)
{
  sum->n_true += one->n_true;
  sum->n_found += one->n_found;
  sum->n_matched += one->n_matched;
  sum->true_positive += one->true_positive;
  sum->false_positive += one->false_positive;
  sum->true_negative += one->true_negative;
  sum->false_negative += one->false_negative;
  sum->rest_min += one->rest_min;
}

/* A twitch under a contraction can not be asked for, nor one that it hides
 * counted as too many. */
static gboolean
is_in_contraction (const SoleusTruth *truth, double start_s, double end_s)
{
  for (guint i = 0; i < truth->states->len; i++)
    {
      const SoleusTruthState *row =
          &g_array_index (truth->states, SoleusTruthState, i);

      if (row->state != SOLEUS_STATE_REST && row->state != SOLEUS_STATE_SLEEP
          && row->onset_s < end_s && row->onset_s + row->duration_s > start_s)
        return TRUE;
    }
  return FALSE;
}

static void
drop_contractions (GArray *events, GArray *spans, const SoleusTruth *truth)
{
  for (guint i = events->len; i > 0; i--)
    {
      const SoleusMatchEvent *event =
          &g_array_index (events, SoleusMatchEvent, i - 1);

      if (is_in_contraction (truth, event->onset_s - PEAK_TOLERANCE_S,
              event->onset_s + PEAK_TOLERANCE_S))
        {
          g_array_remove_index (events, i - 1);
          if (spans != NULL)
            g_array_remove_index (spans, i - 1);
        }
    }
}

/* A peak found is that of a potential where it lies within the tolerance of
 * the true one or inside the potential: of two lobes of one size the noise
 * chooses the larger. */
static void
widen_to_peaks (GArray *spans, const GArray *peaks)
{
  for (guint i = 0; i < spans->len; i++)
    {
      SoleusMatchEvent *span = &g_array_index (spans, SoleusMatchEvent, i);
      double peak_s = g_array_index (peaks, SoleusMatchEvent, i).onset_s;
      double end_s =
          MAX (span->onset_s + span->duration_s, peak_s + PEAK_TOLERANCE_S);

      span->onset_s = MIN (span->onset_s, peak_s - PEAK_TOLERANCE_S);
      span->duration_s = end_s - span->onset_s;
    }
}

static void
mark_windows (const GArray *events, guint8 *windows, guint n, guint8 bit)
{
  for (guint i = 0; i < events->len; i++)
    {
      double at_s = g_array_index (events, SoleusMatchEvent, i).onset_s;

      if (at_s >= 0.0 && at_s < n * WINDOW_S)
        windows[(guint)(at_s / WINDOW_S)] |= bit;
    }
}

static void
count_windows (const SoleusTruth *truth, const GArray *all_true,
    const GArray *found, double duration_s, Counts *counts)
{
  guint n = (guint)(duration_s / WINDOW_S);
  g_autofree guint8 *windows = g_new0 (guint8, MAX (n, 1));

  mark_windows (all_true, windows, n, 1);
  mark_windows (found, windows, n, 2);
  for (guint i = 0; i < n; i++)
    {
      if (is_in_contraction (truth, i * WINDOW_S, (i + 1) * WINDOW_S))
        continue;
      counts->true_positive += windows[i] == 3;
      counts->false_negative += windows[i] == 1;
      counts->false_positive += windows[i] == 2;
      counts->true_negative += windows[i] == 0;
      counts->rest_min += WINDOW_S / 60.0;
    }
}

static void
judge (const ValidateTrial *trial, const SoleusRecording *recording,
    const SoleusTruth *truth, const SoleusAnalysis *analysis, gpointer result)
{
  Counts *counts = result;
  g_autoptr (GArray) reference = validation_truth_events (truth, TRUE);
  g_autoptr (GArray) found =
      validation_found_events (recording, analysis, TRUE);
  g_autoptr (GArray) spans = validation_truth_events (truth, FALSE);
  g_autoptr (GArray) pairs = NULL;
  SoleusMatchOptions options = {.rule = SOLEUS_MATCH_TOUCH};

  widen_to_peaks (spans, reference);
  drop_contractions (reference, spans, truth);
  drop_contractions (found, NULL, truth);
  pairs = soleus_match ((SoleusMatchEvent *)spans->data, spans->len,
      (SoleusMatchEvent *)found->data, found->len, &options);
  counts->n_true = spans->len;
  counts->n_found = found->len;
  counts->n_matched = pairs->len;
  count_windows (truth, reference, found,
      soleus_recording_get_duration_s (recording), counts);
}

static Counts
run (Validation *validation, const char *part, const double *at_ratios,
    guint n_ratios, guint n_each, SoleusWeather weather, double voluntary)
{
  g_autoptr (GArray) trials = g_array_new (FALSE, TRUE, sizeof (ValidateTrial));
  g_autofree Counts *results = NULL;
  Counts sum = {0};

  for (guint r = 0; r < n_ratios; r++)
    {
      guint first = validation_add_trials (
          validation, trials, "FASC-FREQUENT", n_each, 0);

      for (guint i = first; i < trials->len; i++)
        {
          SoleusSimulateOptions *options =
              &g_array_index (trials, ValidateTrial, i).options;

          g_array_index (trials, ValidateTrial, i).false_alarms_per_min =
              NOMINAL_PER_MIN;
          options->snr = at_ratios[r];
          options->weather = weather;
          options->acc_rate_hz = 0.0;
          options->disturbs[SOLEUS_DISTURB_VOLUNTARY] = voluntary;
          if (weather == SOLEUS_WEATHER_MIXED)
            options->disturbs[SOLEUS_DISTURB_MAINS_UV] = 20.0;
        }
    }
  results = g_new0 (Counts, trials->len);
  validation_run (validation, part, trials, judge, results, sizeof *results);
  for (guint i = 0; i < trials->len; i++)
    add (&sum, &results[i]);
  return sum;
}

static void
clean_rows (Validation *validation)
{
  guint n_each = validation_n (validation, 25);

  for (guint r = 0; r < G_N_ELEMENTS (ratios); r++)
    {
      g_autofree char *condition =
          g_strdup_printf ("p2p / noise RMS %g, clean", ratios[r]);
      Counts sum = run (validation, condition, &ratios[r], 1, n_each,
          SOLEUS_WEATHER_CLEAN, 0.0);
      gboolean strong = ratios[r] >= 8.0, weak = ratios[r] == 6.0;
      ValidateFigure figure = validation_share ("sensitivity", condition,
          strong     ? 0.97
              : weak ? 0.75
                     : NAN,
          strong     ? 0.99
              : weak ? 0.85
                     : NAN,
          soleus_share (sum.n_matched, sum.n_true), sum.n_true, "twitches");

      validation_figure (validation, &figure);
      figure = validation_share ("precision", condition, strong ? 0.95 : NAN,
          strong ? 0.98 : NAN, soleus_share (sum.n_matched, sum.n_found),
          sum.n_found, "found");
      validation_figure (validation, &figure);
    }
}

static void
mixed_rows (Validation *validation)
{
  static const char condition[] =
      "p2p / noise RMS 8 to 20; mains 20 uV, ECG, pops, movement, "
      "5 % contractions";
  Counts sum = run (validation, "mixed noise", ratios + 2, 4,
      validation_n (validation, 25), SOLEUS_WEATHER_MIXED, 0.05);
  guint n_windows = sum.true_positive + sum.true_negative + sum.false_positive
      + sum.false_negative;
  ValidateFigure figure = validation_share ("sensitivity", condition, 0.88,
      0.93, soleus_share (sum.n_matched, sum.n_true), sum.n_true, "twitches");

  validation_figure (validation, &figure);
  figure = validation_share ("specificity, 1-s windows", condition, 0.93, 0.97,
      soleus_share (sum.true_negative, sum.true_negative + sum.false_positive),
      sum.true_negative + sum.false_positive, "windows");
  validation_figure (validation, &figure);
  figure = validation_share ("accuracy, 1-s windows", condition, 0.90, 0.95,
      soleus_share (sum.true_positive + sum.true_negative, n_windows),
      n_windows, "windows");
  validation_figure (validation, &figure);
}

void
validate_detection (Validation *validation)
{
  validation_heading (validation, "Single twitches");
  validation_paragraph (validation,
      "Recipe FASC-FREQUENT, tripole model, 120 s a record, 2000 Hz, 0.5 "
      "false alarms a minute accepted; matched "
      "one to one, peak within 10 ms of peak or inside the true potential (of "
      "two lobes of one size the noise chooses the larger); every burst that "
      "is not a contraction counts as found. What lies under a contraction is "
      "neither "
      "asked for nor counted as too many. Published on real recordings of "
      "ALS (another task): sensitivity 0.836, specificity 0.916, accuracy "
      "0.879 (V1).");
  validation_table_begin (validation);
  clean_rows (validation);
  mixed_rows (validation);
  validation_table_end (validation);
}

/* Nothing but noise. */

static const double rates_hz[] = {500.0, 1000.0, 2000.0, 4000.0, 10000.0};
/* White in the band, and with as much again below 20 Hz. */
static const double slow_uv[] = {0.0, 20.0};
#define CELL_HOURS 4.0
#define RECORD_S 600.0

static void
judge_noise (const ValidateTrial *trial, const SoleusRecording *recording,
    const SoleusTruth *truth, const SoleusAnalysis *analysis, gpointer result)
{
  Counts *counts = result;
  g_autoptr (GArray) found =
      validation_found_events (recording, analysis, TRUE);

  counts->n_found = found->len;
  counts->rest_min = soleus_recording_get_observed_s (recording) / 60.0;
}

static void
noise_row (Validation *validation, double rate_hz, double slow)
{
  g_autoptr (GArray) trials = g_array_new (FALSE, TRUE, sizeof (ValidateTrial));
  g_autofree Counts *results = NULL;
  g_autofree char *condition = g_strdup_printf (
      "%g Hz, %s", rate_hz, slow > 0.0 ? "white and 20 uV of 1/f" : "white");
  Counts sum = {0};
  ValidateFigure figure;

  validation_add_trials (validation, trials, "REST",
      validation_n (validation, (guint)(CELL_HOURS * 3600.0 / RECORD_S)), 0);
  results = g_new0 (Counts, trials->len);
  for (guint i = 0; i < trials->len; i++)
    {
      SoleusSimulateOptions *options =
          &g_array_index (trials, ValidateTrial, i).options;

      g_array_index (trials, ValidateTrial, i).false_alarms_per_min =
          NOMINAL_PER_MIN;
      options->rate_hz = rate_hz;
      options->duration_s = RECORD_S;
      options->acc_rate_hz = 0.0;
      options->weather = SOLEUS_WEATHER_CLEAN;
      options->disturbs[SOLEUS_DISTURB_SLOW_UV] = slow;
    }
  validation_run (
      validation, condition, trials, judge_noise, results, sizeof *results);
  for (guint i = 0; i < trials->len; i++)
    add (&sum, &results[i]);
  figure = (ValidateFigure){
      .what = "false alarms at the nominal 0.5 a minute",
      .condition = condition,
      .sense = VALIDATE_AT_MOST,
      .must = 1.0,
      .aim = 0.6,
      .unit = "a minute",
      .n = (guint)lround (sum.rest_min),
      .n_of = "minutes",
  };
  soleus_poisson_rate_per_min (sum.n_found, 60.0 * sum.rest_min, &figure.value,
      &figure.low, &figure.high);
  validation_figure (validation, &figure);
}

void
validate_false_alarms (Validation *validation)
{
  validation_heading (validation, "Pure noise");
  validation_table_begin (validation);
  for (guint r = 0; r < G_N_ELEMENTS (rates_hz); r++)
    for (guint s = 0; s < G_N_ELEMENTS (slow_uv); s++)
      noise_row (validation, rates_hz[r], slow_uv[s]);
  validation_table_end (validation);
}
