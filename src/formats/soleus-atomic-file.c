/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-atomic-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "soleus-error.h"

struct _SoleusAtomicFile
{
  char *path;
  char *neighbour;
  int fd;
};

static gboolean
fail (const SoleusAtomicFile *file, GError **error)
{
  int saved = errno;

  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_IO,
      _ ("%s: the file cannot be written: %s."), file->path,
      g_strerror (saved));
  return FALSE;
}

SoleusAtomicFile *
soleus_atomic_file_new (const char *path, GError **error)
{
  g_autoptr (SoleusAtomicFile) file = g_new0 (SoleusAtomicFile, 1);

  file->path = g_strdup (path);
  file->neighbour = g_strconcat (path, ".XXXXXX", NULL);
  file->fd = g_mkstemp_full (file->neighbour, O_RDWR | O_CLOEXEC, 0666);
  if (file->fd < 0)
    {
      g_clear_pointer (&file->neighbour, g_free);
      fail (file, error);
      return NULL;
    }
  return g_steal_pointer (&file);
}

gboolean
soleus_atomic_file_write (
    SoleusAtomicFile *file, const void *bytes, gsize n, GError **error)
{
  const char *p = bytes;

  while (n > 0)
    {
      gssize done = write (file->fd, p, n);
      if (done < 0 && errno == EINTR)
        continue;
      if (done < 0)
        return fail (file, error);
      p += done;
      n -= (gsize)done;
    }
  return TRUE;
}

gboolean
soleus_atomic_file_commit (SoleusAtomicFile *file, GError **error)
{
  if (fsync (file->fd) != 0 || g_rename (file->neighbour, file->path) != 0)
    return fail (file, error);
  g_clear_pointer (&file->neighbour, g_free);
  return TRUE;
}

void
soleus_atomic_file_free (SoleusAtomicFile *file)
{
  if (file == NULL)
    return;
  if (file->fd >= 0)
    close (file->fd);
  if (file->neighbour != NULL)
    g_unlink (file->neighbour);
  g_free (file->neighbour);
  g_free (file->path);
  g_free (file);
}
