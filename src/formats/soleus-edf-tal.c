/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-edf-tal.h"

#include <math.h>
#include <string.h>

#include "soleus-cursor.h"

#define DURATION_MARK 0x15
#define TEXT_MARK 0x14
/* "+1234567890.1234567": longer is no time. */
#define MAX_NUMBER 32
/* Ten years: no recording is that long. */
#define MAX_TIME_S 3.2e8

/* Reads [+-]digits[.digits] up to one of the marks. */
static gboolean
read_time (const guint8 *bytes, gsize n, gboolean is_signed, double *time_s,
    gsize *used)
{
  char text[MAX_NUMBER + 1];
  gsize i = 0;

  while (i < n && i < MAX_NUMBER && bytes[i] != DURATION_MARK
      && bytes[i] != TEXT_MARK && bytes[i] != 0)
    {
      text[i] = bytes[i] == ',' ? '.' : (char)bytes[i];
      i++;
    }
  text[i] = '\0';
  *used = i;
  if (is_signed && text[0] != '+' && text[0] != '-')
    return FALSE;
  return soleus_text_to_double (text, time_s) && fabs (*time_s) < MAX_TIME_S;
}

/* One list without its zero byte. */
static gboolean
parse_list (const guint8 *bytes, gsize n,
    void (*take) (const SoleusEdfTal *tal, gpointer user_data),
    gpointer user_data)
{
  SoleusEdfTal tal = {0.0, 0.0, NULL};
  gsize pos = 0, used;

  if (!read_time (bytes, n, TRUE, &tal.onset_s, &used))
    return FALSE;
  pos = used;
  if (pos < n && bytes[pos] == DURATION_MARK)
    {
      if (!read_time (
              bytes + pos + 1, n - pos - 1, FALSE, &tal.duration_s, &used)
          || tal.duration_s < 0)
        return FALSE;
      pos += 1 + used;
    }
  if (pos >= n || bytes[pos] != TEXT_MARK)
    return FALSE;
  pos++;
  while (pos < n)
    {
      const guint8 *end = memchr (bytes + pos, TEXT_MARK, n - pos);
      gsize length = end == NULL ? n - pos : (gsize)(end - (bytes + pos));
      tal.text = soleus_bytes_to_utf8 ((const char *)bytes + pos, length);
      take (&tal, user_data);
      g_clear_pointer (&tal.text, g_free);
      pos += length + 1;
    }
  return TRUE;
}

guint
soleus_edf_tal_parse (const guint8 *bytes, gsize n,
    void (*take) (const SoleusEdfTal *tal, gpointer user_data),
    gpointer user_data)
{
  guint n_broken = 0;
  gsize pos = 0;

  while (pos < n)
    {
      const guint8 *end = memchr (bytes + pos, 0, n - pos);
      gsize length = end == NULL ? n - pos : (gsize)(end - (bytes + pos));
      if (length > 0)
        n_broken += !parse_list (bytes + pos, length, take, user_data);
      pos += length + 1;
    }
  return n_broken;
}

gboolean
soleus_edf_tal_first_onset (const guint8 *bytes, gsize n, double *onset_s)
{
  gsize used;

  return read_time (bytes, n, TRUE, onset_s, &used) && used < n
      && (bytes[used] == TEXT_MARK || bytes[used] == DURATION_MARK);
}
