/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "soleus-pattern.h"

START_TEST (every_id_leads_back_to_its_value)
  {
    for (int i = 0; i < SOLEUS_N_PATTERNS; i++)
      ck_assert_int_eq (
          soleus_pattern_from_id (soleus_pattern_id ((SoleusPattern)i)), i);
    for (int i = 0; i < SOLEUS_N_ARTEFACTS; i++)
      ck_assert_int_eq (
          soleus_artefact_from_id (soleus_artefact_id ((SoleusArtefactKind)i)),
          i);
    for (int i = 0; i < SOLEUS_N_STATES; i++)
      ck_assert_int_eq (
          soleus_state_from_id (soleus_state_id ((SoleusState)i)), i);
    for (int i = 0; i < SOLEUS_N_CONDITIONS; i++)
      ck_assert_int_eq (
          soleus_condition_from_id (soleus_condition_id ((SoleusCondition)i)),
          i);
  }
END_TEST

START_TEST (what_is_not_in_the_list_is_none)
  {
    ck_assert_int_eq (soleus_pattern_from_id ("fasc"), SOLEUS_PATTERN_NONE);
    ck_assert_int_eq (soleus_pattern_from_id (NULL), SOLEUS_PATTERN_NONE);
    ck_assert_ptr_null (soleus_pattern_id (SOLEUS_PATTERN_NONE));
    ck_assert_ptr_null (soleus_pattern_id (SOLEUS_N_PATTERNS));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("pattern");
  TCase *tc = tcase_create ("ids");

  tcase_add_test (tc, every_id_leads_back_to_its_value);
  tcase_add_test (tc, what_is_not_in_the_list_is_none);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
