/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "soleus-decisions.h"

#include <math.h>

#include "soleus-error.h"

static SoleusMark *
mark_at (guint64 id, double onset_s, const char *label)
{
  SoleusMark values = {
      .id = id,
      .onset_s = onset_s,
      .duration_s = 0.5,
      .label = (char *)label,
      .confidence = NAN,
      .origin = SOLEUS_ORIGIN_MINE,
  };

  return soleus_mark_new (&values);
}

START_TEST (a_change_leaves_the_older_snapshot_as_it_was)
  {
    g_autoptr (SoleusDecisions) empty = soleus_decisions_new ();
    g_autoptr (SoleusMark) mark = mark_at (1, 2.0, "FASC");
    g_autoptr (SoleusDecisions) one = soleus_decisions_with_mark (empty, mark);
    g_autoptr (SoleusDecisions) none = soleus_decisions_without_mark (one, 1);

    ck_assert_uint_eq (soleus_decisions_get_n_marks (empty), 0);
    ck_assert_uint_eq (soleus_decisions_get_n_marks (one), 1);
    ck_assert_uint_eq (soleus_decisions_get_n_marks (none), 0);
    ck_assert (soleus_decisions_equal (empty, none));
    ck_assert (!soleus_decisions_equal (empty, one));
  }
END_TEST

START_TEST (a_mark_with_a_known_id_replaces_the_old_one)
  {
    g_autoptr (SoleusDecisions) empty = soleus_decisions_new ();
    g_autoptr (SoleusMark) old = mark_at (1, 2.0, "FASC");
    g_autoptr (SoleusMark) moved = mark_at (1, 9.0, "TREM");
    g_autoptr (SoleusDecisions) a = soleus_decisions_with_mark (empty, old);
    g_autoptr (SoleusDecisions) b = soleus_decisions_with_mark (a, moved);

    ck_assert_uint_eq (soleus_decisions_get_n_marks (b), 1);
    ck_assert_str_eq (soleus_decisions_find_mark (b, 1)->label, "TREM");
    ck_assert_str_eq (soleus_decisions_find_mark (a, 1)->label, "FASC");
  }
END_TEST

START_TEST (marks_stand_in_order_of_time_and_ids_are_never_used_twice)
  {
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());
    g_autoptr (SoleusDecisions) all = soleus_decisions_new ();

    for (int i = 0; i < 200; i++)
      {
        guint64 id = soleus_decisions_next_id (all);
        g_autoptr (SoleusMark) mark =
            mark_at (id, g_rand_double_range (rand, 0, 100), "x");
        SoleusDecisions *next = soleus_decisions_with_mark (all, mark);
        ck_assert_ptr_null (soleus_decisions_find_mark (all, id));
        soleus_decisions_unref (all);
        all = next;
        if (g_rand_int_range (rand, 0, 4) == 0)
          {
            next = soleus_decisions_without_mark (all, id);
            soleus_decisions_unref (all);
            all = next;
            ck_assert_uint_gt (soleus_decisions_next_id (all), id);
          }
      }
    for (guint i = 1; i < soleus_decisions_get_n_marks (all); i++)
      ck_assert_double_le (soleus_decisions_get_mark (all, i - 1)->onset_s,
          soleus_decisions_get_mark (all, i)->onset_s);
  }
END_TEST

START_TEST (many_marks_and_verdicts_change_in_one_snapshot)
  {
    g_autoptr (SoleusDecisions) empty = soleus_decisions_new ();
    SoleusMark *marks[] = {
        mark_at (3, 5.0, "a"), mark_at (1, 7.0, "b"), mark_at (2, 6.0, "c")};
    SoleusEdit values[] = {
        {.id = 9, .found_onset_s = 1.0}, {.id = 8, .found_onset_s = 2.0}};
    SoleusEdit *edits[] = {
        soleus_edit_new (&values[0]), soleus_edit_new (&values[1])};
    const guint64 gone_marks[] = {1, 3, 77};
    const guint64 gone_edits[] = {8, 9};
    g_autoptr (SoleusDecisions) marked = soleus_decisions_with_marks (
        empty, (const SoleusMark *const *)marks, 3);
    g_autoptr (SoleusDecisions) judged = soleus_decisions_with_edits (
        marked, (const SoleusEdit *const *)edits, 2);
    g_autoptr (SoleusDecisions) fewer =
        soleus_decisions_without_marks (judged, gone_marks, 3);
    g_autoptr (SoleusDecisions) unjudged =
        soleus_decisions_without_edits (fewer, gone_edits, 2);

    ck_assert_uint_eq (soleus_decisions_get_mark (judged, 0)->id, 3);
    ck_assert_uint_eq (soleus_decisions_get_edit (judged, 0)->id, 8);
    ck_assert_uint_eq (soleus_decisions_get_n_marks (fewer), 1);
    ck_assert_uint_eq (soleus_decisions_get_mark (fewer, 0)->id, 2);
    ck_assert_uint_eq (soleus_decisions_get_n_edits (fewer), 2);
    ck_assert_uint_eq (soleus_decisions_get_n_edits (unjudged), 0);
    ck_assert_uint_eq (soleus_decisions_next_id (unjudged), 10);
    for (int i = 0; i < 3; i++)
      soleus_mark_unref (marks[i]);
    for (int i = 0; i < 2; i++)
      soleus_edit_unref (edits[i]);
  }
END_TEST

START_TEST (ids_that_were_given_once_stay_given)
  {
    g_autoptr (SoleusDecisions) empty = soleus_decisions_new ();
    g_autoptr (SoleusDecisions) later =
        soleus_decisions_with_next_id (empty, 40);
    g_autoptr (SoleusDecisions) same = soleus_decisions_with_next_id (later, 2);

    ck_assert_uint_eq (soleus_decisions_next_id (later), 40);
    ck_assert_uint_eq (soleus_decisions_next_id (same), 40);
    ck_assert (soleus_decisions_equal (empty, same));
  }
END_TEST

START_TEST (answers_are_values_and_unknown_takes_an_answer_back)
  {
    g_autoptr (SoleusAnswers) none = soleus_answers_new ();
    g_autoptr (SoleusAnswers) yes =
        soleus_answers_with (none, "Q01", SOLEUS_ANSWER_YES);
    g_autoptr (SoleusAnswers) back =
        soleus_answers_with (yes, "Q01", SOLEUS_ANSWER_UNKNOWN);
    g_autofree const char **keys = soleus_answers_dup_keys (yes);

    ck_assert_int_eq (soleus_answers_get (none, "Q01"), SOLEUS_ANSWER_UNKNOWN);
    ck_assert_int_eq (soleus_answers_get (yes, "Q01"), SOLEUS_ANSWER_YES);
    ck_assert (soleus_answers_equal (none, back));
    ck_assert (!soleus_answers_equal (none, yes));
    ck_assert_str_eq (keys[0], "Q01");
    ck_assert_ptr_null (keys[1]);
    ck_assert_int_eq (soleus_answers_get (NULL, "Q01"), SOLEUS_ANSWER_UNKNOWN);
  }
END_TEST

START_TEST (a_parameter_outside_its_limits_is_refused_by_name)
  {
    SoleusParameters parameters;
    g_autoptr (GError) error = NULL;

    soleus_parameters_init (&parameters);
    for (int i = 0; i < SOLEUS_N_PARAMETERS; i++)
      {
        const SoleusParameterSpec *spec =
            soleus_parameter_get_spec ((SoleusParameter)i);
        SoleusParameter found;
        ck_assert (soleus_parameter_from_key (spec->key, &found));
        ck_assert_int_eq (found, i);
        ck_assert (soleus_parameters_set (
            &parameters, (SoleusParameter)i, spec->standard, NULL));
        ck_assert (!soleus_parameters_set (
            &parameters, (SoleusParameter)i, spec->max + 1, &error));
        soleus_test_error (&error, SOLEUS_ERROR_INVALID, spec->key, NULL);
        ck_assert (!soleus_parameters_set (
            &parameters, (SoleusParameter)i, NAN, &error));
        g_clear_error (&error);
        ck_assert_double_eq (parameters.values[i], spec->standard);
      }
  }
END_TEST

START_TEST (every_parameter_changes_the_settings_hash)
  {
    SoleusParameters parameters;
    g_autofree char *standard = NULL;

    soleus_parameters_init (&parameters);
    standard = soleus_parameters_dup_hash (&parameters, "1");
    for (int i = 0; i < SOLEUS_N_PARAMETERS; i++)
      {
        g_autofree char *other = NULL;
        SoleusParameters changed = parameters;
        changed.values[i] += 0.25;
        other = soleus_parameters_dup_hash (&changed, "1");
        ck_assert_str_ne (standard, other);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("decisions");
  TCase *tc = tcase_create ("snapshots");

  tcase_add_test (tc, a_change_leaves_the_older_snapshot_as_it_was);
  tcase_add_test (tc, a_mark_with_a_known_id_replaces_the_old_one);
  tcase_add_test (
      tc, marks_stand_in_order_of_time_and_ids_are_never_used_twice);
  tcase_add_test (tc, many_marks_and_verdicts_change_in_one_snapshot);
  tcase_add_test (tc, ids_that_were_given_once_stay_given);
  tcase_add_test (tc, answers_are_values_and_unknown_takes_an_answer_back);
  tcase_add_test (tc, a_parameter_outside_its_limits_is_refused_by_name);
  tcase_add_test (tc, every_parameter_changes_the_settings_hash);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
