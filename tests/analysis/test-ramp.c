/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-ramp.h"
#include "soleus-test.h"

#define N 120
#define NOISE 3.0
#define FREEDOM 8.6

/* Noise of power NOISE, from @start on a slope of @length bins up to @top
 * times as much. Each bin is a mean of squares, as wide as FREEDOM says. */
static void
fill (guint32 seed, gsize start, gsize length, double top, double *power)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (gsize k = 0; k < N; k++)
    {
      double part = k < start  ? 0.0
          : k < start + length ? ((double)(k - start) + 0.5) / (double)length
                               : 1.0;
      double sum = 0.0;
      for (int i = 0; i < 9; i++)
        {
          double u = g_rand_double_range (rand, 1e-9, 1.0);
          double z =
              sqrt (-2.0 * log (u)) * cos (2.0 * G_PI * g_rand_double (rand));
          sum += z * z / 9.0;
        }
      power[k] = NOISE * (1.0 + (top - 1.0) * part * part) * sum;
    }
}

START_TEST (a_slope_is_found_from_its_foot_on)
  {
    static const gsize lengths[] = {12, 24, 48};

    for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
      {
        double error = 0.0;
        for (guint32 seed = 1; seed <= 20; seed++)
          {
            double power[N];
            gsize start;
            gsize length;
            fill (seed, 40, lengths[i], 20.0, power);
            ck_assert (
                soleus_ramp_find (power, N, NOISE, FREEDOM, &start, &length));
            ck_assert_uint_ge (length, lengths[i] / 2);
            ck_assert_uint_le (length, 2 * lengths[i]);
            error += ((double)start - 40.0) / 20.0;
          }
        ck_assert_double_le (fabs (error), 0.1 * (double)lengths[i]);
      }
  }
END_TEST

START_TEST (what_begins_at_once_is_no_slope)
  {
    guint slopes = 0;

    for (guint32 seed = 1; seed <= 50; seed++)
      {
        double power[N];
        gsize start;
        gsize length;
        fill (seed, 40, 0, 20.0, power);
        slopes += soleus_ramp_find (power, N, NOISE, FREEDOM, &start, &length);
        ck_assert_uint_le (start, 41);
        ck_assert_uint_ge (start + length, 39);
      }
    ck_assert_uint_le (slopes, 3);
  }
END_TEST

START_TEST (noise_alone_and_nothing_have_no_slope)
  {
    double power[N];
    gsize start;
    gsize length;
    guint slopes = 0;

    for (guint32 seed = 1; seed <= 50; seed++)
      {
        fill (seed, 40, 20, 1.0, power);
        slopes += soleus_ramp_find (power, N, NOISE, FREEDOM, &start, &length);
      }
    ck_assert_uint_le (slopes, 2);
    ck_assert (!soleus_ramp_find (power, 0, NOISE, FREEDOM, &start, &length));
    ck_assert (!soleus_ramp_find (power, 3, NOISE, FREEDOM, &start, &length));
    ck_assert (!soleus_ramp_find (power, N, 0.0, FREEDOM, &start, &length));
    ck_assert_uint_eq (start, 0);
    ck_assert_uint_eq (length, 0);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("ramp");
  TCase *tc = tcase_create ("ramp");

  tcase_add_test (tc, a_slope_is_found_from_its_foot_on);
  tcase_add_test (tc, what_begins_at_once_is_no_slope);
  tcase_add_test (tc, noise_alone_and_nothing_have_no_slope);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
