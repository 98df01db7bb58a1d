/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>
#include <stdlib.h>

#include "soleus-random.h"

#define N 20000
/* Five standard errors: a sound generator misses once in 2 million seeds. */
#define SIGMAS 5.0

static SoleusRandom
seeded (void)
{
  SoleusRandom random;

  soleus_random_init (&random, soleus_test_seed (), 0);
  return random;
}

START_TEST (the_same_seed_and_stream_give_the_same_numbers)
  {
    SoleusRandom a, b, other_seed, other_stream;

    soleus_random_init (&a, 7, 1);
    soleus_random_init (&b, 7, 1);
    soleus_random_init (&other_seed, 8, 1);
    soleus_random_init (&other_stream, 7, 2);
    for (guint i = 0; i < 100; i++)
      {
        guint64 x = soleus_random_next (&a);
        ck_assert_uint_eq (x, soleus_random_next (&b));
        ck_assert_uint_ne (x, soleus_random_next (&other_seed));
        ck_assert_uint_ne (x, soleus_random_next (&other_stream));
      }
  }
END_TEST

START_TEST (the_generator_is_xoshiro256_starstar)
  {
    /* First outputs of the authors' reference code from the state 1, 2, 3,
     * 4. */
    static const guint64 expected[] = {
        11520, 0, 1509978240, G_GUINT64_CONSTANT (1215971899390074240)};
    SoleusRandom random = {{1, 2, 3, 4}, NAN};

    for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
      ck_assert_uint_eq (soleus_random_next (&random), expected[i]);
  }
END_TEST

typedef double (*Draw) (SoleusRandom *random);

static double
draw_uniform (SoleusRandom *random)
{
  return soleus_random_uniform (random, -1.0, 3.0);
}

static double
draw_int (SoleusRandom *random)
{
  return soleus_random_int (random, 1, 6);
}

static double
draw_normal (SoleusRandom *random)
{
  return soleus_random_normal (random, 5.0, 2.0);
}

static double
draw_exponential (SoleusRandom *random)
{
  return soleus_random_exponential (random, 0.7);
}

static double
draw_log_of_log_normal (SoleusRandom *random)
{
  return log (soleus_random_log_normal (random, 90.0, 0.6));
}

static double
draw_gamma (SoleusRandom *random)
{
  return soleus_random_gamma (random, 0.060, 0.5);
}

static double
draw_flat_gamma (SoleusRandom *random)
{
  return soleus_random_gamma (random, 2.0, 1.5);
}

static const struct
{
  const char *name;
  Draw draw;
  double mean;
  double sd;
} laws[] = {
    {"uniform", draw_uniform, 1.0, 4.0 / 3.4641016},
    {"int", draw_int, 3.5, 1.7078251},
    {"normal", draw_normal, 5.0, 2.0},
    {"exponential", draw_exponential, 0.7, 0.7},
    {"log normal", draw_log_of_log_normal, 4.4998097, 0.6},
    {"gamma", draw_gamma, 0.060, 0.030},
    {"gamma of shape below 1", draw_flat_gamma, 2.0, 3.0},
};

START_TEST (each_law_has_its_mean_and_spread)
  {
    SoleusRandom random = seeded ();
    double sum = 0.0, squares = 0.0, mean, sd;

    for (guint i = 0; i < N; i++)
      {
        double x = laws[_i].draw (&random);
        sum += x;
        squares += (x - laws[_i].mean) * (x - laws[_i].mean);
      }
    mean = sum / N;
    sd = sqrt (squares / N);
    ck_assert_msg (
        fabs (mean - laws[_i].mean) < SIGMAS * laws[_i].sd / sqrt (N),
        "%s: mean %g, expected %g", laws[_i].name, mean, laws[_i].mean);
    /* Heavy tails: the spread itself spreads by up to a few percent. */
    ck_assert_msg (fabs (sd - laws[_i].sd) < 0.08 * laws[_i].sd,
        "%s: SD %g, expected %g", laws[_i].name, sd, laws[_i].sd);
  }
END_TEST

START_TEST (a_limited_draw_stays_within_its_limits)
  {
    SoleusRandom random = seeded ();

    for (guint i = 0; i < N; i++)
      {
        double a = soleus_random_normal_within (&random, 561, 367, 123, 1480);
        double b = soleus_random_log_normal_within (&random, 90, 0.6, 20, 1500);
        double c = soleus_random_unit (&random);
        int d = soleus_random_int (&random, -2, 2);
        ck_assert (a >= 123 && a <= 1480);
        ck_assert (b >= 20 && b <= 1500.0001);
        ck_assert (c >= 0.0 && c < 1.0);
        ck_assert (d >= -2 && d <= 2);
      }
    /* Far outside: the middle, not for ever. */
    ck_assert_double_eq (
        soleus_random_normal_within (&random, 0, 1, 100, 102), 101);
  }
END_TEST

START_TEST (a_shuffled_list_keeps_its_members)
  {
    SoleusRandom random = seeded ();
    int values[50], seen[50] = {0}, moved = 0;

    for (int i = 0; i < 50; i++)
      values[i] = i;
    soleus_random_shuffle (&random, values, 50);
    for (int i = 0; i < 50; i++)
      {
        seen[values[i]]++;
        moved += values[i] != i;
      }
    for (int i = 0; i < 50; i++)
      ck_assert_int_eq (seen[i], 1);
    ck_assert_int_gt (moved, 30);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("random");
  TCase *tc = tcase_create ("laws");

  tcase_add_test (tc, the_same_seed_and_stream_give_the_same_numbers);
  tcase_add_test (tc, the_generator_is_xoshiro256_starstar);
  tcase_add_loop_test (
      tc, each_law_has_its_mean_and_spread, 0, G_N_ELEMENTS (laws));
  tcase_add_test (tc, a_limited_draw_stays_within_its_limits);
  tcase_add_test (tc, a_shuffled_list_keeps_its_members);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
