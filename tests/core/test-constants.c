/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-constants.h"

#include <math.h>

#include "soleus-test.h"

START_TEST (every_constant_has_a_range_in_order_and_a_source)
  {
    const SoleusConstant *row = soleus_constant_get ((SoleusConstantId)_i);

    ck_assert (isfinite (row->value));
    ck_assert (row->value <= row->high);
    ck_assert_str_ne (row->source, "");
    ck_assert_ptr_nonnull (row->unit);
  }
END_TEST

START_TEST (a_range_gives_both_its_ends)
  {
    ck_assert_double_eq (soleus_constant (SOLEUS_C_EMG_BP), 20.0);
    ck_assert_double_eq (soleus_constant_high (SOLEUS_C_EMG_BP), 450.0);
    ck_assert_double_eq (soleus_constant_high (SOLEUS_C_CPT_HALF), 150.0);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("constants");
  TCase *tc = tcase_create ("rows");

  tcase_add_loop_test (tc, every_constant_has_a_range_in_order_and_a_source, 0,
      SOLEUS_N_CONSTANTS);
  tcase_add_test (tc, a_range_gives_both_its_ends);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
