/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-charts.h"
#include "soleus-event-rows.h"
#include "soleus-report-build.h"

#define PAIR_HEIGHT 130.0
#define PAIR_GAP 16.0
/* Fewer are no histogram (soleus-interval-chart.c). */
#define MIN_INTERVALS 3
#define MAX_SHAPES 6
#define SHAPES_A_ROW 3
#define SHAPE_HEIGHT 104.0

/* --- intervals and rate over time
 * --------------------------------------------- */

typedef struct
{
  GArray *intervals_s; /* of double */
  const SoleusTrendBin *bins;
  guint n_bins;
  double bin_s;
  GDateTime *start;
} SeriesFigure;

static void
series_free (gpointer data)
{
  SeriesFigure *series = data;

  g_array_unref (series->intervals_s);
  g_free (series);
}

/* The row with the most events, or NULL. */
static const SoleusSummary *
busiest (const SoleusAnalysis *analysis)
{
  const SoleusSummary *found = NULL;

  for (guint i = 0; i < analysis->summary->len; i++)
    {
      const SoleusSummary *row =
          &g_array_index (analysis->summary, SoleusSummary, i);
      if (row->pattern != SOLEUS_PATTERN_VOL && row->n > 0
          && (found == NULL || row->n > found->n))
        found = row;
    }
  return found;
}

static gboolean
is_of_row (SoleusPattern pattern, const SoleusChannelSet *channels,
    const SoleusSummary *row)
{
  return pattern == row->pattern
      && soleus_channel_set_has (channels, row->channel);
}

static GArray *
intervals_between (const GArray *onsets_s)
{
  GArray *intervals_s = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 1; i < onsets_s->len; i++)
    {
      double interval_s = g_array_index (onsets_s, double, i)
          - g_array_index (onsets_s, double, i - 1);
      if (interval_s > 0.0)
        g_array_append_val (intervals_s, interval_s);
    }
  return intervals_s;
}

/* From onset to onset, of kept bursts of the row's pattern and channel; of
 * episodes where marks by hand brought no bursts. */
static GArray *
intervals_of (const SoleusAnalysis *analysis, const SoleusSummary *row)
{
  g_autoptr (GArray) bursts_s = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) episodes_s = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < analysis->bursts->len; i++)
    {
      const SoleusBurst *burst =
          &g_array_index (analysis->bursts, SoleusBurst, i);
      if (is_of_row (burst->pattern, &burst->channels, row)
          && soleus_burst_is_listed (analysis, burst))
        g_array_append_val (bursts_s, burst->onset_s);
    }
  for (guint i = 0; i < analysis->episodes->len; i++)
    {
      const SoleusEpisode *episode =
          &g_array_index (analysis->episodes, SoleusEpisode, i);
      if (is_of_row (episode->pattern, &episode->channels, row)
          && !episode->rejected)
        g_array_append_val (episodes_s, episode->onset_s);
    }
  return intervals_between (
      bursts_s->len >= episodes_s->len ? bursts_s : episodes_s);
}

static gboolean
has_intervals (const SeriesFigure *series)
{
  return series->intervals_s->len >= MIN_INTERVALS;
}

static void
draw_series (cairo_t *cr, const SoleusTheme *theme, const SoleusRect *rect,
    gpointer user_data)
{
  const SeriesFigure *series = user_data;
  double width = (rect->width - PAIR_GAP) / 2.0;
  SoleusRect part = {rect->x, rect->y, width, rect->height};

  if (has_intervals (series))
    {
      soleus_interval_chart_draw (cr, theme, &part,
          (const double *)series->intervals_s->data, series->intervals_s->len);
      part.x += width + PAIR_GAP;
    }
  if (series->n_bins > 0)
    soleus_trend_chart_draw (cr, theme, &part, series->bins, series->n_bins,
        series->bin_s, series->start);
}

/* Of what is there: no half stays empty below words that tell of it. */
static const char *
series_caption (const SeriesFigure *series)
{
  if (series->n_bins == 0)
    return _ ("The intervals from onset to onset; the line is what chance "
              "alone would give at the same rate.");
  if (!has_intervals (series))
    return
        /* xgettext:no-c-format */
        _ ("The rate over time; whiskers: exact 95 % interval; hatched: not "
           "observed.");
  return
      /* xgettext:no-c-format */
      _ ("Left, the intervals from onset to onset; the line is what chance "
         "alone would give at the same rate. Right, the rate over time, "
         "whiskers: exact 95 % interval; hatched: not observed.");
}

static void
add_series (SoleusReportBuild *build)
{
  const SoleusAnalysis *analysis = build->input->analysis;
  const SoleusSummary *row = busiest (analysis);
  SeriesFigure *series;
  g_autofree char *name = NULL;
  SoleusBlock *block;

  if (row == NULL)
    return;
  series = g_new0 (SeriesFigure, 1);
  series->intervals_s = intervals_of (analysis, row);
  series->start = soleus_recording_get_start (build->input->recording);
  for (guint i = 0; i < analysis->trend->len; i++)
    {
      const SoleusTrend *trend =
          &g_array_index (analysis->trend, SoleusTrend, i);

      if (trend->channel != row->channel || trend->pattern != row->pattern)
        continue;
      series->bins = &g_array_index (
          analysis->trend_bins, SoleusTrendBin, trend->first_bin);
      series->n_bins = trend->n_bins;
      series->bin_s = trend->bin_s;
    }
  /* Two empty halves and the words below them tell nothing. */
  if (series->n_bins == 0 && !has_intervals (series))
    {
      series_free (series);
      return;
    }
  block = soleus_report_document_add_figure (build->document,
      series_caption (series),
      _ ("Histogram of intervals, and bars of the rate over time."),
      PAIR_HEIGHT, draw_series, series, series_free);
  name = soleus_channel_dup_name (
      soleus_recording_get_channel (build->input->recording, row->channel));
  /* TRANSLATORS: pattern, channel */
  block->lead = g_strdup_printf (
      _ ("%s, %s."), soleus_pattern_name (row->pattern, build->voice), name);
}

/* --- shapes that came back
 * -------------------------------------------------------- */

typedef struct
{
  const SoleusTemplate *shapes[MAX_SHAPES];
  const char *units[MAX_SHAPES];
  guint n;
} ShapesFigure;

static void
draw_shapes (cairo_t *cr, const SoleusTheme *theme, const SoleusRect *rect,
    gpointer user_data)
{
  const ShapesFigure *figure = user_data;
  double width = (rect->width - (SHAPES_A_ROW - 1) * PAIR_GAP) / SHAPES_A_ROW;

  for (guint i = 0; i < figure->n; i++)
    {
      SoleusRect part = {rect->x + (i % SHAPES_A_ROW) * (width + PAIR_GAP),
          rect->y + (i / SHAPES_A_ROW) * SHAPE_HEIGHT, width,
          SHAPE_HEIGHT - 6.0};
      soleus_shape_chart_draw (
          cr, theme, &part, figure->shapes[i], figure->units[i]);
    }
}

static void
add_shapes (SoleusReportBuild *build)
{
  const GPtrArray *rows = build->input->analysis->templates;
  ShapesFigure *figure = g_new0 (ShapesFigure, 1);
  SoleusBlock *block;

  for (guint i = 0; i < rows->len && figure->n < MAX_SHAPES; i++)
    {
      const SoleusTemplate *row = g_ptr_array_index (rows, i);

      if (row->n_samples < 2 || row->mean == NULL)
        continue;
      figure->shapes[figure->n] = row;
      figure->units[figure->n++] = soleus_channel_unit_text (
          soleus_recording_get_channel (build->input->recording, row->channel));
    }
  if (figure->n == 0)
    {
      g_free (figure);
      return;
    }
  block = soleus_report_document_add_figure (build->document,
      _ ("Mean of every shape, with one standard deviation around it."),
      _ ("Mean shapes of the units that came back."),
      SHAPE_HEIGHT * ((figure->n + SHAPES_A_ROW - 1) / SHAPES_A_ROW),
      draw_shapes, figure, g_free);
  block->lead = g_strdup (_ ("Shapes."));
}

void
soleus_section_figures (SoleusReportBuild *build)
{
  add_series (build);
  add_shapes (build);
}
