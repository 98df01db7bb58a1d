/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "soleus-batch-list.h"
#include "soleus-error.h"

static char *
put (const char *folder, const char *name, const char *text)
{
  char *path = g_build_filename (soleus_test_tmp_dir (), folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  ck_assert_int_eq (g_mkdir_with_parents (parent, 0700), 0);
  ck_assert (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static const SoleusBatchItem *
item (const GPtrArray *items, guint i)
{
  return g_ptr_array_index (items, i);
}

START_TEST (a_folder_gives_its_recordings_in_the_order_of_their_names)
  {
    static const char *const files[] = {"b.edf", "a.CSV", "deep/er/c.bdf",
        "readme.md", "b_events.tsv", "song-events.txt", ".hidden.edf", "d.wav"};
    static const char *const expected[] = {
        "a.CSV", "b.edf", "d.wav", "deep/er/c.bdf"};
    g_autoptr (GPtrArray) items = NULL;
    g_autoptr (GError) error = NULL;
    g_autofree char *folder =
        g_build_filename (soleus_test_tmp_dir (), "cohort", NULL);

    for (guint i = 0; i < G_N_ELEMENTS (files); i++)
      g_free (put ("cohort", files[i], ""));
    items = soleus_batch_list (folder, &error);
    soleus_test_no_error (error);
    ck_assert_uint_eq (items->len, G_N_ELEMENTS (expected));
    for (guint i = 0; i < items->len; i++)
      {
        g_autofree char *path = g_build_filename (folder, expected[i], NULL);
        ck_assert_str_eq (item (items, i)->name, expected[i]);
        ck_assert_str_eq (item (items, i)->path, path);
      }
  }
END_TEST

START_TEST (a_folder_that_links_to_itself_ends)
  {
    g_autoptr (GPtrArray) items = NULL;
    g_autofree char *folder =
        g_build_filename (soleus_test_tmp_dir (), "loop", NULL);
    g_autofree char *link_path = NULL;

    g_free (put ("loop", "a.edf", ""));
    link_path = g_build_filename (folder, "again", NULL);
    ck_assert_int_eq (symlink (folder, link_path), 0);
    items = soleus_batch_list (folder, NULL);
    ck_assert_ptr_nonnull (items);
    ck_assert_uint_lt (items->len, 64);
  }
END_TEST

START_TEST (a_list_has_paths_of_its_own_folder_and_names_behind_a_tab)
  {
    g_autofree char *list = put ("lists", "list.txt",
        "# nights\n\nnight1.edf\nmay/night1.edf\tmay 1\n/abs/x.edf  \r\n");
    g_autofree char *first =
        g_build_filename (soleus_test_tmp_dir (), "lists", "night1.edf", NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) items = soleus_batch_list (list, &error);

    soleus_test_no_error (error);
    ck_assert_uint_eq (items->len, 3);
    ck_assert_str_eq (item (items, 0)->path, first);
    ck_assert_str_eq (item (items, 0)->name, "night1.edf");
    ck_assert_str_eq (item (items, 1)->name, "may 1");
    ck_assert_str_eq (item (items, 2)->path, "/abs/x.edf");
    ck_assert_str_eq (item (items, 2)->name, "x.edf");
  }
END_TEST

static const struct
{
  const char *text;
  int code;
  const char *names;
} refusals[] = {
    {"a.edf\nb/a.edf\n", SOLEUS_ERROR_INVALID, "a.edf"},
    {"a.edf\t../x\n", SOLEUS_ERROR_INVALID, "../x"},
    {"a.edf\t/x\n", SOLEUS_ERROR_INVALID, "/x"},
    {"a.edf\tx//y\n", SOLEUS_ERROR_INVALID, "x//y"},
    {"a.edf\tx/.part\n", SOLEUS_ERROR_INVALID, "x/.part"},
    {"ok.edf\n..\n", SOLEUS_ERROR_INVALID, "Line 2"},
    {"# nothing\n\n", SOLEUS_ERROR_MISSING, "refused.txt"},
};

START_TEST (a_list_that_cannot_be_is_refused)
  {
    g_autofree char *list = put ("lists", "refused.txt", refusals[_i].text);
    g_autoptr (GError) error = NULL;

    ck_assert_ptr_null (soleus_batch_list (list, &error));
    soleus_test_error (&error, refusals[_i].code, refusals[_i].names, NULL);
  }
END_TEST

START_TEST (a_recording_is_no_list)
  {
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "binary.edf", NULL);
    g_autoptr (GError) error = NULL;

    ck_assert (g_file_set_contents (path, "a\0b", 3, NULL));
    ck_assert_ptr_null (soleus_batch_list (path, &error));
    soleus_test_error (&error, SOLEUS_ERROR_INVALID, "binary.edf", NULL);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("batch-list");
  TCase *tc = tcase_create ("batch-list");

  tcase_add_test (
      tc, a_folder_gives_its_recordings_in_the_order_of_their_names);
  tcase_add_test (tc, a_folder_that_links_to_itself_ends);
  tcase_add_test (
      tc, a_list_has_paths_of_its_own_folder_and_names_behind_a_tab);
  tcase_add_loop_test (
      tc, a_list_that_cannot_be_is_refused, 0, G_N_ELEMENTS (refusals));
  tcase_add_test (tc, a_recording_is_no_list);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
