/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-correlate.h"

#include "soleus-fir.h"

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

/* Sums of x and x^2 over the @m samples from i on, anew for each block: what
 * rounding leaves of a large value does not travel far. */
#define SUM_BLOCK 1024

static void
window_sums (const float *x, gsize m, gsize i, Sums *s)
{
  if (i % SUM_BLOCK == 0)
    {
      s->x = s->xx = 0.0;
      for (gsize j = 0; j < m; j++)
        {
          s->x += (double)x[i + j];
          s->xx += (double)x[i + j] * (double)x[i + j];
        }
      return;
    }
  s->x += (double)x[i + m - 1] - (double)x[i - 1];
  s->xx += (double)x[i + m - 1] * (double)x[i + m - 1]
      - (double)x[i - 1] * (double)x[i - 1];
}

void
soleus_match_shape (
    const float *x, gsize n, const float *shape, gsize m, float *r)
{
  Sums s = {.n = (double)m};
  g_autofree float *taps = NULL, *dots = NULL;
  double mean = 0.0;

  if (m == 0 || n < m)
    return;
  for (gsize j = 0; j < m; j++)
    mean += (double)shape[j] / (double)m;
  /* A convolution with the shape without its mean, back to front. */
  taps = g_new (float, m);
  dots = g_new (float, n);
  for (gsize j = 0; j < m; j++)
    {
      double v = (double)shape[j] - mean;

      taps[m - 1 - j] = (float)v;
      s.yy += v * v;
    }
  soleus_fir (x, n, taps, m, dots);
  for (gsize i = 0; i + m <= n; i++)
    {
      window_sums (x, m, i, &s);
      s.xy = (double)dots[i + m - 1 - m / 2];
      r[i] = (float)r_of (&s);
    }
}
