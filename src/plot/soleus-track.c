/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-track.h"

#include <math.h>

#include "soleus-plot-text.h"
#include "soleus-ticks.h"
#include "soleus-track-paint.h"

/* Sizes in multiples of the font's. */
#define AXIS_WIDTH 4.6
#define FOUND_HEIGHT 1.8
#define MINE_HEIGHT 1.5
/* Of the track, that rows of overlapping marks may take at most. */
#define MINE_SHARE 5.0
#define STACK_SHARE 3.0
#define TIME_AXIS_HEIGHT 1.8
/* A mark without length is caught this near, in the same measure. */
#define CATCH 0.4

void
soleus_track_init (
    SoleusTrack *track, SoleusViewData *data, guint channel, SoleusSpan span)
{
  *track = (SoleusTrack){
      .data = data,
      .channel = channel,
      .span = span,
      .low = -1.0,
      .high = 1.0,
      .start = data == NULL
          ? NULL
          : soleus_recording_get_start (soleus_view_data_get_recording (data)),
      .unit_factor = 1.0,
      .current_episode = -1,
      .cursor_s = NAN,
      .second_s = NAN,
      .limit = NAN,
  };
}

double
soleus_track_axis_width (const SoleusTheme *theme)
{
  return AXIS_WIDTH * theme->font_size;
}

void
soleus_track_layout (const SoleusTheme *theme, const SoleusRect *rect,
    const SoleusTrack *track, SoleusTrackLayout *layout)
{
  /* Whole units: a column of the trace is a pixel of the screen. */
  double axis_width =
      floor (MIN (soleus_track_axis_width (theme), rect->width / 3.0));
  double found = MIN (FOUND_HEIGHT * theme->font_size, rect->height / 5.0);
  guint n_rows = soleus_track_stack (track, NULL);
  double mine = track->decisions == NULL
      ? 0.0
      : MIN (n_rows * MINE_HEIGHT * theme->font_size,
          rect->height / (n_rows > 1 ? STACK_SHARE : MINE_SHARE));
  double time = track->show_time_axis
      ? MIN (TIME_AXIS_HEIGHT * theme->font_size, rect->height / 5.0)
      : 0.0;
  double x = rect->x + axis_width;
  double width =
      floor (MAX (rect->width - axis_width - theme->font_size / 2.0, 1.0));
  double height = MAX (rect->height - found - mine - time, 1.0);
  double y = rect->y + found;

  layout->found = (SoleusRect){x, rect->y, width, found};
  layout->plot = (SoleusRect){x, y, width, height};
  layout->axis = (SoleusRect){rect->x, y, axis_width, height};
  layout->mine = (SoleusRect){x, y + height, width, mine};
  layout->n_rows = n_rows;
  layout->time_axis = (SoleusRect){x, y + height + mine, width, time};
}

/* A page that was moved differs from itself by less; at the end of a day it
 * stays within a hundredth of a column. */
#define SAME_LENGTH 1e-9

void
soleus_track_snap (SoleusTrack *track, const SoleusTheme *theme,
    const SoleusRect *rect, double *column_s)
{
  SoleusTrackLayout layout;
  guint n;
  double own_s;

  soleus_track_layout (theme, rect, track, &layout);
  n = soleus_track_n_columns (theme, &layout);
  own_s = soleus_span_duration_s (track->span) / n;
  if (!(own_s > 0.0))
    return;
  if (!(fabs (own_s / *column_s - 1.0) < SAME_LENGTH))
    *column_s = own_s;
  track->column_s = *column_s;
  track->first_column = llround (track->span.start_s / *column_s);
  track->span = (SoleusSpan){(double)track->first_column * *column_s,
      (double)(track->first_column + n) * *column_s};
}

double
soleus_rect_x (const SoleusRect *rect, SoleusSpan span, double time_s)
{
  return rect->x
      + rect->width * (time_s - span.start_s) / soleus_span_duration_s (span);
}

double
soleus_track_x (
    const SoleusTrackLayout *layout, const SoleusTrack *track, double time_s)
{
  return soleus_rect_x (&layout->plot, track->span, time_s);
}

double
soleus_track_time_s (
    const SoleusTrackLayout *layout, const SoleusTrack *track, double x)
{
  return track->span.start_s
      + soleus_span_duration_s (track->span) * (x - layout->plot.x)
      / layout->plot.width;
}

double
soleus_track_paint_y (const SoleusTrackPaint *paint, double value)
{
  const SoleusRect *plot = &paint->layout->plot;
  double range = paint->track->high - paint->track->low;

  return plot->y + plot->height * (paint->track->high - value) / range;
}

/* --- what is drawn, and what lies under the pointer ------------------------
 */

gboolean
soleus_track_shows_episode (
    const SoleusTrack *track, const SoleusEpisode *episode)
{
  if (episode->origin != SOLEUS_ORIGIN_FOUND
      || (episode->rejected && !track->show_rejected))
    return FALSE;
  return soleus_channel_set_has (&episode->channels, track->channel)
      && episode->onset_s <= track->span.end_s
      && episode->onset_s + episode->duration_s >= track->span.start_s;
}

gboolean
soleus_track_shows_mark (const SoleusTrack *track, const SoleusMark *mark)
{
  return (soleus_channel_set_count (&mark->channels) == 0
             || soleus_channel_set_has (&mark->channels, track->channel))
      && mark->onset_s <= track->span.end_s
      && mark->onset_s + mark->duration_s >= track->span.start_s;
}

static gboolean
rect_holds (const SoleusRect *rect, double x, double y)
{
  return x >= rect->x && x < rect->x + rect->width && y >= rect->y
      && y < rect->y + rect->height;
}

/* Half the found lane's height is a finger's width: the slack in time. */
static double
slack_s (const SoleusTrackLayout *layout, const SoleusTrack *track)
{
  return CATCH * layout->found.height / layout->plot.width
      * soleus_span_duration_s (track->span);
}

static gboolean
touches (double onset_s, double duration_s, double time_s, double slack)
{
  return time_s >= onset_s - slack && time_s <= onset_s + duration_s + slack;
}

gint64
soleus_track_episode_at (const SoleusTrackLayout *layout,
    const SoleusTrack *track, double x, double y)
{
  double time_s = soleus_track_time_s (layout, track, x);
  double slack = slack_s (layout, track);
  double shortest_s = INFINITY;
  gint64 id = -1;

  if (track->analysis == NULL
      || !(rect_holds (&layout->found, x, y)
          || rect_holds (&layout->plot, x, y)))
    return -1;
  for (guint i = 0; i < track->analysis->episodes->len; i++)
    {
      const SoleusEpisode *episode =
          &g_array_index (track->analysis->episodes, SoleusEpisode, i);

      if (soleus_track_shows_episode (track, episode)
          && touches (episode->onset_s, episode->duration_s, time_s, slack)
          && episode->duration_s < shortest_s)
        {
          shortest_s = episode->duration_s;
          id = episode->id;
        }
    }
  return id;
}

guint64
soleus_track_mark_at (const SoleusTrackLayout *layout, const SoleusTrack *track,
    double x, double y)
{
  double time_s = soleus_track_time_s (layout, track, x);
  double slack = slack_s (layout, track);
  double shortest_s = INFINITY;
  guint64 id = 0;
  g_autofree guint8 *rows = NULL;

  if (track->decisions == NULL || !rect_holds (&layout->mine, x, y))
    return 0;
  rows = g_new (guint8, soleus_decisions_get_n_marks (track->decisions) + 1);
  soleus_track_stack (track, rows);
  for (guint i = 0; i < soleus_decisions_get_n_marks (track->decisions); i++)
    {
      const SoleusMark *mark = soleus_decisions_get_mark (track->decisions, i);
      SoleusRect lane = soleus_track_row_rect (layout, rows[i]);

      if (soleus_track_shows_mark (track, mark) && rect_holds (&lane, x, y)
          && touches (mark->onset_s, mark->duration_s, time_s, slack)
          && mark->duration_s < shortest_s)
        {
          shortest_s = mark->duration_s;
          id = mark->id;
        }
    }
  return id;
}

/* --- drawing ------------------------------------------------------------- */

static void
paint_label (const SoleusTrackPaint *paint)
{
  const SoleusRect *plot = &paint->layout->plot;

  soleus_plot_text_draw (paint->cr, paint->theme, paint->facts->label,
      &(SoleusPlotText){
          .color = &paint->theme->text,
          .x = plot->x + paint->theme->font_size / 3.0,
          .y = plot->y,
          .max_width = plot->width / 2.0,
          .bold = TRUE,
          .halo = TRUE,
      });
}

static void
paint_caption (const SoleusTrackPaint *paint)
{
  const SoleusRect *plot = &paint->layout->plot;

  soleus_plot_text_draw (paint->cr, paint->theme, paint->track->caption,
      &(SoleusPlotText){
          .color = &paint->theme->text_dim,
          .x = plot->x + plot->width - paint->theme->font_size / 3.0,
          .y = plot->y,
          .align_x = 1.0,
          .max_width = plot->width / 2.0,
          .scale = 0.9,
          .halo = TRUE,
      });
}

/* Everything that may not leave the plot's own columns of time. */
static void
paint_inside (const SoleusTrackPaint *paint)
{
  const SoleusTrack *track = paint->track;
  const SoleusRect *found = &paint->layout->found;
  const SoleusRect *plot = &paint->layout->plot;

  cairo_save (paint->cr);
  cairo_rectangle (paint->cr, found->x, found->y, found->width,
      found->height + plot->height + paint->layout->mine.height);
  cairo_clip (paint->cr);
  soleus_track_paint_grid (paint);
  soleus_track_paint_ground (paint);
  if (track->analysis != NULL)
    soleus_track_paint_found (paint);
  if (track->decisions != NULL)
    soleus_track_paint_mine (paint);
  cairo_save (paint->cr);
  cairo_rectangle (paint->cr, plot->x, plot->y, plot->width, plot->height);
  cairo_clip (paint->cr);
  soleus_track_paint_trace (paint);
  if (track->analysis != NULL && track->show_bursts)
    soleus_track_paint_bursts (paint);
  soleus_track_paint_limit (paint);
  if (track->show_label)
    paint_label (paint);
  if (track->caption != NULL)
    paint_caption (paint);
  cairo_restore (paint->cr);
  if (track->has_draft)
    soleus_track_paint_draft (paint);
  if (isfinite (track->cursor_s))
    soleus_track_paint_cursor (paint, track->cursor_s);
  soleus_track_paint_ruler (paint);
  cairo_restore (paint->cr);
}

void
soleus_track_draw (cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect, const SoleusTrack *track)
{
  SoleusRecording *recording = soleus_view_data_get_recording (track->data);
  SoleusTrackLayout layout;
  SoleusTrackPaint paint = {
      .cr = cr,
      .theme = theme,
      .track = track,
      .layout = &layout,
      .facts = soleus_recording_get_channel (recording, track->channel),
  };

  if (!(soleus_span_duration_s (track->span) > 0.0)
      || !(track->high > track->low) || !(rect->width > 1.0))
    return;
  soleus_track_layout (theme, rect, track, &layout);
  cairo_save (cr);
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_clip (cr);
  soleus_color_set_source (cr, &theme->background);
  cairo_paint (cr);
  paint_inside (&paint);
  soleus_track_paint_axis (&paint);
  if (track->show_time_axis)
    soleus_time_axis_draw (cr, theme, &layout.time_axis,
        (SoleusSpan){track->span.start_s - track->zero_s,
            track->span.end_s - track->zero_s},
        track->start);
  cairo_restore (cr);
}
