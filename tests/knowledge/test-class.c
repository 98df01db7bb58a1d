/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>
#include <string.h>

#include "soleus-class.h"
#include "soleus-wording.h"

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

/* Copied from science.md 1.5 and 1.6, apart from the program's tables: family,
 * fewest bursts, place in the order of precedence, and the cores of rate (Hz),
 * CV and length (ms); NAN: open, or not asked for. */
#define NO NAN, NAN
static const struct
{
  const char *id;
  int family;
  guint n_min;
  guint precedence;
  double core[6];
} rules[] = {
    {"FASC", 1, 1, 15, {NAN, 3, 0.6, NAN, 3, 30}},
    {"DBL", 1, 1, 13, {NO, NO, NO}},
    {"MULT", 2, 1, 12, {NO, NO, NO}},
    {"FBURST", 2, 1, 14, {NAN, 1, 0.5, NAN, 100, 3000}},
    {"MYOK", 2, 6, 9, {0.1, 10, NAN, 0.4, 50, 3000}},
    {"NMT", 3, 1, 10, {30, 300, NO, 100, 5000}},
    {"CRAMP", 3, 1, 11, {NO, NO, 10000, NAN}},
    {"MYOT", 3, 1, 0, {20, 80, NO, NO}},
    {"CRD", 3, 1, 0, {5, 150, NAN, 0.05, NO}},
    {"MYOC", 6, 3, 16, {NO, 0.5, NAN, 10, 300}},
    {"MYOC-P", 6, 10, 2, {0.5, 2, NAN, 0.3, 30, 200}},
    {"TREM", 4, 10, 5, {3, 18, NAN, 0.25, 30, 200}},
    {"TREM-R", 4, 10, 5, {3, 7, NAN, 0.25, 30, 200}},
    {"TREM-E", 4, 10, 5, {4, 12, NAN, 0.25, 30, 200}},
    {"TREM-P", 4, 10, 5, {8, 12, NAN, 0.25, 30, 200}},
    {"TREM-O", 4, 10, 5, {13, 18, NAN, 0.25, NO}},
    {"TREM-H", 4, 10, 5, {2.5, 5, NAN, 0.25, NO}},
    {"CLON", 5, 5, 3, {3, 8, NAN, 0.15, 30, 120}},
    {"SHIV", 7, 30, 4, {4, 12, NAN, 0.4, 30, 120}},
    {"GTCS", 5, 8, 1, {NAN, 8, NO, 100, 1000}},
    {"GTCS-SLOWING", 5, 8, 1, {NAN, 8, NO, 100, 1000}},
    {"TIC", 6, 1, 17, {NO, NO, 50, 200}},
    {"LM", 8, 1, 0, {NO, NO, 500, NAN}},
    {"CLM", 8, 1, 0, {NO, NO, 500, 10000}},
    {"PLM", 8, 4, 8, {1.0 / 90, 0.2, NAN, 0.6, 500, 10000}},
    {"HFT", 8, 4, 7, {0.3, 4, NAN, 0.4, 250, 1000}},
    {"ALMA", 8, 4, 6, {0.5, 3, NAN, 0.4, 100, 500}},
    {"HFLM", 8, 4, 0, {0.3, 4, NO, NO}},
    {"VOL", 0, 1, 18, {NO, NO, 200, NAN}},
};
#undef NO

static void
check_edge (const char *id, const char *feature, double got, double expected)
{
  ck_assert_msg (isnan (got) == isnan (expected)
          /* Rates are written with six digits. */
          && (isnan (got) || fabs (got - expected) < 1e-6),
      "%s: %s ends at %g, expected %g", id, feature, got, expected);
}

START_TEST (classes_follow_the_rules_of_the_specification)
  {
    static const char *const features[] = {"rate_hz", "cv", "duration_ms"};

    for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
      {
        const SoleusClass *row =
            soleus_class_get (soleus_pattern_from_id (rules[i].id));

        ck_assert_int_eq (row->family, rules[i].family);
        ck_assert_uint_eq (row->n_min, rules[i].n_min);
        ck_assert_uint_eq (row->precedence, rules[i].precedence);
        for (int feature = 0; feature < 3; feature++)
          {
            double low = NAN, high = NAN;

            for (const SoleusTrapezoid *edge = row->features;
                 edge->feature != NULL; edge++)
              if (strcmp (edge->feature, features[feature]) == 0)
                {
                  low = edge->low;
                  high = edge->high;
                }
            check_edge (
                row->id, features[feature], low, rules[i].core[2 * feature]);
            check_edge (row->id, features[feature], high,
                rules[i].core[2 * feature + 1]);
          }
      }
  }
END_TEST

START_TEST (every_feature_of_a_class_has_words_in_both_voices)
  {
    for (int i = 0; i < SOLEUS_N_PATTERNS; i++)
      {
        const SoleusClass *row = soleus_class_get ((SoleusPattern)i);

        for (const SoleusTrapezoid *edge = row == NULL ? NULL : row->features;
             edge != NULL && edge->feature != NULL; edge++)
          for (int voice = 0; voice < 2; voice++)
            {
              const SoleusReason reason = {.feature = edge->feature,
                  .value = 1.0,
                  .unit = "",
                  .low = NAN,
                  .high = NAN,
                  .weight = 1.0};
              g_autofree char *text =
                  soleus_wording_dup_reason (&reason, (SoleusVoice)voice);
              ck_assert_msg (strchr (text, '_') == NULL, "%s shows its id: %s",
                  row->id, text);
            }
      }
  }
END_TEST

START_TEST (features_weigh_as_the_score_function_says)
  {
    for (int i = 0; i < SOLEUS_N_PATTERNS; i++)
      for (const SoleusTrapezoid *row =
               soleus_class_get ((SoleusPattern)i)->features;
           row->feature != NULL; row++)
        /* Rate, f0 and duration 3; CV 2. */
        ck_assert_double_eq (
            row->weight, strcmp (row->feature, "cv") == 0 ? 2 : 3);
  }
END_TEST

START_TEST (only_what_a_needle_alone_sees_is_marked_so)
  {
    for (int i = 0; i < SOLEUS_N_PATTERNS; i++)
      ck_assert_int_eq (soleus_class_get ((SoleusPattern)i)->needle_only,
          i == SOLEUS_PATTERN_MYOT || i == SOLEUS_PATTERN_CRD);
  }
END_TEST

/* Where the table names no shoulder it is a quarter of the edge; leg
 * movements are counted by rules that have none. */
START_TEST (shoulders_are_a_quarter_where_the_table_names_none)
  {
    static const char *const named[] = {
        "FASC", "MYOK", "MYOC-P", "TREM", "CLON", "LM", "CLM", "PLM"};

    for (int i = 0; i < SOLEUS_N_PATTERNS; i++)
      {
        const SoleusClass *row = soleus_class_get ((SoleusPattern)i);
        gboolean is_named = FALSE;

        for (gsize k = 0; k < G_N_ELEMENTS (named); k++)
          is_named |= g_str_has_prefix (row->id, named[k]);
        for (const SoleusTrapezoid *edge = row->features;
             !is_named && edge->feature != NULL; edge++)
          {
            /* Written with two or three digits. */
            if (!isnan (edge->low))
              ck_assert_double_eq_tol (
                  edge->shoulder_low, 0.75 * edge->low, 0.03 * edge->low);
            if (!isnan (edge->high))
              ck_assert_double_eq_tol (
                  edge->shoulder_high, 1.25 * edge->high, 0.03 * edge->high);
          }
      }
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
  tcase_add_test (tc, classes_follow_the_rules_of_the_specification);
  tcase_add_test (tc, every_feature_of_a_class_has_words_in_both_voices);
  tcase_add_test (tc, features_weigh_as_the_score_function_says);
  tcase_add_test (tc, only_what_a_needle_alone_sees_is_marked_so);
  tcase_add_test (tc, shoulders_are_a_quarter_where_the_table_names_none);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
