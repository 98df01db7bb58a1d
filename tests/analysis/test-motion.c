/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-motion.h"
#include "soleus-test.h"

#define BIN_S 0.05
#define REST 0.002

/* Bins of noise around REST, as three axes of 20 Hz have it. */
static GArray *
noise (double seconds, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint n = (guint)(seconds / BIN_S + 0.5);
  GArray *bins = g_array_new (FALSE, FALSE, sizeof (SoleusMotionBin));

  for (guint i = 0; i < n; i++)
    {
      SoleusMotionBin bin = {.start_s = (float)(i * BIN_S)};
      double sum = 0.0;
      for (guint k = 0; k < 6; k++)
        {
          double u = g_rand_double_range (rand, 1e-9, 1.0);
          sum -= log (u) / 6.0; /* chi-square of 12 over 12 */
        }
      bin.level = (float)(REST * sqrt (sum));
      bin.slope = 8.0f * bin.level;
      g_array_append_val (bins, bin);
    }
  return bins;
}

static void
move (GArray *bins, double from_s, double to_s, double level, double speed_hz)
{
  for (guint i = 0; i < bins->len; i++)
    {
      SoleusMotionBin *bin = &g_array_index (bins, SoleusMotionBin, i);
      if (bin->start_s < from_s - 1e-4 || bin->start_s > to_s - BIN_S + 1e-4)
        continue;
      bin->level = (float)level;
      bin->slope = (float)(level * speed_hz);
    }
}

static GArray *
runs_of (const GArray *bins, double expected, double gap_s)
{
  return soleus_motion_runs (
      (const SoleusMotionBin *)bins->data, bins->len, expected, gap_s);
}

static const SoleusMotionRun *
run_at (const GArray *runs, guint i)
{
  return &g_array_index (runs, SoleusMotionRun, i);
}

START_TEST (a_run_has_the_edges_the_size_and_the_speed_of_its_movement)
  {
    g_autoptr (GArray) bins = noise (60.0, 1);
    move (bins, 20.0, 23.0, 0.1, 3.0);
    g_autoptr (GArray) runs = runs_of (bins, REST, 0.5);
    ck_assert_uint_eq (runs->len, 1);
    ck_assert_double_eq_tol (run_at (runs, 0)->span.start_s, 20.0, 1e-3);
    ck_assert_double_eq_tol (run_at (runs, 0)->span.end_s, 23.0, 1e-3);
    ck_assert_float_eq_tol (run_at (runs, 0)->peak, 0.1f, 1e-4f);
    ck_assert_float_eq_tol (run_at (runs, 0)->rms, 0.1f, 1e-4f);
    ck_assert_float_eq_tol (run_at (runs, 0)->speed_hz, 3.0f, 1e-3f);
    ck_assert_float_eq_tol (run_at (runs, 0)->fill, 1.0f, 1e-6f);
    ck_assert_float_eq_tol (run_at (runs, 0)->rest, (float)REST, 5e-4f);
  }
END_TEST

START_TEST (runs_join_within_the_gap_and_not_beyond)
  {
    static const struct
    {
      double pause_s;
      guint n;
    } rows[] = {{0.3, 1}, {0.45, 1}, {1.5, 2}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (GArray) bins = noise (60.0, 2);
        move (bins, 20.0, 21.0, 0.1, 3.0);
        move (bins, 21.0 + rows[i].pause_s, 23.0, 0.1, 3.0);
        g_autoptr (GArray) runs = runs_of (bins, REST, 0.5);
        ck_assert_uint_eq (runs->len, rows[i].n);
      }
  }
END_TEST

START_TEST (a_gap_of_the_recording_parts_a_movement)
  {
    g_autoptr (GArray) bins = noise (60.0, 3);
    move (bins, 20.0, 23.0, 0.1, 3.0);
    for (guint i = 0; i < bins->len; i++)
      if (g_array_index (bins, SoleusMotionBin, i).start_s > 21.4f)
        g_array_index (bins, SoleusMotionBin, i).start_s += 0.3f;
    g_autoptr (GArray) runs = runs_of (bins, REST, 0.5);
    ck_assert_uint_eq (runs->len, 2);
    ck_assert_double_lt (run_at (runs, 0)->span.end_s, 21.6);
    ck_assert_double_gt (run_at (runs, 1)->span.start_s, 21.7);
  }
END_TEST

START_TEST (noise_alone_moves_less_than_once_in_five_minutes)
  {
    guint n = 0;

    for (guint32 seed = 0; seed < 6; seed++)
      {
        g_autoptr (GArray) bins = noise (300.0, 100 + seed);
        g_autoptr (GArray) runs = runs_of (bins, REST, 0.5);
        n += runs->len;
      }
    ck_assert_uint_le (n, 6);
  }
END_TEST

START_TEST (what_moves_nearly_all_the_time_is_still_found)
  {
    g_autoptr (GArray) bins = noise (100.0, 4);
    move (bins, 4.0, 93.0, 0.05, 5.0);
    /* a sensor whose noise is not known: all that was seen was movement */
    g_autoptr (GArray) runs = runs_of (bins, 0.05, 0.5);
    ck_assert_uint_eq (runs->len, 1);
    ck_assert_double_eq_tol (run_at (runs, 0)->span.start_s, 4.0, 0.06);
    ck_assert_double_eq_tol (run_at (runs, 0)->span.end_s, 93.0, 0.06);
  }
END_TEST

START_TEST (two_jerks_leave_a_run_unfilled)
  {
    g_autoptr (GArray) bins = noise (60.0, 5);
    move (bins, 20.0, 20.2, 0.1, 5.0);
    move (bins, 20.6, 20.8, 0.1, 5.0);
    g_autoptr (GArray) runs = runs_of (bins, REST, 0.6);
    ck_assert_uint_eq (runs->len, 1);
    ck_assert_float_lt (run_at (runs, 0)->fill, 0.9f);
    ck_assert_float_gt (run_at (runs, 0)->fill, 0.4f);
  }
END_TEST

START_TEST (nothing_has_no_runs)
  {
    g_autoptr (GArray) runs = soleus_motion_runs (NULL, 0, REST, 0.5);

    ck_assert_uint_eq (runs->len, 0);
  }
END_TEST

START_TEST (a_swelling_rhythm_tells_its_depth)
  {
    static const double depths[] = {0.0, 0.3, 0.6, 0.9};

    for (guint k = 0; k < G_N_ELEMENTS (depths); k++)
      {
        g_autoptr (GArray) bins = noise (100.0, 6);
        double depth, share;
        for (guint i = 0; i < bins->len; i++)
          {
            double t = i * BIN_S;
            g_array_index (bins, SoleusMotionBin, i).level = (float)(0.1
                * (1.0 + depths[k] * sin (2.0 * G_PI * 0.11 * t)
                    + 0.02 * sin (40.0 * t)));
          }
        soleus_motion_waxing ((const SoleusMotionBin *)bins->data, bins->len,
            (SoleusSpan){5.0, 95.0}, 0.065, 0.2, &depth, &share);
        ck_assert_double_eq_tol (depth, depths[k], 0.03);
        if (depths[k] > 0.0)
          ck_assert_double_gt (share, 0.9);
        soleus_motion_waxing ((const SoleusMotionBin *)bins->data, bins->len,
            (SoleusSpan){5.0, 44.0}, 0.065, 0.2, &depth, &share);
        ck_assert_double_eq (depth, 0.0);
        ck_assert_double_eq (share, 0.0);
      }
  }
END_TEST

/* One axis that repeats itself @hz times a second with a second harmonic. */
static void
repeat_of (
    double hz, double harmonic, double rate_hz, float *beat_hz, float *share)
{
  gsize n = (gsize)(5.0 * rate_hz);
  g_autofree float *x = g_new (float, n);
  const float *axes[] = {x};

  for (gsize i = 0; i < n; i++)
    {
      double at = 2.0 * G_PI * hz * (double)i / rate_hz;
      x[i] = (float)(sin (at) + harmonic * sin (2.0 * at + 0.7));
    }
  soleus_motion_repeat (axes, 1, n, rate_hz, beat_hz, share);
}

START_TEST (what_comes_back_is_the_whole_beat_and_no_harmonic)
  {
    for (double hz = 0.9; hz < 6.0; hz += 0.37)
      for (double harmonic = 0.0; harmonic < 1.5; harmonic += 0.4)
        {
          float beat_hz, share;
          repeat_of (hz, harmonic, 40.0, &beat_hz, &share);
          /* lags are multiples of 25 ms; a harmonic as strong as the beat may
           * not come back as well at half of it */
          ck_assert_double_eq_tol (1.0 / beat_hz, 1.0 / hz, 0.0251);
          ck_assert_float_gt (share, 0.6f);
        }
  }
END_TEST

START_TEST (noise_does_not_come_back)
  {
    g_autoptr (GRand) rand = g_rand_new_with_seed (9);
    float x[200];
    const float *axes[] = {x};
    float beat_hz, share;

    for (guint i = 0; i < 200; i++)
      x[i] = (float)g_rand_double_range (rand, -1.0, 1.0);
    soleus_motion_repeat (axes, 1, 200, 40.0, &beat_hz, &share);
    ck_assert_float_lt (share, 0.3f);
    for (guint i = 0; i < 200; i++)
      x[i] = 0.0f;
    soleus_motion_repeat (axes, 1, 200, 40.0, &beat_hz, &share);
    ck_assert_float_eq (beat_hz, 0.0f);
    ck_assert_float_eq (share, 0.0f);
  }
END_TEST

/* Beats from @from_hz to @to_hz, evenly in the logarithm, once a second. */
static GArray *
beats_of (
    double from_s, double length_s, double from_hz, double to_hz, double level)
{
  GArray *beats = g_array_new (FALSE, FALSE, sizeof (SoleusMotionBeat));

  for (double at_s = 0.0; at_s < from_s + length_s + 20.0; at_s += 1.0)
    {
      SoleusMotionBeat row = {.at_s = at_s, .level = (float)REST};
      double part = (at_s - from_s) / length_s;
      if (part >= 0.0 && part <= 1.0)
        {
          row.beat_hz = (float)(from_hz * pow (to_hz / from_hz, part));
          row.share = 0.6f;
          row.level = (float)level;
        }
      g_array_append_val (beats, row);
    }
  return beats;
}

static guint
n_slowings (double length_s, double from_hz, double to_hz, double level)
{
  g_autoptr (GArray) beats = beats_of (30.0, length_s, from_hz, to_hz, level);
  g_autoptr (GArray) found = soleus_motion_slowings (
      (const SoleusMotionBeat *)beats->data, beats->len, 0.1);

  return found->len;
}

START_TEST (beats_that_slow_down_are_found_and_others_are_not)
  {
    static const struct
    {
      double length_s, from_hz, to_hz, level;
      guint n;
    } rows[] = {{30, 4.0, 1.0, 0.5, 1}, {60, 5.0, 1.2, 0.5, 1},
        {30, 4.0, 1.0, 0.05, 0}, /* small */
        {30, 4.0, 3.8, 0.5, 0}, /* a tremor */
        {30, 2.0, 1.9, 0.5, 0}, /* steps */
        {30, 1.0, 4.0, 0.5, 0}, /* quicker and quicker */
        {30, 2.3, 1.0, 0.5, 0}, /* never quick */
        {30, 5.0, 2.2, 0.5, 0}, /* never slow */
        {6, 4.0, 1.0, 0.5, 0}, /* soon over */
        {170, 4.0, 1.0, 0.5, 0}}; /* no seizure lasts so long */

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      ck_assert_uint_eq (n_slowings (rows[i].length_s, rows[i].from_hz,
                             rows[i].to_hz, rows[i].level),
          rows[i].n);
  }
END_TEST

START_TEST (a_slowing_tells_its_rates_and_bears_an_odd_second)
  {
    g_autoptr (GArray) beats = beats_of (30.0, 30.0, 4.0, 1.0, 0.5);
    g_array_index (beats, SoleusMotionBeat, 42).beat_hz = 6.0f;
    g_array_index (beats, SoleusMotionBeat, 50).share = 0.1f;
    g_autoptr (GArray) found = soleus_motion_slowings (
        (const SoleusMotionBeat *)beats->data, beats->len, 0.1);
    ck_assert_uint_eq (found->len, 1);
    const SoleusMotionSlowing *row =
        &g_array_index (found, SoleusMotionSlowing, 0);
    ck_assert_double_eq_tol (row->start_hz, 4.0, 0.2);
    ck_assert_double_eq_tol (row->end_hz, 1.0, 0.1);
    ck_assert_double_eq_tol (row->span.start_s, 29.5, 1e-6);
    ck_assert_double_eq_tol (row->span.end_s, 60.5, 1e-6);
    ck_assert_double_gt (row->r2, 0.95);
    ck_assert_double_eq_tol (row->level, 0.5, 1e-6);
    ck_assert_uint_ge (row->n_beats, 50);
  }
END_TEST

START_TEST (steps_are_slow_large_and_last)
  {
    static const struct
    {
      double length_s, hz, level;
      guint n;
    } rows[] = {{20, 1.0, 0.2, 1}, {20, 2.0, 0.2, 1}, {20, 2.7, 0.2, 1},
        {20, 3.0, 0.2, 0}, {20, 2.0, 0.05, 0}, {3, 2.0, 0.2, 0}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (GArray) beats = beats_of (
            30.0, rows[i].length_s, rows[i].hz, rows[i].hz, rows[i].level);
        g_autoptr (GArray) found = soleus_motion_steps (
            (const SoleusMotionBeat *)beats->data, beats->len, 0.1);
        ck_assert_uint_eq (found->len, rows[i].n);
        if (found->len > 0)
          ck_assert_double_eq_tol (g_array_index (found, SoleusSpan, 0).end_s,
              30.5 + rows[i].length_s, 1e-6);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("motion");
  TCase *runs = tcase_create ("runs");
  TCase *beats = tcase_create ("beats");

  tcase_add_test (
      runs, a_run_has_the_edges_the_size_and_the_speed_of_its_movement);
  tcase_add_test (runs, runs_join_within_the_gap_and_not_beyond);
  tcase_add_test (runs, a_gap_of_the_recording_parts_a_movement);
  tcase_add_test (runs, noise_alone_moves_less_than_once_in_five_minutes);
  tcase_add_test (runs, what_moves_nearly_all_the_time_is_still_found);
  tcase_add_test (runs, two_jerks_leave_a_run_unfilled);
  tcase_add_test (runs, nothing_has_no_runs);
  tcase_add_test (runs, a_swelling_rhythm_tells_its_depth);
  tcase_add_test (beats, what_comes_back_is_the_whole_beat_and_no_harmonic);
  tcase_add_test (beats, noise_does_not_come_back);
  tcase_add_test (beats, beats_that_slow_down_are_found_and_others_are_not);
  tcase_add_test (beats, a_slowing_tells_its_rates_and_bears_an_odd_second);
  tcase_add_test (beats, steps_are_slow_large_and_last);
  suite_add_tcase (suite, runs);
  suite_add_tcase (suite, beats);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
