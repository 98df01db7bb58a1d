/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-dsp-test.h"

#include "soleus-fir.h"

static const struct
{
  gsize n, n_taps;
} cases[] = {{1, 1}, {5, 1}, {5, 9}, {40, 3}, {100, 32}, {1000, 41}, {1000, 64},
    {3000, 200}, {5000, 1500}};

/* The sum as the header writes it. */
static void
by_definition (
    const float *x, gsize n, const float *taps, gsize n_taps, float *y)
{
  for (gssize i = 0; i < (gssize)n; i++)
    {
      double sum = 0.0;

      for (gssize j = 0; j < (gssize)n_taps; j++)
        {
          gssize at = i + (gssize)n_taps / 2 - j;

          if (at >= 0 && at < (gssize)n)
            sum += (double)taps[j] * (double)x[at];
        }
      y[i] = (float)sum;
    }
}

START_TEST (both_ways_give_the_sum_of_the_definition)
  {
    gsize n = cases[_i].n, n_taps = cases[_i].n_taps;
    g_autofree float *x = white_noise (n);
    g_autofree float *taps = white_noise (n_taps);
    g_autofree float *expected = g_new (float, n);
    g_autofree float *y = g_new (float, n);
    /* a sum is about the root of the number of taps, transforms round it at
     * 1e-6 of the largest of thousands of sums */
    double tolerance = 1e-5 * (1.0 + sqrt ((double)n_taps));

    by_definition (x, n, taps, n_taps, expected);
    soleus_fir_direct (x, n, taps, n_taps, y);
    ck_assert_double_lt (largest_difference (y, expected, n), tolerance);
    soleus_fir_fast (x, n, taps, n_taps, y);
    ck_assert_double_lt (largest_difference (y, expected, n), tolerance);
    soleus_fir (x, n, taps, n_taps, y);
    ck_assert_double_lt (largest_difference (y, expected, n), tolerance);
  }
END_TEST

START_TEST (an_impulse_shows_the_kernel_in_its_middle)
  {
    float x[101] = {0.0f}, y[101];
    const float taps[5] = {1, 2, 3, 4, 5};

    x[50] = 1.0f;
    soleus_fir_direct (x, 101, taps, 5, y);
    for (gsize j = 0; j < 5; j++)
      ck_assert_float_eq (y[48 + j], taps[j]);
  }
END_TEST

START_TEST (a_bank_gives_the_bytes_of_each_kernel_alone)
  {
    gsize n = 4000, n_taps = _i == 0 ? 61 : 301;
    g_autofree float *x = white_noise (n);
    g_autofree float *taps = white_noise (3 * n_taps);
    g_autofree float *y = g_new (float, 3 * n);
    g_autofree float *alone = g_new (float, n);
    const float *kernels[3] = {taps, taps + n_taps, taps + 2 * n_taps};
    float *outputs[3] = {y, y + n, y + 2 * n};

    soleus_fir_bank (x, n, kernels, 3, n_taps, outputs);
    for (gsize k = 0; k < 3; k++)
      {
        soleus_fir (x, n, kernels[k], n_taps, alone);
        ck_assert_mem_eq (alone, outputs[k], n * sizeof *alone);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("fir");
  TCase *tc = tcase_create ("fir");

  tcase_add_loop_test (
      tc, both_ways_give_the_sum_of_the_definition, 0, G_N_ELEMENTS (cases));
  tcase_add_test (tc, an_impulse_shows_the_kernel_in_its_middle);
  tcase_add_loop_test (tc, a_bank_gives_the_bytes_of_each_kernel_alone, 0, 2);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
