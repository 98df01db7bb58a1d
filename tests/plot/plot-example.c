/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot-example.h"

#include <math.h>

#define RATE_HZ 1000.0
#define N_BEFORE 10000
#define N_AFTER 18000
#define N (N_BEFORE + N_AFTER)

static float
sample (guint channel, double time_s, GRand *random)
{
  double since_s = fmod (time_s, 2.0) - 1.0;
  double twitch = since_s < 0.0
      ? 0.0
      : 120.0 * exp (-since_s / 0.01) * sin (2.0 * G_PI * 90.0 * since_s);

  return (
      float)(twitch + g_rand_double_range (random, -4.0, 4.0) + 3.0 * channel);
}

SoleusRecording *
plot_example_recording (guint n_channels)
{
  SoleusRecordingFacts facts = {.format_id = "memory"};
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autofree const float **rows = g_new0 (const float *, n_channels);
  SoleusRecording *recording;

  facts.name = g_strdup ("example.edf");
  facts.fingerprint = g_strdup ("0123456789abcdef");
  facts.log = soleus_read_log_new ();
  facts.channels =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free);
  for (guint c = 0; c < n_channels; c++)
    {
      g_autofree char *label = g_strdup_printf ("Calf %u", c + 1);
      SoleusChannel *channel =
          soleus_channel_new (label, SOLEUS_KIND_EMG, "uV", RATE_HZ);
      float *x = g_new (float, N);

      soleus_channel_add_run (channel, N_BEFORE, 0.0);
      soleus_channel_add_run (channel, N_AFTER, 12.0);
      channel->calibrated = TRUE;
      for (guint i = 0; i < N; i++)
        x[i] = sample (c, soleus_channel_time_s (channel, i), random);
      rows[c] = x;
      g_ptr_array_add (facts.channels, channel);
    }
  recording = soleus_recording_new_in_memory (&facts, rows);
  for (guint c = 0; c < n_channels; c++)
    g_free ((gpointer)rows[c]);
  return recording;
}

static void
add_episode (SoleusAnalysis *analysis, SoleusPattern pattern, double onset_s,
    double duration_s, double score)
{
  SoleusEpisode row = {
      .id = analysis->episodes->len,
      .channels = soleus_channel_set_of (0),
      .onset_s = onset_s,
      .duration_s = duration_s,
      .pattern = pattern,
      .family = 1,
      .mu = 0.8,
      .score = score,
      .frequency_hz = NAN,
      .n_bursts = 1,
      .ambiguous_with = SOLEUS_PATTERN_NONE,
  };

  g_array_append_val (analysis->episodes, row);
}

SoleusAnalysis *
plot_example_analysis (void)
{
  SoleusAnalysis *analysis = soleus_analysis_new ();
  SoleusStateSpan rest = {0.0, 26.0, SOLEUS_STATE_REST};
  SoleusStateSpan bad = {26.0, 4.0, SOLEUS_STATE_UNUSABLE};
  SoleusArtefact pop = {
      soleus_channel_set_of (0), 5.0, 0.4, SOLEUS_ARTEFACT_POP};

  for (guint k = 0; k < 15; k++)
    if (k != 5)
      add_episode (analysis, SOLEUS_PATTERN_FASC, 2.0 * k + 1.0, 0.03,
          k % 3 == 0 ? 0.3 : 0.8);
  add_episode (analysis, SOLEUS_PATTERN_TREM, 29.5, 0.5, 0.7);
  g_array_append_val (analysis->states, rest);
  g_array_append_val (analysis->states, bad);
  g_array_append_val (analysis->artefacts, pop);
  return analysis;
}
