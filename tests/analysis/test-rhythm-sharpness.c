/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-rhythm-sharpness.h"
#include "soleus-test.h"

#define RATE_HZ 500.0
#define N 5000 /* 10 s */

static float power[N];

/* Bells of @sigma_s every cycle, over an even noise of power 1. */
static void
fill_bells (double hz, double sigma_s, float height)
{
  for (gsize i = 0; i < N; i++)
    {
      double cycle = (double)i / RATE_HZ * hz;
      double off_s = (cycle - floor (cycle + 0.5)) / hz;
      power[i] = 1.0f
          + height * (float)exp (-0.5 * off_s * off_s / (sigma_s * sigma_s));
    }
}

START_TEST (short_beats_are_sharp_and_their_height_does_not_matter)
  {
    static const float heights[] = {1.0f, 10.0f, 100.0f};

    for (guint i = 0; i < G_N_ELEMENTS (heights); i++)
      {
        fill_bells (5.0, 0.01, heights[i]);
        /* exp (-6 pi^2 (sigma / T)^2) = 0.862 */
        ck_assert_double_eq_tol (
            soleus_rhythm_sharpness (power, N, RATE_HZ, 5.0), 0.862, 0.03);
      }
  }
END_TEST

START_TEST (a_swell_over_half_the_cycle_is_not_sharp)
  {
    fill_bells (5.0, 0.028, 10.0f);
    ck_assert_double_le (
        soleus_rhythm_sharpness (power, N, RATE_HZ, 5.0), 0.35);
    for (gsize i = 0; i < N; i++)
      power[i] = 2.0f + (float)cos (2.0 * G_PI * 5.0 * (double)i / RATE_HZ);
    ck_assert_double_le (
        soleus_rhythm_sharpness (power, N, RATE_HZ, 5.0), 0.05);
  }
END_TEST

START_TEST (a_frequency_a_little_off_is_found)
  {
    fill_bells (5.3, 0.01, 10.0f);
    ck_assert_double_eq_tol (
        soleus_rhythm_sharpness (power, N, RATE_HZ, 5.0), 0.846, 0.05);
  }
END_TEST

START_TEST (too_little_of_it_is_not_measured)
  {
    fill_bells (5.0, 0.01, 10.0f);
    /* One window of four cycles is 400 bins, two begin 200 apart. */
    ck_assert (isnan (soleus_rhythm_sharpness (power, 599, RATE_HZ, 5.0)));
    ck_assert (!isnan (soleus_rhythm_sharpness (power, 600, RATE_HZ, 5.0)));
    ck_assert (isnan (soleus_rhythm_sharpness (power, N, RATE_HZ, NAN)));
    ck_assert (isnan (soleus_rhythm_sharpness (power, 0, RATE_HZ, 5.0)));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("rhythm-sharpness");
  TCase *tc = tcase_create ("rhythm-sharpness");

  tcase_add_test (tc, short_beats_are_sharp_and_their_height_does_not_matter);
  tcase_add_test (tc, a_swell_over_half_the_cycle_is_not_sharp);
  tcase_add_test (tc, a_frequency_a_little_off_is_found);
  tcase_add_test (tc, too_little_of_it_is_not_measured);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
