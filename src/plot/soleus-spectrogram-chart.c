/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-spectrogram-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-chart-frame.h"
#include "soleus-charts.h"

#define DEPTH_DB 30.0
/* Shown as full dark; one louder column is no measure. */
#define TOP_SHARE 0.99
/* Room of the time axis under the map, in multiples of the font. */
#define TIME_AXIS 2.0

typedef struct
{
  guint first; /* bins that are shown */
  guint n;
  double top_db;
} Shown;

static double
decibel (double power)
{
  return power > 0.0 ? 10.0 * log10 (power) : -INFINITY;
}

static int
compare_floats (gconstpointer a, gconstpointer b)
{
  float x = *(const float *)a, y = *(const float *)b;

  return (x > y) - (x < y);
}

/* FALSE: nothing to show. */
static gboolean
shown_init (Shown *shown, const SoleusSpectrogramChart *chart)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (float));
  guint last;

  if (chart->n_times < 2 || chart->n_bins < 2 || !(chart->bin_hz > 0.0)
      || !(chart->high_hz > chart->low_hz)
      || !(soleus_span_duration_s (chart->span) > 0.0))
    return FALSE;
  shown->first = (guint)CLAMP (
      ceil (chart->low_hz / chart->bin_hz), 0.0, chart->n_bins - 1.0);
  last = (guint)CLAMP (floor (chart->high_hz / chart->bin_hz), shown->first,
      chart->n_bins - 1.0);
  shown->n = last - shown->first + 1;
  for (guint t = 0; t < chart->n_times; t++)
    for (guint k = shown->first; k <= last; k++)
      {
        float power = chart->power[t * chart->n_bins + k];
        if (power > 0.0f)
          g_array_append_val (values, power);
      }
  if (values->len == 0)
    return FALSE;
  g_array_sort (values, compare_floats);
  shown->top_db = decibel (
      g_array_index (values, float, (guint)(TOP_SHARE * (values->len - 1.0))));
  return TRUE;
}

/* Background to trace, by share; both are opaque. */
static guint32
pixel_of (const SoleusTheme *theme, double share)
{
  const SoleusColor *from = &theme->background, *to = &theme->trace;
  guint red =
      (guint)lrint (255.0 * (from->red + share * (to->red - from->red)));
  guint green =
      (guint)lrint (255.0 * (from->green + share * (to->green - from->green)));
  guint blue =
      (guint)lrint (255.0 * (from->blue + share * (to->blue - from->blue)));

  return 0xff000000u | red << 16 | green << 8 | blue;
}

/* A pixel a bin and time, the lowest frequency in the last row. */
static cairo_surface_t *
map_new (const SoleusTheme *theme, const SoleusSpectrogramChart *chart,
    const Shown *shown)
{
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int)chart->n_times, (int)shown->n);
  guchar *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  for (guint t = 0; t < chart->n_times; t++)
    for (guint k = 0; k < shown->n; k++)
      {
        double db =
            decibel (chart->power[t * chart->n_bins + shown->first + k]);
        double share = 1.0 + (db - shown->top_db) / DEPTH_DB;
        guint32 *row =
            (guint32 *)(void *)(data + (shown->n - 1 - k) * (guint)stride);

        row[t] =
            pixel_of (theme, isnan (share) ? 0.0 : CLAMP (share, 0.0, 1.0));
      }
  cairo_surface_mark_dirty (surface);
  return surface;
}

static void
draw_map (const SoleusChartFrame *frame, const SoleusSpectrogramChart *chart,
    const Shown *shown)
{
  cairo_surface_t *map = map_new (frame->theme, chart, shown);
  double top = soleus_chart_frame_y (
      frame, (shown->first + shown->n - 0.5) * chart->bin_hz);
  double foot =
      soleus_chart_frame_y (frame, (shown->first - 0.5) * chart->bin_hz);
  cairo_pattern_t *pattern;

  cairo_save (frame->cr);
  cairo_rectangle (frame->cr, frame->plot.x, frame->plot.y, frame->plot.width,
      frame->plot.height);
  cairo_clip (frame->cr);
  cairo_translate (frame->cr, frame->plot.x, top);
  cairo_scale (
      frame->cr, frame->plot.width / chart->n_times, (foot - top) / shown->n);
  pattern = cairo_pattern_create_for_surface (map);
  /* No bin is smeared into its neighbour. */
  cairo_pattern_set_filter (pattern, CAIRO_FILTER_NEAREST);
  cairo_set_source (frame->cr, pattern);
  cairo_paint (frame->cr);
  cairo_restore (frame->cr);
  cairo_pattern_destroy (pattern);
  cairo_surface_destroy (map);
}

static void
draw_gaps (const SoleusChartFrame *frame, const SoleusSpectrogramChart *chart,
    const Shown *shown)
{
  double width = frame->plot.width / chart->n_times;

  for (guint t = 0; t < chart->n_times; t++)
    if (isnan (chart->power[t * chart->n_bins + shown->first]))
      soleus_hatch_fill (frame->cr, SOLEUS_HATCH_UP, &frame->theme->gap,
          frame->plot.x + t * width, frame->plot.y, width, frame->plot.height,
          frame->theme->font_size / 2.0, frame->theme->line_width);
}

/* Arrow heads at both edges: the map itself stays clear. */
static void
draw_peak (const SoleusChartFrame *frame, const SoleusSpectrogramChart *chart)
{
  double size = frame->theme->font_size / 2.0;
  double right = frame->plot.x + frame->plot.width;
  double y;

  if (!(chart->peak_hz >= frame->y_low && chart->peak_hz <= frame->y_high))
    return;
  y = soleus_chart_frame_y (frame, chart->peak_hz);
  cairo_new_path (frame->cr);
  cairo_move_to (frame->cr, right, y);
  cairo_line_to (frame->cr, right + size, y - size / 2.0);
  cairo_line_to (frame->cr, right + size, y + size / 2.0);
  cairo_close_path (frame->cr);
  soleus_color_set_source (frame->cr, &frame->theme->text);
  cairo_fill (frame->cr);
}

void
soleus_spectrogram_chart_draw (cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect, const SoleusSpectrogramChart *chart)
{
  SoleusChartFrame frame = {.cr = cr, .theme = theme};
  SoleusRect axis;
  Shown shown;

  if (!shown_init (&shown, chart))
    {
      soleus_chart_say (cr, theme, rect, _ ("No spectrum over time to show."));
      return;
    }
  frame.x_low = chart->span.start_s;
  frame.x_high = chart->span.end_s;
  frame.y_low = chart->low_hz;
  frame.y_high = chart->high_hz;
  soleus_chart_frame_draw (&frame, rect, NULL, _ ("frequency over time, Hz"));
  draw_map (&frame, chart, &shown);
  draw_gaps (&frame, chart, &shown);
  draw_peak (&frame, chart);
  axis = (SoleusRect){frame.plot.x, frame.plot.y + frame.plot.height,
      frame.plot.width, TIME_AXIS * theme->font_size};
  soleus_time_axis_draw (cr, theme, &axis, chart->span, chart->start);
}
