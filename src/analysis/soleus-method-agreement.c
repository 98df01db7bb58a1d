/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-method-agreement.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

/* Two-sided 95 %. */
#define TAIL 0.975
/* What is nearer to 1 is only rounding away from it. */
#define SAME 1e-12

static const SoleusEstimate unknown = {NAN, NAN, NAN};

/* Mean squares of the two-way analysis of variance. */
typedef struct
{
  double rows; /* between things */
  double columns; /* between raters */
  double error;
} MeanSquares;

static MeanSquares
mean_squares (const double *values, guint n, guint k)
{
  double grand = 0.0, rows = 0.0, columns = 0.0, total = 0.0;

  for (guint i = 0; i < n * k; i++)
    grand += values[i] / (n * k);
  for (guint i = 0; i < n; i++)
    {
      double mean = 0.0;
      for (guint j = 0; j < k; j++)
        mean += values[i * k + j] / k;
      rows += k * (mean - grand) * (mean - grand);
    }
  for (guint j = 0; j < k; j++)
    {
      double mean = 0.0;
      for (guint i = 0; i < n; i++)
        mean += values[i * k + j] / n;
      columns += n * (mean - grand) * (mean - grand);
    }
  for (guint i = 0; i < n * k; i++)
    total += (values[i] - grand) * (values[i] - grand);
  return (MeanSquares){.rows = rows / (n - 1),
      .columns = columns / (k - 1),
      .error = MAX (total - rows - columns, 0.0) / ((n - 1) * (k - 1))};
}

/* McGraw and Wong's interval of ICC(A,1), their table 7. */
static void
set_interval (SoleusEstimate *icc, const MeanSquares *ms, guint n, guint k)
{
  const double a = k * icc->value / (n * (1.0 - icc->value));
  const double b = 1.0 + k * icc->value * (n - 1) / (n * (1.0 - icc->value));
  const double part = a * ms->columns, rest = b * ms->error;
  const double freedom = (part + rest) * (part + rest)
      / (part * part / (k - 1) + rest * rest / ((n - 1.0) * (k - 1)));
  const double common = k * ms->columns + ((double)k * n - k - n) * ms->error;
  const double over = gsl_cdf_fdist_Pinv (TAIL, n - 1, freedom);
  const double under = gsl_cdf_fdist_Pinv (TAIL, freedom, n - 1);

  icc->low = n * (ms->rows - over * ms->error) / (over * common + n * ms->rows);
  icc->high =
      n * (under * ms->rows - ms->error) / (common + n * under * ms->rows);
}

SoleusEstimate
soleus_icc (const double *values, guint n, guint k)
{
  SoleusEstimate icc = unknown;
  MeanSquares ms;
  double all;

  if (n < 2 || k < 2)
    return unknown;
  ms = mean_squares (values, n, k);
  all = ms.rows + (k - 1) * ms.error + (double)k / n * (ms.columns - ms.error);
  if (!(all > 0.0))
    return unknown; /* everything is the same number */
  icc.value = (ms.rows - ms.error) / all;
  if (icc.value < 1.0 - SAME)
    set_interval (&icc, &ms, n, k);
  else
    icc = (SoleusEstimate){1.0, 1.0, 1.0}; /* no variance of error */
  return icc;
}

static SoleusEstimate
around (double value, double half_width)
{
  return (SoleusEstimate){value, value - half_width, value + half_width};
}

static void
set_limits (SoleusMethodAgreement *result, const double *differences)
{
  const double n = result->n;
  double mean = 0.0, squares = 0.0, t, spread;

  for (guint i = 0; i < result->n; i++)
    mean += differences[i] / n;
  result->bias.value = mean;
  if (result->n < 2)
    return;
  for (guint i = 0; i < result->n; i++)
    squares += (differences[i] - mean) * (differences[i] - mean);
  result->sd = sqrt (squares / (n - 1.0));
  t = gsl_cdf_tdist_Pinv (TAIL, n - 1.0);
  spread = gsl_cdf_ugaussian_Pinv (TAIL);
  result->bias = around (mean, t * result->sd / sqrt (n));
  /* The limits' own uncertainty, as in the paper. */
  const double half =
      t * result->sd * sqrt (1.0 / n + spread * spread / (2.0 * (n - 1.0)));
  result->lower = around (mean - spread * result->sd, half);
  result->upper = around (mean + spread * result->sd, half);
}

SoleusMethodAgreement
soleus_method_agreement (const double *reference, const double *test, guint n)
{
  SoleusMethodAgreement result = {.bias = unknown,
      .sd = NAN,
      .lower = unknown,
      .upper = unknown,
      .icc = unknown};
  g_autofree double *pairs = g_new (double, 2 * n + 1);
  g_autofree double *differences = g_new (double, n + 1);

  for (guint i = 0; i < n; i++)
    {
      if (!isfinite (reference[i]) || !isfinite (test[i]))
        continue;
      pairs[2 * result.n] = reference[i];
      pairs[2 * result.n + 1] = test[i];
      differences[result.n++] = test[i] - reference[i];
    }
  if (result.n == 0)
    return result;
  set_limits (&result, differences);
  result.icc = soleus_icc (pairs, result.n, 2);
  return result;
}
