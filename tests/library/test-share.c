/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <glib/gstdio.h>
#include <string.h>

#include "soleus-error.h"
#include "soleus-library-history.h"
#include "soleus-library-people.h"
#include "soleus-library-share.h"
#include "soleus-random-decisions.h"

static char *
fresh (const char *name)
{
  char *path = g_build_filename (soleus_test_tmp_dir (), name, NULL);

  g_unlink (path);
  return path;
}

static gint64
enter (SoleusLibrary *library, const char *name)
{
  g_autofree char *path = g_strconcat ("/data/", name, NULL);
  g_autoptr (SoleusRecording) recording = soleus_tiny_recording (name, path);
  gint64 id = 0;

  ck_assert (soleus_library_enter (library, recording, 1, &id, NULL));
  return id;
}

/* Twenty changes, three of them undone. */
static void
decide (SoleusLibrary *library, gint64 id, GRand *rand)
{
  SoleusLibraryState state = {0};

  ck_assert (soleus_library_load (library, id, &state, NULL));
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (SoleusDecisions) next =
          soleus_random_change (state.decisions, rand);
      ck_assert (soleus_library_store (library, &state, next, "test", 1, NULL));
    }
  for (guint i = 0; i < 3; i++)
    ck_assert (soleus_library_undo (library, &state, NULL));
  soleus_library_state_clear (&state);
}

/* fox with a.edf and a diary, owl with b.edf, and c.edf of nobody. */
static SoleusLibrary *
make_library (const char *path, GRand *rand)
{
  SoleusLibrary *library = soleus_library_open (path, NULL);
  const SoleusLibraryResult result = {"FASC", 4, 60.0, 4.0, "U1"};
  const SoleusLibraryRate rate = {
      0, "Calf", "soleus", "left", "emg", "FASC", 4, 60.0};
  gint64 fox, owl;
  gint64 ids[3];

  ck_assert (soleus_library_enter_person (library, "fox", &fox, NULL));
  ck_assert (soleus_library_enter_person (library, "owl", &owl, NULL));
  ck_assert (soleus_library_describe_person (library, fox, 1980, "runs", NULL));
  ids[0] = enter (library, "a.edf");
  ids[1] = enter (library, "b.edf");
  ids[2] = enter (library, "c.edf");
  for (guint i = 0; i < 3; i++)
    decide (library, ids[i], rand);
  ck_assert (soleus_library_set_person (library, ids[0], fox, NULL));
  ck_assert (soleus_library_set_person (library, ids[1], owl, NULL));
  ck_assert (soleus_library_set_result (library, ids[0], &result, NULL));
  ck_assert (soleus_library_set_rates (library, ids[0], "h", &rate, 1, NULL));
  ck_assert (soleus_library_add_diary (
      library, fox, "2026-05-01T08:00", "coffee", "two", NULL));
  ck_assert (soleus_library_set_setting (library, "rater", "ann", NULL));
  return library;
}

/* The same decisions with the same history to both sides. */
static void
check_same (SoleusLibrary *a, SoleusLibrary *b, const char *name)
{
  SoleusLibraryState x = {0};
  SoleusLibraryState y = {0};

  ck_assert (soleus_library_load (a, enter (a, name), &x, NULL));
  ck_assert (soleus_library_load (b, enter (b, name), &y, NULL));
  while (soleus_library_redo (a, &x, NULL))
    ck_assert (soleus_library_redo (b, &y, NULL));
  do
    {
      ck_assert_uint_eq (x.position, y.position);
      ck_assert (soleus_decisions_equal (x.decisions, y.decisions));
    }
  while (
      soleus_library_undo (a, &x, NULL) && soleus_library_undo (b, &y, NULL));
  ck_assert_uint_eq (y.position, 0);
  soleus_library_state_clear (&x);
  soleus_library_state_clear (&y);
}

START_TEST (a_whole_library_is_carried_elsewhere_with_its_history)
  {
    g_autofree char *path = fresh ("carry.db");
    g_autofree char *file = fresh ("carry.soleus");
    g_autofree char *there = fresh ("there.db");
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());
    g_autoptr (SoleusLibrary) library = make_library (path, rand);
    g_autoptr (SoleusLibrary) other = soleus_library_open (there, NULL);
    g_autoptr (GPtrArray) people = NULL;
    g_autoptr (GPtrArray) diary = NULL;
    g_autoptr (GArray) rates = NULL;
    SoleusLibraryImported imported;
    g_autoptr (GError) error = NULL;
    g_autofree char *log = g_strconcat (file, "-wal", NULL);
    gint64 fox;

    ck_assert (soleus_library_export (library, 0, file, &error));
    soleus_test_no_error (error);
    ck_assert (!g_file_test (log, G_FILE_TEST_EXISTS));
    ck_assert (soleus_library_import (other, file, &imported, &error));
    soleus_test_no_error (error);
    ck_assert_uint_eq (imported.n_people, 2);
    ck_assert_uint_eq (imported.n_recordings, 3);
    ck_assert_uint_eq (imported.n_kept, 0);
    check_same (library, other, "a.edf");
    check_same (library, other, "b.edf");
    check_same (library, other, "c.edf");
    ck_assert (soleus_library_find_person (other, "fox", &fox, NULL));
    diary = soleus_library_dup_diary (other, fox, NULL);
    ck_assert_uint_eq (diary->len, 1);
    rates = soleus_library_dup_rates (other, fox, NULL);
    ck_assert_uint_eq (rates->len, 1);
    people = soleus_library_dup_people (other, NULL);
    ck_assert_int_eq (
        ((SoleusLibraryPerson *)g_ptr_array_index (people, 0))->birth_year,
        1980);
    ck_assert (soleus_library_check (other, NULL));
    ck_assert_ptr_null (soleus_library_dup_setting (other, "rater"));
  }
END_TEST

START_TEST (one_persons_file_holds_nobody_else)
  {
    g_autofree char *path = fresh ("many.db");
    g_autofree char *file = fresh ("fox.soleus");
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());
    g_autoptr (SoleusLibrary) library = make_library (path, rand);
    g_autoptr (SoleusLibrary) other = soleus_library_open (":memory:", NULL);
    g_autoptr (GError) error = NULL;
    g_autofree char *bytes = NULL;
    SoleusLibraryImported imported;
    gsize n;
    gint64 fox;

    ck_assert (soleus_library_find_person (library, "fox", &fox, NULL));
    ck_assert (soleus_library_export (library, fox, file, &error));
    soleus_test_no_error (error);
    ck_assert (g_file_get_contents (file, &bytes, &n, NULL));
    ck_assert_ptr_nonnull (memmem (bytes, n, "a.edf", 5));
    ck_assert_ptr_null (memmem (bytes, n, "raterann", 8)); /* a setting */
    ck_assert_ptr_null (memmem (bytes, n, "owl", 3));
    ck_assert_ptr_null (memmem (bytes, n, "b.edf", 5));
    ck_assert_ptr_null (memmem (bytes, n, "c.edf", 5));
    ck_assert (soleus_library_import (other, file, &imported, &error));
    ck_assert_uint_eq (imported.n_recordings, 1);
    check_same (library, other, "a.edf");
  }
END_TEST

START_TEST (what_is_decided_here_is_never_overwritten)
  {
    g_autofree char *path = fresh ("mine.db");
    g_autofree char *file = fresh ("theirs.soleus");
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());
    g_autoptr (SoleusLibrary) library = make_library (path, rand);
    g_autoptr (SoleusLibrary) mine = soleus_library_open (":memory:", NULL);
    SoleusLibraryState before = {0};
    SoleusLibraryState after = {0};
    SoleusLibraryImported imported;
    gint64 a;

    ck_assert (soleus_library_export (library, 0, file, NULL));
    a = enter (mine, "a.edf");
    enter (mine, "b.edf"); /* known here, and nothing decided */
    decide (mine, a, rand);
    ck_assert (soleus_library_load (mine, a, &before, NULL));
    ck_assert (soleus_library_import (mine, file, &imported, NULL));
    ck_assert_uint_eq (imported.n_kept, 1);
    ck_assert_uint_eq (imported.n_recordings, 2);
    ck_assert (soleus_library_load (mine, a, &after, NULL));
    ck_assert (soleus_decisions_equal (before.decisions, after.decisions));
    check_same (library, mine, "b.edf");
    /* Twice is as good as once. */
    ck_assert (soleus_library_import (mine, file, &imported, NULL));
    ck_assert_uint_eq (imported.n_people, 0);
    ck_assert_uint_eq (imported.n_recordings, 0);
    ck_assert_uint_eq (imported.n_kept, 3);
    soleus_library_state_clear (&before);
    soleus_library_state_clear (&after);
  }
END_TEST

START_TEST (what_is_no_library_and_what_is_there_already_is_refused)
  {
    g_autofree char *path = fresh ("refuse.db");
    g_autofree char *file = fresh ("refuse.soleus");
    g_autoptr (SoleusLibrary) library = soleus_library_open (path, NULL);
    g_autoptr (GError) error = NULL;
    SoleusLibraryImported imported;

    ck_assert (!soleus_library_import (library, file, &imported, &error));
    soleus_test_error (&error, SOLEUS_ERROR_MISSING, file, NULL);
    ck_assert (g_file_set_contents (file, "no library at all", -1, NULL));
    ck_assert (!soleus_library_import (library, file, &imported, &error));
    soleus_test_error (&error, SOLEUS_ERROR_INVALID, file, NULL);
    ck_assert (!soleus_library_export (library, 0, file, &error));
    soleus_test_error (&error, SOLEUS_ERROR_IO, file, NULL);
    ck_assert (
        !soleus_library_export (library, 0, "/nowhere/at/all.db", &error));
    g_clear_error (&error);
    ck_assert (soleus_library_check (library, NULL));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("share");
  TCase *tc = tcase_create ("share");

  tcase_set_timeout (tc, 60);
  tcase_add_test (tc, a_whole_library_is_carried_elsewhere_with_its_history);
  tcase_add_test (tc, one_persons_file_holds_nobody_else);
  tcase_add_test (tc, what_is_decided_here_is_never_overwritten);
  tcase_add_test (tc, what_is_no_library_and_what_is_there_already_is_refused);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
