/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-hdf5-bytes.h"

G_BEGIN_DECLS

/* The two kinds of trees that HDF5 keeps things in. A walk visits at most as
 * many nodes as the file can hold, in the order of the keys. */

/* Gets the key and the child of an entry of a leaf; FALSE ends the walk. */
typedef gboolean (*SoleusHdf5TreeVisit) (
    SoleusCursor key, guint64 child, gpointer data);

/* Version 1. @type: 0 for names, 1 for chunks; @key_bytes: size of a key. */
void soleus_hdf5_tree1_walk (const SoleusHdf5 *h5, guint64 address, guint type,
    gsize key_bytes, SoleusHdf5TreeVisit visit, gpointer data);

/* Gets a record of tree type @type; FALSE ends the walk. */
typedef gboolean (*SoleusHdf5RecordVisit) (
    guint type, SoleusCursor record, gpointer data);

/* Version 2. */
void soleus_hdf5_tree2_walk (const SoleusHdf5 *h5, guint64 address,
    SoleusHdf5RecordVisit visit, gpointer data);

G_END_DECLS
