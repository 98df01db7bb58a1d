/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-track-area-private.h"

#include "soleus-ticks.h"
#include "soleus-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define BUTTONS_GAP_PX 6
#define BUTTONS_HEIGHT_PX 38

G_DEFINE_FINAL_TYPE (SoleusTrackArea, soleus_track_area, GTK_TYPE_WIDGET)

SoleusTrackPlot *
soleus_track_area_plot_at (
    SoleusTrackArea *self, double y, double *plot_x, double *plot_y)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      SoleusTrackPlot *plot =
          soleus_track_row_get_plot (SOLEUS_TRACK_ROW (row));
      graphene_rect_t bounds;

      if (!gtk_widget_get_visible (row)
          || !gtk_widget_compute_bounds (
              GTK_WIDGET (plot), GTK_WIDGET (self->rows), &bounds)
          || y < bounds.origin.y || y >= bounds.origin.y + bounds.size.height)
        continue;
      *plot_x = bounds.origin.x;
      *plot_y = bounds.origin.y;
      return plot;
    }
  return NULL;
}

gboolean
soleus_track_area_get_extent (SoleusTrackArea *self, double *x, double *width)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));
  SoleusTrackPlot *plot;
  graphene_rect_t bounds;

  while (row != NULL && !gtk_widget_get_visible (row))
    row = gtk_widget_get_next_sibling (row);
  if (row == NULL)
    return FALSE;
  plot = soleus_track_row_get_plot (SOLEUS_TRACK_ROW (row));
  if (!gtk_widget_compute_bounds (
          GTK_WIDGET (plot), GTK_WIDGET (self->rows), &bounds))
    return FALSE;
  soleus_track_plot_get_time_extent (plot, x, width);
  *x += bounds.origin.x;
  return TRUE;
}

static void
describe (SoleusTrackArea *self)
{
  g_autofree char *chosen = soleus_document_dup_chosen_text (self->document);
  g_autofree char *visible =
      soleus_words_dup_visible (soleus_document_get_state (self->document),
          soleus_document_get_recording (self->document));
  g_autofree char *text =
      g_strjoin (*chosen != '\0' ? " " : "", visible, chosen, NULL);

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
on_clock (SoleusTrackArea *self)
{
  soleus_track_area_show_ruler (self);
  describe (self);
}

static void
on_cursor (SoleusTrackArea *self)
{
  gboolean shown = gtk_widget_get_visible (GTK_WIDGET (self->ruler));

  soleus_track_area_show_ruler (self);
  if (shown || gtk_widget_get_visible (GTK_WIDGET (self->ruler)))
    describe (self);
}

gboolean
soleus_track_area_get_selection_rect (SoleusTrackArea *self, GdkRectangle *rect)
{
  SoleusViewState *state = soleus_document_get_state (self->document);
  SoleusSpan visible = soleus_view_state_get_visible (state);
  SoleusSpan selection;
  double left;
  double width;
  double from;
  double to;

  if (!soleus_view_state_get_selection (state, &selection, NULL)
      || !soleus_track_area_get_extent (self, &left, &width))
    return FALSE;
  from = soleus_zoom_x_of (visible, selection.start_s, width);
  to = soleus_zoom_x_of (visible, selection.end_s, width);
  if (to < 0.0 || from > width)
    return FALSE;
  from = left + CLAMP (from, 0.0, width);
  to = left + CLAMP (to, 0.0, width);
  *rect = (GdkRectangle){
      (int)from, BUTTONS_GAP_PX, MAX ((int)(to - from), 1), BUTTONS_HEIGHT_PX};
  return TRUE;
}

static void
show_selection (SoleusTrackArea *self)
{
  SoleusViewState *state = soleus_document_get_state (self->document);
  SoleusSpan selection;
  gboolean selected = soleus_view_state_get_selection (state, &selection, NULL);
  GdkRectangle rect;

  describe (self);
  gtk_widget_set_visible (self->buttons,
      selected && self->drag == SOLEUS_DRAG_NONE
          && soleus_track_area_get_selection_rect (self, &rect));
  if (selected)
    {
      g_autofree char *length =
          soleus_duration_dup_text (soleus_span_duration_s (selection));

      gtk_label_set_label (self->selection_label, length);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self->overlay));
}

static void
on_visible (SoleusTrackArea *self)
{
  show_selection (self);
}

/* The buttons stand above the middle of the selection, inside the area. */
static gboolean
on_get_child_position (GtkOverlay *overlay, GtkWidget *widget,
    GdkRectangle *allocation, SoleusTrackArea *self)
{
  GdkRectangle selection;
  GtkRequisition size;
  int width = gtk_widget_get_width (GTK_WIDGET (overlay));

  if (widget != self->buttons
      || !soleus_track_area_get_selection_rect (self, &selection))
    return FALSE;
  gtk_widget_get_preferred_size (widget, NULL, &size);
  allocation->width = size.width;
  allocation->height = size.height;
  allocation->x = CLAMP (selection.x + (selection.width - size.width) / 2, 0,
      MAX (width - size.width, 0));
  allocation->y = BUTTONS_GAP_PX;
  return TRUE;
}

static SoleusTrackRow *
find_row (SoleusTrackArea *self, guint channel)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (soleus_track_plot_get_channel (
            soleus_track_row_get_plot (SOLEUS_TRACK_ROW (row)))
        == channel)
      return SOLEUS_TRACK_ROW (row);
  return NULL;
}

static SoleusTrackRow *
add_row (SoleusTrackArea *self, guint channel)
{
  GtkWidget *row = soleus_track_row_new (self->document, channel);

  soleus_track_row_set_show_header (SOLEUS_TRACK_ROW (row), self->show_headers);
  soleus_track_row_join (SOLEUS_TRACK_ROW (row), self->headers);
  gtk_box_append (self->rows, row);
  return SOLEUS_TRACK_ROW (row);
}

static void
show_hidden (SoleusTrackArea *self, guint n_hidden)
{
  g_autofree char *text =
      g_strdup_printf (ngettext ("%u hidden track: show it",
                           "%u hidden tracks: show them", n_hidden),
          n_hidden);

  gtk_button_set_label (self->hidden, text);
  gtk_widget_set_visible (GTK_WIDGET (self->hidden), n_hidden > 0);
}

/* Rows that are there keep their scale; they only change places. */
static void
arrange (SoleusTrackArea *self)
{
  const SoleusTrackList *list = soleus_document_get_tracks (self->document);
  GtkWidget *before = NULL;

  for (guint i = 0; i < soleus_track_list_get_n (list); i++)
    {
      guint channel = soleus_track_list_get_channel (list, i);
      SoleusTrackRow *row = find_row (self, channel);

      if (row == NULL)
        row = add_row (self, channel);
      gtk_box_reorder_child_after (self->rows, GTK_WIDGET (row), before);
      gtk_widget_set_visible (
          GTK_WIDGET (row), !soleus_track_list_is_hidden (list, channel));
      before = GTK_WIDGET (row);
    }
  show_hidden (self, soleus_track_list_get_n_hidden (list));
  show_selection (self);
}

static void
rebuild (SoleusTrackArea *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, row);
  gtk_widget_hide (GTK_WIDGET (self->hidden));
  if (soleus_document_get_shown_recording (self->document) != NULL)
    arrange (self);
}

/* The plots have their places by now, so the axis can have its own. */
static void
soleus_track_area_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SoleusTrackArea *self = SOLEUS_TRACK_AREA (widget);
  double x;
  double width;

  if (soleus_track_area_get_extent (self, &x, &width))
    {
      soleus_spectrogram_view_set_extent (self->spectrogram, x, width);
      soleus_time_axis_set_extent (self->axis, x, width);
    }
  GTK_WIDGET_CLASS (soleus_track_area_parent_class)
      ->snapshot (widget, snapshot);
}

static void
soleus_track_area_dispose (GObject *object)
{
  g_clear_object (&SOLEUS_TRACK_AREA (object)->headers);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_TRACK_AREA);
  G_OBJECT_CLASS (soleus_track_area_parent_class)->dispose (object);
}

static void
soleus_track_area_class_init (SoleusTrackAreaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_track_area_dispose;
  widget_class->snapshot = soleus_track_area_snapshot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "trackarea");
  gtk_widget_class_set_accessible_role (
      widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  g_type_ensure (SOLEUS_TYPE_SPECTROGRAM_VIEW);
  g_type_ensure (SOLEUS_TYPE_TIME_AXIS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/soleus/Soleus/soleus-track-area.ui");
#define BIND(name) \
  gtk_widget_class_bind_template_child (widget_class, SoleusTrackArea, name)
  BIND (scroller);
  BIND (overlay);
  BIND (rows);
  BIND (spectrogram);
  BIND (axis);
  BIND (buttons);
  BIND (selection_label);
  BIND (ruler);
  BIND (hidden);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, on_get_child_position);
}

static void
soleus_track_area_init (SoleusTrackArea *self)
{
  self->show_headers = TRUE;
  self->pointer_x = -1.0;
  self->headers = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
      GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  soleus_track_area_init_input (self);
}

void
soleus_track_area_set_document (SoleusTrackArea *self, SoleusDocument *document)
{
  SoleusViewState *state = soleus_document_get_state (document);

  self->document = document;
  soleus_spectrogram_view_set_document (self->spectrogram, document);
  soleus_time_axis_set_document (self->axis, document);
  g_signal_connect_object (document, "recording-changed", G_CALLBACK (rebuild),
      self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "tracks-changed", G_CALLBACK (arrange),
      self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "visible-changed", G_CALLBACK (on_visible),
      self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "selection-changed",
      G_CALLBACK (show_selection), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      state, "clock-changed", G_CALLBACK (on_clock), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      state, "cursor-changed", G_CALLBACK (on_cursor), self, G_CONNECT_SWAPPED);
}

void
soleus_track_area_set_show_headers (SoleusTrackArea *self, gboolean show)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  if (self->show_headers == show)
    return;
  self->show_headers = show;
  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    soleus_track_row_set_show_header (SOLEUS_TRACK_ROW (row), show);
  gtk_widget_queue_draw (GTK_WIDGET (self->axis));
}

guint
soleus_track_area_get_channel (SoleusTrackArea *self)
{
  double x;
  double y;
  SoleusTrackPlot *plot = self->pointer_x < 0.0
      ? NULL
      : soleus_track_area_plot_at (self, self->pointer_y, &x, &y);

  return plot != NULL ? soleus_track_plot_get_channel (plot)
                      : soleus_document_get_channel_in_mind (self->document);
}

void
soleus_track_area_gain (SoleusTrackArea *self, double factor)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));
  double x;
  double y;
  SoleusTrackPlot *plot = self->pointer_x < 0.0
      ? NULL
      : soleus_track_area_plot_at (self, self->pointer_y, &x, &y);

  if (plot != NULL)
    {
      soleus_track_plot_gain (plot, factor);
      return;
    }
  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    soleus_track_plot_gain (
        soleus_track_row_get_plot (SOLEUS_TRACK_ROW (row)), factor);
}
