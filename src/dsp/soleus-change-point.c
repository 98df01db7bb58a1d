/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-change-point.h"

#include <math.h>

/* A piece of silence (exact zeros) would be infinitely likely. */
#define SMALLEST_SHARE 1e-12

gboolean
soleus_change_point (const float *x, gsize n, gsize min_segment,
    SoleusChange change, gsize *index, double *gain)
{
  double total = 0.0, before = 0.0, best = 0.0, floor_power;
  gsize best_index = 0;

  g_return_val_if_fail (min_segment >= 1, FALSE);
  for (gsize i = 0; i < n; i++)
    total += (double)x[i] * (double)x[i];
  if (n < 2 * min_segment || !(total > 0.0))
    return FALSE;

  floor_power = SMALLEST_SHARE * total / (double)n;
  for (gsize k = 1; k + min_segment <= n; k++)
    {
      double n_a = (double)k, n_b = (double)(n - k), a, b, likelihood;

      before += (double)x[k - 1] * (double)x[k - 1];
      if (k < min_segment)
        continue;
      a = MAX (before / n_a, floor_power);
      b = MAX ((total - before) / n_b, floor_power);
      if ((change == SOLEUS_CHANGE_RISE && b <= a)
          || (change == SOLEUS_CHANGE_FALL && a <= b))
        continue;
      /* [staude2001] log likelihood ratio of two Gaussian pieces over one */
      likelihood = 0.5
          * ((double)n * log (total / (double)n) - n_a * log (a)
              - n_b * log (b));
      if (likelihood > best)
        {
          best = likelihood;
          best_index = k;
        }
    }
  if (best_index == 0)
    return FALSE;
  *index = best_index;
  if (gain != NULL)
    *gain = best;
  return TRUE;
}

gsize
soleus_change_point_refine (const float *x, gsize n, gsize candidate,
    gsize half, gsize min_segment, SoleusChange change)
{
  gsize first = candidate > half ? candidate - half : 0;
  gsize end = MIN (n, candidate + half);
  gsize index;

  if (first >= end
      || !soleus_change_point (
          x + first, end - first, min_segment, change, &index, NULL))
    return candidate;
  return first + index;
}
