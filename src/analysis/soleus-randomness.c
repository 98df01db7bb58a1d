/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-randomness.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Upper points of the modified distance for an exponential law whose mean is
 * taken from the data [stephens1974]; between them and beyond, the logarithm
 * of the probability is a line. */
static const struct
{
  double distance;
  double p;
} points[] = {
    {0.926, 0.15}, {0.990, 0.10}, {1.094, 0.05}, {1.190, 0.025}, {1.308, 0.01}};

static int
by_value (gconstpointer a, gconstpointer b)
{
  const double *x = a;
  const double *y = b;

  return (*x > *y) - (*x < *y);
}

static double
probability_of (double distance)
{
  guint i = 1;

  while (i + 1 < G_N_ELEMENTS (points) && distance > points[i].distance)
    i++;
  double share = (distance - points[i - 1].distance)
      / (points[i].distance - points[i - 1].distance);
  double from = log (points[i - 1].p);
  return MIN (exp (from + share * (log (points[i].p) - from)), 1.0);
}

double
soleus_randomness_p (const double *interval_s, guint n)
{
  double mean = 0.0;
  double most = 0.0;

  if (n < SOLEUS_RANDOMNESS_LEAST)
    return NAN;
  g_autofree double *x = g_memdup2 (interval_s, n * sizeof *x);
  qsort (x, n, sizeof *x, by_value);
  /* The smallest is the dead time: what the others exceed it by follows the
   * law without one. */
  guint m = n - 1;
  for (guint i = 1; i < n; i++)
    mean += (x[i] - x[0]) / m;
  if (!(mean > 0.0))
    return points[G_N_ELEMENTS (points) - 1].p;
  for (guint i = 0; i < m; i++)
    {
      double share = -expm1 (-(x[i + 1] - x[0]) / mean);
      most = MAX (most, share - (double)i / m);
      most = MAX (most, (double)(i + 1) / m - share);
    }
  return probability_of ((most - 0.2 / m) * (sqrt (m) + 0.26 + 0.5 / sqrt (m)));
}
