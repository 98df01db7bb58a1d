/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-events.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-error.h"
#include "soleus-event-text.h"
#include "soleus-event-xml.h"

extern const SoleusEventFormat soleus_events_edfbrowser_xml;

/* <annotationlist><recording_start_time>, then <annotation> with <onset>
 * (a date-time, or seconds), <duration> and <description>. */
typedef struct
{
  SoleusEventList *list;
  GDateTime *start;
  double start_fraction_s;
  char *onset;
  char *duration;
  char *description;
} Reading;

/* A date-time with its parts of a second kept apart: GDateTime rounds them
 * to microseconds, and the file has seven decimals. */
static gboolean
read_date (const char *text, GDateTime **second, double *fraction_s)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *whole = g_strdup (text);
  char *point = strchr (whole, '.');

  *fraction_s = 0.0;
  if (point != NULL)
    {
      g_autofree char *digits = g_strconcat ("0", point, NULL);
      if (!soleus_event_seconds (digits, fraction_s))
        return FALSE;
      *point = '\0';
    }
  *second = g_date_time_new_from_iso8601 (whole, utc);
  return *second != NULL;
}

static gboolean
read_onset (const Reading *reading, double *onset_s)
{
  g_autoptr (GDateTime) second = NULL;
  double fraction_s;

  if (reading->onset == NULL)
    return FALSE;
  if (soleus_event_seconds (reading->onset, onset_s))
    return TRUE;
  if (reading->start == NULL
      || !read_date (reading->onset, &second, &fraction_s))
    return FALSE;
  *onset_s = (double)(g_date_time_to_unix (second)
                 - g_date_time_to_unix (reading->start))
      + (fraction_s - reading->start_fraction_s);
  return TRUE;
}

static void
take_annotation (Reading *reading)
{
  double onset_s, duration_s = 0.0;

  if (reading->duration != NULL)
    soleus_event_seconds (reading->duration, &duration_s);
  if (read_onset (reading, &onset_s))
    soleus_event_list_add (reading->list, onset_s, duration_s,
        reading->description == NULL ? "" : reading->description, NULL);
  else
    reading->list->n_broken++;
  g_clear_pointer (&reading->onset, g_free);
  g_clear_pointer (&reading->duration, g_free);
  g_clear_pointer (&reading->description, g_free);
}

static void
keep (char **slot, const char *text)
{
  g_free (*slot);
  *slot = g_strdup (text);
}

static void
leave (const char *element, const char *text, gpointer user_data)
{
  Reading *reading = user_data;

  if (strcmp (element, "recording_start_time") == 0)
    {
      g_clear_pointer (&reading->start, g_date_time_unref);
      read_date (text, &reading->start, &reading->start_fraction_s);
    }
  else if (strcmp (element, "onset") == 0)
    keep (&reading->onset, text);
  else if (strcmp (element, "duration") == 0)
    keep (&reading->duration, text);
  else if (strcmp (element, "description") == 0)
    keep (&reading->description, text);
  else if (strcmp (element, "annotation") == 0)
    take_annotation (reading);
}

static const SoleusEventXmlCalls calls = {.leave = leave};

static SoleusEventList *
read_list (const guint8 *bytes, gsize n, const SoleusEventContext *context,
    GError **error)
{
  Reading reading = {.list = soleus_event_list_new ()};
  gboolean sound;

  if (context->start != NULL)
    {
      reading.start = g_date_time_ref (context->start);
      reading.start_fraction_s =
          g_date_time_get_microsecond (context->start) / 1e6;
    }
  sound = soleus_event_xml_walk (bytes, n, &calls, &reading, error);
  g_clear_pointer (&reading.start, g_date_time_unref);
  g_free (reading.onset);
  g_free (reading.duration);
  g_free (reading.description);
  if (!sound)
    g_clear_pointer (&reading.list, soleus_event_list_free);
  return reading.list;
}

/* Seven decimals of a second, as EDFbrowser writes them. */
static void
append_date (GString *out, GDateTime *start, double seconds)
{
  /* In ticks of 100 ns: GDateTime itself keeps microseconds only. */
  gint64 ticks = (gint64)(seconds * 1e7 + (seconds < 0.0 ? -0.5 : 0.5))
      + (gint64)g_date_time_get_microsecond (start) * 10;
  gint64 whole_s = ticks / 10000000 - (ticks % 10000000 < 0);
  g_autoptr (GDateTime) second = g_date_time_add_full (
      start, 0, 0, 0, 0, 0, -g_date_time_get_microsecond (start) / 1e6);
  g_autoptr (GDateTime) when =
      g_date_time_add_seconds (second, (double)whole_s);
  g_autofree char *text = g_date_time_format (when, "%Y-%m-%dT%H:%M:%S");

  g_string_append_printf (
      out, "%s.%07" G_GINT64_FORMAT, text, ticks - whole_s * 10000000);
}

static gboolean
write_list (const SoleusEventList *list, const SoleusEventContext *context,
    GString *out, GError **error)
{
  if (context->start == NULL)
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_UNSUPPORTED,
          _ ("the recording has no start time, which this format needs: "
             "expected another format, such as EDFbrowser CSV."));
      return FALSE;
    }
  g_string_append (out,
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<annotationlist>\n  <recording_start_time>");
  append_date (out, context->start, 0.0);
  g_string_append (out, "</recording_start_time>\n");
  for (guint i = 0; i < soleus_event_list_get_n (list); i++)
    {
      const SoleusEvent *event = soleus_event_list_get (list, i);
      g_autofree char *text = g_markup_escape_text (event->text, -1);
      g_string_append (out, "  <annotation>\n    <onset>");
      append_date (out, context->start, event->onset_s);
      g_string_append (out, "</onset>\n    <duration>");
      if (event->duration_s > 0.0)
        soleus_event_append_seconds (out, event->duration_s, 7);
      g_string_append_printf (out,
          "</duration>\n    <description>%s</description>\n"
          "  </annotation>\n",
          text);
    }
  g_string_append (out, "</annotationlist>\n");
  return TRUE;
}

static guint
sniff (const char *text, gsize n, const char *name)
{
  return strstr (text, "<annotationlist") != NULL ? 100 : 0;
}

const SoleusEventFormat soleus_events_edfbrowser_xml = {
    .id = "edfbrowser-xml",
    .name = N_ ("EDFbrowser XML"),
    .globs = "*.xml",
    .resolution_s = 1e-7,
    .keeps_duration = TRUE,
    .sniff = sniff,
    .read = read_list,
    .write = write_list,
};
