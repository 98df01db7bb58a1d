/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "soleus-step.h"

#include <string.h>

/* Steps whose name says no number: there is always one of the thing. */
static gboolean
is_single (SoleusStep step)
{
  return step == SOLEUS_STEP_CHANNEL || step == SOLEUS_STEP_NOTE;
}

START_TEST (every_step_has_an_id_of_its_own_and_a_name)
  {
    SoleusStep step = (SoleusStep)_i;
    const char *id = soleus_step_id (step);
    g_autofree char *one = soleus_step_dup_name (id, 1);
    g_autofree char *many = soleus_step_dup_name (id, 41);
    g_autofree char *unknown = soleus_step_dup_name ("from-the-future", 1);

    ck_assert_ptr_nonnull (id);
    for (int i = 0; i < _i; i++)
      ck_assert_str_ne (id, soleus_step_id ((SoleusStep)i));
    ck_assert_str_ne (one, unknown);
    ck_assert_int_eq (strstr (many, "41") == NULL, is_single (step));
    ck_assert_ptr_null (strchr (one, '%'));
    ck_assert_ptr_null (strchr (many, '%'));
  }
END_TEST

START_TEST (a_step_of_a_newer_soleus_has_a_general_name)
  {
    g_autofree char *name = soleus_step_dup_name ("from-the-future", 3);

    ck_assert_str_eq (name, "Change");
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("step");
  TCase *tc = tcase_create ("names");

  tcase_add_loop_test (
      tc, every_step_has_an_id_of_its_own_and_a_name, 0, SOLEUS_N_STEPS);
  tcase_add_test (tc, a_step_of_a_newer_soleus_has_a_general_name);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
