/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "soleus-session.h"

#include <math.h>
#include <string.h>

#include "soleus-session-fixture.h"

static const SoleusAnswers *
answers_of (Fixture *fixture)
{
  return soleus_decisions_get_answers (
      soleus_session_get_decisions (fixture->session));
}

static double
sum_of_points (SoleusSession *session)
{
  const SoleusFindings *findings = soleus_session_get_findings (session);
  double sum = 0;

  for (int i = 0; i < SOLEUS_N_CAUSES; i++)
    sum += soleus_findings_get (findings, (SoleusCauseId)i)->points;
  return sum;
}

START_TEST (an_answer_moves_the_findings_at_once_and_undo_moves_them_back)
  {
    Fixture fixture;
    double before;

    fixture_open (&fixture, ":memory:");
    fixture_show (&fixture);
    before = sum_of_points (fixture.session);
    ck_assert (
        soleus_session_set_answer (fixture.session, "Q01", SOLEUS_ANSWER_YES));
    ck_assert (!soleus_session_get_busy (fixture.session));
    ck_assert_double_ne (sum_of_points (fixture.session), before);
    ck_assert (soleus_session_undo (fixture.session));
    ck_assert_double_eq (sum_of_points (fixture.session), before);
    fixture_close (&fixture);
  }
END_TEST

START_TEST (a_file_of_answers_is_one_step_that_says_how_many)
  {
    Fixture fixture;
    g_autoptr (SoleusAnswers) none = soleus_answers_new ();
    g_autoptr (SoleusAnswers) one =
        soleus_answers_with (none, "Q01", SOLEUS_ANSWER_YES);
    g_autoptr (SoleusAnswers) two =
        soleus_answers_with (one, "Q05", SOLEUS_ANSWER_NO);
    g_autoptr (SoleusAnswers) other =
        soleus_answers_with (two, "Q01", SOLEUS_ANSWER_UNKNOWN);

    fixture_open (&fixture, ":memory:");
    fixture_show (&fixture);
    ck_assert (soleus_session_set_answers (fixture.session, two));
    ck_assert_str_eq (fixture.step, "Change 2 answers");
    ck_assert (soleus_session_set_answers (fixture.session, other));
    ck_assert_str_eq (fixture.step, "Change answer");
    ck_assert (soleus_answers_equal (answers_of (&fixture), other));
    ck_assert (soleus_session_undo (fixture.session));
    ck_assert (soleus_answers_equal (answers_of (&fixture), two));
    fixture_close (&fixture);
  }
END_TEST

START_TEST (a_corrected_channel_is_read_corrected_and_can_be_put_back)
  {
    Fixture fixture;
    SoleusChannelOverride millivolts = {.channel = 0,
        .mask = SOLEUS_OVERRIDE_SCALE | SOLEUS_OVERRIDE_MUSCLE
            | SOLEUS_OVERRIDE_SIDE,
        .scale = -2.0,
        .muscle = (char *)"soleus",
        .side = SOLEUS_SIDE_LEFT};
    SoleusChannelOverride nothing = {.channel = 0};
    const SoleusChannel *channel;
    float as_read[4];
    float corrected[4];

    fixture_open (&fixture, ":memory:");
    fixture_show (&fixture);
    soleus_recording_read (soleus_session_get_recording (fixture.session), 0,
        1000, 4, as_read, NULL);
    ck_assert (soleus_session_set_channel (fixture.session, &millivolts));
    channel = soleus_recording_get_channel (
        soleus_session_get_recording (fixture.session), 0);
    ck_assert_str_eq (channel->muscle, "soleus");
    ck_assert_int_eq (channel->side, SOLEUS_SIDE_LEFT);
    soleus_recording_read (soleus_session_get_recording (fixture.session), 0,
        1000, 4, corrected, NULL);
    for (int i = 0; i < 4; i++)
      ck_assert_float_eq (corrected[i], -2.0f * as_read[i]);

    ck_assert (soleus_session_set_channel (fixture.session, &nothing));
    channel = soleus_recording_get_channel (
        soleus_session_get_recording (fixture.session), 0);
    ck_assert_ptr_null (channel->muscle);
    fixture_wait (fixture.session);
    fixture_close (&fixture);
  }
END_TEST

START_TEST (the_note_is_a_step_and_writing_the_same_again_is_none)
  {
    Fixture fixture;

    fixture_open (&fixture, ":memory:");
    fixture_show (&fixture);
    ck_assert (soleus_session_set_note (fixture.session, "slept badly"));
    ck_assert_str_eq (fixture.step, "Change note");
    g_clear_pointer (&fixture.step, g_free);
    ck_assert (soleus_session_set_note (fixture.session, "slept badly"));
    ck_assert_ptr_null (fixture.step);
    ck_assert (soleus_session_undo (fixture.session));
    ck_assert (!soleus_session_can_undo (fixture.session));
    ck_assert_str_eq (soleus_decisions_get_note (
                          soleus_session_get_decisions (fixture.session)),
        "");
    fixture_close (&fixture);
  }
END_TEST

static void
count (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  (*(guint *)user_data)++;
}

START_TEST (a_change_notifies_all_that_a_window_shows_of_it)
  {
    static const char *const names[] = {"decisions", "analysis", "findings",
        "can-undo", "can-redo", "undo-label", "redo-label"};
    Fixture fixture;
    SoleusMark values = fixture_mark (0.5, "FASC");
    guint n_told[G_N_ELEMENTS (names)] = {0};

    fixture_open (&fixture, ":memory:");
    fixture_show (&fixture);
    for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
      {
        g_autofree char *signal = g_strconcat ("notify::", names[i], NULL);
        g_signal_connect (
            fixture.session, signal, G_CALLBACK (count), &n_told[i]);
      }
    ck_assert_uint_ne (soleus_session_add_mark (fixture.session, &values), 0);
    for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
      ck_assert_msg (n_told[i] == 1, "%s: told %u times", names[i], n_told[i]);
    fixture_close (&fixture);
  }
END_TEST

START_TEST (properties_tell_what_the_functions_tell)
  {
    Fixture fixture;
    SoleusMark values = fixture_mark (0.5, "FASC");
    gpointer recording, analysis, findings, decisions;
    g_autoptr (SoleusEpisodeList) episodes = NULL;
    g_autofree char *title = NULL;
    g_autofree char *undo = NULL;
    g_autofree char *redo = NULL;
    gboolean busy, opening, can_undo, can_redo;

    fixture_open (&fixture, ":memory:");
    g_object_get (fixture.session, "title", &title, "busy", &busy, NULL);
    ck_assert_ptr_null (title);
    ck_assert (!busy);
    fixture_show (&fixture);
    soleus_session_add_mark (fixture.session, &values);
    g_object_get (fixture.session, "recording", &recording, "analysis",
        &analysis, "findings", &findings, "decisions", &decisions, "episodes",
        &episodes, "title", &title, "busy", &busy, "opening", &opening,
        "can-undo", &can_undo, "can-redo", &can_redo, "undo-label", &undo,
        "redo-label", &redo, NULL);
    ck_assert_ptr_eq (
        recording, soleus_session_get_recording (fixture.session));
    ck_assert_ptr_eq (analysis, soleus_session_get_analysis (fixture.session));
    ck_assert_ptr_eq (findings, soleus_session_get_findings (fixture.session));
    ck_assert_ptr_eq (
        decisions, soleus_session_get_decisions (fixture.session));
    ck_assert_ptr_eq (episodes, soleus_session_get_episodes (fixture.session));
    ck_assert_str_eq (title, "calf.edf");
    ck_assert_str_eq (undo, "Add annotation");
    ck_assert_ptr_null (redo);
    ck_assert (!busy && !opening && can_undo && !can_redo);
    fixture_close (&fixture);
  }
END_TEST

#define N_STEPS 1000

/* Changes of every kind through the session's own functions. */
static void
change (SoleusSession *session, GRand *rand)
{
  const SoleusDecisions *decisions = soleus_session_get_decisions (session);
  const guint n = soleus_decisions_get_n_marks (decisions);
  SoleusMark values = fixture_mark (g_rand_double (rand), "felt it");
  guint64 id = n == 0 ? 0
                      : soleus_decisions_get_mark (decisions,
                          (guint)g_rand_int_range (rand, 0, (gint32)n))
                            ->id;

  switch (g_rand_int_range (rand, 0, n == 0 ? 3 : 6))
    {
    case 0:
      soleus_session_set_answer (
          session, "Q05", (SoleusAnswer)g_rand_int_range (rand, 0, 3));
      break;
    case 1:
      soleus_session_set_note (session, g_rand_boolean (rand) ? "a" : "b");
      break;
    case 2:
      soleus_session_add_mark (session, &values);
      break;
    case 3:
      values.id = id;
      soleus_session_update_mark (session, &values);
      break;
    case 4:
      soleus_session_split_mark (session, id,
          soleus_decisions_find_mark (decisions, id)->onset_s + 0.01);
      break;
    default:
      soleus_session_remove_marks (session, &id, 1);
    }
}

START_TEST (a_thousand_changes_undo_to_the_start_and_redo_to_the_end)
  {
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "row.db", NULL);
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());
    g_autoptr (SoleusDecisions) start = soleus_decisions_new ();
    g_autoptr (SoleusDecisions) end = NULL;
    Fixture fixture;
    guint n_undone = 0;
    guint n_redone = 0;

    fixture_open (&fixture, path);
    fixture_show (&fixture);
    for (guint i = 0; i < N_STEPS; i++)
      change (fixture.session, rand);
    end = soleus_decisions_ref (soleus_session_get_decisions (fixture.session));
    fixture_close (&fixture);

    fixture_open (&fixture, path);
    fixture_show (&fixture);
    while (soleus_session_undo (fixture.session))
      n_undone++;
    ck_assert (soleus_decisions_equal (
        start, soleus_session_get_decisions (fixture.session)));
    fixture_close (&fixture);

    fixture_open (&fixture, path);
    fixture_show (&fixture);
    while (soleus_session_redo (fixture.session))
      n_redone++;
    ck_assert (soleus_decisions_equal (
        end, soleus_session_get_decisions (fixture.session)));
    ck_assert_uint_eq (n_undone, n_redone);
    ck_assert_uint_gt (n_undone, N_STEPS / 2);
    fixture_close (&fixture);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("settings");
  TCase *tc = tcase_create ("settings");

  tcase_set_timeout (tc, 60);
  tcase_add_test (
      tc, an_answer_moves_the_findings_at_once_and_undo_moves_them_back);
  tcase_add_test (tc, a_file_of_answers_is_one_step_that_says_how_many);
  tcase_add_test (
      tc, a_corrected_channel_is_read_corrected_and_can_be_put_back);
  tcase_add_test (tc, the_note_is_a_step_and_writing_the_same_again_is_none);
  tcase_add_test (tc, a_change_notifies_all_that_a_window_shows_of_it);
  tcase_add_test (tc, properties_tell_what_the_functions_tell);
  tcase_add_test (tc, a_thousand_changes_undo_to_the_start_and_redo_to_the_end);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
