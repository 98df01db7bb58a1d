/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-keys.h"

#include <glib/gi18n-lib.h>

void
soleus_keys_install (GtkApplication *application)
{
  for (const SoleusShortcut *row = soleus_key_table; row->action != NULL; row++)
    {
      g_auto (GStrv) keys = g_strsplit (row->keys, " ", -1);

      if (row->scope == SOLEUS_KEYS_EVERYWHERE)
        gtk_application_set_accels_for_action (
            application, row->action, (const char *const *)keys);
    }
}

GtkEventController *
soleus_keys_controller_new (SoleusKeyScope scope)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (const SoleusShortcut *row = soleus_key_table; row->action != NULL; row++)
    {
      g_auto (GStrv) keys = g_strsplit (row->keys, " ", -1);

      if (row->scope != scope)
        continue;
      for (char **key = keys; *key != NULL; key++)
        {
          g_autofree char *name = NULL;
          g_autoptr (GVariant) target = NULL;
          GtkShortcut *shortcut;

          g_action_parse_detailed_name (row->action, &name, &target, NULL);
          shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (*key),
              gtk_named_action_new (name));
          gtk_shortcut_set_arguments (shortcut, target);
          gtk_shortcut_controller_add_shortcut (
              GTK_SHORTCUT_CONTROLLER (controller), shortcut);
        }
    }
  return controller;
}

static void
add_row (GtkWidget *group, const char *title, const char *keys)
{
  GtkWidget *row = g_object_new (
      GTK_TYPE_SHORTCUTS_SHORTCUT, "title", title, "accelerator", keys, NULL);

  gtk_box_append (GTK_BOX (group), row);
}

static GtkWidget *
new_group (GtkWidget *section, const char *title)
{
  GtkWidget *group =
      g_object_new (GTK_TYPE_SHORTCUTS_GROUP, "title", title, NULL);

  gtk_box_append (GTK_BOX (section), group);
  return group;
}

GtkWindow *
soleus_keys_window_new (GtkWindow *parent)
{
  GtkBuilder *builder =
      gtk_builder_new_from_resource ("/org/soleus/Soleus/soleus-keys.ui");
  GtkWidget *window = GTK_WIDGET (gtk_builder_get_object (builder, "window"));
  GtkWidget *section = GTK_WIDGET (gtk_builder_get_object (builder, "section"));
  GtkWidget *mouse;

  for (int i = 0; i < SOLEUS_N_KEY_GROUPS; i++)
    {
      GtkWidget *group =
          new_group (section, soleus_key_group_title ((SoleusKeyGroup)i));

      for (const SoleusShortcut *row = soleus_key_table; row->action != NULL;
           row++)
        if ((int)row->group == i)
          add_row (group, _ (row->title), row->keys);
    }
  mouse = new_group (section, _ ("Mouse"));
  for (const SoleusMouseHabit *row = soleus_mouse_table; row->gesture != NULL;
       row++)
    {
      g_autofree char *title =
          g_strdup_printf ("%s: %s", _ (row->gesture), _ (row->title));

      add_row (mouse, title, "");
    }
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  g_object_ref (window);
  g_object_unref (builder);
  return GTK_WINDOW (window);
}
