/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-event-table.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
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

static void
put_text (JsonBuilder *json, const char *key, const char *value)
{
  json_builder_set_member_name (json, key);
  json_builder_add_string_value (json, value);
}

/* Each word of the column once; a level of BIDS has a description. */
static void
put_levels (JsonBuilder *json, const SoleusEventList *list)
{
  g_autoptr (GHashTable) seen =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  json_builder_set_member_name (json, "Levels");
  json_builder_begin_object (json);
  for (guint i = 0; i < soleus_event_list_get_n (list); i++)
    {
      char *word =
          soleus_event_one_line (soleus_event_list_get (list, i)->text);
      if (*word == '\0' || g_hash_table_contains (seen, word))
        {
          g_free (word);
          continue;
        }
      put_text (json, word, word);
      g_hash_table_add (seen, word);
    }
  json_builder_end_object (json);
}

/* Language-free, like the file it stands beside. */
static char *
dup_json (const SoleusEventList *list)
{
  static const struct
  {
    const char *column, *description, *units;
  } rows[] = {
      {"onset", "Onset of the event from the start of the recording", "s"},
      {"duration", "Duration of the event, 0 for an instant", "s"},
      {"trial_type", "Label of the event", NULL},
      {"channel", "Labels of the channels it is seen on, joined by |; n/a: all",
          NULL},
  };
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (json);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      json_builder_set_member_name (json, rows[i].column);
      json_builder_begin_object (json);
      put_text (json, "Description", rows[i].description);
      if (rows[i].units != NULL)
        put_text (json, "Units", rows[i].units);
      if (strcmp (rows[i].column, "trial_type") == 0)
        put_levels (json, list);
      json_builder_end_object (json);
    }
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  return json_generator_to_data (generator, NULL);
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
    .dup_json = dup_json,
};
