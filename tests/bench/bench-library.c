/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * bench-library [RECORDINGS [ANNOTATIONS]]: how long a library of 5,000
 * recordings with 400 annotations each (2,000,000) takes to open with its
 * list of recent recordings, and to answer a search. Median and worst of 11.
 */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "soleus-library-search.h"

#define N_TIMES 11

static void
run_sql (sqlite3 *db, const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
}

/* Rows as the library itself writes them, made by SQL: millions one by one
 * would take an hour of commits. */
static void
fill (const char *path, guint n_recordings, guint n_marks)
{
  g_autofree char *recordings = g_strdup_printf (
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
      " WHERE i < %u)"
      "INSERT INTO recording (id, fingerprint, name, path, start, duration_s,"
      " n_channels, added_us, opened_us, position, revision, next_id)"
      " SELECT i, 'print-' || i, 'night-' || i || '.edf',"
      " '/data/night-' || i || '.edf', '2026-01-01T22:00:00', 28800, 1, i, i,"
      " 1, 1, 1000 FROM n",
      n_recordings);
  g_autofree char *marks = g_strdup_printf (
      "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n"
      " WHERE i < %u)"
      "INSERT INTO mark (recording, first_step, id, onset_s, duration_s,"
      " channels, label, note, rater, origin)"
      " SELECT recording.id, 1, i + 1, i * 70.0, 0.1, '0',"
      " CASE WHEN i = 7 AND recording.id %% 100 = 0 THEN 'TREM' ELSE"
      " CASE (recording.id * 7 + i) %% 6 WHEN 0 THEN 'FASC' WHEN 1 THEN 'DBL'"
      " WHEN 2 THEN 'CRAMP' WHEN 3 THEN 'MYOC' WHEN 4 THEN 'felt it'"
      " ELSE 'swallowed' END END,"
      " CASE WHEN i = 0 AND recording.id %% 50 = 0 THEN 'woke up' ELSE '' END,"
      " 'ann', 'mine' FROM recording, n",
      n_marks - 1);
  sqlite3 *db;

  soleus_library_close (soleus_library_open (path, NULL));
  if (sqlite3_open (path, &db) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  run_sql (db, "PRAGMA synchronous = OFF; BEGIN");
  run_sql (db, recordings);
  run_sql (db, marks);
  run_sql (db, "COMMIT");
  sqlite3_close (db);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double left = *(const double *)a;
  const double right = *(const double *)b;

  return (left > right) - (left < right);
}

static void
tell (const char *what, double times_ms[N_TIMES])
{
  qsort (times_ms, N_TIMES, sizeof *times_ms, compare);
  g_print ("%-28s %7.2f ms, worst %7.2f ms\n", what, times_ms[N_TIMES / 2],
      times_ms[N_TIMES - 1]);
}

static double
ms_since (gint64 start_us)
{
  return (double)(g_get_monotonic_time () - start_us) / 1e3;
}

static void
time_search (SoleusLibrary *library, const char *words)
{
  g_autofree char *what = g_strdup_printf ("search “%s”", words);
  double times_ms[N_TIMES];

  for (guint i = 0; i < N_TIMES; i++)
    {
      const gint64 start_us = g_get_monotonic_time ();
      g_autoptr (GPtrArray) hits =
          soleus_library_search (library, words, 100, NULL);
      times_ms[i] = ms_since (start_us);
      if (hits == NULL)
        g_error ("the search failed");
    }
  tell (what, times_ms);
}

int
main (int argc, char **argv)
{
  static const char *const words[] = {
      "TREM", "felt", "woke", "night-77", "nothing like it"};
  const guint n_recordings = argc > 1 ? (guint)atoi (argv[1]) : 5000;
  const guint n_marks = argc > 2 ? (guint)atoi (argv[2]) : 400;
  g_autofree char *folder = g_dir_make_tmp ("soleus-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  SoleusLibrary *library = NULL;
  double open_ms[N_TIMES];

  fill (path, n_recordings, n_marks);
  for (guint i = 0; i < N_TIMES; i++)
    {
      const gint64 start_us = g_get_monotonic_time ();
      g_autoptr (GPtrArray) recents = NULL;
      soleus_library_close (library);
      library = soleus_library_open (path, NULL);
      recents = soleus_library_dup_recordings (library, 10, NULL);
      open_ms[i] = ms_since (start_us);
    }
  g_print (
      "%u recordings, %u annotations\n", n_recordings, n_recordings * n_marks);
  tell ("opened, with recents", open_ms);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    time_search (library, words[i]);
  soleus_library_close (library);
  g_unlink (path);
  g_rmdir (folder);
  return EXIT_SUCCESS;
}
