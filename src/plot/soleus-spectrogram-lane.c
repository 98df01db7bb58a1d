/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-spectrogram-lane.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "soleus-color-map.h"
#include "soleus-plot-text.h"
#include "soleus-ticks.h"
#include "soleus-track-paint.h"

/* Sizes in multiples of the font's. */
#define HEAD_HEIGHT 1.8
#define LANE_HEIGHT 11.0
#define FOOT_HEIGHT 0.6
#define LEGEND_WIDTH 7.0
#define LEGEND_HEIGHT 0.7
#define TICK_HEIGHT 2.2
/* Of the width, that the legend may take at most. */
#define LEGEND_SHARE 4.0

typedef struct
{
  cairo_t *cr;
  const SoleusTheme *theme;
  const SoleusSpectrogramLane *lane;
  SoleusRect plot;
  SoleusRect head;
} Paint;

double
soleus_spectrogram_lane_height (const SoleusTheme *theme)
{
  return LANE_HEIGHT * theme->font_size;
}

SoleusRect
soleus_spectrogram_lane_plot (const SoleusTheme *theme, const SoleusRect *rect)
{
  double axis = MIN (soleus_track_axis_width (theme), rect->width / 3.0);
  double head = HEAD_HEIGHT * theme->font_size;
  double foot = FOOT_HEIGHT * theme->font_size;

  return (SoleusRect){rect->x + axis, rect->y + head,
      MAX (rect->width - axis - theme->font_size / 2.0, 1.0),
      MAX (rect->height - head - foot, 1.0)};
}

cairo_surface_t *
soleus_spectrogram_picture_new (const SoleusSpectrogramMap *map, double top_db)
{
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_ARGB32, (int)map->n_columns, (int)map->n_rows);
  guchar *data = cairo_image_surface_get_data (surface);
  gsize stride = (gsize)cairo_image_surface_get_stride (surface);

  if (data == NULL)
    return surface;
  for (guint c = 0; c < map->n_columns; c++)
    for (guint r = 0; r < map->n_rows; r++)
      {
        double power = map->power[(gsize)c * map->n_rows + r];
        double db = power > 0.0 ? 10.0 * log10 (power) : -INFINITY;
        guint32 *row =
            (guint32 *)(void *)(data + (map->n_rows - 1 - r) * stride);

        row[c] = isnan (power)
            ? 0u
            : soleus_color_map_pixel (
                1.0 + (db - top_db) / SOLEUS_SPECTROGRAM_DEPTH_DB);
      }
  cairo_surface_mark_dirty (surface);
  return surface;
}

static double
y_of (const Paint *paint, double hz)
{
  return paint->plot.y + paint->plot.height * (1.0 - hz / paint->lane->top_hz);
}

static void
paint_map (const Paint *paint)
{
  const SoleusSpectrogramLane *lane = paint->lane;
  const SoleusRect *plot = &paint->plot;
  SoleusSpan span = soleus_spectrogram_map_span (lane->map);
  double left = soleus_rect_x (plot, lane->span, span.start_s);
  double right = soleus_rect_x (plot, lane->span, span.end_s);
  double top = y_of (paint, lane->map->top_hz);
  cairo_pattern_t *pattern;

  cairo_save (paint->cr);
  cairo_rectangle (paint->cr, MAX (left, plot->x), MAX (top, plot->y),
      MIN (right, plot->x + plot->width) - MAX (left, plot->x),
      plot->y + plot->height - MAX (top, plot->y));
  cairo_clip (paint->cr);
  soleus_hatch_fill (paint->cr, SOLEUS_HATCH_UP, &paint->theme->gap, plot->x,
      plot->y, plot->width, plot->height, paint->theme->font_size / 2.0,
      paint->theme->line_width);
  cairo_translate (paint->cr, left, top);
  cairo_scale (paint->cr, (right - left) / lane->map->n_columns,
      (plot->y + plot->height - top) / lane->map->n_rows);
  pattern = cairo_pattern_create_for_surface (lane->picture);
  cairo_pattern_set_filter (pattern, CAIRO_FILTER_BILINEAR);
  cairo_pattern_set_extend (pattern, CAIRO_EXTEND_PAD);
  cairo_set_source (paint->cr, pattern);
  cairo_paint (paint->cr);
  cairo_pattern_destroy (pattern);
  cairo_restore (paint->cr);
}

static void
paint_axis (const Paint *paint)
{
  const SoleusTheme *theme = paint->theme;
  const SoleusRect *plot = &paint->plot;
  guint most =
      (guint)CLAMP (plot->height / (TICK_HEIGHT * theme->font_size), 2.0, 6.0);
  SoleusTicks ticks = soleus_ticks_linear (0.0, paint->lane->top_hz, most);
  double half = theme->font_size / 2.0;

  cairo_set_line_width (paint->cr, theme->line_width);
  for (guint i = 0; i < ticks.n; i++)
    {
      g_autofree char *label = soleus_ticks_dup_label (&ticks, i);
      double y = y_of (paint, soleus_ticks_value (&ticks, i));

      soleus_color_set_source (paint->cr, &theme->text_dim);
      cairo_move_to (paint->cr, plot->x - half / 2.0, floor (y) + 0.5);
      cairo_line_to (paint->cr, plot->x, floor (y) + 0.5);
      cairo_stroke (paint->cr);
      soleus_plot_text_draw (paint->cr, theme, label,
          &(SoleusPlotText){
              .color = &theme->text_dim,
              .x = plot->x - half,
              .y = y,
              .align_x = 1.0,
              .align_y = 0.5,
          });
    }
  soleus_plot_text_draw (paint->cr, theme, "Hz",
      &(SoleusPlotText){
          .color = &theme->text,
          .x = plot->x - half,
          .y = paint->head.y + paint->head.height / 2.0,
          .align_x = 1.0,
          .align_y = 0.5,
          .bold = TRUE,
      });
}

/* "20 dB [dark ... bright] 60 dB of 1 µV²/Hz", at the right end of the head.
 * Its left edge. */
static double
paint_legend (const Paint *paint)
{
  const SoleusTheme *theme = paint->theme;
  const SoleusRect *head = &paint->head;
  double top_db = paint->lane->top_db;
  const char *unit =
      strcmp (paint->lane->unit, "uV") == 0 ? "µV" : paint->lane->unit;
  g_autofree char *low =
      g_strdup_printf ("%.0f dB", top_db - SOLEUS_SPECTROGRAM_DEPTH_DB);
  g_autofree char *high = *unit == '\0'
      ? g_strdup_printf ("%.0f dB", top_db)
      /* TRANSLATORS: decibels of one unit squared a hertz: "60 dB (µV²/Hz)" */
      : g_strdup_printf (_ ("%.0f dB (%s²/Hz)"), top_db, unit);
  double width =
      MIN (LEGEND_WIDTH * theme->font_size, head->width / LEGEND_SHARE);
  double height = LEGEND_HEIGHT * theme->font_size;
  double gap = theme->font_size / 3.0;
  double x = head->x + head->width
      - soleus_plot_text_width (paint->cr, theme, high) - gap - width;
  double y = head->y + (head->height - height) / 2.0;
  SoleusPlotText text = {.color = &theme->text_dim,
      .y = head->y + head->height / 2.0,
      .align_y = 0.5};

  for (double at = 0.0; at < width; at += 1.0)
    {
      SoleusColor color = soleus_color_map (at / (width - 1.0));

      soleus_color_set_source (paint->cr, &color);
      cairo_rectangle (
          paint->cr, floor (x) + at, floor (y), 1.0, ceil (height));
      cairo_fill (paint->cr);
    }
  text.x = x + width + gap;
  soleus_plot_text_draw (paint->cr, theme, high, &text);
  text.x = x - gap;
  text.align_x = 1.0;
  soleus_plot_text_draw (paint->cr, theme, low, &text);
  return x - gap - soleus_plot_text_width (paint->cr, theme, low);
}

static void
paint_head (const Paint *paint)
{
  const SoleusRect *head = &paint->head;
  double right = isfinite (paint->lane->top_db) ? paint_legend (paint)
                                                : head->x + head->width;

  soleus_plot_text_draw (paint->cr, paint->theme, paint->lane->title,
      &(SoleusPlotText){
          .color = &paint->theme->text,
          .x = head->x,
          .y = head->y + head->height / 2.0,
          .align_y = 0.5,
          .max_width = MAX (right - head->x - paint->theme->font_size, 1.0),
          .bold = TRUE,
      });
}

/* Both cursors and the edges of the selection: light on dark and dark on
 * light, so that they are seen over any colour. */
static void
paint_line (const Paint *paint, double time_s)
{
  const SoleusRect *plot = &paint->plot;
  double x = floor (soleus_rect_x (plot, paint->lane->span, time_s)) + 0.5;
  static const SoleusColor rim = {0.0, 0.0, 0.0, 0.7};
  static const SoleusColor core = {1.0, 1.0, 1.0, 1.0};

  if (!(x >= plot->x && x <= plot->x + plot->width))
    return;
  for (int i = 0; i < 2; i++)
    {
      soleus_color_set_source (paint->cr, i == 0 ? &rim : &core);
      cairo_set_line_width (
          paint->cr, (i == 0 ? 3.0 : 1.0) * paint->theme->line_width);
      cairo_move_to (paint->cr, x, plot->y);
      cairo_line_to (paint->cr, x, plot->y + plot->height);
      cairo_stroke (paint->cr);
    }
}

static void
paint_lines (const Paint *paint)
{
  const SoleusSpectrogramLane *lane = paint->lane;

  if (lane->has_selection)
    {
      paint_line (paint, lane->selection.start_s);
      paint_line (paint, lane->selection.end_s);
    }
  paint_line (paint, lane->cursor_s);
  paint_line (paint, lane->second_s);
}

void
soleus_spectrogram_lane_draw (cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect, const SoleusSpectrogramLane *lane)
{
  Paint paint = {.cr = cr,
      .theme = theme,
      .lane = lane,
      .plot = soleus_spectrogram_lane_plot (theme, rect)};

  if (!(soleus_span_duration_s (lane->span) > 0.0) || !(lane->top_hz > 0.0))
    return;
  paint.head = (SoleusRect){
      paint.plot.x, rect->y, paint.plot.width, paint.plot.y - rect->y};
  cairo_save (cr);
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_clip (cr);
  soleus_color_set_source (cr, &theme->background);
  cairo_paint (cr);
  if (lane->map != NULL && lane->picture != NULL)
    paint_map (&paint);
  paint_lines (&paint);
  paint_axis (&paint);
  paint_head (&paint);
  cairo_restore (cr);
}
