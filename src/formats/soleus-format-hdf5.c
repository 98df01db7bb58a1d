/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-format.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "soleus-cursor.h"
#include "soleus-error.h"
#include "soleus-hdf5-attribute.h"
#include "soleus-hdf5-group.h"
#include "soleus-hdf5-table.h"
#include "soleus-time-stamp.h"

extern const SoleusFormat soleus_format_hdf5;

#define MAX_DEVICES 256

typedef struct
{
  SoleusReader *reader;
  SoleusHdf5 file;
  guint64 n_lost; /* values that are damaged or were never written */
  SoleusSpool *spool;
  guint n_lanes;
} Reading;

static gboolean
is_rate (double rate_hz)
{
  return rate_hz >= 0.001 && rate_hz <= 1e6;
}

static gboolean
store (
    Reading *reading, const SoleusHdf5Table *table, guint lane, GError **error)
{
  guint64 n_lost;

  if (!soleus_hdf5_table_store (&reading->file, table, reading->spool, lane,
          reading->reader->progress, &n_lost, error))
    return FALSE;
  reading->n_lost += n_lost;
  return TRUE;
}

/* One channel a column, from lanes that are in the spool already. */
static SoleusChannel *
add_channel (Reading *reading, const char *label, const char *unit,
    double rate_hz, guint lane)
{
  const guint c = reading->reader->channels->len;
  double to_own;
  SoleusChannel *channel = soleus_reader_add_channel (
      reading->reader, label, unit, rate_hz, &to_own);

  if (channel == NULL)
    return NULL;
  soleus_channel_add_run (
      channel, soleus_spool_get_n (reading->spool, lane), 0.0);
  soleus_spool_set_scale (reading->spool, c, to_own, 0.0);
  soleus_spool_map (reading->spool, c, lane);
  return channel;
}

/* --- OpenSignals: a group a device, with raw/channel_N --- */

static char *
sensor_label (const SoleusHdf5 *file, const SoleusHdf5Table *table)
{
  g_autofree char *sensor = soleus_hdf5_text (file, table->address, "sensor");
  g_autofree char *label = soleus_hdf5_text (file, table->address, "label");
  const char *path = table->path, *name = strrchr (path, '/');

  name = name == NULL ? path : name + 1;
  if (label == NULL)
    label = g_strdup (name);
  if (sensor == NULL || *sensor == '\0' || strcmp (sensor, "RAW") == 0
      || strcmp (sensor, "XYZ") == 0)
    return g_steal_pointer (&label);
  return g_strdup_printf ("%s %s", sensor, label);
}

static void
take_start (Reading *reading, guint64 device)
{
  g_autofree char *date = soleus_hdf5_text (&reading->file, device, "date");
  g_autofree char *time = soleus_hdf5_text (&reading->file, device, "time");
  g_autofree char *stamp = NULL;
  double start_s;

  if (date == NULL || time == NULL || reading->reader->start != NULL)
    return;
  stamp = g_strdup_printf ("%s %s", date, time);
  if (soleus_time_stamp_read (stamp, strlen (stamp), &start_s)
      == SOLEUS_STAMP_DATE)
    reading->reader->start = soleus_date_time_from_s (start_s);
}

static gboolean
take_device_channel (Reading *reading, guint64 device,
    const SoleusHdf5Table *table, double rate_hz, GError **error)
{
  g_autofree char *label = sensor_label (&reading->file, table);
  const guint lane = reading->n_lanes;
  double bits = 0;
  SoleusChannel *channel;

  if (!table->safe || table->n_columns != 1
      || reading->n_lanes >= SOLEUS_MAX_CHANNELS)
    return TRUE;
  reading->n_lanes++;
  if (!store (reading, table, lane, error))
    return FALSE;
  channel = add_channel (reading, label, NULL, rate_hz, lane);
  if (channel != NULL
      && soleus_hdf5_number (&reading->file, device, "resolution", &bits)
      && bits >= 2 && bits <= 32)
    {
      /* Counts of the converter. */
      channel->lsb = 1.0;
      channel->rail_low = 0.0;
      channel->rail_high = ldexp (1.0, (int)bits) - 1.0;
    }
  return TRUE;
}

static gboolean
take_device (Reading *reading, guint64 device, gboolean *found, GError **error)
{
  g_autoptr (GPtrArray) tables = NULL;
  double rate_hz = 0;

  if (!soleus_hdf5_number (&reading->file, device, "sampling rate", &rate_hz)
      || !is_rate (rate_hz))
    return TRUE;
  tables = soleus_hdf5_find_tables (&reading->file, device);
  for (guint i = 0; i < tables->len; i++)
    {
      const SoleusHdf5Table *table = g_ptr_array_index (tables, i);
      if (!g_str_has_prefix (table->path, "raw/channel_"))
        continue;
      *found = TRUE;
      if (!take_device_channel (reading, device, table, rate_hz, error))
        return FALSE;
    }
  if (*found)
    take_start (reading, device);
  return TRUE;
}

static gboolean
read_opensignals (Reading *reading, gboolean *found, GError **error)
{
  g_autoptr (GPtrArray) links =
      soleus_hdf5_links (&reading->file, reading->file.root);

  for (guint i = 0; i < MIN (links->len, MAX_DEVICES); i++)
    {
      const SoleusHdf5Link *link = g_ptr_array_index (links, i);
      if (!take_device (reading, link->address, found, error))
        return FALSE;
    }
  return TRUE;
}

/* --- any other file: the largest table, or the one that was told --- */

static const SoleusHdf5Table *
choose_table (const GPtrArray *tables)
{
  const SoleusHdf5Table *best = NULL;

  for (guint i = 0; i < tables->len; i++)
    {
      const SoleusHdf5Table *table = g_ptr_array_index (tables, i);
      if (table->safe && table->n_columns <= SOLEUS_MAX_CHANNELS
          && (best == NULL
              || (double)table->n_rows * table->n_columns
                  > (double)best->n_rows * best->n_columns))
        best = table;
    }
  return best;
}

static double
find_rate (const Reading *reading, const SoleusHdf5Table *table)
{
  static const char *const names[] = {"sampling rate", "sampling_rate",
      "SamplingRate", "samplingRate", "sample_rate", "SampleRate", "sfreq",
      "fs", "Fs", "rate", "frequency", "sampling_frequency"};
  const SoleusHdf5 *file = &reading->file;
  g_autofree char *parent = g_path_get_dirname (table->path);
  const guint64 places[] = {
      table->address, soleus_hdf5_find (file, file->root, parent), file->root};
  double rate_hz;

  if (reading->reader->rate_hz > 0)
    return reading->reader->rate_hz;
  for (gsize p = 0; p < G_N_ELEMENTS (places); p++)
    for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
      if (soleus_hdf5_number (file, places[p], names[i], &rate_hz)
          && is_rate (rate_hz))
        return rate_hz;
  return 0.0;
}

static gboolean
fail_no_table (const GPtrArray *tables, const char *told, GError **error)
{
  g_autoptr (GString) paths = g_string_new (NULL);

  for (guint i = 0; i < MIN (tables->len, 10); i++)
    g_string_append_printf (paths, "%s%s", i == 0 ? "" : ", ",
        ((SoleusHdf5Table *)g_ptr_array_index (tables, i))->path);
  if (told == NULL)
    return soleus_reader_fail (error,
        _ ("the HDF5 file holds no table of samples of at most %d channels "
           "(found: %s)"),
        SOLEUS_MAX_CHANNELS, tables->len == 0 ? _ ("none") : paths->str);
  return soleus_reader_fail (error,
      _ ("there is no table “%s” of samples in the HDF5 file, expected one of "
         "%s"),
      told, tables->len == 0 ? _ ("none") : paths->str);
}

static gboolean
store_columns (Reading *reading, const SoleusHdf5Table *table, double rate_hz,
    GError **error)
{
  g_autofree char *unit =
      soleus_hdf5_text (&reading->file, table->address, "unit");
  const char *name = strrchr (table->path, '/');

  if (unit == NULL)
    unit = soleus_hdf5_text (&reading->file, table->address, "units");
  name = name == NULL ? table->path : name + 1;
  if (!store (reading, table, 0, error))
    return FALSE;
  for (guint c = 0; c < table->n_columns; c++)
    {
      g_autofree char *label = table->n_columns == 1
          ? g_strdup (name)
          : g_strdup_printf ("%s %u", name, c + 1);
      add_channel (reading, label, unit, rate_hz, c);
    }
  soleus_read_log_add (reading->reader->log, SOLEUS_LOG_ASSUMED,
      "hdf5-table-chosen", "name", table->path, NULL);
  return TRUE;
}

/* What else could have been read. */
static void
tell_others (
    Reading *reading, const GPtrArray *tables, const SoleusHdf5Table *chosen)
{
  g_autoptr (GString) others = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < tables->len && n < 10; i++)
    {
      const SoleusHdf5Table *table = g_ptr_array_index (tables, i);
      if (table != chosen && table->safe && table->n_rows >= 2
          && table->n_columns <= SOLEUS_MAX_CHANNELS)
        g_string_append_printf (
            others, "%s%s", n++ == 0 ? "" : ", ", table->path);
    }
  if (n > 0)
    soleus_read_log_add (reading->reader->log, SOLEUS_LOG_UNDERSTOOD,
        "matlab-not-read", "names", others->str, NULL);
}

static gboolean
read_table (Reading *reading, GError **error)
{
  const char *told = reading->reader->options->dataset;
  const SoleusHdf5 *file = &reading->file;
  g_autoptr (GPtrArray) tables = soleus_hdf5_find_tables (file, file->root);
  g_autoptr (SoleusHdf5Table) own = told == NULL
      ? NULL
      : soleus_hdf5_table_look (
          file, soleus_hdf5_find (file, file->root, told), told);
  const SoleusHdf5Table *table = told == NULL ? choose_table (tables) : own;
  double rate_hz;

  if (table == NULL || !table->safe || table->n_columns > SOLEUS_MAX_CHANNELS)
    return fail_no_table (tables, told, error);
  rate_hz = find_rate (reading, table);
  if (told == NULL)
    tell_others (reading, tables, table);
  if (rate_hz > 0)
    return store_columns (reading, table, rate_hz, error);
  return soleus_reader_fail_no_rate (error,
      _ ("the table “%s” has no sampling rate, expected an attribute "
         "like “sampling rate”; tell the rate in Hz with the rate "
         "option"),
      table->path);
}

static gboolean
read_hdf5 (SoleusReader *reader, GError **error)
{
  Reading reading = {.reader = reader};
  gboolean found = FALSE, read = FALSE;

  if (!soleus_hdf5_open (reader->file, &reading.file))
    return soleus_reader_fail (
        error, _ ("the HDF5 file is damaged: it cannot be opened"));
  reading.spool = soleus_spool_new (SOLEUS_MAX_CHANNELS, error);
  if (reading.spool != NULL)
    {
      read = reader->options->dataset != NULL
          || read_opensignals (&reading, &found, error);
      if (read && !found)
        read = read_table (&reading, error);
      read = read && soleus_spool_finish (reading.spool, error);
    }
  soleus_hdf5_log_lost (reader->log, reading.n_lost);
  if (!read)
    {
      soleus_spool_free (reading.spool);
      return FALSE;
    }
  reader->source_class = &soleus_spool_class;
  reader->source = reading.spool;
  if (reader->channels->len == 0)
    return soleus_reader_fail (
        error, _ ("no channel of the HDF5 file can be read"));
  return TRUE;
}

static void
list_tables_hdf5 (const SoleusFile *file, GPtrArray *tables)
{
  g_autoptr (GPtrArray) list = NULL;
  SoleusHdf5 hdf5;

  if (!soleus_hdf5_open (file, &hdf5))
    return;
  list = soleus_hdf5_find_tables (&hdf5, hdf5.root);
  for (guint i = 0; i < list->len; i++)
    {
      const SoleusHdf5Table *table = g_ptr_array_index (list, i);
      if (table->safe && table->n_columns <= SOLEUS_MAX_CHANNELS
          && table->n_rows >= 2)
        g_ptr_array_add (tables,
            soleus_table_info_new (
                table->path, table->n_rows, table->n_columns));
    }
}

static guint
sniff_hdf5 (const guint8 *head, gsize n, const char *name)
{
  return n >= 8 && memcmp (head, "\211HDF\r\n\032\n", 8) == 0 ? 90 : 0;
}

const SoleusFormat soleus_format_hdf5 = {
    .id = "hdf5",
    .name = N_ ("HDF5 (OpenSignals and others)"),
    .globs = "*.h5;*.hdf5;*.hdf",
    .sniff = sniff_hdf5,
    .read = read_hdf5,
    .list_tables = list_tables_hdf5,
};
