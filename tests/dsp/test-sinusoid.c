/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-dsp-test.h"

#include "soleus-envelope.h"
#include "soleus-sinusoid.h"

#define RATE_HZ 1000.0

/* Hum with three harmonics and a frequency a little off. */
static void
add_hum (float *x, gsize n, double hz, double size)
{
  for (gsize i = 0; i < n; i++)
    {
      double turn = 2.0 * G_PI * hz * (double)i / RATE_HZ;

      x[i] += (float)(size
          * (sin (turn + 0.4) + 0.3 * sin (2.0 * turn)
              + 0.2 * cos (3.0 * turn)));
    }
}

START_TEST (a_fit_gives_cosine_sine_and_spares_the_offset)
  {
    float x[333];
    double a, b;

    for (gsize i = 0; i < 333; i++)
      {
        double turn = 2.0 * G_PI * 50.0 * (double)i / RATE_HZ;

        x[i] = (float)(100.0 + 3.0 * cos (turn) - 2.0 * sin (turn));
      }
    soleus_sinusoid_fit (x, 333, RATE_HZ, 50.0, &a, &b);
    ck_assert_double_eq_tol (a, 3.0, 1e-5);
    ck_assert_double_eq_tol (b, -2.0, 1e-5);
    soleus_sinusoid_fit (x, 2, RATE_HZ, 50.0, &a, &b);
    ck_assert_double_eq (a, 0.0);
  }
END_TEST

static const double hums_hz[] = {50.0, 49.93, 60.0, 60.08};

START_TEST (mains_is_told_and_its_frequency_is_measured)
  {
    gsize n = 20000;
    g_autofree float *x = white_noise (n);
    SoleusMains mains;

    add_hum (x, n, hums_hz[_i], 1.0);
    soleus_mains_find (x, n, RATE_HZ, 4.0, &mains);
    ck_assert_double_eq (mains.mains_hz, _i < 2 ? 50.0 : 60.0);
    ck_assert_double_eq_tol (mains.fitted_hz, hums_hz[_i], 0.005);
    /* the fit at the nominal frequency loses at most 2 % at 0.08 Hz */
    ck_assert_double_eq_tol (mains.amplitude, 1.0, 0.04);
  }
END_TEST

START_TEST (noise_and_a_regular_train_are_not_mains)
  {
    gsize n = 20000;
    g_autofree float *x = white_noise (n);
    SoleusMains mains;

    soleus_mains_find (x, n, RATE_HZ, 4.0, &mains);
    ck_assert_double_eq (mains.mains_hz, 0.0);
    ck_assert_double_eq (mains.fitted_hz, 0.0);
    /* a unit at exactly 10 a second has lines at 50 and at 60 Hz too */
    for (gsize i = 0; i < n; i += 100)
      {
        x[i] += 30.0f;
        x[i + 1] -= 30.0f;
      }
    soleus_mains_find (x, n, RATE_HZ, 4.0, &mains);
    ck_assert_double_eq (mains.mains_hz, 0.0);
    soleus_mains_find (x, 1999, RATE_HZ, 4.0, &mains);
    ck_assert_double_eq (mains.mains_hz, 0.0);
  }
END_TEST

START_TEST (subtraction_takes_the_hum_and_leaves_the_noise)
  {
    gsize n = 20300;
    g_autofree float *noise = white_noise (n);
    g_autofree float *x = g_memdup2 (noise, n * sizeof *noise);
    double hz = hums_hz[_i], removed, left = 0.0;
    double hum = 64.0 * (1.0 + 0.09 + 0.04) / 2.0;

    add_hum (x, n, hz, 8.0);
    removed = soleus_mains_subtract (x, n, RATE_HZ, hz, 450.0, 1.0, x);
    ck_assert_double_eq_tol (removed, hum / (hum + 1.0), 0.02);
    for (gsize i = 0; i < n; i++)
      left += pow ((double)x[i] - (double)noise[i], 2.0);
    left = sqrt (left / (double)n);
    /* nine harmonics take what noise has there: about 2 * 9 * 1.5 / 1000 of
     * its power, 0.17 of its size; of the hum of 8 nothing may be left */
    ck_assert_double_lt (left, 0.2);
  }
END_TEST

START_TEST (a_burst_is_not_smeared)
  {
    gsize n = 10000;
    g_autofree float *x = g_new0 (float, n);
    double before, after;

    add_hum (x, n, 50.0, 5.0);
    for (gsize i = 5000; i < 5100; i++)
      x[i] += i % 20 < 10 ? 300.0f : -300.0f;
    soleus_mains_subtract (x, n, RATE_HZ, 50.0, 450.0, 1.0, x);
    before = soleus_rms (x + 4500, 500);
    after = soleus_rms (x + 5100, 500);
    /* 1 % of the hum, and 0.02 % of the burst */
    ck_assert_double_lt (before, 0.05);
    ck_assert_double_lt (after, 0.05);
    ck_assert_double_eq_tol (soleus_rms (x + 5000, 100), 300.0, 2.0);
  }
END_TEST

START_TEST (only_harmonics_up_to_the_top_are_taken)
  {
    gsize n = 5000;
    g_autofree float *x = g_new0 (float, n);
    double removed, kept;

    /* power 64 at 50 Hz, 0.09 of it at 100 and 0.04 of it at 150 Hz */
    add_hum (x, n, 50.0, 8.0);
    removed = soleus_mains_subtract (x, n, RATE_HZ, 50.0, 120.0, 1.0, x);
    kept = soleus_rms (x, n);
    ck_assert_double_eq_tol (removed, 1.09 / 1.13, 1e-3);
    ck_assert_double_eq_tol (kept, 8.0 * 0.2 / sqrt (2.0), 0.01);
    /* below the first harmonic there is nothing to take */
    ck_assert_double_eq (
        soleus_mains_subtract (x, n, RATE_HZ, 50.0, 49.0, 1.0, x), 0.0);
  }
END_TEST

START_TEST (the_last_frame_reaches_the_end)
  {
    /* no multiple of half a frame */
    gsize n = 3217;
    g_autofree float *x = g_new0 (float, n);

    add_hum (x, n, 50.0, 8.0);
    soleus_mains_subtract (x, n, RATE_HZ, 50.0, 450.0, 1.0, x);
    ck_assert_double_lt (soleus_rms (x, 100), 0.01);
    ck_assert_double_lt (soleus_rms (x + n - 100, 100), 0.01);
  }
END_TEST

START_TEST (an_offset_stays_where_it_is)
  {
    gsize n = 4000;
    g_autofree float *x = g_new0 (float, n);

    add_hum (x, n, 60.0, 2.0);
    for (gsize i = 0; i < n; i++)
      x[i] += 700.0f;
    soleus_mains_subtract (x, n, RATE_HZ, 60.0, 450.0, 1.0, x);
    for (gsize i = 0; i < n; i++)
      ck_assert_float_eq_tol (x[i], 700.0f, 0.01f);
  }
END_TEST

START_TEST (hum_that_swells_is_followed)
  {
    gsize n = 10000;
    g_autofree float *x = g_new0 (float, n);

    add_hum (x, n, 50.0, 5.0);
    /* by 20 % up and down in 20 s, as science.md 4.4 has it */
    for (gsize i = 0; i < n; i++)
      x[i] *=
          (float)(1.0 + 0.1 * sin (2.0 * G_PI * 0.05 * (double)i / RATE_HZ));
    soleus_mains_subtract (x, n, RATE_HZ, 50.0, 450.0, 1.0, x);
    /* 1 % of the hum's RMS */
    ck_assert_double_lt (soleus_rms (x, n), 0.05);
  }
END_TEST

START_TEST (under_one_frame_nothing_is_done)
  {
    g_autofree float *x = white_noise (999);
    float y[999];

    ck_assert_double_eq (
        soleus_mains_subtract (x, 999, RATE_HZ, 50.0, 450.0, 1.0, y), 0.0);
    ck_assert_mem_eq (x, y, sizeof y);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("sinusoid");
  TCase *tc = tcase_create ("sinusoid");
  int n = G_N_ELEMENTS (hums_hz);

  tcase_add_test (tc, a_fit_gives_cosine_sine_and_spares_the_offset);
  tcase_add_loop_test (tc, mains_is_told_and_its_frequency_is_measured, 0, n);
  tcase_add_test (tc, noise_and_a_regular_train_are_not_mains);
  tcase_add_loop_test (
      tc, subtraction_takes_the_hum_and_leaves_the_noise, 0, n);
  tcase_add_test (tc, a_burst_is_not_smeared);
  tcase_add_test (tc, only_harmonics_up_to_the_top_are_taken);
  tcase_add_test (tc, the_last_frame_reaches_the_end);
  tcase_add_test (tc, an_offset_stays_where_it_is);
  tcase_add_test (tc, hum_that_swells_is_followed);
  tcase_add_test (tc, under_one_frame_nothing_is_done);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
