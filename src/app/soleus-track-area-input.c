/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-track-area-private.h"

#include "soleus-keys.h"

#include <math.h>

/* One notch of the wheel. */
#define ZOOM_STEP 1.25
#define PAN_STEP_PAGES 0.1
#define GAIN_STEP 1.15
/* Smooth touchpads speak in pixels: this many are one notch. */
#define NOTCH_PX 60.0
/* A shorter drag is a click. */
#define CLICK_PX 4.0

static gboolean
has_recording (SoleusTrackArea *self)
{
  return self->document != NULL
      && soleus_document_get_recording (self->document) != NULL;
}

static double
time_at (SoleusTrackArea *self, double x)
{
  SoleusViewState *state = soleus_document_get_state (self->document);
  double left;
  double width;

  if (!soleus_track_area_get_extent (self, &left, &width))
    return 0.0;
  return soleus_zoom_time_at (soleus_view_state_get_visible (state),
      CLAMP (x - left, 0.0, width), width);
}

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy,
    SoleusTrackArea *self)
{
  GdkModifierType keys = gtk_event_controller_get_current_event_state (
      GTK_EVENT_CONTROLLER (controller));
  GtkAdjustment *vertical =
      gtk_scrolled_window_get_vadjustment (self->scroller);
  SoleusViewState *state;

  if (!has_recording (self))
    return FALSE;
  state = soleus_document_get_state (self->document);
  if (gtk_event_controller_scroll_get_unit (controller)
      == GDK_SCROLL_UNIT_SURFACE)
    {
      dx /= NOTCH_PX;
      dy /= NOTCH_PX;
    }
  if ((keys & GDK_CONTROL_MASK) != 0)
    soleus_view_state_zoom (state,
        self->pointer_x < 0.0 ? NAN : time_at (self, self->pointer_x),
        pow (ZOOM_STEP, dy));
  else if ((keys & GDK_ALT_MASK) != 0)
    soleus_track_area_gain (self, pow (GAIN_STEP, -(dx + dy)));
  else if ((keys & GDK_SHIFT_MASK) != 0 || fabs (dx) > fabs (dy))
    soleus_view_state_pan_pages (state, PAN_STEP_PAGES * (dx + dy));
  else if (gtk_adjustment_get_upper (vertical)
      > gtk_adjustment_get_page_size (vertical) + 1.0)
    return FALSE;
  else
    soleus_view_state_pan_pages (state, PAN_STEP_PAGES * dy);
  return TRUE;
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y,
    SoleusTrackArea *self)
{
  self->pointer_x = x;
  self->pointer_y = y;
  if (!has_recording (self) || self->drag != SOLEUS_DRAG_NONE)
    return;
  if (soleus_track_area_ruler_at (self, x) != SOLEUS_DRAG_NONE)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self->rows), "col-resize");
  else
    soleus_track_area_edit_hover (self, x, y);
}

static void
on_leave (GtkEventControllerMotion *controller, SoleusTrackArea *self)
{
  self->pointer_x = -1.0;
}

double
soleus_track_area_get_pointer_s (SoleusTrackArea *self)
{
  double left;
  double width;

  if (!has_recording (self) || self->pointer_x < 0.0
      || !soleus_track_area_get_extent (self, &left, &width)
      || self->pointer_x < left || self->pointer_x > left + width)
    return NAN;
  return time_at (self, self->pointer_x);
}

/* The headers stand where reading begins, at the right in Arabic. */
static gboolean
is_over_header (SoleusTrackArea *self, double x, double left, double width)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL
      ? x > left + width
      : x < left;
}

static void
on_drag_begin (
    GtkGestureDrag *gesture, double x, double y, SoleusTrackArea *self)
{
  double plot_x;
  double plot_y;
  double left;
  double width;
  SoleusTrackPlot *plot;
  gboolean middle =
      gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture))
      == GDK_BUTTON_MIDDLE;

  self->drag = SOLEUS_DRAG_NONE;
  if (!has_recording (self)
      || !soleus_track_area_get_extent (self, &left, &width)
      || is_over_header (self, x, left, width))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  plot = soleus_track_area_plot_at (self, y, &plot_x, &plot_y);
  self->drag_channel = plot != NULL ? (int)soleus_document_get_source (
                           self->document, soleus_track_plot_get_channel (plot))
                                    : -1;
  self->drag_start_s = time_at (self, x);
  self->drag_visible = soleus_view_state_get_visible (
      soleus_document_get_state (self->document));
  self->drag = middle ? SOLEUS_DRAG_PAN : SOLEUS_DRAG_SELECT;
  if (!middle && soleus_track_area_edit_begin (self, x, y))
    self->drag = SOLEUS_DRAG_EDIT;
  else if (!middle && soleus_track_area_ruler_at (self, x) != SOLEUS_DRAG_NONE)
    self->drag = soleus_track_area_ruler_at (self, x);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_drag_update (
    GtkGestureDrag *gesture, double dx, double dy, SoleusTrackArea *self)
{
  SoleusViewState *state = soleus_document_get_state (self->document);
  double x;
  double y;
  double left;
  double width;

  if (self->drag == SOLEUS_DRAG_NONE
      || !soleus_track_area_get_extent (self, &left, &width)
      || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  if (self->drag == SOLEUS_DRAG_PAN)
    {
      double by_s =
          -dx / MAX (width, 1.0) * soleus_span_duration_s (self->drag_visible);

      soleus_view_state_set_visible (state,
          soleus_zoom_pan (
              self->drag_visible, by_s, soleus_view_state_get_limits (state)));
    }
  else if (self->drag == SOLEUS_DRAG_EDIT
      && (fabs (dx) >= CLICK_PX || self->edit_moved))
    {
      GdkModifierType keys = gtk_event_controller_get_current_event_state (
          GTK_EVENT_CONTROLLER (gesture));

      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      soleus_track_area_edit_update (self, dx, (keys & GDK_CONTROL_MASK) != 0);
    }
  else if (self->drag == SOLEUS_DRAG_FIRST || self->drag == SOLEUS_DRAG_SECOND)
    soleus_track_area_ruler_drag (self, time_at (self, x + dx));
  else if (self->drag == SOLEUS_DRAG_SELECT && fabs (dx) >= CLICK_PX)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      soleus_view_state_select (state,
          (SoleusSpan){self->drag_start_s, time_at (self, x + dx)},
          self->drag_channel);
    }
}

/* A click chooses what lies under it, else sets the cursor there; with Ctrl
 * (@more) one more annotation beside those that are chosen. */
static void
click (SoleusTrackArea *self, double x, double y, gboolean more)
{
  SoleusViewState *state = soleus_document_get_state (self->document);
  SoleusEpisodeList *list = soleus_session_get_episodes (
      soleus_document_get_session (self->document));
  double plot_x;
  double plot_y;
  SoleusTrackPlot *plot = soleus_track_area_plot_at (self, y, &plot_x, &plot_y);
  guint64 mark_id = 0;
  gint64 episode_id = -1;

  if (plot != NULL)
    episode_id =
        soleus_track_plot_episode_at (plot, x - plot_x, y - plot_y, &mark_id);
  if (more && mark_id != 0 && soleus_view_state_get_mark (state) != 0)
    {
      soleus_view_state_choose_also (state, mark_id);
      return;
    }
  soleus_view_state_select_none (state);
  if (mark_id != 0)
    {
      guint row = soleus_episode_list_find_mark (list, mark_id);
      const SoleusEpisode *episode =
          soleus_episode_list_get_episode (list, row);

      episode_id = episode != NULL ? (gint64)episode->id : -1;
    }
  if (episode_id >= 0 || mark_id != 0)
    soleus_view_state_choose (state, episode_id, mark_id, time_at (self, x));
  /* Also on an annotation: there it can be cut. */
  if (mark_id != 0 || episode_id < 0)
    soleus_view_state_set_cursor_s (state, time_at (self, x));
}

static void
on_drag_end (
    GtkGestureDrag *gesture, double dx, double dy, SoleusTrackArea *self)
{
  SoleusDragKind drag = self->drag;
  const GdkModifierType keys = gtk_event_controller_get_current_event_state (
      GTK_EVENT_CONTROLLER (gesture));
  double x;
  double y;

  self->drag = SOLEUS_DRAG_NONE;
  if ((drag != SOLEUS_DRAG_SELECT && drag != SOLEUS_DRAG_EDIT)
      || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  if (drag == SOLEUS_DRAG_EDIT && self->edit_moved)
    soleus_track_area_edit_end (self);
  else if (fabs (dx) < CLICK_PX
      && (gtk_event_controller_get_current_event_state (
              GTK_EVENT_CONTROLLER (gesture))
             & GDK_SHIFT_MASK)
          != 0)
    soleus_track_area_ruler_click (self, time_at (self, x));
  else if (fabs (dx) < CLICK_PX)
    click (self, x, y, (keys & GDK_CONTROL_MASK) != 0);
  else
    soleus_view_state_select (soleus_document_get_state (self->document),
        (SoleusSpan){self->drag_start_s, time_at (self, x + dx)},
        self->drag_channel);
}

/* Another gesture took over. */
static void
on_drag_cancel (
    GtkGesture *gesture, GdkEventSequence *sequence, SoleusTrackArea *self)
{
  self->drag = SOLEUS_DRAG_NONE;
  if (self->document != NULL)
    soleus_view_state_set_draft (
        soleus_document_get_state (self->document), NULL);
}

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y,
    SoleusTrackArea *self)
{
  if (n_press == 2 && has_recording (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.zoom-selection", NULL);
}

static void
on_zoom_begin (
    GtkGesture *gesture, GdkEventSequence *sequence, SoleusTrackArea *self)
{
  if (has_recording (self))
    self->drag_visible = soleus_view_state_get_visible (
        soleus_document_get_state (self->document));
}

static void
on_scale_changed (GtkGestureZoom *gesture, double scale, SoleusTrackArea *self)
{
  SoleusViewState *state;
  double x;
  double y;
  double left;
  double width;

  if (!has_recording (self) || scale <= 0.0
      || !gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y)
      || !soleus_track_area_get_extent (self, &left, &width))
    return;
  state = soleus_document_get_state (self->document);
  soleus_view_state_set_visible (state,
      soleus_zoom_at (self->drag_visible,
          soleus_zoom_time_at (self->drag_visible, x - left, width),
          1.0 / scale, soleus_view_state_get_limits (state)));
}

void
soleus_track_area_init_input (SoleusTrackArea *self)
{
  GtkWidget *rows = GTK_WIDGET (self->rows);
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *zoom = gtk_gesture_zoom_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), 0);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  g_signal_connect (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (on_drag_cancel), self);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (zoom, "begin", G_CALLBACK (on_zoom_begin), self);
  g_signal_connect (zoom, "scale-changed", G_CALLBACK (on_scale_changed), self);
  gtk_widget_add_controller (rows, scroll);
  gtk_widget_add_controller (rows, motion);
  gtk_widget_add_controller (rows, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (rows, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (rows, GTK_EVENT_CONTROLLER (zoom));
  gtk_widget_add_controller (
      GTK_WIDGET (self), soleus_keys_controller_new (SOLEUS_KEYS_TRACKS));
}
