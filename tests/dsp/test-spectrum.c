/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-dsp-test.h"

#include "soleus-welch.h"

/* Spectra by hand: what is asked of them is then known exactly. */
static SoleusSpectrum *
spectrum_of (const float *power, gsize n_bins, double bin_hz)
{
  SoleusSpectrum *spectrum = g_new0 (SoleusSpectrum, 1);

  spectrum->n_bins = n_bins;
  spectrum->bin_hz = bin_hz;
  spectrum->power = g_memdup2 (power, n_bins * sizeof *power);
  return spectrum;
}

static SoleusSpectrum *
flat (gsize n_bins, double bin_hz, float power)
{
  SoleusSpectrum *spectrum = g_new0 (SoleusSpectrum, 1);

  spectrum->n_bins = n_bins;
  spectrum->bin_hz = bin_hz;
  spectrum->power = g_new (float, n_bins);
  for (gsize k = 0; k < n_bins; k++)
    spectrum->power[k] = power;
  return spectrum;
}

static const struct
{
  double low_hz, high_hz, power;
} bands[] = {
    {10.0, 20.0, 20.0}, /* 2 per Hz over 10 Hz */
    {10.2, 10.3, 0.2}, /* inside one bin */
    {-5.0, 0.25, 1.0}, /* bin 0 reaches to both sides of 0 */
    {49.75, 90.0, 1.0}, /* up to half a bin above the last */
    {20.0, 10.0, 0.0},
    {60.0, 70.0, 0.0},
};

START_TEST (band_power_cuts_the_bins_at_the_edges)
  {
    /* bins 0, 0.5 .. 50 Hz */
    g_autoptr (SoleusSpectrum) spectrum = flat (101, 0.5, 2.0f);

    ck_assert_double_eq_tol (soleus_spectrum_band_power (
                                 spectrum, bands[_i].low_hz, bands[_i].high_hz),
        bands[_i].power, 1e-9);
  }
END_TEST

START_TEST (bands_side_by_side_add_up_to_the_whole)
  {
    g_autofree float *noise = white_noise (101);
    g_autoptr (SoleusSpectrum) spectrum = NULL;
    double sum = 0.0;

    for (gsize k = 0; k < 101; k++)
      noise[k] *= noise[k];
    spectrum = spectrum_of (noise, 101, 0.5);
    for (double hz = 0.0; hz < 50.0; hz += 3.7)
      sum += soleus_spectrum_band_power (spectrum, hz, MIN (hz + 3.7, 50.0));
    ck_assert_double_eq_tol (
        sum, soleus_spectrum_band_power (spectrum, 0.0, 50.0), 1e-9);
  }
END_TEST

START_TEST (the_top_of_a_parabola_in_logarithms_is_found_exactly)
  {
    float power[21];
    double top = 10.0 + 0.1 * (_i - 4), hz, height;
    g_autoptr (SoleusSpectrum) spectrum = NULL;

    /* a Gaussian bell is a parabola in its logarithm */
    for (gsize k = 0; k < 21; k++)
      power[k] = (float)(3.0 * exp (-0.2 * pow ((double)k - top, 2.0)));
    spectrum = spectrum_of (power, 21, 0.25);
    ck_assert (soleus_spectrum_peak (spectrum, 1.0, 4.0, &hz, &height));
    ck_assert_double_eq_tol (hz, 0.25 * top, 1e-5);
    ck_assert_double_eq_tol (height, 3.0, 1e-5);
  }
END_TEST

START_TEST (a_peak_at_the_edge_of_the_band_stays_on_its_bin)
  {
    const float rising[6] = {1, 2, 3, 4, 5, 6};
    const float falling[6] = {6, 5, 4, 3, 2, 1};
    g_autoptr (SoleusSpectrum) up = spectrum_of (rising, 6, 1.0);
    g_autoptr (SoleusSpectrum) down = spectrum_of (falling, 6, 1.0);
    double hz, height;

    /* bin 3 is the highest of the band, but its neighbour is higher */
    ck_assert (soleus_spectrum_peak (up, 1.0, 3.0, &hz, &height));
    ck_assert_double_eq (hz, 3.0);
    ck_assert_double_eq (height, 4.0);
    ck_assert (soleus_spectrum_peak (up, 0.0, 5.0, &hz, &height));
    ck_assert_double_eq (hz, 5.0);
    ck_assert (soleus_spectrum_peak (down, 0.0, 5.0, &hz, NULL));
    ck_assert_double_eq (hz, 0.0);
    ck_assert (soleus_spectrum_peak (down, 2.0, 4.0, NULL, &height));
    ck_assert_double_eq (height, 4.0);
  }
END_TEST

START_TEST (a_line_beside_nothing_stays_on_its_bin)
  {
    float power[9] = {0};
    double hz, height;

    for (int side = 0; side < 3; side++)
      {
        g_autoptr (SoleusSpectrum) spectrum = NULL;

        power[3] = side == 1 ? 2.0f : 0.0f;
        power[4] = 8.0f;
        power[5] = side == 2 ? 2.0f : 0.0f;
        power[6] = 1.0f;
        spectrum = spectrum_of (power, 9, 1.0);
        ck_assert (soleus_spectrum_peak (spectrum, 0.0, 8.0, &hz, &height));
        ck_assert_double_eq (hz, 4.0);
        ck_assert_double_eq (height, 8.0);
      }
  }
END_TEST

START_TEST (the_bins_of_a_band_include_those_on_its_edges)
  {
    float power[11] = {0};
    g_autoptr (SoleusSpectrum) spectrum = NULL;
    double hz;

    power[3] = power[7] = 5.0f;
    spectrum = spectrum_of (power, 11, 0.1);
    ck_assert (soleus_spectrum_peak (spectrum, 0.3, 0.5, &hz, NULL));
    ck_assert_double_eq_tol (hz, 0.3, 1e-12);
    ck_assert (soleus_spectrum_peak (spectrum, 0.5, 0.7, &hz, NULL));
    ck_assert_double_eq_tol (hz, 0.7, 1e-12);
    ck_assert (!soleus_spectrum_peak (spectrum, 0.31, 0.69, &hz, NULL));
    ck_assert (!soleus_spectrum_peak (spectrum, 2.0, 3.0, &hz, NULL));
  }
END_TEST

START_TEST (half_width_is_between_the_bins_where_the_power_halves)
  {
    const float power[9] = {0, 0, 1, 3, 8, 6, 2, 0, 0};
    const float high_end[4] = {0, 8, 8, 8};
    g_autoptr (SoleusSpectrum) spectrum = spectrum_of (power, 9, 0.5);
    g_autoptr (SoleusSpectrum) open = spectrum_of (high_end, 4, 0.5);

    /* 4 lies 0.8 bins below the peak, and 1.5 above it */
    ck_assert_double_eq_tol (
        soleus_spectrum_half_width_hz (spectrum, 2.0), 0.5 * 2.3, 1e-9);
    /* nearest bin */
    ck_assert_double_eq_tol (
        soleus_spectrum_half_width_hz (spectrum, 2.2), 0.5 * 2.3, 1e-9);
    /* the band ends before it halves: half a bin below bin 1, two above */
    ck_assert_double_eq_tol (
        soleus_spectrum_half_width_hz (open, 0.5), 0.5 * 2.5, 1e-9);
  }
END_TEST

START_TEST (the_median_splits_the_power_of_the_band)
  {
    g_autoptr (SoleusSpectrum) even = flat (101, 1.0, 3.0f);
    float lines[101] = {0};
    g_autoptr (SoleusSpectrum) two = NULL;

    ck_assert_double_eq_tol (
        soleus_spectrum_median_hz (even, NULL, 20.0, 60.0), 40.0, 1e-9);
    ck_assert_double_eq_tol (
        soleus_spectrum_mean_hz (even, NULL, 20.0, 60.0), 40.0, 1e-9);
    ck_assert_double_eq_tol (
        soleus_spectrum_median_hz (even, NULL, 20.3, 20.4), 20.35, 1e-9);
    lines[30] = 3.0f;
    lines[70] = 1.0f;
    two = spectrum_of (lines, 101, 1.0);
    /* two thirds into the bin of the larger line */
    ck_assert_double_eq_tol (soleus_spectrum_median_hz (two, NULL, 20.0, 90.0),
        29.5 + 2.0 / 3.0, 1e-9);
    ck_assert_double_eq_tol (
        soleus_spectrum_mean_hz (two, NULL, 20.0, 90.0), 40.0, 1e-9);
    ck_assert_double_eq_tol (
        soleus_spectrum_mean_hz (two, NULL, 50.0, 90.0), 70.0, 1e-9);
  }
END_TEST

START_TEST (noise_is_taken_off_and_never_below_nothing)
  {
    g_autoptr (SoleusSpectrum) spectrum = flat (101, 1.0, 3.0f);
    g_autoptr (SoleusSpectrum) noise = flat (101, 1.0, 2.0f);
    g_autoptr (SoleusSpectrum) loud = flat (101, 1.0, 4.0f);

    for (gsize k = 0; k <= 50; k++)
      noise->power[k] = 9.0f;
    ck_assert_double_eq_tol (
        soleus_spectrum_median_hz (spectrum, noise, 20.0, 80.0), 65.25, 1e-9);
    ck_assert_double_eq (
        soleus_spectrum_median_hz (spectrum, loud, 20.0, 80.0), 0.0);
    ck_assert_double_eq (
        soleus_spectrum_mean_hz (spectrum, loud, 20.0, 80.0), 0.0);
  }
END_TEST

START_TEST (a_straight_background_becomes_one_everywhere)
  {
    g_autoptr (SoleusSpectrum) spectrum = flat (501, 0.1, 0.0f);
    g_autoptr (SoleusSpectrum) white = NULL;

    /* 1 / f^2, and a peak that must not tilt the fit */
    for (gsize k = 0; k < 501; k++)
      spectrum->power[k] = (float)(7.0 / pow (0.1 * (double)MAX (k, 1), 2.0));
    for (gsize k = 55; k <= 65; k++)
      spectrum->power[k] *= 50.0f;
    white = soleus_spectrum_whiten (spectrum, 1.5, 25.0, 6.0, 1.0);
    for (gsize k = 15; k <= 250; k++)
      ck_assert_float_eq_tol (
          white->power[k], k >= 55 && k <= 65 ? 50.0f : 1.0f, 1e-3f);
    ck_assert_double_eq_tol (
        soleus_spectrum_floor (white, 1.5, 25.0), 1.0, 1e-3);
    ck_assert_uint_eq (white->n_bins, 501);
  }
END_TEST

START_TEST (the_floor_is_the_median_of_the_band)
  {
    const float power[7] = {100, 1, 9, 3, 5, 100, 100};
    g_autoptr (SoleusSpectrum) spectrum = spectrum_of (power, 7, 2.0);

    ck_assert_double_eq (soleus_spectrum_floor (spectrum, 2.0, 6.0), 3.0);
    ck_assert_double_eq (soleus_spectrum_floor (spectrum, 2.0, 8.0), 4.0);
    ck_assert_double_eq (soleus_spectrum_floor (spectrum, 90.0, 99.0), 0.0);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("spectrum");
  TCase *tc = tcase_create ("spectrum");

  tcase_add_loop_test (
      tc, band_power_cuts_the_bins_at_the_edges, 0, G_N_ELEMENTS (bands));
  tcase_add_test (tc, bands_side_by_side_add_up_to_the_whole);
  tcase_add_loop_test (
      tc, the_top_of_a_parabola_in_logarithms_is_found_exactly, 0, 9);
  tcase_add_test (tc, a_peak_at_the_edge_of_the_band_stays_on_its_bin);
  tcase_add_test (tc, a_line_beside_nothing_stays_on_its_bin);
  tcase_add_test (tc, the_bins_of_a_band_include_those_on_its_edges);
  tcase_add_test (tc, half_width_is_between_the_bins_where_the_power_halves);
  tcase_add_test (tc, the_median_splits_the_power_of_the_band);
  tcase_add_test (tc, noise_is_taken_off_and_never_below_nothing);
  tcase_add_test (tc, a_straight_background_becomes_one_everywhere);
  tcase_add_test (tc, the_floor_is_the_median_of_the_band);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
