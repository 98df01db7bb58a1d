/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-events.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-cursor.h"
#include "soleus-error.h"
#include "soleus-event-text.h"

extern const SoleusEventFormat soleus_events_sigviewer;

/* position,duration,channel,type,name: samples; channel -1 is all. */
static gboolean
read_line (
    SoleusEventList *list, const char *line, const SoleusEventContext *context)
{
  g_auto (GStrv) fields = soleus_event_fields (line, ',');
  const char *channel = NULL;
  gint64 position, duration, number;

  if (g_strv_length (fields) < 5 || !soleus_text_to_int (fields[0], &position)
      || !soleus_text_to_int (fields[1], &duration)
      || !soleus_text_to_int (fields[2], &number))
    return FALSE;
  if (number >= 0 && context->labels != NULL
      && number < (gint64)g_strv_length ((char **)context->labels))
    channel = context->labels[number];
  soleus_event_list_add (list, (double)position / context->rate_hz,
      (double)duration / context->rate_hz, fields[4], channel);
  return TRUE;
}

static SoleusEventList *
read_list (const guint8 *bytes, gsize n, const SoleusEventContext *context,
    GError **error)
{
  g_auto (GStrv) lines = NULL;
  SoleusEventList *list;

  if (!(context->rate_hz > 0.0))
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_UNSUPPORTED,
          _ ("its times are sample numbers, expected to be read together "
             "with the recording they belong to."));
      return NULL;
    }
  list = soleus_event_list_new ();
  lines = soleus_event_lines (bytes, n);
  for (char **line = lines; *line != NULL; line++)
    if (g_ascii_isdigit (**line) || **line == '-')
      list->n_broken += !read_line (list, *line, context);
  return list;
}

static guint
sniff (const char *text, gsize n, const char *name)
{
  return g_str_has_prefix (text, "position,duration,channel,type") ? 100 : 0;
}

const SoleusEventFormat soleus_events_sigviewer = {
    .id = "sigviewer",
    .name = N_ ("SigViewer events"),
    .globs = "*.csv",
    .keeps_duration = TRUE,
    .keeps_channels = TRUE,
    .sniff = sniff,
    .read = read_list,
};
