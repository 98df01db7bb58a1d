/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-event-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-event-text.h"

extern const SoleusEventFormat soleus_events_csv;

static guint
sniff (const char *text, gsize n, const char *name)
{
  return MAX (soleus_event_table_sniff (text, ','),
      soleus_event_table_sniff (text, ';'));
}

/* Columns of the design contract; those that a list does not know are left
 * out. */
static gboolean
write_list (const SoleusEventList *list, const SoleusEventContext *context,
    GString *out, GError **error)
{
  g_string_append (out, "onset_s,duration_s,label,channel\n");
  for (guint i = 0; i < soleus_event_list_get_n (list); i++)
    {
      const SoleusEvent *event = soleus_event_list_get (list, i);
      g_autofree char *channels = soleus_event_dup_channels (event);
      soleus_event_append_seconds (out, event->onset_s, 6);
      g_string_append_c (out, ',');
      soleus_event_append_seconds (out, event->duration_s, 6);
      g_string_append_c (out, ',');
      soleus_event_append_field (out, event->text, ',');
      g_string_append_c (out, ',');
      soleus_event_append_field (out, channels, ',');
      g_string_append_c (out, '\n');
    }
  return TRUE;
}

const SoleusEventFormat soleus_events_csv = {
    .id = "csv",
    .name = N_ ("CSV in seconds"),
    .globs = "*.csv",
    .resolution_s = 1e-6,
    .keeps_duration = TRUE,
    .keeps_channels = TRUE,
    .sniff = sniff,
    .read = soleus_event_table_read,
    .write = write_list,
};
