/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "knowledge-case.h"
#include "soleus-findings.h"

/* The safety test set of science.md 3.5, point by point. */

static SoleusFindings *
evaluate (const char *evidence_words, const char *answer_words)
{
  g_autoptr (SoleusAnswers) answers = case_answers (answer_words);
  SoleusEvidence evidence;

  case_evidence (&evidence, evidence_words);
  return soleus_evaluate (&evidence, answers, NULL);
}

static void
check (const SoleusFindings *findings, guint place, SoleusCauseId cause,
    double points, SoleusBand band)
{
  const SoleusFinding *finding = &findings->findings[place - 1];

  ck_assert_msg (finding->cause == cause, "place %u is %s, expected %s", place,
      soleus_cause_get (finding->cause)->id, soleus_cause_get (cause)->id);
  /* Points are sums of a few products of tenths. */
  ck_assert_double_eq_tol (finding->points, points, 1e-6);
  ck_assert_int_eq (finding->band, band);
}

/* Every row: words of the answers or of the evidence with only that flag. */
static const struct
{
  SoleusFlagId flag;
  const char *answers;
  const char *evidence;
  SoleusUrgency at_least;
} alone[] = {
    {SOLEUS_FLAG_RF1, "Q02 !Q02.first_ever Q03", NULL, SOLEUS_URGENCY_U3},
    {SOLEUS_FLAG_RF1, "Q02 !Q02.first_ever Q03 Q03.now", NULL,
        SOLEUS_URGENCY_U3},
    {SOLEUS_FLAG_RF1, "Q02 !Q02.first_ever Q03 !Q03.now", NULL,
        SOLEUS_URGENCY_U2},
    {SOLEUS_FLAG_RF2, "Q02.over_5_min", NULL, SOLEUS_URGENCY_U3},
    {SOLEUS_FLAG_RF2, "Q02.repeated", NULL, SOLEUS_URGENCY_U3},
    {SOLEUS_FLAG_RF2, "Q02.first_ever", NULL, SOLEUS_URGENCY_U3},
    {SOLEUS_FLAG_RF2, "Q02.injury", NULL, SOLEUS_URGENCY_U3},
    {SOLEUS_FLAG_RF2, "Q02 !Q02.injury Q03 !Q03.now Q33.pregnant", NULL,
        SOLEUS_URGENCY_U3},
    {SOLEUS_FLAG_RF3, "Q07 !Q07.high Q27.stiff_neck", NULL, SOLEUS_URGENCY_U3},
    {SOLEUS_FLAG_RF3, "Q07 !Q07.high Q27.drowsy", NULL, SOLEUS_URGENCY_U3},
    {SOLEUS_FLAG_RF3, "Q07 !Q07.high Q27.rash", NULL, SOLEUS_URGENCY_U3},
    {SOLEUS_FLAG_RF3, "Q07 !Q07.high Q27", NULL, SOLEUS_URGENCY_U3},
    {SOLEUS_FLAG_RF4, "Q28.sudden_weakness", NULL, SOLEUS_URGENCY_U3},
    {SOLEUS_FLAG_RF4, "Q28.face_or_speech", NULL, SOLEUS_URGENCY_U3},
    {SOLEUS_FLAG_RF4, "Q28.worst_headache", NULL, SOLEUS_URGENCY_U3},
    {SOLEUS_FLAG_RF4, "Q28.head_injury", NULL, SOLEUS_URGENCY_U3},
    {SOLEUS_FLAG_RF4, "Q28", NULL, SOLEUS_URGENCY_U3},
    {SOLEUS_FLAG_RF5, "Q16 !Q16.fast", NULL, SOLEUS_URGENCY_U1},
    {SOLEUS_FLAG_RF5, "Q18", NULL, SOLEUS_URGENCY_U1},
    {SOLEUS_FLAG_RF5, "Q16.fast", NULL, SOLEUS_URGENCY_U2},
    {SOLEUS_FLAG_RF6, "Q19.speech_swallowing", NULL, SOLEUS_URGENCY_U2},
    {SOLEUS_FLAG_RF6, "Q19.breathing", NULL, SOLEUS_URGENCY_U3},
    {SOLEUS_FLAG_RF7, "Q25", NULL, SOLEUS_URGENCY_U2},
    {SOLEUS_FLAG_RF7, "", "MYOC-P=0.8", SOLEUS_URGENCY_U2},
    {SOLEUS_FLAG_RF7B, "", "GTCS=0.5", SOLEUS_URGENCY_U2},
    {SOLEUS_FLAG_RF7B, "", "GTCS-SLOWING=0.5", SOLEUS_URGENCY_U2},
    {SOLEUS_FLAG_RF7B, "Q03", "GTCS=0.5", SOLEUS_URGENCY_U3},
    {SOLEUS_FLAG_RF7B, "Q03", "GTCS-SLOWING=0.5", SOLEUS_URGENCY_U3},
    {SOLEUS_FLAG_RF7B, "", "CLON=0.5", SOLEUS_URGENCY_U1},
    {SOLEUS_FLAG_RF8, "Q06.confused", NULL, SOLEUS_URGENCY_U3},
    {SOLEUS_FLAG_RF8, "Q06.shivering_stopped", NULL, SOLEUS_URGENCY_U3},
    {SOLEUS_FLAG_RF8, "Q06.over_1_h", NULL, SOLEUS_URGENCY_U3},
    {SOLEUS_FLAG_RF9, "Q10.diabetes_medicine", NULL, SOLEUS_URGENCY_U2},
    {SOLEUS_FLAG_RF9, "Q10.sweating_confused", NULL, SOLEUS_URGENCY_U2},
    {SOLEUS_FLAG_RF9, "Q10.drowsy", NULL, SOLEUS_URGENCY_U3},
    {SOLEUS_FLAG_RF10, "Q13.stopped_within_72_h", NULL, SOLEUS_URGENCY_U3},
    {SOLEUS_FLAG_RF10, "Q13.hallucination", NULL, SOLEUS_URGENCY_U3},
    {SOLEUS_FLAG_RF11, "Q22.pain_on_walking", NULL, SOLEUS_URGENCY_U1},
    {SOLEUS_FLAG_RF11, "Q22.swollen_warm_red", NULL, SOLEUS_URGENCY_U2},
    {SOLEUS_FLAG_RF11, "Q22.cold_pale_painful", NULL, SOLEUS_URGENCY_U2},
    {SOLEUS_FLAG_RF11, "Q22.cold_pale_numb", NULL, SOLEUS_URGENCY_U3},
    {SOLEUS_FLAG_RF11, "Q22", NULL, SOLEUS_URGENCY_U3},
    {SOLEUS_FLAG_RF12, "Q17.dark_urine", NULL, SOLEUS_URGENCY_U2},
    {SOLEUS_FLAG_RF13, "Q31.bladder_saddle", NULL, SOLEUS_URGENCY_U3},
    {SOLEUS_FLAG_RF14, "Q14.agitation_fever", NULL, SOLEUS_URGENCY_U3},
    {SOLEUS_FLAG_RF14, "Q15.serotonergic", NULL, SOLEUS_URGENCY_U3},
    {SOLEUS_FLAG_RF15, "places=2 Q05", NULL, SOLEUS_URGENCY_U1},
    {SOLEUS_FLAG_RF15, "Q16 !Q16.fast", NULL, SOLEUS_URGENCY_U1},
    {SOLEUS_FLAG_RF15, "Q15 !Q15.serotonergic", NULL, SOLEUS_URGENCY_U1},
};

static const SoleusRaisedFlag *
find_flag (const SoleusFindings *findings, SoleusFlagId flag)
{
  for (guint i = 0; i < findings->red_flags->len; i++)
    {
      const SoleusRaisedFlag *raised =
          &g_array_index (findings->red_flags, SoleusRaisedFlag, i);

      if (raised->flag == flag)
        return raised;
    }
  return NULL;
}

START_TEST (each_red_flag_alone_reaches_its_urgency_whatever_the_signal)
  {
    static const char *const signals[] = {NULL, "", "FASC=0.8", "SHIV=0.9",
        "FASC=1 CRAMP=1 TREM-P=1 PLM=1 hz=9", "VOL=1"};

    for (gsize row = 0; row < G_N_ELEMENTS (alone); row++)
      for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
        {
          g_autofree char *signal = alone[row].evidence == NULL
              ? g_strdup (signals[i])
              : g_strconcat (alone[row].evidence, " ", signals[i], NULL);
          g_autoptr (SoleusFindings) findings =
              evaluate (signal, alone[row].answers);
          const SoleusRaisedFlag *raised =
              find_flag (findings, alone[row].flag);

          ck_assert_msg (findings->urgency >= alone[row].at_least,
              "row %u: %s with %s gives %s", (guint)row, alone[row].answers,
              signal, soleus_urgency_id (findings->urgency));
          ck_assert_msg (raised != NULL, "row %u: not raised", (guint)row);
          ck_assert_int_ge (raised->urgency, alone[row].at_least);
          ck_assert_int_eq (raised->measured, alone[row].evidence != NULL);
        }
  }
END_TEST

START_TEST (every_red_flag_has_a_case_of_its_own)
  {
    for (int flag = 0; flag < SOLEUS_N_FLAGS; flag++)
      {
        gboolean found = FALSE;

        for (gsize row = 0; row < G_N_ELEMENTS (alone); row++)
          found |= (int)alone[row].flag == flag;
        ck_assert_msg (found, "%s", soleus_flag_get ((SoleusFlagId)flag)->id);
      }
  }
END_TEST

START_TEST (twitches_after_sport_fit_k12_and_are_self_care)
  {
    g_autoptr (SoleusFindings) findings = evaluate ("FASC=0.8", "Q01 *no");

    check (findings, 1, SOLEUS_CAUSE_K12, 6.6, SOLEUS_BAND_FITS);
    check (findings, 2, SOLEUS_CAUSE_K05, 4.8, SOLEUS_BAND_POSSIBLE);
    ck_assert_int_eq (findings->urgency, SOLEUS_URGENCY_U0);
    ck_assert_uint_eq (findings->red_flags->len, 0);
    ck_assert (!findings->rules[SOLEUS_RULE_H1]);
  }
END_TEST

START_TEST (the_same_but_frequent_asks_for_a_doctor)
  {
    g_autoptr (SoleusFindings) findings = evaluate ("FASC=0.8", "Q01 Q04 *no");

    check (findings, 1, SOLEUS_CAUSE_K12, 6.6, SOLEUS_BAND_FITS);
    ck_assert_int_eq (findings->urgency, SOLEUS_URGENCY_U1);
    ck_assert (findings->rules[SOLEUS_RULE_H1]);
  }
END_TEST

START_TEST (whole_body_and_unconscious_without_a_recording_is_k13_and_u3)
  {
    g_autoptr (SoleusFindings) findings = evaluate (NULL, "Q02 Q03");

    check (findings, 1, SOLEUS_CAUSE_K13, 5, SOLEUS_BAND_FITS);
    ck_assert_int_eq (findings->urgency, SOLEUS_URGENCY_U3);
    ck_assert (findings->rules[SOLEUS_RULE_H2]);
    ck_assert (!findings->measured);
  }
END_TEST

START_TEST (cold_and_shivering_is_k10_before_k14)
  {
    g_autoptr (SoleusFindings) findings = evaluate ("SHIV=0.8", "Q06 Q02");

    check (findings, 1, SOLEUS_CAUSE_K10, 7.4, SOLEUS_BAND_FITS);
    check (findings, 2, SOLEUS_CAUSE_K14, 6.4, SOLEUS_BAND_FITS);
  }
END_TEST

START_TEST (an_urge_with_leg_movements_is_k26_and_u1)
  {
    g_autoptr (SoleusFindings) findings = evaluate ("PLM=0.8", "Q20");

    check (findings, 1, SOLEUS_CAUSE_K26, 5.4, SOLEUS_BAND_FITS);
    ck_assert_int_eq (findings->urgency, SOLEUS_URGENCY_U1);
  }
END_TEST

START_TEST (twitches_with_nothing_answered_fit_nothing_well)
  {
    g_autoptr (SoleusFindings) findings = evaluate ("FASC=0.8", "");

    check (findings, 1, SOLEUS_CAUSE_K12, 2.6, SOLEUS_BAND_POSSIBLE);
    for (guint i = 1; i < SOLEUS_N_CAUSES; i++)
      ck_assert_int_eq (findings->findings[i].band, SOLEUS_BAND_LITTLE);
    ck_assert_int_eq (findings->urgency, SOLEUS_URGENCY_U0);
  }
END_TEST

START_TEST (steady_slow_jerks_alone_leave_k19_low_but_ask_for_today)
  {
    g_autoptr (SoleusFindings) findings = evaluate ("MYOC-P=0.8", "");

    ck_assert_double_eq_tol (
        soleus_findings_get (findings, SOLEUS_CAUSE_K19)->points, -1.6, 1e-6);
    ck_assert_int_eq (findings->urgency, SOLEUS_URGENCY_U2);
  }
END_TEST

START_TEST (frequent_on_two_days_asks_for_a_doctor)
  {
    g_autoptr (SoleusHistory) history = soleus_history_new ();
    SoleusEvidence evidence;

    case_evidence (&evidence, "FASC=0.8 rate=1.5 rest_s=700 day=100");
    soleus_history_add (history, &(SoleusHistoryRow){100, 2, 900});
    for (int different_day = 0; different_day <= 1; different_day++)
      {
        g_autoptr (SoleusFindings) findings = NULL;

        if (different_day)
          soleus_history_add (history, &(SoleusHistoryRow){99, 2, 900});
        findings = soleus_evaluate (&evidence, NULL, history);
        ck_assert_int_eq (findings->rules[SOLEUS_RULE_H1], different_day);
        ck_assert_int_eq (findings->urgency, different_day);
      }
  }
END_TEST

START_TEST (too_slow_or_too_short_a_day_does_not_count_as_frequent)
  {
    static const SoleusHistoryRow rows[] = {
        {99, 0.99, 900}, {99, 5, 599}, {G_MININT64, 5, 900}};

    for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (SoleusHistory) history = soleus_history_new ();
        SoleusEvidence evidence;

        case_evidence (&evidence, "FASC=0.8 rate=1 rest_s=600 day=100");
        soleus_history_add (history, &rows[i]);
        ck_assert_uint_eq (
            soleus_history_n_frequent_days (history, &evidence), 1);
      }
  }
END_TEST

START_TEST (children_and_pregnancy_are_seen_when_a_sign_stays)
  {
    static const struct
    {
      const char *answers;
      SoleusUrgency urgency;
    } rows[] = {
        {"age=15 Q34", SOLEUS_URGENCY_U1},
        {"age=16 Q34", SOLEUS_URGENCY_U0},
        {"age=15", SOLEUS_URGENCY_U0},
        {"Q33.pregnant Q34", SOLEUS_URGENCY_U1},
        {"Q33.pregnant", SOLEUS_URGENCY_U0},
    };

    for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (SoleusFindings) findings = evaluate (NULL, rows[i].answers);

        ck_assert_msg (findings->urgency == rows[i].urgency, "%s: %s",
            rows[i].answers, soleus_urgency_id (findings->urgency));
      }
  }
END_TEST

START_TEST (medicine_and_kidney_bring_their_rules)
  {
    g_autoptr (SoleusFindings) medicine =
        evaluate (NULL, "Q15 !Q15.serotonergic");
    g_autoptr (SoleusFindings) kidney = evaluate (NULL, "Q33.kidney");
    g_autoptr (SoleusFindings) neither = evaluate (NULL, "*no");

    ck_assert (medicine->rules[SOLEUS_RULE_H6]);
    ck_assert (kidney->rules[SOLEUS_RULE_H7]);
    ck_assert (!neither->rules[SOLEUS_RULE_H6]);
    ck_assert (!neither->rules[SOLEUS_RULE_H7]);
    ck_assert_int_eq (neither->urgency, SOLEUS_URGENCY_U0);
  }
END_TEST

START_TEST (a_bare_yes_is_taken_at_its_most_serious_until_a_part_is_said)
  {
    g_autoptr (SoleusFindings) bare = evaluate (NULL, "Q22");
    g_autoptr (SoleusFindings) told =
        evaluate (NULL, "Q22 Q22.pain_on_walking");

    ck_assert_int_eq (bare->urgency, SOLEUS_URGENCY_U3);
    ck_assert (bare->presumed);
    ck_assert (find_flag (bare, SOLEUS_FLAG_RF11)->presumed);
    ck_assert_int_eq (told->urgency, SOLEUS_URGENCY_U1);
    ck_assert (!told->presumed);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("safety");
  TCase *tc = tcase_create ("set");

  tcase_add_test (
      tc, each_red_flag_alone_reaches_its_urgency_whatever_the_signal);
  tcase_add_test (tc, every_red_flag_has_a_case_of_its_own);
  tcase_add_test (tc, twitches_after_sport_fit_k12_and_are_self_care);
  tcase_add_test (tc, the_same_but_frequent_asks_for_a_doctor);
  tcase_add_test (
      tc, whole_body_and_unconscious_without_a_recording_is_k13_and_u3);
  tcase_add_test (tc, cold_and_shivering_is_k10_before_k14);
  tcase_add_test (tc, an_urge_with_leg_movements_is_k26_and_u1);
  tcase_add_test (tc, twitches_with_nothing_answered_fit_nothing_well);
  tcase_add_test (tc, steady_slow_jerks_alone_leave_k19_low_but_ask_for_today);
  tcase_add_test (tc, frequent_on_two_days_asks_for_a_doctor);
  tcase_add_test (tc, too_slow_or_too_short_a_day_does_not_count_as_frequent);
  tcase_add_test (tc, children_and_pregnancy_are_seen_when_a_sign_stays);
  tcase_add_test (tc, medicine_and_kidney_bring_their_rules);
  tcase_add_test (
      tc, a_bare_yes_is_taken_at_its_most_serious_until_a_part_is_said);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
