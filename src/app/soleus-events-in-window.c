/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-events-in-window.h"

#include "soleus-loss-list.h"
#include "soleus-session-events.h"
#include "soleus-ticks.h"
#include "soleus-words.h"

#include <glib/gi18n-lib.h>

/* Enough to see whether times and words landed in their columns. */
#define N_SHOWN 50

struct _SoleusEventsInWindow
{
  AdwWindow parent_instance;

  SoleusSession *session; /* owned */
  char *path;
  SoleusEventsIn *in; /* NULL: not readable in the chosen format */
  gboolean filling;

  GtkWidget *take;
  AdwPreferencesGroup *group;
  AdwComboRow *format;
  AdwEntryRow *rater;
  SoleusLossList losses;
  GtkLabel *count;
  GtkWidget *frame;
  GtkGrid *rows;
};

G_DEFINE_FINAL_TYPE (
    SoleusEventsInWindow, soleus_events_in_window, ADW_TYPE_WINDOW)

static void
show_losses (SoleusEventsInWindow *self, const GError *error)
{
  g_autoptr (GPtrArray) losses =
      error != NULL ? NULL : soleus_events_in_dup_losses (self->in);

  soleus_loss_list_show (&self->losses, losses, error);
}

static void
put (SoleusEventsInWindow *self, int column, int row, const char *text,
    gboolean is_head)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, column >= 2);
  gtk_widget_add_css_class (label, is_head ? "dim-label" : "numeric");
  gtk_grid_attach (self->rows, label, column, row, 1, 1);
}

static char *
dup_channels (SoleusRecording *recording, const SoleusChannelSet *channels)
{
  GString *text = g_string_new (NULL);

  for (int c = -1; (c = soleus_channel_set_next (channels, c)) >= 0;)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
        soleus_recording_get_channel (recording, (guint)c)->label);
  if (text->len == 0)
    g_string_append (text, _ ("all"));
  return g_string_free (text, FALSE);
}

static void
put_mark (SoleusEventsInWindow *self, const SoleusMark *mark, int row)
{
  SoleusRecording *recording = soleus_session_get_recording (self->session);
  g_autofree char *onset = soleus_time_dup_text (
      mark->onset_s, soleus_recording_get_start (recording), 3);
  g_autofree char *length = soleus_duration_dup_text (mark->duration_s);
  g_autofree char *channels = dup_channels (recording, &mark->channels);

  put (self, 0, row, onset, FALSE);
  put (self, 1, row, length, FALSE);
  put (self, 2, row, soleus_words_label (mark->label), FALSE);
  put (self, 3, row, channels, FALSE);
}

static void
show_rows (SoleusEventsInWindow *self)
{
  static const char *const heads[] = {
      N_ ("Onset"), N_ ("Length"), N_ ("Pattern"), N_ ("Channel")};
  const guint n = self->in == NULL ? 0 : self->in->marks->len;
  g_autofree char *count = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_grid_remove (self->rows, child);
  for (int i = 0; i < (int)G_N_ELEMENTS (heads); i++)
    put (self, i, 0, _ (heads[i]), TRUE);
  for (guint i = 0; i < MIN (n, N_SHOWN); i++)
    put_mark (self, g_ptr_array_index (self->in->marks, i), (int)i + 1);
  count = g_strdup_printf (
      ngettext ("%u event comes in", "%u events come in", n), n);
  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (self->frame, n > 0);
  gtk_widget_set_sensitive (self->take, n > 0);
}

/* Reads the file in @format, NULL: in the one it looks like. */
static gboolean
read_list (
    SoleusEventsInWindow *self, const SoleusEventFormat *format, GError **error)
{
  g_clear_pointer (&self->in, soleus_events_in_free);
  self->in = soleus_events_in_new (self->session, self->path, format, error);
  return self->in != NULL;
}

static void
show (SoleusEventsInWindow *self, const GError *error)
{
  show_losses (self, error);
  show_rows (self);
}

static void
on_format (SoleusEventsInWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (self->filling)
    return;
  read_list (self,
      soleus_event_formats ()[adw_combo_row_get_selected (self->format)],
      &error);
  show (self, error);
}

static void
on_take (SoleusEventsInWindow *self)
{
  if (self->in != NULL
      && soleus_events_in_take (self->in, self->session,
          gtk_editable_get_text (GTK_EDITABLE (self->rater))))
    gtk_window_close (GTK_WINDOW (self));
}

static void
fill_formats (SoleusEventsInWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const SoleusEventFormat *const *formats = soleus_event_formats ();

  self->filling = TRUE;
  for (guint i = 0; formats[i] != NULL; i++)
    gtk_string_list_append (names, _ (formats[i]->name));
  adw_combo_row_set_model (self->format, G_LIST_MODEL (names));
  for (guint i = 0; formats[i] != NULL; i++)
    if (formats[i] == self->in->format)
      adw_combo_row_set_selected (self->format, i);
  self->filling = FALSE;
}

static void
soleus_events_in_window_finalize (GObject *object)
{
  SoleusEventsInWindow *self = SOLEUS_EVENTS_IN_WINDOW (object);

  g_clear_pointer (&self->in, soleus_events_in_free);
  g_clear_object (&self->session);
  soleus_loss_list_clear (&self->losses);
  g_free (self->path);
  G_OBJECT_CLASS (soleus_events_in_window_parent_class)->finalize (object);
}

static void
soleus_events_in_window_class_init (SoleusEventsInWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = soleus_events_in_window_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/soleus/Soleus/soleus-events-in-window.ui");
#define BIND(name) \
  gtk_widget_class_bind_template_child ( \
      widget_class, SoleusEventsInWindow, name)
  BIND (take);
  BIND (group);
  BIND (format);
  BIND (rater);
  BIND (count);
  BIND (frame);
  BIND (rows);
#undef BIND
  gtk_widget_class_bind_template_child_full (widget_class, "losses", FALSE,
      G_STRUCT_OFFSET (SoleusEventsInWindow, losses.group));
  gtk_widget_class_bind_template_callback (widget_class, on_format);
  gtk_widget_class_bind_template_callback (widget_class, on_take);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
soleus_events_in_window_init (SoleusEventsInWindow *self)
{
  soleus_loss_list_init (&self->losses);
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
soleus_events_in_window_new (
    GtkWindow *parent, SoleusSession *session, const char *path, GError **error)
{
  SoleusEventsInWindow *self = g_object_new (
      SOLEUS_TYPE_EVENTS_IN_WINDOW, "transient-for", parent, NULL);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *markup = g_markup_escape_text (shown, -1);

  self->session = g_object_ref (session);
  self->path = g_strdup (path);
  if (!read_list (self, NULL, error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return NULL;
    }
  adw_preferences_group_set_title (self->group, markup);
  fill_formats (self);
  show (self, NULL);
  return GTK_WINDOW (self);
}
