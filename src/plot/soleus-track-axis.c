/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "soleus-plot-text.h"
#include "soleus-ticks.h"
#include "soleus-track-paint.h"

/* Of the axis' text: a printed grid, not a fence. */
#define DIVISIONS_ALPHA 0.35

/* Units as people read them: uV is written with the micro sign. */
static const char *
unit_text (const SoleusTrackPaint *paint)
{
  const char *unit =
      paint->track->unit != NULL ? paint->track->unit : paint->facts->unit;

  return strcmp (unit, "uV") == 0 ? "µV" : unit;
}

/* Marks in the unit that is told. */
static SoleusTicks
value_ticks (const SoleusTrackPaint *paint)
{
  double low = paint->track->low * paint->track->unit_factor;
  double high = paint->track->high * paint->track->unit_factor;
  double room = paint->layout->plot.height / (3.0 * paint->theme->font_size);

  guint most = (guint)CLAMP (room, 3.0, 7.0);
  SoleusTicks ticks = soleus_ticks_linear (low, high, most);

  /* Labels stand at lines of the grid, at every so many of them. */
  if (paint->track->divisions)
    {
      double value;
      double time_s;
      guint every = 1;

      soleus_track_get_division (paint->track, &value, &time_s);
      do
        ticks = soleus_ticks_of_step (low, high, every * value);
      while (ticks.n > most && every++ < most);
      return ticks;
    }
  /* A lone zero says nothing of the scale. */
  if (ticks.n < 2)
    ticks = soleus_ticks_linear (low, high, most + 2);
  return ticks;
}

/* Of a mark, in the channel's own unit. */
static double
tick_value (const SoleusTrackPaint *paint, const SoleusTicks *ticks, guint i)
{
  return soleus_ticks_value (ticks, i) / paint->track->unit_factor;
}

static SoleusTicks
time_ticks (cairo_t *cr, const SoleusTheme *theme, double width,
    SoleusSpan span, GDateTime *start)
{
  double wide = 1.6 * soleus_plot_text_width (cr, theme, "00:00:00.0");

  return soleus_ticks_time (
      span, start, (guint)CLAMP (width / wide, 2.0, 14.0));
}

static void
level_line (const SoleusTrackPaint *paint, double value)
{
  const SoleusRect *plot = &paint->layout->plot;
  double y = soleus_track_paint_y (paint, value);

  cairo_move_to (paint->cr, plot->x, y);
  cairo_line_to (paint->cr, plot->x + plot->width, y);
}

void
soleus_track_get_division (
    const SoleusTrack *track, double *value, double *time_s)
{
  *value =
      soleus_ticks_division ((track->high - track->low) * track->unit_factor,
          SOLEUS_TRACK_VALUE_DIVISIONS);
  *time_s = soleus_ticks_division (
      soleus_span_duration_s (track->span), SOLEUS_TRACK_TIME_DIVISIONS);
}

/* Boxes of one size, to be counted: seen better than the usual grid. */
static void
paint_divisions (const SoleusTrackPaint *paint)
{
  const SoleusTrack *track = paint->track;
  const SoleusRect *plot = &paint->layout->plot;
  SoleusColor color = paint->theme->text_dim;
  double value;
  double time_s;
  SoleusTicks values;
  SoleusTicks times;

  soleus_track_get_division (track, &value, &time_s);
  values = soleus_ticks_of_step (
      track->low, track->high, value / track->unit_factor);
  times = soleus_ticks_of_step (track->span.start_s, track->span.end_s, time_s);
  color.alpha *= DIVISIONS_ALPHA;
  soleus_color_set_source (paint->cr, &color);
  cairo_set_line_width (paint->cr, paint->theme->line_width);
  for (guint i = 0; i < values.n; i++)
    level_line (paint, soleus_ticks_value (&values, i));
  for (guint i = 0; i < times.n; i++)
    {
      double x =
          soleus_track_x (paint->layout, track, soleus_ticks_value (&times, i));

      cairo_move_to (paint->cr, x, plot->y);
      cairo_line_to (paint->cr, x, plot->y + plot->height);
    }
  cairo_stroke (paint->cr);
}

static void
paint_zero_line (const SoleusTrackPaint *paint)
{
  soleus_color_set_source (paint->cr, &paint->theme->zero_line);
  if (paint->track->low < 0.0 && paint->track->high > 0.0)
    level_line (paint, 0.0);
  cairo_stroke (paint->cr);
}

void
soleus_track_paint_grid (const SoleusTrackPaint *paint)
{
  const SoleusRect *plot = &paint->layout->plot;
  SoleusTicks values = value_ticks (paint);
  SoleusSpan told = {paint->track->span.start_s - paint->track->zero_s,
      paint->track->span.end_s - paint->track->zero_s};
  SoleusTicks times = time_ticks (
      paint->cr, paint->theme, plot->width, told, paint->track->start);

  if (paint->track->divisions)
    {
      paint_divisions (paint);
      paint_zero_line (paint);
      return;
    }
  cairo_set_line_width (paint->cr, paint->theme->line_width);
  soleus_color_set_source (paint->cr, &paint->theme->grid);
  for (guint i = 0; i < values.n; i++)
    level_line (paint, tick_value (paint, &values, i));
  for (guint i = 0; i < times.n; i++)
    {
      double x = soleus_track_x (paint->layout, paint->track,
          soleus_ticks_value (&times, i) + paint->track->zero_s);

      cairo_move_to (paint->cr, x, plot->y);
      cairo_line_to (paint->cr, x, plot->y + plot->height);
    }
  cairo_stroke (paint->cr);
  paint_zero_line (paint);
}

void
soleus_track_paint_axis (const SoleusTrackPaint *paint)
{
  const SoleusTheme *theme = paint->theme;
  const SoleusRect *axis = &paint->layout->axis;
  SoleusTicks ticks = value_ticks (paint);
  double right = axis->x + axis->width;
  double half = theme->font_size / 2.0;

  soleus_color_set_source (paint->cr, &theme->text_dim);
  cairo_set_line_width (paint->cr, theme->line_width);
  for (guint i = 0; i < ticks.n; i++)
    {
      double y = soleus_track_paint_y (paint, tick_value (paint, &ticks, i));
      g_autofree char *label = soleus_ticks_dup_label (&ticks, i);
      SoleusPlotText place = {
          .color = &theme->text_dim,
          .x = right - theme->font_size / 2.0,
          .y = CLAMP (y, axis->y + half, axis->y + axis->height - half),
          .align_x = 1.0,
          .align_y = 0.5,
          .max_width = axis->width - theme->font_size / 2.0,
      };

      cairo_move_to (paint->cr, right - theme->font_size / 4.0, y);
      cairo_line_to (paint->cr, right, y);
      cairo_stroke (paint->cr);
      soleus_plot_text_draw (paint->cr, theme, label, &place);
    }
  soleus_plot_text_draw (paint->cr, theme,
      paint->facts->unit[0] != '\0' ? unit_text (paint)
                                    /* TRANSLATORS: axis without a unit */
                                    : _ ("no unit"),
      &(SoleusPlotText){
          .color = &theme->text,
          .x = right - theme->font_size / 2.0,
          .y = paint->layout->found.y + paint->layout->found.height / 2.0,
          .align_x = 1.0,
          .align_y = 0.5,
          .max_width = axis->width - theme->font_size / 2.0,
          .bold = TRUE,
      });
}

void
soleus_time_axis_draw (cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect, SoleusSpan span, GDateTime *start)
{
  SoleusTicks ticks = time_ticks (cr, theme, rect->width, span, start);
  double size = theme->font_size / 3.0;

  cairo_save (cr);
  cairo_set_line_width (cr, theme->line_width);
  for (guint i = 0; i < ticks.n; i++)
    {
      g_autofree char *label = soleus_ticks_dup_time_label (&ticks, i, start);
      double x = soleus_rect_x (rect, span, soleus_ticks_value (&ticks, i));
      double half = soleus_plot_text_width (cr, theme, label) / 2.0;

      soleus_color_set_source (cr, &theme->text_dim);
      cairo_move_to (cr, x, rect->y);
      cairo_line_to (cr, x, rect->y + size);
      cairo_stroke (cr);
      soleus_plot_text_draw (cr, theme, label,
          &(SoleusPlotText){
              .color = &theme->text_dim,
              .x = CLAMP (x, rect->x + MIN (half, rect->width / 2.0),
                  rect->x + rect->width - MIN (half, rect->width / 2.0)),
              .y = rect->y + size,
              .align_x = 0.5,
          });
    }
  cairo_restore (cr);
}
