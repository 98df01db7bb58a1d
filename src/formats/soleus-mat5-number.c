/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-mat5-number.h"

#include <string.h>

typedef enum
{
  SIGNED,
  UNSIGNED,
  REAL
} Kind;

typedef struct
{
  guint8 size;
  Kind kind;
} Type;

/* By their numbers in the file; text counts as numbers. */
static const Type types[] = {
    [1] = {1, SIGNED},
    [2] = {1, UNSIGNED},
    [3] = {2, SIGNED},
    [4] = {2, UNSIGNED},
    [5] = {4, SIGNED},
    [6] = {4, UNSIGNED},
    [7] = {4, REAL},
    [9] = {8, REAL},
    [12] = {8, SIGNED},
    [13] = {8, UNSIGNED},
    [16] = {1, UNSIGNED}, /* UTF-8 */
    [17] = {2, UNSIGNED}, /* UTF-16 */
    [18] = {4, UNSIGNED}, /* UTF-32 */
};

gsize
soleus_mat5_number_size (guint32 type)
{
  return type < G_N_ELEMENTS (types) ? types[type].size : 0;
}

static guint64
gather (const guint8 *bytes, gsize size, gboolean swapped)
{
  guint64 bits = 0;

  for (gsize i = 0; i < size; i++)
    bits |= (guint64)bytes[swapped ? size - 1 - i : i] << (8 * i);
  return bits;
}

static double
real (guint64 bits, gsize size)
{
  guint32 half = (guint32)bits;
  double value;
  float single;

  if (size == 8)
    {
      memcpy (&value, &bits, sizeof value);
      return value;
    }
  memcpy (&single, &half, sizeof single);
  return (double)single;
}

void
soleus_mat5_numbers (
    guint32 type, gboolean swapped, const guint8 *bytes, gsize n, double *out)
{
  const gsize size = types[type].size;
  const guint unused = (guint)(64 - 8 * size);

  for (gsize i = 0; i < n; i++)
    {
      guint64 bits = gather (bytes + i * size, size, swapped);
      if (types[type].kind == REAL)
        out[i] = real (bits, size);
      else if (types[type].kind == UNSIGNED)
        out[i] = (double)bits;
      else
        out[i] = (double)((gint64)(bits << unused) >> unused);
    }
}
