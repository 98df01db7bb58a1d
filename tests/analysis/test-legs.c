/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-test.h"
#include "support.h"

#define SECONDS 200.0
#define N_MOVEMENTS 6

/* Movements of 2 s every 25 s on @n_channels channels of EMG, or of an
 * accelerometer's axis. */
static SoleusAnalysis *
night_of (SoleusKind kind, guint n_channels, double noise, double size)
{
  gboolean emg = kind == SOLEUS_KIND_EMG;
  g_autoptr (Signal) signal =
      signal_new (emg ? 1000.0 : 100.0, SECONDS, n_channels, noise, 5);

  for (guint i = 0; i < N_MOVEMENTS; i++)
    for (guint c = 0; c < (emg ? n_channels : 1); c++)
      {
        double from_s = 20.0 + 25.0 * i + 0.2 * c;
        if (emg)
          signal_add_contraction (signal, c, from_s, from_s + 2.0, 0.05, size);
        else
          signal_add_sine (signal, c, from_s, from_s + 2.0, 2.0, 2.0, size);
      }
  return signal_analyse (signal, kind);
}

static void
holds_six (const SoleusPlmCount *count)
{
  ck_assert_uint_eq (count->n_lm, N_MOVEMENTS);
  ck_assert_uint_eq (count->n_plm, N_MOVEMENTS);
  ck_assert_uint_eq (count->n_series, 1);
  ck_assert_double_eq_tol (count->interval_log_mean, log (25.0), 0.01);
  ck_assert_double_eq_tol (count->periodicity_index, 1.0, 1e-9);
  ck_assert (!count->of_sleep);
  ck_assert_double_eq_tol (count->index, N_MOVEMENTS * 3600.0 / SECONDS, 1e-6);
}

START_TEST (movements_of_one_leg_are_counted_by_both_rules)
  {
    g_autoptr (SoleusAnalysis) analysis =
        night_of (SOLEUS_KIND_EMG, 1, 1.0, 60.0);

    ck_assert_ptr_nonnull (analysis->plm);
    ck_assert (analysis->plm->standard);
    ck_assert (!analysis->plm->accelerometer);
    ck_assert (!analysis->plm->tibialis);
    ck_assert_double_eq_tol (analysis->plm->rest, 1.0, 0.2);
    holds_six (&analysis->plm->aasm);
    holds_six (&analysis->plm->wasm);
  }
END_TEST

START_TEST (both_legs_together_are_counted_once)
  {
    g_autoptr (SoleusAnalysis) analysis =
        night_of (SOLEUS_KIND_EMG, 2, 1.0, 60.0);

    holds_six (&analysis->plm->aasm);
    holds_six (&analysis->plm->wasm);
    ck_assert_uint_eq (soleus_channel_set_count (&analysis->plm->channels), 2);
  }
END_TEST

START_TEST (a_noisy_leg_has_limits_of_its_own)
  {
    g_autoptr (SoleusAnalysis) analysis =
        night_of (SOLEUS_KIND_EMG, 1, 6.0, 60.0);

    ck_assert (!analysis->plm->standard);
    holds_six (&analysis->plm->wasm);
  }
END_TEST

/* Weak movements in sleep fall to pieces, and are put together again. */
START_TEST (a_weak_movement_in_an_even_series_is_one_burst)
  {
    g_autoptr (SoleusAnalysis) analysis =
        night_of (SOLEUS_KIND_EMG, 1, 6.0, 9.0);
    guint n = count_bursts (analysis, SOLEUS_PATTERN_PLM);

    ck_assert_ptr_nonnull (analysis->plm);
    ck_assert_uint_ge (n, N_MOVEMENTS - 1);
    ck_assert_uint_le (n, N_MOVEMENTS);
  }
END_TEST

START_TEST (an_accelerometer_counts_where_there_is_no_emg)
  {
    g_autoptr (SoleusAnalysis) analysis =
        night_of (SOLEUS_KIND_ACCELEROMETER, 3, 0.001, 0.1);

    ck_assert_ptr_nonnull (analysis->plm);
    ck_assert (analysis->plm->accelerometer);
    ck_assert_uint_eq (soleus_channel_set_count (&analysis->plm->channels), 3);
    holds_six (&analysis->plm->wasm);
  }
END_TEST

START_TEST (a_movement_tells_the_times_of_the_rules)
  {
    g_autoptr (SoleusAnalysis) analysis =
        night_of (SOLEUS_KIND_EMG, 1, 1.0, 60.0);
    const SoleusBurst *burst = burst_near (analysis, 0, 45.0, 0.2);

    ck_assert_ptr_nonnull (burst);
    ck_assert_double_eq_tol (burst->onset_rule_s, 45.0, 0.1);
    ck_assert_double_eq_tol (burst->offset_rule_s, 47.0, 0.15);
  }
END_TEST

START_TEST (quiet_has_nothing_to_count)
  {
    g_autoptr (SoleusAnalysis) analysis =
        night_of (SOLEUS_KIND_EMG, 1, 1.0, 0.0);

    ck_assert_ptr_null (analysis->plm);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("legs");
  TCase *tc = tcase_create ("legs");

  tcase_add_test (tc, movements_of_one_leg_are_counted_by_both_rules);
  tcase_add_test (tc, both_legs_together_are_counted_once);
  tcase_add_test (tc, a_noisy_leg_has_limits_of_its_own);
  tcase_add_test (tc, a_weak_movement_in_an_even_series_is_one_burst);
  tcase_add_test (tc, an_accelerometer_counts_where_there_is_no_emg);
  tcase_add_test (tc, a_movement_tells_the_times_of_the_rules);
  tcase_add_test (tc, quiet_has_nothing_to_count);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
