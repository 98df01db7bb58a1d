/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-hdf5-filter.h"
#include "soleus-hdf5-object.h"
#include "soleus-hdf5-type.h"

G_BEGIN_DECLS

/* A rectangle of a table that is stored by itself. */
typedef struct
{
  guint64 idx; /* row of chunks times n_chunks[1], plus column of chunks */
  guint64 address;
  guint64 n_bytes; /* as stored */
  guint32 left_out; /* bit i: filter i was not applied */
} SoleusHdf5Chunk;

/* Where the values of a table of one or two dimensions lie. */
typedef struct
{
  const SoleusHdf5 *h5;
  guint rank; /* 1 or 2 */
  guint64
      size[2]; /* at least 1; the second is 1 where there is one dimension */
  gsize value_bytes;
  gboolean chunked;
  /* all in one piece */
  SoleusCursor whole;
  /* in chunks */
  guint64 chunk[2]; /* size of one, in values */
  guint64 n_chunks[2]; /* along each side of the table */
  guint64 n_most[2]; /* the same of what it may grow to; the arrays count so */
  gboolean grows_across; /* the second side is the one without an end */
  guint64 chunk_bytes; /* unpacked */
  GArray *chunks; /* of SoleusHdf5Chunk, by idx */
  SoleusHdf5Filters filters;
  double stored_bytes;
} SoleusHdf5Layout;

/* FALSE: the values lie in another file, nowhere, or cannot be found. Clear
 * with soleus_hdf5_layout_clear() in either case. */
gboolean soleus_hdf5_layout_read (const SoleusHdf5 *h5, const GArray *messages,
    const SoleusHdf5Type *type, const SoleusHdf5Space *space,
    SoleusHdf5Layout *layout);
void soleus_hdf5_layout_clear (SoleusHdf5Layout *layout);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SoleusHdf5Layout, soleus_hdf5_layout_clear)

/* NULL: it was never written. */
const SoleusHdf5Chunk *soleus_hdf5_layout_find (
    const SoleusHdf5Layout *layout, guint64 idx);

/* All values of a small table, row after row as the file has them; NULL where
 * any is missing or damaged. Free with g_free(). */
guint8 *soleus_hdf5_layout_dup_values (const SoleusHdf5Layout *layout);

/* The values of chunk @at of rows and columns of chunks, unpacked: those of
 * one whole chunk. NULL: missing or damaged. Free with g_free(). */
guint8 *soleus_hdf5_layout_unpack (
    const SoleusHdf5Layout *layout, const guint64 at[2]);

/* --- for the indexes of chunks --- */

/* Kinds of index, as the file numbers them. */
enum
{
  SOLEUS_HDF5_SINGLE = 1,
  SOLEUS_HDF5_IMPLICIT = 2,
  SOLEUS_HDF5_FIXED_ARRAY = 3,
  SOLEUS_HDF5_GROWING_ARRAY = 4,
  SOLEUS_HDF5_TREE2 = 5,
  SOLEUS_HDF5_TREE1 = 6 /* before there was a choice */
};

/* Adds all chunks that the index of kind @kind at @address names. */
void soleus_hdf5_index_read (
    SoleusHdf5Layout *layout, guint kind, guint64 address);
/* Adds one at row and column @at of chunks, unless it lies outside. */
void soleus_hdf5_layout_add (SoleusHdf5Layout *layout, const guint64 at[2],
    guint64 address, guint64 n_bytes, guint32 left_out);

G_END_DECLS
