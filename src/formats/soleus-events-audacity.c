/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-events.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-event-text.h"

extern const SoleusEventFormat soleus_events_audacity;

/* Audacity label track: start TAB end TAB text, seconds. A line that begins
 * with a backslash gives the frequencies of the line before it. */
static gboolean
read_line (const char *line, double *start_s, double *end_s, const char **text)
{
  g_auto (GStrv) fields = g_strsplit (line, "\t", 3);
  const guint n = g_strv_length (fields);

  if (n < 2 || !soleus_event_seconds (fields[0], start_s)
      || !soleus_event_seconds (fields[1], end_s))
    return FALSE;
  *text = n < 3 ? "" : line + strlen (fields[0]) + strlen (fields[1]) + 2;
  return TRUE;
}

static SoleusEventList *
read_list (const guint8 *bytes, gsize n, const SoleusEventContext *context,
    GError **error)
{
  SoleusEventList *list = soleus_event_list_new ();
  g_auto (GStrv) lines = soleus_event_lines (bytes, n);

  for (char **line = lines; *line != NULL; line++)
    {
      double start_s, end_s;
      const char *text;
      if (**line == '\0' || **line == '\\')
        continue;
      if (read_line (*line, &start_s, &end_s, &text))
        soleus_event_list_add (list, start_s, end_s - start_s, text, NULL);
      else
        list->n_broken++;
    }
  return list;
}

static guint
sniff (const char *text, gsize n, const char *name)
{
  g_auto (GStrv) lines = soleus_event_lines ((const guint8 *)text, n);
  double start_s, end_s;
  const char *label;

  return lines[0] != NULL && read_line (lines[0], &start_s, &end_s, &label)
          && end_s >= start_s
      ? 80
      : 0;
}

static gboolean
write_list (const SoleusEventList *list, const SoleusEventContext *context,
    GString *out, GError **error)
{
  for (guint i = 0; i < soleus_event_list_get_n (list); i++)
    {
      const SoleusEvent *event = soleus_event_list_get (list, i);
      g_autofree char *text = soleus_event_one_line (event->text);
      soleus_event_append_seconds (out, event->onset_s, 6);
      g_string_append_c (out, '\t');
      soleus_event_append_seconds (out, event->onset_s + event->duration_s, 6);
      g_string_append_printf (out, "\t%s\n", text);
    }
  return TRUE;
}

const SoleusEventFormat soleus_events_audacity = {
    .id = "audacity",
    .name = N_ ("Audacity labels"),
    .globs = "*.txt",
    .resolution_s = 1e-6,
    .keeps_duration = TRUE,
    .sniff = sniff,
    .read = read_list,
    .write = write_list,
};
