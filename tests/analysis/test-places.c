/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-evidence-of.h"
#include "soleus-record-pattern.h"
#include "soleus-test.h"

/* Two muscles and one sensor of three axes, all searched. */
static SoleusRecording *
two_muscles_and_a_sensor (void)
{
  SoleusRecordingFacts facts = {.format_id = "memory"};
  static const float samples[10];
  const float *rows[5];

  facts.name = g_strdup ("places");
  facts.log = soleus_read_log_new ();
  facts.channels =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free);
  for (int c = 0; c < 5; c++)
    {
      SoleusChannel *channel = soleus_channel_new ("channel",
          c < 2 ? SOLEUS_KIND_EMG : SOLEUS_KIND_ACCELEROMETER,
          c < 2 ? "uV" : "g", 1000.0);
      soleus_channel_add_run (channel, 10, 0.0);
      if (c >= 2)
        {
          channel->sensor = 0;
          channel->axis = c - 2;
        }
      channel->side = c == 0 ? SOLEUS_SIDE_LEFT : SOLEUS_SIDE_UNKNOWN;
      g_ptr_array_add (facts.channels, channel);
      rows[c] = samples;
    }
  return soleus_recording_new_in_memory (&facts, rows);
}

static void
add_episode (
    SoleusAnalysis *analysis, SoleusPattern pattern, guint first, guint n)
{
  SoleusEpisode episode = {.pattern = pattern,
      .mu = 0.9,
      .n_bursts = 1,
      .ambiguous_with = SOLEUS_PATTERN_NONE};

  for (guint c = first; c < first + n; c++)
    soleus_channel_set_add (&episode.channels, c);
  g_array_append_val (analysis->episodes, episode);
}

static SoleusAnalysis *
searched_everywhere (void)
{
  SoleusAnalysis *analysis = soleus_analysis_new ();

  for (guint c = 0; c < 5; c++)
    {
      const SoleusQuality row = {
          .channel = c, .searched = TRUE, .further_axis = c > 2, .q = 0.9};
      g_array_append_val (analysis->quality, row);
    }
  return analysis;
}

START_TEST (the_axes_of_one_sensor_are_one_place)
  {
    g_autoptr (SoleusRecording) recording = two_muscles_and_a_sensor ();
    g_autoptr (SoleusAnalysis) analysis = searched_everywhere ();
    SoleusEvidence evidence;

    add_episode (analysis, SOLEUS_PATTERN_FASC, 0, 1);
    add_episode (analysis, SOLEUS_PATTERN_FASC, 2, 3);
    add_episode (analysis, SOLEUS_PATTERN_FASC, 2, 3);
    soleus_record_pattern_set (analysis);
    ck_assert_uint_eq (analysis->n_sites_active, 2);
    soleus_evidence_init (&evidence);
    soleus_evidence_of (recording, analysis, &evidence);
    ck_assert_uint_eq (evidence.n_sites_recorded, 3);
    ck_assert_uint_eq (evidence.n_sites_active, 2);
  }
END_TEST

START_TEST (an_episode_of_two_muscles_is_two_places)
  {
    g_autoptr (SoleusAnalysis) analysis = searched_everywhere ();

    add_episode (analysis, SOLEUS_PATTERN_MYOC, 0, 2);
    soleus_record_pattern_set (analysis);
    ck_assert_uint_eq (analysis->n_sites_active, 2);
  }
END_TEST

START_TEST (a_contraction_and_a_rejected_episode_make_no_place_active)
  {
    g_autoptr (SoleusAnalysis) analysis = searched_everywhere ();

    add_episode (analysis, SOLEUS_PATTERN_VOL, 0, 1);
    add_episode (analysis, SOLEUS_PATTERN_FASC, 1, 1);
    g_array_index (analysis->episodes, SoleusEpisode, 1).rejected = TRUE;
    soleus_record_pattern_set (analysis);
    ck_assert_uint_eq (analysis->n_sites_active, 0);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("places");
  TCase *tc = tcase_create ("counting");

  tcase_add_test (tc, the_axes_of_one_sensor_are_one_place);
  tcase_add_test (tc, an_episode_of_two_muscles_is_two_places);
  tcase_add_test (
      tc, a_contraction_and_a_rejected_episode_make_no_place_active);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
