/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>

#include "soleus-track.h"

/* A mark of a row of a test: on @channel, -1: on all. */
typedef struct
{
  double onset_s;
  double duration_s;
  int channel;
} Row;

static SoleusDecisions *
marks_of (const Row *rows, guint n)
{
  SoleusDecisions *decisions = soleus_decisions_new ();

  for (guint i = 0; i < n; i++)
    {
      SoleusMark values = {.id = i + 1,
          .onset_s = rows[i].onset_s,
          .duration_s = rows[i].duration_s,
          .label = (char *)"x"};
      g_autoptr (SoleusMark) mark = NULL;
      SoleusDecisions *next;

      if (rows[i].channel >= 0)
        values.channels = soleus_channel_set_of ((guint)rows[i].channel);
      mark = soleus_mark_new (&values);
      next = soleus_decisions_with_mark (decisions, mark);
      soleus_decisions_unref (decisions);
      decisions = next;
    }
  return decisions;
}

static SoleusTrack
track_of (const SoleusDecisions *decisions)
{
  SoleusTrack track;

  soleus_track_init (&track, NULL, 0, (SoleusSpan){0.0, 10.0});
  track.decisions = decisions;
  return track;
}

START_TEST (overlapping_marks_stand_under_each_other_and_others_side_by_side)
  {
    static const struct
    {
      Row rows[6];
      guint n;
      guint8 expected[6];
      guint n_rows;
    } cases[] = {
        {{{0}}, 0, {0}, 1},
        {{{0, 2, 0}, {2, 1, 0}, {5, 1, 0}}, 3, {0, 0, 0}, 1},
        {{{0, 3, 0}, {2, 1, 0}, {3, 1, 0}}, 3, {0, 1, 0}, 2},
        {{{0, 9, 0}, {1, 5, 0}, {2, 1, 0}, {4, 1, 0}}, 4, {0, 1, 2, 2}, 3},
        /* Another channel's marks take no room; those of all channels do. */
        {{{0, 9, 0}, {1, 5, 1}, {2, 1, -1}}, 3, {0, 0, 1}, 2},
        /* Two instants at one time, and one at the end of a span. */
        {{{1, 0, 0}, {1, 0, 0}, {2, 1, 0}, {3, 0, 0}}, 4, {0, 1, 0, 0}, 2},
        /* No fifth row. */
        {{{0, 9, 0}, {1, 8, 0}, {2, 7, 0}, {3, 6, 0}, {4, 5, 0}, {5, 4, 0}}, 6,
            {0, 1, 2, 3, 3, 3}, 4},
    };

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        g_autoptr (SoleusDecisions) decisions =
            marks_of (cases[i].rows, cases[i].n);
        SoleusTrack track = track_of (decisions);
        guint8 rows[6];

        ck_assert_uint_eq (soleus_track_stack (&track, rows), cases[i].n_rows);
        ck_assert_uint_eq (soleus_track_stack (&track, NULL), cases[i].n_rows);
        for (guint k = 0; k < cases[i].n; k++)
          ck_assert_uint_eq (rows[k], cases[i].expected[k]);
      }
  }
END_TEST

START_TEST (each_row_of_the_lane_has_its_own_mark_under_the_pointer)
  {
    static const Row rows[] = {{1, 8, 0}, {2, 1, 0}};
    static const SoleusRect whole = {0, 0, 800, 200};
    g_autoptr (SoleusDecisions) decisions =
        marks_of (rows, G_N_ELEMENTS (rows));
    g_autoptr (SoleusDecisions) one = marks_of (rows, 1);
    SoleusTrack track = track_of (decisions);
    SoleusTrack plain = track_of (one);
    SoleusTrackLayout layout, plain_layout;
    SoleusRect upper, lower;
    double x;

    soleus_track_layout (
        soleus_theme_get (SOLEUS_THEME_LIGHT), &whole, &track, &layout);
    soleus_track_layout (
        soleus_theme_get (SOLEUS_THEME_LIGHT), &whole, &plain, &plain_layout);
    ck_assert_double_gt (layout.mine.height, plain_layout.mine.height);
    ck_assert_double_eq (
        layout.mine.y + layout.mine.height, whole.y + whole.height);
    upper = soleus_track_row_rect (&layout, 0);
    lower = soleus_track_row_rect (&layout, 1);
    ck_assert_double_eq_tol (upper.y + upper.height, lower.y, 1e-9);
    ck_assert_double_eq_tol (lower.y + lower.height, 200.0, 1e-9);

    x = soleus_track_x (&layout, &track, 2.5);
    ck_assert_uint_eq (
        soleus_track_mark_at (&layout, &track, x, upper.y + 1.0), 1);
    ck_assert_uint_eq (
        soleus_track_mark_at (&layout, &track, x, lower.y + 1.0), 2);
    x = soleus_track_x (&layout, &track, 6.0);
    ck_assert_uint_eq (
        soleus_track_mark_at (&layout, &track, x, lower.y + 1.0), 0);
  }
END_TEST

START_TEST (what_is_chosen_is_held_by_its_lane_or_over_the_trace)
  {
    static const Row rows[] = {{1, 2, 0}, {5, 1, 1}};
    static const SoleusRect whole = {0, 0, 800, 200};
    g_autoptr (SoleusDecisions) decisions =
        marks_of (rows, G_N_ELEMENTS (rows));
    g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();
    SoleusEpisode episode = {.id = 5,
        .onset_s = 7.0,
        .duration_s = 1.0,
        .channels = soleus_channel_set_of (0)};
    SoleusTrack track = track_of (decisions);
    SoleusTrackLayout layout;
    SoleusSpan span;

    g_array_append_val (analysis->episodes, episode);
    track.analysis = analysis;
    soleus_track_layout (
        soleus_theme_get (SOLEUS_THEME_LIGHT), &whole, &track, &layout);
    ck_assert (!soleus_track_get_current (&track, &span));

    track.current_mark = 2; /* of another channel */
    ck_assert (!soleus_track_get_current (&track, &span));
    track.current_mark = 1;
    ck_assert (soleus_track_get_current (&track, &span));
    ck_assert_double_eq (span.start_s, 1.0);
    ck_assert_double_eq (span.end_s, 3.0);
    ck_assert_int_eq (
        soleus_track_place_at (&layout, &track, 199.0), SOLEUS_PLACE_LANE);
    ck_assert_int_eq (
        soleus_track_place_at (&layout, &track, 1.0), SOLEUS_PLACE_ELSEWHERE);
    ck_assert_int_eq (
        soleus_track_place_at (&layout, &track, 100.0), SOLEUS_PLACE_PLOT);

    track.current_mark = 0;
    track.current_episode = 5;
    ck_assert (soleus_track_get_current (&track, &span));
    ck_assert_double_eq (span.end_s, 8.0);
    ck_assert_int_eq (
        soleus_track_place_at (&layout, &track, 1.0), SOLEUS_PLACE_LANE);
    ck_assert_int_eq (
        soleus_track_place_at (&layout, &track, 199.0), SOLEUS_PLACE_ELSEWHERE);
    track.current_episode = 6;
    ck_assert (!soleus_track_get_current (&track, &span));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("track-lanes");
  TCase *tcase = tcase_create ("track-lanes");

  tcase_add_test (
      tcase, overlapping_marks_stand_under_each_other_and_others_side_by_side);
  tcase_add_test (
      tcase, each_row_of_the_lane_has_its_own_mark_under_the_pointer);
  tcase_add_test (tcase, what_is_chosen_is_held_by_its_lane_or_over_the_trace);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
