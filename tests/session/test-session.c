/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "soleus-session.h"

#include <math.h>
#include <sqlite3.h>
#include <string.h>

#include "soleus-fault-vfs.h"
#include "soleus-session-fixture.h"

START_TEST (a_recording_is_analysed_and_judged_without_being_asked)
  {
    Fixture fixture;

    fixture_open (&fixture, ":memory:");
    ck_assert_ptr_null (soleus_session_get_analysis (fixture.session));
    fixture_show (&fixture);
    ck_assert_ptr_nonnull (soleus_session_get_analysis (fixture.session));
    ck_assert_ptr_nonnull (soleus_session_get_findings (fixture.session));
    ck_assert_ptr_nonnull (soleus_session_get_evidence (fixture.session));
    ck_assert_ptr_null (soleus_session_get_analysis_error (fixture.session));
    ck_assert_uint_eq (fixture.n_problems, 0);
    fixture_close (&fixture);
  }
END_TEST

START_TEST (a_mark_is_listed_undone_and_done_again_by_name)
  {
    Fixture fixture;
    SoleusMark values = fixture_mark (0.5, "felt it");
    GListModel *episodes;
    g_autofree char *undo = NULL;
    g_autofree char *redo = NULL;
    guint n_before;
    guint64 id;

    fixture_open (&fixture, ":memory:");
    fixture_show (&fixture);
    episodes = G_LIST_MODEL (soleus_session_get_episodes (fixture.session));
    n_before = g_list_model_get_n_items (episodes);
    id = soleus_session_add_mark (fixture.session, &values);
    ck_assert_uint_ne (id, 0);
    ck_assert_uint_eq (g_list_model_get_n_items (episodes), n_before + 1);
    ck_assert_str_eq (fixture.step, "Add annotation");
    undo = soleus_session_dup_undo_label (fixture.session);
    ck_assert_str_eq (undo, "Add annotation");
    ck_assert (!soleus_session_redo (fixture.session));

    ck_assert (soleus_session_undo (fixture.session));
    ck_assert_uint_eq (g_list_model_get_n_items (episodes), n_before);
    redo = soleus_session_dup_redo_label (fixture.session);
    ck_assert_str_eq (redo, "Add annotation");
    ck_assert (!soleus_session_undo (fixture.session));
    ck_assert (soleus_session_redo (fixture.session));
    ck_assert_uint_eq (fixture_n_marks (fixture.session), 1);
    fixture_close (&fixture);
  }
END_TEST

START_TEST (marks_and_their_history_survive_a_closed_window)
  {
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "kept.db", NULL);
    Fixture fixture;
    SoleusMark values = fixture_mark (0.5, "felt it");
    guint64 id;

    fixture_open (&fixture, path);
    fixture_show (&fixture);
    id = soleus_session_add_mark (fixture.session, &values);
    ck_assert (
        soleus_session_set_answer (fixture.session, "Q01", SOLEUS_ANSWER_YES));
    ck_assert (soleus_session_remove_marks (fixture.session, &id, 1));
    fixture_close (&fixture);

    fixture_open (&fixture, path);
    fixture_show (&fixture);
    ck_assert_uint_eq (fixture_n_marks (fixture.session), 0);
    ck_assert (soleus_session_undo (fixture.session));
    ck_assert_uint_eq (fixture_n_marks (fixture.session), 1);
    ck_assert_str_eq (soleus_decisions_find_mark (
                          soleus_session_get_decisions (fixture.session), id)
                          ->label,
        "felt it");
    ck_assert (soleus_session_undo (fixture.session));
    ck_assert_int_eq (
        soleus_answers_get (soleus_decisions_get_answers (
                                soleus_session_get_decisions (fixture.session)),
            "Q01"),
        SOLEUS_ANSWER_UNKNOWN);
    fixture_close (&fixture);
  }
END_TEST

START_TEST (every_change_of_a_mark_is_one_step_with_its_own_name)
  {
    Fixture fixture;
    SoleusMark values = fixture_mark (0.5, "felt it");
    const SoleusDecisions *decisions;
    guint64 ids[2];

    fixture_open (&fixture, ":memory:");
    fixture_show (&fixture);
    values.id = soleus_session_add_mark (fixture.session, &values);
    values.onset_s = 0.6;
    ck_assert (soleus_session_update_mark (fixture.session, &values));
    ck_assert_str_eq (fixture.step, "Move annotation");
    values.label = (char *)"cramp";
    ck_assert (soleus_session_update_mark (fixture.session, &values));
    ck_assert_str_eq (fixture.step, "Relabel annotation");
    values.note = (char *)"woke me up";
    values.onset_s = 0.7;
    ck_assert (soleus_session_update_mark (fixture.session, &values));
    ck_assert_str_eq (fixture.step, "Change annotation");

    ck_assert (!soleus_session_split_mark (fixture.session, values.id, 0.7));
    ck_assert (soleus_session_split_mark (fixture.session, values.id, 0.8));
    ck_assert_str_eq (fixture.step, "Split annotation");
    decisions = soleus_session_get_decisions (fixture.session);
    ck_assert_uint_eq (fixture_n_marks (fixture.session), 2);
    for (guint i = 0; i < 2; i++)
      ids[i] = soleus_decisions_get_mark (decisions, i)->id;
    ck_assert_double_eq_tol (
        soleus_decisions_get_mark (decisions, 0)->duration_s, 0.1, 1e-12);
    ck_assert_double_eq_tol (
        soleus_decisions_get_mark (decisions, 1)->duration_s, 0.3, 1e-12);

    ck_assert (soleus_session_merge_marks (fixture.session, ids, 2));
    ck_assert_str_eq (fixture.step, "Merge 2 annotations");
    decisions = soleus_session_get_decisions (fixture.session);
    ck_assert_uint_eq (fixture_n_marks (fixture.session), 1);
    ck_assert_str_eq (
        soleus_decisions_get_mark (decisions, 0)->note, "woke me up");
    ck_assert_double_eq_tol (
        soleus_decisions_get_mark (decisions, 0)->duration_s, 0.4, 1e-12);
    for (guint i = 0; i < 6; i++)
      ck_assert (soleus_session_undo (fixture.session));
    ck_assert (!soleus_session_can_undo (fixture.session));
    ck_assert_uint_eq (fixture_n_marks (fixture.session), 0);
    fixture_close (&fixture);
  }
END_TEST

START_TEST (merged_marks_cover_all_they_covered_and_keep_every_note)
  {
    Fixture fixture;
    SoleusMark outer = fixture_mark (0.1, "long");
    SoleusMark inner = fixture_mark (0.2, "short");
    const SoleusMark *merged;
    guint64 ids[2];

    outer.duration_s = 0.5;
    outer.note = (char *)"woke me up";
    inner.duration_s = 0.1;
    inner.note = (char *)"cold leg";
    inner.channels = soleus_channel_set_of (3);
    fixture_open (&fixture, ":memory:");
    fixture_show (&fixture);
    ids[0] = soleus_session_add_mark (fixture.session, &inner);
    ids[1] = soleus_session_add_mark (fixture.session, &outer);
    ck_assert (!soleus_session_merge_marks (fixture.session, ids, 1));
    ck_assert (soleus_session_merge_marks (fixture.session, ids, 2));
    ck_assert_uint_eq (fixture_n_marks (fixture.session), 1);
    merged = soleus_decisions_get_mark (
        soleus_session_get_decisions (fixture.session), 0);
    ck_assert_str_eq (merged->label, "long");
    ck_assert_double_eq_tol (merged->onset_s, 0.1, 1e-12);
    ck_assert_double_eq_tol (merged->duration_s, 0.5, 1e-12);
    ck_assert_str_eq (merged->note, "woke me up\ncold leg");
    ck_assert_uint_eq (soleus_channel_set_count (&merged->channels), 2);
    fixture_close (&fixture);
  }
END_TEST

START_TEST (an_import_of_many_marks_is_one_step)
  {
    Fixture fixture;
    SoleusMark a = fixture_mark (0.1, "a");
    SoleusMark b = fixture_mark (0.2, "b");
    const SoleusMark *both[] = {&a, &b};

    b.rater = (char *)"Anna";
    fixture_open (&fixture, ":memory:");
    fixture_show (&fixture);
    ck_assert (soleus_session_set_rater (fixture.session, "Ben"));
    ck_assert (soleus_session_add_marks (fixture.session, both, 2));
    ck_assert_str_eq (fixture.step, "Import 2 annotations");
    ck_assert_str_eq (soleus_decisions_get_mark (
                          soleus_session_get_decisions (fixture.session), 0)
                          ->rater,
        "Ben");
    ck_assert_str_eq (soleus_decisions_get_mark (
                          soleus_session_get_decisions (fixture.session), 1)
                          ->rater,
        "Anna");
    ck_assert (soleus_session_undo (fixture.session));
    ck_assert_uint_eq (fixture_n_marks (fixture.session), 0);
    fixture_close (&fixture);
  }
END_TEST

static void
note_analysis (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  (*(guint *)user_data)++;
}

START_TEST (only_what_the_signal_needs_starts_the_analysis_anew)
  {
    Fixture fixture;
    SoleusMark felt = fixture_mark (0.5, "felt it");
    SoleusMark condition = fixture_mark (0.2, "posture");
    SoleusChannelOverride channel = {
        .channel = 0, .mask = SOLEUS_OVERRIDE_SCALE, .scale = 2.0};
    const SoleusAnalysis *before;

    fixture_open (&fixture, ":memory:");
    fixture_show (&fixture);
    soleus_session_add_mark (fixture.session, &felt);
    soleus_session_set_note (fixture.session, "slept badly");
    soleus_session_set_answer (fixture.session, "Q01", SOLEUS_ANSWER_YES);
    ck_assert (!soleus_session_get_analysing (fixture.session));

    soleus_session_add_mark (fixture.session, &condition);
    ck_assert (soleus_session_get_analysing (fixture.session));
    fixture_wait (fixture.session);
    soleus_session_set_parameter (
        fixture.session, SOLEUS_PARAMETER_MERGE_GAP_MS, 33.0);
    ck_assert (soleus_session_get_analysing (fixture.session));
    fixture_wait (fixture.session);
    before = soleus_session_get_analysis (fixture.session);
    ck_assert_double_eq (
        before->parameters.values[SOLEUS_PARAMETER_MERGE_GAP_MS], 33.0);
    ck_assert (soleus_session_set_channel (fixture.session, &channel));
    ck_assert (soleus_session_get_analysing (fixture.session));
    fixture_wait (fixture.session);
    soleus_session_undo (fixture.session);
    ck_assert (soleus_session_get_analysing (fixture.session));
    fixture_wait (fixture.session);
    fixture_close (&fixture);
  }
END_TEST

START_TEST (a_row_of_changes_starts_one_analysis)
  {
    Fixture fixture;
    guint n_shown = 0;

    fixture_open (&fixture, ":memory:");
    fixture_show (&fixture);
    for (guint i = 0; i < 20; i++)
      ck_assert (soleus_session_set_parameter (
          fixture.session, SOLEUS_PARAMETER_MERGE_GAP_MS, 21.0 + i));
    g_signal_connect (fixture.session, "notify::analysis",
        G_CALLBACK (note_analysis), &n_shown);
    fixture_wait (fixture.session);
    ck_assert_uint_eq (n_shown, 1);
    ck_assert_double_eq (soleus_session_get_analysis (fixture.session)
                             ->parameters.values[SOLEUS_PARAMETER_MERGE_GAP_MS],
        40.0);
    fixture_close (&fixture);
  }
END_TEST

START_TEST (what_cannot_be_is_refused_with_a_sentence_and_not_kept)
  {
    Fixture fixture;
    SoleusChannelOverride no_channel = {
        .channel = 9, .mask = SOLEUS_OVERRIDE_SCALE, .scale = 2.0};
    SoleusChannelOverride no_unit = {
        .channel = 0, .mask = SOLEUS_OVERRIDE_UNIT, .unit = (char *)"bananas"};
    SoleusMark values = fixture_mark (0.5, "x");

    fixture_open (&fixture, ":memory:");
    ck_assert_uint_eq (soleus_session_add_mark (fixture.session, &values), 0);
    ck_assert_uint_eq (fixture.n_problems, 1);
    fixture_show (&fixture);
    ck_assert (!soleus_session_set_channel (fixture.session, &no_channel));
    ck_assert (!soleus_session_set_channel (fixture.session, &no_unit));
    ck_assert_ptr_nonnull (strstr (fixture.problem, "bananas"));
    ck_assert (!soleus_session_set_parameter (
        fixture.session, SOLEUS_PARAMETER_MERGE_GAP_MS, -5.0));
    ck_assert_uint_eq (fixture.n_problems, 4);
    ck_assert (!soleus_session_can_undo (fixture.session));
    fixture_close (&fixture);
  }
END_TEST

START_TEST (two_windows_see_each_other_and_both_changes_stay)
  {
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "both.db", NULL);
    Fixture one, two;
    SoleusMark a = fixture_mark (0.1, "a");
    SoleusMark b = fixture_mark (0.2, "b");
    SoleusMark c = fixture_mark (0.3, "c");

    fixture_open (&one, path);
    fixture_open (&two, path);
    fixture_show (&one);
    fixture_show (&two);
    ck_assert_uint_ne (soleus_session_add_mark (one.session, &a), 0);
    ck_assert_uint_ne (soleus_session_add_mark (two.session, &b), 0);
    ck_assert_uint_eq (two.n_elsewhere, 1);
    ck_assert_uint_eq (fixture_n_marks (two.session), 2);

    /* What the other would undo is not what it showed: it is shown first. */
    ck_assert (!soleus_session_undo (one.session));
    ck_assert_uint_eq (one.n_elsewhere, 1);
    ck_assert_uint_eq (fixture_n_marks (one.session), 2);

    ck_assert_uint_ne (soleus_session_add_mark (two.session, &c), 0);
    while (fixture_n_marks (one.session) < 3)
      g_main_context_iteration (NULL, TRUE);
    ck_assert_uint_eq (one.n_elsewhere, 2);
    ck_assert_uint_eq (one.n_problems + two.n_problems, 0);
    fixture_close (&one);
    fixture_close (&two);
  }
END_TEST

START_TEST (words_of_the_keys_and_recents_are_kept)
  {
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "words.db", NULL);
    Fixture fixture;
    g_autoptr (GPtrArray) recents = NULL;

    fixture_open (&fixture, path);
    ck_assert_str_eq (soleus_session_get_key_label (fixture.session, 9), "");
    ck_assert (soleus_session_set_key_label (fixture.session, 9, "felt it"));
    fixture_close (&fixture);
    fixture_open (&fixture, path);
    ck_assert_str_eq (
        soleus_session_get_key_label (fixture.session, 9), "felt it");
    fixture_show (&fixture);
    /* Made in memory: nothing that could be opened again. */
    recents = soleus_session_dup_recents (fixture.session, 10);
    ck_assert_uint_eq (recents->len, 0);
    fixture_close (&fixture);
  }
END_TEST

START_TEST (a_full_disk_shows_the_recording_and_keeps_what_it_can)
  {
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "full.db", NULL);
    Fixture fixture;
    SoleusMark values = fixture_mark (0.5, "felt it");

    soleus_fault_vfs_install ();
    fixture_open (&fixture, path);
    soleus_fault_vfs_fail_at (1, SQLITE_FULL);
    fixture_show (&fixture);
    ck_assert_uint_eq (fixture.n_problems, 1);
    ck_assert_ptr_nonnull (strstr (fixture.problem, "full"));
    ck_assert_ptr_nonnull (soleus_session_get_analysis (fixture.session));
    ck_assert_uint_eq (soleus_session_add_mark (fixture.session, &values), 0);
    ck_assert_uint_eq (fixture.n_problems, 2);
    ck_assert_uint_eq (fixture_n_marks (fixture.session), 0);

    soleus_fault_vfs_fail_at (0, 0);
    ck_assert_uint_ne (soleus_session_add_mark (fixture.session, &values), 0);
    ck_assert_uint_eq (fixture.n_problems, 2);
    soleus_fault_vfs_fail_at (1, SQLITE_FULL);
    ck_assert (!soleus_session_undo (fixture.session));
    ck_assert_uint_eq (fixture_n_marks (fixture.session), 1);
    fixture_show (&fixture);
    ck_assert_uint_eq (fixture_n_marks (fixture.session), 1);
    soleus_fault_vfs_fail_at (0, 0);
    fixture_close (&fixture);
  }
END_TEST

#define N_EDITS 11

START_TEST (a_change_among_ten_thousand_marks_is_kept)
  {
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "many.db", NULL);
    g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
    Fixture fixture;
    SoleusMark one = fixture_mark (0.0, "FASC");

    fixture_open (&fixture, path);
    fixture_show (&fixture);
    for (guint i = 0; i < 10000; i++)
      {
        SoleusMark *mark = g_new (SoleusMark, 1);
        *mark = fixture_mark (i * 0.0002, i % 2 == 0 ? "FASC" : "felt it");
        g_ptr_array_add (values, mark);
      }
    ck_assert (soleus_session_add_marks (fixture.session,
        (const SoleusMark *const *)values->pdata, values->len));
    one.id = soleus_decisions_get_mark (
        soleus_session_get_decisions (fixture.session), 5000)
                 ->id;
    for (guint i = 0; i < N_EDITS; i++)
      {
        one.onset_s += 0.01;
        ck_assert (soleus_session_update_mark (fixture.session, &one));
      }
    /* What an edit costs is what bench-marks measures. */
    fixture_close (&fixture);
    fixture_open (&fixture, path);
    fixture_show (&fixture);
    ck_assert_uint_eq (soleus_decisions_get_n_marks (
                           soleus_session_get_decisions (fixture.session)),
        10000);
    ck_assert_double_eq (
        soleus_decisions_find_mark (
            soleus_session_get_decisions (fixture.session), one.id)
            ->onset_s,
        one.onset_s);
    fixture_close (&fixture);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("session");
  TCase *tc = tcase_create ("session");

  tcase_set_timeout (tc, 60);
  tcase_add_test (tc, a_recording_is_analysed_and_judged_without_being_asked);
  tcase_add_test (tc, a_mark_is_listed_undone_and_done_again_by_name);
  tcase_add_test (tc, marks_and_their_history_survive_a_closed_window);
  tcase_add_test (tc, every_change_of_a_mark_is_one_step_with_its_own_name);
  tcase_add_test (tc, merged_marks_cover_all_they_covered_and_keep_every_note);
  tcase_add_test (tc, an_import_of_many_marks_is_one_step);
  tcase_add_test (tc, only_what_the_signal_needs_starts_the_analysis_anew);
  tcase_add_test (tc, a_row_of_changes_starts_one_analysis);
  tcase_add_test (tc, what_cannot_be_is_refused_with_a_sentence_and_not_kept);
  tcase_add_test (tc, two_windows_see_each_other_and_both_changes_stay);
  tcase_add_test (tc, a_full_disk_shows_the_recording_and_keeps_what_it_can);
  tcase_add_test (tc, a_change_among_ten_thousand_marks_is_kept);
  tcase_add_test (tc, words_of_the_keys_and_recents_are_kept);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
