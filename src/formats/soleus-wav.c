/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-wav.h"

#include <string.h>

#include "soleus-cursor.h"

/* Format tags of Microsoft's registry. */
#define TAG_PCM 1
#define TAG_FLOAT 3
#define TAG_EXTENSIBLE 0xfffe
#define MAX_CHUNKS 10000

static const struct
{
  guint tag;
  guint bits;
  SoleusSampleType type;
} sample_types[] = {
    {TAG_PCM, 16, SOLEUS_SAMPLE_I16},
    {TAG_PCM, 32, SOLEUS_SAMPLE_I32},
    {TAG_FLOAT, 32, SOLEUS_SAMPLE_F32},
    {TAG_FLOAT, 64, SOLEUS_SAMPLE_F64},
};

static gboolean
read_format (SoleusCursor *cursor, gsize n, SoleusWav *wav)
{
  SoleusCursor chunk = soleus_cursor (
      cursor->data + cursor->pos, MIN (n, soleus_cursor_left (cursor)));
  guint tag = soleus_cursor_u16_le (&chunk), bits, block;

  wav->n_channels = soleus_cursor_u16_le (&chunk);
  wav->rate_hz = soleus_cursor_u32_le (&chunk);
  soleus_cursor_skip (&chunk, 4);
  block = soleus_cursor_u16_le (&chunk);
  bits = soleus_cursor_u16_le (&chunk);
  if (tag == TAG_EXTENSIBLE)
    {
      soleus_cursor_skip (&chunk, 8);
      tag = soleus_cursor_u16_le (&chunk);
    }
  if (chunk.failed || block != wav->n_channels * bits / 8)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (sample_types); i++)
    if (sample_types[i].tag == tag && sample_types[i].bits == bits)
      {
        wav->type = sample_types[i].type;
        return wav->n_channels > 0 && wav->rate_hz > 0;
      }
  return FALSE;
}

/* A length of all ones or nothing is left by recorders that were cut off or
 * by streams: then the file's end is the data's. */
static void
take_data (SoleusWav *wav, const SoleusCursor *cursor, guint64 n)
{
  const gsize frame = wav->n_channels * soleus_sample_size (wav->type);
  const gsize left = soleus_cursor_left (cursor);

  if (n == 0 || n == G_MAXUINT32)
    n = left;
  wav->data_offset = cursor->pos;
  wav->n_frames = MIN (n, left) / frame;
  wav->n_missing = n > left ? (n - left) / frame : 0;
}

gboolean
soleus_wav_read (const guint8 *data, gsize size, SoleusWav *wav)
{
  SoleusCursor cursor = soleus_cursor (data, size);
  const guint8 *riff = soleus_cursor_bytes (&cursor, 12);
  gboolean formatted = FALSE;
  guint64 long_size = 0;

  *wav = (SoleusWav){0};
  if (riff == NULL || memcmp (riff + 8, "WAVE", 4) != 0
      || (memcmp (riff, "RIFF", 4) != 0 && memcmp (riff, "RF64", 4) != 0))
    return FALSE;
  for (guint i = 0; i < MAX_CHUNKS; i++)
    {
      const guint8 *id = soleus_cursor_bytes (&cursor, 4);
      guint64 n = soleus_cursor_u32_le (&cursor);
      if (cursor.failed)
        return FALSE;
      if (memcmp (id, "data", 4) == 0)
        {
          if (formatted)
            take_data (wav, &cursor,
                long_size > 0 && n == G_MAXUINT32 ? long_size : n);
          return formatted;
        }
      if (memcmp (id, "fmt ", 4) == 0)
        formatted = read_format (&cursor, (gsize)n, wav);
      if (memcmp (id, "ds64", 4) == 0)
        {
          SoleusCursor chunk = cursor;
          soleus_cursor_skip (&chunk, 8);
          long_size = soleus_cursor_u64_le (&chunk);
        }
      /* Chunks are filled up to an even length. */
      soleus_cursor_skip (&cursor, (gsize)(n + n % 2));
    }
  return FALSE;
}
