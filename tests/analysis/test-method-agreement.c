/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>

#include "soleus-method-agreement.h"

/* Six things rated by four judges [shrout1979], table 2. */
static const double judges[] = {
    9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7};

START_TEST (the_textbook_has_the_textbooks_correlation)
  {
    SoleusEstimate icc = soleus_icc (judges, 6, 4);

    /* Published: 0.29, and 0.02 to 0.76. */
    ck_assert_double_eq_tol (icc.value, 0.2898, 1e-3);
    ck_assert_double_eq_tol (icc.low, 0.0188, 1e-3);
    ck_assert_double_eq_tol (icc.high, 0.7611, 1e-3);
  }
END_TEST

START_TEST (the_same_numbers_agree_wholly)
  {
    const double rates[] = {0.5, 3, 12, 7, 1};
    SoleusMethodAgreement same = soleus_method_agreement (rates, rates, 5);

    ck_assert_uint_eq (same.n, 5);
    ck_assert_double_eq (same.bias.value, 0.0);
    ck_assert_double_eq (same.sd, 0.0);
    ck_assert_double_eq_tol (same.icc.value, 1.0, 1e-12);
    ck_assert_double_eq (same.upper.value, 0.0);
  }
END_TEST

START_TEST (a_shift_is_bias_and_lowers_absolute_agreement)
  {
    const double reference[] = {1, 2, 3, 4, 5};
    const double test[] = {2, 3, 4, 5, 6};
    SoleusMethodAgreement shifted =
        soleus_method_agreement (reference, test, 5);

    ck_assert_double_eq_tol (shifted.bias.value, 1.0, 1e-12);
    ck_assert_double_eq_tol (shifted.sd, 0.0, 1e-12);
    /* MSR 5, MSC 2.5, MSE 0: 5 / (5 + 2 / 5 * 2.5). */
    ck_assert_double_eq_tol (shifted.icc.value, 5.0 / 6.0, 1e-9);
  }
END_TEST

START_TEST (limits_and_their_intervals_follow_the_formula)
  {
    const double reference[] = {10, 20, 30, 40};
    const double test[] = {11, 19, 32, 42};
    SoleusMethodAgreement found = soleus_method_agreement (reference, test, 4);
    const double sd = sqrt (2.0), t = 3.182446305, z = 1.959963985;

    ck_assert_double_eq_tol (found.bias.value, 1.0, 1e-12);
    ck_assert_double_eq_tol (found.sd, sd, 1e-12);
    ck_assert_double_eq_tol (found.bias.low, 1.0 - t * sd / 2.0, 1e-8);
    ck_assert_double_eq_tol (found.upper.value, 1.0 + z * sd, 1e-8);
    ck_assert_double_eq_tol (found.lower.value, 1.0 - z * sd, 1e-8);
    ck_assert_double_eq_tol (found.upper.high,
        1.0 + z * sd + t * sd * sqrt (0.25 + z * z / 6.0), 1e-8);
  }
END_TEST

START_TEST (what_was_not_measured_is_left_out)
  {
    const double reference[] = {1, NAN, 3, 4};
    const double test[] = {1, 2, INFINITY, 5};
    SoleusMethodAgreement found = soleus_method_agreement (reference, test, 4);

    ck_assert_uint_eq (found.n, 2);
    ck_assert_double_eq_tol (found.bias.value, 0.5, 1e-12);
  }
END_TEST

START_TEST (too_little_is_said_to_be_unknown)
  {
    const double one[] = {1.0}, other[] = {2.0};
    SoleusMethodAgreement none = soleus_method_agreement (one, other, 0);
    SoleusMethodAgreement single = soleus_method_agreement (one, other, 1);
    const double flat[] = {3, 3, 3, 3};

    ck_assert_uint_eq (none.n, 0);
    ck_assert (isnan (none.bias.value) && isnan (none.icc.value));
    ck_assert_double_eq (single.bias.value, 1.0);
    ck_assert (isnan (single.bias.low) && isnan (single.sd));
    ck_assert (isnan (single.icc.value));
    ck_assert (isnan (soleus_icc (flat, 2, 2).value));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("method-agreement");
  TCase *tc = tcase_create ("method-agreement");

  tcase_add_test (tc, the_textbook_has_the_textbooks_correlation);
  tcase_add_test (tc, the_same_numbers_agree_wholly);
  tcase_add_test (tc, a_shift_is_bias_and_lowers_absolute_agreement);
  tcase_add_test (tc, limits_and_their_intervals_follow_the_formula);
  tcase_add_test (tc, what_was_not_measured_is_left_out);
  tcase_add_test (tc, too_little_is_said_to_be_unknown);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
