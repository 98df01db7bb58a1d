/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-read-log-window.h"

#include "soleus-words.h"

#include <glib/gi18n-lib.h>

struct _SoleusReadLogWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkBox *groups;
};

G_DEFINE_FINAL_TYPE (
    SoleusReadLogWindow, soleus_read_log_window, ADW_TYPE_WINDOW)

/* What matters most comes first. */
static const struct
{
  SoleusLogLevel level;
  const char *title;
  const char *icon;
} levels[] = {
    {SOLEUS_LOG_LOST, N_ ("Could not be read"), "dialog-error-symbolic"},
    {SOLEUS_LOG_REPAIRED, N_ ("Put right"), "dialog-warning-symbolic"},
    {SOLEUS_LOG_ASSUMED, N_ ("Assumed, because the file does not say"),
        "dialog-question-symbolic"},
    {SOLEUS_LOG_UNDERSTOOD, N_ ("The file says"), "emblem-ok-symbolic"},
};

static void
soleus_read_log_window_class_init (SoleusReadLogWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/soleus/Soleus/soleus-read-log-window.ui");
  gtk_widget_class_bind_template_child (
      widget_class, SoleusReadLogWindow, title);
  gtk_widget_class_bind_template_child (
      widget_class, SoleusReadLogWindow, groups);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
soleus_read_log_window_init (SoleusReadLogWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
new_row (const char *text, const char *icon)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (
      ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  return row;
}

static void
add_level (SoleusReadLogWindow *self, const SoleusReadLog *log, guint level)
{
  GtkWidget *group = adw_preferences_group_new ();
  guint n_rows = 0;

  adw_preferences_group_set_title (
      ADW_PREFERENCES_GROUP (group), _ (levels[level].title));
  for (guint i = 0; i < soleus_read_log_get_n (log); i++)
    {
      const SoleusLogEntry *entry = soleus_read_log_get (log, i);
      g_autofree char *text = NULL;

      if (entry->level != levels[level].level)
        continue;
      text = soleus_log_entry_dup_text (entry);
      adw_preferences_group_add (
          ADW_PREFERENCES_GROUP (group), new_row (text, levels[level].icon));
      n_rows++;
    }
  gtk_widget_set_visible (group, n_rows > 0);
  gtk_box_append (self->groups, group);
}

static void
add_channels (SoleusReadLogWindow *self, const SoleusRecording *recording)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (
      ADW_PREFERENCES_GROUP (group), _ ("Channels"));
  for (guint i = 0; i < soleus_recording_get_n_channels (recording); i++)
    {
      const SoleusChannel *channel =
          soleus_recording_get_channel (recording, i);
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *title = g_markup_escape_text (channel->label, -1);
      g_autofree char *about = g_strdup_printf (_ ("%s, %g Hz, %s"),
          soleus_words_kind (channel->kind), channel->rate_hz,
          channel->calibrated ? channel->unit : _ ("scale not known"));

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  gtk_box_append (self->groups, group);
}

GtkWindow *
soleus_read_log_window_new (GtkWindow *parent, const SoleusRecording *recording)
{
  SoleusReadLogWindow *self =
      g_object_new (SOLEUS_TYPE_READ_LOG_WINDOW, "transient-for", parent, NULL);
  const SoleusReadLog *log = soleus_recording_get_log (recording);
  g_autofree char *facts = soleus_words_dup_facts (recording);

  adw_window_title_set_title (
      self->title, soleus_recording_get_name (recording));
  adw_window_title_set_subtitle (self->title, facts);
  if (soleus_read_log_get_n (log) == 0)
    gtk_box_append (self->groups,
        gtk_label_new (
            _ ("Nothing had to be assumed, put right or left out.")));
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    add_level (self, log, i);
  add_channels (self, recording);
  return GTK_WINDOW (self);
}
