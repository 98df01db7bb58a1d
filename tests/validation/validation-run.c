/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "validation.h"

#include "soleus-analyse.h"

guint
validation_n (const Validation *validation, guint asked)
{
  return MAX ((guint)lround (validation->scale * asked), 1);
}

/* Steele's mixing of a counter [steele2014]: seeds that are not neighbours. */
static guint64
mix (guint64 z)
{
  z += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  z = (z ^ z >> 30) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ z >> 27) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ z >> 31;
}

guint64
validation_seed (const Validation *validation, const char *name, guint row)
{
  return mix (validation->seed ^ mix (g_str_hash (name) + row));
}

guint
validation_add_trials (Validation *validation, GArray *trials,
    const char *recipe_id, guint n, guint tag)
{
  guint first = trials->len;
  const SoleusRecipe *recipe = soleus_recipe_find (recipe_id);

  if (recipe == NULL)
    g_error ("no recipe \"%s\"", recipe_id);
  for (guint i = 0; i < n; i++)
    {
      ValidateTrial trial = {.recipe = recipe, .tag = tag};

      soleus_simulate_options_init (&trial.options);
      trial.options.seed = validation_seed (validation, recipe_id, trials->len);
      trial.options.shape = SOLEUS_SHAPE_TRIPOLE;
      g_array_append_val (trials, trial);
    }
  return first;
}

typedef struct
{
  ValidateEach make;
  gpointer user_data;
} Each;

static void
make_one (gpointer data, gpointer user_data)
{
  const Each *each = user_data;

  each->make (GPOINTER_TO_UINT (data) - 1, each->user_data);
}

void
validation_each (Validation *validation, const char *part, guint n,
    ValidateEach make, gpointer user_data)
{
  Each each = {make, user_data};
  GThreadPool *pool = g_thread_pool_new (
      make_one, &each, (gint)validation->n_threads, FALSE, NULL);
  gint64 start_us = g_get_monotonic_time ();
  double elapsed_s;

  g_printerr ("%s: %u records ...", part, n);
  for (guint row = 0; row < n; row++)
    g_thread_pool_push (pool, GUINT_TO_POINTER (row + 1), NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
  elapsed_s = (double)(g_get_monotonic_time () - start_us) / G_USEC_PER_SEC;
  g_printerr (" %.1f s\n", elapsed_s);
  g_string_append_printf (
      validation->timings, "%s\t%u\t%.1f\n", part, n, elapsed_s);
}

typedef struct
{
  GArray *trials;
  ValidateJudge judge;
  guint8 *results;
  gsize result_size;
} Work;

static void
play_one (guint row, gpointer user_data)
{
  const Work *work = user_data;
  const ValidateTrial *trial =
      &g_array_index (work->trials, ValidateTrial, row);
  SoleusParameters parameters;
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusTruth) truth = NULL;
  g_autoptr (SoleusRecording) recording = NULL;
  g_autoptr (SoleusAnalysis) analysis = NULL;

  recording =
      soleus_simulate (trial->recipe, &trial->options, &truth, NULL, &error);
  soleus_parameters_init (&parameters);
  if (trial->false_alarms_per_min > 0.0)
    parameters.values[SOLEUS_PARAMETER_FALSE_ALARMS_PER_MIN] =
        trial->false_alarms_per_min;
  if (recording != NULL)
    analysis = soleus_analyse (recording, &parameters, NULL, 0, NULL, &error);
  if (analysis == NULL)
    g_error ("%s, seed %" G_GUINT64_FORMAT ": %s", trial->recipe->id,
        trial->options.seed, error->message);
  work->judge (trial, recording, truth, analysis,
      work->results + row * work->result_size);
}

void
validation_run (Validation *validation, const char *part, GArray *trials,
    ValidateJudge judge, gpointer results, gsize result_size)
{
  Work work = {trials, judge, results, result_size};

  validation_each (validation, part, trials->len, play_one, &work);
}

SoleusRecording *
validation_recording (const float *x, gsize n, double rate_hz)
{
  SoleusChannel *channel =
      soleus_channel_new ("EMG calf", SOLEUS_KIND_EMG, "uV", rate_hz);
  SoleusRecordingFacts facts = {
      .name = g_strdup ("validation"),
      .format_id = "memory",
      .fingerprint = g_strdup ("validation"),
      .channels =
          g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free),
      .log = soleus_read_log_new (),
  };

  channel->calibrated = TRUE;
  soleus_channel_add_run (channel, n, 0.0);
  g_ptr_array_add (facts.channels, channel);
  return soleus_recording_new_in_memory (&facts, &x);
}

GArray *
validation_truth_events (const SoleusTruth *truth, gboolean at_peak)
{
  GArray *events = g_array_new (FALSE, FALSE, sizeof (SoleusMatchEvent));

  for (guint i = 0; i < truth->bursts->len; i++)
    {
      const SoleusTruthBurst *burst =
          &g_array_index (truth->bursts, SoleusTruthBurst, i);
      SoleusMatchEvent event = {
          .onset_s = at_peak ? burst->peak_s : burst->onset_s,
          .duration_s = at_peak ? 0.0 : burst->duration_s,
          .label = soleus_pattern_id (burst->pattern),
          .channels = burst->channels,
      };

      if (!burst->moved && burst->pattern != SOLEUS_PATTERN_VOL)
        g_array_append_val (events, event);
    }
  return events;
}

static gboolean
is_on_emg (const SoleusRecording *recording, const SoleusChannelSet *channels)
{
  for (int c = -1; (c = soleus_channel_set_next (channels, c)) >= 0;)
    if (soleus_recording_get_channel (recording, (guint)c)->kind
        == SOLEUS_KIND_EMG)
      return TRUE;
  return FALSE;
}

GArray *
validation_found_events (const SoleusRecording *recording,
    const SoleusAnalysis *analysis, gboolean at_peak)
{
  GArray *events = g_array_new (FALSE, FALSE, sizeof (SoleusMatchEvent));

  for (guint i = 0; i < analysis->bursts->len; i++)
    {
      const SoleusBurst *burst =
          &g_array_index (analysis->bursts, SoleusBurst, i);
      SoleusMatchEvent event = {
          .onset_s = at_peak ? burst->peak_s : burst->onset_s,
          .duration_s = at_peak ? 0.0 : burst->duration_s,
          .label = soleus_pattern_id (burst->pattern),
          .channels = burst->channels,
      };

      if (burst->pattern != SOLEUS_PATTERN_VOL
          && is_on_emg (recording, &burst->channels))
        g_array_append_val (events, event);
    }
  return events;
}
