/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-wfdb-codec.h"

static gint32
load_8 (const guint8 *p, guint i)
{
  return (gint8)p[0];
}

static gint32
load_16 (const guint8 *p, guint i)
{
  return (gint16)(p[0] | p[1] << 8);
}

static gint32
load_24 (const guint8 *p, guint i)
{
  return (gint32)((guint32)p[0] << 8 | (guint32)p[1] << 16
             | (guint32)p[2] << 24)
      >> 8;
}

static gint32
load_32 (const guint8 *p, guint i)
{
  return (gint32)((guint32)p[0] | (guint32)p[1] << 8 | (guint32)p[2] << 16
      | (guint32)p[3] << 24);
}

static gint32
load_61 (const guint8 *p, guint i)
{
  return (gint16)(p[1] | p[0] << 8);
}

static gint32
load_80 (const guint8 *p, guint i)
{
  return (gint32)p[0] - 128;
}

static gint32
load_160 (const guint8 *p, guint i)
{
  return (gint32)(p[0] | p[1] << 8) - 32768;
}

/* The lowest @bits of @value as a signed number. */
static gint32
sign (guint32 value, guint bits)
{
  return (gint32)(value << (32 - bits)) >> (32 - bits);
}

static gint32
load_212 (const guint8 *p, guint i)
{
  return i == 0 ? sign (p[0] | (guint32)(p[1] & 0x0f) << 8, 12)
                : sign (p[2] | (guint32)(p[1] & 0xf0) << 4, 12);
}

static gint32
load_310 (const guint8 *p, guint i)
{
  const guint32 a = p[0] | (guint32)p[1] << 8, b = p[2] | (guint32)p[3] << 8;

  if (i < 2)
    return sign ((i == 0 ? a : b) >> 1 & 0x3ff, 10);
  return sign ((a >> 11 & 0x1f) | (b >> 11 & 0x1f) << 5, 10);
}

static gint32
load_311 (const guint8 *p, guint i)
{
  return sign ((guint32)load_32 (p, 0) >> (10 * i) & 0x3ff, 10);
}

static const SoleusWfdbCodec codecs[] = {
    {8, TRUE, 1, 1, load_8, 1},
    {16, FALSE, 1, 2, load_16, -32768},
    {24, FALSE, 1, 3, load_24, -8388608},
    {32, FALSE, 1, 4, load_32, G_MININT32},
    {61, FALSE, 1, 2, load_61, -32768},
    {80, FALSE, 1, 1, load_80, -128},
    {160, FALSE, 1, 2, load_160, -32768},
    {212, FALSE, 2, 3, load_212, -2048},
    {310, FALSE, 3, 4, load_310, -512},
    {311, FALSE, 3, 4, load_311, -512},
};

const SoleusWfdbCodec *
soleus_wfdb_codec (guint format)
{
  for (gsize i = 0; i < G_N_ELEMENTS (codecs); i++)
    if (codecs[i].format == format)
      return &codecs[i];
  return NULL;
}

guint64
soleus_wfdb_codec_count (const SoleusWfdbCodec *codec, gsize bytes)
{
  return (guint64)(bytes / codec->group_bytes) * codec->group_samples;
}
