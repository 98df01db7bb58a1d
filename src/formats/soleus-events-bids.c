/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-event-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-event-text.h"

extern const SoleusEventFormat soleus_events_bids;

/* BIDS 1.9, task events: onset first, duration second, "n/a" for what is not
 * there. */
static guint
sniff (const char *text, gsize n, const char *name)
{
  if (!g_str_has_prefix (text, "onset\tduration"))
    return soleus_event_table_sniff (text, '\t');
  return g_str_has_suffix (name, "_events.tsv") ? 100 : 90;
}

static void
append_or_na (GString *out, const char *text)
{
  g_autofree char *line = soleus_event_one_line (text);

  g_string_append (out, *line == '\0' ? "n/a" : line);
}

static gboolean
write_list (const SoleusEventList *list, const SoleusEventContext *context,
    GString *out, GError **error)
{
  g_string_append (out, "onset\tduration\ttrial_type\tchannel\n");
  for (guint i = 0; i < soleus_event_list_get_n (list); i++)
    {
      const SoleusEvent *event = soleus_event_list_get (list, i);
      g_autofree char *channels = soleus_event_dup_channels (event);
      soleus_event_append_seconds (out, event->onset_s, 6);
      g_string_append_c (out, '\t');
      soleus_event_append_seconds (out, event->duration_s, 6);
      g_string_append_c (out, '\t');
      append_or_na (out, event->text);
      g_string_append_c (out, '\t');
      append_or_na (out, channels);
      g_string_append_c (out, '\n');
    }
  return TRUE;
}

const SoleusEventFormat soleus_events_bids = {
    .id = "bids",
    .name = N_ ("BIDS events"),
    .globs = "*_events.tsv;*.tsv",
    .resolution_s = 1e-6,
    .keeps_duration = TRUE,
    .keeps_channels = TRUE,
    .sniff = sniff,
    .read = soleus_event_table_read,
    .write = write_list,
};
