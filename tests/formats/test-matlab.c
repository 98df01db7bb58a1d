/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <hdf5.h>
#include <string.h>

#include "damage.h"
#include "mat5-bytes.h"
#include "soleus-error.h"
#include "soleus-open-file.h"
#include "soleus-test.h"

#define N 900

static SoleusRecording *
open_bytes (const Mat5 *mat, GError **error)
{
  g_autoptr (SoleusFile) file =
      soleus_file_new_for_bytes ("case.mat", mat->bytes->data, mat->bytes->len);

  return soleus_open_file (file, NULL, NULL, NULL, error);
}

static float
sample_at (const SoleusRecording *recording, guint channel, guint64 idx)
{
  float value = -1;

  ck_assert (soleus_recording_read (recording, channel, idx, 1, &value, NULL));
  return value;
}

/* Three channels of N with a rate and a name: plain or packed, either order
 * of bytes. */
static Mat5
make_case (gboolean swapped, gboolean packed)
{
  Mat5 mat = mat5_new (swapped);
  gsize start;

  mat5_number (&mat, "Fs", 1000);
  start = mat.bytes->len;
  mat5_numbers (&mat, "emg", 3, N);
  if (packed)
    mat5_pack (&mat, start);
  start = mat.bytes->len;
  mat5_cell_of_text (&mat, "labels", "a");
  if (packed)
    mat5_pack (&mat, start);
  return mat;
}

START_TEST (either_order_of_bytes_is_read_plain_and_packed)
  {
    g_auto (Mat5) mat = make_case (_i & 1, _i & 2);
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording = open_bytes (&mat, &error);

    soleus_test_no_error (error);
    ck_assert_uint_eq (soleus_recording_get_n_channels (recording), 3);
    for (guint c = 0; c < 3; c++)
      {
        const SoleusChannel *channel =
            soleus_recording_get_channel (recording, c);
        ck_assert_uint_eq (channel->n_samples, N);
        ck_assert_double_eq (channel->rate_hz, 1000.0);
        ck_assert_float_eq (sample_at (recording, c, 0), 3.0f * c - 500.0f);
        ck_assert_float_eq (
            sample_at (recording, c, N - 1), 3.0f * (3 * (N - 1) + c) - 500.0f);
      }
    ck_assert (!soleus_recording_get_channel (recording, 0)->calibrated);
  }
END_TEST

START_TEST (a_damaged_file_is_an_error_or_an_honest_part)
  {
    g_auto (Mat5) mat = make_case (_i & 1, _i & 2);

    damage_try_all ("case.mat", mat.bytes->data, mat.bytes->len, NULL, 0, 100,
        soleus_test_seed ());
  }
END_TEST

START_TEST (a_file_cut_inside_its_numbers_says_how_many_there_are)
  {
    g_auto (Mat5) mat = mat5_new (FALSE);
    g_autoptr (GError) error = NULL;

    mat5_number (&mat, "fs", 100);
    mat5_numbers (&mat, "x", N, 1);
    /* The last number fills two bytes of the last eight. */
    g_byte_array_set_size (mat.bytes, mat.bytes->len - 200);
    ck_assert_ptr_null (open_bytes (&mat, &error));
    soleus_test_error (
        &error, SOLEUS_ERROR_INVALID, "case.mat", "“x”", "expected 900", NULL);
  }
END_TEST

START_TEST (numbers_that_are_only_claimed_are_refused)
  {
    /* Two thousand million square; then more than the bytes that follow. */
    static const guint32 sizes[][2] = {
        {0x7fffffff, 0x7fffffff}, {0x7fffffff, 1}, {200, 200}, {101, 1}};
    g_auto (Mat5) mat = mat5_new (FALSE);
    g_autoptr (GError) error = NULL;

    mat5_number (&mat, "fs", 100);
    mat5_head (&mat, 10, sizes[_i][0], sizes[_i][1], "huge", 208);
    mat5_u32 (&mat, 3);
    mat5_u32 (&mat, 200);
    for (int i = 0; i < 50; i++)
      mat5_u32 (&mat, 1);
    ck_assert_ptr_null (open_bytes (&mat, &error));
    soleus_test_error (
        &error, SOLEUS_ERROR_INVALID, "case.mat", "“huge”", NULL);
  }
END_TEST

START_TEST (an_array_whose_numbers_never_begin_is_refused)
  {
    g_auto (Mat5) mat = mat5_new (FALSE);
    g_autoptr (GError) error = NULL;

    mat5_number (&mat, "fs", 100);
    mat5_head (&mat, 10, 0x7fffffff, 200, "huge", 0);
    ck_assert_ptr_null (open_bytes (&mat, &error));
    soleus_test_error (
        &error, SOLEUS_ERROR_INVALID, "case.mat", "“huge”", NULL);
  }
END_TEST

START_TEST (cells_in_cells_and_cells_that_claim_millions_end)
  {
    g_auto (Mat5) mat = mat5_new (FALSE);
    g_autoptr (GError) error = NULL;

    for (guint depth = 0; depth < 2000; depth++)
      mat5_head (&mat, 1, _i == 0 ? 1 : 0x7fffffff, 1, "", 48 * 2000);
    for (guint i = 0; i < 100000; i++)
      {
        mat5_u32 (&mat, 14);
        mat5_u32 (&mat, 0);
      }
    ck_assert_ptr_null (open_bytes (&mat, &error));
    soleus_test_error (&error, SOLEUS_ERROR_INVALID, "case.mat", NULL);
  }
END_TEST

START_TEST (a_file_of_version_4_is_refused_with_the_way_out)
  {
    static const guint8 bytes[64] = {0, 0, 0, 0, 3, 0, 0, 0, 1};
    g_autoptr (SoleusFile) file =
        soleus_file_new_for_bytes ("old.mat", bytes, sizeof bytes);
    g_autoptr (GError) error = NULL;

    ck_assert_ptr_null (soleus_open_file (file, NULL, NULL, NULL, &error));
    soleus_test_error (&error, SOLEUS_ERROR_INVALID, "old.mat", "-v7", NULL);
  }
END_TEST

/* --- version 7.3 --- */

static hid_t
put_table (hid_t file, const char *name, const hsize_t *size, hid_t made)
{
  hid_t space = H5Screate_simple (2, size, NULL);
  hid_t dataset = H5Dcreate2 (
      file, name, H5T_IEEE_F64LE, space, H5P_DEFAULT, made, H5P_DEFAULT);

  H5Sclose (space);
  return dataset;
}

/* 512 bytes before HDF5, as MATLAB has them. */
static void
put_header (const char *path)
{
  char header[512] = "MATLAB 7.3 MAT-file";
  FILE *file = fopen (path, "r+b");

  memcpy (header + 124, "\0\2IM", 4);
  ck_assert_ptr_nonnull (file);
  ck_assert_uint_eq (fwrite (header, 1, sizeof header, file), sizeof header);
  fclose (file);
}

/* "x" of 2 channels by 400, and "fs"; @huge: "x" claims a million million
 * numbers of which none is stored. */
static char *
save_73 (gboolean huge)
{
  char *path = g_build_filename (soleus_test_tmp_dir (), "new.mat", NULL);
  const hsize_t claimed[2] = {1, G_GUINT64_CONSTANT (1000000000000)};
  const hsize_t size[2] = {400, 2}, one[2] = {1, 1}, chunk[2] = {1, 512};
  hid_t made = H5Pcreate (H5P_FILE_CREATE);
  hid_t sparse = H5Pcreate (H5P_DATASET_CREATE);
  hid_t file, dataset;
  double values[800], rate_hz = 250.0;

  for (int i = 0; i < 800; i++)
    values[i] = 0.5 * i;
  H5Pset_userblock (made, 512);
  H5Pset_chunk (sparse, 2, chunk);
  file = H5Fcreate (path, H5F_ACC_TRUNC, made, H5P_DEFAULT);
  dataset =
      put_table (file, "x", huge ? claimed : size, huge ? sparse : H5P_DEFAULT);
  if (!huge)
    H5Dwrite (
        dataset, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values);
  H5Dclose (dataset);
  dataset = put_table (file, "fs", one, H5P_DEFAULT);
  H5Dwrite (
      dataset, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, &rate_hz);
  H5Dclose (dataset);
  H5Pclose (sparse);
  H5Pclose (made);
  H5Fclose (file);
  put_header (path);
  return path;
}

START_TEST (version_7_3_is_read_and_not_more_than_is_stored)
  {
    g_autofree char *path = save_73 (_i == 1);
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording =
        soleus_open (path, NULL, NULL, &error);

    if (_i == 1)
      {
        ck_assert_ptr_null (recording);
        soleus_test_error (
            &error, SOLEUS_ERROR_INVALID, "new.mat", "“x”", NULL);
        return;
      }
    soleus_test_no_error (error);
    ck_assert_uint_eq (soleus_recording_get_n_channels (recording), 2);
    ck_assert_double_eq (
        soleus_recording_get_channel (recording, 1)->rate_hz, 250.0);
    ck_assert_float_eq (sample_at (recording, 1, 399), 399.5f);
  }
END_TEST

START_TEST (a_damaged_file_of_version_7_3_is_an_error_or_an_honest_part)
  {
    g_autofree char *path = save_73 (FALSE);
    g_autofree char *content = NULL;
    gsize size;

    ck_assert (g_file_get_contents (path, &content, &size, NULL));
    damage_try_all ("new.mat", (const guint8 *)content, size, NULL, 0, 60,
        soleus_test_seed ());
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("matlab");
  TCase *tcase = tcase_create ("matlab");

  tcase_add_loop_test (
      tcase, either_order_of_bytes_is_read_plain_and_packed, 0, 4);
  tcase_add_loop_test (
      tcase, a_damaged_file_is_an_error_or_an_honest_part, 0, 4);
  tcase_add_test (tcase, a_file_cut_inside_its_numbers_says_how_many_there_are);
  tcase_add_loop_test (tcase, numbers_that_are_only_claimed_are_refused, 0, 4);
  tcase_add_test (tcase, an_array_whose_numbers_never_begin_is_refused);
  tcase_add_loop_test (
      tcase, cells_in_cells_and_cells_that_claim_millions_end, 0, 2);
  tcase_add_test (tcase, a_file_of_version_4_is_refused_with_the_way_out);
  tcase_add_loop_test (
      tcase, version_7_3_is_read_and_not_more_than_is_stored, 0, 2);
  tcase_add_test (
      tcase, a_damaged_file_of_version_7_3_is_an_error_or_an_honest_part);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
