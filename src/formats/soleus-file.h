/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A regular file, mapped read-only. Reference counted, readable from any
 * thread. Bytes are touched only after soleus_file_check(): a file that was
 * cut short while open would else end the program.
 */
typedef struct
{
  gatomicrefcount refs;
  char *path;
  char *name; /* without folder, UTF-8, for people */
  const guint8 *data; /* [size]; NULL only with size 0 */
  gsize size;
  int fd; /* -1: bytes in memory */
} SoleusFile;

/* NULL and SOLEUS_ERROR_MISSING (no such file), _UNSUPPORTED (a folder, a
 * device), _INVALID (empty) or _IO. The message does not name the file. */
SoleusFile *soleus_file_open (const char *path, GError **error);

/* The same over bytes in memory, which must outlive it; for tests. */
SoleusFile *soleus_file_new_for_bytes (
    const char *name, const guint8 *data, gsize size);

SoleusFile *soleus_file_ref (SoleusFile *file);
void soleus_file_unref (SoleusFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusFile, soleus_file_unref)

/* FALSE and SOLEUS_ERROR_IO when the file is now shorter than it was. */
gboolean soleus_file_check (const SoleusFile *file, GError **error);

/* Lets go of the pages that lie wholly inside [offset, offset + n). */
void soleus_file_forget (const SoleusFile *file, gsize offset, gsize n);

/*
 * Adds what identifies the content to @checksum: the size and all bytes up
 * to 4 MiB, else 64 blocks of 4 KiB spread from the first byte to the last,
 * so that gigabytes cost milliseconds.
 */
void soleus_file_fingerprint (const SoleusFile *file, GChecksum *checksum);

G_END_DECLS
