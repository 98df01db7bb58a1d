/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-chart-frame.h"

#include <math.h>

/* Sizes in multiples of the font's. */
#define LEFT 4.0
#define RIGHT 0.8
#define TOP 1.8
#define BOTTOM 3.2

double
soleus_chart_frame_x (const SoleusChartFrame *frame, double value)
{
  double share = frame->x_log
      ? log (value / frame->x_low) / log (frame->x_high / frame->x_low)
      : (value - frame->x_low) / (frame->x_high - frame->x_low);

  return frame->plot.x + frame->plot.width * share;
}

double
soleus_chart_frame_y (const SoleusChartFrame *frame, double value)
{
  return frame->plot.y
      + frame->plot.height * (frame->y_high - value)
      / (frame->y_high - frame->y_low);
}

static void
draw_x_label (SoleusChartFrame *frame, double value, const char *label)
{
  double x = soleus_chart_frame_x (frame, value);
  double foot = frame->plot.y + frame->plot.height;
  double size = frame->theme->font_size;
  /* The last number stays on the paper. */
  double last_x = frame->plot.x + frame->plot.width + RIGHT * size
      - soleus_plot_text_width (frame->cr, frame->theme, label) / 2.0;

  soleus_color_set_source (frame->cr, &frame->theme->grid);
  cairo_move_to (frame->cr, x, frame->plot.y);
  cairo_line_to (frame->cr, x, foot);
  cairo_stroke (frame->cr);
  soleus_color_set_source (frame->cr, &frame->theme->text_dim);
  cairo_move_to (frame->cr, x, foot);
  cairo_line_to (frame->cr, x, foot + size / 4.0);
  cairo_stroke (frame->cr);
  soleus_plot_text_draw (frame->cr, frame->theme, label,
      &(SoleusPlotText){
          .color = &frame->theme->text_dim,
          .x = MIN (x, last_x),
          .y = foot + size / 4.0,
          .align_x = 0.5,
      });
}

/* 1, 2 and 5 times the powers of ten, fewer where they would touch. */
static void
draw_log_labels (SoleusChartFrame *frame)
{
  static const double factors[] = {1.0, 2.0, 5.0};
  double decades = log10 (frame->x_high / frame->x_low);
  double room = frame->plot.width / MAX (decades, 0.1);
  guint n = room > 9.0 * frame->theme->font_size ? 3 : 1;

  for (int power = (int)floor (log10 (frame->x_low));
       power <= (int)ceil (log10 (frame->x_high)); power++)
    for (guint i = 0; i < n; i++)
      {
        double value = factors[i] * pow (10.0, power);
        g_autofree char *label =
            g_strdup_printf ("%.*f", MAX (-power, 0), value);

        if (value >= frame->x_low * 0.999 && value <= frame->x_high * 1.001)
          draw_x_label (frame, value, label);
      }
}

static void
draw_x_axis (SoleusChartFrame *frame)
{
  SoleusTicks ticks;

  if (frame->x_log)
    {
      draw_log_labels (frame);
      return;
    }
  ticks = soleus_ticks_linear (frame->x_low, frame->x_high,
      (guint)CLAMP (
          frame->plot.width / (4.5 * frame->theme->font_size), 2.0, 10.0));
  for (guint i = 0; i < ticks.n; i++)
    {
      g_autofree char *label = soleus_ticks_dup_label (&ticks, i);
      draw_x_label (frame, soleus_ticks_value (&ticks, i), label);
    }
}

static void
draw_y_axis (SoleusChartFrame *frame)
{
  SoleusTicks ticks = soleus_ticks_linear (frame->y_low, frame->y_high,
      (guint)CLAMP (
          frame->plot.height / (2.2 * frame->theme->font_size), 2.0, 6.0));
  double size = frame->theme->font_size;

  if (frame->y_whole && ticks.step < 1.0)
    ticks = soleus_ticks_of_step (frame->y_low, frame->y_high, 1.0);
  for (guint i = 0; i < ticks.n; i++)
    {
      double y = soleus_chart_frame_y (frame, soleus_ticks_value (&ticks, i));
      g_autofree char *label = soleus_ticks_dup_label (&ticks, i);

      soleus_color_set_source (frame->cr, &frame->theme->grid);
      cairo_move_to (frame->cr, frame->plot.x, y);
      cairo_line_to (frame->cr, frame->plot.x + frame->plot.width, y);
      cairo_stroke (frame->cr);
      soleus_plot_text_draw (frame->cr, frame->theme, label,
          &(SoleusPlotText){
              .color = &frame->theme->text_dim,
              .x = frame->plot.x - size / 2.0,
              .y = y,
              .align_x = 1.0,
              .align_y = 0.5,
              .max_width = LEFT * size,
          });
    }
}

static void
draw_titles (SoleusChartFrame *frame, const SoleusRect *rect,
    const char *x_title, const char *y_title)
{
  soleus_plot_text_draw (frame->cr, frame->theme, y_title,
      &(SoleusPlotText){
          .color = &frame->theme->text,
          .x = rect->x + frame->theme->font_size / 2.0,
          .y = rect->y,
          .max_width = rect->width - frame->theme->font_size,
          .bold = TRUE,
      });
  if (x_title == NULL)
    return;
  soleus_plot_text_draw (frame->cr, frame->theme, x_title,
      &(SoleusPlotText){
          .color = &frame->theme->text,
          .x = frame->plot.x + frame->plot.width / 2.0,
          .y = rect->y + rect->height,
          .align_x = 0.5,
          .align_y = 1.0,
          .max_width = frame->plot.width,
      });
}

void
soleus_chart_frame_draw (SoleusChartFrame *frame, const SoleusRect *rect,
    const char *x_title, const char *y_title)
{
  double size = frame->theme->font_size;

  frame->plot = (SoleusRect){rect->x + LEFT * size, rect->y + TOP * size,
      MAX (rect->width - (LEFT + RIGHT) * size, 1.0),
      MAX (rect->height - (TOP + BOTTOM) * size, 1.0)};
  cairo_set_line_width (frame->cr, frame->theme->line_width);
  draw_y_axis (frame);
  if (x_title != NULL)
    draw_x_axis (frame);
  draw_titles (frame, rect, x_title, y_title);
}

void
soleus_chart_say (cairo_t *cr, const SoleusTheme *theme, const SoleusRect *rect,
    const char *text)
{
  soleus_plot_text_draw (cr, theme, text,
      &(SoleusPlotText){
          .color = &theme->text_dim,
          .x = rect->x + rect->width / 2.0,
          .y = rect->y + rect->height / 2.0,
          .align_x = 0.5,
          .align_y = 0.5,
          .max_width = rect->width,
      });
}
