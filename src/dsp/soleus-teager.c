/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-teager.h"

#include <string.h>

void
soleus_teager (const float *x, gsize n, gsize lag, float *y)
{
  g_return_if_fail (lag >= 1);

  if (n < 2 * lag + 1)
    {
      memset (y, 0, n * sizeof *y);
      return;
    }
  /* [kaiser1990] */
  for (gsize i = lag; i < n - lag; i++)
    y[i] = x[i] * x[i] - x[i - lag] * x[i + lag];
  for (gsize i = 0; i < lag; i++)
    {
      y[i] = y[lag];
      y[n - 1 - i] = y[n - 1 - lag];
    }
}
