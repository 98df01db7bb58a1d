/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "soleus-compare.h"

#include <math.h>

static SoleusMatchEvent
event (double onset_s, double duration_s, const char *label)
{
  return (SoleusMatchEvent){
      .onset_s = onset_s, .duration_s = duration_s, .label = label};
}

static const struct
{
  guint k, n;
} shares[] = {{0, 10}, {1, 10}, {5, 10}, {10, 10}, {97, 100}, {3, 1000}};

/* P (X >= k) of n tries, summed up. */
static double
at_least (guint k, guint n, double p)
{
  double sum = 0.0;

  for (guint i = k; i <= n; i++)
    sum += exp (lgamma (n + 1.0) - lgamma (i + 1.0) - lgamma (n - i + 1.0)
        + i * log (p) + (n - i) * log1p (-p));
  return sum;
}

START_TEST (a_share_has_the_exact_interval)
  {
    guint k = shares[_i].k, n = shares[_i].n;
    SoleusShare share = soleus_share (k, n);

    ck_assert_double_eq (share.value, (double)k / n);
    if (k == 0)
      ck_assert_double_eq (share.low, 0.0);
    else
      ck_assert_double_eq_tol (at_least (k, n, share.low), 0.025, 1e-9);
    if (k == n)
      ck_assert_double_eq (share.high, 1.0);
    else
      ck_assert_double_eq_tol (
          1.0 - at_least (k + 1, n, share.high), 0.025, 1e-9);
  }
END_TEST

START_TEST (a_share_of_nothing_was_not_measured)
  {
    SoleusShare share = soleus_share (0, 0);

    ck_assert (isnan (share.value) && isnan (share.low) && isnan (share.high));
  }
END_TEST

START_TEST (f1_and_its_interval_follow_from_the_counts)
  {
    SoleusAgreement a = soleus_agreement (80, 100, 90);

    ck_assert_double_eq_tol (a.sensitivity.value, 0.8, 1e-12);
    ck_assert_double_eq_tol (a.precision.value, 80.0 / 90.0, 1e-12);
    ck_assert_double_eq_tol (a.f1.value, 160.0 / 190.0, 1e-12);
    ck_assert_double_lt (a.f1.low, a.f1.value);
    ck_assert_double_gt (a.f1.high, a.f1.value);
    ck_assert (isnan (soleus_agreement (0, 0, 0).f1.value));
    ck_assert_double_eq (soleus_agreement (0, 5, 0).f1.value, 0.0);
  }
END_TEST

START_TEST (each_event_has_one_partner_and_the_nearest_comes_first)
  {
    const SoleusMatchEvent reference[] = {
        event (1.000, 0, NULL), event (1.008, 0, NULL), event (5.0, 0, NULL)};
    const SoleusMatchEvent test[] = {event (1.007, 0, NULL),
        event (0.995, 0, NULL), event (1.009, 0, NULL), event (9, 0, NULL)};
    SoleusMatchOptions options = {
        .rule = SOLEUS_MATCH_ONSET, .tolerance_s = 0.010};
    g_autoptr (GArray) pairs = soleus_match (reference, 3, test, 4, &options);

    /* 1.008 is 1 ms from both 1.007 and 1.009: the lower row wins the tie or
     * the nearer one; 1.000 then has 0.995 left */
    ck_assert_uint_eq (pairs->len, 2);
    ck_assert_uint_eq (g_array_index (pairs, SoleusMatchPair, 0).test, 1);
    ck_assert_uint_eq (g_array_index (pairs, SoleusMatchPair, 1).reference, 1);
  }
END_TEST

START_TEST (the_tolerance_is_met_at_its_edge_and_not_beyond)
  {
    const SoleusMatchEvent reference = event (2.0, 0, NULL);
    const SoleusMatchEvent at_edge = event (2.01, 0, NULL);
    const SoleusMatchEvent beyond = event (2.0101, 0, NULL);
    SoleusMatchOptions options = {
        .rule = SOLEUS_MATCH_ONSET, .tolerance_s = 0.010};
    g_autoptr (GArray) a = soleus_match (&reference, 1, &at_edge, 1, &options);
    g_autoptr (GArray) b = soleus_match (&reference, 1, &beyond, 1, &options);

    ck_assert_uint_eq (a->len, 1);
    ck_assert_uint_eq (b->len, 0);
  }
END_TEST

/* Reference 10..11 s; what a test event must be to be the same, by rule. */
static const struct
{
  double onset_s, duration_s;
  gboolean same[SOLEUS_N_MATCH_RULES];
} spans[] = {
    {10.0, 1.0, {TRUE, TRUE, TRUE}},
    {10.45, 1.0, {FALSE, TRUE, TRUE}},
    {10.55, 1.0, {FALSE, FALSE, TRUE}},
    {10.05, 0.1, {TRUE, TRUE, TRUE}},
    {10.55, 0.1, {FALSE, FALSE, TRUE}},
    {5.0, 20.0, {FALSE, FALSE, TRUE}},
    {11.08, 1.0, {FALSE, FALSE, TRUE}},
    {11.12, 1.0, {FALSE, FALSE, FALSE}},
    {8.0, 1.92, {FALSE, FALSE, TRUE}},
    {8.0, 1.88, {FALSE, FALSE, FALSE}},
};

START_TEST (each_rule_tells_what_is_the_same)
  {
    const SoleusMatchEvent reference = event (10.0, 1.0, NULL);
    const SoleusMatchEvent test =
        event (spans[_i].onset_s, spans[_i].duration_s, NULL);

    for (int rule = 0; rule < SOLEUS_N_MATCH_RULES; rule++)
      {
        SoleusMatchOptions options = {
            .rule = (SoleusMatchRule)rule, .tolerance_s = 0.1};
        g_autoptr (GArray) pairs =
            soleus_match (&reference, 1, &test, 1, &options);

        ck_assert_int_eq (pairs->len == 1, spans[_i].same[rule]);
        ck_assert_int_eq (soleus_match_rule_from_id (
                              soleus_match_rule_id ((SoleusMatchRule)rule)),
            rule);
      }
    ck_assert_int_eq (soleus_match_rule_from_id ("nearly"), -1);
    ck_assert_ptr_null (soleus_match_rule_id (SOLEUS_N_MATCH_RULES));
  }
END_TEST

START_TEST (spans_are_paired_by_what_they_share_and_instants_by_distance)
  {
    const SoleusMatchEvent reference = event (10.0, 1.0, NULL);
    /* begins nearer but is short; covers most of it */
    const SoleusMatchEvent test[] = {
        event (10.02, 0.08, NULL), event (10.08, 0.97, NULL)};

    for (int rule = 0; rule < SOLEUS_N_MATCH_RULES; rule++)
      {
        SoleusMatchOptions options = {
            .rule = (SoleusMatchRule)rule, .tolerance_s = 0.1};
        g_autoptr (GArray) pairs =
            soleus_match (&reference, 1, test, 2, &options);

        ck_assert_uint_eq (pairs->len, 1);
        ck_assert_uint_eq (g_array_index (pairs, SoleusMatchPair, 0).test,
            rule == SOLEUS_MATCH_ONSET ? 0 : 1);
      }
  }
END_TEST

START_TEST (a_long_span_around_it_all_is_less_like_than_a_fitting_one)
  {
    const SoleusMatchEvent reference = event (0.0, 10.0, NULL);
    const SoleusMatchEvent test[] = {
        event (0.0, 20.0, NULL), event (0.0, 8.0, NULL)};
    SoleusMatchOptions options = {.rule = SOLEUS_MATCH_TOUCH};
    g_autoptr (GArray) pairs = soleus_match (&reference, 1, test, 2, &options);

    ck_assert_uint_eq (pairs->len, 1);
    ck_assert_uint_eq (g_array_index (pairs, SoleusMatchPair, 0).test, 1);
  }
END_TEST

/* All pairs tried one by one, the likest taken first. */
static guint
n_pairs_by_force (const SoleusMatchEvent *a, const SoleusMatchEvent *b, guint n,
    double tolerance_s)
{
  g_autofree gboolean *a_taken = g_new0 (gboolean, n);
  g_autofree gboolean *b_taken = g_new0 (gboolean, n);

  for (guint pairs = 0;; pairs++)
    {
      double best = tolerance_s;
      guint best_i = n, best_j = n;

      for (guint i = 0; i < n; i++)
        for (guint j = 0; j < n; j++)
          if (!a_taken[i] && !b_taken[j]
              && fabs (a[i].onset_s - b[j].onset_s) < best)
            {
              best = fabs (a[i].onset_s - b[j].onset_s);
              best_i = i;
              best_j = j;
            }
      if (best_i == n)
        return pairs;
      a_taken[best_i] = b_taken[best_j] = TRUE;
    }
}

START_TEST (crowded_lists_are_paired_as_by_trying_all_pairs)
  {
    enum
    {
      N = 60
    };
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());
    SoleusMatchEvent a[N], b[N];
    SoleusMatchOptions options = {
        .rule = SOLEUS_MATCH_ONSET, .tolerance_s = 0.05};

    for (int try = 0; try < 20; try++)
      {
        g_autoptr (GArray) pairs = NULL;

        for (guint i = 0; i < N; i++)
          {
            a[i] = event (g_rand_double_range (rand, 0.0, 3.0),
                g_rand_double_range (rand, 0.0, 1.0), NULL);
            b[i] = event (g_rand_double_range (rand, 0.0, 3.0),
                g_rand_double_range (rand, 0.0, 1.0), NULL);
          }
        pairs = soleus_match (a, N, b, N, &options);
        ck_assert_uint_eq (pairs->len, n_pairs_by_force (a, b, N, 0.05));
      }
  }
END_TEST

START_TEST (labels_and_channels_are_asked_for_only_when_wanted)
  {
    SoleusMatchEvent a = event (1.0, 0.1, "FASC");
    SoleusMatchEvent b = event (1.0, 0.1, "MYOC");
    SoleusMatchOptions options = {
        .rule = SOLEUS_MATCH_HALF, .tolerance_s = 0.1};

    for (int want = 0; want < 4; want++)
      {
        gboolean other_channel = want & 1;
        g_autoptr (GArray) pairs = NULL;

        a.channels = soleus_channel_set_of (0);
        b.channels = soleus_channel_set_of (other_channel ? 1 : 0);
        options.same_label = (want & 2) != 0;
        options.same_channels = TRUE;
        pairs = soleus_match (&a, 1, &b, 1, &options);
        ck_assert_uint_eq (pairs->len, want == 0);
        /* without a channel it lies on any */
        b.channels = (SoleusChannelSet){{0}};
        g_array_unref (pairs);
        pairs = soleus_match (&a, 1, &b, 1, &options);
        ck_assert_uint_eq (pairs->len, !options.same_label);
      }
  }
END_TEST

START_TEST (a_list_agrees_with_itself_whatever_its_order)
  {
    enum
    {
      N = 500
    };
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());
    SoleusMatchEvent reference[N], test[N];
    SoleusCompareOptions options = soleus_compare_options ();
    g_autoptr (SoleusComparison) comparison = NULL;

    for (guint i = 0; i < N; i++)
      reference[i] = test[N - 1 - i] =
          event (g_rand_double_range (rand, 0.0, 600.0),
              g_rand_double_range (rand, 0.01, 2.0), i % 2 ? "FASC" : "LM");
    options.match.same_label = TRUE;
    comparison = soleus_compare (reference, N, test, N, &options);
    ck_assert_uint_eq (comparison->all.n_matched, N);
    ck_assert_double_eq (comparison->all.f1.value, 1.0);
    ck_assert_double_eq (comparison->macro_f1, 1.0);
    ck_assert_double_eq (comparison->kappa, 1.0);
    ck_assert_double_eq (comparison->kappa_labels, 1.0);
    ck_assert_double_eq (comparison->onset.p95_s, 0.0);
    for (guint i = 0; i < N; i++)
      {
        SoleusMatchPair pair =
            g_array_index (comparison->pairs, SoleusMatchPair, i);

        ck_assert_uint_eq (pair.reference, i);
        ck_assert_uint_eq (pair.test, N - 1 - i);
      }
  }
END_TEST

START_TEST (errors_have_bias_median_and_95th_percentile)
  {
    double error_s[101];
    SoleusErrorFigures figures;

    for (int i = 0; i <= 100; i++)
      error_s[i] = (i - 30) * 0.001;
    figures = soleus_error_figures (error_s, 101);
    ck_assert_double_eq_tol (figures.bias_s, 0.020, 1e-12);
    /* 1..30 stand twice, 31..70 once */
    ck_assert_double_eq_tol (figures.median_s, 0.025, 1e-12);
    ck_assert_double_eq_tol (figures.p95_s, 0.065, 1e-12);
    /* uniform over 0..100 ms: sqrt (101 * 102 / 12) ms */
    ck_assert_double_eq_tol (
        figures.sd_s, sqrt (101.0 * 102.0 / 12.0) * 1e-3, 1e-9);
    ck_assert (isnan (soleus_error_figures (NULL, 0).median_s));
  }
END_TEST

START_TEST (offsets_are_compared_by_the_ends)
  {
    const SoleusMatchEvent reference = event (1.0, 0.5, NULL);
    const SoleusMatchEvent test = event (1.01, 0.45, NULL);
    SoleusCompareOptions options = soleus_compare_options ();
    g_autoptr (SoleusComparison) comparison =
        soleus_compare (&reference, 1, &test, 1, &options);

    ck_assert_double_eq_tol (comparison->onset.bias_s, 0.010, 1e-9);
    ck_assert_double_eq_tol (comparison->offset.bias_s, -0.040, 1e-9);
    ck_assert (isnan (comparison->onset.sd_s));
  }
END_TEST

START_TEST (kappa_is_that_of_the_textbook)
  {
    /* Cohen 1960: 20 5 / 10 15 of 50 gives 0.4 */
    const guint64 counts[4] = {20, 5, 10, 15};
    const guint64 none[4] = {100, 0, 0, 0};

    ck_assert_double_eq_tol (soleus_kappa (counts, 2), 0.4, 1e-12);
    ck_assert (isnan (soleus_kappa (none, 2)));
    ck_assert (isnan (soleus_kappa (none + 1, 1)));
  }
END_TEST

START_TEST (kappa_counts_the_cells_of_the_grid)
  {
    /* 100 cells: 0..40 against 20..60 */
    const SoleusMatchEvent reference = event (0.0, 0.4, "A");
    const SoleusMatchEvent test[] = {
        event (0.2, 0.4, "A"), event (0.5, 0.1, "B")};
    SoleusCompareOptions options = soleus_compare_options ();
    g_autoptr (SoleusComparison) comparison = NULL;
    const guint64 cells[4] = {40, 20, 20, 20};
    const guint64 labels[9] = {40, 10, 10, 20, 20, 0, 0, 0, 0};

    options.duration_s = 1.0;
    comparison = soleus_compare (&reference, 1, test, 2, &options);
    ck_assert_uint_eq (comparison->n_cells, 100);
    ck_assert_double_eq_tol (comparison->kappa, soleus_kappa (cells, 2), 1e-12);
    ck_assert_double_eq_tol (
        comparison->kappa_labels, soleus_kappa (labels, 3), 1e-12);
  }
END_TEST

START_TEST (a_cell_belongs_to_the_event_that_began_last)
  {
    /* A long one with a short one inside: the short one shows. */
    const SoleusMatchEvent reference[] = {
        event (0.0, 1.0, "CRAMP"), event (0.3, 0.2, "FASC")};
    const SoleusMatchEvent turned[] = {
        event (0.3, 0.2, "FASC"), event (0.0, 1.0, "CRAMP")};
    const SoleusMatchEvent apart[] = {event (0.0, 0.3, "CRAMP"),
        event (0.3, 0.2, "FASC"), event (0.5, 0.5, "CRAMP")};
    SoleusCompareOptions options = soleus_compare_options ();
    g_autoptr (SoleusComparison) one = NULL;
    g_autoptr (SoleusComparison) other = NULL;

    options.duration_s = 2.0;
    one = soleus_compare (reference, 2, turned, 2, &options);
    ck_assert_double_eq (one->kappa_labels, 1.0);
    other = soleus_compare (reference, 2, apart, 3, &options);
    ck_assert_double_eq (other->kappa_labels, 1.0);
    ck_assert_double_eq (other->kappa, 1.0);
  }
END_TEST

START_TEST (events_outside_the_recording_are_cut_off)
  {
    const SoleusMatchEvent reference[] = {
        event (-1.0, 1.5, "A"), event (0.9, 5.0, "A")};
    const SoleusMatchEvent test[] = {
        event (0.0, 0.5, "A"), event (0.9, 0.1, "A")};
    SoleusCompareOptions options = soleus_compare_options ();
    g_autoptr (SoleusComparison) comparison = NULL;

    options.duration_s = 1.0;
    comparison = soleus_compare (reference, 2, test, 2, &options);
    ck_assert_uint_eq (comparison->n_cells, 100);
    ck_assert_double_eq (comparison->kappa, 1.0);
  }
END_TEST

START_TEST (the_confusion_counts_every_event_once)
  {
    const SoleusMatchEvent reference[] = {event (1, 0.1, "FASC"),
        event (2, 0.1, "FASC"), event (3, 0.1, "MYOC"), event (4, 0.1, "TIC")};
    const SoleusMatchEvent test[] = {event (1, 0.1, "FASC"),
        event (2, 0.1, "MYOC"), event (3, 0.1, "MYOC"), event (8, 0.1, "VOL")};
    SoleusCompareOptions options = soleus_compare_options ();
    g_autoptr (SoleusComparison) comparison =
        soleus_compare (reference, 4, test, 4, &options);
    /* FASC MYOC TIC VOL none */
    static const guint expected[25] = {1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0,
        1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0};

    ck_assert_uint_eq (comparison->n_labels, 4);
    ck_assert_str_eq (comparison->labels[0].label, "FASC");
    ck_assert_str_eq (comparison->labels[3].label, "VOL");
    ck_assert_mem_eq (comparison->confusion, expected, sizeof expected);
    ck_assert_uint_eq (comparison->all.n_matched, 3);
    ck_assert_double_eq_tol (
        comparison->labels[0].agreement.f1.value, 2.0 / 3.0, 1e-12);
    /* FASC 2/3, MYOC 2/3, TIC 0; VOL is not in the reference */
    ck_assert_double_eq_tol (comparison->macro_f1, 4.0 / 9.0, 1e-12);
  }
END_TEST

START_TEST (empty_lists_are_compared_without_harm)
  {
    const SoleusMatchEvent one = event (1.0, 0.1, NULL);
    SoleusCompareOptions options = soleus_compare_options ();
    g_autoptr (SoleusComparison) none =
        soleus_compare (NULL, 0, NULL, 0, &options);
    g_autoptr (SoleusComparison) missed =
        soleus_compare (&one, 1, NULL, 0, &options);

    ck_assert_uint_eq (none->n_labels, 0);
    ck_assert (isnan (none->macro_f1) && isnan (none->kappa));
    ck_assert_double_eq (missed->all.sensitivity.value, 0.0);
    ck_assert (isnan (missed->all.precision.value));
    ck_assert_uint_eq (missed->confusion[1], 1);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("compare");
  TCase *tc = tcase_create ("compare");

  tcase_add_loop_test (
      tc, a_share_has_the_exact_interval, 0, G_N_ELEMENTS (shares));
  tcase_add_test (tc, a_share_of_nothing_was_not_measured);
  tcase_add_test (tc, f1_and_its_interval_follow_from_the_counts);
  tcase_add_test (tc, each_event_has_one_partner_and_the_nearest_comes_first);
  tcase_add_test (tc, the_tolerance_is_met_at_its_edge_and_not_beyond);
  tcase_add_loop_test (
      tc, each_rule_tells_what_is_the_same, 0, G_N_ELEMENTS (spans));
  tcase_add_test (
      tc, spans_are_paired_by_what_they_share_and_instants_by_distance);
  tcase_add_test (
      tc, a_long_span_around_it_all_is_less_like_than_a_fitting_one);
  tcase_add_test (tc, crowded_lists_are_paired_as_by_trying_all_pairs);
  tcase_add_test (tc, labels_and_channels_are_asked_for_only_when_wanted);
  tcase_add_test (tc, a_list_agrees_with_itself_whatever_its_order);
  tcase_add_test (tc, errors_have_bias_median_and_95th_percentile);
  tcase_add_test (tc, offsets_are_compared_by_the_ends);
  tcase_add_test (tc, kappa_is_that_of_the_textbook);
  tcase_add_test (tc, kappa_counts_the_cells_of_the_grid);
  tcase_add_test (tc, a_cell_belongs_to_the_event_that_began_last);
  tcase_add_test (tc, events_outside_the_recording_are_cut_off);
  tcase_add_test (tc, the_confusion_counts_every_event_once);
  tcase_add_test (tc, empty_lists_are_compared_without_harm);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
