/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-constants.h"
#include "soleus-score.h"
#include "soleus-series.h"
#include "soleus-test.h"

static const SoleusFeature fasciculation[] = {
    {"rate_hz", "Hz", 0.2}, {"cv", "", 0.9}, {"duration_ms", "ms", 12.0}};

static const SoleusCandidate fasc = {SOLEUS_PATTERN_FASC, NULL, NULL};

START_TEST (a_series_in_the_core_of_every_trapezoid_has_a_membership_of_one)
  {
    ck_assert_double_eq_tol (
        soleus_score_mu (&fasc, fasciculation, 3), 1.0, 1e-12);
  }
END_TEST

START_TEST (a_feature_that_was_not_measured_takes_its_weight_away)
  {
    SoleusFeature features[] = {
        {"rate_hz", "Hz", 0.2}, {"cv", "", NAN}, {"duration_ms", "ms", 12.0}};

    ck_assert_double_eq_tol (soleus_score_mu (&fasc, features, 3), 1.0, 1e-12);
    ck_assert_double_eq_tol (soleus_score_mu (&fasc, features, 1), 1.0, 1e-12);
    ck_assert_double_eq (soleus_score_mu (&fasc, features, 0), 0.0);
  }
END_TEST

/* science.md 1.5: exp (sum w ln max (m, 0.02) / sum w), weights 3, 2 and 3. */
START_TEST (
    a_feature_outside_counts_with_its_weight_and_no_less_than_a_fiftieth)
  {
    SoleusFeature features[] = {
        {"rate_hz", "Hz", 0.2}, {"cv", "", 0.1}, {"duration_ms", "ms", 12.0}};

    ck_assert_double_eq_tol (soleus_score_mu (&fasc, features, 3),
        exp (2.0 * log (0.02) / 8.0), 1e-9);
  }
END_TEST

START_TEST (membership_falls_evenly_over_the_shoulder)
  {
    /* cv of FASC: 1 from 0.6 on, 0 at 0.45. */
    SoleusFeature half[] = {{"cv", "", 0.525}};

    ck_assert_double_eq_tol (soleus_score_mu (&fasc, half, 1), 0.5, 1e-9);
  }
END_TEST

START_TEST (the_best_candidate_wins_and_the_runner_up_is_named_when_near)
  {
    static const SoleusTrapezoid a_little_worse[] = {
        {"duration_ms", 0.0, 13.0, NAN, NAN, 3}, {NULL, 0, 0, 0, 0, 0}};
    const SoleusCandidate candidates[] = {{SOLEUS_PATTERN_TREM, NULL, NULL},
        fasc, {SOLEUS_PATTERN_FASC, a_little_worse, NULL}};
    SoleusJudgement judgement =
        soleus_score_judge (candidates, 2, fasciculation, 3, 20);

    ck_assert_int_eq (judgement.pattern, SOLEUS_PATTERN_FASC);
    ck_assert_uint_eq (judgement.candidate, 1);
    ck_assert_int_eq (judgement.ambiguous_with, SOLEUS_PATTERN_NONE);
    judgement = soleus_score_judge (candidates + 1, 2, fasciculation, 3, 20);
    ck_assert_int_eq (judgement.ambiguous_with, SOLEUS_PATTERN_FASC);
  }
END_TEST

START_TEST (what_fits_nothing_is_unclassified)
  {
    SoleusFeature features[] = {{"rate_hz", "Hz", 300.0}, {"cv", "", 0.01},
        {"duration_ms", "ms", 9000.0}};
    SoleusJudgement judgement = soleus_score_judge (&fasc, 1, features, 3, 20);

    ck_assert_int_eq (judgement.pattern, SOLEUS_PATTERN_UNCLASSIFIED);
    ck_assert_double_lt (judgement.mu, soleus_constant (SOLEUS_C_MU_MIN));
    judgement = soleus_score_judge (NULL, 0, features, 3, 20);
    ck_assert_int_eq (judgement.pattern, SOLEUS_PATTERN_UNCLASSIFIED);
  }
END_TEST

START_TEST (too_few_are_said_to_be_too_few)
  {
    SoleusFeature features[] = {
        {"rate_hz", "Hz", 1.0}, {"cv", "", 0.1}, {"duration_ms", "ms", 60.0}};
    SoleusCandidate periodic = {SOLEUS_PATTERN_MYOC_P, NULL, NULL};

    ck_assert_int_eq (soleus_score_judge (&periodic, 1, features, 3, 9).pattern,
        SOLEUS_PATTERN_TOO_FEW);
    ck_assert_int_eq (
        soleus_score_judge (&periodic, 1, features, 3, 10).pattern,
        SOLEUS_PATTERN_MYOC_P);
  }
END_TEST

/* science.md 1.5: mu (0.5 + 0.5 min (1, d / 0.30)) n / (n + 3). */
START_TEST (the_score_grows_with_the_number_seen)
  {
    double last = 0.0;

    for (guint n = 1; n < 100; n *= 2)
      {
        double score = soleus_score_judge (&fasc, 1, fasciculation, 3, n).score;
        ck_assert_double_gt (score, last);
        ck_assert_double_eq_tol (score, n / (n + 3.0), 1e-9);
        last = score;
      }
  }
END_TEST

static SoleusActivation
activation (double onset_s, double duration_s, float p2p)
{
  return (SoleusActivation){.onset_s = onset_s,
      .end_s = onset_s + duration_s,
      .p2p = p2p,
      .rise_s = 0.01f,
      .n_turns = 5};
}

START_TEST (a_series_over_pauses_keeps_the_rhythm_of_its_trains)
  {
    SoleusActivation rows[30];
    const SoleusActivation *list[30];
    SoleusSeries series;

    /* Three trains of ten, twice a second, a quarter of a minute apart. */
    for (guint i = 0; i < 30; i++)
      {
        rows[i] = activation (
            15.0 * (i / 10) + 0.5 * (i % 10), 0.1, i % 2 == 0 ? 10.0f : 12.0f);
        list[i] = &rows[i];
      }
    soleus_series_measure (list, 30, 3.0, &series);
    ck_assert_uint_eq (series.n, 30);
    ck_assert_double_eq_tol (series.rate_hz, 2.0, 1e-9);
    ck_assert_double_eq_tol (series.cv, 0.0, 1e-9);
    ck_assert_double_eq_tol (series.train_length, 10.0, 1e-9);
    ck_assert_double_eq_tol (series.duration_ms, 100.0, 1e-6);
    ck_assert_double_eq_tol (series.amplitude_spread, 2.0 / 11.0, 0.02);
    soleus_series_measure (list, 30, INFINITY, &series);
    ck_assert_double_gt (series.cv, 1.0);
  }
END_TEST

START_TEST (a_series_of_none_or_one_measures_nothing)
  {
    SoleusActivation row = activation (1.0, 0.1, 1.0f);
    const SoleusActivation *list[] = {&row};
    SoleusSeries series;

    soleus_series_measure (list, 0, 3.0, &series);
    ck_assert (isnan (series.duration_ms) && isnan (series.rate_hz));
    soleus_series_measure (list, 1, 3.0, &series);
    ck_assert (isnan (series.cv) && isnan (series.overall_hz));
    ck_assert_double_eq_tol (series.duration_ms, 100.0, 1e-6);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("score");
  TCase *tc = tcase_create ("score");

  tcase_add_test (
      tc, a_series_in_the_core_of_every_trapezoid_has_a_membership_of_one);
  tcase_add_test (tc, a_feature_that_was_not_measured_takes_its_weight_away);
  tcase_add_test (
      tc, a_feature_outside_counts_with_its_weight_and_no_less_than_a_fiftieth);
  tcase_add_test (tc, membership_falls_evenly_over_the_shoulder);
  tcase_add_test (
      tc, the_best_candidate_wins_and_the_runner_up_is_named_when_near);
  tcase_add_test (tc, what_fits_nothing_is_unclassified);
  tcase_add_test (tc, too_few_are_said_to_be_too_few);
  tcase_add_test (tc, the_score_grows_with_the_number_seen);
  tcase_add_test (tc, a_series_over_pauses_keeps_the_rhythm_of_its_trains);
  tcase_add_test (tc, a_series_of_none_or_one_measures_nothing);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
