/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <sndfile.h>
#include <string.h>

#include "soleus-error.h"
#include "soleus-open.h"
#include "soleus-test.h"

#define RATE_HZ 8000
#define N 3000

static char *
tmp_path (const char *name)
{
  return g_build_filename (soleus_test_tmp_dir (), name, NULL);
}

static float
sample (guint channel, guint i)
{
  return (float)(0.5 * sin (0.01 * i) * (channel == 0 ? 1.0 : -0.5));
}

static char *
write_sound (const char *name, int format)
{
  char *path = tmp_path (name);
  SF_INFO info = {.samplerate = RATE_HZ, .channels = 2, .format = format};
  SNDFILE *sound = sf_open (path, SFM_WRITE, &info);
  g_autofree float *frames = g_new (float, 2 * N);

  ck_assert_msg (sound != NULL, "%s: %s", name, sf_strerror (NULL));
  for (guint i = 0; i < 2 * N; i++)
    frames[i] = sample (i % 2, i / 2);
  ck_assert_int_eq (sf_writef_float (sound, frames, N), N);
  sf_close (sound);
  return path;
}

/* Full scale steps of each kind are its tolerance. */
static const struct
{
  const char *name;
  int format;
  float step;
} sounds[] = {
    {"a.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 1.0f / 32768},
    {"b.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_24, 2.0f / 8388608},
    {"c.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_32, 1.0f / 8388608},
    {"d.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT, 1e-7f},
    {"e.wav", SF_FORMAT_WAV | SF_FORMAT_DOUBLE, 1e-7f},
    {"f.wav", SF_FORMAT_WAVEX | SF_FORMAT_PCM_16, 1.0f / 32768},
    {"g.rf64", SF_FORMAT_RF64 | SF_FORMAT_PCM_16, 1.0f / 32768},
    {"h.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 1.0f / 32768},
    {"i.aiff", SF_FORMAT_AIFF | SF_FORMAT_PCM_16, 1.0f / 32768},
    {"j.caf", SF_FORMAT_CAF | SF_FORMAT_FLOAT, 1e-7f},
    {"k.w64", SF_FORMAT_W64 | SF_FORMAT_PCM_16, 1.0f / 32768},
    {"l.au", SF_FORMAT_AU | SF_FORMAT_PCM_16, 1.0f / 32768},
    {"m.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_U8, 1.0f / 128},
    {"n.wav", SF_FORMAT_WAV | SF_FORMAT_IMA_ADPCM, 0.05f},
};

START_TEST (every_kind_of_sound_gives_the_same_samples)
  {
    g_autofree char *path = write_sound (sounds[_i].name, sounds[_i].format);
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording =
        soleus_open (path, NULL, NULL, &error);
    float block[N];

    soleus_test_no_error (error);
    ck_assert_str_eq (soleus_recording_get_format_id (recording), "audio");
    ck_assert_uint_eq (soleus_recording_get_n_channels (recording), 2);
    for (guint c = 0; c < 2; c++)
      {
        const SoleusChannel *channel =
            soleus_recording_get_channel (recording, c);
        ck_assert_double_eq (channel->rate_hz, RATE_HZ);
        ck_assert_uint_ge (channel->n_samples, N);
        ck_assert (!channel->calibrated);
        ck_assert_str_eq (channel->unit, "");
        ck_assert_int_eq (channel->kind, SOLEUS_KIND_EMG);
        ck_assert (soleus_recording_read (recording, c, 0, N, block, NULL));
        for (guint i = 0; i < N; i++)
          ck_assert_float_eq_tol (block[i], sample (c, i), sounds[_i].step);
      }
  }
END_TEST

START_TEST (a_scale_calibrates_a_sound)
  {
    g_autofree char *path =
        write_sound ("s.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16);
    const SoleusWish wish = {"scale", "0", "2000"};
    const SoleusOpenOptions options = {.wishes = &wish, .n_wishes = 1};
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording =
        soleus_open (path, &options, NULL, &error);
    const SoleusChannel *channel;
    float value;

    soleus_test_no_error (error);
    channel = soleus_recording_get_channel (recording, 0);
    ck_assert (channel->calibrated);
    ck_assert_str_eq (channel->unit, "uV");
    ck_assert_double_eq_tol (channel->rail_high, 2000.0, 1e-9);
    ck_assert (soleus_recording_read (recording, 0, 100, 1, &value, NULL));
    ck_assert_float_eq_tol (value, 2000.0f * sample (0, 100), 0.05f);
    ck_assert (!soleus_recording_get_channel (recording, 1)->calibrated);
  }
END_TEST

START_TEST (spike_recorder_markers_are_annotations)
  {
    g_autofree char *path =
        write_sound ("byb.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16);
    g_autofree char *events = tmp_path ("byb-events.txt");
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording = NULL;

    ck_assert (g_file_set_contents (events,
        "# Marker IDs can be arbitrary strings.\n# Marker ID,\tTime (in s)\n"
        "1,\t0.1250\nfelt, one,\t0.2500\nbroken\n",
        -1, NULL));
    recording = soleus_open (path, NULL, NULL, &error);
    soleus_test_no_error (error);
    ck_assert_uint_eq (soleus_recording_get_n_annotations (recording), 2);
    ck_assert_double_eq (
        soleus_recording_get_annotation (recording, 0)->onset_s, 0.125);
    ck_assert_str_eq (
        soleus_recording_get_annotation (recording, 1)->text, "felt, one");
  }
END_TEST

START_TEST (a_sound_that_was_cut_off_is_opened_and_told)
  {
    g_autofree char *path =
        write_sound ("cut.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16);
    g_autofree char *content = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording = NULL;
    const SoleusReadLog *log;
    gsize n;

    ck_assert (g_file_get_contents (path, &content, &n, NULL));
    ck_assert (g_file_set_contents (path, content, (gssize)n - 4001, NULL));
    recording = soleus_open (path, NULL, NULL, &error);
    soleus_test_no_error (error);
    ck_assert_uint_eq (
        soleus_recording_get_channel (recording, 0)->n_samples, N - 1001);
    log = soleus_recording_get_log (recording);
    ck_assert_str_eq (soleus_read_log_get (log, 0)->text_id, "audio-cut");
    ck_assert_str_eq (soleus_read_log_get (log, 0)->values[0].value, "1000");
  }
END_TEST

START_TEST (a_header_without_sound_is_refused)
  {
    g_autofree char *path = tmp_path ("none.wav");
    g_autoptr (GError) error = NULL;

    ck_assert (g_file_set_contents (path, "RIFF\0\0\0\0WAVE", 12, NULL));
    ck_assert_ptr_null (soleus_open (path, NULL, NULL, &error));
    soleus_test_error (
        &error, SOLEUS_ERROR_INVALID, "none.wav", "expected", NULL);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("audio");
  TCase *tcase = tcase_create ("audio");

  tcase_add_loop_test (tcase, every_kind_of_sound_gives_the_same_samples, 0,
      G_N_ELEMENTS (sounds));
  tcase_add_test (tcase, a_scale_calibrates_a_sound);
  tcase_add_test (tcase, spike_recorder_markers_are_annotations);
  tcase_add_test (tcase, a_sound_that_was_cut_off_is_opened_and_told);
  tcase_add_test (tcase, a_header_without_sound_is_refused);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
