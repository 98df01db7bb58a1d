/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "validation.h"

#include <gsl/gsl_cdf.h>
#include <stdlib.h>

static int
by_size (const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

/* The first order statistic that more than @chance of all samples lie below:
 * how many of n fall under the quantile is binomial [conover1999]. */
static guint
order_of (double chance, double share, guint n)
{
  guint k = 0;

  while (k < n && gsl_cdf_binomial_P (k, share, n) <= chance)
    k++;
  return k;
}

ValidateQuantile
validation_quantile (double *values, guint n, double share)
{
  ValidateQuantile quantile = {NAN, NAN, NAN};
  guint low, high;

  if (n == 0)
    return quantile;
  qsort (values, n, sizeof *values, by_size);
  quantile.value = values[MIN ((guint)(share * n), n - 1)];
  low = order_of (0.025, share, n);
  high = order_of (0.975, share, n) + 1;
  /* Too few to have one: the interval goes on beyond all of them. */
  if (low < 1 || high > n)
    return quantile;
  quantile.low = values[low - 1];
  quantile.high = values[high - 1];
  return quantile;
}

ValidateQuantile
validation_mean (const double *values, guint n)
{
  double sum = 0.0, squares = 0.0;

  if (n == 0)
    return (ValidateQuantile){NAN, NAN, NAN};
  for (guint i = 0; i < n; i++)
    sum += values[i];
  sum /= n;
  for (guint i = 0; i < n; i++)
    squares += (values[i] - sum) * (values[i] - sum);
  squares = n > 1 ? 1.96 * sqrt (squares / (n - 1) / n) : NAN;
  return (ValidateQuantile){sum, sum - squares, sum + squares};
}
