/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-progress.h"
#include "soleus-recording.h"
#include "soleus-wish.h"

G_BEGIN_DECLS

/* How a file is opened. All zero is what most want. */
typedef struct
{
  const char *format_id; /* NULL: found out from the content */
  const char *dataset; /* HDF5, MATLAB: path inside the file; NULL: the best */
  const SoleusWish *wishes; /* corrections; the later ones win */
  guint n_wishes;
  gboolean no_sidecar; /* TRUE: leave RECORDING.soleus.json unread */
} SoleusOpenOptions;

/*
 * Opens a recording in any format of the table. @options and @progress may
 * be NULL. The clock time of the recording is the recorder's own wall clock
 * and stands in UTC, since files do not tell their zone. Wishes come from
 * the sidecar RECORDING.soleus.json beside the file, then from @options. A
 * file of signals alone (.dat, .eeg) opens as the header beside it that names
 * it.
 *
 * NULL and SOLEUS_ERROR_MISSING, _INVALID, _UNSUPPORTED, _IO, _CANCELLED,
 * or _USAGE for a wish that cannot be; the message is one sentence that
 * names the file, the thing, its value and what was expected. What is merely
 * odd is opened and stands in the read log.
 */
SoleusRecording *soleus_open (const char *path,
    const SoleusOpenOptions *options, SoleusProgress *progress, GError **error);

/* One of the tables (HDF5, MATLAB) that SoleusOpenOptions.dataset can name. */
typedef struct
{
  char *path;
  guint64 n_rows; /* along time */
  guint n_columns;
} SoleusTableInfo;
SoleusTableInfo *soleus_table_info_new (
    const char *path, guint64 n_rows, guint n_columns);
void soleus_table_info_free (SoleusTableInfo *info);

/* Of SoleusTableInfo; empty where the file holds one recording, or cannot be
 * read. */
GPtrArray *soleus_open_list_tables (const char *path);

G_END_DECLS
