/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-people-dialogs.h"

#include <glib/gi18n-lib.h>

#include "soleus-diary.h"
#include "soleus-people-words.h"

#define OLDEST_YEAR 1880

typedef struct
{
  GtkWidget *dialog;
  GtkEditable *first; /* pseudonym, or time */
  GtkEditable *second; /* year, or own word */
  GtkEditable *note;
  AdwComboRow *trigger; /* NULL: about a person */
  char *pseudonym; /* NULL: somebody new */
  SoleusPersonTold person_told;
  SoleusEntryTold entry_told;
  gpointer user_data;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_free (question->pseudonym);
  g_free (question);
}

static GtkEditable *
add_entry (AdwPreferencesGroup *group, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  adw_preferences_group_add (group, row);
  return GTK_EDITABLE (row);
}

/* -1: something that is no year of birth; 0: none told. */
static int
year_of (const char *text)
{
  gint64 year;

  if (*text == '\0')
    return 0;
  return g_ascii_string_to_signed (text, 10, OLDEST_YEAR, 2100, &year, NULL)
      ? (int)year
      : -1;
}

static const char *
trigger_of (const Question *question)
{
  const guint i = adw_combo_row_get_selected (question->trigger);
  guint n = 0;

  while (soleus_triggers[n].id != NULL)
    n++;
  return i < n ? soleus_triggers[i].id
               : gtk_editable_get_text (question->second);
}

static gboolean
is_sound (const Question *question)
{
  const char *first =
      question->first == NULL ? "" : gtk_editable_get_text (question->first);
  gint64 seconds;

  if (question->trigger != NULL)
    return soleus_diary_seconds (first, &seconds)
        && *trigger_of (question) != '\0';
  return (question->pseudonym != NULL || *first != '\0')
      && year_of (gtk_editable_get_text (question->second)) >= 0;
}

static void
on_changed (Question *question)
{
  if (question->trigger != NULL)
    gtk_widget_set_visible (GTK_WIDGET (question->second),
        adw_combo_row_get_selected (question->trigger)
            == g_list_model_get_n_items (
                   adw_combo_row_get_model (question->trigger))
                - 1);
  adw_message_dialog_set_response_enabled (
      ADW_MESSAGE_DIALOG (question->dialog), "keep", is_sound (question));
}

static void
on_response (AdwMessageDialog *dialog, const char *response, Question *question)
{
  const char *note = gtk_editable_get_text (question->note);

  if (!g_str_equal (response, "keep") || !is_sound (question))
    return;
  if (question->trigger != NULL)
    question->entry_told (gtk_editable_get_text (question->first),
        trigger_of (question), note, question->user_data);
  else
    question->person_told (question->pseudonym != NULL
            ? question->pseudonym
            : gtk_editable_get_text (question->first),
        year_of (gtk_editable_get_text (question->second)), note,
        question->user_data);
}

static void
follow (Question *question, GtkEditable *editable)
{
  if (editable != NULL)
    g_signal_connect_swapped (
        editable, "changed", G_CALLBACK (on_changed), question);
}

static void
ask (Question *question, GtkWindow *parent, const char *heading,
    const char *body, AdwPreferencesGroup *group)
{
  AdwMessageDialog *dialog =
      ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));

  question->dialog = GTK_WIDGET (dialog);
  adw_message_dialog_set_extra_child (dialog, GTK_WIDGET (group));
  adw_message_dialog_add_responses (
      dialog, "cancel", _ ("_Cancel"), "keep", _ ("_Keep"), NULL);
  adw_message_dialog_set_response_appearance (
      dialog, "keep", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "keep");
  adw_message_dialog_set_close_response (dialog, "cancel");
  follow (question, question->first);
  follow (question, question->second);
  g_signal_connect_data (
      dialog, "response", G_CALLBACK (on_response), question, question_free, 0);
  on_changed (question);
  gtk_window_set_title (GTK_WINDOW (dialog), heading);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (
      question->first != NULL ? question->first : question->second));
}

void
soleus_people_ask_person (GtkWindow *parent, const char *pseudonym,
    int birth_year, const char *note, SoleusPersonTold told, gpointer user_data)
{
  AdwPreferencesGroup *group =
      ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  Question *question = g_new0 (Question, 1);
  g_autofree char *year =
      birth_year > 0 ? g_strdup_printf ("%d", birth_year) : g_strdup ("");

  question->pseudonym = g_strdup (pseudonym);
  question->person_told = told;
  question->user_data = user_data;
  if (pseudonym == NULL)
    question->first = add_entry (group, _ ("Pseudonym"), "");
  question->second = add_entry (group, _ ("Year of birth"), year);
  question->note = add_entry (group, _ ("Note"), note);
  ask (question, parent, pseudonym == NULL ? _ ("Somebody new") : pseudonym,
      _ ("A person is a word of your own; no name is ever asked for."), group);
}

static AdwComboRow *
add_triggers (AdwPreferencesGroup *group)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (const SoleusTrigger *trigger = soleus_triggers; trigger->id != NULL;
       trigger++)
    gtk_string_list_append (names, _ (trigger->name));
  gtk_string_list_append (names, _ ("Own word"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Trigger"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_preferences_group_add (group, row);
  return ADW_COMBO_ROW (row);
}

void
soleus_people_ask_entry (
    GtkWindow *parent, SoleusEntryTold told, gpointer user_data)
{
  AdwPreferencesGroup *group =
      ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  Question *question = g_new0 (Question, 1);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%d %H:%M");

  question->entry_told = told;
  question->user_data = user_data;
  question->first = add_entry (group, _ ("When, such as 2026-05-01 08:00"), at);
  question->trigger = add_triggers (group);
  question->second = add_entry (group, _ ("Own word"), "");
  question->note = add_entry (group, _ ("Note"), "");
  g_signal_connect_swapped (
      question->trigger, "notify::selected", G_CALLBACK (on_changed), question);
  ask (question, parent, _ ("An entry in the diary"), NULL, group);
}
