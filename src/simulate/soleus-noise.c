/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-noise.h"

#include <math.h>
#include <string.h>

#include "soleus-butterworth.h"

#define BAND_LOW_HZ 20.0
#define BAND_HIGH_HZ 450.0
#define BLOCK 4096
/* Filters run this long before the first sample that counts. */
#define WARM_UP_S 2.0
#define N_HARMONICS 5
#define N_WANDER_SINES 5

/* Filtered white noise to @out; leaky integrators before the filter colour
 * it. */
typedef struct
{
  SoleusRandom *random;
  SoleusFilter filter;
  SoleusFilterState state;
  double leak[3]; /* per sample; 0: this integrator is not used */
  double held[3];
} Source;

static void
source_run (Source *source, float *out, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      double white = soleus_random_normal (source->random, 0.0, 1.0);
      double sum = 0.0;
      gboolean coloured = FALSE;
      for (guint k = 0; k < G_N_ELEMENTS (source->leak); k++)
        if (source->leak[k] > 0.0)
          {
            source->held[k] += source->leak[k] * (white - source->held[k]);
            /* Poles a decade apart with equal power add up to 1/f. */
            sum += source->held[k] / sqrt (source->leak[k]);
            coloured = TRUE;
          }
      out[i] = (float)(coloured ? sum : white);
    }
  soleus_filter_run (&source->filter, &source->state, out, n, out);
}

/* Runs the source warm, then adds @n samples of exactly @rms. */
static void
source_add (Source *source, double rate_hz, double rms, float *out, gsize n)
{
  g_autofree float *made = g_new (float, MAX (n, BLOCK));
  gsize warm = (gsize)(WARM_UP_S * rate_hz);
  double sum = 0.0, gain;

  if (n == 0 || rms <= 0.0)
    return;
  soleus_filter_reset (&source->state);
  for (; warm > 0; warm -= MIN (warm, BLOCK))
    source_run (source, made, MIN (warm, BLOCK));
  for (gsize at = 0; at < n; at += BLOCK)
    source_run (source, made + at, MIN (n - at, BLOCK));
  for (gsize i = 0; i < n; i++)
    sum += (double)made[i] * made[i];
  gain = sum > 0.0 ? rms / sqrt (sum / (double)n) : 0.0;
  for (gsize i = 0; i < n; i++)
    out[i] += (float)(gain * made[i]);
}

void
soleus_noise_add_band (SoleusRandom *random, double low_hz, double high_hz,
    double rate_hz, double rms, float *out, gsize n)
{
  Source source = {.random = random};

  if (!soleus_butterworth_band_pass (
          2, low_hz, high_hz, rate_hz, &source.filter))
    soleus_butterworth_high_pass (
        2, MIN (low_hz, 0.2 * rate_hz), rate_hz, &source.filter);
  source_add (&source, rate_hz, rms, out, n);
}

void
soleus_noise_add (
    SoleusRandom *random, double rate_hz, double rms, float *out, gsize n)
{
  soleus_noise_add_band (
      random, BAND_LOW_HZ, BAND_HIGH_HZ, rate_hz, rms, out, n);
}

void
soleus_noise_add_slow (SoleusRandom *random, double high_hz, double rate_hz,
    double rms, float *out, gsize n)
{
  Source source = {.random = random};

  for (guint k = 0; k < G_N_ELEMENTS (source.leak); k++)
    source.leak[k] = 1.0
        - exp (-2.0 * G_PI * high_hz / pow (10.0, 1.0 + (double)k) / rate_hz);
  soleus_butterworth_low_pass (
      2, MIN (high_hz, 0.45 * rate_hz), rate_hz, &source.filter);
  source_add (&source, rate_hz, rms, out, n);
}

void
soleus_mains_add (SoleusRandom *random, double mains_hz, double amplitude,
    double rate_hz, float *out, gsize n)
{
  const double line_hz =
      mains_hz + soleus_random_normal_within (random, 0.0, 0.03, -0.1, 0.1);
  const double swing_hz = soleus_random_uniform (random, 0.02, 0.1);
  const double swing_phase = soleus_random_uniform (random, 0.0, 2.0 * G_PI);
  double sizes[N_HARMONICS], phases[N_HARMONICS];

  for (guint k = 0; k < N_HARMONICS; k++)
    {
      sizes[k] = k == 0
          ? amplitude
          : amplitude * soleus_random_uniform (random, 0.05, 0.5) / (k + 1);
      phases[k] = soleus_random_uniform (random, 0.0, 2.0 * G_PI);
    }
  for (guint k = 0; k < N_HARMONICS; k++)
    {
      const double omega = 2.0 * G_PI * line_hz * (k + 1) / rate_hz;
      /* What lies above half the rate is not in a recording. */
      if (line_hz * (k + 1) >= 0.5 * rate_hz)
        break;
      for (gsize i = 0; i < n; i++)
        {
          const double swing = 1.0
              + 0.1
                  * sin (2.0 * G_PI * swing_hz * (double)i / rate_hz
                      + swing_phase);
          out[i] +=
              (float)(sizes[k] * swing * cos (omega * (double)i + phases[k]));
        }
    }
}

void
soleus_wander_add (
    SoleusRandom *random, double amplitude, double rate_hz, float *out, gsize n)
{
  /* A walk that strays by the amplitude in ten minutes. */
  const double step = 0.2 * amplitude / sqrt (600.0 * rate_hz);
  double walk = 0.0;

  for (guint s = 0; s < N_WANDER_SINES; s++)
    {
      const double size = amplitude / N_WANDER_SINES;
      const double f_hz =
          soleus_random_log_normal_within (random, 0.2, 0.8, 0.05, 1.0);
      const double phase = soleus_random_uniform (random, 0.0, 2.0 * G_PI);
      for (gsize i = 0; i < n; i++)
        out[i] += (float)(size
            * sin (2.0 * G_PI * f_hz * (double)i / rate_hz + phase));
    }
  for (gsize i = 0; i < n; i++)
    {
      walk += soleus_random_normal (random, 0.0, step);
      out[i] += (float)walk;
    }
}
