/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-binomial.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

SoleusShare
soleus_share (guint k, guint n)
{
  SoleusShare share = {NAN, NAN, NAN};

  g_return_val_if_fail (k <= n, share);
  if (n == 0)
    return share;
  share.value = (double)k / n;
  /* [clopper1934] */
  share.low = k == 0 ? 0.0 : gsl_cdf_beta_Pinv (0.025, (double)k, n - k + 1.0);
  share.high =
      k == n ? 1.0 : gsl_cdf_beta_Pinv (0.975, k + 1.0, (double)(n - k));
  return share;
}
