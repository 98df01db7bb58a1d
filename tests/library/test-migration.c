/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "soleus-error.h"
#include "soleus-library-history.h"

/* Every version that ever was has its dump version-N.sql beside this file. */
static const char *const dumps[] = {
    "version-1.sql", "version-2.sql", "version-3.sql"};

/* With its log and the copies from before a migration. */
static void
remove_library (const char *path)
{
  static const char *const ends[] = {
      "", "-wal", "-shm", ".version-1", ".version-2", ".version-3"};

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *name = g_strconcat (path, ends[i], NULL);
      g_unlink (name);
    }
}

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

  remove_library (path);
  g_file_get_contents (sql_path, &sql, NULL, &error);
  soleus_test_no_error (error);
  ck_assert_int_eq (sqlite3_open (path, &db), SQLITE_OK);
  ck_assert_int_eq (sqlite3_exec (db, sql, NULL, NULL, NULL), SQLITE_OK);
  sqlite3_close (db);
  return path;
}

static GBytes *
read_bytes (const char *path)
{
  char *bytes;
  gsize length;

  ck_assert (g_file_get_contents (path, &bytes, &length, NULL));
  return g_bytes_new_take (bytes, length);
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

/* What may have happened to an old library. */
typedef struct
{
  const char *name;
  const char *sql; /* done to the old file; NULL: see damage_bytes() */
  gboolean may_open; /* harmless: what it holds is kept */
} Damage;

static const Damage damages[] = {
    {"a missing table", "DROP TABLE mark", FALSE},
    {"a missing step", "DROP TABLE step", FALSE},
    {"no recordings", "PRAGMA foreign_keys = OFF; DROP TABLE recording", FALSE},
    {"a missing column",
        "CREATE TABLE other AS SELECT recording, id FROM mark;"
        "DROP TABLE mark; ALTER TABLE other RENAME TO mark",
        FALSE},
    {"an index of tomorrow", "CREATE INDEX mark_label ON step (what)", FALSE},
    {"a missing table of verdicts", "DROP TABLE edit", FALSE},
    {"an extra column", "ALTER TABLE mark ADD COLUMN colour TEXT", TRUE},
    {"an extra table", "CREATE TABLE mine (id)", TRUE},
    {"words for numbers",
        "UPDATE mark SET onset_s = 'soon', channels = x'00ff', label = 3.5",
        TRUE},
    {"a version that was not", "PRAGMA user_version = 99", FALSE},
    {"another program's mark", "PRAGMA application_id = 7", FALSE},
    {"cut to half", NULL, FALSE},
    {"a page overwritten", NULL, FALSE},
};

/* Cut in the middle, or its second page full of nonsense. */
static void
damage_bytes (const char *path, const Damage *damage)
{
  g_autofree char *bytes = NULL;
  gsize length;

  ck_assert (g_file_get_contents (path, &bytes, &length, NULL));
  ck_assert_uint_gt (length, 3 * 4096);
  if (strstr (damage->name, "cut") != NULL)
    length = length / 2 + 100;
  else
    memset (bytes + 4096, 0xa5, 4096);
  ck_assert (g_file_set_contents (path, bytes, (gssize)length, NULL));
}

static char *
damaged_library (const char *dump, const Damage *damage)
{
  char *path = old_library (dump);
  sqlite3 *db;

  if (damage->sql == NULL)
    {
      damage_bytes (path, damage);
      return path;
    }
  ck_assert_int_eq (sqlite3_open (path, &db), SQLITE_OK);
  ck_assert_msg (sqlite3_exec (db, damage->sql, NULL, NULL, NULL) == SQLITE_OK,
      "%s: %s", damage->name, sqlite3_errmsg (db));
  sqlite3_close (db);
  return path;
}

static void
try_damaged (const char *dump, const Damage *damage)
{
  g_autofree char *path = damaged_library (dump, damage);
  g_autoptr (GBytes) before = read_bytes (path);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusLibrary) library = soleus_library_open (path, &error);

  if (damage->may_open)
    {
      SoleusLibraryState state = {0};
      ck_assert_msg (library != NULL, "%s, %s: %s", dump, damage->name,
          error == NULL ? "" : error->message);
      /* What makes no sense is left out; nothing breaks. */
      ck_assert (soleus_library_load (library, 1, &state, NULL));
      ck_assert_str_eq (
          soleus_decisions_get_note (state.decisions), "slept badly");
      soleus_library_state_clear (&state);
      return;
    }
  ck_assert_msg (library == NULL, "%s, %s is opened", dump, damage->name);
  ck_assert_msg (strstr (error->message, path) != NULL
          && strchr (error->message, '\n') == NULL,
      "%s, %s: %s", dump, damage->name, error->message);
  after = read_bytes (path);
  ck_assert_msg (g_bytes_equal (before, after), "%s, %s: the file was changed",
      dump, damage->name);
}

START_TEST (a_damaged_old_library_is_refused_and_left_as_it_is)
  {
    for (gsize i = 0; i < G_N_ELEMENTS (dumps); i++)
      try_damaged (dumps[i], &damages[_i]);
  }
END_TEST

START_TEST (a_place_in_the_history_that_is_no_number_is_damage)
  {
    static const char *const changes[] = {"position = 'last'", "revision = 2.5",
        "next_id = 'many'", "position = -1"};
    g_autoptr (GError) error = NULL;

    for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
      {
        g_autofree char *sql =
            g_strconcat ("UPDATE recording SET ", changes[i], NULL);
        const Damage damage = {changes[i], sql, TRUE};
        g_autofree char *path = damaged_library (dumps[0], &damage);
        g_autoptr (SoleusLibrary) library = soleus_library_open (path, NULL);
        SoleusLibraryState state = {0};

        ck_assert_ptr_nonnull (library);
        ck_assert (!soleus_library_load (library, 1, &state, &error));
        soleus_test_error (&error, SOLEUS_ERROR_INVALID, path, "damaged", NULL);
      }
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
  tcase_add_loop_test (tc, a_damaged_old_library_is_refused_and_left_as_it_is,
      0, G_N_ELEMENTS (damages));
  tcase_add_test (tc, a_place_in_the_history_that_is_no_number_is_damage);
  tcase_add_test (tc, a_new_library_has_no_copy_beside_it);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
