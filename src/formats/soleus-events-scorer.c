/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-events.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-event-text.h"
#include "soleus-reader.h"

extern const SoleusEventFormat soleus_events_scorer;

/*
 * Lists of sleep scoring programs: "Start Time: 23.09.2020 01:00:00", then
 * "01:18:01,037-01:18:01,191; LeftLegPhasic", or "from-to; seconds;text", or
 * for stages "01:00:30,000; N2" every "Rate: 30 s". Another dialect writes
 * the start as 9/23/2020 01:00:00 PM and its events on the same half-day
 * clock, so only the digits count.
 */
typedef struct
{
  SoleusEventList *list;
  gboolean started;
  double start_of_day_s;
  double last_s; /* of the day, to see midnight pass */
  double days_s;
  double rate_s; /* of stages; 0: none */
} Reading;

static gboolean
read_start (Reading *reading, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (char **word = words; *word != NULL; word++)
    if (soleus_event_clock (*word, &reading->start_of_day_s))
      {
        reading->started = TRUE;
        reading->last_s = reading->start_of_day_s;
        return TRUE;
      }
  return FALSE;
}

/* Events come in order: a clock that falls by hours has passed midnight. */
static double
since_start_s (Reading *reading, double of_day_s)
{
  if (of_day_s < reading->last_s - 6.0 * 3600.0)
    reading->days_s += 86400.0;
  reading->last_s = of_day_s;
  return of_day_s + reading->days_s - reading->start_of_day_s;
}

static gboolean
read_event (Reading *reading, const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, ";", 3);
  const guint n = g_strv_length (parts);
  g_auto (GStrv) times = g_strsplit (n == 0 ? "" : parts[0], "-", 2);
  double from_s, to_s;

  if (n < 2 || !soleus_event_clock (times[0], &from_s))
    return FALSE;
  if (times[1] == NULL)
    to_s = from_s + reading->rate_s;
  else if (!soleus_event_clock (times[1], &to_s))
    return FALSE;
  if (to_s < from_s)
    to_s += 86400.0;
  soleus_event_list_add (reading->list, since_start_s (reading, from_s),
      to_s - from_s, g_strstrip (parts[n - 1]), NULL);
  return TRUE;
}

/* "Rate: 30 s" */
static void
read_rate (Reading *reading, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  double rate_s;

  for (char **word = words; *word != NULL; word++)
    if (soleus_event_seconds (*word, &rate_s) && rate_s > 0.0)
      reading->rate_s = rate_s;
}

static void
read_line (Reading *reading, const char *line)
{
  if (g_str_has_prefix (line, "Start Time:"))
    read_start (reading, line + strlen ("Start Time:"));
  else if (g_str_has_prefix (line, "Rate:"))
    read_rate (reading, line + strlen ("Rate:"));
  else if (g_ascii_isdigit (*line))
    reading->list->n_broken += !reading->started || !read_event (reading, line);
}

static SoleusEventList *
read_list (const guint8 *bytes, gsize n, const SoleusEventContext *context,
    GError **error)
{
  Reading reading = {.list = soleus_event_list_new ()};
  g_auto (GStrv) lines = soleus_event_lines (bytes, n);

  for (char **line = lines; *line != NULL; line++)
    read_line (&reading, *line);
  if (!reading.started)
    {
      soleus_event_list_free (reading.list);
      soleus_reader_fail (error,
          _ ("no line “Start Time:” with a time, expected one before the "
             "events"));
      return NULL;
    }
  return reading.list;
}

static guint
sniff (const char *text, gsize n, const char *name)
{
  return g_str_has_prefix (text, "Signal ID:")
          && strstr (text, "Start Time:") != NULL
      ? 100
      : 0;
}

const SoleusEventFormat soleus_events_scorer = {
    .id = "scorer",
    .name = N_ ("Sleep scoring list"),
    .globs = "*.txt",
    .resolution_s = 1e-3,
    .keeps_duration = TRUE,
    .sniff = sniff,
    .read = read_list,
};
