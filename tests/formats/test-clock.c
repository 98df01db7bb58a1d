/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-clock.h"
#include "soleus-test.h"
#include "soleus-time-stamp.h"

#include <string.h>

#define N 20000

static SoleusClockResult
run_clock (const double *stamps_s, guint n, double rate_hz, gboolean daily)
{
  SoleusClock *clock = soleus_clock_new (rate_hz, daily);
  SoleusClockResult result;

  for (guint i = 0; i < n; i++)
    soleus_clock_add (clock, stamps_s[i]);
  soleus_clock_finish (clock, &result);
  return result;
}

static double *
steady (guint n, double rate_hz)
{
  double *stamps_s = g_new (double, n);

  for (guint i = 0; i < n; i++)
    stamps_s[i] = i / rate_hz;
  return stamps_s;
}

static SoleusClockRun
run_at (const SoleusClockResult *result, guint i)
{
  return g_array_index (result->runs, SoleusClockRun, i);
}

START_TEST (rounded_stamps_give_the_exact_rate)
  {
    g_autofree double *stamps_s = steady (N, 4000.0);
    SoleusClockResult result;

    for (guint i = 0; i < N; i++)
      stamps_s[i] = round (stamps_s[i] * 1e4) / 1e4;
    result = run_clock (stamps_s, N, 0.0, FALSE);
    ck_assert_double_eq (result.rate_hz, 4000.0);
    ck_assert_uint_eq (result.runs->len, 1);
    g_array_unref (result.runs);
  }
END_TEST

START_TEST (a_rate_that_is_no_whole_number_stays_so)
  {
    g_autofree double *stamps_s = steady (N, 99.7);
    SoleusClockResult result = run_clock (stamps_s, N, 0.0, FALSE);

    ck_assert_double_eq_tol (result.rate_hz, 99.7, 1e-6);
    g_array_unref (result.runs);
  }
END_TEST

START_TEST (one_lost_sample_is_a_gap_at_its_place)
  {
    g_autofree double *stamps_s = steady (N, 1000.0);
    SoleusClockResult result;

    for (guint i = 12345; i < N; i++)
      stamps_s[i] += 0.001;
    for (guint i = 17000; i < N; i++)
      stamps_s[i] += 3.5;
    result = run_clock (stamps_s, N, 0.0, FALSE);
    ck_assert_double_eq (result.rate_hz, 1000.0);
    ck_assert_uint_eq (result.runs->len, 3);
    ck_assert_uint_eq (run_at (&result, 1).first_idx, 12345);
    ck_assert_double_eq_tol (run_at (&result, 1).start_s, 12.346, 1e-6);
    ck_assert_uint_eq (run_at (&result, 2).first_idx, 17000);
    ck_assert_double_eq_tol (run_at (&result, 2).start_s, 20.501, 1e-6);
    /* The usual step is learnt with the first gap in it: 6e-8 s a sample. */
    ck_assert_double_eq_tol (result.lost_s, 3.501, 2e-5);
    g_array_unref (result.runs);
  }
END_TEST

START_TEST (packets_and_stalls_that_catch_up_are_no_gaps)
  {
    g_autofree double *stamps_s = steady (N, 200.0);
    SoleusClockResult result;

    /* Ten samples come at once, and once everything waits for 0.12 s. */
    for (guint i = 0; i < N; i++)
      stamps_s[i] = stamps_s[i - i % 10];
    for (guint i = 8000; i < 8024; i++)
      stamps_s[i] = stamps_s[8024];
    result = run_clock (stamps_s, N, 0.0, FALSE);
    ck_assert_uint_eq (result.runs->len, 1);
    ck_assert_double_eq_tol (result.rate_hz, 200.0, 0.1);
    g_array_unref (result.runs);
  }
END_TEST

START_TEST (jitter_of_a_phone_is_reported_and_makes_no_gaps)
  {
    g_autofree double *stamps_s = steady (N, 100.0);
    g_autoptr (GRand) random = g_rand_new_with_seed (soleus_test_seed ());
    SoleusClockResult result;

    for (guint i = 0; i < N; i++)
      stamps_s[i] += 0.003 * g_rand_double (random);
    for (guint i = N / 2; i < N; i++)
      stamps_s[i] += 30.0;
    result = run_clock (stamps_s, N, 0.0, FALSE);
    ck_assert_uint_eq (result.runs->len, 2);
    ck_assert_double_eq_tol (run_at (&result, 1).start_s, 130.0, 0.004);
    ck_assert_double_eq_tol (result.rate_hz, 100.0, 0.01);
    ck_assert_double_gt (result.jitter_s, 0.001);
    g_array_unref (result.runs);
  }
END_TEST

START_TEST (time_goes_on_where_stamps_jump_back)
  {
    g_autofree double *stamps_s = steady (N, 100.0);
    SoleusClockResult result;

    for (guint i = N / 2; i < N; i++)
      stamps_s[i] -= 90.0;
    result = run_clock (stamps_s, N, 0.0, FALSE);
    ck_assert_uint_eq (result.n_backward, 1);
    ck_assert_uint_eq (result.runs->len, 1);
    ck_assert_double_eq (result.rate_hz, 100.0);
    g_array_unref (result.runs);
  }
END_TEST

START_TEST (a_time_of_day_goes_on_past_midnight)
  {
    g_autofree double *stamps_s = steady (N, 50.0);
    SoleusClockResult result;

    for (guint i = 0; i < N; i++)
      stamps_s[i] = fmod (86300.0 + stamps_s[i], 86400.0);
    result = run_clock (stamps_s, N, 0.0, TRUE);
    ck_assert_uint_eq (result.runs->len, 1);
    ck_assert_uint_eq (result.n_backward, 0);
    ck_assert_double_eq (result.rate_hz, 50.0);
    g_array_unref (result.runs);
  }
END_TEST

START_TEST (a_told_rate_wins_over_clock_drift_but_not_over_the_facts)
  {
    g_autofree double *stamps_s = steady (N, 199.5);
    SoleusClockResult near = run_clock (stamps_s, N, 200.0, FALSE);
    SoleusClockResult far = run_clock (stamps_s, N, 1000.0, FALSE);

    ck_assert_double_eq (near.rate_hz, 200.0);
    ck_assert_double_eq_tol (far.rate_hz, 199.5, 0.01);
    g_array_unref (near.runs);
    g_array_unref (far.runs);
  }
END_TEST

START_TEST (nothing_and_one_stamp_are_no_rate)
  {
    const double one[] = {5.0}, none[] = {NAN, NAN, NAN};
    SoleusClockResult result = run_clock (one, 0, 0.0, FALSE);

    ck_assert_double_eq (result.rate_hz, 0.0);
    g_array_unref (result.runs);
    result = run_clock (one, 1, 0.0, FALSE);
    ck_assert_double_eq (result.rate_hz, 0.0);
    ck_assert_uint_eq (result.runs->len, 1);
    g_array_unref (result.runs);
    result = run_clock (none, 3, 0.0, FALSE);
    ck_assert_double_eq (result.rate_hz, 0.0);
    ck_assert_uint_eq (result.n, 3);
    g_array_unref (result.runs);
  }
END_TEST

static const struct
{
  const char *text;
  SoleusStampKind kind;
  double time_s;
} stamps[] = {
    {"2019-03-21 14:58:00:500", SOLEUS_STAMP_DATE, 1553180280.5},
    {"2019-03-21T14:58:00.5Z", SOLEUS_STAMP_DATE, 1553180280.5},
    {"2019-03-21T14:58:00.500+01:00", SOLEUS_STAMP_DATE, 1553180280.5},
    {"21.03.2019 14:58:00,5", SOLEUS_STAMP_DATE, 1553180280.5},
    {"3/21/2019 2:58:00.500 PM", SOLEUS_STAMP_DATE, 1553180280.5},
    {"21/03/2019 14:58:00.5", SOLEUS_STAMP_DATE, 1553180280.5},
    {"1970-01-01 00:00", SOLEUS_STAMP_DATE, 0.0},
    {"1970-01-02", SOLEUS_STAMP_DATE, 86400.0},
    {"15:15:28.048", SOLEUS_STAMP_CLOCK, 54928.048},
    {"12:00:00 AM", SOLEUS_STAMP_CLOCK, 0.0},
    {"23:59:59", SOLEUS_STAMP_CLOCK, 86399.0},
    {"24:00:00", SOLEUS_STAMP_NONE, 0.0},
    {"2019-13-01 00:00:00", SOLEUS_STAMP_NONE, 0.0},
    {"257.03.2019 00:00:00", SOLEUS_STAMP_NONE, 0.0},
    {"12:60:00", SOLEUS_STAMP_NONE, 0.0},
    {"12", SOLEUS_STAMP_NONE, 0.0},
    {"", SOLEUS_STAMP_NONE, 0.0},
    {"12:30:00 noon", SOLEUS_STAMP_NONE, 0.0},
};

START_TEST (stamps_are_read_in_the_spellings_of_phones_and_laboratories)
  {
    double time_s = 0.0;

    ck_assert_int_eq (soleus_time_stamp_read (
                          stamps[_i].text, strlen (stamps[_i].text), &time_s),
        stamps[_i].kind);
    if (stamps[_i].kind != SOLEUS_STAMP_NONE)
      ck_assert_double_eq_tol (time_s, stamps[_i].time_s, 1e-6);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("clock");
  TCase *tcase = tcase_create ("clock");

  tcase_add_test (tcase, rounded_stamps_give_the_exact_rate);
  tcase_add_test (tcase, a_rate_that_is_no_whole_number_stays_so);
  tcase_add_test (tcase, one_lost_sample_is_a_gap_at_its_place);
  tcase_add_test (tcase, packets_and_stalls_that_catch_up_are_no_gaps);
  tcase_add_test (tcase, jitter_of_a_phone_is_reported_and_makes_no_gaps);
  tcase_add_test (tcase, time_goes_on_where_stamps_jump_back);
  tcase_add_test (tcase, a_time_of_day_goes_on_past_midnight);
  tcase_add_test (
      tcase, a_told_rate_wins_over_clock_drift_but_not_over_the_facts);
  tcase_add_test (tcase, nothing_and_one_stamp_are_no_rate);
  tcase_add_loop_test (tcase,
      stamps_are_read_in_the_spellings_of_phones_and_laboratories, 0,
      G_N_ELEMENTS (stamps));
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
