/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-cursor.h"
#include "soleus-file.h"

G_BEGIN_DECLS

/*
 * HDF5 files are read here without libhdf5: in version 1.10 that reads and
 * writes beyond its memory when a file is damaged. Every access is checked by
 * the cursor; every walk is bounded by the size of the file. Source of all
 * layouts: "HDF5 File Format Specification Version 3.0".
 */
typedef struct
{
  const SoleusFile *file; /* borrowed */
  const guint8 *data; /* [size], from the superblock on */
  gsize size;
  guint offset_bytes; /* 2, 4 or 8: width of an address */
  guint length_bytes; /* the same of a size */
  guint64 root; /* address of the object that holds all others */
} SoleusHdf5;

/* "Undefined address": what is not there. */
#define SOLEUS_HDF5_NOWHERE G_MAXUINT64

/* FALSE where it is no HDF5 file. @h5 is a plain value that lives no longer
 * than @file. */
gboolean soleus_hdf5_open (const SoleusFile *file, SoleusHdf5 *h5);

/* A cursor from @address to the end of the file; failed beyond it. */
SoleusCursor soleus_hdf5_at (const SoleusHdf5 *h5, guint64 address);
/* The same behind the four letters @signature, failed without them. */
SoleusCursor soleus_hdf5_at_signature (
    const SoleusHdf5 *h5, guint64 address, const char *signature);

/* The next @n_bytes as a number, lowest first; more than 8 fail. */
guint64 soleus_hdf5_uint (SoleusCursor *cursor, guint n_bytes);
/* NOWHERE where it is undefined or does not fit. */
guint64 soleus_hdf5_address (const SoleusHdf5 *h5, SoleusCursor *cursor);
guint64 soleus_hdf5_length (const SoleusHdf5 *h5, SoleusCursor *cursor);

/* Bytes that hold any number up to @limit. */
guint soleus_hdf5_width (guint64 limit);

G_END_DECLS
