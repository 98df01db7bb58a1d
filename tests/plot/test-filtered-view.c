/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>

#include "plot-example.h"
#include "soleus-filtered-view.h"

#define RATE_HZ 1000.0
#define N 20000

/* Hum of 200 uV at 50 Hz on a level of 5000, a pulse of 100 uV at 10 s. */
static SoleusRecording *
humming (void)
{
  SoleusRecordingFacts facts = {.format_id = "memory"};
  SoleusChannel *channel =
      soleus_channel_new ("hum", SOLEUS_KIND_EMG, "uV", RATE_HZ);
  g_autofree float *x = g_new (float, N);
  const float *rows[] = {x};

  for (int i = 0; i < N; i++)
    x[i] = (float)(5000.0 + 200.0 * sin (2.0 * G_PI * 50.0 * i / RATE_HZ));
  for (int i = 0; i < 8; i++)
    x[10000 + i] += 100.0f * (i < 4 ? 1.0f : -1.0f);
  facts.name = g_strdup ("hum");
  facts.log = soleus_read_log_new ();
  facts.channels =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free);
  soleus_channel_add_run (channel, N, 0.0);
  g_ptr_array_add (facts.channels, channel);
  return soleus_recording_new_in_memory (&facts, rows);
}

START_TEST (hum_and_level_go_and_the_pulse_stays_in_its_place)
  {
    g_autoptr (SoleusRecording) recording = humming ();
    SoleusViewFilter filter = {20.0, 450.0, 50.0, 0.0};
    g_autoptr (SoleusViewData) data = soleus_filtered_view_new (
        recording, 0, (SoleusSpan){9.0, 11.0}, &filter);
    SoleusColumn columns[200];

    ck_assert_ptr_nonnull (data);
    soleus_view_data_get_columns (
        data, 0, (SoleusSpan){9.0, 11.0}, 200, columns);
    for (int c = 0; c < 200; c++)
      {
        double height = columns[c].high - columns[c].low;

        /* The pulse stands at 10.000 to 10.008 s: columns 100. */
        if (c == 100)
          ck_assert_double_ge (height, 100.0);
        else if (c < 97 || c > 103)
          ck_assert_double_le (height, 12.0);
      }
  }
END_TEST

START_TEST (channel_and_time_are_those_of_the_recording)
  {
    g_autoptr (SoleusRecording) recording = plot_example_recording (3);
    SoleusViewFilter filter = {20.0, 450.0, NAN, 0.0};
    g_autoptr (SoleusViewData) data = soleus_filtered_view_new (
        recording, 2, (SoleusSpan){16.9, 17.2}, &filter);
    SoleusColumn columns[30];
    int highest = 0;

    ck_assert_ptr_nonnull (data);
    soleus_view_data_get_columns (
        data, 2, (SoleusSpan){16.9, 17.2}, 30, columns);
    for (int c = 0; c < 30; c++)
      if (columns[c].high > columns[highest].high)
        highest = c;
    /* The twitch begins at 17 s: the first 10 ms hold its peak. */
    ck_assert_int_eq (highest, 10);
  }
END_TEST

START_TEST (what_cannot_be_filtered_gives_nothing)
  {
    g_autoptr (SoleusRecording) recording = plot_example_recording (1);
    SoleusViewFilter filter = {20.0, 450.0, NAN, 0.0};
    SoleusViewFilter too_high = {600.0, 900.0, NAN, 0.0};

    ck_assert_ptr_null (soleus_filtered_view_new (
        recording, 0, (SoleusSpan){10.5, 11.0}, &filter));
    ck_assert_ptr_null (soleus_filtered_view_new (
        recording, 0, (SoleusSpan){100.0, 101.0}, &filter));
    ck_assert_ptr_null (soleus_filtered_view_new (
        recording, 0, (SoleusSpan){1.0, 2.0}, &too_high));
  }
END_TEST

START_TEST (a_filtered_recording_reads_the_same_in_any_block)
  {
    g_autoptr (SoleusRecording) recording = humming ();
    SoleusViewFilter filter = {20.0, 450.0, NAN, 0.0};
    g_autoptr (SoleusRecording) filtered =
        soleus_filtered_recording_new (recording, &filter);
    float whole[400], part[100];

    ck_assert (soleus_recording_read (filtered, 0, 9900, 400, whole, NULL));
    ck_assert (soleus_recording_read (filtered, 0, 10000, 100, part, NULL));
    /* 2 s of settling leave far less than a thousandth of the hum. */
    for (int i = 0; i < 100; i++)
      ck_assert_double_eq_tol (part[i], whole[100 + i], 0.01);
    ck_assert_double_eq_tol (
        soleus_recording_get_duration_s (filtered), N / RATE_HZ, 1e-9);
  }
END_TEST

START_TEST (runs_are_filtered_each_for_itself)
  {
    g_autoptr (SoleusRecording) recording = plot_example_recording (1);
    SoleusViewFilter filter = {20.0, 450.0, NAN, 0.0};
    g_autoptr (SoleusRecording) filtered =
        soleus_filtered_recording_new (recording, &filter);
    const SoleusChannel *facts = soleus_recording_get_channel (filtered, 0);
    g_autofree float *x = g_new (float, facts->n_samples);

    ck_assert_uint_eq (facts->n_runs, 2);
    ck_assert (soleus_recording_read (
        filtered, 0, 0, (gsize)facts->n_samples, x, NULL));
    for (guint64 i = 0; i < facts->n_samples; i++)
      ck_assert (isfinite (x[i]));
  }
END_TEST

START_TEST (without_a_filter_a_recording_reads_as_it_was)
  {
    g_autoptr (SoleusRecording) recording = humming ();
    SoleusViewFilter none = {0.0, 0.0, NAN, 0.0};
    SoleusViewFilter too_high = {600.0, 900.0, NAN, 0.0};
    const SoleusViewFilter *filters[] = {&none, &too_high};

    for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
      {
        g_autoptr (SoleusRecording) same =
            soleus_filtered_recording_new (recording, filters[i]);
        float was[50], is[50];

        ck_assert (soleus_recording_read (recording, 0, 500, 50, was, NULL));
        ck_assert (soleus_recording_read (same, 0, 500, 50, is, NULL));
        ck_assert_mem_eq (was, is, sizeof was);
      }
  }
END_TEST

START_TEST (an_envelope_is_the_rms_of_the_filtered_signal)
  {
    g_autoptr (SoleusRecording) recording = humming ();
    SoleusViewFilter filter = {20.0, 450.0, NAN, 0.1};
    g_autoptr (SoleusRecording) envelope =
        soleus_filtered_recording_new (recording, &filter);
    float x[100];

    ck_assert (soleus_recording_read (envelope, 0, 5000, 100, x, NULL));
    /* Hum of 200 uV; the band pass leaves more than 95 % of 50 Hz. */
    for (int i = 0; i < 100; i++)
      ck_assert_double_eq_tol (x[i], 200.0 / sqrt (2.0), 8.0);
  }
END_TEST

START_TEST (the_filter_is_that_of_the_search)
  {
    g_autoptr (SoleusRecording) recording = plot_example_recording (2);
    g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();
    SoleusQuality quality = {.channel = 1, .mains_hz = 60.0};
    SoleusViewFilter filter;

    soleus_view_filter_init (&filter, NULL, recording, 0);
    ck_assert_double_eq (filter.low_hz, 20.0);
    ck_assert_double_eq (filter.high_hz, 450.0);
    ck_assert (isnan (filter.mains_hz));
    g_array_append_val (analysis->quality, quality);
    analysis->parameters.values[SOLEUS_PARAMETER_EMG_LOW_HZ] = 30.0;
    soleus_view_filter_init (&filter, analysis, recording, 1);
    ck_assert_double_eq (filter.low_hz, 30.0);
    ck_assert_double_eq (filter.mains_hz, 60.0);
    soleus_view_filter_init (&filter, analysis, recording, 0);
    ck_assert (isnan (filter.mains_hz));
  }
END_TEST

START_TEST (a_part_has_the_samples_and_the_gap_of_its_span)
  {
    g_autoptr (SoleusRecording) recording = plot_example_recording (2);
    /* The gap is from 10 to 12 s. */
    SoleusSpan span = {9.0, 13.0};
    g_autoptr (SoleusViewData) part =
        soleus_view_data_new_part (recording, span, NULL, NULL);
    g_autoptr (SoleusViewData) all = soleus_view_data_new (recording);
    SoleusColumn of_part[40], of_all[40];

    ck_assert_ptr_nonnull (part);
    for (guint channel = 0; channel < 2; channel++)
      {
        soleus_view_data_get_columns (part, channel, span, 40, of_part);
        soleus_view_data_get_columns (all, channel, span, 40, of_all);
        for (int c = 0; c < 40; c++)
          {
            ck_assert_int_eq (isnan (of_part[c].low), isnan (of_all[c].low));
            if (isnan (of_all[c].low))
              continue;
            ck_assert_float_eq (of_part[c].low, of_all[c].low);
            ck_assert_float_eq (of_part[c].high, of_all[c].high);
          }
        ck_assert (isnan (of_part[15].low));
      }
  }
END_TEST

START_TEST (a_part_that_nobody_waits_for_is_not_made)
  {
    g_autoptr (SoleusRecording) recording = plot_example_recording (1);
    g_autoptr (GError) error = NULL;
    SoleusProgress progress = {0};

    soleus_progress_cancel (&progress);
    ck_assert_ptr_null (soleus_view_data_new_part (
        recording, (SoleusSpan){0.0, 1.0}, &progress, &error));
    ck_assert_ptr_nonnull (error);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("filtered-view");
  TCase *tcase = tcase_create ("filtered-view");

  tcase_add_test (tcase, hum_and_level_go_and_the_pulse_stays_in_its_place);
  tcase_add_test (tcase, channel_and_time_are_those_of_the_recording);
  tcase_add_test (tcase, what_cannot_be_filtered_gives_nothing);
  tcase_add_test (tcase, a_filtered_recording_reads_the_same_in_any_block);
  tcase_add_test (tcase, runs_are_filtered_each_for_itself);
  tcase_add_test (tcase, without_a_filter_a_recording_reads_as_it_was);
  tcase_add_test (tcase, an_envelope_is_the_rms_of_the_filtered_signal);
  tcase_add_test (tcase, the_filter_is_that_of_the_search);
  tcase_add_test (tcase, a_part_has_the_samples_and_the_gap_of_its_span);
  tcase_add_test (tcase, a_part_that_nobody_waits_for_is_not_made);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
