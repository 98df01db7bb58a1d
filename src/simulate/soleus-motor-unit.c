/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-motor-unit.h"

#include <math.h>

#include "soleus-twitch.h"

/* science.md 4.4: a second muscle is seen low-passed at 100 Hz; a moving mean
 * of 0.443 / f is at -3 dB there. */
#define CROSSTALK_SMOOTH_S (0.443 / 100.0)
#define ARRAY_STEP_MM 20.0

double
soleus_motor_unit_draw_amplitude_uv (SoleusRandom *random, gboolean needle)
{
  return needle
      ? soleus_random_normal_within (random, 561.0, 367.0, 123.0, 1480.0)
      : soleus_random_log_normal_within (random, 90.0, 0.6, 20.0, 1500.0);
}

/* The wave behind a moving mean of CROSSTALK_SMOOTH_S. */
static SoleusWave *
smoothed (const SoleusWave *wave)
{
  const double fine_hz = wave->rate_hz * SOLEUS_WAVE_OVERSAMPLING;
  const gint64 half = MAX ((gint64)(0.5 * CROSSTALK_SMOOTH_S * fine_hz), 1);
  SoleusWave *out = g_new0 (SoleusWave, 1);
  double sum = 0.0;

  out->rate_hz = wave->rate_hz;
  out->n = wave->n + 2 * (gsize)half;
  out->before_s = wave->before_s + (double)half / fine_hz;
  out->samples = g_new0 (float, out->n);
  for (gint64 i = 0; i < (gint64)out->n; i++)
    {
      if (i < (gint64)wave->n)
        sum += wave->samples[i];
      if (i > 2 * half)
        sum -= wave->samples[i - 2 * half - 1];
      out->samples[i] = (float)(sum / (double)(2 * half + 1));
    }
  return out;
}

/* All channels lie along the fibres of one muscle. */
static void
draw_array (SoleusMotorUnit *unit, SoleusRandom *random,
    const SoleusElectrodes *electrodes)
{
  g_autoptr (SoleusFibres) fibres = soleus_fibres_new (random);
  const double first_mm = soleus_random_uniform (random, 15.0, 25.0);
  double delay_s;

  for (guint c = 0; c < unit->n_channels; c++)
    unit->waves[c] = soleus_fibres_wave (
        fibres, electrodes->rate_hz, first_mm + c * ARRAY_STEP_MM);
  delay_s = soleus_wave_time_s (
      unit->waves[unit->home], soleus_wave_peak_idx (unit->waves[unit->home]));
  for (guint c = 0; c < unit->n_channels; c++)
    unit->waves[c]->before_s += delay_s;
}

static SoleusWave *
draw_home (SoleusRandom *random, const SoleusElectrodes *electrodes)
{
  SoleusWave *wave;

  if (electrodes->needle)
    return soleus_hermite_needle_wave (random, electrodes->rate_hz);
  if (electrodes->shape == SOLEUS_SHAPE_HERMITE)
    return soleus_hermite_wave (random, electrodes->rate_hz,
        soleus_random_uniform (random, 0.002, 0.004));
  {
    g_autoptr (SoleusFibres) fibres = soleus_fibres_new (random);
    /* Beside the zone of the endplates, where both directions cancel. */
    wave = soleus_fibres_wave (fibres, electrodes->rate_hz,
        soleus_random_uniform (random, 15.0, 40.0));
  }
  soleus_wave_reference_peak (wave);
  return wave;
}

static void
draw_direction (SoleusMotorUnit *unit, SoleusRandom *random)
{
  double length = 0.0;

  /* Mostly outwards (z), with some of it along the skin. */
  unit->direction[0] = soleus_random_normal (random, 0.0, 0.3);
  unit->direction[1] = soleus_random_normal (random, 0.0, 0.3);
  unit->direction[2] = 1.0;
  for (guint k = 0; k < 3; k++)
    length += unit->direction[k] * unit->direction[k];
  for (guint k = 0; k < 3; k++)
    unit->direction[k] /= sqrt (length);
}

/* Scales all channels so that home is @amplitude_uv from peak to peak. */
static void
scale_waves (SoleusMotorUnit *unit, double amplitude_uv)
{
  const double factor =
      amplitude_uv / soleus_wave_peak_to_peak (unit->waves[unit->home]);

  unit->amplitude_uv = amplitude_uv;
  for (guint c = 0; c < unit->n_channels; c++)
    if (unit->waves[c] != NULL)
      soleus_wave_scale (unit->waves[c], factor);
}

static void
draw_crosstalk (SoleusMotorUnit *unit, double share)
{
  for (guint c = 0; c < unit->n_channels; c++)
    if (c != unit->home && share > 0.0)
      {
        unit->waves[c] = smoothed (unit->waves[unit->home]);
        soleus_wave_scale (unit->waves[c], share);
      }
}

SoleusMotorUnit *
soleus_motor_unit_new (SoleusRandom *random, const SoleusElectrodes *electrodes,
    guint id, guint home, double amplitude_uv, double acc_rate_hz)
{
  SoleusMotorUnit *unit = g_new0 (SoleusMotorUnit, 1);

  unit->id = id;
  unit->home = home;
  unit->n_channels = electrodes->n_channels;
  unit->waves = g_new0 (SoleusWave *, unit->n_channels);
  unit->jitter = soleus_random_uniform (random, 0.03, 0.08);
  if (isnan (amplitude_uv))
    amplitude_uv =
        soleus_motor_unit_draw_amplitude_uv (random, electrodes->needle);
  if (electrodes->array)
    draw_array (unit, random, electrodes);
  else
    {
      unit->waves[home] = draw_home (random, electrodes);
      draw_crosstalk (unit, electrodes->crosstalk);
    }
  scale_waves (unit, amplitude_uv);
  draw_direction (unit, random);
  if (acc_rate_hz > 0.0)
    unit->twitch = soleus_twitch_draw (random, acc_rate_hz, 0.02, 0.5);
  return unit;
}

void
soleus_motor_unit_free (SoleusMotorUnit *unit)
{
  if (unit == NULL)
    return;
  for (guint c = 0; c < unit->n_channels; c++)
    soleus_wave_free (unit->waves[c]);
  g_free (unit->waves);
  soleus_wave_free (unit->twitch);
  g_free (unit);
}
