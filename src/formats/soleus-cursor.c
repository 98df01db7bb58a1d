/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-cursor.h"

#include <errno.h>
#include <math.h>
#include <string.h>

SoleusCursor
soleus_cursor (const guint8 *data, gsize size)
{
  return (SoleusCursor){data, size, 0, FALSE};
}

gsize
soleus_cursor_left (const SoleusCursor *cursor)
{
  return cursor->size - cursor->pos;
}

void
soleus_cursor_seek (SoleusCursor *cursor, gsize pos)
{
  if (pos > cursor->size)
    cursor->failed = TRUE;
  cursor->pos = MIN (pos, cursor->size);
}

const guint8 *
soleus_cursor_bytes (SoleusCursor *cursor, gsize n)
{
  const guint8 *bytes = cursor->data + cursor->pos;

  if (n > soleus_cursor_left (cursor))
    {
      cursor->failed = TRUE;
      cursor->pos = cursor->size;
      return NULL;
    }
  cursor->pos += n;
  return bytes;
}

void
soleus_cursor_skip (SoleusCursor *cursor, gsize n)
{
  soleus_cursor_bytes (cursor, n);
}

/* The next @n <= 8 bytes as a number, lowest byte first. */
static guint64
little_endian (SoleusCursor *cursor, gsize n)
{
  const guint8 *bytes = soleus_cursor_bytes (cursor, n);
  guint64 value = 0;

  if (bytes == NULL)
    return 0;
  for (gsize i = n; i > 0; i--)
    value = value << 8 | bytes[i - 1];
  return value;
}

static guint64
big_endian (SoleusCursor *cursor, gsize n)
{
  const guint8 *bytes = soleus_cursor_bytes (cursor, n);
  guint64 value = 0;

  if (bytes == NULL)
    return 0;
  for (gsize i = 0; i < n; i++)
    value = value << 8 | bytes[i];
  return value;
}

guint8
soleus_cursor_u8 (SoleusCursor *cursor)
{
  return (guint8)little_endian (cursor, 1);
}

guint16
soleus_cursor_u16_le (SoleusCursor *cursor)
{
  return (guint16)little_endian (cursor, 2);
}

guint16
soleus_cursor_u16_be (SoleusCursor *cursor)
{
  return (guint16)big_endian (cursor, 2);
}

guint32
soleus_cursor_u32_le (SoleusCursor *cursor)
{
  return (guint32)little_endian (cursor, 4);
}

guint32
soleus_cursor_u32_be (SoleusCursor *cursor)
{
  return (guint32)big_endian (cursor, 4);
}

guint64
soleus_cursor_u64_le (SoleusCursor *cursor)
{
  return little_endian (cursor, 8);
}

float
soleus_cursor_f32_le (SoleusCursor *cursor)
{
  guint32 bits = soleus_cursor_u32_le (cursor);
  float value;

  memcpy (&value, &bits, sizeof value);
  return value;
}

double
soleus_cursor_f64_le (SoleusCursor *cursor)
{
  guint64 bits = soleus_cursor_u64_le (cursor);
  double value;

  memcpy (&value, &bits, sizeof value);
  return value;
}

char *
soleus_bytes_to_utf8 (const char *bytes, gsize n)
{
  GString *text = g_string_sized_new (n);
  gboolean utf8 = g_utf8_validate_len (bytes, n, NULL);

  for (gsize i = 0; i < n; i++)
    {
      guchar c = (guchar)bytes[i];
      /* U+0080 to U+009F are control characters as well. */
      gboolean lead =
          utf8 && c == 0xc2 && i + 1 < n && (guchar)bytes[i + 1] < 0xa0;
      if (c < 0x20 || c == 0x7f || lead || (!utf8 && c >= 0x80 && c < 0xa0))
        {
          g_string_append_c (text, ' ');
          i += lead;
        }
      else if (c < 0x80 || utf8)
        g_string_append_c (text, (char)c);
      else
        g_string_append_unichar (text, c);
    }
  return g_string_free (text, FALSE);
}

char *
soleus_cursor_text (SoleusCursor *cursor, gsize n)
{
  const char *bytes = (const char *)soleus_cursor_bytes (cursor, n);

  if (bytes == NULL)
    return g_strdup ("");
  return g_strstrip (soleus_bytes_to_utf8 (bytes, strnlen (bytes, n)));
}

gboolean
soleus_text_to_double (const char *text, double *value)
{
  char *end;
  double number;

  while (g_ascii_isspace (*text))
    text++;
  /* strtod also reads "nan", "inf" and hexadecimal: none is data here. */
  if (strspn (text, "+-.0123456789eE") == 0 || strpbrk (text, "xXpP") != NULL)
    return FALSE;
  number = g_ascii_strtod (text, &end);
  if (end == text || !isfinite (number))
    return FALSE;
  while (g_ascii_isspace (*end))
    end++;
  if (*end != '\0')
    return FALSE;
  *value = number;
  return TRUE;
}

gboolean
soleus_text_to_int (const char *text, gint64 *value)
{
  char *end;
  gint64 number;

  errno = 0;
  number = g_ascii_strtoll (text, &end, 10);
  if (end == text || errno != 0)
    return FALSE;
  while (g_ascii_isspace (*end))
    end++;
  if (*end != '\0')
    return FALSE;
  *value = number;
  return TRUE;
}
