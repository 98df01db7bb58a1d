/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-event-text.h"

#include <math.h>
#include <string.h>

#include "soleus-cursor.h"

#define MAX_TEXT_BYTES (64 * 1024 * 1024)

char **
soleus_event_lines (const guint8 *bytes, gsize n)
{
  g_autofree char *text = NULL;
  char **lines;

  if (n >= 3 && memcmp (bytes, "\357\273\277", 3) == 0)
    {
      bytes += 3;
      n -= 3;
    }
  text = g_strndup ((const char *)bytes, MIN (n, (gsize)MAX_TEXT_BYTES));
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      gsize length = strlen (*line);
      if (length > 0 && (*line)[length - 1] == '\r')
        (*line)[length - 1] = '\0';
    }
  return lines;
}

char **
soleus_event_fields (const char *line, char separator)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (GString) field = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *p = line;; p++)
    {
      if (quoted && *p == '"' && p[1] == '"')
        g_string_append_c (field, *p++);
      else if (*p == '"' && (quoted || field->len == 0))
        quoted = !quoted;
      else if (*p == '\0' || (*p == separator && !quoted))
        {
          g_ptr_array_add (fields, g_strstrip (g_strdup (field->str)));
          g_string_truncate (field, 0);
          if (*p == '\0')
            break;
        }
      else
        g_string_append_c (field, *p);
    }
  g_ptr_array_add (fields, NULL);
  return (char **)g_ptr_array_free (g_steal_pointer (&fields), FALSE);
}

void
soleus_event_append_field (GString *out, const char *text, char separator)
{
  const char special[] = {separator, '"', '\n', '\r', '\0'};

  if (strpbrk (text, special) == NULL)
    {
      g_string_append (out, text);
      return;
    }
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      /* A line is an event: its text stays on it. */
      g_string_append_c (out, *p == '\n' || *p == '\r' ? ' ' : *p);
    }
  g_string_append_c (out, '"');
}

gboolean
soleus_event_seconds (const char *text, double *seconds)
{
  g_autofree char *plain = g_strdup (text);
  char *comma = strchr (plain, ',');

  if (comma != NULL && strchr (plain, '.') == NULL)
    *comma = '.';
  return soleus_text_to_double (plain, seconds);
}

gboolean
soleus_event_clock (const char *text, double *seconds)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 4);
  gint64 hours, minutes;
  double rest;

  if (g_strv_length (parts) != 3 || !soleus_text_to_int (parts[0], &hours)
      || !soleus_text_to_int (parts[1], &minutes)
      || !soleus_event_seconds (parts[2], &rest))
    return FALSE;
  if (hours < 0 || hours > 1000 || minutes < 0 || minutes > 59 || rest < 0.0
      || rest >= 61.0)
    return FALSE;
  *seconds = (double)hours * 3600.0 + (double)minutes * 60.0 + rest;
  return TRUE;
}

gboolean
soleus_event_time (const char *text, GDateTime *start, double *seconds)
{
  g_autoptr (GDateTime) when = NULL;
  g_autoptr (GTimeZone) utc = NULL;

  if (soleus_event_seconds (text, seconds)
      || soleus_event_clock (text, seconds))
    return TRUE;
  if (start == NULL)
    return FALSE;
  utc = g_time_zone_new_utc ();
  when = g_date_time_new_from_iso8601 (text, utc);
  if (when == NULL)
    {
      /* "2026-11-22 10:00:00.5" with a space. */
      g_autofree char *joined = g_strdelimit (g_strdup (text), " ", 'T');
      when = g_date_time_new_from_iso8601 (joined, utc);
    }
  if (when == NULL)
    return FALSE;
  *seconds = (double)g_date_time_difference (when, start) / 1e6;
  return TRUE;
}

void
soleus_event_append_seconds (GString *out, double seconds, int n_decimals)
{
  char format[16], number[G_ASCII_DTOSTR_BUF_SIZE + 32];

  g_snprintf (format, sizeof format, "%%.%df", n_decimals);
  g_string_append (
      out, g_ascii_formatd (number, sizeof number, format, seconds));
}

char *
soleus_event_one_line (const char *text)
{
  return g_strdelimit (g_strdup (text), "\n\r\t", ' ');
}
