/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-diary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-error.h"
#include "soleus-text-cells.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* With "T" and seconds, as GLib wants it. */
static char *
dup_full (const char *text)
{
  const gsize n = strlen (text);
  char *full = g_strconcat (text,
      n == 10       ? "T00:00:00"
          : n == 16 ? ":00"
                    : "",
      NULL);

  if (n > 10 && full[10] == ' ')
    full[10] = 'T';
  return full;
}

gboolean
soleus_diary_seconds (const char *text, gint64 *seconds)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char *full = text == NULL ? NULL : dup_full (text);
  g_autoptr (GDateTime) time =
      full == NULL ? NULL : g_date_time_new_from_iso8601 (full, zone);

  if (time == NULL)
    return FALSE;
  *seconds = g_date_time_to_unix (time);
  return TRUE;
}

char *
soleus_diary_dup_time (const char *text)
{
  char *copy;
  gint64 seconds;

  if (!soleus_diary_seconds (text, &seconds))
    return NULL;
  copy = g_strdup (text);
  if (strlen (copy) > 10 && copy[10] == ' ')
    copy[10] = 'T';
  return copy;
}

gboolean
soleus_diary_note (SoleusLibrary *library, gint64 person, const char *at,
    const char *trigger, const char *note, GError **error)
{
  g_autofree char *time = soleus_diary_dup_time (at);

  if (time != NULL && *trigger != '\0')
    return soleus_library_add_diary (
        library, person, time, trigger, note, error);
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
      _ ("Diary: “%s” at “%s”, expected a word at a time like "
         "2026-05-01T08:00."),
      trigger, at);
  return FALSE;
}

/* --- tables ---------------------------------------------------------------
 */

/* Places of the columns in a line; -1: none. */
typedef struct
{
  int at;
  int date;
  int time;
  int trigger;
  int note;
} Columns;

static Columns
columns_of (const GPtrArray *fields)
{
  Columns columns = {-1, -1, -1, -1, -1};
  const struct
  {
    const char *name;
    int *column;
  } names[] = {{"at", &columns.at}, {"date", &columns.date},
      {"time", &columns.time}, {"trigger", &columns.trigger},
      {"note", &columns.note}};

  for (guint i = 0; i < fields->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (names); k++)
      if (g_ascii_strcasecmp (g_ptr_array_index (fields, i), names[k].name)
          == 0)
        *names[k].column = (int)i;
  return columns;
}

static const char *
field (const GPtrArray *fields, int column)
{
  return column >= 0 && (guint)column < fields->len
      ? g_ptr_array_index (fields, column)
      : "";
}

static char *
dup_row_time (const GPtrArray *fields, const Columns *columns)
{
  const char *clock = field (fields, columns->time);
  g_autofree char *text = columns->at >= 0
      ? g_strdup (field (fields, columns->at))
      : g_strconcat (field (fields, columns->date), *clock == '\0' ? "" : "T",
          clock, NULL);

  return soleus_diary_dup_time (text);
}

static gboolean
fail_line (const char *name, guint line, const char *value,
    const char *expected, GError **error)
{
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
      _ ("%s, line %u: “%s”, expected %s."), name, line, value, expected);
  return FALSE;
}

static gboolean
add_entry (SoleusLibrary *library, gint64 person, const char *name, guint line,
    const GPtrArray *fields, const Columns *columns, GError **error)
{
  g_autofree char *at = dup_row_time (fields, columns);
  const char *trigger = field (fields, columns->trigger);

  if (at == NULL)
    return fail_line (name, line,
        field (fields, columns->at >= 0 ? columns->at : columns->date),
        _ ("a time like 2026-05-01T08:00"), error);
  if (*trigger == '\0')
    return fail_line (name, line, "", _ ("a trigger such as coffee"), error);
  return soleus_library_add_diary (
      library, person, at, trigger, field (fields, columns->note), error);
}

static char
separator_of (const char *head)
{
  return strchr (head, '\t') != NULL ? '\t'
      : strchr (head, ';') != NULL   ? ';'
                                     : ',';
}

gboolean
soleus_diary_import (SoleusLibrary *library, gint64 person, const char *name,
    const char *text, guint *n, GError **error)
{
  const char *body = g_str_has_prefix (text, BYTE_ORDER_MARK)
      ? text + strlen (BYTE_ORDER_MARK)
      : text;
  g_auto (GStrv) lines = g_strsplit (body, "\n", -1);
  const char *first = lines[0] == NULL ? "" : g_strchomp (lines[0]);
  const SoleusTextStyle style = {separator_of (first), '.'};
  g_autoptr (GPtrArray) head =
      soleus_text_split ((SoleusCell){first, strlen (first)}, style);
  const Columns columns = columns_of (head);

  *n = 0;
  if ((columns.at < 0 && columns.date < 0) || columns.trigger < 0)
    return fail_line (name, 1, first,
        _ ("columns “at” (or “date” and “time”) and “trigger”"), error);
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) fields = NULL;
      if (*g_strchomp (lines[i]) == '\0')
        continue;
      fields =
          soleus_text_split ((SoleusCell){lines[i], strlen (lines[i])}, style);
      if (!add_entry (library, person, name, i + 1, fields, &columns, error))
        return FALSE;
      (*n)++;
    }
  return TRUE;
}
