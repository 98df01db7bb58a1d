/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-strided.h"

#include <string.h>

typedef struct
{
  SoleusStridedLane *lanes;
  guint n;
} Strided;

static double
load_i16 (const guint8 *p)
{
  return (gint16)(guint16)(p[0] | p[1] << 8);
}

static double
load_u16 (const guint8 *p)
{
  return (guint16)(p[0] | p[1] << 8);
}

static guint32
load_bits_32 (const guint8 *p)
{
  guint32 bits;

  memcpy (&bits, p, sizeof bits);
  return GUINT32_FROM_LE (bits);
}

static double
load_i32 (const guint8 *p)
{
  return (gint32)load_bits_32 (p);
}

static double
load_f32 (const guint8 *p)
{
  guint32 bits = load_bits_32 (p);
  float value;

  memcpy (&value, &bits, sizeof value);
  return value;
}

static double
load_f64 (const guint8 *p)
{
  guint64 bits;
  double value;

  memcpy (&bits, p, sizeof bits);
  bits = GUINT64_FROM_LE (bits);
  memcpy (&value, &bits, sizeof value);
  return value;
}

static const struct
{
  gsize size;
  double (*load) (const guint8 *p);
} types[SOLEUS_N_SAMPLE_TYPES] = {
    [SOLEUS_SAMPLE_I16] = {2, load_i16},
    [SOLEUS_SAMPLE_U16] = {2, load_u16},
    [SOLEUS_SAMPLE_I32] = {4, load_i32},
    [SOLEUS_SAMPLE_F32] = {4, load_f32},
    [SOLEUS_SAMPLE_F64] = {8, load_f64},
};

gsize
soleus_sample_size (SoleusSampleType type)
{
  return types[type].size;
}

gpointer
soleus_strided_new (const SoleusStridedLane *lanes, guint n)
{
  Strided *strided = g_new (Strided, 1);

  strided->lanes = g_memdup2 (lanes, n * sizeof *lanes);
  strided->n = n;
  for (guint i = 0; i < n; i++)
    soleus_file_ref (strided->lanes[i].file);
  return strided;
}

static gboolean
strided_read (gpointer source, guint channel, guint64 first_idx, gsize n,
    float *out, GError **error)
{
  const Strided *strided = source;
  const SoleusStridedLane *lane = &strided->lanes[channel];
  const guint8 *bytes;

  if (!soleus_file_check (lane->file, error))
    return FALSE;
  bytes = lane->file->data + lane->offset + first_idx * lane->stride;
  for (gsize i = 0; i < n; i++)
    out[i] =
        (float)(types[lane->type].load (bytes + i * lane->stride) * lane->gain
            + lane->shift);
  return TRUE;
}

static void
strided_forget (gpointer source, guint channel, guint64 first_idx, gsize n)
{
  const Strided *strided = source;
  const SoleusStridedLane *lane = &strided->lanes[channel];

  soleus_file_forget (
      lane->file, lane->offset + first_idx * lane->stride, n * lane->stride);
}

static void
strided_free (gpointer source)
{
  Strided *strided = source;

  for (guint i = 0; i < strided->n; i++)
    soleus_file_unref (strided->lanes[i].file);
  g_free (strided->lanes);
  g_free (strided);
}

const SoleusSourceClass soleus_strided_class = {
    .read = strided_read,
    .forget = strided_forget,
    .free = strided_free,
};
