/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-poisson.h"
#include "soleus-spans.h"
#include "soleus-test.h"
#include "soleus-trend.h"

static void
add_span (GArray *spans, double start_s, double end_s)
{
  SoleusSpan span = {start_s, end_s};

  g_array_append_val (spans, span);
}

/* @n events evenly in [start_s, end_s). */
static void
add_events (GArray *onset_s, double start_s, double end_s, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      double at_s = start_s + (end_s - start_s) * (i + 0.5) / n;
      g_array_append_val (onset_s, at_s);
    }
}

static const SoleusTrend *
trend_of (SoleusAnalysis *analysis, const GArray *usable, const GArray *onset_s)
{
  soleus_trend_add (analysis, 3, SOLEUS_PATTERN_FASC, usable,
      (const double *)onset_s->data, onset_s->len);
  return analysis->trend->len == 0
      ? NULL
      : &g_array_index (analysis->trend, SoleusTrend, analysis->trend->len - 1);
}

START_TEST (the_bins_are_the_shortest_that_are_at_most_thirty)
  {
    static const struct
    {
      double minutes;
      double bin_s;
      guint n_bins; /* 0: no trend */
    } rows[] = {{0.5, 0.0, 0}, {1.0, 0.0, 0}, {1.5, 60.0, 2}, {2.0, 60.0, 2},
        {30.0, 60.0, 30}, {31.0, 300.0, 7}, {150.0, 300.0, 30},
        {151.0, 600.0, 16}, {300.0, 600.0, 30}, {600.0, 600.0, 60}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();
        g_autoptr (GArray) usable = soleus_spans_new ();
        g_autoptr (GArray) onset_s =
            g_array_new (FALSE, FALSE, sizeof (double));
        add_span (usable, 0.0, 60.0 * rows[i].minutes);
        add_events (onset_s, 0.0, 60.0 * rows[i].minutes, 40);
        const SoleusTrend *row = trend_of (analysis, usable, onset_s);
        if (rows[i].n_bins == 0)
          {
            ck_assert_ptr_null (row);
            ck_assert_uint_eq (analysis->trend_bins->len, 0);
            continue;
          }
        guint total = 0;
        double observed_s = 0.0;
        ck_assert_double_eq (row->bin_s, rows[i].bin_s);
        ck_assert_uint_eq (row->n_bins, rows[i].n_bins);
        ck_assert_uint_eq (row->channel, 3);
        ck_assert_int_eq (row->pattern, SOLEUS_PATTERN_FASC);
        for (guint k = 0; k < row->n_bins; k++)
          {
            const SoleusTrendBin *bin = &g_array_index (
                analysis->trend_bins, SoleusTrendBin, row->first_bin + k);
            ck_assert_double_eq (bin->start_s, k * rows[i].bin_s);
            total += bin->n;
            observed_s += bin->observed_s;
          }
        ck_assert_uint_eq (total, 40);
        ck_assert_double_eq_tol (
            observed_s, 60.0 * rows[i].minutes, 1e-6); /* sums of doubles */
      }
  }
END_TEST

START_TEST (a_bin_has_the_exact_interval_of_its_own_observed_time)
  {
    g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();
    g_autoptr (GArray) usable = soleus_spans_new ();
    g_autoptr (GArray) onset_s = g_array_new (FALSE, FALSE, sizeof (double));

    add_span (usable, 0.0, 60.0);
    add_span (usable, 90.0, 120.0); /* half of the second minute */
    add_span (usable, 180.0, 240.0); /* none of the third */
    add_events (onset_s, 0.0, 60.0, 5);
    add_events (onset_s, 90.0, 120.0, 5);
    const SoleusTrend *row = trend_of (analysis, usable, onset_s);
    const SoleusTrendBin *bins =
        &g_array_index (analysis->trend_bins, SoleusTrendBin, row->first_bin);
    ck_assert_uint_eq (row->n_bins, 4);
    /* Garwood's table for 5: 1.623 to 11.668, half of the last digit. */
    ck_assert_double_eq_tol (bins[0].rate_low, 1.623, 0.0006);
    ck_assert_double_eq_tol (bins[0].rate_high, 11.668, 0.0006);
    ck_assert_double_eq_tol (bins[1].observed_s, 30.0, 1e-9);
    ck_assert_double_eq_tol (bins[1].rate_low, 2.0 * 1.623, 0.0012);
    ck_assert_double_eq_tol (bins[1].rate_high, 2.0 * 11.668, 0.0012);
    ck_assert_double_eq (bins[2].observed_s, 0.0);
    ck_assert (isnan (bins[2].rate_low) && isnan (bins[2].rate_high));
    ck_assert_uint_eq (bins[3].n, 0);
    ck_assert_double_eq (bins[3].rate_low, 0.0);
    ck_assert_double_eq_tol (bins[3].rate_high, 3.689, 0.0006);
  }
END_TEST

/* Counts that are an exponential fall exactly are fitted exactly. */
START_TEST (a_rate_that_halves_every_so_often_has_that_half_time)
  {
    static const struct
    {
      guint first;
      guint bins_a_half;
      guint n_bins;
    } rows[] = {{256, 1, 8}, {64, 1, 4}, {128, 2, 14}, {81920, 1, 12}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();
        g_autoptr (GArray) usable = soleus_spans_new ();
        g_autoptr (GArray) onset_s =
            g_array_new (FALSE, FALSE, sizeof (double));
        for (guint k = 0; k < rows[i].n_bins; k++)
          {
            double share = pow (0.5, (double)k / rows[i].bins_a_half);
            add_events (onset_s, 60.0 * k, 60.0 * (k + 1),
                (guint)lround (rows[i].first * share));
          }
        add_span (usable, 0.0, 60.0 * rows[i].n_bins);
        const SoleusTrend *row = trend_of (analysis, usable, onset_s);
        /* Counts are whole: a rounding of half in the smallest bins. */
        ck_assert_double_eq_tol (row->half_time_s, 60.0 * rows[i].bins_a_half,
            rows[i].bins_a_half == 1 ? 0.01 : 1.0);
        ck_assert_double_lt (row->half_time_low_s, row->half_time_s);
        ck_assert_double_gt (row->half_time_high_s, row->half_time_s);
        /* Symmetric in the slope. */
        ck_assert_double_eq_tol (2.0 / row->half_time_s,
            1.0 / row->half_time_low_s + 1.0 / row->half_time_high_s, 1e-9);
      }
  }
END_TEST

START_TEST (time_not_observed_is_no_fall)
  {
    g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();
    g_autoptr (GArray) usable = soleus_spans_new ();
    g_autoptr (GArray) onset_s = g_array_new (FALSE, FALSE, sizeof (double));

    /* Sixty a minute throughout, and ever less of the minute is usable. */
    for (guint k = 0; k < 5; k++)
      {
        double usable_s = 60.0 * pow (0.5, k);
        add_span (usable, 60.0 * k, 60.0 * k + usable_s);
        add_events (
            onset_s, 60.0 * k, 60.0 * k + usable_s, (guint)lround (usable_s));
      }
    ck_assert (isnan (trend_of (analysis, usable, onset_s)->half_time_s));
  }
END_TEST

START_TEST (no_half_time_is_given_for_what_does_not_fall)
  {
    static const guint counts[][6] = {{20, 20, 20, 20, 20, 20},
        {10, 20, 40, 80, 160, 320}, {22, 18, 21, 19, 20, 20},
        {3, 2, 1, 1, 0, 0}, {11, 9, 10, 8, 9, 10}};

    for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
      {
        g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();
        g_autoptr (GArray) usable = soleus_spans_new ();
        g_autoptr (GArray) onset_s =
            g_array_new (FALSE, FALSE, sizeof (double));
        for (guint k = 0; k < 6; k++)
          add_events (onset_s, 60.0 * k, 60.0 * (k + 1), counts[i][k]);
        add_span (usable, 0.0, 360.0);
        ck_assert (isnan (trend_of (analysis, usable, onset_s)->half_time_s));
      }
  }
END_TEST

START_TEST (of_steady_rates_about_one_in_forty_seems_to_fall)
  {
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());
    guint fell = 0;

    for (guint trial = 0; trial < 400; trial++)
      {
        g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();
        g_autoptr (GArray) usable = soleus_spans_new ();
        g_autoptr (GArray) onset_s =
            g_array_new (FALSE, FALSE, sizeof (double));
        double at_s = 0.0;
        for (;;)
          {
            at_s += -log (1.0 - g_rand_double (rand)) * 6.0;
            if (at_s >= 600.0)
              break;
            g_array_append_val (onset_s, at_s);
          }
        add_span (usable, 0.0, 600.0);
        fell += isfinite (trend_of (analysis, usable, onset_s)->half_time_s);
      }
    /* 400 / 40 = 10, standard deviation 3.1: five of them. */
    ck_assert_uint_ge (fell, 1);
    ck_assert_uint_le (fell, 26);
  }
END_TEST

START_TEST (rows_of_two_patterns_do_not_share_bins)
  {
    g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();
    g_autoptr (GArray) usable = soleus_spans_new ();
    g_autoptr (GArray) onset_s = g_array_new (FALSE, FALSE, sizeof (double));

    add_span (usable, 0.0, 300.0);
    add_events (onset_s, 0.0, 300.0, 10);
    trend_of (analysis, usable, onset_s);
    const SoleusTrend *second = trend_of (analysis, usable, onset_s);
    ck_assert_uint_eq (second->first_bin, 5);
    ck_assert_uint_eq (analysis->trend_bins->len, 10);
    soleus_trend_add (analysis, 0, SOLEUS_PATTERN_FASC, usable, NULL, 0);
    ck_assert_uint_eq (analysis->trend->len, 2);
    g_array_set_size (usable, 0);
    ck_assert_ptr_eq (trend_of (analysis, usable, onset_s), second);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("trend");
  TCase *tc = tcase_create ("trend");

  tcase_add_test (tc, the_bins_are_the_shortest_that_are_at_most_thirty);
  tcase_add_test (tc, a_bin_has_the_exact_interval_of_its_own_observed_time);
  tcase_add_test (tc, a_rate_that_halves_every_so_often_has_that_half_time);
  tcase_add_test (tc, time_not_observed_is_no_fall);
  tcase_add_test (tc, no_half_time_is_given_for_what_does_not_fall);
  tcase_add_test (tc, of_steady_rates_about_one_in_forty_seems_to_fall);
  tcase_add_test (tc, rows_of_two_patterns_do_not_share_bins);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
