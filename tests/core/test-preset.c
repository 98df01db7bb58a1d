/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "soleus-preset.h"

START_TEST (every_preset_has_values_within_the_limits)
  {
    for (guint i = 0; soleus_preset_ids[i] != NULL; i++)
      {
        SoleusParameters parameters;

        soleus_parameters_init (&parameters);
        ck_assert (soleus_preset_apply (soleus_preset_ids[i], &parameters));
      }
  }
END_TEST

START_TEST (the_standard_preset_is_what_there_is_without_one)
  {
    SoleusParameters parameters, standard;

    soleus_parameters_init (&parameters);
    soleus_parameters_init (&standard);
    ck_assert (soleus_preset_apply ("standard", &parameters));
    for (int i = 0; i < SOLEUS_N_PARAMETERS; i++)
      ck_assert_double_eq (parameters.values[i], standard.values[i]);
  }
END_TEST

START_TEST (a_preset_changes_what_it_is_about)
  {
    const SoleusParameter rate = SOLEUS_PARAMETER_FALSE_ALARMS_PER_MIN;
    SoleusParameters eager, strict, needle;

    soleus_parameters_init (&eager);
    soleus_parameters_init (&strict);
    soleus_parameters_init (&needle);
    ck_assert (soleus_preset_apply ("sensitive", &eager));
    ck_assert (soleus_preset_apply ("strict", &strict));
    ck_assert (soleus_preset_apply ("needle", &needle));
    ck_assert_double_gt (eager.values[rate], needle.values[rate]);
    ck_assert_double_lt (strict.values[rate], needle.values[rate]);
    ck_assert_double_eq (needle.values[SOLEUS_PARAMETER_NEEDLE], 1.0);
    ck_assert_double_eq (eager.values[SOLEUS_PARAMETER_NEEDLE], 0.0);
  }
END_TEST

START_TEST (another_word_is_no_preset)
  {
    SoleusParameters parameters;

    soleus_parameters_init (&parameters);
    ck_assert (!soleus_preset_apply ("Standard", &parameters));
    ck_assert (!soleus_preset_apply (NULL, &parameters));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("preset");
  TCase *tests = tcase_create ("preset");

  tcase_add_test (tests, every_preset_has_values_within_the_limits);
  tcase_add_test (tests, the_standard_preset_is_what_there_is_without_one);
  tcase_add_test (tests, a_preset_changes_what_it_is_about);
  tcase_add_test (tests, another_word_is_no_preset);
  suite_add_tcase (suite, tests);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
