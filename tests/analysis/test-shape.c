/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-shape.h"
#include "soleus-test.h"

#define RATE_HZ 2000.0
#define N 2000

START_TEST (a_sine_has_the_sizes_and_the_sharpness_of_a_sine)
  {
    static const double rhythms_hz[] = {20.0, 50.0, 100.0, 200.0};

    for (guint i = 0; i < G_N_ELEMENTS (rhythms_hz); i++)
      {
        float x[N];
        SoleusBlock block = {
            .start_s = 5.0, .rate_hz = RATE_HZ, .n = N, .n_axes = 1};
        SoleusActivation row = {
            .onset_s = 5.25, .end_s = 5.75, .noise_rms = 0.01f};
        double step = 2.0 * G_PI * rhythms_hz[i] / RATE_HZ;
        block.raw[0] = x;
        block.event[0] = x;
        for (gsize k = 0; k < N; k++)
          x[k] = (float)(3.0 * sin (step * ((double)k + 0.5)));
        g_autoptr (SoleusEnergy) energy =
            soleus_energy_new (&block, SOLEUS_KIND_EMG);
        soleus_shape_measure (&block, energy, 500, 1500, &row);
        /* The crest may fall between two samples: cos (step / 2). */
        ck_assert_double_le (row.p2p, 6.0 + 1e-5);
        ck_assert_double_ge (row.p2p, 6.0 * cos (0.5 * step) - 1e-5);
        /* Whole cycles; floats. */
        ck_assert_double_eq_tol (row.rms, 3.0 / G_SQRT2, 1e-4);
        /* A difference of samples is 2 sin (step / 2) high, and one of a
         * thousand is not there. */
        ck_assert_double_eq_tol (row.speed_hz,
            2.0 * sin (0.5 * step) * RATE_HZ / (2.0 * G_PI),
            0.002 * rhythms_hz[i]);
        ck_assert_int_eq (row.n_phases, (int)rhythms_hz[i]); /* 2 f x 0.5 s */
        /* The spectrum has bins of 8 Hz. */
        ck_assert_double_eq_tol (row.mdf_hz, rhythms_hz[i], 8.0);
        ck_assert (!row.has_shape); /* half a second is too long for one */
        ck_assert_double_ge (row.peak_s, 5.25);
        ck_assert_double_lt (row.peak_s, 5.75);
      }
  }
END_TEST

START_TEST (a_short_potential_keeps_its_shape_around_its_peak)
  {
    static const gsize peaks[] = {5, 500, 1000, N - 10};

    for (guint i = 0; i < G_N_ELEMENTS (peaks); i++)
      {
        float x[N] = {0.0f};
        SoleusBlock block = {.rate_hz = RATE_HZ, .n = N, .n_axes = 1};
        gsize first = peaks[i] - 4;
        gsize end = peaks[i] + 5;
        SoleusActivation row = {.onset_s = (double)first / RATE_HZ,
            .end_s = (double)end / RATE_HZ,
            .noise_rms = 0.01f};
        block.raw[0] = x;
        block.event[0] = x;
        /* A triangle of -40: four samples down, four up. */
        for (int k = -4; k <= 4; k++)
          x[(gsize)((int)peaks[i] + k)] = (float)(-10 * (4 - ABS (k)));
        g_autoptr (SoleusEnergy) energy =
            soleus_energy_new (&block, SOLEUS_KIND_EMG);
        soleus_shape_measure (&block, energy, first, end, &row);
        ck_assert (row.has_shape);
        ck_assert_float_eq (row.p2p, 40.0f);
        ck_assert_double_eq_tol (
            row.peak_s, (double)peaks[i] / RATE_HZ, 1e-9); /* rounding */
        ck_assert_int_eq (row.n_phases, 1);
        ck_assert (isnan (row.mdf_hz)); /* too short for a spectrum */
        for (int k = 0; k < SOLEUS_SHAPE_LENGTH; k++)
          {
            int off = ABS (k - SOLEUS_SHAPE_PEAK);
            float expected = off < 4 ? -0.25f * (float)(4 - off) : 0.0f;
            ck_assert_float_eq_tol (row.shape[k], expected, 1e-6f);
          }
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("shape");
  TCase *tc = tcase_create ("shape");

  tcase_add_test (tc, a_sine_has_the_sizes_and_the_sharpness_of_a_sine);
  tcase_add_test (tc, a_short_potential_keeps_its_shape_around_its_peak);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
