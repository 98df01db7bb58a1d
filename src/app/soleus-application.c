/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-application.h"

#include "soleus-app-settings.h"
#include "soleus-config.h"
#include "soleus-help-window.h"
#include "soleus-keys.h"
#include "soleus-preferences.h"
#include "soleus-wording.h"

#include <glib/gi18n-lib.h>

struct _SoleusApplication
{
  AdwApplication parent_instance;

  char *library_path; /* NULL: as the preferences say */
  GSettings *settings; /* NULL: not installed */
};

G_DEFINE_FINAL_TYPE (
    SoleusApplication, soleus_application, ADW_TYPE_APPLICATION)

static SoleusWindow *
new_window (SoleusApplication *self)
{
  g_autofree char *place = self->settings != NULL
      ? g_settings_get_string (self->settings, "library")
      : NULL;
  GtkWidget *window;

  /* The command line's word is the closer one. */
  if (self->library_path != NULL || (place != NULL && place[0] == '\0'))
    g_clear_pointer (&place, g_free);
  window = soleus_window_new (
      GTK_APPLICATION (self), place != NULL ? place : self->library_path);

  gtk_window_present (GTK_WINDOW (window));
  return SOLEUS_WINDOW (window);
}

static SoleusWindow *
find_window (SoleusApplication *self, const char *path)
{
  GList *item = gtk_application_get_windows (GTK_APPLICATION (self));

  for (; item != NULL; item = item->next)
    if (SOLEUS_IS_WINDOW (item->data)
        && g_strcmp0 (soleus_window_get_path (item->data), path) == 0)
      return item->data;
  return NULL;
}

void
soleus_application_open_path (
    SoleusApplication *self, SoleusWindow *window, const char *path)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  SoleusWindow *known = find_window (self, full);

  if (known != NULL)
    {
      gtk_window_present (GTK_WINDOW (known));
      return;
    }
  if (window == NULL || !soleus_window_is_empty (window))
    window = new_window (self);
  soleus_window_open (window, full);
}

void
soleus_application_open_demonstration (
    SoleusApplication *self, SoleusWindow *window)
{
  if (window == NULL || !soleus_window_is_empty (window))
    window = new_window (self);
  soleus_window_open_demonstration (window);
}

/* --- actions
 * ------------------------------------------------------------------ */

static void
do_shortcuts (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  GtkWindow *parent =
      gtk_application_get_active_window (GTK_APPLICATION (user_data));

  gtk_window_present (soleus_keys_window_new (parent));
}

static void
do_help (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  soleus_help_show (GTK_APPLICATION (user_data));
}

static void
do_about (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  GtkWindow *parent =
      gtk_application_get_active_window (GTK_APPLICATION (user_data));
  GtkWidget *window = adw_about_window_new ();

  g_object_set (window, "application-name", _ ("Soleus"), "application-icon",
      SOLEUS_APPLICATION_ID, "version", SOLEUS_VERSION, "developer-name",
      _ ("The Soleus developers"), "license-type", GTK_LICENSE_GPL_3_0,
      "comments",
      _ ("See, count and name the twitches in a recording of your calf or "
         "any other muscle, and read what they may mean."),
      NULL);
  adw_about_window_add_legal_section (ADW_ABOUT_WINDOW (window),
      _ ("What it is for"), NULL, GTK_LICENSE_CUSTOM, soleus_wording_notice ());
  adw_about_window_add_legal_section (ADW_ABOUT_WINDOW (window),
      _ ("Where the words come from"), NULL, GTK_LICENSE_CUSTOM,
      soleus_wording_origin ());
  if (soleus_wording_review () != NULL)
    adw_about_window_add_legal_section (ADW_ABOUT_WINDOW (window),
        _ ("The translation"), NULL, GTK_LICENSE_CUSTOM,
        soleus_wording_review ());
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_present (GTK_WINDOW (window));
}

static void
do_preferences (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  GtkWindow *parent =
      gtk_application_get_active_window (GTK_APPLICATION (user_data));

  gtk_window_present (soleus_preferences_new (parent));
}

static void
do_new_window (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  new_window (user_data);
}

static void
do_quit (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  GList *windows =
      g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  for (GList *item = windows; item != NULL; item = item->next)
    gtk_window_close (item->data);
  g_list_free (windows);
}

/* --- life
 * ---------------------------------------------------------------------- */

static void
soleus_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
      {.name = "help", .activate = do_help},
      {.name = "shortcuts", .activate = do_shortcuts},
      {.name = "about", .activate = do_about},
      {.name = "preferences", .activate = do_preferences},
      {.name = "new-window", .activate = do_new_window},
      {.name = "quit", .activate = do_quit},
  };
  SoleusApplication *self = SOLEUS_APPLICATION (application);

  G_APPLICATION_CLASS (soleus_application_parent_class)->startup (application);
  g_action_map_add_action_entries (
      G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  soleus_keys_install (GTK_APPLICATION (application));
  self->settings = soleus_app_settings_new ();
  if (self->settings != NULL)
    soleus_preferences_follow_scheme (self->settings);
  gtk_window_set_default_icon_name (SOLEUS_APPLICATION_ID);
}

static void
soleus_application_activate (GApplication *application)
{
  new_window (SOLEUS_APPLICATION (application));
}

static void
soleus_application_open (
    GApplication *application, GFile **files, int n_files, const char *hint)
{
  SoleusApplication *self = SOLEUS_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);
      SoleusWindow *empty = NULL;
      GList *item = gtk_application_get_windows (GTK_APPLICATION (application));

      for (; item != NULL && empty == NULL; item = item->next)
        if (SOLEUS_IS_WINDOW (item->data)
            && soleus_window_is_empty (item->data))
          empty = item->data;
      if (path != NULL)
        soleus_application_open_path (self, empty, path);
    }
}

static int
soleus_application_command_line (
    GApplication *application, GApplicationCommandLine *line)
{
  SoleusApplication *self = SOLEUS_APPLICATION (application);
  GVariantDict *options = g_application_command_line_get_options_dict (line);
  g_autoptr (GVariant) rest = g_variant_dict_lookup_value (
      options, G_OPTION_REMAINING, G_VARIANT_TYPE_BYTESTRING_ARRAY);
  gboolean demonstration = FALSE;
  const char *library = NULL;
  gsize n = 0;
  g_autofree const char **paths =
      rest != NULL ? g_variant_get_bytestring_array (rest, &n) : NULL;

  if (g_variant_dict_lookup (options, "library", "^&ay", &library))
    {
      g_free (self->library_path);
      self->library_path = g_strdup (library);
    }
  g_variant_dict_lookup (options, "demo", "b", &demonstration);
  if (demonstration)
    soleus_application_open_demonstration (self, NULL);
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GFile) file =
          g_application_command_line_create_file_for_arg (line, paths[i]);

      g_application_open (application, &file, 1, "");
    }
  if (!demonstration && n == 0)
    g_application_activate (application);
  return 0;
}

static int
soleus_application_handle_local_options (
    GApplication *application, GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("soleus %s\n", SOLEUS_VERSION);
      return 0;
    }
  return -1;
}

static void
soleus_application_finalize (GObject *object)
{
  SoleusApplication *self = SOLEUS_APPLICATION (object);

  g_clear_object (&self->settings);
  g_free (self->library_path);
  G_OBJECT_CLASS (soleus_application_parent_class)->finalize (object);
}

static void
soleus_application_class_init (SoleusApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = soleus_application_finalize;
  application_class->startup = soleus_application_startup;
  application_class->activate = soleus_application_activate;
  application_class->open = soleus_application_open;
  application_class->command_line = soleus_application_command_line;
  application_class->handle_local_options =
      soleus_application_handle_local_options;
}

static void
soleus_application_init (SoleusApplication *self)
{
  static const GOptionEntry options[] = {
      {"library", 0, 0, G_OPTION_ARG_FILENAME, NULL,
          N_ ("Keep annotations and answers in the library at PATH"),
          N_ ("PATH")},
      {"demo", 0, 0, G_OPTION_ARG_NONE, NULL,
          N_ ("Open the demonstration recording"), NULL},
      {"version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version"), NULL},
      {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL,
          N_ ("[FILE…]")},
      {NULL},
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_summary (G_APPLICATION (self),
      _ ("See, count and name muscle twitches in EMG and accelerometer "
         "recordings."));
}

SoleusApplication *
soleus_application_new (void)
{
  return g_object_new (SOLEUS_TYPE_APPLICATION, "application-id",
      SOLEUS_APPLICATION_ID, "flags",
      G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN,
      "resource-base-path", "/org/soleus/Soleus", NULL);
}
