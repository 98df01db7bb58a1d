/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-dsp-test.h"

#include "soleus-change-point.h"

#include <stdlib.h>

static int
by_size (const void *a, const void *b)
{
  int x = *(const int *)a, y = *(const int *)b;

  return (x > y) - (x < y);
}

/* science.md 2.3 [C]: bursts at 2 kHz, median and 90th percentile of the
 * error of the onset; the window is 150 ms to each side. White noise here, not
 * band-limited EMG, so every sample is worth more: the limits are those. */
static const struct
{
  double snr_db;
  int median_samples, p90_samples;
} levels[] = {
    {6.0, 3, 15},
    {10.0, 1, 8},
    {15.0, 1, 3},
    {20.0, 1, 1},
};

START_TEST (an_onset_is_found_as_exactly_as_the_noise_allows)
  {
    enum
    {
      N_TRIES = 200,
      N = 600,
      ONSET = 300
    };
    g_autofree float *x = white_noise (N_TRIES * N);
    float gain = (float)pow (10.0, levels[_i].snr_db / 20.0);
    int errors[N_TRIES];

    for (gsize k = 0; k < N_TRIES; k++)
      {
        float *piece = x + k * N;
        gsize candidate = ONSET - 20 + k % 41;

        for (gsize i = ONSET; i < N; i++)
          piece[i] *= gain;
        errors[k] = abs ((int)soleus_change_point_refine (
                             piece, N, candidate, 300, 20, SOLEUS_CHANGE_RISE)
            - ONSET);
      }
    qsort (errors, N_TRIES, sizeof *errors, by_size);
    g_printerr ("snr %g dB: median %d, 90th percentile %d samples\n",
        levels[_i].snr_db, errors[N_TRIES / 2], errors[N_TRIES * 9 / 10]);
    ck_assert_int_le (errors[N_TRIES / 2], levels[_i].median_samples);
    ck_assert_int_le (errors[N_TRIES * 9 / 10], levels[_i].p90_samples);
  }
END_TEST

START_TEST (the_asked_direction_is_found_and_no_other)
  {
    float x[300];
    gsize index = 7;
    double gain;

    for (gsize i = 0; i < 300; i++)
      x[i] = (i % 2 == 0 ? 1.0f : -1.0f) * (i >= 100 && i < 200 ? 9.0f : 1.0f);
    ck_assert (
        soleus_change_point (x, 200, 10, SOLEUS_CHANGE_RISE, &index, &gain));
    ck_assert_uint_eq (index, 100);
    ck_assert_double_gt (gain, 0.0);
    ck_assert (soleus_change_point (
        x + 100, 200, 10, SOLEUS_CHANGE_FALL, &index, NULL));
    ck_assert_uint_eq (index, 100);
    index = 7;
    ck_assert (
        !soleus_change_point (x, 200, 10, SOLEUS_CHANGE_FALL, &index, NULL));
    ck_assert_uint_eq (index, 7);
  }
END_TEST

START_TEST (an_edge_at_the_end_of_the_recording_is_found)
  {
    float x[100];

    for (gsize i = 0; i < 100; i++)
      x[i] = (i % 2 == 0 ? 1.0f : -1.0f) * (i >= 88 ? 9.0f : 1.0f);
    ck_assert_uint_eq (
        soleus_change_point_refine (x, 100, 92, 300, 10, SOLEUS_CHANGE_RISE),
        88);
  }
END_TEST

START_TEST (nothing_to_find_leaves_the_candidate)
  {
    float zero[100] = {0.0f};
    gsize index;

    ck_assert_uint_eq (
        soleus_change_point_refine (zero, 100, 40, 30, 10, SOLEUS_CHANGE_ANY),
        40);
    ck_assert (
        !soleus_change_point (zero, 15, 10, SOLEUS_CHANGE_ANY, &index, NULL));
    ck_assert_uint_eq (
        soleus_change_point_refine (zero, 0, 0, 30, 10, SOLEUS_CHANGE_ANY), 0);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("change-point");
  TCase *tc = tcase_create ("change-point");

  tcase_add_loop_test (tc, an_onset_is_found_as_exactly_as_the_noise_allows, 0,
      G_N_ELEMENTS (levels));
  tcase_add_test (tc, the_asked_direction_is_found_and_no_other);
  tcase_add_test (tc, an_edge_at_the_end_of_the_recording_is_found);
  tcase_add_test (tc, nothing_to_find_leaves_the_candidate);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
