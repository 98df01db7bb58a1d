/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <string.h>

#include "soleus-answers-file.h"
#include "soleus-error.h"
#include "soleus-question.h"

START_TEST (the_example_of_the_contract_is_read)
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusAnswers) answers = soleus_answers_parse (
        "{\"Q01\": \"yes\", \"Q22.swollen_warm\": \"no\", \"age\": 52, "
        "\"muscle\": \"gastrocnemius\", \"side\": \"left\", "
        "\"places\": [\"left calf\", \"right thigh\"]}",
        -1, &error);

    soleus_test_no_error (error);
    ck_assert_int_eq (soleus_answers_get (answers, "Q01"), SOLEUS_ANSWER_YES);
    ck_assert_int_eq (
        soleus_answers_get (answers, "Q22.swollen_warm_red"), SOLEUS_ANSWER_NO);
    ck_assert_int_eq (soleus_answers_get_age_years (answers), 52);
    ck_assert_str_eq (soleus_answers_get_muscle (answers), "gastrocnemius");
    ck_assert_int_eq (soleus_answers_get_side (answers), SOLEUS_SIDE_LEFT);
    ck_assert_str_eq (soleus_answers_get_places (answers)[1], "right thigh");
  }
END_TEST

START_TEST (a_wrong_key_or_value_is_named_with_the_legal_ones)
  {
    static const struct
    {
      const char *text;
      const char *names[3];
    } rows[] = {
        {"{\"Q99\": \"yes\"}", {"Q99", "Q34", "places"}},
        {"{\"Q22.nose\": \"yes\"}", {"Q22.nose", "Q22.cold_pale_numb", "age"}},
        {"{\"Q01\": \"maybe\"}", {"Q01", "maybe", "unknown"}},
        {"{\"Q01\": true}", {"Q01", "true", "unknown"}},
        {"{\"Q01\": {}}", {"Q01", "{}", "unknown"}},
        {"{\"age\": -1}", {"age", "-1", "130"}},
        {"{\"age\": 131}", {"age", "131", "130"}},
        {"{\"age\": \"52\"}", {"age", "52", "130"}},
        {"{\"side\": \"both\"}", {"side", "both", "left"}},
        {"{\"muscle\": 3}", {"muscle", "3", "name"}},
        {"{\"places\": \"calf\"}", {"places", "calf", "list"}},
        {"{\"places\": [3]}", {"places", "3", "list"}},
        {"[]", {"Answers", "object", "keys"}},
        {"", {"Answers", "Answers", "Answers"}},
        {"{\"Q01\": ", {"Answers", "JSON", "JSON"}},
    };

    for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        GError *error = NULL;

        ck_assert_msg (soleus_answers_parse (rows[i].text, -1, &error) == NULL,
            "%s", rows[i].text);
        soleus_test_error (&error, SOLEUS_ERROR_INVALID, rows[i].names[0],
            rows[i].names[1], rows[i].names[2], NULL);
      }
  }
END_TEST

START_TEST (unknown_and_null_say_nothing)
  {
    g_autoptr (SoleusAnswers) nothing = soleus_answers_new ();
    g_autoptr (SoleusAnswers) answers = soleus_answers_parse (
        "{\"Q01\": \"unknown\", \"age\": null, \"side\": null}", -1, NULL);

    ck_assert (soleus_answers_equal (answers, nothing));
  }
END_TEST

START_TEST (what_is_printed_is_read_back_the_same)
  {
    g_autoptr (SoleusAnswers) answers = soleus_answers_new ();

    for (int key = 0; key < SOLEUS_N_KEYS; key++)
      {
        SoleusAnswers *next = soleus_answers_with (answers,
            soleus_question_get ((SoleusKey)key)->id,
            key % 3 == 0 ? SOLEUS_ANSWER_NO : SOLEUS_ANSWER_YES);

        soleus_answers_unref (answers);
        answers = next;
      }
    for (int extras = 0; extras <= 1; extras++)
      {
        g_autofree char *text = soleus_answers_print (answers);
        g_autofree char *again = NULL;
        g_autoptr (SoleusAnswers) read = NULL;
        SoleusAnswers *next;

        read = soleus_answers_parse (text, -1, NULL);
        ck_assert (soleus_answers_equal (answers, read));
        again = soleus_answers_print (read);
        ck_assert_str_eq (text, again);

        next = soleus_answers_with_age (answers, 0);
        soleus_answers_unref (answers);
        answers = soleus_answers_with_muscle (
            next, "the \"calf\" µ", SOLEUS_SIDE_RIGHT);
        soleus_answers_unref (next);
      }
  }
END_TEST

START_TEST (the_order_of_the_members_does_not_matter)
  {
    g_autoptr (SoleusAnswers) a = soleus_answers_parse (
        "{\"Q01\": \"yes\", \"side\": \"left\", \"muscle\": \"soleus\"}", -1,
        NULL);
    g_autoptr (SoleusAnswers) b = soleus_answers_parse (
        "{\"muscle\": \"soleus\", \"side\": \"left\", \"Q01\": \"yes\"}", -1,
        NULL);

    ck_assert (soleus_answers_equal (a, b));
  }
END_TEST

START_TEST (all_keys_are_legal_once_and_lead_back)
  {
    const char *const *keys = soleus_answers_legal_keys ();
    guint n = g_strv_length ((char **)keys);

    ck_assert_uint_eq (n, SOLEUS_N_KEYS + 4);
    for (guint i = 0; i < n; i++)
      {
        if (i < SOLEUS_N_KEYS)
          ck_assert_int_eq (soleus_key_from_id (keys[i]), i);
        for (guint j = 0; j < i; j++)
          ck_assert_str_ne (keys[i], keys[j]);
      }
    ck_assert_int_eq (soleus_key_from_id ("age"), SOLEUS_KEY_NONE);
    ck_assert_int_eq (soleus_key_from_id (NULL), SOLEUS_KEY_NONE);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("answers-file");
  TCase *tc = tcase_create ("json");

  tcase_add_test (tc, the_example_of_the_contract_is_read);
  tcase_add_test (tc, a_wrong_key_or_value_is_named_with_the_legal_ones);
  tcase_add_test (tc, unknown_and_null_say_nothing);
  tcase_add_test (tc, what_is_printed_is_read_back_the_same);
  tcase_add_test (tc, the_order_of_the_members_does_not_matter);
  tcase_add_test (tc, all_keys_are_legal_once_and_lead_back);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
