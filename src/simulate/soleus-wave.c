/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-wave.h"

#include <math.h>

SoleusWave *
soleus_wave_new (double rate_hz, double before_s, double after_s)
{
  const double fine_hz = rate_hz * SOLEUS_WAVE_OVERSAMPLING;
  SoleusWave *wave = g_new0 (SoleusWave, 1);
  const gsize n_before = (gsize)ceil (before_s * fine_hz);

  wave->rate_hz = rate_hz;
  wave->before_s = (double)n_before / fine_hz;
  wave->n = n_before + (gsize)ceil (after_s * fine_hz) + 1;
  wave->samples = g_new0 (float, wave->n);
  return wave;
}

SoleusWave *
soleus_wave_copy (const SoleusWave *wave)
{
  SoleusWave *copy = g_new (SoleusWave, 1);

  *copy = *wave;
  copy->samples = g_memdup2 (wave->samples, wave->n * sizeof *wave->samples);
  return copy;
}

void
soleus_wave_free (SoleusWave *wave)
{
  if (wave == NULL)
    return;
  g_free (wave->samples);
  g_free (wave);
}

double
soleus_wave_time_s (const SoleusWave *wave, gsize idx)
{
  return (double)idx / (wave->rate_hz * SOLEUS_WAVE_OVERSAMPLING)
      - wave->before_s;
}

double
soleus_wave_peak_to_peak (const SoleusWave *wave)
{
  float low = 0.0f, high = 0.0f;

  for (gsize i = 0; i < wave->n; i++)
    {
      low = MIN (low, wave->samples[i]);
      high = MAX (high, wave->samples[i]);
    }
  return (double)high - (double)low;
}

gsize
soleus_wave_peak_idx (const SoleusWave *wave)
{
  gsize best = 0;

  for (gsize i = 1; i < wave->n; i++)
    if (fabsf (wave->samples[i]) > fabsf (wave->samples[best]))
      best = i;
  return best;
}

void
soleus_wave_scale (SoleusWave *wave, double factor)
{
  for (gsize i = 0; i < wave->n; i++)
    wave->samples[i] = (float)(wave->samples[i] * factor);
}

void
soleus_wave_add (
    const SoleusWave *wave, double time_s, double gain, float *out, gsize n)
{
  const int fine = SOLEUS_WAVE_OVERSAMPLING;
  /* Fine index of the wave's first sample on the time axis of @out. */
  const gint64 start =
      (gint64)llround ((time_s - wave->before_s) * wave->rate_hz * fine);
  gint64 first = start >= 0 ? (start + fine - 1) / fine : -(-start / fine);

  first = MAX (first, 0);
  for (gint64 i = first; i < (gint64)n; i++)
    {
      gint64 idx = i * fine - start;
      if (idx >= (gint64)wave->n)
        break;
      out[i] += (float)(gain * wave->samples[idx]);
    }
}
