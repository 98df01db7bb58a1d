/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-fft.h"

#include <fftw3.h>
#include <string.h>

struct _SoleusFft
{
  gsize length;
  float *time;
  fftwf_complex *bins;
  const struct _Plans *plans;
};

/* Plans cost more to make than to run, are read-only once made, and are run on
 * any buffers of fftwf_malloc(): those of a length are made once and kept. The
 * planner of FFTW is one state for the whole program anyway. */
typedef struct _Plans
{
  gsize length;
  fftwf_plan forward;
  fftwf_plan inverse;
} Plans;

static GMutex planner_lock;
static GHashTable *known_plans; /* of Plans, by their length */

/* @time and @bins are only looked at for how they lie in memory. */
static const Plans *
plans_for (gsize length, float *time, fftwf_complex *bins)
{
  Plans *plans;

  g_mutex_lock (&planner_lock);
  if (known_plans == NULL)
    known_plans = g_hash_table_new (g_direct_hash, g_direct_equal);
  plans = g_hash_table_lookup (known_plans, GSIZE_TO_POINTER (length));
  if (plans == NULL)
    {
      plans = g_new (Plans, 1);
      plans->length = length;
      plans->forward =
          fftwf_plan_dft_r2c_1d ((int)length, time, bins, FFTW_ESTIMATE);
      plans->inverse =
          fftwf_plan_dft_c2r_1d ((int)length, bins, time, FFTW_ESTIMATE);
      g_hash_table_insert (known_plans, GSIZE_TO_POINTER (length), plans);
    }
  g_mutex_unlock (&planner_lock);
  return plans;
}

SoleusFft *
soleus_fft_new (gsize length)
{
  SoleusFft *fft;

  g_return_val_if_fail (length >= 1 && length <= G_MAXINT, NULL);

  fft = g_new0 (SoleusFft, 1);
  fft->length = length;
  fft->time = fftwf_alloc_real (length);
  fft->bins = fftwf_alloc_complex (length / 2 + 1);
  fft->plans = plans_for (length, fft->time, fft->bins);
  return fft;
}

void
soleus_fft_free (SoleusFft *fft)
{
  if (fft == NULL)
    return;
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
  fftwf_execute_dft_r2c (fft->plans->forward, fft->time, fft->bins);
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
  fftwf_execute_dft_c2r (fft->plans->inverse, fft->bins, fft->time);
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
