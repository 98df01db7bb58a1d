/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <edflib.h>
#include <math.h>
#include <string.h>

#include "soleus-edf-write.h"
#include "soleus-open.h"
#include "soleus-test.h"

/* EDFlib counts time in 100 ns. */
#define EDFLIB_S 1e7
#define N 5000
#define RATE_HZ 1000.0

static SoleusRecording *
make_recording (void)
{
  SoleusRecordingFacts facts = {NULL};
  float emg[N], acc[N / 10];
  const float *samples[] = {emg, acc};
  SoleusChannel *channel;

  facts.name = g_strdup ("made");
  facts.fingerprint = g_strdup ("0");
  facts.start = g_date_time_new_utc (2026, 2, 3, 4, 5, 6.5);
  facts.log = soleus_read_log_new ();
  facts.channels =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free);
  facts.annotations =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_annotation_free);
  for (guint i = 0; i < N; i++)
    emg[i] = (float)(321.5 * sin (0.02 * i));
  for (guint i = 0; i < N / 10; i++)
    acc[i] = (float)(1.0 + 0.1 * cos (0.1 * i));
  channel = soleus_channel_new ("EMG soleus", SOLEUS_KIND_EMG, "uV", RATE_HZ);
  soleus_channel_add_run (channel, N, 0.0);
  g_ptr_array_add (facts.channels, channel);
  channel = soleus_channel_new ("acc x", SOLEUS_KIND_ACCELEROMETER, "g", 100.0);
  soleus_channel_add_run (channel, N / 10, 0.0);
  g_ptr_array_add (facts.channels, channel);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *text = g_strdup_printf ("twitch %u", i);
      g_ptr_array_add (facts.annotations,
          soleus_annotation_new (0.1 * i + 0.0123, i % 2 * 0.025, text));
    }
  return soleus_recording_new_in_memory (&facts, samples);
}

static char *
write_case (const SoleusRecording *recording)
{
  char *path = g_build_filename (soleus_test_tmp_dir (), "judged.edf", NULL);
  g_autoptr (GError) error = NULL;

  ck_assert (soleus_edf_write (recording, NULL, path, NULL, &error));
  soleus_test_no_error (error);
  return path;
}

START_TEST (edflib_reads_the_samples_that_were_written)
  {
    g_autoptr (SoleusRecording) recording = make_recording ();
    g_autofree char *path = write_case (recording);
    g_autofree struct edf_hdr_struct *header =
        g_new0 (struct edf_hdr_struct, 1);
    double judged[N];
    float own[N];

    ck_assert_int_eq (
        edfopen_file_readonly (path, header, EDFLIB_READ_ALL_ANNOTATIONS), 0);
    ck_assert_int_eq (header->edfsignals, 2);
    ck_assert_int_eq (header->filetype, EDFLIB_FILETYPE_EDFPLUS);
    ck_assert_int_eq (header->startdate_day, 3);
    ck_assert_int_eq (header->startdate_year, 2026);
    for (int c = 0; c < 2; c++)
      {
        const int n = c == 0 ? N : N / 10;
        ck_assert_int_eq (header->signalparam[c].smp_in_file, n);
        ck_assert_int_eq (
            edfread_physical_samples (header->handle, c, n, judged), n);
        ck_assert (soleus_recording_read (
            recording, (guint)c, 0, (gsize)n, own, NULL));
        /* Half a step of 65,535 over the range. */
        for (int i = 0; i < n; i++)
          ck_assert_double_eq_tol (judged[i], own[i], c == 0 ? 0.006 : 2e-6);
      }
    edfclose_file (header->handle);
  }
END_TEST

START_TEST (edflib_reads_the_annotations_that_were_written)
  {
    g_autoptr (SoleusRecording) recording = make_recording ();
    g_autofree char *path = write_case (recording);
    g_autofree struct edf_hdr_struct *header =
        g_new0 (struct edf_hdr_struct, 1);

    ck_assert_int_eq (
        edfopen_file_readonly (path, header, EDFLIB_READ_ALL_ANNOTATIONS), 0);
    ck_assert_int_eq (header->annotations_in_file, 40);
    for (int i = 0; i < 40; i++)
      {
        const SoleusAnnotation *own =
            soleus_recording_get_annotation (recording, (guint)i);
        struct edf_annotation_struct judged;
        ck_assert_int_eq (edf_get_annotation (header->handle, i, &judged), 0);
        ck_assert_str_eq (judged.annotation, own->text);
        ck_assert_double_eq_tol (
            (double)judged.onset / EDFLIB_S, own->onset_s, 1e-6);
        if (own->duration_s > 0)
          ck_assert_str_eq (judged.duration, "0.025");
      }
    edfclose_file (header->handle);
  }
END_TEST

START_TEST (what_edflib_writes_is_read_as_it_was_meant)
  {
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "edflib.bdf", NULL);
    int handle = edfopen_file_writeonly (path, EDFLIB_FILETYPE_BDFPLUS, 1);
    double block[500];
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording = NULL;
    const SoleusChannel *channel;
    float own[1500];

    ck_assert_int_ge (handle, 0);
    edf_set_samplefrequency (handle, 0, 500);
    edf_set_physical_maximum (handle, 0, 4000);
    edf_set_physical_minimum (handle, 0, -4000);
    edf_set_digital_maximum (handle, 0, 8388607);
    edf_set_digital_minimum (handle, 0, -8388608);
    edf_set_label (handle, 0, "EMG tib. ant. R");
    edf_set_physical_dimension (handle, 0, "mV");
    for (int r = 0; r < 3; r++)
      {
        for (int i = 0; i < 500; i++)
          block[i] = 3000.0 * sin (0.01 * (500 * r + i));
        ck_assert_int_eq (edfwrite_physical_samples (handle, block), 0);
      }
    /* In units of 100 us. */
    edfwrite_annotation_utf8 (handle, 12345, 2500, "Zucken \303\274");
    edfclose_file (handle);
    recording = soleus_open (path, NULL, NULL, &error);
    soleus_test_no_error (error);
    ck_assert_str_eq (soleus_recording_get_format_id (recording), "bdf");
    channel = soleus_recording_get_channel (recording, 0);
    ck_assert_str_eq (channel->muscle, "tibialis anterior");
    ck_assert_int_eq (channel->side, SOLEUS_SIDE_RIGHT);
    ck_assert_uint_eq (channel->n_samples, 1500);
    ck_assert (soleus_recording_read (recording, 0, 0, 1500, own, NULL));
    for (int i = 0; i < 1500; i++)
      ck_assert_float_eq_tol (own[i], (float)(3e6 * sin (0.01 * i)), 2.0f);
    ck_assert_uint_eq (soleus_recording_get_n_annotations (recording), 1);
    ck_assert_double_eq_tol (
        soleus_recording_get_annotation (recording, 0)->onset_s, 1.2345, 1e-7);
    ck_assert_double_eq_tol (
        soleus_recording_get_annotation (recording, 0)->duration_s, 0.25, 1e-7);
    ck_assert_str_eq (soleus_recording_get_annotation (recording, 0)->text,
        "Zucken \303\274");
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("edf-judges");
  TCase *tcase = tcase_create ("edf-judges");

  tcase_add_test (tcase, edflib_reads_the_samples_that_were_written);
  tcase_add_test (tcase, edflib_reads_the_annotations_that_were_written);
  tcase_add_test (tcase, what_edflib_writes_is_read_as_it_was_meant);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
