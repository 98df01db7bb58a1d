/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

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
