/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>

#include "soleus-ticks.h"

static const struct
{
  double low, high;
  guint max_ticks;
  double first, step;
  guint n;
  const char *first_label, *last_label;
} linear_rows[] = {
    {-100.0, 100.0, 5, -100.0, 50.0, 5, "-100", "100"},
    {-0.02, 0.03, 6, -0.02, 0.01, 6, "-0.02", "0.03"},
    {0.0, 1.0, 2, 0.0, 1.0, 2, "0", "1"},
    {0.1, 0.9, 3, 0.5, 0.5, 1, "0.5", "0.5"},
    {-3.0, 4.0, 4, -2.0, 2.0, 4, "-2", "4"},
    {1e-7, 3e-7, 4, 1e-7, 1e-7, 3, "0.0000001", "0.0000003"},
    {1e6, 1.5e6, 6, 1e6, 1e5, 6, "1000000", "1500000"},
};

START_TEST (linear_ticks_follow_the_table)
  {
    SoleusTicks ticks = soleus_ticks_linear (
        linear_rows[_i].low, linear_rows[_i].high, linear_rows[_i].max_ticks);
    g_autofree char *first = soleus_ticks_dup_label (&ticks, 0);
    g_autofree char *last = soleus_ticks_dup_label (&ticks, ticks.n - 1);

    ck_assert_uint_eq (ticks.n, linear_rows[_i].n);
    ck_assert_double_eq_tol (
        ticks.first, linear_rows[_i].first, 1e-9 * ticks.step);
    ck_assert_double_eq_tol (
        ticks.step, linear_rows[_i].step, 1e-9 * ticks.step);
    ck_assert_str_eq (first, linear_rows[_i].first_label);
    ck_assert_str_eq (last, linear_rows[_i].last_label);
  }
END_TEST

START_TEST (any_range_gets_some_ticks_and_never_more_than_asked)
  {
    g_autoptr (GRand) random = g_rand_new_with_seed (soleus_test_seed ());

    for (int i = 0; i < 5000; i++)
      {
        double low = g_rand_double_range (random, -1e4, 1e4);
        double size = pow (10.0, g_rand_double_range (random, -3.0, 5.0));
        guint most = (guint)g_rand_int_range (random, 2, 14);
        SoleusTicks ticks = soleus_ticks_linear (low, low + size, most);
        SoleusSpan span = {low, low + size};
        SoleusTicks times = soleus_ticks_time (span, NULL, most);

        ck_assert_uint_le (ticks.n, most);
        ck_assert_uint_ge (ticks.n, MAX (most / 3, 1));
        ck_assert_double_ge (ticks.first, low - 1e-6 * size);
        ck_assert_double_le (
            soleus_ticks_value (&ticks, ticks.n - 1), low + size * (1 + 1e-6));
        ck_assert_uint_le (times.n, most);
      }
  }
END_TEST

START_TEST (a_range_that_is_none_has_no_ticks)
  {
    ck_assert_uint_eq (soleus_ticks_linear (1.0, 1.0, 5).n, 0);
    ck_assert_uint_eq (soleus_ticks_linear (2.0, 1.0, 5).n, 0);
    ck_assert_uint_eq (soleus_ticks_linear (NAN, 1.0, 5).n, 0);
    ck_assert_uint_eq (soleus_ticks_linear (0.0, INFINITY, 5).n, 0);
    ck_assert_uint_eq (soleus_ticks_time ((SoleusSpan){3, 3}, NULL, 5).n, 0);
  }
END_TEST

static const struct
{
  double start_s, end_s;
  guint max_ticks;
  gboolean clock; /* starts at 12:04:07 */
  double step;
  const char *first_label;
} time_rows[] = {
    {0.0, 10.0, 11, FALSE, 1.0, "0 s"},
    {0.0, 0.4, 5, FALSE, 0.1, "0.0 s"},
    {10.0, 70.0, 7, FALSE, 10.0, "10 s"},
    {0.0, 3600.0, 7, FALSE, 600.0, "0:00:00"},
    {0.0, 1800.0, 4, FALSE, 600.0, "0:00:00"},
    {0.0, 86400.0, 9, FALSE, 10800.0, "0:00:00"},
    {0.0, 10.0, 6, TRUE, 2.0, "12:04:08"},
    {0.0, 3600.0, 7, TRUE, 600.0, "12:10"},
    {0.0, 0.01, 6, TRUE, 0.002, "12:04:07.000"},
    {0.0, 40 * 86400.0, 5, FALSE, 10 * 86400.0, "0:00:00"},
};

START_TEST (time_ticks_follow_the_table)
  {
    SoleusSpan span = {time_rows[_i].start_s, time_rows[_i].end_s};
    g_autoptr (GDateTime) noon = g_date_time_new_utc (2026, 3, 12, 12, 4, 7.0);
    GDateTime *start = time_rows[_i].clock ? noon : NULL;
    SoleusTicks ticks =
        soleus_ticks_time (span, start, time_rows[_i].max_ticks);
    g_autofree char *label = soleus_ticks_dup_time_label (&ticks, 0, start);

    ck_assert_double_eq_tol (ticks.step, time_rows[_i].step, 1e-9);
    ck_assert_str_eq (label, time_rows[_i].first_label);
  }
END_TEST

static const struct
{
  double time_s;
  guint n_decimals;
  gboolean clock;
  const char *text;
} text_rows[] = {
    {0.0, 0, FALSE, "0:00:00"},
    {59.9996, 3, FALSE, "0:01:00.000"},
    {3725.25, 2, FALSE, "1:02:05.25"},
    {-1.5, 1, FALSE, "-0:00:01.5"},
    {100 * 3600.0, 0, FALSE, "100:00:00"},
    {3.25, 3, TRUE, "12:04:10.250"},
    {43200.0, 0, TRUE, "00:04:07"},
    {NAN, 0, FALSE, "–"},
};

START_TEST (moments_are_rounded_once)
  {
    g_autoptr (GDateTime) noon = g_date_time_new_utc (2026, 3, 12, 12, 4, 7.0);
    g_autofree char *text = soleus_time_dup_text (text_rows[_i].time_s,
        text_rows[_i].clock ? noon : NULL, text_rows[_i].n_decimals);

    ck_assert_str_eq (text, text_rows[_i].text);
  }
END_TEST

static const struct
{
  double duration_s;
  const char *text;
} duration_rows[] = {
    {0.0139, "14 ms"},
    {0.9996, "1.0 s"},
    {4.21, "4.2 s"},
    {59.96, "1 min 00 s"},
    {1864.0, "31 min 04 s"},
    {7500.0, "2 h 05 min"},
    {3599.7, "1 h 00 min"},
    {NAN, "–"},
};

START_TEST (durations_are_said_as_people_do)
  {
    g_autofree char *text =
        soleus_duration_dup_text (duration_rows[_i].duration_s);

    ck_assert_str_eq (text, duration_rows[_i].text);
  }
END_TEST

START_TEST (a_division_is_round_and_fits_at_least_so_often)
  {
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());

    ck_assert_double_eq_tol (soleus_ticks_division (200.0, 4), 50.0, 1e-9);
    ck_assert_double_eq_tol (soleus_ticks_division (199.0, 4), 20.0, 1e-9);
    ck_assert_double_eq_tol (soleus_ticks_division (10.0, 10), 1.0, 1e-9);
    ck_assert_double_eq_tol (soleus_ticks_division (0.8, 4), 0.2, 1e-9);
    for (int i = 0; i < 2000; i++)
      {
        double range = pow (10.0, g_rand_double_range (rand, -6.0, 6.0));
        double step = soleus_ticks_division (range, 4);

        ck_assert_double_ge (range / step, 4.0 - 1e-6);
        ck_assert_double_lt (range / step, 10.0 + 1e-6);
      }
  }
END_TEST

START_TEST (marks_of_a_step_are_its_multiples)
  {
    SoleusTicks ticks = soleus_ticks_of_step (-45.0, 60.0, 20.0);

    ck_assert_uint_eq (ticks.n, 6);
    ck_assert_double_eq_tol (soleus_ticks_value (&ticks, 0), -40.0, 1e-9);
    ck_assert_double_eq_tol (soleus_ticks_value (&ticks, 5), 60.0, 1e-9);
    ck_assert_uint_eq (soleus_ticks_of_step (1.0, 1.0, 20.0).n, 0);
    ck_assert_uint_eq (soleus_ticks_of_step (0.0, 1.0, 0.0).n, 0);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("ticks");
  TCase *tcase = tcase_create ("ticks");

  tcase_add_loop_test (
      tcase, linear_ticks_follow_the_table, 0, G_N_ELEMENTS (linear_rows));
  tcase_add_test (tcase, any_range_gets_some_ticks_and_never_more_than_asked);
  tcase_add_test (tcase, a_range_that_is_none_has_no_ticks);
  tcase_add_loop_test (
      tcase, time_ticks_follow_the_table, 0, G_N_ELEMENTS (time_rows));
  tcase_add_loop_test (
      tcase, moments_are_rounded_once, 0, G_N_ELEMENTS (text_rows));
  tcase_add_loop_test (
      tcase, durations_are_said_as_people_do, 0, G_N_ELEMENTS (duration_rows));
  tcase_add_test (tcase, a_division_is_round_and_fits_at_least_so_often);
  tcase_add_test (tcase, marks_of_a_step_are_its_multiples);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
