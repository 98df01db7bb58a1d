/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-poisson.h"

#include <math.h>

#include "soleus-distribution.h"

void
soleus_poisson_interval (guint n, double *low, double *high)
{
  *low = n == 0 ? 0.0 : soleus_gamma_quantile (0.025, n);
  *high = soleus_gamma_quantile (0.975, n + 1.0);
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
