/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-hilbert.h"

#include "soleus-fft.h"

#include <math.h>

/* x as if it went back and forth for ever. */
static float
mirrored (const float *x, gsize n, gssize i)
{
  gssize period = (gssize)(2 * n - 2);

  if (n == 1)
    return x[0];
  i = ((i % period) + period) % period;
  return x[i < (gssize)n ? i : period - i];
}

/* The Hilbert transform: every frequency a quarter turn later. */
static float *
quarter_turn (const float *x, gsize n)
{
  gsize pad = n / 4 + 16;
  gsize length = soleus_fft_good_length (n + 2 * pad);
  g_autoptr (SoleusFft) fft = soleus_fft_new (length);
  gsize n_bins = soleus_fft_get_n_bins (fft);
  g_autofree float *padded = g_new (float, length);
  g_autofree SoleusComplex *bins = g_new (SoleusComplex, n_bins);
  float *turned = g_new (float, n);

  for (gsize i = 0; i < length; i++)
    padded[i] = mirrored (x, n, (gssize)i - (gssize)pad);
  soleus_fft_forward (fft, padded, bins);
  for (gsize k = 0; k < n_bins; k++)
    bins[k] = (SoleusComplex){bins[k].im, -bins[k].re};
  bins[0] = (SoleusComplex){0.0f, 0.0f};
  if (length % 2 == 0)
    bins[n_bins - 1] = (SoleusComplex){0.0f, 0.0f};
  soleus_fft_inverse (fft, bins, padded);
  for (gsize i = 0; i < n; i++)
    turned[i] = padded[pad + i];
  return turned;
}

void
soleus_hilbert (const float *x, gsize n, float *envelope, float *phase_rad)
{
  g_autofree float *turned = NULL;

  if (n == 0)
    return;
  turned = quarter_turn (x, n);
  for (gsize i = 0; i < n; i++)
    {
      float re = x[i], im = turned[i];

      if (envelope != NULL)
        envelope[i] = sqrtf (re * re + im * im);
      if (phase_rad != NULL)
        phase_rad[i] = atan2f (im, re);
    }
}

void
soleus_instantaneous_frequency (
    const float *x, gsize n, double rate_hz, float *frequency_hz)
{
  g_autofree float *turned = NULL;

  if (n == 0)
    return;
  turned = quarter_turn (x, n);
  for (gsize i = 0; i + 1 < n; i++)
    {
      double re = (double)x[i] * (double)x[i + 1]
          + (double)turned[i] * (double)turned[i + 1];
      double im = (double)x[i] * (double)turned[i + 1]
          - (double)turned[i] * (double)x[i + 1];

      frequency_hz[i] = (float)(atan2 (im, re) * rate_hz / (2.0 * G_PI));
    }
  frequency_hz[n - 1] = n > 1 ? frequency_hz[n - 2] : 0.0f;
}

gsize
soleus_cycle_frequencies (const float *x, gsize n, double rate_hz, gsize n_max,
    float *frequency_hz, double *start_s)
{
  gsize n_cycles = 0;
  double last_s = -1.0;

  for (gsize i = 1; i < n; i++)
    {
      double at_s;

      if (!(x[i - 1] < 0.0f && x[i] >= 0.0f))
        continue;
      at_s = ((double)i - (double)x[i] / ((double)x[i] - (double)x[i - 1]))
          / rate_hz;
      if (last_s >= 0.0)
        {
          if (n_cycles < n_max)
            {
              frequency_hz[n_cycles] = (float)(1.0 / (at_s - last_s));
              if (start_s != NULL)
                start_s[n_cycles] = last_s;
            }
          n_cycles++;
        }
      last_s = at_s;
    }
  return n_cycles;
}
