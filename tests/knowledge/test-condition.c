/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "knowledge-case.h"
#include "soleus-condition-macros.h"
#include "soleus-context.h"

/* The small language of the tables, term by term. */

static void
fill (SoleusContext *context, const char *evidence_words,
    const char *answer_words)
{
  g_autoptr (SoleusAnswers) answers = case_answers (answer_words);
  SoleusEvidence evidence;

  case_evidence (&evidence, evidence_words);
  soleus_context_init (context, &evidence, answers, NULL);
}

typedef struct
{
  SoleusTerm term;
  const char *evidence;
  const char *answers;
  gboolean holds;
} Case;

static const Case cases[] = {
    {YES (Q01), NULL, "Q01", TRUE},
    {YES (Q01), NULL, "!Q01", FALSE},
    {YES (Q01), NULL, "", FALSE},
    {NO (Q01), NULL, "Q01", FALSE},
    {NO (Q01), NULL, "!Q01", TRUE},
    {NO (Q01), NULL, "", FALSE},
    {NOT_YES (Q01), NULL, "Q01", FALSE},
    {NOT_YES (Q01), NULL, "!Q01", TRUE},
    {NOT_YES (Q01), NULL, "", TRUE},
    {NOT_NO (Q01), NULL, "Q01", TRUE},
    {NOT_NO (Q01), NULL, "!Q01", FALSE},
    {NOT_NO (Q01), NULL, "", TRUE},
    /* A part: its own yes, or a yes to the question and to no part. */
    {PART (Q07_HIGH), NULL, "Q07.high", TRUE},
    {PART (Q07_HIGH), NULL, "Q07", TRUE},
    {PART (Q07_HIGH), NULL, "Q07 !Q07.high", FALSE},
    {PART (Q07_HIGH), NULL, "!Q07", FALSE},
    {PART (Q07_HIGH), NULL, "", FALSE},
    {PART (Q22_COLD_PALE_NUMB), NULL, "Q22 !Q22.pain_on_walking", FALSE},
    {PART (Q22_COLD_PALE_NUMB), NULL, "Q22.pain_on_walking", FALSE},
    /* A yes to a part says yes to its question; a no says nothing. */
    {YES (Q22), NULL, "Q22.pain_on_walking", TRUE},
    {YES (Q22), NULL, "!Q22 Q22.pain_on_walking", TRUE},
    {YES (Q22), NULL, "!Q22.pain_on_walking", FALSE},
    {YES (Q28), NULL, "Q28.blood_thinner", FALSE},
    /* Patterns: mu x q of a quarter, a score of 0.40. */
    {SEEN (MYOC_P), "MYOC-P=0.25", "", TRUE},
    {SEEN (MYOC_P), "MYOC-P=0.249", "", FALSE},
    {SEEN (MYOC_P), NULL, "", FALSE},
    {SEEN (TREM), "TREM-O=0.3", "", TRUE},
    {SEEN (TREM), "CLON=1", "", FALSE},
    {SCORED (GTCS), "GTCS=0.4", "", TRUE},
    {SCORED (GTCS), "GTCS=0.399", "", FALSE},
    {SCORED (GTCS), "GTCS-SLOWING=0.4", "", TRUE},
    {SCORED (GTCS), "TIC=1", "", FALSE},
    /* Facts. */
    {FACT (ONE_SIDE), "left right-quiet", "", TRUE},
    {FACT (ONE_SIDE), "left right", "", FALSE},
    {FACT (ONE_SIDE), "left", "", FALSE},
    {FACT (BOTH_SIDES), "left right", "", TRUE},
    {FACT (BOTH_SIDES), "left right", "Q31.one_side", FALSE},
    {FACT (TEMPLATES), "templates=3", "", TRUE},
    {FACT (TEMPLATES), "templates=2", "", FALSE},
    {FACT (AGE_OVER_50), NULL, "age=51", TRUE},
    {FACT (AGE_OVER_50), NULL, "age=50", FALSE},
    {FACT (AGE_OVER_50), NULL, "", FALSE},
    {FACT (CHILD_OR_PREGNANT), NULL, "age=15", TRUE},
    {FACT (CHILD_OR_PREGNANT), NULL, "age=0", TRUE},
    {FACT (CHILD_OR_PREGNANT), NULL, "age=16", FALSE},
    {FACT (CHILD_OR_PREGNANT), NULL, "", FALSE},
    {FACT (CHILD_OR_PREGNANT), NULL, "Q33.pregnant", TRUE},
    {FACT (CHILD_OR_PREGNANT), NULL, "Q33", TRUE},
    {FACT (CHILD_OR_PREGNANT), NULL, "Q33.kidney", FALSE},
    {FACT (PERSISTENT), NULL, "Q34", TRUE},
    {FACT (PERSISTENT), NULL, "Q05", TRUE},
    {FACT (PERSISTENT), NULL, "Q01", FALSE},
    {FACT (MANY_PLACES), NULL, "places=2", TRUE},
    {FACT (MANY_PLACES), NULL, "Q02", TRUE},
    {FACT (MANY_PLACES), "left right", "", TRUE},
    {FACT (MANY_PLACES), "left right-quiet", "", FALSE},
    {FACT (FREQUENT), "rate=9 rest_s=900 day=1", "", FALSE},
    /* What was raised. */
    {FLAG (RF11), NULL, "Q22.pain_on_walking", TRUE},
    {FLAG_AT (RF11, U2), NULL, "Q22.pain_on_walking", FALSE},
    {FLAG_AT (RF11, U2), NULL, "Q22.swollen_warm_red", TRUE},
    {FLAG_AT (RF11, U3), NULL, "Q22.swollen_warm_red", FALSE},
    {FLAG (RF11), NULL, "", FALSE},
    {RULE (H1), NULL, "Q04", TRUE},
    {RULE (H1), NULL, "", FALSE},
    {RULE (H7), NULL, "Q33.kidney", TRUE},
};

START_TEST (each_term_holds_when_it_should)
  {
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        SoleusContext context;

        fill (&context, cases[i].evidence, cases[i].answers);
        ck_assert_msg (
            soleus_context_holds (&context, &cases[i].term) == cases[i].holds,
            "row %u: \"%s\" with %s", (guint)i, cases[i].answers,
            cases[i].evidence);
      }
  }
END_TEST

START_TEST (a_row_needs_all_of_its_terms)
  {
    const SoleusUrgencyRow row =
        AT (U2, YES (Q01), NO (Q02), NOT_NO (Q03), SEEN (FASC));
    static const struct
    {
      const char *evidence;
      const char *answers;
      gboolean holds;
    } sets[] = {
        {"FASC=0.5", "Q01 !Q02", TRUE},
        {"FASC=0.5", "!Q02", FALSE},
        {"FASC=0.5", "Q01", FALSE},
        {"FASC=0.5", "Q01 !Q02 !Q03", FALSE},
        {"FASC=0.1", "Q01 !Q02", FALSE},
    };

    for (gsize i = 0; i < G_N_ELEMENTS (sets); i++)
      {
        SoleusContext context;

        fill (&context, sets[i].evidence, sets[i].answers);
        ck_assert_msg (
            soleus_context_row_holds (&context, &row) == sets[i].holds, "%s",
            sets[i].answers);
      }
    ck_assert (soleus_row_is_measured (&row));
  }
END_TEST

START_TEST (of_several_rows_the_highest_counts_and_is_told)
  {
    static const SoleusUrgencyRow rows[5] = {
        AT (U1, YES (Q01)),
        AT (U3, YES (Q02)),
        AT (U2, YES (Q03)),
        AT (U3, YES (Q04)),
    };
    static const struct
    {
      const char *answers;
      int urgency;
      int row;
    } sets[] = {
        {"", -1, -1},
        {"Q01", 1, 0},
        {"Q01 Q03", 2, 2},
        {"Q03 !Q02.injury Q02 Q01", 3, 1},
        {"Q04 Q02", 3, 1},
        {"Q04", 3, 3},
    };

    for (gsize i = 0; i < G_N_ELEMENTS (sets); i++)
      {
        const SoleusUrgencyRow *which = NULL;
        SoleusContext context;

        fill (&context, NULL, sets[i].answers);
        ck_assert_int_eq (soleus_context_highest (&context, rows, 5, &which),
            sets[i].urgency);
        ck_assert_ptr_eq (which, sets[i].row < 0 ? NULL : &rows[sets[i].row]);
      }
  }
END_TEST

START_TEST (nothing_is_presumed_where_it_is_forbidden)
  {
    const SoleusTerm part = PART (Q07_HIGH);
    SoleusContext context;

    fill (&context, NULL, "Q07");
    ck_assert (soleus_context_holds (&context, &part));
    context.presume = FALSE;
    ck_assert (!soleus_context_holds (&context, &part));
  }
END_TEST

START_TEST (taking_an_answer_back_takes_back_what_followed)
  {
    const SoleusTerm question = YES (Q22);
    SoleusContext context;

    fill (&context, NULL, "Q22.swollen_warm_red");
    ck_assert_int_eq (context.flags[SOLEUS_FLAG_RF11], SOLEUS_URGENCY_U2);
    soleus_context_set (
        &context, SOLEUS_KEY_Q22_SWOLLEN_WARM_RED, SOLEUS_ANSWER_UNKNOWN);
    ck_assert (!soleus_context_holds (&context, &question));
    ck_assert_int_eq (context.flags[SOLEUS_FLAG_RF11], -1);
  }
END_TEST

START_TEST (a_family_is_worth_its_strongest_member_and_at_most_one)
  {
    SoleusContext context;

    fill (&context, "TREM=0.2 TREM-P=0.7 TREM-H=0.4 CLON=0.9", "");
    ck_assert_double_eq (
        soleus_context_value (&context, SOLEUS_PATTERN_TREM), 0.7);
    ck_assert_double_eq (
        soleus_context_value (&context, SOLEUS_PATTERN_TREM_P), 0.7);
    ck_assert_double_eq (
        soleus_context_value (&context, SOLEUS_PATTERN_TREM_R), 0);
    context.evidence.value[SOLEUS_PATTERN_TREM] = 3;
    ck_assert_double_eq (
        soleus_context_value (&context, SOLEUS_PATTERN_TREM), 1);
    context.evidence.measured = FALSE;
    ck_assert_double_eq (
        soleus_context_value (&context, SOLEUS_PATTERN_TREM), 0);
    ck_assert_double_eq (
        soleus_context_score (&context, SOLEUS_PATTERN_TREM), 0);
  }
END_TEST

START_TEST (every_fact_has_an_id_of_its_own)
  {
    for (int i = 0; i < SOLEUS_N_FACTS; i++)
      for (int j = 0; j < i; j++)
        ck_assert_str_ne (
            soleus_fact_id ((SoleusFact)i), soleus_fact_id ((SoleusFact)j));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("condition");
  TCase *tc = tcase_create ("terms");

  tcase_add_test (tc, each_term_holds_when_it_should);
  tcase_add_test (tc, a_row_needs_all_of_its_terms);
  tcase_add_test (tc, of_several_rows_the_highest_counts_and_is_told);
  tcase_add_test (tc, nothing_is_presumed_where_it_is_forbidden);
  tcase_add_test (tc, taking_an_answer_back_takes_back_what_followed);
  tcase_add_test (tc, a_family_is_worth_its_strongest_member_and_at_most_one);
  tcase_add_test (tc, every_fact_has_an_id_of_its_own);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
