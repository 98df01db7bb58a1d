/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "soleus-error.h"
#include "soleus-open.h"
#include "soleus-test.h"

#define N_SAMPLES 1000

/* Header lines of a sound recording; a test changes one. */
static const char *const sound[][2] = {
    {"DataFile", "case.eeg"},
    {"MarkerFile", "case.vmrk"},
    {"DataFormat", "BINARY"},
    {"DataOrientation", "MULTIPLEXED"},
    {"NumberOfChannels", "2"},
    {"SamplingInterval", "1000"},
    {"BinaryFormat", "INT_16"},
};

static char *
header_text (const char *key, const char *value)
{
  GString *text =
      g_string_new ("Brain Vision Data Exchange Header File Version 1.0\r\n"
                    "; a comment\r\n[Common Infos]\r\n");

  for (gsize i = 0; i < G_N_ELEMENTS (sound); i++)
    {
      gboolean changed = key != NULL && strcmp (sound[i][0], key) == 0;
      if (strcmp (sound[i][0], "BinaryFormat") == 0)
        g_string_append (text, "[Binary Infos]\r\n");
      g_string_append_printf (
          text, "%s=%s\r\n", sound[i][0], changed ? value : sound[i][1]);
    }
  g_string_append (text,
      "[Channel Infos]\r\n"
      "Ch1=EMG left\\1 calf,,0.5,\302\265V\r\n"
      "Ch2=acc x,,0.001,g\r\n");
  return g_string_free (text, FALSE);
}

static void
save (const char *name, const void *bytes, gsize n)
{
  g_autofree char *path = g_build_filename (soleus_test_tmp_dir (), name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, (gssize)n, &error);
  soleus_test_no_error (error);
}

static void
save_markers (const char *lines)
{
  g_autofree char *text =
      g_strconcat ("Brain Vision Data Exchange Marker File, Version 1.0\r\n"
                   "[Marker Infos]\r\n",
          lines, NULL);

  save ("case.vmrk", text, strlen (text));
}

/* Channel 0 holds its index, channel 1 the negative of it. */
static void
save_samples (gboolean vectorised, gboolean as_float, gsize n_bytes_more)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  static const guint8 zeros[16];

  for (int i = 0; i < 2 * N_SAMPLES; i++)
    {
      int channel = vectorised ? i / N_SAMPLES : i % 2;
      int value = vectorised ? i % N_SAMPLES : i / 2;
      gint16 whole = (gint16)(channel == 0 ? value : -value);
      float real = whole;
      if (as_float)
        g_byte_array_append (bytes, (const guint8 *)&real, sizeof real);
      else
        g_byte_array_append (bytes, (const guint8 *)&whole, sizeof whole);
    }
  g_byte_array_append (bytes, zeros, (guint)n_bytes_more);
  save ("case.eeg", bytes->data, bytes->len);
}

static SoleusRecording *
open_with (const char *key, const char *value, GError **error)
{
  g_autofree char *text = header_text (key, value);
  g_autofree char *path =
      g_build_filename (soleus_test_tmp_dir (), "case.vhdr", NULL);

  save ("case.vhdr", text, strlen (text));
  return soleus_open (path, NULL, NULL, error);
}

START_TEST (every_layout_gives_the_same_samples)
  {
    const gboolean vectorised = _i & 1, as_float = (_i & 2) != 0;
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording = NULL;
    g_autofree char *text = header_text (
        "DataOrientation", vectorised ? "VECTORIZED" : "MULTIPLEXED");
    g_autoptr (GString) header = g_string_new (text);
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "case.vhdr", NULL);
    float out[2];

    if (as_float)
      g_string_replace (header, "INT_16", "IEEE_FLOAT_32", 0);
    save ("case.vhdr", header->str, header->len);
    save_samples (vectorised, as_float, 0);
    save_markers ("");
    recording = soleus_open (path, NULL, NULL, &error);
    soleus_test_no_error (error);
    ck_assert_str_eq (
        soleus_recording_get_format_id (recording), "brainvision");
    for (guint c = 0; c < 2; c++)
      {
        const SoleusChannel *channel =
            soleus_recording_get_channel (recording, c);
        const float step = c == 0 ? 0.5f : -0.001f;
        ck_assert_uint_eq (channel->n_samples, N_SAMPLES);
        ck_assert_double_eq_tol (channel->rate_hz, 1000.0, 1e-9);
        ck_assert (soleus_recording_read (
            recording, c, N_SAMPLES - 2, 2, out, &error));
        ck_assert_float_eq_tol (out[0], step * (N_SAMPLES - 2), 1e-4f);
        ck_assert_float_eq_tol (out[1], step * (N_SAMPLES - 1), 1e-4f);
      }
    ck_assert_str_eq (
        soleus_recording_get_channel (recording, 0)->label, "EMG left, calf");
    ck_assert_int_eq (
        soleus_recording_get_channel (recording, 0)->kind, SOLEUS_KIND_EMG);
    ck_assert_str_eq (soleus_recording_get_channel (recording, 1)->unit, "g");
  }
END_TEST

START_TEST (a_pause_with_its_clock_is_a_gap_and_moves_the_markers_behind_it)
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording = NULL;
    const SoleusAnnotation *mark;
    guint n_segments;

    save_samples (FALSE, FALSE, 0);
    save_markers ("Mk1=New Segment,,1,1,0,20190321145800500000\r\n"
                  "Mk2=Stimulus,S\\1 1,101,1,0\r\n"
                  "Mk3=New Segment,,601,1,0,20190321145810500000\r\n"
                  "Mk4=Comment,felt one,701,100,2\r\n"
                  "Mk5=Comment,broken,here\r\n");
    recording = open_with (NULL, NULL, &error);
    soleus_test_no_error (error);
    soleus_recording_get_segments (recording, &n_segments);
    ck_assert_uint_eq (n_segments, 2);
    ck_assert_double_eq_tol (
        soleus_recording_get_observed_s (recording), 1.0, 1e-9);
    ck_assert_double_eq_tol (
        soleus_recording_get_duration_s (recording), 10.4, 1e-6);
    ck_assert_uint_eq (soleus_recording_get_n_annotations (recording), 2);
    mark = soleus_recording_get_annotation (recording, 0);
    ck_assert_str_eq (mark->text, "S, 1");
    ck_assert_double_eq_tol (mark->onset_s, 0.1, 1e-9);
    ck_assert_double_eq (mark->duration_s, 0.0);
    mark = soleus_recording_get_annotation (recording, 1);
    ck_assert_double_eq_tol (mark->onset_s, 10.1, 1e-6);
    ck_assert_double_eq_tol (mark->duration_s, 0.1, 1e-9);
    ck_assert (soleus_channel_set_has (&mark->channels, 1));
    ck_assert_uint_eq (
        soleus_read_log_get_n (soleus_recording_get_log (recording)), 1);
    ck_assert_int_eq (
        g_date_time_get_minute (soleus_recording_get_start (recording)), 58);
  }
END_TEST

START_TEST (trailing_bytes_and_a_missing_marker_file_stand_in_the_log)
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording = NULL;

    save_samples (FALSE, FALSE, 3);
    recording = open_with ("MarkerFile", "gone.vmrk", &error);
    soleus_test_no_error (error);
    ck_assert_uint_eq (
        soleus_recording_get_channel (recording, 1)->n_samples, N_SAMPLES);
    ck_assert_uint_eq (
        soleus_read_log_get_n (soleus_recording_get_log (recording)), 2);
  }
END_TEST

static const struct
{
  const char *key;
  const char *value;
  int code;
} wrong[] = {
    {"DataFile", "../case.eeg", SOLEUS_ERROR_INVALID},
    {"DataFile", "gone.eeg", SOLEUS_ERROR_MISSING},
    {"DataFormat", "ASCII", SOLEUS_ERROR_INVALID},
    {"NumberOfChannels", "0", SOLEUS_ERROR_INVALID},
    {"NumberOfChannels", "99999999999", SOLEUS_ERROR_INVALID},
    {"SamplingInterval", "0", SOLEUS_ERROR_INVALID},
    {"SamplingInterval", "nan", SOLEUS_ERROR_INVALID},
    {"BinaryFormat", "INT_12", SOLEUS_ERROR_INVALID},
};

START_TEST (a_wrong_header_line_is_named_with_its_value)
  {
    g_autoptr (GError) error = NULL;

    save_samples (FALSE, FALSE, 0);
    ck_assert_ptr_null (open_with (wrong[_i].key, wrong[_i].value, &error));
    soleus_test_error (
        &error, wrong[_i].code, "case.vhdr", wrong[_i].value, NULL);
  }
END_TEST

START_TEST (a_data_file_without_one_whole_sample_is_refused)
  {
    g_autoptr (GError) error = NULL;

    save ("case.eeg", "abc", 3);
    ck_assert_ptr_null (open_with (NULL, NULL, &error));
    soleus_test_error (&error, SOLEUS_ERROR_INVALID, "case.eeg", "3 bytes",
        "2 channels", NULL);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("brainvision");
  TCase *tc = tcase_create ("reading");

  tcase_add_loop_test (tc, every_layout_gives_the_same_samples, 0, 4);
  tcase_add_test (
      tc, a_pause_with_its_clock_is_a_gap_and_moves_the_markers_behind_it);
  tcase_add_test (
      tc, trailing_bytes_and_a_missing_marker_file_stand_in_the_log);
  tcase_add_loop_test (
      tc, a_wrong_header_line_is_named_with_its_value, 0, G_N_ELEMENTS (wrong));
  tcase_add_test (tc, a_data_file_without_one_whole_sample_is_refused);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
