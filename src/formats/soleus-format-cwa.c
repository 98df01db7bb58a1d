/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-format.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "soleus-cwa-block.h"
#include "soleus-packets.h"
#include "soleus-spool.h"

extern const SoleusFormat soleus_format_cwa;

typedef struct
{
  SoleusReader *reader;
  SoleusSpool *spool;
  SoleusPackets *packets;
  SoleusCwaBlock first; /* the first sound one: all must be like it */
  guint n_damaged;
  guint n_other; /* of another rate or number of axes */
} Reading;

static void
store_block (Reading *reading, const SoleusCwaBlock *block)
{
  const guint n_axes = MIN (block->n_axes, 6);

  for (guint axis = 0; axis < n_axes; axis++)
    {
      /* With six axes rotation comes first. */
      gboolean rotation = n_axes == 6 && axis < 3;
      double per_unit = rotation ? block->per_degree_s : block->per_g;
      for (guint i = 0; i < block->n_samples; i++)
        soleus_spool_add_one (reading->spool, axis,
            (float)(soleus_cwa_block_sample (block, axis, i) / per_unit));
    }
  soleus_packets_add (reading->packets, block->start_s, block->n_samples);
}

static gboolean
take_block (Reading *reading, const SoleusCwaBlock *block, GError **error)
{
  if (block->n_samples == 0)
    return TRUE;
  if (reading->spool == NULL)
    {
      reading->first = *block;
      reading->packets = soleus_packets_new (block->rate_hz);
      reading->spool = soleus_spool_new (MIN (block->n_axes, 6), error);
      if (reading->spool == NULL)
        return FALSE;
    }
  if (block->n_axes != reading->first.n_axes
      || block->rate_hz != reading->first.rate_hz)
    reading->n_other++;
  else
    store_block (reading, block);
  return TRUE;
}

static gboolean
read_blocks (Reading *reading, GError **error)
{
  const SoleusFile *file = reading->reader->file;
  const gsize n = file->size / SOLEUS_CWA_BLOCK_BYTES;

  for (gsize i = 0; i < n; i++)
    {
      const guint8 *bytes = file->data + i * SOLEUS_CWA_BLOCK_BYTES;
      SoleusCwaBlock block;
      SoleusCwaState state = soleus_cwa_block_read (bytes, &block);
      reading->n_damaged += state == SOLEUS_CWA_DAMAGED;
      if (state == SOLEUS_CWA_SOUND && !take_block (reading, &block, error))
        return FALSE;
      if (i % 4096 != 4095)
        continue;
      if (soleus_progress_stop (reading->reader->progress, error)
          || !soleus_file_check (file, error))
        return FALSE;
      soleus_progress_report (reading->reader->progress, (double)i / (double)n);
    }
  if (reading->spool == NULL || soleus_spool_get_n (reading->spool, 0) == 0)
    return soleus_reader_fail (error,
        _ ("the file holds 0 sound data blocks (%u damaged), expected at "
           "least one"),
        reading->n_damaged);
  return soleus_spool_finish (reading->spool, error);
}

static void
add_channels (Reading *reading)
{
  static const char *const labels[] = {
      "Gyro X", "Gyro Y", "Gyro Z", "Accel X", "Accel Y", "Accel Z"};
  const guint n_axes = MIN (reading->first.n_axes, 6);
  const double rate_hz = soleus_packets_get_rate_hz (reading->packets);

  for (guint axis = 0; axis < n_axes; axis++)
    {
      const guint row = axis + 6 - n_axes;
      double to_own;
      SoleusChannel *channel = soleus_reader_add_channel (reading->reader,
          labels[row], row < 3 ? "deg/s" : "g", rate_hz, &to_own);
      soleus_packets_add_runs (reading->packets, channel);
      soleus_spool_set_scale (reading->spool, axis, to_own, 0.0);
      channel->lsb = to_own
          / (row < 3 ? reading->first.per_degree_s : reading->first.per_g);
    }
}

static void
tell_damage (const Reading *reading)
{
  SoleusReadLog *log = reading->reader->log;
  g_autofree char *n_damaged = g_strdup_printf ("%u", reading->n_damaged);
  g_autofree char *n_other = g_strdup_printf ("%u", reading->n_other);
  gsize trailing = reading->reader->file->size % SOLEUS_CWA_BLOCK_BYTES;

  if (reading->n_damaged > 0)
    soleus_read_log_add (
        log, SOLEUS_LOG_LOST, "blocks-damaged", "count", n_damaged, NULL);
  if (reading->n_other > 0)
    soleus_read_log_add (
        log, SOLEUS_LOG_LOST, "blocks-other", "count", n_other, NULL);
  if (trailing > 0)
    {
      g_autofree char *bytes = g_strdup_printf ("%" G_GSIZE_FORMAT, trailing);
      soleus_read_log_add (
          log, SOLEUS_LOG_LOST, "block-cut", "bytes", bytes, NULL);
    }
  soleus_packets_tell (reading->packets, log);
}

static gboolean
read_cwa (SoleusReader *reader, GError **error)
{
  Reading reading = {.reader = reader};
  gboolean read = read_blocks (&reading, error);

  if (read)
    {
      soleus_packets_finish (reading.packets);
      add_channels (&reading);
      tell_damage (&reading);
      reader->start = soleus_packets_dup_start (reading.packets);
      reader->source_class = &soleus_spool_class;
      reader->source = g_steal_pointer (&reading.spool);
    }
  soleus_packets_free (reading.packets);
  soleus_spool_free (reading.spool);
  return read;
}

static guint
sniff_cwa (const guint8 *head, gsize n, const char *name)
{
  /* "MD" and the length of the header, or a file that lost it. */
  if (n >= 4 && memcmp (head, "MD\374\003", 4) == 0)
    return 90;
  return n >= 4 && memcmp (head, "AX\374\001", 4) == 0 ? 80 : 0;
}

const SoleusFormat soleus_format_cwa = {
    .id = "cwa",
    .name = N_ ("Axivity AX3 and AX6 (CWA)"),
    .globs = "*.cwa",
    .sniff = sniff_cwa,
    .read = read_cwa,
};
