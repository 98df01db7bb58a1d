/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "soleus-config.h"
#include "soleus-help-page.h"

const char *const soleus_help_ids[] = {
    "urgent",
    "record-phone",
    "record-amplifier",
    "record-clinic",
    "open",
    "panel",
    "mark",
    "compare",
    "report",
    "limits",
    "glossary",
    NULL,
};

static char *
find_below (const char *folder, const char *inner, const char *name)
{
  const char *const *languages = g_get_language_names ();

  for (; *languages != NULL; languages++)
    {
      g_autofree char *path =
          g_build_filename (folder, *languages, inner, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&path);
    }
  return NULL;
}

/* The language goes before the folder: a translation that is installed only
 * far down the list is better than English at its top. */
static char *
find_in_all (const char *const *folders, const char *inner, const char *name)
{
  char *english = NULL;

  for (; *folders != NULL; folders++)
    {
      g_autofree char *part = g_build_filename ("/", "C", inner, name, NULL);
      char *path = find_below (*folders, inner, name);

      if (path != NULL && !g_str_has_suffix (path, part))
        {
          g_free (english);
          return path;
        }
      if (english == NULL)
        english = path;
      else
        g_free (path);
    }
  return english;
}

char *
soleus_help_dup_path (const char *name)
{
  const char *told = g_getenv ("SOLEUS_HELP_DIR");
  const char *const *shared = g_get_system_data_dirs ();
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);

  if (told != NULL)
    {
      g_auto (GStrv) mine = g_strsplit (told, G_SEARCHPATH_SEPARATOR_S, -1);
      return find_in_all ((const char *const *)mine, "", name);
    }
  g_ptr_array_add (
      folders, g_build_filename (SOLEUS_DATA_DIR, "..", "help", NULL));
  for (; *shared != NULL; shared++)
    g_ptr_array_add (folders, g_build_filename (*shared, "help", NULL));
  g_ptr_array_add (folders, NULL);
  return find_in_all ((const char *const *)folders->pdata, "soleus", name);
}

static char *
dup_title (const char *id, gpointer user_data)
{
  g_autofree char *name = g_strconcat (id, ".page", NULL);
  g_autofree char *path = soleus_help_dup_path (name);
  g_autofree char *text = NULL;
  g_autoptr (SoleusHelpPage) page = NULL;

  if (path != NULL && g_file_get_contents (path, &text, NULL, NULL))
    page = soleus_help_page_parse (text, NULL, NULL, NULL);
  return page != NULL ? g_strdup (page->title) : NULL;
}

SoleusHelpPage *
soleus_help_page_load (const char *id, GError **error)
{
  g_autofree char *name = g_strconcat (id, ".page", NULL);
  g_autofree char *path = soleus_help_dup_path (name);
  g_autofree char *text = NULL;

  if (path == NULL)
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
        _ ("The help page “%s” is not installed."), id);
  else if (g_file_get_contents (path, &text, NULL, error))
    return soleus_help_page_parse (text, dup_title, NULL, error);
  return NULL;
}
