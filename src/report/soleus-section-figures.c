/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-charts.h"
#include "soleus-report-build.h"
#include "soleus-welch.h"

#define PAIR_HEIGHT 130.0
#define PAIR_GAP 16.0
/* Spectra are estimated over segments of this length, of at most so much. */
#define SEGMENT_S 4.0
#define SPECTRUM_MAX_S 120.0
#define SPECTRUM_HIGH_HZ 20.0
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

/* From onset to onset, of kept episodes of the row's pattern and channel. */
static GArray *
intervals_of (const SoleusAnalysis *analysis, const SoleusSummary *row)
{
  GArray *intervals_s = g_array_new (FALSE, FALSE, sizeof (double));
  double last_s = NAN;

  for (guint i = 0; i < analysis->episodes->len; i++)
    {
      const SoleusEpisode *episode =
          &g_array_index (analysis->episodes, SoleusEpisode, i);
      double interval_s = episode->onset_s - last_s;

      if (episode->rejected || episode->pattern != row->pattern
          || !soleus_channel_set_has (&episode->channels, row->channel))
        continue;
      if (interval_s > 0.0)
        g_array_append_val (intervals_s, interval_s);
      last_s = episode->onset_s;
    }
  return intervals_s;
}

static void
draw_series (cairo_t *cr, const SoleusTheme *theme, const SoleusRect *rect,
    gpointer user_data)
{
  const SeriesFigure *series = user_data;
  double width = (rect->width - PAIR_GAP) / 2.0;
  SoleusRect left = {rect->x, rect->y, width, rect->height};
  SoleusRect right = {rect->x + width + PAIR_GAP, rect->y, width, rect->height};

  soleus_interval_chart_draw (cr, theme, &left,
      (const double *)series->intervals_s->data, series->intervals_s->len);
  soleus_trend_chart_draw (cr, theme, &right, series->bins, series->n_bins,
      series->bin_s, series->start);
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
  block = soleus_report_document_add_figure (build->document,
      _ ("Left, the intervals from onset to onset; the line is what chance "
         "alone would give at the same rate. Right, the rate over time, "
         "whiskers: exact 95 % interval; hatched: not observed."),
      _ ("Histogram of intervals, and bars of the rate over time."),
      PAIR_HEIGHT, draw_series, series, series_free);
  name = soleus_channel_dup_name (
      soleus_recording_get_channel (build->input->recording, row->channel));
  /* TRANSLATORS: pattern, channel */
  block->lead = g_strdup_printf (
      _ ("%s, %s."), soleus_pattern_name (row->pattern, build->voice), name);
}

/* --- spectrum of the strongest rhythm ----------------------------------------
 */

typedef struct
{
  SoleusSpectrum *spectrum;
  SoleusSpectrumChart chart;
} SpectrumFigure;

static void
spectrum_figure_free (gpointer data)
{
  SpectrumFigure *figure = data;

  soleus_spectrum_free (figure->spectrum);
  g_free (figure);
}

static void
draw_spectrum (cairo_t *cr, const SoleusTheme *theme, const SoleusRect *rect,
    gpointer user_data)
{
  SpectrumFigure *figure = user_data;
  SoleusRect left = *rect;

  left.width = MIN (rect->width, 0.62 * rect->width + 40.0);
  soleus_spectrum_chart_draw (cr, theme, &left, &figure->chart);
}

/* Samples of the tremor's first channel, EMG rectified; NULL: unreadable. */
static float *
tremor_samples (SoleusReportBuild *build, const SoleusTremor *row, gsize *n)
{
  int channel = soleus_channel_set_next (&row->channels, -1);
  const SoleusChannel *facts;
  guint64 first_idx, end_idx;
  float *x;

  if (channel < 0)
    return NULL;
  facts =
      soleus_recording_get_channel (build->input->recording, (guint)channel);
  first_idx = soleus_channel_idx (facts, row->span.start_s);
  end_idx = soleus_channel_idx (
      facts, MIN (row->span.end_s, row->span.start_s + SPECTRUM_MAX_S));
  *n = end_idx > first_idx ? (gsize)(end_idx - first_idx) : 0;
  if (*n == 0)
    return NULL;
  x = g_new (float, *n);
  if (!soleus_recording_read (
          build->input->recording, (guint)channel, first_idx, *n, x, NULL))
    {
      g_free (x);
      return NULL;
    }
  for (gsize i = 0; i < *n; i++)
    {
      if (isnan (x[i]))
        x[i] = 0.0f;
      if (facts->kind == SOLEUS_KIND_EMG)
        x[i] = fabsf (x[i]);
    }
  return x;
}

static const SoleusTremor *
longest_tremor (const SoleusAnalysis *analysis)
{
  const SoleusTremor *found = NULL;

  for (guint i = 0; i < analysis->tremor->len; i++)
    {
      const SoleusTremor *row =
          &g_array_index (analysis->tremor, SoleusTremor, i);
      if (found == NULL
          || soleus_span_duration_s (row->span)
              > soleus_span_duration_s (found->span))
        found = row;
    }
  return found;
}

static void
add_spectrum (SoleusReportBuild *build)
{
  const SoleusTremor *row = longest_tremor (build->input->analysis);
  g_autofree float *x = NULL;
  g_autofree char *names = NULL;
  gsize n = 0;
  double rate_hz;
  SoleusWelchOptions options;
  SpectrumFigure *figure;
  SoleusBlock *block;

  if (row == NULL || (x = tremor_samples (build, row, &n)) == NULL)
    return;
  rate_hz = soleus_recording_get_channel (build->input->recording,
      (guint)soleus_channel_set_next (&row->channels, -1))
                ->rate_hz;
  options = soleus_welch_options (SEGMENT_S, 0.05, rate_hz);
  figure = g_new0 (SpectrumFigure, 1);
  figure->spectrum = soleus_welch (x, n, rate_hz, &options);
  figure->chart = (SoleusSpectrumChart){
      .power = figure->spectrum->power,
      .n_bins = (guint)figure->spectrum->n_bins,
      .bin_hz = figure->spectrum->bin_hz,
      .low_hz = 0.5,
      .high_hz = MIN (SPECTRUM_HIGH_HZ, rate_hz / 2.0),
      .dof = figure->spectrum->dof,
      .peak_hz = row->frequency_hz,
      .floor = soleus_spectrum_floor (
          figure->spectrum, 2.0, MIN (18.0, rate_hz / 2.0)),
  };
  block = soleus_report_document_add_figure (build->document,
      _ ("Power over frequency in the longest rhythmic stretch (EMG "
         "rectified), with the 95 % band of the estimate; the dashed line is "
         "the median from 2 to 18 Hz."),
      _ ("Spectrum with its peak marked."), PAIR_HEIGHT, draw_spectrum, figure,
      spectrum_figure_free);
  names = soleus_channels_dup_names (build->input->recording, &row->channels);
  block->lead = g_strdup_printf (_ ("Spectrum, %s."), names);
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
  add_spectrum (build);
  add_shapes (build);
}
