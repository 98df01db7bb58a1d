/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-mark.h"

#include <math.h>

#include "soleus-test.h"

static const SoleusMark first = {
    .id = 1,
    .onset_s = 2.0,
    .duration_s = 0.5,
    .label = (char *)"FASC",
    .note = (char *)"",
    .rater = (char *)"A",
    .confidence = NAN,
    .origin = SOLEUS_ORIGIN_MINE,
};

START_TEST (two_marks_are_equal_only_when_nothing_differs)
  {
    SoleusMark other[9];
    g_autoptr (SoleusMark) a = soleus_mark_new (&first);

    for (gsize i = 0; i < G_N_ELEMENTS (other); i++)
      other[i] = first;
    other[1].id = 2;
    other[2].onset_s = 2.001;
    other[3].duration_s = 0.0;
    other[4].label = (char *)"TREM";
    other[5].note = (char *)"felt";
    other[6].rater = (char *)"B";
    other[7].confidence = 0.5;
    soleus_channel_set_add (&other[8].channels, 3);
    for (gsize i = 0; i < G_N_ELEMENTS (other); i++)
      {
        g_autoptr (SoleusMark) b = soleus_mark_new (&other[i]);
        ck_assert_msg (soleus_mark_equal (a, b) == (i == 0), "mark %zu", i);
        ck_assert (soleus_mark_equal (b, b));
      }
  }
END_TEST

START_TEST (a_mark_owns_its_words)
  {
    char label[] = "FASC";
    SoleusMark values = first;
    g_autoptr (SoleusMark) mark = NULL;

    values.label = label;
    values.note = NULL;
    mark = soleus_mark_new (&values);
    label[0] = 'X';
    ck_assert_str_eq (mark->label, "FASC");
    ck_assert_str_eq (mark->note, "");
  }
END_TEST

START_TEST (two_verdicts_are_equal_only_when_nothing_differs)
  {
    static const SoleusEdit base = {
        .id = 1,
        .verdict = SOLEUS_VERDICT_CHANGED,
        .found_onset_s = 3.0,
        .found_duration_s = 0.1,
        .onset_s = 3.1,
        .duration_s = 0.2,
        .label = (char *)"DBL",
    };
    SoleusEdit other[9];
    g_autoptr (SoleusEdit) a = soleus_edit_new (&base);

    for (gsize i = 0; i < G_N_ELEMENTS (other); i++)
      other[i] = base;
    other[1].id = 2;
    other[2].verdict = SOLEUS_VERDICT_REJECTED;
    other[3].found_onset_s = 3.5;
    other[4].found_duration_s = 0.3;
    other[5].found_pattern = SOLEUS_PATTERN_TREM;
    other[6].onset_s = 3.2;
    other[7].duration_s = 0.1;
    other[8].label = NULL;
    for (gsize i = 0; i < G_N_ELEMENTS (other); i++)
      {
        g_autoptr (SoleusEdit) b = soleus_edit_new (&other[i]);
        ck_assert_msg (soleus_edit_equal (a, b) == (i == 0), "edit %zu", i);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("mark");
  TCase *tc = tcase_create ("values");

  tcase_add_test (tc, two_marks_are_equal_only_when_nothing_differs);
  tcase_add_test (tc, a_mark_owns_its_words);
  tcase_add_test (tc, two_verdicts_are_equal_only_when_nothing_differs);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
