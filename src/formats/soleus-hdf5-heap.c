/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-hdf5-heap.h"

#include <string.h>

#define MAX_NAME_BYTES 4096
#define MAX_DEPTH 16
/* So that a row of blocks never overflows 64 bits: 4096 << (22 + 28). */
#define MAX_WIDTH 4096
#define MAX_FIRST_BYTES (1u << 22)
#define MAX_SHIFT 28
#define ID_KIND 0x30
#define ID_MANAGED 0x00
#define ID_TINY 0x20

static SoleusCursor
nothing (const SoleusHdf5 *h5)
{
  return (SoleusCursor){h5->data, 0, 0, TRUE};
}

char *
soleus_hdf5_local_name (const SoleusHdf5 *h5, guint64 address, guint64 offset)
{
  SoleusCursor cursor = soleus_hdf5_at_signature (h5, address, "HEAP");
  guint64 size, data;
  gsize left, n;
  const char *name;

  soleus_cursor_skip (&cursor, 4); /* version */
  size = soleus_hdf5_length (h5, &cursor);
  soleus_hdf5_length (h5, &cursor); /* free list */
  data = soleus_hdf5_address (h5, &cursor);
  if (cursor.failed || data == SOLEUS_HDF5_NOWHERE || offset >= size
      || offset >= h5->size - data)
    return NULL;
  cursor = soleus_hdf5_at (h5, data + offset);
  left = (gsize)MIN (soleus_cursor_left (&cursor), size - offset);
  name = (const char *)soleus_cursor_bytes (&cursor, left);
  n = strnlen (name, MIN (left, MAX_NAME_BYTES));
  if (n == left || n == MAX_NAME_BYTES || !g_utf8_validate (name, n, NULL))
    return NULL;
  return g_strndup (name, n);
}

SoleusCursor
soleus_hdf5_global_object (const SoleusHdf5 *h5, guint64 address, guint32 idx)
{
  SoleusCursor cursor = soleus_hdf5_at_signature (h5, address, "GCOL");
  guint64 size;

  soleus_cursor_skip (&cursor, 4); /* version */
  size = soleus_hdf5_length (h5, &cursor);
  if (cursor.failed)
    return nothing (h5);
  cursor.size =
      (gsize)CLAMP (address + MIN (size, h5->size), cursor.pos, cursor.size);
  while (!cursor.failed && soleus_cursor_left (&cursor) > 8)
    {
      const guint own = soleus_cursor_u16_le (&cursor);
      const guint8 *bytes;
      guint64 n;
      soleus_cursor_skip (&cursor, 6); /* references */
      n = soleus_hdf5_length (h5, &cursor);
      bytes = soleus_cursor_bytes (&cursor, (gsize)MIN (n, G_MAXSIZE));
      if (own == 0 || bytes == NULL)
        break;
      if (own == idx)
        return soleus_cursor (bytes, (gsize)n);
      soleus_cursor_skip (&cursor, (8 - n % 8) % 8);
    }
  return nothing (h5);
}

/* --- the fractal heap --- */

static guint
log2_of (guint64 value)
{
  guint n = 0;

  while (value >>= 1)
    n++;
  return n;
}

gboolean
soleus_hdf5_heap_open (
    const SoleusHdf5 *h5, guint64 address, SoleusHdf5Heap *heap)
{
  SoleusCursor cursor = soleus_hdf5_at_signature (h5, address, "FRHP");
  guint filter_bytes, max_bits;
  guint64 max_object, max_direct;

  *heap = (SoleusHdf5Heap){.h5 = h5};
  soleus_cursor_skip (&cursor, 1); /* version */
  heap->id_bytes = soleus_cursor_u16_le (&cursor);
  filter_bytes = soleus_cursor_u16_le (&cursor);
  soleus_cursor_skip (&cursor, 1); /* flags */
  max_object = soleus_cursor_u32_le (&cursor);
  /* Huge objects, free space, how much of each kind there is. */
  soleus_cursor_skip (
      &cursor, 10 * (gsize)h5->length_bytes + 2 * (gsize)h5->offset_bytes);
  heap->width = soleus_cursor_u16_le (&cursor);
  heap->first_bytes = soleus_hdf5_length (h5, &cursor);
  max_direct = soleus_hdf5_length (h5, &cursor);
  max_bits = soleus_cursor_u16_le (&cursor);
  soleus_cursor_skip (&cursor, 2); /* rows to begin with */
  heap->root = soleus_hdf5_address (h5, &cursor);
  heap->n_root_rows = soleus_cursor_u16_le (&cursor);
  if (cursor.failed || address == SOLEUS_HDF5_NOWHERE || filter_bytes > 0
      || heap->width == 0 || heap->width > MAX_WIDTH || heap->first_bytes == 0
      || heap->first_bytes > MAX_FIRST_BYTES || max_direct < heap->first_bytes
      || max_bits == 0 || max_bits > 64)
    return FALSE;
  heap->offset_bytes = (max_bits + 7) / 8;
  heap->length_bytes =
      MIN ((log2_of (max_direct) + 7) / 8, soleus_hdf5_width (max_object));
  heap->n_direct_rows = log2_of (max_direct) - log2_of (heap->first_bytes) + 2;
  return TRUE;
}

static guint64
row_bytes (const SoleusHdf5Heap *heap, guint row)
{
  const guint shift = row < 2 ? 0 : MIN (row - 1, MAX_SHIFT);

  return heap->first_bytes << shift;
}

/* Address of the block that @offset (in and out: from its beginning) lies
 * in; from a block of blocks with @n_rows. */
static guint64
find_block (const SoleusHdf5Heap *heap, guint64 address, guint n_rows,
    guint64 *offset, guint depth)
{
  const SoleusHdf5 *h5 = heap->h5;
  SoleusCursor cursor;
  guint64 block;
  guint row = 0, column, below;

  if (n_rows == 0)
    return address;
  while (row < n_rows && *offset >= heap->width * row_bytes (heap, row))
    *offset -= heap->width * row_bytes (heap, row++);
  if (row == n_rows || depth == MAX_DEPTH)
    return SOLEUS_HDF5_NOWHERE;
  column = (guint)(*offset / row_bytes (heap, row));
  *offset %= row_bytes (heap, row);
  cursor = soleus_hdf5_at_signature (h5, address, "FHIB");
  soleus_cursor_skip (
      &cursor, 1 + (gsize)h5->offset_bytes + heap->offset_bytes);
  soleus_cursor_skip (
      &cursor, ((gsize)row * heap->width + column) * h5->offset_bytes);
  block = soleus_hdf5_address (h5, &cursor);
  if (row < heap->n_direct_rows || block == SOLEUS_HDF5_NOWHERE)
    return block;
  below = log2_of (row_bytes (heap, row)) + 1;
  n_rows = log2_of (heap->first_bytes * heap->width);
  return below <= n_rows
      ? SOLEUS_HDF5_NOWHERE
      : find_block (heap, block, below - n_rows, offset, depth + 1);
}

SoleusCursor
soleus_hdf5_heap_object (const SoleusHdf5Heap *heap, SoleusCursor *id)
{
  const guint8 *bytes = soleus_cursor_bytes (id, heap->id_bytes);
  SoleusCursor cursor = soleus_cursor (bytes, heap->id_bytes);
  guint64 offset, n, block;
  guint kind;

  if (bytes == NULL)
    return nothing (heap->h5);
  kind = soleus_cursor_u8 (&cursor);
  if ((kind & ID_KIND) == ID_TINY)
    {
      n = (kind & 0x0f) + 1;
      bytes = soleus_cursor_bytes (&cursor, n);
      return bytes == NULL ? nothing (heap->h5) : soleus_cursor (bytes, n);
    }
  offset = soleus_hdf5_uint (&cursor, heap->offset_bytes);
  n = soleus_hdf5_uint (&cursor, heap->length_bytes);
  if ((kind & ID_KIND) != ID_MANAGED || cursor.failed)
    return nothing (heap->h5);
  block = find_block (heap, heap->root, heap->n_root_rows, &offset, 0);
  if (block == SOLEUS_HDF5_NOWHERE || offset >= heap->h5->size - block)
    return nothing (heap->h5);
  cursor = soleus_hdf5_at (heap->h5, block + offset);
  bytes = soleus_cursor_bytes (&cursor, (gsize)MIN (n, G_MAXSIZE));
  return bytes == NULL ? nothing (heap->h5) : soleus_cursor (bytes, (gsize)n);
}
