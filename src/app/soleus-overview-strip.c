/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-overview-strip.h"

#include "soleus-overview.h"
#include "soleus-widget-theme.h"
#include "soleus-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HEIGHT_PX 80
/* How near the edge of the visible part counts as the edge. */
#define EDGE_PX 7.0

typedef enum
{
  DRAG_MOVE,
  DRAG_START_EDGE,
  DRAG_END_EDGE
} DragKind;

struct _SoleusOverviewStrip
{
  GtkWidget parent_instance;

  SoleusDocument *document; /* not owned: the window's */
  DragKind drag;
  SoleusSpan drag_span; /* what was visible when the drag began */
  double drag_x;
};

G_DEFINE_FINAL_TYPE (
    SoleusOverviewStrip, soleus_overview_strip, GTK_TYPE_WIDGET)

static void
fill_overview (SoleusOverviewStrip *self, SoleusOverview *overview)
{
  SoleusSession *session = soleus_document_get_session (self->document);

  soleus_overview_init (overview, soleus_document_get_data (self->document));
  overview->analysis = soleus_session_get_analysis (session);
  overview->decisions = soleus_session_get_decisions (session);
  overview->has_visible = TRUE;
  overview->visible = soleus_view_state_get_visible (
      soleus_document_get_state (self->document));
  overview->show_time_axis = TRUE;
  overview->start =
      soleus_words_get_clock (soleus_document_get_state (self->document),
          soleus_document_get_recording (self->document));
  overview->zero_s =
      soleus_view_state_get_zero_s (soleus_document_get_state (self->document));
}

static gboolean
has_data (SoleusOverviewStrip *self)
{
  return self->document != NULL
      && soleus_document_get_data (self->document) != NULL;
}

/* Left edge and width of time, and the whole recording. */
static SoleusSpan
get_extent (SoleusOverviewStrip *self, double *x, double *width)
{
  SoleusRect rect = {0.0, 0.0, gtk_widget_get_width (GTK_WIDGET (self)),
      gtk_widget_get_height (GTK_WIDGET (self))};
  SoleusViewState *state = soleus_document_get_state (self->document);
  SoleusTheme theme;
  SoleusOverview overview;
  SoleusRect plot;

  soleus_widget_theme (GTK_WIDGET (self), &theme);
  fill_overview (self, &overview);
  soleus_overview_plot_rect (&theme, &rect, &overview, &plot);
  *x = plot.x;
  *width = plot.width;
  return soleus_zoom_all (soleus_view_state_get_limits (state));
}

static void
soleus_overview_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SoleusOverviewStrip *self = SOLEUS_OVERVIEW_STRIP (widget);
  SoleusRect rect = {
      0.0, 0.0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)};
  SoleusTheme theme;
  SoleusOverview overview;
  cairo_t *cr;

  if (!has_data (self))
    return;
  soleus_widget_theme (widget, &theme);
  fill_overview (self, &overview);
  cr = gtk_snapshot_append_cairo (snapshot,
      &GRAPHENE_RECT_INIT (0.0f, 0.0f, (float)rect.width, (float)rect.height));
  soleus_overview_draw (cr, &theme, &rect, &overview);
  cairo_destroy (cr);
}

static void
soleus_overview_strip_measure (GtkWidget *widget, GtkOrientation orientation,
    int for_size, int *minimum, int *natural, int *minimum_baseline,
    int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT_PX : 120;
  *natural = *minimum;
}

static DragKind
kind_at (double x, double start_x, double end_x)
{
  gboolean wide = end_x - start_x > 4.0 * EDGE_PX;

  if (wide && fabs (x - start_x) <= EDGE_PX)
    return DRAG_START_EDGE;
  if (wide && fabs (x - end_x) <= EDGE_PX)
    return DRAG_END_EDGE;
  return DRAG_MOVE;
}

static void
on_drag_begin (
    GtkGestureDrag *gesture, double x, double y, SoleusOverviewStrip *self)
{
  SoleusViewState *state;
  SoleusSpan all;
  double left;
  double width;
  double start_x;
  double end_x;

  if (!has_data (self))
    return;
  state = soleus_document_get_state (self->document);
  all = get_extent (self, &left, &width);
  self->drag_span = soleus_view_state_get_visible (state);
  start_x = left + soleus_zoom_x_of (all, self->drag_span.start_s, width);
  end_x = left + soleus_zoom_x_of (all, self->drag_span.end_s, width);
  self->drag = kind_at (x, start_x, end_x);
  self->drag_x = x;
  if (x < start_x - EDGE_PX || x > end_x + EDGE_PX)
    {
      double middle_s = (self->drag_span.start_s + self->drag_span.end_s) / 2.0;
      double by_s = soleus_zoom_time_at (all, x - left, width) - middle_s;

      soleus_view_state_jump (state,
          soleus_zoom_pan (
              self->drag_span, by_s, soleus_view_state_get_limits (state)));
      self->drag_span = soleus_view_state_get_visible (state);
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_drag_update (
    GtkGestureDrag *gesture, double dx, double dy, SoleusOverviewStrip *self)
{
  SoleusSpan span = self->drag_span;
  SoleusSpan all;
  double left;
  double width;
  double by_s;

  if (!has_data (self))
    return;
  all = get_extent (self, &left, &width);
  by_s = dx / MAX (width, 1.0) * soleus_span_duration_s (all);
  if (self->drag != DRAG_END_EDGE)
    span.start_s += by_s;
  if (self->drag != DRAG_START_EDGE)
    span.end_s += by_s;
  soleus_view_state_set_visible (
      soleus_document_get_state (self->document), span);
}

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy,
    SoleusOverviewStrip *self)
{
  if (!has_data (self))
    return FALSE;
  soleus_view_state_pan_pages (
      soleus_document_get_state (self->document), 0.2 * (dx + dy));
  return TRUE;
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y,
    SoleusOverviewStrip *self)
{
  SoleusSpan all;
  SoleusSpan visible;
  double left;
  double width;
  DragKind kind;

  if (!has_data (self))
    return;
  all = get_extent (self, &left, &width);
  visible = soleus_view_state_get_visible (
      soleus_document_get_state (self->document));
  kind = kind_at (x, left + soleus_zoom_x_of (all, visible.start_s, width),
      left + soleus_zoom_x_of (all, visible.end_s, width));
  gtk_widget_set_cursor_from_name (
      GTK_WIDGET (self), kind == DRAG_MOVE ? "grab" : "ew-resize");
}

static void
on_visible (SoleusOverviewStrip *self)
{
  g_autofree char *text =
      soleus_words_dup_visible (soleus_document_get_state (self->document),
          soleus_document_get_recording (self->document));

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
soleus_overview_strip_class_init (SoleusOverviewStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = soleus_overview_strip_snapshot;
  widget_class->measure = soleus_overview_strip_measure;
  gtk_widget_class_set_css_name (widget_class, "overviewstrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
soleus_overview_strip_init (SoleusOverviewStrip *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
      GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Whole recording"), -1);
  soleus_widget_follow_theme (GTK_WIDGET (self));
}

void
soleus_overview_strip_set_document (
    SoleusOverviewStrip *self, SoleusDocument *document)
{
  self->document = document;
  g_signal_connect_object (soleus_document_get_state (document),
      "clock-changed", G_CALLBACK (gtk_widget_queue_draw), self,
      G_CONNECT_SWAPPED);
  g_signal_connect_object (soleus_document_get_state (document),
      "visible-changed", G_CALLBACK (on_visible), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "content-changed",
      G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "recording-changed",
      G_CALLBACK (on_visible), self, G_CONNECT_SWAPPED);
}
