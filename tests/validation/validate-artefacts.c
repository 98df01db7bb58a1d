/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Disturbances are named as such, and clean signal is not called one. */
#include "validation.h"

#include "soleus-poisson.h"

static const struct
{
  const char *recipe;
  SoleusArtefactKind kind;
} rows[] = {
    {"ART-MAINS", SOLEUS_ARTEFACT_MAINS},
    {"ART-LINE", SOLEUS_ARTEFACT_LINE},
    {"ART-POP", SOLEUS_ARTEFACT_POP},
    {"ART-CABLE", SOLEUS_ARTEFACT_CABLE},
    {"ART-CLIP", SOLEUS_ARTEFACT_CLIP},
    {"ART-ECG", SOLEUS_ARTEFACT_ECG},
    {"ART-GAIT", SOLEUS_ARTEFACT_GAIT},
    {"ART-TAP", SOLEUS_ARTEFACT_TAP},
    {"ART-STIM", SOLEUS_ARTEFACT_STIM},
};

typedef struct
{
  guint n_true, n_found;
  guint n_bursts; /* at rest, away from any real one */
  double rest_s, marked_s;
} Artefacts;

static gboolean
is_found (const SoleusAnalysis *analysis, const SoleusTruthArtefact *row)
{
  for (guint i = 0; i < analysis->artefacts->len; i++)
    {
      const SoleusArtefact *found =
          &g_array_index (analysis->artefacts, SoleusArtefact, i);

      if (found->kind == row->kind
          && found->onset_s <= row->onset_s + row->duration_s + 0.1
          && found->onset_s + found->duration_s >= row->onset_s - 0.1)
        return TRUE;
    }
  return FALSE;
}

static void
judge (const ValidateTrial *trial, const SoleusRecording *recording,
    const SoleusTruth *truth, const SoleusAnalysis *analysis, gpointer result)
{
  Artefacts *counts = result;
  double last_end_s = 0.0;

  for (guint i = 0; i < truth->artefacts->len; i++)
    {
      const SoleusTruthArtefact *row =
          &g_array_index (truth->artefacts, SoleusTruthArtefact, i);

      if (trial->tag < G_N_ELEMENTS (rows)
          && row->kind == rows[trial->tag].kind)
        {
          counts->n_true++;
          counts->n_found += is_found (analysis, row);
        }
    }
  counts->rest_s = soleus_recording_get_observed_s (recording);
  /* Sorted by onset: the union. */
  for (guint i = 0; i < analysis->artefacts->len; i++)
    {
      const SoleusArtefact *row =
          &g_array_index (analysis->artefacts, SoleusArtefact, i);
      double start_s = MAX (row->onset_s, last_end_s);
      double end_s = row->onset_s + row->duration_s;

      counts->marked_s += MAX (end_s - start_s, 0.0);
      last_end_s = MAX (last_end_s, end_s);
    }
  if (truth->bursts->len == 0)
    {
      g_autoptr (GArray) found =
          validation_found_events (recording, analysis, TRUE);

      counts->n_bursts = found->len;
    }
}

static void
kind_row (Validation *validation, guint k)
{
  g_autoptr (GArray) trials = g_array_new (FALSE, TRUE, sizeof (ValidateTrial));
  g_autofree Artefacts *results = NULL;
  guint n_true = 0, n_found = 0;
  ValidateFigure figure;

  validation_add_trials (
      validation, trials, rows[k].recipe, validation_n (validation, 40), k);
  for (guint i = 0; i < trials->len; i++)
    g_array_index (trials, ValidateTrial, i).options.weather =
        SOLEUS_WEATHER_CLEAN;
  results = g_new0 (Artefacts, trials->len);
  validation_run (
      validation, rows[k].recipe, trials, judge, results, sizeof *results);
  for (guint i = 0; i < trials->len; i++)
    {
      n_true += results[i].n_true;
      n_found += results[i].n_found;
    }
  figure = validation_share (rows[k].recipe, "recall", 0.95, NAN,
      soleus_share (n_found, n_true), n_true, "stretches");
  validation_figure (validation, &figure);
}

static void
clean_row (Validation *validation)
{
  static const char *const clean[] = {
      "REST", "FASC-FREQUENT", "MYOC", "TREM", "VOL"};
  g_autoptr (GArray) trials = g_array_new (FALSE, TRUE, sizeof (ValidateTrial));
  g_autofree Artefacts *results = NULL;
  g_autofree double *shares = NULL;
  double rest_s = 0.0;
  ValidateQuantile mean;
  ValidateFigure figure;

  for (guint r = 0; r < G_N_ELEMENTS (clean); r++)
    validation_add_trials (validation, trials, clean[r],
        validation_n (validation, 20), G_N_ELEMENTS (rows));
  for (guint i = 0; i < trials->len; i++)
    g_array_index (trials, ValidateTrial, i).options.weather =
        SOLEUS_WEATHER_CLEAN;
  results = g_new0 (Artefacts, trials->len);
  validation_run (
      validation, "clean records", trials, judge, results, sizeof *results);
  shares = g_new (double, trials->len);
  for (guint i = 0; i < trials->len; i++)
    {
      rest_s += results[i].rest_s;
      shares[i] = results[i].marked_s / results[i].rest_s;
    }
  mean = validation_mean (shares, trials->len);
  figure = (ValidateFigure){.what = "clean signal marked as disturbed",
      .condition = "rest, twitches, jerks, tremor, contractions",
      .sense = VALIDATE_AT_MOST,
      .must = 0.02,
      .aim = NAN,
      .value = mean.value,
      .low = mean.low,
      .high = mean.high,
      .n = (guint)(rest_s / 60.0),
      .n_of = "minutes"};
  validation_figure (validation, &figure);
}

/* Rest with all that happens at rest. */
static void
disturbed_rest_row (Validation *validation)
{
  g_autoptr (GArray) trials = g_array_new (FALSE, TRUE, sizeof (ValidateTrial));
  g_autofree Artefacts *results = NULL;
  double minutes = 0.0;
  guint n_bursts = 0;
  ValidateFigure figure = {
      .what = "false detections at rest",
      .condition = "ECG, pops, movement, hum; no twitch",
      .sense = VALIDATE_AT_MOST,
      .must = NAN,
      .aim = 0.3,
      .unit = "a minute",
      .n_of = "minutes",
  };

  validation_add_trials (validation, trials, "REST",
      validation_n (validation, 60), G_N_ELEMENTS (rows));
  for (guint i = 0; i < trials->len; i++)
    {
      SoleusSimulateOptions *options =
          &g_array_index (trials, ValidateTrial, i).options;

      options->weather = SOLEUS_WEATHER_MIXED;
      options->disturbs[SOLEUS_DISTURB_VOLUNTARY] = 0.0;
    }
  results = g_new0 (Artefacts, trials->len);
  validation_run (
      validation, "disturbed rest", trials, judge, results, sizeof *results);
  for (guint i = 0; i < trials->len; i++)
    {
      minutes += results[i].rest_s / 60.0;
      n_bursts += results[i].n_bursts;
    }
  figure.n = (guint)lround (minutes);
  soleus_poisson_rate_per_min (
      n_bursts, 60.0 * minutes, &figure.value, &figure.low, &figure.high);
  validation_figure (validation, &figure);
}

void
validate_artefacts (Validation *validation)
{
  validation_heading (validation, "Disturbances");
  validation_table_begin (validation);
  for (guint k = 0; k < G_N_ELEMENTS (rows); k++)
    kind_row (validation, k);
  clean_row (validation);
  disturbed_rest_row (validation);
  validation_table_end (validation);
}
