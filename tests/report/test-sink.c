/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <glib/gstdio.h>

#include "soleus-error.h"
#include "soleus-sink.h"

static guint
n_files (void)
{
  g_autoptr (GDir) dir = g_dir_open (soleus_test_tmp_dir (), 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

START_TEST (a_file_appears_whole_and_only_when_it_is_closed)
  {
    g_autoptr (GError) error = NULL;
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "out.json", NULL);
    g_autofree char *content = NULL;
    g_autoptr (SoleusSink) sink = NULL;

    ck_assert (g_file_set_contents (path, "old", -1, NULL));
    sink = soleus_sink_new_file (path, &error);
    soleus_test_no_error (error);
    soleus_sink_puts (sink, "new ");
    soleus_sink_write (sink, "contents", 7);
    ck_assert (g_file_get_contents (path, &content, NULL, NULL));
    ck_assert_str_eq (content, "old");
    g_clear_pointer (&content, g_free);
    ck_assert (soleus_sink_close (sink, &error));
    ck_assert (g_file_get_contents (path, &content, NULL, NULL));
    ck_assert_str_eq (content, "new content");
    ck_assert_uint_eq (n_files (), 1);
    g_unlink (path);
  }
END_TEST

START_TEST (a_file_that_is_not_closed_leaves_nothing)
  {
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "never.json", NULL);
    SoleusSink *sink = soleus_sink_new_file (path, NULL);

    soleus_sink_puts (sink, "half");
    ck_assert_uint_eq (n_files (), 1);
    soleus_sink_free (sink);
    ck_assert_uint_eq (n_files (), 0);
  }
END_TEST

START_TEST (a_missing_folder_is_named)
  {
    g_autoptr (GError) error = NULL;

    ck_assert_ptr_null (
        soleus_sink_new_file ("/no/such/folder/out.pdf", &error));
    soleus_test_error (
        &error, SOLEUS_ERROR_IO, "/no/such/folder/out.pdf", NULL);
  }
END_TEST

START_TEST (a_full_device_is_told_at_the_end)
  {
    g_autoptr (GError) error = NULL;
    FILE *full = fopen ("/dev/full", "w");
    g_autoptr (SoleusSink) sink = NULL;

    if (full == NULL)
      return;
    sink = soleus_sink_new_stream (full);
    for (int i = 0; i < 100000 && soleus_sink_ok (sink); i++)
      soleus_sink_puts (sink, "some text");
    ck_assert (!soleus_sink_close (sink, &error));
    soleus_test_error (&error, SOLEUS_ERROR_IO, "output", NULL);
    fclose (full);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("sink");
  TCase *tcase = tcase_create ("sink");

  tcase_add_test (tcase, a_file_appears_whole_and_only_when_it_is_closed);
  tcase_add_test (tcase, a_file_that_is_not_closed_leaves_nothing);
  tcase_add_test (tcase, a_missing_folder_is_named);
  tcase_add_test (tcase, a_full_device_is_told_at_the_end);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
