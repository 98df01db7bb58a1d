/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "soleus-view-state.h"

#include <math.h>

/* Times are compared to a nanosecond: sums of doubles of some 1e3 s. */
#define CLOSE_S 1e-9

static SoleusViewState *
new_minute (void)
{
  SoleusViewState *state = soleus_view_state_new ();

  soleus_view_state_reset (state, (SoleusZoomLimits){60.0, 0.01});
  return state;
}

static void
count (SoleusViewState *state, gpointer user_data)
{
  guint *n = user_data;

  (*n)++;
}

START_TEST (a_new_recording_shows_its_first_page)
  {
    g_autoptr (SoleusViewState) state = new_minute ();
    SoleusSpan span = soleus_view_state_get_visible (state);

    ck_assert_double_eq_tol (span.start_s, 0.0, CLOSE_S);
    ck_assert_double_eq_tol (span.end_s, 10.0, CLOSE_S);
    ck_assert (!soleus_view_state_get_selection (state, NULL, NULL));
    ck_assert (isnan (soleus_view_state_get_cursor_s (state)));
  }
END_TEST

START_TEST (a_jump_can_be_taken_back)
  {
    g_autoptr (SoleusViewState) state = new_minute ();
    SoleusSpan span;

    soleus_view_state_jump (state, (SoleusSpan){20.0, 22.0});
    soleus_view_state_zoom_here (state, 0.5);
    ck_assert (soleus_view_state_can_go_back (state));
    soleus_view_state_back (state);
    soleus_view_state_back (state);
    span = soleus_view_state_get_visible (state);
    ck_assert_double_eq_tol (span.start_s, 0.0, CLOSE_S);
    ck_assert_double_eq_tol (span.end_s, 10.0, CLOSE_S);
    ck_assert (!soleus_view_state_can_go_back (state));
  }
END_TEST

START_TEST (a_jump_to_the_same_place_leaves_no_trace)
  {
    g_autoptr (SoleusViewState) state = new_minute ();

    soleus_view_state_jump (state, (SoleusSpan){0.0, 10.0});
    ck_assert (!soleus_view_state_can_go_back (state));
  }
END_TEST

START_TEST (views_are_told_once_a_change_and_never_without)
  {
    g_autoptr (SoleusViewState) state = new_minute ();
    guint n = 0;

    g_signal_connect (state, "visible-changed", G_CALLBACK (count), &n);
    soleus_view_state_pan_pages (state, 0.1);
    ck_assert_uint_eq (n, 1);
    soleus_view_state_set_visible (state, (SoleusSpan){50.0, 60.0});
    ck_assert_uint_eq (n, 2);
    soleus_view_state_pan_pages (state, 1.0);
    ck_assert_uint_eq (n, 2);
  }
END_TEST

START_TEST (a_selection_made_backwards_is_turned_and_kept_inside)
  {
    g_autoptr (SoleusViewState) state = new_minute ();
    SoleusSpan span;
    int track = 0;

    soleus_view_state_select (state, (SoleusSpan){5.0, -2.0}, 1);
    ck_assert (soleus_view_state_get_selection (state, &span, &track));
    ck_assert_double_eq_tol (span.start_s, 0.0, CLOSE_S);
    ck_assert_double_eq_tol (span.end_s, 5.0, CLOSE_S);
    ck_assert_int_eq (track, 1);
    soleus_view_state_select_none (state);
    ck_assert (!soleus_view_state_get_selection (state, NULL, NULL));
  }
END_TEST

START_TEST (zoom_keeps_to_the_selection_then_the_cursor_then_the_middle)
  {
    g_autoptr (SoleusViewState) state = new_minute ();
    SoleusSpan span;

    soleus_view_state_set_cursor_s (state, 2.0);
    soleus_view_state_zoom_here (state, 0.5);
    span = soleus_view_state_get_visible (state);
    ck_assert_double_eq_tol (span.start_s, 1.0, CLOSE_S);
    soleus_view_state_back (state);
    soleus_view_state_select (state, (SoleusSpan){7.0, 9.0}, -1);
    soleus_view_state_zoom_here (state, 0.5);
    span = soleus_view_state_get_visible (state);
    ck_assert_double_eq_tol (span.start_s, 4.0, CLOSE_S);
  }
END_TEST

START_TEST (zoom_keeps_the_chosen_episode_in_place)
  {
    g_autoptr (SoleusViewState) state = new_minute ();

    soleus_view_state_choose (state, 3, 0, 8.0);
    soleus_view_state_zoom_here (state, 0.5);
    ck_assert_double_eq_tol (
        soleus_view_state_get_visible (state).start_s, 4.0, CLOSE_S);
    soleus_view_state_back (state);
    soleus_view_state_choose (state, 3, 0, 50.0);
    soleus_view_state_zoom_here (state, 0.5);
    ck_assert_double_eq_tol (
        soleus_view_state_get_visible (state).start_s, 2.5, CLOSE_S);
  }
END_TEST

START_TEST (a_new_recording_forgets_the_old_way_back)
  {
    g_autoptr (SoleusViewState) state = new_minute ();

    soleus_view_state_jump (state, (SoleusSpan){20.0, 22.0});
    soleus_view_state_choose (state, 3, 7, 21.0);
    soleus_view_state_reset (state, (SoleusZoomLimits){5.0, 0.01});
    ck_assert (!soleus_view_state_can_go_back (state));
    ck_assert_uint_eq (soleus_view_state_get_mark (state), 0);
    ck_assert_double_eq_tol (
        soleus_view_state_get_visible (state).end_s, 5.0, CLOSE_S);
  }
END_TEST

START_TEST (a_draft_lasts_until_something_else_is_chosen)
  {
    g_autoptr (SoleusViewState) state = new_minute ();
    const SoleusSpan draft = {3.0, 4.0};
    SoleusSpan got;
    guint n = 0;

    g_signal_connect (state, "cursor-changed", G_CALLBACK (count), &n);
    soleus_view_state_choose (state, 3, 0, 2.0);
    soleus_view_state_set_draft (state, NULL);
    ck_assert_uint_eq (n, 0);
    soleus_view_state_set_draft (state, &draft);
    ck_assert_uint_eq (n, 1);
    ck_assert (soleus_view_state_get_draft (state, &got));
    ck_assert_double_eq (got.end_s, 4.0);
    soleus_view_state_select_none (state);
    ck_assert (!soleus_view_state_get_draft (state, NULL));
    soleus_view_state_set_draft (state, &draft);
    soleus_view_state_choose (state, 4, 0, 2.0);
    ck_assert (!soleus_view_state_get_draft (state, NULL));
    soleus_view_state_set_draft (state, &draft);
    soleus_view_state_select (state, draft, 0);
    ck_assert (!soleus_view_state_get_draft (state, NULL));
  }
END_TEST

START_TEST (marks_chosen_as_well_go_with_the_next_choice)
  {
    SoleusViewState *state = soleus_view_state_new ();
    guint n;

    soleus_view_state_choose (state, 3, 7, 1.0);
    soleus_view_state_choose_also (state, 8);
    soleus_view_state_choose_also (state, 9);
    soleus_view_state_choose_also (state, 7); /* that one it is already */
    soleus_view_state_choose_also (state, 8); /* out again */
    ck_assert_uint_eq (soleus_view_state_get_also (state, &n)[0], 9);
    ck_assert_uint_eq (n, 1);
    soleus_view_state_choose (state, 3, 7, 1.5);
    soleus_view_state_get_also (state, &n);
    ck_assert_uint_eq (n, 1);
    soleus_view_state_choose (state, 4, 10, 2.0);
    soleus_view_state_get_also (state, &n);
    ck_assert_uint_eq (n, 0);
    soleus_view_state_choose_also (state, 9);
    soleus_view_state_select (state, (SoleusSpan){0.1, 0.2}, 0);
    soleus_view_state_get_also (state, &n);
    ck_assert_uint_eq (n, 0);
    soleus_view_state_choose (state, 3, 7, 1.0);
    soleus_view_state_choose_also (state, 8);
    soleus_view_state_select_none (state);
    soleus_view_state_get_also (state, &n);
    ck_assert_uint_eq (n, 0);
    g_object_unref (state);
  }
END_TEST

START_TEST (the_ruler_stands_at_the_ends_of_the_selection)
  {
    g_autoptr (SoleusViewState) state = new_minute ();
    guint n = 0;

    soleus_view_state_select (state, (SoleusSpan){7.0, 9.0}, -1);
    g_signal_connect (state, "cursor-changed", G_CALLBACK (count), &n);
    ck_assert (!soleus_view_state_has_ruler (state));
    soleus_view_state_toggle_ruler (state);
    ck_assert_uint_eq (n, 1);
    ck_assert (soleus_view_state_has_ruler (state));
    ck_assert_double_eq_tol (
        soleus_view_state_get_cursor_s (state), 7.0, CLOSE_S);
    ck_assert_double_eq_tol (
        soleus_view_state_get_second_s (state), 9.0, CLOSE_S);
    soleus_view_state_toggle_ruler (state);
    ck_assert (!soleus_view_state_has_ruler (state));
    ck_assert_double_eq_tol (
        soleus_view_state_get_cursor_s (state), 7.0, CLOSE_S);
  }
END_TEST

START_TEST (without_a_selection_both_lines_are_in_sight_and_apart)
  {
    static const double cursors_s[] = {NAN, 0.0, 5.0, 6.0, 9.99, 40.0};

    for (guint i = 0; i < G_N_ELEMENTS (cursors_s); i++)
      {
        g_autoptr (SoleusViewState) state = new_minute ();
        SoleusSpan visible = soleus_view_state_get_visible (state);
        double first_s, second_s;

        soleus_view_state_set_cursor_s (state, cursors_s[i]);
        soleus_view_state_toggle_ruler (state);
        first_s = soleus_view_state_get_cursor_s (state);
        second_s = soleus_view_state_get_second_s (state);
        ck_assert (soleus_span_contains (visible, first_s));
        ck_assert (soleus_span_contains (visible, second_s));
        ck_assert_double_gt (fabs (second_s - first_s), 0.9);
        if (cursors_s[i] < visible.end_s)
          ck_assert_double_eq (first_s, cursors_s[i]);
      }
  }
END_TEST

START_TEST (keys_move_one_line_of_the_ruler_and_the_page_follows)
  {
    g_autoptr (SoleusViewState) state = new_minute ();
    guint n = 0;

    soleus_view_state_step_cursor (state, 0.5);
    ck_assert_double_eq_tol (
        soleus_view_state_get_cursor_s (state), 5.5, CLOSE_S);
    soleus_view_state_swap_cursors (state);
    ck_assert (!soleus_view_state_get_second_moves (state));
    soleus_view_state_set_second_s (state, 8.0);
    soleus_view_state_step_cursor (state, 0.5);
    ck_assert_double_eq_tol (
        soleus_view_state_get_cursor_s (state), 6.0, CLOSE_S);
    g_signal_connect (state, "cursor-changed", G_CALLBACK (count), &n);
    soleus_view_state_swap_cursors (state);
    ck_assert_uint_eq (n, 1);
    soleus_view_state_step_cursor (state, -0.25);
    ck_assert_double_eq_tol (
        soleus_view_state_get_second_s (state), 7.75, CLOSE_S);
    soleus_view_state_step_cursor (state, 20.0);
    ck_assert (
        soleus_span_contains (soleus_view_state_get_visible (state), 27.75));
    soleus_view_state_step_cursor (state, 200.0);
    ck_assert_double_eq_tol (
        soleus_view_state_get_second_s (state), 60.0, CLOSE_S);
    soleus_view_state_reset (state, (SoleusZoomLimits){5.0, 0.01});
    ck_assert (!soleus_view_state_has_ruler (state));
    ck_assert (!soleus_view_state_get_second_moves (state));
  }
END_TEST

START_TEST (times_are_told_by_the_clock_until_another_is_chosen)
  {
    g_autoptr (SoleusViewState) state = new_minute ();
    guint n = 0;

    g_signal_connect (state, "clock-changed", G_CALLBACK (count), &n);
    for (int i = 0; i < SOLEUS_N_TIME_AXES; i++)
      ck_assert_int_eq (soleus_time_axis_kind_from_id (
                            soleus_time_axis_kind_id ((SoleusTimeAxisKind)i)),
          i);
    ck_assert_int_eq (
        soleus_time_axis_kind_from_id ("moon"), SOLEUS_TIME_CLOCK);
    soleus_view_state_set_time_axis (state, SOLEUS_TIME_CLOCK);
    ck_assert_uint_eq (n, 0);
    soleus_view_state_set_lights_off (state, NAN);
    ck_assert_uint_eq (n, 0);
    soleus_view_state_set_lights_off (state, 12.0);
    ck_assert_uint_eq (n, 1);
    ck_assert_int_eq (
        soleus_view_state_get_time_axis (state), SOLEUS_TIME_LIGHTS_OFF);
    ck_assert_double_eq (soleus_view_state_get_zero_s (state), 12.0);
    soleus_view_state_set_time_axis (state, SOLEUS_TIME_ELAPSED);
    ck_assert_uint_eq (n, 2);
    ck_assert_double_eq (soleus_view_state_get_zero_s (state), 0.0);
    soleus_view_state_set_lights_off (state, 99.0);
    ck_assert_double_eq (soleus_view_state_get_zero_s (state), 60.0);
  }
END_TEST

static void
count_change (SoleusViewState *state, gpointer user_data)
{
  (*(guint *)user_data)++;
}

START_TEST (a_band_of_the_spectrogram_brings_it_and_changes_are_told_once)
  {
    g_autoptr (SoleusViewState) state = soleus_view_state_new ();
    guint n = 0;

    g_signal_connect (
        state, "spectrogram-changed", G_CALLBACK (count_change), &n);
    ck_assert (!soleus_view_state_get_spectrogram (state));
    ck_assert_int_eq (soleus_view_state_get_spectrogram_track (state), -1);
    soleus_view_state_set_spectrogram_slow (state, TRUE);
    ck_assert (soleus_view_state_get_spectrogram (state));
    ck_assert (soleus_view_state_get_spectrogram_slow (state));
    ck_assert_uint_eq (n, 1);
    soleus_view_state_set_spectrogram_track (state, 3);
    soleus_view_state_set_spectrogram_track (state, 3);
    soleus_view_state_set_spectrogram (state, TRUE);
    ck_assert_uint_eq (n, 2);
    soleus_view_state_set_spectrogram (state, FALSE);
    ck_assert_uint_eq (n, 3);
    soleus_view_state_reset (state, soleus_zoom_limits (100.0, 1000.0));
    ck_assert_int_eq (soleus_view_state_get_spectrogram_track (state), -1);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("app-view-state");
  TCase *tests = tcase_create ("view-state");

  tcase_add_test (tests, a_new_recording_shows_its_first_page);
  tcase_add_test (tests, a_jump_can_be_taken_back);
  tcase_add_test (tests, a_jump_to_the_same_place_leaves_no_trace);
  tcase_add_test (tests, views_are_told_once_a_change_and_never_without);
  tcase_add_test (tests, a_selection_made_backwards_is_turned_and_kept_inside);
  tcase_add_test (
      tests, zoom_keeps_to_the_selection_then_the_cursor_then_the_middle);
  tcase_add_test (tests, zoom_keeps_the_chosen_episode_in_place);
  tcase_add_test (tests, a_new_recording_forgets_the_old_way_back);
  tcase_add_test (tests, a_draft_lasts_until_something_else_is_chosen);
  tcase_add_test (tests, marks_chosen_as_well_go_with_the_next_choice);
  tcase_add_test (tests, the_ruler_stands_at_the_ends_of_the_selection);
  tcase_add_test (tests, without_a_selection_both_lines_are_in_sight_and_apart);
  tcase_add_test (tests, keys_move_one_line_of_the_ruler_and_the_page_follows);
  tcase_add_test (tests, times_are_told_by_the_clock_until_another_is_chosen);
  tcase_add_test (
      tests, a_band_of_the_spectrogram_brings_it_and_changes_are_told_once);
  suite_add_tcase (suite, tests);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
