/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-progress.h"

#include "soleus-error.h"
#include "soleus-test.h"

static void
keep (double fraction, gpointer user_data)
{
  *(double *)user_data = fraction;
}

START_TEST (a_report_stays_between_0_and_1)
  {
    double last = -1.0;
    SoleusProgress progress = {.report = keep, .user_data = &last};

    soleus_progress_report (&progress, 0.25);
    ck_assert_double_eq (last, 0.25);
    soleus_progress_report (&progress, 1.5);
    ck_assert_double_eq (last, 1.0);
    soleus_progress_report (&progress, -1.0);
    ck_assert_double_eq (last, 0.0);
  }
END_TEST

START_TEST (work_stops_once_it_was_cancelled_and_not_before)
  {
    SoleusProgress progress = {NULL};
    g_autoptr (GError) error = NULL;

    ck_assert (!soleus_progress_stop (&progress, &error));
    ck_assert_ptr_null (error);
    soleus_progress_cancel (&progress);
    ck_assert (soleus_progress_cancelled (&progress));
    ck_assert (soleus_progress_stop (&progress, &error));
    soleus_test_error (&error, SOLEUS_ERROR_CANCELLED, NULL);
  }
END_TEST

START_TEST (nobody_needs_to_listen)
  {
    soleus_progress_report (NULL, 0.5);
    soleus_progress_cancel (NULL);
    ck_assert (!soleus_progress_stop (NULL, NULL));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("progress");
  TCase *tc = tcase_create ("reports");

  tcase_add_test (tc, a_report_stays_between_0_and_1);
  tcase_add_test (tc, work_stops_once_it_was_cancelled_and_not_before);
  tcase_add_test (tc, nobody_needs_to_listen);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
