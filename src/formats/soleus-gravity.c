/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-gravity.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "soleus-recording-override.h"

#define N_BLOCKS 64
#define BLOCK 32
/* Own movement shifts the median magnitude of a worn sensor by less than a
 * fifth; the nearest two explanations are a factor of 9.8 apart. */
#define TOLERANCE 0.2
#define STANDARD_GRAVITY_M_S2 9.80665

/* The median says this many units a g: what the numbers really are. */
static const struct
{
  double per_g;
  const char *unit;
} explanations[] = {
    {1.0, "g"},
    {STANDARD_GRAVITY_M_S2, "m/s^2"},
    {1000.0, "mg"},
    {1.0 / STANDARD_GRAVITY_M_S2, "g"},
    {1.0 / 1000.0, "g"},
    {1000.0 / STANDARD_GRAVITY_M_S2, "mg"},
    {STANDARD_GRAVITY_M_S2 / 1000.0, "m/s^2"},
};

static int
compare_floats (gconstpointer a, gconstpointer b)
{
  float left = *(const float *)a, right = *(const float *)b;

  return left < right ? -1 : left > right;
}

/* NAN: not measured. */
static double
median_magnitude (const SoleusRecording *recording, const guint *axes)
{
  const SoleusChannel *x = soleus_recording_get_channel (recording, axes[0]);
  float samples[3][BLOCK], magnitudes[N_BLOCKS * BLOCK];
  const guint64 n = x->n_samples;
  guint n_taken = 0;

  for (guint b = 0; b < N_BLOCKS && n >= BLOCK; b++)
    {
      guint64 first = (n - BLOCK) / (N_BLOCKS - 1) * b;
      for (guint i = 0; i < 3; i++)
        if (!soleus_recording_read (
                recording, axes[i], first, BLOCK, samples[i], NULL))
          return NAN;
      for (guint k = 0; k < BLOCK; k++)
        {
          float square = samples[0][k] * samples[0][k]
              + samples[1][k] * samples[1][k] + samples[2][k] * samples[2][k];
          if (isfinite (square))
            magnitudes[n_taken++] = sqrtf (square);
        }
    }
  if (n_taken == 0)
    return NAN;
  qsort (magnitudes, n_taken, sizeof *magnitudes, compare_floats);
  return magnitudes[n_taken / 2];
}

static gboolean
find_axes (const SoleusRecording *recording, int sensor, guint *axes)
{
  guint n_found = 0;

  for (guint c = 0; c < soleus_recording_get_n_channels (recording); c++)
    {
      const SoleusChannel *channel =
          soleus_recording_get_channel (recording, c);
      if (channel->sensor != sensor || channel->axis < 0)
        continue;
      axes[channel->axis] = c;
      n_found++;
    }
  return n_found == 3;
}

/* Without gravity, or in a unit that is no acceleration. */
static gboolean
tells_nothing (const SoleusChannel *channel)
{
  g_autofree char *label = g_ascii_strdown (channel->label, -1);

  return strstr (label, "lin") != NULL || strstr (label, "user") != NULL
      || strstr (label, "without") != NULL
      || (*channel->unit != '\0' && strcmp (channel->unit, "g") != 0);
}

static void
correct (GPtrArray *overrides, const guint *axes, double per_g)
{
  for (guint i = 0; i < 3; i++)
    {
      SoleusChannelOverride *row = g_new0 (SoleusChannelOverride, 1);
      row->channel = axes[i];
      row->mask = SOLEUS_OVERRIDE_SCALE | SOLEUS_OVERRIDE_UNIT;
      row->scale = 1.0 / per_g;
      row->unit = g_strdup ("g");
      g_ptr_array_add (overrides, row);
    }
}

static void
check_sensor (const SoleusRecording *recording, int sensor,
    GPtrArray *overrides, SoleusReadLog *log)
{
  const SoleusChannel *first;
  g_autofree char *measured = NULL;
  guint axes[3];
  double magnitude;

  if (!find_axes (recording, sensor, axes))
    return;
  first = soleus_recording_get_channel (recording, axes[0]);
  if (tells_nothing (first))
    return;
  magnitude = median_magnitude (recording, axes);
  measured = g_strdup_printf ("%.3g", magnitude);
  for (gsize i = 0; i < G_N_ELEMENTS (explanations); i++)
    {
      double ratio = magnitude / explanations[i].per_g;
      if (!(ratio > 1.0 - TOLERANCE && ratio < 1.0 + TOLERANCE))
        continue;
      if (first->calibrated && i == 0)
        return;
      /* Without a unit only the three plain readings are believed. */
      if (!first->calibrated && i > 2)
        return;
      correct (overrides, axes, explanations[i].per_g);
      soleus_read_log_add (log,
          first->calibrated ? SOLEUS_LOG_REPAIRED : SOLEUS_LOG_ASSUMED,
          first->calibrated ? "gravity-contradicts-unit" : "gravity-tells-unit",
          "label", first->label, "unit", explanations[i].unit, "magnitude",
          measured, NULL);
      return;
    }
}

SoleusRecording *
soleus_gravity_check (SoleusRecording *recording, SoleusReadLog *log)
{
  g_autoptr (GPtrArray) overrides = g_ptr_array_new_with_free_func (
      (GDestroyNotify)soleus_channel_override_free);
  SoleusRecording *corrected;
  int n_sensors = 0;

  for (guint c = 0; c < soleus_recording_get_n_channels (recording); c++)
    n_sensors = MAX (
        n_sensors, soleus_recording_get_channel (recording, c)->sensor + 1);
  for (int sensor = 0; sensor < n_sensors; sensor++)
    check_sensor (recording, sensor, overrides, log);
  if (overrides->len == 0)
    return recording;
  corrected = soleus_recording_with_overrides (recording,
      (const SoleusChannelOverride *const *)overrides->pdata, overrides->len,
      NULL);
  g_assert (corrected != NULL);
  soleus_recording_unref (recording);
  return corrected;
}
