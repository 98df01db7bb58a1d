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

int
main (int argc, char **argv)
{
  if (argc != 2)
    return 2;
  for (int i = 0; i < 4; i++)
    save_mat5 (argv[1], i % 2, i / 2);
  save_mat73 (argv[1]);
  return 0;
}
