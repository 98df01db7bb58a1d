/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-batch-list.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "soleus-cli-file.h"
#include "soleus-error.h"
#include "soleus-format.h"

/* Deeper folders are a loop of links, or not a cohort. */
#define MAX_DEPTH 32
#define MAX_LIST_BYTES (64 * 1024 * 1024)

static void
item_free (gpointer data)
{
  SoleusBatchItem *item = data;

  g_free (item->path);
  g_free (item->name);
  g_free (item);
}

static void
add (GPtrArray *items, const char *path, const char *name)
{
  SoleusBatchItem *item = g_new (SoleusBatchItem, 1);

  *item = (SoleusBatchItem){g_strdup (path), g_strdup (name)};
  g_ptr_array_add (items, item);
}

/* "night_events.tsv", "rec-events.txt": what belongs to a recording. */
static gboolean
is_event_list (const char *name)
{
  static const char *const marks[] = {
      "_events.", "-events.", "_labels.", "-labels.", "_channels."};

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strstr (name, marks[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_recording (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  if (is_event_list (lower))
    return FALSE;
  for (const SoleusFormat *const *at = soleus_formats (); *at != NULL; at++)
    {
      g_auto (GStrv) globs = g_strsplit ((*at)->globs, ";", -1);
      for (char **glob = globs; *glob != NULL; glob++)
        if (g_str_has_suffix (lower, *glob + 1))
          return TRUE;
    }
  return FALSE;
}

static int
by_text (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static GPtrArray *
names_in (const char *folder, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  GPtrArray *names = NULL;
  const char *name;

  if (dir == NULL)
    return NULL;
  names = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (name[0] != '.')
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, by_text);
  return names;
}

static gboolean
walk (GPtrArray *items, const char *folder, const char *prefix, guint depth,
    GError **error)
{
  g_autoptr (GPtrArray) names = names_in (folder, error);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *known = prefix == NULL
          ? g_strdup (name)
          : g_build_filename (prefix, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          if (depth < MAX_DEPTH && !walk (items, path, known, depth + 1, error))
            return FALSE;
        }
      else if (is_recording (name))
        add (items, path, known);
    }
  return names != NULL;
}

static gboolean
is_safe_name (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, G_DIR_SEPARATOR_S, -1);

  for (char **part = parts; *part != NULL; part++)
    if (**part == '\0' || **part == '.')
      return FALSE;
  return *parts != NULL && g_utf8_validate (name, -1, NULL);
}

static gboolean
add_line (GPtrArray *items, const char *line, const char *folder, guint number,
    GError **error)
{
  const char *tab = strchr (line, '\t');
  g_autofree char *file =
      tab == NULL ? g_strdup (line) : g_strndup (line, (gsize)(tab - line));
  g_autofree char *path = g_path_is_absolute (file)
      ? g_strdup (file)
      : g_build_filename (folder, file, NULL);
  g_autofree char *name =
      tab == NULL ? g_path_get_basename (file) : g_strdup (tab + 1);

  if (!is_safe_name (name))
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
          _ ("Line %u of the list: the name is “%s”, expected one without "
             "empty parts and parts that begin with a dot."),
          number, name);
      return FALSE;
    }
  add (items, path, name);
  return TRUE;
}

static gboolean
add_lines (
    GPtrArray *items, const char *text, const char *folder, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strchomp (lines[i]);
      if (lines[i][0] != '\0' && lines[i][0] != '#'
          && !add_line (items, lines[i], folder, i + 1, error))
        return FALSE;
    }
  return TRUE;
}

static char *
read_standard_input (GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char buffer[4096];
  size_t n;

  while ((n = fread (buffer, 1, sizeof buffer, stdin)) > 0)
    {
      g_string_append_len (text, buffer, (gssize)n);
      if (text->len > MAX_LIST_BYTES)
        {
          g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_UNSUPPORTED,
              _ ("Standard input: more than %d MB, expected a list of "
                 "recordings."),
              MAX_LIST_BYTES / (1024 * 1024));
          return NULL;
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
read_list (GPtrArray *items, const char *from, GError **error)
{
  gboolean standard_input = strcmp (from, "-") == 0;
  g_autofree char *folder =
      standard_input ? g_strdup (".") : g_path_get_dirname (from);
  g_autofree char *text = NULL;
  gsize length;

  if (standard_input)
    text = read_standard_input (error);
  else if (!soleus_cli_file_load (from, &text, &length, error))
    return FALSE;
  if (text == NULL)
    return FALSE;
  if (!standard_input && strlen (text) != length)
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
          _ ("%s: holds bytes that no text has, expected a folder or a list of "
             "recordings."),
          from);
      return FALSE;
    }
  return add_lines (items, text, folder, error);
}

/* Results of one name have one place. */
static gboolean
check_names (GPtrArray *items, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < items->len; i++)
    {
      SoleusBatchItem *item = g_ptr_array_index (items, i);
      if (g_hash_table_add (seen, item->name))
        continue;
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
          _ ("%s: the name “%s” stands twice in the list, expected another "
             "one behind a tab."),
          item->path, item->name);
      return FALSE;
    }
  return TRUE;
}

GPtrArray *
soleus_batch_list (const char *from, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (item_free);
  gboolean read = g_file_test (from, G_FILE_TEST_IS_DIR)
      ? walk (items, from, NULL, 0, error)
      : read_list (items, from, error);

  if (!read || !check_names (items, error))
    return NULL;
  if (items->len > 0)
    return g_steal_pointer (&items);
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_MISSING,
      _ ("%s: no recording in it, expected a folder with recordings or a list "
         "of them."),
      from);
  return NULL;
}
