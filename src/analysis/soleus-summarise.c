/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-summarise.h"

#include <math.h>

#include "soleus-constants.h"
#include "soleus-intervals.h"
#include "soleus-poisson.h"
#include "soleus-randomness.h"
#include "soleus-record-pattern.h"
#include "soleus-robust.h"
#include "soleus-spans.h"
#include "soleus-trend.h"

/* Intervals from which CV is reported (science.md 1.0). */
#define CV_REPORT_N 6
#define FANO_BIN_S 10.0 /* science.md 2.5 */

gboolean
soleus_burst_counts (const SoleusAnalysis *analysis, const SoleusBurst *burst)
{
  return burst->episode < 0
      || !g_array_index (analysis->episodes, SoleusEpisode, burst->episode)
              .rejected;
}

gboolean
soleus_pattern_is_twitch (SoleusPattern pattern)
{
  return pattern == SOLEUS_PATTERN_FASC || pattern == SOLEUS_PATTERN_DBL
      || pattern == SOLEUS_PATTERN_MULT || pattern == SOLEUS_PATTERN_FBURST;
}

/* The bursts of one channel and pattern, in columns. */
typedef struct
{
  GArray *onset_s;
  GArray *amplitude;
  GArray *duration_ms;
} Columns;

static void
columns_init (Columns *columns)
{
  columns->onset_s = g_array_new (FALSE, FALSE, sizeof (double));
  columns->amplitude = g_array_new (FALSE, FALSE, sizeof (double));
  columns->duration_ms = g_array_new (FALSE, FALSE, sizeof (double));
}

static void
columns_clear (Columns *columns)
{
  g_array_unref (columns->onset_s);
  g_array_unref (columns->amplitude);
  g_array_unref (columns->duration_ms);
}

static double
quantile_of (const GArray *column, double p)
{
  return column->len == 0
      ? NAN
      : soleus_quantile_double ((const double *)column->data, column->len, p);
}

static void
collect (const SoleusAnalysis *analysis, guint channel, SoleusPattern pattern,
    const GArray *usable, Columns *columns)
{
  for (guint i = 0; i < analysis->bursts->len; i++)
    {
      const SoleusBurst *burst =
          &g_array_index (analysis->bursts, SoleusBurst, i);
      if (burst->pattern != pattern
          || !soleus_channel_set_has (&burst->channels, channel)
          || !soleus_burst_counts (analysis, burst))
        continue;
      if (soleus_pattern_is_twitch (pattern)
          && !soleus_spans_contain (usable, burst->onset_s))
        continue;
      double duration_ms = burst->duration_s * 1000.0;
      g_array_append_val (columns->onset_s, burst->onset_s);
      g_array_append_val (columns->duration_ms, duration_ms);
      if (isfinite (burst->amplitude))
        g_array_append_val (columns->amplitude, burst->amplitude);
    }
}

static guint
count_over (const GArray *column, double limit)
{
  guint n = 0;

  for (guint i = 0; i < column->len; i++)
    n += g_array_index (column, double, i) >= limit;
  return n;
}

/* What needs unbroken time: intervals that no disturbance and no movement
 * lies in, and counts in bins of usable rest put end to end. */
static void
measure_chance (const GArray *onset_s, const GArray *usable, SoleusSummary *row)
{
  g_autofree double *interval_s = g_new (double, MAX (onset_s->len, 1));
  g_autofree double *at_s = g_new (double, MAX (onset_s->len, 1));
  double before_s = 0.0;
  guint n_intervals = 0;
  guint n = 0;
  guint i = 0;

  for (guint k = 0; k < usable->len; k++)
    {
      SoleusSpan span = g_array_index (usable, SoleusSpan, k);
      guint first = n;
      while (
          i < onset_s->len && g_array_index (onset_s, double, i) < span.start_s)
        i++;
      for (;
           i < onset_s->len && g_array_index (onset_s, double, i) < span.end_s;
           i++)
        {
          at_s[n] =
              before_s + g_array_index (onset_s, double, i) - span.start_s;
          if (n > first)
            interval_s[n_intervals++] = at_s[n] - at_s[n - 1];
          n++;
        }
      before_s += soleus_span_duration_s (span);
    }
  row->iei_random_p = soleus_randomness_p (interval_s, n_intervals);
  row->fano = soleus_fano_factor (at_s, n, before_s, FANO_BIN_S);
}

static void
fill_row (SoleusSummary *row, const Columns *columns, const GArray *usable,
    gboolean in_uv)
{
  SoleusIntervals intervals;

  soleus_intervals_measure (
      (const double *)columns->onset_s->data, row->n, INFINITY, &intervals);
  soleus_poisson_rate_per_min (row->n, row->usable_rest_s, &row->rate_per_min,
      &row->rate_low, &row->rate_high);
  row->iei_mean_s = intervals.mean_s;
  row->iei_median_s = intervals.median_s;
  row->iei_cv = intervals.n >= CV_REPORT_N ? intervals.cv : NAN;
  row->iei_cv2 = intervals.cv2;
  row->iei_burstiness = intervals.n >= CV_REPORT_N ? intervals.burstiness : NAN;
  measure_chance (columns->onset_s, usable, row);
  row->isolated_share = intervals.isolated_share;
  row->amplitude_median = quantile_of (columns->amplitude, 0.5);
  row->amplitude_q1 = quantile_of (columns->amplitude, 0.25);
  row->amplitude_q3 = quantile_of (columns->amplitude, 0.75);
  row->duration_median_ms = quantile_of (columns->duration_ms, 0.5);
  row->n_over_50_uv = in_uv ? count_over (columns->amplitude,
                          soleus_constant (SOLEUS_C_FASC_P2P_COUNT))
                            : 0;
}

static void
count_patterns (const SoleusAnalysis *analysis, guint channel, guint *present)
{
  for (guint i = 0; i < analysis->bursts->len; i++)
    {
      const SoleusBurst *burst =
          &g_array_index (analysis->bursts, SoleusBurst, i);
      if (burst->pattern >= 0
          && soleus_channel_set_has (&burst->channels, channel))
        present[burst->pattern]++;
    }
}

/* Voluntary contractions never enter rates (design contract). */
static void
summarise_channel (SoleusAnalysis *analysis, guint channel, gboolean in_uv)
{
  g_autoptr (GArray) usable = soleus_usable_rest (analysis, channel);
  SoleusQuality *quality =
      &g_array_index (analysis->quality, SoleusQuality, channel);

  guint present[SOLEUS_N_PATTERNS] = {0};

  quality->usable_rest_s = soleus_spans_total_s (usable);
  count_patterns (analysis, channel, present);
  for (int pattern = 0; pattern < SOLEUS_N_PATTERNS; pattern++)
    {
      Columns columns;
      SoleusSummary row = {.channel = channel,
          .pattern = (SoleusPattern)pattern,
          .usable_rest_s = quality->usable_rest_s};
      if (pattern == SOLEUS_PATTERN_VOL
          || (present[pattern] == 0 && pattern != SOLEUS_PATTERN_FASC))
        continue;
      columns_init (&columns);
      collect (analysis, channel, row.pattern, usable, &columns);
      row.n = columns.onset_s->len;
      if (row.n > 0 || pattern == SOLEUS_PATTERN_FASC)
        {
          fill_row (&row, &columns, usable, in_uv);
          g_array_append_val (analysis->summary, row);
          soleus_trend_add (analysis, channel, row.pattern, usable,
              (const double *)columns.onset_s->data, row.n);
        }
      columns_clear (&columns);
    }
}

void
soleus_summarise (SoleusAnalysis *analysis)
{
  g_array_set_size (analysis->summary, 0);
  g_array_set_size (analysis->trend, 0);
  g_array_set_size (analysis->trend_bins, 0);
  for (guint i = 0; i < analysis->quality->len; i++)
    {
      const SoleusQuality *quality =
          &g_array_index (analysis->quality, SoleusQuality, i);
      if (quality->searched)
        summarise_channel (analysis, i, quality->in_uv);
    }
  soleus_record_pattern_set (analysis);
}
