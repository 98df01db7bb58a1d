/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-event-table.h"

#include <glib/gi18n-lib.h>

#include "soleus-event-text.h"

extern const SoleusEventFormat soleus_events_edfbrowser_csv;

static guint
sniff (const char *text, gsize n, const char *name)
{
  return g_str_has_prefix (text, "Onset,Duration,Annotation")
          || g_str_has_prefix (text, "Onset,Annotation")
      ? 95
      : 0;
}

/* As EDFbrowser exports it: "+2.0000000,178.0000000,text"; an empty field
 * says no duration. */
static gboolean
write_list (const SoleusEventList *list, const SoleusEventContext *context,
    GString *out, GError **error)
{
  g_string_append (out, "Onset,Duration,Annotation\n");
  for (guint i = 0; i < soleus_event_list_get_n (list); i++)
    {
      const SoleusEvent *event = soleus_event_list_get (list, i);
      if (event->onset_s >= 0.0)
        g_string_append_c (out, '+');
      soleus_event_append_seconds (out, event->onset_s, 7);
      g_string_append_c (out, ',');
      if (event->duration_s > 0.0)
        soleus_event_append_seconds (out, event->duration_s, 7);
      g_string_append_c (out, ',');
      soleus_event_append_field (out, event->text, ',');
      g_string_append_c (out, '\n');
    }
  return TRUE;
}

const SoleusEventFormat soleus_events_edfbrowser_csv = {
    .id = "edfbrowser-csv",
    .name = N_ ("EDFbrowser CSV"),
    .globs = "*.csv;*.txt",
    .resolution_s = 1e-7,
    .keeps_duration = TRUE,
    .sniff = sniff,
    .read = soleus_event_table_read,
    .write = write_list,
};
