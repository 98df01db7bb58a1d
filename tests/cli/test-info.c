/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cli-run.h"
#include "soleus-test.h"

/* A minute at 1 Hz: an EMG that is an envelope, and a temperature. */
static char *
save_trends (void)
{
  g_autoptr (GString) text = g_string_new ("time_s,EMG soleus_mV,Temp\n");
  char *path = g_build_filename (soleus_test_tmp_dir (), "trends.csv", NULL);

  for (int i = 0; i < 60; i++)
    g_string_append_printf (text, "%d.0,0.0%d,36.%d\n", i, i % 7, i % 5);
  ck_assert (g_file_set_contents (path, text->str, -1, NULL));
  return path;
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    n++;
  return n;
}

START_TEST (an_envelope_is_refused_for_twitches_and_a_trend_left_alone)
  {
    g_autofree char *path = save_trends ();
    g_autoptr (CliResult) result = cli_run (NULL, "info", path, NULL);

    cli_assert_done (result);
    ck_assert_uint_eq (count (result->out, "sampled too slowly"), 1);
    ck_assert_uint_eq (count (result->out, "neither EMG"), 0);
    /* The reason stands under its own channel, before the next one. */
    ck_assert (strstr (result->out, "sampled too slowly")
        < strstr (result->out, "Temp"));
  }
END_TEST

START_TEST (facts_of_the_file_are_told_in_its_own_words)
  {
    g_autofree char *path = save_trends ();
    g_autoptr (CliResult) result = cli_run (NULL, "info", path, NULL);

    cli_assert_done (result);
    ck_assert_uint_ge (count (result->out, "trends.csv"), 1);
    /* Once a channel, and in the line that says how it was found. */
    ck_assert_uint_eq (count (result->out, "1 Hz"), 3);
    ck_assert_uint_ge (count (result->out, "soleus"), 1);
    ck_assert_uint_ge (count (result->out, "no gaps"), 1);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("info");
  TCase *tc = tcase_create ("facts");

  tcase_add_test (
      tc, an_envelope_is_refused_for_twitches_and_a_trend_left_alone);
  tcase_add_test (tc, facts_of_the_file_are_told_in_its_own_words);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
