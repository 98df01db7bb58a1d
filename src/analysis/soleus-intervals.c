/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-intervals.h"

#include <math.h>

#include "soleus-constants.h"
#include "soleus-robust.h"

static double
cv2_of (const double *interval_s, guint n)
{
  double sum = 0.0;
  guint counted = 0;

  for (guint i = 1; i < n; i++)
    {
      double both = interval_s[i] + interval_s[i - 1];
      if (both <= 0.0)
        continue;
      sum += 2.0 * fabs (interval_s[i] - interval_s[i - 1]) / both;
      counted++;
    }
  return counted == 0 ? NAN : sum / counted;
}

static void
measure_spread (const double *interval_s, guint n, SoleusIntervals *out)
{
  double sum = 0.0;
  double squares = 0.0;

  for (guint i = 0; i < n; i++)
    sum += interval_s[i];
  out->mean_s = sum / n;
  out->median_s = soleus_median_double (interval_s, n);
  if (n < 2)
    return;
  for (guint i = 0; i < n; i++)
    squares += (interval_s[i] - out->mean_s) * (interval_s[i] - out->mean_s);
  double sd = sqrt (squares / (n - 1));
  out->cv = out->mean_s > 0.0 ? sd / out->mean_s : NAN;
  out->cv2 = cv2_of (interval_s, n);
  out->burstiness = (sd - out->mean_s) / (sd + out->mean_s);
}

static double
isolated_share (const double *onset_s, guint n)
{
  double limit_s = soleus_constant (SOLEUS_C_FASC_ISOLATED_ISI) / 1000.0;
  guint isolated = 0;

  for (guint i = 0; i < n; i++)
    {
      gboolean before = i == 0 || onset_s[i] - onset_s[i - 1] > limit_s;
      gboolean after = i + 1 == n || onset_s[i + 1] - onset_s[i] > limit_s;
      isolated += before && after;
    }
  return n == 0 ? NAN : (double)isolated / n;
}

void
soleus_intervals_measure (const double *onset_s, guint n_events,
    double longest_s, SoleusIntervals *out)
{
  g_autofree double *interval_s = g_new (double, MAX (n_events, 1));

  *out = (SoleusIntervals){.mean_s = NAN,
      .median_s = NAN,
      .cv = NAN,
      .cv2 = NAN,
      .burstiness = NAN,
      .isolated_share = isolated_share (onset_s, n_events)};
  for (guint i = 1; i < n_events; i++)
    if (onset_s[i] - onset_s[i - 1] <= longest_s)
      interval_s[out->n++] = onset_s[i] - onset_s[i - 1];
  if (out->n > 0)
    measure_spread (interval_s, out->n, out);
}

double
soleus_fano_factor (
    const double *onset_s, guint n_events, double span_s, double bin_s)
{
  guint n_bins = span_s > 0.0 && bin_s > 0.0 ? (guint)(span_s / bin_s) : 0;

  if (n_bins < 3 || n_events == 0)
    return NAN;
  g_autofree guint *count = g_new0 (guint, n_bins);
  guint total = 0;
  for (guint i = 0; i < n_events; i++)
    {
      double bin = floor (onset_s[i] / bin_s);
      if (bin < 0.0 || bin >= n_bins)
        continue;
      count[(guint)bin]++;
      total++;
    }
  if (total == 0)
    return NAN;
  double mean = (double)total / n_bins;
  double squares = 0.0;
  for (guint i = 0; i < n_bins; i++)
    squares += (count[i] - mean) * (count[i] - mean);
  return squares / (n_bins - 1) / mean;
}
