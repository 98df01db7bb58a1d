/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>
#include <string.h>

#include "knowledge-case.h"
#include "soleus-findings.h"

/* The three lists behind a cause: for, against, not known. */

static SoleusFindings *
evaluate (const char *evidence_words, const char *answer_words)
{
  g_autoptr (SoleusAnswers) answers = case_answers (answer_words);
  SoleusEvidence evidence;

  case_evidence (&evidence, evidence_words);
  return soleus_evaluate (&evidence, answers, NULL);
}

/* "FASC+1.6 Q01+4" in the list's order; what is missing as its weight. */
static char *
list_of (const SoleusFindings *findings, SoleusCauseId cause, SoleusSign sign)
{
  const SoleusFinding *finding = soleus_findings_get (findings, cause);
  GString *text = g_string_new (NULL);
  guint n;
  const SoleusPoint *points =
      soleus_finding_get_points (findings, finding, sign, &n);

  for (guint i = 0; i < n; i++)
    {
      ck_assert_int_eq (points[i].sign, sign);
      g_string_append_printf (text, "%s%s%s%s%+g", i > 0 ? " " : "",
          points[i].feature, points[i].with != NULL ? "&" : "",
          points[i].with != NULL ? points[i].with : "",
          sign == SOLEUS_SIGN_MISSING ? points[i].weight : points[i].points);
    }
  return g_string_free (text, FALSE);
}

static const struct
{
  SoleusCauseId cause;
  const char *evidence;
  const char *answers;
  const char *lists[3];
} cases[] = {
    {SOLEUS_CAUSE_K12, "FASC=0.8", "Q01", {"FASC+1.6 Q01+4", "", "Q05-1"}},
    {SOLEUS_CAUSE_K12, NULL, "",
        {"", "", "FASC+2 FBURST+1 CRAMP+2 Q01+4 Q05-1"}},
    {SOLEUS_CAUSE_K12, "", "!Q01 Q05", {"", "Q01-3 Q05-1", ""}},
    {SOLEUS_CAUSE_K01, "CRAMP=0.5", "!Q08 !Q01", {"CRAMP+1", "Q08-2", "Q34+1"}},
    {SOLEUS_CAUSE_K07, "FASC=1 left right", "Q02",
        {"FASC+1", "Q02-3 both_sides-1", "Q31+4 Q16+1"}},
    {SOLEUS_CAUSE_K07, "FASC=1 left right-quiet", "!Q02 Q31",
        {"FASC+1 Q31+4 one_side+1", "", "Q16+1"}},
    {SOLEUS_CAUSE_K07, NULL, "!Q02 Q31 Q16",
        {"Q31+4 Q16+1", "", "FASC+1 FBURST+1 MYOK+2 CRAMP+1 one_side+1"}},
    {SOLEUS_CAUSE_K14, "SHIV=0.5", "!Q06 !Q07 Q02",
        {"SHIV+1.5 Q02+2", "Q06&Q07-3", ""}},
    {SOLEUS_CAUSE_K14, "SHIV=0.5", "!Q06", {"SHIV+1.5", "", "Q02+2 Q07+3"}},
    {SOLEUS_CAUSE_K17, "FASC=0.5 templates=4 q=0.5", "Q18",
        {"FASC+0.5 templates+0.5 Q18+4", "", "Q16+3 Q19+3"}},
    {SOLEUS_CAUSE_K17, "FASC=0.5", "!Q16 !Q18 !Q19",
        {"FASC+0.5", "Q16&Q18-3", "templates+1"}},
    {SOLEUS_CAUSE_K17, "templates=0", "", {"", "", "Q16+3 Q18+4 Q19+3"}},
    {SOLEUS_CAUSE_K20, "TREM=0.5 hz=5", "age=60",
        {"TREM+1.5", "age_over_50-2", "Q26+4 Q12+1"}},
    {SOLEUS_CAUSE_K20, "TREM=0.5 hz=9", "",
        {"", "", "Q26+4 Q12+1 age_over_50-2"}},
    {SOLEUS_CAUSE_K21, "TIC=1", "Q29.sounds",
        {"TIC+2 Q29+4 Q29.sounds+2", "", ""}},
};

START_TEST (each_list_holds_what_it_should_in_its_order)
  {
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        g_autoptr (SoleusFindings) findings =
            evaluate (cases[i].evidence, cases[i].answers);

        for (guint sign = 0; sign < 3; sign++)
          {
            g_autofree char *list =
                list_of (findings, cases[i].cause, (SoleusSign)sign);

            ck_assert_msg (strcmp (list, cases[i].lists[sign]) == 0,
                "row %u, list %u: \"%s\", expected \"%s\"", (guint)i, sign,
                list, cases[i].lists[sign]);
          }
      }
  }
END_TEST

static SoleusFindings *
evaluate_at_random (GRand *rand)
{
  SoleusEvidence evidence;
  g_autoptr (SoleusAnswers) answers = soleus_answers_new ();

  soleus_evidence_init (&evidence);
  evidence.measured = g_rand_boolean (rand);
  evidence.q = g_rand_double (rand);
  evidence.n_templates = g_rand_int_range (rand, -1, 6);
  evidence.tremor_hz = g_rand_double_range (rand, 2, 12);
  for (int i = 0; i < 5; i++)
    evidence.value[g_rand_int_range (rand, 0, SOLEUS_N_PATTERNS)] =
        g_rand_double (rand);
  for (int i = 0; i < 6; i++)
    {
      SoleusKey key = (SoleusKey)g_rand_int_range (rand, 0, SOLEUS_N_KEYS);
      SoleusAnswers *next =
          soleus_answers_with (answers, soleus_question_get (key)->id,
              (SoleusAnswer)g_rand_int_range (rand, 0, 3));

      soleus_answers_unref (answers);
      answers = next;
    }
  return soleus_evaluate (&evidence, answers, NULL);
}

static void
check_sum (const SoleusFindings *findings, const SoleusFinding *finding)
{
  double of_kind[2] = {0, 0};
  double against = 0, expected;
  guint n_for, n_against;
  const SoleusPoint *points =
      soleus_finding_get_points (findings, finding, SOLEUS_SIGN_FOR, &n_for);
  const SoleusCause *cause = soleus_cause_get (finding->cause);

  for (guint i = 0; i < n_for; i++)
    {
      gboolean of_signal = points[i].kind == SOLEUS_POINT_PATTERN
          || strcmp (points[i].feature, "templates") == 0;

      of_kind[of_signal] += points[i].points;
    }
  points = soleus_finding_get_points (
      findings, finding, SOLEUS_SIGN_AGAINST, &n_against);
  for (guint i = 0; i < n_against; i++)
    against += points[i].points;
  expected = cause->base + MIN (of_kind[1], 3) + MIN (of_kind[0], 8) + against;
  if (fabs (expected - finding->points) > 2e-6)
    ck_abort_msg ("%s: the lists make %g, the points are %g", cause->id,
        expected, finding->points);
}

/* What stands in the lists is what was counted, caps aside. */
START_TEST (the_lists_add_up_to_the_points)
  {
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());

    for (int set = 0; set < 2000; set++)
      {
        g_autoptr (SoleusFindings) findings = evaluate_at_random (rand);

        for (guint i = 0; i < SOLEUS_N_CAUSES; i++)
          check_sum (findings, &findings->findings[i]);
      }
  }
END_TEST

START_TEST (nothing_stands_twice_among_the_reasons_of_a_cause)
  {
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed () + 1);

    for (int set = 0; set < 500; set++)
      {
        g_autoptr (SoleusFindings) findings = evaluate_at_random (rand);

        for (guint i = 0; i < SOLEUS_N_CAUSES; i++)
          {
            const SoleusFinding *finding = &findings->findings[i];
            guint n = finding->n_for + finding->n_against + finding->n_missing;
            const SoleusPoint *points =
                &g_array_index (findings->points, SoleusPoint, 0)
                + finding->first_point;

            for (guint a = 0; a < n; a++)
              for (guint b = 0; b < a; b++)
                if (strcmp (points[a].feature, points[b].feature) == 0)
                  ck_abort_msg ("%s stands twice", points[a].feature);
          }
      }
  }
END_TEST

START_TEST (what_is_missing_has_no_points_and_no_value)
  {
    g_autoptr (SoleusFindings) findings = evaluate (NULL, "");

    for (guint i = 0; i < findings->points->len; i++)
      {
        const SoleusPoint *point =
            &g_array_index (findings->points, SoleusPoint, i);

        ck_assert_int_eq (point->sign, SOLEUS_SIGN_MISSING);
        ck_assert (isnan (point->value));
        ck_assert_double_eq (point->points, 0);
        ck_assert_double_ne (point->weight, 0);
        ck_assert_str_eq (point->source, "D");
      }
  }
END_TEST

START_TEST (bands_have_the_ids_of_the_contract)
  {
    ck_assert_str_eq (soleus_band_id (SOLEUS_BAND_LITTLE), "little");
    ck_assert_str_eq (soleus_band_id (SOLEUS_BAND_POSSIBLE), "possible");
    ck_assert_str_eq (soleus_band_id (SOLEUS_BAND_FITS), "fits");
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("reasons");
  TCase *tc = tcase_create ("lists");

  tcase_add_test (tc, each_list_holds_what_it_should_in_its_order);
  tcase_add_test (tc, the_lists_add_up_to_the_points);
  tcase_add_test (tc, nothing_stands_twice_among_the_reasons_of_a_cause);
  tcase_add_test (tc, what_is_missing_has_no_points_and_no_value);
  tcase_add_test (tc, bands_have_the_ids_of_the_contract);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
