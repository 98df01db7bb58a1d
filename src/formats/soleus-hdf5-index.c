/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-hdf5-layout.h"

#include "soleus-hdf5-tree.h"

#define TREE_OF_CHUNKS 1
#define RECORD_PLAIN 10
#define RECORD_FILTERED 11
#define CHECKSUM_BYTES 4

/* --- trees --- */

static gboolean
take_chunk1 (SoleusCursor key, guint64 child, gpointer data)
{
  SoleusHdf5Layout *layout = data;
  const guint32 n_bytes = soleus_cursor_u32_le (&key);
  const guint32 left_out = soleus_cursor_u32_le (&key);
  guint64 at[2] = {0, 0};

  for (guint i = 0; i < layout->rank; i++)
    at[i] = soleus_cursor_u64_le (&key) / layout->chunk[i];
  soleus_hdf5_layout_add (layout, at, child, n_bytes, left_out);
  return TRUE;
}

static gboolean
take_chunk2 (guint type, SoleusCursor record, gpointer data)
{
  SoleusHdf5Layout *layout = data;
  const guint offset_bytes = layout->h5->offset_bytes;
  const guint64 address = soleus_hdf5_address (layout->h5, &record);
  guint64 at[2] = {0, 0}, n_bytes = layout->chunk_bytes;
  guint32 left_out = 0;

  if (type != RECORD_PLAIN && type != RECORD_FILTERED)
    return FALSE;
  if (type == RECORD_FILTERED)
    {
      const gsize others = offset_bytes + 4 + 8 * (gsize)layout->rank;
      if (record.size <= others)
        return FALSE;
      n_bytes = soleus_hdf5_uint (&record, (guint)(record.size - others));
      left_out = soleus_cursor_u32_le (&record);
    }
  for (guint i = 0; i < layout->rank; i++)
    at[i] = soleus_cursor_u64_le (&record);
  if (!record.failed)
    soleus_hdf5_layout_add (layout, at, address, n_bytes, left_out);
  return TRUE;
}

/* --- arrays: chunk after chunk, of all that the table may grow to --- */

typedef struct
{
  SoleusHdf5Layout *layout;
  gboolean filtered;
  guint value_bytes; /* of an element */
  guint64 next; /* element */
  guint64 left; /* that the file has room for */
} Array;

/* Row and column of chunk @idx. */
static void
place (const SoleusHdf5Layout *layout, guint64 idx, guint64 at[2])
{
  const guint side = layout->grows_across ? 0 : 1;
  const guint64 n = layout->n_most[side];

  at[side] = idx % n;
  at[1 - side] = idx / n;
}

static void
take_element (Array *array, SoleusCursor *cursor)
{
  const SoleusHdf5 *h5 = array->layout->h5;
  const guint64 address = soleus_hdf5_address (h5, cursor);
  guint64 n_bytes = array->layout->chunk_bytes, at[2];
  guint32 left_out = 0;

  if (array->filtered)
    {
      n_bytes =
          soleus_hdf5_uint (cursor, array->value_bytes - h5->offset_bytes - 4);
      left_out = soleus_cursor_u32_le (cursor);
    }
  place (array->layout, array->next++, at);
  if (!cursor->failed)
    soleus_hdf5_layout_add (array->layout, at, address, n_bytes, left_out);
}

/* @n elements; FALSE: there are no more. */
static gboolean
take_elements (Array *array, SoleusCursor *cursor, guint64 n)
{
  for (guint64 i = 0; i < n && !cursor->failed && array->left > 0; i++)
    {
      array->left--;
      take_element (array, cursor);
    }
  return !cursor->failed && array->left > 0;
}

/* @n elements in pages of @n_page, each with a checksum behind it. */
static void
take_pages (Array *array, SoleusCursor *cursor, guint64 n, guint64 n_page)
{
  while (n > 0 && take_elements (array, cursor, MIN (n, n_page)))
    {
      soleus_cursor_skip (cursor, CHECKSUM_BYTES);
      n -= MIN (n, n_page);
    }
}

/* What both kinds of header begin with. */
static gboolean
begin (Array *array, SoleusCursor *cursor)
{
  const guint offset_bytes = array->layout->h5->offset_bytes;

  soleus_cursor_skip (cursor, 1); /* version */
  array->filtered = soleus_cursor_u8 (cursor) == 1;
  array->value_bytes = soleus_cursor_u8 (cursor);
  if (cursor->failed
      || array->value_bytes < offset_bytes + (array->filtered ? 5 : 0))
    return FALSE;
  array->left = array->layout->h5->size / array->value_bytes + 1;
  return TRUE;
}

static void
read_fixed (Array *array, guint64 address)
{
  const SoleusHdf5 *h5 = array->layout->h5;
  SoleusCursor cursor = soleus_hdf5_at_signature (h5, address, "FAHD");
  guint page_bits;
  guint64 n;

  if (!begin (array, &cursor))
    return;
  page_bits = soleus_cursor_u8 (&cursor);
  n = soleus_hdf5_length (h5, &cursor);
  cursor =
      soleus_hdf5_at_signature (h5, soleus_hdf5_address (h5, &cursor), "FADB");
  soleus_cursor_skip (&cursor, 2 + (gsize)h5->offset_bytes);
  if (page_bits > 32 || n <= G_GUINT64_CONSTANT (1) << page_bits)
    {
      take_elements (array, &cursor, n);
      return;
    }
  /* A bit for each page says whether it was written; those that were not
   * hold addresses of nothing. */
  soleus_cursor_skip (
      &cursor, (gsize)(((n - 1) >> page_bits) / 8 + 1) + CHECKSUM_BYTES);
  take_pages (array, &cursor, n, G_GUINT64_CONSTANT (1) << page_bits);
}

/* The blocks of a growing array double every second time. */
typedef struct
{
  guint n_bits; /* of the number of elements */
  guint n_first; /* elements in the index itself */
  guint n_least; /* elements in the smallest block */
  guint n_pointers; /* to blocks, in the smallest block of blocks */
  guint page_bits;
} Growth;

static void
take_block (Array *array, const Growth *growth, guint64 address, guint64 n)
{
  const SoleusHdf5 *h5 = array->layout->h5;
  const guint64 n_page = G_GUINT64_CONSTANT (1) << growth->page_bits;
  const guint64 next = array->next + n;
  SoleusCursor cursor = soleus_hdf5_at_signature (h5, address, "EADB");

  soleus_cursor_skip (
      &cursor, 2 + (gsize)h5->offset_bytes + (growth->n_bits + 7) / 8);
  if (n <= n_page)
    take_elements (array, &cursor, n);
  else
    {
      soleus_cursor_skip (&cursor, CHECKSUM_BYTES);
      take_pages (array, &cursor, n, n_page);
    }
  array->next = next;
}

/* Takes the @n_blocks whose addresses stand at the cursor. */
static void
take_blocks (Array *array, const Growth *growth, SoleusCursor *cursor,
    guint64 n_blocks, guint64 n_elements)
{
  for (guint64 i = 0; i < n_blocks && !cursor->failed; i++)
    take_block (array, growth, soleus_hdf5_address (array->layout->h5, cursor),
        n_elements);
}

/* A block of blocks. */
static void
take_super (Array *array, const Growth *growth, guint64 address,
    guint64 n_blocks, guint64 n_elements)
{
  const SoleusHdf5 *h5 = array->layout->h5;
  const guint64 n_pages = n_elements >> growth->page_bits;
  const guint64 next = array->next + n_blocks * n_elements;
  SoleusCursor cursor = soleus_hdf5_at_signature (h5, address, "EASB");

  soleus_cursor_skip (
      &cursor, 2 + (gsize)h5->offset_bytes + (growth->n_bits + 7) / 8);
  if (n_elements > G_GUINT64_CONSTANT (1) << growth->page_bits)
    soleus_cursor_skip (&cursor, (gsize)(n_blocks * ((n_pages + 7) / 8)));
  take_blocks (array, growth, &cursor, n_blocks, n_elements);
  array->next = next;
}

static guint
log2_of (guint value)
{
  return value == 0 ? 0 : g_bit_storage (value) - 1;
}

static void
read_index_block (Array *array, const Growth *growth, guint64 address)
{
  const SoleusHdf5 *h5 = array->layout->h5;
  const guint n_direct = 2 * log2_of (growth->n_pointers);
  const guint n_super = 1 + growth->n_bits - log2_of (growth->n_least);
  SoleusCursor cursor = soleus_hdf5_at_signature (h5, address, "EAIB");

  soleus_cursor_skip (&cursor, 2 + (gsize)h5->offset_bytes);
  take_elements (array, &cursor, growth->n_first);
  for (guint s = 0; s < n_super && s < 64 && !cursor.failed; s++)
    {
      const guint64 n_blocks = G_GUINT64_CONSTANT (1) << (s / 2);
      const guint64 n = ((guint64)growth->n_least) << ((s + 1) / 2);
      if (s < n_direct)
        take_blocks (array, growth, &cursor, n_blocks, n);
      else
        take_super (
            array, growth, soleus_hdf5_address (h5, &cursor), n_blocks, n);
    }
}

static void
read_growing (Array *array, guint64 address)
{
  const SoleusHdf5 *h5 = array->layout->h5;
  SoleusCursor cursor = soleus_hdf5_at_signature (h5, address, "EAHD");
  Growth growth;

  if (!begin (array, &cursor))
    return;
  growth.n_bits = soleus_cursor_u8 (&cursor);
  growth.n_first = soleus_cursor_u8 (&cursor);
  growth.n_least = soleus_cursor_u8 (&cursor);
  growth.n_pointers = soleus_cursor_u8 (&cursor);
  growth.page_bits = soleus_cursor_u8 (&cursor);
  soleus_cursor_skip (&cursor, 6 * (gsize)h5->length_bytes);
  if (cursor.failed || growth.n_bits > 64 || growth.page_bits > 32
      || growth.n_least == 0 || log2_of (growth.n_least) > growth.n_bits)
    return;
  read_index_block (array, &growth, soleus_hdf5_address (h5, &cursor));
}

/* --- all --- */

/* One after the other, without an index. */
static void
read_implicit (SoleusHdf5Layout *layout, guint64 address)
{
  const SoleusHdf5 *h5 = layout->h5;

  for (guint64 i = 0;
       address < h5->size && layout->chunk_bytes <= h5->size - address;
       i++, address += layout->chunk_bytes)
    {
      guint64 at[2];
      place (layout, i, at);
      soleus_hdf5_layout_add (layout, at, address, layout->chunk_bytes, 0);
    }
}

void
soleus_hdf5_index_read (SoleusHdf5Layout *layout, guint kind, guint64 address)
{
  Array array = {.layout = layout};

  if (address == SOLEUS_HDF5_NOWHERE)
    return;
  switch (kind)
    {
    case SOLEUS_HDF5_TREE1:
      /* Size, filters; where it begins, and in the bytes of a value. */
      soleus_hdf5_tree1_walk (layout->h5, address, TREE_OF_CHUNKS,
          8 + 8 * ((gsize)layout->rank + 1), take_chunk1, layout);
      break;
    case SOLEUS_HDF5_TREE2:
      soleus_hdf5_tree2_walk (layout->h5, address, take_chunk2, layout);
      break;
    case SOLEUS_HDF5_IMPLICIT:
      read_implicit (layout, address);
      break;
    case SOLEUS_HDF5_FIXED_ARRAY:
      read_fixed (&array, address);
      break;
    case SOLEUS_HDF5_GROWING_ARRAY:
      read_growing (&array, address);
      break;
    default:
      break;
    }
}
