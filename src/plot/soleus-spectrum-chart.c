/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-chart-frame.h"
#include "soleus-charts.h"

/* What lies more than this under the highest bin is not shown, dB. */
#define DEPTH_DB 50.0

static double
decibel (double power)
{
  return power > 0.0 ? 10.0 * log10 (power) : -INFINITY;
}

/* Quantile of chi-square over its degrees of freedom, by the cube root that
 * is nearly normal [wilson1931]; within 1 % from 8 degrees on. */
static double
chi_square_share (double dof, double z)
{
  double a = 2.0 / (9.0 * dof);
  double root = 1.0 - a + z * sqrt (a);

  return root * root * root;
}

/* Ends of the 95 % band of one bin, in dB from its estimate. */
static void
band_of (double dof, double *down_db, double *up_db)
{
  *up_db = -decibel (chi_square_share (dof, -1.96));
  *down_db = -decibel (chi_square_share (dof, 1.96));
}

static void
draw_band (const SoleusChartFrame *frame, const SoleusSpectrumChart *chart,
    guint first, guint last)
{
  double down_db = 0.0, up_db = 0.0;

  if (!(chart->dof > 2.0))
    return;
  band_of (chart->dof, &down_db, &up_db);
  /* Text leaves a current point behind: a path begins without it. */
  cairo_new_path (frame->cr);
  for (guint k = first; k <= last; k++)
    cairo_line_to (frame->cr, soleus_chart_frame_x (frame, k * chart->bin_hz),
        soleus_chart_frame_y (frame,
            CLAMP (decibel (chart->power[k]) + up_db, frame->y_low,
                frame->y_high)));
  for (guint k = last + 1; k-- > first;)
    cairo_line_to (frame->cr, soleus_chart_frame_x (frame, k * chart->bin_hz),
        soleus_chart_frame_y (frame,
            CLAMP (decibel (chart->power[k]) + down_db, frame->y_low,
                frame->y_high)));
  cairo_close_path (frame->cr);
  soleus_color_set_source_alpha (
      frame->cr, &frame->theme->hues[SOLEUS_HUE_RHYTHMIC], 0.20);
  cairo_fill (frame->cr);
}

static void
draw_line (const SoleusChartFrame *frame, const SoleusSpectrumChart *chart,
    guint first, guint last)
{
  cairo_new_path (frame->cr);
  for (guint k = first; k <= last; k++)
    cairo_line_to (frame->cr, soleus_chart_frame_x (frame, k * chart->bin_hz),
        soleus_chart_frame_y (frame,
            CLAMP (decibel (chart->power[k]), frame->y_low, frame->y_high)));
  soleus_color_set_source (frame->cr, &frame->theme->trace);
  cairo_set_line_width (frame->cr, 1.4 * frame->theme->line_width);
  cairo_stroke (frame->cr);
}

static void
draw_peak (const SoleusChartFrame *frame, const SoleusSpectrumChart *chart)
{
  g_autofree char *label = NULL;
  double x;

  if (!(chart->peak_hz >= frame->x_low && chart->peak_hz <= frame->x_high))
    return;
  x = soleus_chart_frame_x (frame, chart->peak_hz);
  label = g_strdup_printf (_ ("%.1f Hz"), chart->peak_hz);
  soleus_color_set_source (frame->cr, &frame->theme->hues[SOLEUS_HUE_RHYTHMIC]);
  cairo_move_to (frame->cr, x, frame->plot.y);
  cairo_line_to (frame->cr, x, frame->plot.y + frame->plot.height);
  cairo_stroke (frame->cr);
  soleus_plot_text_draw (frame->cr, frame->theme, label,
      &(SoleusPlotText){
          .color = &frame->theme->text,
          .x = x + frame->theme->font_size / 3.0,
          .y = frame->plot.y,
          .bold = TRUE,
          .halo = TRUE,
      });
}

static void
draw_floor (const SoleusChartFrame *frame, double floor_power)
{
  double level_db = decibel (floor_power);
  double dash[] = {
      3.0 * frame->theme->line_width, 3.0 * frame->theme->line_width};

  if (!(level_db > frame->y_low && level_db < frame->y_high))
    return;
  cairo_set_dash (frame->cr, dash, 2, 0.0);
  soleus_color_set_source (frame->cr, &frame->theme->text_dim);
  cairo_move_to (
      frame->cr, frame->plot.x, soleus_chart_frame_y (frame, level_db));
  cairo_line_to (frame->cr, frame->plot.x + frame->plot.width,
      soleus_chart_frame_y (frame, level_db));
  cairo_stroke (frame->cr);
  cairo_set_dash (frame->cr, NULL, 0, 0.0);
}

void
soleus_spectrum_chart_draw (cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect, const SoleusSpectrumChart *chart)
{
  SoleusChartFrame frame = {.cr = cr, .theme = theme};
  double highest_db = -INFINITY;
  double down_db = 0.0, up_db = 0.0;
  guint first, last;

  if (chart->n_bins < 2 || !(chart->bin_hz > 0.0)
      || !(chart->high_hz > chart->low_hz))
    {
      soleus_chart_say (cr, theme, rect, _ ("No spectrum to show."));
      return;
    }
  first = (guint)CLAMP (
      ceil (chart->low_hz / chart->bin_hz), 0.0, chart->n_bins - 1.0);
  last = (guint)CLAMP (
      floor (chart->high_hz / chart->bin_hz), first, chart->n_bins - 1.0);
  for (guint k = first; k <= last; k++)
    highest_db = MAX (highest_db, decibel (chart->power[k]));
  if (!isfinite (highest_db) || last <= first)
    {
      soleus_chart_say (cr, theme, rect, _ ("No spectrum to show."));
      return;
    }
  frame.x_low = chart->low_hz;
  frame.x_high = chart->high_hz;
  /* The band of a short stretch is wide, and all of it is seen. */
  if (chart->dof > 2.0)
    band_of (chart->dof, &down_db, &up_db);
  frame.y_high = 10.0 * ceil ((highest_db + up_db) / 10.0) + 5.0;
  frame.y_low = frame.y_high - DEPTH_DB;
  soleus_chart_frame_draw (&frame, rect, _ ("frequency, Hz"), _ ("power, dB"));
  draw_band (&frame, chart, first, last);
  draw_floor (&frame, chart->floor);
  draw_line (&frame, chart, first, last);
  draw_peak (&frame, chart);
}
