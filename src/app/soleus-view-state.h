/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "soleus-zoom.h"

G_BEGIN_DECLS

/*
 * What a person is looking at in one recording: the visible span, the
 * selected span and the cursor. Every view of the window shows this one
 * object, so they always agree. Signals "visible-changed",
 * "selection-changed", "cursor-changed", "clock-changed" and
 * "spectrogram-changed" come once a change.
 */
#define SOLEUS_TYPE_VIEW_STATE (soleus_view_state_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusViewState, soleus_view_state, SOLEUS, VIEW_STATE, GObject)

SoleusViewState *soleus_view_state_new (void);

/* What times are told in. */
typedef enum
{
  SOLEUS_TIME_CLOCK, /* of the day, where the recording knows its start */
  SOLEUS_TIME_ELAPSED, /* from the start of the recording */
  SOLEUS_TIME_LIGHTS_OFF, /* from a moment that a person tells */
  SOLEUS_N_TIME_AXES
} SoleusTimeAxisKind;

/* "clock", "elapsed", "lights-off"; unknown words are clock time. */
const char *soleus_time_axis_kind_id (SoleusTimeAxisKind kind);
SoleusTimeAxisKind soleus_time_axis_kind_from_id (const char *id);

/* Changes are told by "clock-changed". */
void soleus_view_state_set_time_axis (
    SoleusViewState *self, SoleusTimeAxisKind kind);
SoleusTimeAxisKind soleus_view_state_get_time_axis (SoleusViewState *self);
/* Counts from @lights_off_s on. */
void soleus_view_state_set_lights_off (
    SoleusViewState *self, double lights_off_s);
/* The moment that is told as 0: 0.0 but with lights off. */
double soleus_view_state_get_zero_s (SoleusViewState *self);

/* The spectrogram under the tracks: whether it is there, whether it shows the
 * slow band (0 to 20 Hz, of EMG the envelope) instead of 0 to 500 Hz, and of
 * which track (-1: of the one that is looked at). Told by
 * "spectrogram-changed". */
void soleus_view_state_set_spectrogram (SoleusViewState *self, gboolean shown);
gboolean soleus_view_state_get_spectrogram (SoleusViewState *self);
/* Shows it as well. */
void soleus_view_state_set_spectrogram_slow (
    SoleusViewState *self, gboolean slow);
gboolean soleus_view_state_get_spectrogram_slow (SoleusViewState *self);
void soleus_view_state_set_spectrogram_track (SoleusViewState *self, int track);
int soleus_view_state_get_spectrogram_track (SoleusViewState *self);

/* A new recording: shows its first page, selects nothing, forgets the way
 * back. */
void soleus_view_state_reset (SoleusViewState *self, SoleusZoomLimits limits);
SoleusZoomLimits soleus_view_state_get_limits (SoleusViewState *self);

SoleusSpan soleus_view_state_get_visible (SoleusViewState *self);
/* Moves without a step back (scrolling, dragging); kept inside. */
void soleus_view_state_set_visible (SoleusViewState *self, SoleusSpan span);
/* A jump or zoom: the span before it is remembered for
 * soleus_view_state_back(). */
void soleus_view_state_jump (SoleusViewState *self, SoleusSpan span);
gboolean soleus_view_state_can_go_back (SoleusViewState *self);
void soleus_view_state_back (SoleusViewState *self);

/* Steps of the keys and the wheel. @pages: 0.1 is a tenth of what is seen. */
void soleus_view_state_pan_pages (SoleusViewState *self, double pages);
void soleus_view_state_zoom (SoleusViewState *self, double at_s, double factor);
/* Around the selection, else the chosen episode, else the cursor where these
 * are in sight, else the middle. */
void soleus_view_state_zoom_here (SoleusViewState *self, double factor);

/* FALSE: nothing selected. @track is the channel it was made on, -1: all. */
gboolean soleus_view_state_get_selection (
    SoleusViewState *self, SoleusSpan *span, int *track);
void soleus_view_state_select (
    SoleusViewState *self, SoleusSpan span, int track);
void soleus_view_state_select_none (SoleusViewState *self);

/* The episode with this id stands out, and the person's own mark behind it
 * (0: it was found). -1 and 0: none. Zooming keeps @middle_s in place. Rides
 * on "selection-changed"; a new selection chooses none. */
gint64 soleus_view_state_get_episode (SoleusViewState *self);
guint64 soleus_view_state_get_mark (SoleusViewState *self);
void soleus_view_state_choose (
    SoleusViewState *self, gint64 episode_id, guint64 mark_id, double middle_s);

/* More of the person's marks, chosen together with that one: takes @mark_id in,
 * or out where it was. A new choice or selection lets them go. Rides on
 * "selection-changed". */
void soleus_view_state_choose_also (SoleusViewState *self, guint64 mark_id);
const guint64 *soleus_view_state_get_also (SoleusViewState *self, guint *n);

/* Where what is chosen would lie if the drag ended now. FALSE: nothing is
 * being dragged. A new choice ends it. Rides on "cursor-changed". */
gboolean soleus_view_state_get_draft (SoleusViewState *self, SoleusSpan *span);
/* NULL: no draft. */
void soleus_view_state_set_draft (
    SoleusViewState *self, const SoleusSpan *span);

/* NAN: no cursor. */
double soleus_view_state_get_cursor_s (SoleusViewState *self);
void soleus_view_state_set_cursor_s (SoleusViewState *self, double cursor_s);

/* The ruler is a second cursor beside the first. NAN: no ruler. */
double soleus_view_state_get_second_s (SoleusViewState *self);
void soleus_view_state_set_second_s (SoleusViewState *self, double second_s);
gboolean soleus_view_state_has_ruler (SoleusViewState *self);
/* Puts it away, or both lines to the ends of the selection, else into the
 * page, the first where the cursor is. */
void soleus_view_state_toggle_ruler (SoleusViewState *self);
/* Keys move one of the two; the page follows it. Without a ruler it is the
 * first, which begins in the middle of the page. */
void soleus_view_state_step_cursor (SoleusViewState *self, double by_s);
gboolean soleus_view_state_get_second_moves (SoleusViewState *self);
void soleus_view_state_swap_cursors (SoleusViewState *self);

G_END_DECLS
