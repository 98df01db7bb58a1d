/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "soleus-time-entry.h"

/* Microseconds: what a clock time in a double keeps. */
#define CLOSE_S 1e-6

START_TEST (times_from_the_start_are_understood)
  {
    static const struct
    {
      const char *text;
      double time_s;
    } rows[] = {{"250", 250.0}, {" 4:10.5 ", 250.5}, {"4:10,5", 250.5},
        {"1:02:03", 3723.0}, {"0", 0.0}, {"0.25", 0.25}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        double time_s = -1.0;

        ck_assert_msg (soleus_time_entry_parse (rows[i].text, NULL, &time_s),
            "%s", rows[i].text);
        ck_assert_double_eq_tol (time_s, rows[i].time_s, CLOSE_S);
      }
  }
END_TEST

START_TEST (clock_times_are_from_the_start_of_the_recording)
  {
    g_autoptr (GDateTime) start =
        g_date_time_new_utc (2026, 3, 12, 23, 59, 0.0);
    double time_s;

    ck_assert (soleus_time_entry_parse ("23:59:30", start, &time_s));
    ck_assert_double_eq_tol (time_s, 30.0, CLOSE_S);
    ck_assert (soleus_time_entry_parse ("0:01:00", start, &time_s));
    ck_assert_double_eq_tol (time_s, 120.0, CLOSE_S);
    ck_assert (soleus_time_entry_parse ("4:10", start, &time_s));
    ck_assert_double_eq_tol (time_s, 250.0, CLOSE_S);
  }
END_TEST

START_TEST (what_is_no_time_is_refused)
  {
    static const char *const rows[] = {
        "", "soon", "1:2:3:4", "-5", "4:", "1e400", "4 10"};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        double time_s = 7.0;

        ck_assert_msg (
            !soleus_time_entry_parse (rows[i], NULL, &time_s), "%s", rows[i]);
        ck_assert_double_eq (time_s, 7.0);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("app-time-entry");
  TCase *tests = tcase_create ("time-entry");

  tcase_add_test (tests, times_from_the_start_are_understood);
  tcase_add_test (tests, clock_times_are_from_the_start_of_the_recording);
  tcase_add_test (tests, what_is_no_time_is_refused);
  suite_add_tcase (suite, tests);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
