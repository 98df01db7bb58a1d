/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-mat73.h"

#include <math.h>
#include <string.h>

#include "soleus-hdf5-attribute.h"
#include "soleus-hdf5-group.h"
#include "soleus-hdf5-layout.h"

#define MAX_TEXT_CHARS 16384
#define MAX_REFERENCES 512
#define REFERENCE_BYTES 8

typedef struct
{
  const SoleusHdf5 *file;
  GPtrArray *list;
} Walk;

/* What an object says of its values. */
typedef struct
{
  guint64 address;
  SoleusHdf5Type type;
  SoleusHdf5Space space;
  GArray *messages;
} Part;

static void
part_clear (Part *part)
{
  g_clear_pointer (&part->messages, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Part, part_clear)

/* FALSE: it has no values. */
static gboolean
part_read (const SoleusHdf5 *file, guint64 address, Part *part)
{
  const SoleusHdf5Message *type, *space;

  *part = (Part){.address = address};
  part->messages = soleus_hdf5_messages (file, address);
  type = soleus_hdf5_find_message (part->messages, SOLEUS_HDF5_TYPE);
  space = soleus_hdf5_find_message (part->messages, SOLEUS_HDF5_SPACE);
  return type != NULL && space != NULL
      && soleus_hdf5_type_read (
          soleus_hdf5_message_cursor (file, type), &part->type)
      && soleus_hdf5_space_read (
          file, soleus_hdf5_message_cursor (file, space), &part->space);
}

/* MATLAB's sizes, which HDF5 has the other way round. Not flat: more than two
 * dimensions. */
static void
take_size (const Part *part, SoleusMatlabVariable *variable)
{
  const SoleusHdf5Space *space = &part->space;

  variable->flat = space->rank == 1 || space->rank == 2;
  variable->n_rows = space->rank < 1 ? 0 : space->size[space->rank - 1];
  variable->n_columns = space->rank == 2 ? space->size[0] : 1;
}

/* The values of a text or the references of a cell, up to @max, one after
 * the other as the file has them. NULL: there are none, or more. */
static guint8 *
read_values (const SoleusHdf5 *file, const Part *part, guint64 max)
{
  g_auto (SoleusHdf5Layout) layout = {NULL};
  const guint64 n = part->space.n_values;

  if (part->space.rank < 1 || part->space.rank > 2 || n == 0 || n > max
      || part->type.n_bytes > REFERENCE_BYTES
      || !soleus_hdf5_layout_read (
          file, part->messages, &part->type, &part->space, &layout))
    return NULL;
  return soleus_hdf5_layout_dup_values (&layout);
}

static void
take_text (
    const SoleusHdf5 *file, const Part *part, SoleusMatlabVariable *variable)
{
  const guint64 rows = variable->n_rows, columns = variable->n_columns;
  g_autofree guint8 *codes = read_values (file, part, MAX_TEXT_CHARS);

  for (guint64 r = 0; codes != NULL && r < rows; r++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *plain = NULL;
      for (guint64 c = 0; c < columns; c++)
        {
          const double code = soleus_hdf5_type_number (
              &part->type, codes + (c * rows + r) * part->type.n_bytes);
          if (code > 0 && code < 0x110000
              && g_unichar_validate ((gunichar)code))
            g_string_append_unichar (text, (gunichar)code);
        }
      plain = soleus_bytes_to_utf8 (text->str, text->len);
      soleus_matlab_variable_add_text (variable, g_strdup (g_strstrip (plain)));
    }
}

static SoleusMatlabClass
class_of (const SoleusHdf5 *file, const Part *part)
{
  g_autofree char *told = NULL;

  if (part->type.class == SOLEUS_HDF5_COMPOUND)
    return SOLEUS_MATLAB_COMPLEX;
  if (part->type.class == SOLEUS_HDF5_REFERENCE)
    return SOLEUS_MATLAB_CELL;
  if (!soleus_hdf5_type_is_number (&part->type))
    return SOLEUS_MATLAB_OTHER;
  told = soleus_hdf5_text (file, part->address, "MATLAB_class");
  return g_strcmp0 (told, "char") == 0 ? SOLEUS_MATLAB_TEXT
                                       : SOLEUS_MATLAB_NUMBERS;
}

static gboolean
is_empty (const SoleusHdf5 *file, guint64 address)
{
  double empty = 0.0;

  return soleus_hdf5_number (file, address, "MATLAB_empty", &empty)
      && empty != 0.0;
}

static void take_dataset (
    Walk *walk, const Part *part, const char *path, gboolean follow);

/* The parts of a cell, or of one field of a structure array. */
static void
take_references (Walk *walk, const Part *part, const char *path)
{
  g_autofree guint8 *places = read_values (walk->file, part, MAX_REFERENCES);
  const gsize width = part->type.n_bytes;

  for (guint64 i = 0; places != NULL && i < part->space.n_values; i++)
    {
      g_auto (Part) own = {0};
      g_autofree char *name =
          g_strdup_printf ("%s{%" G_GUINT64_FORMAT "}", path, i + 1);
      SoleusCursor cursor = soleus_cursor (places + i * width, width);
      if (part_read (
              walk->file, soleus_hdf5_address (walk->file, &cursor), &own))
        take_dataset (walk, &own, name, FALSE);
    }
}

static void
take_dataset (Walk *walk, const Part *part, const char *path, gboolean follow)
{
  const SoleusMatlabClass class = class_of (walk->file, part);
  SoleusMatlabVariable *variable;

  if (is_empty (walk->file, part->address))
    return;
  variable = soleus_matlab_list_add (walk->list, path, class);
  if (variable == NULL)
    return;
  take_size (part, variable);
  if (class == SOLEUS_MATLAB_TEXT)
    take_text (walk->file, part, variable);
  if (class == SOLEUS_MATLAB_CELL && follow)
    take_references (walk, part, path);
  if (class != SOLEUS_MATLAB_NUMBERS)
    return;
  variable->table = soleus_hdf5_table_look (walk->file, part->address, path);
  variable->safe = variable->table != NULL && variable->table->safe;
  if (variable->n_rows == 1 && variable->n_columns == 1 && variable->safe)
    {
      variable->value = soleus_mat73_number (walk->file, variable, 0);
      variable->has_value = isfinite (variable->value);
    }
}

static void
visit (const char *name, guint64 address, gpointer data)
{
  Walk *walk = data;
  g_autofree char *path = g_strdelimit (g_strdup (name), "/", '.');
  g_auto (Part) part = {0};

  if (g_str_has_prefix (name, "#"))
    return;
  if (part_read (walk->file, address, &part))
    take_dataset (walk, &part, path, TRUE);
  else
    soleus_matlab_list_add (walk->list, path, SOLEUS_MATLAB_STRUCT);
}

gboolean
soleus_mat73_is (const guint8 *head, gsize n)
{
  return n >= 520 && head[125] == 2 && memcmp (head, "MATLAB 7.3", 10) == 0
      && memcmp (head + 512, "\211HDF\r\n\032\n", 8) == 0;
}

GPtrArray *
soleus_mat73_list (const SoleusHdf5 *file)
{
  Walk walk = {.file = file, .list = soleus_matlab_list_new ()};

  soleus_hdf5_walk (file, file->root, visit, &walk);
  return walk.list;
}

double
soleus_mat73_number (
    const SoleusHdf5 *file, const SoleusMatlabVariable *variable, guint64 idx)
{
  const SoleusHdf5Table *table = variable->table;
  const guint64 row = idx % variable->n_rows, column = idx / variable->n_rows;

  return variable->n_rows >= variable->n_columns
      ? soleus_hdf5_table_value (file, table, row, (guint)column)
      : soleus_hdf5_table_value (file, table, column, (guint)row);
}
