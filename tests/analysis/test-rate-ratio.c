/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>

#include "soleus-rate-ratio.h"

/* P (X <= k) of n tries, summed up. */
static double
at_most (guint k, guint n, double p)
{
  double total = 0.0;

  for (guint i = 0; i <= k; i++)
    total += exp (lgamma (n + 1.0) - lgamma (i + 1.0) - lgamma (n - i + 1.0)
        + i * log (p) + (n - i) * log1p (-p));
  return total;
}

START_TEST (the_interval_holds_what_a_test_would_not_reject)
  {
    const SoleusCount first = {20, 600.0}, second = {40, 1200.0};
    SoleusRateRatio found = soleus_rate_ratio (first, second);
    /* Shares of the second that belong to the ends of the interval. */
    double low = found.ratio.low * 2.0 / (1.0 + found.ratio.low * 2.0);
    double high = found.ratio.high * 2.0 / (1.0 + found.ratio.high * 2.0);

    ck_assert_double_eq_tol (found.ratio.value, 1.0, 1e-12);
    ck_assert_double_eq_tol (1.0 - at_most (39, 60, low), 0.025, 1e-6);
    ck_assert_double_eq_tol (at_most (40, 60, high), 0.025, 1e-6);
    ck_assert (!found.differs);
    ck_assert_double_eq_tol (found.p, 1.0, 1e-9);
    ck_assert (isnan (found.more_min));
  }
END_TEST

START_TEST (a_clear_difference_is_told_with_its_p)
  {
    const SoleusCount first = {10, 600.0}, second = {30, 600.0};
    SoleusRateRatio found = soleus_rate_ratio (first, second);

    ck_assert_double_eq_tol (found.ratio.value, 3.0, 1e-12);
    ck_assert (found.differs);
    ck_assert_double_gt (found.ratio.low, 1.0);
    ck_assert_double_eq_tol (found.p, 2.0 * at_most (10, 40, 0.5), 1e-9);
    ck_assert (isnan (found.more_min));
  }
END_TEST

START_TEST (turned_round_the_ratio_is_its_reciprocal)
  {
    const SoleusCount first = {7, 300.0}, second = {12, 900.0};
    SoleusRateRatio there = soleus_rate_ratio (first, second);
    SoleusRateRatio back = soleus_rate_ratio (second, first);

    ck_assert_double_eq_tol (there.ratio.value * back.ratio.value, 1.0, 1e-9);
    ck_assert_double_eq_tol (there.ratio.low * back.ratio.high, 1.0, 1e-6);
    ck_assert_double_eq_tol (there.p, back.p, 1e-9);
  }
END_TEST

START_TEST (nothing_counted_or_observed_is_unknown)
  {
    const SoleusCount none = {0, 600.0}, some = {5, 600.0}, never = {0, 0.0};

    ck_assert (isnan (soleus_rate_ratio (none, none).ratio.value));
    ck_assert (isnan (soleus_rate_ratio (some, never).ratio.value));
    ck_assert (!soleus_rate_ratio (some, never).differs);
    ck_assert (isinf (soleus_rate_ratio (none, some).ratio.high));
    ck_assert_double_eq (soleus_rate_ratio (some, none).ratio.value, 0.0);
  }
END_TEST

/* A Poisson number by counting exponential waits. */
static guint
poisson (GRand *random, double mean)
{
  double waited = 0.0;
  guint n = 0;

  while ((waited -= log1p (-g_rand_double (random))) < mean)
    n++;
  return n;
}

START_TEST (after_the_minutes_it_names_a_difference_shows_mostly)
  {
    const SoleusCount first = {6, 300.0}, second = {11, 300.0};
    SoleusRateRatio found = soleus_rate_ratio (first, second);
    g_autoptr (GRand) random = g_rand_new_with_seed (soleus_test_seed ());
    double minutes = found.more_min + 5.0;
    guint shown = 0;

    ck_assert (!found.differs);
    ck_assert_double_gt (found.more_min, 1.0);
    for (guint i = 0; i < 2000; i++)
      {
        const SoleusCount a = {
            poisson (random, 6.0 / 5.0 * minutes), 60.0 * minutes};
        const SoleusCount b = {
            poisson (random, 11.0 / 5.0 * minutes), 60.0 * minutes};
        shown += soleus_rate_ratio (a, b).differs;
      }
    /* Four of five; the exact test is a little careful. */
    ck_assert_double_eq_tol (shown / 2000.0, 0.79, 0.06);
  }
END_TEST

START_TEST (days_that_differ_widen_the_interval)
  {
    const SoleusCount calm[] = {{10, 600}, {11, 600}, {9, 600}, {10, 600}};
    const SoleusCount wild[] = {{1, 600}, {35, 600}, {3, 600}, {41, 600}};
    SoleusRateRatio sure = soleus_rate_ratio_of_many (calm, 4,
        (const SoleusCount[]){{20, 600}, {21, 600}, {19, 600}, {20, 600}}, 4);
    SoleusRateRatio unsure = soleus_rate_ratio_of_many (calm, 4, wild, 4);

    ck_assert_double_eq_tol (sure.ratio.value, 2.0, 1e-12);
    ck_assert (sure.differs);
    ck_assert_double_eq (sure.dispersion, 1.0);
    ck_assert_double_eq_tol (unsure.ratio.value, 2.0, 1e-12);
    ck_assert_double_gt (unsure.dispersion, 5.0);
    ck_assert (!unsure.differs);
    ck_assert_double_gt (unsure.more_min, sure.more_min > 0 ? 0.0 : 1.0);
  }
END_TEST

START_TEST (one_recording_a_side_is_never_said_to_differ)
  {
    const SoleusCount one[] = {{2, 600}}, other[] = {{200, 600}};
    SoleusRateRatio found = soleus_rate_ratio_of_many (one, 1, other, 1);

    ck_assert_double_eq_tol (found.ratio.value, 100.0, 1e-9);
    ck_assert (!found.differs);
    ck_assert (isnan (found.dispersion));
  }
END_TEST

START_TEST (under_no_effect_few_cohorts_are_said_to_differ)
  {
    g_autoptr (GRand) random = g_rand_new_with_seed (soleus_test_seed ());
    guint wrong = 0;

    for (guint i = 0; i < 1000; i++)
      {
        SoleusCount first[5], second[5];

        for (guint k = 0; k < 5; k++)
          {
            /* Days vary by a factor of up to 2.5 each way. */
            double day = exp (1.8 * (g_rand_double (random) - 0.5));
            double other = exp (1.8 * (g_rand_double (random) - 0.5));
            first[k] = (SoleusCount){poisson (random, 20.0 * day), 600.0};
            second[k] = (SoleusCount){poisson (random, 20.0 * other), 600.0};
          }
        wrong += soleus_rate_ratio_of_many (first, 5, second, 5).differs;
      }
    ck_assert_uint_lt (wrong, 80);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("rate-ratio");
  TCase *tc = tcase_create ("rate-ratio");

  tcase_add_test (tc, the_interval_holds_what_a_test_would_not_reject);
  tcase_add_test (tc, a_clear_difference_is_told_with_its_p);
  tcase_add_test (tc, turned_round_the_ratio_is_its_reciprocal);
  tcase_add_test (tc, nothing_counted_or_observed_is_unknown);
  tcase_add_test (tc, after_the_minutes_it_names_a_difference_shows_mostly);
  tcase_add_test (tc, days_that_differ_widen_the_interval);
  tcase_add_test (tc, one_recording_a_side_is_never_said_to_differ);
  tcase_add_test (tc, under_no_effect_few_cohorts_are_said_to_differ);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
