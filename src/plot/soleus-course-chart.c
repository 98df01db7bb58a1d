/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-course-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-chart-frame.h"

#define DAY_S 86400.0
/* Lengths in multiples of the font's size. */
#define LANE 1.4
#define DOT 0.34
#define CAP 0.3
#define AIR_PX_SHARE 0.03 /* beside the first and the last point */
#define MAX_LANES 8
#define MAX_NAME_SHARE 0.28 /* of the width, for the names of the lanes */

static const SoleusHue series_hues[] = {SOLEUS_HUE_ISOLATED,
    SOLEUS_HUE_RHYTHMIC, SOLEUS_HUE_GROUPED, SOLEUS_HUE_SUSTAINED,
    SOLEUS_HUE_MOVEMENT};

/* One word of the diary and how often it stands there. */
typedef struct
{
  const char *trigger;
  guint n;
  guint order; /* of its first mention */
} Lane;

typedef struct
{
  SoleusChartFrame frame;
  const SoleusCourse *course;
  GArray *lanes; /* of Lane */
  double lane_height;
} Chart;

static int
compare_lanes (gconstpointer a, gconstpointer b)
{
  const Lane *one = a, *other = b;

  if (one->n != other->n)
    return one->n < other->n ? 1 : -1;
  return one->order < other->order ? -1 : 1;
}

static GArray *
lanes_of (const SoleusCourse *course)
{
  GArray *lanes = g_array_new (FALSE, FALSE, sizeof (Lane));

  for (guint i = 0; i < course->n_events; i++)
    {
      guint k = 0;
      while (k < lanes->len
          && !g_str_equal (g_array_index (lanes, Lane, k).trigger,
              course->events[i].trigger))
        k++;
      if (k == lanes->len)
        {
          Lane lane = {course->events[i].trigger, 0, k};
          g_array_append_val (lanes, lane);
        }
      g_array_index (lanes, Lane, k).n++;
    }
  g_array_sort (lanes, compare_lanes);
  if (lanes->len > MAX_LANES)
    g_array_set_size (lanes, MAX_LANES);
  return lanes;
}

static void
set_ranges (SoleusChartFrame *frame, const SoleusCourse *course)
{
  double rate = 0.0, limit = 0.0, air_s;

  frame->x_low = INFINITY;
  frame->x_high = -INFINITY;
  for (guint i = 0; i < course->n_points; i++)
    {
      const SoleusCoursePoint *point = &course->points[i];
      frame->x_low = MIN (frame->x_low, point->at_s);
      frame->x_high = MAX (frame->x_high, point->at_s);
      if (isfinite (point->rate_per_min))
        rate = MAX (rate, point->rate_per_min);
      if (isfinite (point->high))
        limit = MAX (limit, point->high);
    }
  air_s = MAX (AIR_PX_SHARE * (frame->x_high - frame->x_low), DAY_S / 2.0);
  frame->x_low -= air_s;
  frame->x_high += air_s;
  /* A recording of a few seconds has an endless interval: it is cut. */
  frame->y_high = MAX (1.05 * MIN (limit, 4.0 * rate + 1.0), 1.0);
}

/* Room for the names of the lanes left of the plot. */
static SoleusRect
chart_rect (Chart *chart, const SoleusRect *rect)
{
  const double size = chart->frame.theme->font_size;
  SoleusRect inner = *rect;
  double widest = 0.0;

  for (guint i = 0; i < chart->lanes->len; i++)
    widest = MAX (widest,
        soleus_plot_text_width (chart->frame.cr, chart->frame.theme,
            g_array_index (chart->lanes, Lane, i).trigger));
  widest = CLAMP (widest - 3.0 * size, 0.0, MAX_NAME_SHARE * rect->width);
  chart->lane_height = LANE * size;
  inner.x += widest;
  inner.width -= widest;
  inner.height -= chart->lanes->len * chart->lane_height;
  return inner;
}

static void
draw_time_axis (const SoleusChartFrame *frame)
{
  const double size = frame->theme->font_size;
  const double foot = frame->plot.y + frame->plot.height;
  const char *format;
  g_autoptr (GArray) ticks =
      soleus_course_dup_ticks (frame->x_low, frame->x_high,
          (guint)CLAMP (frame->plot.width / (6.0 * size), 1.0, 8.0), &format);

  for (guint i = 0; i < ticks->len; i++)
    {
      const double at_s = g_array_index (ticks, double, i);
      const double x = soleus_chart_frame_x (frame, at_s);
      g_autoptr (GDateTime) day = g_date_time_new_from_unix_utc ((gint64)at_s);
      g_autofree char *label = g_date_time_format (day, format);
      const double half =
          soleus_plot_text_width (frame->cr, frame->theme, label) / 2.0;

      soleus_color_set_source (frame->cr, &frame->theme->text_dim);
      cairo_move_to (frame->cr, x, foot);
      cairo_line_to (frame->cr, x, foot + size / 4.0);
      cairo_stroke (frame->cr);
      soleus_plot_text_draw (frame->cr, frame->theme, label,
          &(SoleusPlotText){
              .color = &frame->theme->text_dim,
              .x = MIN (x, frame->plot.x + frame->plot.width + size / 2 - half),
              .y = foot + size / 4.0,
              .align_x = 0.5,
          });
    }
}

static void
set_series_source (const SoleusChartFrame *frame, guint series, double alpha)
{
  soleus_color_set_source_alpha (frame->cr,
      &frame->theme->hues[series_hues[series % G_N_ELEMENTS (series_hues)]],
      alpha);
}

/* Circle, square, triangle, diamond: colour is never the only difference. */
static void
fill_symbol (cairo_t *cr, double x, double y, double radius, guint series)
{
  const guint n_corners[] = {0, 4, 3, 4};
  const double turn[] = {0.0, G_PI / 4.0, -G_PI / 2.0, 0.0};
  const guint kind = series % G_N_ELEMENTS (n_corners);

  cairo_new_path (cr);
  if (n_corners[kind] == 0)
    cairo_arc (cr, x, y, radius, 0.0, 2.0 * G_PI);
  for (guint i = 0; i < n_corners[kind]; i++)
    {
      const double angle = turn[kind] + 2.0 * G_PI * i / n_corners[kind];
      cairo_line_to (
          cr, x + 1.3 * radius * cos (angle), y + 1.3 * radius * sin (angle));
    }
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_whisker (const SoleusChartFrame *frame, const SoleusCoursePoint *point)
{
  const double x = soleus_chart_frame_x (frame, point->at_s);
  const double cap = CAP * frame->theme->font_size;
  const double top =
      soleus_chart_frame_y (frame, MIN (point->high, frame->y_high));
  const double foot = soleus_chart_frame_y (frame, MAX (point->low, 0.0));

  cairo_move_to (frame->cr, x, top);
  cairo_line_to (frame->cr, x, foot);
  if (point->high <= frame->y_high)
    {
      cairo_move_to (frame->cr, x - cap, top);
      cairo_line_to (frame->cr, x + cap, top);
    }
  cairo_move_to (frame->cr, x - cap, foot);
  cairo_line_to (frame->cr, x + cap, foot);
  set_series_source (frame, point->series, 0.9);
  cairo_set_line_width (frame->cr, 1.5 * frame->theme->line_width);
  cairo_stroke (frame->cr);
}

/* Recorded, but without a clean minute. */
static void
draw_nothing (const SoleusChartFrame *frame, const SoleusCoursePoint *point)
{
  soleus_plot_text_draw (frame->cr, frame->theme, "×",
      &(SoleusPlotText){
          .color = &frame->theme->text_dim,
          .x = soleus_chart_frame_x (frame, point->at_s),
          .y = frame->plot.y + frame->plot.height,
          .align_x = 0.5,
          .align_y = 1.0,
      });
}

static void
draw_line (const SoleusChartFrame *frame, const SoleusCourse *course, guint s)
{
  cairo_new_path (frame->cr);
  for (guint i = 0; i < course->n_points; i++)
    if (course->points[i].series == s
        && isfinite (course->points[i].rate_per_min))
      cairo_line_to (frame->cr,
          soleus_chart_frame_x (frame, course->points[i].at_s),
          soleus_chart_frame_y (frame, course->points[i].rate_per_min));
  set_series_source (frame, s, 0.45);
  cairo_set_line_width (frame->cr, frame->theme->line_width);
  cairo_stroke (frame->cr);
}

static void
draw_points (const SoleusChartFrame *frame, const SoleusCourse *course)
{
  for (guint s = 0; s < MAX (course->n_series, 1); s++)
    draw_line (frame, course, s);
  for (guint i = 0; i < course->n_points; i++)
    {
      const SoleusCoursePoint *point = &course->points[i];
      if (!isfinite (point->rate_per_min))
        {
          draw_nothing (frame, point);
          continue;
        }
      draw_whisker (frame, point);
      set_series_source (frame, point->series, 1.0);
      fill_symbol (frame->cr, soleus_chart_frame_x (frame, point->at_s),
          soleus_chart_frame_y (frame, point->rate_per_min),
          DOT * frame->theme->font_size, point->series);
    }
}

static void
draw_legend (const SoleusChartFrame *frame, const SoleusCourse *course)
{
  const double size = frame->theme->font_size;
  double x = frame->plot.x + frame->plot.width;

  for (guint s = course->n_series; s > 0 && course->n_series > 1; s--)
    {
      const char *name = course->series[s - 1];
      x -= soleus_plot_text_width (frame->cr, frame->theme, name);
      soleus_plot_text_draw (frame->cr, frame->theme, name,
          &(SoleusPlotText){
              .color = &frame->theme->text,
              .x = x,
              .y = frame->plot.y - size / 4.0,
              .align_y = 1.0,
              .halo = TRUE,
          });
      x -= 0.7 * size;
      set_series_source (frame, s - 1, 1.0);
      fill_symbol (frame->cr, x, frame->plot.y - 0.8 * size, DOT * size, s - 1);
      x -= size;
    }
}

static void
draw_lane (const Chart *chart, guint row, double top)
{
  const SoleusChartFrame *frame = &chart->frame;
  const Lane *lane = &g_array_index (chart->lanes, Lane, row);
  const double size = frame->theme->font_size;
  const double middle = top + chart->lane_height / 2.0;

  soleus_color_set_source (frame->cr, &frame->theme->grid);
  cairo_move_to (frame->cr, frame->plot.x, middle);
  cairo_line_to (frame->cr, frame->plot.x + frame->plot.width, middle);
  cairo_stroke (frame->cr);
  soleus_plot_text_draw (frame->cr, frame->theme, lane->trigger,
      &(SoleusPlotText){
          .color = &frame->theme->text,
          .x = frame->plot.x - size / 2.0,
          .y = middle,
          .align_x = 1.0,
          .align_y = 0.5,
          .max_width = frame->plot.x - size / 2.0,
      });
  soleus_color_set_source (frame->cr, &frame->theme->hues[SOLEUS_HUE_MINE]);
  cairo_set_line_width (frame->cr, 2.0 * frame->theme->line_width);
  for (guint i = 0; i < chart->course->n_events; i++)
    {
      const SoleusCourseEvent *event = &chart->course->events[i];
      const double x = soleus_chart_frame_x (frame, event->at_s);
      if (!g_str_equal (event->trigger, lane->trigger)
          || event->at_s < frame->x_low || event->at_s > frame->x_high)
        continue;
      cairo_move_to (frame->cr, x, middle - size / 2.0);
      cairo_line_to (frame->cr, x, middle + size / 2.0);
    }
  cairo_stroke (frame->cr);
  cairo_set_line_width (frame->cr, frame->theme->line_width);
}

void
soleus_course_chart_draw (cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect, const SoleusCourse *course)
{
  Chart chart = {.frame = {.cr = cr, .theme = theme}, .course = course};
  g_autoptr (GArray) lanes = lanes_of (course);
  g_autofree char *title = NULL;
  SoleusRect inner;

  if (course->n_points == 0)
    {
      soleus_chart_say (
          cr, theme, rect, _ ("No recording with a known date yet."));
      return;
    }
  chart.lanes = lanes;
  set_ranges (&chart.frame, course);
  inner = chart_rect (&chart, rect);
  /* TRANSLATORS: title of an axis; %s is a kind of twitch */
  title =
      g_strdup_printf (_ ("%s a clean minute, 95 %% interval"), course->what);
  soleus_chart_frame_draw (&chart.frame, &inner, NULL, title);
  draw_time_axis (&chart.frame);
  draw_points (&chart.frame, course);
  draw_legend (&chart.frame, course);
  for (guint i = 0; i < lanes->len; i++)
    draw_lane (&chart, i,
        rect->y + rect->height - (lanes->len - i) * chart.lane_height);
}
