/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include "soleus-error.h"
#include "soleus-fault-vfs.h"
#include "soleus-library-history.h"
#include "soleus-random-decisions.h"

/* Changes of one run: enough for the log to be checkpointed into the file
 * when the library is closed. */
#define N_CHANGES 6

typedef struct
{
  SoleusLibrary *library;
  SoleusLibraryState state;
} Open;

static gboolean
try_open (const char *path, Open *open, GError **error)
{
  g_autoptr (SoleusRecording) recording = soleus_tiny_recording ("a", "/a");
  gint64 id = 0;

  *open = (Open){NULL, {0}};
  open->library = soleus_library_open (path, error);
  return open->library != NULL
      && soleus_library_enter (open->library, recording, 1, &id, error)
      && soleus_library_load (open->library, id, &open->state, error);
}

static void
close_it (Open *open)
{
  soleus_library_state_clear (&open->state);
  soleus_library_close (open->library);
  open->library = NULL;
}

static gboolean
change_once (Open *open, GRand *rand, GError **error)
{
  g_autoptr (SoleusDecisions) next =
      soleus_random_change (open->state.decisions, rand);

  return soleus_library_store (
      open->library, &open->state, next, "test", 1, error);
}

static void
remove_library (const char *path)
{
  static const char *const ends[] = {"", "-wal", "-shm"};

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *name = g_strconcat (path, ends[i], NULL);
      g_unlink (name);
    }
}

typedef struct
{
  int code;
  const char *word; /* in the sentence */
} Trouble;

static const Trouble troubles[] = {
    {SQLITE_FULL, "full"},
    {SQLITE_IOERR_WRITE, "disk"},
    {SQLITE_IOERR_FSYNC, "disk"},
};

/* One run whose @n-th change of a file fails, and all after it. FALSE when
 * the run ended before. */
static gboolean
run_with_trouble (
    const char *path, const Trouble *trouble, guint n, GRand *rand)
{
  g_autoptr (SoleusDecisions) kept = NULL;
  g_autoptr (SoleusDecisions) in_flight = NULL;
  g_autoptr (GError) error = NULL;
  Open open;

  ck_assert (try_open (path, &open, NULL));
  soleus_fault_vfs_fail_at (n, trouble->code);
  for (guint i = 0; i < N_CHANGES && error == NULL; i++)
    {
      g_clear_pointer (&kept, soleus_decisions_unref);
      g_clear_pointer (&in_flight, soleus_decisions_unref);
      kept = soleus_decisions_ref (open.state.decisions);
      in_flight = soleus_random_change (kept, rand);
      soleus_library_store (
          open.library, &open.state, in_flight, "test", 1, &error);
    }
  soleus_fault_vfs_fail_at (0, 0);
  if (error == NULL)
    {
      close_it (&open);
      return FALSE;
    }
  soleus_test_error (&error, SOLEUS_ERROR_IO, path, trouble->word, NULL);
  ck_assert (soleus_decisions_equal (kept, open.state.decisions));

  /* There is room again: the same window goes on where it was. */
  ck_assert (change_once (&open, rand, &error));
  soleus_test_no_error (error);
  g_clear_pointer (&kept, soleus_decisions_unref);
  kept = soleus_decisions_ref (open.state.decisions);
  close_it (&open);
  ck_assert (try_open (path, &open, &error));
  ck_assert (soleus_decisions_equal (kept, open.state.decisions));
  ck_assert (soleus_library_check (open.library, NULL));
  close_it (&open);
  return TRUE;
}

START_TEST (a_disk_that_fails_at_any_write_loses_only_the_change_in_flight)
  {
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "trouble.db", NULL);
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());
    guint n_troubles = 0;

    soleus_fault_vfs_install ();
    remove_library (path);
    for (guint n = 1; run_with_trouble (path, &troubles[_i], n, rand); n++)
      n_troubles++;
    /* Each change writes and syncs at least once. */
    ck_assert_uint_ge (n_troubles, N_CHANGES);
  }
END_TEST

START_TEST (a_library_cannot_be_made_on_a_full_disk_and_says_so)
  {
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "no-room.db", NULL);
    g_autoptr (GError) error = NULL;
    guint n;

    soleus_fault_vfs_install ();
    for (n = 1;; n++)
      {
        g_autoptr (SoleusLibrary) library = NULL;
        remove_library (path);
        soleus_fault_vfs_fail_at (n, SQLITE_FULL);
        library = soleus_library_open (path, &error);
        soleus_fault_vfs_fail_at (0, 0);
        if (library != NULL)
          break;
        soleus_test_error (&error, SOLEUS_ERROR_IO, path, "full", NULL);
      }
    ck_assert_uint_gt (n, 3);
  }
END_TEST

static void
change_until_power_off (const char *path, guint32 seed, guint n, int told)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GRand) chance = g_rand_new_with_seed (seed + 1);
  Open open;

  soleus_fault_vfs_install ();
  soleus_fault_vfs_power_off_at (n, chance);
  if (!try_open (path, &open, NULL))
    _exit (1);
  for (;;)
    if (!change_once (&open, rand, NULL) || write (told, "x", 1) != 1)
      _exit (1);
}

static guint
lose_power (const char *path, guint32 seed, guint n)
{
  int pipe_ends[2];
  char bytes[256];
  guint n_told = 0;
  gssize got;
  pid_t child;
  int status;

  ck_assert_int_eq (pipe (pipe_ends), 0);
  child = fork ();
  if (child == 0)
    {
      close (pipe_ends[0]);
      change_until_power_off (path, seed, n, pipe_ends[1]);
    }
  close (pipe_ends[1]);
  while ((got = read (pipe_ends[0], bytes, sizeof bytes)) > 0)
    n_told += (guint)got;
  close (pipe_ends[0]);
  waitpid (child, &status, 0);
  ck_assert (WIFEXITED (status));
  ck_assert_int_eq (WEXITSTATUS (status), SOLEUS_FAULT_POWER_OFF);
  return n_told;
}

START_TEST (a_power_cut_loses_at_most_the_change_in_flight)
  {
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());

    for (guint k = 0; k < 40; k++)
      {
        g_autofree char *name = g_strdup_printf ("power-%u.db", k);
        g_autofree char *path =
            g_build_filename (soleus_test_tmp_dir (), name, NULL);
        guint32 seed = g_rand_int (rand);
        g_autoptr (GRand) replay = g_rand_new_with_seed (seed);
        g_autoptr (SoleusDecisions) expected = soleus_decisions_new ();
        /* The first changes make the file itself; every one is tried. */
        guint n_told = lose_power (path, seed, 1 + 3 * k);
        g_autoptr (GError) error = NULL;
        Open open;

        ck_assert (try_open (path, &open, &error));
        soleus_test_no_error (error);
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
        close_it (&open);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("faults");
  TCase *tc = tcase_create ("disk");

  tcase_set_timeout (tc, 60);
  tcase_add_loop_test (tc,
      a_disk_that_fails_at_any_write_loses_only_the_change_in_flight, 0,
      G_N_ELEMENTS (troubles));
  tcase_add_test (tc, a_library_cannot_be_made_on_a_full_disk_and_says_so);
  tcase_add_test (tc, a_power_cut_loses_at_most_the_change_in_flight);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
