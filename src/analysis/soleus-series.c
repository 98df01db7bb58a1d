/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-series.h"

#include <math.h>

#include "soleus-intervals.h"
#include "soleus-robust.h"

#define CV_LEAST 6

static double
middle_of (const SoleusActivation *const *rows, guint n, gsize offset)
{
  g_autofree double *values = g_new (double, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    values[i] = *(const float *)((const char *)rows[i] + offset);
  return n == 0 ? NAN : soleus_median_double (values, n);
}

static void
measure_intervals (const SoleusActivation *const *rows, guint n,
    double train_factor, SoleusSeries *out)
{
  g_autofree double *onset_s = g_new (double, MAX (n, 1));
  SoleusIntervals all;
  SoleusIntervals within;

  for (guint i = 0; i < n; i++)
    onset_s[i] = rows[i]->onset_s;
  soleus_intervals_measure (onset_s, n, INFINITY, &all);
  soleus_intervals_measure (onset_s, n, train_factor * all.median_s, &within);
  out->isolated_share = all.isolated_share;
  out->rate_hz = within.median_s > 0.0 ? 1.0 / within.median_s : NAN;
  out->cv = within.n >= CV_LEAST ? within.cv : NAN;
  out->train_length = (double)n / (double)(1 + all.n - within.n);
  double span_s = n == 0 ? 0.0 : onset_s[n - 1] - onset_s[0];
  out->overall_hz = span_s > 0.0 ? (n - 1) / span_s : NAN;
}

static double
spread_of_amplitude (const SoleusActivation *const *rows, guint n)
{
  g_autofree double *p2p = g_new (double, MAX (n, 1));

  if (n < 4)
    return NAN;
  for (guint i = 0; i < n; i++)
    p2p[i] = rows[i]->p2p;
  return (soleus_quantile_double (p2p, n, 0.9)
             - soleus_quantile_double (p2p, n, 0.1))
      / soleus_median_double (p2p, n);
}

void
soleus_series_measure (const SoleusActivation *const *rows, guint n,
    double train_factor, SoleusSeries *out)
{
  g_autofree double *values = g_new (double, MAX (n, 1));

  *out = (SoleusSeries){.n = n,
      .rise_s = middle_of (rows, n, G_STRUCT_OFFSET (SoleusActivation, rise_s)),
      .fall_s = middle_of (rows, n, G_STRUCT_OFFSET (SoleusActivation, fall_s)),
      .speed_hz =
          middle_of (rows, n, G_STRUCT_OFFSET (SoleusActivation, speed_hz)),
      .amplitude_spread = spread_of_amplitude (rows, n),
      .duration_ms = NAN,
      .n_turns = NAN};
  measure_intervals (rows, n, train_factor, out);
  for (guint i = 0; i < n; i++)
    values[i] = 1000.0 * (rows[i]->end_s - rows[i]->onset_s);
  if (n > 0)
    out->duration_ms = soleus_median_double (values, n);
  for (guint i = 0; i < n; i++)
    values[i] = rows[i]->n_turns;
  if (n > 0)
    out->n_turns = soleus_median_double (values, n);
}

guint
soleus_series_features (const SoleusSeries *series, SoleusFeature *out)
{
  const SoleusFeature features[] = {
      {"rate_hz", "Hz", series->rate_hz},
      {"cv", "", series->cv},
      {"duration_ms", "ms", series->duration_ms},
      {"amplitude_spread", "", series->amplitude_spread},
      {"rise_ms", "ms", 1000.0 * series->rise_s},
      {"n_turns", "", series->n_turns},
      {"isolated_share", "", series->isolated_share},
      {"duty", "", series->duration_ms / 1000.0 * series->rate_hz},
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (features) == SOLEUS_N_SERIES_FEATURES);
  for (guint i = 0; i < G_N_ELEMENTS (features); i++)
    out[i] = features[i];
  return G_N_ELEMENTS (features);
}
