/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-apply.h"
#include "soleus-class.h"
#include "soleus-summarise.h"
#include "soleus-test.h"

#define RECORD_S 300.0

/* @n twitches, one every ten seconds from 5 s, each an episode of its own. */
static SoleusAnalysis *
make_analysis (guint n)
{
  SoleusAnalysis *analysis = soleus_analysis_new ();
  SoleusQuality quality = {.searched = TRUE, .in_uv = TRUE, .noise_rms = 1.0};
  SoleusStateSpan rest = {0.0, RECORD_S, SOLEUS_STATE_REST};

  g_array_append_val (analysis->quality, quality);
  g_array_append_val (analysis->states, rest);
  for (guint i = 0; i < n; i++)
    {
      SoleusBurst burst = {.id = i,
          .channels = soleus_channel_set_of (0),
          .onset_s = 5.0 + 10.0 * i,
          .duration_s = 0.01,
          .amplitude = 60.0,
          .template_idx = -1,
          .pattern = SOLEUS_PATTERN_FASC,
          .episode = (int)i};
      SoleusEpisode episode = {.id = i,
          .channels = burst.channels,
          .onset_s = burst.onset_s,
          .duration_s = burst.duration_s,
          .pattern = SOLEUS_PATTERN_FASC,
          .mu = 0.9,
          .frequency_hz = NAN,
          .n_bursts = 1,
          .ambiguous_with = SOLEUS_PATTERN_NONE};
      g_array_append_val (analysis->bursts, burst);
      g_array_append_val (analysis->episodes, episode);
    }
  soleus_summarise (analysis);
  return analysis;
}

static guint
count_of (const SoleusAnalysis *analysis, SoleusPattern pattern)
{
  for (guint i = 0; i < analysis->summary->len; i++)
    {
      const SoleusSummary *row =
          &g_array_index (analysis->summary, SoleusSummary, i);
      if (row->pattern == pattern)
        return row->n;
    }
  return 0;
}

static SoleusDecisions *
judge (double onset_s, SoleusVerdictKind verdict, const char *label)
{
  g_autoptr (SoleusDecisions) empty = soleus_decisions_new ();
  SoleusEdit values = {.id = 7,
      .verdict = verdict,
      .found_onset_s = onset_s,
      .found_duration_s = 0.01,
      .found_channels = soleus_channel_set_of (0),
      .found_pattern = SOLEUS_PATTERN_FASC,
      .onset_s = onset_s,
      .duration_s = 0.02,
      .label = (char *)label};
  g_autoptr (SoleusEdit) edit = soleus_edit_new (&values);

  return soleus_decisions_with_edit (empty, edit);
}

START_TEST (a_rejected_twitch_leaves_the_count_and_stays_in_the_list)
  {
    g_autoptr (SoleusAnalysis) found = make_analysis (10);
    /* Another version found it 4 ms elsewhere. */
    g_autoptr (SoleusDecisions) decisions =
        judge (25.004, SOLEUS_VERDICT_REJECTED, NULL);
    g_autoptr (SoleusAnalysis) applied = soleus_apply (found, decisions);

    ck_assert_uint_eq (count_of (found, SOLEUS_PATTERN_FASC), 10);
    ck_assert_uint_eq (count_of (applied, SOLEUS_PATTERN_FASC), 9);
    ck_assert_uint_eq (applied->episodes->len, 10);
    ck_assert (g_array_index (applied->episodes, SoleusEpisode, 2).rejected);
    ck_assert_uint_eq (
        g_array_index (applied->episodes, SoleusEpisode, 2).edit_id, 7);
    ck_assert (!g_array_index (found->episodes, SoleusEpisode, 2).rejected);
  }
END_TEST

START_TEST (a_verdict_on_another_pattern_or_place_changes_nothing)
  {
    g_autoptr (SoleusAnalysis) found = make_analysis (10);
    g_autoptr (SoleusDecisions) decisions =
        judge (20.0, SOLEUS_VERDICT_REJECTED, NULL);
    g_autoptr (SoleusAnalysis) applied = soleus_apply (found, decisions);

    ck_assert_uint_eq (count_of (applied, SOLEUS_PATTERN_FASC), 10);
  }
END_TEST

START_TEST (a_relabelled_twitch_is_counted_under_its_new_name)
  {
    g_autoptr (SoleusAnalysis) found = make_analysis (10);
    g_autoptr (SoleusDecisions) decisions =
        judge (45.0, SOLEUS_VERDICT_CHANGED, "MYOC");
    g_autoptr (SoleusAnalysis) applied = soleus_apply (found, decisions);

    ck_assert_uint_eq (count_of (applied, SOLEUS_PATTERN_FASC), 9);
    ck_assert_uint_eq (count_of (applied, SOLEUS_PATTERN_MYOC), 1);
    ck_assert_int_eq (
        g_array_index (applied->episodes, SoleusEpisode, 4).family,
        soleus_class_get (SOLEUS_PATTERN_MYOC)->family);
  }
END_TEST

START_TEST (a_twitch_with_words_of_ones_own_is_no_twitch_any_more)
  {
    g_autoptr (SoleusAnalysis) found = make_analysis (10);
    g_autoptr (SoleusDecisions) decisions =
        judge (45.0, SOLEUS_VERDICT_CHANGED, "swallowed");
    g_autoptr (SoleusAnalysis) applied = soleus_apply (found, decisions);
    const SoleusEpisode *row =
        &g_array_index (applied->episodes, SoleusEpisode, 4);

    ck_assert_uint_eq (count_of (applied, SOLEUS_PATTERN_FASC), 9);
    ck_assert_int_eq (row->pattern, SOLEUS_PATTERN_UNCLASSIFIED);
    ck_assert (row->accepted && !row->rejected);
  }
END_TEST

START_TEST (a_twitch_that_was_only_moved_keeps_its_pattern)
  {
    g_autoptr (SoleusAnalysis) found = make_analysis (10);
    g_autoptr (SoleusDecisions) decisions =
        judge (45.0, SOLEUS_VERDICT_CHANGED, NULL);
    g_autoptr (SoleusAnalysis) applied = soleus_apply (found, decisions);

    ck_assert_uint_eq (count_of (applied, SOLEUS_PATTERN_FASC), 10);
  }
END_TEST

START_TEST (a_twitch_called_an_artefact_moves_to_the_artefacts)
  {
    g_autoptr (SoleusAnalysis) found = make_analysis (10);
    g_autoptr (SoleusDecisions) decisions =
        judge (45.0, SOLEUS_VERDICT_CHANGED, "ART-POP");
    g_autoptr (SoleusAnalysis) applied = soleus_apply (found, decisions);

    ck_assert_uint_eq (count_of (applied, SOLEUS_PATTERN_FASC), 9);
    ck_assert_uint_eq (applied->artefacts->len, 1);
    ck_assert_int_eq (
        g_array_index (applied->artefacts, SoleusArtefact, 0).kind,
        SOLEUS_ARTEFACT_POP);
  }
END_TEST

static SoleusDecisions *
mark (double onset_s, const char *label)
{
  g_autoptr (SoleusDecisions) empty = soleus_decisions_new ();
  SoleusMark values = {.id = 3,
      .onset_s = onset_s,
      .duration_s = 0.5,
      .channels = soleus_channel_set_of (0),
      .label = (char *)label,
      .note = (char *)"",
      .rater = (char *)"",
      .confidence = NAN,
      .origin = SOLEUS_ORIGIN_MINE};
  g_autoptr (SoleusMark) row = soleus_mark_new (&values);

  return soleus_decisions_with_mark (empty, row);
}

START_TEST (an_own_mark_with_a_pattern_is_an_episode_in_its_place)
  {
    g_autoptr (SoleusAnalysis) found = make_analysis (10);
    g_autoptr (SoleusDecisions) decisions = mark (12.0, "FASC");
    g_autoptr (SoleusAnalysis) applied = soleus_apply (found, decisions);
    const SoleusEpisode *row =
        &g_array_index (applied->episodes, SoleusEpisode, 1);

    ck_assert_uint_eq (count_of (applied, SOLEUS_PATTERN_FASC), 11);
    ck_assert_double_eq (row->onset_s, 12.0);
    ck_assert_int_eq (row->origin, SOLEUS_ORIGIN_MINE);
    ck_assert_uint_eq (row->mark_id, 3);
    /* Bursts still point at their own episodes after sorting. */
    for (guint i = 0; i < applied->bursts->len; i++)
      {
        const SoleusBurst *burst =
            &g_array_index (applied->bursts, SoleusBurst, i);
        ck_assert_double_eq (burst->onset_s,
            g_array_index (applied->episodes, SoleusEpisode, burst->episode)
                .onset_s);
      }
  }
END_TEST

START_TEST (an_artefact_mark_takes_its_time_out_of_the_rest)
  {
    g_autoptr (SoleusAnalysis) found = make_analysis (10);
    g_autoptr (SoleusDecisions) decisions = mark (24.9, "ART-CABLE");
    g_autoptr (SoleusAnalysis) applied = soleus_apply (found, decisions);
    const SoleusSummary *row =
        &g_array_index (applied->summary, SoleusSummary, 0);

    ck_assert_uint_eq (row->n, 9);
    ck_assert_double_eq_tol (row->usable_rest_s, RECORD_S - 0.5, 1e-9);
  }
END_TEST

START_TEST (a_twitch_that_was_agreed_on_counts_once)
  {
    static const struct
    {
      const char *label;
      guint n_twitches; /* of ten that were found */
      guint n_jerks;
    } rows[] = {{"FASC", 10, 0}, {"MYOC", 9, 1}, {"neither", 9, 0}};
    g_autoptr (SoleusAnalysis) found = make_analysis (10);

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (SoleusDecisions) theirs = mark (25.0, "FASC");
        SoleusMark values = *soleus_decisions_get_mark (theirs, 0);
        g_autoptr (SoleusMark) agreed = NULL;
        g_autoptr (SoleusDecisions) decisions = NULL;
        g_autoptr (SoleusAnalysis) applied = NULL;

        values.id++;
        values.label = (char *)rows[i].label;
        values.rater = (char *)SOLEUS_RATER_CONSENSUS;
        agreed = soleus_mark_new (&values);
        decisions = soleus_decisions_with_mark (theirs, agreed);
        applied = soleus_apply (found, decisions);
        ck_assert_uint_eq (
            count_of (applied, SOLEUS_PATTERN_FASC), rows[i].n_twitches);
        ck_assert_uint_eq (
            count_of (applied, SOLEUS_PATTERN_MYOC), rows[i].n_jerks);
      }
  }
END_TEST

START_TEST (a_free_note_changes_nothing)
  {
    g_autoptr (SoleusAnalysis) found = make_analysis (4);
    g_autoptr (SoleusDecisions) decisions = mark (12.0, "coughed");
    g_autoptr (SoleusAnalysis) applied = soleus_apply (found, decisions);

    ck_assert_uint_eq (applied->episodes->len, 4);
    ck_assert_uint_eq (applied->artefacts->len, 0);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("apply");
  TCase *tc = tcase_create ("apply");

  tcase_add_test (tc, a_rejected_twitch_leaves_the_count_and_stays_in_the_list);
  tcase_add_test (tc, a_verdict_on_another_pattern_or_place_changes_nothing);
  tcase_add_test (tc, a_relabelled_twitch_is_counted_under_its_new_name);
  tcase_add_test (tc, a_twitch_with_words_of_ones_own_is_no_twitch_any_more);
  tcase_add_test (tc, a_twitch_that_was_only_moved_keeps_its_pattern);
  tcase_add_test (tc, a_twitch_called_an_artefact_moves_to_the_artefacts);
  tcase_add_test (tc, an_own_mark_with_a_pattern_is_an_episode_in_its_place);
  tcase_add_test (tc, an_artefact_mark_takes_its_time_out_of_the_rest);
  tcase_add_test (tc, a_twitch_that_was_agreed_on_counts_once);
  tcase_add_test (tc, a_free_note_changes_nothing);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
