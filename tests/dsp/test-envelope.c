/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-dsp-test.h"

#include "soleus-envelope.h"
#include "soleus-teager.h"

static const gsize widths[] = {1, 2, 3, 10, 25, 400};

START_TEST (moving_figures_are_those_of_each_window)
  {
    gsize n = 300, width = widths[_i];
    g_autofree float *x = white_noise (n);
    float mean[300], rms[300], max[300], min[300];

    soleus_moving_mean (x, n, width, mean);
    soleus_moving_rms (x, n, width, rms);
    soleus_moving_max (x, n, width, max);
    soleus_moving_min (x, n, width, min);
    for (gsize i = 0; i < n; i++)
      {
        gsize before = (width - 1) / 2, after = width / 2;
        gsize first = i > before ? i - before : 0;
        gsize count = MIN (n, i + after + 1) - first;
        float low, high;

        ck_assert (soleus_min_max (x + first, count, &low, &high));
        ck_assert_float_eq (max[i], high);
        ck_assert_float_eq (min[i], low);
        ck_assert_double_eq_tol (
            (double)mean[i], soleus_mean (x + first, count), 1e-6);
        ck_assert_double_eq_tol (
            (double)rms[i], soleus_rms (x + first, count), 1e-6);
      }
  }
END_TEST

START_TEST (a_large_pop_leaves_no_trace_in_the_moving_rms)
  {
    float x[1000];

    for (gsize i = 0; i < 1000; i++)
      x[i] = i % 2 == 0 ? 1.0f : -1.0f;
    x[100] = 1e6f;
    soleus_moving_rms (x, 1000, 10, x);
    for (gsize i = 120; i < 1000; i++)
      ck_assert_float_eq_tol (x[i], 1.0f, 1e-3f);
  }
END_TEST

START_TEST (in_place_is_as_into_another_array)
  {
    g_autofree float *x = white_noise (500);
    float y[500];

    soleus_moving_rms (x, 500, 21, y);
    soleus_moving_rms (x, 500, 21, x);
    ck_assert_mem_eq (x, y, sizeof y);
  }
END_TEST

START_TEST (a_minimum_passes_over_what_is_not_a_number)
  {
    const float x[] = {NAN, 2.0f, -3.0f, NAN};
    float low, high;

    ck_assert (soleus_min_max (x, 4, &low, &high));
    ck_assert_float_eq (low, -3.0f);
    ck_assert_float_eq (high, 2.0f);
    ck_assert (!soleus_min_max (x, 1, &low, &high));
    ck_assert (!soleus_min_max (x, 0, &low, &high));
  }
END_TEST

START_TEST (teager_energy_of_a_tone_is_constant_and_known)
  {
    /* A^2 sin^2 (lag omega) for a tone, exactly [kaiser1990] */
    gsize n = 500, lag = (gsize)_i;
    double omega = 2.0 * G_PI * 90.0 / 2000.0;
    double expected = 9.0 * pow (sin ((double)lag * omega), 2.0);
    g_autofree float *x = sine (n, 90.0, 2000.0, 3.0);
    float y[500];

    soleus_teager (x, n, lag, y);
    for (gsize i = 0; i < n; i++)
      ck_assert_double_eq_tol ((double)y[i], expected, 1e-4);
  }
END_TEST

START_TEST (teager_energy_needs_two_lags_and_a_sample)
  {
    const float x[5] = {1, 2, 4, 2, 1};
    float y[5];

    /* 4 * 4 - 1 * 1 in the only place there is, repeated to the ends */
    soleus_teager (x, 5, 2, y);
    for (gsize i = 0; i < 5; i++)
      ck_assert_float_eq (y[i], 15.0f);
  }
END_TEST

START_TEST (teager_energy_of_too_little_is_zero)
  {
    float x[4] = {1, 2, 3, 4}, y[4] = {9, 9, 9, 9};

    soleus_teager (x, 4, 2, y);
    for (gsize i = 0; i < 4; i++)
      ck_assert_float_eq (y[i], 0.0f);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("envelope");
  TCase *tc = tcase_create ("envelope");

  tcase_add_loop_test (
      tc, moving_figures_are_those_of_each_window, 0, G_N_ELEMENTS (widths));
  tcase_add_test (tc, a_large_pop_leaves_no_trace_in_the_moving_rms);
  tcase_add_test (tc, in_place_is_as_into_another_array);
  tcase_add_test (tc, a_minimum_passes_over_what_is_not_a_number);
  tcase_add_loop_test (tc, teager_energy_of_a_tone_is_constant_and_known, 1, 7);
  tcase_add_test (tc, teager_energy_needs_two_lags_and_a_sample);
  tcase_add_test (tc, teager_energy_of_too_little_is_zero);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
