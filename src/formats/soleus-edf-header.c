/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-edf-header.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "soleus-cursor.h"
#include "soleus-reader.h"

#define MAIN_BYTES 256
#define SIGNAL_BYTES 256
#define MAX_SIGNALS 4096
#define MAX_RATE_HZ 1e6

static const struct
{
  const char *label;
  guint bytes_per_sample;
} annotation_labels[] = {{"EDF Annotations", 2}, {"BDF Annotations", 3}};

void
soleus_edf_header_free (SoleusEdfHeader *header)
{
  if (header == NULL)
    return;
  for (guint i = 0; i < header->n_signals; i++)
    {
      g_free (header->signals[i].label);
      g_free (header->signals[i].unit);
    }
  g_free (header->signals);
  g_clear_pointer (&header->start, g_date_time_unref);
  g_free (header);
}

/* A number field; some writers use a decimal comma or zero bytes. */
static gboolean
field_number (SoleusCursor *cursor, gsize n, char **text, double *value)
{
  *text = soleus_cursor_text (cursor, n);
  g_strdelimit (*text, ",", '.');
  return soleus_text_to_double (*text, value);
}

static gboolean
number_or_fail (SoleusCursor *cursor, gsize n, const char *thing, double min,
    double max, double *value, GError **error)
{
  g_autofree char *text = NULL;

  if (field_number (cursor, n, &text, value) && *value >= min && *value <= max)
    return TRUE;
  return soleus_reader_fail (error,
      _ ("%s in the header is “%s”, expected a number from %g to %g"), thing,
      text, min, max);
}

/* "Startdate 02-MAR-2002 ...": the date with four digits of the year. */
static gboolean
plus_date (const char *recording, int *day, int *month, int *year)
{
  static const char months[] = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";
  g_auto (GStrv) words = g_strsplit (recording, " ", 3);
  g_auto (GStrv) parts = NULL;
  g_autofree char *name = NULL;
  const char *found;
  gint64 d, y;

  if (g_strv_length (words) < 2 || strcmp (words[0], "Startdate") != 0)
    return FALSE;
  parts = g_strsplit (words[1], "-", 4);
  if (g_strv_length (parts) != 3 || strlen (parts[1]) != 3
      || !soleus_text_to_int (parts[0], &d)
      || !soleus_text_to_int (parts[2], &y) || y < 1 || y > 9999)
    return FALSE;
  name = g_ascii_strup (parts[1], -1);
  found = strstr (months, name);
  if (found == NULL || (found - months) % 3 != 0)
    return FALSE;
  *day = (int)CLAMP (d, 0, 99);
  *month = (int)(found - months) / 3 + 1;
  *year = (int)y;
  return TRUE;
}

/* "dd.mm.yy" and "hh.mm.ss"; other separators are seen in the wild. */
static gboolean
three_numbers (const char *text, int *numbers)
{
  if (strlen (text) != 8)
    return FALSE;
  for (int i = 0; i < 3; i++)
    {
      const char *p = text + 3 * i;
      if (!g_ascii_isdigit (p[0]) || !g_ascii_isdigit (p[1])
          || (i < 2 && g_ascii_isalnum (p[2])))
        return FALSE;
      numbers[i] = 10 * (p[0] - '0') + (p[1] - '0');
    }
  return TRUE;
}

static void
read_start (SoleusEdfHeader *header, const char *recording, const char *date,
    const char *time, SoleusReadLog *log)
{
  int d[3], t[3], day = 0, month = 0, year = 0;

  /* EDF+ for "not told" [edfplus2003]. */
  if (g_str_has_prefix (recording, "Startdate X")
      && strcmp (date, "01.01.85") == 0)
    return;
  if (three_numbers (date, d))
    {
      day = d[0];
      month = d[1];
      year = d[2] >= 85 ? 1900 + d[2] : 2000 + d[2]; /* [edf1992] */
    }
  if (!plus_date (recording, &day, &month, &year) && day == 0)
    year = 0;
  if (year > 0
      && g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year)
      && three_numbers (time, t))
    header->start =
        g_date_time_new_utc (year, month, day, t[0], t[1], (double)t[2]);
  if (header->start == NULL)
    soleus_read_log_add (log, SOLEUS_LOG_ASSUMED, "edf-date-impossible", "date",
        date, "time", time, NULL);
}

static gboolean
is_bdf (const guint8 *data, gsize size)
{
  return size >= 8 && data[0] == 0xff && memcmp (data + 1, "BIOSEMI", 7) == 0;
}

static gboolean
read_main (SoleusEdfHeader *header, SoleusCursor *cursor, double *n_records,
    SoleusReadLog *log, GError **error)
{
  g_autofree char *patient = NULL, *recording = NULL, *date = NULL;
  g_autofree char *time = NULL, *kind = NULL;
  double header_bytes = 0, n_signals;

  soleus_cursor_skip (cursor, 8);
  patient = soleus_cursor_text (cursor, 80);
  recording = soleus_cursor_text (cursor, 80);
  date = soleus_cursor_text (cursor, 8);
  time = soleus_cursor_text (cursor, 8);
  if (!number_or_fail (cursor, 8, _ ("the number of header bytes"), 0, 1e8,
          &header_bytes, error))
    return FALSE;
  kind = soleus_cursor_text (cursor, 44);
  header->plus =
      g_str_has_prefix (kind, "EDF+") || g_str_has_prefix (kind, "BDF+");
  header->discontinuous = header->plus && kind[4] == 'D';
  if (!number_or_fail (cursor, 8, _ ("the number of data records"), -1, 1e8,
          n_records, error)
      || !number_or_fail (cursor, 8, _ ("the duration of a data record"), 0,
          1e6, &header->record_s, error)
      || !number_or_fail (cursor, 4, _ ("the number of signals"), 1,
          MAX_SIGNALS, &n_signals, error))
    return FALSE;
  header->n_signals = (guint)n_signals;
  header->header_bytes = MAIN_BYTES + SIGNAL_BYTES * (gsize)header->n_signals;
  if (header_bytes != (double)header->header_bytes)
    {
      g_autofree char *told = g_strdup_printf ("%.0f", header_bytes);
      g_autofree char *right =
          g_strdup_printf ("%" G_GSIZE_FORMAT, header->header_bytes);
      soleus_read_log_add (log, SOLEUS_LOG_REPAIRED, "edf-header-length",
          "told", told, "right", right, NULL);
    }
  read_start (header, recording, date, time, log);
  return TRUE;
}

/* Where field @bytes wide after @before bytes a signal stands for signal
 * @i: the header is sorted by field, then by signal. */
static SoleusCursor
field_of (const guint8 *data, const SoleusEdfHeader *header, gsize before,
    gsize bytes, guint i)
{
  return soleus_cursor (
      data + MAIN_BYTES + before * header->n_signals + bytes * i, bytes);
}

static void
read_limits (SoleusEdfSignal *signal, const SoleusEdfHeader *header,
    const guint8 *data, guint i, SoleusReadLog *log)
{
  /* Physical minimum and maximum, digital minimum and maximum. */
  static const gsize before[4] = {104, 112, 120, 128};
  double *const limits[4] = {&signal->physical_min, &signal->physical_max,
      &signal->digital_min, &signal->digital_max};

  signal->scaled = TRUE;
  for (guint k = 0; k < 4; k++)
    {
      SoleusCursor cursor = field_of (data, header, before[k], 8, i);
      g_autofree char *text = NULL;
      if (!field_number (&cursor, 8, &text, limits[k]))
        signal->scaled = FALSE;
    }
  if (signal->scaled)
    signal->scaled = signal->physical_min != signal->physical_max
        && signal->digital_min != signal->digital_max;
  if (!signal->scaled && !signal->annotations)
    soleus_read_log_add (
        log, SOLEUS_LOG_ASSUMED, "edf-no-scale", "label", signal->label, NULL);
}

static gboolean
is_annotations (const char *label)
{
  for (gsize i = 0; i < G_N_ELEMENTS (annotation_labels); i++)
    if (strcmp (annotation_labels[i].label, label) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
read_signal (SoleusEdfHeader *header, const guint8 *data, guint i,
    SoleusReadLog *log, GError **error)
{
  SoleusEdfSignal *signal = &header->signals[i];
  SoleusCursor cursor = field_of (data, header, 0, 16, i);
  g_autofree char *text = NULL;
  double n_samples = 0;
  gboolean numeric;

  signal->label = soleus_cursor_text (&cursor, 16);
  cursor = field_of (data, header, 96, 8, i);
  signal->unit = soleus_cursor_text (&cursor, 8);
  signal->annotations = is_annotations (signal->label);
  cursor = field_of (data, header, 216, 8, i);
  numeric = field_number (&cursor, 8, &text, &n_samples);
  if (!numeric || n_samples < 1 || n_samples > 1e8
      || n_samples != floor (n_samples))
    return soleus_reader_fail (error,
        _ ("channel %u “%s” has “%s” samples in a data record, so no rate; "
           "expected a whole number from 1 up"),
        i, signal->label, text);
  signal->samples_per_record = (guint)n_samples;
  if (!signal->annotations
      && !(header->record_s > 0 && n_samples / header->record_s <= MAX_RATE_HZ))
    return soleus_reader_fail (error,
        _ ("channel %u “%s” has %u samples in %g s, expected a rate of at "
           "most 1,000,000 Hz"),
        i, signal->label, signal->samples_per_record, header->record_s);
  signal->offset = header->record_bytes;
  /* At most 4096 signals of 1e8 samples of 3 bytes: fits. */
  header->record_bytes +=
      (gsize)signal->samples_per_record * header->bytes_per_sample;
  read_limits (signal, header, data, i, log);
  return TRUE;
}

/* What the file holds, against what its header says. */
static gboolean
count_records (SoleusEdfHeader *header, gsize size, double told,
    SoleusReadLog *log, GError **error)
{
  gsize data_bytes = size - header->header_bytes;
  g_autofree char *n_told = g_strdup_printf ("%.0f", told);
  g_autofree char *n_found = NULL;
  g_autofree char *n_trailing = NULL;
  gsize trailing;

  header->n_records = data_bytes / header->record_bytes;
  if (header->n_records == 0)
    return soleus_reader_fail (error,
        _ ("there are 0 whole data records (%zu bytes after the header), "
           "expected at least one of %zu bytes"),
        data_bytes, header->record_bytes);
  trailing = data_bytes % header->record_bytes;
  n_found = g_strdup_printf ("%" G_GUINT64_FORMAT, header->n_records);
  n_trailing = g_strdup_printf ("%" G_GSIZE_FORMAT, trailing);
  if (told < 0)
    soleus_read_log_add (log, SOLEUS_LOG_ASSUMED, "edf-records-not-told",
        "found", n_found, NULL);
  else if (told > (double)header->n_records)
    soleus_read_log_add (log, SOLEUS_LOG_LOST, "edf-records-missing", "told",
        n_told, "found", n_found, NULL);
  else if (told < (double)header->n_records)
    soleus_read_log_add (log, SOLEUS_LOG_REPAIRED, "edf-records-more", "told",
        n_told, "found", n_found, NULL);
  if (trailing > 0)
    soleus_read_log_add (
        log, SOLEUS_LOG_LOST, "edf-trailing-bytes", "bytes", n_trailing, NULL);
  return TRUE;
}

SoleusEdfHeader *
soleus_edf_header_read (
    const guint8 *data, gsize size, SoleusReadLog *log, GError **error)
{
  g_autoptr (SoleusEdfHeader) header = g_new0 (SoleusEdfHeader, 1);
  SoleusCursor cursor = soleus_cursor (data, size);
  double n_records;

  header->bytes_per_sample = is_bdf (data, size) ? 3 : 2;
  if (size < MAIN_BYTES)
    {
      soleus_reader_fail (error,
          _ ("the header ends after %zu bytes, expected at least %d"), size,
          MAIN_BYTES);
      return NULL;
    }
  if (!read_main (header, &cursor, &n_records, log, error))
    return NULL;
  header->signals = g_new0 (SoleusEdfSignal, header->n_signals);
  if (size < header->header_bytes)
    {
      soleus_reader_fail (error,
          _ ("the header of %u signals ends after %zu bytes, expected %zu"),
          header->n_signals, size, header->header_bytes);
      return NULL;
    }
  for (guint i = 0; i < header->n_signals; i++)
    if (!read_signal (header, data, i, log, error))
      return NULL;
  if (!count_records (header, size, n_records, log, error))
    return NULL;
  return g_steal_pointer (&header);
}
