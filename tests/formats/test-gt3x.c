/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <archive.h>
#include <archive_entry.h>
#include <math.h>
#include <string.h>

#include "soleus-error.h"
#include "soleus-gt3x-log.h"
#include "soleus-open.h"
#include "soleus-test.h"

#define START_S 1568745600u

static void
add_entry (
    struct archive *archive, const char *name, const void *bytes, gsize n)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t)n);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  ck_assert_int_eq (archive_write_header (archive, entry), ARCHIVE_OK);
  ck_assert_int_eq (archive_write_data (archive, bytes, n), (int)n);
  archive_entry_free (entry);
}

/* NULL: the entry is left out. */
static char *
save (const char *info, const GByteArray *log)
{
  char *path = g_build_filename (soleus_test_tmp_dir (), "case.gt3x", NULL);
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  ck_assert_int_eq (archive_write_open_filename (archive, path), ARCHIVE_OK);
  if (log != NULL)
    add_entry (archive, "log.bin", log->data, log->len);
  if (info != NULL)
    add_entry (archive, "info.txt", info, strlen (info));
  archive_write_free (archive);
  return path;
}

static void
add_record (GByteArray *log, guint8 type, guint32 time_s, const guint8 *payload,
    guint n)
{
  guint8 header[8] = {0x1e, type, (guint8)time_s, (guint8)(time_s >> 8),
      (guint8)(time_s >> 16), (guint8)(time_s >> 24), (guint8)n,
      (guint8)(n >> 8)};
  guint8 check = 0;
  const guint first = log->len;

  g_byte_array_append (log, header, sizeof header);
  g_byte_array_append (log, payload, n);
  for (guint i = first; i < log->len; i++)
    check ^= log->data[i];
  check = (guint8)~check;
  g_byte_array_append (log, &check, 1);
}

/* A second of 30 samples: x = i, y = -i, z = 256. */
static void
add_second (GByteArray *log, guint32 time_s)
{
  guint8 payload[30 * 6];

  for (guint i = 0; i < 30; i++)
    {
      const gint16 xyz[3] = {(gint16)i, (gint16) - (int)i, 256};
      for (guint axis = 0; axis < 3; axis++)
        {
          payload[6 * i + 2 * axis] = (guint8)xyz[axis];
          payload[6 * i + 2 * axis + 1] = (guint8)((guint16)xyz[axis] >> 8);
        }
    }
  add_record (log, 0x1a, time_s, payload, sizeof payload);
}

static const char info[] =
    "Serial Number: TAS\r\nSample Rate: 30\r\nAcceleration Scale: 256.0\r\n";

START_TEST (seconds_are_joined_and_idle_sleep_is_a_gap)
  {
    g_autoptr (GByteArray) log = g_byte_array_new ();
    g_autofree char *path = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording = NULL;
    const SoleusChannel *channel;
    float sample;

    add_record (log, 6, START_S, (const guint8 *)"{}", 2);
    for (guint s = 0; s < 10; s++)
      add_second (log, START_S + (s < 4 ? s : s + 100));
    add_record (log, 0x1a, START_S + 200, (const guint8 *)"", 1);
    path = save (info, log);
    recording = soleus_open (path, NULL, NULL, &error);
    soleus_test_no_error (error);
    channel = soleus_recording_get_channel (recording, 1);
    ck_assert_double_eq (channel->rate_hz, 30.0);
    ck_assert_uint_eq (channel->n_samples, 300);
    ck_assert_uint_eq (channel->n_runs, 2);
    ck_assert_uint_eq (channel->runs[0].n, 120);
    ck_assert_double_eq (channel->runs[1].start_s, 104.0);
    ck_assert (soleus_recording_read (recording, 1, 29, 1, &sample, NULL));
    ck_assert_float_eq_tol (sample, -29.0f / 256.0f, 1e-6f);
    ck_assert_int_eq (
        g_date_time_to_unix (soleus_recording_get_start (recording)), START_S);
  }
END_TEST

START_TEST (twelve_bits_come_in_the_order_y_x_z)
  {
    /* Two samples: y x z = 1, -1, 2047 and -2048, 0, 341. */
    const guint8 payload[9] = {
        0x00, 0x1f, 0xff, 0x7f, 0xf8, 0x00, 0x00, 0x01, 0x55};
    g_autoptr (GByteArray) log = g_byte_array_new ();
    SoleusGt3xRecord record;
    int xyz[3];

    add_record (log, 0, START_S, payload, sizeof payload);
    ck_assert_uint_eq (
        soleus_gt3x_record_read (log->data, log->len, &record), log->len);
    ck_assert (record.sound);
    ck_assert_uint_eq (soleus_gt3x_record_n_samples (&record), 2);
    soleus_gt3x_record_sample (&record, 0, xyz);
    ck_assert_int_eq (xyz[0], -1);
    ck_assert_int_eq (xyz[1], 1);
    ck_assert_int_eq (xyz[2], 2047);
    soleus_gt3x_record_sample (&record, 1, xyz);
    ck_assert_int_eq (xyz[0], 0);
    ck_assert_int_eq (xyz[1], -2048);
    ck_assert_int_eq (xyz[2], 341);
  }
END_TEST

START_TEST (a_record_is_read_only_when_all_of_it_is_there)
  {
    g_autoptr (GByteArray) log = g_byte_array_new ();
    SoleusGt3xRecord record;

    add_second (log, START_S);
    for (gsize n = 0; n < log->len; n++)
      ck_assert_uint_eq (soleus_gt3x_record_read (log->data, n, &record), 0);
    ck_assert_uint_eq (
        soleus_gt3x_record_read ((const guint8 *)"x", 1, &record), 1);
    ck_assert_uint_eq (record.type, G_MAXUINT);
  }
END_TEST

START_TEST (a_wrong_checksum_loses_its_second)
  {
    g_autoptr (GByteArray) log = g_byte_array_new ();
    g_autofree char *path = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording = NULL;
    const SoleusChannel *channel;

    for (guint s = 0; s < 5; s++)
      add_second (log, START_S + s);
    log->data[2 * (log->len / 5) + 20] ^= 4;
    path = save (info, log);
    recording = soleus_open (path, NULL, NULL, &error);
    soleus_test_no_error (error);
    channel = soleus_recording_get_channel (recording, 0);
    ck_assert_uint_eq (channel->n_samples, 120);
    ck_assert_double_eq (channel->runs[1].start_s, 3.0);
    ck_assert_str_eq (
        soleus_read_log_get (soleus_recording_get_log (recording), 0)->text_id,
        "blocks-damaged");
  }
END_TEST

START_TEST (records_of_any_size_are_read_across_the_pieces_of_the_archive)
  {
    static guint8 other[65535];
    g_autoptr (GByteArray) log = g_byte_array_new ();
    g_autofree char *path = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording = NULL;
    const SoleusChannel *channel;

    for (guint s = 0; s < 40; s++)
      {
        add_record (log, 0x0c, START_S + s, other, 65535 - 1000 * (s % 7));
        add_second (log, START_S + s);
      }
    path = save (info, log);
    recording = soleus_open (path, NULL, NULL, &error);
    soleus_test_no_error (error);
    channel = soleus_recording_get_channel (recording, 0);
    ck_assert_uint_eq (channel->n_samples, 40 * 30);
    ck_assert_uint_eq (channel->n_runs, 1);
    for (guint64 i = 0; i < channel->n_samples; i++)
      {
        float sample;
        ck_assert (soleus_recording_read (recording, 0, i, 1, &sample, NULL));
        ck_assert_float_eq_tol (sample, (float)(i % 30) / 256.0f, 1e-6f);
      }
  }
END_TEST

START_TEST (endless_bytes_that_are_no_records_are_not_read_to_their_end)
  {
    g_autoptr (GByteArray) log = g_byte_array_new ();
    g_autofree char *path = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording = NULL;
    const SoleusReadLog *read_log;
    guint n;

    add_second (log, START_S);
    n = log->len;
    g_byte_array_set_size (log, 17 << 20);
    memset (log->data + n, 0, log->len - n);
    add_second (log, START_S + 1);
    path = save (info, log);
    recording = soleus_open (path, NULL, NULL, &error);
    soleus_test_no_error (error);
    /* The second behind them is not reached, and the log says so. */
    ck_assert_uint_eq (
        soleus_recording_get_channel (recording, 0)->n_samples, 30);
    read_log = soleus_recording_get_log (recording);
    ck_assert_str_eq (
        soleus_read_log_get (read_log, 0)->text_id, "archive-cut");
  }
END_TEST

static const struct
{
  const char *info;
  gboolean has_log;
  const char *value;
} refusals[] = {
    {NULL, TRUE, "no info.txt"},
    {info, FALSE, "no log.bin"},
    {"Sample Rate: 0\n", TRUE, "0 Hz"},
    {"Sample Rate: 30\nAcceleration Scale: 0\n", TRUE,
        "scale in info.txt is 0"},
};

START_TEST (an_archive_that_lacks_its_parts_is_refused)
  {
    g_autoptr (GByteArray) log = g_byte_array_new ();
    g_autofree char *path = NULL;
    g_autoptr (GError) error = NULL;

    add_second (log, START_S);
    path = save (refusals[_i].info, refusals[_i].has_log ? log : NULL);
    ck_assert_ptr_null (soleus_open (path, NULL, NULL, &error));
    soleus_test_error (&error, SOLEUS_ERROR_INVALID, "case.gt3x",
        refusals[_i].value, "expected", NULL);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("gt3x");
  TCase *tcase = tcase_create ("gt3x");

  tcase_set_timeout (tcase, 60);
  tcase_add_test (tcase, seconds_are_joined_and_idle_sleep_is_a_gap);
  tcase_add_test (tcase, twelve_bits_come_in_the_order_y_x_z);
  tcase_add_test (tcase, a_record_is_read_only_when_all_of_it_is_there);
  tcase_add_test (tcase, a_wrong_checksum_loses_its_second);
  tcase_add_test (
      tcase, records_of_any_size_are_read_across_the_pieces_of_the_archive);
  tcase_add_test (
      tcase, endless_bytes_that_are_no_records_are_not_read_to_their_end);
  tcase_add_loop_test (tcase, an_archive_that_lacks_its_parts_is_refused, 0,
      G_N_ELEMENTS (refusals));
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
