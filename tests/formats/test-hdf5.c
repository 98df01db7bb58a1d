/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <hdf5.h>
#include <string.h>

#include "soleus-error.h"
#include "soleus-hdf5-type.h"
#include "soleus-open.h"
#include "soleus-test.h"

#define N 3000

static char *
case_path (void)
{
  return g_build_filename (soleus_test_tmp_dir (), "case.h5", NULL);
}

static void
put_number (hid_t object, const char *name, double value)
{
  hid_t space = H5Screate (H5S_SCALAR);
  hid_t attribute = H5Acreate2 (
      object, name, H5T_NATIVE_DOUBLE, space, H5P_DEFAULT, H5P_DEFAULT);

  H5Awrite (attribute, H5T_NATIVE_DOUBLE, &value);
  H5Aclose (attribute);
  H5Sclose (space);
}

static void
put_text (hid_t object, const char *name, const char *value)
{
  hid_t space = H5Screate (H5S_SCALAR);
  hid_t type = H5Tcopy (H5T_C_S1);
  hid_t attribute;

  H5Tset_size (type, strlen (value) + 1);
  attribute = H5Acreate2 (object, name, type, space, H5P_DEFAULT, H5P_DEFAULT);
  H5Awrite (attribute, type, value);
  H5Aclose (attribute);
  H5Tclose (type);
  H5Sclose (space);
}

/* [rows][columns] of row + 1000 * column, or the same turned. */
static hid_t
put_table (
    hid_t group, const char *name, guint rows, guint columns, gboolean turned)
{
  const hsize_t size[2] = {turned ? columns : rows, turned ? rows : columns};
  hid_t space = H5Screate_simple (2, size, NULL);
  hid_t dataset = H5Dcreate2 (
      group, name, H5T_STD_I32LE, space, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
  g_autofree gint32 *values = g_new (gint32, rows * columns);

  for (guint r = 0; r < rows; r++)
    for (guint c = 0; c < columns; c++)
      values[turned ? c * rows + r : r * columns + c] = (gint32)(r + 1000 * c);
  H5Dwrite (dataset, H5T_NATIVE_INT32, H5S_ALL, H5S_ALL, H5P_DEFAULT, values);
  H5Sclose (space);
  return dataset;
}

static hid_t
new_file (void)
{
  g_autofree char *path = case_path ();

  return H5Fcreate (path, H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT);
}

static SoleusRecording *
open_case (const SoleusOpenOptions *options, GError **error)
{
  g_autofree char *path = case_path ();

  return soleus_open (path, options, NULL, error);
}

static float
sample_at (const SoleusRecording *recording, guint channel, guint64 idx)
{
  float value = -1;

  ck_assert (soleus_recording_read (recording, channel, idx, 1, &value, NULL));
  return value;
}

START_TEST (a_table_has_a_channel_for_each_column_either_way_round)
  {
    hid_t file = new_file ();
    hid_t dataset = put_table (file, "emg", N, 3, _i == 1);
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording = NULL;

    put_number (dataset, "sampling_rate", 2000.0);
    put_text (dataset, "unit", "mV");
    H5Dclose (dataset);
    H5Fclose (file);
    recording = open_case (NULL, &error);
    soleus_test_no_error (error);
    ck_assert_uint_eq (soleus_recording_get_n_channels (recording), 3);
    for (guint c = 0; c < 3; c++)
      {
        const SoleusChannel *channel =
            soleus_recording_get_channel (recording, c);
        ck_assert_double_eq (channel->rate_hz, 2000.0);
        ck_assert_uint_eq (channel->n_samples, N);
        ck_assert_str_eq (channel->unit, "uV");
        ck_assert_float_eq_tol (sample_at (recording, c, N - 1),
            1e3f * (N - 1 + 1000.0f * c), 1.0f);
      }
  }
END_TEST

START_TEST (open_signals_devices_keep_their_own_rates_and_lengths)
  {
    hid_t file = new_file ();
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording = NULL;

    for (guint d = 0; d < 2; d++)
      {
        hid_t device = H5Gcreate2 (file, d == 0 ? "00:07" : "00:08",
            H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
        hid_t raw =
            H5Gcreate2 (device, "raw", H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
        hid_t dataset =
            put_table (raw, "channel_1", d == 0 ? N : N / 10, 1, FALSE);
        put_text (dataset, "sensor", d == 0 ? "EMG" : "XYZ");
        put_text (dataset, "label", d == 0 ? "left soleus" : "X");
        put_number (device, "sampling rate", d == 0 ? 1000.0 : 100.0);
        put_number (device, "resolution", 16);
        put_text (device, "date", "2019-3-29");
        put_text (device, "time", "13:55:26.528");
        H5Dclose (dataset);
        H5Dclose (put_table (raw, "nSeq", N, 1, FALSE));
        H5Gclose (raw);
        H5Gclose (device);
      }
    H5Fclose (file);
    recording = open_case (NULL, &error);
    soleus_test_no_error (error);
    ck_assert_uint_eq (soleus_recording_get_n_channels (recording), 2);
    {
      const SoleusChannel *emg = soleus_recording_get_channel (recording, 0);
      const SoleusChannel *x = soleus_recording_get_channel (recording, 1);
      ck_assert_str_eq (emg->label, "EMG left soleus");
      ck_assert_str_eq (emg->muscle, "soleus");
      ck_assert_int_eq (emg->side, SOLEUS_SIDE_LEFT);
      ck_assert (!emg->calibrated);
      ck_assert_double_eq (emg->rail_high, 65535.0);
      ck_assert_uint_eq (emg->n_samples, N);
      ck_assert_double_eq (x->rate_hz, 100.0);
      ck_assert_uint_eq (x->n_samples, N / 10);
      ck_assert_int_eq (x->axis, 0);
    }
    ck_assert_int_eq (
        g_date_time_get_microsecond (soleus_recording_get_start (recording)),
        528000);
  }
END_TEST

START_TEST (the_table_can_be_chosen_and_a_wrong_choice_names_the_others)
  {
    hid_t file = new_file ();
    hid_t group =
        H5Gcreate2 (file, "small", H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
    const SoleusWish wish = {"rate", NULL, "500"};
    SoleusOpenOptions options = {
        .dataset = "small/b", .wishes = &wish, .n_wishes = 1};
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording = NULL;

    H5Dclose (put_table (file, "a", N, 2, FALSE));
    H5Dclose (put_table (group, "b", 50, 1, FALSE));
    H5Gclose (group);
    H5Fclose (file);
    recording = open_case (&options, &error);
    soleus_test_no_error (error);
    ck_assert_uint_eq (
        soleus_recording_get_channel (recording, 0)->n_samples, 50);
    ck_assert_double_eq (
        soleus_recording_get_channel (recording, 0)->rate_hz, 500.0);
    options.dataset = "nothing/here";
    ck_assert_ptr_null (open_case (&options, &error));
    soleus_test_error (&error, SOLEUS_ERROR_INVALID, "case.h5", "nothing/here",
        "a, small/b", NULL);
  }
END_TEST

START_TEST (a_table_without_a_rate_asks_for_one)
  {
    hid_t file = new_file ();
    g_autoptr (GError) error = NULL;

    H5Dclose (put_table (file, "a", N, 2, FALSE));
    H5Fclose (file);
    ck_assert_ptr_null (open_case (NULL, &error));
    soleus_test_error (
        &error, SOLEUS_ERROR_NO_RATE, "case.h5", "“a”", "rate option", NULL);
  }
END_TEST

START_TEST (a_table_that_only_claims_its_samples_is_refused)
  {
    /* A million million values of which not one is stored. */
    const hsize_t size = G_GUINT64_CONSTANT (1000000000000), chunk = 4096;
    hid_t file = new_file ();
    hid_t space = H5Screate_simple (1, &size, NULL);
    hid_t made = H5Pcreate (H5P_DATASET_CREATE);
    hid_t dataset;
    g_autoptr (GError) error = NULL;

    H5Pset_chunk (made, 1, &chunk);
    dataset = H5Dcreate2 (
        file, "huge", H5T_STD_I16LE, space, H5P_DEFAULT, made, H5P_DEFAULT);
    put_number (dataset, "fs", 1000.0);
    H5Dclose (dataset);
    H5Pclose (made);
    H5Sclose (space);
    H5Fclose (file);
    ck_assert_ptr_null (open_case (NULL, &error));
    soleus_test_error (&error, SOLEUS_ERROR_INVALID, "case.h5", "huge", NULL);
  }
END_TEST

START_TEST (a_table_whose_bytes_lie_in_another_file_is_refused)
  {
    const hsize_t size = 100;
    hid_t file = new_file ();
    hid_t space = H5Screate_simple (1, &size, NULL);
    hid_t made = H5Pcreate (H5P_DATASET_CREATE);
    hid_t dataset;
    g_autoptr (GError) error = NULL;

    H5Pset_external (made, "/etc/passwd", 0, 200);
    dataset = H5Dcreate2 (
        file, "stolen", H5T_STD_I16LE, space, H5P_DEFAULT, made, H5P_DEFAULT);
    put_number (dataset, "fs", 1000.0);
    H5Dclose (dataset);
    H5Pclose (made);
    H5Sclose (space);
    H5Fclose (file);
    ck_assert_ptr_null (open_case (NULL, &error));
    soleus_test_error (&error, SOLEUS_ERROR_INVALID, "case.h5", NULL);
  }
END_TEST

START_TEST (only_numbers_of_a_sane_width_are_numbers)
  {
    /* Class and version, flags, size, first bit, number of bits. */
    guint8 bytes[12] = {0x10, 8, 0, 0, 4, 0, 0, 0, 0, 0, 32, 0};
    const guint8 minus_two[4] = {0xfe, 0xff, 0xff, 0xff};
    const guint8 odd[2] = {0xf0, 0xff};
    SoleusHdf5Type type;

    ck_assert (soleus_hdf5_type_read (soleus_cursor (bytes, 12), &type));
    ck_assert (soleus_hdf5_type_is_number (&type));
    ck_assert_double_eq (soleus_hdf5_type_number (&type, minus_two), -2.0);
    bytes[1] = 0;
    ck_assert (soleus_hdf5_type_read (soleus_cursor (bytes, 12), &type));
    ck_assert_double_eq (
        soleus_hdf5_type_number (&type, minus_two), 4294967294.0);
    /* Twelve bits from bit 4 on, highest byte first. */
    memcpy (bytes, "\x10\x09\0\0\x02\0\0\0\x04\0\x0c", 11);
    ck_assert (soleus_hdf5_type_read (soleus_cursor (bytes, 12), &type));
    ck_assert (soleus_hdf5_type_is_number (&type));
    ck_assert_double_eq (soleus_hdf5_type_number (&type, odd), -241.0);
    bytes[10] = 13; /* one bit more than there is */
    ck_assert (soleus_hdf5_type_read (soleus_cursor (bytes, 12), &type));
    ck_assert (!soleus_hdf5_type_is_number (&type));
    bytes[4] = 9;
    ck_assert (soleus_hdf5_type_read (soleus_cursor (bytes, 12), &type));
    ck_assert (!soleus_hdf5_type_is_number (&type));
    bytes[4] = 0;
    ck_assert (!soleus_hdf5_type_read (soleus_cursor (bytes, 12), &type));
    bytes[4] = 2;
    ck_assert (!soleus_hdf5_type_read (soleus_cursor (bytes, 11), &type));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("hdf5");
  TCase *tcase = tcase_create ("hdf5");

  tcase_add_loop_test (
      tcase, a_table_has_a_channel_for_each_column_either_way_round, 0, 2);
  tcase_add_test (tcase, only_numbers_of_a_sane_width_are_numbers);
  tcase_add_test (tcase, open_signals_devices_keep_their_own_rates_and_lengths);
  tcase_add_test (
      tcase, the_table_can_be_chosen_and_a_wrong_choice_names_the_others);
  tcase_add_test (tcase, a_table_without_a_rate_asks_for_one);
  tcase_add_test (tcase, a_table_that_only_claims_its_samples_is_refused);
  tcase_add_test (tcase, a_table_whose_bytes_lie_in_another_file_is_refused);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
