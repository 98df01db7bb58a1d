/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-c3d-parameters.h"

#include <stdlib.h>
#include <string.h>

#include "soleus-cursor.h"

/* One parameter; its data stay in the file. */
typedef struct
{
  int type; /* -1 text, 1 byte, 2 16-bit, 4 float */
  guint n_elements;
  guint text_bytes; /* of one string, type -1 */
  const guint8 *data;
} Parameter;

struct _SoleusC3dParameters
{
  SoleusC3dProcessor processor;
  GHashTable *rows; /* "GROUP:NAME" to Parameter */
};

/* A record of the section: group (negative id) or parameter. */
typedef struct
{
  int group;
  char *name;
  gsize next; /* 0: the last */
} Record;

static gboolean
read_record (SoleusCursor *cursor, SoleusC3dProcessor processor, Record *record)
{
  const guint n_chars = (guint)abs ((gint8)soleus_cursor_u8 (cursor));
  const guint8 *jump;
  gsize from;
  gint16 offset;

  record->group = (gint8)soleus_cursor_u8 (cursor);
  if (cursor->failed || n_chars == 0 || record->group == 0)
    return FALSE;
  record->name = soleus_cursor_text (cursor, n_chars);
  from = cursor->pos;
  jump = soleus_cursor_bytes (cursor, 2);
  if (jump == NULL)
    {
      g_clear_pointer (&record->name, g_free);
      return FALSE;
    }
  offset = soleus_c3d_i16 (jump, processor);
  record->next = offset > 2 ? from + (gsize)offset : 0;
  return TRUE;
}

static Parameter *
read_parameter (SoleusCursor *cursor)
{
  Parameter parameter = {(gint8)soleus_cursor_u8 (cursor), 1, 1, NULL};
  const guint n_dims = soleus_cursor_u8 (cursor);
  const guint size = (guint)abs (parameter.type);
  guint64 n = 1;

  if (n_dims > 7 || (size != 1 && size != 2 && size != 4))
    return NULL;
  for (guint d = 0; d < n_dims; d++)
    {
      const guint dim = soleus_cursor_u8 (cursor);
      if (d == 0 && parameter.type == -1)
        parameter.text_bytes = dim;
      else
        n *= dim;
      if (n > G_MAXUINT16)
        return NULL;
    }
  parameter.n_elements = (guint)n;
  parameter.data = soleus_cursor_bytes (
      cursor, (gsize)n * (parameter.type == -1 ? parameter.text_bytes : size));
  return parameter.data == NULL ? NULL
                                : g_memdup2 (&parameter, sizeof parameter);
}

SoleusC3dParameters *
soleus_c3d_parameters_read (const guint8 *data, gsize size)
{
  g_autoptr (SoleusC3dParameters) parameters = NULL;
  g_autoptr (GHashTable) pending =
      g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_free);
  SoleusCursor cursor = soleus_cursor (data, size);

  if (size < 4 || data[3] < SOLEUS_C3D_INTEL || data[3] > SOLEUS_C3D_SGI)
    return NULL;
  parameters = g_new0 (SoleusC3dParameters, 1);
  parameters->processor = (SoleusC3dProcessor)data[3];
  parameters->rows =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  /* Two rounds: a parameter may stand before its group. */
  for (int round = 0; round < 2; round++)
    {
      Record record = {0};
      soleus_cursor_seek (&cursor, 4);
      while (read_record (&cursor, parameters->processor, &record))
        {
          const char *group = g_hash_table_lookup (
              pending, GINT_TO_POINTER (abs (record.group)));
          if (round == 0 && record.group < 0)
            g_hash_table_replace (pending, GINT_TO_POINTER (-record.group),
                g_steal_pointer (&record.name));
          else if (round == 1 && record.group > 0 && group != NULL)
            {
              Parameter *parameter = read_parameter (&cursor);
              if (parameter != NULL)
                g_hash_table_replace (parameters->rows,
                    g_strconcat (group, ":", record.name, NULL), parameter);
            }
          g_clear_pointer (&record.name, g_free);
          /* The link counts from behind the name, so it always leads
           * forward: the walk ends. */
          if (record.next == 0)
            break;
          soleus_cursor_seek (&cursor, record.next);
        }
      cursor.failed = FALSE;
    }
  return g_steal_pointer (&parameters);
}

void
soleus_c3d_parameters_free (SoleusC3dParameters *parameters)
{
  if (parameters == NULL)
    return;
  g_hash_table_unref (parameters->rows);
  g_free (parameters);
}

SoleusC3dProcessor
soleus_c3d_parameters_get_processor (const SoleusC3dParameters *parameters)
{
  return parameters->processor;
}

double
soleus_c3d_parameters_number (const SoleusC3dParameters *parameters,
    const char *key, guint i, double fallback)
{
  const Parameter *parameter = g_hash_table_lookup (parameters->rows, key);

  if (parameter == NULL || i >= parameter->n_elements)
    return fallback;
  switch (parameter->type)
    {
    case 1:
      return parameter->data[i];
    case 2:
      return soleus_c3d_i16 (parameter->data + 2 * i, parameters->processor);
    case 4:
      return soleus_c3d_f32 (parameter->data + 4 * i, parameters->processor);
    default:
      return fallback;
    }
}

char *
soleus_c3d_parameters_text (
    const SoleusC3dParameters *parameters, const char *key, guint i)
{
  const Parameter *parameter = g_hash_table_lookup (parameters->rows, key);
  SoleusCursor cursor;

  if (parameter == NULL || parameter->type != -1 || i >= parameter->n_elements)
    return g_strdup ("");
  cursor = soleus_cursor (parameter->data + (gsize)i * parameter->text_bytes,
      parameter->text_bytes);
  return soleus_cursor_text (&cursor, parameter->text_bytes);
}
