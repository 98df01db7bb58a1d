/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-test.h"

#include <math.h>

/* Signals that the suites of this room share. Free with g_free(). */

/* Standard normal, from soleus_test_seed(). */
static inline float *
white_noise (gsize n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());
  float *x = g_new (float, MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    {
      double u = g_rand_double_range (rand, 1e-12, 1.0);
      double v = g_rand_double (rand);

      x[i] = (float)(sqrt (-2.0 * log (u)) * cos (2.0 * G_PI * v));
    }
  return x;
}

static inline float *
sine (gsize n, double frequency_hz, double rate_hz, double amplitude)
{
  float *x = g_new (float, MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    x[i] = (float)(amplitude
        * sin (2.0 * G_PI * frequency_hz * (double)i / rate_hz));
  return x;
}

static inline double
largest_difference (const float *a, const float *b, gsize n)
{
  double largest = 0.0;

  for (gsize i = 0; i < n; i++)
    largest = MAX (largest, fabs ((double)a[i] - (double)b[i]));
  return largest;
}
