/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <string.h>

#include "knowledge-case.h"
#include "soleus-findings.h"

/* How urgent each cause is when it is in question: science.md 3.4. */

static const struct
{
  SoleusCauseId cause;
  const char *evidence;
  const char *answers;
  SoleusUrgency urgency;
} cases[] = {
    {SOLEUS_CAUSE_K01, "FASC=1", "Q08", SOLEUS_URGENCY_U0},
    {SOLEUS_CAUSE_K01, "FASC=1", "Q08 Q04", SOLEUS_URGENCY_U1},
    {SOLEUS_CAUSE_K01, "FASC=1", "Q08 Q17.dark_urine", SOLEUS_URGENCY_U2},
    {SOLEUS_CAUSE_K01, "FASC=1", "Q08 Q10.sweating_confused",
        SOLEUS_URGENCY_U2},
    {SOLEUS_CAUSE_K02, "FASC=1", "Q09", SOLEUS_URGENCY_U0},
    {SOLEUS_CAUSE_K02, "FASC=1", "Q09 Q05", SOLEUS_URGENCY_U1},
    {SOLEUS_CAUSE_K03, NULL, "Q10 !Q10.drowsy", SOLEUS_URGENCY_U1},
    {SOLEUS_CAUSE_K03, NULL, "Q10.diabetes_medicine", SOLEUS_URGENCY_U2},
    {SOLEUS_CAUSE_K03, NULL, "Q10.drowsy", SOLEUS_URGENCY_U3},
    {SOLEUS_CAUSE_K04, NULL, "Q11", SOLEUS_URGENCY_U0},
    {SOLEUS_CAUSE_K04, NULL, "Q11 Q04", SOLEUS_URGENCY_U1},
    {SOLEUS_CAUSE_K05, NULL, "Q01 Q09", SOLEUS_URGENCY_U0},
    {SOLEUS_CAUSE_K05, NULL, "Q01 Q09 Q05", SOLEUS_URGENCY_U1},
    {SOLEUS_CAUSE_K05, NULL, "Q01 Q09 Q02.injury", SOLEUS_URGENCY_U3},
    {SOLEUS_CAUSE_K05, NULL, "Q01 Q02 !Q02.injury Q03", SOLEUS_URGENCY_U3},
    {SOLEUS_CAUSE_K06, NULL, "Q12", SOLEUS_URGENCY_U0},
    {SOLEUS_CAUSE_K06, NULL, "Q12 Q05", SOLEUS_URGENCY_U1},
    {SOLEUS_CAUSE_K07, NULL, "Q31.one_side", SOLEUS_URGENCY_U1},
    {SOLEUS_CAUSE_K07, NULL, "Q31.one_side Q16.fast", SOLEUS_URGENCY_U2},
    {SOLEUS_CAUSE_K07, NULL, "Q31.bladder_saddle", SOLEUS_URGENCY_U3},
    {SOLEUS_CAUSE_K08, NULL, "Q13.much", SOLEUS_URGENCY_U0},
    {SOLEUS_CAUSE_K08, NULL, "Q13.much Q04", SOLEUS_URGENCY_U1},
    {SOLEUS_CAUSE_K08, NULL, "Q13.hallucination", SOLEUS_URGENCY_U3},
    {SOLEUS_CAUSE_K09, NULL, "Q14 !Q14.agitation_fever", SOLEUS_URGENCY_U1},
    {SOLEUS_CAUSE_K09, NULL, "Q14.agitation_fever", SOLEUS_URGENCY_U3},
    {SOLEUS_CAUSE_K10, NULL, "Q06 !Q06.confused", SOLEUS_URGENCY_U0},
    {SOLEUS_CAUSE_K10, NULL, "Q06.confused", SOLEUS_URGENCY_U3},
    {SOLEUS_CAUSE_K11, NULL, "Q15 !Q15.serotonergic", SOLEUS_URGENCY_U1},
    {SOLEUS_CAUSE_K11, NULL, "Q15.serotonergic", SOLEUS_URGENCY_U3},
    {SOLEUS_CAUSE_K12, NULL, "Q01", SOLEUS_URGENCY_U0},
    {SOLEUS_CAUSE_K12, NULL, "Q01 Q04", SOLEUS_URGENCY_U1},
    {SOLEUS_CAUSE_K12, NULL, "Q01 Q17.dark_urine", SOLEUS_URGENCY_U2},
    {SOLEUS_CAUSE_K13, "GTCS=0.3", "Q03 Q30.known", SOLEUS_URGENCY_U1},
    {SOLEUS_CAUSE_K13, "GTCS=0.3", "Q03 Q30.tongue_bite", SOLEUS_URGENCY_U2},
    {SOLEUS_CAUSE_K13, NULL, "Q02 !Q02.injury Q03 !Q03.now Q30.known",
        SOLEUS_URGENCY_U2},
    {SOLEUS_CAUSE_K13, NULL, "Q02 !Q02.injury Q03 Q30.known",
        SOLEUS_URGENCY_U3},
    {SOLEUS_CAUSE_K13, NULL, "Q02.over_5_min Q03 !Q03.now", SOLEUS_URGENCY_U3},
    {SOLEUS_CAUSE_K14, "SHIV=1", "Q06 !Q06.confused", SOLEUS_URGENCY_U0},
    {SOLEUS_CAUSE_K14, "SHIV=1", "Q07 !Q07.high", SOLEUS_URGENCY_U1},
    {SOLEUS_CAUSE_K14, "SHIV=1", "Q07.high", SOLEUS_URGENCY_U2},
    {SOLEUS_CAUSE_K14, "SHIV=1", "Q07 !Q07.high Q27.rash", SOLEUS_URGENCY_U3},
    {SOLEUS_CAUSE_K15, NULL, "Q30.known", SOLEUS_URGENCY_U1},
    {SOLEUS_CAUSE_K15, NULL, "Q30.tongue_bite", SOLEUS_URGENCY_U2},
    {SOLEUS_CAUSE_K15, NULL, "Q30 Q03 Q02.injury", SOLEUS_URGENCY_U3},
    {SOLEUS_CAUSE_K16, "CLON=1", "Q24", SOLEUS_URGENCY_U1},
    {SOLEUS_CAUSE_K16, "CLON=1", "Q24 Q16.fast", SOLEUS_URGENCY_U2},
    {SOLEUS_CAUSE_K17, "FASC=1", "Q18 Q16 !Q16.fast", SOLEUS_URGENCY_U2},
    {SOLEUS_CAUSE_K17, "FASC=1", "Q19.speech_swallowing Q18",
        SOLEUS_URGENCY_U2},
    {SOLEUS_CAUSE_K18, "TREM-R=1", "Q23", SOLEUS_URGENCY_U1},
    {SOLEUS_CAUSE_K19, "MYOC-P=1", "Q25", SOLEUS_URGENCY_U2},
    {SOLEUS_CAUSE_K20, "TREM=1 hz=5", "Q12 Q26", SOLEUS_URGENCY_U2},
    {SOLEUS_CAUSE_K21, "TIC=1", "Q29.sounds", SOLEUS_URGENCY_U1},
    {SOLEUS_CAUSE_K22, "TIC=1", "Q29 !Q29.sounds", SOLEUS_URGENCY_U0},
    {SOLEUS_CAUSE_K22, "TIC=1", "Q29 !Q29.sounds Q05", SOLEUS_URGENCY_U1},
    {SOLEUS_CAUSE_K23, NULL, "Q27.stiff_neck", SOLEUS_URGENCY_U3},
    {SOLEUS_CAUSE_K24, NULL, "Q28.head_injury", SOLEUS_URGENCY_U3},
    {SOLEUS_CAUSE_K25, NULL, "Q22.pain_on_walking", SOLEUS_URGENCY_U1},
    {SOLEUS_CAUSE_K25, NULL, "Q22.swollen_warm_red", SOLEUS_URGENCY_U2},
    {SOLEUS_CAUSE_K25, NULL, "Q22.cold_pale_numb", SOLEUS_URGENCY_U3},
    {SOLEUS_CAUSE_K26, NULL, "Q20", SOLEUS_URGENCY_U1},
};

static SoleusFindings *
evaluate (const char *evidence_words, const char *answer_words)
{
  g_autoptr (SoleusAnswers) answers = case_answers (answer_words);
  SoleusEvidence evidence;

  case_evidence (&evidence, evidence_words);
  return soleus_evaluate (&evidence, answers, NULL);
}

START_TEST (each_cause_is_as_urgent_as_the_specification_says)
  {
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        g_autoptr (SoleusFindings) findings =
            evaluate (cases[i].evidence, cases[i].answers);
        const SoleusFinding *finding =
            soleus_findings_get (findings, cases[i].cause);

        ck_assert_msg (finding->own_urgency == cases[i].urgency,
            "%s with %s: %s", soleus_cause_get (cases[i].cause)->id,
            cases[i].answers, soleus_urgency_id (finding->own_urgency));
        if (finding->band == SOLEUS_BAND_LITTLE)
          continue;
        ck_assert_int_eq (finding->urgency, cases[i].urgency);
        ck_assert_int_ge (findings->urgency, cases[i].urgency);
      }
  }
END_TEST

START_TEST (every_cause_has_a_case)
  {
    for (int cause = 0; cause < SOLEUS_N_CAUSES; cause++)
      {
        gboolean found = FALSE;

        for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
          found |= (int)cases[i].cause == cause;
        ck_assert_msg (
            found, "%s", soleus_cause_get ((SoleusCauseId)cause)->id);
      }
  }
END_TEST

START_TEST (a_cause_that_nothing_points_to_asks_for_nothing)
  {
    g_autoptr (SoleusFindings) findings = evaluate ("", "*no");

    for (guint i = 0; i < SOLEUS_N_CAUSES; i++)
      ck_assert_int_eq (findings->findings[i].urgency, SOLEUS_URGENCY_U0);
    ck_assert_int_eq (
        soleus_findings_get (findings, SOLEUS_CAUSE_K24)->own_urgency,
        SOLEUS_URGENCY_U3);
    ck_assert_int_eq (findings->urgency, SOLEUS_URGENCY_U0);
  }
END_TEST

START_TEST (the_large_seizure_stands_first_by_rule)
  {
    /* K24 is more urgent here, and yet. */
    g_autoptr (SoleusFindings) findings =
        evaluate (NULL, "Q02 !Q02.injury Q03 !Q03.now Q28.worst_headache");

    ck_assert_int_eq (findings->findings[0].cause, SOLEUS_CAUSE_K13);
    ck_assert_int_eq (findings->findings[0].rank, 1);
    ck_assert_int_eq (findings->findings[1].cause, SOLEUS_CAUSE_K24);
    ck_assert_int_eq (findings->findings[1].rank, 2);
    ck_assert_int_eq (findings->urgency, SOLEUS_URGENCY_U3);
  }
END_TEST

START_TEST (urgency_comes_before_points_and_ties_share_a_rank)
  {
    g_autoptr (SoleusFindings) tics = evaluate ("TIC=0.7", "Q29 !Q29.sounds");
    g_autoptr (SoleusFindings) noise = evaluate ("", "");

    ck_assert_int_eq (tics->findings[0].cause, SOLEUS_CAUSE_K21);
    ck_assert_double_lt (tics->findings[0].points, tics->findings[1].points);
    for (guint i = 0; i < 4; i++)
      ck_assert_uint_eq (noise->findings[i].rank, 1);
    ck_assert_uint_eq (noise->findings[4].rank, 5);
  }
END_TEST

START_TEST (red_flags_are_listed_most_urgent_first)
  {
    g_autoptr (SoleusFindings) findings =
        evaluate ("CLON=0.5", "Q18 Q25 Q19.breathing");
    SoleusUrgency before = SOLEUS_URGENCY_U3;

    ck_assert_uint_ge (findings->red_flags->len, 4);
    for (guint i = 0; i < findings->red_flags->len; i++)
      {
        const SoleusRaisedFlag *raised =
            &g_array_index (findings->red_flags, SoleusRaisedFlag, i);

        ck_assert_int_le (raised->urgency, before);
        before = raised->urgency;
        ck_assert_int_eq (raised->measured, raised->flag == SOLEUS_FLAG_RF7B);
      }
  }
END_TEST

/* Findings are shared between threads: they must not change or leak. */
START_TEST (findings_are_counted_references)
  {
    SoleusFindings *findings = evaluate ("FASC=0.8", "Q01");
    SoleusFindings *same = soleus_findings_ref (findings);

    ck_assert_ptr_eq (findings, same);
    soleus_findings_unref (findings);
    ck_assert_int_eq (same->findings[0].cause, SOLEUS_CAUSE_K12);
    soleus_findings_unref (same);
    soleus_findings_unref (NULL);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("urgency");
  TCase *tc = tcase_create ("causes");

  tcase_add_test (tc, each_cause_is_as_urgent_as_the_specification_says);
  tcase_add_test (tc, every_cause_has_a_case);
  tcase_add_test (tc, a_cause_that_nothing_points_to_asks_for_nothing);
  tcase_add_test (tc, the_large_seizure_stands_first_by_rule);
  tcase_add_test (tc, urgency_comes_before_points_and_ties_share_a_rank);
  tcase_add_test (tc, red_flags_are_listed_most_urgent_first);
  tcase_add_test (tc, findings_are_counted_references);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
