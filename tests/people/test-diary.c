/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "soleus-diary.h"
#include "soleus-error.h"

/* 2026-05-01 00:00 UTC. */
#define MAY_1 G_GINT64_CONSTANT (1777593600)

static const struct
{
  const char *text;
  gint64 seconds; /* -1: no time */
  const char *kept;
} times[] = {
    {"2026-05-01", MAY_1, "2026-05-01"},
    {"2026-05-01T08:00", MAY_1 + 8 * 3600, "2026-05-01T08:00"},
    {"2026-05-01 08:00", MAY_1 + 8 * 3600, "2026-05-01T08:00"},
    {"2026-05-01T08:00:30", MAY_1 + 8 * 3600 + 30, "2026-05-01T08:00:30"},
    {"20260501T080000", MAY_1 + 8 * 3600, "20260501T080000"},
    {"2026-05-01 24:61", -1, NULL},
    {"2026-13-01", -1, NULL},
    {"1 May", -1, NULL},
    {"", -1, NULL},
};

START_TEST (a_time_is_read_as_people_write_it)
  {
    g_autofree char *kept = soleus_diary_dup_time (times[_i].text);
    gint64 seconds = -1;

    ck_assert_int_eq (soleus_diary_seconds (times[_i].text, &seconds),
        times[_i].seconds >= 0);
    ck_assert_int_eq (seconds, times[_i].seconds);
    ck_assert_pstr_eq (kept, times[_i].kept);
  }
END_TEST

static SoleusLibrary *
in_memory (gint64 *fox)
{
  SoleusLibrary *library = soleus_library_open (":memory:", NULL);

  ck_assert_ptr_nonnull (library);
  ck_assert (soleus_library_enter_person (library, "fox", fox, NULL));
  return library;
}

static const struct
{
  const char *text;
  const char *at;
  const char *trigger;
  const char *note;
} tables[] = {
    {"at,trigger\n2026-05-01,coffee\n", "2026-05-01", "coffee", ""},
    {"\xef\xbb\xbf"
     "date;time;trigger;note\r\n2026-05-01;08:00;cold;\"wind; rain\"\r\n\r\n",
        "2026-05-01T08:00", "cold", "wind; rain"},
    {"Note\tAt\tTrigger\n\t2026-05-01 08:00:00\town word\n",
        "2026-05-01T08:00:00", "own word", ""},
};

START_TEST (a_table_is_read_whatever_parts_it)
  {
    gint64 fox;
    g_autoptr (SoleusLibrary) library = in_memory (&fox);
    g_autoptr (GPtrArray) entries = NULL;
    const SoleusDiaryEntry *entry;
    guint n = 0;

    ck_assert (
        soleus_diary_import (library, fox, "d.csv", tables[_i].text, &n, NULL));
    ck_assert_uint_eq (n, 1);
    entries = soleus_library_dup_diary (library, fox, NULL);
    ck_assert_uint_eq (entries->len, 1);
    entry = g_ptr_array_index (entries, 0);
    ck_assert_str_eq (entry->at, tables[_i].at);
    ck_assert_str_eq (entry->trigger, tables[_i].trigger);
    ck_assert_str_eq (entry->note, tables[_i].note);
  }
END_TEST

static const struct
{
  const char *text;
  const char *says;
} bad_tables[] = {
    {"", "line 1"},
    {"when,what\n", "line 1"},
    {"at,trigger\n2026-05-01,tea\nyesterday,tea\n", "line 3: “yesterday”"},
    {"at,trigger\n2026-05-01,\n", "line 2"},
};

START_TEST (a_table_that_cannot_be_names_its_line)
  {
    gint64 fox;
    g_autoptr (SoleusLibrary) library = in_memory (&fox);
    g_autoptr (GError) error = NULL;
    guint n;

    ck_assert (!soleus_diary_import (
        library, fox, "d.csv", bad_tables[_i].text, &n, &error));
    ck_assert (g_error_matches (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID));
    ck_assert_ptr_nonnull (strstr (error->message, bad_tables[_i].says));
  }
END_TEST

static const struct
{
  const char *bytes;
  gsize n;
  goffset grown; /* to so many bytes; 0: not */
  int code; /* -1: is read */
} files[] = {
    {"at,trigger\n2026-05-01,caf\xc3\xa9\n", 28, 0, -1},
    {"at,trigger\n2026-05-01,caf\xe9\n", 27, 0, SOLEUS_ERROR_INVALID},
    {"at,trigger\n2026-05-01,c\0f\n", 26, 0, SOLEUS_ERROR_INVALID},
    {"at,trigger\n", 11, 64 * 1024 * 1024 + 1, SOLEUS_ERROR_UNSUPPORTED},
};

START_TEST (a_file_that_is_no_text_is_refused_whole)
  {
    gint64 fox;
    g_autoptr (SoleusLibrary) library = in_memory (&fox);
    g_autoptr (GPtrArray) entries = NULL;
    g_autoptr (GError) error = NULL;
    g_autofree char *path = NULL;
    const int file = g_file_open_tmp ("diary-XXXXXX.csv", &path, NULL);
    gboolean read;
    guint n = 0;

    ck_assert_int_ge (file, 0);
    ck_assert_int_eq (
        write (file, files[_i].bytes, files[_i].n), (gssize)files[_i].n);
    if (files[_i].grown > 0)
      ck_assert_int_eq (ftruncate (file, files[_i].grown), 0);
    g_close (file, NULL);
    read = soleus_diary_import_file (library, fox, path, &n, &error);
    g_unlink (path);
    ck_assert_int_eq (read, files[_i].code < 0);
    ck_assert (read || g_error_matches (error, SOLEUS_ERROR, files[_i].code));
    entries = soleus_library_dup_diary (library, fox, NULL);
    ck_assert_uint_eq (entries->len, read ? 1 : 0);
    ck_assert_uint_eq (n, entries->len);
  }
END_TEST

START_TEST (an_entry_needs_a_time_and_a_word)
  {
    gint64 fox;
    g_autoptr (SoleusLibrary) library = in_memory (&fox);
    g_autoptr (GError) error = NULL;

    ck_assert (soleus_diary_note (
        library, fox, "2026-05-01 08:00", "sport", "hills", NULL));
    ck_assert (
        !soleus_diary_note (library, fox, "noon", "sport", NULL, &error));
    ck_assert (g_error_matches (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE));
    ck_assert (!soleus_diary_note (library, fox, "2026-05-01", "", NULL, NULL));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("diary");
  TCase *tc = tcase_create ("diary");

  tcase_add_loop_test (
      tc, a_time_is_read_as_people_write_it, 0, G_N_ELEMENTS (times));
  tcase_add_loop_test (
      tc, a_table_is_read_whatever_parts_it, 0, G_N_ELEMENTS (tables));
  tcase_add_loop_test (
      tc, a_table_that_cannot_be_names_its_line, 0, G_N_ELEMENTS (bad_tables));
  tcase_add_loop_test (
      tc, a_file_that_is_no_text_is_refused_whole, 0, G_N_ELEMENTS (files));
  tcase_add_test (tc, an_entry_needs_a_time_and_a_word);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
