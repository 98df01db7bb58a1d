/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-overview.h"

#include <math.h>

#include "soleus-plot-text.h"
#include "soleus-track-paint.h"

/* Lanes as shares of the plot's height, from top to bottom. */
#define ENVELOPE_SHARE 0.52
#define DENSITY_SHARE 0.40
#define STATE_SHARE 0.08
/* Sizes in multiples of the font's. */
#define TIME_AXIS_HEIGHT 1.8
#define LEGEND_HEIGHT 1.6
/* Bars of episode density: this wide, in the same measure. */
#define BIN_WIDTH 0.5

typedef struct
{
  cairo_t *cr;
  const SoleusTheme *theme;
  const SoleusOverview *overview;
  SoleusSpan all;
  SoleusRect envelope;
  SoleusRect density;
  SoleusRect states;
} OverviewPaint;

void
soleus_overview_init (SoleusOverview *overview, SoleusViewData *data)
{
  *overview = (SoleusOverview){
      .data = data,
      .channel = -1,
      .start = data == NULL
          ? NULL
          : soleus_recording_get_start (soleus_view_data_get_recording (data)),
  };
}

void
soleus_overview_plot_rect (const SoleusTheme *theme, const SoleusRect *rect,
    const SoleusOverview *overview, SoleusRect *plot)
{
  double below =
      (overview->show_time_axis ? TIME_AXIS_HEIGHT * theme->font_size : 0.0)
      + (overview->show_legend ? LEGEND_HEIGHT * theme->font_size : 0.0);

  *plot = *rect;
  plot->height = MAX (rect->height - below, 1.0);
}

/* The channel with the most found episodes; -1: none has any. */
static int
busiest_channel (const SoleusOverview *overview, guint n_channels)
{
  g_autofree guint *counts = g_new0 (guint, MAX (n_channels, 1));
  int busiest = -1;

  if (overview->analysis == NULL)
    return -1;
  for (guint i = 0; i < overview->analysis->episodes->len; i++)
    {
      const SoleusEpisode *row =
          &g_array_index (overview->analysis->episodes, SoleusEpisode, i);
      int first = soleus_channel_set_next (&row->channels, -1);

      if (!row->rejected && first >= 0 && (guint)first < n_channels)
        counts[first]++;
    }
  for (guint i = 0; i < n_channels; i++)
    if (counts[i] > (busiest < 0 ? 0 : counts[busiest]))
      busiest = (int)i;
  return busiest;
}

static guint
channel_of (const SoleusOverview *overview)
{
  SoleusRecording *recording = soleus_view_data_get_recording (overview->data);
  guint n = soleus_recording_get_n_channels (recording);
  int busiest;

  if (overview->channel >= 0 && (guint)overview->channel < n)
    return (guint)overview->channel;
  busiest = busiest_channel (overview, n);
  if (busiest >= 0)
    return (guint)busiest;
  for (guint i = 0; i < n; i++)
    if (soleus_channel_can_show_twitches (
            soleus_recording_get_channel (recording, i), NULL))
      return i;
  return 0;
}

/* Half the range of each column: what moves, without the level it moves
 * around. */
static void
paint_envelope (const OverviewPaint *paint)
{
  const SoleusRect *rect = &paint->envelope;
  guint n = (guint)CLAMP (
      ceil (rect->width * paint->theme->columns_per_unit), 1.0, 20000.0);
  g_autofree SoleusColumn *columns = g_new (SoleusColumn, n);
  SoleusViewData *data = paint->overview->data;
  guint channel = channel_of (paint->overview);
  double low, high, half;
  double width = rect->width / n;
  double middle = rect->y + rect->height / 2.0;

  soleus_view_data_get_columns (data, channel, paint->all, n, columns);
  soleus_view_data_get_range (data, channel, NULL, &low, &high);
  half = (high - low) / 2.0;
  cairo_save (paint->cr);
  cairo_set_antialias (paint->cr, CAIRO_ANTIALIAS_NONE);
  soleus_color_set_source_alpha (paint->cr, &paint->theme->trace, 0.75);
  for (guint c = 0; c < n; c++)
    {
      double size;

      if (isnan (columns[c].low))
        continue;
      size = MIN ((columns[c].high - columns[c].low) / 2.0 / half, 1.0)
          * rect->height / 2.0;
      size = MAX (size, paint->theme->line_width / 2.0);
      cairo_rectangle (
          paint->cr, rect->x + c * width, middle - size, width, 2.0 * size);
    }
  cairo_fill (paint->cr);
  cairo_restore (paint->cr);
}

/* The first stretch without samples after @from_s, up to @all's end. */
static void
paint_gaps (const OverviewPaint *paint)
{
  guint n = 0;
  const SoleusSpan *segments = soleus_recording_get_segments (
      soleus_view_data_get_recording (paint->overview->data), &n);
  double from_s = paint->all.start_s;

  for (guint i = 0; i <= n; i++)
    {
      double to_s = i < n ? segments[i].start_s : paint->all.end_s;
      double left = soleus_rect_x (&paint->envelope, paint->all, from_s);
      double right = soleus_rect_x (&paint->envelope, paint->all, to_s);

      if (to_s > from_s)
        soleus_hatch_fill (paint->cr, SOLEUS_HATCH_UP, &paint->theme->gap, left,
            paint->envelope.y, right - left,
            paint->envelope.height + paint->density.height,
            paint->theme->font_size / 2.0, paint->theme->line_width);
      if (i < n)
        from_s = segments[i].end_s;
    }
}

static void
paint_states (const OverviewPaint *paint)
{
  /* How dark the strip is: rest is the ground, what was not looked at is
   * hatched. */
  static const double darkness[SOLEUS_N_STATES] = {
      [SOLEUS_STATE_REST] = 0.12,
      [SOLEUS_STATE_SLEEP] = 0.30,
      [SOLEUS_STATE_VOLUNTARY] = 0.60,
      [SOLEUS_STATE_ACTIVITY] = 0.85,
      [SOLEUS_STATE_UNUSABLE] = 0.0,
  };
  const GArray *states = paint->overview->analysis->states;
  const SoleusRect *rect = &paint->states;

  for (guint i = 0; i < states->len; i++)
    {
      const SoleusStateSpan *row = &g_array_index (states, SoleusStateSpan, i);
      double left = soleus_rect_x (rect, paint->all, row->onset_s);
      double right =
          soleus_rect_x (rect, paint->all, row->onset_s + row->duration_s);

      if (row->state == SOLEUS_STATE_UNUSABLE)
        soleus_hatch_fill (paint->cr, SOLEUS_HATCH_CROSS, &paint->theme->gap,
            left, rect->y, right - left, rect->height,
            paint->theme->font_size / 3.0, paint->theme->line_width);
      soleus_color_set_source_alpha (
          paint->cr, &paint->theme->text_dim, darkness[row->state]);
      cairo_rectangle (paint->cr, left, rect->y, right - left, rect->height);
      cairo_fill (paint->cr);
    }
}

/* Episodes a bin, by hue; [n_bins][SOLEUS_N_HUES]. Own marks count too. */
static guint
count_bins (const OverviewPaint *paint, guint n_bins, guint *bins)
{
  const GArray *episodes = paint->overview->analysis->episodes;
  double per_s = n_bins / soleus_span_duration_s (paint->all);
  guint most = 0;

  for (guint i = 0; i < episodes->len; i++)
    {
      const SoleusEpisode *row = &g_array_index (episodes, SoleusEpisode, i);
      double first = (row->onset_s - paint->all.start_s) * per_s;
      double last = first + row->duration_s * per_s;
      SoleusHue hue = row->origin == SOLEUS_ORIGIN_FOUND
          ? soleus_palette_hue (row->pattern)
          : SOLEUS_HUE_MINE;

      if (row->rejected)
        continue;
      for (int b = (int)CLAMP (first, 0.0, n_bins - 1.0);
           b <= (int)CLAMP (last, 0.0, n_bins - 1.0); b++)
        bins[b * SOLEUS_N_HUES + hue]++;
    }
  for (guint b = 0; b < n_bins; b++)
    {
      guint sum = 0;
      for (guint hue = 0; hue < SOLEUS_N_HUES; hue++)
        sum += bins[b * SOLEUS_N_HUES + hue];
      most = MAX (most, sum);
    }
  return most;
}

static void
paint_bar (const OverviewPaint *paint, double x, double width, double base_y,
    double height, SoleusHue hue)
{
  const SoleusColor *color = &paint->theme->hues[hue];

  soleus_color_set_source_alpha (paint->cr, color, 0.55);
  cairo_rectangle (paint->cr, x, base_y - height, width, height);
  cairo_fill (paint->cr);
  soleus_hatch_fill (paint->cr, soleus_palette_hatch (hue), color, x,
      base_y - height, width, height, paint->theme->font_size / 4.0,
      paint->theme->line_width);
  soleus_color_set_source (paint->cr, color);
  cairo_rectangle (paint->cr, x, base_y - height, width,
      MIN (height, 1.5 * paint->theme->line_width));
  cairo_fill (paint->cr);
}

static void
paint_density (const OverviewPaint *paint)
{
  const SoleusRect *rect = &paint->density;
  guint n_bins = (guint)CLAMP (
      rect->width / (BIN_WIDTH * paint->theme->font_size), 1.0, 4000.0);
  g_autofree guint *bins = g_new0 (guint, (gsize)n_bins * SOLEUS_N_HUES);
  guint most = count_bins (paint, n_bins, bins);
  double width = rect->width / n_bins;

  for (guint b = 0; b < n_bins && most > 0; b++)
    {
      double base_y = rect->y + rect->height;

      for (guint hue = 0; hue < SOLEUS_N_HUES; hue++)
        {
          /* Full height is the densest bin, but a lone episode in a quiet
           * record must not shout: four at least. */
          double height =
              rect->height * bins[b * SOLEUS_N_HUES + hue] / MAX (most, 4);
          if (height > 0.0)
            paint_bar (paint, rect->x + b * width, width, base_y, height,
                (SoleusHue)hue);
          base_y -= height;
        }
    }
}

static void
paint_visible (const OverviewPaint *paint, const SoleusRect *plot)
{
  SoleusSpan visible = paint->overview->visible;
  double right_edge = plot->x + plot->width;
  double left = soleus_rect_x (plot, paint->all, visible.start_s);
  double right = soleus_rect_x (plot, paint->all, visible.end_s);
  double least = 4.0 * paint->theme->line_width;

  if (right - left < least)
    {
      double middle = (left + right) / 2.0;
      left = middle - least / 2.0;
      right = middle + least / 2.0;
    }
  left = CLAMP (left, plot->x, right_edge - least);
  right = CLAMP (right, plot->x + least, right_edge);
  soleus_color_set_source_alpha (paint->cr, &paint->theme->background, 0.55);
  cairo_rectangle (paint->cr, plot->x, plot->y, left - plot->x, plot->height);
  cairo_rectangle (paint->cr, right, plot->y, right_edge - right, plot->height);
  cairo_fill (paint->cr);
  soleus_color_set_source (paint->cr, &paint->theme->accent);
  cairo_set_line_width (paint->cr, 2.0 * paint->theme->line_width);
  cairo_rectangle (paint->cr, left, plot->y + paint->theme->line_width,
      right - left, plot->height - 2.0 * paint->theme->line_width);
  cairo_stroke (paint->cr);
}

/* Only what is in the picture is named. */
static void
paint_legend (const OverviewPaint *paint, double x, double y, double width)
{
  gboolean seen[SOLEUS_N_HUES] = {FALSE};
  double size = paint->theme->font_size;
  double right = x + width;
  const GArray *episodes = paint->overview->analysis->episodes;

  for (guint i = 0; i < episodes->len; i++)
    {
      const SoleusEpisode *row = &g_array_index (episodes, SoleusEpisode, i);
      if (!row->rejected)
        seen[row->origin == SOLEUS_ORIGIN_FOUND
                ? soleus_palette_hue (row->pattern)
                : SOLEUS_HUE_MINE] = TRUE;
    }
  for (guint hue = 0; hue < SOLEUS_N_HUES; hue++)
    {
      const char *name = soleus_palette_hue_name ((SoleusHue)hue);
      double wide = soleus_plot_text_width (paint->cr, paint->theme, name);

      if (!seen[hue] || x + 2.0 * size + wide > right)
        continue;
      paint_bar (paint, x, size, y + 1.1 * size, 0.8 * size, (SoleusHue)hue);
      soleus_plot_text_draw (paint->cr, paint->theme, name,
          &(SoleusPlotText){
              .color = &paint->theme->text_dim,
              .x = x + 1.4 * size,
              .y = y + 0.7 * size,
              .align_y = 0.5,
          });
      x += wide + 3.0 * size;
    }
}

static void
paint_around (
    const OverviewPaint *paint, const SoleusRect *rect, const SoleusRect *plot)
{
  SoleusRect axis = {plot->x, plot->y + plot->height, plot->width,
      TIME_AXIS_HEIGHT * paint->theme->font_size};

  if (paint->overview->show_time_axis)
    soleus_time_axis_draw (paint->cr, paint->theme, &axis,
        (SoleusSpan){paint->all.start_s - paint->overview->zero_s,
            paint->all.end_s - paint->overview->zero_s},
        paint->overview->start);
  if (paint->overview->show_legend && paint->overview->analysis != NULL)
    paint_legend (paint, plot->x,
        rect->y + rect->height - LEGEND_HEIGHT * paint->theme->font_size,
        plot->width);
}

void
soleus_overview_draw (cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect, const SoleusOverview *overview)
{
  SoleusRecording *recording = soleus_view_data_get_recording (overview->data);
  OverviewPaint paint = {.cr = cr, .theme = theme, .overview = overview};
  SoleusRect plot;

  paint.all.end_s = soleus_recording_get_duration_s (recording);
  if (!(paint.all.end_s > 0.0) || !(rect->width > 1.0)
      || soleus_recording_get_n_channels (recording) == 0)
    return;
  soleus_overview_plot_rect (theme, rect, overview, &plot);
  paint.envelope =
      (SoleusRect){plot.x, plot.y, plot.width, ENVELOPE_SHARE * plot.height};
  paint.density = (SoleusRect){plot.x, plot.y + paint.envelope.height,
      plot.width, DENSITY_SHARE * plot.height};
  paint.states = (SoleusRect){plot.x, paint.density.y + paint.density.height,
      plot.width, STATE_SHARE * plot.height};
  cairo_save (cr);
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_clip (cr);
  soleus_color_set_source (cr, &theme->background);
  cairo_paint (cr);
  paint_envelope (&paint);
  paint_gaps (&paint);
  if (overview->analysis != NULL)
    {
      paint_density (&paint);
      paint_states (&paint);
    }
  if (overview->has_visible)
    paint_visible (&paint, &plot);
  paint_around (&paint, rect, &plot);
  cairo_restore (cr);
}
