/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-binomial.h"
#include "soleus-distribution.h"
#include "soleus-poisson.h"
#include "soleus-test.h"

/* P (X >= k) of a Poisson mean, term by term. */
static double
poisson_at_least (guint k, double mean)
{
  double below = 0.0;

  for (guint i = 0; i < k; i++)
    below += exp (i * log (mean) - mean - lgamma (i + 1.0));
  return 1.0 - below;
}

/* P (X >= k) of a binomial share, term by term. */
static double
binomial_at_least (guint k, guint n, double share)
{
  double below = 0.0;

  for (guint i = 0; i < k; i++)
    below += exp (lgamma (n + 1.0) - lgamma (i + 1.0) - lgamma (n - i + 1.0)
        + i * log (share) + (n - i) * log1p (-share));
  return 1.0 - below;
}

/* Garwood's limits are those means of which the count is just too many, or
 * too few, with 2.5 %: that is checked by summing the distribution itself. */
START_TEST (every_count_to_thousands_has_its_exact_limits)
  {
    for (guint n = 1; n < 6000; n += n < 40 ? 1 : n < 1100 ? 61 : 19)
      {
        double low;
        double high;
        soleus_poisson_interval (n, &low, &high);
        ck_assert_msg (isfinite (low) && isfinite (high), "n = %u", n);
        /* Thousands of terms with logarithms right to 1e-12 of 50,000. */
        ck_assert_double_eq_tol (poisson_at_least (n, low), 0.025, 1e-7);
        ck_assert_double_eq_tol (
            1.0 - poisson_at_least (n + 1, high), 0.025, 1e-7);
      }
  }
END_TEST

START_TEST (limits_of_large_counts_are_those_of_a_bell)
  {
    static const guint counts[] = {1159, 16406, 81920, 1000000, 100000000};

    for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
      {
        double n = counts[i];
        double low;
        double high;
        soleus_poisson_interval (counts[i], &low, &high);
        /* Root scale: within a few times 1 / sqrt (n) of it, and of the half
         * that a count of whole numbers adds on each side. */
        double slack = 0.5 + 5.0 / sqrt (n) + 1e-8 * n;
        double least = pow (sqrt (n) - 0.5 * 1.959964, 2.0);
        double most = pow (sqrt (n) + 0.5 * 1.959964, 2.0);
        ck_assert_double_eq_tol (low, least, slack + 0.5);
        ck_assert_double_eq_tol (high, most, slack + 0.5);
      }
  }
END_TEST

START_TEST (every_share_has_its_exact_limits)
  {
    static const guint of[] = {1, 2, 5, 20, 100, 291, 650, 2000};

    for (guint i = 0; i < G_N_ELEMENTS (of); i++)
      for (guint k = 0; k <= of[i]; k += 1 + of[i] / 40)
        {
          guint n = of[i];
          SoleusShare share = soleus_share (k, n);
          ck_assert_msg (
              isfinite (share.low) && isfinite (share.high), "%u of %u", k, n);
          ck_assert_double_eq_tol (share.value, (double)k / n, 1e-15);
          ck_assert_double_le (share.low, share.value);
          ck_assert_double_ge (share.high, share.value);
          /* [clopper1934]: k or more of n has 2.5 % at the lower limit. The
           * sums are right to 1e-8. */
          if (k > 0)
            ck_assert_double_eq_tol (
                binomial_at_least (k, n, share.low), 0.025, 1e-8);
          else
            ck_assert_double_eq (share.low, 0.0);
          if (k < n)
            ck_assert_double_eq_tol (
                1.0 - binomial_at_least (k + 1, n, share.high), 0.025, 1e-8);
          else
            ck_assert_double_eq (share.high, 1.0);
        }
  }
END_TEST

START_TEST (a_share_and_its_rest_mirror_each_other)
  {
    for (guint n = 1; n < 60; n++)
      for (guint k = 0; k <= n; k++)
        {
          SoleusShare one = soleus_share (k, n);
          SoleusShare other = soleus_share (n - k, n);
          /* Rounding of 1 - x. */
          ck_assert_double_eq_tol (one.low, 1.0 - other.high, 1e-12);
          ck_assert_double_eq_tol (one.high, 1.0 - other.low, 1e-12);
        }
    ck_assert (isnan (soleus_share (0, 0).value));
    ck_assert (isnan (soleus_share (0, 0).low));
    ck_assert (isnan (soleus_share (0, 0).high));
  }
END_TEST

START_TEST (known_quantiles_come_back)
  {
    /* Of one degree: a squared normal. Of two: -2 log (1 - p). */
    static const double ps[] = {0.001, 0.025, 0.5, 0.9, 0.975, 0.999};

    for (guint i = 0; i < G_N_ELEMENTS (ps); i++)
      {
        double p = ps[i];
        ck_assert_double_eq_tol (
            soleus_chi2_quantile (p, 2.0), -2.0 * log1p (-p), 1e-12);
        ck_assert_double_eq_tol (
            soleus_gamma_quantile (p, 1.0), -log1p (-p), 1e-12);
        double z = sqrt (soleus_chi2_quantile (p, 1.0));
        ck_assert_double_eq_tol (erf (z / G_SQRT2), p, 1e-12);
        ck_assert_double_eq_tol (soleus_beta_quantile (p, 1.0, 1.0), p, 1e-12);
        ck_assert_double_eq_tol (
            soleus_beta_quantile (p, 3.0, 1.0), cbrt (p), 1e-12);
      }
    /* The five-percent point everybody knows, six digits. */
    ck_assert_double_eq_tol (soleus_chi2_quantile (0.95, 1.0), 3.841459, 5e-7);
    ck_assert_double_eq_tol (
        soleus_chi2_quantile (0.95, 10.0), 18.307038, 5e-7);
  }
END_TEST

START_TEST (the_way_changes_without_a_step_at_a_hundred_thousand)
  {
    static const double ps[] = {0.025, 0.5, 0.975};

    for (guint i = 0; i < G_N_ELEMENTS (ps); i++)
      {
        double before = soleus_gamma_quantile (ps[i], 99999.0);
        double after = soleus_gamma_quantile (ps[i], 100000.0);
        /* One more of shape is one more of mean; of sigma, 1 / 632 of z. */
        double more = 1.0 + (ps[i] - 0.5) / 0.475 * 1.96 / 632.0;
        ck_assert_double_eq_tol (after - before, more, 0.002);
      }
  }
END_TEST

START_TEST (the_rate_is_counted_in_minutes)
  {
    double rate;
    double low;
    double high;

    for (guint n = 0; n < 2000; n += 33)
      {
        double least;
        double most;
        soleus_poisson_interval (n, &least, &most);
        soleus_poisson_rate_per_min (n, 90.0, &rate, &low, &high);
        /* Rounding of a division. */
        ck_assert_double_eq_tol (rate, n / 1.5, 1e-9);
        ck_assert_double_eq_tol (low, least / 1.5, 1e-9);
        ck_assert_double_eq_tol (high, most / 1.5, 1e-9);
      }
    soleus_poisson_rate_per_min (3, -1.0, &rate, &low, &high);
    ck_assert (isnan (rate) && isnan (low) && isnan (high));
    soleus_poisson_rate_per_min (3, NAN, &rate, &low, &high);
    ck_assert (isnan (rate) && isnan (low) && isnan (high));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("distribution");
  TCase *tc = tcase_create ("distribution");

  tcase_add_test (tc, every_count_to_thousands_has_its_exact_limits);
  tcase_add_test (tc, limits_of_large_counts_are_those_of_a_bell);
  tcase_add_test (tc, every_share_has_its_exact_limits);
  tcase_add_test (tc, a_share_and_its_rest_mirror_each_other);
  tcase_add_test (tc, known_quantiles_come_back);
  tcase_add_test (tc, the_way_changes_without_a_step_at_a_hundred_thousand);
  tcase_add_test (tc, the_rate_is_counted_in_minutes);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
