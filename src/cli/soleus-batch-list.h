/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One recording of a cohort. */
typedef struct
{
  char *path;
  /* What the cohort calls it, different for each: also the place of its
   * results, so it holds no "..", and no part of it begins with a dot. */
  char *name;
} SoleusBatchItem;

/*
 * The recordings of a cohort. @from is a folder (every file in it and below
 * with an ending of a known format, in the order of their names, lists of
 * events left out), a list, or "-" for a list on standard input. A list has
 * one path a line, relative to its own folder, and behind a tab its name if
 * it should have another than the file's; empty lines and such that begin
 * with "#" are skipped. A file that is listed need not exist: that is found
 * out later and told. NULL with a sentence when there is nothing to do, or
 * a name stands twice.
 */
GPtrArray *soleus_batch_list (const char *from, GError **error);

G_END_DECLS
