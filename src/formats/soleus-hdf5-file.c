/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-hdf5-file.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "soleus-cursor.h"
#include "soleus-progress.h"
#include "soleus-reader.h"

#define MAX_TABLES 4096
#define MAX_TEXT_BYTES 4096
#define BLOCK_FLOATS 65536
/* Deflate reaches 1032 to 1; a table that claims more is not stored. */
#define MAX_COMPRESSION 1100.0
#define MAX_NUMBER_BYTES 16 /* long double is the widest */

hid_t
soleus_hdf5_open (const SoleusFile *file)
{
  hid_t access, opened;

  H5Eset_auto2 (H5E_DEFAULT, NULL, NULL);
  if (file->path != NULL)
    return H5Fopen (file->path, H5F_ACC_RDONLY, H5P_DEFAULT);
  /* Bytes in memory. */
  access = H5Pcreate (H5P_FILE_ACCESS);
  H5Pset_fapl_core (access, 65536, FALSE);
  H5Pset_file_image (access, (void *)file->data, file->size);
  opened = H5Fopen (file->name, H5F_ACC_RDONLY, access);
  H5Pclose (access);
  return opened;
}

void
soleus_hdf5_table_free (SoleusHdf5Table *table)
{
  if (table == NULL)
    return;
  g_free (table->path);
  g_free (table);
}

gboolean
soleus_hdf5_is_number (hid_t type)
{
  H5T_class_t kind = type < 0 ? H5T_NO_CLASS : H5Tget_class (type);

  return (kind == H5T_INTEGER || kind == H5T_FLOAT)
      && H5Tget_size (type) <= MAX_NUMBER_BYTES;
}

static gboolean
is_number (hid_t dataset)
{
  hid_t type = H5Dget_type (dataset);
  gboolean number = soleus_hdf5_is_number (type);

  if (type >= 0)
    H5Tclose (type);
  return number;
}

/* Its bytes lie in this file, and there are enough of them. */
static gboolean
is_safe (hid_t dataset, double n_values)
{
  hid_t made = H5Dget_create_plist (dataset);
  hid_t type = H5Dget_type (dataset);
  gboolean safe = made >= 0 && type >= 0 && H5Pget_external_count (made) == 0
      && H5Pget_layout (made) != H5D_VIRTUAL
      && n_values * (double)H5Tget_size (type)
          <= MAX_COMPRESSION * (double)H5Dget_storage_size (dataset);

  if (made >= 0)
    H5Pclose (made);
  if (type >= 0)
    H5Tclose (type);
  return safe;
}

static SoleusHdf5Table *
look_at (hid_t dataset, const char *path)
{
  hid_t space = H5Dget_space (dataset);
  int rank = space < 0 ? -1 : H5Sget_simple_extent_ndims (space);
  hsize_t size[2] = {0, 1};
  SoleusHdf5Table *table;

  if (rank == 1 || rank == 2)
    H5Sget_simple_extent_dims (space, size, NULL);
  if (space >= 0)
    H5Sclose (space);
  if (rank < 1 || rank > 2 || size[0] == 0 || size[1] == 0
      || !is_number (dataset))
    return NULL;
  table = g_new0 (SoleusHdf5Table, 1);
  table->path = g_strdup (path);
  table->columns_first = size[1] > size[0];
  table->n_rows = MAX (size[0], size[1]);
  table->n_columns = (guint)MIN (MIN (size[0], size[1]), (hsize_t)G_MAXINT32);
  table->safe = is_safe (dataset, (double)size[0] * (double)size[1]);
  return table;
}

SoleusHdf5Table *
soleus_hdf5_table_look (hid_t group, const char *path)
{
  hid_t dataset = H5Dopen2 (group, path, H5P_DEFAULT);
  SoleusHdf5Table *table;

  if (dataset < 0)
    return NULL;
  table = look_at (dataset, path);
  H5Dclose (dataset);
  return table;
}

static herr_t
visit (hid_t group, const char *name, const H5O_info_t *info, void *data)
{
  GPtrArray *tables = data;
  SoleusHdf5Table *table;

  if (info->type != H5O_TYPE_DATASET || tables->len >= MAX_TABLES
      || !g_utf8_validate (name, -1, NULL))
    return 0;
  table = soleus_hdf5_table_look (group, name);
  if (table != NULL)
    g_ptr_array_add (tables, table);
  return 0;
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
soleus_hdf5_find_tables (hid_t group)
{
  GPtrArray *tables =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_hdf5_table_free);

  H5Ovisit2 (
      group, H5_INDEX_NAME, H5_ITER_NATIVE, visit, tables, H5O_INFO_BASIC);
  g_ptr_array_sort (tables, compare_paths);
  return tables;
}

/* Rows [first, first + n) of all columns to @block, row after row or column
 * after column as they are stored. */
static gboolean
read_block (hid_t dataset, const SoleusHdf5Table *table, guint64 first,
    guint64 n, float *block)
{
  hid_t space = H5Dget_space (dataset);
  int rank = space < 0 ? 0 : H5Sget_simple_extent_ndims (space);
  hsize_t from[2] = {table->columns_first && rank == 2 ? 0 : first,
      table->columns_first && rank == 2 ? first : 0};
  hsize_t count[2] = {table->columns_first && rank == 2 ? table->n_columns : n,
      table->columns_first && rank == 2 ? n : table->n_columns};
  hsize_t total = n * table->n_columns;
  hid_t memory = H5Screate_simple (1, &total, NULL);
  gboolean read = rank > 0
      && H5Sselect_hyperslab (space, H5S_SELECT_SET, from, NULL, count, NULL)
          >= 0
      && H5Dread (dataset, H5T_NATIVE_FLOAT, memory, space, H5P_DEFAULT, block)
          >= 0;

  H5Sclose (memory);
  if (space >= 0)
    H5Sclose (space);
  return read;
}

static gboolean
store_block (const SoleusHdf5Table *table, const float *block, guint64 n,
    SoleusSpool *spool, guint first_lane, float *one, GError **error)
{
  for (guint c = 0; c < table->n_columns; c++)
    {
      for (guint64 i = 0; i < n; i++)
        one[i] = table->columns_first ? block[c * n + i]
                                      : block[i * table->n_columns + c];
      if (!soleus_spool_add (spool, first_lane + c, one, (gsize)n, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
soleus_hdf5_table_store (hid_t group, const SoleusHdf5Table *table,
    SoleusSpool *spool, guint first_lane, SoleusProgress *progress,
    GError **error)
{
  const guint64 rows = MAX (BLOCK_FLOATS / table->n_columns, 1);
  hid_t dataset = H5Dopen2 (group, table->path, H5P_DEFAULT);
  g_autofree float *block = g_new (float, rows * table->n_columns);
  g_autofree float *one = g_new (float, rows);
  gboolean done = dataset >= 0;

  for (guint64 first = 0; done && first < table->n_rows; first += rows)
    {
      guint64 n = MIN (rows, table->n_rows - first);
      if (!read_block (dataset, table, first, n, block))
        done = soleus_reader_fail (error,
            _ ("the table “%s” cannot be read from row %" PRIu64
               " on, expected %" PRIu64 " rows"),
            table->path, first, table->n_rows);
      else
        done = store_block (table, block, n, spool, first_lane, one, error)
            && !soleus_progress_stop (progress, error);
    }
  if (dataset >= 0)
    H5Dclose (dataset);
  else
    soleus_reader_fail (
        error, _ ("the table “%s” cannot be opened"), table->path);
  return done;
}

/* @use gets the open attribute; FALSE where there is none. */
static gboolean
with_attribute (hid_t object, const char *path, const char *name,
    gboolean (*use) (hid_t attribute, gpointer data), gpointer data)
{
  hid_t attribute;
  gboolean used;

  if (H5Aexists_by_name (object, path, name, H5P_DEFAULT) <= 0)
    return FALSE;
  attribute = H5Aopen_by_name (object, path, name, H5P_DEFAULT, H5P_DEFAULT);
  if (attribute < 0)
    return FALSE;
  used = use (attribute, data);
  H5Aclose (attribute);
  return used;
}

static gssize
count_values (hid_t attribute)
{
  hid_t space = H5Aget_space (attribute);
  gssize n = space < 0 ? -1 : H5Sget_simple_extent_npoints (space);

  if (space >= 0)
    H5Sclose (space);
  return n;
}

/* Text of fixed or of variable length; one value only. */
static gboolean
take_text (hid_t attribute, gpointer data)
{
  char **text = data;
  hid_t type = H5Aget_type (attribute);
  gboolean taken = FALSE;

  if (type >= 0 && H5Tget_class (type) == H5T_STRING
      && count_values (attribute) == 1)
    {
      gsize size = H5Tget_size (type);
      if (H5Tis_variable_str (type) > 0)
        {
          char *value = NULL;
          if (H5Aread (attribute, type, &value) >= 0 && value != NULL)
            {
              *text =
                  soleus_bytes_to_utf8 (value, strnlen (value, MAX_TEXT_BYTES));
              H5free_memory (value);
              taken = TRUE;
            }
        }
      else if (size > 0 && size <= MAX_TEXT_BYTES)
        {
          g_autofree char *value = g_malloc0 (size + 1);
          if (H5Aread (attribute, type, value) >= 0)
            {
              *text = soleus_bytes_to_utf8 (value, strnlen (value, size));
              taken = TRUE;
            }
        }
    }
  if (type >= 0)
    H5Tclose (type);
  return taken;
}

/* The first of up to 64 numbers. */
static gboolean
take_number (hid_t attribute, gpointer data)
{
  double values[64];
  gssize n = count_values (attribute);
  hid_t type = H5Aget_type (attribute);
  gboolean number = soleus_hdf5_is_number (type);
  gboolean text_type = type >= 0 && H5Tget_class (type) == H5T_STRING;
  gboolean taken = FALSE;

  if (type >= 0)
    H5Tclose (type);
  if (text_type)
    {
      g_autofree char *text = NULL;
      return take_text (attribute, &text) && soleus_text_to_double (text, data);
    }
  if (number && n >= 1 && n <= 64)
    taken = H5Aread (attribute, H5T_NATIVE_DOUBLE, values) >= 0;
  if (taken)
    *(double *)data = values[0];
  return taken;
}

gboolean
soleus_hdf5_number (
    hid_t object, const char *path, const char *name, double *value)
{
  return with_attribute (object, path, name, take_number, value);
}

char *
soleus_hdf5_text (hid_t object, const char *path, const char *name)
{
  char *text = NULL;

  with_attribute (object, path, name, take_text, &text);
  return text;
}
