/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "rows.h"
#include "soleus-evidence-of.h"
#include "soleus-summarise.h"
#include "soleus-test.h"

/* EMG channels of a second, sides in turn: left, right, unknown, left... */
static SoleusRecording *
make_recording (guint n_channels, GDateTime *start)
{
  static const SoleusSide sides[] = {
      SOLEUS_SIDE_LEFT, SOLEUS_SIDE_RIGHT, SOLEUS_SIDE_UNKNOWN};
  SoleusRecordingFacts facts = {.name = g_strdup ("test"),
      .format_id = "test",
      .fingerprint = g_strdup ("test"),
      .start = start,
      .channels =
          g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free),
      .log = soleus_read_log_new ()};
  g_autofree float *zeros = g_new0 (float, 1000);
  const float *samples[8];

  for (guint i = 0; i < n_channels; i++)
    {
      SoleusChannel *channel =
          soleus_channel_new ("x", SOLEUS_KIND_EMG, "uV", 1000.0);
      channel->calibrated = TRUE;
      channel->sensor = -1;
      channel->axis = -1;
      channel->side = sides[i % 3];
      soleus_channel_add_run (channel, 1000, 0.0);
      g_ptr_array_add (facts.channels, channel);
      samples[i] = zeros;
    }
  return soleus_recording_new_in_memory (&facts, samples);
}

static SoleusAnalysis *
make_analysis (guint n_channels)
{
  SoleusAnalysis *analysis = soleus_analysis_new ();

  for (guint i = 0; i < n_channels; i++)
    rows_add_quality (analysis, TRUE)->q = 1.0 - 0.25 * i;
  rows_add_state (analysis, 0.0, 600.0, SOLEUS_STATE_REST);
  return analysis;
}

START_TEST (a_pattern_is_worth_its_best_fit_times_the_quality_there)
  {
    g_autoptr (SoleusRecording) recording = make_recording (3, NULL);
    g_autoptr (SoleusAnalysis) analysis = make_analysis (3);
    SoleusEvidence out;

    rows_add_episode (analysis, 0, 1.0, 2.0, SOLEUS_PATTERN_CRAMP)->mu = 0.5;
    rows_add_episode (analysis, 2, 3.0, 4.0, SOLEUS_PATTERN_CRAMP)->mu = 0.9;
    rows_add_episode (analysis, 1, 5.0, 6.0, SOLEUS_PATTERN_CRAMP)->mu = 0.8;
    rows_add_episode (analysis, 0, 7.0, 8.0, SOLEUS_PATTERN_CRAMP)->rejected =
        TRUE;
    for (guint i = 0; i < 3; i++)
      g_array_index (analysis->episodes, SoleusEpisode, i).score = 0.2 * i;
    soleus_evidence_of (recording, analysis, &out);
    /* 0.5 x 1, 0.9 x 0.5, 0.8 x 0.75 */
    ck_assert_double_eq_tol (out.value[SOLEUS_PATTERN_CRAMP], 0.6, 1e-12);
    ck_assert_double_eq_tol (out.score[SOLEUS_PATTERN_CRAMP], 0.4, 1e-12);
    ck_assert_uint_eq (out.n_episodes[SOLEUS_PATTERN_CRAMP], 3);
    ck_assert_double_eq (out.q, 1.0);
    for (int i = 0; i < SOLEUS_N_PATTERNS; i++)
      if (i != SOLEUS_PATTERN_CRAMP)
        ck_assert (out.value[i] == 0.0 && out.n_episodes[i] == 0);
  }
END_TEST

START_TEST (a_persons_own_mark_is_worth_how_sure_they_are)
  {
    g_autoptr (SoleusRecording) recording = make_recording (3, NULL);
    g_autoptr (SoleusAnalysis) analysis = make_analysis (3);
    SoleusEvidence out;
    SoleusEpisode *own =
        rows_add_episode (analysis, 2, 1.0, 2.0, SOLEUS_PATTERN_MYOC);

    own->origin = SOLEUS_ORIGIN_MINE;
    own->score = 0.7;
    soleus_evidence_of (recording, analysis, &out);
    /* Not times the quality of 0.5. */
    ck_assert_double_eq_tol (out.value[SOLEUS_PATTERN_MYOC], 0.7, 1e-12);
  }
END_TEST

START_TEST (sides_are_active_by_what_a_cause_explains)
  {
    static const struct
    {
      guint channel;
      SoleusPattern pattern;
      gboolean left;
      gboolean right;
    } rows[] = {{0, SOLEUS_PATTERN_CRAMP, TRUE, FALSE},
        {1, SOLEUS_PATTERN_CRAMP, FALSE, TRUE},
        {2, SOLEUS_PATTERN_CRAMP, FALSE, FALSE},
        {0, SOLEUS_PATTERN_VOL, FALSE, FALSE},
        {1, SOLEUS_PATTERN_UNCLASSIFIED, FALSE, FALSE},
        {0, SOLEUS_PATTERN_TOO_FEW, FALSE, FALSE},
        {0, SOLEUS_PATTERN_NONE, FALSE, FALSE}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (SoleusRecording) recording = make_recording (3, NULL);
        g_autoptr (SoleusAnalysis) analysis = make_analysis (3);
        SoleusEvidence out;
        rows_add_episode (analysis, rows[i].channel, 1.0, 2.0, rows[i].pattern);
        soleus_evidence_of (recording, analysis, &out);
        ck_assert_int_eq (out.left_active, rows[i].left);
        ck_assert_int_eq (out.right_active, rows[i].right);
        ck_assert (out.left_recorded && out.right_recorded);
        ck_assert_uint_eq (out.n_sites_recorded, 3);
      }
  }
END_TEST

START_TEST (channels_that_were_not_searched_were_not_recorded)
  {
    g_autoptr (SoleusRecording) recording = make_recording (2, NULL);
    g_autoptr (SoleusAnalysis) analysis = make_analysis (2);
    SoleusEvidence out;

    g_array_index (analysis->quality, SoleusQuality, 0).searched = FALSE;
    soleus_evidence_of (recording, analysis, &out);
    ck_assert_uint_eq (out.n_sites_recorded, 1);
    ck_assert (!out.left_recorded && out.right_recorded);
    ck_assert_double_eq (out.q, 0.75);
  }
END_TEST

START_TEST (the_tremor_is_the_longest_that_has_a_frequency)
  {
    g_autoptr (SoleusRecording) recording = make_recording (1, NULL);
    g_autoptr (SoleusAnalysis) analysis = make_analysis (1);
    SoleusEvidence out;

    soleus_evidence_of (recording, analysis, &out);
    ck_assert (isnan (out.tremor_hz));
    rows_add_episode (analysis, 0, 0.0, 5.0, SOLEUS_PATTERN_TREM_R)
        ->frequency_hz = 4.5;
    rows_add_episode (analysis, 0, 10.0, 30.0, SOLEUS_PATTERN_TREM_H)
        ->frequency_hz = 13.0;
    rows_add_episode (analysis, 0, 40.0, 70.0, SOLEUS_PATTERN_CLON)
        ->frequency_hz = 6.0; /* no tremor */
    rows_add_episode (analysis, 0, 80.0, 120.0, SOLEUS_PATTERN_TREM);
    SoleusEpisode *wrong =
        rows_add_episode (analysis, 0, 130.0, 200.0, SOLEUS_PATTERN_TREM);
    wrong->frequency_hz = 9.0;
    wrong->rejected = TRUE;
    soleus_evidence_of (recording, analysis, &out);
    ck_assert_double_eq (out.tremor_hz, 13.0);
  }
END_TEST

START_TEST (the_rate_is_that_of_the_channel_with_most_twitches)
  {
    g_autoptr (SoleusRecording) recording = make_recording (3, NULL);
    g_autoptr (SoleusAnalysis) analysis = make_analysis (3);
    SoleusEvidence out;

    for (guint i = 0; i < 12; i++)
      rows_add_both (
          analysis, 0, 10.0 * i, 10.0 * i + 0.01, SOLEUS_PATTERN_FASC);
    for (guint i = 0; i < 20; i++) /* two kinds, together more */
      rows_add_both (analysis, 1, 10.0 * i, 10.0 * i + 0.01,
          i % 2 ? SOLEUS_PATTERN_FASC : SOLEUS_PATTERN_DBL);
    for (guint i = 0; i < 40; i++)
      rows_add_both (
          analysis, 2, 10.0 * i, 10.0 * i + 0.2, SOLEUS_PATTERN_MYOC);
    rows_add_artefact (analysis, 1, 500.0, 560.0, SOLEUS_ARTEFACT_CABLE);
    soleus_summarise (analysis);
    soleus_evidence_of (recording, analysis, &out);
    ck_assert_uint_eq (out.n_twitches, 20);
    /* Sums and quotients of doubles. */
    ck_assert_double_eq_tol (out.usable_rest_s, 540.0, 1e-9);
    ck_assert_double_eq_tol (out.rate_per_min, 20.0 / 9.0, 1e-9);
    /* Garwood's table for 20: 12.217 to 30.888, half of the last digit. */
    ck_assert_double_eq_tol (out.rate_low, 12.217 / 9.0, 1e-4);
    ck_assert_double_eq_tol (out.rate_high, 30.888 / 9.0, 1e-4);
    ck_assert_uint_eq (out.n_sites_active, 3);
  }
END_TEST

START_TEST (silence_is_told_of_the_channel_that_was_seen_longest)
  {
    g_autoptr (SoleusRecording) recording = make_recording (3, NULL);
    g_autoptr (SoleusAnalysis) analysis = make_analysis (3);
    SoleusEvidence out;

    rows_add_artefact (analysis, 0, 0.0, 300.0, SOLEUS_ARTEFACT_CABLE);
    rows_add_artefact (analysis, 2, 0.0, 100.0, SOLEUS_ARTEFACT_CABLE);
    soleus_summarise (analysis);
    soleus_evidence_of (recording, analysis, &out);
    ck_assert_uint_eq (out.n_twitches, 0);
    ck_assert_double_eq_tol (out.usable_rest_s, 600.0, 1e-9);
    ck_assert_double_eq (out.rate_per_min, 0.0);
  }
END_TEST

START_TEST (chance_twitches_speak_for_nothing_until_somebody_confirms_them)
  {
    g_autoptr (SoleusRecording) recording = make_recording (1, NULL);
    g_autoptr (SoleusAnalysis) analysis = make_analysis (1);
    SoleusEvidence out;

    rows_add_episode (analysis, 0, 1.0, 1.01, SOLEUS_PATTERN_FASC);
    ck_assert_int_eq (analysis->record_pattern, SOLEUS_PATTERN_NONE);
    soleus_evidence_of (recording, analysis, &out);
    ck_assert_double_eq (out.value[SOLEUS_PATTERN_FASC], 0.0);
    ck_assert_uint_eq (out.n_episodes[SOLEUS_PATTERN_FASC], 1);
    g_array_index (analysis->episodes, SoleusEpisode, 0).accepted = TRUE;
    soleus_evidence_of (recording, analysis, &out);
    ck_assert_double_eq (out.value[SOLEUS_PATTERN_FASC], 1.0);
  }
END_TEST

START_TEST (the_day_is_counted_from_1970)
  {
    static const struct
    {
      int year;
      int month;
      int day;
      gint64 expected;
    } rows[] = {{1970, 1, 1, 0}, {1970, 1, 2, 1}, {2000, 3, 1, 11017},
        {2024, 2, 29, 19782}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (SoleusAnalysis) analysis = make_analysis (1);
        g_autoptr (SoleusRecording) recording = make_recording (1,
            g_date_time_new_utc (
                rows[i].year, rows[i].month, rows[i].day, 13, 30, 0.0));
        SoleusEvidence out;
        soleus_evidence_of (recording, analysis, &out);
        ck_assert_int_eq (out.day, rows[i].expected);
      }
    g_autoptr (SoleusAnalysis) analysis = make_analysis (1);
    g_autoptr (SoleusRecording) timeless = make_recording (1, NULL);
    SoleusEvidence out;
    soleus_evidence_of (timeless, analysis, &out);
    ck_assert_int_eq (out.day, G_MININT64);
  }
END_TEST

START_TEST (what_is_unusable_was_not_measured)
  {
    static const SoleusUsable usable[] = {
        SOLEUS_USABLE_YES, SOLEUS_USABLE_PARTLY, SOLEUS_USABLE_NO};

    for (guint i = 0; i < G_N_ELEMENTS (usable); i++)
      for (int needle = 0; needle < 2; needle++)
        {
          g_autoptr (SoleusRecording) recording = make_recording (1, NULL);
          g_autoptr (SoleusAnalysis) analysis = make_analysis (1);
          SoleusEvidence out;
          analysis->verdict.usable = usable[i];
          analysis->parameters.values[SOLEUS_PARAMETER_NEEDLE] = needle;
          soleus_evidence_of (recording, analysis, &out);
          ck_assert_int_eq (out.measured, usable[i] != SOLEUS_USABLE_NO);
          ck_assert_int_eq (out.needle, needle);
        }
  }
END_TEST

START_TEST (the_rate_is_of_the_channel_with_the_most_twitches)
  {
    g_autoptr (SoleusAnalysis) analysis = make_analysis (3);
    g_autoptr (SoleusAnalysis) none = soleus_analysis_new ();

    ck_assert_int_eq (soleus_rate_channel (none), -1);
    rows_add_both (analysis, 1, 1.0, 1.02, SOLEUS_PATTERN_FASC);
    rows_add_both (analysis, 2, 2.0, 2.02, SOLEUS_PATTERN_FASC);
    rows_add_both (analysis, 2, 3.0, 3.02, SOLEUS_PATTERN_DBL);
    rows_add_both (analysis, 0, 4.0, 9.0, SOLEUS_PATTERN_VOL);
    soleus_summarise (analysis);
    ck_assert_int_eq (soleus_rate_channel (analysis), 2);
    g_array_index (analysis->quality, SoleusQuality, 2).searched = FALSE;
    ck_assert_int_eq (soleus_rate_channel (analysis), 1);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("evidence-of");
  TCase *tc = tcase_create ("evidence-of");

  tcase_add_test (tc, a_pattern_is_worth_its_best_fit_times_the_quality_there);
  tcase_add_test (tc, a_persons_own_mark_is_worth_how_sure_they_are);
  tcase_add_test (tc, sides_are_active_by_what_a_cause_explains);
  tcase_add_test (tc, channels_that_were_not_searched_were_not_recorded);
  tcase_add_test (tc, the_tremor_is_the_longest_that_has_a_frequency);
  tcase_add_test (tc, the_rate_is_that_of_the_channel_with_most_twitches);
  tcase_add_test (tc, silence_is_told_of_the_channel_that_was_seen_longest);
  tcase_add_test (
      tc, chance_twitches_speak_for_nothing_until_somebody_confirms_them);
  tcase_add_test (tc, the_day_is_counted_from_1970);
  tcase_add_test (tc, what_is_unusable_was_not_measured);
  tcase_add_test (tc, the_rate_is_of_the_channel_with_the_most_twitches);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
