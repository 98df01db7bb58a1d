/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-chart-frame.h"
#include "soleus-charts.h"

/* Air around the outermost point. */
#define AIR 0.08
#define DOT_SHARE 0.32 /* radius in multiples of the font's size */

static void
stretch (double *low, double *high, double value)
{
  if (!isfinite (value))
    return;
  *low = MIN (*low, value);
  *high = MAX (*high, value);
}

static void
add_air (double *low, double *high)
{
  double air = AIR * (*high - *low);

  if (!(air > 0.0))
    air = MAX (fabs (*high), 1.0) * 0.5;
  *low -= air;
  *high += air;
}

static gboolean
set_ranges (SoleusChartFrame *frame, const double *reference,
    const double *test, guint n, const SoleusAgreementLines *lines)
{
  frame->x_low = frame->y_low = INFINITY;
  frame->x_high = frame->y_high = -INFINITY;
  for (guint i = 0; i < n; i++)
    {
      stretch (&frame->x_low, &frame->x_high, (reference[i] + test[i]) / 2.0);
      stretch (&frame->y_low, &frame->y_high, test[i] - reference[i]);
    }
  if (!isfinite (frame->x_low))
    return FALSE;
  stretch (&frame->y_low, &frame->y_high, 0.0);
  stretch (&frame->y_low, &frame->y_high, lines->lower);
  stretch (&frame->y_low, &frame->y_high, lines->upper);
  add_air (&frame->x_low, &frame->x_high);
  add_air (&frame->y_low, &frame->y_high);
  return TRUE;
}

static void
draw_line (const SoleusChartFrame *frame, double value, gboolean dashed,
    const char *name)
{
  const SoleusTheme *theme = frame->theme;
  const double dash = theme->font_size / 2.0;
  const double y = soleus_chart_frame_y (frame, value);

  if (!isfinite (value))
    return;
  cairo_save (frame->cr);
  if (dashed)
    cairo_set_dash (frame->cr, &dash, 1, 0.0);
  soleus_color_set_source (frame->cr, &theme->text);
  cairo_set_line_width (frame->cr, 1.5 * theme->line_width);
  cairo_move_to (frame->cr, frame->plot.x, y);
  cairo_line_to (frame->cr, frame->plot.x + frame->plot.width, y);
  cairo_stroke (frame->cr);
  cairo_restore (frame->cr);
  soleus_plot_text_draw (frame->cr, theme, name,
      &(SoleusPlotText){
          .color = &theme->text_dim,
          .x = frame->plot.x + frame->plot.width - theme->font_size / 3.0,
          .y = y - theme->font_size / 6.0,
          .align_x = 1.0,
          .align_y = 1.0,
      });
}

static void
draw_points (const SoleusChartFrame *frame, const double *reference,
    const double *test, guint n)
{
  const SoleusTheme *theme = frame->theme;

  soleus_color_set_source_alpha (
      frame->cr, &theme->hues[SOLEUS_HUE_ISOLATED], 0.7);
  for (guint i = 0; i < n; i++)
    {
      if (!isfinite (reference[i]) || !isfinite (test[i]))
        continue;
      cairo_arc (frame->cr,
          soleus_chart_frame_x (frame, (reference[i] + test[i]) / 2.0),
          soleus_chart_frame_y (frame, test[i] - reference[i]),
          DOT_SHARE * theme->font_size, 0.0, 2.0 * G_PI);
      cairo_fill (frame->cr);
    }
}

void
soleus_agreement_chart_draw (cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect, const double *reference, const double *test,
    guint n, const SoleusAgreementLines *lines)
{
  SoleusChartFrame frame = {.cr = cr, .theme = theme};

  if (!set_ranges (&frame, reference, test, n, lines))
    {
      soleus_chart_say (cr, theme, rect, _ ("No rates of both to compare."));
      return;
    }
  soleus_chart_frame_draw (&frame, rect, _ ("mean of both, events a minute"),
      _ ("test minus reference, events a minute"));
  draw_points (&frame, reference, test, n);
  draw_line (&frame, lines->bias, FALSE, _ ("bias"));
  draw_line (&frame, lines->lower, TRUE, _ ("lower limit"));
  draw_line (&frame, lines->upper, TRUE, _ ("upper limit"));
}
