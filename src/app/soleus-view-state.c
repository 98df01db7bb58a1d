/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-view-state.h"

#include <math.h>

/* Far more than anybody steps back; keeps a day of zooming small. */
#define MAX_HISTORY 100

struct _SoleusViewState
{
  GObject parent_instance;

  SoleusZoomLimits limits;
  SoleusSpan visible;
  GArray *history; /* of SoleusSpan */
  gboolean has_selection;
  SoleusSpan selection;
  int track;
  gint64 episode_id;
  guint64 mark_id;
  GArray *also; /* of guint64: marks chosen with it */
  double middle_s; /* of the chosen episode */
  double cursor_s;
  double second_s; /* NAN: no ruler */
  gboolean second_moves; /* by the keys, not the first */
  SoleusTimeAxisKind time_axis;
  double lights_off_s;
  gboolean has_draft;
  SoleusSpan draft;
  gboolean spectrogram;
  gboolean spectrogram_slow;
  int spectrogram_track;
};

G_DEFINE_FINAL_TYPE (SoleusViewState, soleus_view_state, G_TYPE_OBJECT)

enum
{
  VISIBLE_CHANGED,
  SELECTION_CHANGED,
  CURSOR_CHANGED,
  CLOCK_CHANGED,
  SPECTROGRAM_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
soleus_view_state_finalize (GObject *object)
{
  SoleusViewState *self = SOLEUS_VIEW_STATE (object);

  g_array_unref (self->history);
  g_array_unref (self->also);
  G_OBJECT_CLASS (soleus_view_state_parent_class)->finalize (object);
}

static void
soleus_view_state_class_init (SoleusViewStateClass *klass)
{
  static const char *const names[N_SIGNALS] = {"visible-changed",
      "selection-changed", "cursor-changed", "clock-changed",
      "spectrogram-changed"};

  G_OBJECT_CLASS (klass)->finalize = soleus_view_state_finalize;
  for (int i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], SOLEUS_TYPE_VIEW_STATE,
        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
soleus_view_state_init (SoleusViewState *self)
{
  self->history = g_array_new (FALSE, FALSE, sizeof (SoleusSpan));
  self->also = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->limits = soleus_zoom_limits (1.0, 0.0);
  self->visible = soleus_zoom_all (self->limits);
  self->track = -1;
  self->episode_id = -1;
  self->cursor_s = NAN;
  self->second_s = NAN;
  self->spectrogram_track = -1;
}

SoleusViewState *
soleus_view_state_new (void)
{
  return g_object_new (SOLEUS_TYPE_VIEW_STATE, NULL);
}

void
soleus_view_state_reset (SoleusViewState *self, SoleusZoomLimits limits)
{
  self->limits = limits;
  self->visible = soleus_zoom_first_page (NAN, limits);
  g_array_set_size (self->history, 0);
  self->has_selection = FALSE;
  self->track = -1;
  g_array_set_size (self->also, 0);
  self->episode_id = -1;
  self->mark_id = 0;
  self->has_draft = FALSE;
  self->cursor_s = NAN;
  self->second_s = NAN;
  self->second_moves = FALSE;
  self->lights_off_s = 0.0;
  self->spectrogram_track = -1;
  for (int i = 0; i < N_SIGNALS; i++)
    g_signal_emit (self, signals[i], 0);
}

SoleusZoomLimits
soleus_view_state_get_limits (SoleusViewState *self)
{
  return self->limits;
}

SoleusSpan
soleus_view_state_get_visible (SoleusViewState *self)
{
  return self->visible;
}

void
soleus_view_state_set_visible (SoleusViewState *self, SoleusSpan span)
{
  SoleusSpan inside = soleus_zoom_clamp (span, self->limits);

  if (inside.start_s == self->visible.start_s
      && inside.end_s == self->visible.end_s)
    return;
  self->visible = inside;
  g_signal_emit (self, signals[VISIBLE_CHANGED], 0);
}

void
soleus_view_state_jump (SoleusViewState *self, SoleusSpan span)
{
  SoleusSpan inside = soleus_zoom_clamp (span, self->limits);

  if (inside.start_s == self->visible.start_s
      && inside.end_s == self->visible.end_s)
    return;
  if (self->history->len == MAX_HISTORY)
    g_array_remove_index (self->history, 0);
  g_array_append_val (self->history, self->visible);
  soleus_view_state_set_visible (self, inside);
}

gboolean
soleus_view_state_can_go_back (SoleusViewState *self)
{
  return self->history->len > 0;
}

void
soleus_view_state_back (SoleusViewState *self)
{
  SoleusSpan span;

  if (self->history->len == 0)
    return;
  span = g_array_index (self->history, SoleusSpan, self->history->len - 1);
  g_array_set_size (self->history, self->history->len - 1);
  soleus_view_state_set_visible (self, span);
}

void
soleus_view_state_pan_pages (SoleusViewState *self, double pages)
{
  double by_s = pages * soleus_span_duration_s (self->visible);

  soleus_view_state_set_visible (
      self, soleus_zoom_pan (self->visible, by_s, self->limits));
}

void
soleus_view_state_zoom (SoleusViewState *self, double at_s, double factor)
{
  soleus_view_state_set_visible (
      self, soleus_zoom_at (self->visible, at_s, factor, self->limits));
}

void
soleus_view_state_zoom_here (SoleusViewState *self, double factor)
{
  double at_s = (self->visible.start_s + self->visible.end_s) / 2.0;

  if (self->has_selection
      && soleus_span_overlap_s (self->visible, self->selection) > 0.0)
    at_s = (self->selection.start_s + self->selection.end_s) / 2.0;
  else if ((self->episode_id >= 0 || self->mark_id != 0)
      && soleus_span_contains (self->visible, self->middle_s))
    at_s = self->middle_s;
  else if (!isnan (self->cursor_s)
      && soleus_span_contains (self->visible, self->cursor_s))
    at_s = self->cursor_s;
  soleus_view_state_jump (
      self, soleus_zoom_at (self->visible, at_s, factor, self->limits));
}

gboolean
soleus_view_state_get_selection (
    SoleusViewState *self, SoleusSpan *span, int *track)
{
  if (span != NULL)
    *span = self->selection;
  if (track != NULL)
    *track = self->track;
  return self->has_selection;
}

void
soleus_view_state_select (SoleusViewState *self, SoleusSpan span, int track)
{
  double low_s = MIN (span.start_s, span.end_s);
  double high_s = MAX (span.start_s, span.end_s);

  self->selection.start_s = CLAMP (low_s, 0.0, self->limits.duration_s);
  self->selection.end_s = CLAMP (high_s, 0.0, self->limits.duration_s);
  self->track = track;
  self->has_selection = TRUE;
  self->episode_id = -1;
  self->mark_id = 0;
  g_array_set_size (self->also, 0);
  self->has_draft = FALSE;
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

void
soleus_view_state_select_none (SoleusViewState *self)
{
  if (!self->has_selection && self->episode_id < 0 && self->mark_id == 0)
    return;
  self->has_selection = FALSE;
  self->episode_id = -1;
  self->mark_id = 0;
  g_array_set_size (self->also, 0);
  self->track = -1;
  self->has_draft = FALSE;
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

gint64
soleus_view_state_get_episode (SoleusViewState *self)
{
  return self->episode_id;
}

guint64
soleus_view_state_get_mark (SoleusViewState *self)
{
  return self->mark_id;
}

void
soleus_view_state_choose (
    SoleusViewState *self, gint64 episode_id, guint64 mark_id, double middle_s)
{
  self->middle_s = middle_s;
  if (self->episode_id == episode_id && self->mark_id == mark_id)
    return;
  self->episode_id = episode_id;
  self->mark_id = mark_id;
  g_array_set_size (self->also, 0);
  self->has_draft = FALSE;
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

void
soleus_view_state_choose_also (SoleusViewState *self, guint64 mark_id)
{
  g_return_if_fail (mark_id != 0);
  for (guint i = 0; i < self->also->len; i++)
    if (g_array_index (self->also, guint64, i) == mark_id)
      {
        g_array_remove_index (self->also, i);
        g_signal_emit (self, signals[SELECTION_CHANGED], 0);
        return;
      }
  if (mark_id == self->mark_id)
    return;
  g_array_append_val (self->also, mark_id);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

const guint64 *
soleus_view_state_get_also (SoleusViewState *self, guint *n)
{
  *n = self->also->len;
  return (const guint64 *)(gpointer)self->also->data;
}

gboolean
soleus_view_state_get_draft (SoleusViewState *self, SoleusSpan *span)
{
  if (span != NULL)
    *span = self->draft;
  return self->has_draft;
}

void
soleus_view_state_set_draft (SoleusViewState *self, const SoleusSpan *span)
{
  if (span == NULL && !self->has_draft)
    return;
  self->has_draft = span != NULL;
  if (span != NULL)
    self->draft = *span;
  g_signal_emit (self, signals[CURSOR_CHANGED], 0);
}

double
soleus_view_state_get_cursor_s (SoleusViewState *self)
{
  return self->cursor_s;
}

static void
set_line (SoleusViewState *self, double *line_s, double time_s)
{
  double inside_s =
      isnan (time_s) ? time_s : CLAMP (time_s, 0.0, self->limits.duration_s);

  if (*line_s == inside_s || (isnan (*line_s) && isnan (inside_s)))
    return;
  *line_s = inside_s;
  g_signal_emit (self, signals[CURSOR_CHANGED], 0);
}

void
soleus_view_state_set_cursor_s (SoleusViewState *self, double cursor_s)
{
  set_line (self, &self->cursor_s, cursor_s);
}

double
soleus_view_state_get_second_s (SoleusViewState *self)
{
  return self->second_s;
}

void
soleus_view_state_set_second_s (SoleusViewState *self, double second_s)
{
  set_line (self, &self->second_s, second_s);
}

gboolean
soleus_view_state_has_ruler (SoleusViewState *self)
{
  return isfinite (self->cursor_s) && isfinite (self->second_s);
}

/* Where the ruler's lines stand when nothing tells better. */
#define RULER_FIRST 0.4
#define RULER_SECOND 0.6

void
soleus_view_state_toggle_ruler (SoleusViewState *self)
{
  SoleusSpan from = self->visible;
  double length_s = soleus_span_duration_s (from);

  self->second_moves = TRUE;
  if (soleus_view_state_has_ruler (self))
    {
      soleus_view_state_set_second_s (self, NAN);
      return;
    }
  if (self->has_selection)
    {
      self->cursor_s = self->selection.start_s;
      soleus_view_state_set_second_s (self, self->selection.end_s);
      return;
    }
  if (!isfinite (self->cursor_s)
      || !soleus_span_contains (from, self->cursor_s))
    self->cursor_s = from.start_s + RULER_FIRST * length_s;
  soleus_view_state_set_second_s (self,
      self->cursor_s < from.start_s + RULER_SECOND * length_s
          ? from.start_s + RULER_SECOND * length_s
          : from.start_s + RULER_FIRST * length_s);
}

gboolean
soleus_view_state_get_second_moves (SoleusViewState *self)
{
  return self->second_moves && soleus_view_state_has_ruler (self);
}

void
soleus_view_state_swap_cursors (SoleusViewState *self)
{
  if (!soleus_view_state_has_ruler (self))
    return;
  self->second_moves = !self->second_moves;
  g_signal_emit (self, signals[CURSOR_CHANGED], 0);
}

void
soleus_view_state_step_cursor (SoleusViewState *self, double by_s)
{
  double *line_s = soleus_view_state_get_second_moves (self) ? &self->second_s
                                                             : &self->cursor_s;
  double from_s = isnan (*line_s)
      ? (self->visible.start_s + self->visible.end_s) / 2.0
      : *line_s;
  SoleusSpan at;

  set_line (self, line_s, from_s + by_s);
  at = (SoleusSpan){*line_s, *line_s};
  if (!soleus_span_contains (self->visible, *line_s))
    soleus_view_state_set_visible (
        self, soleus_zoom_reveal (self->visible, at, self->limits));
}

/* --- what times are told in ------------------------------------------------
 */

static const char *const time_axis_ids[SOLEUS_N_TIME_AXES] = {
    "clock", "elapsed", "lights-off"};

const char *
soleus_time_axis_kind_id (SoleusTimeAxisKind kind)
{
  return time_axis_ids[kind];
}

SoleusTimeAxisKind
soleus_time_axis_kind_from_id (const char *id)
{
  for (int i = 0; i < SOLEUS_N_TIME_AXES; i++)
    if (g_strcmp0 (id, time_axis_ids[i]) == 0)
      return (SoleusTimeAxisKind)i;
  return SOLEUS_TIME_CLOCK;
}

void
soleus_view_state_set_time_axis (SoleusViewState *self, SoleusTimeAxisKind kind)
{
  if (self->time_axis == kind)
    return;
  self->time_axis = kind;
  g_signal_emit (self, signals[CLOCK_CHANGED], 0);
}

SoleusTimeAxisKind
soleus_view_state_get_time_axis (SoleusViewState *self)
{
  return self->time_axis;
}

void
soleus_view_state_set_lights_off (SoleusViewState *self, double lights_off_s)
{
  if (!isfinite (lights_off_s)
      || (self->time_axis == SOLEUS_TIME_LIGHTS_OFF
          && self->lights_off_s == lights_off_s))
    return;
  self->lights_off_s = CLAMP (lights_off_s, 0.0, self->limits.duration_s);
  self->time_axis = SOLEUS_TIME_LIGHTS_OFF;
  g_signal_emit (self, signals[CLOCK_CHANGED], 0);
}

double
soleus_view_state_get_zero_s (SoleusViewState *self)
{
  return self->time_axis == SOLEUS_TIME_LIGHTS_OFF ? self->lights_off_s : 0.0;
}

/* --- the spectrogram ------------------------------------------------------
 */

void
soleus_view_state_set_spectrogram (SoleusViewState *self, gboolean shown)
{
  if (self->spectrogram == shown)
    return;
  self->spectrogram = shown;
  g_signal_emit (self, signals[SPECTROGRAM_CHANGED], 0);
}

gboolean
soleus_view_state_get_spectrogram (SoleusViewState *self)
{
  return self->spectrogram;
}

void
soleus_view_state_set_spectrogram_slow (SoleusViewState *self, gboolean slow)
{
  if (self->spectrogram_slow == slow)
    return;
  self->spectrogram_slow = slow;
  self->spectrogram = TRUE;
  g_signal_emit (self, signals[SPECTROGRAM_CHANGED], 0);
}

gboolean
soleus_view_state_get_spectrogram_slow (SoleusViewState *self)
{
  return self->spectrogram_slow;
}

void
soleus_view_state_set_spectrogram_track (SoleusViewState *self, int track)
{
  if (self->spectrogram_track == track)
    return;
  self->spectrogram_track = track;
  g_signal_emit (self, signals[SPECTROGRAM_CHANGED], 0);
}

int
soleus_view_state_get_spectrogram_track (SoleusViewState *self)
{
  return self->spectrogram_track;
}
