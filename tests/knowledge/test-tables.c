/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <string.h>

#include "soleus-cause.h"
#include "soleus-class.h"
#include "soleus-rule.h"
#include "soleus-source.h"

/* What must hold of every row of every table. */

static gboolean
is_in_the_document (const char *quote)
{
  for (guint i = 0; i < soleus_sentence_get_n (); i++)
    if (strstr (soleus_sentence_get (i)->text, quote) != NULL)
      return TRUE;
  return FALSE;
}

static void
check_sources (const char *owner, const char *sources)
{
  g_auto (GStrv) keys = g_strsplit (sources, " ", -1);

  ck_assert_msg (*keys != NULL, "%s names no source", owner);
  for (char **key = keys; *key != NULL; key++)
    ck_assert_msg (
        soleus_source_find (*key) != NULL || soleus_source_mark (*key) != NULL,
        "%s: no source %s", owner, *key);
}

START_TEST (every_quote_is_in_the_document)
  {
    for (int i = 0; i < SOLEUS_N_CAUSES; i++)
      ck_assert_msg (
          is_in_the_document (soleus_cause_get ((SoleusCauseId)i)->quote), "%s",
          soleus_cause_get ((SoleusCauseId)i)->quote);
    for (int i = 0; i < SOLEUS_N_ADVICE; i++)
      {
        const SoleusAdvice *advice = soleus_advice_get ((SoleusAdviceId)i);

        ck_assert_msg (
            strstr (soleus_sentence_get (advice->sentence)->text, advice->quote)
                != NULL,
            "%s", advice->quote);
      }
    for (int i = 0; i < SOLEUS_N_RULES; i++)
      {
        const char *quote = soleus_rule_get ((SoleusRuleId)i)->quote;

        ck_assert_msg (
            quote == NULL || is_in_the_document (quote), "%s", quote);
      }
  }
END_TEST

START_TEST (each_sentence_is_in_one_statement_and_only_once)
  {
    for (guint row = 0; row < soleus_sentence_get_n (); row++)
      {
        guint n = 0;

        for (guint i = 0; i < SOLEUS_N_STATEMENTS; i++)
          {
            const SoleusStatement *statement = soleus_statement_get (i);

            if (row >= statement->first
                && row < statement->first + statement->n)
              n++;
          }
        ck_assert_uint_eq (n,
            soleus_sentence_get (row)->kind == SOLEUS_SENTENCE_TITLE ? 0 : 1);
        for (guint other = 0; other < row; other++)
          ck_assert_str_ne (soleus_sentence_get (row)->text,
              soleus_sentence_get (other)->text);
      }
  }
END_TEST

START_TEST (statements_begin_as_the_specification_numbers_them)
  {
    static const char *const begins[SOLEUS_N_STATEMENTS] = {"Generally",
        "The possible causes", "In most cases, small", "Twitching in the calf",
        "In many cases", "On the other hand, muscle twitches all over",
        "On the other hand, a muscle twitching", "These causes", "In addition",
        "Many neurological", "Circulatory", "The treatment", "In the simplest",
        "If the cause lies", "In the rarest"};

    for (guint i = 0; i < SOLEUS_N_STATEMENTS; i++)
      {
        g_autofree char *id = g_strdup_printf ("S%u", i + 1);
        g_autofree char *text = soleus_statement_dup_text (i);

        ck_assert_str_eq (soleus_statement_get (i)->id, id);
        ck_assert_msg (g_str_has_prefix (text, begins[i]), "%s", text);
      }
    ck_assert_uint_eq (soleus_statement_get (7)->n, 12);
    ck_assert_uint_eq (soleus_statement_get (9)->n, 11);
  }
END_TEST

START_TEST (every_cause_of_the_document_is_a_cause)
  {
    for (guint row = 0; row < soleus_sentence_get_n (); row++)
      {
        const SoleusSentence *sentence = soleus_sentence_get (row);
        gboolean found = FALSE;

        if (sentence->kind != SOLEUS_SENTENCE_LIST_ENTRY)
          continue;
        for (int i = 0; i < SOLEUS_N_CAUSES; i++)
          found |= strstr (sentence->text,
                       soleus_cause_get ((SoleusCauseId)i)->quote)
              != NULL;
        ck_assert_msg (found, "%s", sentence->text);
      }
  }
END_TEST

START_TEST (causes_are_numbered_grouped_and_complete)
  {
    for (int i = 0; i < SOLEUS_N_CAUSES; i++)
      {
        const SoleusCause *cause = soleus_cause_get ((SoleusCauseId)i);
        g_autofree char *id = g_strdup_printf ("K%02d", i + 1);
        const SoleusStatement *statement =
            soleus_statement_get (cause->statement);
        gboolean quoted = FALSE;

        ck_assert_str_eq (cause->id, id);
        ck_assert_int_eq (soleus_cause_from_id (id), i);
        ck_assert (cause->label != NULL && cause->usually != NULL
            && cause->urgency_note != NULL);
        for (guint row = 0; row < statement->n; row++)
          quoted |= strstr (soleus_sentence_get (statement->first + row)->text,
                        cause->quote)
              != NULL;
        ck_assert_msg (quoted, "%s is not in %s", id, statement->id);
        ck_assert_msg (cause->remarks[0].text != NULL, "%s", id);
        for (guint remark = 0;
             remark < SOLEUS_MAX_REMARKS && cause->remarks[remark].text != NULL;
             remark++)
          check_sources (id, cause->remarks[remark].sources);
      }
    ck_assert_int_eq (soleus_cause_from_id ("K27"), -1);
  }
END_TEST

/* Base, sum of pattern weights, sum for, sum against: science.md 3.5. */
static const double sums[SOLEUS_N_CAUSES][4] = {
    {1, 4, 5, 2},
    {0, 3, 5, 1},
    {0, 4, 4, 3},
    {1, 2, 5, 2},
    {1, 5, 7, 0},
    {0, 2, 4, 2},
    {0, 5, 6, 4},
    {0, 4, 4, 3},
    {0, 4, 4, 3},
    {0, 3, 5, 3},
    {0, 5, 4, 3},
    {1, 5, 4, 4},
    {-2, 3, 9, 3},
    {0, 3, 7, 3},
    {-2, 7, 7, 2},
    {-3, 5, 6, 2},
    {-3, 5, 10, 3},
    {-2, 3, 4, 2},
    {-4, 4, 4, 4},
    {-3, 3, 5, 2},
    {-2, 2, 6, 4},
    {-1, 3, 4, 4},
    {-3, 2, 7, 3},
    {-3, 2, 5, 3},
    {-1, 3, 4, 2},
    {-1, 4, 6, 3},
};

static double
sum_of (const SoleusWeight *weights)
{
  double sum = 0;

  for (guint i = 0; i < SOLEUS_MAX_WEIGHTS; i++)
    sum += weights[i].points;
  return sum;
}

START_TEST (the_points_table_adds_up)
  {
    for (int i = 0; i < SOLEUS_N_CAUSES; i++)
      {
        const SoleusCause *cause = soleus_cause_get ((SoleusCauseId)i);
        /* Whole numbers: exact. */
        const double got[4] = {cause->base, sum_of (cause->patterns),
            sum_of (cause->speaks_for), sum_of (cause->speaks_against)};

        for (int part = 0; part < 4; part++)
          ck_assert_msg (ABS (got[part] - sums[i][part]) < 1e-12,
              "%s part %d: %g, expected %g", cause->id, part, got[part],
              sums[i][part]);
      }
  }
END_TEST

START_TEST (rules_and_red_flags_are_numbered_and_sourced)
  {
    static const char *const flags[SOLEUS_N_FLAGS] = {"RF1", "RF2", "RF3",
        "RF4", "RF5", "RF6", "RF7", "RF7b", "RF8", "RF9", "RF10", "RF11",
        "RF12", "RF13", "RF14", "RF15"};

    for (int i = 0; i < SOLEUS_N_RULES; i++)
      {
        const SoleusRule *rule = soleus_rule_get ((SoleusRuleId)i);
        g_autofree char *id = g_strdup_printf ("H%d", i + 1);

        ck_assert_str_eq (rule->id, id);
        ck_assert_int_eq (soleus_rule_from_id (id), i);
        check_sources (id, rule->sources);
        ck_assert_int_eq (
            rule->always, rule->raised[0].terms[0].kind == SOLEUS_TERM_END);
      }
    for (int i = 0; i < SOLEUS_N_FLAGS; i++)
      {
        const SoleusFlag *flag = soleus_flag_get ((SoleusFlagId)i);

        ck_assert_str_eq (flag->id, flags[i]);
        ck_assert_int_eq (soleus_flag_from_id (flag->id), i);
        check_sources (flag->id, flag->sources);
        ck_assert (flag->raised[0].terms[0].kind != SOLEUS_TERM_END);
        if (flag->first_aid != NULL)
          check_sources (flag->id, flag->first_aid_sources);
      }
    ck_assert_int_eq (soleus_flag_from_id ("RF16"), -1);
    ck_assert_int_eq (soleus_rule_from_id (NULL), -1);
  }
END_TEST

START_TEST (an_emergency_always_says_what_to_do_first)
  {
    for (int i = 0; i < SOLEUS_N_FLAGS; i++)
      {
        const SoleusFlag *flag = soleus_flag_get ((SoleusFlagId)i);

        for (guint row = 0; row < SOLEUS_MAX_RAISED; row++)
          if (flag->raised[row].urgency == SOLEUS_URGENCY_U3
              && i != SOLEUS_FLAG_RF7B)
            ck_assert_msg (flag->first_aid != NULL, "%s", flag->id);
      }
  }
END_TEST

START_TEST (questions_have_words_and_parts_follow_their_question)
  {
    for (int i = 0; i < SOLEUS_N_KEYS; i++)
      {
        const SoleusQuestion *question = soleus_question_get ((SoleusKey)i);

        ck_assert (g_str_has_suffix (question->text, "?"));
        ck_assert_uint_gt (strlen (question->clinical), 2);
        ck_assert_uint_gt (strlen (question->why), 10);
        if (question->parent == SOLEUS_KEY_NONE)
          {
            ck_assert_uint_eq (strlen (question->id), 3);
            continue;
          }
        ck_assert_int_lt (question->parent, i);
        ck_assert (g_str_has_prefix (
            question->id, soleus_question_get (question->parent)->id));
      }
  }
END_TEST

START_TEST (classes_and_families_name_sources_that_exist)
  {
    for (int i = 0; i < SOLEUS_N_PATTERNS; i++)
      check_sources (soleus_class_get ((SoleusPattern)i)->id,
          soleus_class_get ((SoleusPattern)i)->sources);
    for (int i = 1; i <= SOLEUS_N_FAMILIES; i++)
      check_sources (soleus_family_get (i)->id, soleus_family_get (i)->sources);
    for (guint i = 0; i < soleus_source_get_n (); i++)
      ck_assert_ptr_eq (soleus_source_find (soleus_source_get (i)->key),
          soleus_source_get (i));
    ck_assert_ptr_null (soleus_source_find ("V999"));
    ck_assert_ptr_null (soleus_source_mark ("X"));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("tables");
  TCase *tc = tcase_create ("rows");

  tcase_add_test (tc, every_quote_is_in_the_document);
  tcase_add_test (tc, each_sentence_is_in_one_statement_and_only_once);
  tcase_add_test (tc, statements_begin_as_the_specification_numbers_them);
  tcase_add_test (tc, every_cause_of_the_document_is_a_cause);
  tcase_add_test (tc, causes_are_numbered_grouped_and_complete);
  tcase_add_test (tc, the_points_table_adds_up);
  tcase_add_test (tc, rules_and_red_flags_are_numbered_and_sourced);
  tcase_add_test (tc, an_emergency_always_says_what_to_do_first);
  tcase_add_test (tc, questions_have_words_and_parts_follow_their_question);
  tcase_add_test (tc, classes_and_families_name_sources_that_exist);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
