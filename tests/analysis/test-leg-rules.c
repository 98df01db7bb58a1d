/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-leg-rules.h"
#include "soleus-test.h"

#define MOST 40
#define RULES 2 /* AASM, WASM */

/* @n movements of @length_s, one after @interval_s from the other. */
static guint
series (SoleusLegMovement *out, double from_s, guint n, double interval_s,
    double length_s, guint limb)
{
  for (guint i = 0; i < n; i++)
    out[i] = (SoleusLegMovement){from_s + i * interval_s,
        from_s + i * interval_s + length_s, limb, TRUE};
  return n;
}

static SoleusPlmCount
count (SoleusLegRule rule, const SoleusLegMovement *movements, guint n)
{
  const SoleusLegNight night = {.observed_s = 3600.0};
  SoleusPlmCount out;
  g_autoptr (GArray) events =
      soleus_leg_count (rule, movements, n, &night, &out);

  ck_assert_uint_eq (events->len, out.n_lm);
  return out;
}

START_TEST (a_movement_lasts_half_a_second_to_ten_seconds)
  {
    static const struct
    {
      double length_s;
      guint n_lm[RULES], n_plm[RULES];
    } rows[] = {{0.49, {0, 0}, {0, 0}}, {0.50, {4, 4}, {4, 4}},
        {10.0, {4, 4}, {4, 4}}, {10.01, {0, 4}, {0, 0}}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      for (int rule = 0; rule < RULES; rule++)
        for (double from_s = 0.0; from_s < 30000.0; from_s += 1234.567)
          {
            SoleusLegMovement list[MOST];
            guint n = series (list, from_s, 4, 30.0, rows[i].length_s, 0);
            SoleusPlmCount out = count ((SoleusLegRule)rule, list, n);
            ck_assert_uint_eq (out.n_lm, rows[i].n_lm[rule]);
            ck_assert_uint_eq (out.n_plm, rows[i].n_plm[rule]);
          }
  }
END_TEST

START_TEST (an_interval_is_five_or_ten_to_ninety_seconds)
  {
    static const struct
    {
      double interval_s;
      guint n_plm[RULES];
    } rows[] = {{4.99, {0, 0}}, {5.0, {4, 0}}, {9.99, {4, 0}}, {10.0, {4, 4}},
        {90.0, {4, 4}}, {90.01, {0, 0}}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      for (int rule = 0; rule < RULES; rule++)
        for (double from_s = 0.0; from_s < 30000.0; from_s += 1234.567)
          {
            SoleusLegMovement list[MOST];
            guint n = series (list, from_s, 4, rows[i].interval_s, 1.5, 1);
            SoleusPlmCount out = count ((SoleusLegRule)rule, list, n);
            ck_assert_uint_eq (out.n_lm, 4);
            ck_assert_uint_eq (out.n_plm, rows[i].n_plm[rule]);
            ck_assert_uint_eq (out.n_series, rows[i].n_plm[rule] / 4);
          }
  }
END_TEST

START_TEST (a_series_has_four_movements)
  {
    for (int rule = 0; rule < RULES; rule++)
      for (guint n = 0; n < 8; n++)
        {
          SoleusLegMovement list[MOST];
          series (list, 100.0, n, 25.0, 2.0, 0);
          SoleusPlmCount out = count ((SoleusLegRule)rule, list, n);
          ck_assert_uint_eq (out.n_plm, n < 4 ? 0 : n);
          ck_assert_uint_eq (out.n_series, n < 4 ? 0 : 1);
          ck_assert_double_eq_tol (out.index, out.n_plm, 1e-9);
        }
  }
END_TEST

/* Three, a long one or a pause, three: the long one ends a series of WASM and
 * is nothing at all to AASM. */
START_TEST (what_is_no_candidate_ends_a_series_of_wasm_only)
  {
    SoleusLegMovement list[MOST];
    guint n = series (list, 100.0, 3, 25.0, 2.0, 0);

    n += series (list + n, 165.0, 1, 1.0, 10.5, 0);
    n += series (list + n, 185.0, 3, 25.0, 2.0, 0);
    ck_assert_uint_eq (count (SOLEUS_LEG_AASM, list, n).n_plm, 6);
    ck_assert_uint_eq (count (SOLEUS_LEG_WASM, list, n).n_plm, 0);
    ck_assert_uint_eq (count (SOLEUS_LEG_WASM, list, n).n_lm, 7);
    ck_assert_uint_eq (count (SOLEUS_LEG_WASM, list, n).n_clm, 6);
  }
END_TEST

/* 4 + 4, with one interval of seven seconds in between. */
START_TEST (a_short_interval_ends_a_series_of_wasm_and_not_of_aasm)
  {
    SoleusLegMovement list[MOST];
    guint n = series (list, 100.0, 4, 25.0, 2.0, 0);

    n += series (list + n, 182.0, 4, 25.0, 2.0, 0);
    ck_assert_uint_eq (count (SOLEUS_LEG_AASM, list, n).n_series, 1);
    ck_assert_uint_eq (count (SOLEUS_LEG_WASM, list, n).n_series, 2);
    ck_assert_uint_eq (count (SOLEUS_LEG_AASM, list, n).n_plm, 8);
    ck_assert_uint_eq (count (SOLEUS_LEG_WASM, list, n).n_plm, 8);
  }
END_TEST

START_TEST (both_legs_are_one_within_five_seconds_of_onset_by_aasm)
  {
    static const struct
    {
      double second_s;
      guint limb, n_lm;
    } rows[] = {{4.99, 1, 1}, {5.0, 1, 2}, {0.0, 1, 1}, {4.99, 0, 2}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        const SoleusLegMovement list[] = {
            {10.0 + rows[i].second_s, 11.0 + rows[i].second_s, rows[i].limb,
                TRUE},
            {10.0, 10.6, 0, TRUE}};
        g_autoptr (GArray) events =
            soleus_leg_events (SOLEUS_LEG_AASM, list, 2, NULL);
        ck_assert_uint_eq (events->len, rows[i].n_lm);
        ck_assert_double_eq (
            g_array_index (events, SoleusLegEvent, 0).span.start_s, 10.0);
      }
  }
END_TEST

START_TEST (both_legs_are_one_when_they_overlap_or_follow_by_wasm)
  {
    static const struct
    {
      double second_s;
      guint n_lm;
    } rows[] = {{11.9, 1}, {12.49, 1}, {12.5, 2}, {14.0, 2}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        const SoleusLegMovement list[] = {{10.0, 12.0, 0, TRUE},
            {rows[i].second_s, rows[i].second_s + 1.0, 1, TRUE}};
        g_autoptr (GArray) events =
            soleus_leg_events (SOLEUS_LEG_WASM, list, 2, NULL);
        const SoleusLegEvent *first =
            &g_array_index (events, SoleusLegEvent, 0);
        ck_assert_uint_eq (events->len, rows[i].n_lm);
        ck_assert_int_eq (first->bilateral, rows[i].n_lm == 1);
        ck_assert_uint_eq (first->n_parts, 3 - rows[i].n_lm);
      }
  }
END_TEST

START_TEST (a_movement_of_both_legs_may_last_fifteen_seconds)
  {
    static const struct
    {
      double end_s;
      guint limb;
      gboolean candidate;
    } rows[] = {
        {25.0, 1, TRUE}, {25.01, 1, FALSE}, {20.0, 0, TRUE}, {20.01, 0, FALSE}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        const SoleusLegMovement list[] = {
            {10.0, 18.0, 0, TRUE}, {17.0, rows[i].end_s, rows[i].limb, TRUE}};
        g_autoptr (GArray) events =
            soleus_leg_events (SOLEUS_LEG_WASM, list, 2, NULL);
        ck_assert_uint_eq (events->len, 1);
        ck_assert_int_eq (g_array_index (events, SoleusLegEvent, 0).candidate,
            rows[i].candidate);
      }
  }
END_TEST

START_TEST (a_part_of_more_than_ten_seconds_is_no_candidate)
  {
    const SoleusLegMovement list[] = {
        {10.0, 20.5, 0, TRUE}, {19.0, 21.0, 1, TRUE}};
    g_autoptr (GArray) events =
        soleus_leg_events (SOLEUS_LEG_WASM, list, 2, NULL);

    ck_assert_uint_eq (events->len, 1);
    ck_assert (!g_array_index (events, SoleusLegEvent, 0).candidate);
  }
END_TEST

START_TEST (four_parts_are_a_candidate_and_five_are_not)
  {
    for (guint n = 1; n <= 6; n++)
      {
        SoleusLegMovement list[MOST];
        series (list, 10.0, n, 1.2, 1.0, 0);
        for (guint i = 1; i < n; i += 2)
          list[i].limb = 1;
        g_autoptr (GArray) events =
            soleus_leg_events (SOLEUS_LEG_WASM, list, n, NULL);
        ck_assert_uint_eq (events->len, 1);
        ck_assert_int_eq (
            g_array_index (events, SoleusLegEvent, 0).candidate, n <= 4);
      }
  }
END_TEST

START_TEST (an_empty_movement_is_none_to_wasm)
  {
    SoleusLegMovement list[MOST];
    guint n = series (list, 100.0, 4, 25.0, 2.0, 0);

    list[1].full = FALSE;
    ck_assert_uint_eq (count (SOLEUS_LEG_AASM, list, n).n_lm, 4);
    ck_assert_uint_eq (count (SOLEUS_LEG_WASM, list, n).n_lm, 3);
    ck_assert_uint_eq (count (SOLEUS_LEG_WASM, list, n).n_plm, 0);
  }
END_TEST

/* A breathing event of 100-120 s; a movement of 1 s at @onset_s. */
START_TEST (breathing_takes_movements_away_as_each_rule_says)
  {
    static const struct
    {
      double onset_s;
      gboolean taken[RULES];
    } rows[] = {{98.4, {FALSE, FALSE}}, {98.6, {TRUE, FALSE}},
        {110.0, {TRUE, FALSE}}, {116.9, {TRUE, FALSE}}, {117.1, {TRUE, TRUE}},
        {120.4, {TRUE, TRUE}}, {120.6, {FALSE, TRUE}}, {130.2, {FALSE, TRUE}},
        {130.3, {FALSE, FALSE}}};
    const SoleusSpan event = {100.0, 120.0};
    g_autoptr (GArray) breathing =
        g_array_new (FALSE, FALSE, sizeof (SoleusSpan));

    g_array_append_val (breathing, event);
    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        const SoleusLegMovement one = {
            rows[i].onset_s, rows[i].onset_s + 1.0, 0, TRUE};
        g_autoptr (GArray) aasm =
            soleus_leg_events (SOLEUS_LEG_AASM, &one, 1, breathing);
        g_autoptr (GArray) wasm =
            soleus_leg_events (SOLEUS_LEG_WASM, &one, 1, breathing);
        ck_assert_int_eq (aasm->len == 0, rows[i].taken[SOLEUS_LEG_AASM]);
        ck_assert_uint_eq (wasm->len, 1);
        ck_assert_int_eq (g_array_index (wasm, SoleusLegEvent, 0).respiratory,
            rows[i].taken[SOLEUS_LEG_WASM]);
      }
  }
END_TEST

START_TEST (wasm_counts_with_and_without_breathing)
  {
    const SoleusSpan event = {110.0, 123.0};
    g_autoptr (GArray) breathing =
        g_array_new (FALSE, FALSE, sizeof (SoleusSpan));
    const SoleusLegNight night = {
        .respiratory = breathing, .observed_s = 7200.0};
    SoleusLegMovement list[MOST];
    guint n = series (list, 100.0, 5, 25.0, 2.0, 0);
    SoleusPlmCount out;

    g_array_append_val (breathing, event);
    g_autoptr (GArray) events =
        soleus_leg_count (SOLEUS_LEG_WASM, list, n, &night, &out);
    ck_assert_uint_eq (out.n_respiratory, 1);
    ck_assert_uint_eq (out.n_plm, 5);
    /* Without the second the first stays 50 s from the third. */
    ck_assert_uint_eq (out.n_plm_clear, 4);
    ck_assert_double_eq_tol (out.index, 2.5, 1e-9);
    ck_assert_double_eq_tol (out.index_clear, 2.0, 1e-9);
  }
END_TEST

START_TEST (the_index_is_of_the_hours_of_sleep)
  {
    const SoleusSpan asleep[] = {{0.0, 140.0}, {190.0, 1850.0}};
    g_autoptr (GArray) sleep = g_array_new (FALSE, FALSE, sizeof (SoleusSpan));
    const SoleusLegNight night = {.sleep = sleep, .observed_s = 7200.0};
    SoleusLegMovement list[MOST];
    guint n = series (list, 100.0, 5, 25.0, 2.0, 0);
    SoleusPlmCount out;

    g_array_append_vals (sleep, asleep, G_N_ELEMENTS (asleep));
    g_autoptr (GArray) events =
        soleus_leg_count (SOLEUS_LEG_WASM, list, n, &night, &out);
    ck_assert (out.of_sleep);
    ck_assert_double_eq_tol (out.hours, 0.5, 1e-9);
    ck_assert_uint_eq (out.n_plm, 5);
    /* 100, 125 and 200 s; awake at 150 and 175. */
    ck_assert_uint_eq (out.n_plm_in_sleep, 3);
    ck_assert_double_eq_tol (out.index, 6.0, 1e-9);
  }
END_TEST

START_TEST (no_time_has_no_index)
  {
    const SoleusLegNight night = {.observed_s = 0.0};
    SoleusPlmCount out;
    g_autoptr (GArray) events =
        soleus_leg_count (SOLEUS_LEG_WASM, NULL, 0, &night, &out);

    ck_assert_uint_eq (out.n_lm, 0);
    ck_assert (isnan (out.index));
    ck_assert (isnan (out.periodicity_index));
    ck_assert (isnan (out.interval_log_mean));
  }
END_TEST

/* Intervals 20 20 20 | 5 | 20 20 | 100: three of seven are in a run. */
START_TEST (periodicity_is_the_share_of_intervals_in_runs_of_three)
  {
    static const double interval_s[] = {20, 20, 20, 5, 20, 20, 100};
    static const double whole_s[] = {10.01, 90, 45};
    static const double short_s[] = {10.0, 45, 45, 45};
    SoleusLegMovement list[MOST];
    double at_s = 50.0;

    series (list, at_s, 1, 1.0, 1.0, 0);
    for (guint i = 0; i < G_N_ELEMENTS (interval_s); i++)
      series (list + i + 1, at_s += interval_s[i], 1, 1.0, 1.0, 0);
    ck_assert_double_eq_tol (
        count (SOLEUS_LEG_WASM, list, 8).periodicity_index, 3.0 / 7.0, 1e-9);
    for (guint i = 0; i < G_N_ELEMENTS (whole_s); i++)
      series (list + i + 1, list[i].onset_s + whole_s[i], 1, 1.0, 1.0, 0);
    ck_assert_double_eq_tol (
        count (SOLEUS_LEG_WASM, list, 4).periodicity_index, 1.0, 1e-9);
    for (guint i = 0; i < G_N_ELEMENTS (short_s); i++)
      series (list + i + 1, list[i].onset_s + short_s[i], 1, 1.0, 1.0, 0);
    ck_assert_double_eq_tol (
        count (SOLEUS_LEG_WASM, list, 5).periodicity_index, 0.75, 1e-9);
  }
END_TEST

START_TEST (intervals_are_told_by_their_logarithm_and_in_bins)
  {
    SoleusLegMovement list[MOST];
    SoleusPlmCount out;

    series (list, 0.0, 1, 1.0, 1.0, 0);
    series (list + 1, 16.0, 1, 1.0, 1.0, 0); /* 16 s */
    series (list + 2, 80.0, 1, 1.0, 1.0, 0); /* 64 s */
    series (list + 3, 83.0, 1, 1.0, 1.0, 0); /* 3 s, of no series */
    series (list + 4, 283.0, 1, 1.0, 1.0, 0); /* 200 s, beyond the bins */
    out = count (SOLEUS_LEG_WASM, list, 5);
    ck_assert_double_eq_tol (out.interval_log_mean, log (32.0), 1e-9);
    ck_assert_double_eq_tol (out.interval_log_sd, log (2.0) * sqrt (2.0), 1e-9);
    for (guint i = 0; i < SOLEUS_PLM_N_BINS; i++)
      ck_assert_uint_eq (
          out.interval_bins[i], i == 2 || i == 12 || i == 20 ? 1 : 0);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("leg-rules");
  TCase *rules = tcase_create ("rules");
  TCase *numbers = tcase_create ("numbers");

  tcase_add_test (rules, a_movement_lasts_half_a_second_to_ten_seconds);
  tcase_add_test (rules, an_interval_is_five_or_ten_to_ninety_seconds);
  tcase_add_test (rules, a_series_has_four_movements);
  tcase_add_test (rules, what_is_no_candidate_ends_a_series_of_wasm_only);
  tcase_add_test (
      rules, a_short_interval_ends_a_series_of_wasm_and_not_of_aasm);
  tcase_add_test (
      rules, both_legs_are_one_within_five_seconds_of_onset_by_aasm);
  tcase_add_test (rules, both_legs_are_one_when_they_overlap_or_follow_by_wasm);
  tcase_add_test (rules, a_movement_of_both_legs_may_last_fifteen_seconds);
  tcase_add_test (rules, a_part_of_more_than_ten_seconds_is_no_candidate);
  tcase_add_test (rules, four_parts_are_a_candidate_and_five_are_not);
  tcase_add_test (rules, an_empty_movement_is_none_to_wasm);
  tcase_add_test (rules, breathing_takes_movements_away_as_each_rule_says);
  tcase_add_test (numbers, wasm_counts_with_and_without_breathing);
  tcase_add_test (numbers, the_index_is_of_the_hours_of_sleep);
  tcase_add_test (numbers, no_time_has_no_index);
  tcase_add_test (
      numbers, periodicity_is_the_share_of_intervals_in_runs_of_three);
  tcase_add_test (numbers, intervals_are_told_by_their_logarithm_and_in_bins);
  suite_add_tcase (suite, rules);
  suite_add_tcase (suite, numbers);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
