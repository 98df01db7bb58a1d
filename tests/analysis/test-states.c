/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "rows.h"
#include "soleus-site.h"
#include "soleus-states.h"
#include "soleus-sweep.h"
#include "soleus-test.h"
#include "support.h"

#define SECONDS 60

/* One accelerometer axis of a minute whose seconds move by @movement_g. */
static SoleusAnalysis *
states_of (SoleusAnalysis *analysis, const float *movement_g, double gap_s)
{
  g_autoptr (Signal) signal = signal_new (100.0, SECONDS, 1, 0.001, 1);
  g_autoptr (SoleusRecording) recording =
      signal_make (signal, SOLEUS_KIND_ACCELEROMETER, gap_s);
  g_autoptr (GArray) sites = soleus_sites_of (recording);
  g_autoptr (GPtrArray) sweeps =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_sweep_free);
  SoleusSweep *sweep = soleus_sweep_new ();

  for (guint i = 0; i < SECONDS; i++)
    {
      double late_s = i >= SECONDS / 2 ? gap_s : 0.0;
      SoleusSecond row = {.start_s = i + late_s, .movement = movement_g[i]};
      g_array_append_val (sweep->seconds, row);
    }
  g_ptr_array_add (sweeps, sweep);
  soleus_states_set (analysis, recording, sites, sweeps);
  return analysis;
}

static double
total_s (const SoleusAnalysis *analysis, SoleusState state)
{
  double sum_s = 0.0;

  for (guint i = 0; i < analysis->states->len; i++)
    {
      const SoleusStateSpan *row =
          &g_array_index (analysis->states, SoleusStateSpan, i);
      if (row->state == state)
        sum_s += row->duration_s;
    }
  return sum_s;
}

/* The states follow one another without a hole and cover the recording. */
static void
check_cover (const SoleusAnalysis *analysis, double end_s)
{
  double at_s = 0.0;

  for (guint i = 0; i < analysis->states->len; i++)
    {
      const SoleusStateSpan *row =
          &g_array_index (analysis->states, SoleusStateSpan, i);
      ck_assert_double_eq_tol (row->onset_s, at_s, 1e-9); /* sums */
      ck_assert_double_gt (row->duration_s, 0.0);
      at_s = row->onset_s + row->duration_s;
    }
  ck_assert_double_eq_tol (at_s, end_s, 1e-9);
}

START_TEST (who_does_not_move_is_at_rest)
  {
    float movement_g[SECONDS] = {0.0f};
    g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();

    states_of (analysis, movement_g, 0.0);
    check_cover (analysis, SECONDS);
    ck_assert_uint_eq (analysis->states->len, 1);
    ck_assert_double_eq_tol (
        total_s (analysis, SOLEUS_STATE_REST), SECONDS, 1e-9);
  }
END_TEST

/* The RMS over five seconds is held against 50 mg. */
START_TEST (moving_by_more_than_50_mg_for_5_s_is_activity)
  {
    static const struct
    {
      guint n; /* seconds from 20 s on */
      float movement_g;
      double from_s;
      double to_s;
    } rows[] = {{10, 0.049f, 0, 0}, {5, 0.051f, 20, 25}, {4, 0.055f, 0, 0},
        {10, 0.051f, 20, 30}, {1, 0.100f, 0, 0}, {1, 0.120f, 16, 25},
        {4, 0.060f, 19, 25}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        float movement_g[SECONDS] = {0.0f};
        g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();
        for (guint k = 0; k < rows[i].n; k++)
          movement_g[20 + k] = rows[i].movement_g;
        states_of (analysis, movement_g, 0.0);
        check_cover (analysis, SECONDS);
        ck_assert_msg (fabs (total_s (analysis, SOLEUS_STATE_ACTIVITY)
                           - (rows[i].to_s - rows[i].from_s))
                < 1e-9,
            "row %u: %g s", i, total_s (analysis, SOLEUS_STATE_ACTIVITY));
        if (rows[i].to_s > 0.0)
          ck_assert_double_eq (
              g_array_index (analysis->states, SoleusStateSpan, 1).onset_s,
              rows[i].from_s);
      }
  }
END_TEST

START_TEST (a_tremor_that_shakes_as_hard_is_no_activity)
  {
    float movement_g[SECONDS] = {0.0f};

    for (guint k = 10; k < 40; k++)
      movement_g[k] = 0.3f;
    for (int rhythm = 0; rhythm < 2; rhythm++)
      {
        g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();
        SoleusEpisode *row =
            rows_add_episode (analysis, 0, 0.0, 60.0, SOLEUS_PATTERN_TREM);
        row->frequency_hz = rhythm ? 5.0 : NAN;
        states_of (analysis, movement_g, 0.0);
        check_cover (analysis, SECONDS);
        ck_assert_int_eq (
            total_s (analysis, SOLEUS_STATE_ACTIVITY) > 0.0, !rhythm);
      }
  }
END_TEST

START_TEST (contractions_join_over_a_second_and_give_way_to_activity)
  {
    float movement_g[SECONDS] = {0.0f};
    g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();

    rows_add_burst (analysis, 0, 5.0, 7.0, SOLEUS_PATTERN_VOL);
    rows_add_burst (analysis, 0, 7.9, 10.0, SOLEUS_PATTERN_VOL);
    rows_add_burst (analysis, 0, 11.5, 12.0, SOLEUS_PATTERN_VOL);
    rows_add_burst (analysis, 0, 15.0, 16.0, SOLEUS_PATTERN_CRAMP);
    rows_add_burst (analysis, 0, 38.0, 42.0, SOLEUS_PATTERN_VOL);
    for (guint k = 40; k < 50; k++)
      movement_g[k] = 0.051f;
    states_of (analysis, movement_g, 0.0);
    check_cover (analysis, SECONDS);
    /* 5 to 10, 11.5 to 12, and 38 to 40, where walking begins. */
    ck_assert_double_eq_tol (
        total_s (analysis, SOLEUS_STATE_VOLUNTARY), 7.5, 1e-9);
    ck_assert_double_eq_tol (
        total_s (analysis, SOLEUS_STATE_ACTIVITY), 10.0, 1e-9);
  }
END_TEST

START_TEST (a_gap_is_unusable_and_moving_before_it_does_not_reach_over)
  {
    float movement_g[SECONDS] = {0.0f};
    g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();

    movement_g[28] = movement_g[29] = 0.075f; /* not enough for five */
    movement_g[30] = movement_g[31] = 0.075f;
    states_of (analysis, movement_g, 20.0);
    check_cover (analysis, SECONDS + 20.0);
    ck_assert_double_eq_tol (
        total_s (analysis, SOLEUS_STATE_UNUSABLE), 20.0, 1e-9);
    ck_assert_double_eq (total_s (analysis, SOLEUS_STATE_ACTIVITY), 0.0);
  }
END_TEST

START_TEST (axes_of_one_sensor_and_clock_are_one_site)
  {
    g_autoptr (Signal) signal = signal_new (100.0, 2.0, 3, 1.0, 1);
    g_autoptr (SoleusRecording) acceleration =
        signal_make (signal, SOLEUS_KIND_ACCELEROMETER, 0.0);
    g_autoptr (GArray) one = soleus_sites_of (acceleration);
    const SoleusSite *site = &g_array_index (one, SoleusSite, 0);

    ck_assert_uint_eq (one->len, 1);
    ck_assert_uint_eq (site->n_axes, 3);
    ck_assert_uint_eq (soleus_channel_set_count (&site->set), 3);
    ck_assert_double_eq (site->rate_sufficiency, 1.0);
    for (guint i = 0; i < 3; i++)
      ck_assert_uint_eq (site->channels[i], i);
  }
END_TEST

START_TEST (every_emg_channel_is_a_site_and_slow_ones_count_half)
  {
    static const struct
    {
      double rate_hz;
      guint n_sites;
      double sufficiency;
    } rows[] = {{2000.0, 2, 1.0}, {1000.0, 2, 1.0}, {991.0, 2, 1.0},
        {985.0, 2, 0.5}, {200.0, 2, 0.5}, {100.0, 0, 0.0}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (Signal) signal =
            signal_new (rows[i].rate_hz, 2.0, 2, 1.0, 1);
        g_autoptr (SoleusRecording) recording =
            signal_make (signal, SOLEUS_KIND_EMG, 0.0);
        g_autoptr (GArray) sites = soleus_sites_of (recording);
        ck_assert_uint_eq (sites->len, rows[i].n_sites);
        for (guint k = 0; k < sites->len; k++)
          {
            const SoleusSite *site = &g_array_index (sites, SoleusSite, k);
            ck_assert_uint_eq (site->n_axes, 1);
            ck_assert_uint_eq (site->channels[0], k);
            ck_assert_double_eq (site->rate_sufficiency, rows[i].sufficiency);
          }
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("states");
  TCase *tc = tcase_create ("states");

  tcase_add_test (tc, who_does_not_move_is_at_rest);
  tcase_add_test (tc, moving_by_more_than_50_mg_for_5_s_is_activity);
  tcase_add_test (tc, a_tremor_that_shakes_as_hard_is_no_activity);
  tcase_add_test (tc, contractions_join_over_a_second_and_give_way_to_activity);
  tcase_add_test (
      tc, a_gap_is_unusable_and_moving_before_it_does_not_reach_over);
  tcase_add_test (tc, axes_of_one_sensor_and_clock_are_one_site);
  tcase_add_test (tc, every_emg_channel_is_a_site_and_slow_ones_count_half);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
