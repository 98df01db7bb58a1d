/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "soleus-error.h"
#include "soleus-open.h"
#include "soleus-overwrite.h"
#include "soleus-test.h"

static char *
in_tmp (const char *name)
{
  return g_build_filename (soleus_test_tmp_dir (), name, NULL);
}

static void
save (const char *name, const char *text, gsize n)
{
  g_autofree char *path = in_tmp (name);

  ck_assert (g_file_set_contents (path, text, (gssize)n, NULL));
}

/* Two samples of format 16, and a list of another program beside them. */
static void
save_wfdb (const char *signals)
{
  g_autofree char *header =
      g_strdup_printf ("one 1 1000 2\n%s 16 200/mV 16 0 0 0 0 EMG\n", signals);

  save ("one.hea", header, strlen (header));
  save ("one.dat", "\1\0\2\0", 4);
  save ("one.atr", "\0\0", 2);
  save ("list.csv", "onset\n", 6);
}

START_TEST (a_signal_file_opens_as_the_header_that_names_it)
  {
    g_autofree char *path = in_tmp ("one.dat");
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording = NULL;

    save_wfdb ("one.dat");
    recording = soleus_open (path, NULL, NULL, &error);
    soleus_test_no_error (error);
    ck_assert_str_eq (soleus_recording_get_name (recording), "one.hea");
    ck_assert_uint_eq (
        soleus_recording_get_channel (recording, 0)->n_samples, 2);
  }
END_TEST

START_TEST (a_header_of_other_signals_is_not_taken)
  {
    g_autofree char *path = in_tmp ("one.dat");
    g_autoptr (GError) error = NULL;

    save_wfdb ("other.dat");
    ck_assert_ptr_null (soleus_open (path, NULL, NULL, &error));
    ck_assert (error != NULL && error->domain == SOLEUS_ERROR);
    ck_assert (g_str_has_prefix (error->message, "one.dat"));
  }
END_TEST

START_TEST (no_part_of_a_recording_is_overwritten)
  {
    static const struct
    {
      const char *name;
      gboolean refused;
    } rows[] = {{"one.hea", TRUE}, {"one.dat", TRUE}, {"one.atr", TRUE},
        {"list.csv", FALSE}, {"new.atr", FALSE}, {"one.csv", FALSE}};
    g_autofree char *path = in_tmp ("one.hea");
    g_autofree char *folder = in_tmp ("elsewhere");
    g_autofree char *other = g_build_filename (folder, "one.dat", NULL);
    g_autoptr (SoleusRecording) recording = NULL;

    save_wfdb ("one.dat");
    g_mkdir (folder, 0700);
    ck_assert (g_file_set_contents (other, "x", 1, NULL));
    recording = soleus_open (path, NULL, NULL, NULL);
    ck_assert_ptr_nonnull (recording);
    for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autofree char *output = in_tmp (rows[i].name);
        g_autoptr (GError) error = NULL;
        ck_assert_int_eq (soleus_overwrite_check (recording, output, &error),
            !rows[i].refused);
        if (rows[i].refused)
          soleus_test_error (
              &error, SOLEUS_ERROR_USAGE, rows[i].name, "recording", NULL);
      }
    /* The same name in another folder is another file. */
    ck_assert (soleus_overwrite_check (recording, other, NULL));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("companions");
  TCase *tcase = tcase_create ("companions");

  tcase_add_test (tcase, a_signal_file_opens_as_the_header_that_names_it);
  tcase_add_test (tcase, a_header_of_other_signals_is_not_taken);
  tcase_add_test (tcase, no_part_of_a_recording_is_overwritten);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
