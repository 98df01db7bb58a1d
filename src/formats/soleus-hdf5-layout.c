/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-hdf5-layout.h"

#define COMPACT 0
#define CONTIGUOUS 1
#define CHUNKED 2
/* Flags of version 4. */
#define EDGES_UNFILTERED 0x01
#define SINGLE_FILTERED 0x02

static gboolean
take_bytes (SoleusHdf5Layout *layout, SoleusCursor *cursor, guint64 n)
{
  const guint8 *bytes = soleus_cursor_bytes (cursor, (gsize)n);

  if (bytes == NULL || n == 0)
    return FALSE;
  layout->whole = soleus_cursor (bytes, (gsize)n);
  layout->stored_bytes = (double)n;
  return TRUE;
}

/* As much of @n bytes as the file has. */
static gboolean
take_contiguous (SoleusHdf5Layout *layout, guint64 address, guint64 n)
{
  SoleusCursor at = soleus_hdf5_at (layout->h5, address);

  return address != SOLEUS_HDF5_NOWHERE
      && take_bytes (layout, &at, MIN (n, soleus_cursor_left (&at)));
}

/* Takes the sizes of a chunk, @n_bytes each; the last is that of a value. */
static gboolean
take_chunk_size (SoleusHdf5Layout *layout, const SoleusHdf5Space *space,
    guint rank, guint n_bytes, SoleusCursor *cursor)
{
  double bytes = (double)layout->value_bytes;

  if (rank != space->rank + 1)
    return FALSE;
  for (guint i = 0; i < 2; i++)
    {
      guint64 size = 1;
      if (i < space->rank)
        size = soleus_hdf5_uint (cursor, n_bytes);
      if (size == 0 || size > G_MAXUINT32)
        return FALSE;
      layout->chunk[i] = size;
      layout->n_chunks[i] = (layout->size[i] - 1) / size + 1;
      layout->n_most[i] = i >= space->rank   ? 1
          : space->most[i] == G_MAXUINT64    ? G_MAXUINT64
          : space->most[i] < layout->size[i] ? layout->n_chunks[i]
                                             : (space->most[i] - 1) / size + 1;
      bytes *= (double)size;
    }
  layout->grows_across = space->rank == 2 && layout->n_most[1] == G_MAXUINT64;
  layout->chunk_bytes = (guint64)MIN (bytes, 1e15);
  layout->chunked = TRUE;
  soleus_hdf5_uint (cursor, n_bytes);
  return !cursor->failed && layout->chunk_bytes < G_MAXUINT32
      && (double)layout->n_chunks[0] * (double)layout->n_chunks[1] < 1e15;
}

/* Versions 1 to 3. */
static gboolean
read_old (SoleusHdf5Layout *layout, const SoleusHdf5Space *space,
    SoleusCursor *cursor, guint version)
{
  const SoleusHdf5 *h5 = layout->h5;
  guint rank = 0, class;
  guint64 address = SOLEUS_HDF5_NOWHERE;

  if (version < 3)
    rank = soleus_cursor_u8 (cursor);
  class = soleus_cursor_u8 (cursor);
  if (version < 3)
    soleus_cursor_skip (cursor, 5);
  if (version == 3 && class == CHUNKED)
    rank = soleus_cursor_u8 (cursor);
  if (class == CHUNKED || (class == CONTIGUOUS))
    address = soleus_hdf5_address (h5, cursor);
  if (class == CHUNKED)
    {
      if (!take_chunk_size (layout, space, rank, 4, cursor))
        return FALSE;
      soleus_hdf5_index_read (layout, SOLEUS_HDF5_TREE1, address);
      return TRUE;
    }
  if (class == CONTIGUOUS)
    return take_contiguous (layout, address,
        version == 3 ? soleus_hdf5_length (h5, cursor)
                     : MIN (space->n_values, h5->size) * layout->value_bytes);
  if (class != COMPACT)
    return FALSE;
  soleus_cursor_skip (cursor, version < 3 ? 4 * (gsize)rank : 0);
  return take_bytes (layout, cursor,
      version < 3 ? soleus_cursor_u32_le (cursor)
                  : soleus_cursor_u16_le (cursor));
}

static gboolean
read_new_chunked (SoleusHdf5Layout *layout, const SoleusHdf5Space *space,
    SoleusCursor *cursor)
{
  static const gsize n_told[] = {0, 0, 0, 1, 5, 6};
  const guint flags = soleus_cursor_u8 (cursor);
  const guint rank = soleus_cursor_u8 (cursor);
  const guint n_bytes = soleus_cursor_u8 (cursor);
  const guint64 first[2] = {0, 0};
  guint64 stored;
  guint32 left_out = 0;
  guint kind;

  if (!take_chunk_size (layout, space, rank, n_bytes, cursor))
    return FALSE;
  layout->filters.not_at_edges = (flags & EDGES_UNFILTERED) != 0;
  kind = soleus_cursor_u8 (cursor);
  stored = layout->chunk_bytes;
  if (kind < SOLEUS_HDF5_SINGLE || kind > SOLEUS_HDF5_TREE2)
    return FALSE;
  if (kind == SOLEUS_HDF5_SINGLE && (flags & SINGLE_FILTERED))
    {
      stored = soleus_hdf5_length (layout->h5, cursor);
      left_out = soleus_cursor_u32_le (cursor);
    }
  soleus_cursor_skip (cursor, n_told[kind]);
  if (kind == SOLEUS_HDF5_SINGLE)
    soleus_hdf5_layout_add (layout, first,
        soleus_hdf5_address (layout->h5, cursor), stored, left_out);
  else
    soleus_hdf5_index_read (
        layout, kind, soleus_hdf5_address (layout->h5, cursor));
  return TRUE;
}

/* Version 4. */
static gboolean
read_new (SoleusHdf5Layout *layout, const SoleusHdf5Space *space,
    SoleusCursor *cursor)
{
  const guint class = soleus_cursor_u8 (cursor);
  guint64 address;

  if (class == CHUNKED)
    return read_new_chunked (layout, space, cursor);
  if (class == COMPACT)
    return take_bytes (layout, cursor, soleus_cursor_u16_le (cursor));
  if (class != CONTIGUOUS)
    return FALSE;
  address = soleus_hdf5_address (layout->h5, cursor);
  return take_contiguous (
      layout, address, soleus_hdf5_length (layout->h5, cursor));
}

static int
compare_chunks (gconstpointer a, gconstpointer b)
{
  const SoleusHdf5Chunk *left = a, *right = b;

  return left->idx < right->idx ? -1 : left->idx > right->idx;
}

gboolean
soleus_hdf5_layout_read (const SoleusHdf5 *h5, const GArray *messages,
    const SoleusHdf5Type *type, const SoleusHdf5Space *space,
    SoleusHdf5Layout *layout)
{
  const SoleusHdf5Message *message =
      soleus_hdf5_find_message (messages, SOLEUS_HDF5_LAYOUT);
  const SoleusHdf5Message *filters =
      soleus_hdf5_find_message (messages, SOLEUS_HDF5_FILTERS);
  SoleusCursor cursor;
  guint version;
  gboolean read;

  *layout = (SoleusHdf5Layout){.h5 = h5,
      .rank = space->rank,
      .size = {space->size[0], space->rank == 2 ? space->size[1] : 1},
      .value_bytes = type->n_bytes};
  layout->chunks = g_array_new (FALSE, FALSE, sizeof (SoleusHdf5Chunk));
  if (message == NULL
      || soleus_hdf5_find_message (messages, SOLEUS_HDF5_EXTERNAL) != NULL)
    return FALSE;
  if (filters != NULL
      && !soleus_hdf5_filters_read (
          soleus_hdf5_message_cursor (h5, filters), &layout->filters))
    return FALSE;
  cursor = soleus_hdf5_message_cursor (h5, message);
  version = soleus_cursor_u8 (&cursor);
  read = version >= 1 && version <= 3
      ? read_old (layout, space, &cursor, version)
      : version == 4 && read_new (layout, space, &cursor);
  g_array_sort (layout->chunks, compare_chunks);
  return read && !cursor.failed;
}

void
soleus_hdf5_layout_clear (SoleusHdf5Layout *layout)
{
  g_clear_pointer (&layout->chunks, g_array_unref);
}

void
soleus_hdf5_layout_add (SoleusHdf5Layout *layout, const guint64 at[2],
    guint64 address, guint64 n_bytes, guint32 left_out)
{
  SoleusHdf5Chunk chunk;

  if (address == SOLEUS_HDF5_NOWHERE || at[0] >= layout->n_chunks[0]
      || at[1] >= layout->n_chunks[1])
    return;
  chunk = (SoleusHdf5Chunk){
      at[0] * layout->n_chunks[1] + at[1], address, n_bytes, left_out};
  layout->stored_bytes += (double)n_bytes;
  g_array_append_val (layout->chunks, chunk);
}

const SoleusHdf5Chunk *
soleus_hdf5_layout_find (const SoleusHdf5Layout *layout, guint64 idx)
{
  const SoleusHdf5Chunk wanted = {.idx = idx};
  guint found;

  return g_array_binary_search (layout->chunks, &wanted, compare_chunks, &found)
      ? &g_array_index (layout->chunks, SoleusHdf5Chunk, found)
      : NULL;
}
