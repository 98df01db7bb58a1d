/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-randomness.h"
#include "soleus-test.h"

#define MOST 400

static void
draw (guint32 seed, double dead_s, double mean_s, double *x, guint n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (guint i = 0; i < n; i++)
    x[i] = dead_s - mean_s * log1p (-g_rand_double (rand));
}

START_TEST (chance_is_called_unlikely_no_more_often_than_it_says)
  {
    static const guint sizes[] = {8, 40, MOST};

    for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
      {
        guint below = 0;
        for (guint32 seed = 1; seed <= 100; seed++)
          {
            double x[MOST];
            draw (seed, 0.05, 0.5 * seed, x, sizes[k]);
            below += soleus_randomness_p (x, sizes[k]) <= 0.10;
          }
        /* 10 of 100 are expected; 2 and 20 are one in 500 each. */
        ck_assert_uint_ge (below, 3);
        ck_assert_uint_le (below, 19);
      }
  }
END_TEST

START_TEST (even_and_bursting_trains_are_not_by_chance)
  {
    double even[60];
    double bursts[60];

    for (guint i = 0; i < 60; i++)
      {
        even[i] = 1.0 + 0.05 * sin (i);
        bursts[i] = i % 6 == 5 ? 20.0 + i % 7 : 0.05 + 0.001 * (i % 5);
      }
    ck_assert_double_le (soleus_randomness_p (even, 60), 0.01);
    ck_assert_double_le (soleus_randomness_p (bursts, 60), 0.01);
    for (guint i = 0; i < 60; i++)
      even[i] = 2.0;
    ck_assert_double_le (soleus_randomness_p (even, 60), 0.01);
  }
END_TEST

START_TEST (too_few_intervals_show_nothing)
  {
    double x[8] = {1.0, 2.0, 0.3, 4.0, 0.8, 0.9, 1.5, 0.2};

    for (guint n = 0; n < 8; n++)
      ck_assert (isnan (soleus_randomness_p (x, n)));
    ck_assert_double_gt (soleus_randomness_p (x, 8), 0.05);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("randomness");
  TCase *tc = tcase_create ("randomness");

  tcase_add_test (tc, chance_is_called_unlikely_no_more_often_than_it_says);
  tcase_add_test (tc, even_and_bursting_trains_are_not_by_chance);
  tcase_add_test (tc, too_few_intervals_show_nothing);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
