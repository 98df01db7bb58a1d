/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <hdf5.h>
#include <math.h>
#include <string.h>

#include "soleus-error.h"
#include "soleus-hdf5-filter.h"
#include "soleus-open.h"
#include "soleus-test.h"

#define N 1000
#define CHUNK 100

static char *
case_path (void)
{
  return g_build_filename (soleus_test_tmp_dir (), "damage.h5", NULL);
}

/* Rows 0 to N - 1 of their own number in chunks; those from @from on are left
 * unwritten. */
static void
save (hsize_t from, gboolean checked, int filter)
{
  const hsize_t size = N, chunk = CHUNK, first = 0;
  const unsigned rate_hz = 500;
  g_autofree char *path = case_path ();
  hid_t file = H5Fcreate (path, H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT);
  hid_t space = H5Screate_simple (1, &size, NULL);
  hid_t part = H5Screate_simple (1, &from, NULL);
  hid_t single = H5Screate (H5S_SCALAR);
  hid_t made = H5Pcreate (H5P_DATASET_CREATE);
  hid_t dataset, attribute;
  gint32 values[N];

  for (gint32 i = 0; i < N; i++)
    values[i] = i;
  H5Pset_chunk (made, 1, &chunk);
  if (checked)
    H5Pset_fletcher32 (made);
  if (filter > 0)
    H5Pset_filter (made, filter, H5Z_FLAG_OPTIONAL, 0, NULL);
  dataset = H5Dcreate2 (
      file, "emg", H5T_STD_I32LE, space, H5P_DEFAULT, made, H5P_DEFAULT);
  H5Sselect_hyperslab (space, H5S_SELECT_SET, &first, NULL, &from, NULL);
  H5Dwrite (dataset, H5T_NATIVE_INT32, part, space, H5P_DEFAULT, values);
  attribute = H5Acreate2 (
      dataset, "fs", H5T_STD_U32LE, single, H5P_DEFAULT, H5P_DEFAULT);
  H5Awrite (attribute, H5T_NATIVE_UINT, &rate_hz);
  H5Aclose (attribute);
  H5Dclose (dataset);
  H5Pclose (made);
  H5Sclose (single);
  H5Sclose (part);
  H5Sclose (space);
  H5Fclose (file);
}

/* What the read log says is missing; NULL: nothing. */
static const char *
lost (const SoleusRecording *recording)
{
  const SoleusReadLog *log = soleus_recording_get_log (recording);

  for (guint i = 0; i < soleus_read_log_get_n (log); i++)
    {
      const SoleusLogEntry *entry = soleus_read_log_get (log, i);
      if (strcmp (entry->text_id, "hdf5-values-lost") == 0)
        return entry->values[0].value;
    }
  return NULL;
}

static SoleusRecording *
open_case (GError **error)
{
  g_autofree char *path = case_path ();

  return soleus_open (path, NULL, NULL, error);
}

static void
check_missing (const SoleusRecording *recording, guint from, guint to)
{
  float samples[N];

  ck_assert (soleus_recording_read (recording, 0, 0, N, samples, NULL));
  for (guint i = 0; i < N; i++)
    if (i >= from && i < to)
      ck_assert (isnan (samples[i]));
    else
      ck_assert_float_eq (samples[i], (float)i);
}

START_TEST (rows_that_were_never_written_are_missing)
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording = NULL;

    save (700, FALSE, 0);
    recording = open_case (&error);
    soleus_test_no_error (error);
    ck_assert_str_eq (lost (recording), "300");
    check_missing (recording, 700, N);
  }
END_TEST

START_TEST (a_damaged_chunk_is_missing_and_the_others_are_there)
  {
    static const gint32 number = 350;
    g_autofree char *path = case_path ();
    g_autofree char *bytes = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording = NULL;
    char *place;
    gsize n;

    save (N, TRUE, 0);
    recording = open_case (&error);
    soleus_test_no_error (error);
    ck_assert_ptr_null (lost (recording));
    check_missing (recording, 0, 0);
    g_clear_pointer (&recording, soleus_recording_unref);
    ck_assert (g_file_get_contents (path, &bytes, &n, NULL));
    place = memmem (bytes, n, &number, sizeof number);
    ck_assert_ptr_nonnull (place);
    *place ^= 4;
    ck_assert (g_file_set_contents (path, bytes, (gssize)n, NULL));
    recording = open_case (&error);
    soleus_test_no_error (error);
    ck_assert_str_eq (lost (recording), "100");
    check_missing (recording, 300, 400);
  }
END_TEST

START_TEST (a_table_of_which_nothing_is_left_is_refused)
  {
    static const gint32 numbers[2] = {98, 99};
    g_autofree char *path = case_path ();
    g_autofree char *bytes = NULL;
    g_autoptr (GError) error = NULL;
    gsize n;

    save (CHUNK, TRUE, 0);
    ck_assert (g_file_get_contents (path, &bytes, &n, NULL));
    *(char *)memmem (bytes, n, numbers, sizeof numbers) ^= 4;
    ck_assert (g_file_set_contents (path, bytes, (gssize)n, NULL));
    ck_assert_ptr_null (open_case (&error));
    soleus_test_error (
        &error, SOLEUS_ERROR_INVALID, "damage.h5", "emg", "1000 values", NULL);
  }
END_TEST

static gsize
pass_through (unsigned flags, gsize n_values, const unsigned *values, gsize n,
    gsize *size, void **bytes)
{
  return n;
}

START_TEST (a_packing_that_is_not_known_is_named)
  {
    const H5Z_class2_t class = {H5Z_CLASS_T_VERS, 32015, 1, 1, "zstd", NULL,
        NULL, (H5Z_func_t)pass_through};
    g_autoptr (GError) error = NULL;

    ck_assert_int_ge (H5Zregister (&class), 0);
    save (N, FALSE, 32015);
    ck_assert_ptr_null (open_case (&error));
    soleus_test_error (&error, SOLEUS_ERROR_INVALID, "damage.h5", "emg",
        "filter 32015", "gzip", NULL);
  }
END_TEST

/* --- filters by themselves --- */

START_TEST (lzf_runs_and_repeats_are_unpacked)
  {
    const SoleusHdf5Filters lzf = {.n = 1, .id = {32000}};
    /* "abc"; 3 from 3 back; 12 from 1 back (length beyond 8 in a byte). */
    static const guint8 packed[] = {2, 'a', 'b', 'c', 0x20, 2, 0xe0, 3, 0};
    static const char plain[] = "abcabccccccccccccc";
    const gsize n = strlen (plain);
    g_autofree guint8 *out = NULL;

    out = soleus_hdf5_filters_undo (&lzf, 0, packed, sizeof packed, n);
    ck_assert_ptr_nonnull (out);
    ck_assert_mem_eq (out, plain, n);
    /* Too short, too long, cut, and from before the beginning. */
    ck_assert_ptr_null (
        soleus_hdf5_filters_undo (&lzf, 0, packed, sizeof packed, n - 8));
    ck_assert_ptr_null (
        soleus_hdf5_filters_undo (&lzf, 0, packed, sizeof packed, n + 1));
    for (gsize cut = 0; cut < sizeof packed; cut++)
      ck_assert_ptr_null (soleus_hdf5_filters_undo (&lzf, 0, packed, cut, n));
    ck_assert_ptr_null (
        soleus_hdf5_filters_undo (&lzf, 0, (const guint8 *)"\0a\x20\1", 4, 4));
  }
END_TEST

START_TEST (a_chunk_that_claims_more_than_packing_can_reach_is_refused)
  {
    const SoleusHdf5Filters gzip = {.n = 1, .id = {1}};
    const SoleusHdf5Filters none = {.n = 0};
    const guint8 bytes[4] = {1, 2, 3, 4};
    g_autofree guint8 *same = soleus_hdf5_filters_undo (&none, 0, bytes, 4, 4);

    ck_assert_mem_eq (same, bytes, 4);
    ck_assert_ptr_null (soleus_hdf5_filters_undo (&none, 0, bytes, 4, 5));
    ck_assert_ptr_null (soleus_hdf5_filters_undo (&none, 0, bytes, 4, 3));
    ck_assert_ptr_null (soleus_hdf5_filters_undo (&none, 0, bytes, 4, 0));
    ck_assert_ptr_null (
        soleus_hdf5_filters_undo (&gzip, 0, bytes, 4, (gsize)1 << 40));
  }
END_TEST

START_TEST (a_filter_that_was_left_out_is_not_undone)
  {
    const SoleusHdf5Filters both = {.n = 2, .id = {2, 1}, .value = {2}};
    const guint8 bytes[4] = {1, 2, 3, 4};
    const guint8 mixed[4] = {1, 3, 2, 4};
    g_autofree guint8 *out =
        soleus_hdf5_filters_undo (&both, 2, bytes, sizeof bytes, 4);
    g_autofree guint8 *plain =
        soleus_hdf5_filters_undo (&both, 3, bytes, sizeof bytes, 4);

    ck_assert_mem_eq (out, mixed, 4);
    ck_assert_mem_eq (plain, bytes, 4);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("hdf5-damage");
  TCase *tcase = tcase_create ("hdf5-damage");

  tcase_add_test (tcase, rows_that_were_never_written_are_missing);
  tcase_add_test (tcase, a_damaged_chunk_is_missing_and_the_others_are_there);
  tcase_add_test (tcase, a_table_of_which_nothing_is_left_is_refused);
  tcase_add_test (tcase, a_packing_that_is_not_known_is_named);
  tcase_add_test (tcase, lzf_runs_and_repeats_are_unpacked);
  tcase_add_test (
      tcase, a_chunk_that_claims_more_than_packing_can_reach_is_refused);
  tcase_add_test (tcase, a_filter_that_was_left_out_is_not_undone);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
