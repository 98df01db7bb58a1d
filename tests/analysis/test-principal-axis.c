/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-principal-axis.h"
#include "soleus-test.h"

#define N 2000

static float storage[3][N];
static const float *const axes[3] = {storage[0], storage[1], storage[2]};

static double
uniform (GRand *rand)
{
  return g_rand_double_range (rand, -1.0, 1.0);
}

static double
variance_along (const double *direction)
{
  double sum = 0.0;
  double squares = 0.0;

  for (guint i = 0; i < N; i++)
    {
      double y = 0.0;
      for (guint a = 0; a < 3; a++)
        y += direction[a] * storage[a][i];
      sum += y;
      squares += y * y;
    }
  return squares / N - sum / N * (sum / N);
}

START_TEST (a_swing_along_a_line_comes_back_whole)
  {
    static const double lines[][3] = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1},
        {0.6, 0.8, 0}, {0.6, -0.8, 0}, {-0.8, 0.6, 0}, {0.48, 0.6, -0.64},
        {-0.64, 0.48, 0.6}};

    for (guint k = 0; k < G_N_ELEMENTS (lines); k++)
      {
        float out[N];
        double sign = 1.0;
        double most = 0.0;
        for (guint a = 0; a < 3; a++)
          {
            for (guint i = 0; i < N; i++)
              storage[a][i] = (float)(9.81 * (a + 1)
                  + lines[k][a] * sin (2.0 * G_PI * 10.0 * i / N));
            if (fabs (lines[k][a]) > most)
              {
                most = fabs (lines[k][a]);
                sign = lines[k][a] < 0.0 ? -1.0 : 1.0;
              }
          }
        double share = soleus_principal_axis (axes, 3, N, out);
        ck_assert_double_eq_tol (share, 1.0, 1e-6); /* floats near 30 */
        for (guint i = 0; i < N; i++)
          /* Floats near 30 step by 2e-6, three of them. */
          ck_assert_double_eq_tol (
              out[i], sign * sin (2.0 * G_PI * 10.0 * i / N), 1e-5);
      }
  }
END_TEST

START_TEST (no_other_direction_has_more_variance)
  {
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());

    for (guint trial = 0; trial < 10; trial++)
      {
        double mix[3][3];
        float out[N];
        double total = 0.0;
        double own = 0.0;
        for (guint a = 0; a < 3; a++)
          for (guint b = 0; b < 3; b++)
            mix[a][b] = uniform (rand) * (b == 0 ? 3.0 : 1.0);
        for (guint i = 0; i < N; i++)
          {
            double source[3] = {uniform (rand), uniform (rand), uniform (rand)};
            for (guint a = 0; a < 3; a++)
              storage[a][i] = (float)(mix[a][0] * source[0]
                  + mix[a][1] * source[1] + mix[a][2] * source[2]);
          }
        double share = soleus_principal_axis (axes, 3, N, out);
        for (guint a = 0; a < 3; a++)
          {
            double unit[3] = {a == 0, a == 1, a == 2};
            total += variance_along (unit);
          }
        for (guint i = 0; i < N; i++)
          own += (double)out[i] * out[i] / N;
        ck_assert_double_eq_tol (own, share * total, 1e-4 * total);
        for (guint k = 0; k < 300; k++)
          {
            double z = uniform (rand);
            double turn = G_PI * uniform (rand);
            double r = sqrt (1.0 - z * z);
            double direction[3] = {r * cos (turn), r * sin (turn), z};
            /* Powers stop at a direction near the best: a thousandth. */
            ck_assert_double_le (variance_along (direction), own * 1.001);
          }
      }
  }
END_TEST

START_TEST (what_swings_around_zero_keeps_its_frequency)
  {
    float out[N];
    guint crossings = 0;

    for (guint i = 0; i < N; i++)
      {
        float x = (float)sin (2.0 * G_PI * 7.0 * (i + 0.5) / N);
        storage[0][i] = 0.7f * x;
        storage[1][i] = -0.7f * x;
        storage[2][i] = 1.0f;
      }
    soleus_principal_axis (axes, 3, N, out);
    for (guint i = 1; i < N; i++)
      crossings += (out[i] > 0.0f) != (out[i - 1] > 0.0f);
    /* 7 whole cycles cross 14 times, the first of them before the start. */
    ck_assert_uint_eq (crossings, 13);
  }
END_TEST

START_TEST (one_axis_is_itself_without_its_mean)
  {
    float out[N];

    for (guint i = 0; i < N; i++)
      storage[0][i] = (float)(5 + (i % 4 < 2 ? 1 : -1));
    ck_assert_double_eq_tol (
        soleus_principal_axis (axes, 1, N, out), 1.0, 1e-12);
    for (guint i = 0; i < N; i++)
      ck_assert_float_eq (out[i], i % 4 < 2 ? 1.0f : -1.0f);
  }
END_TEST

START_TEST (stillness_and_nothing_at_all_have_no_direction)
  {
    float out[N];

    for (guint a = 0; a < 3; a++)
      for (guint i = 0; i < N; i++)
        storage[a][i] = 0.25f;
    ck_assert_double_eq (soleus_principal_axis (axes, 3, N, out), 0.0);
    for (guint i = 0; i < N; i++)
      ck_assert_float_eq (out[i], 0.0f);
    ck_assert_double_eq (soleus_principal_axis (axes, 3, 0, out), 0.0);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("principal-axis");
  TCase *tc = tcase_create ("principal-axis");

  tcase_add_test (tc, a_swing_along_a_line_comes_back_whole);
  tcase_add_test (tc, no_other_direction_has_more_variance);
  tcase_add_test (tc, what_swings_around_zero_keeps_its_frequency);
  tcase_add_test (tc, one_axis_is_itself_without_its_mean);
  tcase_add_test (tc, stillness_and_nothing_at_all_have_no_direction);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
