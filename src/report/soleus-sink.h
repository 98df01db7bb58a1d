/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdio.h>

G_BEGIN_DECLS

/*
 * Where a report or an export goes. The first failure is kept and told by
 * soleus_sink_close(); writing after it does nothing. A file appears whole,
 * under its own name, when it is closed, or not at all.
 */
typedef struct _SoleusSink SoleusSink;

/* NULL and SOLEUS_ERROR_IO when the folder cannot be written. */
SoleusSink *soleus_sink_new_file (const char *path, GError **error);
/* Borrows @stream, which stays open: standard output. */
SoleusSink *soleus_sink_new_stream (FILE *stream);
SoleusSink *soleus_sink_new_memory (void);
/* What was not closed leaves nothing behind. */
void soleus_sink_free (SoleusSink *sink);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusSink, soleus_sink_free)

void soleus_sink_write (SoleusSink *sink, const char *bytes, gsize n);
void soleus_sink_puts (SoleusSink *sink, const char *text);
/* FALSE once a write failed. */
gboolean soleus_sink_ok (const SoleusSink *sink);

/* Ends the writing. FALSE and SOLEUS_ERROR_IO with the first failure. */
gboolean soleus_sink_close (SoleusSink *sink, GError **error);
/* What went into a memory sink; free with g_bytes_unref(). */
GBytes *soleus_sink_dup_bytes (const SoleusSink *sink);

G_END_DECLS
