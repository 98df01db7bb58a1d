/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-library.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "soleus-error.h"
#include "soleus-library-private.h"

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

static gboolean
tell (SoleusLibrary *library, int status, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (sentences[i].status == status)
      {
        g_set_error (error, SOLEUS_ERROR, sentences[i].code,
            _ (sentences[i].text), library->path);
        return TRUE;
      }
  return FALSE;
}

gboolean
soleus_library_damaged (SoleusLibrary *library, GError **error)
{
  tell (library, SQLITE_CORRUPT, error);
  return FALSE;
}

gboolean
soleus_library_fail (SoleusLibrary *library, GError **error)
{
  const int status = sqlite3_errcode (library->db) & 0xff;

  if (status == SQLITE_IOERR || status == SQLITE_CANTOPEN)
    library->is_lost = library->inode != 0;
  if (tell (library, status, error))
    return FALSE;
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
is_there (const SoleusLibrary *library)
{
  GStatBuf facts;

  return library->inode == 0
      || (g_stat (library->path, &facts) == 0
          && (guint64)facts.st_ino == library->inode
          && (guint64)facts.st_dev == library->device);
}

gboolean
soleus_library_is_lost (SoleusLibrary *library)
{
  library->is_lost = library->is_lost || !is_there (library);
  return library->is_lost;
}

GError *
soleus_library_dup_loss (const SoleusLibrary *library)
{
  if (library->refusal != NULL)
    return g_error_copy (library->refusal);
  return g_error_new (SOLEUS_ERROR, SOLEUS_ERROR_IO,
      _ ("%s is gone: it was moved, deleted, or its disk was removed. What "
         "you did so far is in it; put it back before you go on."),
      library->path);
}

static gboolean
still_there (SoleusLibrary *library, GError **error)
{
  if (library->refusal != NULL)
    {
      g_propagate_error (error, g_error_copy (library->refusal));
      return FALSE;
    }
  if (is_there (library))
    return TRUE;
  library->is_lost = TRUE;
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_IO,
      _ ("%s is gone: it was moved, deleted, or its disk was removed. The "
         "change was not kept."),
      library->path);
  return FALSE;
}

gboolean
soleus_library_is_read_only (const SoleusLibrary *library)
{
  return library->is_read_only;
}

gboolean
soleus_library_begin (SoleusLibrary *library, GError **error)
{
  if (library->is_read_only)
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_IO,
          _ ("%s can be read but not written: the change was not kept."),
          library->path);
      return FALSE;
    }
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

gboolean
soleus_library_check_with (
    SoleusLibrary *library, const char *pragma, GError **error)
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
    {
      g_autofree char *why =
          g_strdup (answer != NULL ? answer : sqlite3_errmsg (library->db));
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
          _ ("%s is damaged (%s). A copy from before the last update may lie "
             "beside it (.version-…)."),
          library->path, g_strdelimit (why, "\n", ' '));
    }
  sqlite3_reset (statement);
  return sound;
}

gboolean
soleus_library_check (SoleusLibrary *library, GError **error)
{
  sqlite3_stmt *statement;
  int status;

  if (!soleus_library_check_with (library, "PRAGMA integrity_check (1)", error))
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
