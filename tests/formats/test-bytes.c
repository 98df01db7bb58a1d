/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "soleus-convert.h"
#include "soleus-cursor.h"
#include "soleus-error.h"
#include "soleus-file.h"
#include "soleus-open.h"
#include "soleus-test.h"

static const guint8 bytes[] = {0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x88};

START_TEST (numbers_have_their_order_of_bytes)
  {
    SoleusCursor cursor = soleus_cursor (bytes, sizeof bytes);

    ck_assert_uint_eq (soleus_cursor_u8 (&cursor), 0x01);
    ck_assert_uint_eq (soleus_cursor_u16_le (&cursor), 0x0302);
    ck_assert_uint_eq (soleus_cursor_u16_be (&cursor), 0x0405);
    soleus_cursor_seek (&cursor, 0);
    ck_assert_uint_eq (soleus_cursor_u32_le (&cursor), 0x04030201);
    ck_assert_uint_eq (soleus_cursor_u32_be (&cursor), 0x05060788);
    soleus_cursor_seek (&cursor, 0);
    ck_assert_uint_eq (soleus_cursor_u64_le (&cursor),
        G_GUINT64_CONSTANT (0x8807060504030201));
    ck_assert (!cursor.failed);
    ck_assert_uint_eq (soleus_cursor_left (&cursor), 0);
  }
END_TEST

START_TEST (floats_are_read_bit_by_bit)
  {
    const guint8 one[] = {
        0x00, 0x00, 0x80, 0x3f, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xf8, 0xbf};
    SoleusCursor cursor = soleus_cursor (one, sizeof one);

    ck_assert_float_eq (soleus_cursor_f32_le (&cursor), 1.0f);
    ck_assert_double_eq (soleus_cursor_f64_le (&cursor), -1.5);
  }
END_TEST

START_TEST (past_the_end_there_are_zeros_and_the_cursor_remembers)
  {
    for (gsize size = 0; size < 4; size++)
      {
        SoleusCursor cursor = soleus_cursor (bytes, size);
        ck_assert_uint_eq (soleus_cursor_u32_le (&cursor), 0);
        ck_assert (cursor.failed);
        ck_assert_ptr_null (soleus_cursor_bytes (&cursor, 1));
        ck_assert_uint_eq (soleus_cursor_left (&cursor), 0);
      }
  }
END_TEST

START_TEST (a_length_that_would_wrap_around_fails)
  {
    SoleusCursor cursor = soleus_cursor (bytes, sizeof bytes);

    soleus_cursor_skip (&cursor, 4);
    ck_assert_ptr_null (soleus_cursor_bytes (&cursor, G_MAXSIZE));
    ck_assert (cursor.failed);
    cursor = soleus_cursor (bytes, sizeof bytes);
    soleus_cursor_seek (&cursor, G_MAXSIZE - 2);
    ck_assert (cursor.failed);
    ck_assert_uint_eq (soleus_cursor_left (&cursor), 0);
  }
END_TEST

START_TEST (text_is_trimmed_and_latin_1_where_it_is_no_utf_8)
  {
    static const struct
    {
      const char *bytes;
      gsize n;
      const char *text;
    } cases[] = {{"  EMG  ", 7, "EMG"}, {"\265V      ", 8, "\302\265V"},
        {"\302\265V", 3, "\302\265V"}, {"ab\0cd", 5, "ab"},
        {"a\tb\1", 4, "a b"}, {"", 0, ""}, {"        ", 8, ""}};

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        SoleusCursor cursor =
            soleus_cursor ((const guint8 *)cases[i].bytes, cases[i].n);
        g_autofree char *text = soleus_cursor_text (&cursor, cases[i].n);
        ck_assert_str_eq (text, cases[i].text);
      }
  }
END_TEST

START_TEST (only_whole_texts_are_numbers)
  {
    static const char *const yes[] = {"1", " -2.5 ", "+3e2", "0", ".5"};
    static const char *const no[] = {"", " ", "x", "1x", "nan", "inf", "-inf",
        "0x10", "1 2", "1e999", "--1"};
    static const char *const no_int[] = {
        "", "1.5", "x", "99999999999999999999", "1 2"};
    double value = 7;
    gint64 whole = 7;

    for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
      ck_assert_msg (soleus_text_to_double (yes[i], &value), "\"%s\"", yes[i]);
    value = 7;
    for (guint i = 0; i < G_N_ELEMENTS (no); i++)
      ck_assert_msg (!soleus_text_to_double (no[i], &value), "\"%s\"", no[i]);
    ck_assert_double_eq (value, 7);
    ck_assert (soleus_text_to_int (" -12 ", &whole));
    ck_assert_int_eq (whole, -12);
    for (guint i = 0; i < G_N_ELEMENTS (no_int); i++)
      ck_assert_msg (
          !soleus_text_to_int (no_int[i], &whole), "\"%s\"", no_int[i]);
    ck_assert_int_eq (whole, -12);
  }
END_TEST

/* Packs @value low byte first. */
static void
put (guint8 *p, gint32 value, guint n)
{
  for (guint i = 0; i < n; i++)
    p[i] = (guint8)((guint32)value >> (8 * i));
}

START_TEST (packed_samples_become_floats_at_any_place)
  {
    static const gint32 values[] = {0, 1, -1, 32767, -32768, 255, -256, 12345};
    guint8 packed[8 * 4 + 1];
    float out[8];

    for (guint shift = 0; shift < 2; shift++)
      {
        for (guint i = 0; i < 8; i++)
          put (packed + shift + 2 * i, values[i], 2);
        soleus_convert_i16_le (packed + shift, 8, 0.5f, 3.0f, out);
        for (guint i = 0; i < 8; i++)
          ck_assert_float_eq (out[i], (float)values[i] * 0.5f + 3.0f);
      }
  }
END_TEST

START_TEST (twenty_four_bits_keep_their_sign)
  {
    static const gint32 values[] = {
        0, 1, -1, 8388607, -8388608, 65536, -65537, 255};
    guint8 packed[8 * 3];
    float out[8];

    for (guint i = 0; i < 8; i++)
      put (packed + 3 * i, values[i], 3);
    soleus_convert_i24_le (packed, 8, 1.0f, 0.0f, out);
    for (guint i = 0; i < 8; i++)
      ck_assert_float_eq (out[i], (float)values[i]);
  }
END_TEST

static char *
save (const char *name, gsize n)
{
  char *path = g_build_filename (soleus_test_tmp_dir (), name, NULL);
  g_autofree char *content = g_malloc (n);

  for (gsize i = 0; i < n; i++)
    content[i] = (char)(i * 31 + i / 256);
  ck_assert (g_file_set_contents (path, content, (gssize)n, NULL));
  return path;
}

static char *
fingerprint (const char *path)
{
  g_autoptr (SoleusFile) file = soleus_file_open (path, NULL);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  soleus_file_fingerprint (file, checksum);
  return g_strdup (g_checksum_get_string (checksum));
}

static void
change_byte (const char *path, gsize offset)
{
  FILE *file = g_fopen (path, "r+b");
  int byte;

  fseek (file, (long)offset, SEEK_SET);
  byte = fgetc (file);
  fseek (file, (long)offset, SEEK_SET);
  fputc (byte ^ 1, file);
  fclose (file);
}

START_TEST (a_fingerprint_stays_when_a_file_moves_and_not_when_it_changes)
  {
    g_autofree char *path = save ("one", 5000);
    g_autofree char *other =
        g_build_filename (soleus_test_tmp_dir (), "two", NULL);
    g_autofree char *before = fingerprint (path);
    g_autofree char *moved = NULL, *changed = NULL;

    ck_assert_int_eq (g_rename (path, other), 0);
    moved = fingerprint (other);
    ck_assert_str_eq (before, moved);
    change_byte (other, 2500);
    changed = fingerprint (other);
    ck_assert_str_ne (before, changed);
  }
END_TEST

START_TEST (a_long_file_is_known_by_its_ends_and_its_length)
  {
    const gsize n = (4 << 20) + 12345;
    g_autofree char *path = save ("long", n);
    g_autofree char *before = fingerprint (path);
    g_autofree char *first = NULL, *last = NULL, *shorter = NULL;

    change_byte (path, 0);
    first = fingerprint (path);
    change_byte (path, 0);
    change_byte (path, n - 1);
    last = fingerprint (path);
    ck_assert_str_ne (before, first);
    ck_assert_str_ne (before, last);
    change_byte (path, n - 1);
    ck_assert_int_eq (truncate (path, (off_t)n - 1), 0);
    shorter = fingerprint (path);
    ck_assert_str_ne (before, shorter);
  }
END_TEST

START_TEST (a_file_that_is_cut_short_while_open_is_an_error_not_a_crash)
  {
    g_autofree char *path = save ("shrinks", 100000);
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusFile) file = soleus_file_open (path, &error);

    soleus_test_no_error (error);
    ck_assert (soleus_file_check (file, &error));
    ck_assert_int_eq (truncate (path, 10), 0);
    ck_assert (!soleus_file_check (file, &error));
    soleus_test_error (&error, SOLEUS_ERROR_IO, "shrinks", "100000", NULL);
  }
END_TEST

START_TEST (pages_can_be_let_go_and_read_again)
  {
    g_autofree char *path = save ("pages", 100000);
    g_autoptr (SoleusFile) file = soleus_file_open (path, NULL);
    guint8 before = file->data[50000];

    soleus_file_forget (file, 0, 100000);
    soleus_file_forget (file, 99999, 5);
    soleus_file_forget (file, G_MAXSIZE, 5);
    ck_assert_uint_eq (file->data[50000], before);
  }
END_TEST

START_TEST (what_is_no_file_is_named_as_what_it_is)
  {
    g_autofree char *pipe_path =
        g_build_filename (soleus_test_tmp_dir (), "pipe", NULL);
    g_autoptr (GError) error = NULL;
    g_autofree char *command = g_strdup_printf ("mkfifo %s", pipe_path);

    ck_assert (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
    ck_assert_ptr_null (soleus_open (pipe_path, NULL, NULL, &error));
    soleus_test_error (&error, SOLEUS_ERROR_UNSUPPORTED, "pipe", NULL);
    ck_assert_ptr_null (soleus_open ("/dev/null", NULL, NULL, &error));
    soleus_test_error (&error, SOLEUS_ERROR_UNSUPPORTED, "null", NULL);
    ck_assert_ptr_null (soleus_open ("", NULL, NULL, &error));
    soleus_test_error (&error, SOLEUS_ERROR_MISSING, NULL);
  }
END_TEST

START_TEST (unknown_bytes_are_shown_and_what_is_known_is_listed)
  {
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "photo.jpg", NULL);
    g_autoptr (GError) error = NULL;

    ck_assert (
        g_file_set_contents (path, "\377\330\377\340\0\020JFIF", 10, NULL));
    ck_assert_ptr_null (soleus_open (path, NULL, NULL, &error));
    soleus_test_error (
        &error, SOLEUS_ERROR_UNSUPPORTED, "photo.jpg", "JF", "EDF", NULL);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("bytes");
  TCase *tcase = tcase_create ("bytes");

  tcase_add_test (tcase, numbers_have_their_order_of_bytes);
  tcase_add_test (tcase, floats_are_read_bit_by_bit);
  tcase_add_test (tcase, past_the_end_there_are_zeros_and_the_cursor_remembers);
  tcase_add_test (tcase, a_length_that_would_wrap_around_fails);
  tcase_add_test (tcase, text_is_trimmed_and_latin_1_where_it_is_no_utf_8);
  tcase_add_test (tcase, only_whole_texts_are_numbers);
  tcase_add_test (tcase, packed_samples_become_floats_at_any_place);
  tcase_add_test (tcase, twenty_four_bits_keep_their_sign);
  tcase_add_test (
      tcase, a_fingerprint_stays_when_a_file_moves_and_not_when_it_changes);
  tcase_add_test (tcase, a_long_file_is_known_by_its_ends_and_its_length);
  tcase_add_test (
      tcase, a_file_that_is_cut_short_while_open_is_an_error_not_a_crash);
  tcase_add_test (tcase, pages_can_be_let_go_and_read_again);
  tcase_add_test (tcase, what_is_no_file_is_named_as_what_it_is);
  tcase_add_test (tcase, unknown_bytes_are_shown_and_what_is_known_is_listed);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
