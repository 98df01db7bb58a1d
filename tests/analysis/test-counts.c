/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-intervals.h"
#include "soleus-poisson.h"
#include "soleus-spans.h"
#include "soleus-test.h"

/* Published table of exact Poisson limits, three decimals [garwood1936]. */
START_TEST (exact_intervals_agree_with_the_published_table)
  {
    static const struct
    {
      guint n;
      double low;
      double high;
    } rows[] = {{0, 0.0, 3.689}, {1, 0.025, 5.572}, {2, 0.242, 7.225},
        {5, 1.623, 11.668}, {10, 4.795, 18.390}, {20, 12.217, 30.888}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        double low;
        double high;
        soleus_poisson_interval (rows[i].n, &low, &high);
        /* Half of the last printed digit. */
        ck_assert_double_eq_tol (low, rows[i].low, 0.0006);
        ck_assert_double_eq_tol (high, rows[i].high, 0.0006);
      }
  }
END_TEST

START_TEST (nothing_in_ten_minutes_leaves_a_third_a_minute_possible)
  {
    double rate;
    double low;
    double high;

    soleus_poisson_rate_per_min (0, 600.0, &rate, &low, &high);
    ck_assert_double_eq (rate, 0.0);
    ck_assert_double_eq (low, 0.0);
    /* science.md 2.5 prints 0.37 */
    ck_assert_double_eq_tol (high, 0.37, 0.005);
  }
END_TEST

START_TEST (nothing_observed_is_not_a_rate_of_zero)
  {
    double rate;
    double low;
    double high;

    soleus_poisson_rate_per_min (0, 0.0, &rate, &low, &high);
    ck_assert (isnan (rate) && isnan (low) && isnan (high));
  }
END_TEST

START_TEST (an_even_train_has_no_variation_and_its_events_are_isolated)
  {
    double onset_s[9];
    SoleusIntervals out;

    for (guint i = 0; i < 9; i++)
      onset_s[i] = 0.5 * i;
    soleus_intervals_measure (onset_s, 9, INFINITY, &out);
    ck_assert_uint_eq (out.n, 8);
    ck_assert_double_eq_tol (out.mean_s, 0.5, 1e-12);
    ck_assert_double_eq_tol (out.cv, 0.0, 1e-12);
    ck_assert_double_eq_tol (out.cv2, 0.0, 1e-12);
    ck_assert_double_eq (out.isolated_share, 1.0);
  }
END_TEST

START_TEST (a_pair_is_not_isolated_and_its_neighbour_is)
  {
    static const double onset_s[] = {1.0, 1.1, 2.0};
    SoleusIntervals out;

    soleus_intervals_measure (onset_s, 3, INFINITY, &out);
    ck_assert_double_eq_tol (out.isolated_share, 1.0 / 3.0, 1e-12);
  }
END_TEST

START_TEST (a_pause_longer_than_asked_is_no_interval)
  {
    static const double onset_s[] = {0.0, 1.0, 2.0, 60.0, 61.0};
    SoleusIntervals out;

    soleus_intervals_measure (onset_s, 5, 10.0, &out);
    ck_assert_uint_eq (out.n, 3);
    ck_assert_double_eq_tol (out.mean_s, 1.0, 1e-12);
  }
END_TEST

START_TEST (too_few_events_measure_nothing)
  {
    static const double onset_s[] = {1.0};
    SoleusIntervals out;

    soleus_intervals_measure (onset_s, 1, INFINITY, &out);
    ck_assert_uint_eq (out.n, 0);
    ck_assert (isnan (out.mean_s) && isnan (out.cv) && isnan (out.cv2));
    ck_assert (isnan (soleus_fano_factor (onset_s, 1, 20.0, 10.0)));
  }
END_TEST

START_TEST (fano_factor_of_even_counts_is_zero_and_of_a_clump_is_large)
  {
    double even[30];
    double clump[30];

    for (guint i = 0; i < 30; i++)
      {
        even[i] = 1.0 + 10.0 * (i / 3) + i % 3;
        clump[i] = 50.0 + 0.1 * i;
      }
    ck_assert_double_eq_tol (
        soleus_fano_factor (even, 30, 100.0, 10.0), 0.0, 1e-12);
    /* All 30 in one of ten bins: variance 90, mean 3. */
    ck_assert_double_eq_tol (
        soleus_fano_factor (clump, 30, 100.0, 10.0), 30.0, 1e-9);
  }
END_TEST

static GArray *
spans_of (const SoleusSpan *rows, guint n)
{
  GArray *spans = soleus_spans_new ();

  g_array_append_vals (spans, rows, n);
  return spans;
}

START_TEST (spans_join_what_touches_and_lose_what_is_taken)
  {
    static const SoleusSpan rows[] = {{5, 6}, {0, 2}, {1, 4}, {4, 5}};
    static const SoleusSpan holes_in[] = {{-1, 0.5}, {2, 3}, {5.5, 9}};
    g_autoptr (GArray) spans = spans_of (rows, G_N_ELEMENTS (rows));
    g_autoptr (GArray) holes = spans_of (holes_in, G_N_ELEMENTS (holes_in));

    soleus_spans_normalise (spans, 0.0);
    ck_assert_uint_eq (spans->len, 1);
    g_autoptr (GArray) left = soleus_spans_subtract (spans, holes);
    ck_assert_uint_eq (left->len, 2);
    ck_assert_double_eq_tol (soleus_spans_total_s (left), 4.0, 1e-12);
    ck_assert (soleus_spans_contain (left, 0.5));
    ck_assert (!soleus_spans_contain (left, 2.0));
    ck_assert (soleus_spans_contain (left, 3.0));
    ck_assert (!soleus_spans_contain (left, 5.5));
    ck_assert_double_eq_tol (
        soleus_spans_overlap_s (left, (SoleusSpan){1.0, 4.0}), 2.0, 1e-12);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("counts");
  TCase *tc = tcase_create ("counts");

  tcase_add_test (tc, exact_intervals_agree_with_the_published_table);
  tcase_add_test (tc, nothing_in_ten_minutes_leaves_a_third_a_minute_possible);
  tcase_add_test (tc, nothing_observed_is_not_a_rate_of_zero);
  tcase_add_test (
      tc, an_even_train_has_no_variation_and_its_events_are_isolated);
  tcase_add_test (tc, a_pair_is_not_isolated_and_its_neighbour_is);
  tcase_add_test (tc, a_pause_longer_than_asked_is_no_interval);
  tcase_add_test (tc, too_few_events_measure_nothing);
  tcase_add_test (
      tc, fano_factor_of_even_counts_is_zero_and_of_a_clump_is_large);
  tcase_add_test (tc, spans_join_what_touches_and_lose_what_is_taken);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
