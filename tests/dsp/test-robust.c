/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-dsp-test.h"

#include "soleus-robust.h"

#include <stdlib.h>

static int
by_size (const void *a, const void *b)
{
  float x = *(const float *)a, y = *(const float *)b;

  return (x > y) - (x < y);
}

static double
quantile_by_sorting (const float *x, gsize n, double p)
{
  g_autofree float *sorted = g_memdup2 (x, n * sizeof *x);
  double place = p * (double)(n - 1);
  gsize k = MIN ((gsize)place, n - 1);
  double upper;

  qsort (sorted, n, sizeof *sorted, by_size);
  upper = (double)sorted[MIN (k + 1, n - 1)];
  return (double)sorted[k] + (place - (double)k) * (upper - (double)sorted[k]);
}

static const gsize sizes[] = {1, 2, 3, 4, 5, 10, 99, 100, 1001, 5000};
static const double shares[] = {0.0, 0.01, 0.2, 0.25, 0.5, 0.75, 0.999, 1.0};

START_TEST (a_quantile_is_that_of_sorting)
  {
    gsize n = sizes[_i];
    g_autofree float *x = white_noise (n);

    for (gsize k = 0; k < G_N_ELEMENTS (shares); k++)
      {
        g_autofree double *wide = g_new (double, n);
        double expected = quantile_by_sorting (x, n, shares[k]);

        for (gsize i = 0; i < n; i++)
          wide[i] = (double)x[i];
        ck_assert_double_eq_tol (
            soleus_quantile (x, n, shares[k]), expected, 1e-12);
        ck_assert_double_eq_tol (
            soleus_quantile_double (wide, n, shares[k]), expected, 1e-12);
      }
  }
END_TEST

/* Values of every size and both signs: what a bin of the float's top bits
 * could confuse. */
static float
odd_value (GRand *rand, int kind)
{
  double sign = g_rand_boolean (rand) ? 1.0 : -1.0;

  switch (kind)
    {
    case 0: /* over sixty powers of ten */
      return (float)(sign * pow (10.0, g_rand_double_range (rand, -30, 30)));
    case 1: /* all below nothing, in one bin */
      return (float)-g_rand_double_range (rand, 1.0, 1.1);
    case 2: /* zeros of both signs, and their smallest neighbours */
      return (float)(sign * g_rand_int_range (rand, 0, 3) * 1e-44);
    case 3: /* a few values, many times */
      return (float)g_rand_int_range (rand, -2, 3);
    default: /* one far away */
      return g_rand_double (rand) < 0.01 ? 1e30f : (float)g_rand_double (rand);
    }
}

START_TEST (odd_values_are_ranked_as_by_sorting)
  {
    /* around the size from which bins are used */
    static const gsize lengths[] = {2, 255, 256, 257, 1000, 3001};
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());

    for (gsize k = 0; k < G_N_ELEMENTS (lengths); k++)
      {
        gsize n = lengths[k];
        g_autofree float *x = g_new (float, n);

        for (gsize i = 0; i < n; i++)
          x[i] = odd_value (rand, _i);
        for (gsize p = 0; p <= 20; p++)
          {
            double expected = quantile_by_sorting (x, n, 0.05 * (double)p);
            double got = soleus_quantile (x, n, 0.05 * (double)p);

            ck_assert (fabs (got - expected) <= 1e-12 * fabs (expected));
          }
      }
  }
END_TEST

START_TEST (asking_does_not_change_the_samples)
  {
    g_autofree float *x = white_noise (2000);
    g_autofree float *copy = g_memdup2 (x, 2000 * sizeof *x);

    soleus_quantile (x, 2000, 0.3);
    soleus_mad (x, 2000, 0.5);
    soleus_robust_sigma (x, 2000);
    soleus_robust_sigma_zero (x, 2000, 3);
    ck_assert_mem_eq (x, copy, 2000 * sizeof *x);
  }
END_TEST

START_TEST (shares_beyond_0_and_1_are_the_extremes)
  {
    const float x[] = {3.0f, -1.0f, 7.0f, 5.0f};
    const double wide[] = {3.0, -1.0, 7.0, 5.0};

    ck_assert_double_eq (soleus_quantile (x, 4, -0.5), -1.0);
    ck_assert_double_eq (soleus_quantile (x, 4, 1.5), 7.0);
    ck_assert_double_eq (soleus_quantile_double (wide, 4, -0.5), -1.0);
    ck_assert_double_eq (soleus_quantile_double (wide, 4, 1.5), 7.0);
    ck_assert_double_eq (soleus_median_double (wide, 4), 4.0);
    ck_assert_double_eq (soleus_median_double (wide, 0), 0.0);
    ck_assert_double_eq (soleus_mad (x, 0, 1.0), 0.0);
    ck_assert_double_eq (soleus_mad (x, 4, 3.0), 3.0);
    ck_assert_double_eq (soleus_robust_sigma_zero (x, 0, 1), 0.0);
    /* samples 0 and 3, of sizes 3 and 5 */
    ck_assert_double_eq_tol (
        soleus_robust_sigma_zero (x, 4, 3), 1.4826 * 4.0, 1e-9);
  }
END_TEST

START_TEST (ties_and_order_do_not_matter)
  {
    gsize n = 1000;
    g_autofree float *x = g_new (float, n);

    for (gsize i = 0; i < n; i++)
      x[i] = (float)(i % 3);
    ck_assert_double_eq (soleus_median (x, n), 1.0);
    for (gsize i = 0; i < n; i++)
      x[i] = (float)(n - i);
    ck_assert_double_eq (soleus_median (x, n), 500.5);
    for (gsize i = 0; i < n; i++)
      x[i] = 7.0f;
    ck_assert_double_eq (soleus_median (x, n), 7.0);
    ck_assert_double_eq (soleus_mad (x, n, 7.0), 0.0);
    ck_assert_double_eq (soleus_median (x, 0), 0.0);
  }
END_TEST

START_TEST (sigma_of_noise_is_right_and_twitches_do_not_move_it)
  {
    gsize n = 20000;
    g_autofree float *x = white_noise (n);
    /* standard error of the MAD sigma: 1.17 / sqrt (n); four of them */
    double tolerance = 4.0 * 1.17 / sqrt ((double)n);

    ck_assert_double_eq_tol (soleus_robust_sigma (x, n), 1.0, tolerance);
    ck_assert_double_eq_tol (
        soleus_robust_sigma_zero (x, n, 4), 1.0, 2.0 * tolerance);
    for (gsize i = 0; i < n; i += 100)
      x[i] = 5000.0f;
    /* one sample in a hundred moves it by about 1.5 % */
    ck_assert_double_eq_tol (soleus_robust_sigma (x, n), 1.0, tolerance + 0.02);
  }
END_TEST

START_TEST (a_rolling_quantile_is_that_of_each_window)
  {
    gsize n = 200;
    g_autofree float *x = white_noise (n);
    g_autofree float *y = g_new (float, n);

    soleus_rolling_quantile (x, n, 30, 0.2, y);
    for (gsize i = 0; i < n; i++)
      {
        gsize first = i > 30 ? i - 30 : 0;
        gsize end = MIN (n, i + 31);

        ck_assert_double_eq_tol ((double)y[i],
            quantile_by_sorting (x + first, end - first, 0.2), 1e-6);
      }
  }
END_TEST

START_TEST (a_histogram_quantile_is_close_to_that_of_sorting)
  {
    gsize n = 50000;
    g_autofree float *x = white_noise (n);
    g_autofree float *size = g_new (float, n);
    g_autoptr (SoleusHistogram) histogram = soleus_histogram_new ();
    double scale = pow (10.0, _i);

    for (gsize i = 0; i < n; i++)
      {
        x[i] *= (float)scale;
        size[i] = fabsf (x[i]);
      }
    soleus_histogram_add (histogram, x, 20000, 1);
    soleus_histogram_add (histogram, x + 20000, n - 20000, 1);
    ck_assert_uint_eq (soleus_histogram_get_n (histogram), n);
    for (double p = 0.05; p < 0.96; p += 0.05)
      {
        double expected = quantile_by_sorting (size, n, p);

        ck_assert_double_eq_tol (soleus_histogram_quantile (histogram, p),
            expected, 0.032 * expected);
      }
    ck_assert_double_eq_tol (soleus_histogram_quantile (histogram, 0.5),
        quantile_by_sorting (size, n, 0.5), 0.003 * scale);
  }
END_TEST

START_TEST (a_histogram_is_empty_after_clear_and_counts_only_numbers)
  {
    const float odd[] = {NAN, INFINITY, -INFINITY, 0.0f, -0.0f, 2.0f};
    g_autoptr (SoleusHistogram) histogram = soleus_histogram_new ();

    soleus_histogram_add (histogram, odd, G_N_ELEMENTS (odd), 1);
    ck_assert_uint_eq (soleus_histogram_get_n (histogram), 3);
    soleus_histogram_clear (histogram);
    ck_assert_uint_eq (soleus_histogram_get_n (histogram), 0);
    ck_assert_double_eq (soleus_histogram_quantile (histogram, 0.5), 0.0);
    soleus_histogram_add (histogram, odd + 5, 1, 1);
    ck_assert_double_eq_tol (
        soleus_histogram_quantile (histogram, 0.5), 2.0, 0.064);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("robust");
  TCase *tc = tcase_create ("robust");

  tcase_add_loop_test (
      tc, a_quantile_is_that_of_sorting, 0, G_N_ELEMENTS (sizes));
  tcase_add_loop_test (tc, odd_values_are_ranked_as_by_sorting, 0, 5);
  tcase_add_test (tc, asking_does_not_change_the_samples);
  tcase_add_test (tc, shares_beyond_0_and_1_are_the_extremes);
  tcase_add_test (tc, ties_and_order_do_not_matter);
  tcase_add_test (tc, sigma_of_noise_is_right_and_twitches_do_not_move_it);
  tcase_add_test (tc, a_rolling_quantile_is_that_of_each_window);
  tcase_add_loop_test (
      tc, a_histogram_quantile_is_close_to_that_of_sorting, -6, 6);
  tcase_add_test (tc, a_histogram_is_empty_after_clear_and_counts_only_numbers);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
