/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-library.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <errno.h>

#include "soleus-error.h"
#include "soleus-library-private.h"

/* How long a change waits for another program that writes. Their changes
 * take milliseconds; a person should not wait longer for the answer. */
#define BUSY_MS 2000

/* Above this a check of every page at each start would be felt. */
#define CHECK_MAX_BYTES (G_GINT64_CONSTANT (32) << 20)

char *
soleus_library_dup_standard_path (void)
{
  return g_build_filename (
      g_get_user_data_dir (), "soleus", "library.db", NULL);
}

const char *
soleus_library_get_path (const SoleusLibrary *library)
{
  return library->path;
}

typedef struct
{
  int status; /* primary result code of SQLite */
  SoleusError code;
  const char *text; /* N_(), with one %s for the path */
} Sentence;

static const Sentence sentences[] = {
    {SQLITE_FULL, SOLEUS_ERROR_IO,
        N_ ("The disk with %s is full: the change was not kept. Make room and "
            "try again.")},
    {SQLITE_READONLY, SOLEUS_ERROR_IO,
        N_ ("%s cannot be written: the file or its folder is read-only.")},
    {SQLITE_PERM, SOLEUS_ERROR_IO, N_ ("%s may not be opened by this user.")},
    {SQLITE_CANTOPEN, SOLEUS_ERROR_IO,
        N_ ("%s cannot be opened: its folder is missing or may not be "
            "written.")},
    {SQLITE_BUSY, SOLEUS_ERROR_IO,
        N_ ("%s is locked by another program: the change was not kept. Try "
            "again in a moment.")},
    {SQLITE_LOCKED, SOLEUS_ERROR_IO,
        N_ ("%s is locked by another program: the change was not kept. Try "
            "again in a moment.")},
    {SQLITE_NOTADB, SOLEUS_ERROR_INVALID,
        N_ ("%s is no library of Soleus: the file is not a database.")},
    {SQLITE_CORRUPT, SOLEUS_ERROR_INVALID,
        N_ ("%s is damaged. A copy from before the last update may lie beside "
            "it (.version-…).")},
    {SQLITE_IOERR, SOLEUS_ERROR_IO,
        N_ ("%s cannot be read or written: the disk reports an error.")},
};

gboolean
soleus_library_fail (SoleusLibrary *library, GError **error)
{
  const int status = sqlite3_errcode (library->db) & 0xff;

  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (sentences[i].status == status)
      {
        g_set_error (error, SOLEUS_ERROR, sentences[i].code,
            _ (sentences[i].text), library->path);
        return FALSE;
      }
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_IO,
      _ ("%s could not be used: %s."), library->path,
      sqlite3_errmsg (library->db));
  return FALSE;
}

sqlite3_stmt *
soleus_library_statement (
    SoleusLibrary *library, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (library->statements, sql);

  if (statement == NULL)
    {
      if (sqlite3_prepare_v3 (
              library->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL)
          != SQLITE_OK)
        {
          soleus_library_fail (library, error);
          return NULL;
        }
      g_hash_table_insert (library->statements, g_strdup (sql), statement);
    }
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return statement;
}

gboolean
soleus_library_run (
    SoleusLibrary *library, sqlite3_stmt *statement, GError **error)
{
  int status = sqlite3_step (statement);
  gboolean done = status == SQLITE_DONE || status == SQLITE_ROW;

  if (!done)
    soleus_library_fail (library, error);
  sqlite3_reset (statement);
  return done;
}

gboolean
soleus_library_exec (SoleusLibrary *library, const char *sql, GError **error)
{
  return sqlite3_exec (library->db, sql, NULL, NULL, NULL) == SQLITE_OK
      || soleus_library_fail (library, error);
}

/* A library that was moved away or deleted still takes our writes, and they
 * would be lost with it. */
static gboolean
still_there (const SoleusLibrary *library, GError **error)
{
  GStatBuf facts;

  if (library->inode == 0)
    return TRUE;
  if (g_stat (library->path, &facts) == 0
      && (guint64)facts.st_ino == library->inode
      && (guint64)facts.st_dev == library->device)
    return TRUE;
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_IO,
      _ ("%s is gone: it was moved, deleted, or its disk was removed. The "
         "change was not kept."),
      library->path);
  return FALSE;
}

gboolean
soleus_library_begin (SoleusLibrary *library, GError **error)
{
  return still_there (library, error)
      && soleus_library_exec (library, "BEGIN IMMEDIATE", error);
}

gboolean
soleus_library_end (SoleusLibrary *library, gboolean done, GError **error)
{
  if (done && soleus_library_exec (library, "COMMIT", error))
    return TRUE;
  /* After some errors SQLite has rolled back by itself. */
  if (!sqlite3_get_autocommit (library->db))
    sqlite3_exec (library->db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

static gint64
read_data_version (SoleusLibrary *library)
{
  sqlite3_stmt *statement =
      soleus_library_statement (library, "PRAGMA data_version", NULL);
  gint64 version = library->data_version;

  if (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    version = sqlite3_column_int64 (statement, 0);
  if (statement != NULL)
    sqlite3_reset (statement);
  return version;
}

gboolean
soleus_library_was_changed (SoleusLibrary *library)
{
  gint64 version = read_data_version (library);
  gboolean changed = version != library->data_version;

  library->data_version = version;
  return changed;
}

/* TRUE when @pragma answers "ok". */
static gboolean
check_with (SoleusLibrary *library, const char *pragma, GError **error)
{
  sqlite3_stmt *statement = soleus_library_statement (library, pragma, error);
  const char *answer = NULL;
  gboolean sound;

  if (statement == NULL)
    return FALSE;
  if (sqlite3_step (statement) == SQLITE_ROW)
    answer = (const char *)sqlite3_column_text (statement, 0);
  sound = g_strcmp0 (answer, "ok") == 0;
  if (!sound)
    g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
        _ ("%s is damaged (%s). A copy from before the last update may lie "
           "beside it (.version-…)."),
        library->path, answer != NULL ? answer : sqlite3_errmsg (library->db));
  sqlite3_reset (statement);
  return sound;
}

gboolean
soleus_library_check (SoleusLibrary *library, GError **error)
{
  sqlite3_stmt *statement;
  int status;

  if (!check_with (library, "PRAGMA integrity_check (1)", error))
    return FALSE;
  statement =
      soleus_library_statement (library, "PRAGMA foreign_key_check", error);
  if (statement == NULL)
    return FALSE;
  status = sqlite3_step (statement);
  sqlite3_reset (statement);
  if (status == SQLITE_ROW)
    g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
        _ ("%s is damaged: a row belongs to no recording."), library->path);
  return status == SQLITE_DONE;
}

/* Pragmas first that fail on a file that is no database. */
static gboolean
set_up (SoleusLibrary *library, GError **error)
{
  static const char *const pragmas[] = {
      "PRAGMA journal_mode = WAL",
      "PRAGMA synchronous = FULL",
      "PRAGMA foreign_keys = ON",
      "PRAGMA secure_delete = ON",
      "PRAGMA trusted_schema = OFF",
      "PRAGMA cell_size_check = ON",
  };

  sqlite3_busy_timeout (library->db, BUSY_MS);
  for (gsize i = 0; i < G_N_ELEMENTS (pragmas); i++)
    if (!soleus_library_exec (library, pragmas[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_IO,
      _ ("The folder %s for the library cannot be made: %s."), folder,
      g_strerror (errno));
  return FALSE;
}

static gboolean
note_file (SoleusLibrary *library, gint64 *size, GError **error)
{
  GStatBuf facts;

  if (g_stat (library->path, &facts) != 0)
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_IO,
          _ ("%s cannot be opened: %s."), library->path, g_strerror (errno));
      return FALSE;
    }
  library->device = facts.st_dev;
  library->inode = facts.st_ino;
  *size = facts.st_size;
  return TRUE;
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

SoleusLibrary *
soleus_library_open (const char *path, GError **error)
{
  const gboolean in_memory = g_str_equal (path, ":memory:");
  g_autoptr (SoleusLibrary) library = NULL;
  gint64 size = 0;

  if (!in_memory && !make_folder (path, error))
    return NULL;
  library = g_new0 (SoleusLibrary, 1);
  library->path = g_strdup (path);
  library->statements = g_hash_table_new_full (
      g_str_hash, g_str_equal, g_free, finalize_statement);
  if (sqlite3_open_v2 (
          path, &library->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL)
      != SQLITE_OK)
    {
      soleus_library_fail (library, error);
      return NULL;
    }
  if ((!in_memory && !note_file (library, &size, error))
      || !set_up (library, error)
      || (size > 0 && size <= CHECK_MAX_BYTES
          && !check_with (library, "PRAGMA quick_check (1)", error))
      || !soleus_library_migrate (library, error))
    return NULL;
  library->data_version = read_data_version (library);
  return g_steal_pointer (&library);
}

void
soleus_library_close (SoleusLibrary *library)
{
  if (library == NULL)
    return;
  g_hash_table_unref (library->statements);
  sqlite3_close (library->db);
  g_free (library->path);
  g_free (library);
}
