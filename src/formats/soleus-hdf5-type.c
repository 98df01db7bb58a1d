/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-hdf5-type.h"

#include <math.h>
#include <string.h>

#define MAX_NUMBER_BYTES 8

static gboolean
read_float (SoleusHdf5Type *type, guint flags, SoleusCursor *cursor)
{
  const guint n_bits = 8 * (guint)type->n_bytes;

  type->class = SOLEUS_HDF5_FLOAT;
  type->sign_bit = flags >> 8 & 0xff;
  type->first_bit = soleus_cursor_u16_le (cursor);
  type->n_bits = soleus_cursor_u16_le (cursor);
  type->exponent_bit = soleus_cursor_u8 (cursor);
  type->n_exponent_bits = soleus_cursor_u8 (cursor);
  type->mantissa_bit = soleus_cursor_u8 (cursor);
  type->n_mantissa_bits = soleus_cursor_u8 (cursor);
  type->bias = soleus_cursor_u32_le (cursor);
  /* Byte order of the VAX, or a mantissa that is not normed: nobody's. */
  if (flags & 0x40 || (flags >> 4 & 3) != 2 || type->n_exponent_bits > 16
      || type->sign_bit >= n_bits
      || type->exponent_bit + type->n_exponent_bits > n_bits
      || type->mantissa_bit + type->n_mantissa_bits > n_bits)
    type->class = SOLEUS_HDF5_OTHER;
  return !cursor->failed;
}

static gboolean
read_integer (SoleusHdf5Type *type, guint flags, SoleusCursor *cursor)
{
  type->class = SOLEUS_HDF5_INTEGER;
  type->is_signed = (flags & 0x08) != 0;
  type->first_bit = soleus_cursor_u16_le (cursor);
  type->n_bits = soleus_cursor_u16_le (cursor);
  return !cursor->failed;
}

gboolean
soleus_hdf5_type_read (SoleusCursor cursor, SoleusHdf5Type *type)
{
  const guint class = soleus_cursor_u8 (&cursor) & 0x0f;
  const guint flags = (guint)soleus_hdf5_uint (&cursor, 3);

  *type = (SoleusHdf5Type){.class = SOLEUS_HDF5_OTHER};
  type->n_bytes = soleus_cursor_u32_le (&cursor);
  if (cursor.failed || type->n_bytes == 0)
    return FALSE;
  type->swapped = (flags & 0x01) != 0;
  switch (class)
    {
    case 0:
      return type->n_bytes > MAX_NUMBER_BYTES
          || read_integer (type, flags, &cursor);
    case 1:
      return type->n_bytes > MAX_NUMBER_BYTES
          || read_float (type, flags, &cursor);
    case 3:
      type->class = SOLEUS_HDF5_TEXT;
      return TRUE;
    case 6:
      type->class = SOLEUS_HDF5_COMPOUND;
      return TRUE;
    case 7:
      type->class =
          (flags & 0x0f) == 0 ? SOLEUS_HDF5_REFERENCE : SOLEUS_HDF5_OTHER;
      return TRUE;
    case 9:
      type->class =
          (flags & 0x0f) == 1 ? SOLEUS_HDF5_LONG_TEXT : SOLEUS_HDF5_OTHER;
      return TRUE;
    default:
      return TRUE;
    }
}

gboolean
soleus_hdf5_type_is_number (const SoleusHdf5Type *type)
{
  return (type->class == SOLEUS_HDF5_INTEGER
             || type->class == SOLEUS_HDF5_FLOAT)
      && type->n_bytes <= MAX_NUMBER_BYTES && type->n_bits >= 1
      && type->first_bit + type->n_bits <= 8 * type->n_bytes;
}

/* @n bits from bit @first on. */
static guint64
bits (guint64 value, guint first, guint n)
{
  if (n == 0 || first >= 64)
    return 0;
  value >>= first;
  return n >= 64 ? value : value & ((G_GUINT64_CONSTANT (1) << n) - 1);
}

static double
float_number (const SoleusHdf5Type *type, guint64 raw)
{
  const guint64 exponent =
      bits (raw, type->exponent_bit, type->n_exponent_bits);
  const guint64 top = bits (G_MAXUINT64, 0, type->n_exponent_bits);
  double mantissa =
      ldexp ((double)bits (raw, type->mantissa_bit, type->n_mantissa_bits),
          -(int)type->n_mantissa_bits);
  double value;

  if (exponent == top && top > 0)
    value = mantissa == 0.0 ? INFINITY : NAN;
  else if (exponent == 0)
    value = ldexp (mantissa, 1 - (int)MIN (type->bias, 65536));
  else
    value =
        ldexp (1.0 + mantissa, (int)exponent - (int)MIN (type->bias, 65536));
  return bits (raw, type->sign_bit, 1) ? -value : value;
}

/* As nearly all files have it. */
static gboolean
is_ieee (const SoleusHdf5Type *type)
{
  const gboolean is_double = type->n_bytes == 8;

  return (type->n_bytes == 4 || is_double)
      && type->sign_bit == 8 * type->n_bytes - 1 && type->mantissa_bit == 0
      && type->n_mantissa_bits == (is_double ? 52 : 23)
      && type->exponent_bit == type->n_mantissa_bits
      && type->n_exponent_bits == (is_double ? 11 : 8)
      && type->bias == (is_double ? 1023 : 127);
}

static double
ieee_number (guint64 raw, gsize n_bytes)
{
  const guint32 low = (guint32)raw;
  double value;
  float single;

  if (n_bytes == 4)
    {
      memcpy (&single, &low, sizeof single);
      return single;
    }
  memcpy (&value, &raw, sizeof value);
  return value;
}

double
soleus_hdf5_type_number (const SoleusHdf5Type *type, const guint8 *bytes)
{
  guint64 raw = 0, value;

  for (gsize i = 0; i < type->n_bytes; i++)
    raw |= (guint64)bytes[type->swapped ? type->n_bytes - 1 - i : i] << (8 * i);
  if (type->class == SOLEUS_HDF5_FLOAT)
    return is_ieee (type) ? ieee_number (raw, type->n_bytes)
                          : float_number (type, raw);
  value = bits (raw, type->first_bit, type->n_bits);
  if (type->is_signed && bits (value, type->n_bits - 1, 1))
    return -(double)(bits (~value, 0, type->n_bits) + 1);
  return (double)value;
}

gboolean
soleus_hdf5_space_read (
    const SoleusHdf5 *h5, SoleusCursor cursor, SoleusHdf5Space *space)
{
  const guint version = soleus_cursor_u8 (&cursor);
  guint flags, kind;

  *space = (SoleusHdf5Space){.n_values = 1};
  space->rank = soleus_cursor_u8 (&cursor);
  flags = soleus_cursor_u8 (&cursor);
  kind = soleus_cursor_u8 (&cursor);
  if (version == 1)
    soleus_cursor_skip (&cursor, 4);
  if (cursor.failed || version < 1 || version > 2
      || space->rank > SOLEUS_HDF5_MAX_RANK)
    return FALSE;
  if (version == 2 && kind == 2)
    space->n_values = 0;
  for (guint i = 0; i < space->rank; i++)
    {
      space->size[i] = space->most[i] = soleus_hdf5_length (h5, &cursor);
      if (space->size[i] > 0 && space->n_values > G_MAXUINT64 / space->size[i])
        space->n_values = G_MAXUINT64;
      else
        space->n_values *= space->size[i];
    }
  for (guint i = 0; (flags & 1) && i < space->rank; i++)
    {
      space->most[i] = soleus_hdf5_length (h5, &cursor);
      if (h5->length_bytes < 8
          && space->most[i]
              == (G_GUINT64_CONSTANT (1) << (8 * h5->length_bytes)) - 1)
        space->most[i] = G_MAXUINT64;
    }
  return !cursor.failed;
}
