/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-hdf5-filter.h"

#include <string.h>
#include <zlib.h>

#define DEFLATE 1
#define SHUFFLE 2
#define FLETCHER32 3
#define LZF 32000
#define FIRST_WITH_NAME 256
#define CHECKSUM_BYTES 4
/* Deflate reaches 1032 to 1. */
#define MAX_COMPRESSION 1100

gboolean
soleus_hdf5_filters_read (SoleusCursor cursor, SoleusHdf5Filters *filters)
{
  const guint version = soleus_cursor_u8 (&cursor);

  *filters = (SoleusHdf5Filters){.n = soleus_cursor_u8 (&cursor)};
  soleus_cursor_skip (&cursor, version == 1 ? 6 : 0);
  if (version < 1 || version > 2 || filters->n > SOLEUS_HDF5_MAX_FILTERS)
    return FALSE;
  for (guint i = 0; i < filters->n; i++)
    {
      guint n_name = 0, n_values;
      filters->id[i] = soleus_cursor_u16_le (&cursor);
      if (version == 1 || filters->id[i] >= FIRST_WITH_NAME)
        n_name = soleus_cursor_u16_le (&cursor);
      soleus_cursor_skip (&cursor, 2); /* flags */
      n_values = soleus_cursor_u16_le (&cursor);
      soleus_cursor_skip (
          &cursor, version == 1 ? (n_name + 7) / 8 * 8 : n_name);
      if (n_values > 0)
        filters->value[i] = soleus_cursor_u32_le (&cursor);
      for (guint k = 1; k < n_values; k++)
        soleus_cursor_skip (&cursor, 4);
      soleus_cursor_skip (&cursor, version == 1 && n_values % 2 == 1 ? 4 : 0);
    }
  return !cursor.failed;
}

/* What a step has made of the bytes; @owned is freed, NULL: in the file. */
typedef struct
{
  const guint8 *bytes;
  gsize n;
  guint8 *owned;
  gsize most; /* bytes that any step may give */
} Stage;

/* Takes over @made. */
static void
replace (Stage *stage, guint8 *made, gsize n)
{
  g_free (stage->owned);
  stage->owned = made;
  stage->bytes = made;
  stage->n = n;
}

static gboolean
undo_deflate (Stage *stage, guint32 value)
{
  uLongf n = stage->most;
  guint8 *made = g_malloc (stage->most);
  const gboolean sound = uncompress (made, &n, stage->bytes, stage->n) == Z_OK;

  replace (stage, made, n);
  return sound;
}

/* First all first bytes, then all second ones. */
static gboolean
undo_shuffle (Stage *stage, guint32 value)
{
  const gsize size = MAX (value, 1), n = stage->n / size;
  guint8 *made = g_malloc (MAX (stage->n, 1));

  for (gsize b = 0; n > 0 && b < size; b++)
    for (gsize i = 0; i < n; i++)
      made[i * size + b] = stage->bytes[b * n + i];
  memcpy (made + n * size, stage->bytes + n * size, stage->n - n * size);
  replace (stage, made, stage->n);
  return TRUE;
}

/* Sums of 16 bit words, highest byte first. */
static guint32
fletcher32 (const guint8 *bytes, gsize n)
{
  guint32 low = 0, high = 0;

  for (gsize i = 0; i < n; i += 2)
    {
      low += (guint32)bytes[i] << 8 | (i + 1 < n ? bytes[i + 1] : 0);
      low = (low & 0xffff) + (low >> 16);
      high += low;
      high = (high & 0xffff) + (high >> 16);
    }
  return high << 16 | low;
}

static gboolean
undo_fletcher32 (Stage *stage, guint32 value)
{
  SoleusCursor cursor;
  guint32 told, own;

  if (stage->n < CHECKSUM_BYTES)
    return FALSE;
  stage->n -= CHECKSUM_BYTES;
  cursor = soleus_cursor (stage->bytes + stage->n, CHECKSUM_BYTES);
  told = soleus_cursor_u32_le (&cursor);
  own = fletcher32 (stage->bytes, stage->n);
  /* 0 and 65535 are the same in these sums. */
  return told % 65535 == own % 65535
      && (told >> 16) % 65535 == (own >> 16) % 65535;
}

/* Runs of new bytes, and of bytes that were there before. */
static gboolean
undo_lzf (Stage *stage, guint32 value)
{
  SoleusCursor cursor = soleus_cursor (stage->bytes, stage->n);
  guint8 *made = g_malloc (stage->most);
  gsize n = 0;
  gboolean sound = TRUE;

  while (sound && soleus_cursor_left (&cursor) > 0)
    {
      const guint control = soleus_cursor_u8 (&cursor);
      gsize length = control < 32 ? control + 1 : (control >> 5) + 2, back;
      if (control >> 5 == 7)
        length += soleus_cursor_u8 (&cursor);
      sound = length <= stage->most - n;
      if (control < 32)
        {
          const guint8 *run = soleus_cursor_bytes (&cursor, length);
          if (sound && run != NULL)
            memcpy (made + n, run, length);
        }
      else
        {
          back = ((gsize)(control & 0x1f) << 8) + soleus_cursor_u8 (&cursor);
          sound = sound && back < n;
          for (gsize i = 0; sound && i < length; i++)
            made[n + i] = made[n + i - back - 1];
        }
      n += length;
      sound = sound && !cursor.failed;
    }
  replace (stage, made, n);
  return sound;
}

static const struct
{
  guint id;
  gboolean (*undo) (Stage *stage, guint32 value);
} known[] = {
    {DEFLATE, undo_deflate},
    {SHUFFLE, undo_shuffle},
    {FLETCHER32, undo_fletcher32},
    {LZF, undo_lzf},
};

static guint
find (guint id)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (known) && known[i].id != id)
    i++;
  return i;
}

guint
soleus_hdf5_filters_unknown (const SoleusHdf5Filters *filters)
{
  for (guint i = 0; i < filters->n; i++)
    if (find (filters->id[i]) == G_N_ELEMENTS (known))
      return filters->id[i];
  return 0;
}

guint8 *
soleus_hdf5_filters_undo (const SoleusHdf5Filters *filters, guint32 left_out,
    const guint8 *bytes, gsize n, gsize n_out)
{
  Stage stage = {.bytes = bytes, .n = n};
  gboolean sound = n_out > 0 && n > 0 && n_out / MAX_COMPRESSION <= n;

  stage.most = n_out + filters->n * CHECKSUM_BYTES;
  for (guint i = filters->n; sound && i > 0; i--)
    {
      const guint row = find (filters->id[i - 1]);
      if (left_out & 1u << (i - 1))
        continue;
      sound = row < G_N_ELEMENTS (known) && stage.n > 0
          && known[row].undo (&stage, filters->value[i - 1]);
    }
  if (sound && stage.n == n_out)
    return stage.owned != NULL ? stage.owned : g_memdup2 (bytes, n_out);
  g_free (stage.owned);
  return NULL;
}
