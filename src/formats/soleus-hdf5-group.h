/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-hdf5-bytes.h"

G_BEGIN_DECLS

/* Objects by their names. Only hard links are followed: soft ones may lead
 * nowhere, external ones into other files. */

typedef struct
{
  char *name;
  guint64 address;
} SoleusHdf5Link;

/* Those of the group at @address, by name, of SoleusHdf5Link; empty where it
 * is no group. Names that are no UTF-8 are left out. */
GPtrArray *soleus_hdf5_links (const SoleusHdf5 *h5, guint64 address);

/* The object at @path ("raw/channel_1") seen from the one at @from; "." and
 * "" are that one, "/" is the root. NOWHERE: there is none. */
guint64 soleus_hdf5_find (const SoleusHdf5 *h5, guint64 from, const char *path);

/* Visits everything below the object at @from, each once, by name, with its
 * path from there; what a group holds comes right after it. */
typedef void (*SoleusHdf5Visit) (
    const char *path, guint64 address, gpointer data);
void soleus_hdf5_walk (
    const SoleusHdf5 *h5, guint64 from, SoleusHdf5Visit visit, gpointer data);

G_END_DECLS
