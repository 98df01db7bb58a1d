/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "soleus-episode-statistics.h"

#include <math.h>

/* Rows of one channel in uV, or of an accelerometer in g. */
static SoleusRecording *
new_recording (void)
{
  static const float silence[10];
  const float *samples[] = {silence, silence};
  SoleusRecordingFacts facts = {.name = g_strdup ("a.edf"),
      .format_id = "edf",
      .fingerprint = g_strdup ("f"),
      .channels =
          g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free),
      .log = soleus_read_log_new ()};

  for (int i = 0; i < 2; i++)
    {
      SoleusChannel *channel = soleus_channel_new (i == 0 ? "EMG" : "Acc",
          i == 0 ? SOLEUS_KIND_EMG : SOLEUS_KIND_ACCELEROMETER,
          i == 0 ? "uV" : "g", 100.0);

      channel->calibrated = TRUE;
      soleus_channel_add_run (channel, 10, 0.0);
      g_ptr_array_add (facts.channels, channel);
    }
  return soleus_recording_new_in_memory (&facts, samples);
}

static void
add (GListStore *rows, SoleusRecording *recording, guint channel,
    double onset_s, double duration_s, double amplitude)
{
  SoleusEpisode episode = {.onset_s = onset_s, .duration_s = duration_s};
  SoleusEpisodeRow row = {
      .episode = &episode, .amplitude = amplitude, .recording = recording};
  g_autoptr (SoleusEpisodeItem) item = NULL;

  episode.channels = soleus_channel_set_of (channel);
  item = soleus_episode_item_new (&row);
  g_list_store_append (rows, item);
}

START_TEST (the_middle_and_the_rate_of_what_is_listed)
  {
    const SoleusUnits units = {FALSE, FALSE};
    g_autoptr (SoleusRecording) recording = new_recording ();
    g_autoptr (GListStore) rows = g_list_store_new (SOLEUS_TYPE_EPISODE_ITEM);
    SoleusEpisodeStatistics statistics;
    g_autofree char *text = NULL;

    add (rows, recording, 0, 60.0, 0.030, 200.0);
    add (rows, recording, 0, 0.0, 0.010, 100.0);
    add (rows, recording, 0, 120.0, 0.020, NAN);
    add (rows, recording, 0, 30.0, 0.040, 150.0);
    soleus_episode_statistics_of (G_LIST_MODEL (rows), &statistics);
    ck_assert_uint_eq (statistics.n, 4);
    ck_assert_double_eq_tol (statistics.amplitude, 150.0, 1e-9);
    ck_assert_str_eq (statistics.unit, "uV");
    ck_assert_double_eq_tol (statistics.duration_s, 0.025, 1e-9);
    ck_assert_double_eq_tol (statistics.per_minute, 1.5, 1e-9);
    text = soleus_episode_statistics_dup_text (&statistics, &units);
    ck_assert_str_eq (text, "4 episodes · median 150 µV, 25 ms · 1.5 a minute");
  }
END_TEST

START_TEST (amplitudes_of_two_units_have_no_middle)
  {
    const SoleusUnits units = {FALSE, FALSE};
    g_autoptr (SoleusRecording) recording = new_recording ();
    g_autoptr (GListStore) rows = g_list_store_new (SOLEUS_TYPE_EPISODE_ITEM);
    SoleusEpisodeStatistics statistics;
    g_autofree char *text = NULL;

    add (rows, recording, 0, 60.0, 0.030, 200.0);
    add (rows, recording, 1, 10.0, 0.010, 0.02);
    soleus_episode_statistics_of (G_LIST_MODEL (rows), &statistics);
    ck_assert (isnan (statistics.amplitude));
    ck_assert (isnan (statistics.per_minute));
    text = soleus_episode_statistics_dup_text (&statistics, &units);
    ck_assert_str_eq (text, "2 episodes · median 20 ms");
  }
END_TEST

START_TEST (an_empty_list_has_no_numbers)
  {
    const SoleusUnits units = {FALSE, FALSE};
    g_autoptr (GListStore) rows = g_list_store_new (SOLEUS_TYPE_EPISODE_ITEM);
    SoleusEpisodeStatistics statistics;
    g_autofree char *text = NULL;

    soleus_episode_statistics_of (G_LIST_MODEL (rows), &statistics);
    text = soleus_episode_statistics_dup_text (&statistics, &units);
    ck_assert_str_eq (text, "0 episodes");
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("app-episode-statistics");
  TCase *tests = tcase_create ("episode-statistics");

  tcase_add_test (tests, the_middle_and_the_rate_of_what_is_listed);
  tcase_add_test (tests, amplitudes_of_two_units_have_no_middle);
  tcase_add_test (tests, an_empty_list_has_no_numbers);
  suite_add_tcase (suite, tests);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
