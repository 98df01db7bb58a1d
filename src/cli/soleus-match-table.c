/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-match-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "soleus-arguments.h"
#include "soleus-cli-file.h"
#include "soleus-error.h"

typedef enum
{
  COLUMN_ONSET,
  COLUMN_DURATION,
  COLUMN_LABEL,
  N_COLUMNS
} Column;

/* How columns are called, ours first, then BIDS and what others write. */
static const char *const names[N_COLUMNS][6] = {
    [COLUMN_ONSET] = {"onset_s", "onset", "start_s", "start", "time_s", NULL},
    [COLUMN_DURATION] = {"duration_s", "duration", NULL},
    [COLUMN_LABEL] = {"label", "trial_type", "annotation", "description",
        "text", NULL},
};

GPtrArray *
soleus_match_table_split (const char *line, char separator)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) field = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *p = line;; p++)
    {
      if (*p == '\0' || (*p == separator && !quoted))
        {
          g_ptr_array_add (fields, g_strstrip (g_strdup (field->str)));
          g_string_truncate (field, 0);
          if (*p == '\0')
            return fields;
        }
      else if (*p == '"' && quoted && p[1] == '"')
        g_string_append_c (field, *p++);
      else if (*p == '"')
        quoted = !quoted;
      else
        g_string_append_c (field, *p);
    }
}

static char
find_separator (const char *head)
{
  if (strchr (head, '\t') != NULL)
    return '\t';
  return strchr (head, ';') != NULL ? ';' : ',';
}

static void
find_columns (const GPtrArray *head, int *columns)
{
  for (guint k = 0; k < N_COLUMNS; k++)
    {
      columns[k] = -1;
      for (guint n = 0; columns[k] < 0 && names[k][n] != NULL; n++)
        for (guint i = 0; columns[k] < 0 && i < head->len; i++)
          if (g_ascii_strcasecmp (g_ptr_array_index (head, i), names[k][n])
              == 0)
            columns[k] = (int)i;
    }
}

static const char *
field_of (const GPtrArray *fields, int column)
{
  return column < 0 || (guint)column >= fields->len
      ? ""
      : g_ptr_array_index (fields, column);
}

static gboolean
read_row (SoleusMatchList *list, const GPtrArray *fields, const int *columns)
{
  double onset_s, duration_s = 0.0;

  if (!soleus_arguments_number (
          field_of (fields, columns[COLUMN_ONSET]), &onset_s))
    return FALSE;
  /* "n/a" and an empty field say none. */
  if (!soleus_arguments_number (
          field_of (fields, columns[COLUMN_DURATION]), &duration_s))
    duration_s = 0.0;
  soleus_match_list_add (list, onset_s, duration_s,
      field_of (fields, columns[COLUMN_LABEL]), NULL);
  return TRUE;
}

gboolean
soleus_match_table_read (
    SoleusMatchList *list, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GPtrArray) head = NULL;
  int columns[N_COLUMNS];
  char separator;
  gsize length;

  if (!soleus_cli_file_load (path, &text, &length, error))
    return FALSE;
  /* A byte order mark belongs to no name. */
  lines = g_strsplit (
      g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text, "\n", -1);
  separator = find_separator (lines[0] == NULL ? "" : lines[0]);
  head = soleus_match_table_split (
      lines[0] == NULL ? "" : g_strchomp (lines[0]), separator);
  find_columns (head, columns);
  if (columns[COLUMN_ONSET] < 0)
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
          _ ("%s: the first line names no column of onsets, expected one "
             "called onset_s, onset or start."),
          path);
      return FALSE;
    }
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) fields = NULL;
      if (*g_strchomp (lines[i]) == '\0')
        continue;
      fields = soleus_match_table_split (lines[i], separator);
      if (read_row (list, fields, columns))
        continue;
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
          _ ("%s: line %u: onset “%s”, expected a number of seconds."), path,
          i + 1, field_of (fields, columns[COLUMN_ONSET]));
      return FALSE;
    }
  return TRUE;
}
