/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file that appears whole or not at all: bytes go to a neighbour, which
 * takes the name when all are on the disk. */
typedef struct _SoleusAtomicFile SoleusAtomicFile;

SoleusAtomicFile *soleus_atomic_file_new (const char *path, GError **error);
gboolean soleus_atomic_file_write (
    SoleusAtomicFile *file, const void *bytes, gsize n, GError **error);
/* Puts the file in place. */
gboolean soleus_atomic_file_commit (SoleusAtomicFile *file, GError **error);
/* Without a commit before nothing is left behind. */
void soleus_atomic_file_free (SoleusAtomicFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusAtomicFile, soleus_atomic_file_free)

G_END_DECLS
