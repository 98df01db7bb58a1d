/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-analysis.h"

#include <math.h>

#include "soleus-test.h"

/* One row in every array, so that a copy that forgets one is seen. */
static SoleusAnalysis *
full_analysis (void)
{
  SoleusAnalysis *analysis = soleus_analysis_new ();
  SoleusTemplate *row = g_new0 (SoleusTemplate, 1);

  g_array_set_size (analysis->quality, 1);
  g_array_set_size (analysis->states, 2);
  g_array_set_size (analysis->artefacts, 3);
  g_array_set_size (analysis->bursts, 4);
  g_array_index (analysis->bursts, SoleusBurst, 0).amplitude = 1.0;
  g_array_set_size (analysis->discharges_s, 5);
  g_array_set_size (analysis->episodes, 6);
  g_array_set_size (analysis->reasons, 7);
  g_array_set_size (analysis->tremor, 8);
  g_array_set_size (analysis->summary, 9);
  g_array_set_size (analysis->trend, 10);
  g_array_set_size (analysis->trend_bins, 11);
  g_ptr_array_add (analysis->verdict.because, (gpointer) "no-samples");
  analysis->verdict.usable = SOLEUS_USABLE_PARTLY;
  row->n_samples = 3;
  row->mean = g_memdup2 ((float[]){1.0f, 2.0f, 3.0f}, 3 * sizeof (float));
  row->sd = g_memdup2 ((float[]){0.1f, 0.2f, 0.3f}, 3 * sizeof (float));
  g_ptr_array_add (analysis->templates, row);
  analysis->plm = g_new0 (SoleusPlm, 1);
  analysis->plm->aasm.n_plm = 12;
  analysis->settings_hash = g_strdup ("0123456789abcdef");
  analysis->record_pattern = SOLEUS_PATTERN_TREM;
  analysis->frequency_hz = 6.0;
  analysis->n_sites_active = 2;
  return analysis;
}

START_TEST (a_new_analysis_says_nothing_was_measured)
  {
    g_autoptr (SoleusAnalysis) analysis = soleus_analysis_new ();

    ck_assert (isnan (analysis->frequency_hz));
    ck_assert_int_eq (analysis->record_pattern, SOLEUS_PATTERN_NONE);
    ck_assert_int_eq (analysis->record_state, SOLEUS_STATE_REST);
    ck_assert_ptr_null (analysis->plm);
    ck_assert_uint_eq (analysis->bursts->len, 0);
    ck_assert_double_eq (
        analysis->parameters.values[SOLEUS_PARAMETER_FALSE_ALARMS_PER_MIN],
        0.1);
  }
END_TEST

START_TEST (a_copy_has_every_row_of_its_own)
  {
    g_autoptr (SoleusAnalysis) analysis = full_analysis ();
    g_autoptr (SoleusAnalysis) copy = soleus_analysis_copy (analysis);
    const SoleusTemplate *row;

    ck_assert_uint_eq (copy->quality->len, 1);
    ck_assert_uint_eq (copy->states->len, 2);
    ck_assert_uint_eq (copy->artefacts->len, 3);
    ck_assert_uint_eq (copy->bursts->len, 4);
    ck_assert_uint_eq (copy->discharges_s->len, 5);
    ck_assert_uint_eq (copy->episodes->len, 6);
    ck_assert_uint_eq (copy->reasons->len, 7);
    ck_assert_uint_eq (copy->tremor->len, 8);
    ck_assert_uint_eq (copy->summary->len, 9);
    ck_assert_uint_eq (copy->trend->len, 10);
    ck_assert_uint_eq (copy->trend_bins->len, 11);
    ck_assert_uint_eq (copy->verdict.because->len, 1);
    ck_assert_int_eq (copy->verdict.usable, SOLEUS_USABLE_PARTLY);
    ck_assert_uint_eq (copy->plm->aasm.n_plm, 12);
    ck_assert_ptr_ne (copy->plm, analysis->plm);
    ck_assert_str_eq (copy->settings_hash, "0123456789abcdef");
    ck_assert_int_eq (copy->record_pattern, SOLEUS_PATTERN_TREM);
    ck_assert_double_eq (copy->frequency_hz, 6.0);
    ck_assert_uint_eq (copy->n_sites_active, 2);
    row = g_ptr_array_index (copy->templates, 0);
    ck_assert_ptr_ne (row, g_ptr_array_index (analysis->templates, 0));
    ck_assert_float_eq (row->mean[2], 3.0f);
    ck_assert_float_eq (row->sd[1], 0.2f);
  }
END_TEST

START_TEST (a_change_of_the_copy_leaves_the_first_as_it_was)
  {
    g_autoptr (SoleusAnalysis) analysis = full_analysis ();
    g_autoptr (SoleusAnalysis) copy = soleus_analysis_copy (analysis);

    g_array_index (copy->bursts, SoleusBurst, 0).amplitude = 77.0;
    g_array_set_size (copy->episodes, 0);
    ((SoleusTemplate *)g_ptr_array_index (copy->templates, 0))->mean[0] = -5.0f;
    ck_assert_double_eq (
        g_array_index (analysis->bursts, SoleusBurst, 0).amplitude, 1.0);
    ck_assert_uint_eq (analysis->episodes->len, 6);
    ck_assert_float_eq (
        ((SoleusTemplate *)g_ptr_array_index (analysis->templates, 0))->mean[0],
        1.0f);
  }
END_TEST

START_TEST (a_reference_keeps_an_analysis_alive)
  {
    SoleusAnalysis *analysis = full_analysis ();
    g_autoptr (SoleusAnalysis) kept = soleus_analysis_ref (analysis);

    soleus_analysis_unref (analysis);
    ck_assert_uint_eq (kept->reasons->len, 7);
    soleus_analysis_unref (NULL);
  }
END_TEST

START_TEST (signs_and_verdicts_have_the_words_of_the_contract)
  {
    ck_assert_str_eq (soleus_sign_id (SOLEUS_SIGN_FOR), "for");
    ck_assert_str_eq (soleus_sign_id (SOLEUS_SIGN_AGAINST), "against");
    ck_assert_str_eq (soleus_sign_id (SOLEUS_SIGN_MISSING), "missing");
    ck_assert_str_eq (soleus_usable_id (SOLEUS_USABLE_YES), "yes");
    ck_assert_str_eq (soleus_usable_id (SOLEUS_USABLE_PARTLY), "partly");
    ck_assert_str_eq (soleus_usable_id (SOLEUS_USABLE_NO), "no");
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("analysis");
  TCase *tc = tcase_create ("rows");

  tcase_add_test (tc, a_new_analysis_says_nothing_was_measured);
  tcase_add_test (tc, a_copy_has_every_row_of_its_own);
  tcase_add_test (tc, a_change_of_the_copy_leaves_the_first_as_it_was);
  tcase_add_test (tc, a_reference_keeps_an_analysis_alive);
  tcase_add_test (tc, signs_and_verdicts_have_the_words_of_the_contract);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
