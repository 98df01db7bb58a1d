/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "soleus-scale.h"

#include <math.h>

START_TEST (a_range_is_rounded_up_to_the_next_step)
  {
    static const struct
    {
      double in;
      double out;
    } rows[] = {{0.9, 1.0}, {1.1, 1.5}, {3.0, 3.0}, {3.1, 5.0}, {70.0, 75.0},
        {80.0, 100.0}, {2e-4, 2e-4}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        SoleusScale scale = {0};

        ck_assert (soleus_scale_fit (&scale, -rows[i].in, rows[i].in, NAN));
        ck_assert_double_eq_tol (scale.high, rows[i].out, 1e-9);
        ck_assert_double_eq_tol (scale.low, -rows[i].out, 1e-9);
      }
  }
END_TEST

START_TEST (all_of_the_range_is_always_inside)
  {
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());

    for (int i = 0; i < 5000; i++)
      {
        SoleusScale scale = {0};
        double low = g_rand_double_range (rand, -1000.0, 1000.0);
        double high = low + pow (10.0, g_rand_double_range (rand, -3.0, 3.0));

        ck_assert (soleus_scale_fit (&scale, low, high, NAN));
        ck_assert_double_le (scale.low, low + 1e-9);
        ck_assert_double_ge (scale.high, high - 1e-9);
      }
  }
END_TEST

START_TEST (the_scale_does_not_breathe)
  {
    SoleusScale scale = {0};

    soleus_scale_fit (&scale, -80.0, 80.0, NAN);
    ck_assert (!soleus_scale_fit (&scale, -40.0, 40.0, NAN));
    ck_assert_double_eq_tol (scale.high, 100.0, 1e-9);
    ck_assert (soleus_scale_fit (&scale, -4.0, 4.0, NAN));
    ck_assert_double_eq_tol (scale.high, 5.0, 1e-9);
    ck_assert (soleus_scale_fit (&scale, -300.0, 90.0, NAN));
    ck_assert_double_le (scale.low, -300.0);
  }
END_TEST

START_TEST (noise_alone_does_not_fill_the_track)
  {
    SoleusScale scale = {0};

    ck_assert (soleus_scale_fit (&scale, -3.0, 3.0, 1.0));
    ck_assert_double_ge (scale.high, 9.0);
  }
END_TEST

START_TEST (a_gain_chosen_by_hand_stays_until_it_is_given_back)
  {
    SoleusScale scale = {0};

    soleus_scale_fit (&scale, -80.0, 80.0, NAN);
    soleus_scale_gain (&scale, 2.0);
    ck_assert_double_eq_tol (scale.high, 50.0, 1e-9);
    ck_assert (!soleus_scale_fit (&scale, -900.0, 900.0, NAN));
    soleus_scale_follow (&scale);
    ck_assert (soleus_scale_fit (&scale, -900.0, 900.0, NAN));
    ck_assert_double_eq_tol (scale.high, 1000.0, 1e-6);
  }
END_TEST

START_TEST (a_flat_or_unknown_range_gives_no_empty_axis)
  {
    SoleusScale scale = {0};

    ck_assert (!soleus_scale_fit (&scale, NAN, NAN, NAN));
    ck_assert (soleus_scale_fit (&scale, 0.0, 0.0, NAN));
    ck_assert_double_gt (scale.high, scale.low);
    soleus_scale_follow (&scale);
    ck_assert (soleus_scale_fit (&scale, 5.0, 5.0, NAN));
    ck_assert_double_gt (scale.high, 5.0);
  }
END_TEST

START_TEST (a_division_is_a_quarter_of_the_height_and_stays)
  {
    SoleusScale scale = {0};

    soleus_scale_set_division (&scale, 50.0);
    ck_assert (!scale.by_hand);
    ck_assert (soleus_scale_fit (&scale, -3.0, 17.0, NAN));
    soleus_scale_set_division (&scale, 0.0);
    ck_assert (!scale.by_hand);
    soleus_scale_set_division (&scale, 5.0);
    ck_assert_double_eq_tol (scale.high - scale.low, 20.0, 1e-9);
    ck_assert_double_eq_tol (scale.low, -5.0, 1e-9);
    ck_assert (!soleus_scale_fit (&scale, -300.0, 170.0, NAN));
    soleus_scale_follow (&scale);
    ck_assert (soleus_scale_fit (&scale, -300.0, 170.0, NAN));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("app-scale");
  TCase *tests = tcase_create ("scale");

  tcase_add_test (tests, a_range_is_rounded_up_to_the_next_step);
  tcase_add_test (tests, all_of_the_range_is_always_inside);
  tcase_add_test (tests, the_scale_does_not_breathe);
  tcase_add_test (tests, noise_alone_does_not_fill_the_track);
  tcase_add_test (tests, a_gain_chosen_by_hand_stays_until_it_is_given_back);
  tcase_add_test (tests, a_flat_or_unknown_range_gives_no_empty_axis);
  tcase_add_test (tests, a_division_is_a_quarter_of_the_height_and_stays);
  suite_add_tcase (suite, tests);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
