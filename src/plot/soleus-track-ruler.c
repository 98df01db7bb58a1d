/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-plot-text.h"
#include "soleus-track-paint.h"

/* In multiples of the font's size. */
#define DOT_RADIUS 0.22
#define FLAG_GAP 0.2
#define BELOW_LABEL 1.5

gboolean
soleus_track_get_ruler (const SoleusTrack *track, SoleusRuler *ruler)
{
  if (!isfinite (track->cursor_s) || !isfinite (track->second_s))
    return FALSE;
  ruler->first_s = track->cursor_s;
  ruler->second_s = track->second_s;
  ruler->first =
      soleus_view_data_get_value (track->data, track->channel, track->cursor_s);
  ruler->second =
      soleus_view_data_get_value (track->data, track->channel, track->second_s);
  return TRUE;
}

void
soleus_track_paint_cursor (const SoleusTrackPaint *paint, double time_s)
{
  /* The middle of a pixel: sharp on the screen. */
  double x = floor (soleus_track_x (paint->layout, paint->track, time_s)) + 0.5;

  soleus_color_set_source (paint->cr, &paint->theme->accent);
  cairo_set_line_width (paint->cr, paint->theme->line_width);
  cairo_move_to (paint->cr, x, paint->layout->found.y);
  cairo_line_to (
      paint->cr, x, paint->layout->mine.y + paint->layout->mine.height);
  cairo_stroke (paint->cr);
}

/* The letter stands outside of the two lines, so that they may be near. */
static void
paint_flag (const SoleusTrackPaint *paint, const char *letter, double time_s,
    gboolean is_left)
{
  double gap = FLAG_GAP * paint->theme->font_size;
  double x = soleus_track_x (paint->layout, paint->track, time_s);

  soleus_plot_text_draw (paint->cr, paint->theme, letter,
      &(SoleusPlotText){
          .color = &paint->theme->accent,
          .x = is_left ? x - gap : x + gap,
          .y = paint->layout->plot.y
              + (paint->track->show_label
                      ? BELOW_LABEL * paint->theme->font_size
                      : 0.0),
          .align_x = is_left ? 1.0 : 0.0,
          .bold = TRUE,
          .halo = TRUE,
      });
}

static void
paint_dot (const SoleusTrackPaint *paint, double time_s, double value)
{
  if (!isfinite (value))
    return;
  soleus_color_set_source (paint->cr, &paint->theme->accent);
  cairo_new_sub_path (paint->cr);
  cairo_arc (paint->cr, soleus_track_x (paint->layout, paint->track, time_s),
      soleus_track_paint_y (paint, value), DOT_RADIUS * paint->theme->font_size,
      0.0, 2.0 * G_PI);
  cairo_fill (paint->cr);
}

static void
paint_reading (const SoleusTrackPaint *paint)
{
  const SoleusRect *plot = &paint->layout->plot;
  double margin = paint->theme->font_size / 3.0;

  soleus_plot_text_draw (paint->cr, paint->theme, paint->track->reading,
      &(SoleusPlotText){
          .color = &paint->theme->text,
          .x = plot->x + plot->width - margin,
          .y = plot->y + plot->height - margin / 2.0,
          .align_x = 1.0,
          .align_y = 1.0,
          .max_width = plot->width - 2.0 * margin,
          .halo = TRUE,
      });
}

void
soleus_track_paint_ruler (const SoleusTrackPaint *paint)
{
  const SoleusTrack *track = paint->track;
  gboolean first_is_left = track->cursor_s <= track->second_s;
  SoleusRuler ruler;

  if (!soleus_track_get_ruler (track, &ruler))
    return;
  soleus_track_paint_cursor (paint, ruler.second_s);
  paint_flag (paint, "A", ruler.first_s, first_is_left);
  paint_flag (paint, "B", ruler.second_s, !first_is_left);
  paint_dot (paint, ruler.first_s, ruler.first);
  paint_dot (paint, ruler.second_s, ruler.second);
  if (track->reading != NULL)
    paint_reading (paint);
}
