/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-track-area-private.h"

#include "soleus-marking.h"

#include <math.h>

/* Dragging the edges of what is chosen, or all of it. What was chosen is
 * told by the view state; what a drag makes of it by soleus-mark-edit.h. */

/* How near to an edge counts as on it. */
#define REACH_PX 6.0

static double
s_per_px (SoleusTrackArea *self)
{
  SoleusSpan visible = soleus_view_state_get_visible (
      soleus_document_get_state (self->document));
  double left;
  double width;

  if (!soleus_track_area_get_extent (self, &left, &width) || width < 1.0)
    return 0.0;
  return soleus_span_duration_s (visible) / width;
}

static SoleusGrip
grip_at (SoleusTrackArea *self, double x, double y, SoleusSpan *span)
{
  double plot_x;
  double plot_y;
  SoleusTrackPlot *plot = soleus_track_area_plot_at (self, y, &plot_x, &plot_y);
  SoleusTrackPlace place;
  SoleusGrip grip;
  double time_s;

  if (plot == NULL)
    return SOLEUS_GRIP_NONE;
  place = soleus_track_plot_place_at (plot, x - plot_x, y - plot_y, &time_s);
  if (place == SOLEUS_PLACE_ELSEWHERE
      || !soleus_marking_get_chosen (self->document, span, NULL))
    return SOLEUS_GRIP_NONE;
  grip = soleus_mark_grip_at (*span, time_s, REACH_PX * s_per_px (self));
  /* Over the trace a drag in the middle selects, as everywhere. */
  return place == SOLEUS_PLACE_PLOT && grip == SOLEUS_GRIP_BODY
      ? SOLEUS_GRIP_NONE
      : grip;
}

gboolean
soleus_track_area_edit_begin (SoleusTrackArea *self, double x, double y)
{
  self->edit_grip = grip_at (self, x, y, &self->edit_before);
  self->edit_after = self->edit_before;
  self->edit_moved = FALSE;
  return self->edit_grip != SOLEUS_GRIP_NONE;
}

void
soleus_track_area_edit_update (SoleusTrackArea *self, double dx, gboolean snaps)
{
  SoleusSession *session = soleus_document_get_session (self->document);
  SoleusViewState *state = soleus_document_get_state (self->document);
  double by_s = dx * s_per_px (self);
  double least_s;
  SoleusSnap snap = {
      .decisions = soleus_session_get_decisions (session),
      .analysis = soleus_session_get_analysis (session),
      .mark_id = soleus_view_state_get_mark (state),
      .episode_id = soleus_view_state_get_episode (state),
      .cursor_s = soleus_view_state_get_cursor_s (state),
      .reach_s = 2.0 * REACH_PX * s_per_px (self),
  };

  self->edit_moved = TRUE;
  if (!soleus_marking_get_chosen (self->document, NULL, &least_s))
    return;
  if (snaps)
    by_s =
        soleus_mark_snap_by_s (&snap, self->edit_before, self->edit_grip, by_s);
  self->edit_after = soleus_mark_drag (self->edit_before, self->edit_grip, by_s,
      (SoleusSpan){0.0, soleus_view_state_get_limits (state).duration_s},
      least_s);
  soleus_view_state_set_draft (state, &self->edit_after);
}

/* Escape took the draft away: nothing changes then. */
void
soleus_track_area_edit_end (SoleusTrackArea *self)
{
  SoleusViewState *state = soleus_document_get_state (self->document);
  gboolean drafted = soleus_view_state_get_draft (state, NULL);

  soleus_view_state_set_draft (state, NULL);
  if (drafted)
    soleus_marking_place (self->document, self->edit_after);
}

void
soleus_track_area_edit_hover (SoleusTrackArea *self, double x, double y)
{
  static const char *const cursors[] = {
      [SOLEUS_GRIP_NONE] = NULL,
      [SOLEUS_GRIP_START] = "ew-resize",
      [SOLEUS_GRIP_END] = "ew-resize",
      [SOLEUS_GRIP_BODY] = "grab",
  };
  SoleusSpan span;

  gtk_widget_set_cursor_from_name (
      GTK_WIDGET (self->rows), cursors[grip_at (self, x, y, &span)]);
}
