/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-dsp-test.h"

#include "soleus-correlate.h"

START_TEST (r_is_one_for_a_scaled_copy_and_minus_one_for_its_mirror)
  {
    g_autofree float *x = white_noise (400);
    float y[400], flat[400] = {0.0f};

    for (gsize i = 0; i < 400; i++)
      y[i] = 3.0f * x[i] + 10.0f;
    ck_assert_double_eq_tol (soleus_correlation (x, y, 400), 1.0, 1e-6);
    for (gsize i = 0; i < 400; i++)
      y[i] = -x[i];
    ck_assert_double_eq_tol (soleus_correlation (x, y, 400), -1.0, 1e-6);
    ck_assert_double_eq (soleus_correlation (x, flat, 400), 0.0);
    ck_assert_double_eq (soleus_correlation (x, y, 0), 0.0);
  }
END_TEST

START_TEST (a_delay_is_found_with_its_sign)
  {
    g_autofree float *x = white_noise (2000);
    int lag = _i;
    double r;

    /* y[i + lag] = x[i] */
    ck_assert_double_eq_tol (
        soleus_best_lag (x + 100 + lag, 1500, x + 100, 1500, 60, &r), lag, 0.1);
    ck_assert_double_gt (r, 0.99);
  }
END_TEST

START_TEST (a_delay_at_the_last_lag_is_not_moved)
  {
    g_autofree float *x = white_noise (2000);
    double r;

    ck_assert_double_eq (
        soleus_best_lag (x + 120, 1500, x + 100, 1500, 20, &r), 20.0);
    ck_assert_double_gt (r, 0.99);
    ck_assert_double_eq (
        soleus_best_lag (x + 100, 1500, x + 120, 1500, 20, &r), -20.0);
    ck_assert_double_gt (r, 0.99);
    ck_assert_double_eq (soleus_best_lag (x, 1500, x + 120, 1500, 0, &r), 0.0);
    ck_assert_double_lt (fabs (r), 0.2);
  }
END_TEST

START_TEST (a_delay_between_samples_is_found)
  {
    float x[400], y[400];

    for (gsize i = 0; i < 400; i++)
      {
        double t = (double)i - 200.0;

        x[i] = (float)exp (-t * t / 200.0);
        y[i] = (float)exp (-(t - 3.4) * (t - 3.4) / 200.0);
      }
    ck_assert_double_eq_tol (
        soleus_best_lag (x, 400, y, 400, 20, NULL), 3.4, 0.05);
  }
END_TEST

START_TEST (lags_with_too_little_in_common_count_nothing)
  {
    g_autofree float *x = white_noise (10);
    float r[21];

    soleus_cross_correlation (x, 10, x, 10, 10, r);
    ck_assert_float_eq (r[0], 0.0f);
    ck_assert_float_eq (r[4], 0.0f);
    ck_assert_float_eq_tol (r[10], 1.0f, 1e-6f);
    ck_assert_float_eq (r[20], 0.0f);
  }
END_TEST

START_TEST (a_shape_is_found_where_it_was_put)
  {
    g_autofree float *x = white_noise (1000);
    const float shape[7] = {1, 3, 9, -12, -5, 2, 1};
    float r[994];
    gsize best = 0;

    for (gsize j = 0; j < 7; j++)
      x[321 + j] += 5.0f * shape[j];
    soleus_match_shape (x, 1000, shape, 7, r);
    for (gsize i = 0; i < 994; i++)
      {
        ck_assert_double_eq_tol (
            (double)r[i], soleus_correlation (x + i, shape, 7), 1e-6);
        best = r[i] > r[best] ? i : best;
      }
    ck_assert_uint_eq (best, 321);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("correlate");
  TCase *tc = tcase_create ("correlate");

  tcase_add_test (tc, r_is_one_for_a_scaled_copy_and_minus_one_for_its_mirror);
  tcase_add_loop_test (tc, a_delay_is_found_with_its_sign, -50, 51);
  tcase_add_test (tc, a_delay_at_the_last_lag_is_not_moved);
  tcase_add_test (tc, a_delay_between_samples_is_found);
  tcase_add_test (tc, lags_with_too_little_in_common_count_nothing);
  tcase_add_test (tc, a_shape_is_found_where_it_was_put);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
