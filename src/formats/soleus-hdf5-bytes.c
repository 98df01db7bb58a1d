/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-hdf5-bytes.h"

#include <string.h>

#define SIGNATURE "\211HDF\r\n\032\n"
#define SIGNATURE_BYTES 8

SoleusCursor
soleus_hdf5_at (const SoleusHdf5 *h5, guint64 address)
{
  SoleusCursor cursor = soleus_cursor (h5->data, h5->size);

  soleus_cursor_seek (&cursor, (gsize)MIN (address, G_MAXSIZE));
  return cursor;
}

SoleusCursor
soleus_hdf5_at_signature (
    const SoleusHdf5 *h5, guint64 address, const char *signature)
{
  SoleusCursor cursor = soleus_hdf5_at (h5, address);
  const guint8 *bytes = soleus_cursor_bytes (&cursor, 4);

  if (bytes == NULL || memcmp (bytes, signature, 4) != 0)
    cursor.failed = TRUE;
  return cursor;
}

guint64
soleus_hdf5_uint (SoleusCursor *cursor, guint n_bytes)
{
  const guint8 *bytes =
      n_bytes > 8 ? NULL : soleus_cursor_bytes (cursor, n_bytes);
  guint64 value = 0;

  if (bytes == NULL)
    {
      cursor->failed = TRUE;
      return 0;
    }
  for (guint i = n_bytes; i > 0; i--)
    value = value << 8 | bytes[i - 1];
  return value;
}

guint64
soleus_hdf5_address (const SoleusHdf5 *h5, SoleusCursor *cursor)
{
  const guint64 address = soleus_hdf5_uint (cursor, h5->offset_bytes);

  return cursor->failed || address >= h5->size ? SOLEUS_HDF5_NOWHERE : address;
}

guint64
soleus_hdf5_length (const SoleusHdf5 *h5, SoleusCursor *cursor)
{
  return soleus_hdf5_uint (cursor, h5->length_bytes);
}

guint
soleus_hdf5_width (guint64 limit)
{
  guint n = 1;

  while (limit >>= 8)
    n++;
  return n;
}

static gboolean
is_width (guint n_bytes)
{
  return n_bytes == 2 || n_bytes == 4 || n_bytes == 8;
}

/* Versions 0 and 1: the root is an entry of a symbol table. */
static guint64
read_old (SoleusHdf5 *h5, guint version)
{
  SoleusCursor cursor = soleus_hdf5_at (h5, 13);

  h5->offset_bytes = soleus_cursor_u8 (&cursor);
  h5->length_bytes = soleus_cursor_u8 (&cursor);
  if (!is_width (h5->offset_bytes))
    return SOLEUS_HDF5_NOWHERE;
  soleus_cursor_seek (&cursor, version == 0 ? 24 : 28);
  /* Base, free space, end, driver; then the name of the entry. */
  soleus_cursor_skip (&cursor, 5 * (gsize)h5->offset_bytes);
  return soleus_hdf5_address (h5, &cursor);
}

static guint64
read_new (SoleusHdf5 *h5)
{
  SoleusCursor cursor = soleus_hdf5_at (h5, 9);

  h5->offset_bytes = soleus_cursor_u8 (&cursor);
  h5->length_bytes = soleus_cursor_u8 (&cursor);
  if (!is_width (h5->offset_bytes))
    return SOLEUS_HDF5_NOWHERE;
  /* Flags; base, extension, end. */
  soleus_cursor_skip (&cursor, 1 + 3 * (gsize)h5->offset_bytes);
  return soleus_hdf5_address (h5, &cursor);
}

gboolean
soleus_hdf5_open (const SoleusFile *file, SoleusHdf5 *h5)
{
  /* At 0, or behind a block of the user's: 512, 1024, 2048 ... All addresses
   * count from there. */
  for (gsize at = 0; at < file->size && file->size - at > SIGNATURE_BYTES;
       at = at == 0 ? 512 : 2 * at)
    {
      guint version;
      if (memcmp (file->data + at, SIGNATURE, SIGNATURE_BYTES) != 0)
        continue;
      *h5 = (SoleusHdf5){
          .file = file, .data = file->data + at, .size = file->size - at};
      version = h5->data[SIGNATURE_BYTES];
      h5->root = version <= 1 ? read_old (h5, version)
          : version <= 3      ? read_new (h5)
                              : SOLEUS_HDF5_NOWHERE;
      return h5->root != SOLEUS_HDF5_NOWHERE && is_width (h5->length_bytes);
    }
  return FALSE;
}
