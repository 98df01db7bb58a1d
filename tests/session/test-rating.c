/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "soleus-session.h"

#include "soleus-session-fixture.h"

static guint64
mark_by (Fixture *fixture, const char *rater, double onset_s, const char *label)
{
  SoleusMark values = fixture_mark (onset_s, label);
  guint64 id;

  values.duration_s = 0.1;
  values.rater = (char *)rater;
  id = soleus_session_add_mark (fixture->session, &values);
  ck_assert_uint_ne (id, 0);
  return id;
}

/* Both saw the first; ann alone the second; bob alone the third and calls the
 * fourth otherwise. */
static void
rate (Fixture *fixture)
{
  mark_by (fixture, "ann", 0.10, "FASC");
  mark_by (fixture, "bob", 0.12, "FASC");
  mark_by (fixture, "ann", 0.50, "FASC");
  mark_by (fixture, "bob", 0.90, "FASC");
  mark_by (fixture, "ann", 1.30, "MYOC");
  mark_by (fixture, "bob", 1.31, "CRAMP");
}

static SoleusRating *
compare (Fixture *fixture)
{
  return soleus_rating_new (
      soleus_session_get_decisions (fixture->session), "ann", "bob", 2.0);
}

static const SoleusRatingPair *
pair_at (const SoleusRating *rating, guint i)
{
  return g_ptr_array_index (rating->pairs, i);
}

START_TEST (two_raters_stand_beside_each_other)
  {
    Fixture fixture;
    g_autoptr (SoleusRating) rating = NULL;
    g_autoptr (GPtrArray) raters = NULL;

    fixture_open (&fixture, ":memory:");
    fixture_show (&fixture);
    rate (&fixture);
    rating = compare (&fixture);
    ck_assert_uint_eq (rating->pairs->len, 4);
    ck_assert_uint_eq (rating->figures->all.n_matched, 2);
    ck_assert_uint_eq (rating->figures->all.n_reference, 3);
    /* 2 * 2 matched of 3 + 3. */
    ck_assert_double_eq_tol (rating->figures->all.f1.value, 4.0 / 6.0, 1e-12);
    ck_assert_double_eq_tol (rating->figures->onset.bias_s, 0.015, 1e-12);
    ck_assert (soleus_rating_pair_same (pair_at (rating, 0)));
    ck_assert_ptr_null (pair_at (rating, 1)->second);
    ck_assert_double_eq (pair_at (rating, 1)->first->onset_s, 0.50);
    ck_assert_ptr_null (pair_at (rating, 2)->first);
    ck_assert (!soleus_rating_pair_same (pair_at (rating, 1)));
    ck_assert (!soleus_rating_pair_same (pair_at (rating, 3)));
    ck_assert_str_eq (pair_at (rating, 3)->second->label, "CRAMP");
    raters = soleus_rating_dup_raters (
        soleus_session_get_decisions (fixture.session));
    ck_assert_uint_eq (raters->len, 2);
    ck_assert_str_eq (g_ptr_array_index (raters, 0), "ann");
    fixture_close (&fixture);
  }
END_TEST

static gboolean
agree (Fixture *fixture, guint row, SoleusTake take, const char *reason)
{
  g_autoptr (SoleusRating) rating = compare (fixture);

  return soleus_session_agree (
      fixture->session, pair_at (rating, row), take, reason);
}

START_TEST (each_decision_is_one_step_into_the_consensus)
  {
    Fixture fixture;
    g_autoptr (SoleusRating) rating = NULL;
    g_autoptr (GPtrArray) raters = NULL;
    const guint n_before = 6;

    fixture_open (&fixture, ":memory:");
    fixture_show (&fixture);
    rate (&fixture);
    ck_assert (agree (&fixture, 3, SOLEUS_TAKE_SECOND, ""));
    /* There is nothing of bob's to take at the second. */
    ck_assert (!agree (&fixture, 1, SOLEUS_TAKE_SECOND, ""));
    rating = compare (&fixture);
    ck_assert_uint_eq (rating->pairs->len, 4);
    ck_assert_uint_eq (rating->figures->all.n_matched, 2);
    for (guint i = 0; i < 3; i++)
      ck_assert_ptr_null (pair_at (rating, i)->agreed);
    ck_assert_str_eq (pair_at (rating, 3)->agreed->label, "CRAMP");
    ck_assert_str_eq (pair_at (rating, 3)->agreed->rater, "consensus");
    /* Another decision takes the place of the first. */
    ck_assert (agree (&fixture, 3, SOLEUS_TAKE_FIRST, "seen on video"));
    ck_assert_uint_eq (fixture_n_marks (fixture.session), n_before + 1);
    g_clear_pointer (&rating, soleus_rating_free);
    rating = compare (&fixture);
    ck_assert_str_eq (pair_at (rating, 3)->agreed->label, "MYOC");
    ck_assert_str_eq (pair_at (rating, 3)->agreed->note, "seen on video");
    ck_assert_double_eq (pair_at (rating, 3)->agreed->onset_s, 1.30);

    for (guint i = 0; i < 2; i++)
      ck_assert (soleus_session_undo (fixture.session));
    ck_assert_uint_eq (fixture_n_marks (fixture.session), n_before);
    raters = soleus_rating_dup_raters (
        soleus_session_get_decisions (fixture.session));
    ck_assert_uint_eq (raters->len, 2);
    fixture_close (&fixture);
  }
END_TEST

START_TEST (neither_is_kept_with_its_reason_through_a_closed_window)
  {
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "neither.db", NULL);
    Fixture fixture;
    g_autoptr (SoleusRating) rating = NULL;
    const SoleusMark *agreed;

    fixture_open (&fixture, path);
    fixture_show (&fixture);
    rate (&fixture);
    ck_assert (agree (&fixture, 0, SOLEUS_TAKE_FIRST, ""));
    ck_assert (agree (&fixture, 2, SOLEUS_TAKE_NEITHER, "cable moved"));
    fixture_close (&fixture);

    fixture_open (&fixture, path);
    fixture_show (&fixture);
    rating = compare (&fixture);
    ck_assert (!soleus_mark_is_neither (pair_at (rating, 0)->agreed));
    ck_assert_ptr_null (pair_at (rating, 1)->agreed);
    agreed = pair_at (rating, 2)->agreed;
    ck_assert (soleus_mark_is_neither (agreed));
    ck_assert_str_eq (agreed->note, "cable moved");
    ck_assert_double_eq (agreed->onset_s, 0.90);
    /* The same place decided anew is no second mark. */
    ck_assert (agree (&fixture, 2, SOLEUS_TAKE_SECOND, ""));
    ck_assert_uint_eq (fixture_n_marks (fixture.session), 8);
    fixture_close (&fixture);
  }
END_TEST

START_TEST (what_was_agreed_stays_listed_when_a_mark_moves_away)
  {
    Fixture fixture;
    g_autoptr (SoleusRating) rating = NULL;
    guint64 alone;

    fixture_open (&fixture, ":memory:");
    fixture_show (&fixture);
    rate (&fixture);
    rating = compare (&fixture);
    alone = pair_at (rating, 1)->first->id;
    ck_assert (agree (&fixture, 1, SOLEUS_TAKE_FIRST, ""));
    ck_assert (soleus_session_remove_marks (fixture.session, &alone, 1));
    g_clear_pointer (&rating, soleus_rating_free);
    rating = compare (&fixture);
    ck_assert_uint_eq (rating->pairs->len, 4);
    ck_assert_ptr_null (pair_at (rating, 1)->first);
    ck_assert_ptr_null (pair_at (rating, 1)->second);
    ck_assert_double_eq (
        soleus_rating_pair_get_mark (pair_at (rating, 1))->onset_s, 0.50);
    fixture_close (&fixture);
  }
END_TEST

START_TEST (a_blind_rater_sees_own_marks_alone_and_changes_no_others)
  {
    Fixture fixture;
    guint64 others;
    guint64 own;

    fixture_open (&fixture, ":memory:");
    fixture_show (&fixture);
    others = mark_by (&fixture, "ann", 0.1, "FASC");
    ck_assert (!soleus_session_set_blind (fixture.session, TRUE));
    soleus_session_set_rater (fixture.session, "bob");
    ck_assert (soleus_session_set_blind (fixture.session, TRUE));
    ck_assert_uint_eq (fixture_n_marks (fixture.session), 0);
    ck_assert_uint_eq (g_list_model_get_n_items (G_LIST_MODEL (
                           soleus_session_get_episodes (fixture.session))),
        0);
    ck_assert_uint_eq (
        soleus_session_get_analysis (fixture.session)->bursts->len, 0);
    /* What ann did is not for bob to take back. */
    ck_assert (!soleus_session_can_undo (fixture.session));
    ck_assert_ptr_null (soleus_session_dup_undo_label (fixture.session));
    ck_assert (!soleus_session_undo (fixture.session));

    own = mark_by (&fixture, "", 0.5, "CRAMP");
    ck_assert_uint_eq (fixture_n_marks (fixture.session), 1);
    ck_assert_str_eq (soleus_decisions_find_mark (
                          soleus_session_get_decisions (fixture.session), own)
                          ->rater,
        "bob");
    ck_assert (soleus_session_undo (fixture.session));
    ck_assert (!soleus_session_can_undo (fixture.session));
    ck_assert (soleus_session_redo (fixture.session));

    ck_assert (soleus_session_set_blind (fixture.session, FALSE));
    ck_assert_uint_eq (fixture_n_marks (fixture.session), 2);
    ck_assert_ptr_nonnull (soleus_decisions_find_mark (
        soleus_session_get_decisions (fixture.session), others));
    ck_assert (soleus_session_can_undo (fixture.session));
    fixture_close (&fixture);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("rating");
  TCase *tc = tcase_create ("rating");

  tcase_set_timeout (tc, 60);
  tcase_add_test (tc, two_raters_stand_beside_each_other);
  tcase_add_test (tc, each_decision_is_one_step_into_the_consensus);
  tcase_add_test (tc, neither_is_kept_with_its_reason_through_a_closed_window);
  tcase_add_test (tc, what_was_agreed_stays_listed_when_a_mark_moves_away);
  tcase_add_test (tc, a_blind_rater_sees_own_marks_alone_and_changes_no_others);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
