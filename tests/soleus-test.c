/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <glib/gstdio.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "soleus-error.h"

static char *tmp_dir;

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      if (g_file_test (child, G_FILE_TEST_IS_DIR)
          && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

gint64
soleus_test_cpu_us (void)
{
  struct timespec now;

  ck_assert_int_eq (clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now), 0);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

const char *
soleus_test_tmp_dir (void)
{
  return tmp_dir;
}

int
soleus_test_main (Suite *(*make_suite) (void))
{
  SRunner *runner;
  int failed;

  /* Made before the forks of Check, so that all tests share it. */
  tmp_dir = g_dir_make_tmp ("soleus-test-XXXXXX", NULL);
  runner = srunner_create (make_suite ());
  srunner_set_tap (runner, "-");
  srunner_run_all (runner, CK_SILENT);
  failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  remove_tree (tmp_dir);
  g_clear_pointer (&tmp_dir, g_free);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

static char *
recordings_dir (void)
{
  const char *told = g_getenv ("SOLEUS_RECORDINGS");

  return g_strdup (told != NULL ? told : SOLEUS_TEST_RECORDINGS);
}

/* TAP for a program that cannot do its work here. */
static int
skip_or_fail (const char *required_by, const char *reason)
{
  if (g_getenv (required_by) != NULL)
    {
      g_print ("1..1\nnot ok 1 - %s (%s is set)\n", reason, required_by);
      return EXIT_FAILURE;
    }
  g_print ("1..0 # SKIP %s\n", reason);
  return EXIT_SUCCESS;
}

int
soleus_test_main_with_recordings (Suite *(*make_suite) (void))
{
  g_autofree char *dir = recordings_dir ();
  g_autofree char *reason = NULL;

  if (g_file_test (dir, G_FILE_TEST_IS_DIR))
    return soleus_test_main (make_suite);
  reason = g_strdup_printf ("no folder with real recordings at %s", dir);
  return skip_or_fail ("SOLEUS_REQUIRE_RECORDINGS", reason);
}

int
soleus_test_main_with_judge (
    Suite *(*make_suite) (void), const char *tool, gboolean available)
{
  g_autofree char *reason = NULL;

  if (available)
    return soleus_test_main (make_suite);
  reason = g_strdup_printf ("%s is not installed", tool);
  return skip_or_fail ("SOLEUS_REQUIRE_JUDGES", reason);
}

char *
soleus_test_recording (const char *relative)
{
  g_autofree char *dir = recordings_dir ();

  return g_build_filename (dir, relative, NULL);
}

guint32
soleus_test_seed (void)
{
  static guint32 seed;
  const char *told;

  if (seed != 0)
    return seed;
  told = g_getenv ("SOLEUS_SEED");
  seed = told == NULL ? 20261123 : (guint32)g_ascii_strtoull (told, NULL, 10);
  g_printerr ("seed %u (SOLEUS_SEED sets it)\n", seed);
  return seed;
}

void
soleus_test_error (GError **error, int code, ...)
{
  const char *part;
  va_list args;

  ck_assert_msg (*error != NULL, "an error was expected");
  ck_assert_msg (g_error_matches (*error, SOLEUS_ERROR, code),
      "expected code %d, got %s %d: %s", code,
      g_quark_to_string ((*error)->domain), (*error)->code, (*error)->message);
  va_start (args, code);
  while ((part = va_arg (args, const char *)) != NULL)
    ck_assert_msg (strstr ((*error)->message, part) != NULL,
        "\"%s\" does not name \"%s\"", (*error)->message, part);
  va_end (args);
  g_clear_error (error);
}
