/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "soleus-read-log.h"

START_TEST (a_line_becomes_a_sentence_with_its_values)
  {
    g_autoptr (SoleusReadLog) log = soleus_read_log_new ();
    g_autofree char *text = NULL;

    soleus_read_log_add (
        log, SOLEUS_LOG_LOST, "no-samples", "channel", "EMG 1", NULL);
    ck_assert_uint_eq (soleus_read_log_get_n (log), 1);
    text = soleus_log_entry_dup_text (soleus_read_log_get (log, 0));
    ck_assert_str_eq (text, "This channel holds no samples.");
  }
END_TEST

START_TEST (a_damaged_file_cannot_fill_the_log)
  {
    g_autoptr (SoleusReadLog) log = soleus_read_log_new ();

    for (int i = 0; i < SOLEUS_READ_LOG_MAX + 7; i++)
      soleus_read_log_add (log, SOLEUS_LOG_LOST, "no-samples", NULL);
    ck_assert_uint_eq (soleus_read_log_get_n (log), SOLEUS_READ_LOG_MAX);
    ck_assert_uint_eq (soleus_read_log_get_n_dropped (log), 7);
  }
END_TEST

START_TEST (bytes_that_are_no_text_are_made_valid)
  {
    g_autoptr (SoleusReadLog) log = soleus_read_log_new ();

    soleus_read_log_add (
        log, SOLEUS_LOG_LOST, "no-samples", "channel", "\377\376", NULL);
    ck_assert (g_utf8_validate (
        soleus_read_log_get (log, 0)->values[0].value, -1, NULL));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("read-log");
  TCase *tc = tcase_create ("lines");

  tcase_add_test (tc, a_line_becomes_a_sentence_with_its_values);
  tcase_add_test (tc, a_damaged_file_cannot_fill_the_log);
  tcase_add_test (tc, bytes_that_are_no_text_are_made_valid);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
