/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-window-private.h"

#include "soleus-dialogs.h"
#include "soleus-events-in-window.h"
#include "soleus-events-out-window.h"

#include <glib/gi18n-lib.h>

/* Event lists of other programs, in and out. */

static void
show_list (SoleusWindow *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  GtkWindow *window;

  if (soleus_session_get_recording (self->session) == NULL)
    return;
  window = soleus_events_in_window_new (
      GTK_WINDOW (self), self->session, path, &error);
  if (window != NULL)
    gtk_window_present (window);
  else
    soleus_dialogs_tell (
        GTK_WINDOW (self), _ ("This list could not be read"), error->message);
}

static void
on_list_chosen (const char *path, gpointer user_data)
{
  g_autoptr (SoleusWindow) self = user_data;

  if (path != NULL)
    show_list (self, path);
}

static void
do_import (GtkWidget *widget, const char *name, GVariant *target)
{
  soleus_dialogs_open_any (GTK_WINDOW (widget), _ ("Import a list of events"),
      on_list_chosen, g_object_ref (widget));
}

static void
on_written (SoleusWindow *self, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *text = g_strdup_printf (_ ("%s was written"), shown);

  soleus_window_toast (self, text, FALSE);
}

static void
do_export (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);
  GtkWindow *window =
      soleus_events_out_window_new (GTK_WINDOW (self), self->session);

  g_signal_connect_object (
      window, "written", G_CALLBACK (on_written), self, G_CONNECT_SWAPPED);
  gtk_window_present (window);
}

/* The path of a list, over the session bus: for scripts and tests. */
static void
bus_import_list (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  show_list (user_data, g_variant_get_string (target, NULL));
}

void
soleus_window_add_events_actions (SoleusWindow *self)
{
  static const GActionEntry entries[] = {
      {.name = "import-list",
          .activate = bus_import_list,
          .parameter_type = "s"},
  };

  g_action_map_add_action_entries (
      G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

void
soleus_window_class_install_events (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (
      widget_class, "win.import-events", NULL, do_import);
  gtk_widget_class_install_action (
      widget_class, "win.export-events", NULL, do_export);
}
