/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "soleus-session.h"

#include <math.h>

#include "soleus-session-fixture.h"
#include "soleus-session-private.h"

/* What the analysis "found" is given here, so that these tests are about
 * decisions alone. Onsets are shifted by @shift_s. */
static void
find_episodes (Fixture *fixture, guint n, double shift_s, SoleusPattern pattern)
{
  SoleusSession *self = fixture->session;
  SoleusAnalysis *analysis = soleus_analysis_copy (self->found);

  g_array_set_size (analysis->episodes, 0);
  g_array_set_size (analysis->bursts, 0);
  for (guint i = 0; i < n; i++)
    {
      SoleusEpisode episode = {
          .id = i,
          .channels = soleus_channel_set_of (0),
          .onset_s = 0.1 + 0.1 * i + shift_s,
          .duration_s = 0.02,
          .pattern = pattern,
          .score = 0.7,
          .frequency_hz = NAN,
          .n_bursts = 1,
          .ambiguous_with = SOLEUS_PATTERN_NONE,
      };
      g_array_append_val (analysis->episodes, episode);
    }
  g_clear_pointer (&self->found, soleus_analysis_unref);
  self->found = analysis;
  soleus_session_show (self);
}

static void
open_with_episodes (Fixture *fixture, guint n)
{
  fixture_open (fixture, ":memory:");
  fixture_show (fixture);
  find_episodes (fixture, n, 0.0, SOLEUS_PATTERN_FASC);
}

static const SoleusEpisode *
row (Fixture *fixture, guint position)
{
  return soleus_episode_list_get_episode (
      soleus_session_get_episodes (fixture->session), position);
}

START_TEST (verdicts_on_many_episodes_are_one_step)
  {
    Fixture fixture;
    const guint ids[] = {1, 3, 4, 77};

    open_with_episodes (&fixture, 6);
    ck_assert (soleus_session_judge (
        fixture.session, ids, G_N_ELEMENTS (ids), SOLEUS_VERDICT_REJECTED));
    ck_assert_str_eq (fixture.step, "Reject 3 episodes");
    for (guint i = 0; i < 6; i++)
      ck_assert_int_eq (
          row (&fixture, i)->rejected, i == 1 || i == 3 || i == 4);
    ck_assert (soleus_session_judge (
        fixture.session, ids, 1, SOLEUS_VERDICT_ACCEPTED));
    ck_assert (row (&fixture, 1)->accepted && !row (&fixture, 1)->rejected);
    ck_assert (soleus_session_unjudge (fixture.session, ids, 2));
    ck_assert_str_eq (fixture.step, "Take 2 verdicts back");
    ck_assert (!row (&fixture, 1)->accepted && !row (&fixture, 3)->rejected);
    ck_assert (row (&fixture, 4)->rejected);
    for (guint i = 0; i < 3; i++)
      ck_assert (soleus_session_undo (fixture.session));
    for (guint i = 0; i < 6; i++)
      ck_assert_uint_eq (row (&fixture, i)->edit_id, 0);
    fixture_close (&fixture);
  }
END_TEST

START_TEST (a_verdict_that_stands_already_is_no_step)
  {
    Fixture fixture;
    const guint id = 2;
    guint64 position;

    open_with_episodes (&fixture, 3);
    soleus_session_judge (fixture.session, &id, 1, SOLEUS_VERDICT_ACCEPTED);
    position = fixture.session->state.position;
    ck_assert (soleus_session_judge (
        fixture.session, &id, 1, SOLEUS_VERDICT_ACCEPTED));
    ck_assert_uint_eq (fixture.session->state.position, position);
    ck_assert_uint_eq (soleus_decisions_get_n_edits (
                           soleus_session_get_decisions (fixture.session)),
        1);
    fixture_close (&fixture);
  }
END_TEST

START_TEST (an_episode_can_be_moved_and_relabelled_again_and_again)
  {
    Fixture fixture;
    const SoleusEpisode *episode;
    const SoleusEdit *edit;
    guint id = 1;

    open_with_episodes (&fixture, 3);
    ck_assert (soleus_session_change_episode (
        fixture.session, id, 0.21, 0.05, "CRAMP"));
    ck_assert (soleus_session_change_episode (
        fixture.session, id, 0.22, 0.06, "felt it"));
    ck_assert_str_eq (fixture.step, "Change episode");
    /* One verdict, on the episode as it was found. */
    ck_assert_uint_eq (soleus_decisions_get_n_edits (
                           soleus_session_get_decisions (fixture.session)),
        1);
    edit = soleus_decisions_get_edit (
        soleus_session_get_decisions (fixture.session), 0);
    ck_assert_double_eq (edit->found_onset_s, 0.2);
    ck_assert_double_eq (edit->found_duration_s, 0.02);
    ck_assert_int_eq (edit->found_pattern, SOLEUS_PATTERN_FASC);
    episode = row (&fixture,
        soleus_episode_list_find (
            soleus_session_get_episodes (fixture.session), id));
    ck_assert_double_eq (episode->onset_s, 0.22);
    ck_assert_double_eq (episode->duration_s, 0.06);
    ck_assert_int_eq (episode->pattern, SOLEUS_PATTERN_UNCLASSIFIED);
    ck_assert (soleus_session_undo (fixture.session));
    ck_assert_int_eq (row (&fixture, 1)->pattern, SOLEUS_PATTERN_CRAMP);
    fixture_close (&fixture);
  }
END_TEST

START_TEST (an_episode_that_is_moved_keeps_the_word_it_was_given)
  {
    Fixture fixture;
    guint at;

    open_with_episodes (&fixture, 3);
    ck_assert (soleus_session_move_episode (fixture.session, 1, 0.21, 0.05));
    ck_assert_int_eq (row (&fixture, 1)->pattern, SOLEUS_PATTERN_FASC);
    ck_assert (soleus_session_change_episode (
        fixture.session, 1, 0.21, 0.05, "CRAMP"));
    ck_assert (soleus_session_move_episode (fixture.session, 1, 0.23, 0.04));
    at = soleus_episode_list_find (
        soleus_session_get_episodes (fixture.session), 1);
    ck_assert_int_eq (row (&fixture, at)->pattern, SOLEUS_PATTERN_CRAMP);
    ck_assert_double_eq (row (&fixture, at)->onset_s, 0.23);
    ck_assert (!soleus_session_move_episode (fixture.session, 99, 0.23, 0.04));
    fixture_close (&fixture);
  }
END_TEST

START_TEST (a_new_analysis_keeps_verdicts_and_lists_those_it_cannot_place)
  {
    Fixture fixture;
    const guint ids[] = {0, 2};
    g_autoptr (GPtrArray) none = NULL;
    g_autoptr (GPtrArray) both = NULL;
    g_autoptr (GPtrArray) again = NULL;

    open_with_episodes (&fixture, 5);
    soleus_session_judge (fixture.session, ids, 2, SOLEUS_VERDICT_REJECTED);
    /* Found 1 ms later: the same episodes. */
    find_episodes (&fixture, 5, 0.001, SOLEUS_PATTERN_FASC);
    ck_assert (row (&fixture, 0)->rejected && row (&fixture, 2)->rejected);
    none = soleus_session_dup_unmatched (fixture.session);
    ck_assert_uint_eq (none->len, 0);

    find_episodes (&fixture, 5, 0.0, SOLEUS_PATTERN_CRAMP);
    both = soleus_session_dup_unmatched (fixture.session);
    ck_assert_uint_eq (both->len, 2);
    ck_assert_double_eq (
        ((SoleusEdit *)g_ptr_array_index (both, 0))->found_onset_s, 0.1);
    ck_assert_uint_eq (soleus_decisions_get_n_edits (
                           soleus_session_get_decisions (fixture.session)),
        2);
    find_episodes (&fixture, 5, 0.0, SOLEUS_PATTERN_FASC);
    again = soleus_session_dup_unmatched (fixture.session);
    ck_assert_uint_eq (again->len, 0);
    fixture_close (&fixture);
  }
END_TEST

START_TEST (a_mark_in_the_list_is_changed_as_a_mark)
  {
    Fixture fixture;
    SoleusMark values = fixture_mark (0.55, "felt it");
    SoleusEpisodeList *list;
    const SoleusEpisode *episode;
    const SoleusMark *mark;
    guint id;

    open_with_episodes (&fixture, 3);
    list = soleus_session_get_episodes (fixture.session);
    values.id = soleus_session_add_mark (fixture.session, &values);
    episode = row (&fixture, soleus_episode_list_find_mark (list, values.id));
    id = episode->id;
    ck_assert (!soleus_session_judge (
        fixture.session, &id, 1, SOLEUS_VERDICT_REJECTED));
    ck_assert (
        soleus_session_change_episode (fixture.session, id, 0.6, 0.1, "cramp"));
    ck_assert_uint_eq (soleus_decisions_get_n_edits (
                           soleus_session_get_decisions (fixture.session)),
        0);
    mark = soleus_decisions_find_mark (
        soleus_session_get_decisions (fixture.session), values.id);
    ck_assert_str_eq (mark->label, "cramp");
    ck_assert_double_eq (mark->onset_s, 0.6);
    fixture_close (&fixture);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("judge");
  TCase *tc = tcase_create ("verdicts");

  tcase_set_timeout (tc, 60);
  tcase_add_test (tc, verdicts_on_many_episodes_are_one_step);
  tcase_add_test (tc, a_verdict_that_stands_already_is_no_step);
  tcase_add_test (tc, an_episode_can_be_moved_and_relabelled_again_and_again);
  tcase_add_test (tc, an_episode_that_is_moved_keeps_the_word_it_was_given);
  tcase_add_test (
      tc, a_new_analysis_keeps_verdicts_and_lists_those_it_cannot_place);
  tcase_add_test (tc, a_mark_in_the_list_is_changed_as_a_mark);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
