/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-hdf5-object.h"

#include <string.h>

#define CONTINUATION 0x10
#define SHARED 0x02
#define MAX_MESSAGES 65536
#define MAX_BLOCKS 4096

/* Where further messages of the object lie. */
typedef struct
{
  guint64 address;
  guint64 n;
} Block;

typedef struct
{
  const SoleusHdf5 *h5;
  GArray *messages;
  GArray *blocks; /* of Block */
  gboolean is_new; /* version 2 */
  gboolean has_order; /* version 2: a creation order with each */
  guint most; /* messages: each takes four bytes or more */
} Header;

static void
take_continuation (Header *header, SoleusCursor cursor)
{
  Block block;

  block.address = soleus_hdf5_address (header->h5, &cursor);
  block.n = soleus_hdf5_length (header->h5, &cursor);
  if (!cursor.failed && block.address != SOLEUS_HDF5_NOWHERE
      && header->blocks->len < MAX_BLOCKS)
    g_array_append_val (header->blocks, block);
}

static void
take_message (Header *header, guint type, guint flags, SoleusCursor cursor)
{
  const SoleusHdf5Message message = {
      type, (flags & SHARED) != 0, cursor.data, cursor.size};

  if (type == CONTINUATION)
    take_continuation (header, cursor);
  else if (message.n > 0)
    g_array_append_val (header->messages, message);
}

/* All messages of a block, up to the first that is damaged. */
static void
take_block (Header *header, SoleusCursor cursor)
{
  const gsize least = header->is_new ? (header->has_order ? 6 : 4) : 8;

  while (soleus_cursor_left (&cursor) >= least
      && header->messages->len < header->most)
    {
      const guint type = header->is_new ? soleus_cursor_u8 (&cursor)
                                        : soleus_cursor_u16_le (&cursor);
      const gsize n = soleus_cursor_u16_le (&cursor);
      const guint flags = soleus_cursor_u8 (&cursor);
      const guint8 *bytes;
      soleus_cursor_skip (
          &cursor, header->is_new ? (header->has_order ? 2 : 0) : 3);
      bytes = soleus_cursor_bytes (&cursor, n);
      if (bytes == NULL)
        return;
      take_message (header, type, flags, soleus_cursor (bytes, n));
    }
}

/* @n bytes from the cursor on, or fewer where the file ends. */
static SoleusCursor
cut (SoleusCursor *cursor, guint64 n)
{
  const gsize left = cursor->failed ? 0 : soleus_cursor_left (cursor);

  return soleus_cursor (cursor->data + cursor->pos, (gsize)MIN (n, left));
}

static void
take_old (Header *header, SoleusCursor cursor)
{
  guint64 n;

  soleus_cursor_skip (&cursor, 7); /* number of messages, references */
  n = soleus_cursor_u32_le (&cursor);
  soleus_cursor_skip (&cursor, 4);
  take_block (header, cut (&cursor, n));
}

static void
take_new (Header *header, SoleusCursor cursor)
{
  const guint version = soleus_cursor_u8 (&cursor);
  const guint flags = soleus_cursor_u8 (&cursor);
  guint64 n;

  if (version != 2)
    return;
  header->is_new = TRUE;
  header->has_order = (flags & 0x04) != 0;
  soleus_cursor_skip (
      &cursor, (flags & 0x20 ? 16 : 0) + (flags & 0x10 ? 4 : 0));
  n = soleus_hdf5_uint (&cursor, 1u << (flags & 3));
  take_block (header, cut (&cursor, n));
}

static void
take_blocks (Header *header)
{
  for (guint i = 0; i < header->blocks->len; i++)
    {
      const Block block = g_array_index (header->blocks, Block, i);
      SoleusCursor cursor = header->is_new
          ? soleus_hdf5_at_signature (header->h5, block.address, "OCHK")
          : soleus_hdf5_at (header->h5, block.address);
      /* The letters before and the checksum behind. */
      if (header->is_new && block.n < 8)
        continue;
      take_block (header, cut (&cursor, block.n - (header->is_new ? 8 : 0)));
    }
}

GArray *
soleus_hdf5_messages (const SoleusHdf5 *h5, guint64 address)
{
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  Header header = {.h5 = h5,
      .blocks = blocks,
      .most = (guint)MIN (h5->size / 4, MAX_MESSAGES)};
  SoleusCursor old = soleus_hdf5_at (h5, address);
  SoleusCursor new = soleus_hdf5_at_signature (h5, address, "OHDR");

  header.messages = g_array_new (FALSE, FALSE, sizeof (SoleusHdf5Message));
  if (address == SOLEUS_HDF5_NOWHERE)
    return header.messages;
  if (!new.failed)
    take_new (&header, new);
  else if (soleus_cursor_u8 (&old) == 1)
    take_old (&header, old);
  take_blocks (&header);
  return header.messages;
}

const SoleusHdf5Message *
soleus_hdf5_find_message (const GArray *messages, guint type)
{
  for (guint i = 0; i < messages->len; i++)
    if (g_array_index (messages, SoleusHdf5Message, i).type == type)
      return &g_array_index (messages, SoleusHdf5Message, i);
  return NULL;
}

SoleusCursor
soleus_hdf5_shared (const SoleusHdf5 *h5, SoleusCursor cursor, guint type)
{
  const guint version = soleus_cursor_u8 (&cursor);
  const guint place = soleus_cursor_u8 (&cursor);
  g_autoptr (GArray) messages = NULL;
  const SoleusHdf5Message *found;

  soleus_cursor_skip (&cursor, version == 1 ? 6 : 0);
  /* The heap of shared messages, which nothing here writes, is left out. */
  if (version < 1 || version > 3 || (version == 3 && place != 2))
    return soleus_cursor (h5->data, 0);
  messages = soleus_hdf5_messages (h5, soleus_hdf5_address (h5, &cursor));
  found = soleus_hdf5_find_message (messages, type);
  return found == NULL || found->shared
      ? soleus_cursor (h5->data, 0)
      : soleus_cursor (found->bytes, found->n);
}

SoleusCursor
soleus_hdf5_message_cursor (
    const SoleusHdf5 *h5, const SoleusHdf5Message *message)
{
  SoleusCursor cursor = soleus_cursor (message->bytes, message->n);

  return message->shared ? soleus_hdf5_shared (h5, cursor, message->type)
                         : cursor;
}
