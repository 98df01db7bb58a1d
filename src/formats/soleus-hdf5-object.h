/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-hdf5-bytes.h"

G_BEGIN_DECLS

/* Types of messages, of those that are read here. */
enum
{
  SOLEUS_HDF5_SPACE = 0x01,
  SOLEUS_HDF5_LINK_INFO = 0x02,
  SOLEUS_HDF5_TYPE = 0x03,
  SOLEUS_HDF5_LINK = 0x06,
  SOLEUS_HDF5_EXTERNAL = 0x07,
  SOLEUS_HDF5_LAYOUT = 0x08,
  SOLEUS_HDF5_FILTERS = 0x0b,
  SOLEUS_HDF5_ATTRIBUTE = 0x0c,
  SOLEUS_HDF5_SYMBOLS = 0x11,
  SOLEUS_HDF5_ATTRIBUTE_INFO = 0x15
};

/* A piece of what an object (a group, a table) says of itself. */
typedef struct
{
  guint type;
  gboolean shared; /* another object has it, which the bytes name */
  const guint8 *bytes; /* in the file, never NULL */
  gsize n;
} SoleusHdf5Message;

/* Those of the object at @address, of SoleusHdf5Message: empty where there
 * is no object, at most 65536. Free with g_array_unref(). */
GArray *soleus_hdf5_messages (const SoleusHdf5 *h5, guint64 address);

/* The first of type @type; NULL: none. Borrowed. */
const SoleusHdf5Message *soleus_hdf5_find_message (
    const GArray *messages, guint type);

/* What @message says, from where it stands; empty where it cannot be found. */
SoleusCursor soleus_hdf5_message_cursor (
    const SoleusHdf5 *h5, const SoleusHdf5Message *message);
/* The same of what names the object that has the message of @type. */
SoleusCursor soleus_hdf5_shared (
    const SoleusHdf5 *h5, SoleusCursor cursor, guint type);

G_END_DECLS
