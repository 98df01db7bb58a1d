/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-time-axis.h"

#include "soleus-track.h"
#include "soleus-widget-theme.h"
#include "soleus-words.h"

#define HEIGHT_PX 24

struct _SoleusTimeAxis
{
  GtkWidget parent_instance;

  SoleusDocument *document; /* not owned: the window's */
  double x;
  double width;
};

G_DEFINE_FINAL_TYPE (SoleusTimeAxis, soleus_time_axis, GTK_TYPE_WIDGET)

static void
soleus_time_axis_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SoleusTimeAxis *self = SOLEUS_TIME_AXIS (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  SoleusRect rect = {self->x, 0.0, self->width, height};
  SoleusTheme theme;
  SoleusRecording *recording;
  SoleusViewState *state;
  SoleusSpan visible;
  double zero_s;
  cairo_t *cr;

  if (self->document == NULL
      || soleus_document_get_recording (self->document) == NULL
      || self->width < 1.0)
    return;
  recording = soleus_document_get_recording (self->document);
  state = soleus_document_get_state (self->document);
  visible = soleus_view_state_get_visible (state);
  zero_s = soleus_view_state_get_zero_s (state);
  soleus_widget_theme (widget, &theme);
  cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0.0f, 0.0f, (float)width, (float)height));
  soleus_time_axis_draw (cr, &theme, &rect,
      (SoleusSpan){visible.start_s - zero_s, visible.end_s - zero_s},
      soleus_words_get_clock (state, recording));
  cairo_destroy (cr);
}

static void
soleus_time_axis_measure (GtkWidget *widget, GtkOrientation orientation,
    int for_size, int *minimum, int *natural, int *minimum_baseline,
    int *natural_baseline)
{
  SoleusTheme theme;

  soleus_widget_theme (widget, &theme);
  *minimum = orientation == GTK_ORIENTATION_VERTICAL
      ? MAX (HEIGHT_PX, (int)(2.0 * theme.font_size))
      : 0;
  *natural = *minimum;
}

static void
soleus_time_axis_class_init (SoleusTimeAxisClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = soleus_time_axis_snapshot;
  widget_class->measure = soleus_time_axis_measure;
  gtk_widget_class_set_css_name (widget_class, "timeaxis");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
soleus_time_axis_init (SoleusTimeAxis *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  soleus_widget_follow_theme (GTK_WIDGET (self));
}

void
soleus_time_axis_set_document (SoleusTimeAxis *self, SoleusDocument *document)
{
  self->document = document;
  g_signal_connect_object (soleus_document_get_state (document),
      "visible-changed", G_CALLBACK (gtk_widget_queue_draw), self,
      G_CONNECT_SWAPPED);
  g_signal_connect_object (soleus_document_get_state (document),
      "clock-changed", G_CALLBACK (gtk_widget_queue_draw), self,
      G_CONNECT_SWAPPED);
}

void
soleus_time_axis_set_extent (SoleusTimeAxis *self, double x, double width)
{
  self->x = x;
  self->width = width;
}
