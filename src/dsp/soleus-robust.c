/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-robust.h"

#include <math.h>
#include <string.h>

#define MAD_TO_SIGMA 1.4826 /* 1 / (0.75 quantile of the normal), exact */

static float
middle_of (float a, float b, float c)
{
  return MAX (MIN (a, b), MIN (MAX (a, b), c));
}

/* Moves the k-th smallest to its place, smaller ones before it [hoare1961]. */
static void
select_kth (float *x, gsize n, gsize k)
{
  gssize low = 0, high = (gssize)n - 1, want = (gssize)k;

  while (low < high)
    {
      float pivot = middle_of (x[low], x[low + (high - low) / 2], x[high]);
      gssize i = low, j = high;

      while (i <= j)
        {
          while (x[i] < pivot)
            i++;
          while (x[j] > pivot)
            j--;
          if (i <= j)
            {
              float swap = x[i];

              x[i++] = x[j];
              x[j--] = swap;
            }
        }
      if (want <= j)
        high = j;
      else if (want >= i)
        low = i;
      else
        return;
    }
}

/*
 * The bits of a float, turned so that they sort as its value does: their top
 * ones are a bin, and only the bin of the wanted one is looked into.
 */
#define BIN_BITS 11
#define N_BINS (1u << BIN_BITS)
/* Below this many samples a plain selection is as fast. */
#define BINS_PAY 256

static inline guint
bin_of (float value)
{
  guint32 bits;

  memcpy (&bits, &value, sizeof bits);
  bits ^= (guint32) - (gint32)(bits >> 31) | 0x80000000u;
  return bits >> (32 - BIN_BITS);
}

static float
smallest_above (const float *x, gsize n, guint bin)
{
  float smallest = INFINITY;

  for (gsize i = 0; i < n; i++)
    if (bin_of (x[i]) > bin)
      smallest = MIN (smallest, x[i]);
  return smallest;
}

/* Keeps the samples of the bin that holds the k-th smallest at the start of
 * @x; @k becomes its place among them. @next is the smallest above the bin
 * where that is the next one of all. */
static gsize
narrow_down (float *x, gsize n, gsize *k, float *next)
{
  guint32 count[N_BINS] = {0};
  gsize kept = 0, below = 0;
  guint bin = 0;

  for (gsize i = 0; i < n; i++)
    count[bin_of (x[i])]++;
  while (below + count[bin] <= *k)
    below += count[bin++];
  *k -= below;
  *next = *k + 1 == count[bin] ? smallest_above (x, n, bin) : (float)INFINITY;
  for (gsize i = 0; i < n; i++)
    {
      float value = x[i];

      x[kept] = value;
      kept += bin_of (value) == bin;
    }
  return kept;
}

/* Type 7 quantile; @x is used up. */
static double
take_quantile (float *x, gsize n, double p)
{
  double place = CLAMP (p, 0.0, 1.0) * (double)(n - 1);
  gsize k = MIN ((gsize)place, n - 1);
  double part = place - (double)k;
  float next = INFINITY;

  if (n >= BINS_PAY && n <= G_MAXUINT32)
    n = narrow_down (x, n, &k, &next);
  select_kth (x, n, k);
  if (part <= 0.0)
    return (double)x[k];
  for (gsize i = k + 1; i < n; i++)
    next = MIN (next, x[i]);
  return (double)x[k] + part * ((double)next - (double)x[k]);
}

double
soleus_quantile (const float *x, gsize n, double p)
{
  g_autofree float *copy = NULL;

  if (n == 0)
    return 0.0;
  copy = g_memdup2 (x, n * sizeof *x);
  return take_quantile (copy, n, p);
}

double
soleus_median (const float *x, gsize n)
{
  return soleus_quantile (x, n, 0.5);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

double
soleus_quantile_double (const double *x, gsize n, double p)
{
  g_autofree double *copy = NULL;
  double place;
  gsize k;

  if (n == 0)
    return 0.0;
  copy = g_memdup2 (x, n * sizeof *x);
  qsort (copy, n, sizeof *copy, compare_doubles);
  place = CLAMP (p, 0.0, 1.0) * (double)(n - 1);
  k = MIN ((gsize)place, n - 1);
  if (k + 1 >= n)
    return copy[k];
  return copy[k] + (place - (double)k) * (copy[k + 1] - copy[k]);
}

double
soleus_median_double (const double *x, gsize n)
{
  return soleus_quantile_double (x, n, 0.5);
}

double
soleus_mad (const float *x, gsize n, double centre)
{
  g_autofree float *distance = g_new (float, MAX (n, 1));

  if (n == 0)
    return 0.0;
  for (gsize i = 0; i < n; i++)
    distance[i] = (float)fabs ((double)x[i] - centre);
  return take_quantile (distance, n, 0.5);
}

double
soleus_robust_sigma (const float *x, gsize n)
{
  return MAD_TO_SIGMA * soleus_mad (x, n, soleus_median (x, n));
}

double
soleus_robust_sigma_zero (const float *x, gsize n, gsize stride)
{
  gsize m;
  g_autofree float *size = NULL;

  g_return_val_if_fail (stride >= 1, 0.0);
  if (n == 0)
    return 0.0;
  m = (n - 1) / stride + 1;
  size = g_new (float, m);
  for (gsize i = 0; i < m; i++)
    size[i] = fabsf (x[i * stride]);
  return MAD_TO_SIGMA * take_quantile (size, m, 0.5);
}

void
soleus_rolling_quantile (
    const float *x, gsize n, gsize half, double p, float *y)
{
  for (gsize i = 0; i < n; i++)
    {
      gsize first = i > half ? i - half : 0;
      gsize end = MIN (n, i + half + 1);

      y[i] = (float)soleus_quantile (x + first, end - first, p);
    }
}
