/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-simulate.h"
#include "soleus-test.h"
#include "support.h"

/*
 * The record's class on simulated recordings of the tripole model, which no
 * detector matches with. Two seeds a row, few rows that take long: the full
 * tables are made by the validation.
 */
static const struct
{
  const char *recipe;
  SoleusPattern pattern;
} rows[] = {
    {"FASC", SOLEUS_PATTERN_FASC},
    {"FBURST", SOLEUS_PATTERN_FBURST},
    {"MYOK", SOLEUS_PATTERN_MYOK},
    {"MYOC", SOLEUS_PATTERN_MYOC},
    {"MYOC-P", SOLEUS_PATTERN_MYOC_P},
    {"TREM", SOLEUS_PATTERN_TREM},
    {"TREM-R", SOLEUS_PATTERN_TREM_R},
    {"TREM-O", SOLEUS_PATTERN_TREM_O},
    {"CLON", SOLEUS_PATTERN_CLON},
    {"SHIV", SOLEUS_PATTERN_SHIV},
    {"GTCS-SLOWING", SOLEUS_PATTERN_GTCS_SLOWING},
    {"VOL", SOLEUS_PATTERN_VOL},
    {"REST", SOLEUS_PATTERN_NONE},
    {"ART-POP", SOLEUS_PATTERN_NONE},
};

static SoleusAnalysis *
simulate_and_analyse (const char *recipe, guint64 seed)
{
  SoleusSimulateOptions options;
  g_autoptr (GError) error = NULL;

  soleus_simulate_options_init (&options);
  options.seed = seed;
  options.shape = SOLEUS_SHAPE_TRIPOLE;
  options.weather = SOLEUS_WEATHER_PLAIN;
  options.acc_rate_hz = 0.0;
  options.duration_s = 150.0;
  g_autoptr (SoleusRecording) recording = soleus_simulate (
      soleus_recipe_find (recipe), &options, NULL, NULL, &error);
  soleus_test_no_error (error);
  SoleusAnalysis *analysis =
      soleus_analyse (recording, NULL, NULL, 0, NULL, &error);
  soleus_test_no_error (error);
  return analysis;
}

START_TEST (a_simulated_pattern_gives_the_record_its_class)
  {
    const char *id = soleus_pattern_id (rows[_i].pattern);

    for (guint64 seed = 1000; seed < 1002; seed++)
      {
        g_autoptr (SoleusAnalysis) analysis =
            simulate_and_analyse (rows[_i].recipe, seed);
        const char *found = soleus_pattern_id (analysis->record_pattern);
        ck_assert_msg (analysis->record_pattern == rows[_i].pattern,
            "%s, seed %d: %s, expected %s", rows[_i].recipe, (int)seed,
            found == NULL ? "none" : found, id == NULL ? "none" : id);
      }
  }
END_TEST

START_TEST (no_fasciculation_is_ever_called_a_seizure)
  {
    for (guint64 seed = 2000; seed < 2003; seed++)
      {
        g_autoptr (SoleusAnalysis) analysis =
            simulate_and_analyse ("FASC-FREQUENT", seed);
        ck_assert_uint_eq (count_bursts (analysis, SOLEUS_PATTERN_GTCS), 0);
        ck_assert_uint_eq (
            count_bursts (analysis, SOLEUS_PATTERN_GTCS_SLOWING), 0);
      }
  }
END_TEST

START_TEST (the_heart_is_an_artefact_and_no_train_of_twitches)
  {
    g_autoptr (SoleusAnalysis) analysis =
        simulate_and_analyse ("ART-ECG", 1000);
    guint n = 0;

    for (guint i = 0; i < analysis->artefacts->len; i++)
      n += g_array_index (analysis->artefacts, SoleusArtefact, i).kind
          == SOLEUS_ARTEFACT_ECG;
    ck_assert_uint_ge (n, 50);
    ck_assert_uint_le (analysis->bursts->len, 20);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("classes");
  TCase *tc = tcase_create ("classes");

  tcase_set_timeout (tc, 120);
  tcase_add_loop_test (tc, a_simulated_pattern_gives_the_record_its_class, 0,
      G_N_ELEMENTS (rows));
  tcase_add_test (tc, no_fasciculation_is_ever_called_a_seizure);
  tcase_add_test (tc, the_heart_is_an_artefact_and_no_train_of_twitches);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
