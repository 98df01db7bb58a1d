/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-poisson.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

void
soleus_poisson_interval (guint n, double *low, double *high)
{
  *low = n == 0 ? 0.0 : 0.5 * gsl_cdf_chisq_Pinv (0.025, 2.0 * n);
  *high = 0.5 * gsl_cdf_chisq_Pinv (0.975, 2.0 * n + 2.0);
}

void
soleus_poisson_rate_per_min (
    guint n, double observed_s, double *rate, double *low, double *high)
{
  double minutes = observed_s / 60.0;

  if (!(observed_s > 0.0))
    {
      *rate = *low = *high = NAN;
      return;
    }
  soleus_poisson_interval (n, low, high);
  *rate = n / minutes;
  *low /= minutes;
  *high /= minutes;
}
