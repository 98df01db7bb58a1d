/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli-run.h"

/* What bad input gets: one sentence that names the file, the thing, its value
 * and what was expected; exit status 1. */

static char *
write_file (const char *name, const void *bytes, gssize n)
{
  char *path = g_build_filename (soleus_test_tmp_dir (), name, NULL);

  ck_assert (g_file_set_contents (path, bytes, n, NULL));
  return path;
}

/* A sound recording of two seconds, and its bytes. */
static char *
make_edf (char **bytes, gsize *n)
{
  char *path = g_build_filename (soleus_test_tmp_dir (), "sound.edf", NULL);
  g_autoptr (CliResult) result = cli_run (NULL, "simulate", "FASC", "-o", path,
      "--duration", "2", "--acc-rate", "0", NULL);

  cli_assert_done (result);
  ck_assert (g_file_get_contents (path, bytes, n, NULL));
  return path;
}

static char *
make_missing (void)
{
  return g_build_filename (soleus_test_tmp_dir (), "missing.edf", NULL);
}

static char *
make_folder (void)
{
  char *path = g_build_filename (soleus_test_tmp_dir (), "folder.edf", NULL);

  g_mkdir (path, 0700);
  return path;
}

static char *
make_empty (void)
{
  return write_file ("empty.csv", "", 0);
}

static char *
make_prose (void)
{
  return write_file ("prose.csv",
      "Dear doctor,\n\nmy calf twitches at night.\nWhat may it be?\n", -1);
}

/* Cut off inside the header: not one sample is left. */
static char *
make_truncated (void)
{
  g_autofree char *bytes = NULL;
  gsize n;
  g_autofree char *sound = make_edf (&bytes, &n);

  return write_file ("truncated.edf", bytes, 300);
}

static char *
make_without_records (void)
{
  g_autofree char *bytes = NULL;
  gsize n;
  g_autofree char *sound = make_edf (&bytes, &n);
  const long header = strtol (bytes + 184, NULL, 10);

  /* "number of data records", 8 characters from byte 236. */
  memcpy (bytes + 236, "0       ", 8);
  return write_file ("norecords.edf", bytes, header);
}

static char *
make_without_rate (void)
{
  GString *table = g_string_new ("EMG calf (uV)\n");
  char *path;

  for (int i = 0; i < 3000; i++)
    g_string_append_printf (table, "%d\n", (i * 7919) % 41 - 20);
  path = write_file ("norate.csv", table->str, -1);
  g_string_free (table, TRUE);
  return path;
}

static const struct
{
  char *(*make) (void);
  const char *name; /* in the sentence, as everything below */
  const char *also;
} bad_files[] = {
    {make_missing, "missing.edf", "no such file"},
    {make_folder, "folder.edf", "expected"},
    {make_empty, "empty.csv", "expected"},
    {make_prose, "prose.csv", "expected"},
    {make_truncated, "truncated.edf", "expected"},
    {make_without_records, "norecords.edf", "expected"},
    {make_without_rate, "norate.csv", "rate"},
};

static const char *const commands[] = {"info", "analyse", "questions"};

START_TEST (a_bad_file_gets_one_sentence_from_every_command)
  {
    g_autofree char *path = bad_files[_i].make ();

    for (guint k = 0; k < G_N_ELEMENTS (commands); k++)
      {
        g_autoptr (CliResult) result = cli_run (NULL, commands[k], path, NULL);
        cli_assert_refused (
            result, 1, bad_files[_i].name, bad_files[_i].also, NULL);
      }
  }
END_TEST

START_TEST (a_table_without_a_rate_opens_once_it_is_told)
  {
    g_autofree char *path = make_without_rate ();
    g_autoptr (CliResult) result =
        cli_run (NULL, "info", path, "--rate", "1000", NULL);

    cli_assert_done (result);
    ck_assert_ptr_nonnull (strstr (result->out, "1000 Hz"));
  }
END_TEST

START_TEST (one_bad_file_does_not_stop_the_others)
  {
    g_autofree char *bytes = NULL;
    gsize n;
    g_autofree char *sound = make_edf (&bytes, &n);
    g_autofree char *bad = make_missing ();
    g_autoptr (CliResult) result =
        cli_run (NULL, "analyse", bad, sound, "-j", "1", NULL);

    ck_assert_int_eq (result->status, 1);
    ck_assert_ptr_nonnull (strstr (result->err, "missing.edf"));
    ck_assert_ptr_nonnull (strstr (result->out, "sound.edf"));
  }
END_TEST

/* Wrong words of the command line: exit status 2. */
static const struct
{
  const char *words[4];
  const char *named;
} wrong_words[] = {
    {{"info"}, "one recording"},
    {{"info", "a.edf", "b.edf"}, "one recording"},
    {{"analyse"}, "recording"},
    {{"info", "a.edf", "--kind", "0=muscle"}, "muscle"},
    {{"info", "a.edf", "--rate", "0=fast"}, "fast"},
    {{"info", "a.edf", "--rate", "0"}, "rate"},
    {{"info", "a.edf", "--side", "0=up"}, "up"},
    {{"info", "a.edf", "--scale", "0=0"}, "scale"},
    {{"info", "a.edf", "--unit", "0=furlong"}, "furlong"},
    {{"analyse", "a.edf", "--electrode", "fork"}, "fork"},
    {{"analyse", "a.edf", "--preset", "lazy"}, "lazy"},
    {{"analyse", "a.edf", "--set", "emg_low_hz"}, "emg_low_hz"},
    {{"analyse", "a.edf", "--set", "no_such=1"}, "no_such"},
    {{"analyse", "a.edf", "--set", "merge_gap_ms=-1"}, "merge_gap_ms"},
    {{"analyse", "a.edf", "--jobs", "0"}, "jobs"},
    {{"analyse", "a.edf", "--level", "muscle"}, "muscle"},
    {{"analyse", "a.edf", "b.edf", "--events=x"}, "events"},
    {{"simulate"}, "Pattern"},
    {{"simulate", "WALTZ", "-o", "x.edf"}, "WALTZ"},
    {{"simulate", "FASC"}, "--output"},
    {{"simulate", "FASC", "-ox", "--snr=loud"}, "loud"},
    {{"simulate", "FASC", "-ox", "--model=cube"}, "cube"},
    {{"simulate", "FASC", "-ox", "--noise=soft"}, "soft"},
    {{"simulate", "FASC", "-ox", "--set=pops"}, "pops"},
    {{"simulate", "FASC", "-ox", "--array"}, "tripole"},
};

START_TEST (a_wrong_word_is_named_and_ends_with_2)
  {
    const char *const *w = wrong_words[_i].words;
    g_autoptr (CliResult) result =
        cli_run (NULL, w[0], w[1], w[1] == NULL ? NULL : w[2],
            w[1] == NULL || w[2] == NULL ? NULL : w[3], NULL);

    cli_assert_refused (result, 2, wrong_words[_i].named, NULL);
  }
END_TEST

/* Files beside the recording. */
static const struct
{
  const char *option;
  const char *text;
  const char *named;
} bad_sides[] = {
    {"--answers", "", "JSON"},
    {"--answers", "{\"Q01\": \"perhaps\"}", "perhaps"},
    {"--answers", "{\"Q99\": \"yes\"}", "Q99"},
    {"--answers", "[1, 2]", "side.json"},
    {"--params", "{\"emg_low_hz\": -4}", "emg_low_hz"},
    {"--params", "{\"emg_lov_hz\": 20}", "emg_lov_hz"},
    {"--params", "{\"emg_low_hz\": \"x\"}", "emg_low_hz"},
    {"--params", "oops", "no JSON (<data>:1"},
    {"--history", "{\"schema\": \"soleus-truth/1\"}", "soleus-truth/1"},
    {"--history", "{}", "soleus-analysis/1"},
};

START_TEST (a_bad_file_beside_the_recording_is_named)
  {
    g_autofree char *side = write_file ("side.json", bad_sides[_i].text, -1);
    g_autoptr (CliResult) result =
        cli_run (NULL, "analyse", "x.edf", bad_sides[_i].option, side, NULL);

    cli_assert_refused (result, 1, "side.json", bad_sides[_i].named, NULL);
  }
END_TEST

START_TEST (a_file_that_cannot_be_written_is_named)
  {
    g_autoptr (CliResult) result = cli_run (NULL, "simulate", "FASC", "-d", "2",
        "-o", "/no/such/folder/out.edf", NULL);
    g_autoptr (CliResult) truth = cli_run (NULL, "simulate", "FASC", "-d", "2",
        "--truth", "/no/such/folder/out.json", NULL);

    cli_assert_refused (result, 1, "/no/such/folder/out.edf", NULL);
    cli_assert_refused (truth, 1, "/no/such/folder/out.json", NULL);
  }
END_TEST

static const char *const writing[][2] = {
    {"report", "-o"},
    {"analyse", "--events"},
};

START_TEST (a_recording_is_never_overwritten_by_what_is_made_of_it)
  {
    g_autofree char *before = NULL;
    g_autofree char *after = NULL;
    gsize n, n_after;
    g_autofree char *sound = make_edf (&before, &n);
    g_autofree char *link =
        g_build_filename (soleus_test_tmp_dir (), "link.pdf", NULL);
    const char *names[] = {sound, link};

    g_unlink (link);
    ck_assert_int_eq (symlink (sound, link), 0);
    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      {
        g_autoptr (CliResult) result = cli_run (
            NULL, writing[_i][0], sound, writing[_i][1], names[i], NULL);
        cli_assert_refused (result, 2, names[i], "recording itself", NULL);
      }
    ck_assert (g_file_get_contents (sound, &after, &n_after, NULL));
    ck_assert_mem_eq (before, after, n);
    ck_assert_uint_eq (n_after, n);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("bad input");
  TCase *tc = tcase_create ("bad input");

  tcase_set_timeout (tc, 30);
  tcase_add_loop_test (tc, a_bad_file_gets_one_sentence_from_every_command, 0,
      G_N_ELEMENTS (bad_files));
  tcase_add_test (tc, a_table_without_a_rate_opens_once_it_is_told);
  tcase_add_test (tc, one_bad_file_does_not_stop_the_others);
  tcase_add_loop_test (
      tc, a_wrong_word_is_named_and_ends_with_2, 0, G_N_ELEMENTS (wrong_words));
  tcase_add_loop_test (tc, a_bad_file_beside_the_recording_is_named, 0,
      G_N_ELEMENTS (bad_sides));
  tcase_add_test (tc, a_file_that_cannot_be_written_is_named);
  tcase_add_loop_test (tc,
      a_recording_is_never_overwritten_by_what_is_made_of_it, 0,
      G_N_ELEMENTS (writing));
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
