/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-firing-rate.h"

#include <math.h>

#include "soleus-robust.h"

#define WINDOW_S 0.3
#define SHORTEST_S 0.1
#define SLOWEST_HZ 30.0
#define FASTEST_HZ 300.0
/* The first lag this near to the best is the interval, later ones its
 * multiples. */
#define FIRST_SHARE 0.85
/* What of a window's energy is not noise, at least. */
#define LEAST_SHARE 0.5

typedef struct
{
  double lag; /* samples; 0: none */
  double likeness;
} Peak;

static double
likeness_at (const float *x, gsize n, gsize lag)
{
  double product = 0.0;
  double before = 0.0;
  double after = 0.0;

  for (gsize i = 0; i + lag < n; i++)
    {
      product += (double)x[i] * x[i + lag];
      before += (double)x[i] * x[i];
      after += (double)x[i + lag] * x[i + lag];
    }
  return before > 0.0 && after > 0.0 ? product / sqrt (before * after) : 0.0;
}

/* The top of the parabola through likeness[lag] and its neighbours. */
static Peak
top_of (const double *likeness, gsize lag)
{
  double before = likeness[lag - 1];
  double here = likeness[lag];
  double after = likeness[lag + 1];
  double bend = before - 2.0 * here + after;
  double shift = bend < 0.0 ? 0.5 * (before - after) / bend : 0.0;

  return (Peak){
      (double)lag + shift, MIN (here - 0.25 * (before - after) * shift, 1.0)};
}

static gboolean
is_top (const double *likeness, gsize lag)
{
  return likeness[lag] >= likeness[lag - 1]
      && likeness[lag] > likeness[lag + 1];
}

/* Beyond the potential's own length: where the likeness was below zero. */
static Peak
find_peak (const double *likeness, gsize first, gsize end)
{
  double best = 0.0;
  gsize from = 1;
  Peak none = {0.0, 0.0};

  while (from < end && likeness[from] >= 0.0)
    from++;
  from = MAX (from, first);
  for (gsize lag = from; lag < end; lag++)
    if (is_top (likeness, lag))
      best = MAX (best, top_of (likeness, lag).likeness);
  for (gsize lag = from; lag < end && best > 0.0; lag++)
    if (is_top (likeness, lag)
        && top_of (likeness, lag).likeness >= FIRST_SHARE * best)
      return top_of (likeness, lag);
  return none;
}

static Peak
measure_window (const float *x, gsize n, double rate_hz, double noise_rms)
{
  gsize first = MAX ((gsize)floor (rate_hz / FASTEST_HZ), 1);
  gsize end = MIN ((gsize)ceil (rate_hz / SLOWEST_HZ) + 1, n / 2);
  g_autofree double *likeness = g_new0 (double, end + 2);
  double energy = 0.0;

  for (gsize lag = 0; lag < end + 1; lag++)
    likeness[lag] = likeness_at (x, n, lag);
  for (gsize i = 0; i < n; i++)
    energy += (double)x[i] * x[i];
  Peak peak = find_peak (likeness, first, end);
  double own = energy - noise_rms * noise_rms * (double)n;
  if (energy > 0.0)
    peak.likeness = MIN (peak.likeness / MAX (own / energy, LEAST_SHARE), 1.0);
  return peak;
}

void
soleus_firing_rate_measure (const float *x, gsize n, double rate_hz,
    double noise_rms, SoleusFiringRate *out)
{
  gsize n_windows = MAX ((gsize)((double)n / rate_hz / WINDOW_S), 1);
  g_autofree double *hz = g_new (double, n_windows);
  g_autofree double *likeness = g_new (double, n_windows);

  *out = (SoleusFiringRate){NAN, NAN};
  if ((double)n < SHORTEST_S * rate_hz || rate_hz < 2.0 * SLOWEST_HZ)
    return;
  for (gsize w = 0; w < n_windows; w++)
    {
      gsize first = w * n / n_windows;
      Peak peak = measure_window (
          x + first, (w + 1) * n / n_windows - first, rate_hz, noise_rms);
      hz[w] = peak.lag > 0.0 ? rate_hz / peak.lag : 0.0;
      likeness[w] = peak.likeness;
    }
  out->regularity = soleus_median_double (likeness, n_windows);
  out->hz = soleus_median_double (hz, n_windows);
}
