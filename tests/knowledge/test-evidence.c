/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>

#include "soleus-evidence.h"

START_TEST (what_was_not_measured_is_not_zero)
  {
    SoleusEvidence evidence;

    soleus_evidence_init (&evidence);
    ck_assert (!evidence.measured);
    ck_assert (isnan (evidence.tremor_hz));
    ck_assert (isnan (evidence.rate_per_min));
    ck_assert (isnan (evidence.rate_low));
    ck_assert (isnan (evidence.rate_high));
    ck_assert (isnan (evidence.half_time_s));
    ck_assert (isnan (evidence.plm_index));
    ck_assert (isnan (evidence.felt_delay_s));
    ck_assert_int_eq (evidence.n_templates, -1);
    ck_assert_int_eq (evidence.day, G_MININT64);
    for (int i = 0; i < SOLEUS_N_PATTERNS; i++)
      ck_assert_double_eq (evidence.value[i], 0);
  }
END_TEST

static void
add (SoleusHistory *history, gint64 day, double rate_per_min, double rest_s)
{
  SoleusHistoryRow row = {day, rate_per_min, rest_s};

  soleus_history_add (history, &row);
}

START_TEST (a_history_keeps_its_rows_in_order)
  {
    g_autoptr (SoleusHistory) history = soleus_history_new ();
    g_autoptr (SoleusHistory) same = soleus_history_ref (history);

    ck_assert_uint_eq (soleus_history_get_n (NULL), 0);
    add (history, 3, 1, 600);
    add (history, 1, 2, 700);
    ck_assert_uint_eq (soleus_history_get_n (same), 2);
    ck_assert_int_eq (soleus_history_get (same, 0)->day, 3);
    ck_assert_int_eq (soleus_history_get (same, 1)->day, 1);
  }
END_TEST

START_TEST (a_day_is_that_of_the_clock_where_it_was_recorded)
  {
    static const struct
    {
      const char *start;
      gint64 day;
    } rows[] = {
        {"1970-01-01T00:00:00Z", 0},
        {"1970-01-02T23:59:59Z", 1},
        {"1969-12-31T12:00:00", -1},
        {"2024-03-01T00:30:00+02:00", 19783},
        {"2024-02-29T23:30:00-05:00", 19782},
        {NULL, G_MININT64},
        {"yesterday", G_MININT64},
    };

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      ck_assert_int_eq (
          soleus_history_day_of_text (rows[i].start), rows[i].day);
    ck_assert_int_eq (soleus_history_day (NULL), G_MININT64);
  }
END_TEST

/* Rule H1, measured: one a minute over ten minutes, on two days. */
START_TEST (frequent_days_are_counted_once_each)
  {
    static const struct
    {
      SoleusHistoryRow rows[4];
      guint n_rows;
      guint n_days;
    } cases[] = {
        {{{0}}, 0, 0},
        {{{1, 1, 600}}, 1, 1},
        {{{1, 1, 600}, {1, 5, 6000}}, 2, 1},
        {{{1, 1, 600}, {2, 1, 600}}, 2, 2},
        {{{1, 1, 600}, {2, 1, 599.9}}, 2, 1},
        {{{1, 1, 600}, {2, 0.99, 6000}}, 2, 1},
        {{{1, 9, 900}, {2, 9, 900}, {3, 0, 900}, {4, 9, 900}}, 4, 3},
        {{{1, NAN, 900}, {-5, 9, 900}}, 2, 1},
        /* A day that is not known is nobody's second day. */
        {{{G_MININT64, 9, 900}}, 1, 1},
        {{{G_MININT64, 9, 900}, {G_MININT64, 9, 900}}, 2, 1},
        {{{G_MININT64, 9, 900}, {7, 9, 900}}, 2, 1},
    };

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        g_autoptr (SoleusHistory) history = soleus_history_new ();

        for (guint row = 0; row < cases[i].n_rows; row++)
          soleus_history_add (history, &cases[i].rows[row]);
        ck_assert_msg (
            soleus_history_n_frequent_days (history, NULL) == cases[i].n_days,
            "row %u", (guint)i);
      }
  }
END_TEST

START_TEST (the_recording_itself_counts_as_a_day_when_it_was_measured)
  {
    g_autoptr (SoleusHistory) history = soleus_history_new ();
    SoleusEvidence evidence;

    soleus_evidence_init (&evidence);
    evidence.day = 8;
    evidence.rate_per_min = 2;
    evidence.usable_rest_s = 900;
    add (history, 7, 2, 900);
    ck_assert_uint_eq (soleus_history_n_frequent_days (history, &evidence), 1);
    evidence.measured = TRUE;
    ck_assert_uint_eq (soleus_history_n_frequent_days (history, &evidence), 2);
    ck_assert_uint_eq (soleus_history_n_frequent_days (NULL, &evidence), 1);
    evidence.day = 7;
    ck_assert_uint_eq (soleus_history_n_frequent_days (history, &evidence), 1);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("evidence");
  TCase *tc = tcase_create ("evidence");

  tcase_add_test (tc, what_was_not_measured_is_not_zero);
  tcase_add_test (tc, a_history_keeps_its_rows_in_order);
  tcase_add_test (tc, a_day_is_that_of_the_clock_where_it_was_recorded);
  tcase_add_test (tc, frequent_days_are_counted_once_each);
  tcase_add_test (
      tc, the_recording_itself_counts_as_a_day_when_it_was_measured);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
