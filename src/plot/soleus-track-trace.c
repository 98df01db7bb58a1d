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

static guint
n_columns_of (const SoleusTrackPaint *paint)
{
  double n = ceil (
      paint->layout->plot.width * MAX (paint->theme->columns_per_unit, 0.1));

  return (guint)CLAMP (n, 1.0, 20000.0);
}

static void
set_trace_color (const SoleusTrackPaint *paint)
{
  soleus_color_set_source_alpha (paint->cr, &paint->theme->trace,
      paint->track->faint ? FAINT_ALPHA : paint->theme->trace.alpha);
}

/* Columns as rectangles, each reaching to the one before, in one fill. */
static void
fill_columns (
    const SoleusTrackPaint *paint, const SoleusColumn *columns, guint n)
{
  const SoleusRect *plot = &paint->layout->plot;
  double width = plot->width / n;
  double thick = paint->theme->line_width;
  double last_top = NAN, last_bottom = NAN;

  cairo_save (paint->cr);
  cairo_set_antialias (paint->cr, CAIRO_ANTIALIAS_NONE);
  set_trace_color (paint);
  for (guint c = 0; c < n; c++)
    {
      double top, bottom;

      if (isnan (columns[c].low))
        {
          last_top = NAN;
          continue;
        }
      top = soleus_track_paint_y (paint, columns[c].high);
      bottom = soleus_track_paint_y (paint, columns[c].low);
      top = CLAMP (top, plot->y - 2.0, plot->y + plot->height + 2.0);
      bottom = CLAMP (bottom, plot->y - 2.0, plot->y + plot->height + 2.0);
      if (!isnan (last_top))
        {
          double own_top = top, own_bottom = bottom;
          top = MIN (top, last_bottom);
          bottom = MAX (bottom, last_top);
          last_top = own_top;
          last_bottom = own_bottom;
        }
      else
        {
          last_top = top;
          last_bottom = bottom;
        }
      cairo_rectangle (paint->cr, plot->x + c * width, top - thick / 2.0, width,
          bottom - top + thick);
    }
  cairo_fill (paint->cr);
  cairo_restore (paint->cr);
}

/* Widens the columns that the line from one sample to the next crosses. */
static void
add_line (
    SoleusColumn *columns, guint n, double c0, float v0, double c1, float v1)
{
  int first = (int)floor (MAX (c0, 0.0));
  int last = (int)floor (MIN (c1, n - 1.0));

  for (int c = first; c <= last; c++)
    {
      double from = CLAMP (c, c0, c1), to = CLAMP (c + 1.0, c0, c1);
      double slope = c1 > c0 ? (v1 - v0) / (c1 - c0) : 0.0;
      float a = (float)(v0 + slope * (from - c0));
      float b = (float)(v0 + slope * (to - c0));

      if (!(columns[c].low <= MIN (a, b)))
        columns[c].low = MIN (a, b);
      if (!(columns[c].high >= MAX (a, b)))
        columns[c].high = MAX (a, b);
    }
}

static void
columns_of_line (const SoleusTrackPaint *paint, const double *times_s,
    const float *values, guint n_samples, SoleusColumn *columns, guint n)
{
  const SoleusTrack *track = paint->track;
  double per_s = n / soleus_span_duration_s (track->span);

  for (guint c = 0; c < n; c++)
    columns[c] = (SoleusColumn){NAN, NAN};
  for (guint i = 0; i + 1 < n_samples; i++)
    if (!isnan (values[i]) && !isnan (values[i + 1]))
      add_line (columns, n, (times_s[i] - track->span.start_s) * per_s,
          values[i], (times_s[i + 1] - track->span.start_s) * per_s,
          values[i + 1]);
}

static void
stroke_line (const SoleusTrackPaint *paint, const double *times_s,
    const float *values, guint n_samples, gboolean dots)
{
  cairo_t *cr = paint->cr;
  gboolean pen_down = FALSE;

  set_trace_color (paint);
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

static void
paint_signal (const SoleusTrackPaint *paint)
{
  const SoleusTrack *track = paint->track;
  guint n = n_columns_of (paint);
  double per_column =
      soleus_span_duration_s (track->span) / n * paint->facts->rate_hz;
  g_autofree SoleusColumn *columns = g_new (SoleusColumn, n);

  if (per_column <= LINE_SAMPLES_PER_COLUMN)
    {
      /* Room for the gap rows between samples, at most one each. */
      guint max_n = (guint)(2.0 * (LINE_SAMPLES_PER_COLUMN * n + 4.0));
      g_autofree double *times_s = g_new (double, max_n);
      g_autofree float *values = g_new (float, max_n);
      guint n_samples = soleus_view_data_get_samples (
          track->data, track->channel, track->span, max_n, times_s, values);

      if (per_column <= STROKE_SAMPLES_PER_COLUMN)
        {
          stroke_line (paint, times_s, values, n_samples,
              per_column <= DOT_SAMPLES_PER_COLUMN);
          return;
        }
      columns_of_line (paint, times_s, values, n_samples, columns, n);
    }
  else
    soleus_view_data_get_columns (
        track->data, track->channel, track->span, n, columns);
  fill_columns (paint, columns, n);
}

void
soleus_track_paint_trace (const SoleusTrackPaint *paint)
{
  paint_signal (paint);
  if (paint->track->envelope != NULL)
    paint_envelope (paint, n_columns_of (paint));
}
