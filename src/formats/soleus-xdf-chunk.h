/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-cursor.h"

G_BEGIN_DECLS

/* XDF 1.0: chunks of a length, a tag and a content. */
typedef enum
{
  SOLEUS_XDF_STREAM_HEADER = 2,
  SOLEUS_XDF_SAMPLES = 3,
  SOLEUS_XDF_CLOCK_OFFSET = 4,
  SOLEUS_XDF_STREAM_FOOTER = 6
} SoleusXdfTag;

typedef struct
{
  guint16 tag;
  guint32 stream; /* 0 for chunks of the whole file */
  SoleusCursor content; /* behind the stream id */
} SoleusXdfChunk;

/* The next chunk; FALSE at the end, or where the rest is damaged or cut off
 * (then cursor->failed). */
gboolean soleus_xdf_chunk_next (SoleusCursor *cursor, SoleusXdfChunk *chunk);

/* A length written with 1, 4 or 8 bytes; fails the cursor otherwise. */
guint64 soleus_xdf_length (SoleusCursor *cursor);

typedef enum
{
  SOLEUS_XDF_I8,
  SOLEUS_XDF_I16,
  SOLEUS_XDF_I32,
  SOLEUS_XDF_I64,
  SOLEUS_XDF_F32,
  SOLEUS_XDF_F64,
  SOLEUS_XDF_STRING,
  SOLEUS_XDF_N_TYPES
} SoleusXdfType;

gboolean soleus_xdf_type_from_name (const char *name, SoleusXdfType *type);
/* One number; SOLEUS_XDF_STRING is none. */
double soleus_xdf_number (SoleusCursor *cursor, SoleusXdfType type);

G_END_DECLS
