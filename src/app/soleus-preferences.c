/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-preferences.h"

#include "soleus-app-settings.h"

#include <glib/gi18n-lib.h>

/* A choice: the words stand in the order of the key's values. */
typedef struct
{
  const char *key;
  const char *title;
  const char *subtitle;
  const char *words[5]; /* NULL ends */
} Choice;

static const Choice reading[] = {
    {"voice", N_ ("Language of the findings"), NULL,
        {N_ ("Plain words"), N_ ("Clinical words")}},
    {"time-axis", N_ ("Time axis"), N_ ("Of a new window"),
        {N_ ("Clock time"), N_ ("Seconds from the start"),
            N_ ("Since lights off")}},
    {"voltage", N_ ("Voltages"), NULL, {"µV", "mV"}},
    {"acceleration", N_ ("Accelerations"), NULL, {"g", "m/s²"}},
    {NULL},
};

static const Choice looks[] = {
    {"color-scheme", N_ ("Light or dark"), NULL,
        {N_ ("As the desktop"), N_ ("Light"), N_ ("Dark")}},
    {"palette", N_ ("Colours of the patterns"),
        N_ ("Letters and hatches tell them apart as well"),
        {N_ ("Colours"), N_ ("None")}},
    {NULL},
};

static const Choice searching[] = {
    {"preset", N_ ("Search"), N_ ("Of recordings that are opened from now on"),
        {N_ ("Standard"), N_ ("Sensitive: misses little"),
            N_ ("Strict: hardly a false alarm"), N_ ("Needle electrodes")}},
    {NULL},
};

/* --- rows that choose ---------------------------------------------------- */

static void
on_row (AdwComboRow *row, GParamSpec *pspec, GSettings *settings)
{
  const Choice *choice = g_object_get_data (G_OBJECT (row), "choice");

  g_settings_set_enum (
      settings, choice->key, (int)adw_combo_row_get_selected (row));
}

static void
on_key (GSettings *settings, const char *key, AdwComboRow *row)
{
  adw_combo_row_set_selected (row, (guint)g_settings_get_enum (settings, key));
}

static void
add_choice (
    AdwPreferencesGroup *group, GSettings *settings, const Choice *choice)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autofree char *signal = g_strdup_printf ("changed::%s", choice->key);

  for (guint i = 0; choice->words[i] != NULL; i++)
    gtk_string_list_append (words, _ (choice->words[i]));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (choice->title));
  if (choice->subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (choice->subtitle));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  on_key (settings, choice->key, ADW_COMBO_ROW (row));
  g_object_set_data (G_OBJECT (row), "choice", (gpointer)choice);
  g_signal_connect_object (
      row, "notify::selected", G_CALLBACK (on_row), settings, 0);
  g_signal_connect_object (settings, signal, G_CALLBACK (on_key), row, 0);
  adw_preferences_group_add (group, row);
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, GSettings *settings, const char *title,
    const Choice *choices)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  for (; choices != NULL && choices->key != NULL; choices++)
    add_choice (ADW_PREFERENCES_GROUP (group), settings, choices);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

/* --- the place of the library -------------------------------------------- */

static void
show_place (GSettings *settings, const char *key, AdwActionRow *row)
{
  g_autofree char *place = g_settings_get_string (settings, key);

  adw_action_row_set_subtitle (
      row, place[0] != '\0' ? place : _ ("The usual place"));
}

static void
on_file (GtkNativeDialog *dialog, int response, GSettings *settings)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (path != NULL)
    g_settings_set_string (settings, "library", path);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
on_choose (GtkButton *button, GSettings *settings)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Place of the library"),
          GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))),
          GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Use"), _ ("_Cancel"));

  gtk_file_chooser_set_current_name (
      GTK_FILE_CHOOSER (dialog), "soleus-library.db");
  g_signal_connect_object (
      dialog, "response", G_CALLBACK (on_file), settings, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
on_usual (GtkButton *button, GSettings *settings)
{
  g_settings_reset (settings, "library");
}

static GtkWidget *
new_button (const char *label, GCallback clicked, GSettings *settings)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", clicked, settings, 0);
  return button;
}

static void
add_library (AdwPreferencesPage *page, GSettings *settings)
{
  AdwPreferencesGroup *group =
      add_group (page, settings, _ ("Annotations and answers"), NULL);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_group_set_description (group,
      _ ("They are kept in one file on this computer. Another place "
         "holds for windows that are opened from now on; what is in "
         "the old one stays there."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Library"));
  show_place (settings, "library", ADW_ACTION_ROW (row));
  g_signal_connect_object (
      settings, "changed::library", G_CALLBACK (show_place), row, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
      new_button (_ ("Choose…"), G_CALLBACK (on_choose), settings));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
      new_button (_ ("Usual Place"), G_CALLBACK (on_usual), settings));
  adw_preferences_group_add (group, row);
}

GtkWindow *
soleus_preferences_new (GtkWindow *parent)
{
  g_autoptr (GSettings) settings = soleus_app_settings_new ();
  GtkWidget *window = adw_preferences_window_new ();
  GtkWidget *page = adw_preferences_page_new ();

  gtk_window_set_title (GTK_WINDOW (window), _ ("Preferences"));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_default_size (GTK_WINDOW (window), 560, 720);
  adw_preferences_window_set_search_enabled (
      ADW_PREFERENCES_WINDOW (window), FALSE);
  if (settings != NULL)
    {
      add_group (ADW_PREFERENCES_PAGE (page), settings, _ ("Reading"), reading);
      add_group (ADW_PREFERENCES_PAGE (page), settings, _ ("Looks"), looks);
      add_group (
          ADW_PREFERENCES_PAGE (page), settings, _ ("Search"), searching);
      add_library (ADW_PREFERENCES_PAGE (page), settings);
      g_object_set_data_full (G_OBJECT (window), "settings",
          g_object_ref (settings), g_object_unref);
    }
  adw_preferences_window_add (
      ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  return GTK_WINDOW (window);
}

/* --- light or dark ------------------------------------------------------- */

static void
set_scheme (GSettings *settings)
{
  static const AdwColorScheme schemes[] = {ADW_COLOR_SCHEME_DEFAULT,
      ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK};
  guint word = (guint)g_settings_get_enum (settings, "color-scheme");

  if (word < G_N_ELEMENTS (schemes))
    adw_style_manager_set_color_scheme (
        adw_style_manager_get_default (), schemes[word]);
}

void
soleus_preferences_follow_scheme (GSettings *settings)
{
  g_signal_connect (
      settings, "changed::color-scheme", G_CALLBACK (set_scheme), NULL);
  set_scheme (settings);
}
