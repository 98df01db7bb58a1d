/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-ramp.h"

#include <math.h>

/* Log likelihood that a slope must explain more than a step. */
#define LEAST_GAIN 4.0
/* What is there at the end stands on so many bins at least. */
#define LEAST_TOP 4
/* And stands out of the noise by so much (power). */
#define LEAST_RISE 0.3
/* Logarithms of so many factors are taken at once. */
#define AT_ONCE 8

static const gsize lengths[] = {0, 3, 6, 12, 24, 48, 96};

/* Minus twice the log likelihood, over the freedom of a bin: the sum of
 * log v + x / v over the bins, v what is expected, x what is there, both in
 * noise powers. sums[k]: of the first k bins. */
static double
cost (const double *sums, gsize n, gsize start, gsize length)
{
  gsize top = start + length;
  double mean = (sums[n] - sums[top]) / (double)(n - top);
  double rise = mean - 1.0;
  double sum = sums[start];
  double product = 1.0;

  if (rise < LEAST_RISE)
    return INFINITY;
  for (gsize k = 0; k < length; k++)
    {
      double part = ((double)k + 0.5) / (double)length;
      double expected = 1.0 + rise * part * part;
      sum += (sums[start + k + 1] - sums[start + k]) / expected;
      product *= expected;
      if (k % AT_ONCE == AT_ONCE - 1)
        {
          sum += log (product);
          product = 1.0;
        }
    }
  return sum + log (product) + (double)(n - top) * (log (mean) + 1.0);
}

gboolean
soleus_ramp_find (const double *power, gsize n, double noise, double freedom,
    gsize *start, gsize *length)
{
  g_autofree double *sums = g_new (double, n + 1);
  double step = INFINITY;
  double best = INFINITY;

  *start = 0;
  *length = 0;
  sums[0] = 0.0;
  for (gsize k = 0; k < n; k++)
    sums[k + 1] = sums[k] + (noise > 0.0 ? power[k] / noise : 0.0);
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    for (gsize at = 0; at + lengths[i] + LEAST_TOP <= n; at++)
      {
        double now = cost (sums, n, at, lengths[i]);
        if (lengths[i] == 0)
          step = MIN (step, now);
        if (now < best)
          {
            best = now;
            *start = at;
            *length = lengths[i];
          }
      }
  return isfinite (best) && *length > 0
      && 0.5 * freedom * (step - best) >= LEAST_GAIN;
}
