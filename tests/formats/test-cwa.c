/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "soleus-cwa-block.h"
#include "soleus-error.h"
#include "soleus-open.h"
#include "soleus-test.h"

#define BLOCK SOLEUS_CWA_BLOCK_BYTES
#define RATE_100_HZ 0x4a /* and a range of 8 g */

static void
put16 (guint8 *bytes, gsize offset, guint value)
{
  bytes[offset] = (guint8)value;
  bytes[offset + 1] = (guint8)(value >> 8);
}

static void
put32 (guint8 *bytes, gsize offset, guint32 value)
{
  put16 (bytes, offset, value & 0xffff);
  put16 (bytes, offset + 2, value >> 16);
}

static void
put_checksum (guint8 *bytes)
{
  guint sum = 0;

  put16 (bytes, 510, 0);
  for (gsize i = 0; i < 510; i += 2)
    sum += bytes[i] | (guint)bytes[i + 1] << 8;
  put16 (bytes, 510, (0x10000 - (sum & 0xffff)) & 0xffff);
}

/* 2021-03-04 05:06:07 and @second more, with 1/4 s of fraction. */
static void
make_header (guint8 *bytes, guint second, guint layout, guint n)
{
  memset (bytes, 0, BLOCK);
  memcpy (bytes, "AX", 2);
  put16 (bytes, 2, 508);
  put16 (bytes, 4, 0x8000 | 0x2000);
  put32 (bytes, 14,
      (guint32)21 << 26 | 3u << 22 | 4u << 17 | 5u << 12 | 6u << 6
          | (7 + second));
  bytes[24] = RATE_100_HZ;
  bytes[25] = (guint8)layout;
  /* Moved by a quarter of the rate, as such recorders do. */
  put16 (bytes, 26, (guint)(-25) & 0xffff);
  put16 (bytes, 28, n);
}

/* Sixteen bits, three axes: i, -i and 256 (1 g). */
static void
make_block (guint8 *bytes, guint second, guint n)
{
  make_header (bytes, second, 0x32, n);
  for (guint i = 0; i < n; i++)
    {
      put16 (bytes, 30 + 6 * i, i);
      put16 (bytes, 32 + 6 * i, (guint) - (int)i & 0xffff);
      put16 (bytes, 34 + 6 * i, 256);
    }
  put_checksum (bytes);
}

static SoleusRecording *
open_blocks (const GByteArray *bytes, GError **error)
{
  g_autofree char *path =
      g_build_filename (soleus_test_tmp_dir (), "case.cwa", NULL);

  ck_assert (g_file_set_contents (
      path, (const char *)bytes->data, (gssize)bytes->len, NULL));
  return soleus_open (path, NULL, NULL, error);
}

/* A header of two blocks, then a block a second, of 80 samples: 80 Hz by the
 * clock of a recorder that was set to 100 Hz. */
static GByteArray *
make_file (guint n_blocks)
{
  GByteArray *bytes = g_byte_array_new ();
  guint8 block[BLOCK];

  memset (block, 0, sizeof block);
  memcpy (block, "MD\374\003", 4);
  g_byte_array_append (bytes, block, BLOCK);
  memset (block, 0xff, sizeof block);
  g_byte_array_append (bytes, block, BLOCK);
  for (guint i = 0; i < n_blocks; i++)
    {
      make_block (block, i, 80);
      g_byte_array_append (bytes, block, BLOCK);
    }
  return bytes;
}

START_TEST (a_block_tells_rate_time_and_samples)
  {
    guint8 bytes[BLOCK];
    SoleusCwaBlock block;

    make_block (bytes, 0, 80);
    ck_assert_int_eq (soleus_cwa_block_read (bytes, &block), SOLEUS_CWA_SOUND);
    ck_assert_double_eq (block.rate_hz, 100.0);
    ck_assert_uint_eq (block.n_samples, 80);
    ck_assert_double_eq (block.per_g, 256.0);
    /* The quarter of a second is in the fraction, and the moved offset takes
     * nothing from it. */
    ck_assert_double_eq_tol (block.start_s, 1614834367.25, 1e-6);
    ck_assert_int_eq (soleus_cwa_block_sample (&block, 0, 7), 7);
    ck_assert_int_eq (soleus_cwa_block_sample (&block, 1, 79), -79);
    ck_assert_int_eq (soleus_cwa_block_sample (&block, 2, 0), 256);
  }
END_TEST

START_TEST (packed_axes_share_an_exponent)
  {
    guint8 bytes[BLOCK];
    SoleusCwaBlock block;

    make_header (bytes, 0, 0x30, 120);
    /* z = -1, y = 511, x = -512, each times four. */
    put32 (bytes, 30 + 4 * 119, 2u << 30 | 0x3ffu << 20 | 511u << 10 | 0x200u);
    put_checksum (bytes);
    ck_assert_int_eq (soleus_cwa_block_read (bytes, &block), SOLEUS_CWA_SOUND);
    ck_assert_int_eq (soleus_cwa_block_sample (&block, 0, 119), -2048);
    ck_assert_int_eq (soleus_cwa_block_sample (&block, 1, 119), 2044);
    ck_assert_int_eq (soleus_cwa_block_sample (&block, 2, 119), -4);
  }
END_TEST

/* Each fault in an otherwise sound block, with its checksum put right. */
static const struct
{
  gsize offset;
  guint value; /* two bytes */
} faults[] = {
    {24, 0x3203}, /* a rate of 0.78 Hz */
    {24, 0x524a}, /* five axes */
    {24, 0x344a}, /* four bytes a sample */
    {24, 0x604a}, /* six packed axes */
    {28, 81}, /* more samples than there is room for */
    {28, 0xffff}, {16, 0xffff}, /* month 15 */
};

START_TEST (what_cannot_be_is_damaged)
  {
    guint8 bytes[BLOCK];
    SoleusCwaBlock block;

    make_block (bytes, 0, 80);
    put16 (bytes, faults[_i].offset, faults[_i].value);
    put_checksum (bytes);
    ck_assert_int_eq (
        soleus_cwa_block_read (bytes, &block), SOLEUS_CWA_DAMAGED);
  }
END_TEST

START_TEST (any_flipped_bit_is_noticed)
  {
    guint8 bytes[BLOCK];
    SoleusCwaBlock block;

    for (gsize i = 0; i < BLOCK; i++)
      {
        make_block (bytes, 0, 80);
        bytes[i] ^= 0x10;
        ck_assert_int_ne (
            soleus_cwa_block_read (bytes, &block), SOLEUS_CWA_SOUND);
      }
  }
END_TEST

START_TEST (a_file_has_the_rate_of_its_clock)
  {
    g_autoptr (GByteArray) bytes = make_file (20);
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording = open_blocks (bytes, &error);
    const SoleusChannel *channel;
    float samples[2];

    soleus_test_no_error (error);
    ck_assert_uint_eq (soleus_recording_get_n_channels (recording), 3);
    channel = soleus_recording_get_channel (recording, 1);
    ck_assert_str_eq (channel->label, "Accel Y");
    ck_assert_int_eq (channel->kind, SOLEUS_KIND_ACCELEROMETER);
    ck_assert_int_eq (channel->sensor, 0);
    ck_assert_str_eq (channel->unit, "g");
    /* Set to 100 Hz, but 80 samples come a second. */
    ck_assert_double_eq_tol (channel->rate_hz, 80.0, 1e-6);
    ck_assert_uint_eq (channel->n_samples, 1600);
    ck_assert_uint_eq (channel->n_runs, 1);
    ck_assert (soleus_recording_read (recording, 1, 79, 2, samples, NULL));
    ck_assert_float_eq_tol (samples[0], -79.0f / 256.0f, 1e-6f);
    ck_assert_float_eq_tol (samples[1], 0.0f, 1e-6f);
    ck_assert_int_eq (
        g_date_time_get_microsecond (soleus_recording_get_start (recording)),
        250000);
  }
END_TEST

/* Of nine axes the last three are magnetic, and left out. */
START_TEST (with_six_axes_or_nine_rotation_comes_before_acceleration)
  {
    g_autoptr (GByteArray) bytes = make_file (0);
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording = NULL;
    guint8 block[BLOCK];

    const guint n_axes = _i == 0 ? 6 : 9, n = _i == 0 ? 40 : 26;

    /* Some samples a second of 1,000 steps on every axis. */
    for (guint second = 0; second < 4; second++)
      {
        make_header (block, second, n_axes << 4 | 2, n);
        for (guint i = 0; i < n_axes * n; i++)
          put16 (block, 30 + 2 * i, 1000);
        put_checksum (block);
        g_byte_array_append (bytes, block, BLOCK);
      }
    recording = open_blocks (bytes, &error);
    soleus_test_no_error (error);
    ck_assert_uint_eq (soleus_recording_get_n_channels (recording), 6);
    for (guint axis = 0; axis < 6; axis++)
      {
        const SoleusChannel *channel =
            soleus_recording_get_channel (recording, axis);
        float sample;
        ck_assert_int_eq (channel->kind,
            axis < 3 ? SOLEUS_KIND_OTHER : SOLEUS_KIND_ACCELEROMETER);
        ck_assert (
            soleus_recording_read (recording, axis, 0, 1, &sample, NULL));
        /* Full scale is 8000 degrees a second, and 256 steps are 1 g. */
        ck_assert_float_eq_tol (sample,
            axis < 3 ? 1000.0f * 8000.0f / 32768.0f : 1000.0f / 256.0f, 1e-3f);
      }
  }
END_TEST

START_TEST (a_damaged_block_is_a_gap_with_a_line_in_the_log)
  {
    g_autoptr (GByteArray) bytes = make_file (12);
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording = NULL;
    const SoleusChannel *channel;
    const SoleusReadLog *log;

    bytes->data[(2 + 5) * BLOCK + 100] ^= 1;
    g_byte_array_set_size (bytes, bytes->len + 99);
    memset (bytes->data + bytes->len - 99, 0, 99);
    recording = open_blocks (bytes, &error);
    soleus_test_no_error (error);
    channel = soleus_recording_get_channel (recording, 0);
    ck_assert_uint_eq (channel->n_runs, 2);
    ck_assert_uint_eq (channel->runs[0].n, 400);
    ck_assert_double_eq_tol (channel->runs[1].start_s, 6.0, 1e-6);
    ck_assert_uint_eq (channel->n_samples, 880);
    log = soleus_recording_get_log (recording);
    ck_assert_str_eq (soleus_read_log_get (log, 0)->text_id, "blocks-damaged");
    ck_assert_str_eq (soleus_read_log_get (log, 0)->values[0].value, "1");
    ck_assert_str_eq (soleus_read_log_get (log, 1)->text_id, "block-cut");
  }
END_TEST

START_TEST (a_header_alone_is_refused)
  {
    g_autoptr (GByteArray) bytes = make_file (0);
    g_autoptr (GError) error = NULL;

    ck_assert_ptr_null (open_blocks (bytes, &error));
    soleus_test_error (&error, SOLEUS_ERROR_INVALID, "case.cwa",
        "0 sound data blocks", "expected at least one", NULL);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("cwa");
  TCase *tcase = tcase_create ("cwa");

  tcase_add_test (tcase, a_block_tells_rate_time_and_samples);
  tcase_add_test (tcase, packed_axes_share_an_exponent);
  tcase_add_loop_test (
      tcase, what_cannot_be_is_damaged, 0, G_N_ELEMENTS (faults));
  tcase_add_test (tcase, any_flipped_bit_is_noticed);
  tcase_add_test (tcase, a_file_has_the_rate_of_its_clock);
  tcase_add_loop_test (
      tcase, with_six_axes_or_nine_rotation_comes_before_acceleration, 0, 2);
  tcase_add_test (tcase, a_damaged_block_is_a_gap_with_a_line_in_the_log);
  tcase_add_test (tcase, a_header_alone_is_refused);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
