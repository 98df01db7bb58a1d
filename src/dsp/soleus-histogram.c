/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-robust.h"

#include <math.h>
#include <string.h>

/* A positive float keeps its order as an integer: its exponent and first
 * five bits of mantissa name a bin of 2^-5 relative width, whose middle is
 * never more than 1.6 % away. */
#define MANTISSA_BITS 5
#define SHIFT (23 - MANTISSA_BITS)
#define N_BINS (255u << MANTISSA_BITS)
#define SIGN_OFF 0x7fffffffu

struct _SoleusHistogram
{
  guint64 n;
  guint low, high; /* bins in use, low > high when there are none */
  guint32 count[N_BINS];
};

SoleusHistogram *
soleus_histogram_new (void)
{
  SoleusHistogram *histogram = g_new (SoleusHistogram, 1);

  histogram->low = 0;
  histogram->high = N_BINS - 1;
  soleus_histogram_clear (histogram);
  return histogram;
}

void
soleus_histogram_free (SoleusHistogram *histogram)
{
  g_free (histogram);
}

void
soleus_histogram_clear (SoleusHistogram *histogram)
{
  if (histogram->low <= histogram->high)
    memset (histogram->count + histogram->low, 0,
        (histogram->high - histogram->low + 1) * sizeof (guint32));
  histogram->low = N_BINS;
  histogram->high = 0;
  histogram->n = 0;
}

void
soleus_histogram_add (
    SoleusHistogram *histogram, const float *x, gsize n, gsize stride)
{
  guint low = histogram->low, high = histogram->high;
  guint64 counted = 0;

  g_return_if_fail (stride >= 1);
  for (gsize i = 0; i < n; i += stride)
    {
      guint32 bits;
      guint bin;

      memcpy (&bits, &x[i], sizeof bits);
      bin = (bits & SIGN_OFF) >> SHIFT;
      if (bin >= N_BINS)
        continue;
      histogram->count[bin]++;
      low = MIN (low, bin);
      high = MAX (high, bin);
      counted++;
    }
  histogram->low = low;
  histogram->high = high;
  histogram->n += counted;
}

guint64
soleus_histogram_get_n (const SoleusHistogram *histogram)
{
  return histogram->n;
}

static double
bin_start (guint bin)
{
  guint32 bits = bin << SHIFT;
  float value;

  memcpy (&value, &bits, sizeof value);
  return bin >= N_BINS ? (double)G_MAXFLOAT : (double)value;
}

double
soleus_histogram_quantile (const SoleusHistogram *histogram, double p)
{
  double want, below = 0.0;

  if (histogram->n == 0)
    return 0.0;
  want = CLAMP (p, 0.0, 1.0) * (double)histogram->n;
  for (guint bin = histogram->low; bin <= histogram->high; bin++)
    {
      double here = (double)histogram->count[bin];

      if (here > 0.0 && below + here >= want)
        {
          double part = (want - below) / here;

          return bin_start (bin)
              + part * (bin_start (bin + 1) - bin_start (bin));
        }
      below += here;
    }
  return bin_start (histogram->high + 1);
}
