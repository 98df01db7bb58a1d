/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-edf-pack.h"

#include <string.h>

/* Longest text that is kept; readers in the field stop at 512. */
#define MAX_TEXT_BYTES 400
/* "+12345678.1234567" 0x14 0x14 0x00, and some air. */
#define TIME_KEEPING_BYTES 24
#define MIN_ROOM_BYTES 60

/* Seconds with at most seven decimals, signed: EDF+ has no exponents. */
static void
append_time (GString *list, double time_s, gboolean is_signed)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  gsize n;

  g_ascii_formatd (text, sizeof text, is_signed ? "%+.7f" : "%.7f", time_s);
  n = strlen (text);
  while (text[n - 1] == '0')
    n--;
  if (text[n - 1] == '.')
    n--;
  g_string_append_len (list, text, (gssize)n);
}

static void
append_text (GString *list, const char *text, const char *link)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  gsize n = strlen (valid);

  if (n > MAX_TEXT_BYTES)
    n = (gsize)(g_utf8_find_prev_char (valid, valid + MAX_TEXT_BYTES) - valid);
  for (gsize i = 0; i < n; i++)
    g_string_append_c (
        list, (guchar)valid[i] < 0x20 || valid[i] == 0x7f ? ' ' : valid[i]);
  if (link != NULL)
    g_string_append_printf (list, "@@%s", link);
  g_string_append_c (list, 0x14);
}

static GBytes *
make_list (const SoleusAnnotation *annotation, double shift_s,
    char *const *labels, guint n_labels)
{
  GString *list = g_string_new (NULL);
  gboolean linked = FALSE;

  append_time (list, annotation->onset_s + shift_s, TRUE);
  if (annotation->duration_s > 0)
    {
      g_string_append_c (list, 0x15);
      append_time (list, annotation->duration_s, FALSE);
    }
  g_string_append_c (list, 0x14);
  for (guint c = 0; c < n_labels; c++)
    if (soleus_channel_set_has (&annotation->channels, c))
      {
        append_text (list, annotation->text, labels[c]);
        linked = TRUE;
      }
  if (!linked)
    append_text (list, annotation->text, NULL);
  g_string_append_c (list, '\0');
  return g_string_free_to_bytes (list);
}

static gboolean
all_fit (const SoleusEdfPack *pack, guint64 n_records)
{
  const gsize room = pack->room - TIME_KEEPING_BYTES;
  guint64 record = 0;
  gsize used = 0;

  for (guint i = 0; i < pack->lists->len; i++)
    {
      gsize n = g_bytes_get_size (g_ptr_array_index (pack->lists, i));
      if (n > room)
        return FALSE;
      if (used + n > room)
        {
          record++;
          used = 0;
        }
      used += n;
    }
  return record < n_records;
}

static int
compare_onsets (gconstpointer a, gconstpointer b)
{
  const SoleusAnnotation *left = *(const SoleusAnnotation *const *)a;
  const SoleusAnnotation *right = *(const SoleusAnnotation *const *)b;

  return left->onset_s < right->onset_s ? -1 : left->onset_s > right->onset_s;
}

SoleusEdfPack *
soleus_edf_pack_new (const GPtrArray *annotations, double shift_s,
    char *const *labels, guint n_labels, guint64 n_records)
{
  SoleusEdfPack *pack = g_new0 (SoleusEdfPack, 1);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < annotations->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (annotations, i));
  g_ptr_array_sort (sorted, compare_onsets);
  pack->lists = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  for (guint i = 0; i < sorted->len; i++)
    g_ptr_array_add (pack->lists,
        make_list (g_ptr_array_index (sorted, i), shift_s, labels, n_labels));
  pack->room = MIN_ROOM_BYTES;
  while (!all_fit (pack, n_records))
    pack->room += 2 * (pack->room / 4);
  return pack;
}

void
soleus_edf_pack_free (SoleusEdfPack *pack)
{
  if (pack == NULL)
    return;
  g_ptr_array_unref (pack->lists);
  g_free (pack);
}

void
soleus_edf_pack_record (SoleusEdfPack *pack, double onset_s, guint8 *out)
{
  g_autoptr (GString) keeper = g_string_new (NULL);
  gsize used = TIME_KEEPING_BYTES;

  memset (out, 0, pack->room);
  append_time (keeper, onset_s, TRUE);
  g_string_append (keeper, "\024\024");
  g_string_append_c (keeper, '\0');
  memcpy (out, keeper->str, keeper->len);
  out += keeper->len;
  while (pack->next < pack->lists->len)
    {
      gsize n;
      const void *list =
          g_bytes_get_data (g_ptr_array_index (pack->lists, pack->next), &n);
      if (used + n > pack->room)
        return;
      memcpy (out, list, n);
      out += n;
      used += n;
      pack->next++;
    }
}
