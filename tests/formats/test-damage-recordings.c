/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "damage.h"
#include "soleus-test.h"

/* Of long files the first part is damaged: it is cut off already. */
#define MAX_BYTES (24 << 10)
/* SOLEUS_DAMAGE sets another number for a long run. */
#define N_RANDOM 12

static GPtrArray *paths;

static void
collect (const char *folder)
{
  g_autofree char *path = soleus_test_recording (folder);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (paths, g_build_filename (path, name, NULL));
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static void
find_paths (void)
{
  g_autofree char *root = soleus_test_recording (".");
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  const char *name;

  paths = g_ptr_array_new_with_free_func (g_free);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    collect (name);
  g_ptr_array_sort (paths, compare_paths);
}

/* The file that a header names: the same name with another ending. */
static char *
find_companion (const char *path, gsize *n)
{
  static const char *const endings[] = {".dat", ".eeg"};
  char *content = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      const char *dot = strrchr (path, '.');
      g_autofree char *other = g_strdup_printf (
          "%.*s%s", (int)(dot == NULL ? 0 : dot - path), path, endings[i]);
      if (strcmp (other, path) != 0
          && g_file_get_contents (other, &content, n, NULL))
        return content;
    }
  return NULL;
}

START_TEST (a_damaged_recording_is_an_error_or_an_honest_part)
  {
    const char *path = g_ptr_array_index (paths, _i);
    const char *told = g_getenv ("SOLEUS_DAMAGE");
    guint n_random =
        told == NULL ? N_RANDOM : (guint)g_ascii_strtoull (told, NULL, 10);
    g_autofree char *name = g_path_get_basename (path);
    g_autofree char *content = NULL, *companion = NULL;
    gsize size, n = 0;

    ck_assert (g_file_get_contents (path, &content, &size, NULL));
    companion = find_companion (path, &n);
    damage_try_all (name, (const guint8 *)content, MIN (size, MAX_BYTES),
        (const guint8 *)companion, n, n_random, soleus_test_seed ());
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("damage-recordings");
  TCase *tcase = tcase_create ("damage-recordings");

  find_paths ();
  tcase_set_timeout (tcase, 120);
  tcase_add_loop_test (tcase, a_damaged_recording_is_an_error_or_an_honest_part,
      0, (int)paths->len);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN_WITH_RECORDINGS (make_suite)
