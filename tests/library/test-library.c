/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "soleus-library.h"

#include <glib/gstdio.h>
#include <math.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "soleus-error.h"
#include "soleus-library-history.h"
#include "soleus-random-decisions.h"

static char *
path_of (const char *name)
{
  return g_build_filename (soleus_test_tmp_dir (), name, NULL);
}

static SoleusLibrary *
library_at (const char *path)
{
  g_autoptr (GError) error = NULL;
  SoleusLibrary *library = soleus_library_open (path, &error);

  soleus_test_no_error (error);
  return library;
}

static gint64
enter (SoleusLibrary *library, const char *fingerprint, const char *path)
{
  g_autoptr (SoleusRecording) recording =
      soleus_tiny_recording (fingerprint, path);
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  soleus_library_enter (library, recording, 1000, &id, &error);
  soleus_test_no_error (error);
  return id;
}

START_TEST (a_moved_file_is_the_same_recording)
  {
    g_autoptr (SoleusLibrary) library = library_at (":memory:");
    gint64 first = enter (library, "abc", "/home/me/night.edf");
    gint64 other = enter (library, "xyz", "/home/me/other.edf");
    gint64 moved = enter (library, "abc", "/media/stick/renamed.edf");
    g_autoptr (GPtrArray) all =
        soleus_library_dup_recordings (library, 9, NULL);

    ck_assert_int_eq (first, moved);
    ck_assert_int_ne (first, other);
    ck_assert_uint_eq (all->len, 2);
    for (guint i = 0; i < all->len; i++)
      {
        const SoleusLibraryRecording *row = g_ptr_array_index (all, i);
        if (row->id == first)
          ck_assert_str_eq (row->path, "/media/stick/renamed.edf");
      }
  }
END_TEST

START_TEST (recent_recordings_come_newest_first_with_their_result)
  {
    g_autoptr (SoleusLibrary) library = library_at (":memory:");
    g_autoptr (SoleusRecording) a = soleus_tiny_recording ("a", "/a.edf");
    g_autoptr (SoleusRecording) b = soleus_tiny_recording ("b", "/b.edf");
    g_autoptr (GPtrArray) one = NULL;
    const SoleusLibraryResult result = {.pattern = "FASC",
        .n_twitches = 41,
        .usable_rest_s = 1704.0,
        .rate_per_min = NAN,
        .urgency = "U1"};
    const SoleusLibraryRecording *row;
    gint64 id;

    ck_assert (soleus_library_enter (library, a, 5000, &id, NULL));
    ck_assert (soleus_library_set_result (library, id, &result, NULL));
    ck_assert (soleus_library_enter (library, b, 4000, &id, NULL));
    one = soleus_library_dup_recordings (library, 1, NULL);
    ck_assert_uint_eq (one->len, 1);
    row = g_ptr_array_index (one, 0);
    ck_assert_str_eq (row->name, "a.edf");
    ck_assert (row->has_result);
    ck_assert_str_eq (row->result.pattern, "FASC");
    ck_assert_uint_eq (row->result.n_twitches, 41);
    ck_assert_double_eq (row->result.usable_rest_s, 1704.0);
    ck_assert (isnan (row->result.rate_per_min));
    ck_assert_str_eq (row->result.urgency, "U1");
    ck_assert_int_eq (row->opened_us, 5000);
    ck_assert_uint_eq (row->n_marks, 0);
  }
END_TEST

START_TEST (a_library_is_made_with_its_folder_and_for_its_owner_alone)
  {
    g_autofree char *path = path_of ("new/deep/library.db");
    g_autofree char *folder = g_path_get_dirname (path);
    g_autoptr (SoleusLibrary) library = library_at (path);
    g_autoptr (GError) error = NULL;
    GStatBuf facts;

    ck_assert_int_eq (g_stat (folder, &facts), 0);
    ck_assert_int_eq (facts.st_mode & 0077, 0);
    ck_assert (soleus_library_check (library, &error));
    soleus_test_no_error (error);
  }
END_TEST

START_TEST (a_file_that_is_no_library_is_refused_and_left_alone)
  {
    g_autofree char *path = path_of ("text.db");
    g_autofree char *after = NULL;
    const char *text = "This is a shopping list, and long enough for a header "
                       "of a database: milk, bread, magnesium, more milk. 123";
    g_autoptr (GError) error = NULL;

    g_file_set_contents (path, text, -1, NULL);
    ck_assert_ptr_null (soleus_library_open (path, &error));
    soleus_test_error (&error, SOLEUS_ERROR_INVALID, path, NULL);
    g_file_get_contents (path, &after, NULL, NULL);
    ck_assert_str_eq (after, text);
  }
END_TEST

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *db;
  char *message = NULL;

  ck_assert_int_eq (sqlite3_open (path, &db), SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  ck_assert_msg (message == NULL, "%s: %s", sql, message);
  sqlite3_close (db);
}

START_TEST (a_database_of_another_program_is_refused)
  {
    g_autofree char *path = path_of ("foreign.db");
    g_autoptr (GError) error = NULL;

    run_sql (path, "CREATE TABLE songs (title TEXT)");
    ck_assert_ptr_null (soleus_library_open (path, &error));
    soleus_test_error (&error, SOLEUS_ERROR_INVALID, path, "another", NULL);
  }
END_TEST

START_TEST (a_library_of_a_newer_soleus_is_refused)
  {
    g_autofree char *path = path_of ("newer.db");
    g_autoptr (GError) error = NULL;

    soleus_library_close (library_at (path));
    run_sql (path, "PRAGMA user_version = 999");
    ck_assert_ptr_null (soleus_library_open (path, &error));
    soleus_test_error (
        &error, SOLEUS_ERROR_UNSUPPORTED, path, "newer", "999", NULL);
  }
END_TEST

START_TEST (a_damaged_library_says_so)
  {
    g_autofree char *path = path_of ("damaged.db");
    g_autofree char *bytes = NULL;
    g_autoptr (GError) error = NULL;
    gsize length;

    soleus_library_close (library_at (path));
    g_file_get_contents (path, &bytes, &length, NULL);
    memset (bytes + 4096, 0xa5, 3 * 4096);
    g_file_set_contents (path, bytes, (gssize)length, NULL);
    ck_assert_ptr_null (soleus_library_open (path, &error));
    soleus_test_error (&error, SOLEUS_ERROR_INVALID, path, "damaged", NULL);
  }
END_TEST

/* Only a process of its own gives up being root. */
static void
stop_being_root (void)
{
  if (geteuid () == 0)
    ck_assert_int_eq (setuid (65534), 0);
}

START_TEST (a_folder_that_may_not_be_written_is_named)
  {
    g_autofree char *folder = path_of ("locked");
    g_autofree char *path = g_build_filename (folder, "library.db", NULL);
    g_autoptr (GError) error = NULL;

    g_chmod (soleus_test_tmp_dir (), 0755);
    g_mkdir (folder, 0555);
    stop_being_root ();
    ck_assert_ptr_null (soleus_library_open (path, &error));
    soleus_test_error (&error, SOLEUS_ERROR_IO, path, NULL);
  }
END_TEST

START_TEST (a_library_in_a_read_only_folder_is_shown_and_refuses_changes)
  {
    g_autofree char *folder = path_of ("read-only");
    g_autofree char *source = path_of ("read-only-source.db");
    g_autofree char *path = g_build_filename (folder, "library.db", NULL);
    g_autofree char *log = g_strconcat (path, "-wal", NULL);
    g_autofree char *source_log = g_strconcat (source, "-wal", NULL);
    g_autoptr (SoleusLibrary) first = library_at (source);
    g_autoptr (SoleusLibrary) library = NULL;
    g_autoptr (SoleusDecisions) noted = NULL;
    g_autoptr (GError) error = NULL;
    SoleusLibraryState state = {0};
    gint64 id = enter (first, "a", "/a.edf");
    const char *copies[] = {source, path, source_log, log};

    ck_assert (soleus_library_load (first, id, &state, NULL));
    noted = soleus_decisions_with_note (state.decisions, "slept badly");
    ck_assert (soleus_library_store (first, &state, noted, "note", 1, NULL));
    g_chmod (soleus_test_tmp_dir (), 0755);
    g_mkdir (folder, 0755);
    /* As after a crash: the change stands in the log alone. */
    for (gsize i = 0; i < G_N_ELEMENTS (copies); i += 2)
      {
        g_autofree char *bytes = NULL;
        gsize length;
        ck_assert (g_file_get_contents (copies[i], &bytes, &length, NULL));
        g_file_set_contents (copies[i + 1], bytes, (gssize)length, NULL);
        g_chmod (copies[i + 1], 0444);
      }
    g_chmod (folder, 0555);
    stop_being_root ();

    library = library_at (path);
    ck_assert (soleus_library_is_read_only (library));
    ck_assert (soleus_library_load (library, id, &state, &error));
    soleus_test_no_error (error);
    ck_assert_str_eq (
        soleus_decisions_get_note (state.decisions), "slept badly");
    ck_assert (!soleus_library_undo (library, &state, &error));
    soleus_test_error (&error, SOLEUS_ERROR_IO, path, "not written", NULL);
    ck_assert_str_eq (
        soleus_decisions_get_note (state.decisions), "slept badly");
    soleus_library_state_clear (&state);
  }
END_TEST

START_TEST (a_library_that_cannot_be_written_any_more_refuses_changes)
  {
    g_autofree char *folder = path_of ("stick");
    g_autofree char *path = g_build_filename (folder, "library.db", NULL);
    g_autofree char *gone = path_of ("pulled-out");
    g_autoptr (SoleusLibrary) library = library_at (path);
    g_autoptr (SoleusRecording) recording = soleus_tiny_recording ("a", "/a");
    g_autoptr (GError) error = NULL;
    gint64 id;

    ck_assert_int_eq (g_rename (folder, gone), 0);
    ck_assert (!soleus_library_enter (library, recording, 1, &id, &error));
    soleus_test_error (&error, SOLEUS_ERROR_IO, path, "gone", NULL);
    ck_assert_int_eq (g_rename (gone, folder), 0);
    ck_assert (soleus_library_enter (library, recording, 1, &id, &error));
  }
END_TEST

START_TEST (a_library_that_another_program_locks_says_so_in_time)
  {
    g_autofree char *path = path_of ("busy.db");
    g_autoptr (SoleusLibrary) library = library_at (path);
    g_autoptr (SoleusRecording) recording = soleus_tiny_recording ("a", "/a");
    g_autoptr (GError) error = NULL;
    gint64 start_us;
    sqlite3 *other;
    gint64 id;

    ck_assert_int_eq (sqlite3_open (path, &other), SQLITE_OK);
    sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    start_us = g_get_monotonic_time ();
    ck_assert (!soleus_library_enter (library, recording, 1, &id, &error));
    soleus_test_error (&error, SOLEUS_ERROR_IO, path, "locked", NULL);
    /* It waits 2 s for the other; a slow machine gets 2 more. */
    ck_assert_int_lt (g_get_monotonic_time () - start_us, 4000000);
    sqlite3_exec (other, "COMMIT", NULL, NULL, NULL);
    sqlite3_close (other);
    ck_assert (soleus_library_enter (library, recording, 1, &id, &error));
  }
END_TEST

START_TEST (what_was_deleted_is_not_in_the_file_any_more)
  {
    g_autofree char *path = path_of ("forget.db");
    g_autoptr (SoleusLibrary) library = library_at (path);
    gint64 id = enter (library, "abc", "/secret-name.edf");
    SoleusLibraryState state = {0};
    g_autoptr (SoleusDecisions) noted = NULL;
    g_autofree char *bytes = NULL;
    gsize length;

    ck_assert (soleus_library_load (library, id, &state, NULL));
    noted = soleus_decisions_with_note (state.decisions, "private-words");
    ck_assert (soleus_library_store (library, &state, noted, "note", 1, NULL));
    ck_assert (soleus_library_forget (library, id, NULL));
    g_file_get_contents (path, &bytes, &length, NULL);
    ck_assert_ptr_null (memmem (bytes, length, "private-words", 13));
    ck_assert_ptr_null (memmem (bytes, length, "secret-name", 11));
    ck_assert (soleus_library_check (library, NULL));
    soleus_library_state_clear (&state);
  }
END_TEST

START_TEST (settings_are_kept_and_can_be_taken_back)
  {
    g_autofree char *path = path_of ("settings.db");
    g_autoptr (SoleusLibrary) library = library_at (path);
    g_autofree char *kept = NULL;

    ck_assert_ptr_null (soleus_library_dup_setting (library, "label-1"));
    ck_assert (
        soleus_library_set_setting (library, "label-1", "felt it", NULL));
    soleus_library_close (g_steal_pointer (&library));
    library = library_at (path);
    kept = soleus_library_dup_setting (library, "label-1");
    ck_assert_str_eq (kept, "felt it");
    ck_assert (soleus_library_set_setting (library, "label-1", NULL, NULL));
    ck_assert_ptr_null (soleus_library_dup_setting (library, "label-1"));
  }
END_TEST

START_TEST (a_recording_without_a_fingerprint_is_known_by_its_name)
  {
    g_autoptr (SoleusLibrary) library = library_at (":memory:");
    gint64 first = enter (library, NULL, "/demo");
    gint64 again = enter (library, NULL, "/demo");
    gint64 other = enter (library, NULL, "/another");

    ck_assert_int_eq (first, again);
    ck_assert_int_ne (first, other);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("library");
  TCase *tc = tcase_create ("file");

  tcase_add_test (tc, a_moved_file_is_the_same_recording);
  tcase_add_test (tc, recent_recordings_come_newest_first_with_their_result);
  tcase_add_test (
      tc, a_library_is_made_with_its_folder_and_for_its_owner_alone);
  tcase_add_test (tc, a_file_that_is_no_library_is_refused_and_left_alone);
  tcase_add_test (tc, a_database_of_another_program_is_refused);
  tcase_add_test (tc, a_library_of_a_newer_soleus_is_refused);
  tcase_add_test (tc, a_damaged_library_says_so);
  tcase_add_test (tc, a_folder_that_may_not_be_written_is_named);
  tcase_add_test (
      tc, a_library_in_a_read_only_folder_is_shown_and_refuses_changes);
  tcase_add_test (
      tc, a_library_that_cannot_be_written_any_more_refuses_changes);
  tcase_add_test (tc, a_library_that_another_program_locks_says_so_in_time);
  tcase_add_test (tc, what_was_deleted_is_not_in_the_file_any_more);
  tcase_add_test (tc, settings_are_kept_and_can_be_taken_back);
  tcase_add_test (tc, a_recording_without_a_fingerprint_is_known_by_its_name);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
