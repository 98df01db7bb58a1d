/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-person-page-private.h"

#include "soleus-diary.h"
#include "soleus-people-words.h"

#include <glib/gi18n-lib.h>

/* Rows of a list that is no table; what is older is in the chart. */
#define MAX_ROWS 200

static AdwActionRow *
add_row (SoleusPersonPage *self, AdwPreferencesGroup *group, const char *title,
    const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *subtitle_markup = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle_markup);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_preferences_group_add (group, row);
  g_object_set_data (G_OBJECT (row), "group", group);
  g_ptr_array_add (self->rows, row);
  return ADW_ACTION_ROW (row);
}

static void
clear_rows (SoleusPersonPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      adw_preferences_group_remove (
          g_object_get_data (G_OBJECT (row), "group"), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
on_open (SoleusPersonPage *self, AdwActionRow *row)
{
  soleus_person_page_open (self, g_object_get_data (G_OBJECT (row), "path"));
}

static void
on_take (SoleusPersonPage *self)
{
  soleus_person_page_take (self);
}

static void
on_unnote (SoleusPersonPage *self, GtkWidget *button)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "entry");

  soleus_person_page_unnote (self, *id);
}

static char *
dup_day (const char *start)
{
  gint64 seconds;
  g_autoptr (GDateTime) at = NULL;

  if (!soleus_diary_seconds (start, &seconds))
    return g_strdup (_ ("date not known"));
  at = g_date_time_new_from_unix_utc (seconds);
  return g_date_time_format (at, "%x %H:%M");
}

static void
add_recording (SoleusPersonPage *self, const SoleusLibraryRecording *recording)
{
  const SoleusPersonPoint *point =
      soleus_person_view_get_point (self->shown, recording->id);
  g_autofree char *day = dup_day (recording->start);
  g_autofree char *places =
      soleus_person_view_dup_places (self->shown, recording->id);
  g_autofree char *rate = point == NULL
      ? g_strdup (_ ("not analysed yet: open it once"))
      : soleus_count_dup_words (point->count);
  g_autofree char *text = g_strdup_printf (
      "%s · %s%s%s", day, places, *places == '\0' ? "" : "\n", rate);
  AdwActionRow *row = add_row (self, self->recordings, recording->name, text);

  if (recording->path == NULL)
    return;
  g_object_set_data_full (
      G_OBJECT (row), "path", g_strdup (recording->path), g_free);
  adw_action_row_add_suffix (
      row, gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (on_open), self);
}

/* The newest first. */
static void
add_recordings (SoleusPersonPage *self)
{
  const GPtrArray *list = self->shown->recordings;
  gboolean is_theirs = FALSE;
  const gint64 open = soleus_session_get_recording_id (self->session);

  for (guint i = list->len; i > 0; i--)
    {
      const SoleusLibraryRecording *recording = g_ptr_array_index (list, i - 1);
      is_theirs = is_theirs || recording->id == open;
      if (list->len - i < MAX_ROWS)
        add_recording (self, recording);
    }
  if (open != 0 && !is_theirs)
    {
      AdwActionRow *row = add_row (self, self->recordings,
          _ ("Give the open recording to this person"),
          soleus_recording_get_name (
              soleus_session_get_recording (self->session)));
      adw_action_row_add_prefix (
          row, gtk_image_new_from_icon_name ("list-add-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect_swapped (row, "activated", G_CALLBACK (on_take), self);
    }
  else if (list->len == 0)
    add_row (self, self->recordings, _ ("No recordings yet"),
        _ ("Open a recording of this person, then come back here."));
}

static void
add_effects (SoleusPersonPage *self)
{
  const GArray *effects = self->shown->effects;

  for (guint i = 0; i < effects->len; i++)
    {
      const SoleusDiaryEffect *effect =
          &g_array_index (effects, SoleusDiaryEffect, i);
      g_autofree char *words = soleus_diary_effect_dup_words (effect);
      g_autofree char *rates = soleus_diary_effect_dup_rates (effect);
      g_autofree char *title = soleus_diary_effect_dup_title (effect);
      g_autofree char *text =
          g_strdup_printf ("%s%s%s", rates, *rates == '\0' ? "" : "\n", words);
      add_row (self, self->effects, title, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->effects), effects->len > 0);
}

static void
add_entry (SoleusPersonPage *self, const SoleusDiaryEntry *entry)
{
  g_autofree char *day = dup_day (entry->at);
  g_autofree char *text = g_strdup_printf (
      "%s%s%s", day, *entry->note == '\0' ? "" : " · ", entry->note);
  AdwActionRow *row =
      add_row (self, self->diary, soleus_trigger_name (entry->trigger), text);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *name = g_strdup_printf (
      _ ("Take out %s of %s"), soleus_trigger_name (entry->trigger), day);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "entry",
      g_memdup2 (&entry->id, sizeof entry->id), g_free);
  g_signal_connect_object (
      button, "clicked", G_CALLBACK (on_unnote), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (row, button);
}

static void
add_diary (SoleusPersonPage *self)
{
  const GPtrArray *diary = self->shown->diary;

  for (guint i = diary->len; i > 0 && diary->len - i < MAX_ROWS; i--)
    add_entry (self, g_ptr_array_index (diary, i - 1));
  if (diary->len == 0)
    add_row (self, self->diary, _ ("No entries yet"),
        _ ("Note what may have to do with it: sport, coffee, short sleep."));
}

void
soleus_person_page_fill_rows (SoleusPersonPage *self)
{
  clear_rows (self);
  add_recordings (self);
  add_effects (self);
  add_diary (self);
}
