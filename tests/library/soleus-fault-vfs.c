/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-fault-vfs.h"

#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

/* What stood in a file before a write that no sync has made lasting. */
typedef struct
{
  sqlite3_file *real;
  sqlite3_int64 offset;
  int n_before; /* bytes that were there; fewer at the end of the file */
  int n_written;
  guint8 *before;
} Unsynced;

static struct
{
  sqlite3_vfs *real;
  guint n;
  guint n_open;
  guint fail_at;
  int code;
  guint power_off_at;
  GRand *rand;
  GQueue unsynced; /* of Unsynced, oldest first */
} fault;

/* The real file lies behind this in the same block. */
typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
} File;

#define REAL(file) (((File *)(file))->real)

static void
unsynced_free (gpointer data)
{
  Unsynced *piece = data;

  g_free (piece->before);
  g_free (piece);
}

/* The newest first: an older piece may lie under a newer one. */
static void
power_off (void)
{
  Unsynced *piece;

  while ((piece = g_queue_pop_tail (&fault.unsynced)) != NULL)
    if (g_rand_boolean (fault.rand))
      {
        g_autofree guint8 *zeros = g_malloc0 ((gsize)MAX (piece->n_written, 1));
        memcpy (zeros, piece->before, (gsize)piece->n_before);
        piece->real->pMethods->xWrite (
            piece->real, zeros, piece->n_written, piece->offset);
      }
  _exit (SOLEUS_FAULT_POWER_OFF);
}

/* SQLITE_OK when this change may happen. */
static int
count_change (void)
{
  fault.n++;
  if (fault.power_off_at != 0 && fault.n >= fault.power_off_at)
    power_off ();
  if (fault.fail_at != 0 && fault.n >= fault.fail_at)
    return fault.code;
  return SQLITE_OK;
}

static void
remember (sqlite3_file *real, int n, sqlite3_int64 offset)
{
  Unsynced *piece = g_new0 (Unsynced, 1);
  sqlite3_int64 size = 0;

  real->pMethods->xFileSize (real, &size);
  piece->real = real;
  piece->offset = offset;
  piece->n_written = n;
  piece->n_before = (int)CLAMP (size - offset, 0, n);
  piece->before = g_malloc0 ((gsize)MAX (n, 1));
  if (piece->n_before > 0)
    real->pMethods->xRead (real, piece->before, piece->n_before, offset);
  g_queue_push_tail (&fault.unsynced, piece);
}

/* Lasting, or closed: nothing of @real can be taken back any more. */
static void
forget (sqlite3_file *real)
{
  for (GList *link = fault.unsynced.head; link != NULL;)
    {
      GList *next = link->next;
      if (((Unsynced *)link->data)->real == real)
        {
          unsynced_free (link->data);
          g_queue_delete_link (&fault.unsynced, link);
        }
      link = next;
    }
}

static int
fault_close (sqlite3_file *file)
{
  forget (REAL (file));
  fault.n_open--;
  return REAL (file)->pMethods->xClose (REAL (file));
}

static int
fault_read (sqlite3_file *file, void *out, int n, sqlite3_int64 offset)
{
  return REAL (file)->pMethods->xRead (REAL (file), out, n, offset);
}

static int
fault_write (sqlite3_file *file, const void *bytes, int n, sqlite3_int64 offset)
{
  int status = count_change ();

  if (status != SQLITE_OK)
    return status;
  if (fault.power_off_at != 0)
    remember (REAL (file), n, offset);
  return REAL (file)->pMethods->xWrite (REAL (file), bytes, n, offset);
}

static int
fault_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  int status = count_change ();

  if (status != SQLITE_OK)
    return status;
  return REAL (file)->pMethods->xTruncate (REAL (file), size);
}

static int
fault_sync (sqlite3_file *file, int flags)
{
  int status = count_change ();

  if (status != SQLITE_OK)
    return status;
  forget (REAL (file));
  return REAL (file)->pMethods->xSync (REAL (file), flags);
}

static int
fault_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return REAL (file)->pMethods->xFileSize (REAL (file), size);
}

static int
fault_lock (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xLock (REAL (file), level);
}

static int
fault_unlock (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xUnlock (REAL (file), level);
}

static int
fault_check_lock (sqlite3_file *file, int *out)
{
  return REAL (file)->pMethods->xCheckReservedLock (REAL (file), out);
}

static int
fault_control (sqlite3_file *file, int op, void *arg)
{
  return REAL (file)->pMethods->xFileControl (REAL (file), op, arg);
}

static int
fault_sector_size (sqlite3_file *file)
{
  return REAL (file)->pMethods->xSectorSize (REAL (file));
}

static int
fault_traits (sqlite3_file *file)
{
  return REAL (file)->pMethods->xDeviceCharacteristics (REAL (file));
}

static int
fault_shm_map (
    sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
  return REAL (file)->pMethods->xShmMap (REAL (file), page, size, extend, out);
}

static int
fault_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return REAL (file)->pMethods->xShmLock (REAL (file), offset, n, flags);
}

static void
fault_shm_barrier (sqlite3_file *file)
{
  REAL (file)->pMethods->xShmBarrier (REAL (file));
}

static int
fault_shm_unmap (sqlite3_file *file, int remove)
{
  return REAL (file)->pMethods->xShmUnmap (REAL (file), remove);
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = fault_close,
    .xRead = fault_read,
    .xWrite = fault_write,
    .xTruncate = fault_truncate,
    .xSync = fault_sync,
    .xFileSize = fault_size,
    .xLock = fault_lock,
    .xUnlock = fault_unlock,
    .xCheckReservedLock = fault_check_lock,
    .xFileControl = fault_control,
    .xSectorSize = fault_sector_size,
    .xDeviceCharacteristics = fault_traits,
    .xShmMap = fault_shm_map,
    .xShmLock = fault_shm_lock,
    .xShmBarrier = fault_shm_barrier,
    .xShmUnmap = fault_shm_unmap,
};

static int
fault_open (sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *out,
    int flags, int *out_flags)
{
  File *file = (File *)out;
  int status;

  file->real = (sqlite3_file *)(file + 1);
  status = fault.real->xOpen (fault.real, name, file->real, flags, out_flags);
  file->base.pMethods = file->real->pMethods == NULL ? NULL : &methods;
  if (file->base.pMethods != NULL)
    fault.n_open++;
  return status;
}

void
soleus_fault_vfs_install (void)
{
  static sqlite3_vfs vfs;

  if (fault.real != NULL)
    return;
  fault.real = sqlite3_vfs_find (NULL);
  vfs = *fault.real;
  vfs.zName = "soleus-fault";
  vfs.szOsFile = (int)sizeof (File) + fault.real->szOsFile;
  vfs.xOpen = fault_open;
  sqlite3_vfs_register (&vfs, 1);
}

void
soleus_fault_vfs_fail_at (guint n, int code)
{
  fault.n = 0;
  fault.fail_at = n;
  fault.code = code;
}

guint
soleus_fault_vfs_get_n (void)
{
  return fault.n;
}

guint
soleus_fault_vfs_get_n_open (void)
{
  return fault.n_open;
}

void
soleus_fault_vfs_power_off_at (guint n, GRand *rand)
{
  fault.n = 0;
  fault.power_off_at = n;
  fault.rand = rand;
}
