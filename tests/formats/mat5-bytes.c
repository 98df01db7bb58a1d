/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mat5-bytes.h"

#include <string.h>
#include <zlib.h>

#define HEAD_BYTES 48

static void
append (Mat5 *mat, const void *bytes, gsize n)
{
  g_byte_array_append (mat->bytes, bytes, (guint)n);
}

static void
u16 (Mat5 *mat, guint16 value)
{
  guint16 bits = mat->swapped ? GUINT16_TO_BE (value) : GUINT16_TO_LE (value);

  append (mat, &bits, 2);
}

void
mat5_u32 (Mat5 *mat, guint32 value)
{
  guint32 bits = mat->swapped ? GUINT32_TO_BE (value) : GUINT32_TO_LE (value);

  append (mat, &bits, 4);
}

Mat5
mat5_new (gboolean swapped)
{
  Mat5 mat = {g_byte_array_new (), swapped};
  char text[124];

  memset (text, ' ', sizeof text);
  memcpy (text, "MATLAB 5.0 MAT-file", 19);
  memset (text + 116, 0, 8);
  append (&mat, text, sizeof text);
  u16 (&mat, 0x0100);
  append (&mat, swapped ? "MI" : "IM", 2);
  return mat;
}

void
mat5_clear (Mat5 *mat)
{
  g_clear_pointer (&mat->bytes, g_byte_array_unref);
}

void
mat5_head (Mat5 *mat, guint32 class, guint32 n_rows, guint32 n_columns,
    const char *name, guint32 n_bytes)
{
  char padded[8] = {0};
  const gsize n = strlen (name);

  memcpy (padded, name, MIN (n, 8));
  mat5_u32 (mat, 14);
  mat5_u32 (mat, HEAD_BYTES + n_bytes);
  mat5_u32 (mat, 6);
  mat5_u32 (mat, 8);
  mat5_u32 (mat, class);
  mat5_u32 (mat, 0);
  mat5_u32 (mat, 5);
  mat5_u32 (mat, 8);
  mat5_u32 (mat, n_rows);
  mat5_u32 (mat, n_columns);
  mat5_u32 (mat, 1);
  mat5_u32 (mat, (guint32)n);
  append (mat, padded, n == 0 ? 0 : 8);
}

void
mat5_numbers (Mat5 *mat, const char *name, guint32 n_rows, guint32 n_columns)
{
  const guint32 n = n_rows * n_columns;
  const guint32 padding = -(2 * n) & 7u;

  mat5_head (mat, 10, n_rows, n_columns, name, 8 + 2 * n + padding);
  mat5_u32 (mat, 3);
  mat5_u32 (mat, 2 * n);
  for (guint32 i = 0; i < n; i++)
    u16 (mat, (guint16)(3 * (int)i - 500));
  append (mat, "\0\0\0\0\0\0\0", padding);
}

void
mat5_number (Mat5 *mat, const char *name, gint16 value)
{
  mat5_head (mat, 6, 1, 1, name, 8);
  mat5_u32 (mat, 2 << 16 | 3);
  u16 (mat, (guint16)value);
  u16 (mat, 0);
}

void
mat5_cell_of_text (Mat5 *mat, const char *name, const char *text)
{
  const guint32 n = (guint32)strlen (text);
  char padded[4] = {0};

  g_assert (n <= 4);
  memcpy (padded, text, n);
  mat5_head (mat, 1, 1, 1, name, 8 + HEAD_BYTES);
  mat5_head (mat, 4, 1, n, "", 0);
  mat5_u32 (mat, n << 16 | 16);
  append (mat, padded, 4);
}

void
mat5_pack (Mat5 *mat, gsize start)
{
  uLongf n = compressBound (mat->bytes->len - start);
  g_autofree guint8 *packed = g_malloc (n);

  g_assert (
      compress (packed, &n, mat->bytes->data + start, mat->bytes->len - start)
      == Z_OK);
  g_byte_array_set_size (mat->bytes, (guint)start);
  mat5_u32 (mat, 15);
  mat5_u32 (mat, (guint32)n);
  append (mat, packed, n);
}
