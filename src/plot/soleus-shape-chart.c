/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-chart-frame.h"
#include "soleus-charts.h"

static void
set_ranges (SoleusChartFrame *frame, const SoleusTemplate *shape)
{
  frame->x_low = 0.0;
  frame->x_high = 1000.0 * (shape->n_samples - 1.0) / shape->rate_hz;
  frame->y_low = INFINITY;
  frame->y_high = -INFINITY;
  for (guint i = 0; i < shape->n_samples; i++)
    {
      double sd = shape->sd == NULL ? 0.0 : shape->sd[i];
      frame->y_low = MIN (frame->y_low, shape->mean[i] - sd);
      frame->y_high = MAX (frame->y_high, shape->mean[i] + sd);
    }
  if (!(frame->y_high > frame->y_low))
    {
      frame->y_low -= 1.0;
      frame->y_high += 1.0;
    }
}

static void
add_point (const SoleusChartFrame *frame, const SoleusTemplate *shape, guint i,
    double value)
{
  cairo_line_to (frame->cr,
      soleus_chart_frame_x (frame, 1000.0 * i / shape->rate_hz),
      soleus_chart_frame_y (frame, value));
}

void
soleus_shape_chart_draw (cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect, const SoleusTemplate *shape, const char *unit)
{
  SoleusChartFrame frame = {.cr = cr, .theme = theme};
  g_autofree char *title = NULL;

  if (shape->n_samples < 2 || shape->mean == NULL || !(shape->rate_hz > 0.0))
    {
      soleus_chart_say (cr, theme, rect, _ ("No shape to show."));
      return;
    }
  set_ranges (&frame, shape);
  /* TRANSLATORS: number of a shape, how often it was seen, unit of the axis */
  title = g_strdup_printf (_ ("No. %u, n = %u, %s"), shape->id, shape->n, unit);
  soleus_chart_frame_draw (&frame, rect, _ ("ms"), title);
  /* Text leaves a current point behind: a path begins without it. */
  cairo_new_path (cr);
  if (shape->sd != NULL)
    {
      for (guint i = 0; i < shape->n_samples; i++)
        add_point (&frame, shape, i, shape->mean[i] + shape->sd[i]);
      for (guint i = shape->n_samples; i-- > 0;)
        add_point (&frame, shape, i, shape->mean[i] - shape->sd[i]);
      cairo_close_path (cr);
      soleus_color_set_source_alpha (
          cr, &theme->hues[SOLEUS_HUE_ISOLATED], 0.22);
      cairo_fill (cr);
    }
  for (guint i = 0; i < shape->n_samples; i++)
    add_point (&frame, shape, i, shape->mean[i]);
  soleus_color_set_source (cr, &theme->trace);
  cairo_set_line_width (cr, 1.6 * theme->line_width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
}
