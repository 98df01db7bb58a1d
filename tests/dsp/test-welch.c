/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-dsp-test.h"

#include "soleus-welch.h"

static double
all_power (const SoleusSpectrum *spectrum)
{
  double sum = 0.0;

  for (gsize k = 0; k < spectrum->n_bins; k++)
    sum += (double)spectrum->power[k] * spectrum->bin_hz;
  return sum;
}

START_TEST (the_sum_of_the_power_is_the_variance)
  {
    gsize n = 60000;
    g_autofree float *x = white_noise (n);
    SoleusWelchOptions options = soleus_welch_options (0.5, 0.0, 1000.0);
    g_autoptr (SoleusSpectrum) spectrum = NULL;

    options.window = (SoleusWindow)_i;
    spectrum = soleus_welch (x, n, 1000.0, &options);
    /* relative standard error sqrt (2 / n), five of them; a line a segment
     * takes two of 500 degrees of freedom */
    ck_assert_double_eq_tol (all_power (spectrum), 1.0, 0.03);
  }
END_TEST

START_TEST (degrees_of_freedom_follow_welch_1967)
  {
    gsize n = 3000;
    g_autofree float *x = white_noise (n);
    SoleusWelchOptions options = soleus_welch_options (2.56, 0.1, 100.0);
    g_autoptr (SoleusSpectrum) spectrum = soleus_welch (x, n, 100.0, &options);
    double k = spectrum->n_segments;

    ck_assert_uint_eq (spectrum->n_segments, 22);
    ck_assert_double_eq_tol (
        spectrum->dof, 36.0 * k * k / (19.0 * k - 1.0), 1e-3);
    ck_assert_double_eq_tol (spectrum->bin_hz, 0.1, 1e-3);
    /* Hann: 1.5 bins of the segment */
    ck_assert_double_eq_tol (spectrum->resolution_hz, 1.5 / 2.56, 1e-6);
    options.hop = options.segment;
    options.window = SOLEUS_WINDOW_RECTANGLE;
    g_clear_pointer (&spectrum, soleus_spectrum_free);
    spectrum = soleus_welch (x, n, 100.0, &options);
    ck_assert_double_eq (spectrum->dof, 2.0 * spectrum->n_segments);
  }
END_TEST

START_TEST (a_peak_is_found_between_the_bins)
  {
    double tone_hz = 4.0 + 0.037 * _i;
    gsize n = 1000;
    g_autofree float *x = sine (n, tone_hz, 100.0, 3.0);
    SoleusWelchOptions options = soleus_welch_options (2.56, 0.1, 100.0);
    g_autoptr (SoleusSpectrum) spectrum = NULL;
    double peak_hz, peak_power;

    for (gsize i = 0; i < n; i++)
      x[i] += 5.0f + 0.01f * (float)i;
    spectrum = soleus_welch (x, n, 100.0, &options);
    ck_assert (
        soleus_spectrum_peak (spectrum, 3.0, 18.0, &peak_hz, &peak_power));
    /* a tenth of the 0.1 Hz grid */
    ck_assert_double_eq_tol (peak_hz, tone_hz, 0.01);
    /* A^2 / 2 within two widths of the peak */
    ck_assert_double_eq_tol (
        soleus_spectrum_band_power (spectrum, tone_hz - 1.0, tone_hz + 1.0),
        4.5, 0.05);
    /* -3 dB of Hann: 1.44 bins of the segment [harris1978] */
    ck_assert_double_eq_tol (
        soleus_spectrum_half_width_hz (spectrum, peak_hz), 1.44 / 2.56, 0.03);
  }
END_TEST

START_TEST (segments_and_grid_follow_the_options)
  {
    SoleusWelchOptions options = soleus_welch_options (2.56, 0.1, 100.0);
    g_autofree float *x = white_noise (1000);
    g_autoptr (SoleusSpectrum) spectrum = NULL;
    g_autoptr (SoleusSpectrum) short_one = NULL;

    ck_assert_uint_eq (options.segment, 256);
    ck_assert_uint_eq (options.fft_length, 1000);
    ck_assert_int_eq (options.detrend, SOLEUS_DETREND_LINE);
    /* 1000 samples: segments begin at 0, 128 .. 640 */
    spectrum = soleus_welch (x, 1000, 100.0, &options);
    ck_assert_uint_eq (spectrum->n_segments, 6);
    ck_assert_uint_eq (spectrum->n_bins, 501);
    /* shorter than a segment: one of what there is */
    short_one = soleus_welch (x, 100, 100.0, &options);
    ck_assert_uint_eq (short_one->n_segments, 1);
    ck_assert_double_eq (short_one->dof, 2.0);
    ck_assert_double_eq_tol (short_one->resolution_hz, 1.5, 1e-6);
  }
END_TEST

START_TEST (the_bins_that_stand_alone_are_not_doubled)
  {
    SoleusWelchOptions options = {
        .segment = 64, .window = SOLEUS_WINDOW_RECTANGLE};
    float constant[256], alternating[256];
    g_autoptr (SoleusSpectrum) lowest = NULL;
    g_autoptr (SoleusSpectrum) highest = NULL;

    for (gsize i = 0; i < 256; i++)
      {
        constant[i] = 3.0f;
        alternating[i] = i % 2 == 0 ? 3.0f : -3.0f;
      }
    lowest = soleus_welch (constant, 256, 64.0, &options);
    highest = soleus_welch (alternating, 256, 64.0, &options);
    ck_assert_double_eq_tol (all_power (lowest), 9.0, 1e-5);
    ck_assert_double_eq_tol (all_power (highest), 9.0, 1e-5);
    ck_assert_float_eq_tol (lowest->power[0], 9.0f, 1e-5f);
    ck_assert_float_eq_tol (highest->power[32], 9.0f, 1e-5f);
  }
END_TEST

START_TEST (each_detrending_takes_what_it_says)
  {
    /* power at and near 0 Hz that an offset and a slope leave */
    static const gboolean offset_stays[] = {TRUE, FALSE, FALSE};
    static const gboolean slope_stays[] = {TRUE, TRUE, FALSE};
    SoleusWelchOptions options = soleus_welch_options (1.0, 0.0, 100.0);
    float offset[400], slope[400];
    g_autoptr (SoleusSpectrum) one = NULL;
    g_autoptr (SoleusSpectrum) other = NULL;

    options.detrend = (SoleusDetrend)_i;
    for (gsize i = 0; i < 400; i++)
      {
        offset[i] = 10.0f;
        slope[i] = 0.1f * ((float)(i % 400) - 199.5f);
      }
    one = soleus_welch (offset, 400, 100.0, &options);
    other = soleus_welch (slope, 400, 100.0, &options);
    ck_assert_int_eq (one->power[0] > 1e-6f, offset_stays[_i]);
    ck_assert_int_eq (other->power[1] > 1e-6f, slope_stays[_i]);
  }
END_TEST

START_TEST (an_empty_band_or_a_flat_zero_has_no_peak)
  {
    float zero[400] = {0.0f};
    SoleusWelchOptions options = soleus_welch_options (1.0, 0.0, 100.0);
    g_autoptr (SoleusSpectrum) spectrum =
        soleus_welch (zero, 400, 100.0, &options);
    double hz = 1.0;

    ck_assert (!soleus_spectrum_peak (spectrum, 3.0, 18.0, &hz, NULL));
    ck_assert_double_eq (hz, 0.0);
    ck_assert (!soleus_spectrum_peak (spectrum, 70.0, 80.0, &hz, NULL));
    ck_assert_double_eq (
        soleus_spectrum_median_hz (spectrum, NULL, 0.0, 50.0), 0.0);
    ck_assert_ptr_null (soleus_welch (zero, 0, 100.0, &options));
  }
END_TEST

START_TEST (median_and_mean_frequency_of_white_noise_are_in_the_middle)
  {
    gsize n = 100000;
    g_autofree float *x = white_noise (n);
    SoleusWelchOptions options = soleus_welch_options (0.5, 0.0, 1000.0);
    g_autoptr (SoleusSpectrum) spectrum = soleus_welch (x, n, 1000.0, &options);
    g_autoptr (SoleusSpectrum) more = NULL;
    g_autofree float *tone = sine (n, 80.0, 1000.0, 1.0);

    /* 430 Hz / sqrt (12 * 0.86 * n / 2): 0.6 Hz; four of them */
    ck_assert_double_eq_tol (
        soleus_spectrum_median_hz (spectrum, NULL, 20.0, 450.0), 235.0, 2.4);
    ck_assert_double_eq_tol (
        soleus_spectrum_mean_hz (spectrum, NULL, 20.0, 450.0), 235.0, 2.4);
    ck_assert_double_eq_tol (
        soleus_spectrum_floor (spectrum, 20.0, 450.0), 2e-3, 1e-4);
    for (gsize i = 0; i < n; i++)
      tone[i] = 3.0f * tone[i] + x[i];
    more = soleus_welch (tone, n, 1000.0, &options);
    ck_assert_double_eq_tol (
        soleus_spectrum_median_hz (more, spectrum, 20.0, 450.0), 80.0, 1.0);
  }
END_TEST

START_TEST (whitening_flattens_a_coloured_background_and_spares_the_peak)
  {
    gsize n = 60000;
    g_autofree float *x = white_noise (n);
    g_autofree float *tone = sine (n, 6.0, 100.0, 2.0);
    SoleusWelchOptions options = soleus_welch_options (4.0, 0.1, 100.0);
    g_autoptr (SoleusSpectrum) spectrum = NULL;
    g_autoptr (SoleusSpectrum) white = NULL;
    double hz;

    for (gsize i = 1; i < n; i++)
      x[i] += 0.95f * x[i - 1];
    for (gsize i = 0; i < n; i++)
      x[i] += tone[i];
    spectrum = soleus_welch (x, n, 100.0, &options);
    white = soleus_spectrum_whiten (spectrum, 1.5, 25.0, 6.0, 1.5);
    ck_assert_double_gt (soleus_spectrum_floor (spectrum, 1.5, 4.0),
        5.0 * soleus_spectrum_floor (spectrum, 15.0, 25.0));
    /* an autoregressive slope is not a straight line: within a factor 2 */
    ck_assert_double_lt (soleus_spectrum_floor (white, 1.5, 4.0),
        2.0 * soleus_spectrum_floor (white, 15.0, 25.0));
    ck_assert (soleus_spectrum_peak (white, 3.0, 18.0, &hz, NULL));
    ck_assert_double_eq_tol (hz, 6.0, 0.05);
  }
END_TEST

START_TEST (coherence_is_one_where_both_follow_and_low_where_not)
  {
    gsize n = 12000;
    g_autofree float *x = white_noise (2 * n);
    float *y = x + n;
    g_autofree float *tone = sine (n, 10.0, 100.0, 3.0);
    SoleusWelchOptions options = soleus_welch_options (2.0, 0.0, 100.0);
    g_autoptr (SoleusSpectrum) spectrum = NULL;

    options.hop = options.segment;
    for (gsize i = 0; i < n; i++)
      {
        x[i] += tone[i];
        y[i] -= tone[i];
      }
    spectrum = soleus_welch_coherence (x, y, n, 100.0, &options);
    ck_assert_uint_eq (spectrum->n_segments, 60);
    ck_assert_double_gt (spectrum->power[20], 0.95);
    /* 1 - 0.001^(1 / 59): one bin in a thousand of independent ones */
    ck_assert_double_lt (soleus_spectrum_floor (spectrum, 20.0, 45.0), 0.11);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("welch");
  TCase *tc = tcase_create ("welch");

  tcase_add_loop_test (
      tc, the_sum_of_the_power_is_the_variance, 0, SOLEUS_N_WINDOWS);
  tcase_add_test (tc, degrees_of_freedom_follow_welch_1967);
  tcase_add_loop_test (tc, a_peak_is_found_between_the_bins, 0, 10);
  tcase_add_test (tc, segments_and_grid_follow_the_options);
  tcase_add_test (tc, the_bins_that_stand_alone_are_not_doubled);
  tcase_add_loop_test (tc, each_detrending_takes_what_it_says, 0, 3);
  tcase_add_test (tc, an_empty_band_or_a_flat_zero_has_no_peak);
  tcase_add_test (
      tc, median_and_mean_frequency_of_white_noise_are_in_the_middle);
  tcase_add_test (
      tc, whitening_flattens_a_coloured_background_and_spares_the_peak);
  tcase_add_test (tc, coherence_is_one_where_both_follow_and_low_where_not);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
