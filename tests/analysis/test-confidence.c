/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-confidence.h"
#include "soleus-constants.h"
#include "soleus-test.h"

START_TEST (a_higher_score_and_the_word_of_the_recording_make_surer)
  {
    for (int pattern = 0; pattern < SOLEUS_N_PATTERNS; pattern++)
      for (int agrees = 0; agrees < 2; agrees++)
        {
          double last = 0.0;
          for (double score = 0.0; score <= 1.0; score += 0.1)
            {
              double sure =
                  soleus_confidence ((SoleusPattern)pattern, score, agrees);
              ck_assert_double_gt (sure, last);
              ck_assert_double_lt (sure, 1.0);
              ck_assert_double_ge (sure,
                  soleus_confidence ((SoleusPattern)pattern, score, FALSE));
              last = sure;
            }
          ck_assert_double_gt (
              soleus_confidence ((SoleusPattern)pattern, 0.5, TRUE),
              soleus_confidence ((SoleusPattern)pattern, 0.5, FALSE) + 0.05);
        }
  }
END_TEST

START_TEST (the_odds_are_those_of_the_table)
  {
    static const struct
    {
      SoleusPattern pattern;
      double score;
      gboolean agrees;
      double log_odds;
    } rows[] = {
        {SOLEUS_PATTERN_FASC, 0.5, FALSE, -4.3},
        {SOLEUS_PATTERN_FASC, 0.5, TRUE, -0.7},
        {SOLEUS_PATTERN_FASC, 1.0, TRUE, -0.3},
        {SOLEUS_PATTERN_SHIV, 0.0, TRUE, 3.8},
        {SOLEUS_PATTERN_EFM, 0.5, FALSE, -2.2}, /* not in it */
    };

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      ck_assert_double_eq_tol (1.0 / (1.0 + exp (-rows[i].log_odds)),
          soleus_confidence (rows[i].pattern, rows[i].score, rows[i].agrees),
          1e-9);
  }
END_TEST

/* A red flag is raised from CONF_LOW on: what the rules found is not lost
 * because a recording shows more of something else. */
START_TEST (a_seizure_that_the_rules_found_keeps_its_red_flag)
  {
    for (double score = soleus_constant (SOLEUS_C_CONF_LOW); score <= 1.0;
         score += 0.05)
      {
        ck_assert_double_ge (
            soleus_confidence (SOLEUS_PATTERN_GTCS, score, FALSE),
            soleus_constant (SOLEUS_C_CONF_LOW));
        ck_assert_double_ge (
            soleus_confidence (SOLEUS_PATTERN_GTCS_SLOWING, score, FALSE),
            soleus_constant (SOLEUS_C_CONF_LOW));
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("confidence");
  TCase *tc = tcase_create ("confidence");

  tcase_add_test (tc, a_higher_score_and_the_word_of_the_recording_make_surer);
  tcase_add_test (tc, the_odds_are_those_of_the_table);
  tcase_add_test (tc, a_seizure_that_the_rules_found_keeps_its_red_flag);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
