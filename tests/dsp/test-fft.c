/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-dsp-test.h"

#include "soleus-fft.h"
#include "soleus-window.h"

static const gsize lengths[] = {1, 2, 3, 8, 13, 100, 256, 1000, 1024, 4099};

START_TEST (a_round_trip_gives_the_signal_back)
  {
    gsize n = lengths[_i];
    g_autofree float *x = white_noise (n);
    g_autofree float *back = g_new (float, n);
    g_autoptr (SoleusFft) fft = soleus_fft_new (n);
    g_autofree SoleusComplex *bins =
        g_new (SoleusComplex, soleus_fft_get_n_bins (fft));

    soleus_fft_forward (fft, x, bins);
    soleus_fft_inverse (fft, bins, back);
    /* a few ulp of values up to 5, times log2 n */
    ck_assert_double_lt (largest_difference (x, back, n), 1e-5);
  }
END_TEST

START_TEST (power_is_the_same_on_both_sides_as_parseval_says)
  {
    gsize n = lengths[_i];
    g_autofree float *x = white_noise (n);
    g_autoptr (SoleusFft) fft = soleus_fft_new (n);
    g_autofree float *power = g_new (float, soleus_fft_get_n_bins (fft));
    double in_time = 0.0, in_bins = 0.0;

    soleus_fft_power (fft, x, power);
    for (gsize i = 0; i < n; i++)
      in_time += (double)x[i] * (double)x[i];
    for (gsize k = 0; k <= n / 2; k++)
      in_bins += (k == 0 || 2 * k == n ? 1.0 : 2.0) * (double)power[k];
    ck_assert_double_eq_tol (in_bins / (double)n, in_time, 1e-5 * in_time);
  }
END_TEST

START_TEST (an_impulse_is_flat_and_a_tone_is_one_bin)
  {
    g_autoptr (SoleusFft) fft = soleus_fft_new (64);
    float impulse[64] = {1.0f};
    g_autofree float *tone = sine (64, 5.0, 64.0, 2.0);
    float power[33];

    soleus_fft_power (fft, impulse, power);
    for (gsize k = 0; k <= 32; k++)
      ck_assert_float_eq_tol (power[k], 1.0f, 1e-5f);
    soleus_fft_power (fft, tone, power);
    for (gsize k = 0; k <= 32; k++)
      ck_assert_float_eq_tol (power[k], k == 5 ? 4096.0f : 0.0f, 1e-2f);
    ck_assert_double_eq (soleus_fft_bin_hz (fft, 5, 640.0), 50.0);
  }
END_TEST

START_TEST (two_objects_give_the_same_bytes)
  {
    g_autofree float *x = white_noise (1000);
    g_autoptr (SoleusFft) one = soleus_fft_new (1000);
    g_autoptr (SoleusFft) two = soleus_fft_new (1000);
    float a[501], b[501];

    soleus_fft_power (one, x, a);
    soleus_fft_power (two, x, b);
    ck_assert_mem_eq (a, b, sizeof a);
  }
END_TEST

START_TEST (good_lengths_have_small_factors_and_are_not_shorter)
  {
    ck_assert_uint_eq (soleus_fft_good_length (0), 1);
    ck_assert_uint_eq (soleus_fft_good_length (11), 12);
    ck_assert_uint_eq (soleus_fft_good_length (1021), 1024);
    ck_assert_uint_eq (soleus_fft_good_length (2048), 2048);
    ck_assert_uint_eq (soleus_fft_good_length (2049), 2058);
  }
END_TEST

START_TEST (windows_are_periodic_and_have_their_known_power)
  {
    /* mean of w^2, from the squares of the cosine terms [harris1978] */
    static const double mean_squares[SOLEUS_N_WINDOWS] = {
        1.0, 0.375, 0.3974, 0.3046};
    float w[512];

    soleus_window_fill ((SoleusWindow)_i, 512, w);
    ck_assert_double_eq_tol (
        soleus_window_power (w, 512) / 512.0, mean_squares[_i], 1e-6);
    for (gsize i = 1; i < 512; i++)
      ck_assert_float_eq_tol (w[i], w[512 - i], 1e-6f);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("fft");
  TCase *tc = tcase_create ("fft");
  int n = G_N_ELEMENTS (lengths);

  tcase_add_loop_test (tc, a_round_trip_gives_the_signal_back, 0, n);
  tcase_add_loop_test (
      tc, power_is_the_same_on_both_sides_as_parseval_says, 0, n);
  tcase_add_test (tc, an_impulse_is_flat_and_a_tone_is_one_bin);
  tcase_add_test (tc, two_objects_give_the_same_bytes);
  tcase_add_test (tc, good_lengths_have_small_factors_and_are_not_shorter);
  tcase_add_loop_test (
      tc, windows_are_periodic_and_have_their_known_power, 0, SOLEUS_N_WINDOWS);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
