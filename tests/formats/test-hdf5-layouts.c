/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <hdf5.h>
#include <math.h>
#include <string.h>

#include "soleus-hdf5-attribute.h"
#include "soleus-hdf5-group.h"
#include "soleus-hdf5-table.h"
#include "soleus-test.h"

/* Every way in which libhdf5 lays out a file, read by the reader of our own. */

static char *
case_path (void)
{
  return g_build_filename (soleus_test_tmp_dir (), "layout.h5", NULL);
}

/* @newest: with the layouts of version 1.10, else those of 1.0. */
static hid_t
new_file (gboolean newest)
{
  g_autofree char *path = case_path ();
  hid_t access = H5Pcreate (H5P_FILE_ACCESS), file;

  if (newest)
    H5Pset_libver_bounds (access, H5F_LIBVER_LATEST, H5F_LIBVER_LATEST);
  file = H5Fcreate (path, H5F_ACC_TRUNC, H5P_DEFAULT, access);
  H5Pclose (access);
  return file;
}

static SoleusFile *
open_file (SoleusHdf5 *h5)
{
  g_autofree char *path = case_path ();
  g_autoptr (GError) error = NULL;
  SoleusFile *file = soleus_file_open (path, &error);

  soleus_test_no_error (error);
  ck_assert (soleus_hdf5_open (file, h5));
  return file;
}

enum
{
  GZIP = 1,
  SHUFFLE = 2,
  FLETCHER = 4,
  COMPACT = 8,
  NO_EDGES = 16,
  EARLY = 32
};

#define ANY H5S_UNLIMITED

/* Chunk 0: in one piece. */
static const struct
{
  hsize_t size[2], chunk[2], most[2];
  int flags;
} layouts[] = {
    {{100, 3}, {0, 0}, {100, 3}, 0},
    {{3, 100}, {0, 0}, {3, 100}, 0},
    {{50, 2}, {0, 0}, {50, 2}, COMPACT},
    {{100, 3}, {7, 2}, {100, 3}, 0},
    {{100, 3}, {7, 2}, {100, 3}, GZIP},
    {{100, 3}, {7, 2}, {100, 3}, GZIP | SHUFFLE},
    {{100, 3}, {7, 2}, {100, 3}, GZIP | SHUFFLE | FLETCHER},
    {{100, 3}, {7, 2}, {100, 3}, FLETCHER},
    {{3, 1000}, {2, 90}, {3, 1000}, GZIP},
    {{100, 3}, {100, 3}, {100, 3}, GZIP},
    {{100, 3}, {100, 3}, {100, 3}, 0},
    {{100, 3}, {128, 4}, {128, 4}, SHUFFLE},
    {{100, 3}, {7, 2}, {300, 9}, GZIP},
    {{100, 3}, {7, 2}, {100, 3}, EARLY},
    {{100, 3}, {7, 2}, {ANY, 3}, 0},
    {{100, 3}, {7, 2}, {ANY, 8}, GZIP},
    {{3, 100}, {2, 7}, {3, ANY}, 0},
    {{3, 100}, {2, 7}, {9, ANY}, GZIP | FLETCHER},
    {{100, 3}, {7, 2}, {ANY, ANY}, 0},
    {{100, 3}, {7, 2}, {ANY, ANY}, GZIP | SHUFFLE},
    {{100, 3}, {7, 2}, {100, 3}, GZIP | NO_EDGES},
    {{20000, 2}, {3, 1}, {20000, 2}, 0},
    {{20000, 2}, {3, 1}, {20000, 2}, GZIP},
    {{20000, 1}, {1, 1}, {ANY, 1}, 0},
    {{20000, 2}, {1, 1}, {ANY, 2}, FLETCHER},
    {{9000, 2}, {1, 1}, {ANY, ANY}, 0},
};

static double
truth (gsize row, gsize column)
{
  return (double)row - 20.0 * (double)column - 17.0;
}

static void
put_layout (hid_t file, int i)
{
  const hsize_t *size = layouts[i].size;
  const int flags = layouts[i].flags;
  g_autofree gint16 *values = g_new (gint16, size[0] * size[1]);
  hid_t space = H5Screate_simple (2, size, layouts[i].most);
  hid_t made = H5Pcreate (H5P_DATASET_CREATE), dataset;

  for (hsize_t r = 0; r < size[0]; r++)
    for (hsize_t c = 0; c < size[1]; c++)
      values[r * size[1] + c] = (gint16)truth (r, c);
  if (layouts[i].chunk[0] > 0)
    H5Pset_chunk (made, 2, layouts[i].chunk);
  if (flags & COMPACT)
    H5Pset_layout (made, H5D_COMPACT);
  if (flags & EARLY)
    H5Pset_alloc_time (made, H5D_ALLOC_TIME_EARLY);
  if (flags & NO_EDGES)
    H5Pset_chunk_opts (made, H5D_CHUNK_DONT_FILTER_PARTIAL_CHUNKS);
  if (flags & SHUFFLE)
    H5Pset_shuffle (made);
  if (flags & GZIP)
    H5Pset_deflate (made, 4);
  if (flags & FLETCHER)
    H5Pset_fletcher32 (made);
  dataset = H5Dcreate2 (
      file, "x", H5T_STD_I16BE, space, H5P_DEFAULT, made, H5P_DEFAULT);
  ck_assert_int_ge (dataset, 0);
  H5Dwrite (dataset, H5T_NATIVE_INT16, H5S_ALL, H5S_ALL, H5P_DEFAULT, values);
  H5Dclose (dataset);
  H5Pclose (made);
  H5Sclose (space);
}

static void
check_table (const SoleusHdf5 *h5, const SoleusHdf5Table *table)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusSpool) spool = soleus_spool_new (16, &error);
  guint64 n_lost = 99;

  ck_assert (
      soleus_hdf5_table_store (h5, table, spool, 0, NULL, &n_lost, &error));
  soleus_test_no_error (error);
  ck_assert_uint_eq (n_lost, 0);
  ck_assert (soleus_spool_finish (spool, &error));
  for (guint c = 0; c < table->n_columns; c++)
    {
      g_autofree float *samples = g_new (float, table->n_rows);
      ck_assert_uint_eq (soleus_spool_get_n (spool, c), table->n_rows);
      ck_assert (soleus_spool_class.read (
          spool, c, 0, (gsize)table->n_rows, samples, NULL));
      for (gsize r = 0; r < table->n_rows; r++)
        ck_assert_float_eq (samples[r],
            (float)(table->columns_first ? truth (c, r) : truth (r, c)));
    }
}

START_TEST (a_table_is_read_however_it_is_laid_out)
  {
    const int i = _i / 2;
    hid_t made = new_file (_i % 2);
    SoleusHdf5 h5;
    g_autoptr (SoleusFile) file = NULL;
    g_autoptr (SoleusHdf5Table) table = NULL;
    const hsize_t *size = layouts[i].size;

    put_layout (made, i);
    H5Fclose (made);
    file = open_file (&h5);
    table =
        soleus_hdf5_table_look (&h5, soleus_hdf5_find (&h5, h5.root, "x"), "x");
    ck_assert_ptr_nonnull (table);
    ck_assert (table->safe);
    ck_assert_uint_eq (table->n_rows, MAX (size[0], size[1]));
    ck_assert_uint_eq (table->n_columns, MIN (size[0], size[1]));
    check_table (&h5, table);
    ck_assert_double_eq (
        soleus_hdf5_table_value (&h5, table, 41, 1 % table->n_columns),
        table->columns_first ? truth (1, 41) : truth (41, 1 % size[1]));
    ck_assert (isnan (soleus_hdf5_table_value (&h5, table, table->n_rows, 0)));
    ck_assert (
        isnan (soleus_hdf5_table_value (&h5, table, 0, table->n_columns)));
  }
END_TEST

/* --- kinds of numbers --- */

static hid_t
half_float (void)
{
  hid_t type = H5Tcopy (H5T_IEEE_F32LE);

  H5Tset_fields (type, 15, 10, 5, 0, 10);
  H5Tset_size (type, 2);
  H5Tset_ebias (type, 15);
  return type;
}

START_TEST (numbers_of_every_width_and_order_are_read)
  {
    static const double numbers[] = {0, 1, -1, 100, -128, 0.5, -1.25};
    const hid_t types[] = {H5T_STD_I8LE, H5T_STD_I16LE, H5T_STD_I16BE,
        H5T_STD_I32BE, H5T_STD_I64LE, H5T_STD_I64BE, H5T_IEEE_F32LE,
        H5T_IEEE_F32BE, H5T_IEEE_F64LE, H5T_IEEE_F64BE, half_float ()};
    const hsize_t n = G_N_ELEMENTS (numbers);

    for (gsize t = 0; t < G_N_ELEMENTS (types); t++)
      {
        hid_t made = new_file (FALSE);
        hid_t space = H5Screate_simple (1, &n, NULL);
        hid_t dataset = H5Dcreate2 (
            made, "x", types[t], space, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
        SoleusHdf5 h5;
        g_autoptr (SoleusFile) file = NULL;
        g_autoptr (SoleusHdf5Table) table = NULL;
        H5Dwrite (
            dataset, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, numbers);
        H5Dclose (dataset);
        H5Sclose (space);
        H5Fclose (made);
        file = open_file (&h5);
        table = soleus_hdf5_table_look (
            &h5, soleus_hdf5_find (&h5, h5.root, "x"), "x");
        for (guint i = 0; i < n; i++)
          ck_assert_double_eq (soleus_hdf5_table_value (&h5, table, i, 0),
              t < 6 ? trunc (numbers[i]) : numbers[i]);
      }
  }
END_TEST

/* --- objects and attributes --- */

static void
put_attribute (hid_t object, const char *name, double value)
{
  hid_t space = H5Screate (H5S_SCALAR);
  hid_t attribute = H5Acreate2 (
      object, name, H5T_IEEE_F32LE, space, H5P_DEFAULT, H5P_DEFAULT);

  H5Awrite (attribute, H5T_NATIVE_DOUBLE, &value);
  H5Aclose (attribute);
  H5Sclose (space);
}

static void
put_text (hid_t object, const char *name, const char *value, gboolean any)
{
  hid_t space = H5Screate (H5S_SCALAR);
  hid_t type = H5Tcopy (H5T_C_S1);
  hid_t attribute;

  H5Tset_size (type, any ? H5T_VARIABLE : strlen (value));
  attribute = H5Acreate2 (object, name, type, space, H5P_DEFAULT, H5P_DEFAULT);
  H5Awrite (attribute, type, any ? (const void *)&value : value);
  H5Aclose (attribute);
  H5Tclose (type);
  H5Sclose (space);
}

/* Few links and attributes stand in the object, many in a heap with a tree
 * above it. */
START_TEST (objects_and_attributes_are_found_among_few_or_many)
  {
    static const guint counts[] = {1, 7, 40, 3000};
    const guint n = counts[_i / 2];
    hid_t made = new_file (_i % 2);
    hid_t group =
        H5Gcreate2 (made, "raw", H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
    SoleusHdf5 h5;
    g_autoptr (SoleusFile) file = NULL;
    g_autoptr (GPtrArray) links = NULL;
    guint64 raw;

    for (guint i = 0; i < n; i++)
      {
        g_autofree char *name = g_strdup_printf ("one with the number %u", i);
        g_autofree char *text = g_strdup_printf ("text %u", i);
        hid_t own =
            H5Gcreate2 (group, name, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
        put_text (own, "text", text, i % 2);
        H5Gclose (own);
        if (i < 1000)
          put_attribute (group, name, i + 0.5);
      }
    H5Lcreate_soft ("/raw", group, "soft", H5P_DEFAULT, H5P_DEFAULT);
    H5Lcreate_external (
        "/etc/passwd", "/x", group, "away", H5P_DEFAULT, H5P_DEFAULT);
    H5Gclose (group);
    H5Fclose (made);
    file = open_file (&h5);
    raw = soleus_hdf5_find (&h5, h5.root, "/raw");
    links = soleus_hdf5_links (&h5, raw);
    ck_assert_uint_eq (links->len, n);
    for (guint i = 0; i < n; i += 1 + n / 50)
      {
        g_autofree char *name = g_strdup_printf ("one with the number %u", i);
        g_autofree char *text = g_strdup_printf ("text %u", i);
        g_autofree char *path = g_strconcat ("raw/", name, NULL);
        const guint64 own = soleus_hdf5_find (&h5, h5.root, path);
        g_autofree char *found = soleus_hdf5_text (&h5, own, "text");
        double value = -1;
        ck_assert_str_eq (found, text);
        ck_assert_uint_eq (soleus_hdf5_find (&h5, raw, name), own);
        ck_assert_int_eq (
            soleus_hdf5_number (&h5, raw, name, &value), i < 1000);
        if (i < 1000)
          ck_assert_double_eq (value, i + 0.5);
        ck_assert (!soleus_hdf5_number (&h5, own, "text", &value));
        ck_assert_ptr_null (soleus_hdf5_text (&h5, raw, name));
      }
    ck_assert (soleus_hdf5_find (&h5, raw, "soft") == SOLEUS_HDF5_NOWHERE);
    ck_assert (soleus_hdf5_find (&h5, raw, "nobody") == SOLEUS_HDF5_NOWHERE);
    ck_assert_uint_eq (soleus_hdf5_find (&h5, raw, "."), raw);
  }
END_TEST

static void
note (const char *path, guint64 address, gpointer data)
{
  g_string_append_printf (data, "%s ", path);
}

START_TEST (a_walk_visits_each_object_once_even_in_a_circle)
  {
    hid_t made = new_file (_i);
    hid_t a = H5Gcreate2 (made, "a", H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
    hid_t b = H5Gcreate2 (a, "b", H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
    g_autoptr (GString) paths = g_string_new (NULL);
    SoleusHdf5 h5;
    g_autoptr (SoleusFile) file = NULL;

    H5Lcreate_hard (made, "a", b, "again", H5P_DEFAULT, H5P_DEFAULT);
    H5Lcreate_hard (made, "/", b, "root", H5P_DEFAULT, H5P_DEFAULT);
    H5Gclose (H5Gcreate2 (made, "c", H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT));
    H5Gclose (b);
    H5Gclose (a);
    H5Fclose (made);
    file = open_file (&h5);
    soleus_hdf5_walk (&h5, h5.root, note, paths);
    ck_assert_str_eq (paths->str, "a a/b c ");
  }
END_TEST

START_TEST (a_type_that_was_named_is_followed)
  {
    const hsize_t n = 50;
    hid_t made = new_file (_i);
    hid_t type = H5Tcopy (H5T_STD_U16LE);
    hid_t space = H5Screate_simple (1, &n, NULL);
    hid_t dataset, attribute;
    guint16 values[50];
    double value = 0;
    SoleusHdf5 h5;
    g_autoptr (SoleusFile) file = NULL;
    g_autoptr (SoleusHdf5Table) table = NULL;

    for (guint i = 0; i < n; i++)
      values[i] = (guint16)(40000 + i);
    H5Tcommit2 (made, "kind", type, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
    dataset = H5Dcreate2 (
        made, "x", type, space, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
    H5Dwrite (
        dataset, H5T_NATIVE_UINT16, H5S_ALL, H5S_ALL, H5P_DEFAULT, values);
    attribute =
        H5Acreate2 (dataset, "fs", type, space, H5P_DEFAULT, H5P_DEFAULT);
    H5Awrite (attribute, H5T_NATIVE_UINT16, values);
    H5Aclose (attribute);
    H5Dclose (dataset);
    H5Sclose (space);
    H5Tclose (type);
    H5Fclose (made);
    file = open_file (&h5);
    table =
        soleus_hdf5_table_look (&h5, soleus_hdf5_find (&h5, h5.root, "x"), "x");
    ck_assert_double_eq (soleus_hdf5_table_value (&h5, table, 49, 0), 40049.0);
    ck_assert (soleus_hdf5_number (&h5, table->address, "fs", &value));
    ck_assert_double_eq (value, 40000.0);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("hdf5-layouts");
  TCase *tcase = tcase_create ("hdf5-layouts");

  tcase_set_timeout (tcase, 60);
  tcase_add_loop_test (tcase, a_table_is_read_however_it_is_laid_out, 0,
      2 * G_N_ELEMENTS (layouts));
  tcase_add_test (tcase, numbers_of_every_width_and_order_are_read);
  tcase_add_loop_test (
      tcase, objects_and_attributes_are_found_among_few_or_many, 0, 8);
  tcase_add_loop_test (
      tcase, a_walk_visits_each_object_once_even_in_a_circle, 0, 2);
  tcase_add_loop_test (tcase, a_type_that_was_named_is_followed, 0, 2);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
