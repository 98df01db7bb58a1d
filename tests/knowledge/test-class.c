/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>
#include <string.h>

#include "soleus-class.h"

START_TEST (every_pattern_has_its_own_row_with_words)
  {
    for (int i = 0; i < SOLEUS_N_PATTERNS; i++)
      {
        const SoleusClass *row = soleus_class_get ((SoleusPattern)i);

        ck_assert_str_eq (row->id, soleus_pattern_id ((SoleusPattern)i));
        ck_assert_uint_gt (strlen (row->plain), 3);
        ck_assert_uint_gt (strlen (row->plural), 3);
        ck_assert_uint_gt (strlen (row->clinical), 2);
        ck_assert_uint_gt (strlen (row->definition), 20);
        ck_assert_uint_gt (strlen (row->criteria), 10);
        ck_assert_uint_gt (strlen (row->sources), 0);
        ck_assert_int_ge (row->family, 0);
        ck_assert_int_le (row->family, SOLEUS_N_FAMILIES);
      }
    ck_assert_ptr_null (soleus_class_get (SOLEUS_PATTERN_NONE));
  }
END_TEST

START_TEST (every_family_has_members_and_an_honest_sentence)
  {
    for (int number = 1; number <= SOLEUS_N_FAMILIES; number++)
      {
        const SoleusFamily *family = soleus_family_get (number);
        gboolean used = FALSE;

        ck_assert_int_eq (family->id[1] - '0', number);
        ck_assert_uint_gt (strlen (family->sentence), 20);
        ck_assert_uint_gt (strlen (family->plain_sentence), 20);
        for (int i = 0; i < SOLEUS_N_PATTERNS; i++)
          used |= soleus_class_get ((SoleusPattern)i)->family == number;
        ck_assert_msg (used, "%s", family->id);
      }
    ck_assert_ptr_null (soleus_family_get (0));
    ck_assert_ptr_null (soleus_family_get (9));
  }
END_TEST

START_TEST (trapezoids_are_one_inside_and_fall_to_zero_at_the_shoulders)
  {
    for (int i = 0; i < SOLEUS_N_PATTERNS; i++)
      for (const SoleusTrapezoid *row =
               soleus_class_get ((SoleusPattern)i)->features;
           row->feature != NULL; row++)
        {
          ck_assert_double_gt (row->weight, 0);
          if (!isnan (row->low))
            {
              ck_assert_double_le (row->shoulder_low, row->low);
              ck_assert (soleus_trapezoid_membership (row, row->low) >= 1);
              ck_assert (
                  soleus_trapezoid_membership (row, row->shoulder_low - 1e-9)
                  <= 0);
            }
          if (!isnan (row->high))
            {
              ck_assert_double_ge (row->shoulder_high, row->high);
              ck_assert (soleus_trapezoid_membership (row, row->high) >= 1);
              ck_assert (
                  soleus_trapezoid_membership (row, row->shoulder_high + 1e-9)
                  <= 0);
            }
        }
  }
END_TEST

START_TEST (half_way_up_a_shoulder_is_a_half)
  {
    static const SoleusTrapezoid row = {"cv", 0.4, 0.6, 1, 2, 1};

    ck_assert_double_eq_tol (
        soleus_trapezoid_membership (&row, 0.5), 0.5, 1e-12);
    ck_assert_double_eq_tol (
        soleus_trapezoid_membership (&row, 1.75), 0.25, 1e-12);
    ck_assert (isnan (soleus_trapezoid_membership (&row, NAN)));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("class");
  TCase *tc = tcase_create ("rows");

  tcase_add_test (tc, every_pattern_has_its_own_row_with_words);
  tcase_add_test (tc, every_family_has_members_and_an_honest_sentence);
  tcase_add_test (
      tc, trapezoids_are_one_inside_and_fall_to_zero_at_the_shoulders);
  tcase_add_test (tc, half_way_up_a_shoulder_is_a_half);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
