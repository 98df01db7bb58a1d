/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-hdf5-tree.h"

#define MAX_DEPTH 16
/* No node is smaller: a file of n bytes has at most n / 16 of them. Entries
 * are counted in the same way, so that no circle is walked for long. */
#define LEAST_NODE_BYTES 16

/* --- version 1 --- */

typedef struct
{
  const SoleusHdf5 *h5;
  guint type;
  gsize key_bytes;
  SoleusHdf5TreeVisit visit;
  gpointer data;
  gsize nodes_left;
  gsize entries_left;
} Walk1;

static gboolean
walk1 (Walk1 *walk, guint64 address, int expected_level)
{
  SoleusCursor cursor = soleus_hdf5_at_signature (walk->h5, address, "TREE");
  const guint type = soleus_cursor_u8 (&cursor);
  const int level = soleus_cursor_u8 (&cursor);
  const guint n = soleus_cursor_u16_le (&cursor);

  soleus_cursor_skip (&cursor, 2 * (gsize)walk->h5->offset_bytes);
  if (cursor.failed || type != walk->type || level > MAX_DEPTH
      || (expected_level >= 0 && level != expected_level)
      || walk->nodes_left == 0)
    return TRUE;
  walk->nodes_left--;
  for (guint i = 0; i < n; i++)
    {
      const guint8 *key = soleus_cursor_bytes (&cursor, walk->key_bytes);
      const guint64 child = soleus_hdf5_address (walk->h5, &cursor);
      if (cursor.failed)
        return TRUE;
      if (walk->entries_left-- == 0)
        return FALSE;
      if (child == SOLEUS_HDF5_NOWHERE)
        continue;
      if (level == 0 ? !walk->visit (
              soleus_cursor (key, walk->key_bytes), child, walk->data)
                     : !walk1 (walk, child, level - 1))
        return FALSE;
    }
  return TRUE;
}

void
soleus_hdf5_tree1_walk (const SoleusHdf5 *h5, guint64 address, guint type,
    gsize key_bytes, SoleusHdf5TreeVisit visit, gpointer data)
{
  Walk1 walk = {h5, type, key_bytes, visit, data,
      h5->size / LEAST_NODE_BYTES + 1,
      h5->size / (key_bytes + h5->offset_bytes) + 1};

  if (address != SOLEUS_HDF5_NOWHERE)
    walk1 (&walk, address, -1);
}

/* --- version 2 --- */

typedef struct
{
  const SoleusHdf5 *h5;
  guint type;
  gsize node_bytes;
  gsize record_bytes;
  SoleusHdf5RecordVisit visit;
  gpointer data;
  gsize nodes_left;
  gsize records_left;
  guint count_bytes; /* of the number of records of a child */
  guint total_bytes[MAX_DEPTH + 1]; /* of all below a child, by its depth */
} Walk2;

/* What a pointer to a child of depth @depth takes. */
static gsize
pointer_bytes (const Walk2 *walk, guint depth)
{
  return walk->h5->offset_bytes + walk->count_bytes
      + (depth == 0 ? 0 : walk->total_bytes[depth]);
}

/* How many records a node holds decides how wide their counts are. */
static gboolean
measure (Walk2 *walk, guint depth)
{
  const gsize frame = 10; /* letters, version, type, checksum */
  guint64 most, total;

  if (walk->record_bytes == 0 || depth > MAX_DEPTH
      || walk->node_bytes < frame + walk->record_bytes)
    return FALSE;
  most = total = (walk->node_bytes - frame) / walk->record_bytes;
  walk->count_bytes = soleus_hdf5_width (most);
  for (guint d = 1; d <= depth; d++)
    {
      const gsize pointer = pointer_bytes (walk, d - 1);
      if (walk->node_bytes < frame + pointer)
        return FALSE;
      most =
          (walk->node_bytes - frame - pointer) / (walk->record_bytes + pointer);
      if (total > G_MAXUINT64 / (most + 2))
        return FALSE;
      total = (most + 1) * total + most;
      walk->total_bytes[d] = soleus_hdf5_width (total);
    }
  return TRUE;
}

static gboolean
visit_record (Walk2 *walk, SoleusCursor *cursor)
{
  const guint8 *record = soleus_cursor_bytes (cursor, walk->record_bytes);

  return record != NULL && walk->records_left-- > 0
      && walk->visit (
          walk->type, soleus_cursor (record, walk->record_bytes), walk->data);
}

static gboolean
walk2 (Walk2 *walk, guint64 address, guint64 n, guint depth)
{
  SoleusCursor records = soleus_hdf5_at_signature (
      walk->h5, address, depth == 0 ? "BTLF" : "BTIN");
  SoleusCursor pointers;

  if (records.failed || walk->nodes_left == 0
      || n > walk->node_bytes / walk->record_bytes)
    return TRUE;
  walk->nodes_left--;
  soleus_cursor_skip (&records, 2); /* version, type */
  pointers = records;
  soleus_cursor_skip (&pointers, n * walk->record_bytes);
  for (guint64 i = 0; i <= n; i++)
    {
      if (depth > 0)
        {
          const guint64 child = soleus_hdf5_address (walk->h5, &pointers);
          const guint64 below = soleus_hdf5_uint (&pointers, walk->count_bytes);
          if (depth > 1)
            soleus_cursor_skip (&pointers, walk->total_bytes[depth - 1]);
          if (!pointers.failed && child != SOLEUS_HDF5_NOWHERE
              && !walk2 (walk, child, below, depth - 1))
            return FALSE;
        }
      if (i < n && !visit_record (walk, &records))
        return FALSE;
    }
  return TRUE;
}

void
soleus_hdf5_tree2_walk (const SoleusHdf5 *h5, guint64 address,
    SoleusHdf5RecordVisit visit, gpointer data)
{
  SoleusCursor cursor = soleus_hdf5_at_signature (h5, address, "BTHD");
  Walk2 walk = {.h5 = h5, .visit = visit, .data = data};
  guint64 root, n;
  guint depth;

  walk.nodes_left = h5->size / LEAST_NODE_BYTES + 1;
  soleus_cursor_skip (&cursor, 1); /* version */
  walk.type = soleus_cursor_u8 (&cursor);
  walk.node_bytes = soleus_cursor_u32_le (&cursor);
  walk.record_bytes = soleus_cursor_u16_le (&cursor);
  depth = soleus_cursor_u16_le (&cursor);
  soleus_cursor_skip (&cursor, 2); /* when to split and merge */
  root = soleus_hdf5_address (h5, &cursor);
  n = soleus_cursor_u16_le (&cursor);
  if (!cursor.failed && address != SOLEUS_HDF5_NOWHERE
      && root != SOLEUS_HDF5_NOWHERE && measure (&walk, depth))
    {
      walk.records_left = h5->size / walk.record_bytes + 1;
      walk2 (&walk, root, n, depth);
    }
}
