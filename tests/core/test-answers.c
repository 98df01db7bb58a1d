/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-answers.h"
#include "soleus-test.h"

/* Each row changes one thing of an empty sheet. */
static SoleusAnswers *
changed (int what)
{
  static const char *const places[] = {"left calf", "eyelid", NULL};
  g_autoptr (SoleusAnswers) none = soleus_answers_new ();

  switch (what)
    {
    case 0:
      return soleus_answers_with (none, "Q01", SOLEUS_ANSWER_YES);
    case 1:
      return soleus_answers_with (none, "Q01", SOLEUS_ANSWER_NO);
    case 2:
      return soleus_answers_with (none, "Q02", SOLEUS_ANSWER_YES);
    case 3:
      return soleus_answers_with_age (none, 52);
    case 4:
      return soleus_answers_with_muscle (none, "soleus", SOLEUS_SIDE_UNKNOWN);
    case 5:
      return soleus_answers_with_muscle (none, NULL, SOLEUS_SIDE_LEFT);
    case 6:
      return soleus_answers_with_places (none, places);
    default:
      return soleus_answers_ref (none);
    }
}

START_TEST (two_sheets_are_equal_only_when_nothing_differs)
  {
    for (int i = 0; i < 8; i++)
      for (int j = 0; j < 8; j++)
        {
          g_autoptr (SoleusAnswers) a = changed (i);
          g_autoptr (SoleusAnswers) b = changed (j);
          ck_assert_msg (soleus_answers_equal (a, b) == (i == j),
              "sheets %d and %d", i, j);
        }
  }
END_TEST

START_TEST (a_change_keeps_everything_else)
  {
    g_autoptr (SoleusAnswers) age = changed (3);
    g_autoptr (SoleusAnswers) both =
        soleus_answers_with_muscle (age, "soleus", SOLEUS_SIDE_RIGHT);
    g_autoptr (SoleusAnswers) all =
        soleus_answers_with (both, "Q16.fast", SOLEUS_ANSWER_NO);

    ck_assert_int_eq (soleus_answers_get_age_years (all), 52);
    ck_assert_str_eq (soleus_answers_get_muscle (all), "soleus");
    ck_assert_int_eq (soleus_answers_get_side (all), SOLEUS_SIDE_RIGHT);
    ck_assert_int_eq (soleus_answers_get (all, "Q16.fast"), SOLEUS_ANSWER_NO);
    ck_assert_int_eq (
        soleus_answers_get (both, "Q16.fast"), SOLEUS_ANSWER_UNKNOWN);
  }
END_TEST

START_TEST (keys_come_sorted_whatever_the_order_of_the_answers)
  {
    static const char *const order[] = {"Q30", "Q02", "Q22.swollen_warm_red"};
    g_autoptr (SoleusAnswers) sheet = soleus_answers_new ();
    g_autofree const char **keys = NULL;

    for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
      {
        SoleusAnswers *next =
            soleus_answers_with (sheet, order[i], SOLEUS_ANSWER_YES);
        soleus_answers_unref (sheet);
        sheet = next;
      }
    keys = soleus_answers_dup_keys (sheet);
    ck_assert_str_eq (keys[0], "Q02");
    ck_assert_str_eq (keys[1], "Q22.swollen_warm_red");
    ck_assert_str_eq (keys[2], "Q30");
    ck_assert_ptr_null (keys[3]);
  }
END_TEST

START_TEST (the_words_of_an_answer_lead_back_to_it)
  {
    SoleusAnswer answer = SOLEUS_ANSWER_YES;

    for (int i = 0; i < 3; i++)
      {
        ck_assert (soleus_answer_from_id (
            soleus_answer_id ((SoleusAnswer)i), &answer));
        ck_assert_int_eq (answer, i);
      }
    ck_assert (!soleus_answer_from_id ("maybe", &answer));
    ck_assert (!soleus_answer_from_id (NULL, &answer));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("answers");
  TCase *tc = tcase_create ("sheet");

  tcase_add_test (tc, two_sheets_are_equal_only_when_nothing_differs);
  tcase_add_test (tc, a_change_keeps_everything_else);
  tcase_add_test (tc, keys_come_sorted_whatever_the_order_of_the_answers);
  tcase_add_test (tc, the_words_of_an_answer_lead_back_to_it);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
