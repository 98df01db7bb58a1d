/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-figures.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-robust.h"

static gboolean
is_kept (const SoleusEpisode *episode, guint channel)
{
  return !episode->rejected
      && soleus_channel_set_has (&episode->channels, channel);
}

SoleusPattern
soleus_figure_busiest_pattern (const SoleusAnalysis *analysis, guint channel)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  SoleusPattern busiest = SOLEUS_PATTERN_NONE;
  guint most = 0;

  for (guint i = 0; i < analysis->episodes->len; i++)
    {
      const SoleusEpisode *episode =
          &g_array_index (analysis->episodes, SoleusEpisode, i);
      gpointer key = GINT_TO_POINTER (episode->pattern);
      guint n;

      if (!is_kept (episode, channel) || episode->pattern == SOLEUS_PATTERN_VOL
          || episode->pattern == SOLEUS_PATTERN_NONE)
        continue;
      n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1;
      g_hash_table_insert (counts, key, GUINT_TO_POINTER (n));
      if (n > most)
        {
          most = n;
          busiest = episode->pattern;
        }
    }
  return busiest;
}

/* --- intervals ------------------------------------------------------------
 */

typedef struct
{
  GArray *onsets_s; /* of double: where each interval ends */
  GArray *intervals_s; /* of double */
} Intervals;

static void
draw_intervals (gconstpointer data, cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect)
{
  const Intervals *series = data;

  soleus_interval_chart_draw (cr, theme, rect,
      (const double *)series->intervals_s->data, series->intervals_s->len);
}

static void
write_intervals (gconstpointer data, GString *out)
{
  const Intervals *series = data;
  char onset[G_ASCII_DTOSTR_BUF_SIZE], interval[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (out, "onset_s,interval_s\n");
  for (guint i = 0; i < series->intervals_s->len; i++)
    g_string_append_printf (out, "%s,%s\n",
        g_ascii_formatd (onset, sizeof onset, "%.4f",
            g_array_index (series->onsets_s, double, i)),
        g_ascii_formatd (interval, sizeof interval, "%.4f",
            g_array_index (series->intervals_s, double, i)));
}

static void
intervals_free (gpointer data)
{
  Intervals *series = data;

  g_array_unref (series->onsets_s);
  g_array_unref (series->intervals_s);
  g_free (series);
}

static char *
dup_interval_summary (const GArray *intervals_s)
{
  guint n = intervals_s->len;
  g_autofree float *x = g_new (float, MAX (n, 1));
  double sum_s = 0.0, squares = 0.0, mean_s, sd_s;

  if (n < 2)
    return g_strdup (_ ("Too few episodes for intervals."));
  for (guint i = 0; i < n; i++)
    {
      double value = g_array_index (intervals_s, double, i);
      x[i] = (float)value;
      sum_s += value;
      squares += value * value;
    }
  mean_s = sum_s / n;
  sd_s = sqrt (MAX (squares - n * mean_s * mean_s, 0.0) / (n - 1));
  return g_strdup_printf (
      /* TRANSLATORS: of the intervals; the last number is standard deviation
       * over mean: 1 is what chance makes, 0 a clock */
      _ ("n = %u intervals, mean %.3g s, median %.3g s, coefficient of "
         "variation %.2f"),
      n, mean_s, soleus_median (x, n), sd_s / mean_s);
}

SoleusFigure *
soleus_interval_figure_new (
    const SoleusAnalysis *analysis, guint channel, SoleusPattern pattern)
{
  static const SoleusFigureClass figure_class = {
      draw_intervals, write_intervals, intervals_free};
  Intervals *series = g_new0 (Intervals, 1);
  double last_s = NAN;

  series->onsets_s = g_array_new (FALSE, FALSE, sizeof (double));
  series->intervals_s = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < analysis->episodes->len; i++)
    {
      const SoleusEpisode *episode =
          &g_array_index (analysis->episodes, SoleusEpisode, i);
      double interval_s = episode->onset_s - last_s;

      if (!is_kept (episode, channel) || episode->pattern != pattern)
        continue;
      if (interval_s > 0.0)
        {
          g_array_append_val (series->onsets_s, episode->onset_s);
          g_array_append_val (series->intervals_s, interval_s);
        }
      last_s = episode->onset_s;
    }
  return soleus_figure_new (
      &figure_class, series, dup_interval_summary (series->intervals_s));
}

/* --- rate over time -------------------------------------------------------
 */

typedef struct
{
  GArray *bins; /* of SoleusTrendBin */
  double bin_s;
  GDateTime *start; /* NULL: not known */
} Trend;

static void
draw_trend (gconstpointer data, cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect)
{
  const Trend *trend = data;

  soleus_trend_chart_draw (cr, theme, rect,
      (const SoleusTrendBin *)trend->bins->data, trend->bins->len, trend->bin_s,
      trend->start);
}

static void
write_trend (gconstpointer data, GString *out)
{
  const Trend *trend = data;

  g_string_append (
      out, "start_s,observed_s,n,rate_low_per_min,rate_high_per_min\n");
  for (guint i = 0; i < trend->bins->len; i++)
    {
      const SoleusTrendBin *bin =
          &g_array_index (trend->bins, SoleusTrendBin, i);
      double values[] = {
          bin->start_s, bin->observed_s, bin->n, bin->rate_low, bin->rate_high};

      for (guint k = 0; k < G_N_ELEMENTS (values); k++)
        {
          char text[G_ASCII_DTOSTR_BUF_SIZE];

          if (isfinite (values[k]))
            g_string_append (
                out, g_ascii_formatd (text, sizeof text, "%.6g", values[k]));
          g_string_append_c (out, k + 1 < G_N_ELEMENTS (values) ? ',' : '\n');
        }
    }
}

static void
trend_free (gpointer data)
{
  Trend *trend = data;

  g_array_unref (trend->bins);
  g_clear_pointer (&trend->start, g_date_time_unref);
  g_free (trend);
}

static char *
dup_trend_summary (const GArray *bins, double half_time_s)
{
  double observed_s = 0.0;
  guint n = 0;

  for (guint i = 0; i < bins->len; i++)
    {
      n += g_array_index (bins, SoleusTrendBin, i).n;
      observed_s += g_array_index (bins, SoleusTrendBin, i).observed_s;
    }
  if (!(observed_s > 0.0))
    return g_strdup (
        _ ("Too little quiet time for a rate: two minutes are needed."));
  if (isfinite (half_time_s))
    return g_strdup_printf (
        _ ("n = %u in %.1f observed minutes: %.3g a minute; half as many "
           "after %.3g minutes"),
        n, observed_s / 60.0, 60.0 * n / observed_s, half_time_s / 60.0);
  return g_strdup_printf (_ ("n = %u in %.1f observed minutes: %.3g a minute"),
      n, observed_s / 60.0, 60.0 * n / observed_s);
}

SoleusFigure *
soleus_trend_figure_new (const SoleusAnalysis *analysis, guint channel,
    SoleusPattern pattern, GDateTime *start)
{
  static const SoleusFigureClass figure_class = {
      draw_trend, write_trend, trend_free};
  Trend *trend = g_new0 (Trend, 1);
  double half_time_s = NAN;

  trend->bins = g_array_new (FALSE, FALSE, sizeof (SoleusTrendBin));
  trend->start = start == NULL ? NULL : g_date_time_ref (start);
  for (guint i = 0; i < analysis->trend->len; i++)
    {
      const SoleusTrend *row = &g_array_index (analysis->trend, SoleusTrend, i);

      if (row->channel != channel || row->pattern != pattern)
        continue;
      g_array_append_vals (trend->bins,
          &g_array_index (analysis->trend_bins, SoleusTrendBin, row->first_bin),
          row->n_bins);
      trend->bin_s = row->bin_s;
      half_time_s = row->half_time_s;
    }
  return soleus_figure_new (
      &figure_class, trend, dup_trend_summary (trend->bins, half_time_s));
}
