/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <string.h>

#include "knowledge-case.h"
#include "soleus-analyse.h"
#include "soleus-evidence-of.h"
#include "soleus-findings.h"
#include "soleus-simulate.h"

#define U0 SOLEUS_URGENCY_U0
#define U1 SOLEUS_URGENCY_U1
#define U2 SOLEUS_URGENCY_U2
#define U3 SOLEUS_URGENCY_U3

static const struct
{
  const char *name;
  const char *recipe;
  const char *answers;
  SoleusUrgency urgency;
  const char *expected; /* "K12 fits, K05": the first causes */
} stories[] = {
#define STORY(name, recipe, answers, urgency, expected) \
  {name, recipe, answers, urgency, expected},
#include "whole-stories.inc"
#undef STORY
};

/* Plays @recipe and says what the analysis makes of it. */
static SoleusEvidence *
listen_to (const char *recipe)
{
  SoleusEvidence *evidence = g_new0 (SoleusEvidence, 1);
  SoleusSimulateOptions options;
  g_autoptr (SoleusRecording) recording = NULL;
  g_autoptr (SoleusAnalysis) analysis = NULL;
  GError *error = NULL;

  soleus_simulate_options_init (&options);
  options.seed = 3;
  recording = soleus_simulate (
      soleus_recipe_find (recipe), &options, NULL, NULL, &error);
  soleus_test_no_error (error);
  analysis = soleus_analyse (recording, NULL, NULL, 0, NULL, &error);
  soleus_test_no_error (error);
  soleus_evidence_of (recording, analysis, evidence);
  return evidence;
}

/* NULL when @finding is as expected; else what it is. */
static char *
complain (const SoleusFinding *finding, const char *expected)
{
  g_auto (GStrv) words = g_strsplit (expected, " ", 2);
  const char *id = soleus_cause_get (finding->cause)->id;
  const char *band = soleus_band_id (finding->band);

  if (strcmp (id, words[0]) == 0
      && (words[1] == NULL || strcmp (band, words[1]) == 0))
    return NULL;
  return g_strdup_printf (
      "%s %s (%g), expected %s", id, band, finding->points, expected);
}

static guint
tell (guint i, const SoleusEvidence *evidence)
{
  g_autoptr (SoleusAnswers) answers = case_answers (stories[i].answers);
  g_autoptr (SoleusFindings) findings =
      soleus_evaluate (evidence, answers, NULL);
  g_auto (GStrv) expected = g_strsplit (stories[i].expected, ", ", -1);
  guint n_wrong = 0;

  if (findings->urgency != stories[i].urgency)
    {
      g_printerr (
          "%s: %s\n", stories[i].name, soleus_urgency_id (findings->urgency));
      n_wrong++;
    }
  for (guint place = 0; expected[place] != NULL && *expected[place] != '\0';
       place++)
    {
      g_autofree char *wrong =
          complain (&findings->findings[place], expected[place]);

      if (wrong == NULL)
        continue;
      g_printerr ("%s: place %u is %s\n", stories[i].name, place + 1, wrong);
      n_wrong++;
    }
  return n_wrong;
}

START_TEST (each_story_ends_as_expected_from_the_signal_on)
  {
    g_autoptr (GHashTable) heard =
        g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
    guint n_wrong = 0;

    for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
      {
        SoleusEvidence *evidence =
            g_hash_table_lookup (heard, stories[i].recipe);

        if (evidence == NULL)
          {
            evidence = listen_to (stories[i].recipe);
            g_hash_table_insert (heard, (gpointer)stories[i].recipe, evidence);
          }
        n_wrong += tell (i, evidence);
      }
    ck_assert_uint_eq (n_wrong, 0);
  }
END_TEST

START_TEST (there_are_thirty_whole_stories)
  {
    ck_assert_uint_ge (G_N_ELEMENTS (stories), 30);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("whole-stories");
  TCase *tc = tcase_create ("stories");

  tcase_set_timeout (tc, 170);
  tcase_add_test (tc, each_story_ends_as_expected_from_the_signal_on);
  tcase_add_test (tc, there_are_thirty_whole_stories);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
