/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-hdf5-object.h"

G_BEGIN_DECLS

/* What the values of a table or an attribute are, and how many. */

typedef enum
{
  SOLEUS_HDF5_INTEGER,
  SOLEUS_HDF5_FLOAT,
  SOLEUS_HDF5_TEXT, /* of n_bytes */
  SOLEUS_HDF5_LONG_TEXT, /* of any length, in the global heap */
  SOLEUS_HDF5_REFERENCE, /* address of an object */
  SOLEUS_HDF5_COMPOUND,
  SOLEUS_HDF5_OTHER
} SoleusHdf5Class;

typedef struct
{
  SoleusHdf5Class class;
  gsize n_bytes; /* of a value in the file, at least 1 */
  gboolean swapped; /* highest byte first */
  gboolean is_signed;
  guint first_bit; /* lowest that counts, and how many do */
  guint n_bits;
  /* of a FLOAT, as bits of the whole */
  guint sign_bit;
  guint exponent_bit;
  guint n_exponent_bits;
  guint mantissa_bit;
  guint n_mantissa_bits;
  guint32 bias;
} SoleusHdf5Type;

/* FALSE: it cannot be. */
gboolean soleus_hdf5_type_read (SoleusCursor cursor, SoleusHdf5Type *type);

/* Whether values are plain numbers, which are at most 8 bytes wide: a
 * damaged file may claim numbers of a gigabyte each. */
gboolean soleus_hdf5_type_is_number (const SoleusHdf5Type *type);

/* The number in the n_bytes under @bytes. */
double soleus_hdf5_type_number (
    const SoleusHdf5Type *type, const guint8 *bytes);

#define SOLEUS_HDF5_MAX_RANK 32

typedef struct
{
  guint rank; /* 0: a single value */
  guint64 size[SOLEUS_HDF5_MAX_RANK];
  guint64 most[SOLEUS_HDF5_MAX_RANK]; /* it may grow to; G_MAXUINT64: any */
  guint64 n_values; /* G_MAXUINT64: more than can be counted */
} SoleusHdf5Space;

gboolean soleus_hdf5_space_read (
    const SoleusHdf5 *h5, SoleusCursor cursor, SoleusHdf5Space *space);

G_END_DECLS
