/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-events.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-event-text.h"

extern const SoleusEventFormat soleus_events_mne;

#define FIRST_LINE "# MNE-Annotations"

static guint
sniff (const char *text, gsize n, const char *name)
{
  return g_str_has_prefix (text, FIRST_LINE) ? 100 : 0;
}

/* onset, duration, description[, ch_names]; channels joined by ":". */
static SoleusEventList *
read_list (const guint8 *bytes, gsize n, const SoleusEventContext *context,
    GError **error)
{
  SoleusEventList *list = soleus_event_list_new ();
  g_auto (GStrv) lines = soleus_event_lines (bytes, n);
  gboolean channels_told = FALSE;

  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) fields = NULL;
      double onset_s, duration_s;
      guint n_fields;
      if (**line == '#')
        channels_told |= strstr (*line, "ch_names") != NULL;
      if (**line == '#' || **line == '\0')
        continue;
      fields = soleus_event_fields (*line, ',');
      n_fields = g_strv_length (fields);
      if (n_fields < 3 || !soleus_event_seconds (fields[0], &onset_s)
          || !soleus_event_seconds (fields[1], &duration_s))
        {
          list->n_broken++;
          continue;
        }
      if (channels_told && n_fields > 3)
        g_strdelimit (fields[3], ":", '|');
      soleus_event_list_add (list, onset_s, duration_s, fields[2],
          channels_told && n_fields > 3 ? fields[3] : NULL);
    }
  return list;
}

/* Its reader parts lines at every comma, so a comma becomes a semicolon;
 * and at ":" between channels. */
static char *
without (const char *text, const char *bad, char good)
{
  g_autofree char *line = soleus_event_one_line (text);

  return g_strdelimit (g_steal_pointer (&line), bad, good);
}

static gboolean
any_channels (const SoleusEventList *list)
{
  for (guint i = 0; i < soleus_event_list_get_n (list); i++)
    if (*soleus_event_list_get (list, i)->channels != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
write_list (const SoleusEventList *list, const SoleusEventContext *context,
    GString *out, GError **error)
{
  const gboolean channels_told = any_channels (list);
  g_autofree char *start = context->start == NULL
      ? NULL
      : g_date_time_format (context->start, "%Y-%m-%d %H:%M:%S.%f");

  g_string_append (out, FIRST_LINE "\n");
  if (start != NULL)
    g_string_append_printf (out, "# orig_time : %s+00:00\n", start);
  g_string_append_printf (out, "# onset, duration, description%s\n",
      channels_told ? ", ch_names" : "");
  for (guint i = 0; i < soleus_event_list_get_n (list); i++)
    {
      const SoleusEvent *event = soleus_event_list_get (list, i);
      g_autofree char *text = without (event->text, ",", ';');
      g_autofree char *joined = g_strjoinv (":", event->channels);
      g_autofree char *channels = without (joined, ",", ';');
      soleus_event_append_seconds (out, event->onset_s, 6);
      g_string_append_c (out, ',');
      soleus_event_append_seconds (out, event->duration_s, 6);
      g_string_append_printf (out, ",%s", text);
      if (channels_told)
        g_string_append_printf (out, ",%s", channels);
      g_string_append_c (out, '\n');
    }
  return TRUE;
}

const SoleusEventFormat soleus_events_mne = {
    .id = "mne",
    .name = N_ ("MNE annotations"),
    .globs = "*.txt",
    .resolution_s = 1e-6,
    .keeps_duration = TRUE,
    .keeps_channels = TRUE,
    .sniff = sniff,
    .read = read_list,
    .write = write_list,
};
