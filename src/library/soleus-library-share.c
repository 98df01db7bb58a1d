/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-library-share.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "soleus-error.h"
#include "soleus-library-private.h"

/* Runs @sql with text @text and number @id where it asks for them. */
static gboolean
run_with (SoleusLibrary *library, const char *sql, const char *text, gint64 id,
    GError **error)
{
  sqlite3_stmt *statement = NULL;
  int status = sqlite3_prepare_v2 (library->db, sql, -1, &statement, NULL);

  if (status == SQLITE_OK)
    {
      if (text != NULL)
        sqlite3_bind_text (statement, 1, text, -1, SQLITE_STATIC);
      else
        sqlite3_bind_int64 (statement, 1, id);
      status = sqlite3_step (statement);
    }
  sqlite3_finalize (statement);
  return status == SQLITE_DONE || status == SQLITE_ROW
      || soleus_library_fail (library, error);
}

/* --- out ------------------------------------------------------------------ */

/* Leaves nothing but @person in the copy, not even in its free pages. */
static gboolean
leave_person (SoleusLibrary *copy, gint64 person, GError **error)
{
  return run_with (copy, "DELETE FROM recording WHERE person IS NOT ?", NULL,
             person, error)
      && run_with (
          copy, "DELETE FROM person WHERE id <> ?", NULL, person, error)
      && soleus_library_exec (copy, "DELETE FROM setting", error)
      && soleus_library_exec (copy, "VACUUM", error);
}

static gboolean
make_copy (
    SoleusLibrary *library, gint64 person, const char *part, GError **error)
{
  g_autoptr (SoleusLibrary) copy = NULL;

  if (!run_with (library, "VACUUM INTO ?", part, 0, error))
    return FALSE;
  copy = soleus_library_open (part, error);
  return copy != NULL
      && (person == 0 || leave_person (copy, person, error))
      /* One file: no log beside it. */
      && soleus_library_exec (copy, "PRAGMA journal_mode = DELETE", error);
}

gboolean
soleus_library_export (
    SoleusLibrary *library, gint64 person, const char *path, GError **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  gboolean done;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_IO,
          _ ("%s is there already, expected a new file."), path);
      return FALSE;
    }
  g_unlink (part);
  done = make_copy (library, person, part, error);
  if (done && g_rename (part, path) != 0)
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_IO,
          _ ("%s cannot be written: %s."), path, g_strerror (errno));
      done = FALSE;
    }
  if (!done)
    g_unlink (part);
  return done;
}

/* --- in ------------------------------------------------------------------- */

/* What belongs to a recording, in any order. */
static const char *const tables[] = {"step", "mark", "edit", "channel",
    "answer", "parameter", "note", "result", "rate"};

/* temp.taken maps the ids of recordings there to those here. */
static const char take_recordings[] =
    "INSERT INTO person (pseudonym, birth_year, note)"
    " SELECT pseudonym, birth_year, note FROM other.person WHERE true"
    " ON CONFLICT DO NOTHING;"
    "CREATE TEMP TABLE taken (there INTEGER PRIMARY KEY, here INTEGER);"
    "INSERT INTO recording (fingerprint, name, path, format, start,"
    " duration_s, n_channels, added_us, opened_us)"
    " SELECT fingerprint, name, path, format, start, duration_s, n_channels,"
    " added_us, opened_us FROM other.recording WHERE true"
    " ON CONFLICT DO NOTHING;"
    "INSERT INTO taken SELECT there.id, here.id FROM other.recording AS there"
    " JOIN main.recording AS here USING (fingerprint)"
    " WHERE NOT EXISTS (SELECT 1 FROM main.step WHERE recording = here.id);"
    "UPDATE main.recording SET (position, revision, next_id) ="
    " (SELECT there.position, there.revision + main.recording.revision,"
    "  max (there.next_id, main.recording.next_id)"
    "  FROM taken JOIN other.recording AS there ON there.id = taken.there"
    "  WHERE taken.here = main.recording.id)"
    " WHERE id IN (SELECT here FROM taken);"
    "UPDATE main.recording SET person = coalesce (person,"
    " (SELECT mine.id FROM taken"
    "  JOIN other.recording AS there ON there.id = taken.there"
    "  JOIN other.person AS theirs ON theirs.id = there.person"
    "  JOIN main.person AS mine ON mine.pseudonym = theirs.pseudonym"
    "  WHERE taken.here = main.recording.id))"
    " WHERE id IN (SELECT here FROM taken);"
    "INSERT INTO diary (person, at, trigger_word, note)"
    " SELECT mine.id, at, trigger_word, diary.note FROM other.diary"
    " JOIN other.person AS theirs ON theirs.id = diary.person"
    " JOIN main.person AS mine ON mine.pseudonym = theirs.pseudonym"
    " WHERE true ON CONFLICT DO NOTHING;";

/* ", id, onset_s": the columns of @table but the recording. */
static char *
dup_columns (SoleusLibrary *library, const char *table, GError **error)
{
  sqlite3_stmt *statement = soleus_library_statement (library,
      "SELECT group_concat (', ' || name, '') FROM pragma_table_info (?)"
      " WHERE name <> 'recording'",
      error);
  char *columns = NULL;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, table, -1, SQLITE_STATIC);
  if (sqlite3_step (statement) == SQLITE_ROW)
    columns = g_strdup ((const char *)sqlite3_column_text (statement, 0));
  else
    soleus_library_fail (library, error);
  sqlite3_reset (statement);
  return columns;
}

static gboolean
take_table (SoleusLibrary *library, const char *table, GError **error)
{
  g_autofree char *columns = dup_columns (library, table, error);
  g_autofree char *sql = NULL;

  if (columns == NULL)
    return FALSE;
  sql = g_strdup_printf ("INSERT OR REPLACE INTO main.%s (recording%s)"
                         " SELECT taken.here%s FROM other.%s"
                         " JOIN taken ON taken.there = recording",
      table, columns, columns, table);
  return soleus_library_exec (library, sql, error);
}

static guint
count (SoleusLibrary *library, const char *sql)
{
  sqlite3_stmt *statement = soleus_library_statement (library, sql, NULL);
  guint n = 0;

  if (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    n = (guint)sqlite3_column_int64 (statement, 0);
  if (statement != NULL)
    sqlite3_reset (statement);
  return n;
}

static gboolean
take (SoleusLibrary *library, SoleusLibraryImported *imported, GError **error)
{
  const guint n_people = count (library, "SELECT count (*) FROM main.person");

  if (!soleus_library_exec (library, take_recordings, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!take_table (library, tables[i], error))
      return FALSE;
  imported->n_people =
      count (library, "SELECT count (*) FROM main.person") - n_people;
  imported->n_recordings = count (library, "SELECT count (*) FROM taken");
  imported->n_kept = count (library,
      "SELECT count (*) FROM other.recording"
      " WHERE id NOT IN (SELECT there FROM taken)");
  return soleus_library_exec (library, "DROP TABLE temp.taken", error);
}

static gboolean
take_from (SoleusLibrary *library, const char *copy,
    SoleusLibraryImported *imported, GError **error)
{
  gboolean done;

  if (!run_with (library, "ATTACH ? AS other", copy, 0, error))
    return FALSE;
  done = soleus_library_begin (library, error);
  if (done)
    done = soleus_library_end (library, take (library, imported, error), error);
  /* Statements that look into the other file would keep it open. */
  g_hash_table_remove_all (library->statements);
  sqlite3_exec (library->db, "DETACH other", NULL, NULL, NULL);
  return done;
}

/* A copy that may be migrated, in a folder of its own. */
static char *
dup_copy (const char *path, const char *folder, GError **error)
{
  g_autofree char *copy = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GMappedFile) bytes = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (SoleusLibrary) other = NULL;

  if (bytes == NULL
      || !g_file_set_contents (copy, g_mapped_file_get_contents (bytes),
          (gssize)g_mapped_file_get_length (bytes), NULL))
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_MISSING,
          _ ("%s cannot be read, expected a library's file."), path);
      return NULL;
    }
  other = soleus_library_open (copy, error);
  if (other == NULL
      || !soleus_library_exec (other, "PRAGMA journal_mode = DELETE", error))
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  return g_steal_pointer (&copy);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (folder);
}

gboolean
soleus_library_import (SoleusLibrary *library, const char *path,
    SoleusLibraryImported *imported, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("soleus-import-XXXXXX", NULL);
  g_autofree char *copy = NULL;
  gboolean done;

  *imported = (SoleusLibraryImported){0, 0, 0};
  if (folder == NULL)
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_IO,
          _ ("There is no place for a copy of %s."), path);
      return FALSE;
    }
  copy = dup_copy (path, folder, error);
  done = copy != NULL && take_from (library, copy, imported, error);
  remove_folder (folder);
  return done;
}
