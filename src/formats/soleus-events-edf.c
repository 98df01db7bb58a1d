/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-events.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-edf-header.h"
#include "soleus-edf-tal.h"
#include "soleus-event-text.h"

extern const SoleusEventFormat soleus_events_edf;

/* Bytes of one data record: room for a long text, and a file of few events
 * stays small. */
#define RECORD_BYTES 1024

typedef struct
{
  SoleusEventList *list;
  double first_onset_s;
  gboolean first;
} Reading;

static void
take (const SoleusEdfTal *tal, gpointer user_data)
{
  Reading *reading = user_data;
  g_autofree char *text = NULL;
  char *link;

  /* The first list of all says where time 0 stands. */
  if (reading->first)
    reading->first_onset_s = tal->onset_s;
  reading->first = FALSE;
  if (*tal->text == '\0')
    return;
  text = g_strdup (tal->text);
  link = g_strrstr (text, "@@");
  if (link != NULL)
    *link = '\0';
  soleus_event_list_add (reading->list, tal->onset_s - reading->first_onset_s,
      tal->duration_s, text, link == NULL ? NULL : link + 2);
}

static SoleusEventList *
read_list (const guint8 *bytes, gsize n, const SoleusEventContext *context,
    GError **error)
{
  g_autoptr (SoleusReadLog) log = soleus_read_log_new ();
  g_autoptr (SoleusEdfHeader) header =
      soleus_edf_header_read (bytes, n, log, error);
  Reading reading = {NULL, 0.0, TRUE};

  if (header == NULL)
    return NULL;
  reading.list = soleus_event_list_new ();
  for (guint64 r = 0; r < header->n_records; r++)
    for (guint s = 0; s < header->n_signals; s++)
      {
        const SoleusEdfSignal *signal = &header->signals[s];
        if (signal->annotations)
          reading.list->n_broken +=
              soleus_edf_tal_parse (bytes + header->header_bytes
                      + r * header->record_bytes + signal->offset,
                  (gsize)signal->samples_per_record * header->bytes_per_sample,
                  take, &reading);
      }
  soleus_event_list_sort (reading.list);
  soleus_event_list_join_channels (reading.list);
  return reading.list;
}

/* Left-adjusted ASCII, filled up with spaces. */
static void
append_padded (GString *out, const char *text, gsize width)
{
  gsize length = MIN (strlen (text), width);

  g_string_append_len (out, text, (gssize)length);
  for (gsize i = length; i < width; i++)
    g_string_append_c (out, ' ');
}

static void
append_header (GString *out, GDateTime *start, guint n_records)
{
  static const char *const months[] = {"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
      "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
  g_autofree char *day = g_date_time_format (start, "%d.%m.%y");
  g_autofree char *time = g_date_time_format (start, "%H.%M.%S");
  g_autofree char *recorded = g_strdup_printf (
      "Startdate %02d-%s-%04d X Soleus X", g_date_time_get_day_of_month (start),
      months[g_date_time_get_month (start) - 1], g_date_time_get_year (start));
  g_autofree char *records = g_strdup_printf ("%u", n_records);
  g_autofree char *samples = g_strdup_printf ("%d", RECORD_BYTES / 2);

  append_padded (out, "0", 8);
  append_padded (out, "X X X X", 80);
  append_padded (out, recorded, 80);
  append_padded (out, day, 8);
  append_padded (out, time, 8);
  append_padded (out, "512", 8);
  append_padded (out, "EDF+C", 44);
  append_padded (out, records, 8);
  append_padded (out, "0", 8);
  append_padded (out, "1", 4);
  append_padded (out, "EDF Annotations", 16);
  append_padded (out, "", 80);
  append_padded (out, "", 8);
  append_padded (out, "-1", 8);
  append_padded (out, "1", 8);
  append_padded (out, "-32768", 8);
  append_padded (out, "32767", 8);
  append_padded (out, "", 80);
  append_padded (out, samples, 8);
  append_padded (out, "", 32);
}

static void
append_onset (GString *out, double onset_s)
{
  if (onset_s >= 0.0)
    g_string_append_c (out, '+');
  soleus_event_append_seconds (out, onset_s, 7);
}

/* One list; text stays on one line and inside its record. */
static void
append_tal (GString *out, const SoleusEvent *event, const char *channel,
    double fraction_s)
{
  g_autofree char *line = soleus_event_one_line (event->text);
  g_autoptr (GString) text = g_string_new (line);

  if (channel != NULL)
    g_string_append_printf (text, "@@%s", channel);
  if (text->len > RECORD_BYTES - 64)
    {
      const char *cut =
          g_utf8_find_prev_char (text->str, text->str + RECORD_BYTES - 64);
      g_string_truncate (text, cut == NULL ? 0 : (gsize)(cut - text->str));
    }
  append_onset (out, event->onset_s + fraction_s);
  if (event->duration_s > 0.0)
    {
      g_string_append_c (out, 0x15);
      soleus_event_append_seconds (out, event->duration_s, 7);
    }
  g_string_append_c (out, 0x14);
  g_string_append_len (out, text->str, (gssize)text->len);
  g_string_append_c (out, 0x14);
  g_string_append_c (out, '\0');
}

/* Lists are put into records as they fit; the first of each keeps time. */
typedef struct
{
  GString *records;
  GString *record;
  double fraction_s;
  guint n;
} Packing;

static void
begin_record (Packing *packing)
{
  g_string_truncate (packing->record, 0);
  append_onset (packing->record, packing->fraction_s);
  g_string_append_len (packing->record, "\x14\x14\0", 3);
}

static void
end_record (Packing *packing)
{
  while (packing->record->len < RECORD_BYTES)
    g_string_append_c (packing->record, '\0');
  g_string_append_len (packing->records, packing->record->str, RECORD_BYTES);
  packing->n++;
}

static void
pack (Packing *packing, const SoleusEvent *event, const char *channel)
{
  g_autoptr (GString) tal = g_string_new (NULL);

  append_tal (tal, event, channel, packing->fraction_s);
  if (packing->record->len + tal->len > RECORD_BYTES)
    {
      end_record (packing);
      begin_record (packing);
    }
  g_string_append_len (packing->record, tal->str, (gssize)tal->len);
}

/* Annotations alone [edfplus2003 2.1.3.5]: records of no duration. */
static gboolean
write_list (const SoleusEventList *list, const SoleusEventContext *context,
    GString *out, GError **error)
{
  g_autoptr (GString) records = g_string_new (NULL);
  g_autoptr (GString) record = g_string_new (NULL);
  /* EDF knows no missing date: its own first day stands for it. */
  g_autoptr (GDateTime) start = context->start != NULL
      ? g_date_time_ref (context->start)
      : g_date_time_new_utc (1985, 1, 1, 0, 0, 0.0);
  Packing packing = {
      records, record, g_date_time_get_microsecond (start) / 1e6, 0};

  begin_record (&packing);
  for (guint i = 0; i < soleus_event_list_get_n (list); i++)
    {
      const SoleusEvent *event = soleus_event_list_get (list, i);
      if (*event->channels == NULL)
        pack (&packing, event, NULL);
      for (char **channel = event->channels; *channel != NULL; channel++)
        pack (&packing, event, *channel);
    }
  end_record (&packing);
  append_header (out, start, packing.n);
  g_string_append_len (out, records->str, (gssize)records->len);
  return TRUE;
}

static guint
sniff (const char *text, gsize n, const char *name)
{
  if (n < 256 || memcmp (text, "0       ", 8) != 0)
    return 0;
  return memcmp (text + 192, "EDF+", 4) == 0 ? 100 : 0;
}

const SoleusEventFormat soleus_events_edf = {
    .id = "edf",
    .name = N_ ("EDF+ annotations"),
    .globs = "*.edf",
    .resolution_s = 1e-7,
    .keeps_duration = TRUE,
    .keeps_channels = TRUE,
    .sniff = sniff,
    .read = read_list,
    .write = write_list,
};
