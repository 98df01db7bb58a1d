/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "rows.h"
#include "soleus-summarise.h"
#include "soleus-test.h"

static const SoleusSummary *
summary_of (
    const SoleusAnalysis *analysis, guint channel, SoleusPattern pattern)
{
  const SoleusSummary *found = NULL;

  for (guint i = 0; i < analysis->summary->len; i++)
    {
      const SoleusSummary *row =
          &g_array_index (analysis->summary, SoleusSummary, i);
      if (row->channel != channel || row->pattern != pattern)
        continue;
      ck_assert_ptr_null (found); /* one row each */
      found = row;
    }
  return found;
}

START_TEST (only_twitches_in_usable_rest_are_counted)
  {
    g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();

    rows_add_quality (analysis, TRUE);
    rows_add_state (analysis, 0.0, 60.0, SOLEUS_STATE_REST);
    rows_add_state (analysis, 60.0, 90.0, SOLEUS_STATE_VOLUNTARY);
    rows_add_state (analysis, 90.0, 120.0, SOLEUS_STATE_SLEEP);
    rows_add_artefact (analysis, 0, 30.0, 40.0, SOLEUS_ARTEFACT_CABLE);
    rows_add_artefact (analysis, 0, 0.0, 120.0, SOLEUS_ARTEFACT_MAINS);
    rows_add_artefact (analysis, 0, 0.0, 120.0, SOLEUS_ARTEFACT_LINE);
    rows_add_artefact (analysis, 1, 0.0, 120.0, SOLEUS_ARTEFACT_CABLE);
    for (guint i = 0; i < 12; i++) /* at 5, 15, ... 115 s */
      {
        rows_add_burst (
            analysis, 0, 5.0 + 10.0 * i, 5.01 + 10.0 * i, SOLEUS_PATTERN_FASC);
        rows_add_burst (
            analysis, 0, 6.0 + 10.0 * i, 6.3 + 10.0 * i, SOLEUS_PATTERN_MYOC);
        rows_add_burst (
            analysis, 0, 7.0 + 10.0 * i, 8.0 + 10.0 * i, SOLEUS_PATTERN_VOL);
      }
    soleus_summarise (analysis);
    const SoleusSummary *row = summary_of (analysis, 0, SOLEUS_PATTERN_FASC);
    /* Not at 35 (the cable) nor at 65, 75, 85 (contractions). */
    ck_assert_uint_eq (row->n, 8);
    ck_assert_double_eq_tol (row->usable_rest_s, 80.0, 1e-9); /* sums */
    ck_assert_double_eq_tol (row->rate_per_min, 6.0, 1e-9);
    /* A myoclonus is no twitch of rest: every one of them. */
    ck_assert_uint_eq (summary_of (analysis, 0, SOLEUS_PATTERN_MYOC)->n, 12);
    ck_assert_ptr_null (summary_of (analysis, 0, SOLEUS_PATTERN_VOL));
    ck_assert_double_eq_tol (
        g_array_index (analysis->quality, SoleusQuality, 0).usable_rest_s, 80.0,
        1e-9);
  }
END_TEST

START_TEST (the_statistics_are_those_of_the_numbers)
  {
    /* Onsets with intervals 2, 2, 4, 2, 6, 2 s and amplitudes 10 to 70. */
    static const double onset_s[] = {1, 3, 5, 9, 11, 17, 19};
    static const double amplitude_uv[] = {70, 10, 50, 20, 60, 30, 40};
    static const double duration_ms[] = {8, 9, 10, 11, 12, 13, 40};
    g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();

    rows_add_quality (analysis, TRUE);
    rows_add_state (analysis, 0.0, 30.0, SOLEUS_STATE_REST);
    for (guint i = 0; i < 7; i++)
      rows_add_burst (analysis, 0, onset_s[i],
          onset_s[i] + duration_ms[i] / 1000.0, SOLEUS_PATTERN_FASC)
          ->amplitude = amplitude_uv[i];
    soleus_summarise (analysis);
    const SoleusSummary *row = summary_of (analysis, 0, SOLEUS_PATTERN_FASC);
    double mean = 18.0 / 6.0;
    double sd = sqrt ((4 * 1.0 + 1.0 + 9.0) / 5.0);
    /* 2 |I' - I| / (I' + I): 0, 4/6, 4/6, 8/8, 8/8. */
    double cv2 = (0.0 + 2.0 / 3.0 + 2.0 / 3.0 + 1.0 + 1.0) / 5.0;

    ck_assert_uint_eq (row->n, 7);
    /* All but the durations are whole numbers: rounding only. */
    ck_assert_double_eq_tol (row->iei_mean_s, mean, 1e-12);
    ck_assert_double_eq_tol (row->iei_median_s, 2.0, 1e-12);
    ck_assert_double_eq_tol (row->iei_cv, sd / mean, 1e-12);
    ck_assert_double_eq_tol (row->iei_cv2, cv2, 1e-12);
    ck_assert_double_eq_tol (
        row->iei_burstiness, (sd - mean) / (sd + mean), 1e-12);
    /* 4, 3 and 0 in three times 10 s: 13/3 over 7/3. */
    ck_assert_double_eq_tol (row->fano, 13.0 / 7.0, 1e-12);
    ck_assert (isnan (row->iei_random_p)); /* of six intervals */
    ck_assert_double_eq_tol (row->isolated_share, 1.0, 1e-12);
    ck_assert_double_eq_tol (row->amplitude_median, 40.0, 1e-12);
    ck_assert_double_eq_tol (row->amplitude_q1, 25.0, 1e-12);
    ck_assert_double_eq_tol (row->amplitude_q3, 55.0, 1e-12);
    ck_assert_double_eq_tol (row->duration_median_ms, 11.0, 1e-9);
    ck_assert_uint_eq (row->n_over_50_uv, 3); /* 50, 60, 70 */
    ck_assert_double_eq_tol (row->rate_per_min, 14.0, 1e-12);
  }
END_TEST

START_TEST (an_interval_over_a_disturbance_is_none)
  {
    for (int disturbed = 0; disturbed <= 1; disturbed++)
      {
        g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();
        rows_add_quality (analysis, TRUE);
        rows_add_state (analysis, 0.0, 60.0, SOLEUS_STATE_REST);
        for (guint i = 0; i < 10; i++)
          rows_add_burst (
              analysis, 0, 1.0 + 2.0 * i, 1.01 + 2.0 * i, SOLEUS_PATTERN_FASC);
        /* 9 intervals; without two of them too few are left. */
        for (int i = 0; i < 2 * disturbed; i++)
          rows_add_artefact (
              analysis, 0, 2.0 + 4.0 * i, 2.5 + 4.0 * i, SOLEUS_ARTEFACT_POP);
        soleus_summarise (analysis);
        const SoleusSummary *row =
            summary_of (analysis, 0, SOLEUS_PATTERN_FASC);
        ck_assert_uint_eq (row->n, 10);
        ck_assert_int_eq (isfinite (row->iei_random_p) != 0, !disturbed);
        ck_assert (isfinite (row->fano));
      }
  }
END_TEST

START_TEST (the_variation_is_reported_from_six_intervals)
  {
    for (guint n = 0; n < 10; n++)
      {
        g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();
        rows_add_quality (analysis, TRUE);
        rows_add_state (analysis, 0.0, 30.0, SOLEUS_STATE_REST);
        for (guint i = 0; i < n; i++)
          rows_add_burst (
              analysis, 0, 2.0 * i, 2.0 * i + 0.01, SOLEUS_PATTERN_FASC);
        soleus_summarise (analysis);
        const SoleusSummary *row =
            summary_of (analysis, 0, SOLEUS_PATTERN_FASC);
        /* No twitch is a finding too: the row is there. */
        ck_assert_ptr_nonnull (row);
        ck_assert_uint_eq (row->n, n);
        ck_assert_int_eq (isfinite (row->iei_cv) != 0, n >= 7);
        ck_assert_int_eq (isfinite (row->iei_mean_s) != 0, n >= 2);
        ck_assert_int_eq (isfinite (row->isolated_share) != 0, n >= 1);
        ck_assert (isnan (row->amplitude_median)); /* never measured */
        ck_assert_double_eq_tol (row->rate_per_min, 2.0 * n, 1e-9);
        ck_assert_double_le (row->rate_low, row->rate_per_min);
        ck_assert_double_gt (row->rate_high, row->rate_per_min);
      }
  }
END_TEST

START_TEST (channels_are_counted_apart_and_only_where_searched)
  {
    g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();

    rows_add_quality (analysis, TRUE);
    rows_add_quality (analysis, FALSE);
    rows_add_quality (analysis, TRUE)->in_uv = FALSE;
    rows_add_state (analysis, 0.0, 60.0, SOLEUS_STATE_REST);
    for (guint i = 0; i < 9; i++)
      rows_add_burst (analysis, i % 3, 1.0 + i, 1.01 + i, SOLEUS_PATTERN_FASC)
          ->amplitude = 100.0;
    SoleusBurst *both =
        rows_add_burst (analysis, 0, 20.0, 20.01, SOLEUS_PATTERN_FASC);
    soleus_channel_set_add (&both->channels, 2);
    soleus_summarise (analysis);
    ck_assert_uint_eq (summary_of (analysis, 0, SOLEUS_PATTERN_FASC)->n, 4);
    ck_assert_ptr_null (summary_of (analysis, 1, SOLEUS_PATTERN_FASC));
    ck_assert_uint_eq (summary_of (analysis, 2, SOLEUS_PATTERN_FASC)->n, 4);
    ck_assert_uint_eq (
        summary_of (analysis, 0, SOLEUS_PATTERN_FASC)->n_over_50_uv, 3);
    /* 100 of what is not microvolts is over nothing. */
    ck_assert_uint_eq (
        summary_of (analysis, 2, SOLEUS_PATTERN_FASC)->n_over_50_uv, 0);
  }
END_TEST

START_TEST (bursts_of_rejected_episodes_leave_every_count)
  {
    g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();

    rows_add_quality (analysis, TRUE);
    rows_add_state (analysis, 0.0, 60.0, SOLEUS_STATE_REST);
    for (guint i = 0; i < 10; i++)
      rows_add_both (analysis, 0, 1.0 + i, 1.01 + i,
          i < 6 ? SOLEUS_PATTERN_FASC : SOLEUS_PATTERN_DBL)
          ->rejected = i >= 4;
    rows_add_burst (analysis, 0, 30.0, 30.01, SOLEUS_PATTERN_FASC);
    soleus_summarise (analysis);
    ck_assert_uint_eq (summary_of (analysis, 0, SOLEUS_PATTERN_FASC)->n, 5);
    ck_assert_ptr_null (summary_of (analysis, 0, SOLEUS_PATTERN_DBL));
  }
END_TEST

START_TEST (summing_up_twice_is_summing_up_once)
  {
    g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();

    rows_add_quality (analysis, TRUE);
    rows_add_state (analysis, 0.0, 300.0, SOLEUS_STATE_REST);
    for (guint i = 0; i < 40; i++)
      rows_add_both (analysis, 0, 7.0 * i, 7.0 * i + 0.01, SOLEUS_PATTERN_FASC);
    soleus_summarise (analysis);
    guint n_rows = analysis->summary->len;
    guint n_bins = analysis->trend_bins->len;
    ck_assert_uint_eq (n_rows, 1);
    ck_assert_uint_eq (n_bins, 5);
    soleus_summarise (analysis);
    ck_assert_uint_eq (analysis->summary->len, n_rows);
    ck_assert_uint_eq (analysis->trend->len, 1);
    ck_assert_uint_eq (analysis->trend_bins->len, n_bins);
    ck_assert_int_eq (analysis->record_pattern, SOLEUS_PATTERN_FASC);
  }
END_TEST

START_TEST (no_usable_time_is_no_rate)
  {
    g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();

    rows_add_quality (analysis, TRUE);
    rows_add_state (analysis, 0.0, 60.0, SOLEUS_STATE_ACTIVITY);
    rows_add_burst (analysis, 0, 5.0, 5.01, SOLEUS_PATTERN_FASC);
    soleus_summarise (analysis);
    const SoleusSummary *row = summary_of (analysis, 0, SOLEUS_PATTERN_FASC);
    ck_assert_uint_eq (row->n, 0);
    ck_assert (isnan (row->rate_per_min));
    ck_assert (isnan (row->rate_low) && isnan (row->rate_high));
  }
END_TEST

START_TEST (four_patterns_are_twitches_whose_rates_count)
  {
    guint n = 0;

    for (int i = -1; i < SOLEUS_N_PATTERNS; i++)
      n += soleus_pattern_is_twitch ((SoleusPattern)i);
    ck_assert_uint_eq (n, 4);
    ck_assert (soleus_pattern_is_twitch (SOLEUS_PATTERN_FASC));
    ck_assert (soleus_pattern_is_twitch (SOLEUS_PATTERN_DBL));
    ck_assert (soleus_pattern_is_twitch (SOLEUS_PATTERN_MULT));
    ck_assert (soleus_pattern_is_twitch (SOLEUS_PATTERN_FBURST));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("summarise");
  TCase *tc = tcase_create ("summarise");

  tcase_add_test (tc, only_twitches_in_usable_rest_are_counted);
  tcase_add_test (tc, the_statistics_are_those_of_the_numbers);
  tcase_add_test (tc, an_interval_over_a_disturbance_is_none);
  tcase_add_test (tc, the_variation_is_reported_from_six_intervals);
  tcase_add_test (tc, channels_are_counted_apart_and_only_where_searched);
  tcase_add_test (tc, bursts_of_rejected_episodes_leave_every_count);
  tcase_add_test (tc, summing_up_twice_is_summing_up_once);
  tcase_add_test (tc, no_usable_time_is_no_rate);
  tcase_add_test (tc, four_patterns_are_twitches_whose_rates_count);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
