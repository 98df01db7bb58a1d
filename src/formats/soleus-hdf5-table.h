/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-hdf5-bytes.h"
#include "soleus-progress.h"
#include "soleus-spool.h"

G_BEGIN_DECLS

/* A table of numbers in an HDF5 file: one or two dimensions. */
typedef struct
{
  char *path;
  guint64 address; /* of its object */
  guint64 n_rows; /* along time, the longer side */
  guint n_columns;
  gboolean columns_first; /* stored as [n_columns][n_rows] */
  gboolean safe; /* FALSE: its samples lie outside this file, or are made up
                    from far fewer bytes than compression can explain */
} SoleusHdf5Table;

/* All tables below the object at @from, sorted by path, of SoleusHdf5Table;
 * at most 4096. */
GPtrArray *soleus_hdf5_find_tables (const SoleusHdf5 *h5, guint64 from);
void soleus_hdf5_table_free (SoleusHdf5Table *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusHdf5Table, soleus_hdf5_table_free)

/* That of the object at @address, which is called @path from here on. NULL:
 * it is no table of numbers. */
SoleusHdf5Table *soleus_hdf5_table_look (
    const SoleusHdf5 *h5, guint64 address, const char *path);

/* Streams the table into lanes @first_lane and up of @spool. Values that were
 * never written, or are damaged, become NAN and are counted in @n_lost (out);
 * where all are, that is SOLEUS_ERROR_INVALID. */
gboolean soleus_hdf5_table_store (const SoleusHdf5 *h5,
    const SoleusHdf5Table *table, SoleusSpool *spool, guint first_lane,
    SoleusProgress *progress, guint64 *n_lost, GError **error);

/* Tells how many values are missing; nothing where none is. */
void soleus_hdf5_log_lost (SoleusReadLog *log, guint64 n_lost);

/* The value in row @row along time; NAN where it cannot be read. */
double soleus_hdf5_table_value (const SoleusHdf5 *h5,
    const SoleusHdf5Table *table, guint64 row, guint column);

G_END_DECLS
