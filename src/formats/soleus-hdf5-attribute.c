/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-hdf5-attribute.h"

#include <string.h>

#include "soleus-hdf5-heap.h"
#include "soleus-hdf5-object.h"
#include "soleus-hdf5-tree.h"
#include "soleus-hdf5-type.h"

#define RECORD_OF_ATTRIBUTES 8
#define MAX_TEXT_BYTES 4096
#define MAX_NUMBERS 64
#define TYPE_IS_SHARED 0x01
#define SPACE_IS_SHARED 0x02

/* One that is looked for by its name. */
typedef struct
{
  const SoleusHdf5 *h5;
  const char *name;
  gboolean found;
  SoleusHdf5Type type;
  SoleusHdf5Space space;
  SoleusCursor values;
  SoleusHdf5Heap heap;
} Attribute;

/* The next @n bytes; and up to eight where parts are padded. */
static SoleusCursor
part (SoleusCursor *cursor, gsize n, gboolean padded)
{
  const guint8 *bytes = soleus_cursor_bytes (cursor, n);

  if (padded)
    soleus_cursor_skip (cursor, (8 - n % 8) % 8);
  return soleus_cursor (
      bytes == NULL ? cursor->data : bytes, bytes == NULL ? 0 : n);
}

/* TRUE when this is the one. */
static gboolean
take_attribute (Attribute *wanted, SoleusCursor cursor)
{
  const guint version = soleus_cursor_u8 (&cursor);
  const guint flags = soleus_cursor_u8 (&cursor);
  const gsize n_name = soleus_cursor_u16_le (&cursor);
  const gsize n_type = soleus_cursor_u16_le (&cursor);
  const gsize n_space = soleus_cursor_u16_le (&cursor);
  const gboolean padded = version == 1;
  SoleusCursor name, type, space;

  soleus_cursor_skip (&cursor, version == 3 ? 1 : 0); /* kind of letters */
  name = part (&cursor, n_name, padded);
  type = part (&cursor, n_type, padded);
  space = part (&cursor, n_space, padded);
  if (cursor.failed || version < 1 || version > 3
      || strnlen ((const char *)name.data, name.size) != strlen (wanted->name)
      || memcmp (name.data, wanted->name, strlen (wanted->name)) != 0)
    return FALSE;
  if (version > 1 && (flags & TYPE_IS_SHARED))
    type = soleus_hdf5_shared (wanted->h5, type, SOLEUS_HDF5_TYPE);
  if (version > 1 && (flags & SPACE_IS_SHARED))
    space = soleus_hdf5_shared (wanted->h5, space, SOLEUS_HDF5_SPACE);
  wanted->found = soleus_hdf5_type_read (type, &wanted->type)
      && soleus_hdf5_space_read (wanted->h5, space, &wanted->space);
  wanted->values = cursor;
  return wanted->found;
}

static gboolean
take_record (guint type, SoleusCursor record, gpointer data)
{
  Attribute *wanted = data;
  SoleusCursor message;

  if (type != RECORD_OF_ATTRIBUTES)
    return FALSE;
  message = soleus_hdf5_heap_object (&wanted->heap, &record);
  return message.failed || !take_attribute (wanted, message);
}

/* Many attributes stand in a heap of their own. */
static void
take_info (Attribute *wanted, SoleusCursor cursor)
{
  guint flags;
  guint64 heap, tree;

  soleus_cursor_skip (&cursor, 1); /* version */
  flags = soleus_cursor_u8 (&cursor);
  soleus_cursor_skip (&cursor, flags & 0x01 ? 2 : 0);
  heap = soleus_hdf5_address (wanted->h5, &cursor);
  tree = soleus_hdf5_address (wanted->h5, &cursor);
  if (!cursor.failed && soleus_hdf5_heap_open (wanted->h5, heap, &wanted->heap))
    soleus_hdf5_tree2_walk (wanted->h5, tree, take_record, wanted);
}

static gboolean
find (Attribute *wanted, guint64 address)
{
  g_autoptr (GArray) messages = soleus_hdf5_messages (wanted->h5, address);

  for (guint i = 0; i < messages->len && !wanted->found; i++)
    {
      const SoleusHdf5Message *message =
          &g_array_index (messages, SoleusHdf5Message, i);
      SoleusCursor cursor = soleus_hdf5_message_cursor (wanted->h5, message);
      if (message->type == SOLEUS_HDF5_ATTRIBUTE)
        take_attribute (wanted, cursor);
      else if (message->type == SOLEUS_HDF5_ATTRIBUTE_INFO)
        take_info (wanted, cursor);
    }
  return wanted->found;
}

/* One value only; NULL where it is no text. */
static char *
read_text (Attribute *attribute)
{
  SoleusCursor *values = &attribute->values;
  SoleusCursor text;
  const guint8 *bytes;
  gsize n;

  if (attribute->space.n_values != 1)
    return NULL;
  if (attribute->type.class == SOLEUS_HDF5_TEXT)
    {
      n = attribute->type.n_bytes;
      bytes = n > MAX_TEXT_BYTES ? NULL : soleus_cursor_bytes (values, n);
    }
  else if (attribute->type.class == SOLEUS_HDF5_LONG_TEXT)
    {
      guint64 heap;
      n = soleus_cursor_u32_le (values);
      heap = soleus_hdf5_address (attribute->h5, values);
      text = soleus_hdf5_global_object (
          attribute->h5, heap, soleus_cursor_u32_le (values));
      n = MIN (n, MIN (text.size, MAX_TEXT_BYTES));
      bytes = text.failed ? NULL : text.data;
    }
  else
    return NULL;
  return bytes == NULL ? NULL
                       : soleus_bytes_to_utf8 ((const char *)bytes,
                           strnlen ((const char *)bytes, n));
}

gboolean
soleus_hdf5_number (
    const SoleusHdf5 *h5, guint64 address, const char *name, double *value)
{
  Attribute attribute = {.h5 = h5, .name = name};
  g_autofree char *text = NULL;
  const guint8 *bytes;

  if (!find (&attribute, address))
    return FALSE;
  text = read_text (&attribute);
  if (text != NULL)
    return soleus_text_to_double (text, value);
  if (!soleus_hdf5_type_is_number (&attribute.type)
      || attribute.space.n_values < 1 || attribute.space.n_values > MAX_NUMBERS)
    return FALSE;
  bytes = soleus_cursor_bytes (&attribute.values, attribute.type.n_bytes);
  if (bytes == NULL)
    return FALSE;
  *value = soleus_hdf5_type_number (&attribute.type, bytes);
  return TRUE;
}

char *
soleus_hdf5_text (const SoleusHdf5 *h5, guint64 address, const char *name)
{
  Attribute attribute = {.h5 = h5, .name = name};

  return find (&attribute, address) ? read_text (&attribute) : NULL;
}
