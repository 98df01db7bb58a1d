/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-chart-frame.h"
#include "soleus-charts.h"

#define N_MIN 3
#define BINS_PER_DECADE 8
/* Intervals below a millisecond are no intervals of twitches. */
#define SHORTEST_S 0.001

typedef struct
{
  double low_s; /* left edge of the first bin */
  double ratio; /* from edge to edge */
  guint n_bins;
  guint *counts;
  guint most;
  guint n;
  double mean_s;
} Histogram;

static void
histogram_init (Histogram *histogram, const double *intervals_s, guint n)
{
  double shortest_s = INFINITY, longest_s = 0.0, sum_s = 0.0;

  *histogram = (Histogram){.n = n};
  for (guint i = 0; i < n; i++)
    {
      shortest_s = MIN (shortest_s, MAX (intervals_s[i], SHORTEST_S));
      longest_s = MAX (longest_s, MAX (intervals_s[i], SHORTEST_S));
      sum_s += intervals_s[i];
    }
  histogram->mean_s = sum_s / n;
  histogram->ratio = pow (10.0, 1.0 / BINS_PER_DECADE);
  histogram->low_s = pow (
      10.0, floor (log10 (shortest_s) * BINS_PER_DECADE) / BINS_PER_DECADE);
  histogram->n_bins = 1
      + (guint)floor (
          log10 (longest_s / histogram->low_s) * BINS_PER_DECADE + 1e-9);
  histogram->counts = g_new0 (guint, histogram->n_bins);
  for (guint i = 0; i < n; i++)
    {
      double at = log10 (MAX (intervals_s[i], SHORTEST_S) / histogram->low_s)
          * BINS_PER_DECADE;
      guint bin = MIN ((guint)MAX (at + 1e-9, 0.0), histogram->n_bins - 1);
      histogram->most = MAX (histogram->most, ++histogram->counts[bin]);
    }
}

/* Chance: intervals of a Poisson train are exponential with the same mean. */
static double
expected (const Histogram *histogram, double from_s, double to_s)
{
  return histogram->n
      * (exp (-from_s / histogram->mean_s) - exp (-to_s / histogram->mean_s));
}

static void
draw_expected (const SoleusChartFrame *frame, const Histogram *histogram)
{
  double half = sqrt (histogram->ratio);

  cairo_new_path (frame->cr);
  for (double at_s = frame->x_low; at_s < frame->x_high; at_s *= 1.05)
    cairo_line_to (frame->cr, soleus_chart_frame_x (frame, at_s),
        soleus_chart_frame_y (frame,
            MIN (expected (histogram, at_s / half, at_s * half),
                frame->y_high)));
  soleus_color_set_source (frame->cr, &frame->theme->text_dim);
  cairo_set_line_width (frame->cr, 1.5 * frame->theme->line_width);
  cairo_stroke (frame->cr);
}

void
soleus_interval_chart_draw (cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect, const double *intervals_s, guint n)
{
  SoleusChartFrame frame = {
      .cr = cr, .theme = theme, .y_whole = TRUE, .x_log = TRUE};
  Histogram histogram;

  if (n < N_MIN)
    {
      soleus_chart_say (cr, theme, rect, _ ("Too few intervals to show."));
      return;
    }
  histogram_init (&histogram, intervals_s, n);
  frame.x_low = histogram.low_s / histogram.ratio;
  frame.x_high =
      histogram.low_s * pow (histogram.ratio, histogram.n_bins + 1.0);
  frame.y_high = MAX (1.1 * histogram.most, 2.0);
  soleus_chart_frame_draw (
      &frame, rect, _ ("interval, s"), _ ("intervals (number)"));
  cairo_new_path (cr);
  for (guint b = 0; b < histogram.n_bins; b++)
    {
      double from_s = histogram.low_s * pow (histogram.ratio, b);
      double left = soleus_chart_frame_x (&frame, from_s);
      double right = soleus_chart_frame_x (&frame, from_s * histogram.ratio);
      double top = soleus_chart_frame_y (&frame, histogram.counts[b]);

      cairo_rectangle (cr, left + theme->line_width / 2.0, top,
          right - left - theme->line_width,
          soleus_chart_frame_y (&frame, 0.0) - top);
    }
  soleus_color_set_source_alpha (cr, &theme->hues[SOLEUS_HUE_ISOLATED], 0.75);
  cairo_fill (cr);
  draw_expected (&frame, &histogram);
  g_free (histogram.counts);
}
