/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-distribution.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

/* From here on the distribution function fails, and the cube root of gamma is
 * a bell to eight digits. */
#define LARGE_SHAPE 1e5

typedef double (*Distribution) (double x, double a, double b);

/* Halves [low, high] until there is no number between. */
static double
halve (
    Distribution below, double p, double a, double b, double low, double high)
{
  for (;;)
    {
      double middle = 0.5 * (low + high);
      if (middle <= low || middle >= high)
        return middle;
      if (below (middle, a, b) < p)
        low = middle;
      else
        high = middle;
    }
}

double
soleus_gamma_quantile (double p, double shape)
{
  double high = shape + 10.0 * sqrt (shape) + 10.0;

  g_return_val_if_fail (p > 0.0 && p < 1.0 && shape > 0.0, NAN);
  if (shape >= LARGE_SHAPE)
    {
      /* [wilson1931] */
      double z = gsl_cdf_ugaussian_Pinv (p);
      double root = 1.0 - 1.0 / (9.0 * shape) + z / (3.0 * sqrt (shape));
      return shape * root * root * root;
    }
  while (gsl_cdf_gamma_P (high, shape, 1.0) < p)
    high *= 2.0;
  return halve (gsl_cdf_gamma_P, p, shape, 1.0, 0.0, high);
}

double
soleus_chi2_quantile (double p, double freedom)
{
  return 2.0 * soleus_gamma_quantile (p, 0.5 * freedom);
}

double
soleus_beta_quantile (double p, double a, double b)
{
  g_return_val_if_fail (p > 0.0 && p < 1.0 && a > 0.0 && b > 0.0, NAN);
  return halve (gsl_cdf_beta_P, p, a, b, 0.0, 1.0);
}
