/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>

#include "soleus-review.h"
#include "soleus-session-fixture.h"
#include "soleus-session-private.h"

/* Four found episodes with these scores; the third may be two patterns. */
static const double scores[] = {0.9, 0.3, 0.8, 0.3};

static void
open_with_episodes (Fixture *fixture)
{
  SoleusSession *self;
  SoleusAnalysis *analysis;

  fixture_open (fixture, ":memory:");
  fixture_show (fixture);
  self = fixture->session;
  analysis = soleus_analysis_copy (self->found);
  g_array_set_size (analysis->episodes, 0);
  g_array_set_size (analysis->bursts, 0);
  for (guint i = 0; i < G_N_ELEMENTS (scores); i++)
    {
      SoleusEpisode episode = {
          .id = 10 + i,
          .channels = soleus_channel_set_of (0),
          .onset_s = 0.1 + 0.2 * i,
          .duration_s = 0.02,
          .pattern = SOLEUS_PATTERN_FASC,
          .score = scores[i],
          .frequency_hz = NAN,
          .n_bursts = 1,
          .ambiguous_with = i == 2 ? SOLEUS_PATTERN_MYOC : SOLEUS_PATTERN_NONE,
      };
      g_array_append_val (analysis->episodes, episode);
    }
  g_clear_pointer (&self->found, soleus_analysis_unref);
  self->found = analysis;
  soleus_session_show (self);
}

static SoleusReview
count (Fixture *fixture)
{
  SoleusReview review;

  soleus_review_count (soleus_session_get_episodes (fixture->session),
      soleus_session_get_decisions (fixture->session), &review);
  return review;
}

static guint
next_id (Fixture *fixture, GHashTable *skipped)
{
  SoleusEpisodeList *list = soleus_session_get_episodes (fixture->session);
  guint row = soleus_review_find_next (list, skipped);

  return row == G_MAXUINT ? 0 : soleus_episode_list_get_episode (list, row)->id;
}

START_TEST (the_most_doubtful_comes_first_and_checked_ones_never)
  {
    static const guint order[] = {12, 11, 13, 10};
    Fixture fixture;

    open_with_episodes (&fixture);
    for (guint i = 0; i < G_N_ELEMENTS (order); i++)
      {
        guint id = next_id (&fixture, NULL);

        ck_assert_uint_eq (id, order[i]);
        ck_assert (soleus_session_judge (fixture.session, &id, 1,
            i % 2 == 0 ? SOLEUS_VERDICT_ACCEPTED : SOLEUS_VERDICT_REJECTED));
      }
    ck_assert_uint_eq (next_id (&fixture, NULL), 0);
    soleus_session_undo (fixture.session);
    ck_assert_uint_eq (next_id (&fixture, NULL), 10);
    fixture_close (&fixture);
  }
END_TEST

START_TEST (skipped_ones_are_passed_over)
  {
    Fixture fixture;
    g_autoptr (GHashTable) skipped = g_hash_table_new (NULL, NULL);

    open_with_episodes (&fixture);
    g_hash_table_add (skipped, GUINT_TO_POINTER (12u));
    g_hash_table_add (skipped, GUINT_TO_POINTER (11u));
    ck_assert_uint_eq (next_id (&fixture, skipped), 13);
    fixture_close (&fixture);
  }
END_TEST

START_TEST (precision_counts_what_was_there_under_any_name)
  {
    Fixture fixture;
    SoleusReview review;
    const guint right = 10, wrong = 11;

    open_with_episodes (&fixture);
    review = count (&fixture);
    ck_assert_uint_eq (review.n_found, 4);
    ck_assert (isnan (review.precision.value));
    soleus_session_judge (fixture.session, &right, 1, SOLEUS_VERDICT_ACCEPTED);
    soleus_session_judge (fixture.session, &wrong, 1, SOLEUS_VERDICT_REJECTED);
    soleus_session_change_episode (fixture.session, 12, 0.5, 0.02, "MYOC");
    /* Moved, but the same thing. */
    soleus_session_change_episode (fixture.session, 13, 0.72, 0.02, NULL);
    review = count (&fixture);
    ck_assert_uint_eq (review.n_found, 4);
    ck_assert_uint_eq (review.n_right, 2);
    ck_assert_uint_eq (review.n_renamed, 1);
    ck_assert_uint_eq (review.n_wrong, 1);
    ck_assert_double_eq_tol (review.precision.value, 0.75, 1e-9);
    ck_assert_double_eq_tol (review.named.value, 0.5, 1e-9);
    /* The exact interval of 3 of 4 [clopper1934]: 0.194 to 0.994. */
    ck_assert_double_eq_tol (review.precision.low, 0.194, 0.001);
    ck_assert_double_eq_tol (review.precision.high, 0.994, 0.001);
    fixture_close (&fixture);
  }
END_TEST

START_TEST (own_marks_are_not_reviewed)
  {
    Fixture fixture;
    SoleusMark mark = fixture_mark (1.5, "FASC");

    open_with_episodes (&fixture);
    ck_assert_uint_ne (soleus_session_add_mark (fixture.session, &mark), 0);
    ck_assert_uint_eq (count (&fixture).n_found, 4);
    fixture_close (&fixture);
  }
END_TEST

START_TEST (doubt_grows_as_the_score_falls_and_with_a_second_name)
  {
    SoleusEpisode sure = {.score = 0.9, .ambiguous_with = SOLEUS_PATTERN_NONE};
    SoleusEpisode less = {.score = 0.2, .ambiguous_with = SOLEUS_PATTERN_NONE};
    SoleusEpisode two = {.score = 1.0, .ambiguous_with = SOLEUS_PATTERN_TREM};
    SoleusEpisode none = {.score = NAN, .ambiguous_with = SOLEUS_PATTERN_NONE};

    ck_assert_double_lt (
        soleus_review_doubt (&sure), soleus_review_doubt (&less));
    ck_assert_double_lt (
        soleus_review_doubt (&less), soleus_review_doubt (&none));
    ck_assert_double_le (
        soleus_review_doubt (&none), soleus_review_doubt (&two));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("review");
  TCase *tcase = tcase_create ("review");

  tcase_set_timeout (tcase, 60);
  tcase_add_test (tcase, the_most_doubtful_comes_first_and_checked_ones_never);
  tcase_add_test (tcase, skipped_ones_are_passed_over);
  tcase_add_test (tcase, precision_counts_what_was_there_under_any_name);
  tcase_add_test (tcase, own_marks_are_not_reviewed);
  tcase_add_test (tcase, doubt_grows_as_the_score_falls_and_with_a_second_name);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
