/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-decisions.h"

#include <math.h>

#include "soleus-test.h"

/* Every kind of decision behaves alike: a change is seen, is found again,
 * can be taken back, and touches nothing else. */

static SoleusEdit *
edit_of (guint64 id, SoleusVerdictKind verdict)
{
  const SoleusEdit values = {
      .id = id,
      .verdict = verdict,
      .found_onset_s = 4.0,
      .found_duration_s = 0.1,
      .found_pattern = SOLEUS_PATTERN_FASC,
  };

  return soleus_edit_new (&values);
}

static SoleusMark *
mark_of (guint64 id, double onset_s)
{
  const SoleusMark values = {
      .id = id,
      .onset_s = onset_s,
      .label = (char *)"FASC",
      .confidence = NAN,
      .origin = SOLEUS_ORIGIN_MINE,
  };

  return soleus_mark_new (&values);
}

static SoleusDecisions *
with_edit (const SoleusDecisions *from)
{
  g_autoptr (SoleusEdit) edit = edit_of (7, SOLEUS_VERDICT_REJECTED);

  return soleus_decisions_with_edit (from, edit);
}

static SoleusDecisions *
with_mark (const SoleusDecisions *from)
{
  g_autoptr (SoleusMark) mark = mark_of (3, 1.0);

  return soleus_decisions_with_mark (from, mark);
}

static SoleusDecisions *
with_answer (const SoleusDecisions *from)
{
  g_autoptr (SoleusAnswers) answers = soleus_answers_with (
      soleus_decisions_get_answers (from), "Q04", SOLEUS_ANSWER_YES);

  return soleus_decisions_with_answers (from, answers);
}

static SoleusDecisions *
with_parameter (const SoleusDecisions *from)
{
  SoleusParameters parameters = *soleus_decisions_get_parameters (from);

  ck_assert (soleus_parameters_set (
      &parameters, SOLEUS_PARAMETER_FALSE_ALARMS_PER_MIN, 1.0, NULL));
  return soleus_decisions_with_parameters (from, &parameters);
}

static SoleusDecisions *
with_override (const SoleusDecisions *from)
{
  const SoleusChannelOverride override = {
      .channel = 2,
      .mask = SOLEUS_OVERRIDE_MUSCLE,
      .muscle = (char *)"soleus",
  };

  return soleus_decisions_with_override (from, &override);
}

static SoleusDecisions *
with_note (const SoleusDecisions *from)
{
  return soleus_decisions_with_note (from, "after the run");
}

static SoleusDecisions *(*const kinds[]) (const SoleusDecisions *) = {
    with_edit,
    with_mark,
    with_answer,
    with_parameter,
    with_override,
    with_note,
};

START_TEST (every_kind_of_decision_is_seen_and_changes_nothing_else)
  {
    g_autoptr (SoleusDecisions) empty = soleus_decisions_new ();
    g_autoptr (SoleusDecisions) changed = kinds[_i](empty);
    g_autoptr (SoleusDecisions) again = kinds[_i](changed);

    ck_assert (!soleus_decisions_equal (empty, changed));
    ck_assert (soleus_decisions_equal (changed, again));
    for (gsize other = 0; other < G_N_ELEMENTS (kinds); other++)
      {
        /* The order of two decisions of different kinds does not matter. */
        g_autoptr (SoleusDecisions) after = kinds[other](changed);
        g_autoptr (SoleusDecisions) before = kinds[other](empty);
        g_autoptr (SoleusDecisions) both = kinds[_i](before);
        ck_assert (soleus_decisions_equal (after, both));
        ck_assert (
            soleus_decisions_equal (after, changed) == (other == (gsize)_i));
      }
  }
END_TEST

START_TEST (a_verdict_can_be_changed_and_taken_back)
  {
    g_autoptr (SoleusDecisions) empty = soleus_decisions_new ();
    g_autoptr (SoleusDecisions) rejected = with_edit (empty);
    g_autoptr (SoleusEdit) accept = edit_of (7, SOLEUS_VERDICT_ACCEPTED);
    g_autoptr (SoleusDecisions) accepted =
        soleus_decisions_with_edit (rejected, accept);
    g_autoptr (SoleusDecisions) back =
        soleus_decisions_without_edit (accepted, 7);
    g_autoptr (SoleusDecisions) still =
        soleus_decisions_without_edit (accepted, 99);

    ck_assert_uint_eq (soleus_decisions_get_n_edits (accepted), 1);
    ck_assert_int_eq (soleus_decisions_get_edit (accepted, 0)->verdict,
        SOLEUS_VERDICT_ACCEPTED);
    ck_assert_uint_eq (soleus_decisions_get_n_edits (back), 0);
    ck_assert (soleus_decisions_equal (empty, back));
    ck_assert (soleus_decisions_equal (accepted, still));
  }
END_TEST

START_TEST (many_marks_and_verdicts_change_at_once)
  {
    g_autoptr (SoleusDecisions) empty = soleus_decisions_new ();
    g_autoptr (SoleusMark) late = mark_of (5, 9.0);
    g_autoptr (SoleusMark) early = mark_of (6, 2.0);
    g_autoptr (SoleusEdit) first = edit_of (8, SOLEUS_VERDICT_REJECTED);
    g_autoptr (SoleusEdit) second = edit_of (7, SOLEUS_VERDICT_ACCEPTED);
    const SoleusMark *marks[] = {late, early};
    const SoleusEdit *edits[] = {first, second};
    const guint64 mark_ids[] = {5, 6, 77}, edit_ids[] = {7, 8};
    g_autoptr (SoleusDecisions) marked =
        soleus_decisions_with_marks (empty, marks, 2);
    g_autoptr (SoleusDecisions) judged =
        soleus_decisions_with_edits (marked, edits, 2);
    g_autoptr (SoleusDecisions) fewer =
        soleus_decisions_without_marks (judged, mark_ids, 3);
    g_autoptr (SoleusDecisions) none =
        soleus_decisions_without_edits (fewer, edit_ids, 2);

    ck_assert_uint_eq (soleus_decisions_get_mark (judged, 0)->id, 6);
    ck_assert_uint_eq (soleus_decisions_get_mark (judged, 1)->id, 5);
    ck_assert_uint_eq (soleus_decisions_get_edit (judged, 0)->id, 7);
    ck_assert_uint_eq (soleus_decisions_get_edit (judged, 1)->id, 8);
    ck_assert_uint_eq (soleus_decisions_next_id (judged), 9);
    ck_assert_uint_eq (soleus_decisions_get_n_marks (fewer), 0);
    ck_assert_uint_eq (soleus_decisions_get_n_edits (fewer), 2);
    ck_assert (soleus_decisions_equal (empty, none));
    ck_assert_uint_ge (soleus_decisions_next_id (none), 9);
  }
END_TEST

START_TEST (an_id_that_was_given_stays_given)
  {
    g_autoptr (SoleusDecisions) empty = soleus_decisions_new ();
    g_autoptr (SoleusDecisions) far =
        soleus_decisions_with_next_id (empty, 1000);
    g_autoptr (SoleusDecisions) back = soleus_decisions_with_next_id (far, 5);

    ck_assert_uint_eq (soleus_decisions_next_id (empty), 1);
    ck_assert_uint_eq (soleus_decisions_next_id (far), 1000);
    ck_assert_uint_eq (soleus_decisions_next_id (back), 1000);
    ck_assert (soleus_decisions_equal (empty, far));
  }
END_TEST

START_TEST (a_channel_has_one_correction_and_an_empty_one_takes_it_back)
  {
    const SoleusChannelOverride side = {
        .channel = 2, .mask = SOLEUS_OVERRIDE_SIDE, .side = SOLEUS_SIDE_RIGHT};
    const SoleusChannelOverride other = {
        .channel = 0, .mask = SOLEUS_OVERRIDE_RATE, .rate_hz = 10.0};
    const SoleusChannelOverride nothing = {.channel = 2};
    g_autoptr (SoleusDecisions) empty = soleus_decisions_new ();
    g_autoptr (SoleusDecisions) muscle = with_override (empty);
    g_autoptr (SoleusDecisions) sided =
        soleus_decisions_with_override (muscle, &side);
    g_autoptr (SoleusDecisions) two =
        soleus_decisions_with_override (sided, &other);
    g_autoptr (SoleusDecisions) back =
        soleus_decisions_with_override (two, &nothing);

    ck_assert_uint_eq (soleus_decisions_get_n_overrides (sided), 1);
    ck_assert_int_eq (
        soleus_decisions_get_override (sided, 0)->mask, SOLEUS_OVERRIDE_SIDE);
    ck_assert_uint_eq (soleus_decisions_get_n_overrides (two), 2);
    ck_assert_uint_eq (soleus_decisions_get_override (two, 0)->channel, 0);
    ck_assert_uint_eq (soleus_decisions_get_n_overrides (back), 1);
    ck_assert_uint_eq (soleus_decisions_get_override (back, 0)->channel, 0);
  }
END_TEST

/* Each row differs from the first in one field that its mask names. */
static const SoleusChannelOverride corrections[] = {
    {.channel = 1,
        .mask = SOLEUS_OVERRIDE_UNIT | SOLEUS_OVERRIDE_SCALE,
        .unit = (char *)"mV",
        .scale = 2.0},
    {.channel = 1,
        .mask = SOLEUS_OVERRIDE_UNIT | SOLEUS_OVERRIDE_SCALE,
        .unit = (char *)"V",
        .scale = 2.0},
    {.channel = 1,
        .mask = SOLEUS_OVERRIDE_UNIT | SOLEUS_OVERRIDE_SCALE,
        .unit = (char *)"mV",
        .scale = 3.0},
    {.channel = 1,
        .mask = SOLEUS_OVERRIDE_UNIT,
        .unit = (char *)"mV",
        .scale = 2.0},
    {.channel = 1, .mask = SOLEUS_OVERRIDE_KIND, .kind = SOLEUS_KIND_EMG},
    {.channel = 1, .mask = SOLEUS_OVERRIDE_KIND, .kind = SOLEUS_KIND_OTHER},
    {.channel = 1, .mask = SOLEUS_OVERRIDE_RATE, .rate_hz = 1.0},
    {.channel = 1, .mask = SOLEUS_OVERRIDE_RATE, .rate_hz = 2.0},
    {.channel = 1, .mask = SOLEUS_OVERRIDE_MUSCLE, .muscle = (char *)"a"},
    {.channel = 1, .mask = SOLEUS_OVERRIDE_MUSCLE, .muscle = (char *)"b"},
    {.channel = 1, .mask = SOLEUS_OVERRIDE_MUSCLE},
    {.channel = 1, .mask = SOLEUS_OVERRIDE_SIDE, .side = SOLEUS_SIDE_LEFT},
    {.channel = 1, .mask = SOLEUS_OVERRIDE_SIDE, .side = SOLEUS_SIDE_RIGHT},
    {.channel = 2, .mask = SOLEUS_OVERRIDE_SIDE, .side = SOLEUS_SIDE_RIGHT},
};

START_TEST (two_corrections_are_equal_only_when_nothing_named_differs)
  {
    g_autoptr (SoleusDecisions) empty = soleus_decisions_new ();

    for (gsize i = 0; i < G_N_ELEMENTS (corrections); i++)
      for (gsize j = 0; j < G_N_ELEMENTS (corrections); j++)
        {
          g_autoptr (SoleusDecisions) a =
              soleus_decisions_with_override (empty, &corrections[i]);
          g_autoptr (SoleusDecisions) b =
              soleus_decisions_with_override (empty, &corrections[j]);
          ck_assert_msg (soleus_decisions_equal (a, b) == (i == j),
              "corrections %zu and %zu", i, j);
        }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("decision-kinds");
  TCase *tc = tcase_create ("changes");

  tcase_add_loop_test (tc,
      every_kind_of_decision_is_seen_and_changes_nothing_else, 0,
      G_N_ELEMENTS (kinds));
  tcase_add_test (tc, a_verdict_can_be_changed_and_taken_back);
  tcase_add_test (tc, many_marks_and_verdicts_change_at_once);
  tcase_add_test (tc, an_id_that_was_given_stays_given);
  tcase_add_test (
      tc, a_channel_has_one_correction_and_an_empty_one_takes_it_back);
  tcase_add_test (
      tc, two_corrections_are_equal_only_when_nothing_named_differs);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
