/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-trend.h"

#include <math.h>

#include "soleus-poisson.h"
#include "soleus-spans.h"

#define MOST_BINS 30
#define FIT_STEPS 25
#define FIT_MIN_EVENTS 10 /* fewer never show a half-time */
#define SIGNIFICANT_Z 1.96

static const double bin_choices_s[] = {60.0, 300.0, 600.0};

static double
choose_bin_s (double end_s)
{
  for (guint i = 0; i < G_N_ELEMENTS (bin_choices_s); i++)
    if (end_s <= MOST_BINS * bin_choices_s[i])
      return bin_choices_s[i];
  return bin_choices_s[G_N_ELEMENTS (bin_choices_s) - 1];
}

/* log rate = a + b t, maximum likelihood by Newton steps; b per second and
 * its standard error. FALSE where it does not settle. */
static gboolean
fit_slope (const SoleusTrendBin *bins, guint n_bins, double bin_s,
    double *slope, double *error)
{
  double events = 0.0;
  double observed_s = 0.0;
  double b = 0.0;
  double s2 = 0.0;

  for (guint i = 0; i < n_bins; i++)
    {
      events += bins[i].n;
      observed_s += bins[i].observed_s;
    }
  if (events < FIT_MIN_EVENTS || observed_s <= 0.0)
    return FALSE;
  double a = log (events / observed_s);
  for (int step = 0; step < FIT_STEPS; step++)
    {
      double g0 = 0, g1 = 0, h0 = 0, h1 = 0, h2 = 0;
      for (guint i = 0; i < n_bins; i++)
        {
          double t = (i + 0.5) * bin_s;
          double mean = bins[i].observed_s * exp (a + b * t);
          g0 += bins[i].n - mean;
          g1 += (bins[i].n - mean) * t;
          h0 += mean;
          h1 += mean * t;
          h2 += mean * t * t;
        }
      double det = h0 * h2 - h1 * h1;
      if (!(det > 0.0) || !isfinite (det))
        return FALSE;
      a += (h2 * g0 - h1 * g1) / det;
      b += (h0 * g1 - h1 * g0) / det;
      s2 = h0 / det;
    }
  *slope = b;
  *error = sqrt (s2);
  return isfinite (b) && isfinite (s2);
}

/* Half-time and its 95 % interval, from those of the slope. */
static void
set_half_time (const SoleusTrendBin *bins, guint n_bins, SoleusTrend *row)
{
  double slope;
  double error;

  row->half_time_s = row->half_time_low_s = row->half_time_high_s = NAN;
  if (n_bins < 3 || !fit_slope (bins, n_bins, row->bin_s, &slope, &error)
      || slope >= 0.0 || -slope <= SIGNIFICANT_Z * error)
    return;
  row->half_time_s = M_LN2 / -slope;
  row->half_time_low_s = M_LN2 / (-slope + SIGNIFICANT_Z * error);
  row->half_time_high_s = M_LN2 / (-slope - SIGNIFICANT_Z * error);
}

void
soleus_trend_add (SoleusAnalysis *analysis, guint channel,
    SoleusPattern pattern, const GArray *usable, const double *onset_s, guint n)
{
  double end_s = usable->len == 0
      ? 0.0
      : g_array_index (usable, SoleusSpan, usable->len - 1).end_s;
  SoleusTrend row = {.channel = channel,
      .pattern = pattern,
      .bin_s = choose_bin_s (end_s),
      .first_bin = analysis->trend_bins->len};
  guint next = 0;

  row.n_bins = (guint)ceil (end_s / row.bin_s);
  if (row.n_bins < 2 || n == 0)
    return;
  for (guint i = 0; i < row.n_bins; i++)
    {
      SoleusSpan span = {i * row.bin_s, (i + 1) * row.bin_s};
      SoleusTrendBin bin = {.start_s = span.start_s};
      double rate;
      bin.observed_s = soleus_spans_overlap_s (usable, span);
      for (; next < n && onset_s[next] < span.end_s; next++)
        bin.n++;
      soleus_poisson_rate_per_min (
          bin.n, bin.observed_s, &rate, &bin.rate_low, &bin.rate_high);
      g_array_append_val (analysis->trend_bins, bin);
    }
  set_half_time (
      &g_array_index (analysis->trend_bins, SoleusTrendBin, row.first_bin),
      row.n_bins, &row);
  g_array_append_val (analysis->trend, row);
}
