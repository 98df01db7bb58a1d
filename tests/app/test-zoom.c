/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "soleus-zoom.h"

#include <math.h>

/* Times are compared to a nanosecond: sums of doubles of some 1e3 s. */
#define CLOSE_S 1e-9

static const SoleusZoomLimits minute = {60.0, 0.01};

START_TEST (limits_show_at_least_twenty_samples)
  {
    SoleusZoomLimits limits = soleus_zoom_limits (60.0, 2000.0);

    ck_assert_double_eq_tol (limits.shortest_s, 0.01, CLOSE_S);
    ck_assert_double_eq_tol (limits.duration_s, 60.0, CLOSE_S);
  }
END_TEST

START_TEST (a_recording_shorter_than_twenty_samples_is_shown_whole)
  {
    SoleusZoomLimits limits = soleus_zoom_limits (0.5, 10.0);
    SoleusSpan span =
        soleus_zoom_at (soleus_zoom_all (limits), 0.2, 0.1, limits);

    ck_assert_double_eq_tol (span.start_s, 0.0, CLOSE_S);
    ck_assert_double_eq_tol (span.end_s, 0.5, CLOSE_S);
  }
END_TEST

START_TEST (the_time_under_the_pointer_stays_where_it_is)
  {
    SoleusSpan span = {10.0, 30.0};
    SoleusSpan in = soleus_zoom_at (span, 15.0, 0.5, minute);

    ck_assert_double_eq_tol (soleus_span_duration_s (in), 10.0, CLOSE_S);
    ck_assert_double_eq_tol (soleus_zoom_x_of (span, 15.0, 800.0),
        soleus_zoom_x_of (in, 15.0, 800.0), 1e-6);
  }
END_TEST

START_TEST (zooming_in_and_out_again_comes_back)
  {
    SoleusSpan span = {10.0, 30.0};
    SoleusSpan in = soleus_zoom_at (span, 17.0, 0.8, minute);
    SoleusSpan out = soleus_zoom_at (in, 17.0, 1.0 / 0.8, minute);

    ck_assert_double_eq_tol (out.start_s, span.start_s, CLOSE_S);
    ck_assert_double_eq_tol (out.end_s, span.end_s, CLOSE_S);
  }
END_TEST

START_TEST (no_blank_time_is_ever_shown)
  {
    guint32 seed = soleus_test_seed ();
    g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
    SoleusSpan span = soleus_zoom_all (minute);

    for (int i = 0; i < 20000; i++)
      {
        double at_s = g_rand_double_range (rand, -5.0, 65.0);

        if (g_rand_boolean (rand))
          span = soleus_zoom_at (
              span, at_s, g_rand_double_range (rand, 0.2, 5.0), minute);
        else
          span = soleus_zoom_pan (
              span, g_rand_double_range (rand, -90.0, 90.0), minute);
        ck_assert_double_ge (span.start_s, 0.0);
        ck_assert_double_le (span.end_s, 60.0 + CLOSE_S);
        ck_assert_double_ge (
            soleus_span_duration_s (span), minute.shortest_s - CLOSE_S);
      }
  }
END_TEST

START_TEST (panning_keeps_the_length_at_both_ends)
  {
    SoleusSpan span = {10.0, 20.0};
    SoleusSpan left = soleus_zoom_pan (span, -100.0, minute);
    SoleusSpan right = soleus_zoom_pan (span, 100.0, minute);

    ck_assert_double_eq_tol (left.start_s, 0.0, CLOSE_S);
    ck_assert_double_eq_tol (left.end_s, 10.0, CLOSE_S);
    ck_assert_double_eq_tol (right.start_s, 50.0, CLOSE_S);
    ck_assert_double_eq_tol (right.end_s, 60.0, CLOSE_S);
  }
END_TEST

START_TEST (a_reversed_or_endless_span_is_put_right)
  {
    SoleusSpan turned = soleus_zoom_clamp ((SoleusSpan){20.0, 10.0}, minute);
    SoleusSpan broken = soleus_zoom_clamp ((SoleusSpan){NAN, 10.0}, minute);

    ck_assert_double_eq_tol (turned.start_s, 10.0, CLOSE_S);
    ck_assert_double_eq_tol (turned.end_s, 20.0, CLOSE_S);
    ck_assert_double_eq_tol (broken.start_s, 0.0, CLOSE_S);
    ck_assert_double_eq_tol (broken.end_s, 60.0, CLOSE_S);
  }
END_TEST

START_TEST (what_is_in_sight_does_not_move_the_view)
  {
    SoleusSpan span = {10.0, 20.0};
    SoleusSpan same =
        soleus_zoom_reveal (span, (SoleusSpan){14.0, 14.1}, minute);

    ck_assert_double_eq_tol (same.start_s, 10.0, CLOSE_S);
    ck_assert_double_eq_tol (same.end_s, 20.0, CLOSE_S);
  }
END_TEST

START_TEST (what_is_out_of_sight_comes_to_the_middle)
  {
    SoleusSpan span = {10.0, 20.0};
    SoleusSpan moved =
        soleus_zoom_reveal (span, (SoleusSpan){40.0, 41.0}, minute);

    ck_assert_double_eq_tol (moved.start_s, 35.5, CLOSE_S);
    ck_assert_double_eq_tol (moved.end_s, 45.5, CLOSE_S);
  }
END_TEST

START_TEST (what_is_too_long_is_shown_whole)
  {
    SoleusSpan span = {10.0, 20.0};
    SoleusSpan target = {25.0, 45.0};
    SoleusSpan moved = soleus_zoom_reveal (span, target, minute);

    ck_assert_double_le (moved.start_s, target.start_s);
    ck_assert_double_ge (moved.end_s, target.end_s);
  }
END_TEST

START_TEST (the_first_page_is_ten_seconds_around_the_first_episode)
  {
    SoleusSpan plain = soleus_zoom_first_page (NAN, minute);
    SoleusSpan around = soleus_zoom_first_page (30.0, minute);
    SoleusSpan late = soleus_zoom_first_page (59.9, minute);

    ck_assert_double_eq_tol (plain.start_s, 0.0, CLOSE_S);
    ck_assert_double_eq_tol (plain.end_s, 10.0, CLOSE_S);
    ck_assert_double_eq_tol (around.start_s, 27.0, CLOSE_S);
    ck_assert_double_eq_tol (around.end_s, 37.0, CLOSE_S);
    ck_assert_double_eq_tol (late.end_s, 60.0, CLOSE_S);
  }
END_TEST

START_TEST (screen_and_time_are_inverse)
  {
    SoleusSpan span = {3.0, 5.0};

    for (double x = 0.0; x <= 640.0; x += 80.0)
      ck_assert_double_eq_tol (
          soleus_zoom_x_of (span, soleus_zoom_time_at (span, x, 640.0), 640.0),
          x, 1e-6);
    ck_assert_double_eq_tol (soleus_zoom_time_at (span, 5.0, 0.0), 13.0, 1e-6);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("app-zoom");
  TCase *tests = tcase_create ("zoom");

  tcase_add_test (tests, limits_show_at_least_twenty_samples);
  tcase_add_test (
      tests, a_recording_shorter_than_twenty_samples_is_shown_whole);
  tcase_add_test (tests, the_time_under_the_pointer_stays_where_it_is);
  tcase_add_test (tests, zooming_in_and_out_again_comes_back);
  tcase_add_test (tests, no_blank_time_is_ever_shown);
  tcase_add_test (tests, panning_keeps_the_length_at_both_ends);
  tcase_add_test (tests, a_reversed_or_endless_span_is_put_right);
  tcase_add_test (tests, what_is_in_sight_does_not_move_the_view);
  tcase_add_test (tests, what_is_out_of_sight_comes_to_the_middle);
  tcase_add_test (tests, what_is_too_long_is_shown_whole);
  tcase_add_test (
      tests, the_first_page_is_ten_seconds_around_the_first_episode);
  tcase_add_test (tests, screen_and_time_are_inverse);
  suite_add_tcase (suite, tests);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
