/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Seizure-like sequences, and long days without one. */
#include "validation.h"

#include "soleus-poisson.h"

#define N_SEIZURES 60
#define RECORD_S 1800.0
#define DECOY_RATE_HZ 1000.0

typedef struct
{
  guint n_true, n_hit, n_false;
  double observed_s;
} Seizures;

static gboolean
is_seizure (SoleusPattern pattern)
{
  return pattern == SOLEUS_PATTERN_GTCS
      || pattern == SOLEUS_PATTERN_GTCS_SLOWING;
}

static gboolean
overlaps (const SoleusTruthEpisode *truth, const SoleusEpisode *found)
{
  return truth->onset_s < found->onset_s + found->duration_s
      && truth->onset_s + truth->duration_s > found->onset_s;
}

static void
judge (const ValidateTrial *trial, const SoleusRecording *recording,
    const SoleusTruth *truth, const SoleusAnalysis *analysis, gpointer result)
{
  Seizures *counts = result;
  const SoleusTruthEpisode *rows = (SoleusTruthEpisode *)truth->episodes->data;

  counts->observed_s = soleus_recording_get_observed_s (recording);
  for (guint i = 0; i < truth->episodes->len; i++)
    {
      gboolean hit = FALSE;

      if (!is_seizure (rows[i].pattern))
        continue;
      for (guint k = 0; k < analysis->episodes->len; k++)
        {
          const SoleusEpisode *found =
              &g_array_index (analysis->episodes, SoleusEpisode, k);

          hit |= is_seizure (found->pattern) && overlaps (&rows[i], found);
        }
      counts->n_true++;
      counts->n_hit += hit;
    }
  for (guint k = 0; k < analysis->episodes->len; k++)
    {
      const SoleusEpisode *found =
          &g_array_index (analysis->episodes, SoleusEpisode, k);
      gboolean real = FALSE;

      for (guint i = 0; i < truth->episodes->len; i++)
        real |= is_seizure (rows[i].pattern) && overlaps (&rows[i], found);
      counts->n_false += is_seizure (found->pattern) && !real;
    }
}

#define MAX_TAGS 16

/* @false_of, where asked for, gets the false ones by tag. */
static Seizures
run (Validation *validation, const char *part, GArray *trials, guint *false_of)
{
  g_autofree Seizures *results = g_new0 (Seizures, trials->len);
  Seizures sum = {0};

  validation_run (validation, part, trials, judge, results, sizeof *results);
  for (guint i = 0; i < trials->len; i++)
    {
      sum.n_true += results[i].n_true;
      sum.n_hit += results[i].n_hit;
      sum.n_false += results[i].n_false;
      if (false_of != NULL)
        false_of[g_array_index (trials, ValidateTrial, i).tag] +=
            results[i].n_false;
      sum.observed_s += results[i].observed_s;
    }
  return sum;
}

static void
seizure_row (Validation *validation)
{
  g_autoptr (GArray) trials = g_array_new (FALSE, TRUE, sizeof (ValidateTrial));
  Seizures sum;
  ValidateFigure figure;

  validation_add_trials (
      validation, trials, "GTCS", validation_n (validation, N_SEIZURES), 0);
  sum = run (validation, "seizures", trials, NULL);
  figure = validation_share ("seizure-like, sensitivity", "any overlap", 0.94,
      1.0, soleus_share (sum.n_hit, sum.n_true), sum.n_true, "seizures");
  validation_figure (validation, &figure);
}

static void
decoy_row (Validation *validation)
{
  static const char *const decoys[] = {"VOL", "TREM", "SHIV", "CLON", "CRAMP",
      "ART-GAIT", "MYOC", "PLM", "LMM", "TIC", "FASC-FREQUENT", "ART-CABLE"};
  g_autoptr (GArray) trials = g_array_new (FALSE, TRUE, sizeof (ValidateTrial));
  guint n = validation_n (validation,
      (guint)(validation->decoy_days * 86400.0 / RECORD_S
          / G_N_ELEMENTS (decoys)));
  Seizures sum;
  guint false_of[MAX_TAGS] = {0};
  double rate, low, high;
  ValidateFigure figure;

  G_STATIC_ASSERT (G_N_ELEMENTS (decoys) <= MAX_TAGS);
  for (guint r = 0; r < G_N_ELEMENTS (decoys); r++)
    validation_add_trials (validation, trials, decoys[r], n, r);
  for (guint i = 0; i < trials->len; i++)
    {
      SoleusSimulateOptions *options =
          &g_array_index (trials, ValidateTrial, i).options;

      options->duration_s = RECORD_S;
      options->rate_hz = DECOY_RATE_HZ;
      options->weather = SOLEUS_WEATHER_MIXED;
    }
  sum = run (validation, "days without a seizure", trials, false_of);
  soleus_poisson_rate_per_min (sum.n_false, sum.observed_s, &rate, &low, &high);
  figure = (ValidateFigure){.what = "seizure-like, false ones",
      .condition = "contractions, tremor, shivering, clonus, cramp, walking, "
                   "leg movements, mixed noise",
      .sense = VALIDATE_AT_MOST,
      .must = 0.67,
      .aim = 0.1,
      .unit = "a day",
      .value = rate * 1440.0,
      .low = low * 1440.0,
      .high = high * 1440.0,
      .n = (guint)(sum.observed_s / 3600.0),
      .n_of = "hours"};
  validation_figure (validation, &figure);
  for (guint r = 0; r < G_N_ELEMENTS (decoys); r++)
    {
      figure = (ValidateFigure){.what = "false ones, by what was played",
          .condition = decoys[r],
          .must = NAN,
          .aim = NAN,
          .value = false_of[r],
          .low = NAN,
          .high = NAN,
          .n = n,
          .n_of = "half hours"};
      validation_figure (validation, &figure);
    }
}

void
validate_seizures (Validation *validation)
{
  validation_heading (validation, "Seizure-like sequences");
  validation_paragraph (validation,
      "Soleus is not a seizure alarm. Published: 0.94 of 32 seizures, 0.67 "
      "false alarms a day on people (V51a).");
  validation_table_begin (validation);
  seizure_row (validation);
  decoy_row (validation);
  validation_table_end (validation);
}
