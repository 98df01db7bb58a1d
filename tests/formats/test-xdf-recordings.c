/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "soleus-error.h"
#include "soleus-open.h"
#include "soleus-test.h"

static SoleusRecording *
open_real (const char *name)
{
  g_autofree char *relative = g_build_filename ("xdf", name, NULL);
  g_autofree char *path = soleus_test_recording (relative);
  g_autoptr (GError) error = NULL;
  SoleusRecording *recording = soleus_open (path, NULL, NULL, &error);

  soleus_test_no_error (error);
  ck_assert_str_eq (soleus_recording_get_format_id (recording), "xdf");
  return recording;
}

/* All values are those of the table that came with the files. */
START_TEST (numbers_and_texts_of_a_small_file_stand_at_their_times)
  {
    static const float expected[3][9] = {
        {192, 12, 13, 14, 15, 12, 13, 14, 15},
        {255, 22, 23, 24, 25, 22, 23, 24, 25},
        {238, 32, 33, 34, 35, 32, 33, 34, 35},
    };
    g_autoptr (SoleusRecording) recording = open_real ("minimal.xdf");
    float samples[9];

    ck_assert_uint_eq (soleus_recording_get_n_channels (recording), 3);
    for (guint c = 0; c < 3; c++)
      {
        const SoleusChannel *channel =
            soleus_recording_get_channel (recording, c);
        ck_assert_double_eq (channel->rate_hz, 10.0);
        ck_assert_uint_eq (channel->n_samples, 9);
        ck_assert (soleus_recording_read (recording, c, 0, 9, samples, NULL));
        ck_assert_mem_eq (samples, expected[c], sizeof samples);
      }
    /* The numbers' clock is 0.1 s behind: they come first, the texts, whose
     * clock was never measured, 0.1 s later. */
    ck_assert_uint_eq (soleus_recording_get_n_annotations (recording), 9);
    ck_assert_double_eq_tol (
        soleus_recording_get_annotation (recording, 1)->onset_s, 0.2, 1e-9);
    ck_assert_str_eq (
        soleus_recording_get_annotation (recording, 1)->text, "Hello");
    ck_assert_str_eq (
        soleus_recording_get_annotation (recording, 8)->text, "LSL");
  }
END_TEST

START_TEST (a_clock_that_was_reset_tears_no_recording_apart)
  {
    g_autoptr (SoleusRecording) recording = open_real ("clock_resets.xdf");
    const SoleusChannel *channel = soleus_recording_get_channel (recording, 0);
    const SoleusReadLog *log = soleus_recording_get_log (recording);
    const float first[8] = {
        0.142f, 0.463f, 0.354f, 0.220f, 0.761f, 0.323f, 0.312f, 0.861f};
    const float last[8] = {
        0.873f, 0.064f, 0.684f, 0.153f, 0.306f, 0.123f, 0.711f, 0.892f};
    gboolean told = FALSE;
    float value;

    ck_assert_uint_eq (soleus_recording_get_n_channels (recording), 8);
    ck_assert_uint_eq (channel->n_samples, 27815);
    for (guint c = 0; c < 8; c++)
      {
        ck_assert (soleus_recording_read (recording, c, 0, 1, &value, NULL));
        ck_assert_float_eq_tol (value, first[c], 0.0006f);
        ck_assert (
            soleus_recording_read (recording, c, 27814, 1, &value, NULL));
        ck_assert_float_eq_tol (value, last[c], 0.0006f);
      }
    for (guint i = 0; i < soleus_read_log_get_n (log); i++)
      told |= strcmp (soleus_read_log_get (log, i)->text_id, "xdf-clock-reset")
          == 0;
    ck_assert (told);
    /* From 653150.314 - 652340.284 to 262.019 + 1121.166 on one clock. */
    ck_assert_double_eq_tol (soleus_recording_get_duration_s (recording),
        (262.018644 + 1121.166) - (653150.314061 - 652340.284), 1.0);
    ck_assert_uint_eq (soleus_recording_get_n_annotations (recording), 175);
  }
END_TEST

START_TEST (empty_streams_leave_the_others_whole)
  {
    g_autoptr (SoleusRecording) recording = open_real ("empty_streams.xdf");

    ck_assert_uint_ge (soleus_recording_get_n_annotations (recording), 1);
    ck_assert_str_eq (
        soleus_recording_get_annotation (recording, 0)->text, "{\"state\": 2}");
    ck_assert_uint_ge (soleus_recording_get_n_channels (recording), 1);
  }
END_TEST

START_TEST (a_file_that_is_cut_off_anywhere_is_opened_or_refused)
  {
    g_autofree char *path = soleus_test_recording ("xdf/minimal.xdf");
    g_autofree char *cut =
        g_build_filename (soleus_test_tmp_dir (), "cut.xdf", NULL);
    g_autofree char *bytes = NULL;
    gsize n;
    guint n_opened = 0;

    ck_assert (g_file_get_contents (path, &bytes, &n, NULL));
    for (gsize kept = 4; kept < n; kept += 13)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (SoleusRecording) recording = NULL;
        ck_assert (g_file_set_contents (cut, bytes, (gssize)kept, NULL));
        recording = soleus_open (cut, NULL, NULL, &error);
        n_opened += recording != NULL;
        if (recording == NULL)
          soleus_test_error (&error, SOLEUS_ERROR_INVALID, "cut.xdf", NULL);
      }
    ck_assert_uint_gt (n_opened, 0);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("xdf-recordings");
  TCase *tc = tcase_create ("real files");

  tcase_add_test (tc, numbers_and_texts_of_a_small_file_stand_at_their_times);
  tcase_add_test (tc, a_clock_that_was_reset_tears_no_recording_apart);
  tcase_add_test (tc, empty_streams_leave_the_others_whole);
  tcase_add_test (tc, a_file_that_is_cut_off_anywhere_is_opened_or_refused);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN_WITH_RECORDINGS (make_suite)
