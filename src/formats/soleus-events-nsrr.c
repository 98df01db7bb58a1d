/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-events.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-event-text.h"
#include "soleus-event-xml.h"

extern const SoleusEventFormat soleus_events_nsrr;

/* The sleep resource's PSGAnnotation: ScoredEvent with EventConcept (text,
 * a bar, a code), Start and Duration in seconds, SignalLocation. */
typedef enum
{
  FIELD_CONCEPT,
  FIELD_START,
  FIELD_DURATION,
  FIELD_LOCATION,
  N_FIELDS
} Field;

static const char *const elements[N_FIELDS] = {
    [FIELD_CONCEPT] = "EventConcept",
    [FIELD_START] = "Start",
    [FIELD_DURATION] = "Duration",
    [FIELD_LOCATION] = "SignalLocation",
};

typedef struct
{
  SoleusEventList *list;
  char *fields[N_FIELDS];
} Reading;

static void
take_event (Reading *reading)
{
  double start_s, duration_s = 0.0;
  char *bar;

  if (reading->fields[FIELD_DURATION] != NULL)
    soleus_event_seconds (reading->fields[FIELD_DURATION], &duration_s);
  if (reading->fields[FIELD_CONCEPT] == NULL
      || reading->fields[FIELD_START] == NULL
      || !soleus_event_seconds (reading->fields[FIELD_START], &start_s))
    {
      reading->list->n_broken++;
      return;
    }
  bar = strchr (reading->fields[FIELD_CONCEPT], '|');
  if (bar != NULL)
    *bar = '\0';
  soleus_event_list_add (reading->list, start_s, duration_s,
      reading->fields[FIELD_CONCEPT], reading->fields[FIELD_LOCATION]);
}

static void
leave (const char *element, const char *text, gpointer user_data)
{
  Reading *reading = user_data;

  if (strcmp (element, "ScoredEvent") == 0)
    {
      take_event (reading);
      for (int f = 0; f < N_FIELDS; f++)
        g_clear_pointer (&reading->fields[f], g_free);
    }
  for (int f = 0; f < N_FIELDS; f++)
    if (strcmp (element, elements[f]) == 0)
      {
        g_free (reading->fields[f]);
        reading->fields[f] = g_strdup (text);
      }
}

static const SoleusEventXmlCalls calls = {.leave = leave};

static SoleusEventList *
read_list (const guint8 *bytes, gsize n, const SoleusEventContext *context,
    GError **error)
{
  Reading reading = {.list = soleus_event_list_new ()};
  gboolean sound = soleus_event_xml_walk (bytes, n, &calls, &reading, error);

  for (int f = 0; f < N_FIELDS; f++)
    g_free (reading.fields[f]);
  if (!sound)
    g_clear_pointer (&reading.list, soleus_event_list_free);
  return reading.list;
}

static guint
sniff (const char *text, gsize n, const char *name)
{
  return strstr (text, "<PSGAnnotation") != NULL ? 100 : 0;
}

const SoleusEventFormat soleus_events_nsrr = {
    .id = "nsrr",
    .name = N_ ("NSRR sleep scoring"),
    .globs = "*.xml",
    .resolution_s = 1e-3,
    .keeps_duration = TRUE,
    .keeps_channels = TRUE,
    .sniff = sniff,
    .read = read_list,
};
