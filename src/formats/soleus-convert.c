/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-convert.h"

#include <string.h>

/* Byte by byte is right on every machine, and compilers make plain loads of
 * it; the wider clones are chosen when the program starts. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) \
    && !defined(__SANITIZE_ADDRESS__)
#define FAST __attribute__ ((target_clones ("arch=haswell", "default")))
#else
#define FAST
#endif

static inline gint32
load_i16 (const guint8 *p)
{
  guint16 bits;

  memcpy (&bits, p, sizeof bits);
  return (gint16)GUINT16_FROM_LE (bits);
}

static inline gint32
load_i24 (const guint8 *p)
{
  guint32 bits = (guint32)p[0] << 8 | (guint32)p[1] << 16 | (guint32)p[2] << 24;

  return (gint32)bits >> 8;
}

FAST void
soleus_convert_i16_le (
    const guint8 *bytes, gsize n, float gain, float shift, float *out)
{
  for (gsize i = 0; i < n; i++)
    out[i] = (float)load_i16 (bytes + 2 * i) * gain + shift;
}

FAST void
soleus_convert_i24_le (
    const guint8 *bytes, gsize n, float gain, float shift, float *out)
{
  for (gsize i = 0; i < n; i++)
    out[i] = (float)load_i24 (bytes + 3 * i) * gain + shift;
}
