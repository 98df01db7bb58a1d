/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signals that are no muscle at all: they are given no pattern. */
#include "validation.h"

#include "soleus-analyse.h"
#include "soleus-open.h"

#define RATE_HZ 1000.0
#define DURATION_S 90.0
#define N_SAMPLES ((gsize)(RATE_HZ * DURATION_S))
#define SIZE_UV 60.0

/* Each fills x, of any size, from its own chance. */

static double
normal (GRand *rand)
{
  double u = g_rand_double_range (rand, 1e-12, 1.0);

  return sqrt (-2.0 * log (u)) * cos (2.0 * G_PI * g_rand_double (rand));
}

static void
random_walk (GRand *rand, float *x)
{
  double at = 0.0;

  for (gsize i = 0; i < N_SAMPLES; i++)
    x[i] = (float)(at = 0.9999 * at + normal (rand));
}

static void
white (GRand *rand, float *x)
{
  for (gsize i = 0; i < N_SAMPLES; i++)
    x[i] = (float)normal (rand);
}

/* One pole after another, an octave apart: about 1/f. */
static void
pink (GRand *rand, float *x)
{
  double state[8] = {0.0};

  for (gsize i = 0; i < N_SAMPLES; i++)
    {
      double sum = 0.0;

      for (guint k = 0; k < G_N_ELEMENTS (state); k++)
        {
          double keep = 1.0 - 1.0 / (1u << (k + 1));

          state[k] = keep * state[k] + sqrt (1.0 - keep * keep) * normal (rand);
          sum += state[k];
        }
      x[i] = (float)sum;
    }
}

/* A rhythm near 10 Hz that comes and goes, over 1/f. */
static void
like_eeg (GRand *rand, float *x)
{
  double phase = 0.0, swell = 0.0;

  pink (rand, x);
  for (gsize i = 0; i < N_SAMPLES; i++)
    {
      phase += 2.0 * G_PI * 10.0 / RATE_HZ + 0.02 * normal (rand);
      swell = 0.9995 * swell + 0.03 * normal (rand);
      x[i] += (float)(2.0 * fabs (swell) * sin (phase));
    }
}

static void
sweep (GRand *rand, float *x)
{
  double low_hz = g_rand_double_range (rand, 0.5, 5.0);
  double high_hz = g_rand_double_range (rand, 50.0, 400.0);
  double length_s = g_rand_double_range (rand, 5.0, 30.0), phase = 0.0;

  for (gsize i = 0; i < N_SAMPLES; i++)
    {
      double part = fmod ((double)i / RATE_HZ, length_s) / length_s;

      phase += 2.0 * G_PI * low_hz * pow (high_hz / low_hz, part) / RATE_HZ;
      x[i] = (float)(sin (phase) + 0.02 * normal (rand));
    }
}

/* Three notes at a time, struck anew every 0.2 to 0.6 s, dying away. */
static void
music (GRand *rand, float *x)
{
  double phase[3] = {0.0}, hz[3] = {0.0}, age_s = 1.0, length_s = 0.0;

  for (gsize i = 0; i < N_SAMPLES; i++)
    {
      double sum = 0.0;

      if (age_s >= length_s)
        {
          age_s = 0.0;
          length_s = g_rand_double_range (rand, 0.2, 0.6);
          for (guint k = 0; k < 3; k++)
            hz[k] = 110.0 * pow (2.0, g_rand_int_range (rand, 0, 24) / 12.0);
        }
      age_s += 1.0 / RATE_HZ;
      for (guint k = 0; k < 3; k++)
        {
          phase[k] += 2.0 * G_PI * hz[k] / RATE_HZ;
          sum += sin (phase[k]);
        }
      x[i] = (float)(sum * (0.3 + exp (-age_s / 0.3)));
    }
}

/* Syllables of 0.1 to 0.3 s at 100-200 Hz with pauses between words. */
static void
speech (GRand *rand, float *x)
{
  double left_s = 0.0, length_s = 1.0, phase = 0.0, hz = 120.0;
  gboolean sounds = FALSE;

  for (gsize i = 0; i < N_SAMPLES; i++)
    {
      double sum = 0.0;

      if (left_s <= 0.0)
        {
          sounds = g_rand_double (rand) < (sounds ? 0.6 : 0.9);
          left_s = length_s = g_rand_double_range (rand, 0.08, 0.3);
          hz = g_rand_double_range (rand, 90.0, 200.0);
        }
      left_s -= 1.0 / RATE_HZ;
      phase += 2.0 * G_PI * hz / RATE_HZ;
      for (guint k = 1; k <= 4 && sounds; k++)
        sum += sin (k * phase) / k;
      x[i] =
          (float)(sum * sin (G_PI * left_s / length_s) + 0.02 * normal (rand));
    }
}

static const struct
{
  const char *name;
  void (*make) (GRand *rand, float *x);
} kinds[] = {
    {"white noise", white},
    {"1/f noise", pink},
    {"random walk", random_walk},
    {"EEG-like", like_eeg},
    {"sine sweeps", sweep},
    {"music", music},
    {"speech", speech},
};

typedef struct
{
  const Validation *validation;
  guint n_each;
  SoleusPattern *patterns;
} Strangers;

static void
play_stranger (guint row, gpointer user_data)
{
  const Strangers *strangers = user_data;
  guint kind = row / strangers->n_each;
  g_autoptr (GRand) rand = g_rand_new_with_seed (
      (guint32)validation_seed (strangers->validation, kinds[kind].name, row));
  g_autofree float *x = g_new (float, N_SAMPLES);
  g_autoptr (SoleusRecording) recording = NULL;
  g_autoptr (SoleusAnalysis) analysis = NULL;
  g_autoptr (GError) error = NULL;
  double squares = 0.0;

  kinds[kind].make (rand, x);
  for (gsize i = 0; i < N_SAMPLES; i++)
    squares += (double)x[i] * (double)x[i];
  for (gsize i = 0; i < N_SAMPLES; i++)
    x[i] *= (float)(SIZE_UV / sqrt (squares / N_SAMPLES));
  recording = validation_recording (x, N_SAMPLES, RATE_HZ);
  analysis = soleus_analyse (recording, NULL, NULL, 0, NULL, &error);
  if (analysis == NULL)
    g_error ("%s: %s", kinds[kind].name, error->message);
  strangers->patterns[row] = analysis->record_pattern;
}

static gboolean
is_no_class (SoleusPattern pattern)
{
  return pattern == SOLEUS_PATTERN_NONE
      || pattern == SOLEUS_PATTERN_UNCLASSIFIED
      || pattern == SOLEUS_PATTERN_TOO_FEW;
}

/* The heart at the chest, if the real recordings are there. */
static void
ecg_row (Validation *validation)
{
  g_autofree char *path = NULL;
  g_autoptr (SoleusRecording) recording = NULL;
  g_autoptr (SoleusAnalysis) analysis = NULL;
  g_autoptr (GError) error = NULL;
  ValidateFigure figure;

  if (validation->recordings == NULL)
    return;
  path = g_build_filename (validation->recordings, "wfdb", "100.hea", NULL);
  recording = soleus_open (path, NULL, NULL, &error);
  if (recording != NULL)
    analysis = soleus_analyse (recording, NULL, NULL, 0, NULL, &error);
  figure = validation_share ("given no pattern", "ECG of wfdb (real)", 1.0, NAN,
      soleus_share (analysis != NULL && is_no_class (analysis->record_pattern),
          analysis != NULL),
      analysis != NULL, "records");
  validation_figure (validation, &figure);
}

void
validate_strangers (Validation *validation)
{
  guint n_each = validation_n (validation, 30);
  guint n = n_each * G_N_ELEMENTS (kinds), n_right = 0;
  g_autofree SoleusPattern *patterns = g_new0 (SoleusPattern, n);
  Strangers strangers = {validation, n_each, patterns};
  ValidateFigure figure;

  validation_each (validation, "strangers", n, play_stranger, &strangers);
  validation_heading (validation, "Signals of no class");
  validation_table_begin (validation);
  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    {
      guint right = 0;

      for (guint i = 0; i < n_each; i++)
        right += is_no_class (patterns[kind * n_each + i]);
      n_right += right;
      figure = validation_share ("given no pattern", kinds[kind].name, NAN, NAN,
          soleus_share (right, n_each), n_each, "records");
      validation_figure (validation, &figure);
    }
  figure = validation_share ("given no pattern", "all", 0.95, 0.99,
      soleus_share (n_right, n), n, "records");
  validation_figure (validation, &figure);
  ecg_row (validation);
  validation_table_end (validation);
}
