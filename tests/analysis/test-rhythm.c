/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-principal-axis.h"
#include "soleus-rhythm.h"
#include "soleus-test.h"
#include "support.h"

#define RATE_HZ 100.0

/* science.md 5: 0.1 Hz at 6 dB and 10 s. A sine of amplitude a has an RMS of
 * a / sqrt (2): 6 dB over noise of 1 is 2.8. */
START_TEST (a_rhythm_is_significant_and_within_a_tenth_of_a_hertz)
  {
    for (double hz = 3.4; hz < 17.5; hz += 1.37)
      {
        g_autoptr (Signal) signal =
            signal_new (RATE_HZ, 10.0, 1, 1.0, soleus_test_seed ());
        SoleusRhythm rhythm;
        signal_add_sine (signal, 0, 0.0, 10.0, hz, hz, 2.8);
        soleus_rhythm_measure (signal->x[0], signal->n, RATE_HZ, &rhythm);
        ck_assert_msg (rhythm.significant, "%g Hz", hz);
        ck_assert_double_eq_tol (rhythm.frequency_hz, hz, 0.1);
        ck_assert_double_ge (rhythm.relative_power, 0.6);
        ck_assert_double_le (rhythm.low_hz, rhythm.frequency_hz);
        ck_assert_double_ge (rhythm.high_hz, rhythm.frequency_hz);
      }
  }
END_TEST

START_TEST (white_noise_is_no_rhythm)
  {
    guint n = 0;

    for (guint i = 0; i < 200; i++)
      {
        g_autoptr (Signal) signal =
            signal_new (RATE_HZ, 10.0, 1, 1.0, soleus_test_seed () + i);
        SoleusRhythm rhythm;
        soleus_rhythm_measure (signal->x[0], signal->n, RATE_HZ, &rhythm);
        n += rhythm.significant;
      }
    /* science.md 2.4: R >= 6 lies far beyond the 99 % limit of 3.6. */
    ck_assert_uint_eq (n, 0);
  }
END_TEST

START_TEST (a_strong_second_harmonic_does_not_double_the_frequency)
  {
    g_autoptr (Signal) signal =
        signal_new (RATE_HZ, 20.0, 1, 0.1, soleus_test_seed ());
    SoleusRhythm rhythm;

    signal_add_sine (signal, 0, 0.0, 20.0, 5.0, 5.0, 1.0);
    signal_add_sine (signal, 0, 0.0, 20.0, 10.0, 10.0, 1.8);
    soleus_rhythm_measure (signal->x[0], signal->n, RATE_HZ, &rhythm);
    ck_assert_double_eq_tol (rhythm.frequency_hz, 5.0, 0.1);
  }
END_TEST

START_TEST (what_peaks_beside_the_band_is_not_in_it)
  {
    static const double hz[] = {1.6, 2.0, 19.5, 21.0};

    for (guint i = 0; i < G_N_ELEMENTS (hz); i++)
      {
        g_autoptr (Signal) signal =
            signal_new (RATE_HZ, 10.0, 1, 0.1, soleus_test_seed ());
        SoleusRhythm rhythm;
        signal_add_sine (signal, 0, 0.0, 10.0, hz[i], hz[i], 3.0);
        soleus_rhythm_measure (signal->x[0], signal->n, RATE_HZ, &rhythm);
        ck_assert_msg (!rhythm.significant, "%g Hz", hz[i]);
      }
  }
END_TEST

START_TEST (silence_is_no_rhythm)
  {
    float x[1000] = {0.0f};
    SoleusRhythm rhythm;

    soleus_rhythm_measure (x, G_N_ELEMENTS (x), RATE_HZ, &rhythm);
    ck_assert (!rhythm.significant);
    ck_assert (isnan (rhythm.frequency_hz));
  }
END_TEST

START_TEST (the_principal_axis_follows_the_movement_whatever_its_direction)
  {
    static const double directions[][3] = {
        {1, 0, 0}, {0, -1, 0}, {0.6, 0.0, 0.8}, {-0.48, 0.6, 0.64}};

    for (guint d = 0; d < G_N_ELEMENTS (directions); d++)
      {
        g_autoptr (Signal) signal =
            signal_new (RATE_HZ, 10.0, 3, 0.01, soleus_test_seed ());
        const float *axes[] = {signal->x[0], signal->x[1], signal->x[2]};
        float out[1000];
        for (guint a = 0; a < 3; a++)
          if (directions[d][a] != 0.0)
            signal_add_sine (signal, a, 0.0, 10.0, 6.0, 6.0, directions[d][a]);
        double share = soleus_principal_axis (axes, 3, 1000, out);
        double squares = 0.0;
        for (guint i = 0; i < 1000; i++)
          squares += (double)out[i] * out[i];
        /* The movement's own power is 0.5; noise adds 1e-4. */
        ck_assert_double_eq_tol (squares / 1000.0, 0.5, 0.005);
        ck_assert_double_ge (share, 0.99);
      }
  }
END_TEST

START_TEST (an_axis_without_movement_is_silent)
  {
    float x[100] = {0.0f};
    float y[100] = {0.0f};
    float out[100];
    const float *axes[] = {x, y};

    ck_assert_double_eq (soleus_principal_axis (axes, 2, 100, out), 0.0);
    for (guint i = 0; i < 100; i++)
      ck_assert_float_eq (out[i], 0.0f);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("rhythm");
  TCase *tc = tcase_create ("rhythm");

  tcase_add_test (tc, a_rhythm_is_significant_and_within_a_tenth_of_a_hertz);
  tcase_add_test (tc, white_noise_is_no_rhythm);
  tcase_add_test (tc, a_strong_second_harmonic_does_not_double_the_frequency);
  tcase_add_test (tc, what_peaks_beside_the_band_is_not_in_it);
  tcase_add_test (tc, silence_is_no_rhythm);
  tcase_add_test (
      tc, the_principal_axis_follows_the_movement_whatever_its_direction);
  tcase_add_test (tc, an_axis_without_movement_is_silent);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
