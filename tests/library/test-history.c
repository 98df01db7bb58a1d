/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "soleus-library-history.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "soleus-error.h"
#include "soleus-random-decisions.h"

typedef struct
{
  SoleusLibrary *library;
  SoleusLibraryState state;
} Open;

static Open
open_at (const char *path, const char *fingerprint)
{
  g_autoptr (SoleusRecording) recording =
      soleus_tiny_recording (fingerprint, "/r.edf");
  g_autoptr (GError) error = NULL;
  Open open = {NULL, {0}};
  gint64 id = 0;

  open.library = soleus_library_open (path, &error);
  soleus_test_no_error (error);
  soleus_library_enter (open.library, recording, 1, &id, &error);
  soleus_test_no_error (error);
  soleus_library_load (open.library, id, &open.state, &error);
  soleus_test_no_error (error);
  return open;
}

static void
close_it (Open *open)
{
  soleus_library_state_clear (&open->state);
  soleus_library_close (open->library);
  open->library = NULL;
}

static void
change_once (Open *open, GRand *rand)
{
  g_autoptr (SoleusDecisions) next =
      soleus_random_change (open->state.decisions, rand);
  g_autoptr (GError) error = NULL;

  soleus_library_store (open->library, &open->state, next, "test", 3, &error);
  soleus_test_no_error (error);
}

START_TEST (random_decisions_come_back_as_they_were)
  {
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "random.db", NULL);
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());
    Open open = open_at (path, "a");

    for (int i = 0; i < 120; i++)
      {
        g_autoptr (SoleusDecisions) kept = NULL;
        change_once (&open, rand);
        kept = soleus_decisions_ref (open.state.decisions);
        if (i % 4 != 0)
          continue;
        close_it (&open);
        open = open_at (path, "a");
        ck_assert (soleus_decisions_equal (kept, open.state.decisions));
        ck_assert_uint_eq (soleus_decisions_next_id (kept),
            soleus_decisions_next_id (open.state.decisions));
        ck_assert_str_eq (open.state.undo.what, "test");
        ck_assert_uint_eq (open.state.undo.n, 3);
        ck_assert_ptr_null (open.state.redo.what);
      }
    ck_assert (soleus_library_check (open.library, NULL));
    close_it (&open);
  }
END_TEST

#define N_EDITS 1000

START_TEST (a_thousand_changes_undo_and_redo_through_a_closed_window)
  {
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "thousand.db", NULL);
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());
    g_autoptr (GPtrArray) were =
        g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_decisions_unref);
    Open open = open_at (path, "a");

    g_ptr_array_add (were, soleus_decisions_ref (open.state.decisions));
    for (int i = 0; i < N_EDITS; i++)
      {
        change_once (&open, rand);
        g_ptr_array_add (were, soleus_decisions_ref (open.state.decisions));
      }
    for (int i = N_EDITS - 1; i >= 0; i--)
      {
        if (i % 100 == 50)
          {
            close_it (&open);
            open = open_at (path, "a");
          }
        ck_assert (soleus_library_undo (open.library, &open.state, NULL));
        ck_assert (soleus_decisions_equal (
            open.state.decisions, g_ptr_array_index (were, i)));
      }
    ck_assert (!soleus_library_undo (open.library, &open.state, NULL));
    for (int i = 1; i <= N_EDITS; i++)
      {
        if (i % 100 == 50)
          {
            close_it (&open);
            open = open_at (path, "a");
          }
        ck_assert (soleus_library_redo (open.library, &open.state, NULL));
        ck_assert (soleus_decisions_equal (
            open.state.decisions, g_ptr_array_index (were, i)));
      }
    ck_assert (!soleus_library_redo (open.library, &open.state, NULL));
    close_it (&open);
  }
END_TEST

START_TEST (a_change_after_an_undo_drops_what_was_undone)
  {
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());
    Open open = open_at (":memory:", "a");
    g_autoptr (SoleusDecisions) third = NULL;
    g_autoptr (SoleusDecisions) end = NULL;

    for (int i = 0; i < 3; i++)
      change_once (&open, rand);
    third = soleus_decisions_ref (open.state.decisions);
    for (int i = 0; i < 30; i++)
      change_once (&open, rand);
    for (int i = 0; i < 30; i++)
      ck_assert (soleus_library_undo (open.library, &open.state, NULL));
    ck_assert (soleus_decisions_equal (third, open.state.decisions));
    change_once (&open, rand);
    end = soleus_decisions_ref (open.state.decisions);
    ck_assert_ptr_null (open.state.redo.what);
    ck_assert (!soleus_library_redo (open.library, &open.state, NULL));
    ck_assert (soleus_library_undo (open.library, &open.state, NULL));
    ck_assert (soleus_decisions_equal (third, open.state.decisions));
    ck_assert (soleus_library_redo (open.library, &open.state, NULL));
    ck_assert (soleus_decisions_equal (end, open.state.decisions));
    ck_assert (
        soleus_library_load (open.library, open.state.id, &open.state, NULL));
    ck_assert (soleus_decisions_equal (end, open.state.decisions));
    close_it (&open);
  }
END_TEST

START_TEST (a_change_that_changes_nothing_is_no_step)
  {
    Open open = open_at (":memory:", "a");
    g_autoptr (SoleusDecisions) same =
        soleus_decisions_with_note (open.state.decisions, "");

    ck_assert (soleus_library_store (
        open.library, &open.state, same, "note", 1, NULL));
    ck_assert_uint_eq (open.state.position, 0);
    ck_assert_ptr_null (open.state.undo.what);
    close_it (&open);
  }
END_TEST

START_TEST (recordings_do_not_see_each_others_decisions)
  {
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "two.db", NULL);
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());
    Open a = open_at (path, "a");
    Open b = open_at (path, "b");
    g_autoptr (SoleusDecisions) empty = soleus_decisions_new ();

    for (int i = 0; i < 20; i++)
      change_once (&a, rand);
    ck_assert (soleus_library_is_current (b.library, &b.state));
    ck_assert (soleus_library_load (b.library, b.state.id, &b.state, NULL));
    ck_assert (soleus_decisions_equal (empty, b.state.decisions));
    close_it (&a);
    close_it (&b);
  }
END_TEST

START_TEST (two_windows_never_overwrite_each_other_silently)
  {
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "windows.db", NULL);
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());
    Open one = open_at (path, "a");
    Open two = open_at (path, "a");
    g_autoptr (SoleusDecisions) next = NULL;
    g_autoptr (GError) error = NULL;

    soleus_library_was_changed (two.library);
    change_once (&one, rand);
    ck_assert (soleus_library_was_changed (two.library));
    ck_assert (!soleus_library_was_changed (two.library));
    ck_assert (!soleus_library_is_current (two.library, &two.state));

    next = soleus_random_change (two.state.decisions, rand);
    ck_assert (!soleus_library_store (
        two.library, &two.state, next, "test", 1, &error));
    soleus_test_error (&error, SOLEUS_ERROR_STALE, NULL);
    ck_assert (
        soleus_library_load (two.library, two.state.id, &two.state, NULL));
    ck_assert (
        soleus_decisions_equal (one.state.decisions, two.state.decisions));
    change_once (&two, rand);
    ck_assert (!soleus_library_undo (one.library, &one.state, &error));
    soleus_test_error (&error, SOLEUS_ERROR_STALE, NULL);
    close_it (&one);
    close_it (&two);
  }
END_TEST

/* Changes without pause until it is killed; each one that was acknowledged
 * is told by its decisions' number, one byte a change. */
static void
change_for_ever (const char *path, guint32 seed, int told)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  Open open = open_at (path, "a");

  for (;;)
    {
      change_once (&open, rand);
      if (write (told, "x", 1) != 1)
        _exit (1);
    }
}

static guint
kill_after (const char *path, guint32 seed, gulong wait_us)
{
  int pipe_ends[2];
  char bytes[256];
  guint n_told = 0;
  gssize n;
  pid_t child;

  ck_assert_int_eq (pipe (pipe_ends), 0);
  child = fork ();
  if (child == 0)
    {
      close (pipe_ends[0]);
      change_for_ever (path, seed, pipe_ends[1]);
    }
  close (pipe_ends[1]);
  g_usleep (wait_us);
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  while ((n = read (pipe_ends[0], bytes, sizeof bytes)) > 0)
    n_told += (guint)n;
  close (pipe_ends[0]);
  return n_told;
}

START_TEST (a_kill_at_any_moment_loses_at_most_the_change_in_flight)
  {
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());
    guint n_all = 0;

    for (guint k = 0; k < 10; k++)
      {
        g_autofree char *name = g_strdup_printf ("kill-%u.db", k);
        g_autofree char *path =
            g_build_filename (soleus_test_tmp_dir (), name, NULL);
        guint32 seed = g_rand_int (rand);
        g_autoptr (GRand) replay = g_rand_new_with_seed (seed);
        g_autoptr (SoleusDecisions) expected = soleus_decisions_new ();
        guint n_told = kill_after (
            path, seed, (gulong)g_rand_int_range (rand, 20000, 120000));
        Open open = open_at (path, "a");

        ck_assert_uint_ge (open.state.position, n_told);
        ck_assert_uint_le (open.state.position, n_told + 1);
        for (guint i = 0; i < open.state.position; i++)
          {
            SoleusDecisions *next = soleus_random_change (expected, replay);
            soleus_decisions_unref (expected);
            expected = next;
          }
        ck_assert (soleus_decisions_equal (expected, open.state.decisions));
        ck_assert (soleus_library_check (open.library, NULL));
        n_all += n_told;
        close_it (&open);
      }
    /* The kills hit while changes were made, not before the first. */
    ck_assert_uint_gt (n_all, 10);
  }
END_TEST

START_TEST (one_change_among_ten_thousand_marks_is_kept_within_100_ms)
  {
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "many.db", NULL);
    g_autoptr (GPtrArray) marks =
        g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_mark_unref);
    g_autoptr (SoleusDecisions) all = NULL;
    g_autoptr (SoleusDecisions) changed = NULL;
    SoleusMark values = {.label = (char *)"FASC", .duration_s = 0.02};
    Open open = open_at (path, "a");
    gint64 best_us = G_MAXINT64;

    for (guint i = 0; i < 10000; i++)
      {
        values.id = i + 1;
        values.onset_s = i * 0.5;
        g_ptr_array_add (marks, soleus_mark_new (&values));
      }
    all = soleus_decisions_with_marks (open.state.decisions,
        (const SoleusMark *const *)marks->pdata, marks->len);
    ck_assert (soleus_library_store (
        open.library, &open.state, all, "import", 10000, NULL));
    ck_assert (
        soleus_library_load (open.library, open.state.id, &open.state, NULL));
    ck_assert (soleus_decisions_equal (all, open.state.decisions));

    changed = soleus_decisions_without_mark (open.state.decisions, 5000);
    for (guint i = 0; i < 5; i++)
      {
        gint64 start_us = soleus_test_cpu_us ();
        ck_assert (soleus_library_store (
            open.library, &open.state, changed, "remove", 1, NULL));
        ck_assert (soleus_library_undo (open.library, &open.state, NULL));
        best_us = MIN (best_us, soleus_test_cpu_us () - start_us);
      }
    /* The promise is 100 ms for one, with the disk (bench-marks measures
     * that); two fit in it here. */
    ck_assert_int_lt (best_us, 100000);
    ck_assert (soleus_decisions_equal (all, open.state.decisions));
    close_it (&open);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("history");
  TCase *tc = tcase_create ("steps");

  tcase_set_timeout (tc, 60);
  tcase_add_test (tc, random_decisions_come_back_as_they_were);
  tcase_add_test (tc, a_thousand_changes_undo_and_redo_through_a_closed_window);
  tcase_add_test (tc, a_change_after_an_undo_drops_what_was_undone);
  tcase_add_test (tc, a_change_that_changes_nothing_is_no_step);
  tcase_add_test (tc, recordings_do_not_see_each_others_decisions);
  tcase_add_test (tc, two_windows_never_overwrite_each_other_silently);
  tcase_add_test (tc, a_kill_at_any_moment_loses_at_most_the_change_in_flight);
  tcase_add_test (
      tc, one_change_among_ten_thousand_marks_is_kept_within_100_ms);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
