/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-chart-frame.h"
#include "soleus-charts.h"

/* A bar is this share of its bin wide. */
#define BAR_SHARE 0.7

static double
rate_per_min (const SoleusTrendBin *bin)
{
  return bin->observed_s > 0.0 ? 60.0 * bin->n / bin->observed_s : NAN;
}

static double
highest_rate (const SoleusTrendBin *bins, guint n)
{
  double rate = 0.0, limit = 0.0;

  for (guint i = 0; i < n; i++)
    {
      if (isfinite (rate_per_min (&bins[i])))
        rate = MAX (rate, rate_per_min (&bins[i]));
      if (isfinite (bins[i].rate_high))
        limit = MAX (limit, bins[i].rate_high);
    }
  /* The interval of a single event ends at 5.6 times its rate. That of a bin
   * of a few seconds is endless: it is cut. */
  return MAX (MIN (1.05 * limit, 6.0 * rate + 1.0), 1.0);
}

static void
draw_whisker (const SoleusChartFrame *frame, double x, double size,
    const SoleusTrendBin *bin)
{
  double top =
      soleus_chart_frame_y (frame, MIN (bin->rate_high, frame->y_high));
  double bottom =
      soleus_chart_frame_y (frame, MAX (bin->rate_low, frame->y_low));

  cairo_move_to (frame->cr, x, top);
  cairo_line_to (frame->cr, x, bottom);
  if (bin->rate_high <= frame->y_high)
    {
      cairo_move_to (frame->cr, x - size, top);
      cairo_line_to (frame->cr, x + size, top);
    }
  cairo_move_to (frame->cr, x - size, bottom);
  cairo_line_to (frame->cr, x + size, bottom);
  soleus_color_set_source (frame->cr, &frame->theme->text);
  cairo_set_line_width (frame->cr, 1.5 * frame->theme->line_width);
  cairo_stroke (frame->cr);
}

static void
draw_bin (
    const SoleusChartFrame *frame, const SoleusTrendBin *bin, double bin_s)
{
  const SoleusTheme *theme = frame->theme;
  double left = soleus_chart_frame_x (frame, bin->start_s);
  double wide = soleus_chart_frame_x (frame, bin->start_s + bin_s) - left;
  double base = soleus_chart_frame_y (frame, 0.0);
  double rate = rate_per_min (bin);
  double top;

  if (!isfinite (rate))
    {
      soleus_hatch_fill (frame->cr, SOLEUS_HATCH_UP, &theme->gap, left,
          frame->plot.y, wide, frame->plot.height, theme->font_size / 2.0,
          theme->line_width);
      return;
    }
  top = soleus_chart_frame_y (frame, MIN (rate, frame->y_high));
  cairo_rectangle (frame->cr, left + wide * (1.0 - BAR_SHARE) / 2.0, top,
      wide * BAR_SHARE, base - top);
  soleus_color_set_source_alpha (
      frame->cr, &theme->hues[SOLEUS_HUE_ISOLATED], 0.55);
  cairo_fill (frame->cr);
  if (isfinite (bin->rate_low) && isfinite (bin->rate_high))
    draw_whisker (frame, left + wide / 2.0,
        MIN (wide / 6.0, theme->font_size / 3.0), bin);
}

void
soleus_trend_chart_draw (cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect, const SoleusTrendBin *bins, guint n, double bin_s,
    GDateTime *start)
{
  SoleusChartFrame frame = {.cr = cr, .theme = theme};
  SoleusSpan span;
  SoleusRect axis;

  if (n == 0 || !(bin_s > 0.0))
    {
      soleus_chart_say (cr, theme, rect, _ ("No rate over time to show."));
      return;
    }
  span = (SoleusSpan){bins[0].start_s, bins[n - 1].start_s + bin_s};
  frame.x_low = span.start_s;
  frame.x_high = span.end_s;
  frame.y_high = highest_rate (bins, n);
  soleus_chart_frame_draw (&frame, rect, NULL,
      /* xgettext:no-c-format */
      _ ("number a minute, 95 % interval"));
  for (guint i = 0; i < n; i++)
    draw_bin (&frame, &bins[i], bin_s);
  axis = (SoleusRect){frame.plot.x, frame.plot.y + frame.plot.height,
      frame.plot.width, 2.0 * theme->font_size};
  soleus_time_axis_draw (cr, theme, &axis, span, start);
}
