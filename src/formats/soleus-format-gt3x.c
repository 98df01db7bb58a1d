/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-format.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-cursor.h"
#include "soleus-error.h"
#include "soleus-gt3x-log.h"
#include "soleus-packets.h"
#include "soleus-spool.h"

extern const SoleusFormat soleus_format_gt3x;

#define MAX_INFO_BYTES (64 << 10)
#define MAX_LOG_BYTES (G_GUINT64_CONSTANT (8) << 30)
#define MAX_ENTRIES 1000
/* Bytes between records: more is no log, but may be packed very small. */
#define MAX_STRAY_BYTES (16 << 20)
/* Recorders of serial numbers NEO and CLE leave the scale out: theirs. */
#define OLD_STEPS_PER_G 341.0

typedef struct
{
  SoleusReader *reader;
  SoleusSpool *spool;
  SoleusPackets *packets;
  double rate_hz;
  double steps_per_g;
  gsize n_stray; /* bytes that are in no record */
  guint n_damaged;
} Reading;

typedef struct archive Archive;

static void
archive_close (Archive *archive)
{
  archive_read_free (archive);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_close)

/* The archive, at the data of the entry @name; NULL: it has none. */
static Archive *
open_entry (const SoleusFile *file, const char *name)
{
  g_autoptr (Archive) archive = archive_read_new ();
  struct archive_entry *entry;

  archive_read_support_format_zip (archive);
  if (archive_read_open_memory (archive, file->data, file->size) != ARCHIVE_OK)
    return NULL;
  for (guint i = 0; i < MAX_ENTRIES; i++)
    {
      const char *found;
      if (archive_read_next_header (archive, &entry) != ARCHIVE_OK)
        return NULL;
      found = archive_entry_pathname (entry);
      if (found != NULL && strcmp (found, name) == 0)
        return g_steal_pointer (&archive);
    }
  return NULL;
}

static gboolean
read_info (Reading *reading, GError **error)
{
  g_autoptr (Archive) archive = open_entry (reading->reader->file, "info.txt");
  g_autofree char *text = g_malloc0 (MAX_INFO_BYTES + 1);
  g_auto (GStrv) lines = NULL;

  if (archive == NULL || archive_read_data (archive, text, MAX_INFO_BYTES) <= 0)
    return soleus_reader_fail (
        error, _ ("the archive holds no info.txt, expected one"));
  reading->steps_per_g = OLD_STEPS_PER_G;
  lines = g_strsplit_set (text, "\r\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      const char *colon = strchr (lines[i], ':');
      if (colon == NULL)
        continue;
      if (g_str_has_prefix (lines[i], "Sample Rate"))
        soleus_text_to_double (colon + 1, &reading->rate_hz);
      if (g_str_has_prefix (lines[i], "Acceleration Scale"))
        soleus_text_to_double (colon + 1, &reading->steps_per_g);
    }
  if (reading->rate_hz < 1 || reading->rate_hz > 1000)
    return soleus_reader_fail (error,
        _ ("the sampling rate in info.txt is %g Hz, expected 1 to 1000"),
        reading->rate_hz);
  if (!(reading->steps_per_g >= 1 && reading->steps_per_g <= 1e6))
    return soleus_reader_fail (error,
        _ ("the acceleration scale in info.txt is %g, expected 1 to "
           "1,000,000"),
        reading->steps_per_g);
  return TRUE;
}

static void
take_record (Reading *reading, const SoleusGt3xRecord *record)
{
  const guint n = soleus_gt3x_record_n_samples (record);

  if (n == 0)
    return;
  if (!record->sound)
    {
      reading->n_damaged++;
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      int xyz[3];
      soleus_gt3x_record_sample (record, i, xyz);
      for (guint axis = 0; axis < 3; axis++)
        soleus_spool_add_one (
            reading->spool, axis, (float)(xyz[axis] / reading->steps_per_g));
    }
  soleus_packets_add (reading->packets, record->time_s, n);
}

/* Takes all whole records of @bytes; returns how many bytes they are. */
static gsize
take_records (Reading *reading, const guint8 *bytes, gsize n)
{
  gsize pos = 0;

  while (pos < n)
    {
      SoleusGt3xRecord record;
      gsize used = soleus_gt3x_record_read (bytes + pos, n - pos, &record);
      if (used == 0)
        break;
      if (record.type != G_MAXUINT)
        take_record (reading, &record);
      else
        reading->n_stray += used;
      pos += used;
    }
  return pos;
}

static gboolean
read_log (Reading *reading, GError **error)
{
  g_autoptr (Archive) archive = open_entry (reading->reader->file, "log.bin");
  g_autofree guint8 *buffer = g_malloc (2 * SOLEUS_GT3X_MAX_RECORD_BYTES);
  gsize n = 0;
  guint64 n_read = 0;
  gssize got;

  if (archive == NULL)
    return soleus_reader_fail (error,
        _ ("the archive holds no log.bin, expected one (the oldest GT3X "
           "files have activity.bin, which is not read)"));
  while ((got = archive_read_data (
              archive, buffer + n, SOLEUS_GT3X_MAX_RECORD_BYTES))
      > 0)
    {
      gsize used;
      n += (gsize)got;
      n_read += (guint64)got;
      used = take_records (reading, buffer, n);
      memmove (buffer, buffer + used, n - used);
      n -= used;
      /* What is left is less than a record: the next piece fits behind. */
      g_assert (n < SOLEUS_GT3X_MAX_RECORD_BYTES);
      if (soleus_progress_stop (reading->reader->progress, error)
          || !soleus_file_check (reading->reader->file, error))
        return FALSE;
      if (n_read > MAX_LOG_BYTES || reading->n_stray > MAX_STRAY_BYTES)
        break;
    }
  if (got < 0 || n > 0 || reading->n_stray > MAX_STRAY_BYTES)
    soleus_read_log_add (
        reading->reader->log, SOLEUS_LOG_LOST, "archive-cut", NULL);
  if (soleus_spool_get_n (reading->spool, 0) == 0)
    return soleus_reader_fail (error,
        _ ("log.bin holds 0 sound records of samples (%u damaged), expected "
           "at least one"),
        reading->n_damaged);
  return soleus_spool_finish (reading->spool, error);
}

static void
add_channels (Reading *reading)
{
  static const char *const labels[] = {"Accel X", "Accel Y", "Accel Z"};
  const double rate_hz = soleus_packets_get_rate_hz (reading->packets);

  for (guint axis = 0; axis < 3; axis++)
    {
      double to_own;
      SoleusChannel *channel = soleus_reader_add_channel (
          reading->reader, labels[axis], "g", rate_hz, &to_own);
      soleus_packets_add_runs (reading->packets, channel);
      soleus_spool_set_scale (reading->spool, axis, to_own, 0.0);
      channel->lsb = to_own / reading->steps_per_g;
    }
  if (reading->n_damaged > 0)
    {
      g_autofree char *count = g_strdup_printf ("%u", reading->n_damaged);
      soleus_read_log_add (reading->reader->log, SOLEUS_LOG_LOST,
          "blocks-damaged", "count", count, NULL);
    }
  soleus_packets_tell (reading->packets, reading->reader->log);
}

static gboolean
read_gt3x (SoleusReader *reader, GError **error)
{
  Reading reading = {.reader = reader};
  gboolean read = FALSE;

  if (!read_info (&reading, error))
    return FALSE;
  reading.packets = soleus_packets_new (reading.rate_hz);
  reading.spool = soleus_spool_new (3, error);
  if (reading.spool != NULL && read_log (&reading, error))
    {
      soleus_packets_finish (reading.packets);
      add_channels (&reading);
      reader->start = soleus_packets_dup_start (reading.packets);
      reader->source_class = &soleus_spool_class;
      reader->source = g_steal_pointer (&reading.spool);
      read = TRUE;
    }
  soleus_packets_free (reading.packets);
  soleus_spool_free (reading.spool);
  return read;
}

/* A zip archive by that name, or one that begins with the log. */
static guint
sniff_gt3x (const guint8 *head, gsize n, const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  if (n < 40 || memcmp (head, "PK\003\004", 4) != 0)
    return 0;
  if (g_str_has_suffix (lower, ".gt3x") || memcmp (head + 30, "log.bin", 7) == 0
      || memcmp (head + 30, "info.txt", 8) == 0)
    return 90;
  return 0;
}

const SoleusFormat soleus_format_gt3x = {
    .id = "gt3x",
    .name = N_ ("ActiGraph (GT3X)"),
    .globs = "*.gt3x",
    .sniff = sniff_gt3x,
    .read = read_gt3x,
};
