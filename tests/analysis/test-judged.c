/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "rows.h"
#include "soleus-apply.h"
#include "soleus-summarise.h"
#include "soleus-test.h"

/* Several decisions on one analysis: none may hide another. */

#define N 6

/* Episodes of a second at 10, 20, ... 60 s. */
static SoleusAnalysis *
make_found (void)
{
  SoleusAnalysis *analysis = soleus_analysis_new ();

  rows_add_quality (analysis, TRUE);
  rows_add_state (analysis, 0.0, 100.0, SOLEUS_STATE_REST);
  for (guint i = 0; i < N; i++)
    rows_add_both (
        analysis, 0, 10.0 + 10.0 * i, 11.0 + 10.0 * i, SOLEUS_PATTERN_FBURST);
  soleus_summarise (analysis);
  return analysis;
}

static SoleusDecisions *
with_edit (SoleusDecisions *decisions, guint64 id, double found_s,
    SoleusVerdictKind verdict, double onset_s, const char *label)
{
  SoleusEdit values = {.id = id,
      .verdict = verdict,
      .found_onset_s = found_s,
      .found_duration_s = 1.0,
      .found_channels = soleus_channel_set_of (0),
      .found_pattern = SOLEUS_PATTERN_FBURST,
      .onset_s = onset_s,
      .duration_s = 1.0,
      .label = (char *)label};
  g_autoptr (SoleusEdit) edit = soleus_edit_new (&values);
  SoleusDecisions *more = soleus_decisions_with_edit (decisions, edit);

  soleus_decisions_unref (decisions);
  return more;
}

static const SoleusEpisode *
judged_by (const SoleusAnalysis *analysis, guint64 edit_id)
{
  for (guint i = 0; i < analysis->episodes->len; i++)
    {
      const SoleusEpisode *row =
          &g_array_index (analysis->episodes, SoleusEpisode, i);
      if (row->edit_id == edit_id)
        return row;
    }
  return NULL;
}

START_TEST (an_episode_that_was_moved_hides_no_other_from_its_verdict)
  {
    g_autoptr (SoleusAnalysis) found = make_found ();
    g_autoptr (SoleusDecisions) decisions = soleus_decisions_new ();

    /* The first goes to the end; those after it are judged as well. */
    decisions = with_edit (g_steal_pointer (&decisions), 1, 10.0,
        SOLEUS_VERDICT_CHANGED, 80.0, NULL);
    for (guint i = 1; i < N; i++)
      decisions = with_edit (g_steal_pointer (&decisions), 1 + i,
          10.0 + 10.0 * i, SOLEUS_VERDICT_REJECTED, 0.0, NULL);
    g_autoptr (SoleusAnalysis) applied = soleus_apply (found, decisions);
    ck_assert_double_eq (judged_by (applied, 1)->onset_s, 80.0);
    for (guint i = 1; i < N; i++)
      {
        const SoleusEpisode *row = judged_by (applied, 1 + i);
        ck_assert_msg (row != NULL, "edit %u", 1 + i);
        ck_assert (row->rejected);
        ck_assert_double_eq (row->onset_s, 10.0 + 10.0 * i);
      }
  }
END_TEST

START_TEST (an_episode_moved_beside_another_does_not_take_its_verdict)
  {
    g_autoptr (SoleusAnalysis) found = make_found ();
    g_autoptr (SoleusDecisions) decisions = soleus_decisions_new ();

    decisions = with_edit (g_steal_pointer (&decisions), 1, 10.0,
        SOLEUS_VERDICT_CHANGED, 20.0, NULL);
    decisions = with_edit (g_steal_pointer (&decisions), 2, 20.0,
        SOLEUS_VERDICT_REJECTED, 0.0, NULL);
    g_autoptr (SoleusAnalysis) applied = soleus_apply (found, decisions);
    ck_assert_uint_eq (judged_by (applied, 1)->id, 0);
    ck_assert (!judged_by (applied, 1)->rejected);
    ck_assert_uint_eq (judged_by (applied, 2)->id, 1);
    ck_assert (judged_by (applied, 2)->rejected);
  }
END_TEST

START_TEST (every_verdict_finds_its_own_in_whatever_order_it_came)
  {
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());

    for (guint trial = 0; trial < 50; trial++)
      {
        g_autoptr (SoleusAnalysis) found = make_found ();
        g_autoptr (SoleusDecisions) decisions = soleus_decisions_new ();
        guint order[N];
        SoleusVerdictKind verdicts[N];
        for (guint i = 0; i < N; i++)
          {
            guint k = (guint)g_rand_int_range (rand, 0, (gint32)i + 1);
            order[i] = order[k];
            order[k] = i;
          }
        for (guint i = 0; i < N; i++)
          {
            guint k = order[i];
            verdicts[k] = (SoleusVerdictKind)g_rand_int_range (rand, 0, 3);
            decisions =
                with_edit (g_steal_pointer (&decisions), 1 + i, 10.0 + 10.0 * k,
                    verdicts[k], g_rand_double_range (rand, 0.0, 90.0),
                    g_rand_boolean (rand) ? "MYOC" : NULL);
          }
        g_autoptr (SoleusAnalysis) applied = soleus_apply (found, decisions);
        ck_assert_uint_eq (applied->episodes->len, N);
        for (guint i = 0; i < N; i++)
          {
            const SoleusEpisode *row = judged_by (applied, 1 + i);
            ck_assert_ptr_nonnull (row);
            ck_assert_uint_eq (row->id, order[i]);
            ck_assert_int_eq (
                row->rejected, verdicts[order[i]] == SOLEUS_VERDICT_REJECTED);
          }
      }
  }
END_TEST

START_TEST (an_accepted_episode_keeps_its_place_and_its_count)
  {
    g_autoptr (SoleusAnalysis) found = make_found ();
    g_autoptr (SoleusDecisions) decisions = with_edit (soleus_decisions_new (),
        9, 30.0, SOLEUS_VERDICT_ACCEPTED, 77.0, "MYOC");
    g_autoptr (SoleusAnalysis) applied = soleus_apply (found, decisions);
    const SoleusEpisode *row = judged_by (applied, 9);

    ck_assert (row->accepted && !row->rejected);
    /* The new values are of a changed one only. */
    ck_assert_double_eq (row->onset_s, 30.0);
    ck_assert_int_eq (row->pattern, SOLEUS_PATTERN_FBURST);
    ck_assert_uint_eq (g_array_index (applied->summary, SoleusSummary, 1).n, N);
  }
END_TEST

/* Half of the longer one, or an onset within 50 ms. */
START_TEST (a_verdict_follows_an_episode_that_another_version_cut_elsewhere)
  {
    static const struct
    {
      double found_s;
      gboolean same;
    } rows[] = {{30.0, TRUE}, {30.3, TRUE}, {29.7, TRUE}, {30.45, TRUE},
        {30.6, FALSE}, {29.4, FALSE}, {35.0, FALSE}, {-3.0, FALSE}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (SoleusAnalysis) found = make_found ();
        g_autoptr (SoleusDecisions) decisions =
            with_edit (soleus_decisions_new (), 9, rows[i].found_s,
                SOLEUS_VERDICT_REJECTED, 0.0, NULL);
        g_autoptr (SoleusAnalysis) applied = soleus_apply (found, decisions);
        const SoleusEpisode *row = judged_by (applied, 9);
        ck_assert_msg ((row != NULL) == rows[i].same, "row %u", i);
        if (row != NULL)
          ck_assert_uint_eq (row->id, 2);
      }
  }
END_TEST

START_TEST (no_decisions_are_the_analysis_itself)
  {
    g_autoptr (SoleusAnalysis) found = make_found ();
    g_autoptr (SoleusDecisions) decisions = soleus_decisions_new ();
    g_autoptr (SoleusAnalysis) applied = soleus_apply (found, decisions);

    ck_assert_ptr_eq (applied, found);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("judged");
  TCase *tc = tcase_create ("judged");

  tcase_add_test (
      tc, an_episode_that_was_moved_hides_no_other_from_its_verdict);
  tcase_add_test (
      tc, an_episode_moved_beside_another_does_not_take_its_verdict);
  tcase_add_test (tc, every_verdict_finds_its_own_in_whatever_order_it_came);
  tcase_add_test (tc, an_accepted_episode_keeps_its_place_and_its_count);
  tcase_add_test (
      tc, a_verdict_follows_an_episode_that_another_version_cut_elsewhere);
  tcase_add_test (tc, no_decisions_are_the_analysis_itself);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
