/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>
#include <string.h>

#include "knowledge-case.h"
#include "soleus-findings.h"

/* The points of every cause against a copy of the specification's table. */

typedef struct
{
  SoleusCauseId cause;
  double base;
  const char *patterns;
  const char *speaks_for;
  const char *speaks_against;
} Row;

static const Row rows[] = {
#define ROW(cause, base, patterns, speaks_for, speaks_against) \
  {SOLEUS_CAUSE_##cause, base, patterns, speaks_for, speaks_against},
#include "points.inc"
#undef ROW
};

/* The weight that stands behind @name in @list, 0 when it does not. */
static double
weight_in (const char *list, const char *name)
{
  g_auto (GStrv) words = g_strsplit (list, " ", -1);

  for (guint i = 0; words[i] != NULL && words[i + 1] != NULL; i += 2)
    if (strcmp (words[i], name) == 0)
      return g_ascii_strtod (words[i + 1], NULL);
  return 0;
}

static double
points_of (
    const char *evidence_words, const char *answer_words, SoleusCauseId cause)
{
  g_autoptr (SoleusAnswers) answers = case_answers (answer_words);
  g_autoptr (SoleusFindings) findings = NULL;
  SoleusEvidence evidence;

  case_evidence (&evidence, evidence_words);
  findings = soleus_evaluate (&evidence, answers, NULL);
  return soleus_findings_get (findings, cause)->points;
}

static void
check_points (const Row *row, const char *what, double got, double expected)
{
  ck_assert_msg (fabs (got - expected) < 1e-6, "%s with %s: %g, expected %g",
      soleus_cause_get (row->cause)->id, what, got, expected);
}

START_TEST (each_cause_has_its_base_and_nothing_else)
  {
    const Row *row = &rows[_i];

    ck_assert_int_eq (row->cause, _i);
    check_points (row, "nothing", points_of (NULL, "", row->cause), row->base);
    check_points (row, "rest", points_of ("", "", row->cause), row->base);
  }
END_TEST

START_TEST (each_pattern_gives_what_the_table_says_and_no_other_anything)
  {
    const Row *row = &rows[_i];

    for (int i = 0; i < SOLEUS_N_PATTERNS; i++)
      {
        const char *id = soleus_pattern_id ((SoleusPattern)i);
        g_autofree char *evidence = g_strdup_printf ("%s=0.5", id);
        double weight = weight_in (row->patterns, id);

        /* TREM stands for every kind of tremor, GTCS for both labels. */
        if (weight == 0 && g_str_has_prefix (id, "TREM"))
          weight = weight_in (row->patterns, "TREM");
        if (weight == 0 && g_str_has_prefix (id, "GTCS"))
          weight = weight_in (row->patterns, "GTCS");
        check_points (row, id, points_of (evidence, "", row->cause),
            row->base + 0.5 * weight);
      }
  }
END_TEST

START_TEST (each_yes_gives_what_the_table_says_and_no_other_anything)
  {
    const Row *row = &rows[_i];

    for (int i = 0; i < SOLEUS_N_KEYS; i++)
      {
        const SoleusQuestion *question = soleus_question_get ((SoleusKey)i);
        double expected = row->base + weight_in (row->speaks_for, question->id)
            - weight_in (row->speaks_against, question->id);

        /* A part answered yes says its question as well. */
        if (question->parent != SOLEUS_KEY_NONE
            && i != SOLEUS_KEY_Q28_BLOOD_THINNER)
          {
            const char *parent = soleus_question_get (question->parent)->id;

            expected += weight_in (row->speaks_for, parent)
                - weight_in (row->speaks_against, parent);
          }
        if (i == SOLEUS_KEY_Q31_ONE_SIDE)
          expected += weight_in (row->speaks_for, "one_side");
        check_points (row, question->id,
            points_of (NULL, question->id, row->cause), expected);
      }
  }
END_TEST

START_TEST (each_no_takes_off_what_the_table_says_and_no_other_anything)
  {
    const Row *row = &rows[_i];

    for (int i = 0; i < SOLEUS_N_KEYS; i++)
      {
        g_autofree char *no =
            g_strconcat ("!", soleus_question_get ((SoleusKey)i)->id, NULL);
        double expected = row->base - weight_in (row->speaks_against, no);

        if (i == SOLEUS_KEY_Q31_ONE_SIDE)
          expected -= weight_in (row->speaks_against, "both_sides");
        check_points (row, no, points_of (NULL, no, row->cause), expected);
      }
  }
END_TEST

START_TEST (two_questions_that_count_together_need_both_to_be_no)
  {
    static const struct
    {
      SoleusCauseId cause;
      const char *first;
      const char *second;
      double points;
    } pairs[] = {
        {SOLEUS_CAUSE_K14, "!Q06", "!Q07", 3},
        {SOLEUS_CAUSE_K15, "!Q03", "!Q30", 2},
        {SOLEUS_CAUSE_K17, "!Q16", "!Q18", 3},
    };

    for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
      {
        const Row *row = &rows[pairs[i].cause];
        g_autofree char *both =
            g_strconcat (pairs[i].first, " ", pairs[i].second, NULL);
        g_autofree char *listed =
            g_strconcat (pairs[i].first, "+", pairs[i].second, NULL);

        ck_assert (weight_in (row->speaks_against, listed) > 0);
        check_points (row, both, points_of (NULL, both, row->cause),
            row->base - pairs[i].points);
        check_points (row, pairs[i].first,
            points_of (NULL, pairs[i].first, row->cause), row->base);
        check_points (row, pairs[i].second,
            points_of (NULL, pairs[i].second, row->cause), row->base);
      }
  }
END_TEST

START_TEST (wilson_asks_for_three_to_six_beats_a_second)
  {
    static const struct
    {
      const char *evidence;
      double points;
    } cases[] = {
        {"TREM=1 hz=2.99", -3},
        {"TREM=1 hz=3", 0},
        {"TREM-E=1 hz=6", 0},
        {"TREM=1 hz=6.01", -3},
        {"TREM=1", -3},
    };

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        SoleusEvidence evidence;
        g_autoptr (SoleusFindings) findings = NULL;

        case_evidence (&evidence, cases[i].evidence);
        if (strstr (cases[i].evidence, "hz") == NULL)
          evidence.tremor_hz = NAN;
        findings = soleus_evaluate (&evidence, NULL, NULL);
        check_points (&rows[SOLEUS_CAUSE_K20], cases[i].evidence,
            soleus_findings_get (findings, SOLEUS_CAUSE_K20)->points,
            cases[i].points);
      }
  }
END_TEST

START_TEST (sides_count_only_where_both_were_recorded)
  {
    static const struct
    {
      const char *evidence;
      const char *answers;
      double points;
    } cases[] = {
        {"left", "", 0},
        {"right-quiet", "", 0},
        {"left right-quiet", "", 1},
        {"left right", "", -1},
        {"left right", "Q31.one_side", 5},
        {"left right-quiet", "!Q31.one_side", -1},
    };

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
      check_points (&rows[SOLEUS_CAUSE_K07], cases[i].evidence,
          points_of (cases[i].evidence, cases[i].answers, SOLEUS_CAUSE_K07),
          cases[i].points);
  }
END_TEST

START_TEST (three_units_count_as_much_as_the_recording_is_worth)
  {
    check_points (&rows[SOLEUS_CAUSE_K17], "two units",
        points_of ("templates=2 q=0.5", "", SOLEUS_CAUSE_K17), -3);
    check_points (&rows[SOLEUS_CAUSE_K17], "three units",
        points_of ("templates=3 q=0.5", "", SOLEUS_CAUSE_K17), -2.5);
  }
END_TEST

START_TEST (the_age_counts_from_fifty_one_on)
  {
    check_points (&rows[SOLEUS_CAUSE_K20], "age 50",
        points_of (NULL, "age=50", SOLEUS_CAUSE_K20), -3);
    check_points (&rows[SOLEUS_CAUSE_K20], "age 51",
        points_of (NULL, "age=51", SOLEUS_CAUSE_K20), -5);
  }
END_TEST

START_TEST (patterns_are_capped_at_three_and_context_at_eight)
  {
    g_autoptr (SoleusAnswers) answers = case_answers ("Q02 Q03 Q30");
    g_autoptr (SoleusFindings) findings = NULL;
    const SoleusFinding *finding;
    SoleusEvidence evidence;

    case_evidence (&evidence, "FASC=1 FBURST=1 CRAMP=1 MULT=1 GTCS=1");
    findings = soleus_evaluate (&evidence, answers, NULL);
    finding = soleus_findings_get (findings, SOLEUS_CAUSE_K05);
    ck_assert_double_eq (finding->pattern_points, 3);
    finding = soleus_findings_get (findings, SOLEUS_CAUSE_K13);
    ck_assert_double_eq (finding->pattern_points, 3);
    ck_assert_double_eq (finding->context_points, 8);
    ck_assert_double_eq (finding->points, 9);
  }
END_TEST

START_TEST (bands_begin_at_two_and_at_five)
  {
    static const struct
    {
      const char *evidence;
      const char *answers;
      SoleusBand band;
    } cases[] = {
        /* K12: base 1, FASC 2, sport 4. */
        {"FASC=0.499", "", SOLEUS_BAND_LITTLE},
        {"FASC=0.5", "", SOLEUS_BAND_POSSIBLE},
        {"FASC=0.9 FBURST=0.1", "Q01 Q05", SOLEUS_BAND_FITS},
        {NULL, "Q01", SOLEUS_BAND_FITS},
        {NULL, "Q01 Q05", SOLEUS_BAND_POSSIBLE},
    };

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        g_autoptr (SoleusAnswers) answers = case_answers (cases[i].answers);
        g_autoptr (SoleusFindings) findings = NULL;
        SoleusEvidence evidence;

        case_evidence (&evidence, cases[i].evidence);
        findings = soleus_evaluate (&evidence, answers, NULL);
        ck_assert_int_eq (
            soleus_findings_get (findings, SOLEUS_CAUSE_K12)->band,
            cases[i].band);
      }
  }
END_TEST

/* 0.1 + 0.2 is not 0.3 in binary: no band may hang on that. */
START_TEST (sums_of_tenths_reach_a_band_exactly)
  {
    for (int tenths = 1; tenths <= 9; tenths++)
      {
        g_autofree char *evidence = g_strdup_printf (
            "FASC=%.1f FBURST=%.1f", tenths / 10.0, (10 - tenths) / 10.0);

        /* K01: base 1 and together one point more. */
        ck_assert_double_eq (points_of (evidence, "", SOLEUS_CAUSE_K01), 2);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("points");
  TCase *tc = tcase_create ("table");
  int n = (int)G_N_ELEMENTS (rows);

  tcase_add_loop_test (tc, each_cause_has_its_base_and_nothing_else, 0, n);
  tcase_add_loop_test (
      tc, each_pattern_gives_what_the_table_says_and_no_other_anything, 0, n);
  tcase_add_loop_test (
      tc, each_yes_gives_what_the_table_says_and_no_other_anything, 0, n);
  tcase_add_loop_test (
      tc, each_no_takes_off_what_the_table_says_and_no_other_anything, 0, n);
  tcase_add_test (tc, two_questions_that_count_together_need_both_to_be_no);
  tcase_add_test (tc, wilson_asks_for_three_to_six_beats_a_second);
  tcase_add_test (tc, sides_count_only_where_both_were_recorded);
  tcase_add_test (tc, three_units_count_as_much_as_the_recording_is_worth);
  tcase_add_test (tc, the_age_counts_from_fifty_one_on);
  tcase_add_test (tc, patterns_are_capped_at_three_and_context_at_eight);
  tcase_add_test (tc, bands_begin_at_two_and_at_five);
  tcase_add_test (tc, sums_of_tenths_reach_a_band_exactly);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
