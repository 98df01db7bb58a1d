/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-events.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-event-text.h"

extern const SoleusEventFormat soleus_events_spikerecorder;

/* "X-events.txt" beside "X.wav": two "#" lines, then "marker, TAB seconds". */
static gboolean
read_line (const char *line, char **marker, double *onset_s)
{
  const char *comma = strrchr (line, ',');
  g_autofree char *time = NULL;

  if (comma == NULL)
    return FALSE;
  time = g_strstrip (g_strdup (comma + 1));
  if (!soleus_event_seconds (time, onset_s))
    return FALSE;
  *marker = g_strstrip (g_strndup (line, (gsize)(comma - line)));
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
      g_autofree char *marker = NULL;
      double onset_s;
      if (**line == '#' || **line == '\0')
        continue;
      if (read_line (*line, &marker, &onset_s))
        soleus_event_list_add (list, onset_s, 0.0, marker, NULL);
      else
        list->n_broken++;
    }
  return list;
}

static guint
sniff (const char *text, gsize n, const char *name)
{
  if (g_str_has_suffix (name, "-events.txt") && *text == '#')
    return 95;
  return strstr (text, "# Marker ID") != NULL ? 95 : 0;
}

const SoleusEventFormat soleus_events_spikerecorder = {
    .id = "spikerecorder",
    .name = N_ ("SpikeRecorder markers"),
    .globs = "*-events.txt",
    .resolution_s = 1e-4,
    .sniff = sniff,
    .read = read_list,
};
