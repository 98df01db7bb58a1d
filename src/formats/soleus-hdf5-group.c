/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-hdf5-group.h"

#include <string.h>

#include "soleus-hdf5-heap.h"
#include "soleus-hdf5-object.h"
#include "soleus-hdf5-tree.h"

#define TREE_OF_NAMES 0
#define RECORD_OF_NAMES 5
#define LINK_IS_HARD 0
#define MAX_LINKS 65536
/* None is shorter, so that a file has room for so many only. */
#define LEAST_LINK_BYTES 12
#define MAX_OBJECTS 65536
#define MAX_DEPTH 32

static void
link_free (SoleusHdf5Link *link)
{
  g_free (link->name);
  g_free (link);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const SoleusHdf5Link *left = *(const SoleusHdf5Link *const *)a;
  const SoleusHdf5Link *right = *(const SoleusHdf5Link *const *)b;

  return strcmp (left->name, right->name);
}

typedef struct
{
  const SoleusHdf5 *h5;
  GPtrArray *links;
  guint64 names; /* local heap of a symbol table */
  SoleusHdf5Heap heap; /* of links */
  gsize left; /* how many may still be looked at */
} Group;

/* Takes over @name, which may be NULL. */
static void
add_link (Group *group, char *name, guint64 address)
{
  SoleusHdf5Link *link;

  if (name == NULL || *name == '\0' || address == SOLEUS_HDF5_NOWHERE)
    {
      g_free (name);
      return;
    }
  link = g_new0 (SoleusHdf5Link, 1);
  link->name = name;
  link->address = address;
  g_ptr_array_add (group->links, link);
}

/* --- symbol tables --- */

static gboolean
take_symbols (SoleusCursor key, guint64 child, gpointer data)
{
  Group *group = data;
  SoleusCursor cursor = soleus_hdf5_at_signature (group->h5, child, "SNOD");
  guint n;

  soleus_cursor_skip (&cursor, 2); /* version */
  n = soleus_cursor_u16_le (&cursor);
  for (guint i = 0; i < n && !cursor.failed && group->left > 0; i++)
    {
      const guint64 name = soleus_hdf5_uint (&cursor, group->h5->offset_bytes);
      const guint64 address = soleus_hdf5_address (group->h5, &cursor);
      soleus_cursor_skip (&cursor, 24); /* what a cache may know */
      group->left--;
      if (!cursor.failed && address != SOLEUS_HDF5_NOWHERE)
        add_link (group, soleus_hdf5_local_name (group->h5, group->names, name),
            address);
    }
  return group->left > 0;
}

static void
take_table (Group *group, SoleusCursor cursor)
{
  const guint64 tree = soleus_hdf5_address (group->h5, &cursor);

  group->names = soleus_hdf5_address (group->h5, &cursor);
  if (!cursor.failed)
    soleus_hdf5_tree1_walk (group->h5, tree, TREE_OF_NAMES,
        group->h5->length_bytes, take_symbols, group);
}

/* --- links as messages --- */

static void
take_link (Group *group, SoleusCursor cursor)
{
  guint flags, kind = LINK_IS_HARD;
  guint64 n;
  const char *name;

  soleus_cursor_skip (&cursor, 1); /* version */
  flags = soleus_cursor_u8 (&cursor);
  if (flags & 0x08)
    kind = soleus_cursor_u8 (&cursor);
  /* Order of creation, kind of letters. */
  soleus_cursor_skip (&cursor, (flags & 0x04 ? 8 : 0) + (flags & 0x10 ? 1 : 0));
  n = soleus_hdf5_uint (&cursor, 1u << (flags & 3));
  name = (const char *)soleus_cursor_bytes (&cursor, (gsize)n);
  if (cursor.failed || kind != LINK_IS_HARD || n == 0
      || !g_utf8_validate_len (name, (gsize)n, NULL))
    return;
  add_link (group, g_strndup (name, (gsize)n),
      soleus_hdf5_address (group->h5, &cursor));
}

static gboolean
take_record (guint type, SoleusCursor record, gpointer data)
{
  Group *group = data;
  SoleusCursor link;

  if (type != RECORD_OF_NAMES || group->left == 0)
    return FALSE;
  group->left--;
  soleus_cursor_skip (&record, 4); /* hash */
  link = soleus_hdf5_heap_object (&group->heap, &record);
  if (!link.failed)
    take_link (group, link);
  return TRUE;
}

static void
take_link_info (Group *group, SoleusCursor cursor)
{
  guint flags;
  guint64 heap, tree;

  soleus_cursor_skip (&cursor, 1); /* version */
  flags = soleus_cursor_u8 (&cursor);
  soleus_cursor_skip (&cursor, flags & 0x01 ? 8 : 0);
  heap = soleus_hdf5_address (group->h5, &cursor);
  tree = soleus_hdf5_address (group->h5, &cursor);
  if (!cursor.failed && soleus_hdf5_heap_open (group->h5, heap, &group->heap))
    soleus_hdf5_tree2_walk (group->h5, tree, take_record, group);
}

GPtrArray *
soleus_hdf5_links (const SoleusHdf5 *h5, guint64 address)
{
  Group group = {.h5 = h5};
  g_autoptr (GArray) messages = soleus_hdf5_messages (h5, address);

  group.left = MIN (h5->size / LEAST_LINK_BYTES, MAX_LINKS);
  group.links = g_ptr_array_new_with_free_func ((GDestroyNotify)link_free);
  for (guint i = 0; i < messages->len; i++)
    {
      const SoleusHdf5Message *message =
          &g_array_index (messages, SoleusHdf5Message, i);
      SoleusCursor cursor = soleus_hdf5_message_cursor (h5, message);
      if (message->type == SOLEUS_HDF5_SYMBOLS)
        take_table (&group, cursor);
      else if (message->type == SOLEUS_HDF5_LINK)
        take_link (&group, cursor);
      else if (message->type == SOLEUS_HDF5_LINK_INFO)
        take_link_info (&group, cursor);
    }
  g_ptr_array_sort (group.links, compare_names);
  return group.links;
}

/* --- paths --- */

static guint64
find_link (const SoleusHdf5 *h5, guint64 group, const char *name)
{
  g_autoptr (GPtrArray) links = soleus_hdf5_links (h5, group);

  for (guint i = 0; i < links->len; i++)
    {
      const SoleusHdf5Link *link = g_ptr_array_index (links, i);
      if (strcmp (link->name, name) == 0)
        return link->address;
    }
  return SOLEUS_HDF5_NOWHERE;
}

guint64
soleus_hdf5_find (const SoleusHdf5 *h5, guint64 from, const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, "/", MAX_DEPTH);
  guint64 address = *path == '/' ? h5->root : from;

  for (guint i = 0; names[i] != NULL && address != SOLEUS_HDF5_NOWHERE; i++)
    if (*names[i] != '\0' && strcmp (names[i], ".") != 0)
      address = find_link (h5, address, names[i]);
  return address;
}

typedef struct
{
  const SoleusHdf5 *h5;
  GHashTable *seen; /* of addresses */
  SoleusHdf5Visit visit;
  gpointer data;
} Walk;

static void
walk_group (Walk *walk, guint64 address, const char *path, guint depth)
{
  g_autoptr (GPtrArray) links = NULL;

  if (depth > MAX_DEPTH)
    return;
  links = soleus_hdf5_links (walk->h5, address);
  for (guint i = 0; i < links->len; i++)
    {
      SoleusHdf5Link *link = g_ptr_array_index (links, i);
      g_autofree char *own = path == NULL
          ? g_strdup (link->name)
          : g_strconcat (path, "/", link->name, NULL);
      if (g_hash_table_size (walk->seen) >= MAX_OBJECTS
          || !g_hash_table_add (
              walk->seen, g_memdup2 (&link->address, sizeof link->address)))
        continue;
      walk->visit (own, link->address, walk->data);
      walk_group (walk, link->address, own, depth + 1);
    }
}

void
soleus_hdf5_walk (
    const SoleusHdf5 *h5, guint64 from, SoleusHdf5Visit visit, gpointer data)
{
  g_autoptr (GHashTable) seen =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Walk walk = {h5, seen, visit, data};

  g_hash_table_add (seen, g_memdup2 (&from, sizeof from));
  walk_group (&walk, from, NULL, 0);
}
