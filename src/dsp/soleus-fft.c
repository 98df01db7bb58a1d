/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-fft.h"

#include <fftw3.h>
#include <string.h>

struct _SoleusFft
{
  gsize length;
  float *time;
  fftwf_complex *bins;
  fftwf_plan forward;
  fftwf_plan inverse;
};

/* The planner of FFTW is one state for the whole program. */
static GMutex planner_lock;

SoleusFft *
soleus_fft_new (gsize length)
{
  SoleusFft *fft;

  g_return_val_if_fail (length >= 1 && length <= G_MAXINT, NULL);

  fft = g_new0 (SoleusFft, 1);
  fft->length = length;
  fft->time = fftwf_alloc_real (length);
  fft->bins = fftwf_alloc_complex (length / 2 + 1);
  g_mutex_lock (&planner_lock);
  fft->forward =
      fftwf_plan_dft_r2c_1d ((int)length, fft->time, fft->bins, FFTW_ESTIMATE);
  fft->inverse =
      fftwf_plan_dft_c2r_1d ((int)length, fft->bins, fft->time, FFTW_ESTIMATE);
  g_mutex_unlock (&planner_lock);
  return fft;
}

void
soleus_fft_free (SoleusFft *fft)
{
  if (fft == NULL)
    return;
  g_mutex_lock (&planner_lock);
  fftwf_destroy_plan (fft->forward);
  fftwf_destroy_plan (fft->inverse);
  g_mutex_unlock (&planner_lock);
  fftwf_free (fft->time);
  fftwf_free (fft->bins);
  g_free (fft);
}

gsize
soleus_fft_get_length (const SoleusFft *fft)
{
  return fft->length;
}

gsize
soleus_fft_get_n_bins (const SoleusFft *fft)
{
  return fft->length / 2 + 1;
}

double
soleus_fft_bin_hz (const SoleusFft *fft, gsize bin, double rate_hz)
{
  return (double)bin * rate_hz / (double)fft->length;
}

static void
transform (SoleusFft *fft, const float *x)
{
  memcpy (fft->time, x, fft->length * sizeof *x);
  fftwf_execute (fft->forward);
}

void
soleus_fft_forward (SoleusFft *fft, const float *x, SoleusComplex *spectrum)
{
  transform (fft, x);
  for (gsize k = 0; k <= fft->length / 2; k++)
    spectrum[k] = (SoleusComplex){fft->bins[k][0], fft->bins[k][1]};
}

void
soleus_fft_inverse (SoleusFft *fft, const SoleusComplex *spectrum, float *x)
{
  float scale = 1.0f / (float)fft->length;

  for (gsize k = 0; k <= fft->length / 2; k++)
    {
      fft->bins[k][0] = spectrum[k].re;
      fft->bins[k][1] = spectrum[k].im;
    }
  fftwf_execute (fft->inverse);
  for (gsize i = 0; i < fft->length; i++)
    x[i] = fft->time[i] * scale;
}

void
soleus_fft_power (SoleusFft *fft, const float *x, float *power)
{
  transform (fft, x);
  for (gsize k = 0; k <= fft->length / 2; k++)
    power[k] =
        fft->bins[k][0] * fft->bins[k][0] + fft->bins[k][1] * fft->bins[k][1];
}

static gboolean
is_smooth (gsize n)
{
  static const gsize primes[] = {2, 3, 5, 7};

  for (gsize i = 0; i < G_N_ELEMENTS (primes); i++)
    while (n % primes[i] == 0)
      n /= primes[i];
  return n == 1;
}

gsize
soleus_fft_good_length (gsize at_least)
{
  gsize n = MAX (at_least, 1);

  while (!is_smooth (n))
    n++;
  return n;
}
