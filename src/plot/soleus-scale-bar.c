/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-scale-bar.h"

#include <math.h>

#include "soleus-plot-text.h"
#include "soleus-ticks.h"

/* The upright bar takes up to this share of the plot's height. */
#define MOST_HEIGHT 0.5
/* Thickness of the bars, in multiples of a hairline. */
#define BAR_LINES 3.0

double
soleus_scale_bar_step (double most)
{
  static const double steps[] = {5.0, 2.0, 1.0};
  double decade;

  if (!(most > 0.0) || !isfinite (most))
    return 0.0;
  decade = pow (10.0, floor (log10 (most)));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    /* A step that is @most but for rounding is not above it. */
    if (steps[i] * decade <= most * (1.0 + 1e-9))
      return steps[i] * decade;
  return decade;
}

static char *
dup_value (double value, const char *unit)
{
  int decimals = (int)CLAMP (-floor (log10 (value) + 1e-9), 0.0, 6.0);

  return g_strdup_printf ("%.*f %s", decimals, value, unit);
}

void
soleus_scale_bar_draw (cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *plot, const SoleusRect *margin, double value_range,
    const char *unit, double span_s)
{
  double size = theme->font_size;
  double value = soleus_scale_bar_step (MOST_HEIGHT * value_range);
  double time_s = soleus_scale_bar_step (span_s * margin->width / plot->width);
  double height = plot->height * value / value_range;
  double width = plot->width * time_s / span_s;
  double x = margin->x + theme->line_width;
  double foot = plot->y + plot->height - 1.4 * size;
  g_autofree char *value_text = NULL;
  g_autofree char *time_text = NULL;

  if (value <= 0.0 || time_s <= 0.0)
    return;
  value_text = dup_value (value, unit);
  time_text = soleus_duration_dup_text (time_s);
  cairo_new_path (cr);
  cairo_move_to (cr, x, foot - height);
  cairo_line_to (cr, x, foot);
  cairo_line_to (cr, x + width, foot);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  cairo_set_line_width (cr, BAR_LINES * theme->line_width);
  soleus_color_set_source (cr, &theme->text);
  cairo_stroke (cr);
  soleus_plot_text_draw (cr, theme, value_text,
      &(SoleusPlotText){
          .color = &theme->text,
          .x = x + size / 2.0,
          .y = foot - height / 2.0,
          .align_y = 0.5,
          .max_width = margin->width - size / 2.0,
      });
  soleus_plot_text_draw (cr, theme, time_text,
      &(SoleusPlotText){
          .color = &theme->text,
          .x = x,
          .y = foot + size / 4.0,
          .max_width = margin->width,
      });
}
