/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-xdf-chunk.h"

#include <string.h>

guint64
soleus_xdf_length (SoleusCursor *cursor)
{
  switch (soleus_cursor_u8 (cursor))
    {
    case 1:
      return soleus_cursor_u8 (cursor);
    case 4:
      return soleus_cursor_u32_le (cursor);
    case 8:
      return soleus_cursor_u64_le (cursor);
    default:
      cursor->failed = TRUE;
      return 0;
    }
}

static gboolean
has_stream (guint16 tag)
{
  return tag == SOLEUS_XDF_STREAM_HEADER || tag == SOLEUS_XDF_SAMPLES
      || tag == SOLEUS_XDF_CLOCK_OFFSET || tag == SOLEUS_XDF_STREAM_FOOTER;
}

gboolean
soleus_xdf_chunk_next (SoleusCursor *cursor, SoleusXdfChunk *chunk)
{
  guint64 length;
  const guint8 *content;

  if (soleus_cursor_left (cursor) == 0)
    return FALSE;
  length = soleus_xdf_length (cursor);
  /* The tag counts into the length. */
  if (cursor->failed || length < 2 || length > soleus_cursor_left (cursor))
    {
      cursor->failed = TRUE;
      return FALSE;
    }
  chunk->tag = soleus_cursor_u16_le (cursor);
  content = soleus_cursor_bytes (cursor, (gsize)length - 2);
  chunk->content = soleus_cursor (content, (gsize)length - 2);
  chunk->stream =
      has_stream (chunk->tag) ? soleus_cursor_u32_le (&chunk->content) : 0;
  return TRUE;
}

static const char *const type_names[SOLEUS_XDF_N_TYPES] = {
    [SOLEUS_XDF_I8] = "int8",
    [SOLEUS_XDF_I16] = "int16",
    [SOLEUS_XDF_I32] = "int32",
    [SOLEUS_XDF_I64] = "int64",
    [SOLEUS_XDF_F32] = "float32",
    [SOLEUS_XDF_F64] = "double64",
    [SOLEUS_XDF_STRING] = "string",
};

gboolean
soleus_xdf_type_from_name (const char *name, SoleusXdfType *type)
{
  for (int i = 0; i < SOLEUS_XDF_N_TYPES; i++)
    if (strcmp (type_names[i], name) == 0)
      {
        *type = (SoleusXdfType)i;
        return TRUE;
      }
  return FALSE;
}

double
soleus_xdf_number (SoleusCursor *cursor, SoleusXdfType type)
{
  switch (type)
    {
    case SOLEUS_XDF_I8:
      return (gint8)soleus_cursor_u8 (cursor);
    case SOLEUS_XDF_I16:
      return (gint16)soleus_cursor_u16_le (cursor);
    case SOLEUS_XDF_I32:
      return (gint32)soleus_cursor_u32_le (cursor);
    case SOLEUS_XDF_I64:
      return (double)(gint64)soleus_cursor_u64_le (cursor);
    case SOLEUS_XDF_F32:
      return soleus_cursor_f32_le (cursor);
    case SOLEUS_XDF_F64:
      return soleus_cursor_f64_le (cursor);
    default:
      cursor->failed = TRUE;
      return 0.0;
    }
}
