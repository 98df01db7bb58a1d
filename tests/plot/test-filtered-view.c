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
    SoleusViewFilter filter = {20.0, 450.0, 50.0};
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
    SoleusViewFilter filter = {20.0, 450.0, NAN};
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
    SoleusViewFilter filter = {20.0, 450.0, NAN};
    SoleusViewFilter too_high = {600.0, 900.0, NAN};

    ck_assert_ptr_null (soleus_filtered_view_new (
        recording, 0, (SoleusSpan){10.5, 11.0}, &filter));
    ck_assert_ptr_null (soleus_filtered_view_new (
        recording, 0, (SoleusSpan){100.0, 101.0}, &filter));
    ck_assert_ptr_null (soleus_filtered_view_new (
        recording, 0, (SoleusSpan){1.0, 2.0}, &too_high));
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
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
