/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <hdf5.h>

#include "soleus-file.h"
#include "soleus-progress.h"
#include "soleus-spool.h"

G_BEGIN_DECLS

/* A table of numbers in an HDF5 file: one or two dimensions. */
typedef struct
{
  char *path;
  guint64 n_rows; /* along time, the longer side */
  guint n_columns;
  gboolean columns_first; /* stored as [n_columns][n_rows] */
  gboolean safe; /* FALSE: its samples lie outside this file, or are made up
                    from far fewer bytes than compression can explain */
} SoleusHdf5Table;

/* -1 where it is no HDF5 file. Close with H5Fclose(). Errors of the library
 * are kept quiet. */
hid_t soleus_hdf5_open (const SoleusFile *file);

/* Whether values of @type (below 0: none) are plain numbers. A damaged file
 * may claim numbers of a gigabyte each, which libhdf5 would make room for. */
gboolean soleus_hdf5_is_number (hid_t type);

/* All tables below @group, sorted by path, of SoleusHdf5Table. */
GPtrArray *soleus_hdf5_find_tables (hid_t group);
void soleus_hdf5_table_free (SoleusHdf5Table *table);

/* NULL: no such table of numbers. */
SoleusHdf5Table *soleus_hdf5_table_look (hid_t group, const char *path);

/* Streams the table into lanes @first_lane and up of @spool. */
gboolean soleus_hdf5_table_store (hid_t group, const SoleusHdf5Table *table,
    SoleusSpool *spool, guint first_lane, SoleusProgress *progress,
    GError **error);

/* An attribute of the object at @path (".": @object itself); text or numbers,
 * whichever it is stored as. FALSE, NULL: there is none. */
gboolean soleus_hdf5_number (
    hid_t object, const char *path, const char *name, double *value);
char *soleus_hdf5_text (hid_t object, const char *path, const char *name);

G_END_DECLS
