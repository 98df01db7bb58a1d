/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "soleus-fault-vfs.h"
#include "soleus-session-fixture.h"

/* A library on a stick: a folder that goes away and comes back. */
typedef struct
{
  Fixture fixture;
  char *folder;
  char *elsewhere;
} Stick;

static void
stick_open (Stick *stick, const char *name)
{
  g_autofree char *path = NULL;

  stick->folder = g_build_filename (soleus_test_tmp_dir (), name, NULL);
  stick->elsewhere = g_strconcat (stick->folder, "-pulled-out", NULL);
  path = g_build_filename (stick->folder, "library.db", NULL);
  fixture_open (&stick->fixture, path);
  fixture_show (&stick->fixture);
}

static void
stick_close (Stick *stick)
{
  fixture_close (&stick->fixture);
  g_free (stick->folder);
  g_free (stick->elsewhere);
}

static gboolean
mark (Stick *stick, double onset_s)
{
  SoleusMark values = fixture_mark (onset_s, "felt it");

  return soleus_session_add_mark (stick->fixture.session, &values) != 0;
}

static void
pull_out (Stick *stick)
{
  ck_assert_int_eq (g_rename (stick->folder, stick->elsewhere), 0);
}

static void
put_back (Stick *stick)
{
  ck_assert_int_eq (g_rename (stick->elsewhere, stick->folder), 0);
}

static void
copy_folder (const char *from_folder, const char *to_folder)
{
  static const char *const names[] = {"library.db", "library.db-wal"};

  ck_assert_int_eq (g_mkdir_with_parents (to_folder, 0700), 0);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *from = g_build_filename (from_folder, names[i], NULL);
      g_autofree char *to = g_build_filename (to_folder, names[i], NULL);
      g_autofree char *bytes = NULL;
      gsize length;
      ck_assert (g_file_get_contents (from, &bytes, &length, NULL));
      ck_assert (g_file_set_contents (to, bytes, (gssize)length, NULL));
    }
}

/* As a disk that is mounted anew: the same bytes, other files. */
static void
put_back_as_another_disk (Stick *stick)
{
  copy_folder (stick->elsewhere, stick->folder);
}

/* Two marks, of which a copy of the library has the first; then the library
 * goes away and that copy comes in its place. */
static void
swap_for_an_older_copy (Stick *stick)
{
  g_autofree char *older = g_strconcat (stick->folder, "-older", NULL);

  ck_assert (mark (stick, 0.1));
  copy_folder (stick->folder, older);
  ck_assert (mark (stick, 0.3));
  pull_out (stick);
  copy_folder (older, stick->folder);
}

static sqlite3 *
open_beside (Stick *stick)
{
  g_autofree char *path = g_build_filename (stick->folder, "library.db", NULL);
  sqlite3 *db;

  ck_assert_int_eq (sqlite3_open (path, &db), SQLITE_OK);
  return db;
}

static void
do_beside (sqlite3 *db, const char *sql)
{
  ck_assert_int_eq (sqlite3_exec (db, sql, NULL, NULL, NULL), SQLITE_OK);
}

/* What another program finds on the stick. */
static void
check_kept (Stick *stick, guint n_marks)
{
  g_autofree char *path = g_build_filename (stick->folder, "library.db", NULL);
  Fixture other;

  fixture_open (&other, path);
  fixture_show (&other);
  ck_assert_uint_eq (fixture_n_marks (other.session), n_marks);
  fixture_close (&other);
}

static gboolean
set_true (gpointer flag)
{
  *(gboolean *)flag = TRUE;
  return G_SOURCE_REMOVE;
}

/* The library is looked for once a second. */
static void
look_for_it (guint times)
{
  gboolean over = FALSE;

  g_timeout_add (1000 * times + 500, set_true, &over);
  fixture_wait_for (&over);
}

START_TEST (a_stick_that_is_pulled_out_is_told_of_and_gone_on_with)
  {
    Stick stick;

    stick_open (&stick, "stick");
    ck_assert (mark (&stick, 0.1));
    pull_out (&stick);
    ck_assert (!mark (&stick, 0.3));
    ck_assert_uint_eq (stick.fixture.n_problems, 1);
    ck_assert_ptr_nonnull (strstr (stick.fixture.problem, "gone"));
    ck_assert (!soleus_session_undo (stick.fixture.session));
    ck_assert_uint_eq (fixture_n_marks (stick.fixture.session), 1);
    put_back (&stick);
    ck_assert (mark (&stick, 0.5));
    ck_assert_uint_eq (fixture_n_marks (stick.fixture.session), 2);
    check_kept (&stick, 2);
    stick_close (&stick);
  }
END_TEST

START_TEST (a_stick_that_returns_as_another_disk_is_gone_on_with)
  {
    Stick stick;

    stick_open (&stick, "remounted");
    ck_assert (mark (&stick, 0.1));
    ck_assert (mark (&stick, 0.3));
    pull_out (&stick);
    ck_assert (!mark (&stick, 0.5));
    put_back_as_another_disk (&stick);
    ck_assert (soleus_session_undo (stick.fixture.session));
    ck_assert_uint_eq (fixture_n_marks (stick.fixture.session), 1);
    ck_assert (soleus_session_redo (stick.fixture.session));
    ck_assert (mark (&stick, 0.7));
    ck_assert_uint_eq (fixture_n_marks (stick.fixture.session), 3);
    ck_assert_uint_eq (stick.fixture.n_elsewhere, 0);
    check_kept (&stick, 3);
    stick_close (&stick);
  }
END_TEST

START_TEST (another_stick_in_its_place_gets_what_is_shown)
  {
    Stick stick;

    stick_open (&stick, "other");
    ck_assert (mark (&stick, 0.1));
    ck_assert (mark (&stick, 0.3));
    pull_out (&stick);
    {
      g_autofree char *path =
          g_build_filename (stick.folder, "library.db", NULL);
      Fixture empty;
      fixture_open (&empty, path);
      fixture_close (&empty);
    }
    ck_assert (mark (&stick, 0.5));
    ck_assert_uint_eq (fixture_n_marks (stick.fixture.session), 3);
    check_kept (&stick, 3);
    stick_close (&stick);
  }
END_TEST

START_TEST (a_loss_is_told_once_without_a_change)
  {
    Stick stick;

    stick_open (&stick, "quiet");
    ck_assert (mark (&stick, 0.1));
    pull_out (&stick);
    look_for_it (3);
    ck_assert_uint_eq (stick.fixture.n_problems, 1);
    ck_assert_ptr_nonnull (strstr (stick.fixture.problem, "put it back"));
    put_back (&stick);
    ck_assert (mark (&stick, 0.3));
    stick_close (&stick);
  }
END_TEST

typedef struct
{
  int code;
  const char *word; /* in the sentence */
} Trouble;

static const Trouble troubles[] = {
    {SQLITE_FULL, "full"},
    {SQLITE_READONLY, "read-only"},
    {SQLITE_IOERR_WRITE, "disk"},
    {SQLITE_IOERR_FSYNC, "disk"},
};

START_TEST (a_disk_in_trouble_is_told_of_and_nothing_shown_is_lost)
  {
    const Trouble *trouble = &troubles[_i];
    g_autofree char *name = g_strdup_printf ("trouble-%d", _i);
    Stick stick;

    soleus_fault_vfs_install ();
    stick_open (&stick, name);
    ck_assert (mark (&stick, 0.1));
    soleus_fault_vfs_fail_at (1, trouble->code);
    for (guint i = 1; i <= 3; i++)
      {
        ck_assert (!mark (&stick, 0.3));
        ck_assert_uint_eq (stick.fixture.n_problems, i);
        ck_assert_uint_eq (fixture_n_marks (stick.fixture.session), 1);
      }
    ck_assert_ptr_nonnull (strstr (stick.fixture.problem, trouble->word));
    soleus_fault_vfs_fail_at (0, 0);
    ck_assert (mark (&stick, 0.5));
    ck_assert (mark (&stick, 0.7));
    ck_assert_uint_eq (stick.fixture.n_problems, 3);
    check_kept (&stick, 3);
    stick_close (&stick);
  }
END_TEST

START_TEST (an_older_copy_that_returns_locked_gets_what_is_shown)
  {
    Stick stick;
    sqlite3 *other;

    stick_open (&stick, "locked");
    swap_for_an_older_copy (&stick);
    other = open_beside (&stick);
    do_beside (other, "BEGIN IMMEDIATE");
    ck_assert (!mark (&stick, 0.5));
    ck_assert_ptr_nonnull (strstr (stick.fixture.problem, "locked"));
    ck_assert_uint_eq (fixture_n_marks (stick.fixture.session), 2);
    do_beside (other, "ROLLBACK");
    sqlite3_close (other);
    ck_assert (mark (&stick, 0.7));
    ck_assert_uint_eq (fixture_n_marks (stick.fixture.session), 3);
    check_kept (&stick, 3);
    stick_close (&stick);
  }
END_TEST

START_TEST (an_older_copy_that_returns_full_gets_what_is_shown)
  {
    Stick stick;

    soleus_fault_vfs_install ();
    stick_open (&stick, "full");
    swap_for_an_older_copy (&stick);
    soleus_fault_vfs_fail_at (1, SQLITE_FULL);
    while (stick.fixture.n_problems == 0)
      g_main_context_iteration (NULL, TRUE);
    ck_assert_ptr_nonnull (strstr (stick.fixture.problem, "full"));
    ck_assert_uint_eq (fixture_n_marks (stick.fixture.session), 2);
    look_for_it (1);
    soleus_fault_vfs_fail_at (0, 0);
    g_clear_pointer (&stick.fixture.step, g_free);
    /* Without a deed of the person. */
    while (stick.fixture.step == NULL)
      g_main_context_iteration (NULL, TRUE);
    check_kept (&stick, 2);
    ck_assert_uint_eq (stick.fixture.n_problems, 1);
    stick_close (&stick);
  }
END_TEST

START_TEST (what_was_brought_along_is_not_what_undo_takes_back)
  {
    Stick stick;

    stick_open (&stick, "undo");
    swap_for_an_older_copy (&stick);
    ck_assert (!soleus_session_undo (stick.fixture.session));
    ck_assert_uint_eq (fixture_n_marks (stick.fixture.session), 2);
    ck_assert_str_eq (stick.fixture.step, "Change annotation");
    check_kept (&stick, 2);
    ck_assert (soleus_session_undo (stick.fixture.session));
    ck_assert_uint_eq (fixture_n_marks (stick.fixture.session), 1);
    stick_close (&stick);
  }
END_TEST

START_TEST (a_change_never_meets_the_marks_of_another_library)
  {
    const guint n_theirs = 4;
    guint64 id;
    Stick stick;
    Stick theirs;

    stick_open (&theirs, "theirs");
    for (guint i = 0; i < n_theirs; i++)
      ck_assert (mark (&theirs, 0.2 * i));
    stick_open (&stick, "mine");
    ck_assert (mark (&stick, 0.1));
    pull_out (&stick);
    copy_folder (theirs.folder, stick.folder);
    id = soleus_decisions_get_mark (
        soleus_session_get_decisions (stick.fixture.session), 0)
             ->id;
    ck_assert (!soleus_session_remove_marks (stick.fixture.session, &id, 1));
    ck_assert_uint_eq (stick.fixture.n_elsewhere, 1);
    ck_assert_uint_eq (fixture_n_marks (stick.fixture.session), n_theirs);
    check_kept (&stick, n_theirs);
    stick_close (&stick);
    stick_close (&theirs);
  }
END_TEST

static guint n_checks;

static int
count_check (unsigned what, void *context, void *statement, void *sql)
{
  n_checks += strstr (sql, "quick_check") != NULL;
  return 0;
}

static int
watch_connection (
    sqlite3 *db, char **message, const struct sqlite3_api_routines *api)
{
  return sqlite3_trace_v2 (db, SQLITE_TRACE_STMT, count_check, NULL);
}

START_TEST (a_library_that_cannot_be_used_is_looked_at_once_and_let_go)
  {
    guint n_open;
    Stick stick;
    sqlite3 *other;

    soleus_fault_vfs_install ();
    sqlite3_auto_extension ((void (*) (void))watch_connection);
    stick_open (&stick, "refused");
    swap_for_an_older_copy (&stick);
    other = open_beside (&stick);
    do_beside (other, "DROP TABLE diary");
    sqlite3_close (other);
    n_open = soleus_fault_vfs_get_n_open ();
    n_checks = 0;
    look_for_it (2);
    ck_assert_uint_eq (n_checks, 1);
    ck_assert_uint_eq (soleus_fault_vfs_get_n_open (), n_open);
    ck_assert_uint_eq (stick.fixture.n_problems, 1);
    ck_assert_ptr_nonnull (strstr (stick.fixture.problem, "damaged"));
    ck_assert (!mark (&stick, 0.5));
    ck_assert_ptr_nonnull (strstr (stick.fixture.problem, "damaged"));
    /* The right one is put there instead. */
    put_back_as_another_disk (&stick);
    ck_assert (mark (&stick, 0.5));
    check_kept (&stick, 3);
    stick_close (&stick);
    sqlite3_cancel_auto_extension ((void (*) (void))watch_connection);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("stick");
  TCase *tc = tcase_create ("stick");

  tcase_set_timeout (tc, 80);
  tcase_add_test (tc, a_stick_that_is_pulled_out_is_told_of_and_gone_on_with);
  tcase_add_test (tc, a_stick_that_returns_as_another_disk_is_gone_on_with);
  tcase_add_test (tc, another_stick_in_its_place_gets_what_is_shown);
  tcase_add_test (tc, a_loss_is_told_once_without_a_change);
  tcase_add_test (tc, an_older_copy_that_returns_locked_gets_what_is_shown);
  tcase_add_test (tc, an_older_copy_that_returns_full_gets_what_is_shown);
  tcase_add_test (tc, what_was_brought_along_is_not_what_undo_takes_back);
  tcase_add_test (tc, a_change_never_meets_the_marks_of_another_library);
  tcase_add_test (
      tc, a_library_that_cannot_be_used_is_looked_at_once_and_let_go);
  tcase_add_loop_test (tc,
      a_disk_in_trouble_is_told_of_and_nothing_shown_is_lost, 0,
      G_N_ELEMENTS (troubles));
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
