/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-events.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-event-text.h"
#include "soleus-event-xml.h"

extern const SoleusEventFormat soleus_events_elan;

/* ELAN 3.0: times stand in slots, annotations name two slots, and lie in
 * tiers, which serve as channels here. */
typedef struct
{
  SoleusEventList *list;
  GHashTable *slots; /* id to milliseconds, a double */
  char *tier;
  double from_ms;
  double to_ms;
  gboolean timed; /* inside an annotation with both its slots */
} Reading;

static gboolean
slot_ms (const Reading *reading, const char *id, double *ms)
{
  const double *found = g_hash_table_lookup (reading->slots, id);

  if (found != NULL)
    *ms = *found;
  return found != NULL;
}

static void
enter (const char *element, const char *const *names, const char *const *values,
    gpointer user_data)
{
  Reading *reading = user_data;

  if (strcmp (element, "TIME_SLOT") == 0)
    {
      double ms;
      if (soleus_event_seconds (
              soleus_event_xml_attribute (names, values, "TIME_VALUE"), &ms))
        g_hash_table_replace (reading->slots,
            g_strdup (
                soleus_event_xml_attribute (names, values, "TIME_SLOT_ID")),
            g_memdup2 (&ms, sizeof ms));
    }
  else if (strcmp (element, "TIER") == 0)
    {
      g_free (reading->tier);
      reading->tier =
          g_strdup (soleus_event_xml_attribute (names, values, "TIER_ID"));
    }
  else if (strcmp (element, "ALIGNABLE_ANNOTATION") == 0)
    reading->timed =
        slot_ms (reading,
            soleus_event_xml_attribute (names, values, "TIME_SLOT_REF1"),
            &reading->from_ms)
        && slot_ms (reading,
            soleus_event_xml_attribute (names, values, "TIME_SLOT_REF2"),
            &reading->to_ms);
}

static void
leave (const char *element, const char *text, gpointer user_data)
{
  Reading *reading = user_data;

  if (strcmp (element, "ANNOTATION_VALUE") == 0 && reading->timed)
    soleus_event_list_add (reading->list, reading->from_ms / 1e3,
        (reading->to_ms - reading->from_ms) / 1e3, text, reading->tier);
  else if (strcmp (element, "ALIGNABLE_ANNOTATION") == 0)
    {
      reading->list->n_broken += !reading->timed;
      reading->timed = FALSE;
    }
}

static const SoleusEventXmlCalls calls = {.enter = enter, .leave = leave};

static SoleusEventList *
read_list (const guint8 *bytes, gsize n, const SoleusEventContext *context,
    GError **error)
{
  Reading reading = {
      .list = soleus_event_list_new (),
      .slots = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
  };
  gboolean sound = soleus_event_xml_walk (bytes, n, &calls, &reading, error);

  g_hash_table_unref (reading.slots);
  g_free (reading.tier);
  if (!sound)
    g_clear_pointer (&reading.list, soleus_event_list_free);
  return reading.list;
}

static guint
sniff (const char *text, gsize n, const char *name)
{
  return strstr (text, "<ANNOTATION_DOCUMENT") != NULL ? 100 : 0;
}

const SoleusEventFormat soleus_events_elan = {
    .id = "elan",
    .name = N_ ("ELAN tiers"),
    .globs = "*.eaf",
    .resolution_s = 1e-3,
    .keeps_duration = TRUE,
    .keeps_channels = TRUE,
    .sniff = sniff,
    .read = read_list,
};
