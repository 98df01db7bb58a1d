/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"

#include <math.h>

#include "soleus-butterworth.h"
#include "soleus-envelope.h"
#include "soleus-test.h"

static double
gaussian (GRand *rand)
{
  double u = 1.0 - g_rand_double (rand);

  return sqrt (-2.0 * log (u)) * cos (2.0 * G_PI * g_rand_double (rand));
}

Signal *
signal_new (double rate_hz, double seconds, guint n_channels, double noise_rms,
    guint32 seed)
{
  Signal *signal = g_new0 (Signal, 1);

  signal->rand = g_rand_new_with_seed (seed);
  signal->rate_hz = rate_hz;
  signal->n = (gsize)(seconds * rate_hz);
  signal->n_channels = n_channels;
  for (guint c = 0; c < n_channels; c++)
    {
      signal->x[c] = g_new (float, signal->n);
      for (gsize i = 0; i < signal->n; i++)
        signal->x[c][i] = (float)(noise_rms * gaussian (signal->rand));
    }
  return signal;
}

void
signal_free (Signal *signal)
{
  if (signal == NULL)
    return;
  for (guint c = 0; c < signal->n_channels; c++)
    g_free (signal->x[c]);
  g_rand_free (signal->rand);
  g_free (signal);
}

void
signal_add_potential (Signal *signal, guint channel, double at_s, double p2p)
{
  static const double centre_ms[] = {-2.2, 0.0, 2.6};
  static const double width_ms[] = {0.9, 0.8, 1.3};
  static const double height[] = {-0.25, 0.62, -0.38};

  for (gsize i = 0; i < signal->n; i++)
    {
      double ms = 1000.0 * ((double)i / signal->rate_hz - at_s);
      if (fabs (ms) > 15.0)
        continue;
      for (guint k = 0; k < 3; k++)
        {
          double z = (ms - centre_ms[k]) / width_ms[k];
          signal->x[channel][i] +=
              (float)(p2p * height[k] * exp (-0.5 * z * z));
        }
    }
}

void
signal_add_contraction (Signal *signal, guint channel, double from_s,
    double to_s, double ramp_s, double rms)
{
  gsize first = (gsize)(from_s * signal->rate_hz);
  gsize n = (gsize)(to_s * signal->rate_hz) - first;
  g_autofree float *y = g_new (float, n);
  SoleusFilter filter;

  for (gsize i = 0; i < n; i++)
    y[i] = (float)gaussian (signal->rand);
  soleus_butterworth_band_pass (2, 20.0, 250.0, signal->rate_hz, &filter);
  soleus_filter_zero_phase (&filter, y, n, y);
  double scale = rms / soleus_rms (y, n);
  for (gsize i = 0; i < n; i++)
    {
      double t = (double)i / signal->rate_hz;
      double left_s = to_s - from_s - t;
      double ramp = ramp_s > 0.0 ? MIN (MIN (t, left_s) / ramp_s, 1.0) : 1.0;
      signal->x[channel][first + i] += (float)(scale * ramp * y[i]);
    }
}

void
signal_add_sine (Signal *signal, guint channel, double from_s, double to_s,
    double from_hz, double to_hz, double amplitude)
{
  gsize first = (gsize)(from_s * signal->rate_hz);
  gsize end = MIN ((gsize)(to_s * signal->rate_hz), signal->n);

  for (gsize i = first; i < end; i++)
    {
      double t = (double)(i - first) / signal->rate_hz;
      double slope = (to_hz - from_hz) / (to_s - from_s);
      signal->x[channel][i] += (float)(amplitude
          * sin (2.0 * G_PI * (from_hz * t + 0.5 * slope * t * t)));
    }
}

SoleusRecording *
signal_make (const Signal *signal, SoleusKind kind, double gap_s)
{
  SoleusRecordingFacts facts = {.name = g_strdup ("test"),
      .format_id = "test",
      .fingerprint = g_strdup ("test"),
      .channels =
          g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free),
      .log = soleus_read_log_new ()};

  for (guint c = 0; c < signal->n_channels; c++)
    {
      gboolean emg = kind == SOLEUS_KIND_EMG;
      SoleusChannel *channel =
          soleus_channel_new ("x", kind, emg ? "uV" : "g", signal->rate_hz);
      channel->calibrated = TRUE;
      channel->sensor = emg ? -1 : 0;
      channel->axis = emg ? -1 : (int)c;
      if (gap_s > 0.0)
        {
          gsize half = signal->n / 2;
          soleus_channel_add_run (channel, half, 0.0);
          soleus_channel_add_run (channel, signal->n - half,
              (double)half / signal->rate_hz + gap_s);
        }
      else
        soleus_channel_add_run (channel, signal->n, 0.0);
      g_ptr_array_add (facts.channels, channel);
    }
  return soleus_recording_new_in_memory (
      &facts, (const float *const *)signal->x);
}

SoleusAnalysis *
signal_analyse (const Signal *signal, SoleusKind kind)
{
  g_autoptr (SoleusRecording) recording = signal_make (signal, kind, 0.0);
  g_autoptr (GError) error = NULL;
  SoleusAnalysis *analysis =
      soleus_analyse (recording, NULL, NULL, 0, NULL, &error);

  soleus_test_no_error (error);
  ck_assert_ptr_nonnull (analysis);
  return analysis;
}

guint
count_bursts (const SoleusAnalysis *analysis, SoleusPattern pattern)
{
  guint n = 0;

  for (guint i = 0; i < analysis->bursts->len; i++)
    n += g_array_index (analysis->bursts, SoleusBurst, i).pattern == pattern;
  return n;
}

const SoleusBurst *
burst_near (
    const SoleusAnalysis *analysis, guint channel, double at_s, double within_s)
{
  const SoleusBurst *best = NULL;

  for (guint i = 0; i < analysis->bursts->len; i++)
    {
      const SoleusBurst *row =
          &g_array_index (analysis->bursts, SoleusBurst, i);
      double apart_s = fabs (row->onset_s - at_s);
      if (soleus_channel_set_has (&row->channels, channel)
          && apart_s <= within_s
          && (best == NULL || apart_s < fabs (best->onset_s - at_s)))
        best = row;
    }
  return best;
}
