/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edf-bytes.h"

#include <glib/gstdio.h>
#include <string.h>

#include "soleus-test.h"

static const EdfBytesSignal plain_signal = {
    "EMG soleus", "uV", "-3276.8", "3276.7", "-32768", "32767", "100"};

EdfBytesHeader
edf_bytes_plain (void)
{
  return (EdfBytesHeader){.version = "0",
      .recording = "Startdate 02-MAR-2020 X X X",
      .date = "02.03.20",
      .time = "10.20.30",
      .kind = "",
      .n_records = "3",
      .record_s = "1",
      .signals = &plain_signal,
      .n = 1};
}

static void
add_field (GByteArray *bytes, const char *text, gsize width)
{
  g_autofree char *field = g_strnfill (width, ' ');

  memcpy (field, text, MIN (strlen (text), width));
  g_byte_array_append (bytes, (const guint8 *)field, (guint)width);
}

GByteArray *
edf_bytes_new (const EdfBytesHeader *header)
{
  GByteArray *bytes = g_byte_array_new ();
  g_autofree char *length = g_strdup_printf ("%u", 256 * (header->n + 1));
  g_autofree char *count = g_strdup_printf ("%u", header->n);
  static const gsize offsets[] = {G_STRUCT_OFFSET (EdfBytesSignal, label), 0,
      G_STRUCT_OFFSET (EdfBytesSignal, unit),
      G_STRUCT_OFFSET (EdfBytesSignal, physical_min),
      G_STRUCT_OFFSET (EdfBytesSignal, physical_max),
      G_STRUCT_OFFSET (EdfBytesSignal, digital_min),
      G_STRUCT_OFFSET (EdfBytesSignal, digital_max), 0,
      G_STRUCT_OFFSET (EdfBytesSignal, samples), 0};
  static const gsize widths[] = {16, 80, 8, 8, 8, 8, 8, 80, 8, 32};

  add_field (bytes, header->version, 8);
  add_field (bytes, "X X X X", 80);
  add_field (bytes, header->recording, 80);
  add_field (bytes, header->date, 8);
  add_field (bytes, header->time, 8);
  add_field (bytes, header->header_bytes ? header->header_bytes : length, 8);
  add_field (bytes, header->kind, 44);
  add_field (bytes, header->n_records, 8);
  add_field (bytes, header->record_s, 8);
  add_field (bytes, header->n_signals ? header->n_signals : count, 4);
  for (guint f = 0; f < G_N_ELEMENTS (widths); f++)
    for (guint i = 0; i < header->n; i++)
      {
        const char *const *text =
            (gconstpointer)((const char *)&header->signals[i] + offsets[f]);
        gboolean filled = f == 0 || offsets[f] > 0;
        add_field (bytes, filled ? *text : "", widths[f]);
      }
  return bytes;
}

void
edf_bytes_add_ramp (GByteArray *bytes, int first, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      gint16 value = GINT16_TO_LE ((gint16)(first + (int)i));
      g_byte_array_append (bytes, (const guint8 *)&value, sizeof value);
    }
}

void
edf_bytes_add_text (GByteArray *bytes, const char *text, gsize width)
{
  g_autofree char *field = g_malloc0 (width);

  memcpy (field, text, MIN (strlen (text), width));
  g_byte_array_append (bytes, (const guint8 *)field, (guint)width);
}

char *
edf_bytes_save (const GByteArray *bytes, const char *name)
{
  char *path = g_build_filename (soleus_test_tmp_dir (), name, NULL);

  /* Without a wait for the disk: some tests write hundreds. */
  g_unlink (path);
  ck_assert (g_file_set_contents_full (path, (const char *)bytes->data,
      (gssize)bytes->len, G_FILE_SET_CONTENTS_NONE, 0666, NULL));
  return path;
}
