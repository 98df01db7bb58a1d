/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-xdf-clock.h"

#include "soleus-test.h"

START_TEST (a_clock_without_measurements_is_taken_as_it_is)
  {
    SoleusXdfClock *clock = soleus_xdf_clock_new ();

    soleus_xdf_clock_fit (clock);
    ck_assert_double_eq (soleus_xdf_clock_map (clock, 12.5), 12.5);
    soleus_xdf_clock_free (clock);
  }
END_TEST

START_TEST (a_drifting_clock_is_straightened)
  {
    SoleusXdfClock *clock = soleus_xdf_clock_new ();

    /* 100 parts in a million too slow, 3 s behind at time 0. */
    for (int i = 0; i < 50; i++)
      soleus_xdf_clock_add (clock, 5.0 * i, 3.0 + 1e-4 * 5.0 * i);
    soleus_xdf_clock_fit (clock);
    ck_assert_uint_eq (soleus_xdf_clock_get_n_segments (clock), 1);
    for (double t = -10.0; t < 300.0; t += 7.3)
      ck_assert_double_eq_tol (
          soleus_xdf_clock_map (clock, t), t * (1.0 + 1e-4) + 3.0, 1e-9);
    soleus_xdf_clock_free (clock);
  }
END_TEST

START_TEST (a_clock_that_was_set_anew_goes_on_where_it_was)
  {
    SoleusXdfClock *clock = soleus_xdf_clock_new ();

    /* 653100 s before and 0 s after, as in the real file. */
    for (int i = 0; i < 10; i++)
      soleus_xdf_clock_add (clock, 653100.0 + 5.0 * i, -652300.0);
    for (int i = 0; i < 10; i++)
      soleus_xdf_clock_add (clock, 5.0 * i, 900.0);
    soleus_xdf_clock_fit (clock);
    ck_assert_uint_eq (soleus_xdf_clock_get_n_segments (clock), 2);
    ck_assert_double_eq_tol (
        soleus_xdf_clock_map (clock, 653150.0), 850.0, 1e-6);
    ck_assert_double_eq_tol (soleus_xdf_clock_map (clock, 60.0), 960.0, 1e-6);
    ck_assert_double_eq_tol (soleus_xdf_clock_map (clock, -4.0), 896.0, 1e-6);
    soleus_xdf_clock_free (clock);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("xdf-clock");
  TCase *tc = tcase_create ("mapping");

  tcase_add_test (tc, a_clock_without_measurements_is_taken_as_it_is);
  tcase_add_test (tc, a_drifting_clock_is_straightened);
  tcase_add_test (tc, a_clock_that_was_set_anew_goes_on_where_it_was);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
