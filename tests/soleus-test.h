/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <check.h>
#include <glib.h>

/*
 * What every test program shares.
 *
 *   static Suite *make_suite (void) { ... }
 *   SOLEUS_TEST_MAIN (make_suite)
 *
 * runs the suite and prints TAP. A program that needs real recordings uses
 * SOLEUS_TEST_MAIN_WITH_RECORDINGS: without the folder it prints the reason
 * and counts as skipped, or fails where SOLEUS_REQUIRE_RECORDINGS is set.
 */
int soleus_test_main (Suite *(*make_suite) (void));
int soleus_test_main_with_recordings (Suite *(*make_suite) (void));
/* The same for a program that needs @tool (an independent judge): it skips,
 * or fails where SOLEUS_REQUIRE_JUDGES is set. @available tells. */
int soleus_test_main_with_judge (
    Suite *(*make_suite) (void), const char *tool, gboolean available);

#define SOLEUS_TEST_MAIN(make_suite) \
  int main (void) \
  { \
    return soleus_test_main (make_suite); \
  }
#define SOLEUS_TEST_MAIN_WITH_RECORDINGS(make_suite) \
  int main (void) \
  { \
    return soleus_test_main_with_recordings (make_suite); \
  }

/* Path of a real recording, "evoked-calf-twitches/physiology_events.csv".
 * The folder is $SOLEUS_RECORDINGS or ../shared/recordings beside the
 * project. Free with g_free(). */
char *soleus_test_recording (const char *relative);

/* $SOLEUS_SEED, or a fixed number; printed to standard error once. */
guint32 soleus_test_seed (void);

/* The time that this process had a processor for, microseconds: what others
 * do beside it on a busy machine does not count. */
gint64 soleus_test_cpu_us (void);

/* An empty folder that is removed when the test program ends. */
const char *soleus_test_tmp_dir (void);

/* Asserts that @error is of SOLEUS_ERROR with @code and that its message
 * names every one of the strings that follow, ended by NULL; clears it. */
void soleus_test_error (GError **error, int code, ...) G_GNUC_NULL_TERMINATED;

/* Fails with the message when @error is set. */
#define soleus_test_no_error(error) \
  ck_assert_msg ((error) == NULL, "%s", (error) == NULL ? "" : (error)->message)
