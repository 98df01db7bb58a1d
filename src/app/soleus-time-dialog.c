/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-time-dialog.h"

#include "soleus-time-entry.h"
#include "soleus-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  SoleusDocument *document; /* owned */
  GtkEditable *entry;
} Asked;

static void
asked_free (gpointer data, GClosure *closure)
{
  Asked *asked = data;

  g_object_unref (asked->document);
  g_free (asked);
}

static void
go_to (SoleusDocument *document, double time_s)
{
  SoleusViewState *state = soleus_document_get_state (document);
  SoleusSpan visible = soleus_view_state_get_visible (state);
  double middle_s = (visible.start_s + visible.end_s) / 2.0;

  soleus_view_state_set_cursor_s (state, time_s);
  soleus_view_state_jump (state,
      soleus_zoom_pan (
          visible, time_s - middle_s, soleus_view_state_get_limits (state)));
}

static void
on_response (AdwMessageDialog *dialog, const char *response, Asked *asked)
{
  SoleusRecording *recording = soleus_document_get_recording (asked->document);
  SoleusViewState *state = soleus_document_get_state (asked->document);
  double time_s;

  if (g_str_equal (response, "go") && recording != NULL
      && soleus_time_entry_parse (gtk_editable_get_text (asked->entry),
          soleus_words_get_clock (state, recording), &time_s))
    go_to (asked->document, time_s + soleus_view_state_get_zero_s (state));
}

void
soleus_time_dialog_ask (GtkWindow *parent, SoleusDocument *document)
{
  SoleusRecording *recording = soleus_document_get_recording (document);
  SoleusViewState *state = soleus_document_get_state (document);
  gboolean clock = soleus_words_get_clock (state, recording) != NULL;
  GtkWidget *dialog = adw_message_dialog_new (parent, _ ("Go to a time"),
      clock ? _ ("Clock time, such as 12:04:10, or seconds from the start, "
                 "such as 250")
            : _ ("From the start, such as 4:10 or 250"));
  GtkWidget *entry = gtk_entry_new ();
  Asked *asked = g_new0 (Asked, 1);

  asked->document = g_object_ref (document);
  asked->entry = GTK_EDITABLE (entry);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Time"), -1);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel",
      _ ("_Cancel"), "go", _ ("_Go"), NULL);
  adw_message_dialog_set_response_appearance (
      ADW_MESSAGE_DIALOG (dialog), "go", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "go");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (
      dialog, "response", G_CALLBACK (on_response), asked, asked_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}
