/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-window-private.h"

#include "soleus-application.h"
#include "soleus-dialogs.h"
#include "soleus-error.h"
#include "soleus-import-window.h"
#include "soleus-simulate.h"
#include "soleus-report-window.h"

#include <glib/gi18n-lib.h>

#define N_RECENT 10

static SoleusApplication *
get_application (SoleusWindow *self)
{
  return SOLEUS_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

/* --- opening ----------------------------------------------------------------
 */

static void
on_failed_response (SoleusWindow *self, const char *response)
{
  if (g_str_equal (response, "other"))
    soleus_window_choose_file (self);
  else if (g_str_equal (response, "demo"))
    soleus_window_open_demonstration (self);
}

static void
tell_failed (SoleusWindow *self, const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (self), _ ("This file could not be opened"), error->message);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close",
      _ ("_Close"), "demo", _ ("Try the _Demonstration"), "other",
      _ ("Open _Another…"), NULL);
  adw_message_dialog_set_response_appearance (
      ADW_MESSAGE_DIALOG (dialog), "other", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (
      ADW_MESSAGE_DIALOG (dialog), "other");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_failed_response),
      self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* After opening ended, whichever way. */
static void
show_outcome (SoleusWindow *self)
{
  SoleusRecording *recording = soleus_session_get_recording (self->session);
  gboolean shown = recording != NULL;

  g_clear_object (&self->opening);
  g_free (self->path);
  self->path = shown ? g_strdup (soleus_recording_get_path (recording)) : NULL;
  gtk_stack_set_visible_child_name (self->stack, shown ? "recording" : "empty");
  soleus_window_apply_layout (self);
  soleus_window_update_actions (self);
  soleus_empty_page_refresh (self->empty, self->session);
  soleus_window_fill_recents (self);
  if (shown)
    gtk_widget_grab_focus (GTK_WIDGET (self->tracks));
}

static void
remember (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *uri = g_file_get_uri (file);

  gtk_recent_manager_add_item (gtk_recent_manager_get_default (), uri);
}

/* Numbers without a unit, a channel that is nothing we know, one table of
 * several: the person knows better, and is asked once. */
static gboolean
is_doubtful (const SoleusRecording *recording)
{
  const SoleusReadLog *log = soleus_recording_get_log (recording);
  guint n_known = 0;

  for (guint i = 0; i < soleus_read_log_get_n (log); i++)
    if (g_str_equal (soleus_read_log_get (log, i)->text_id, "matlab-not-read"))
      return TRUE;
  for (guint c = 0; c < soleus_recording_get_n_channels (recording); c++)
    {
      const SoleusChannel *channel =
          soleus_recording_get_channel (recording, c);
      if (channel->kind != SOLEUS_KIND_OTHER && !channel->calibrated)
        return TRUE;
      n_known += channel->kind != SOLEUS_KIND_OTHER;
    }
  return n_known == 0;
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SoleusWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *failed_path = NULL;
  gboolean opened =
      soleus_session_open_finish (SOLEUS_SESSION (source), result, &error);

  if (g_error_matches (error, SOLEUS_ERROR, SOLEUS_ERROR_CANCELLED)
      && self->opening != NULL && !g_cancellable_is_cancelled (self->opening))
    return; /* a later open took its place */
  if (opened && self->path != NULL)
    remember (self->path);
  failed_path = g_strdup (self->path);
  show_outcome (self);
  if (g_error_matches (error, SOLEUS_ERROR, SOLEUS_ERROR_NO_RATE)
      && failed_path != NULL)
    {
      soleus_window_ask_import (self, failed_path);
      return;
    }
  if (opened && is_doubtful (soleus_session_get_recording (self->session)))
    soleus_window_toast_action (self, _ ("Some of this had to be assumed"),
        _ ("_Import Settings…"), "win.import-settings");
  if (!opened && !g_error_matches (error, SOLEUS_ERROR, SOLEUS_ERROR_CANCELLED))
    tell_failed (self, error);
}

/* @import NULL: what is remembered. */
static void
start_opening (SoleusWindow *self, const char *path, const SoleusImport *import)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *title = g_strdup_printf (_ ("Opening %s"), shown);

  g_free (self->path);
  self->path = g_strdup (path);
  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
  adw_status_page_set_title (self->opening_page, title);
  gtk_stack_set_visible_child_name (self->stack, "opening");
  soleus_window_apply_layout (self);
  if (import != NULL)
    soleus_session_open_as_async (self->session, path, import, self->opening,
        on_opened, g_object_ref (self));
  else
    soleus_session_open_async (
        self->session, path, self->opening, on_opened, g_object_ref (self));
}

void
soleus_window_open (SoleusWindow *self, const char *path)
{
  start_opening (self, path, NULL);
}

static void
on_import_chosen (
    const char *path, const SoleusImport *import, gpointer user_data)
{
  start_opening (user_data, path, import);
}

void
soleus_window_ask_import (SoleusWindow *self, const char *path)
{
  gtk_window_present (soleus_import_window_new (
      GTK_WINDOW (self), self->session, path, on_import_chosen, self));
}

void
soleus_window_open_demonstration (SoleusWindow *self)
{
  g_autofree char *path = soleus_demonstration_path ();

  if (path != NULL)
    soleus_window_open (self, path);
  else
    soleus_dialogs_tell (GTK_WINDOW (self),
        _ ("There is no demonstration recording"),
        _ ("It comes with Soleus when it is installed; the file "
           "demonstration.edf was not found. You can open a recording of "
           "your own."));
}

static void
on_file_chosen (const char *path, gpointer user_data)
{
  if (path != NULL)
    soleus_application_open_path (get_application (user_data), user_data, path);
}

void
soleus_window_choose_file (SoleusWindow *self)
{
  soleus_dialogs_open (GTK_WINDOW (self), on_file_chosen, self);
}

/* --- dropping files --------------------------------------------------------
 */

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y,
    SoleusWindow *self)
{
  GSList *files = g_value_get_boxed (value);

  for (GSList *item = files; item != NULL; item = item->next)
    {
      g_autofree char *path = g_file_get_path (item->data);

      if (path != NULL)
        soleus_application_open_path (get_application (self), self, path);
    }
  return files != NULL;
}

void
soleus_window_add_drop_target (SoleusWindow *self)
{
  GtkDropTarget *target =
      gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* --- recent recordings ---------------------------------------------------- */

void
soleus_window_fill_recents (SoleusWindow *self)
{
  g_autoptr (GPtrArray) recents =
      soleus_session_dup_recents (self->session, N_RECENT);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) list = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();

  for (guint i = 0; i < recents->len; i++)
    {
      const SoleusRecent *recent = g_ptr_array_index (recents, i);
      g_autoptr (GMenuItem) item = NULL;

      if (recent->path == NULL
          || !g_file_test (recent->path, G_FILE_TEST_EXISTS))
        continue;
      item = g_menu_item_new (recent->name, NULL);
      g_menu_item_set_action_and_target (
          item, "win.open-path", "s", recent->path);
      g_menu_append_item (list, item);
    }
  g_menu_append (more, _ ("_Demonstration"), "win.demonstration");
  if (g_menu_model_get_n_items (G_MENU_MODEL (list)) > 0)
    g_menu_append_section (menu, _ ("Last time"), G_MENU_MODEL (list));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  adw_split_button_set_menu_model (self->open_button, G_MENU_MODEL (menu));
}

/* --- writing
 * ------------------------------------------------------------------ */

typedef struct
{
  SoleusWindow *window; /* owned */
  char *kind_id;
  char *path;
  SoleusReportOptions options; /* of a report */
} Export;

static Export *
export_new (SoleusWindow *window, const char *kind_id, const char *path)
{
  Export *export = g_new0 (Export, 1);

  export->window = g_object_ref (window);
  export->kind_id = g_strdup (kind_id);
  export->path = g_strdup (path);
  soleus_report_options_init (&export->options);
  return export;
}

static void
export_free (Export *export)
{
  g_object_unref (export->window);
  g_free (export->kind_id);
  g_free (export->path);
  g_clear_pointer (&export->options.created, g_date_time_unref);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
on_exported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (export->path);
  g_autofree char *text = NULL;

  if (soleus_session_export_finish (SOLEUS_SESSION (source), result, &error))
    {
      text = g_strdup_printf (_ ("%s was written"), name);
      soleus_window_toast (export->window, text, FALSE);
    }
  else if (!g_error_matches (error, SOLEUS_ERROR, SOLEUS_ERROR_CANCELLED))
    soleus_dialogs_tell (GTK_WINDOW (export->window),
        _ ("The file could not be written"), error->message);
}

void
soleus_window_export (SoleusWindow *self, const char *kind_id, const char *path)
{
  soleus_session_export_async (self->session, kind_id, path, NULL, NULL,
      on_exported, export_new (self, kind_id, path));
}

static void
on_place_chosen (const char *path, gpointer user_data)
{
  g_autoptr (Export) export = user_data;

  if (path == NULL)
    return;
  export->path = g_strdup (path);
  soleus_session_export_async (export->window->session, export->kind_id, path,
      &export->options, NULL, on_exported, export);
  export = NULL; /* is now the callback's */
}

static const SoleusExportKind *
find_kind (const char *kind_id)
{
  guint n = 0;
  const SoleusExportKind *kinds = soleus_session_get_export_kinds (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (kinds[i].id, kind_id))
      return &kinds[i];
  return NULL;
}

/* @options: of a report; NULL for what is none. */
static void
choose_place (SoleusWindow *self, GtkWindow *parent, const char *kind_id,
    const SoleusReportOptions *options)
{
  Export *export;
  SoleusRecording *recording = soleus_session_get_recording (self->session);
  const SoleusExportKind *kind = find_kind (kind_id);
  g_autofree char *stem = NULL;
  g_autofree char *name = NULL;
  char *dot;

  if (recording == NULL || kind == NULL)
    return;
  stem = g_strdup (soleus_recording_get_name (recording));
  dot = strrchr (stem, '.');
  if (dot != NULL && dot != stem)
    *dot = '\0';
  name = g_strconcat (stem, "-soleus", kind->extension, NULL);
  export = export_new (self, kind_id, NULL);
  if (options != NULL)
    export->options = *options;
  if (export->options.created != NULL)
    g_date_time_ref (export->options.created);
  soleus_dialogs_save (parent, _ (kind->name), name, on_place_chosen, export);
}

static void
on_save_report (SoleusReportWindow *report, const SoleusReportOptions *options,
    SoleusWindow *self)
{
  choose_place (self, GTK_WINDOW (report), "pdf", options);
}

void
soleus_window_choose_report (SoleusWindow *self, const char *kind_id)
{
  GtkWindow *window;

  if (soleus_session_get_recording (self->session) == NULL)
    return;
  if (!g_str_equal (kind_id, "pdf"))
    {
      choose_place (self, GTK_WINDOW (self), kind_id, NULL);
      return;
    }
  window = soleus_report_window_new (GTK_WINDOW (self), self->session);
  g_signal_connect_object (
      window, "save", G_CALLBACK (on_save_report), self, (GConnectFlags)0);
  gtk_window_present (window);
}
