/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

#include "soleus-analysis.h"
#include "soleus-decisions.h"
#include "soleus-palette.h"
#include "soleus-view-data.h"

G_BEGIN_DECLS

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} SoleusRect;

/* The trace as it was drawn last, on whole columns of a grid: the next drawing
 * shifts it and draws only what is new. A layer a track; not for threads. */
typedef struct _SoleusTraceLayer SoleusTraceLayer;

SoleusTraceLayer *soleus_trace_layer_new (void);
void soleus_trace_layer_free (SoleusTraceLayer *layer);
/* Device pixels a unit, 1 at first. */
void soleus_trace_layer_set_scale (SoleusTraceLayer *layer, int scale);
/* Columns that were drawn, since it was made. */
guint64 soleus_trace_layer_get_n_drawn (const SoleusTraceLayer *layer);

/* One channel over a span of time, on the screen and on paper. Everything is
 * borrowed for the length of the call. */
typedef struct
{
  SoleusViewData *data;
  guint channel;
  SoleusSpan span; /* longer than 0 */
  double low; /* values at the lower and upper edge, in the channel's unit */
  double high;
  const SoleusAnalysis *analysis; /* applied; NULL: none yet */
  const SoleusDecisions *decisions; /* NULL: no marks */
  /* What a person calls a mark's label; NULL: the label as it is. */
  const char *(*label_words) (const char *label);
  GDateTime *start; /* clock time of second 0; NULL: no clock */
  double zero_s; /* without a clock, the moment told as 0 */
  const char *unit; /* values are told in; NULL: the channel's */
  double unit_factor; /* from the channel's unit to that */
  gboolean show_rejected; /* struck through */
  gboolean show_bursts; /* small ticks on the zero line */
  gboolean show_time_axis;
  gboolean show_label; /* the channel's name inside the plot */
  SoleusViewData *envelope; /* drawn over the trace; NULL: none */
  double limit; /* dashed lines at +- this; NAN: none */
  const char *caption; /* what was done to the trace; NULL: nothing */
  gboolean divisions; /* a calibrated grid, see soleus_track_get_division() */
  gboolean faint; /* stands in for a trace that is not ready */
  gboolean has_selection;
  SoleusSpan selection;
  gint64 current_episode; /* id of the episode drawn strong; -1: none */
  guint64 current_mark; /* id of the mark drawn strong; 0: none */
  const guint64 *also; /* ids of more marks drawn strong */
  guint n_also;
  gboolean has_draft; /* what is strong is being dragged to there */
  SoleusSpan draft;
  double cursor_s; /* NAN: none */
  double second_s; /* the other cursor of the ruler; NAN: no ruler */
  const char *reading; /* what the ruler measures here; NULL: nothing */
  double column_s; /* set by soleus_track_snap(); 0: not on a grid */
  gint64 first_column;
  SoleusTraceLayer *layer; /* keeps the trace from drawing to drawing; NULL */
} SoleusTrack;

/* Everything off, no current row, no lines; time by the recording's clock. */
void soleus_track_init (
    SoleusTrack *track, SoleusViewData *data, guint channel, SoleusSpan span);

/* Moves the span to whole columns of a grid that begins at second 0, by half a
 * pixel at most, so that what was drawn can be shifted. *@column_s is the
 * length of a column: kept where the new one differs by rounding only, 0 at
 * first. */
void soleus_track_snap (SoleusTrack *track, const SoleusTheme *theme,
    const SoleusRect *rect, double *column_s);

/* Where things lie inside a rectangle. */
typedef struct
{
  SoleusRect axis; /* values and unit, left of the plot */
  SoleusRect found; /* brackets of found episodes, above the trace */
  SoleusRect plot;
  SoleusRect mine; /* filled lane of own marks, below the trace; height 0
                      without decisions */
  guint n_rows; /* that lane is divided into, from the top */
  SoleusRect time_axis; /* height 0 without */
} SoleusTrackLayout;

/* The same for every channel of a window as long as theme and width are. */
void soleus_track_layout (const SoleusTheme *theme, const SoleusRect *rect,
    const SoleusTrack *track, SoleusTrackLayout *layout);

void soleus_track_draw (cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect, const SoleusTrack *track);

/* Between time and x; not clamped to the plot. */
double soleus_track_x (
    const SoleusTrackLayout *layout, const SoleusTrack *track, double time_s);
double soleus_track_time_s (
    const SoleusTrackLayout *layout, const SoleusTrack *track, double x);

/* What lies under a point: the id of an episode in the found lane (or with
 * its brackets' span in the plot), -1 for none; the id of an own mark in its
 * lane, 0 for none. Where several overlap the shortest wins. */
gint64 soleus_track_episode_at (const SoleusTrackLayout *layout,
    const SoleusTrack *track, double x, double y);
guint64 soleus_track_mark_at (const SoleusTrackLayout *layout,
    const SoleusTrack *track, double x, double y);

/* Marks that overlap stand under each other. The row of each of the
 * decisions' marks into @rows (NULL: not wanted), 0 for those of other
 * channels; how many rows there are, at least 1. Where more overlap than
 * there are rows, the last one has several. */
#define SOLEUS_TRACK_MAX_ROWS 4
guint soleus_track_stack (const SoleusTrack *track, guint8 *rows);
SoleusRect soleus_track_row_rect (const SoleusTrackLayout *layout, guint row);

/* The span of what is drawn strong; FALSE: nothing is on this channel. */
gboolean soleus_track_get_current (const SoleusTrack *track, SoleusSpan *span);

/* What a box of the calibrated grid is worth, in the unit that is told: at
 * least so many fit into a track and into a page. */
#define SOLEUS_TRACK_VALUE_DIVISIONS 4
#define SOLEUS_TRACK_TIME_DIVISIONS 10
void soleus_track_get_division (
    const SoleusTrack *track, double *value, double *time_s);

/* What lies between the two cursors. */
typedef struct
{
  double first_s;
  double second_s;
  double first; /* the samples there, in the channel's unit; NAN: none */
  double second;
} SoleusRuler;

/* FALSE: there are no two cursors. */
gboolean soleus_track_get_ruler (const SoleusTrack *track, SoleusRuler *ruler);

/* Where a point is, for what is drawn strong: in the lane it lies in, which
 * takes hold of all of it, or over the trace, where only its edges are. */
typedef enum
{
  SOLEUS_PLACE_ELSEWHERE,
  SOLEUS_PLACE_LANE,
  SOLEUS_PLACE_PLOT
} SoleusTrackPlace;
SoleusTrackPlace soleus_track_place_at (
    const SoleusTrackLayout *layout, const SoleusTrack *track, double y);

/* Marks and episodes that are drawn on this channel. */
gboolean soleus_track_shows_episode (
    const SoleusTrack *track, const SoleusEpisode *episode);
gboolean soleus_track_shows_mark (
    const SoleusTrack *track, const SoleusMark *mark);

/* The time axis alone, its marks at the top edge of @rect: for one axis under
 * many tracks. */
void soleus_time_axis_draw (cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect, SoleusSpan span, GDateTime *start);

/* How wide the value axis of a track is. */
double soleus_track_axis_width (const SoleusTheme *theme);

G_END_DECLS
