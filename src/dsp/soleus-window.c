/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-window.h"

#include <math.h>

/* w[i] = a0 - a1 cos (2 pi i / n) + a2 cos (4 pi i / n), [harris1978]. */
static const double cosine_terms[SOLEUS_N_WINDOWS][3] = {
    [SOLEUS_WINDOW_RECTANGLE] = {1.0, 0.0, 0.0},
    [SOLEUS_WINDOW_HANN] = {0.5, 0.5, 0.0},
    [SOLEUS_WINDOW_HAMMING] = {0.54, 0.46, 0.0},
    [SOLEUS_WINDOW_BLACKMAN] = {0.42, 0.5, 0.08},
};

void
soleus_window_fill (SoleusWindow window, gsize n, float *w)
{
  const double *a;

  g_return_if_fail (window < SOLEUS_N_WINDOWS);

  a = cosine_terms[window];
  for (gsize i = 0; i < n; i++)
    {
      double turn = 2.0 * G_PI * (double)i / (double)n;

      w[i] = (float)(a[0] - a[1] * cos (turn) + a[2] * cos (2.0 * turn));
    }
}

double
soleus_window_power (const float *w, gsize n)
{
  double sum = 0.0;

  for (gsize i = 0; i < n; i++)
    sum += (double)w[i] * (double)w[i];
  return sum;
}

void
soleus_window_apply (const float *x, const float *w, gsize n, float *y)
{
  for (gsize i = 0; i < n; i++)
    y[i] = x[i] * w[i];
}
