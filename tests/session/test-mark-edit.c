/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>

#include "soleus-mark-edit.h"

/* Sums of doubles of some 10 s. */
#define CLOSE_S 1e-12

static const SoleusSpan whole = {0.0, 100.0};

START_TEST (edges_are_caught_from_both_sides_and_the_rest_is_the_body)
  {
    static const struct
    {
      double time_s;
      SoleusGrip grip;
    } rows[] = {
        {9.4, SOLEUS_GRIP_NONE},
        {9.6, SOLEUS_GRIP_START},
        {10.0, SOLEUS_GRIP_START},
        {10.4, SOLEUS_GRIP_START},
        {10.6, SOLEUS_GRIP_BODY},
        {15.0, SOLEUS_GRIP_BODY},
        {19.4, SOLEUS_GRIP_BODY},
        {19.6, SOLEUS_GRIP_END},
        {20.4, SOLEUS_GRIP_END},
        {20.6, SOLEUS_GRIP_NONE},
    };

    for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
      ck_assert_int_eq (
          soleus_mark_grip_at ((SoleusSpan){10.0, 20.0}, rows[i].time_s, 0.5),
          rows[i].grip);
  }
END_TEST

START_TEST (a_mark_shorter_than_the_reach_can_still_be_moved)
  {
    const SoleusSpan span = {10.0, 10.3};

    ck_assert_int_eq (soleus_mark_grip_at (span, 10.15, 0.5), SOLEUS_GRIP_BODY);
    ck_assert_int_eq (
        soleus_mark_grip_at (span, 10.05, 0.5), SOLEUS_GRIP_START);
    ck_assert_int_eq (soleus_mark_grip_at (span, 10.25, 0.5), SOLEUS_GRIP_END);
    ck_assert_int_eq (soleus_mark_grip_at (span, 9.6, 0.5), SOLEUS_GRIP_START);
    ck_assert_int_eq (soleus_mark_grip_at (span, 10.7, 0.5), SOLEUS_GRIP_END);
    /* An instant has an end to pull out. */
    ck_assert_int_eq (soleus_mark_grip_at ((SoleusSpan){10.0, 10.0}, 10.1, 0.5),
        SOLEUS_GRIP_END);
  }
END_TEST

START_TEST (a_drag_moves_one_edge_or_both_and_stays_inside)
  {
    static const struct
    {
      SoleusSpan before;
      SoleusGrip grip;
      double by_s;
      SoleusSpan after;
    } rows[] = {
        {{10, 20}, SOLEUS_GRIP_START, 2.0, {12, 20}},
        {{10, 20}, SOLEUS_GRIP_START, -2.0, {8, 20}},
        {{10, 20}, SOLEUS_GRIP_END, 2.0, {10, 22}},
        {{10, 20}, SOLEUS_GRIP_END, -2.0, {10, 18}},
        {{10, 20}, SOLEUS_GRIP_BODY, 5.0, {15, 25}},
        {{10, 20}, SOLEUS_GRIP_NONE, 5.0, {10, 20}},
        /* Edges do not pass each other: 0.5 s stay. */
        {{10, 20}, SOLEUS_GRIP_START, 50.0, {19.5, 20}},
        {{10, 20}, SOLEUS_GRIP_END, -50.0, {10, 10.5}},
        /* The recording ends at 0 and 100 s. */
        {{10, 20}, SOLEUS_GRIP_START, -50.0, {0, 20}},
        {{10, 20}, SOLEUS_GRIP_END, 500.0, {10, 100}},
        {{10, 20}, SOLEUS_GRIP_BODY, -50.0, {0, 10}},
        {{10, 20}, SOLEUS_GRIP_BODY, 500.0, {90, 100}},
        /* What was outside or shorter already is not pulled anywhere. */
        {{-5, 20}, SOLEUS_GRIP_START, 0.0, {-5, 20}},
        {{-5, 20}, SOLEUS_GRIP_BODY, -1.0, {-5, 20}},
        {{90, 110}, SOLEUS_GRIP_BODY, 1.0, {90, 110}},
        {{10, 10.2}, SOLEUS_GRIP_START, 0.1, {10, 10.2}},
        {{10, 10.2}, SOLEUS_GRIP_END, -0.1, {10, 10.2}},
        {{10, 10}, SOLEUS_GRIP_END, 1.0, {10, 11}},
    };

    for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        SoleusSpan after = soleus_mark_drag (
            rows[i].before, rows[i].grip, rows[i].by_s, whole, 0.5);

        ck_assert_double_eq_tol (after.start_s, rows[i].after.start_s, CLOSE_S);
        ck_assert_double_eq_tol (after.end_s, rows[i].after.end_s, CLOSE_S);
      }
  }
END_TEST

/* Marks 1 at [10, 20), 2 at [15, 16), 3 at [30, 31), 4 at [40, 41) by
 * somebody else; 1 on channels 0 and 1, 2 on 1, 3 and 4 on 0. */
static SoleusDecisions *
four_marks (void)
{
  static const struct
  {
    double onset_s, duration_s;
    guint n_first, channel;
    const char *rater;
  } rows[] = {
      {10, 10, 2, 0, ""},
      {15, 1, 0, 1, ""},
      {30, 1, 0, 0, ""},
      {40, 1, 0, 0, "B"},
  };
  SoleusDecisions *decisions = soleus_decisions_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SoleusMark) mark = soleus_mark_new (&(SoleusMark){
          .id = i + 1,
          .onset_s = rows[i].onset_s,
          .duration_s = rows[i].duration_s,
          .channels = rows[i].n_first > 0
              ? soleus_channel_set_first (rows[i].n_first)
              : soleus_channel_set_of (rows[i].channel),
          .label = (char *)"x",
          .rater = (char *)rows[i].rater,
      });
      SoleusDecisions *next = soleus_decisions_with_mark (decisions, mark);

      soleus_decisions_unref (decisions);
      decisions = next;
    }
  return decisions;
}

START_TEST (a_drag_snaps_to_the_nearest_edge_in_reach_and_not_to_itself)
  {
    g_autoptr (SoleusDecisions) decisions = four_marks ();
    g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();
    SoleusEpisode found = {.id = 7, .onset_s = 50.0, .duration_s = 2.0};
    SoleusEpisode mine = {
        .id = 8, .onset_s = 60.0, .duration_s = 2.0, .mark_id = 1};
    SoleusSnap snap = {decisions, analysis, 3, -1, NAN, 0.5};
    const SoleusSpan before = {30.0, 31.0};

    g_array_append_val (analysis->episodes, found);
    g_array_append_val (analysis->episodes, mine);
    /* The start at 20.3 goes to the end of mark 1. */
    ck_assert_double_eq_tol (
        soleus_mark_snap_by_s (&snap, before, SOLEUS_GRIP_START, -9.7), -10.0,
        CLOSE_S);
    /* One that is farther away than the reach does not pull. */
    ck_assert_double_eq (
        soleus_mark_snap_by_s (&snap, before, SOLEUS_GRIP_START, -9.4), -9.4);
    /* Its own edges are no target. */
    ck_assert_double_eq (
        soleus_mark_snap_by_s (&snap, before, SOLEUS_GRIP_END, 0.1), 0.1);
    /* Moved as a whole, the edge with the shorter way decides. */
    ck_assert_double_eq_tol (
        soleus_mark_snap_by_s (&snap, before, SOLEUS_GRIP_BODY, -15.2), -15.0,
        CLOSE_S);
    ck_assert_double_eq_tol (
        soleus_mark_snap_by_s (&snap, before, SOLEUS_GRIP_BODY, 9.1 + 10.1),
        19.0, CLOSE_S);
    /* A found episode pulls; the row of a mark does not twice. */
    ck_assert_double_eq_tol (
        soleus_mark_snap_by_s (&snap, before, SOLEUS_GRIP_END, 21.3), 21.0,
        CLOSE_S);
    ck_assert_double_eq (
        soleus_mark_snap_by_s (&snap, before, SOLEUS_GRIP_END, 29.3), 29.3);
    snap.episode_id = 7;
    ck_assert_double_eq (
        soleus_mark_snap_by_s (&snap, before, SOLEUS_GRIP_END, 21.3), 21.3);
    snap.cursor_s = 80.0;
    ck_assert_double_eq_tol (
        soleus_mark_snap_by_s (&snap, before, SOLEUS_GRIP_END, 49.2), 49.0,
        CLOSE_S);
  }
END_TEST

START_TEST (the_next_mark_shares_a_channel_and_the_rater)
  {
    g_autoptr (SoleusDecisions) decisions = four_marks ();

    ck_assert_uint_eq (soleus_mark_next_id (decisions, 1), 2);
    ck_assert_uint_eq (soleus_mark_next_id (decisions, 2), 0);
    ck_assert_uint_eq (soleus_mark_next_id (decisions, 3), 0);
    ck_assert_uint_eq (soleus_mark_next_id (decisions, 9), 0);
  }
END_TEST

START_TEST (marks_in_a_span_are_those_with_a_part_in_it_on_that_channel)
  {
    static const struct
    {
      SoleusSpan span;
      int channel;
      guint64 ids[4];
    } rows[] = {
        {{0, 10}, -1, {0}},
        {{0, 10.1}, -1, {1}},
        {{16, 17}, -1, {1, 2}},
        {{16, 17}, 0, {1}},
        {{20.5, 35}, -1, {3}},
        {{20.5, 35}, 1, {0}},
        {{0, 100}, 0, {1, 3, 4}},
    };
    g_autoptr (SoleusDecisions) decisions = four_marks ();

    for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (GArray) ids =
            soleus_mark_dup_ids_in (decisions, rows[i].span, rows[i].channel);
        guint n = 0;

        for (; rows[i].ids[n] != 0; n++)
          {
            ck_assert_uint_lt (n, ids->len);
            ck_assert_uint_eq (g_array_index (ids, guint64, n), rows[i].ids[n]);
          }
        ck_assert_uint_eq (ids->len, n);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("mark-edit");
  TCase *tc = tcase_create ("mark-edit");

  tcase_add_test (
      tc, edges_are_caught_from_both_sides_and_the_rest_is_the_body);
  tcase_add_test (tc, a_mark_shorter_than_the_reach_can_still_be_moved);
  tcase_add_test (tc, a_drag_moves_one_edge_or_both_and_stays_inside);
  tcase_add_test (
      tc, a_drag_snaps_to_the_nearest_edge_in_reach_and_not_to_itself);
  tcase_add_test (tc, the_next_mark_shares_a_channel_and_the_rater);
  tcase_add_test (
      tc, marks_in_a_span_are_those_with_a_part_in_it_on_that_channel);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
