/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-track-paint.h"

/* Up to this many samples a column the line between samples is drawn, so
 * that columns without a sample of their own are not empty. */
#define LINE_SAMPLES_PER_COLUMN 2.0
/* Up to this many a smooth line is stroked: an antialiased stroke costs
 * some 15 us a point, columns almost nothing (measured at 4 tracks). */
#define STROKE_SAMPLES_PER_COLUMN 0.25
/* Up to this many every sample has a dot. */
#define DOT_SAMPLES_PER_COLUMN 0.06

/* A raw trace that stands in for the filtered one. */
#define FAINT_ALPHA 0.35
/* An envelope is smooth: a point for so many columns is enough, and a stroke
 * is dear. */
#define ENVELOPE_COLUMNS 3

guint
soleus_track_n_columns (
    const SoleusTheme *theme, const SoleusTrackLayout *layout)
{
  double n = ceil (layout->plot.width * MAX (theme->columns_per_unit, 0.1));

  return (guint)CLAMP (n, 1.0, 20000.0);
}

static guint
n_columns_of (const SoleusTrackPaint *paint)
{
  return soleus_track_n_columns (paint->theme, paint->layout);
}

static void
set_trace_color (const SoleusTrackPaint *paint, cairo_t *cr)
{
  soleus_color_set_source_alpha (cr, &paint->theme->trace,
      paint->track->faint ? FAINT_ALPHA : paint->theme->trace.alpha);
}

/* Columns as rectangles, each reaching to the one before, in one fill. */
void
soleus_track_fill_columns (const SoleusTrackPaint *paint, cairo_t *cr,
    const SoleusColumn *columns, int from, guint n)
{
  const SoleusRect *plot = &paint->layout->plot;
  double width = plot->width / n_columns_of (paint);
  double thick = paint->theme->line_width;
  double last_top = NAN, last_bottom = NAN;

  cairo_save (cr);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  set_trace_color (paint, cr);
  for (guint c = 0; c < n + 1; c++)
    {
      double top = soleus_track_paint_y (paint, columns[c].high);
      double bottom = soleus_track_paint_y (paint, columns[c].low);
      double own_top = CLAMP (top, plot->y - 2.0, plot->y + plot->height + 2.0);
      double own_bottom =
          CLAMP (bottom, plot->y - 2.0, plot->y + plot->height + 2.0);

      if (isnan (columns[c].low))
        {
          last_top = NAN;
          continue;
        }
      top = isnan (last_top) ? own_top : MIN (own_top, last_bottom);
      bottom = isnan (last_top) ? own_bottom : MAX (own_bottom, last_top);
      last_top = own_top;
      last_bottom = own_bottom;
      if (c > 0)
        cairo_rectangle (cr, plot->x + (from + (int)c - 1) * width,
            top - thick / 2.0, width, bottom - top + thick);
    }
  cairo_fill (cr);
  cairo_restore (cr);
}

/* Widens the columns [first, first + n) that the line from one sample to the
 * next crosses, places in columns of the grid. */
static void
add_line (SoleusColumn *columns, gint64 first, guint n, double c0, float v0,
    double c1, float v1)
{
  gint64 from_c = (gint64)floor (MAX (c0, (double)first));
  gint64 last = (gint64)floor (MIN (c1, (double)(first + n) - 1.0));

  for (gint64 c = from_c; c <= last; c++)
    {
      double from = CLAMP ((double)c, c0, c1);
      double to = CLAMP ((double)c + 1.0, c0, c1);
      double slope = c1 > c0 ? (v1 - v0) / (c1 - c0) : 0.0;
      float a = (float)(v0 + slope * (from - c0));
      float b = (float)(v0 + slope * (to - c0));
      SoleusColumn *column = &columns[c - first];

      if (!(column->low <= MIN (a, b)))
        column->low = MIN (a, b);
      if (!(column->high >= MAX (a, b)))
        column->high = MAX (a, b);
    }
}

/* Columns [from, from + n) of the line through the samples. */
static void
columns_of_line (const SoleusTrackPaint *paint, int from, guint n,
    const double *times_s, const float *values, guint n_samples,
    SoleusColumn *columns)
{
  const SoleusTrack *track = paint->track;
  gboolean grid = track->column_s > 0.0;
  double origin_s = grid ? 0.0 : track->span.start_s;
  double column_s = grid
      ? track->column_s
      : soleus_span_duration_s (track->span) / n_columns_of (paint);
  gint64 first = (grid ? track->first_column : 0) + from;

  for (guint c = 0; c < n; c++)
    columns[c] = (SoleusColumn){NAN, NAN};
  for (guint i = 0; i + 1 < n_samples; i++)
    if (!isnan (values[i]) && !isnan (values[i + 1]))
      add_line (columns, first, n, (times_s[i] - origin_s) / column_s,
          values[i], (times_s[i + 1] - origin_s) / column_s, values[i + 1]);
}

static void
stroke_line (const SoleusTrackPaint *paint, const double *times_s,
    const float *values, guint n_samples, gboolean dots)
{
  cairo_t *cr = paint->cr;
  gboolean pen_down = FALSE;

  set_trace_color (paint, cr);
  cairo_set_line_width (cr, 1.2 * paint->theme->line_width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < n_samples; i++)
    {
      double x, y;

      if (isnan (values[i]))
        {
          pen_down = FALSE;
          continue;
        }
      x = soleus_track_x (paint->layout, paint->track, times_s[i]);
      y = soleus_track_paint_y (paint, values[i]);
      if (pen_down)
        cairo_line_to (cr, x, y);
      else
        cairo_move_to (cr, x, y);
      pen_down = TRUE;
    }
  cairo_stroke (cr);
  for (guint i = 0; dots && i < n_samples; i++)
    if (!isnan (values[i]))
      {
        cairo_new_sub_path (cr);
        cairo_arc (cr, soleus_track_x (paint->layout, paint->track, times_s[i]),
            soleus_track_paint_y (paint, values[i]),
            2.2 * paint->theme->line_width, 0.0, 2.0 * G_PI);
      }
  cairo_fill (cr);
}

/* The upper edge of the envelope's columns as one line. */
static void
paint_envelope (const SoleusTrackPaint *paint, guint n)
{
  const SoleusTrack *track = paint->track;
  const SoleusRect *plot = &paint->layout->plot;
  guint n_points = MAX (n / ENVELOPE_COLUMNS, 1);
  double width = plot->width / n_points;
  g_autofree SoleusColumn *columns = g_new (SoleusColumn, n_points);
  gboolean pen_down = FALSE;

  soleus_view_data_get_columns (
      track->envelope, track->channel, track->span, n_points, columns);
  cairo_new_path (paint->cr);
  for (guint c = 0; c < n_points; c++)
    {
      double x = plot->x + (c + 0.5) * width;
      double y = soleus_track_paint_y (paint, columns[c].high);

      if (isnan (columns[c].high))
        pen_down = FALSE;
      else if (pen_down)
        cairo_line_to (paint->cr, x, y);
      else
        {
          cairo_move_to (paint->cr, x, y);
          pen_down = TRUE;
        }
    }
  soleus_color_set_source (
      paint->cr, &paint->theme->hues[SOLEUS_HUE_SUSTAINED]);
  cairo_set_line_width (paint->cr, 1.6 * paint->theme->line_width);
  cairo_set_line_join (paint->cr, CAIRO_LINE_JOIN_BEVEL);
  cairo_set_antialias (paint->cr, CAIRO_ANTIALIAS_FAST);
  cairo_stroke (paint->cr);
  cairo_set_antialias (paint->cr, CAIRO_ANTIALIAS_DEFAULT);
}

void
soleus_track_paint_limit (const SoleusTrackPaint *paint)
{
  const SoleusRect *plot = &paint->layout->plot;
  double size = paint->theme->font_size;
  double dash[] = {size / 2.0, size / 3.0};

  if (!isfinite (paint->track->limit))
    return;
  cairo_save (paint->cr);
  cairo_set_dash (paint->cr, dash, 2, 0.0);
  cairo_set_antialias (paint->cr, CAIRO_ANTIALIAS_NONE);
  cairo_set_line_width (paint->cr, paint->theme->line_width);
  soleus_color_set_source (paint->cr, &paint->theme->accent);
  for (int sign = -1; sign <= 1; sign += 2)
    {
      /* In the middle of a pixel: a hairline, not a grey one of two. */
      double y =
          floor (soleus_track_paint_y (paint, sign * paint->track->limit))
          + 0.5;

      cairo_move_to (paint->cr, plot->x, y);
      cairo_line_to (paint->cr, plot->x + plot->width, y);
    }
  cairo_stroke (paint->cr);
  cairo_restore (paint->cr);
}

static double
samples_per_column (const SoleusTrackPaint *paint)
{
  return soleus_span_duration_s (paint->track->span) / n_columns_of (paint)
      * paint->facts->rate_hz;
}

/* The time of columns [from, from + n). */
static SoleusSpan
span_of_columns (const SoleusTrackPaint *paint, int from, guint n)
{
  const SoleusTrack *track = paint->track;
  gint64 first = track->first_column + from;

  if (!(track->column_s > 0.0))
    return track->span;
  return (SoleusSpan){
      (double)first * track->column_s, (double)(first + n) * track->column_s};
}

void
soleus_track_get_columns (
    const SoleusTrackPaint *paint, int from, guint n, SoleusColumn *columns)
{
  const SoleusTrack *track = paint->track;

  if (samples_per_column (paint) <= LINE_SAMPLES_PER_COLUMN)
    {
      /* Room for the gap rows between samples, at most one each. */
      guint max_n = (guint)(2.0 * (LINE_SAMPLES_PER_COLUMN * n + 4.0));
      g_autofree double *times_s = g_new (double, max_n);
      g_autofree float *values = g_new (float, max_n);
      guint n_samples =
          soleus_view_data_get_samples (track->data, track->channel,
              span_of_columns (paint, from, n), max_n, times_s, values);

      columns_of_line (paint, from, n, times_s, values, n_samples, columns);
    }
  else if (track->column_s > 0.0)
    soleus_view_data_get_grid (track->data, track->channel, track->column_s,
        track->first_column + from, n, columns);
  else
    soleus_view_data_get_columns (
        track->data, track->channel, track->span, n, columns);
}

/* Few samples: the line itself. */
static void
paint_line (const SoleusTrackPaint *paint)
{
  const SoleusTrack *track = paint->track;
  guint max_n = 2 * n_columns_of (paint) + 8;
  g_autofree double *times_s = g_new (double, max_n);
  g_autofree float *values = g_new (float, max_n);
  guint n_samples = soleus_view_data_get_samples (
      track->data, track->channel, track->span, max_n, times_s, values);

  stroke_line (paint, times_s, values, n_samples,
      samples_per_column (paint) <= DOT_SAMPLES_PER_COLUMN);
}

static void
paint_signal (const SoleusTrackPaint *paint)
{
  guint n = n_columns_of (paint);
  int before = paint->track->column_s > 0.0 ? 1 : 0;
  g_autofree SoleusColumn *columns = NULL;

  if (samples_per_column (paint) <= STROKE_SAMPLES_PER_COLUMN)
    {
      paint_line (paint);
      return;
    }
  if (paint->track->layer != NULL
      && soleus_trace_layer_paint (paint->track->layer, paint))
    return;
  columns = g_new (SoleusColumn, n + 1);
  columns[0] = (SoleusColumn){NAN, NAN};
  soleus_track_get_columns (
      paint, -before, n + (guint)before, columns + 1 - before);
  soleus_track_fill_columns (paint, paint->cr, columns, 0, n);
}

void
soleus_track_paint_trace (const SoleusTrackPaint *paint)
{
  paint_signal (paint);
  if (paint->track->envelope != NULL)
    paint_envelope (paint, n_columns_of (paint));
}
