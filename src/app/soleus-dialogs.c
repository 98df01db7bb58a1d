/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-dialogs.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  SoleusPathChosen chosen;
  gpointer user_data;
} Answer;

static void
on_response (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  Answer *answer = user_data;

  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
      ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
      : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  answer->chosen (path, answer->user_data);
  g_free (answer);
  g_object_unref (dialog);
}

static void
ask (GtkFileChooserNative *dialog, SoleusPathChosen chosen, gpointer user_data)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->chosen = chosen;
  answer->user_data = user_data;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), answer);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
soleus_dialogs_open_any (GtkWindow *parent, const char *title,
    SoleusPathChosen chosen, gpointer user_data)
{
  ask (gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN,
           _ ("_Open"), _ ("_Cancel")),
      chosen, user_data);
}

void
soleus_dialogs_open (
    GtkWindow *parent, SoleusPathChosen chosen, gpointer user_data)
{
  soleus_dialogs_open_any (parent, _ ("Open a recording"), chosen, user_data);
}

void
soleus_dialogs_save (GtkWindow *parent, const char *title, const char *name,
    SoleusPathChosen chosen, gpointer user_data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  ask (dialog, chosen, user_data);
}

void
soleus_dialogs_tell (GtkWindow *parent, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  adw_message_dialog_add_response (
      ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
