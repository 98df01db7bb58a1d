/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-reader.h"

G_BEGIN_DECLS

/*
 * One file format: a row of the table that meson.build generates from a list
 * of names. soleus-format-NAME.c defines `soleus_format_NAME`, and nothing
 * else names it.
 */
typedef struct
{
  const char *id; /* "edf": stable, in files and on the command line */
  const char *name; /* N_() */
  const char *globs; /* "*.edf;*.rec", for the open dialog */
  /* 0: surely not, 100: surely. @head holds the first @n bytes (up to
   * 64 KiB; less only where the file ends), @name its name. */
  guint (*sniff) (const guint8 *head, gsize n, const char *name);
  /* Fills @reader in. FALSE and an error that does not name the file. */
  gboolean (*read) (SoleusReader *reader, GError **error);
  /* Appends SoleusTableInfo of all that could be read instead of what `read`
   * chooses by itself. NULL: such files hold one recording. */
  void (*list_tables) (const SoleusFile *file, GPtrArray *tables);
} SoleusFormat;

/* All rows, ended by NULL. */
const SoleusFormat *const *soleus_formats (void);
/* NULL: no such row. */
const SoleusFormat *soleus_format_from_id (const char *id);
/* The row that fits the content best, else the name; NULL: none. */
const SoleusFormat *soleus_format_sniff (
    const guint8 *data, gsize size, const char *name);

G_END_DECLS
