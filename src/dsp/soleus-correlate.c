/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-correlate.h"

#include <math.h>

typedef struct
{
  double n, x, y, xx, yy, xy;
} Sums;

static double
r_of (const Sums *s)
{
  double vx = s->xx - s->x * s->x / s->n;
  double vy = s->yy - s->y * s->y / s->n;
  double cov = s->xy - s->x * s->y / s->n;
  /* What rounding leaves of an array that does not vary. */
  double least_x = 1e-12 * s->xx, least_y = 1e-12 * s->yy;

  if (!(s->n > 1.0) || vx <= least_x || vy <= least_y)
    return 0.0;
  return CLAMP (cov / sqrt (vx * vy), -1.0, 1.0);
}

double
soleus_correlation (const float *x, const float *y, gsize n)
{
  Sums s = {.n = (double)n};

  for (gsize i = 0; i < n; i++)
    {
      double a = (double)x[i], b = (double)y[i];

      s.x += a;
      s.y += b;
      s.xx += a * a;
      s.yy += b * b;
      s.xy += a * b;
    }
  return n > 0 ? r_of (&s) : 0.0;
}

void
soleus_cross_correlation (const float *x, gsize n_x, const float *y, gsize n_y,
    gsize max_lag, float *r)
{
  gsize least = MAX (MIN (n_x, n_y) / 2, 1);

  for (gsize k = 0; k < 2 * max_lag + 1; k++)
    {
      /* y[i + lag], lag = k - max_lag */
      gsize skip_x = k < max_lag ? max_lag - k : 0;
      gsize skip_y = k > max_lag ? k - max_lag : 0;
      gsize n =
          skip_x < n_x && skip_y < n_y ? MIN (n_x - skip_x, n_y - skip_y) : 0;

      r[k] = n >= least ? (float)soleus_correlation (x + skip_x, y + skip_y, n)
                        : 0.0f;
    }
}

double
soleus_best_lag (const float *x, gsize n_x, const float *y, gsize n_y,
    gsize max_lag, double *r)
{
  gsize n = 2 * max_lag + 1, top = max_lag;
  g_autofree float *all = g_new (float, n);
  double shift = 0.0;

  soleus_cross_correlation (x, n_x, y, n_y, max_lag, all);
  for (gsize k = 0; k < n; k++)
    if (all[k] > all[top])
      top = k;
  if (top > 0 && top + 1 < n)
    {
      double a = (double)all[top - 1], c = (double)all[top + 1];
      double bend = a - 2.0 * (double)all[top] + c;

      shift = bend < 0.0 ? CLAMP (0.5 * (a - c) / bend, -0.5, 0.5) : 0.0;
    }
  if (r != NULL)
    *r = (double)all[top];
  return (double)top - (double)max_lag + shift;
}

void
soleus_match_shape (
    const float *x, gsize n, const float *shape, gsize m, float *r)
{
  Sums s = {.n = (double)m};

  if (m == 0 || n < m)
    return;
  for (gsize j = 0; j < m; j++)
    {
      s.y += (double)shape[j];
      s.yy += (double)shape[j] * (double)shape[j];
    }
  for (gsize i = 0; i + m <= n; i++)
    {
      s.x = s.xx = s.xy = 0.0;
      for (gsize j = 0; j < m; j++)
        {
          double v = (double)x[i + j];

          s.x += v;
          s.xx += v * v;
          s.xy += v * (double)shape[j];
        }
      r[i] = (float)r_of (&s);
    }
}
