/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-principal-axis.h"

#include <math.h>

#include "soleus-envelope.h"

#define MOST_AXES 3
#define POWER_STEPS \
  60 /* the direction of a 3 x 3 matrix settles well before \
      */

static void
covariance (const float *const *axes, guint n_axes, gsize n, const double *mean,
    double c[MOST_AXES][MOST_AXES])
{
  for (guint a = 0; a < n_axes; a++)
    for (guint b = a; b < n_axes; b++)
      {
        double sum = 0.0;
        for (gsize i = 0; i < n; i++)
          sum += (axes[a][i] - mean[a]) * (axes[b][i] - mean[b]);
        c[a][b] = c[b][a] = n == 0 ? 0.0 : sum / (double)n;
      }
}

/* Largest eigenvector by powers, from the axis of the largest variance. */
static double
largest_direction (
    double c[MOST_AXES][MOST_AXES], guint n_axes, double *direction)
{
  guint start = 0;
  double value = 0.0;

  for (guint a = 1; a < n_axes; a++)
    if (c[a][a] > c[start][start])
      start = a;
  for (guint a = 0; a < n_axes; a++)
    direction[a] = a == start ? 1.0 : 0.1;
  for (int step = 0; step < POWER_STEPS; step++)
    {
      double next[MOST_AXES] = {0.0};
      double norm = 0.0;
      for (guint a = 0; a < n_axes; a++)
        for (guint b = 0; b < n_axes; b++)
          next[a] += c[a][b] * direction[b];
      for (guint a = 0; a < n_axes; a++)
        norm += next[a] * next[a];
      norm = sqrt (norm);
      if (norm <= 0.0)
        break;
      value = norm;
      for (guint a = 0; a < n_axes; a++)
        direction[a] = next[a] / norm;
    }
  return value;
}

double
soleus_principal_axis (
    const float *const *axes, guint n_axes, gsize n, float *out)
{
  double mean[MOST_AXES] = {0.0};
  double c[MOST_AXES][MOST_AXES] = {{0.0}};
  double direction[MOST_AXES] = {1.0, 0.0, 0.0};
  double trace = 0.0;

  n_axes = MIN (n_axes, MOST_AXES);
  for (guint a = 0; a < n_axes; a++)
    mean[a] = soleus_mean (axes[a], n);
  covariance (axes, n_axes, n, mean, c);
  double value = largest_direction (c, n_axes, direction);
  guint largest = 0;
  for (guint a = 0; a < n_axes; a++)
    {
      trace += c[a][a];
      if (fabs (direction[a]) > fabs (direction[largest]))
        largest = a;
    }
  double sign = direction[largest] < 0.0 ? -1.0 : 1.0;
  for (gsize i = 0; i < n; i++)
    {
      double sum = 0.0;
      for (guint a = 0; a < n_axes; a++)
        sum += sign * direction[a] * (axes[a][i] - mean[a]);
      out[i] = (float)sum;
    }
  return trace > 0.0 ? MIN (value / trace, 1.0) : 0.0;
}
