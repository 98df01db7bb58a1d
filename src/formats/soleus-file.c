/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "soleus-error.h"

#define WHOLE_UP_TO_BYTES (4 << 20)
#define BLOCK_BYTES 4096
#define N_BLOCKS 64

static gboolean
fail_errno (int code, GError **error)
{
  int saved = errno;

  if (saved == ENOENT || saved == ENOTDIR)
    g_set_error_literal (
        error, SOLEUS_ERROR, SOLEUS_ERROR_MISSING, _ ("there is no such file"));
  else
    g_set_error (error, SOLEUS_ERROR, code, _ ("the file cannot be read: %s"),
        g_strerror (saved));
  return FALSE;
}

static gboolean
map (SoleusFile *file, GError **error)
{
  struct stat info;
  void *bytes;

  if (fstat (file->fd, &info) != 0)
    return fail_errno (SOLEUS_ERROR_IO, error);
  if (S_ISDIR (info.st_mode))
    {
      g_set_error_literal (error, SOLEUS_ERROR, SOLEUS_ERROR_UNSUPPORTED,
          _ ("this is a folder, expected the file of a recording"));
      return FALSE;
    }
  if (!S_ISREG (info.st_mode))
    {
      g_set_error_literal (error, SOLEUS_ERROR, SOLEUS_ERROR_UNSUPPORTED,
          _ ("this is a device or a pipe, expected the file of a recording"));
      return FALSE;
    }
  if (info.st_size == 0)
    {
      g_set_error_literal (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
          _ ("the file is empty (0 bytes), expected a recording"));
      return FALSE;
    }
  file->size = (gsize)info.st_size;
  bytes = mmap (NULL, file->size, PROT_READ, MAP_PRIVATE, file->fd, 0);
  if (bytes == MAP_FAILED)
    return fail_errno (SOLEUS_ERROR_IO, error);
  file->data = bytes;
  return TRUE;
}

SoleusFile *
soleus_file_open (const char *path, GError **error)
{
  g_autoptr (SoleusFile) file = g_new0 (SoleusFile, 1);

  g_atomic_ref_count_init (&file->refs);
  file->path = g_strdup (path);
  file->name = g_filename_display_basename (path);
  /* Not blocking: a pipe without a writer must not hang the program. */
  file->fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file->fd < 0)
    {
      fail_errno (SOLEUS_ERROR_IO, error);
      return NULL;
    }
  if (!map (file, error))
    return NULL;
  return g_steal_pointer (&file);
}

SoleusFile *
soleus_file_new_for_bytes (const char *name, const guint8 *data, gsize size)
{
  SoleusFile *file = g_new0 (SoleusFile, 1);

  g_atomic_ref_count_init (&file->refs);
  file->name = g_strdup (name);
  file->data = data;
  file->size = size;
  file->fd = -1;
  return file;
}

SoleusFile *
soleus_file_ref (SoleusFile *file)
{
  g_atomic_ref_count_inc (&file->refs);
  return file;
}

void
soleus_file_unref (SoleusFile *file)
{
  if (file == NULL || !g_atomic_ref_count_dec (&file->refs))
    return;
  if (file->fd >= 0)
    {
      if (file->data != NULL)
        munmap ((void *)file->data, file->size);
      close (file->fd);
    }
  g_free (file->path);
  g_free (file->name);
  g_free (file);
}

gboolean
soleus_file_check (const SoleusFile *file, GError **error)
{
  struct stat info;

  if (file->fd < 0)
    return TRUE;
  if (fstat (file->fd, &info) == 0 && (gsize)info.st_size >= file->size)
    return TRUE;
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_IO,
      _ ("%s: the file was cut short while it was open; it had %zu "
         "bytes."),
      file->name, file->size);
  return FALSE;
}

void
soleus_file_forget (const SoleusFile *file, gsize offset, gsize n)
{
  const gsize page = (gsize)sysconf (_SC_PAGESIZE);
  gsize first, end;

  if (file->fd < 0 || offset > file->size || n > file->size - offset)
    return;
  first = (offset + page - 1) / page * page;
  end = (offset + n) / page * page;
  if (end > first)
    madvise ((void *)(file->data + first), end - first, MADV_DONTNEED);
}

static void
advise (const SoleusFile *file, int advice)
{
  if (file->fd >= 0)
    madvise ((void *)file->data, file->size, advice);
}

void
soleus_file_fingerprint (const SoleusFile *file, GChecksum *checksum)
{
  guint64 size_le = GUINT64_TO_LE ((guint64)file->size);

  g_checksum_update (checksum, (const guchar *)&size_le, sizeof size_le);
  if (file->size <= WHOLE_UP_TO_BYTES)
    {
      g_checksum_update (checksum, file->data, (gssize)file->size);
      return;
    }
  /* Single pages: what lies around them need not come from the disk. */
  advise (file, MADV_RANDOM);
  for (gsize i = 0; i < N_BLOCKS; i++)
    {
      gsize offset = (file->size - BLOCK_BYTES) / (N_BLOCKS - 1) * i;
      offset -= offset % BLOCK_BYTES;
      if (i == N_BLOCKS - 1)
        offset = file->size - BLOCK_BYTES;
      g_checksum_update (checksum, file->data + offset, BLOCK_BYTES);
    }
  advise (file, MADV_NORMAL);
}
