/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-events-out-window.h"

#include "soleus-dialogs.h"
#include "soleus-loss-list.h"
#include "soleus-session-events.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  SoleusEventsOf which;
  const char *title;
} kinds[] = {
    {SOLEUS_EVENTS_MINE, N_ ("Annotations made or imported here")},
    {SOLEUS_EVENTS_AGREED, N_ ("What two raters agreed on")},
    {SOLEUS_EVENTS_FOUND, N_ ("Found episodes that were not rejected")},
    {SOLEUS_EVENTS_FILE, N_ ("Annotations that came with the recording")},
};

struct _SoleusEventsOutWindow
{
  AdwWindow parent_instance;

  SoleusSession *session; /* owned */
  GPtrArray *formats; /* of const SoleusEventFormat: those that are written */
  SoleusEventList *list;

  GtkWidget *save;
  AdwPreferencesGroup *which;
  GtkSwitch *switches[G_N_ELEMENTS (kinds)];
  AdwComboRow *format;
  GtkLabel *count;
  SoleusLossList losses;
};

G_DEFINE_FINAL_TYPE (
    SoleusEventsOutWindow, soleus_events_out_window, ADW_TYPE_WINDOW)

enum
{
  WRITTEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const SoleusEventFormat *
chosen_format (SoleusEventsOutWindow *self)
{
  return g_ptr_array_index (
      self->formats, adw_combo_row_get_selected (self->format));
}

static SoleusEventsOf
chosen_events (SoleusEventsOutWindow *self)
{
  SoleusEventsOf which = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (gtk_switch_get_active (self->switches[i]))
      which |= kinds[i].which;
  return which;
}

/* FALSE: the list cannot be written in this format. */
static gboolean
show_losses (SoleusEventsOutWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) losses = soleus_session_dup_event_losses (
      self->session, self->list, chosen_format (self), &error);

  soleus_loss_list_show (&self->losses, losses, error);
  return losses != NULL;
}

static void
on_changed (SoleusEventsOutWindow *self)
{
  g_autofree char *count = NULL;
  guint n;
  gboolean possible;

  if (self->session == NULL)
    return; /* still being made */
  g_clear_pointer (&self->list, soleus_event_list_free);
  self->list = soleus_session_dup_events (self->session, chosen_events (self));
  n = soleus_event_list_get_n (self->list);
  count = g_strdup_printf (
      ngettext ("%u event goes out", "%u events go out", n), n);
  gtk_label_set_label (self->count, count);
  possible = show_losses (self);
  gtk_widget_set_sensitive (self->save, n > 0 && possible);
}

static void
on_place (const char *path, gpointer user_data)
{
  g_autoptr (SoleusEventsOutWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return;
  if (!soleus_session_write_events (
          self->session, self->list, chosen_format (self), path, &error))
    {
      soleus_dialogs_tell (GTK_WINDOW (self),
          _ ("The file could not be written"), error->message);
      return;
    }
  g_signal_emit (self, signals[WRITTEN], 0, path);
  gtk_window_close (GTK_WINDOW (self));
}

/* "night_events.tsv": the first of the format's endings. */
static char *
dup_name (SoleusEventsOutWindow *self)
{
  const char *glob = strchr (chosen_format (self)->globs, '*');
  const char *ending = glob == NULL ? ".txt" : glob + 1;
  g_autofree char *stem = g_strdup (
      soleus_recording_get_name (soleus_session_get_recording (self->session)));
  char *dot = strrchr (stem, '.');

  if (dot != NULL && dot != stem)
    *dot = '\0';
  return g_strdup_printf ("%s%s%.*s", stem, *ending == '.' ? "-events" : "",
      (int)strcspn (ending, ";"), ending);
}

static void
on_save (SoleusEventsOutWindow *self)
{
  g_autofree char *name = dup_name (self);

  soleus_dialogs_save (GTK_WINDOW (self), _ ("Export the events"), name,
      on_place, g_object_ref (self));
}

static void
soleus_events_out_window_finalize (GObject *object)
{
  SoleusEventsOutWindow *self = SOLEUS_EVENTS_OUT_WINDOW (object);

  g_clear_pointer (&self->list, soleus_event_list_free);
  g_clear_object (&self->session);
  g_ptr_array_unref (self->formats);
  soleus_loss_list_clear (&self->losses);
  G_OBJECT_CLASS (soleus_events_out_window_parent_class)->finalize (object);
}

static void
soleus_events_out_window_class_init (SoleusEventsOutWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = soleus_events_out_window_finalize;
  signals[WRITTEN] = g_signal_new ("written", SOLEUS_TYPE_EVENTS_OUT_WINDOW,
      G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/soleus/Soleus/soleus-events-out-window.ui");
#define BIND(name) \
  gtk_widget_class_bind_template_child ( \
      widget_class, SoleusEventsOutWindow, name)
  BIND (save);
  BIND (which);
  BIND (format);
  BIND (count);
#undef BIND
  gtk_widget_class_bind_template_child_full (widget_class, "losses", FALSE,
      G_STRUCT_OFFSET (SoleusEventsOutWindow, losses.group));
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
add_switch (SoleusEventsOutWindow *self, guint i)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_switch_new ();

  gtk_switch_set_active (
      GTK_SWITCH (button), kinds[i].which != SOLEUS_EVENTS_FILE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (kinds[i].title));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
      GTK_ACCESSIBLE_PROPERTY_LABEL, _ (kinds[i].title), -1);
  g_signal_connect_swapped (
      button, "notify::active", G_CALLBACK (on_changed), self);
  adw_preferences_group_add (self->which, row);
  self->switches[i] = GTK_SWITCH (button);
}

static void
soleus_events_out_window_init (SoleusEventsOutWindow *self)
{
  soleus_loss_list_init (&self->losses);
  self->formats = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    add_switch (self, i);
}

GtkWindow *
soleus_events_out_window_new (GtkWindow *parent, SoleusSession *session)
{
  SoleusEventsOutWindow *self = g_object_new (
      SOLEUS_TYPE_EVENTS_OUT_WINDOW, "transient-for", parent, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (const SoleusEventFormat *const *row = soleus_event_formats ();
       *row != NULL; row++)
    if ((*row)->write != NULL)
      {
        g_ptr_array_add (self->formats, (gpointer)*row);
        gtk_string_list_append (names, _ ((*row)->name));
      }
  adw_combo_row_set_model (self->format, G_LIST_MODEL (names));
  self->session = g_object_ref (session);
  on_changed (self);
  return GTK_WINDOW (self);
}
