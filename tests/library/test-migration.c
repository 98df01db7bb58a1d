/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "soleus-library-history.h"

/* Every version that ever was has its dump version-N.sql beside this file. */
static const char *const dumps[] = {
    "version-1.sql", "version-2.sql", "version-3.sql"};

static char *
old_library (const char *dump)
{
  g_autofree char *sql_path =
      g_build_filename (SOLEUS_TEST_LIBRARY_DIR, dump, NULL);
  g_autofree char *name = g_strconcat (dump, ".db", NULL);
  char *path = g_build_filename (soleus_test_tmp_dir (), name, NULL);
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *db;

  g_unlink (path);
  g_file_get_contents (sql_path, &sql, NULL, &error);
  soleus_test_no_error (error);
  ck_assert_int_eq (sqlite3_open (path, &db), SQLITE_OK);
  ck_assert_int_eq (sqlite3_exec (db, sql, NULL, NULL, NULL), SQLITE_OK);
  sqlite3_close (db);
  return path;
}

static void
look_at_decisions (const SoleusDecisions *decisions)
{
  const SoleusMark *mark = soleus_decisions_find_mark (decisions, 1);
  const SoleusAnswers *answers = soleus_decisions_get_answers (decisions);

  ck_assert_ptr_nonnull (mark);
  ck_assert_str_eq (mark->label, "FASC");
  ck_assert_double_eq (mark->onset_s, 12.5);
  ck_assert_str_eq (mark->note, "in bed");
  ck_assert_str_eq (soleus_decisions_get_note (decisions), "slept badly");
  ck_assert_int_eq (soleus_answers_get (answers, "Q01"), SOLEUS_ANSWER_YES);
  ck_assert_int_eq (soleus_answers_get_age_years (answers), 52);
  ck_assert_uint_eq (soleus_decisions_get_n_edits (decisions), 1);
  ck_assert_double_eq (
      soleus_decisions_get_parameters (decisions)->values[0], 2.5);
  ck_assert_uint_eq (soleus_decisions_get_n_overrides (decisions), 0);
}

START_TEST (a_library_of_every_earlier_version_opens_with_all_its_decisions)
  {
    g_autofree char *path = old_library (dumps[_i]);
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusLibrary) library = soleus_library_open (path, &error);
    g_autoptr (GPtrArray) recordings = NULL;
    SoleusLibraryState state = {0};

    soleus_test_no_error (error);
    ck_assert (soleus_library_check (library, &error));
    soleus_test_no_error (error);
    recordings = soleus_library_dup_recordings (library, 9, &error);
    soleus_test_no_error (error);
    ck_assert_uint_eq (recordings->len, 1);
    ck_assert (soleus_library_load (library, 1, &state, &error));
    look_at_decisions (state.decisions);
    ck_assert_str_eq (state.redo.what, "channel");
    while (soleus_library_undo (library, &state, NULL))
      ;
    ck_assert_uint_eq (soleus_decisions_get_n_marks (state.decisions), 0);
    while (soleus_library_redo (library, &state, NULL))
      ;
    ck_assert_uint_eq (soleus_decisions_get_n_overrides (state.decisions), 1);
    soleus_library_state_clear (&state);
  }
END_TEST

START_TEST (before_a_migration_a_copy_is_put_beside_the_library)
  {
    g_autofree char *path = old_library ("version-1.sql");
    g_autofree char *copy = g_strconcat (path, ".version-1", NULL);
    sqlite3_stmt *statement;
    sqlite3 *db;

    g_unlink (copy);
    soleus_library_close (soleus_library_open (path, NULL));
    ck_assert_int_eq (
        sqlite3_open_v2 (copy, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    sqlite3_prepare_v2 (db,
        "SELECT finding, (SELECT count (*) FROM mark) FROM recording", -1,
        &statement, NULL);
    ck_assert_int_eq (sqlite3_step (statement), SQLITE_ROW);
    ck_assert_str_eq (
        (const char *)sqlite3_column_text (statement, 0), "41 twitches");
    ck_assert_int_eq (sqlite3_column_int (statement, 1), 2);
    sqlite3_finalize (statement);
    sqlite3_close (db);
  }
END_TEST

START_TEST (a_new_library_has_no_copy_beside_it)
  {
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "fresh.db", NULL);
    g_autofree char *copy = g_strconcat (path, ".version-0", NULL);

    soleus_library_close (soleus_library_open (path, NULL));
    soleus_library_close (soleus_library_open (path, NULL));
    ck_assert (g_file_test (path, G_FILE_TEST_EXISTS));
    ck_assert (!g_file_test (copy, G_FILE_TEST_EXISTS));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("migration");
  TCase *tc = tcase_create ("versions");

  tcase_add_loop_test (tc,
      a_library_of_every_earlier_version_opens_with_all_its_decisions, 0,
      G_N_ELEMENTS (dumps));
  tcase_add_test (tc, before_a_migration_a_copy_is_put_beside_the_library);
  tcase_add_test (tc, a_new_library_has_no_copy_beside_it);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
