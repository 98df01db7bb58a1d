/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-cwa-block.h"

#include <math.h>

#include "soleus-cursor.h"

#define SAMPLE_OFFSET 30
#define SAMPLE_BYTES 480

static guint
word_at (const guint8 *bytes, gsize offset)
{
  return bytes[offset] | (guint)bytes[offset + 1] << 8;
}

/* The sum of all words is nothing in a sound block. */
static gboolean
checksum_fits (const guint8 *bytes)
{
  guint sum = 0;

  for (gsize i = 0; i < SOLEUS_CWA_BLOCK_BYTES; i += 2)
    sum += word_at (bytes, i);
  return (sum & 0xffff) == 0;
}

/* Bits from the top: six of the year from 2000, four month, five day, five
 * hour, six minute, six second. */
static gboolean
read_clock (guint32 stamp, double *time_s)
{
  const int year = 2000 + (int)(stamp >> 26 & 0x3f);
  g_autoptr (GDateTime) time =
      g_date_time_new_utc (year, (int)(stamp >> 22 & 0x0f),
          (int)(stamp >> 17 & 0x1f), (int)(stamp >> 12 & 0x1f),
          (int)(stamp >> 6 & 0x3f), (double)(stamp & 0x3f));

  if (time == NULL)
    return FALSE;
  *time_s = (double)g_date_time_to_unix (time);
  return TRUE;
}

SoleusCwaState
soleus_cwa_block_read (const guint8 *bytes, SoleusCwaBlock *block)
{
  SoleusCursor cursor = soleus_cursor (bytes, SOLEUS_CWA_BLOCK_BYTES);
  guint fraction, light, rate_code, layout, sample_bytes;
  guint32 stamp;
  double offset, part_s = 0.0;

  *block = (SoleusCwaBlock){0};
  if (bytes[0] != 'A' || bytes[1] != 'X' || word_at (bytes, 2) != 508)
    return SOLEUS_CWA_OTHER;
  if (!checksum_fits (bytes))
    return SOLEUS_CWA_DAMAGED;
  soleus_cursor_seek (&cursor, 4);
  fraction = soleus_cursor_u16_le (&cursor);
  soleus_cursor_skip (&cursor, 8);
  stamp = soleus_cursor_u32_le (&cursor);
  light = soleus_cursor_u16_le (&cursor);
  soleus_cursor_skip (&cursor, 4);
  rate_code = soleus_cursor_u8 (&cursor);
  layout = soleus_cursor_u8 (&cursor);
  offset = (gint16)soleus_cursor_u16_le (&cursor);
  block->n_samples = soleus_cursor_u16_le (&cursor);
  block->n_axes = layout >> 4;
  block->packed = (layout & 0x0f) == 0;
  sample_bytes = block->packed ? 4 : 2 * block->n_axes;
  if ((block->packed && block->n_axes != 3)
      || (!block->packed && (layout & 0x0f) != 2)
      || (block->n_axes != 3 && block->n_axes != 6 && block->n_axes != 9)
      || block->n_samples * sample_bytes > SAMPLE_BYTES
      || (rate_code & 0x0f) < 5 || !read_clock (stamp, &block->start_s))
    return SOLEUS_CWA_DAMAGED;
  block->rate_hz = 3200.0 / (double)(1 << (15 - (rate_code & 0x0f)));
  if (fraction & 0x8000)
    {
      /* Such recorders moved the offset by the part of the second for
       * readers that do not know it. */
      part_s = (fraction & 0x7fff) * 2 / 65536.0;
      offset += floor (part_s * floor (block->rate_hz));
    }
  block->start_s += part_s - offset / block->rate_hz;
  block->per_g = (double)(256 << (light >> 13 & 7));
  block->per_degree_s = 32768.0 * (double)(1 << (light >> 10 & 7)) / 8000.0;
  block->samples = bytes + SAMPLE_OFFSET;
  return SOLEUS_CWA_SOUND;
}

int
soleus_cwa_block_sample (const SoleusCwaBlock *block, guint axis, guint i)
{
  const guint8 *p = block->samples + (block->packed ? 4 * i : 0);
  guint32 packed;
  gint32 ten_bits;

  if (!block->packed)
    return (gint16)word_at (block->samples, 2 * (i * block->n_axes + axis));
  packed = (guint32)word_at (p, 0) | (guint32)word_at (p, 2) << 16;
  ten_bits = (gint32)((packed >> (10 * axis) & 0x3ff) << 22) >> 22;
  return ten_bits * (1 << (packed >> 30));
}
