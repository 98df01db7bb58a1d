/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "soleus-recording.h"
#include "soleus-session.h"

G_BEGIN_DECLS

/* A try at a file, off the main thread: what it holds, and how it looks when
 * it is read as chosen. */
typedef struct
{
  GPtrArray *tables; /* of SoleusTableInfo; may be empty */
  SoleusRecording *recording; /* NULL: it cannot be read so */
  GError *error; /* why; NULL with a recording */
  gboolean rate_missing; /* read at a rate of 1000 Hz, to show something */
} SoleusImportTry;
void soleus_import_try_free (SoleusImportTry *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusImportTry, soleus_import_try_free)

void soleus_import_try_async (const char *path, const SoleusImport *import,
    GCancellable *cancellable, GAsyncReadyCallback callback,
    gpointer user_data);
/* NULL: it was cancelled. */
SoleusImportTry *soleus_import_try_finish (GAsyncResult *result);

/* Labels and the first @n_rows samples of the first channels as a table of
 * text. */
char *soleus_import_dup_rows (SoleusRecording *recording, guint n_rows);

G_END_DECLS
