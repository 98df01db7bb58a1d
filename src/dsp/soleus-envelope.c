/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-envelope.h"

#include <math.h>

void
soleus_rectify (const float *x, gsize n, float *y)
{
  for (gsize i = 0; i < n; i++)
    y[i] = fabsf (x[i]);
}

/* Sum of the window slides along: what enters is added, what leaves is taken
 * off. The values that leave are kept, because @y may be @x. */
static void
slide (const float *x, gsize n, gsize width, gboolean squared, float *y)
{
  gsize after = width / 2;
  gsize before = width - 1 - after;
  g_autofree double *kept = g_new (double, width);
  double sum = 0.0;
  gsize next = 0;

  for (gsize i = 0; i < n; i++)
    {
      gsize first = i > before ? i - before : 0;
      gsize end = MIN (n, i + after + 1);
      double mean;

      if (i > before)
        sum -= kept[(i - before - 1) % width];
      for (; next < end; next++)
        {
          double v = (double)x[next];

          v = squared ? v * v : v;
          kept[next % width] = v;
          sum += v;
        }
      mean = sum / (double)(end - first);
      y[i] = (float)(squared ? sqrt (MAX (mean, 0.0)) : mean);
    }
}

void
soleus_moving_mean (const float *x, gsize n, gsize width, float *y)
{
  g_return_if_fail (width >= 1);
  slide (x, n, MIN (width, 2 * n + 1), FALSE, y);
}

void
soleus_moving_rms (const float *x, gsize n, gsize width, float *y)
{
  g_return_if_fail (width >= 1);
  slide (x, n, MIN (width, 2 * n + 1), TRUE, y);
}

/* The largest of @sign * x over the window, by a queue of the candidates that
 * a later, larger value has not yet overtaken [lemire2006]. */
static void
extreme (const float *x, gsize n, gsize width, float sign, float *y)
{
  gsize after = width / 2;
  gsize before = width - 1 - after;
  g_autofree gsize *at = g_new (gsize, MAX (n, 1));
  g_autofree float *value = g_new (float, MAX (n, 1));
  gsize head = 0, tail = 0, next = 0;

  for (gsize i = 0; i < n; i++)
    {
      for (; next < MIN (n, i + after + 1); next++)
        {
          float v = sign * x[next];

          while (tail > head && value[tail - 1] <= v)
            tail--;
          at[tail] = next;
          value[tail++] = v;
        }
      while (at[head] + before < i)
        head++;
      y[i] = sign * value[head];
    }
}

void
soleus_moving_max (const float *x, gsize n, gsize width, float *y)
{
  g_return_if_fail (width >= 1);
  extreme (x, n, width, 1.0f, y);
}

void
soleus_moving_min (const float *x, gsize n, gsize width, float *y)
{
  g_return_if_fail (width >= 1);
  extreme (x, n, width, -1.0f, y);
}

double
soleus_rms (const float *x, gsize n)
{
  double sum = 0.0;

  for (gsize i = 0; i < n; i++)
    sum += (double)x[i] * (double)x[i];
  return n > 0 ? sqrt (sum / (double)n) : 0.0;
}

double
soleus_mean (const float *x, gsize n)
{
  double sum = 0.0;

  for (gsize i = 0; i < n; i++)
    sum += (double)x[i];
  return n > 0 ? sum / (double)n : 0.0;
}

gboolean
soleus_min_max (const float *x, gsize n, float *min, float *max)
{
  float low = INFINITY, high = -INFINITY;

  for (gsize i = 0; i < n; i++)
    {
      low = x[i] < low ? x[i] : low;
      high = x[i] > high ? x[i] : high;
    }
  *min = low <= high ? low : 0.0f;
  *max = low <= high ? high : 0.0f;
  return low <= high;
}
