/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-repeat.h"

#include <math.h>

#include "soleus-test.h"

#define RATE_HZ 2000.0
#define NOISE 0.02
#define N 400
#define FIRST 60 /* 20 ms before the first potential */

/* Two phases, 3 ms from crest to trough; its crest at @at_s. */
static void
add_potential (float *x, double at_s, double size)
{
  for (int i = 0; i < N; i++)
    {
      double t = ((double)i / RATE_HZ - at_s) / 0.0015;
      x[i] += (float)(size * (1.0 - t) * exp (-0.5 * t * t));
    }
}

/* Near 50 ms, @n of them, @lag_s apart, growing by @growth of it. */
static guint
find (guint n, double lag_s, double growth, double size, double *at)
{
  float x[N] = {0.0f};
  double at_s = 0.05;

  for (guint k = 0; k < n; k++)
    {
      add_potential (x, at_s, k % 2 == 0 ? 1.0 : size);
      at_s += lag_s * (1.0 + growth * k);
    }
  return soleus_repeat_find (x, N, FIRST, N, RATE_HZ, NOISE, at);
}

START_TEST (one_potential_does_not_repeat)
  {
    double at[SOLEUS_MOST_REPEATS];

    ck_assert_uint_eq (find (1, 0.01, 0.0, 1.0, at), 1);
  }
END_TEST

START_TEST (two_of_one_shape_are_found_where_they_are)
  {
    static const double lags_s[] = {0.006, 0.008, 0.011, 0.015, 0.020};
    static const double sizes[] = {1.0, 0.8, 0.65, -0.9, 0.3};

    for (guint i = 0; i < G_N_ELEMENTS (lags_s); i++)
      for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
        {
          double at[SOLEUS_MOST_REPEATS];
          guint n = find (2, lags_s[i], 0.0, sizes[k], at);
          if (sizes[k] < 0.5) /* upside down, or an echo: none */
            {
              ck_assert_uint_eq (n, 1);
              continue;
            }
          ck_assert_uint_eq (n, 2);
          /* The neighbour's slope moves a crest by less than a sample. */
          ck_assert_double_eq_tol (
              (at[1] - at[0]) / RATE_HZ, lags_s[i], 1.0 / RATE_HZ);
        }
  }
END_TEST

START_TEST (each_of_a_multiplet_is_told)
  {
    for (guint n = 3; n <= 8; n++)
      {
        double at[SOLEUS_MOST_REPEATS];
        double lag_s = 0.007;
        ck_assert_uint_eq (find (n, lag_s, 0.1, 0.8, at), n);
        for (guint k = 1; k < n; k++)
          ck_assert_double_eq_tol ((at[k] - at[k - 1]) / RATE_HZ,
              lag_s * (1.0 + 0.1 * (k - 1)), 1.5 / RATE_HZ);
      }
  }
END_TEST

START_TEST (no_more_are_told_than_there_is_room_for)
  {
    double at[SOLEUS_MOST_REPEATS + 1];

    at[SOLEUS_MOST_REPEATS] = -1.0;
    ck_assert_uint_eq (find (12, 0.010, 0.0, 1.0, at), SOLEUS_MOST_REPEATS);
    ck_assert_double_eq (at[SOLEUS_MOST_REPEATS], -1.0);
  }
END_TEST

START_TEST (what_comes_back_late_is_another_twitch)
  {
    double at[SOLEUS_MOST_REPEATS];

    ck_assert_uint_eq (find (2, 0.0235, 0.0, 1.0, at), 2);
    ck_assert_uint_eq (find (2, 0.0245, 0.0, 1.0, at), 1);
    ck_assert_uint_eq (find (2, 0.035, 0.0, 1.0, at), 1);
  }
END_TEST

START_TEST (a_late_third_does_not_take_the_two_away)
  {
    float x[N] = {0.0f};
    double at[SOLEUS_MOST_REPEATS];

    add_potential (x, 0.05, 1.0);
    add_potential (x, 0.06, 0.9);
    add_potential (x, 0.10, 0.9);
    ck_assert_uint_eq (
        soleus_repeat_find (x, N, FIRST, N, RATE_HZ, NOISE, at), 2);
    /* The neighbour's slope moves a crest by less than a sample. */
    ck_assert_double_eq_tol ((at[1] - at[0]) / RATE_HZ, 0.010, 1.0 / RATE_HZ);
  }
END_TEST

START_TEST (a_pair_in_a_contraction_is_no_doublet)
  {
    float x[N] = {0.0f};
    double at[SOLEUS_MOST_REPEATS];

    /* Half as large as the pair, all along: most of the energy. */
    for (int i = FIRST; i < N; i++)
      x[i] = (float)(0.5 * sin (2.0 * G_PI * 33.0 * i / RATE_HZ));
    add_potential (x, 0.05, 1.0);
    add_potential (x, 0.06, 1.0);
    ck_assert_uint_eq (
        soleus_repeat_find (x, N, FIRST, N, RATE_HZ, NOISE, at), 1);
  }
END_TEST

START_TEST (a_ringing_that_dies_down_is_one)
  {
    float x[N] = {0.0f};
    double at[SOLEUS_MOST_REPEATS];

    for (int i = 100; i < N; i++)
      {
        double t = (i - 100) / RATE_HZ;
        x[i] = (float)(sin (2.0 * G_PI * 110.0 * t) * exp (-t / 0.005));
      }
    ck_assert_uint_eq (
        soleus_repeat_find (x, N, FIRST, N, RATE_HZ, NOISE, at), 1);
  }
END_TEST

START_TEST (a_crest_between_two_samples_is_told_between_them)
  {
    for (int tenth = 0; tenth < 10; tenth++)
      {
        double at[SOLEUS_MOST_REPEATS];
        double lag_s = (40.0 + 0.1 * tenth) / RATE_HZ;

        ck_assert_uint_eq (find (2, lag_s, 0.0, 0.9, at), 2);
        /* A parabola through a crest of 3 ms. */
        ck_assert_double_eq_tol (at[1] - at[0], lag_s * RATE_HZ, 0.1);
      }
  }
END_TEST

/* The second is the first again and something else over it, so that they are
 * alike by the asked share. */
static guint
find_alike (double likeness)
{
  float x[N] = {0.0f};
  double at[SOLEUS_MOST_REPEATS];
  double p_2 = 0.0, q_2 = 0.0, more;

  for (int i = -40; i <= 40; i++)
    {
      double t = i / RATE_HZ / 0.0015;
      double bell = exp (-0.5 * t * t);
      double p = (1.0 - t) * bell, q = sin (4.0 * t) * bell;
      p_2 += p * p;
      q_2 += q * q;
    }
  more = sqrt ((1.0 / (likeness * likeness) - 1.0) * p_2 / q_2);
  add_potential (x, 0.05, 1.6);
  add_potential (x, 0.065, 0.96);
  for (int i = 0; i < N; i++)
    {
      double t = (i / RATE_HZ - 0.065) / 0.0015;
      x[i] += (float)(0.96 * more * sin (4.0 * t) * exp (-0.5 * t * t));
    }
  return soleus_repeat_find (x, N, FIRST, N, RATE_HZ, NOISE, at);
}

START_TEST (what_is_not_alike_enough_is_another_unit)
  {
    ck_assert_uint_eq (find_alike (0.70), 1);
    ck_assert_uint_eq (find_alike (0.80), 2);
  }
END_TEST

/* Two humps of one sign fill the valley between them as they draw near: half
 * full where they are 7 ms apart, by the product of two bells. */
START_TEST (two_crests_without_a_valley_are_one)
  {
    static const struct
    {
      double lag_s;
      guint n;
    } rows[] = {{0.0064, 1}, {0.0078, 2}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        float x[N] = {0.0f};
        double at[SOLEUS_MOST_REPEATS];

        for (int k = 0; k < N; k++)
          {
            double a = (k / RATE_HZ - 0.05) / 0.0015;
            double b = (k / RATE_HZ - 0.05 - rows[i].lag_s) / 0.0015;
            x[k] = (float)(exp (-0.5 * a * a) + 0.95 * exp (-0.5 * b * b));
          }
        ck_assert_uint_eq (
            soleus_repeat_find (x, N, FIRST, N, RATE_HZ, NOISE, at), rows[i].n);
      }
  }
END_TEST

START_TEST (nothing_has_no_discharges)
  {
    float x[N] = {0.0f};
    double at[SOLEUS_MOST_REPEATS];

    ck_assert_uint_eq (soleus_repeat_find (x, N, 0, N, RATE_HZ, NOISE, at), 0);
    ck_assert_uint_eq (
        soleus_repeat_find (x, N, 50, 50, RATE_HZ, NOISE, at), 0);
    x[0] = 1.0f; /* at the very edge */
    ck_assert_uint_eq (soleus_repeat_find (x, N, 0, N, RATE_HZ, NOISE, at), 1);
    ck_assert_uint_eq (soleus_repeat_find (x, N, 0, 1, RATE_HZ, NOISE, at), 1);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("repeat");
  TCase *tc = tcase_create ("repeat");

  tcase_add_test (tc, one_potential_does_not_repeat);
  tcase_add_test (tc, two_of_one_shape_are_found_where_they_are);
  tcase_add_test (tc, each_of_a_multiplet_is_told);
  tcase_add_test (tc, no_more_are_told_than_there_is_room_for);
  tcase_add_test (tc, what_comes_back_late_is_another_twitch);
  tcase_add_test (tc, a_late_third_does_not_take_the_two_away);
  tcase_add_test (tc, a_pair_in_a_contraction_is_no_doublet);
  tcase_add_test (tc, a_ringing_that_dies_down_is_one);
  tcase_add_test (tc, a_crest_between_two_samples_is_told_between_them);
  tcase_add_test (tc, what_is_not_alike_enough_is_another_unit);
  tcase_add_test (tc, two_crests_without_a_valley_are_one);
  tcase_add_test (tc, nothing_has_no_discharges);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
