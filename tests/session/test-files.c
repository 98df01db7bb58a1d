/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "soleus-session.h"

#include <glib/gstdio.h>
#include <string.h>

#include "soleus-edf-write.h"
#include "soleus-error.h"
#include "soleus-session-fixture.h"

typedef struct
{
  gboolean done;
  gboolean opened;
  GError *error;
} Opened;

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Opened *opened = user_data;

  opened->opened = soleus_session_open_finish (
      SOLEUS_SESSION (source), result, &opened->error);
  opened->done = TRUE;
}

static void
open_and_wait (SoleusSession *session, const char *path, Opened *opened)
{
  *opened = (Opened){FALSE};
  soleus_session_open_async (session, path, NULL, on_opened, opened);
  fixture_wait_for (&opened->done);
}

static char *
write_file (const char *name)
{
  char *path = g_build_filename (soleus_test_tmp_dir (), name, NULL);
  g_autoptr (SoleusRecording) recording = fixture_recording ();
  g_autoptr (GError) error = NULL;

  soleus_edf_write (recording, NULL, path, NULL, &error);
  soleus_test_no_error (error);
  return path;
}

START_TEST (a_moved_file_brings_its_marks_along)
  {
    g_autofree char *path = write_file ("first-place.edf");
    g_autofree char *moved =
        g_build_filename (soleus_test_tmp_dir (), "other-place.edf", NULL);
    Fixture fixture;
    Opened opened;
    SoleusMark values = fixture_mark (0.5, "felt it");
    g_autoptr (GPtrArray) recents = NULL;

    fixture_open (&fixture, ":memory:");
    open_and_wait (fixture.session, path, &opened);
    soleus_test_no_error (opened.error);
    ck_assert (opened.opened);
    soleus_session_add_mark (fixture.session, &values);
    ck_assert_int_eq (g_rename (path, moved), 0);
    open_and_wait (fixture.session, moved, &opened);
    ck_assert (opened.opened);
    ck_assert_uint_eq (fixture_n_marks (fixture.session), 1);
    fixture_wait (fixture.session);

    recents = soleus_session_dup_recents (fixture.session, 10);
    ck_assert_uint_eq (recents->len, 1);
    ck_assert_str_eq (
        ((SoleusRecent *)g_ptr_array_index (recents, 0))->path, moved);
    ck_assert_str_ne (
        ((SoleusRecent *)g_ptr_array_index (recents, 0))->finding, "");
    fixture_close (&fixture);
  }
END_TEST

START_TEST (a_forgotten_recording_comes_back_without_its_marks)
  {
    g_autofree char *path = write_file ("forget.edf");
    Fixture fixture;
    Opened opened;
    SoleusMark values = fixture_mark (0.5, "felt it");
    g_autoptr (GPtrArray) recents = NULL;
    g_autoptr (GPtrArray) none = NULL;

    fixture_open (&fixture, ":memory:");
    open_and_wait (fixture.session, path, &opened);
    soleus_session_add_mark (fixture.session, &values);
    fixture_show (&fixture);
    recents = soleus_session_dup_recents (fixture.session, 10);
    ck_assert_uint_eq (recents->len, 1);
    ck_assert (soleus_session_forget (
        fixture.session, ((SoleusRecent *)g_ptr_array_index (recents, 0))->id));
    none = soleus_session_dup_recents (fixture.session, 10);
    ck_assert_uint_eq (none->len, 0);
    open_and_wait (fixture.session, path, &opened);
    ck_assert_uint_eq (fixture_n_marks (fixture.session), 0);
    ck_assert (!soleus_session_can_undo (fixture.session));
    fixture_close (&fixture);
  }
END_TEST

START_TEST (what_cannot_be_opened_says_why_and_leaves_what_was_shown)
  {
    g_autofree char *empty =
        g_build_filename (soleus_test_tmp_dir (), "empty.edf", NULL);
    g_autofree char *missing =
        g_build_filename (soleus_test_tmp_dir (), "missing.edf", NULL);
    const char *paths[] = {missing, soleus_test_tmp_dir (), empty};
    Fixture fixture;
    Opened opened;

    g_file_set_contents (empty, "", 0, NULL);
    fixture_open (&fixture, ":memory:");
    fixture_show (&fixture);
    for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
      {
        open_and_wait (fixture.session, paths[i], &opened);
        ck_assert (!opened.opened);
        ck_assert_ptr_nonnull (
            strstr (opened.error->message, strrchr (paths[i], '/') + 1));
        ck_assert (opened.error->domain == SOLEUS_ERROR);
        g_clear_error (&opened.error);
        ck_assert_ptr_nonnull (soleus_session_get_recording (fixture.session));
        ck_assert_ptr_nonnull (soleus_session_get_analysis (fixture.session));
      }
    fixture_close (&fixture);
  }
END_TEST

START_TEST (opening_can_be_cancelled_and_a_later_open_wins)
  {
    g_autofree char *path = write_file ("cancel.edf");
    Fixture fixture;
    Opened first = {FALSE}, second = {FALSE};

    fixture_open (&fixture, ":memory:");
    soleus_session_open_async (fixture.session, path, NULL, on_opened, &first);
    ck_assert (soleus_session_get_busy (fixture.session));
    soleus_session_cancel (fixture.session);
    fixture_wait_for (&first.done);
    ck_assert (!first.opened);
    soleus_test_error (&first.error, SOLEUS_ERROR_CANCELLED, NULL);
    ck_assert_ptr_null (soleus_session_get_recording (fixture.session));

    first = (Opened){FALSE};
    soleus_session_open_async (fixture.session, path, NULL, on_opened, &first);
    soleus_session_open_async (fixture.session, path, NULL, on_opened, &second);
    fixture_wait_for (&first.done);
    fixture_wait_for (&second.done);
    ck_assert (!first.opened);
    soleus_test_error (&first.error, SOLEUS_ERROR_CANCELLED, NULL);
    soleus_test_no_error (second.error);
    ck_assert (second.opened);
    fixture_close (&fixture);
  }
END_TEST

static void
on_exported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Opened *exported = user_data;

  exported->opened = soleus_session_export_finish (
      SOLEUS_SESSION (source), result, &exported->error);
  exported->done = TRUE;
}

static void
export_and_wait (SoleusSession *session, const char *kind, const char *path,
    Opened *exported)
{
  *exported = (Opened){FALSE};
  soleus_session_export_async (
      session, kind, path, NULL, NULL, on_exported, exported);
  fixture_wait_for (&exported->done);
}

START_TEST (every_kind_of_export_writes_a_whole_file)
  {
    Fixture fixture;
    Opened exported;
    guint n_kinds;
    const SoleusExportKind *kinds = soleus_session_get_export_kinds (&n_kinds);

    fixture_open (&fixture, ":memory:");
    export_and_wait (fixture.session, kinds[0].id, "/nowhere", &exported);
    soleus_test_error (&exported.error, SOLEUS_ERROR_MISSING, NULL);
    fixture_show (&fixture);
    for (guint i = 0; i < n_kinds; i++)
      {
        g_autofree char *name =
            g_strconcat (kinds[i].id, kinds[i].extension, NULL);
        g_autofree char *path =
            g_build_filename (soleus_test_tmp_dir (), name, NULL);
        g_autofree char *bytes = NULL;
        gsize length = 0;

        export_and_wait (fixture.session, kinds[i].id, path, &exported);
        soleus_test_no_error (exported.error);
        ck_assert (g_file_get_contents (path, &bytes, &length, NULL));
        ck_assert_uint_gt (length, 0);
        export_and_wait (
            fixture.session, kinds[i].id, "/no/such/folder/x", &exported);
        ck_assert (!exported.opened);
        soleus_test_error (
            &exported.error, SOLEUS_ERROR_IO, "/no/such/folder", NULL);
      }
    ck_assert (!soleus_session_get_busy (fixture.session));
    fixture_close (&fixture);
  }
END_TEST

START_TEST (an_exported_copy_carries_the_marks)
  {
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "copy.edf", NULL);
    Fixture fixture;
    Opened done;
    SoleusMark values = fixture_mark (0.5, "felt it");
    SoleusRecording *copy;

    fixture_open (&fixture, ":memory:");
    fixture_show (&fixture);
    soleus_session_add_mark (fixture.session, &values);
    export_and_wait (fixture.session, "edf", path, &done);
    soleus_test_no_error (done.error);
    open_and_wait (fixture.session, path, &done);
    soleus_test_no_error (done.error);
    copy = soleus_session_get_recording (fixture.session);
    ck_assert_uint_ge (soleus_recording_get_n_annotations (copy), 1);
    for (guint i = 0; i < soleus_recording_get_n_annotations (copy); i++)
      {
        const SoleusAnnotation *annotation =
            soleus_recording_get_annotation (copy, i);
        if (!g_str_equal (annotation->text, "felt it"))
          continue;
        ck_assert_double_eq_tol (annotation->onset_s, 0.5, 1e-7);
        ck_assert_double_eq_tol (annotation->duration_s, 0.4, 1e-7);
        ck_assert (soleus_channel_set_has (&annotation->channels, 0));
        fixture_close (&fixture);
        return;
      }
    ck_abort_msg ("the mark is not in the copy");
  }
END_TEST

START_TEST (no_export_overwrites_the_recording)
  {
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "only.edf", NULL);
    g_autofree char *before = NULL;
    g_autofree char *after = NULL;
    gsize n, n_after;
    Fixture fixture;
    Opened done;

    fixture_open (&fixture, ":memory:");
    fixture_show (&fixture);
    export_and_wait (fixture.session, "edf", path, &done);
    open_and_wait (fixture.session, path, &done);
    soleus_test_no_error (done.error);
    fixture_wait (fixture.session);
    ck_assert (g_file_get_contents (path, &before, &n, NULL));
    export_and_wait (fixture.session, "pdf", path, &done);
    soleus_test_error (&done.error, SOLEUS_ERROR_USAGE, path, NULL);
    ck_assert (g_file_get_contents (path, &after, &n_after, NULL));
    ck_assert_uint_eq (n_after, n);
    ck_assert_mem_eq (before, after, n);
    fixture_close (&fixture);
  }
END_TEST

START_TEST (a_session_may_end_while_it_works)
  {
    for (guint i = 0; i < 20; i++)
      {
        Fixture fixture;
        g_autoptr (SoleusRecording) recording = fixture_recording ();
        fixture_open (&fixture, ":memory:");
        soleus_session_take_recording (fixture.session, recording, NULL);
        for (guint k = 0; k < i % 3; k++)
          g_main_context_iteration (NULL, FALSE);
        fixture_close (&fixture);
      }
    for (guint k = 0; k < 50; k++)
      {
        g_main_context_iteration (NULL, FALSE);
        g_usleep (1000);
      }
  }
END_TEST

START_TEST (a_cancelled_analysis_says_so_and_keeps_the_marks)
  {
    Fixture fixture;
    g_autoptr (SoleusRecording) recording = fixture_recording ();
    SoleusMark values = fixture_mark (0.5, "FASC");

    fixture_open (&fixture, ":memory:");
    ck_assert (
        soleus_session_take_recording (fixture.session, recording, NULL));
    soleus_session_cancel (fixture.session);
    ck_assert_uint_ne (soleus_session_add_mark (fixture.session, &values), 0);
    fixture_wait (fixture.session);
    ck_assert_uint_eq (g_list_model_get_n_items (G_LIST_MODEL (
                           soleus_session_get_episodes (fixture.session))),
        1
            + (soleus_session_get_analysis (fixture.session) == NULL
                    ? 0
                    : soleus_session_get_analysis (fixture.session)
                            ->episodes->len
                        - 1));
    soleus_session_reanalyse (fixture.session);
    fixture_wait (fixture.session);
    ck_assert_ptr_nonnull (soleus_session_get_analysis (fixture.session));
    ck_assert_ptr_null (soleus_session_get_analysis_error (fixture.session));
    ck_assert_uint_eq (fixture_n_marks (fixture.session), 1);
    fixture_close (&fixture);
  }
END_TEST

START_TEST (a_file_is_read_as_told_also_the_next_time_and_from_elsewhere)
  {
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "no rate.csv", NULL);
    g_autofree char *moved =
        g_build_filename (soleus_test_tmp_dir (), "moved.csv", NULL);
    g_autofree char *library =
        g_build_filename (soleus_test_tmp_dir (), "import.db", NULL);
    g_autoptr (SoleusImport) told =
        soleus_import_new (NULL, "{\"rate\": 250, \"unit\": {\"0\": \"mV\"}}");
    g_autoptr (SoleusImport) remembered = NULL;
    const SoleusChannel *channel;
    Fixture fixture;
    Opened opened;

    ck_assert (g_file_set_contents (path, "EMG\n1\n2\n5\n3\n", -1, NULL));
    fixture_open (&fixture, library);
    open_and_wait (fixture.session, path, &opened);
    ck_assert (
        g_error_matches (opened.error, SOLEUS_ERROR, SOLEUS_ERROR_NO_RATE));
    g_clear_error (&opened.error);
    opened = (Opened){FALSE};
    soleus_session_open_as_async (
        fixture.session, path, told, NULL, on_opened, &opened);
    fixture_wait_for (&opened.done);
    soleus_test_no_error (opened.error);
    fixture_wait (fixture.session);
    fixture_close (&fixture);

    ck_assert_int_eq (g_rename (path, moved), 0);
    fixture_open (&fixture, library);
    open_and_wait (fixture.session, moved, &opened);
    soleus_test_no_error (opened.error);
    channel = soleus_recording_get_channel (
        soleus_session_get_recording (fixture.session), 0);
    ck_assert_double_eq (channel->rate_hz, 250.0);
    ck_assert (channel->calibrated);
    remembered = soleus_session_dup_import (fixture.session, moved);
    ck_assert_ptr_null (remembered->dataset);
    ck_assert_str_eq (remembered->wishes, told->wishes);
    fixture_wait (fixture.session);
    fixture_close (&fixture);
  }
END_TEST

START_TEST (what_was_told_and_could_not_be_is_not_remembered)
  {
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "table.csv", NULL);
    g_autoptr (SoleusImport) told =
        soleus_import_new (NULL, "{\"kind\": {\"nobody\": \"emg\"}}");
    g_autoptr (SoleusImport) remembered = NULL;
    Fixture fixture;
    Opened opened = {FALSE};

    ck_assert (g_file_set_contents (
        path, "time_s,EMG\n0,1\n0.1,2\n0.2,5\n", -1, NULL));
    fixture_open (&fixture, ":memory:");
    soleus_session_open_as_async (
        fixture.session, path, told, NULL, on_opened, &opened);
    fixture_wait_for (&opened.done);
    ck_assert (!opened.opened);
    g_clear_error (&opened.error);
    remembered = soleus_session_dup_import (fixture.session, path);
    ck_assert_ptr_null (remembered->wishes);
    open_and_wait (fixture.session, path, &opened);
    ck_assert (opened.opened);
    fixture_wait (fixture.session);
    fixture_close (&fixture);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("files");
  TCase *tc = tcase_create ("files");

  tcase_set_timeout (tc, 60);
  tcase_add_test (tc, a_moved_file_brings_its_marks_along);
  tcase_add_test (
      tc, a_file_is_read_as_told_also_the_next_time_and_from_elsewhere);
  tcase_add_test (tc, what_was_told_and_could_not_be_is_not_remembered);
  tcase_add_test (tc, a_forgotten_recording_comes_back_without_its_marks);
  tcase_add_test (tc, what_cannot_be_opened_says_why_and_leaves_what_was_shown);
  tcase_add_test (tc, opening_can_be_cancelled_and_a_later_open_wins);
  tcase_add_test (tc, every_kind_of_export_writes_a_whole_file);
  tcase_add_test (tc, an_exported_copy_carries_the_marks);
  tcase_add_test (tc, no_export_overwrites_the_recording);
  tcase_add_test (tc, a_session_may_end_while_it_works);
  tcase_add_test (tc, a_cancelled_analysis_says_so_and_keeps_the_marks);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
