/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-rhythm-sharpness.h"

#include <math.h>

/* A window so short that the rhythm hardly wanders in it, and so long that a
 * harmonic is apart from what lies between them. */
#define WINDOW_CYCLES 4.0
#define HOP_CYCLES 2.0
#define WINDOWS_MIN 2
#define WANDER 0.1
#define WANDER_STEP 0.02

/* Power of x [n] at @hz under a Hann window. */
static double
power_at (const float *x, gsize n, double mean, double rate_hz, double hz)
{
  double c = 0.0;
  double s = 0.0;
  double turn = 2.0 * G_PI * hz / rate_hz;
  double bell = 2.0 * G_PI / (double)n;

  for (gsize i = 0; i < n; i++)
    {
      double value =
          (x[i] - mean) * (0.5 - 0.5 * cos (bell * ((double)i + 0.5)));
      c += value * cos (turn * (double)i);
      s += value * sin (turn * (double)i);
    }
  return c * c + s * s;
}

typedef struct
{
  double first;
  double second;
  double between;
} Harmonics;

static void
add_window (const float *x, gsize n, double rate_hz, double hz, Harmonics *sum)
{
  double mean = 0.0;
  double best = -1.0;
  double best_hz = hz;

  for (gsize i = 0; i < n; i++)
    mean += x[i] / (double)n;
  for (double part = 1.0 - WANDER; part <= 1.0 + WANDER + 1e-9;
       part += WANDER_STEP)
    {
      double power = power_at (x, n, mean, rate_hz, part * hz);
      if (power > best)
        {
          best = power;
          best_hz = part * hz;
        }
    }
  sum->first += best;
  sum->second += power_at (x, n, mean, rate_hz, 2.0 * best_hz);
  sum->between += 0.5
      * (power_at (x, n, mean, rate_hz, 1.5 * best_hz)
          + power_at (x, n, mean, rate_hz, 2.5 * best_hz));
}

double
soleus_rhythm_sharpness (const float *power, gsize n, double rate_hz, double hz)
{
  Harmonics sum = {0.0, 0.0, 0.0};
  guint n_windows = 0;

  if (!(hz > 0.0))
    return NAN;
  gsize length = (gsize)(WINDOW_CYCLES / hz * rate_hz);
  gsize hop = MAX ((gsize)(HOP_CYCLES / hz * rate_hz), 1);
  for (gsize at = 0; length > 0 && at + length <= n; at += hop)
    {
      add_window (power + at, length, rate_hz, hz, &sum);
      n_windows++;
    }
  if (n_windows < WINDOWS_MIN || sum.first <= sum.between)
    return NAN;
  return sqrt (MAX (sum.second - sum.between, 0.0) / (sum.first - sum.between));
}
