/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>

#include "knowledge-case.h"
#include "soleus-question.h"

static GArray *
rank (const char *evidence_words, const char *answer_words)
{
  g_autoptr (SoleusAnswers) answers = case_answers (answer_words);
  SoleusEvidence evidence;

  case_evidence (&evidence, evidence_words);
  return soleus_questions_rank (&evidence, answers, NULL);
}

/* -1: not asked. */
static int
place_of (GArray *asks, SoleusKey key)
{
  for (guint i = 0; i < asks->len; i++)
    if (g_array_index (asks, SoleusAsk, i).key == key)
      return (int)i;
  return -1;
}

/* Worked out by hand: points moved, a quarter of them for causes that nothing
 * points to, two for each band that changes, two for each step of urgency. */
static const struct
{
  const char *evidence;
  const char *answers;
  SoleusKey key;
  SoleusAskGroup group;
  double change;
} weighed[] = {
    /* Only rule H1: no points, one step. */
    {"FASC=0.8", "", SOLEUS_KEY_Q04, SOLEUS_ASK_CHANGES, 2},
    /* K20 from -3 to 1, a quarter. */
    {"FASC=0.8", "", SOLEUS_KEY_Q26, SOLEUS_ASK_ADDS, 1},
    /* K04 from 1.8 to 2.8: a point and a band. */
    {"FASC=0.8", "", SOLEUS_KEY_Q32, SOLEUS_ASK_CHANGES, 3},
    /* K19 a quarter of 4; red flag RF7: two steps. */
    {"FASC=0.8", "", SOLEUS_KEY_Q25, SOLEUS_ASK_RED_FLAG, 5},
    /* K02 a point, K16 a quarter of 4. */
    {"FASC=0.8", "", SOLEUS_KEY_Q24, SOLEUS_ASK_ADDS, 2},
    {"FASC=0.8", "", SOLEUS_KEY_Q21, SOLEUS_ASK_ADDS, 0.5},
    /* K26 from 1.4 to 5.4: 4 points and a band, one step. */
    {"PLM=0.8", "", SOLEUS_KEY_Q20, SOLEUS_ASK_CHANGES, 8},
    /* The parts of a bare yes; a no would end the presumption. */
    {"", "Q22", SOLEUS_KEY_Q22_PAIN_ON_WALKING, SOLEUS_ASK_NOW, 0},
    {"", "Q22", SOLEUS_KEY_Q22_COLD_PALE_NUMB, SOLEUS_ASK_NOW, 0},
    /* Not bare any more: from U1 to U3 and to U2. */
    {"", "Q22 Q22.pain_on_walking", SOLEUS_KEY_Q22_COLD_PALE_NUMB,
        SOLEUS_ASK_RED_FLAG, 4},
    {"", "Q22 Q22.pain_on_walking", SOLEUS_KEY_Q22_SWOLLEN_WARM_RED,
        SOLEUS_ASK_RED_FLAG, 2},
    /* Bare, but nothing urgent hangs on the part: K21 from 3.6 to 5.6. */
    {"TIC=0.8", "Q29", SOLEUS_KEY_Q29_SOUNDS, SOLEUS_ASK_CHANGES, 4},
    /* Already as urgent as it gets: only the points are left. */
    {"", "Q28.head_injury", SOLEUS_KEY_Q25, SOLEUS_ASK_ADDS, 1},
};

START_TEST (each_question_weighs_what_its_answer_would_change)
  {
    for (gsize i = 0; i < G_N_ELEMENTS (weighed); i++)
      {
        g_autoptr (GArray) asks =
            rank (weighed[i].evidence, weighed[i].answers);
        int place = place_of (asks, weighed[i].key);
        const SoleusAsk *ask;

        ck_assert_msg (place >= 0, "row %u is not asked", (guint)i);
        ask = &g_array_index (asks, SoleusAsk, (guint)place);
        ck_assert_msg (ask->group == weighed[i].group
                && fabs (ask->change - weighed[i].change) < 1e-6,
            "row %u, %s: group %d, change %g", (guint)i,
            soleus_question_get (weighed[i].key)->id, (int)ask->group,
            ask->change);
      }
  }
END_TEST

START_TEST (within_a_group_the_greater_change_comes_first)
  {
    static const char *const evidence[] = {
        NULL, "", "FASC=0.8", "PLM=1", "GTCS=0.9", "SHIV=0.5 CRAMP=0.5"};

    for (gsize set = 0; set < G_N_ELEMENTS (evidence); set++)
      {
        g_autoptr (GArray) asks = rank (evidence[set], "Q13 Q22");

        for (guint i = 1; i < asks->len; i++)
          {
            const SoleusAsk *ask = &g_array_index (asks, SoleusAsk, i);
            const SoleusAsk *before = ask - 1;

            ck_assert (before->group < ask->group
                || before->change > ask->change
                || (before->change >= ask->change && before->key < ask->key));
          }
      }
  }
END_TEST

START_TEST (red_flags_are_asked_before_anything_else)
  {
    g_autoptr (GArray) asks = rank ("FASC=0.8", "");
    SoleusAskGroup group = SOLEUS_ASK_NOW;

    ck_assert_int_eq (
        g_array_index (asks, SoleusAsk, 0).group, SOLEUS_ASK_RED_FLAG);
    for (guint i = 0; i < asks->len; i++)
      {
        ck_assert_int_ge (g_array_index (asks, SoleusAsk, i).group, group);
        group = g_array_index (asks, SoleusAsk, i).group;
      }
    ck_assert_int_lt (
        place_of (asks, SOLEUS_KEY_Q28), place_of (asks, SOLEUS_KEY_Q01));
    ck_assert_int_lt (
        place_of (asks, SOLEUS_KEY_Q27), place_of (asks, SOLEUS_KEY_Q01));
  }
END_TEST

START_TEST (then_comes_what_would_change_this_picture_most)
  {
    static const struct
    {
      const char *evidence;
      SoleusKey first;
      SoleusKey later;
    } rows[] = {
        {"FASC=0.8", SOLEUS_KEY_Q01, SOLEUS_KEY_Q20},
        {"PLM=0.8", SOLEUS_KEY_Q20, SOLEUS_KEY_Q32},
        {"TIC=0.8", SOLEUS_KEY_Q29, SOLEUS_KEY_Q32},
        {"SHIV=0.8", SOLEUS_KEY_Q06, SOLEUS_KEY_Q20},
        {"TREM-R=0.9 hz=5", SOLEUS_KEY_Q23, SOLEUS_KEY_Q29},
        {"CRAMP=0.8", SOLEUS_KEY_Q22, SOLEUS_KEY_Q29},
    };

    for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (GArray) asks = rank (rows[i].evidence, "");

        ck_assert_msg (
            place_of (asks, rows[i].first) < place_of (asks, rows[i].later),
            "%s: %s is at %d, %s at %d", rows[i].evidence,
            soleus_question_get (rows[i].first)->id,
            place_of (asks, rows[i].first),
            soleus_question_get (rows[i].later)->id,
            place_of (asks, rows[i].later));
        ck_assert_int_lt (place_of (asks, rows[i].first), 12);
      }
  }
END_TEST

START_TEST (a_bare_yes_brings_its_parts_to_the_front)
  {
    g_autoptr (GArray) asks = rank ("FASC=0.8", "Q22");

    ck_assert_int_eq (g_array_index (asks, SoleusAsk, 0).group, SOLEUS_ASK_NOW);
    ck_assert_int_lt (place_of (asks, SOLEUS_KEY_Q22_COLD_PALE_NUMB), 4);
    ck_assert_int_ge (place_of (asks, SOLEUS_KEY_Q22_COLD_PALE_NUMB), 0);
  }
END_TEST

START_TEST (parts_are_asked_only_after_a_yes_and_nothing_twice)
  {
    g_autoptr (GArray) open = rank ("FASC=0.8", "");
    g_autoptr (GArray) told =
        rank ("FASC=0.8", "Q22.swollen_warm_red Q01 !Q07");

    for (guint i = 0; i < open->len; i++)
      ck_assert_int_eq (
          soleus_question_get (g_array_index (open, SoleusAsk, i).key)->parent,
          SOLEUS_KEY_NONE);
    ck_assert_uint_eq (open->len, 34);
    ck_assert_int_eq (place_of (told, SOLEUS_KEY_Q01), -1);
    ck_assert_int_eq (place_of (told, SOLEUS_KEY_Q07), -1);
    ck_assert_int_eq (place_of (told, SOLEUS_KEY_Q07_HIGH), -1);
    ck_assert_int_eq (place_of (told, SOLEUS_KEY_Q22), -1);
    ck_assert_int_eq (place_of (told, SOLEUS_KEY_Q22_SWOLLEN_WARM_RED), -1);
    ck_assert_int_ge (place_of (told, SOLEUS_KEY_Q22_COLD_PALE_NUMB), 0);
  }
END_TEST

START_TEST (with_everything_answered_nothing_is_asked)
  {
    g_autoptr (GArray) asks = rank ("FASC=0.8", "*no");

    ck_assert_uint_eq (asks->len, 0);
  }
END_TEST

START_TEST (without_anything_known_there_still_is_an_order)
  {
    g_autoptr (GArray) asks = soleus_questions_rank (NULL, NULL, NULL);

    ck_assert_uint_eq (asks->len, 34);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("questions");
  TCase *tc = tcase_create ("rank");

  tcase_add_test (tc, each_question_weighs_what_its_answer_would_change);
  tcase_add_test (tc, within_a_group_the_greater_change_comes_first);
  tcase_add_test (tc, red_flags_are_asked_before_anything_else);
  tcase_add_test (tc, then_comes_what_would_change_this_picture_most);
  tcase_add_test (tc, a_bare_yes_brings_its_parts_to_the_front);
  tcase_add_test (tc, parts_are_asked_only_after_a_yes_and_nothing_twice);
  tcase_add_test (tc, with_everything_answered_nothing_is_asked);
  tcase_add_test (tc, without_anything_known_there_still_is_an_order);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
