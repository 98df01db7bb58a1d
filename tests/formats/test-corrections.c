/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <hdf5.h>
#include <sndfile.h>
#include <string.h>

#include "c3d-bytes.h"
#include "edf-bytes.h"
#include "mat5-bytes.h"
#include "soleus-format.h"
#include "soleus-open.h"
#include "soleus-test.h"

/* A correction of each kind arrives in whatever format it is told of: in the
 * recording and in the read log. */

static char *
save (const char *name, const void *bytes, gsize n)
{
  char *path = g_build_filename (soleus_test_tmp_dir (), name, NULL);

  ck_assert (g_file_set_contents (path, bytes, (gssize)n, NULL));
  return path;
}

static char *
make_audio (void)
{
  char *path = g_build_filename (soleus_test_tmp_dir (), "a.wav", NULL);
  SF_INFO info = {.samplerate = 4000,
      .channels = 1,
      .format = SF_FORMAT_WAV | SF_FORMAT_FLOAT};
  SNDFILE *sound = sf_open (path, SFM_WRITE, &info);
  float frames[100];

  for (guint i = 0; i < 100; i++)
    frames[i] = 0.5f + 0.001f * (float)i;
  ck_assert_int_eq (sf_writef_float (sound, frames, 100), 100);
  sf_close (sound);
  return path;
}

static char *
make_brainvision (void)
{
  static const char header[] =
      "Brain Vision Data Exchange Header File Version 1.0\n[Common Infos]\n"
      "DataFile=b.eeg\nDataFormat=BINARY\nDataOrientation=MULTIPLEXED\n"
      "NumberOfChannels=1\nSamplingInterval=1000\n[Binary Infos]\n"
      "BinaryFormat=INT_16\n[Channel Infos]\nCh1=EMG,,0.5,uV\n";
  gint16 values[100];

  for (gint16 i = 0; i < 100; i++)
    values[i] = (gint16)(10 + i);
  g_free (save ("b.eeg", values, sizeof values));
  return save ("b.vhdr", header, strlen (header));
}

static char *
make_c3d (void)
{
  return c3d_bytes_save (SOLEUS_C3D_INTEL, TRUE, C3D_N_CHANNELS, 0);
}

static char *
make_edf (void)
{
  EdfBytesHeader header = edf_bytes_plain ();
  g_autoptr (GByteArray) bytes = NULL;

  header.n_records = "2";
  bytes = edf_bytes_new (&header);
  edf_bytes_add_ramp (bytes, 100, 200);
  return edf_bytes_save (bytes, "e.edf");
}

static char *
make_hdf5 (void)
{
  char *path = g_build_filename (soleus_test_tmp_dir (), "h.h5", NULL);
  const hsize_t n = 100;
  const double rate_hz = 1000.0;
  hid_t file = H5Fcreate (path, H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT);
  hid_t space = H5Screate_simple (1, &n, NULL), one = H5Screate (H5S_SCALAR);
  hid_t dataset = H5Dcreate2 (file, "emg", H5T_NATIVE_FLOAT, space, H5P_DEFAULT,
      H5P_DEFAULT, H5P_DEFAULT);
  hid_t rate = H5Acreate2 (
      dataset, "fs", H5T_NATIVE_DOUBLE, one, H5P_DEFAULT, H5P_DEFAULT);
  float values[100];

  for (guint i = 0; i < n; i++)
    values[i] = (float)(1 + i);
  H5Dwrite (dataset, H5T_NATIVE_FLOAT, H5S_ALL, H5S_ALL, H5P_DEFAULT, values);
  H5Awrite (rate, H5T_NATIVE_DOUBLE, &rate_hz);
  H5Aclose (rate);
  H5Dclose (dataset);
  H5Sclose (one);
  H5Sclose (space);
  H5Fclose (file);
  return path;
}

static char *
make_matlab (void)
{
  g_auto (Mat5) mat = mat5_new (FALSE);

  mat5_number (&mat, "fs", 1000);
  mat5_numbers (&mat, "emg", 100, 1);
  return save ("m.mat", mat.bytes->data, mat.bytes->len);
}

static char *
make_text (void)
{
  g_autoptr (GString) text = g_string_new ("time_s,EMG_uV\n");

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, "%.3f,%u\n", i * 0.001, 5 + i);
  return save ("t.csv", text->str, text->len);
}

static char *
make_wfdb (void)
{
  static const char header[] = "w 1 1000 100\nw.dat 16 2/uV 16 0 0 0 0 EMG\n";
  gint16 values[100];

  for (gint16 i = 0; i < 100; i++)
    values[i] = (gint16)(20 + i);
  g_free (save ("w.dat", values, sizeof values));
  return save ("w.hea", header, strlen (header));
}

/* What a format can only be given by a recorder comes from one. */
static const struct
{
  const char *id;
  char *(*make) (void);
  const char *recording;
} files[] = {
    {"audio", make_audio, NULL},
    {"brainvision", make_brainvision, NULL},
    {"c3d", make_c3d, NULL},
    {"cwa", NULL, "walking-cwa/example-610-steps.cwa"},
    {"edf", make_edf, NULL},
    {"gt3x", NULL, "gt3x/TAS1H30182785_2019-09-17.gt3x"},
    {"hdf5", make_hdf5, NULL},
    {"matlab", make_matlab, NULL},
    {"text", make_text, NULL},
    {"wfdb", make_wfdb, NULL},
    {"xdf", NULL, "xdf/minimal.xdf"},
};

START_TEST (every_format_is_swept)
  {
    const SoleusFormat *const *rows = soleus_formats ();
    guint n = 0;

    for (; rows[n] != NULL; n++)
      ck_assert_str_eq (rows[n]->id, files[n].id);
    ck_assert_uint_eq (n, G_N_ELEMENTS (files));
  }
END_TEST

static SoleusRecording *
open_with (const char *path, const SoleusWish *wish)
{
  const SoleusOpenOptions options = {
      .wishes = wish, .n_wishes = wish == NULL ? 0 : 1};
  g_autoptr (GError) error = NULL;
  SoleusRecording *recording = soleus_open (path, &options, NULL, &error);

  soleus_test_no_error (error);
  return recording;
}

static void
check_log (const SoleusRecording *recording, const SoleusWish *wish)
{
  const SoleusReadLog *log = soleus_recording_get_log (recording);
  g_autofree char *told = g_strdup_printf ("%s %s", wish->key, wish->value);

  for (guint i = 0; i < soleus_read_log_get_n (log); i++)
    {
      g_autofree char *text =
          soleus_log_entry_dup_text (soleus_read_log_get (log, i));
      if (g_str_has_prefix (text, "As you told, of ") && strstr (text, told))
        return;
    }
  ck_abort_msg ("no line tells of %s", told);
}

static float
first_sample (const SoleusRecording *recording)
{
  float value;

  ck_assert (soleus_recording_read (recording, 0, 0, 1, &value, NULL));
  return value;
}

START_TEST (a_correction_arrives_in_the_recording_and_in_the_log)
  {
    g_autofree char *path = files[_i].recording != NULL
        ? soleus_test_recording (files[_i].recording)
        : files[_i].make ();
    const SoleusWish rate = {"rate", "0", "777"}, kind = {"kind", "0", "emg"},
                     other = {"kind", NULL, "other"},
                     scale = {"scale", NULL, "-3"};
    SoleusWish unit = {"unit", NULL, "V"};
    g_autoptr (SoleusRecording) plain = NULL, rated = NULL, kinded = NULL,
                                othered = NULL, scaled = NULL, united = NULL;
    const SoleusChannel *channel;
    float before;

    if (path == NULL)
      return;
    plain = open_with (path, NULL);
    before = first_sample (plain);
    /* Volts say nothing of an acceleration. */
    if (soleus_recording_get_channel (plain, 0)->kind
        == SOLEUS_KIND_ACCELEROMETER)
      unit.value = "mg";
    rated = open_with (path, &rate);
    ck_assert_double_eq (
        soleus_recording_get_channel (rated, 0)->rate_hz, 777.0);
    check_log (rated, &rate);
    kinded = open_with (path, &kind);
    ck_assert_int_eq (
        soleus_recording_get_channel (kinded, 0)->kind, SOLEUS_KIND_EMG);
    check_log (kinded, &kind);
    othered = open_with (path, &other);
    for (guint c = 0; c < soleus_recording_get_n_channels (othered); c++)
      ck_assert_int_eq (
          soleus_recording_get_channel (othered, c)->kind, SOLEUS_KIND_OTHER);
    check_log (othered, &other);
    scaled = open_with (path, &scale);
    ck_assert_float_eq_tol (
        first_sample (scaled), -3.0f * before, 1e-4f * ABS (before) + 1e-6f);
    check_log (scaled, &scale);
    united = open_with (path, &unit);
    channel = soleus_recording_get_channel (united, 0);
    ck_assert (channel->calibrated);
    ck_assert_str_eq (
        channel->unit, strcmp (unit.value, "V") == 0 ? "uV" : "g");
    check_log (united, &unit);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("corrections");
  TCase *tcase = tcase_create ("corrections");

  tcase_set_timeout (tcase, 120);
  tcase_add_test (tcase, every_format_is_swept);
  tcase_add_loop_test (tcase,
      a_correction_arrives_in_the_recording_and_in_the_log, 0,
      G_N_ELEMENTS (files));
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
