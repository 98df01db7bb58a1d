/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <string.h>

#include "cli-run.h"

/* What was assumed and told of a file stands wherever its results stand. */

#define TOLD "As you told, of all channels: rate 500."

static char *
in_tmp (const char *name)
{
  return g_build_filename (soleus_test_tmp_dir (), name, NULL);
}

static char *
save_table (void)
{
  g_autoptr (GString) text = g_string_new ("EMG soleus\n");
  char *path = in_tmp ("table.csv");

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, "%u\n", i * 7919u % 101u);
  ck_assert (g_file_set_contents (path, text->str, -1, NULL));
  return path;
}

static char *
squeeze (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n\f", -1);
  GString *plain = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (
          plain, "%s%s", plain->len == 0 ? "" : " ", words[i]);
  return g_string_free (plain, FALSE);
}

START_TEST (info_prints_it)
  {
    g_autofree char *path = save_table ();
    g_autoptr (CliResult) result =
        cli_run (NULL, "info", path, "--rate", "500", NULL);
    g_autofree char *plain = NULL;

    cli_assert_done (result);
    plain = squeeze (result->out);
    ck_assert_ptr_nonnull (strstr (plain, TOLD));
  }
END_TEST

START_TEST (the_analysis_has_it_without_words)
  {
    g_autofree char *path = save_table ();
    g_autoptr (CliResult) result =
        cli_run (NULL, "analyse", path, "--rate", "500", "--json", NULL);
    g_autofree char *plain = NULL;

    cli_assert_done (result);
    plain = squeeze (result->out);
    ck_assert_ptr_nonnull (strstr (plain, "told-of-all"));
    ck_assert_ptr_null (strstr (plain, "As you told"));
  }
END_TEST

START_TEST (the_report_prints_it_in_every_format)
  {
    static const char *const names[] = {"log.html", "log.md", "log.pdf"};
    g_autofree char *path = save_table ();
    g_autofree char *out = in_tmp (names[_i]);
    g_autoptr (CliResult) result = cli_run (NULL, "report", path, "--rate",
        "500", "--for", "doctor", "-o", out, NULL);
    g_autofree char *text = NULL, *plain = NULL;

    cli_assert_done (result);
    if (_i == 2)
      {
        const char *const argv[] = {"pdftotext", out, "-", NULL};
        ck_assert (g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH,
            NULL, NULL, &text, NULL, NULL, NULL));
      }
    else
      ck_assert (g_file_get_contents (out, &text, NULL, NULL));
    plain = squeeze (text);
    ck_assert_msg (strstr (plain, TOLD) != NULL, "%s lacks it", names[_i]);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("read-log");
  TCase *tcase = tcase_create ("read-log");

  tcase_set_timeout (tcase, 60);
  tcase_add_test (tcase, info_prints_it);
  tcase_add_test (tcase, the_analysis_has_it_without_words);
  tcase_add_loop_test (tcase, the_report_prints_it_in_every_format, 0, 3);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
