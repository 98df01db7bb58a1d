/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <string.h>

#include "knowledge-case.h"
#include "soleus-findings.h"

#define U0 SOLEUS_URGENCY_U0
#define U1 SOLEUS_URGENCY_U1
#define U2 SOLEUS_URGENCY_U2
#define U3 SOLEUS_URGENCY_U3

typedef struct
{
  const char *name;
  const char *evidence;
  const char *answers;
  SoleusUrgency urgency;
  const char *expected; /* "K12 fits 6.9, ..." in order */
} Story;

static const Story stories[] = {
#define STORY(name, evidence, answers, urgency, expected) \
  {name, evidence, answers, urgency, expected},
#include "stories.inc"
#undef STORY
};

static void
check_finding (
    const Story *story, const SoleusFinding *finding, const char *expected)
{
  g_auto (GStrv) words = g_strsplit (expected, " ", 3);
  const char *id = soleus_cause_get (finding->cause)->id;

  ck_assert_msg (g_str_equal (id, words[0]), "%s: %s %g, expected %s",
      story->name, id, finding->points, expected);
  ck_assert_msg (g_str_equal (soleus_band_id (finding->band), words[1]),
      "%s: %s %s", story->name, id, soleus_band_id (finding->band));
  /* Expected points are written with one decimal. */
  ck_assert_msg (ABS (finding->points - g_ascii_strtod (words[2], NULL)) < 1e-6,
      "%s: %s has %g points, expected %s", story->name, id, finding->points,
      words[2]);
}

START_TEST (each_story_ends_as_it_was_worked_out_by_hand)
  {
    const Story *story = &stories[_i];
    g_autoptr (SoleusAnswers) answers = case_answers (story->answers);
    g_autoptr (SoleusFindings) findings = NULL;
    g_auto (GStrv) expected = g_strsplit (story->expected, ", ", -1);
    SoleusEvidence evidence;

    case_evidence (&evidence, story->evidence);
    findings = soleus_evaluate (&evidence, answers, NULL);
    for (guint i = 0; expected[i] != NULL; i++)
      check_finding (story, &findings->findings[i], expected[i]);
    ck_assert_msg (findings->urgency == story->urgency, "%s: %s", story->name,
        soleus_urgency_id (findings->urgency));
  }
END_TEST

START_TEST (there_are_at_least_thirty_stories_and_they_reach_every_urgency)
  {
    guint n_of_urgency[4] = {0};

    ck_assert_uint_ge (G_N_ELEMENTS (stories), 30);
    for (gsize i = 0; i < G_N_ELEMENTS (stories); i++)
      n_of_urgency[stories[i].urgency]++;
    for (guint urgency = 0; urgency < 4; urgency++)
      ck_assert_uint_ge (n_of_urgency[urgency], 5);
  }
END_TEST

START_TEST (every_cause_is_named_in_some_story)
  {
    for (int cause = 0; cause < SOLEUS_N_CAUSES; cause++)
      {
        gboolean found = FALSE;

        for (gsize i = 0; i < G_N_ELEMENTS (stories); i++)
          found |= strstr (stories[i].expected,
                       soleus_cause_get ((SoleusCauseId)cause)->id)
              != NULL;
        ck_assert_msg (
            found, "%s", soleus_cause_get ((SoleusCauseId)cause)->id);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("stories");
  TCase *tc = tcase_create ("stories");

  tcase_add_loop_test (tc, each_story_ends_as_it_was_worked_out_by_hand, 0,
      (int)G_N_ELEMENTS (stories));
  tcase_add_test (
      tc, there_are_at_least_thirty_stories_and_they_reach_every_urgency);
  tcase_add_test (tc, every_cause_is_named_in_some_story);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
