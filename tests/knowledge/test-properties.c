/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>
#include <string.h>

#include "soleus-context.h"
#include "soleus-findings.h"
#include "soleus-points.h"

/* What holds of every answer and every signal, tried on random ones. */

#define N_SETS 100000

/* As ck_assert(), which is too slow to be called many million times. */
#define MUST(condition) \
  do \
    { \
      if (!(condition)) \
        ck_abort_msg ("%s", #condition); \
    } \
  while (0)

/* Told apart from the tables on purpose: key or keys that, answered yes,
 * never leave the urgency below. */
static const struct
{
  const char *yes;
  const char *also_yes;
  SoleusUrgency at_least;
} flags[] = {
    {"Q02", "Q03", SOLEUS_URGENCY_U2},
    {"Q02.over_5_min", NULL, SOLEUS_URGENCY_U3},
    {"Q02.repeated", NULL, SOLEUS_URGENCY_U3},
    {"Q02.first_ever", NULL, SOLEUS_URGENCY_U3},
    {"Q02.injury", NULL, SOLEUS_URGENCY_U3},
    {"Q04", NULL, SOLEUS_URGENCY_U1},
    {"Q05", NULL, SOLEUS_URGENCY_U1},
    {"Q06.confused", NULL, SOLEUS_URGENCY_U3},
    {"Q06.shivering_stopped", NULL, SOLEUS_URGENCY_U3},
    {"Q06.over_1_h", NULL, SOLEUS_URGENCY_U3},
    {"Q07", "Q27.stiff_neck", SOLEUS_URGENCY_U3},
    {"Q07", "Q27.drowsy", SOLEUS_URGENCY_U3},
    {"Q07", "Q27.rash", SOLEUS_URGENCY_U3},
    {"Q10.diabetes_medicine", NULL, SOLEUS_URGENCY_U2},
    {"Q10.sweating_confused", NULL, SOLEUS_URGENCY_U2},
    {"Q10.drowsy", NULL, SOLEUS_URGENCY_U3},
    {"Q13.stopped_within_72_h", NULL, SOLEUS_URGENCY_U3},
    {"Q13.hallucination", NULL, SOLEUS_URGENCY_U3},
    {"Q14.agitation_fever", NULL, SOLEUS_URGENCY_U3},
    {"Q15", NULL, SOLEUS_URGENCY_U1},
    {"Q15.serotonergic", NULL, SOLEUS_URGENCY_U3},
    {"Q16", NULL, SOLEUS_URGENCY_U1},
    {"Q16.fast", NULL, SOLEUS_URGENCY_U2},
    {"Q17.dark_urine", NULL, SOLEUS_URGENCY_U2},
    {"Q18", NULL, SOLEUS_URGENCY_U1},
    {"Q19", NULL, SOLEUS_URGENCY_U2},
    {"Q19.breathing", NULL, SOLEUS_URGENCY_U3},
    {"Q22", NULL, SOLEUS_URGENCY_U1},
    {"Q22.swollen_warm_red", NULL, SOLEUS_URGENCY_U2},
    {"Q22.cold_pale_painful", NULL, SOLEUS_URGENCY_U2},
    {"Q22.cold_pale_numb", NULL, SOLEUS_URGENCY_U3},
    {"Q25", NULL, SOLEUS_URGENCY_U2},
    {"Q28.sudden_weakness", NULL, SOLEUS_URGENCY_U3},
    {"Q28.face_or_speech", NULL, SOLEUS_URGENCY_U3},
    {"Q28.worst_headache", NULL, SOLEUS_URGENCY_U3},
    {"Q28.head_injury", NULL, SOLEUS_URGENCY_U3},
    {"Q31.bladder_saddle", NULL, SOLEUS_URGENCY_U3},
};

static SoleusAnswers *
say (SoleusAnswers *answers, SoleusKey key, SoleusAnswer answer)
{
  SoleusAnswers *next =
      soleus_answers_with (answers, soleus_question_get (key)->id, answer);

  soleus_answers_unref (answers);
  return next;
}

typedef struct
{
  SoleusKey key;
  SoleusAnswer answer;
} Said;

static guint
random_said (GRand *rand, Said *said)
{
  guint n = (guint)g_rand_int_range (rand, 0, 9);

  for (guint i = 0; i < n; i++)
    {
      said[i].key = (SoleusKey)g_rand_int_range (rand, 0, SOLEUS_N_KEYS);
      said[i].answer =
          g_rand_boolean (rand) ? SOLEUS_ANSWER_YES : SOLEUS_ANSWER_NO;
      for (guint j = 0; j < i; j++)
        if (said[j].key == said[i].key)
          said[i].answer = said[j].answer;
    }
  return n;
}

static SoleusAnswers *
answers_of (const Said *said, guint n, gboolean backwards)
{
  SoleusAnswers *answers = soleus_answers_new ();

  for (guint i = 0; i < n; i++)
    {
      const Said *row = &said[backwards ? n - 1 - i : i];

      answers = say (answers, row->key, row->answer);
    }
  return answers;
}

static void
random_evidence (GRand *rand, SoleusEvidence *evidence)
{
  soleus_evidence_init (evidence);
  evidence->measured = g_rand_int_range (rand, 0, 4) > 0;
  evidence->q = g_rand_double (rand);
  evidence->tremor_hz = g_rand_double_range (rand, 1, 20);
  evidence->n_templates = g_rand_int_range (rand, -1, 8);
  evidence->left_recorded = evidence->left_active = g_rand_boolean (rand);
  evidence->right_recorded = g_rand_boolean (rand);
  evidence->right_active = evidence->right_recorded && g_rand_boolean (rand);
  for (int i = 0; i < 4; i++)
    {
      int pattern = g_rand_int_range (rand, 0, SOLEUS_N_PATTERNS);

      evidence->value[pattern] = g_rand_double (rand);
      evidence->score[pattern] = g_rand_double (rand);
    }
}

static gboolean
is_yes (const SoleusAnswers *answers, const char *key)
{
  if (key == NULL || soleus_answers_get (answers, key) == SOLEUS_ANSWER_YES)
    return TRUE;
  return FALSE;
}

static SoleusUrgency
least_urgency (const SoleusAnswers *answers, const SoleusEvidence *evidence)
{
  SoleusUrgency least = SOLEUS_URGENCY_U0;

  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++)
    if (is_yes (answers, flags[i].yes) && is_yes (answers, flags[i].also_yes))
      least = MAX (least, flags[i].at_least);
  if (!evidence->measured)
    return least;
  if (evidence->value[SOLEUS_PATTERN_MYOC_P] >= 0.25)
    least = MAX (least, SOLEUS_URGENCY_U2);
  if (evidence->value[SOLEUS_PATTERN_CLON] >= 0.25)
    least = MAX (least, SOLEUS_URGENCY_U1);
  if (MAX (evidence->score[SOLEUS_PATTERN_GTCS],
          evidence->score[SOLEUS_PATTERN_GTCS_SLOWING])
      >= 0.4)
    least = MAX (
        least, is_yes (answers, "Q03") ? SOLEUS_URGENCY_U3 : SOLEUS_URGENCY_U2);
  return least;
}

static void
check_shape (const SoleusFindings *findings)
{
  SoleusUrgency highest = SOLEUS_URGENCY_U0;
  gboolean seen[SOLEUS_N_CAUSES] = {FALSE};

  for (guint i = 0; i < SOLEUS_N_CAUSES; i++)
    {
      const SoleusFinding *finding = &findings->findings[i];
      const SoleusFinding *before = i == 0 ? NULL : finding - 1;

      seen[finding->cause] = TRUE;
      highest = MAX (highest, finding->urgency);
      MUST (finding->pattern_points <= 3);
      MUST (finding->context_points <= 8);
      MUST (finding->band
          == (finding->points >= 5       ? SOLEUS_BAND_FITS
                  : finding->points >= 2 ? SOLEUS_BAND_POSSIBLE
                                         : SOLEUS_BAND_LITTLE));
      if (before == NULL || (i == 1 && findings->rules[SOLEUS_RULE_H2]))
        continue;
      MUST (before->urgency > finding->urgency
          || (before->urgency == finding->urgency
              && before->points >= finding->points));
      MUST (before->rank == finding->rank || finding->rank == i + 1);
    }
  for (guint i = 0; i < SOLEUS_N_CAUSES; i++)
    MUST (seen[i]);
  MUST (findings->urgency >= highest);
}

static void
check_same (const SoleusFindings *a, const SoleusFindings *b)
{
  for (guint i = 0; i < SOLEUS_N_CAUSES; i++)
    MUST (a->findings[i].cause == b->findings[i].cause
        && a->findings[i].points == b->findings[i].points
        && a->findings[i].rank == b->findings[i].rank);
  MUST (a->urgency == b->urgency);
  MUST (a->red_flags->len == b->red_flags->len);
}

START_TEST (no_red_flag_is_below_its_urgency_and_order_does_not_matter)
  {
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());

    for (guint set = 0; set < N_SETS; set++)
      {
        Said said[9];
        SoleusEvidence evidence;
        guint n = random_said (rand, said);
        g_autoptr (SoleusAnswers) answers = answers_of (said, n, FALSE);
        g_autoptr (SoleusAnswers) backwards = answers_of (said, n, TRUE);
        g_autoptr (SoleusFindings) findings = NULL;
        g_autoptr (SoleusFindings) same = NULL;

        random_evidence (rand, &evidence);
        findings = soleus_evaluate (&evidence, answers, NULL);
        MUST (findings->urgency >= least_urgency (answers, &evidence));
        check_shape (findings);
        MUST (soleus_answers_equal (answers, backwards));
        if (set % 10 != 0)
          continue;
        same = soleus_evaluate (&evidence, backwards, NULL);
        check_same (findings, same);
      }
  }
END_TEST

START_TEST (no_signal_alone_ever_fits_well)
  {
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed () + 1);

    for (guint set = 0; set < N_SETS; set++)
      {
        SoleusEvidence evidence;
        g_autoptr (SoleusFindings) findings = NULL;

        random_evidence (rand, &evidence);
        findings = soleus_evaluate (&evidence, NULL, NULL);
        for (guint i = 0; i < SOLEUS_N_CAUSES; i++)
          MUST (findings->findings[i].band != SOLEUS_BAND_FITS);
      }
  }
END_TEST

static void
check_between (double unknown, double no, double yes)
{
  MUST (unknown <= MAX (no, yes));
  MUST (unknown >= MIN (no, yes));
}

/* Between the worst and the best that an answer could do. */
START_TEST (unknown_never_raises_a_cause_and_never_counts_against_it)
  {
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed () + 2);

    for (guint set = 0; set < N_SETS; set++)
      {
        Said said[9];
        SoleusEvidence evidence;
        guint n = random_said (rand, said);
        SoleusKey key = (SoleusKey)g_rand_int_range (rand, 0, SOLEUS_N_KEYS);
        g_autoptr (SoleusAnswers) base = answers_of (said, n, FALSE);
        SoleusContext context;
        SoleusPoints points[3][SOLEUS_N_CAUSES];

        random_evidence (rand, &evidence);
        soleus_context_init (&context, &evidence, base, NULL);
        for (int answer = 0; answer < 3; answer++)
          {
            soleus_context_set (&context, key, (SoleusAnswer)answer);
            for (int i = 0; i < SOLEUS_N_CAUSES; i++)
              soleus_points_count (&context,
                  soleus_cause_get ((SoleusCauseId)i), &points[answer][i]);
          }
        for (int i = 0; i < SOLEUS_N_CAUSES; i++)
          check_between (points[SOLEUS_ANSWER_UNKNOWN][i].points,
              points[SOLEUS_ANSWER_NO][i].points,
              points[SOLEUS_ANSWER_YES][i].points);
      }
  }
END_TEST

START_TEST (with_nothing_known_every_cause_has_its_base)
  {
    g_autoptr (SoleusFindings) findings = soleus_evaluate (NULL, NULL, NULL);

    for (int i = 0; i < SOLEUS_N_CAUSES; i++)
      MUST (soleus_findings_get (findings, (SoleusCauseId)i)->points
          == soleus_cause_get ((SoleusCauseId)i)->base);
    MUST (findings->urgency == SOLEUS_URGENCY_U0);
  }
END_TEST

START_TEST (more_of_any_pattern_never_makes_it_less_urgent)
  {
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed () + 4);

    for (guint set = 0; set < N_SETS / 10; set++)
      {
        Said said[9];
        SoleusEvidence evidence;
        guint n = random_said (rand, said);
        int pattern = g_rand_int_range (rand, 0, SOLEUS_N_PATTERNS);
        g_autoptr (SoleusAnswers) answers = answers_of (said, n, FALSE);
        g_autoptr (SoleusFindings) before = NULL;
        g_autoptr (SoleusFindings) after = NULL;

        random_evidence (rand, &evidence);
        before = soleus_evaluate (&evidence, answers, NULL);
        evidence.value[pattern] = evidence.score[pattern] = 1;
        after = soleus_evaluate (&evidence, answers, NULL);
        MUST (after->urgency >= before->urgency);
      }
  }
END_TEST

START_TEST (k19_never_stands_first_without_the_loss_of_memory)
  {
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed () + 5);

    for (guint set = 0; set < N_SETS / 10; set++)
      {
        Said said[9];
        SoleusEvidence evidence;
        guint n = random_said (rand, said);
        g_autoptr (SoleusAnswers) answers = answers_of (said, n, FALSE);
        g_autoptr (SoleusFindings) findings = NULL;

        random_evidence (rand, &evidence);
        evidence.value[SOLEUS_PATTERN_MYOC_P] = 1;
        findings = soleus_evaluate (&evidence, answers, NULL);
        MUST (is_yes (answers, "Q25")
            || findings->findings[0].cause != SOLEUS_CAUSE_K19);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("properties");
  TCase *tc = tcase_create ("random");

  tcase_set_timeout (tc, 120);
  tcase_add_test (
      tc, no_red_flag_is_below_its_urgency_and_order_does_not_matter);
  tcase_add_test (tc, no_signal_alone_ever_fits_well);
  tcase_add_test (tc, unknown_never_raises_a_cause_and_never_counts_against_it);
  tcase_add_test (tc, with_nothing_known_every_cause_has_its_base);
  tcase_add_test (tc, more_of_any_pattern_never_makes_it_less_urgent);
  tcase_add_test (tc, k19_never_stands_first_without_the_loss_of_memory);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
