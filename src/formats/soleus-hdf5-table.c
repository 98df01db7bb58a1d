/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-hdf5-table.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "soleus-channel-set.h"
#include "soleus-hdf5-group.h"
#include "soleus-hdf5-layout.h"
#include "soleus-reader.h"

#define MAX_TABLES 4096
#define BLOCK_FLOATS 65536
/* Deflate reaches 1032 to 1; a table that claims more is not stored. */
#define MAX_COMPRESSION 1100.0

/* What an object says of its values. */
typedef struct
{
  SoleusHdf5Type type;
  SoleusHdf5Space space;
  SoleusHdf5Layout layout;
  gboolean found; /* the layout */
} Facts;

static void
facts_clear (Facts *facts)
{
  soleus_hdf5_layout_clear (&facts->layout);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Facts, facts_clear)

/* FALSE: no table of numbers. */
static gboolean
read_facts (const SoleusHdf5 *h5, guint64 address, Facts *facts)
{
  g_autoptr (GArray) messages = soleus_hdf5_messages (h5, address);
  const SoleusHdf5Message *type =
      soleus_hdf5_find_message (messages, SOLEUS_HDF5_TYPE);
  const SoleusHdf5Message *space =
      soleus_hdf5_find_message (messages, SOLEUS_HDF5_SPACE);
  const SoleusHdf5Space *s = &facts->space;

  *facts = (Facts){.found = FALSE};
  if (type == NULL || space == NULL
      || !soleus_hdf5_type_read (
          soleus_hdf5_message_cursor (h5, type), &facts->type)
      || !soleus_hdf5_space_read (
          h5, soleus_hdf5_message_cursor (h5, space), &facts->space))
    return FALSE;
  if (s->rank < 1 || s->rank > 2 || s->n_values == 0
      || s->n_values == G_MAXUINT64
      || !soleus_hdf5_type_is_number (&facts->type))
    return FALSE;
  facts->found = soleus_hdf5_layout_read (
      h5, messages, &facts->type, &facts->space, &facts->layout);
  return TRUE;
}

void
soleus_hdf5_table_free (SoleusHdf5Table *table)
{
  if (table == NULL)
    return;
  g_free (table->path);
  g_free (table);
}

/* Its bytes lie in this file, and there are enough of them. */
static gboolean
is_safe (const SoleusHdf5 *h5, const Facts *facts)
{
  const double stored = MIN (facts->layout.stored_bytes, (double)h5->size);

  return facts->found
      && (double)facts->space.n_values * (double)facts->type.n_bytes
      <= MAX_COMPRESSION * stored;
}

SoleusHdf5Table *
soleus_hdf5_table_look (const SoleusHdf5 *h5, guint64 address, const char *path)
{
  g_auto (Facts) facts = {.found = FALSE};
  SoleusHdf5Table *table;
  const guint64 *size = facts.layout.size;

  if (address == SOLEUS_HDF5_NOWHERE || !read_facts (h5, address, &facts))
    return NULL;
  table = g_new0 (SoleusHdf5Table, 1);
  table->path = g_strdup (path);
  table->address = address;
  table->columns_first = size[1] > size[0];
  table->n_rows = MAX (size[0], size[1]);
  table->n_columns = (guint)MIN (MIN (size[0], size[1]), G_MAXINT32);
  table->safe = is_safe (h5, &facts);
  return table;
}

typedef struct
{
  const SoleusHdf5 *h5;
  GPtrArray *tables;
} Search;

static void
visit (const char *path, guint64 address, gpointer data)
{
  Search *search = data;
  SoleusHdf5Table *table;

  if (search->tables->len >= MAX_TABLES)
    return;
  table = soleus_hdf5_table_look (search->h5, address, path);
  if (table != NULL)
    g_ptr_array_add (search->tables, table);
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  const SoleusHdf5Table *left = *(const SoleusHdf5Table *const *)a;
  const SoleusHdf5Table *right = *(const SoleusHdf5Table *const *)b;

  /* "channel_2" before "channel_10". */
  if (strlen (left->path) != strlen (right->path))
    return strlen (left->path) < strlen (right->path) ? -1 : 1;
  return strcmp (left->path, right->path);
}

GPtrArray *
soleus_hdf5_find_tables (const SoleusHdf5 *h5, guint64 from)
{
  Search search = {h5,
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_hdf5_table_free)};

  soleus_hdf5_walk (h5, from, visit, &search);
  g_ptr_array_sort (search.tables, compare_paths);
  return search.tables;
}

/* --- values --- */

/* The chunks that hold the same rows, unpacked. */
typedef struct
{
  const SoleusHdf5 *h5;
  const SoleusHdf5Table *table;
  const SoleusHdf5Layout *layout;
  const SoleusHdf5Type *type;
  guint along; /* side of the table that is time */
  guint64 band; /* which of them; G_MAXUINT64: none yet */
  GPtrArray *unpacked; /* of guint8, NULL: missing or damaged */
  guint64 n_lost;
} Values;

/* Unpacks the chunks of row @row, unless they are those of the last call. */
static void
go_to (Values *values, guint64 row)
{
  const guint along = values->along;
  const guint64 band = row / values->layout->chunk[along];
  double room = MAX_COMPRESSION * (double)values->h5->size;
  guint64 at[2];

  if (band == values->band)
    return;
  values->band = band;
  g_ptr_array_set_size (values->unpacked, 0);
  at[along] = band;
  for (guint64 i = 0; i < values->layout->n_chunks[1 - along]; i++)
    {
      at[1 - along] = i;
      room -= (double)values->layout->chunk_bytes;
      g_ptr_array_add (values->unpacked,
          room < 0 ? NULL : soleus_hdf5_layout_unpack (values->layout, at));
    }
}

/* Where a value lies; NULL: nowhere. */
static const guint8 *
find_value (const Values *values, guint64 row, guint64 column)
{
  const SoleusHdf5Layout *layout = values->layout;
  const guint along = values->along;
  guint64 at[2], offset;
  const guint8 *bytes;

  at[along] = row;
  at[1 - along] = column;
  if (!layout->chunked)
    {
      offset = (at[0] * layout->size[1] + at[1]) * layout->value_bytes;
      return offset + layout->value_bytes <= layout->whole.size
          ? layout->whole.data + offset
          : NULL;
    }
  bytes = g_ptr_array_index (
      values->unpacked, (guint)(column / layout->chunk[1 - along]));
  offset =
      (at[0] % layout->chunk[0]) * layout->chunk[1] + at[1] % layout->chunk[1];
  return bytes == NULL ? NULL : bytes + offset * layout->value_bytes;
}

static float
value_at (Values *values, guint64 row, guint64 column)
{
  const guint8 *bytes = find_value (values, row, column);

  if (bytes != NULL)
    return (float)soleus_hdf5_type_number (values->type, bytes);
  values->n_lost++;
  return NAN;
}

/* Rows [first, first + n), which lie in one band. */
static gboolean
store_block (Values *values, guint64 first, guint64 n, float *one,
    SoleusSpool *spool, guint first_lane, GError **error)
{
  if (values->layout->chunked)
    go_to (values, first);
  for (guint c = 0; c < values->table->n_columns; c++)
    {
      for (guint64 i = 0; i < n; i++)
        one[i] = value_at (values, first + i, c);
      if (!soleus_spool_add (spool, first_lane + c, one, (gsize)n, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
store_all (Values *values, SoleusSpool *spool, guint first_lane,
    SoleusProgress *progress, GError **error)
{
  const SoleusHdf5Table *table = values->table;
  const SoleusHdf5Layout *layout = values->layout;
  const guint along = values->along;
  const guint64 most = MAX (BLOCK_FLOATS / table->n_columns, 1);
  g_autofree float *one = g_new (float, most);
  guint64 first = 0;

  while (first < table->n_rows)
    {
      guint64 n = MIN (most, table->n_rows - first);
      if (layout->chunked)
        n = MIN (n, layout->chunk[along] - first % layout->chunk[along]);
      if (!soleus_file_check (values->h5->file, error)
          || !store_block (values, first, n, one, spool, first_lane, error)
          || soleus_progress_stop (progress, error))
        return FALSE;
      first += n;
    }
  return TRUE;
}

static void
values_init (Values *values, const SoleusHdf5 *h5, const SoleusHdf5Table *table,
    const Facts *facts)
{
  *values = (Values){.h5 = h5,
      .table = table,
      .layout = &facts->layout,
      .type = &facts->type,
      .along = table->columns_first ? 1 : 0,
      .band = G_MAXUINT64,
      .unpacked = g_ptr_array_new_with_free_func (g_free)};
}

gboolean
soleus_hdf5_table_store (const SoleusHdf5 *h5, const SoleusHdf5Table *table,
    SoleusSpool *spool, guint first_lane, SoleusProgress *progress,
    guint64 *n_lost, GError **error)
{
  g_auto (Facts) facts = {.found = FALSE};
  Values values;
  gboolean stored;
  guint unknown;

  *n_lost = 0;
  if (!read_facts (h5, table->address, &facts) || !facts.found)
    return soleus_reader_fail (
        error, _ ("the table “%s” cannot be read"), table->path);
  unknown = soleus_hdf5_filters_unknown (&facts.layout.filters);
  if (facts.layout.chunked && unknown != 0)
    return soleus_reader_fail (error,
        _ ("the table “%s” is packed in a way that is not read here (filter "
           "%u), expected none, gzip, LZF or shuffle"),
        table->path, unknown);
  values_init (&values, h5, table, &facts);
  stored = store_all (&values, spool, first_lane, progress, error);
  *n_lost = values.n_lost;
  g_ptr_array_unref (values.unpacked);
  if (stored && *n_lost == table->n_rows * table->n_columns)
    return soleus_reader_fail (error,
        _ ("the table “%s” cannot be read: its %" PRIu64
           " values are damaged or were never written"),
        table->path, *n_lost);
  return stored;
}

void
soleus_hdf5_log_lost (SoleusReadLog *log, guint64 n_lost)
{
  g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, n_lost);

  if (n_lost > 0)
    soleus_read_log_add (
        log, SOLEUS_LOG_LOST, "hdf5-values-lost", "count", count, NULL);
}

double
soleus_hdf5_table_value (const SoleusHdf5 *h5, const SoleusHdf5Table *table,
    guint64 row, guint column)
{
  g_auto (Facts) facts = {.found = FALSE};
  const guint8 *bytes;
  double value = NAN;
  Values values;

  if (row >= table->n_rows || column >= table->n_columns
      || table->n_columns > SOLEUS_MAX_CHANNELS
      || !read_facts (h5, table->address, &facts) || !facts.found)
    return NAN;
  values_init (&values, h5, table, &facts);
  if (facts.layout.chunked)
    go_to (&values, row);
  bytes = find_value (&values, row, column);
  if (bytes != NULL)
    value = soleus_hdf5_type_number (&facts.type, bytes);
  g_ptr_array_unref (values.unpacked);
  return value;
}
