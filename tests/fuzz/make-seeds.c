/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <hdf5.h>
#include <stdio.h>
#include <string.h>

#include "mat5-bytes.h"

/* make-seeds FOLDER: files of formats that no real recording is there for. */

static void
save_mat5 (const char *folder, gboolean swapped, gboolean packed)
{
  g_autofree char *name = g_strdup_printf ("mat5-%d%d.mat", swapped, packed);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_auto (Mat5) mat = mat5_new (swapped);
  const gsize start = mat.bytes->len;

  mat5_number (&mat, "fs", 1000);
  mat5_cell_of_text (&mat, "labels", "emg");
  if (packed)
    mat5_pack (&mat, start);
  mat5_numbers (&mat, "x", 2, 40);
  g_file_set_contents (
      path, (const char *)mat.bytes->data, mat.bytes->len, NULL);
}

static void
put (hid_t file, const char *name, const hsize_t *size, const double *values)
{
  hid_t space = H5Screate_simple (2, size, NULL);
  hid_t dataset = H5Dcreate2 (
      file, name, H5T_IEEE_F64LE, space, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);

  H5Dwrite (dataset, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values);
  H5Dclose (dataset);
  H5Sclose (space);
}

static void
save_mat73 (const char *folder)
{
  const hsize_t table[2] = {20, 2}, one[2] = {1, 1};
  const double values[40] = {1000.0, 1.0, 2.0};
  g_autofree char *path = g_build_filename (folder, "mat73.mat", NULL);
  hid_t made = H5Pcreate (H5P_FILE_CREATE);
  char header[128] = "MATLAB 7.3 MAT-file";
  hid_t file;
  FILE *begin;

  H5Pset_userblock (made, 512);
  file = H5Fcreate (path, H5F_ACC_TRUNC, made, H5P_DEFAULT);
  put (file, "x", table, values);
  put (file, "fs", one, values);
  H5Fclose (file);
  H5Pclose (made);
  memcpy (header + 124, "\0\2IM", 4);
  begin = g_fopen (path, "r+b");
  if (begin == NULL)
    return;
  fwrite (header, 1, sizeof header, begin);
  fclose (begin);
}

/* A table in chunks under each kind of index, with an attribute. */
static void
put_chunked (hid_t file, const char *name, const hsize_t *most, gboolean gzip)
{
  const hsize_t size[2] = {40, 2}, chunk[2] = {8, 2};
  const double rate_hz = 1000.0, values[80] = {1.0, 2.0};
  hid_t space = H5Screate_simple (2, size, most);
  hid_t single = H5Screate (H5S_SCALAR);
  hid_t made = H5Pcreate (H5P_DATASET_CREATE);
  hid_t dataset, attribute;

  H5Pset_chunk (made, 2, chunk);
  if (gzip)
    {
      H5Pset_shuffle (made);
      H5Pset_deflate (made, 4);
      H5Pset_fletcher32 (made);
    }
  dataset = H5Dcreate2 (
      file, name, H5T_STD_I16LE, space, H5P_DEFAULT, made, H5P_DEFAULT);
  H5Dwrite (dataset, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values);
  attribute = H5Acreate2 (
      dataset, "fs", H5T_IEEE_F32LE, single, H5P_DEFAULT, H5P_DEFAULT);
  H5Awrite (attribute, H5T_NATIVE_DOUBLE, &rate_hz);
  H5Aclose (attribute);
  H5Dclose (dataset);
  H5Pclose (made);
  H5Sclose (single);
  H5Sclose (space);
}

/* @newest: in the layouts of version 1.10. @n_groups: more than eight stand
 * in a heap there. */
static void
save_hdf5 (const char *folder, gboolean newest, guint n_groups)
{
  static const hsize_t mosts[][2] = {
      {40, 2}, {H5S_UNLIMITED, 2}, {H5S_UNLIMITED, H5S_UNLIMITED}};
  g_autofree char *file_name = g_strdup_printf ("h5-%d%u.h5", newest, n_groups);
  g_autofree char *path = g_build_filename (folder, file_name, NULL);
  hid_t access = H5Pcreate (H5P_FILE_ACCESS), file;

  if (newest)
    H5Pset_libver_bounds (access, H5F_LIBVER_LATEST, H5F_LIBVER_LATEST);
  file = H5Fcreate (path, H5F_ACC_TRUNC, H5P_DEFAULT, access);
  for (guint i = 0; n_groups < 8 && i < 2 * G_N_ELEMENTS (mosts); i++)
    {
      g_autofree char *name = g_strdup_printf ("x%u", i);
      put_chunked (file, name, mosts[i / 2], i % 2);
    }
  for (guint i = 0; i < n_groups; i++)
    {
      g_autofree char *name = g_strdup_printf ("group %u", i);
      H5Gclose (H5Gcreate2 (file, name, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT));
    }
  if (n_groups >= 8)
    put_chunked (file, "x", mosts[0], TRUE);
  H5Fclose (file);
  H5Pclose (access);
}

int
main (int argc, char **argv)
{
  if (argc != 2)
    return 2;
  for (int i = 0; i < 4; i++)
    save_mat5 (argv[1], i % 2, i / 2);
  save_mat73 (argv[1]);
  for (int i = 0; i < 4; i++)
    save_hdf5 (argv[1], i % 2, i / 2 * 10);
  return 0;
}
