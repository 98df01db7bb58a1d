/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-leg-charts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-chart-frame.h"
#include "soleus-charts.h"
#include "soleus-constants.h"
#include "soleus-plot-text.h"
#include "soleus-ticks.h"

#define MAX_BINS 32
/* Of the plot, kept for the bar of sleep. */
#define SLEEP_SHARE 0.09

static double
bin_edge_s (guint bin)
{
  return SOLEUS_PLM_LOW_S * exp2 ((double)bin / SOLEUS_PLM_BINS_PER_OCTAVE);
}

static void
draw_allowed (const SoleusChartFrame *frame)
{
  double left = soleus_chart_frame_x (frame,
      MAX (soleus_constant (SOLEUS_C_PLM_INT_AASM),
          soleus_constant (SOLEUS_C_PLM_INT_WASM)));
  double right = soleus_chart_frame_x (frame,
      MIN (soleus_constant_high (SOLEUS_C_PLM_INT_AASM),
          soleus_constant_high (SOLEUS_C_PLM_INT_WASM)));

  cairo_rectangle (
      frame->cr, left, frame->plot.y, right - left, frame->plot.height);
  soleus_color_set_source_alpha (
      frame->cr, &frame->theme->hues[SOLEUS_HUE_MOVEMENT], 0.12);
  cairo_fill (frame->cr);
}

static void
draw_bars (const SoleusChartFrame *frame, const guint *bins)
{
  double base = soleus_chart_frame_y (frame, 0.0);

  for (guint b = 0; b < SOLEUS_PLM_N_BINS; b++)
    {
      double left = soleus_chart_frame_x (frame, bin_edge_s (b));
      double right = soleus_chart_frame_x (frame, bin_edge_s (b + 1));
      double top = soleus_chart_frame_y (frame, bins[b]);

      cairo_rectangle (frame->cr, left + frame->theme->line_width / 2.0, top,
          right - left - frame->theme->line_width, base - top);
    }
  soleus_color_set_source_alpha (
      frame->cr, &frame->theme->hues[SOLEUS_HUE_MOVEMENT], 0.7);
  cairo_fill (frame->cr);
}

static void
draw_steps (const SoleusChartFrame *frame, const guint *bins)
{
  cairo_new_path (frame->cr);
  for (guint b = 0; b < SOLEUS_PLM_N_BINS; b++)
    {
      double y = soleus_chart_frame_y (frame, bins[b]);
      cairo_line_to (
          frame->cr, soleus_chart_frame_x (frame, bin_edge_s (b)), y);
      cairo_line_to (
          frame->cr, soleus_chart_frame_x (frame, bin_edge_s (b + 1)), y);
    }
  soleus_color_set_source (frame->cr, &frame->theme->text);
  cairo_set_line_width (frame->cr, 2.0 * frame->theme->line_width);
  cairo_stroke (frame->cr);
}

void
soleus_leg_interval_chart_draw (cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect, const guint *aasm, const guint *wasm)
{
  SoleusChartFrame frame = {
      .cr = cr, .theme = theme, .y_whole = TRUE, .x_log = TRUE};
  guint most = 0;

  for (guint b = 0; b < SOLEUS_PLM_N_BINS; b++)
    most = MAX (most, MAX (aasm[b], wasm[b]));
  if (most == 0)
    {
      soleus_chart_say (cr, theme, rect, _ ("Too few intervals to show."));
      return;
    }
  frame.x_low = SOLEUS_PLM_LOW_S;
  frame.x_high = bin_edge_s (SOLEUS_PLM_N_BINS);
  frame.y_high = MAX (1.1 * most, 2.0);
  soleus_chart_frame_draw (
      &frame, rect, _ ("interval, s"), _ ("intervals: bars AASM, line WASM"));
  cairo_new_path (cr);
  draw_allowed (&frame);
  draw_bars (&frame, aasm);
  draw_steps (&frame, wasm);
}

/* --- the night ----------------------------------------------------------- */

double
soleus_night_bin_s (double duration_s)
{
  static const double minutes[] = {5.0, 10.0, 20.0, 30.0};

  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
    if (duration_s <= MAX_BINS * 60.0 * minutes[i])
      return 60.0 * minutes[i];
  return 3600.0;
}

static const struct
{
  SoleusHue hue;
  double alpha;
  const char *name;
} legs[SOLEUS_N_LEGS] = {
    [SOLEUS_LEG_LEFT] = {SOLEUS_HUE_ISOLATED, 0.8, N_ ("left")},
    [SOLEUS_LEG_RIGHT] = {SOLEUS_HUE_RHYTHMIC, 0.8, N_ ("right")},
    [SOLEUS_LEG_EITHER] = {SOLEUS_HUE_OTHER, 0.8, N_ ("both or not known")},
};

static void
fill_leg (const SoleusChartFrame *frame, SoleusLeg leg, double x, double y,
    double width, double height)
{
  const SoleusColor *color = &frame->theme->hues[legs[leg].hue];

  cairo_new_path (frame->cr);
  cairo_rectangle (frame->cr, x, y, width, height);
  soleus_color_set_source_alpha (frame->cr, color, legs[leg].alpha);
  cairo_fill (frame->cr);
  /* Told apart without colour. */
  if (leg == SOLEUS_LEG_RIGHT)
    soleus_hatch_fill (frame->cr, SOLEUS_HATCH_UP, &frame->theme->background, x,
        y, width, height, frame->theme->font_size / 2.0,
        frame->theme->line_width);
}

static void
draw_night_bars (const SoleusChartFrame *frame, const SoleusNightChart *chart)
{
  for (guint b = 0; b < chart->n_bins; b++)
    {
      double from_s = chart->span.start_s + b * chart->bin_s;
      double to_s = MIN (from_s + chart->bin_s, chart->span.end_s);
      double left = soleus_chart_frame_x (frame, from_s);
      double wide = soleus_chart_frame_x (frame, to_s) - left;
      double zero = soleus_chart_frame_y (frame, 0.0);
      double base = zero;

      for (guint leg = 0; leg < SOLEUS_N_LEGS; leg++)
        {
          double height = zero
              - soleus_chart_frame_y (
                  frame, chart->counts[b * SOLEUS_N_LEGS + leg]);

          if (height <= 0.0)
            continue;
          fill_leg (frame, (SoleusLeg)leg, left + 0.1 * wide, base - height,
              0.8 * wide, height);
          base -= height;
        }
    }
}

static void
draw_sleep (const SoleusChartFrame *frame, const SoleusNightChart *chart)
{
  double height = SLEEP_SHARE * frame->plot.height;

  for (guint i = 0; chart->states != NULL && i < chart->states->len; i++)
    {
      const SoleusStateSpan *row =
          &g_array_index (chart->states, SoleusStateSpan, i);
      double left = soleus_chart_frame_x (frame, row->onset_s);
      double right =
          soleus_chart_frame_x (frame, row->onset_s + row->duration_s);

      if (row->state != SOLEUS_STATE_SLEEP)
        continue;
      cairo_rectangle (
          frame->cr, left, frame->plot.y, right - left, height - 1.0);
      soleus_color_set_source_alpha (frame->cr, &frame->theme->text_dim, 0.45);
      cairo_fill (frame->cr);
    }
}

static void
draw_key (const SoleusChartFrame *frame, const SoleusRect *rect)
{
  double size = frame->theme->font_size;
  double x = rect->x + rect->width - 0.8 * size;

  for (guint leg = SOLEUS_N_LEGS; leg-- > 0;)
    {
      const char *name = _ (legs[leg].name);

      soleus_plot_text_draw (frame->cr, frame->theme, name,
          &(SoleusPlotText){
              .color = &frame->theme->text_dim,
              .x = x,
              .y = rect->y,
              .align_x = 1.0,
          });
      x -= soleus_plot_text_width (frame->cr, frame->theme, name) + 1.2 * size;
      fill_leg (frame, (SoleusLeg)leg, x, rect->y + 0.2 * size, 0.8 * size,
          0.8 * size);
      x -= 0.8 * size;
    }
}

static guint
most_in_a_bin (const SoleusNightChart *chart)
{
  guint most = 0;

  for (guint b = 0; b < chart->n_bins; b++)
    {
      guint n = 0;
      for (guint leg = 0; leg < SOLEUS_N_LEGS; leg++)
        n += chart->counts[b * SOLEUS_N_LEGS + leg];
      most = MAX (most, n);
    }
  return most;
}

void
soleus_night_chart_draw (cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect, const SoleusNightChart *chart)
{
  SoleusChartFrame frame = {.cr = cr, .theme = theme, .y_whole = TRUE};
  guint most = most_in_a_bin (chart);
  g_autofree char *title = NULL;
  SoleusRect axis;

  if (most == 0 || !(soleus_span_duration_s (chart->span) > 0.0))
    {
      soleus_chart_say (cr, theme, rect, _ ("No leg movements to show."));
      return;
    }
  /* TRANSLATORS: axis of a chart, %.0f minutes */
  title =
      g_strdup_printf (_ ("leg movements in %.0f min"), chart->bin_s / 60.0);
  frame.x_low = chart->span.start_s;
  frame.x_high = chart->span.end_s;
  frame.y_high = MAX (most / (1.0 - SLEEP_SHARE - 0.04), 2.0);
  soleus_chart_frame_draw (&frame, rect, NULL, title);
  cairo_new_path (cr);
  draw_night_bars (&frame, chart);
  draw_sleep (&frame, chart);
  draw_key (&frame, rect);
  axis = (SoleusRect){frame.plot.x, frame.plot.y + frame.plot.height,
      frame.plot.width, 2.0 * theme->font_size};
  soleus_time_axis_draw (cr, theme, &axis, chart->span, chart->start);
}
