/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-hdf5-bytes.h"

G_BEGIN_DECLS

/* Where an HDF5 file keeps names, texts and messages. */

/* The name that begins @offset bytes into the local heap at @address. NULL:
 * there is none, or it is no UTF-8. Free with g_free(). */
char *soleus_hdf5_local_name (
    const SoleusHdf5 *h5, guint64 address, guint64 offset);

/* Object @idx of the global heap at @address; failed where there is none. */
SoleusCursor soleus_hdf5_global_object (
    const SoleusHdf5 *h5, guint64 address, guint32 idx);

/* A fractal heap: objects in blocks of growing size. */
typedef struct
{
  const SoleusHdf5 *h5;
  guint id_bytes; /* of the name of an object */
  guint offset_bytes;
  guint length_bytes;
  guint width; /* blocks in a row */
  guint64 first_bytes; /* size of a block in the first two rows */
  guint n_direct_rows; /* rows whose blocks hold objects themselves */
  guint64 root;
  guint n_root_rows; /* 0: the root holds objects itself */
} SoleusHdf5Heap;

/* FALSE: there is none at @address, or it is packed. */
gboolean soleus_hdf5_heap_open (
    const SoleusHdf5 *h5, guint64 address, SoleusHdf5Heap *heap);

/* The object that the id_bytes under @id name; failed where there is none. */
SoleusCursor soleus_hdf5_heap_object (
    const SoleusHdf5Heap *heap, SoleusCursor *id);

G_END_DECLS
