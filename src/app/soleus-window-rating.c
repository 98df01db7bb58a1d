/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-window-private.h"

#include "soleus-rating-window.h"

#include <glib/gi18n-lib.h>

/* A second rating: blind, then compared with the first. */

static void
on_name (AdwMessageDialog *dialog, const char *response, SoleusWindow *self)
{
  GtkEditable *entry =
      GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));
  g_autofree char *name = g_strdup (gtk_editable_get_text (entry));

  g_strstrip (name);
  if (!g_str_equal (response, "blind") || *name == '\0')
    return;
  soleus_view_state_select_none (soleus_document_get_state (self->document));
  if (soleus_session_set_rater (self->session, name)
      && soleus_session_set_blind (self->session, TRUE))
    soleus_window_show_title (self);
}

static void
do_blind (GtkWidget *widget, const char *action, GVariant *target)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);
  GtkWidget *dialog;
  GtkWidget *entry;

  if (soleus_session_get_blind (self->session))
    {
      soleus_session_set_blind (self->session, FALSE);
      soleus_window_show_title (self);
      soleus_window_toast (
          self, _ ("No longer blind: everything is shown again"), FALSE);
      return;
    }
  entry = gtk_entry_new ();
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Rate blind"),
      _ ("Your name or a word of your own goes with your annotations. What "
         "others marked and what was found is hidden until you end it in the "
         "menu."));
  gtk_editable_set_text (
      GTK_EDITABLE (entry), soleus_session_get_rater (self->session));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry),
      GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name of the rater"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel",
      _ ("_Cancel"), "blind", _ ("_Begin"), NULL);
  adw_message_dialog_set_response_appearance (
      ADW_MESSAGE_DIALOG (dialog), "blind", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (
      ADW_MESSAGE_DIALOG (dialog), "blind");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_name), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

static void
do_compare (GtkWidget *widget, const char *action, GVariant *target)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);
  g_autoptr (GPtrArray) raters =
      soleus_rating_dup_raters (soleus_session_get_decisions (self->session));

  if (raters->len < 2)
    {
      soleus_window_toast (self,
          soleus_session_get_blind (self->session)
              ? _ ("End the blind rating first")
              : _ ("There is only one rater so far: rate blind under another "
                   "name, or import a colleague's list"),
          FALSE);
      return;
    }
  gtk_window_present (
      soleus_rating_window_new (GTK_WINDOW (self), self->document));
}

void
soleus_window_class_install_rating (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.blind", NULL, do_blind);
  gtk_widget_class_install_action (
      widget_class, "win.compare-raters", NULL, do_compare);
}
