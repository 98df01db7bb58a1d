/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-hdf5-bytes.h"

G_BEGIN_DECLS

#define SOLEUS_HDF5_MAX_FILTERS 8

/* How the bytes of a chunk were packed, in the order of writing. */
typedef struct
{
  guint n;
  guint id[SOLEUS_HDF5_MAX_FILTERS];
  guint32 value[SOLEUS_HDF5_MAX_FILTERS]; /* the first of each filter's own */
  gboolean not_at_edges; /* chunks that stick out of the table are plain */
} SoleusHdf5Filters;

/* FALSE: it cannot be. */
gboolean soleus_hdf5_filters_read (
    SoleusCursor cursor, SoleusHdf5Filters *filters);

/* The id of the first that is not known here; 0: all are (deflate, shuffle,
 * fletcher32, lzf). */
guint soleus_hdf5_filters_unknown (const SoleusHdf5Filters *filters);

/* The @n_out bytes that were packed to the @n bytes; bit i of @left_out:
 * without filter i. NULL: they are damaged, or claim more than packing can
 * reach. Free with g_free(). */
guint8 *soleus_hdf5_filters_undo (const SoleusHdf5Filters *filters,
    guint32 left_out, const guint8 *bytes, gsize n, gsize n_out);

G_END_DECLS
