/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-energy.h"
#include "soleus-test.h"

typedef struct
{
  SoleusKind kind;
  double rate_hz;
  gsize samples_per_bin;
  guint n_axes;
} Case;

/* 2 ms at most for what is sampled fast, else a sample. */
static const Case cases[] = {{SOLEUS_KIND_EMG, 4000.0, 8, 1},
    {SOLEUS_KIND_EMG, 2000.0, 4, 1}, {SOLEUS_KIND_EMG, 1000.0, 2, 1},
    {SOLEUS_KIND_EMG, 1259.26, 2, 1}, {SOLEUS_KIND_EMG, 250.0, 1, 1},
    {SOLEUS_KIND_ACCELEROMETER, 100.0, 1, 3},
    {SOLEUS_KIND_ACCELEROMETER, 148.1, 1, 2}};

#define N_SAMPLES 8003 /* no multiple of any bin */

static void
fill_block (SoleusBlock *block, const Case *row, float *storage)
{
  *block = (SoleusBlock){.start_s = 12.5,
      .rate_hz = row->rate_hz,
      .n = N_SAMPLES,
      .n_axes = row->n_axes};
  for (guint axis = 0; axis < row->n_axes; axis++)
    block->event[axis] = storage + axis * N_SAMPLES;
}

START_TEST (a_bin_is_the_mean_square_of_its_samples_over_all_axes)
  {
    const Case *row = &cases[_i];
    g_autofree float *storage = g_new (float, 3 * N_SAMPLES);
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());
    SoleusBlock block;

    for (gsize i = 0; i < 3 * N_SAMPLES; i++)
      storage[i] = (float)g_rand_double_range (rand, -1.0, 1.0);
    fill_block (&block, row, storage);
    g_autoptr (SoleusEnergy) energy = soleus_energy_new (&block, row->kind);

    ck_assert_uint_eq (energy->samples_per_bin, row->samples_per_bin);
    ck_assert_uint_eq (energy->n, N_SAMPLES / row->samples_per_bin);
    ck_assert_double_eq (energy->start_s, 12.5);
    ck_assert_double_eq_tol (energy->bin_s,
        (double)row->samples_per_bin / row->rate_hz, 1e-12); /* exact ratio */
    for (gsize bin = 0; bin < energy->n; bin++)
      {
        double sum = 0.0;
        for (gsize i = 0; i < row->samples_per_bin; i++)
          for (guint axis = 0; axis < row->n_axes; axis++)
            {
              double x = block.event[axis][bin * row->samples_per_bin + i];
              sum += x * x;
            }
        /* At most 24 roundings of a float near 1. */
        ck_assert_double_eq_tol (
            energy->bins[bin], sum / (double)row->samples_per_bin, 24.0 * 6e-8);
      }
  }
END_TEST

/* Three moving means of odd width w have the variance 3 (w^2 - 1) / 12. */
static double
nearest_of_boxes (double sigma_s, double bin_s)
{
  double best_s = 0.0;

  for (guint width = 1; width < 2000; width += 2)
    {
      double of_width_s = bin_s * sqrt (3.0 * (width * width - 1.0) / 12.0);
      if (fabs (of_width_s - sigma_s) < fabs (best_s - sigma_s))
        best_s = of_width_s;
    }
  return best_s;
}

START_TEST (one_instant_spreads_to_a_bell_of_the_width_of_its_scale)
  {
    const Case *row = &cases[_i];
    g_autofree float *storage = g_new0 (float, 3 * N_SAMPLES);
    SoleusBlock block;

    fill_block (&block, row, storage);
    storage[N_SAMPLES / 2] = 10.0f;
    g_autoptr (SoleusEnergy) energy = soleus_energy_new (&block, row->kind);
    double at = (double)(N_SAMPLES / 2 / row->samples_per_bin);
    for (int scale = 0; scale < SOLEUS_N_SCALES; scale++)
      {
        double sum = 0.0;
        double centre = 0.0;
        double squares = 0.0;
        for (gsize bin = 0; bin < energy->n; bin++)
          {
            double power = energy->power[scale][bin];
            ck_assert_double_ge (power, 0.0);
            sum += power;
            centre += power * (double)bin;
          }
        centre /= sum;
        for (gsize bin = 0; bin < energy->n; bin++)
          squares += energy->power[scale][bin] * ((double)bin - centre)
              * ((double)bin - centre);
        double expected_s =
            soleus_scale_sigma_s (row->kind, (SoleusScale)scale, row->rate_hz);
        /* Smoothing neither makes nor takes energy; float sums. */
        ck_assert_double_eq_tol (
            sum, 100.0 / (double)row->samples_per_bin, 0.01);
        ck_assert_double_eq_tol (centre, at, 0.01);
        /* Boxes have odd widths: none would come nearer to it (much). */
        double sigma_s = sqrt (squares / sum) * energy->bin_s;
        double nearest_s = nearest_of_boxes (expected_s, energy->bin_s);
        ck_assert_double_le (fabs (sigma_s - expected_s),
            fabs (nearest_s - expected_s) + 0.01 * expected_s);
      }
  }
END_TEST

START_TEST (a_steady_power_is_the_same_on_every_scale_up_to_the_ends)
  {
    const Case *row = &cases[_i];
    g_autofree float *storage = g_new (float, 3 * N_SAMPLES);
    SoleusBlock block;

    for (gsize i = 0; i < 3 * N_SAMPLES; i++)
      storage[i] = i % 2 == 0 ? 3.0f : -3.0f;
    fill_block (&block, row, storage);
    g_autoptr (SoleusEnergy) energy = soleus_energy_new (&block, row->kind);
    for (int scale = 0; scale < SOLEUS_N_SCALES; scale++)
      for (gsize bin = 0; bin < energy->n; bin++)
        /* Means near the ends are over what there is: no droop. Float. */
        ck_assert_double_eq_tol (
            energy->power[scale][bin], 9.0 * row->n_axes, 1e-4);
  }
END_TEST

START_TEST (the_envelope_is_the_root_of_the_mean_power_at_its_own_rate)
  {
    const Case *row = &cases[_i];
    static const double rates_hz[] = {10.0, 50.0, 100.0};
    g_autofree float *storage = g_new (float, 3 * N_SAMPLES);
    SoleusBlock block;

    /* A ramp: the mean square over any stretch is known. */
    for (gsize i = 0; i < 3 * N_SAMPLES; i++)
      storage[i] = (float)(i % N_SAMPLES) / 100.0f;
    fill_block (&block, row, storage);
    g_autoptr (SoleusEnergy) energy = soleus_energy_new (&block, row->kind);
    for (guint k = 0; k < G_N_ELEMENTS (rates_hz); k++)
      {
        gsize n;
        double rate_hz;
        g_autofree float *y =
            soleus_energy_dup_envelope (energy, rates_hz[k], &n, &rate_hz);
        double samples = row->rate_hz / rate_hz;
        /* A whole number of bins a value; at worst 1.5 for one. */
        ck_assert_double_ge (rate_hz, rates_hz[k] / 1.5);
        ck_assert_double_le (rate_hz, rates_hz[k] * 1.5);
        ck_assert_double_eq_tol (samples, round (samples), 1e-6);
        ck_assert_double_le ((double)n * samples, N_SAMPLES + 1e-6);
        ck_assert_double_gt (
            ((double)n + 1.0) * samples + (double)row->samples_per_bin,
            N_SAMPLES);
        for (gsize i = 1; i < n; i++)
          {
            double middle = (((double)i + 0.5) * samples - 0.5) / 100.0;
            double spread = sqrt ((samples * samples - 1.0) / 12.0) / 100.0;
            double expected =
                sqrt (row->n_axes * (middle * middle + spread * spread));
            /* Sums of floats. */
            ck_assert_double_eq_tol (y[i], expected, 1e-5 * expected);
          }
      }
  }
END_TEST

START_TEST (a_scale_is_never_narrower_than_a_bin_and_a_bit)
  {
    static const double rates_hz[] = {
        20.0, 31.25, 50.0, 100.0, 200.0, 500.0, 1000.0, 2048.0, 10000.0};

    for (int kind = 0; kind < 2; kind++)
      for (guint i = 0; i < G_N_ELEMENTS (rates_hz); i++)
        {
          double before_s = 0.0;
          for (int scale = 0; scale < SOLEUS_N_SCALES; scale++)
            {
              double sigma_s = soleus_scale_sigma_s (
                  (SoleusKind)kind, (SoleusScale)scale, rates_hz[i]);
              ck_assert_double_ge (sigma_s, 1.0 / rates_hz[i]);
              ck_assert_double_ge (sigma_s, before_s);
              before_s = sigma_s;
            }
        }
    /* 50 Hz at -3 dB for a bell: sqrt (ln 2 / 2) / (pi 50 Hz) [hodges1996];
     * 2.7 ms is it to a tenth of a millisecond, of power, not amplitude. */
    double of_power_s = sqrt (log (2.0) / 2.0) / (G_PI * 50.0) / G_SQRT2;
    ck_assert_double_eq_tol (
        soleus_scale_sigma_s (SOLEUS_KIND_EMG, SOLEUS_SCALE_TWITCH, 2000.0),
        of_power_s, 0.0001);
  }
END_TEST

START_TEST (less_than_one_bin_has_no_energy)
  {
    float x[3] = {1.0f, 2.0f, 3.0f};
    SoleusBlock block = {.rate_hz = 2000.0, .n = 3, .n_axes = 1};
    gsize n;
    double rate_hz;

    block.event[0] = x;
    g_autoptr (SoleusEnergy) energy =
        soleus_energy_new (&block, SOLEUS_KIND_EMG);
    ck_assert_uint_eq (energy->n, 0);
    g_autofree float *y =
        soleus_energy_dup_envelope (energy, 100.0, &n, &rate_hz);
    ck_assert_ptr_nonnull (y);
    ck_assert_uint_eq (n, 0);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("energy");
  TCase *tc = tcase_create ("energy");
  int n = G_N_ELEMENTS (cases);

  tcase_add_loop_test (
      tc, a_bin_is_the_mean_square_of_its_samples_over_all_axes, 0, n);
  tcase_add_loop_test (
      tc, one_instant_spreads_to_a_bell_of_the_width_of_its_scale, 0, n);
  tcase_add_loop_test (
      tc, a_steady_power_is_the_same_on_every_scale_up_to_the_ends, 0, n);
  tcase_add_loop_test (
      tc, the_envelope_is_the_root_of_the_mean_power_at_its_own_rate, 0, n);
  tcase_add_test (tc, a_scale_is_never_narrower_than_a_bin_and_a_bit);
  tcase_add_test (tc, less_than_one_bin_has_no_energy);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
