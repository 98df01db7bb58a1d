/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-gt3x-log.h"

#include "soleus-cursor.h"

#define SEPARATOR 0x1e
#define TYPE_ACTIVITY 0x00 /* twelve bits, y x z */
#define TYPE_ACTIVITY2 0x1a /* sixteen bits, x y z */
#define HEADER_BYTES 8

gsize
soleus_gt3x_record_read (const guint8 *bytes, gsize n, SoleusGt3xRecord *record)
{
  SoleusCursor cursor = soleus_cursor (bytes, n);
  guint8 check = 0;

  *record = (SoleusGt3xRecord){.type = G_MAXUINT};
  if (n > 0 && bytes[0] != SEPARATOR)
    return 1;
  if (n < HEADER_BYTES)
    return 0;
  soleus_cursor_skip (&cursor, 1);
  record->type = soleus_cursor_u8 (&cursor);
  record->time_s = soleus_cursor_u32_le (&cursor);
  record->n = soleus_cursor_u16_le (&cursor);
  if (n < HEADER_BYTES + (gsize)record->n + 1)
    {
      record->type = G_MAXUINT;
      return 0;
    }
  record->payload = bytes + HEADER_BYTES;
  for (gsize i = 0; i < HEADER_BYTES + (gsize)record->n; i++)
    check ^= bytes[i];
  record->sound = (check ^ bytes[HEADER_BYTES + record->n]) == 0xff;
  return HEADER_BYTES + (gsize)record->n + 1;
}

guint
soleus_gt3x_record_n_samples (const SoleusGt3xRecord *record)
{
  if (record->type == TYPE_ACTIVITY2)
    return record->n / 6;
  return record->type == TYPE_ACTIVITY ? record->n * 8 / 36 : 0;
}

/* Twelve bits from bit @bit on, highest first. */
static int
twelve_bits (const guint8 *bytes, guint bit)
{
  const guint8 *p = bytes + bit / 8;
  guint value = bit % 8 == 0 ? (guint)p[0] << 4 | p[1] >> 4
                             : (guint)(p[0] & 0x0f) << 8 | p[1];

  return (gint32)(value << 20) >> 20;
}

void
soleus_gt3x_record_sample (const SoleusGt3xRecord *record, guint i, int xyz[3])
{
  static const guint order[3] = {1, 0, 2};
  const guint8 *p = record->payload;

  for (guint axis = 0; axis < 3; axis++)
    if (record->type == TYPE_ACTIVITY2)
      xyz[axis] =
          (gint16)(p[6 * i + 2 * axis] | (guint)p[6 * i + 2 * axis + 1] << 8);
    else
      xyz[order[axis]] = twelve_bits (p, 36 * i + 12 * axis);
}
