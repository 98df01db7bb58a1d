/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-window-private.h"

/* Hiding and moving tracks, and how long a box of the grid is. The track is
 * the one under the pointer, else the one that is looked at. */

/* Boxes in a page: SOLEUS_TRACK_TIME_DIVISIONS. */
#define DIVISIONS 10.0

static void
do_hide (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);

  soleus_document_hide_track (
      self->document, soleus_track_area_get_channel (self->tracks));
}

static void
do_show (GtkWidget *widget, const char *name, GVariant *target)
{
  soleus_document_show_tracks (SOLEUS_WINDOW (widget)->document);
}

static void
do_move (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);

  soleus_document_move_track (self->document,
      soleus_track_area_get_channel (self->tracks),
      g_variant_get_int32 (target));
}

static void
do_division (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusDocument *document = SOLEUS_WINDOW (widget)->document;
  SoleusViewState *state = soleus_document_get_state (document);
  double now_s = soleus_span_duration_s (soleus_view_state_get_visible (state));

  soleus_view_state_zoom_here (
      state, DIVISIONS * g_variant_get_double (target) / now_s);
  g_object_set (widget, "divisions", TRUE, NULL);
}

static const struct
{
  const char *name;
  const char *type;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
    {"win.hide-track", NULL, do_hide},
    {"win.show-tracks", NULL, do_show},
    {"win.move-track", "i", do_move},
    {"win.time-division", "d", do_division},
};

void
soleus_window_class_install_tracks (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (
        widget_class, actions[i].name, actions[i].type, actions[i].activate);
}

void
soleus_window_update_tracks (SoleusWindow *self, gboolean shown)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name, shown);
}
