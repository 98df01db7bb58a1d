/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-hdf5-layout.h"

#include <string.h>

/* Of a whole table that is read at once. */
#define MAX_BYTES (1u << 20)

static gboolean
sticks_out (const SoleusHdf5Layout *layout, const guint64 at[2])
{
  return (at[0] + 1) * layout->chunk[0] > layout->size[0]
      || (at[1] + 1) * layout->chunk[1] > layout->size[1];
}

guint8 *
soleus_hdf5_layout_unpack (const SoleusHdf5Layout *layout, const guint64 at[2])
{
  static const SoleusHdf5Filters none = {0};
  const SoleusHdf5Chunk *chunk =
      soleus_hdf5_layout_find (layout, at[0] * layout->n_chunks[1] + at[1]);
  const gboolean plain =
      layout->filters.not_at_edges && sticks_out (layout, at);
  const guint8 *bytes;
  SoleusCursor cursor;
  gsize n;

  if (chunk == NULL)
    return NULL;
  n = (gsize)(plain ? layout->chunk_bytes : chunk->n_bytes);
  cursor = soleus_hdf5_at (layout->h5, chunk->address);
  bytes = soleus_cursor_bytes (&cursor, n);
  return bytes == NULL
      ? NULL
      : soleus_hdf5_filters_undo (plain ? &none : &layout->filters,
          chunk->left_out, bytes, n, (gsize)layout->chunk_bytes);
}

/* Puts what chunk @at has of the table to its place in @out. */
static gboolean
place (const SoleusHdf5Layout *layout, const guint64 at[2], guint8 *out)
{
  g_autofree guint8 *bytes = soleus_hdf5_layout_unpack (layout, at);
  const guint64 first[2] = {at[0] * layout->chunk[0], at[1] * layout->chunk[1]};
  const guint64 n[2] = {MIN (layout->chunk[0], layout->size[0] - first[0]),
      MIN (layout->chunk[1], layout->size[1] - first[1])};

  for (guint64 row = 0; bytes != NULL && row < n[0]; row++)
    memcpy (out
            + ((first[0] + row) * layout->size[1] + first[1])
                * layout->value_bytes,
        bytes + row * layout->chunk[1] * layout->value_bytes,
        n[1] * layout->value_bytes);
  return bytes != NULL;
}

guint8 *
soleus_hdf5_layout_dup_values (const SoleusHdf5Layout *layout)
{
  const double told = (double)layout->size[0] * (double)layout->size[1]
      * (double)layout->value_bytes;
  const gsize n = (gsize)MIN (told, MAX_BYTES + 1.0);
  g_autofree guint8 *values = NULL;
  guint64 at[2];

  if (n > MAX_BYTES || (!layout->chunked && layout->whole.size < n))
    return NULL;
  if (!layout->chunked)
    return g_memdup2 (layout->whole.data, n);
  values = g_malloc (n);
  for (at[0] = 0; at[0] < layout->n_chunks[0]; at[0]++)
    for (at[1] = 0; at[1] < layout->n_chunks[1]; at[1]++)
      if (!place (layout, at, values))
        return NULL;
  return g_steal_pointer (&values);
}
