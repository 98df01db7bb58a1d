/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-mat73.h"

#include <math.h>
#include <string.h>

#include "soleus-cursor.h"

#define MAX_TEXT_CHARS 16384
#define MAX_REFERENCES 512
#define REFERENCES "#refs#"

typedef struct
{
  hid_t file;
  GPtrArray *list;
} Walk;

/* MATLAB's sizes, which HDF5 has the other way round. FALSE: no numbers, or
 * more than two dimensions with more than one number in them. */
static void
take_size (hid_t dataset, SoleusMatlabVariable *variable)
{
  hid_t space = H5Dget_space (dataset);
  hsize_t size[H5S_MAX_RANK] = {0};
  int rank = space < 0 ? 0 : H5Sget_simple_extent_dims (space, size, NULL);

  if (space >= 0)
    H5Sclose (space);
  variable->flat = rank == 1 || rank == 2;
  variable->n_rows = rank < 1 ? 0 : size[rank - 1];
  variable->n_columns = rank == 2 ? size[0] : 1;
}

/* Up to MAX_TEXT_CHARS numbers of a text or the references of a cell. */
static gboolean
read_all (hid_t dataset, hid_t type, guint64 n, gsize max, void *out)
{
  return n > 0 && n <= max
      && H5Dread (dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, out) >= 0;
}

static void
take_text (hid_t dataset, SoleusMatlabVariable *variable)
{
  const guint64 rows = variable->n_rows, columns = variable->n_columns;
  g_autofree guint16 *codes = g_new (guint16, MAX_TEXT_CHARS);

  if (rows == 0 || columns > MAX_TEXT_CHARS / rows
      || !read_all (
          dataset, H5T_NATIVE_UINT16, rows * columns, MAX_TEXT_CHARS, codes))
    return;
  for (guint64 r = 0; r < rows; r++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *plain = NULL;
      for (guint64 c = 0; c < columns; c++)
        if (g_unichar_validate (codes[c * rows + r]))
          g_string_append_unichar (text, codes[c * rows + r]);
      plain = soleus_bytes_to_utf8 (text->str, text->len);
      soleus_matlab_variable_add_text (variable, g_strdup (g_strstrip (plain)));
    }
}

static SoleusMatlabClass
class_of (hid_t dataset)
{
  hid_t type = H5Dget_type (dataset);
  H5T_class_t kind = type < 0 ? H5T_NO_CLASS : H5Tget_class (type);
  gboolean number = soleus_hdf5_is_number (type);
  g_autofree char *told = soleus_hdf5_text (dataset, ".", "MATLAB_class");

  if (type >= 0)
    H5Tclose (type);
  if (kind == H5T_COMPOUND)
    return SOLEUS_MATLAB_COMPLEX;
  if (kind == H5T_REFERENCE)
    return SOLEUS_MATLAB_CELL;
  if (!number)
    return SOLEUS_MATLAB_OTHER;
  return g_strcmp0 (told, "char") == 0 ? SOLEUS_MATLAB_TEXT
                                       : SOLEUS_MATLAB_NUMBERS;
}

static gboolean
is_empty (hid_t dataset)
{
  double empty = 0.0;

  return soleus_hdf5_number (dataset, ".", "MATLAB_empty", &empty)
      && empty != 0.0;
}

static void take_dataset (Walk *walk, hid_t dataset, const char *path,
    const char *place, gboolean follow);

/* The parts of a cell, or of one field of a structure array. */
static void
take_references (Walk *walk, hid_t dataset, const SoleusMatlabVariable *cell)
{
  g_autofree hobj_ref_t *references = g_new0 (hobj_ref_t, MAX_REFERENCES);
  const guint64 rows = cell->n_rows, columns = cell->n_columns;
  g_autofree char *path = g_strdup (cell->path);

  if (rows == 0 || columns > MAX_REFERENCES / rows
      || !read_all (
          dataset, H5T_STD_REF_OBJ, rows * columns, MAX_REFERENCES, references))
    return;
  for (guint64 i = 0; i < rows * columns; i++)
    {
      char place[1024];
      g_autofree char *name =
          g_strdup_printf ("%s{%" G_GUINT64_FORMAT "}", path, i + 1);
      hid_t part =
          H5Rdereference2 (dataset, H5P_DEFAULT, H5R_OBJECT, &references[i]);
      gssize length;
      if (part < 0)
        continue;
      length = H5Iget_name (part, place, sizeof place);
      if (H5Iget_type (part) == H5I_DATASET && length > 0
          && length < (gssize)sizeof place)
        take_dataset (walk, part, name, place, FALSE);
      H5Oclose (part);
    }
}

static void
take_dataset (Walk *walk, hid_t dataset, const char *path, const char *place,
    gboolean follow)
{
  const SoleusMatlabClass class = class_of (dataset);
  SoleusMatlabVariable *variable;

  if (is_empty (dataset))
    return;
  variable = soleus_matlab_list_add (walk->list, path, class);
  if (variable == NULL)
    return;
  take_size (dataset, variable);
  if (class == SOLEUS_MATLAB_TEXT)
    take_text (dataset, variable);
  if (class == SOLEUS_MATLAB_CELL && follow)
    take_references (walk, dataset, variable);
  if (class != SOLEUS_MATLAB_NUMBERS)
    return;
  variable->table = soleus_hdf5_table_look (walk->file, place);
  variable->safe = variable->table != NULL && variable->table->safe;
  if (variable->n_rows == 1 && variable->n_columns == 1 && variable->safe)
    {
      variable->value = soleus_mat73_number (walk->file, variable, 0);
      variable->has_value = isfinite (variable->value);
    }
}

static herr_t
visit (hid_t group, const char *name, const H5O_info_t *info, void *data)
{
  Walk *walk = data;
  g_autofree char *path = g_strdelimit (g_strdup (name), "/", '.');
  hid_t dataset;

  if (g_str_has_prefix (name, "#") || !g_utf8_validate (name, -1, NULL))
    return 0;
  if (info->type == H5O_TYPE_GROUP && strcmp (name, ".") != 0)
    soleus_matlab_list_add (walk->list, path, SOLEUS_MATLAB_STRUCT);
  if (info->type != H5O_TYPE_DATASET)
    return 0;
  dataset = H5Dopen2 (group, name, H5P_DEFAULT);
  if (dataset < 0)
    return 0;
  take_dataset (walk, dataset, path, name, TRUE);
  H5Dclose (dataset);
  return 0;
}

gboolean
soleus_mat73_is (const guint8 *head, gsize n)
{
  return n >= 520 && head[125] == 2 && memcmp (head, "MATLAB 7.3", 10) == 0
      && memcmp (head + 512, "\211HDF\r\n\032\n", 8) == 0;
}

GPtrArray *
soleus_mat73_list (hid_t file)
{
  Walk walk = {.file = file, .list = soleus_matlab_list_new ()};

  H5Ovisit2 (file, H5_INDEX_NAME, H5_ITER_INC, visit, &walk, H5O_INFO_BASIC);
  return walk.list;
}

double
soleus_mat73_number (
    hid_t file, const SoleusMatlabVariable *variable, guint64 idx)
{
  hid_t dataset = H5Dopen2 (file, variable->table->path, H5P_DEFAULT);
  hid_t space = dataset < 0 ? -1 : H5Dget_space (dataset);
  hid_t memory = H5Screate (H5S_SCALAR);
  int rank = space < 0 ? 0 : H5Sget_simple_extent_ndims (space);
  hsize_t at[2] = {
      rank == 2 ? idx / variable->n_rows : idx, idx % variable->n_rows};
  double value = NAN;

  if ((rank != 1 && rank != 2)
      || H5Sselect_elements (space, H5S_SELECT_SET, 1, at) < 0
      || H5Dread (
             dataset, H5T_NATIVE_DOUBLE, memory, space, H5P_DEFAULT, &value)
          < 0)
    value = NAN;
  H5Sclose (memory);
  if (space >= 0)
    H5Sclose (space);
  if (dataset >= 0)
    H5Dclose (dataset);
  return value;
}
