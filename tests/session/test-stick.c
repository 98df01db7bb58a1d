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

/* As a disk that is mounted anew: the same bytes, other files. */
static void
put_back_as_another_disk (Stick *stick)
{
  static const char *const names[] = {"library.db", "library.db-wal"};

  ck_assert_int_eq (g_mkdir (stick->folder, 0700), 0);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *from =
          g_build_filename (stick->elsewhere, names[i], NULL);
      g_autofree char *to = g_build_filename (stick->folder, names[i], NULL);
      g_autofree char *bytes = NULL;
      gsize length;
      ck_assert (g_file_get_contents (from, &bytes, &length, NULL));
      ck_assert (g_file_set_contents (to, bytes, (gssize)length, NULL));
    }
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

static gboolean
set_true (gpointer flag)
{
  *(gboolean *)flag = TRUE;
  return G_SOURCE_REMOVE;
}

START_TEST (a_loss_is_told_once_without_a_change)
  {
    gboolean over = FALSE;
    Stick stick;

    stick_open (&stick, "quiet");
    ck_assert (mark (&stick, 0.1));
    pull_out (&stick);
    /* It is looked for once a second. */
    g_timeout_add (3500, set_true, &over);
    fixture_wait_for (&over);
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
  tcase_add_loop_test (tc,
      a_disk_in_trouble_is_told_of_and_nothing_shown_is_lost, 0,
      G_N_ELEMENTS (troubles));
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
