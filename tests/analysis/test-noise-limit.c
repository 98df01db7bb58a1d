/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-looks.h"
#include "soleus-noise-limit.h"
#include "soleus-test.h"

/* Quantiles of a bell in the cube root. */
static SoleusLookNoise
bell_noise (double centre, double below, double above)
{
  return (SoleusLookNoise){.n = 1000,
      .low = pow (centre - below, 3.0),
      .middle = pow (centre, 3.0),
      .high = pow (centre + 1.2816 * above, 3.0)};
}

START_TEST (a_bell_is_read_off_its_quantiles)
  {
    SoleusLookNoise noise = bell_noise (0.9, 0.12, 0.13);
    SoleusNoiseBell bell = soleus_noise_bell_fit (&noise, 0.1);

    ck_assert_double_eq_tol (bell.centre, 0.9, 1e-12);
    ck_assert_double_eq_tol (bell.spread, 0.13, 1e-6);
  }
END_TEST

START_TEST (twitches_do_not_widen_the_bell_beyond_what_noise_does)
  {
    SoleusLookNoise noise = bell_noise (1.0, 0.1, 0.9);
    SoleusNoiseBell bell = soleus_noise_bell_fit (&noise, 0.1);

    ck_assert_double_eq_tol (bell.spread, 0.135, 1e-6); /* 1.35 times below */
    noise = bell_noise (1.0, 0.4, 0.4);
    bell = soleus_noise_bell_fit (&noise, 0.1);
    ck_assert_double_eq_tol (bell.spread, 0.2, 1e-12); /* twice the theory */
    noise = bell_noise (1.0, 0.1, 0.05);
    bell = soleus_noise_bell_fit (&noise, 0.1);
    ck_assert_double_eq_tol (bell.spread, 0.1, 1e-6); /* never below below */
  }
END_TEST

START_TEST (too_little_quiet_leaves_the_theory)
  {
    float values[99] = {0.0f};
    SoleusLookNoise noise = soleus_look_noise_of (values, 99);
    SoleusNoiseBell bell = soleus_noise_bell_fit (&noise, 0.07);

    ck_assert_uint_eq (noise.n, 0);
    ck_assert_double_eq (bell.centre, 1.0);
    ck_assert_double_eq (bell.spread, 0.07);
    /* Mean 1: a scale of 1 over the shape. */
    double one = soleus_noise_gamma_limit (&noise, 1.0, 50.0, 0.5);
    ck_assert_double_eq_tol (
        one, log (60.0 * 50.0 / 0.5) + 0.5 * log (one), 1e-6);
  }
END_TEST

START_TEST (quantiles_are_of_the_values)
  {
    float values[1001];
    for (guint i = 0; i < 1001; i++)
      values[i] = (float)(1000 - i);
    SoleusLookNoise noise = soleus_look_noise_of (values, 1001);
    ck_assert_uint_eq (noise.n, 1001);
    ck_assert_double_eq_tol (noise.low, 158.7, 0.01);
    ck_assert_double_eq_tol (noise.middle, 500.0, 0.01);
    ck_assert_double_eq_tol (noise.high, 900.0, 0.01);
  }
END_TEST

/* The quantiles of an exponential law of scale 3 give three times the limit of
 * scale 1, and the tail decides within its bounds. */
START_TEST (the_scale_of_a_gamma_law_is_that_of_its_tail)
  {
    static const struct
    {
      double heavier; /* tail over middle */
      double used;
    } rows[] = {{1.0, 1.0}, {1.2, 1.2}, {2.0, 1.3}, {0.9, 0.9}, {0.5, 0.85}};
    SoleusLookNoise none = {0};
    double unit = soleus_noise_gamma_limit (&none, 1.0, 85.0, 0.1);

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        SoleusLookNoise noise = {.n = 1000,
            .low = 0.5,
            .middle = 3.0 * log (2.0),
            .high = 3.0 * rows[i].heavier * log (10.0)};
        ck_assert_double_eq_tol (
            soleus_noise_gamma_limit (&noise, 1.0, 85.0, 0.1),
            3.0 * rows[i].used * unit, 1e-5 * unit);
      }
  }
END_TEST

START_TEST (limits_rise_as_alarms_get_rarer_and_never_fall_below_the_mean)
  {
    SoleusLookNoise none = {0};
    SoleusNoiseBell bell = {0.95, 0.1};

    for (double shape = 1.0; shape <= 3.0; shape++)
      {
        double before = INFINITY;
        for (double per_min = 0.01; per_min < 1e6; per_min *= 3.0)
          {
            double now = soleus_noise_gamma_limit (&none, shape, 80.0, per_min);
            ck_assert_double_le (now, before);
            ck_assert_double_ge (now, 1.0 - 1e-12);
            before = now;
          }
        ck_assert_double_eq_tol (before, 1.0, 1e-12);
      }
    ck_assert_double_gt (soleus_noise_bell_limit (&bell, 60.0, 0.1),
        soleus_noise_bell_limit (&bell, 60.0, 1.0));
    ck_assert_double_eq_tol (
        soleus_noise_bell_limit (&bell, 1.0, 600.0), 0.95 * 0.95 * 0.95, 1e-12);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("noise limit");
  TCase *tc = tcase_create ("noise limit");

  tcase_add_test (tc, a_bell_is_read_off_its_quantiles);
  tcase_add_test (tc, twitches_do_not_widen_the_bell_beyond_what_noise_does);
  tcase_add_test (tc, too_little_quiet_leaves_the_theory);
  tcase_add_test (tc, quantiles_are_of_the_values);
  tcase_add_test (tc, the_scale_of_a_gamma_law_is_that_of_its_tail);
  tcase_add_test (
      tc, limits_rise_as_alarms_get_rarer_and_never_fall_below_the_mean);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
