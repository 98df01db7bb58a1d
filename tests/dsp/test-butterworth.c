/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-dsp-test.h"

#include "soleus-butterworth.h"

#define RATE_HZ 2000.0

START_TEST (gain_follows_the_butterworth_formula)
  {
    guint order = (guint)_i;
    SoleusFilter low, high;

    ck_assert (soleus_butterworth_low_pass (order, 50.0, RATE_HZ, &low));
    ck_assert (soleus_butterworth_high_pass (order, 50.0, RATE_HZ, &high));
    for (double hz = 1.0; hz < 999.0; hz *= 1.3)
      {
        /* bilinear: the analogue frequency is the tangent */
        double ratio = tan (G_PI * hz / RATE_HZ) / tan (G_PI * 50.0 / RATE_HZ);
        double expected = 1.0 / sqrt (1.0 + pow (ratio, 2.0 * order));

        ck_assert_double_eq_tol (
            soleus_filter_gain (&low, hz, RATE_HZ), expected, 1e-9);
        ck_assert_double_eq_tol (soleus_filter_gain (&high, hz, RATE_HZ),
            expected * pow (ratio, order), 1e-9);
      }
  }
END_TEST

/* Of the middle half, where edges do not matter: amplitude of a tone. */
static double
tone_amplitude (const float *x, gsize n)
{
  double sum = 0.0;

  for (gsize i = n / 4; i < 3 * n / 4; i++)
    sum += (double)x[i] * (double)x[i];
  return sqrt (2.0 * sum / ((double)n / 2.0));
}

START_TEST (a_band_pass_does_to_a_tone_what_its_design_says)
  {
    static const double tones_hz[] = {2, 10, 20, 60, 150, 440, 480, 700};
    gsize n = 8000;
    g_autofree float *x = sine (n, tones_hz[_i], RATE_HZ, 1.0);
    g_autofree float *y = g_new (float, n);
    SoleusFilter filter;
    double gain;

    ck_assert (soleus_butterworth_band_pass (2, 20.0, 450.0, RATE_HZ, &filter));
    gain = soleus_filter_gain (&filter, tones_hz[_i], RATE_HZ);
    soleus_filter_zero_phase (&filter, x, n, y);
    /* single precision of a tone of 1 */
    ck_assert_double_eq_tol (tone_amplitude (y, n), gain * gain, 1e-5);
  }
END_TEST

START_TEST (zero_phase_has_no_delay)
  {
    enum
    {
      N = 4001
    };
    static float x[N], y[N];
    SoleusFilter filter;

    memset (x, 0, sizeof x);
    x[N / 2] = 1.0f;
    ck_assert (soleus_butterworth_band_pass (2, 20.0, 450.0, RATE_HZ, &filter));
    soleus_filter_zero_phase (&filter, x, N, y);
    for (gsize i = 1; i <= N / 2; i++)
      ck_assert_float_eq_tol (y[N / 2 - i], y[N / 2 + i], 1e-6f);
    for (gsize i = 0; i < N; i++)
      ck_assert_float_le (y[i], y[N / 2]);
  }
END_TEST

START_TEST (blocks_one_after_another_give_the_bytes_of_one_call)
  {
    gsize n = 5000;
    g_autofree float *x = white_noise (n);
    g_autofree float *whole = g_new (float, n);
    g_autofree float *parts = g_new (float, n);
    static const gsize sizes[] = {1, 7, 1024, 1025, 3, 2000, 940};
    SoleusFilter filter;
    SoleusFilterState state;
    gsize at = 0;

    ck_assert (soleus_butterworth_band_pass (4, 20.0, 450.0, RATE_HZ, &filter));
    soleus_filter_reset (&state);
    soleus_filter_run (&filter, &state, x, n, whole);
    soleus_filter_reset (&state);
    for (gsize i = 0; i < G_N_ELEMENTS (sizes); at += sizes[i++])
      soleus_filter_run (&filter, &state, x + at, sizes[i], parts + at);
    ck_assert_uint_eq (at, n);
    ck_assert_mem_eq (whole, parts, n * sizeof *whole);
  }
END_TEST

START_TEST (filtering_is_linear)
  {
    gsize n = 3000;
    g_autofree float *a = white_noise (n);
    g_autofree float *b = sine (n, 90.0, RATE_HZ, 3.0);
    g_autofree float *mix = g_new (float, n);
    SoleusFilter filter;

    for (gsize i = 0; i < n; i++)
      mix[i] = 2.0f * a[i] - b[i];
    ck_assert (soleus_butterworth_band_pass (3, 20.0, 450.0, RATE_HZ, &filter));
    soleus_filter_zero_phase (&filter, a, n, a);
    soleus_filter_zero_phase (&filter, b, n, b);
    soleus_filter_zero_phase (&filter, mix, n, mix);
    for (gsize i = 0; i < n; i++)
      ck_assert_float_eq_tol (mix[i], 2.0f * a[i] - b[i], 2e-5f);
  }
END_TEST

START_TEST (a_constant_passes_a_low_pass_and_not_a_high_pass_from_the_start)
  {
    float x[200], y[200];
    SoleusFilter filter;

    for (gsize i = 0; i < 200; i++)
      x[i] = 980.0f;
    ck_assert (soleus_butterworth_low_pass (2, 0.3, RATE_HZ, &filter));
    soleus_filter_zero_phase (&filter, x, 200, y);
    for (gsize i = 0; i < 200; i++)
      ck_assert_float_eq_tol (y[i], 980.0f, 1e-3f);
    ck_assert (soleus_butterworth_high_pass (2, 0.3, RATE_HZ, &filter));
    soleus_filter_zero_phase (&filter, x, 200, y);
    for (gsize i = 0; i < 200; i++)
      ck_assert_float_eq_tol (y[i], 0.0f, 1e-3f);
  }
END_TEST

START_TEST (a_block_with_context_is_as_the_whole)
  {
    gsize n = 40000, first = 15000, wanted = 9000;
    g_autofree float *x = white_noise (n);
    g_autofree float *whole = g_new (float, n);
    g_autofree float *block = g_new (float, wanted);
    SoleusFilter filter;
    gsize context;

    ck_assert (soleus_butterworth_band_pass (2, 20.0, 450.0, RATE_HZ, &filter));
    context = soleus_filter_settle_length (&filter, 1e-6);
    ck_assert_uint_lt (context, 1000);
    soleus_filter_zero_phase (&filter, x, n, whole);
    soleus_filter_zero_phase_block (
        &filter, x + first - context, context, wanted, context, block);
    /* 1e-6 of a signal whose largest values are near 4 */
    ck_assert_double_lt (
        largest_difference (whole + first, block, wanted), 1e-5);
  }
END_TEST

static void
turn_round (float *x, gsize n)
{
  for (gsize i = 0; i < n / 2; i++)
    {
      float swap = x[i];

      x[i] = x[n - 1 - i];
      x[n - 1 - i] = swap;
    }
}

/* Both passes by the header's words, one sample after another. */
static void
both_ways (const SoleusFilter *filter, const float *x, gsize n, float *y)
{
  gsize pad = 3 * soleus_filter_settle_length (filter, 1e-2);
  g_autofree float *all = g_new (float, n + 2 * pad);

  for (gsize i = 0; i < n + 2 * pad; i++)
    if (i < pad)
      all[i] = 2.0f * x[0] - x[pad - i];
    else if (i < pad + n)
      all[i] = x[i - pad];
    else
      all[i] = 2.0f * x[n - 1] - x[2 * n + pad - 2 - i];
  for (int way = 0; way < 2; way++)
    {
      SoleusFilterState state;

      soleus_filter_settle (filter, (double)all[0], &state);
      soleus_filter_run (filter, &state, all, n + 2 * pad, all);
      turn_round (all, n + 2 * pad);
    }
  memcpy (y, all + pad, n * sizeof *y);
}

static const gsize long_lengths[] = {
    4000, 17000, 33000, 40000, 40001, 40002, 40031, 65536};

START_TEST (a_long_signal_is_filtered_as_one_sample_after_another)
  {
    gsize n = long_lengths[_i];
    g_autofree float *x = white_noise (n);
    g_autofree float *y = g_new (float, n);
    g_autofree float *expected = g_new (float, n);
    SoleusFilter filter;

    ck_assert (soleus_butterworth_band_pass (2, 20.0, 450.0, RATE_HZ, &filter));
    for (gsize i = 0; i < n; i++)
      x[i] += 1000.0f;
    both_ways (&filter, x, n, expected);
    soleus_filter_zero_phase (&filter, x, n, y);
    /* single precision of an offset of 1000 between the passes */
    ck_assert_double_lt (largest_difference (y, expected, n), 2e-4);
    for (gsize i = 0; i < n; i++)
      x[i] -= 1000.0f;
    x[n / 2] = 1e4f;
    both_ways (&filter, x, n, expected);
    soleus_filter_zero_phase (&filter, x, n, y);
    /* 1e-10 of the pop, and single precision of noise */
    for (gsize i = 0; i < n; i++)
      if (i + 500 < n / 2 || i > n / 2 + 500)
        ck_assert_float_eq_tol (y[i], expected[i], 5e-6f);
  }
END_TEST

START_TEST (a_notch_takes_its_frequency_and_leaves_the_rest)
  {
    SoleusFilter notch;

    ck_assert (soleus_notch (50.0, 30.0, RATE_HZ, &notch));
    ck_assert_double_lt (soleus_filter_gain (&notch, 50.0, RATE_HZ), 1e-9);
    ck_assert_double_eq_tol (
        soleus_filter_gain (&notch, 50.0 + 50.0 / 60.0, RATE_HZ), sqrt (0.5),
        0.01);
    ck_assert_double_gt (soleus_filter_gain (&notch, 60.0, RATE_HZ), 0.99);
  }
END_TEST

START_TEST (an_edge_outside_the_band_is_refused)
  {
    SoleusFilter filter;

    ck_assert (!soleus_butterworth_low_pass (2, 1000.0, RATE_HZ, &filter));
    ck_assert (!soleus_butterworth_low_pass (2, 0.0, RATE_HZ, &filter));
    ck_assert (!soleus_butterworth_low_pass (0, 10.0, RATE_HZ, &filter));
    ck_assert (!soleus_butterworth_high_pass (2, NAN, RATE_HZ, &filter));
    ck_assert (
        !soleus_butterworth_band_pass (2, 450.0, 20.0, RATE_HZ, &filter));
    ck_assert_uint_eq (filter.n_sections, 0);
    /* 450 Hz of a recording at 900 Hz: the high pass alone is left */
    ck_assert (soleus_butterworth_band_pass (2, 20.0, 450.0, 900.0, &filter));
    ck_assert_uint_eq (filter.n_sections, 1);
  }
END_TEST

START_TEST (short_signals_are_filtered_without_harm)
  {
    float x[3] = {1.0f, 2.0f, 1.0f}, y[3];
    SoleusFilter filter;

    ck_assert (soleus_butterworth_low_pass (2, 50.0, RATE_HZ, &filter));
    for (gsize n = 0; n <= 3; n++)
      {
        soleus_filter_zero_phase (&filter, x, n, y);
        for (gsize i = 0; i < n; i++)
          ck_assert (isfinite (y[i]));
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("butterworth");
  TCase *tc = tcase_create ("filter");

  tcase_add_loop_test (tc, gain_follows_the_butterworth_formula, 1, 9);
  tcase_add_loop_test (
      tc, a_band_pass_does_to_a_tone_what_its_design_says, 0, 8);
  tcase_add_test (tc, zero_phase_has_no_delay);
  tcase_add_test (tc, blocks_one_after_another_give_the_bytes_of_one_call);
  tcase_add_test (tc, filtering_is_linear);
  tcase_add_test (
      tc, a_constant_passes_a_low_pass_and_not_a_high_pass_from_the_start);
  tcase_add_test (tc, a_block_with_context_is_as_the_whole);
  tcase_add_loop_test (tc,
      a_long_signal_is_filtered_as_one_sample_after_another, 0,
      G_N_ELEMENTS (long_lengths));
  tcase_add_test (tc, a_notch_takes_its_frequency_and_leaves_the_rest);
  tcase_add_test (tc, an_edge_outside_the_band_is_refused);
  tcase_add_test (tc, short_signals_are_filtered_without_harm);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
