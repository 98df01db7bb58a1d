/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "soleus-edf-write.h"
#include "soleus-error.h"
#include "soleus-open.h"
#include "soleus-test.h"

#define RATE_HZ 1000.0
#define N 2500

static SoleusRecordingFacts
make_facts (void)
{
  SoleusRecordingFacts facts = {NULL};

  facts.name = g_strdup ("made.edf");
  facts.format_id = "made";
  facts.fingerprint = g_strdup ("0");
  facts.start = g_date_time_new_utc (2026, 2, 3, 4, 5, 6.25);
  facts.channels =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free);
  facts.annotations =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_annotation_free);
  facts.log = soleus_read_log_new ();
  return facts;
}

static SoleusChannel *
add_channel (SoleusRecordingFacts *facts, const char *label, SoleusKind kind,
    const char *unit, double rate_hz)
{
  SoleusChannel *channel = soleus_channel_new (label, kind, unit, rate_hz);

  channel->calibrated = TRUE;
  g_ptr_array_add (facts->channels, channel);
  return channel;
}

static SoleusRecording *
write_and_open (SoleusRecording *recording, const GPtrArray *annotations)
{
  g_autofree char *path =
      g_build_filename (soleus_test_tmp_dir (), "made.edf", NULL);
  g_autoptr (GError) error = NULL;
  SoleusRecording *read;

  ck_assert (soleus_edf_write (recording, annotations, path, NULL, &error));
  soleus_test_no_error (error);
  read = soleus_open (path, NULL, NULL, &error);
  soleus_test_no_error (error);
  return read;
}

static float *
wave (guint n, double amplitude)
{
  float *samples = g_new (float, n);

  for (guint i = 0; i < n; i++)
    samples[i] = (float)(amplitude * sin (0.05 * i));
  return samples;
}

START_TEST (samples_come_back_within_half_a_step)
  {
    SoleusRecordingFacts facts = make_facts ();
    g_autofree float *emg = wave (N, 1234.5);
    g_autofree float *acc = wave (N / 10, 1.75);
    const float *samples[] = {emg, acc};
    g_autoptr (SoleusRecording) made = NULL;
    g_autoptr (SoleusRecording) read = NULL;
    g_autofree float *back = g_new (float, 3000);
    const SoleusChannel *channel;

    soleus_channel_add_run (
        add_channel (&facts, "EMG soleus L", SOLEUS_KIND_EMG, "uV", RATE_HZ), N,
        0.0);
    soleus_channel_add_run (
        add_channel (&facts, "acc x", SOLEUS_KIND_ACCELEROMETER, "g", 100.0),
        N / 10, 0.0);
    made = soleus_recording_new_in_memory (&facts, samples);
    read = write_and_open (made, NULL);
    ck_assert_uint_eq (soleus_recording_get_n_channels (read), 2);
    for (guint c = 0; c < 2; c++)
      {
        const guint n = c == 0 ? N : N / 10;
        const float half_step = (c == 0 ? 2469.0f : 3.5f) / 65535.0f * 0.51f;
        channel = soleus_recording_get_channel (read, c);
        ck_assert_double_eq (channel->rate_hz, c == 0 ? 1000.0 : 100.0);
        /* Whole records of 1 s: 2.5 s become 3 s, filled with the last value.
         */
        ck_assert_uint_eq (channel->n_samples, c == 0 ? 3000 : 300);
        ck_assert (
            soleus_recording_read (read, c, 0, channel->n_samples, back, NULL));
        for (guint i = 0; i < channel->n_samples; i++)
          ck_assert_float_eq_tol (
              back[i], samples[c][MIN (i, n - 1)], half_step);
      }
    channel = soleus_recording_get_channel (read, 0);
    ck_assert_str_eq (channel->muscle, "soleus");
    ck_assert_int_eq (channel->side, SOLEUS_SIDE_LEFT);
    ck_assert (g_date_time_equal (
        soleus_recording_get_start (read), soleus_recording_get_start (made)));
  }
END_TEST

START_TEST (a_file_written_again_is_the_same_to_the_last_bit)
  {
    SoleusRecordingFacts facts = make_facts ();
    g_autofree float *emg = wave (3000, 77.7);
    const float *samples[] = {emg};
    g_autoptr (SoleusRecording) made = NULL;
    g_autoptr (SoleusRecording) once = NULL;
    g_autoptr (SoleusRecording) twice = NULL;
    float a[3000], b[3000];

    soleus_channel_add_run (
        add_channel (&facts, "EMG", SOLEUS_KIND_EMG, "uV", RATE_HZ), 3000, 0.0);
    made = soleus_recording_new_in_memory (&facts, samples);
    once = write_and_open (made, NULL);
    ck_assert (soleus_recording_read (once, 0, 0, 3000, a, NULL));
    twice = write_and_open (once, NULL);
    ck_assert (soleus_recording_read (twice, 0, 0, 3000, b, NULL));
    ck_assert_mem_eq (a, b, sizeof a);
  }
END_TEST

START_TEST (gaps_are_kept)
  {
    SoleusRecordingFacts facts = make_facts ();
    g_autofree float *emg = wave (3000, 10.0);
    const float *samples[] = {emg};
    SoleusChannel *channel =
        add_channel (&facts, "EMG", SOLEUS_KIND_EMG, "uV", RATE_HZ);
    g_autoptr (SoleusRecording) made = NULL;
    g_autoptr (SoleusRecording) read = NULL;
    const SoleusChannel *back;
    float after;

    soleus_channel_add_run (channel, 2000, 0.0);
    soleus_channel_add_run (channel, 1000, 7.125);
    made = soleus_recording_new_in_memory (&facts, samples);
    read = write_and_open (made, NULL);
    back = soleus_recording_get_channel (read, 0);
    ck_assert_uint_eq (back->n_runs, 2);
    ck_assert_uint_eq (back->runs[0].n, 2000);
    ck_assert_double_eq_tol (back->runs[1].start_s, 7.125, 1e-7);
    ck_assert_uint_eq (back->runs[1].n, 1000);
    ck_assert (soleus_recording_read (read, 0, 2000, 1, &after, NULL));
    ck_assert_float_eq_tol (after, emg[2000], 20.0f / 65535.0f);
  }
END_TEST

START_TEST (annotations_come_back_with_time_text_and_channels)
  {
    SoleusRecordingFacts facts = make_facts ();
    g_autofree float *emg = wave (N, 10.0);
    const float *samples[] = {emg, emg};
    g_autoptr (GPtrArray) marks =
        g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_annotation_free);
    g_autoptr (SoleusRecording) made = NULL;
    g_autoptr (SoleusRecording) read = NULL;

    for (guint c = 0; c < 2; c++)
      soleus_channel_add_run (
          add_channel (&facts, c == 0 ? "EMG left calf of long name" : "EMG r",
              SOLEUS_KIND_EMG, "uV", RATE_HZ),
          N, 0.0);
    made = soleus_recording_new_in_memory (&facts, samples);
    for (guint i = 0; i < 3000; i++)
      {
        g_autofree char *text = g_strdup_printf ("Zucken \303\274 %u", i);
        SoleusAnnotation *mark = soleus_annotation_new (
            1e-3 * i + 1e-7 * (i % 10), i % 3 == 0 ? 0.0 : 0.0123 * i, text);
        for (guint c = 0; c < i % 3; c++)
          soleus_channel_set_add (&mark->channels, c);
        g_ptr_array_add (marks, mark);
      }
    read = write_and_open (made, marks);
    ck_assert_uint_eq (soleus_recording_get_n_annotations (read), marks->len);
    for (guint i = 0; i < marks->len; i++)
      {
        const SoleusAnnotation *a = g_ptr_array_index (marks, i);
        const SoleusAnnotation *b = soleus_recording_get_annotation (read, i);
        ck_assert_double_eq_tol (a->onset_s, b->onset_s, 0.6e-7);
        ck_assert_double_eq_tol (a->duration_s, b->duration_s, 0.6e-7);
        ck_assert_str_eq (a->text, b->text);
        ck_assert (soleus_channel_set_equal (&a->channels, &b->channels));
      }
  }
END_TEST

START_TEST (a_folder_that_is_not_there_is_named_and_nothing_is_left)
  {
    SoleusRecordingFacts facts = make_facts ();
    g_autofree float *emg = wave (N, 10.0);
    const float *samples[] = {emg};
    g_autoptr (SoleusRecording) made = NULL;
    g_autoptr (GError) error = NULL;

    soleus_channel_add_run (
        add_channel (&facts, "EMG", SOLEUS_KIND_EMG, "uV", RATE_HZ), N, 0.0);
    made = soleus_recording_new_in_memory (&facts, samples);
    ck_assert (
        !soleus_edf_write (made, NULL, "/nowhere/at/all.edf", NULL, &error));
    soleus_test_error (&error, SOLEUS_ERROR_IO, "/nowhere/at/all.edf", NULL);
  }
END_TEST

START_TEST (a_cancelled_write_leaves_the_old_file_alone)
  {
    SoleusRecordingFacts facts = make_facts ();
    g_autofree float *emg = wave (N, 10.0);
    const float *samples[] = {emg};
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "old.edf", NULL);
    g_autofree char *content = NULL;
    g_autoptr (SoleusRecording) made = NULL;
    g_autoptr (GError) error = NULL;
    SoleusProgress progress = {NULL};

    soleus_channel_add_run (
        add_channel (&facts, "EMG", SOLEUS_KIND_EMG, "uV", RATE_HZ), N, 0.0);
    made = soleus_recording_new_in_memory (&facts, samples);
    ck_assert (g_file_set_contents (path, "old", -1, NULL));
    soleus_progress_cancel (&progress);
    ck_assert (!soleus_edf_write (made, NULL, path, &progress, &error));
    soleus_test_error (&error, SOLEUS_ERROR_CANCELLED, NULL);
    ck_assert (g_file_get_contents (path, &content, NULL, NULL));
    ck_assert_str_eq (content, "old");
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("edf-write");
  TCase *tcase = tcase_create ("edf-write");

  tcase_add_test (tcase, samples_come_back_within_half_a_step);
  tcase_add_test (tcase, a_file_written_again_is_the_same_to_the_last_bit);
  tcase_add_test (tcase, gaps_are_kept);
  tcase_add_test (tcase, annotations_come_back_with_time_text_and_channels);
  tcase_add_test (
      tcase, a_folder_that_is_not_there_is_named_and_nothing_is_left);
  tcase_add_test (tcase, a_cancelled_write_leaves_the_old_file_alone);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
