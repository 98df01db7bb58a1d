/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-binomial.h"

#include <math.h>

#include "soleus-distribution.h"

SoleusShare
soleus_share (guint k, guint n)
{
  SoleusShare share = {NAN, NAN, NAN};

  g_return_val_if_fail (k <= n, share);
  if (n == 0)
    return share;
  share.value = (double)k / n;
  /* [clopper1934] */
  share.low =
      k == 0 ? 0.0 : soleus_beta_quantile (0.025, (double)k, n - k + 1.0);
  share.high =
      k == n ? 1.0 : soleus_beta_quantile (0.975, k + 1.0, (double)(n - k));
  return share;
}
