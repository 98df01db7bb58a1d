/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-envelope.h"

#include <math.h>

void
soleus_rectify (const float *x, gsize n, float *y)
{
  for (gsize i = 0; i < n; i++)
    y[i] = fabsf (x[i]);
}

static inline double
value_of (float x, gboolean squared)
{
  return squared ? (double)x * (double)x : (double)x;
}

/* The sum of the window slides along: what enters is added, what leaves is
 * taken off. Writes means; @y is not @x. */
static inline __attribute__ ((always_inline)) void
slide (const float *x, gsize n, gsize width, const gboolean squared, float *y)
{
  gsize after = width / 2;
  gsize before = width - 1 - after;
  gsize i = 0, inner_end = n > after ? n - after : 0;
  double sum = 0.0, share = 1.0 / (double)width;

  for (gsize j = 0; j < MIN (after, n); j++)
    sum += value_of (x[j], squared);
  for (; i < MIN (n, before + 1); i++)
    {
      gsize end = MIN (n, i + after + 1);

      if (i + after < n)
        sum += value_of (x[i + after], squared);
      y[i] = (float)(sum / (double)end);
    }
  for (; i < inner_end; i++)
    {
      sum += value_of (x[i + after], squared)
          - value_of (x[i - before - 1], squared);
      y[i] = (float)(sum * share);
    }
  for (; i < n; i++)
    {
      sum -= value_of (x[i - before - 1], squared);
      y[i] = (float)(sum / (double)(n - i + before));
    }
}

static void
slide_anywhere (
    const float *x, gsize n, gsize width, gboolean squared, float *y)
{
  g_autofree float *copy = NULL;

  width = MIN (width, 2 * n + 1);
  if (x == y)
    x = copy = g_memdup2 (x, n * sizeof *x);
  if (!squared)
    {
      slide (x, n, width, FALSE, y);
      return;
    }
  slide (x, n, width, TRUE, y);
  for (gsize i = 0; i < n; i++)
    y[i] = sqrtf (MAX (y[i], 0.0f));
}

void
soleus_moving_mean (const float *x, gsize n, gsize width, float *y)
{
  g_return_if_fail (width >= 1);
  slide_anywhere (x, n, width, FALSE, y);
}

void
soleus_moving_rms (const float *x, gsize n, gsize width, float *y)
{
  g_return_if_fail (width >= 1);
  slide_anywhere (x, n, width, TRUE, y);
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
