/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-dsp-test.h"

#include "soleus-short-time.h"

#define RATE_HZ 2000.0
#define N 512
#define N_ROWS 50
#define ROW_HZ (500.0 / N_ROWS)

static guint
highest (const float *rows)
{
  guint top = 0;

  for (guint r = 1; r < N_ROWS; r++)
    if (rows[r] > rows[top])
      top = r;
  return top;
}

START_TEST (a_tone_is_in_the_row_of_its_frequency)
  {
    double tone_hz = 23.0 + 45.0 * _i;
    g_autofree float *x = sine (N, tone_hz, RATE_HZ, 2.0);
    g_autoptr (SoleusShortTime) made =
        soleus_short_time_new (N, RATE_HZ, 500.0, N_ROWS);
    float rows[N_ROWS] = {0.0f};

    ck_assert (soleus_short_time_add (made, x, rows));
    ck_assert_uint_eq (highest (rows), (guint)(tone_hz / ROW_HZ));
  }
END_TEST

START_TEST (the_rows_hold_the_variance)
  {
    g_autofree float *x = sine (N, 203.0, RATE_HZ, 3.0);
    g_autoptr (SoleusShortTime) made =
        soleus_short_time_new (N, RATE_HZ, RATE_HZ / 2.0, N_ROWS);
    float rows[N_ROWS] = {0.0f};
    double sum = 0.0;

    soleus_short_time_add (made, x, rows);
    for (guint r = 0; r < N_ROWS; r++)
      sum += rows[r] * RATE_HZ / 2.0 / N_ROWS;
    /* 3^2 / 2; a tone has 52 turns and a bit in it, by one in a thousand */
    ck_assert_double_eq_tol (sum, 4.5, 0.01);
  }
END_TEST

START_TEST (a_level_is_no_power)
  {
    g_autofree float *x = sine (N, 100.0, RATE_HZ, 0.0);
    g_autoptr (SoleusShortTime) made =
        soleus_short_time_new (N, RATE_HZ, 500.0, N_ROWS);
    float rows[N_ROWS] = {0.0f};

    for (guint i = 0; i < N; i++)
      x[i] = 1000.0f;
    ck_assert (soleus_short_time_add (made, x, rows));
    for (guint r = 0; r < N_ROWS; r++)
      ck_assert_float_eq (rows[r], 0.0f);
  }
END_TEST

START_TEST (every_row_has_a_bin_of_its_own)
  {
    g_autofree float *x = white_noise (32);
    g_autoptr (SoleusShortTime) made =
        soleus_short_time_new (32, RATE_HZ, 500.0, N_ROWS);
    float rows[N_ROWS] = {0.0f};

    soleus_short_time_add (made, x, rows);
    for (guint r = 0; r < N_ROWS; r++)
      ck_assert_float_gt (rows[r], 0.0f);
  }
END_TEST

START_TEST (a_missing_sample_adds_nothing)
  {
    g_autofree float *x = white_noise (N);
    g_autoptr (SoleusShortTime) made =
        soleus_short_time_new (N, RATE_HZ, 500.0, N_ROWS);
    float rows[N_ROWS] = {0.0f};

    x[N - 1] = NAN;
    ck_assert (!soleus_short_time_add (made, x, rows));
    for (guint r = 0; r < N_ROWS; r++)
      ck_assert_float_eq (rows[r], 0.0f);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("short-time");
  TCase *tcase = tcase_create ("short-time");

  tcase_add_loop_test (tcase, a_tone_is_in_the_row_of_its_frequency, 0, 10);
  tcase_add_test (tcase, the_rows_hold_the_variance);
  tcase_add_test (tcase, a_level_is_no_power);
  tcase_add_test (tcase, every_row_has_a_bin_of_its_own);
  tcase_add_test (tcase, a_missing_sample_adds_nothing);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
