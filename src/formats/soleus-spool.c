/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-spool.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "soleus-error.h"

#define CHUNK 16384 /* samples of one channel that lie together */
#define CHUNK_BYTES (CHUNK * sizeof (float))

typedef struct
{
  float *chunk; /* that is being filled; NULL: none yet */
  gsize n_in_chunk;
  GArray *chunks; /* of guint32: number of the chunk in the file */
  guint64 n;
  float gain;
  float shift;
  guint stored; /* whose chunks are read */
} Lane;

struct _SoleusSpool
{
  int fd;
  Lane *lanes;
  guint n_lanes;
  guint32 n_chunks;
  const guint8 *data; /* mapped once finished */
  GError *error; /* of soleus_spool_add_one() */
};

static int
open_unlinked (void)
{
  const char *told = g_getenv ("TMPDIR");
  const char *const dirs[] = {
      told != NULL && *told != '\0' ? told : "/var/tmp", g_get_tmp_dir ()};

  for (gsize i = 0; i < G_N_ELEMENTS (dirs); i++)
    {
      g_autofree char *path =
          g_build_filename (dirs[i], "soleus-spool-XXXXXX", NULL);
      int fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
      if (fd < 0)
        continue;
      g_unlink (path);
      return fd;
    }
  return -1;
}

static gboolean
fail (GError **error)
{
  int saved = errno;

  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_IO,
      _ ("the samples cannot be kept in a temporary file: %s"),
      g_strerror (saved));
  return FALSE;
}

SoleusSpool *
soleus_spool_new (guint n_channels, GError **error)
{
  g_autoptr (SoleusSpool) spool = g_new0 (SoleusSpool, 1);

  spool->lanes = g_new0 (Lane, MAX (n_channels, 1));
  spool->n_lanes = n_channels;
  for (guint i = 0; i < n_channels; i++)
    {
      spool->lanes[i].chunks = g_array_new (FALSE, FALSE, sizeof (guint32));
      spool->lanes[i].gain = 1.0f;
      spool->lanes[i].stored = i;
    }
  spool->fd = open_unlinked ();
  if (spool->fd < 0)
    {
      fail (error);
      return NULL;
    }
  return g_steal_pointer (&spool);
}

void
soleus_spool_free (SoleusSpool *spool)
{
  if (spool == NULL)
    return;
  for (guint i = 0; i < spool->n_lanes; i++)
    {
      g_free (spool->lanes[i].chunk);
      g_array_unref (spool->lanes[i].chunks);
    }
  if (spool->data != NULL)
    munmap ((void *)spool->data, spool->n_chunks * CHUNK_BYTES);
  if (spool->fd >= 0)
    close (spool->fd);
  g_clear_error (&spool->error);
  g_free (spool->lanes);
  g_free (spool);
}

static gboolean
write_chunk (SoleusSpool *spool, Lane *lane, GError **error)
{
  const off_t place = (off_t)((gsize)spool->n_chunks * CHUNK_BYTES);
  gsize done = 0;

  while (done < CHUNK_BYTES)
    {
      gssize n = pwrite (spool->fd, (const guint8 *)lane->chunk + done,
          CHUNK_BYTES - done, place + (off_t)done);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return fail (error);
      done += (gsize)n;
    }
  g_array_append_val (lane->chunks, spool->n_chunks);
  spool->n_chunks++;
  lane->n_in_chunk = 0;
  return TRUE;
}

gboolean
soleus_spool_add (SoleusSpool *spool, guint channel, const float *samples,
    gsize n, GError **error)
{
  Lane *lane = &spool->lanes[channel];

  if (lane->chunk == NULL)
    lane->chunk = g_new0 (float, CHUNK);
  while (n > 0)
    {
      gsize take = MIN (n, CHUNK - lane->n_in_chunk);
      memcpy (lane->chunk + lane->n_in_chunk, samples, take * sizeof *samples);
      lane->n_in_chunk += take;
      lane->n += take;
      samples += take;
      n -= take;
      if (lane->n_in_chunk == CHUNK && !write_chunk (spool, lane, error))
        return FALSE;
    }
  return TRUE;
}

void
soleus_spool_add_one (SoleusSpool *spool, guint channel, float sample)
{
  Lane *lane = &spool->lanes[channel];

  if (lane->chunk != NULL && lane->n_in_chunk + 1 < CHUNK)
    {
      lane->chunk[lane->n_in_chunk++] = sample;
      lane->n++;
      return;
    }
  if (spool->error == NULL)
    soleus_spool_add (spool, channel, &sample, 1, &spool->error);
}

guint64
soleus_spool_get_n (const SoleusSpool *spool, guint channel)
{
  return spool->lanes[channel].n;
}

gboolean
soleus_spool_finish (SoleusSpool *spool, GError **error)
{
  if (spool->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&spool->error));
      return FALSE;
    }
  for (guint i = 0; i < spool->n_lanes; i++)
    {
      if (spool->lanes[i].n_in_chunk > 0
          && !write_chunk (spool, &spool->lanes[i], error))
        return FALSE;
      g_clear_pointer (&spool->lanes[i].chunk, g_free);
    }
  if (spool->n_chunks > 0)
    {
      void *data = mmap (NULL, spool->n_chunks * CHUNK_BYTES, PROT_READ,
          MAP_SHARED, spool->fd, 0);
      if (data == MAP_FAILED)
        return fail (error);
      spool->data = data;
    }
  return TRUE;
}

void
soleus_spool_set_scale (
    SoleusSpool *spool, guint channel, double gain, double shift)
{
  spool->lanes[channel].gain = (float)gain;
  spool->lanes[channel].shift = (float)shift;
}

void
soleus_spool_map (SoleusSpool *spool, guint channel, guint stored)
{
  spool->lanes[channel].stored = stored;
}

/* The @n samples that lie together from sample @idx on; at most @n. */
static const float *
chunk_at (const SoleusSpool *spool, guint channel, guint64 idx, gsize *n)
{
  const Lane *lane = &spool->lanes[spool->lanes[channel].stored];
  guint32 chunk = g_array_index (lane->chunks, guint32, (guint)(idx / CHUNK));

  *n = MIN (*n, CHUNK - (gsize)(idx % CHUNK));
  return (const float *)(gconstpointer)(spool->data + chunk * CHUNK_BYTES)
      + idx % CHUNK;
}

static gboolean
spool_read (gpointer source, guint channel, guint64 first_idx, gsize n,
    float *out, GError **error)
{
  const SoleusSpool *spool = source;
  const float gain = spool->lanes[channel].gain;
  const float shift = spool->lanes[channel].shift;

  while (n > 0)
    {
      gsize take = n;
      const float *stored = chunk_at (spool, channel, first_idx, &take);
      for (gsize i = 0; i < take; i++)
        out[i] = stored[i] * gain + shift;
      out += take;
      first_idx += take;
      n -= take;
    }
  return TRUE;
}

static void
spool_forget (gpointer source, guint channel, guint64 first_idx, gsize n)
{
  const SoleusSpool *spool = source;
  guint64 idx = (first_idx + CHUNK - 1) / CHUNK * CHUNK;

  for (; idx + CHUNK <= first_idx + n; idx += CHUNK)
    {
      gsize take = CHUNK;
      const float *stored = chunk_at (spool, channel, idx, &take);
      madvise ((void *)stored, CHUNK_BYTES, MADV_DONTNEED);
    }
}

static void
spool_free (gpointer source)
{
  soleus_spool_free (source);
}

const SoleusSourceClass soleus_spool_class = {
    .read = spool_read,
    .forget = spool_forget,
    .free = spool_free,
};
