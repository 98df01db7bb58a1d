/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-fir.h"

#include "soleus-fft.h"
#include "soleus-hot.h"

#include <string.h>

/* Outputs that are summed at once, in registers. */
#define TILE 32
/* From here on transforms are faster: tests/bench. */
#define FAST_TAPS 128
#define MIN_TRANSFORM 1024

SOLEUS_HOT static void
sum_tile (const float *x, const float *taps, gsize n_taps, float *y)
{
  float sum[TILE] = {0.0f};

  for (gsize j = 0; j < n_taps; j++)
    for (guint k = 0; k < TILE; k++)
      sum[k] += taps[j] * x[k + n_taps - 1 - j];
  memcpy (y, sum, sizeof sum);
}

/* One output near an end: what is not there is 0. */
static float
sum_at (const float *x, gsize n, const float *taps, gsize n_taps, gsize i)
{
  float sum = 0.0f;

  for (gsize j = 0; j < n_taps; j++)
    {
      /* Before the first sample this wraps round, beyond the last as well. */
      gsize at = i + n_taps / 2 - j;

      if (at < n)
        sum += taps[j] * x[at];
    }
  return sum;
}

void
soleus_fir_direct (
    const float *x, gsize n, const float *taps, gsize n_taps, float *y)
{
  gsize half = n_taps / 2;
  gsize lead = n_taps > 0 ? n_taps - 1 - half : 0; /* samples before i */
  gsize i = 0;

  for (; i < MIN (n, lead); i++)
    y[i] = sum_at (x, n, taps, n_taps, i);
  for (; i + TILE + half <= n; i += TILE)
    sum_tile (x + i - lead, taps, n_taps, y + i);
  for (; i < n; i++)
    y[i] = sum_at (x, n, taps, n_taps, i);
}

static void
multiply (SoleusComplex *a, const SoleusComplex *b, gsize n)
{
  for (gsize k = 0; k < n; k++)
    a[k] = (SoleusComplex){
        a[k].re * b[k].re - a[k].im * b[k].im,
        a[k].re * b[k].im + a[k].im * b[k].re,
    };
}

/* Copies x[first .. first + length), zeros where there is nothing. */
static void
cut_out (const float *x, gsize n, gssize first, gsize length, float *out)
{
  gsize skip = first < 0 ? MIN ((gsize)-first, length) : 0;
  gsize start = first < 0 ? 0 : (gsize)first;
  gsize have = start < n ? MIN (n - start, length - skip) : 0;

  memset (out, 0, length * sizeof *out);
  if (have > 0)
    memcpy (out + skip, x + start, have * sizeof *out);
}

static void
bank_by_transforms (const float *x, gsize n, const float *const *taps,
    gsize n_kernels, gsize n_taps, float *const *y)
{
  gsize length = MAX (MIN_TRANSFORM, soleus_fft_good_length (6 * n_taps));
  g_autoptr (SoleusFft) fft = soleus_fft_new (length);
  gsize n_bins = soleus_fft_get_n_bins (fft);
  gsize step = length - n_taps + 1;
  g_autofree float *piece = g_new0 (float, length);
  g_autofree SoleusComplex *kernels =
      g_new (SoleusComplex, n_bins * MAX (n_kernels, 1));
  g_autofree SoleusComplex *bins = g_new (SoleusComplex, n_bins);
  g_autofree SoleusComplex *product = g_new (SoleusComplex, n_bins);

  for (gsize k = 0; k < n_kernels; k++)
    {
      memset (piece, 0, length * sizeof *piece);
      memcpy (piece, taps[k], n_taps * sizeof *piece);
      soleus_fft_forward (fft, piece, kernels + k * n_bins);
    }
  /* Overlap-save: the first n_taps - 1 outputs of each transform are not
   * whole. */
  for (gsize i = 0; i < n; i += step)
    {
      gssize first = (gssize)(i + n_taps / 2) - (gssize)(n_taps - 1);

      cut_out (x, n, first, length, piece);
      soleus_fft_forward (fft, piece, bins);
      for (gsize k = 0; k < n_kernels; k++)
        {
          memcpy (product, bins, n_bins * sizeof *bins);
          multiply (product, kernels + k * n_bins, n_bins);
          soleus_fft_inverse (fft, product, piece);
          memcpy (
              y[k] + i, piece + n_taps - 1, MIN (step, n - i) * sizeof *piece);
        }
    }
}

void
soleus_fir_fast (
    const float *x, gsize n, const float *taps, gsize n_taps, float *y)
{
  bank_by_transforms (x, n, &taps, 1, n_taps, &y);
}

void
soleus_fir (const float *x, gsize n, const float *taps, gsize n_taps, float *y)
{
  if (n_taps < FAST_TAPS)
    soleus_fir_direct (x, n, taps, n_taps, y);
  else
    soleus_fir_fast (x, n, taps, n_taps, y);
}

void
soleus_fir_bank (const float *x, gsize n, const float *const *taps,
    gsize n_kernels, gsize n_taps, float *const *y)
{
  g_return_if_fail (n_taps >= 1);
  if (n_taps >= FAST_TAPS)
    bank_by_transforms (x, n, taps, n_kernels, n_taps, y);
  else
    for (gsize k = 0; k < n_kernels; k++)
      soleus_fir_direct (x, n, taps[k], n_taps, y[k]);
}
