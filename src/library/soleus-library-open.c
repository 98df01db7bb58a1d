/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "soleus-error.h"
#include "soleus-library-private.h"

/* How long a change waits for another program that writes. Their changes
 * take milliseconds; a person should not wait longer for the answer. */
#define BUSY_MS 2000

/* Above this a check of every page at each start would be felt. */
#define CHECK_MAX_BYTES (G_GINT64_CONSTANT (32) << 20)

static gboolean
set_up (SoleusLibrary *library, GError **error)
{
  static const char *const pragmas[] = {
      "PRAGMA synchronous = FULL",
      "PRAGMA foreign_keys = ON",
      "PRAGMA secure_delete = ON",
      "PRAGMA trusted_schema = OFF",
      "PRAGMA cell_size_check = ON",
  };

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
note_file (SoleusLibrary *library, GError **error)
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
  return TRUE;
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

static SoleusLibrary *
library_new (const char *path)
{
  SoleusLibrary *library = g_new0 (SoleusLibrary, 1);

  library->path = g_strdup (path);
  library->statements = g_hash_table_new_full (
      g_str_hash, g_str_equal, g_free, finalize_statement);
  return library;
}

/* Opens the database at @place, which is the library's own place or that of
 * a copy. */
static gboolean
open_database (SoleusLibrary *library, const char *place, GError **error)
{
  GStatBuf facts = {0};

  if (sqlite3_open_v2 (
          place, &library->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL)
      != SQLITE_OK)
    return soleus_library_fail (library, error);
  if (g_stat (place, &facts) != 0)
    facts.st_size = 0;
  sqlite3_busy_timeout (library->db, BUSY_MS);
  /* What is refused was only read: even the kind of log stands in the file. */
  return soleus_library_recognise (library, error)
      && (facts.st_size == 0 || facts.st_size > CHECK_MAX_BYTES
          || soleus_library_check_with (
              library, "PRAGMA quick_check (1)", error))
      && set_up (library, error) && soleus_library_migrate (library, error)
      && soleus_library_exec (library, "PRAGMA journal_mode = WAL", error);
}

static gboolean
copy_file (const char *from, const char *to)
{
  g_autoptr (GMappedFile) source = g_mapped_file_new (from, FALSE, NULL);

  return source != NULL
      && g_file_set_contents (to, g_mapped_file_get_contents (source),
          (gssize)g_mapped_file_get_length (source), NULL);
}

/* Whether the permissions alone keep us from writing. */
static gboolean
may_only_be_read (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_access (path, R_OK) == 0
      && (g_access (path, W_OK) != 0 || g_access (folder, W_OK) != 0);
}

/*
 * A library that cannot be written (on a stick that is locked, in somebody
 * else's folder) is shown from a copy, since SQLite has to write beside a
 * file to read its log. The copy is older versions' way in as well.
 */
static SoleusLibrary *
open_copy (const char *path)
{
  g_autoptr (SoleusLibrary) library = library_new (path);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *copy = NULL;
  g_autofree char *copy_log = NULL;

  library->copy_folder = g_dir_make_tmp ("soleus-library-XXXXXX", NULL);
  if (library->copy_folder == NULL)
    return NULL;
  copy = g_build_filename (library->copy_folder, "library.db", NULL);
  copy_log = g_strconcat (copy, "-wal", NULL);
  if (!copy_file (path, copy)
      || (g_file_test (log, G_FILE_TEST_EXISTS) && !copy_file (log, copy_log))
      || !open_database (library, copy, NULL))
    return NULL;
  library->is_read_only = TRUE;
  return g_steal_pointer (&library);
}

SoleusLibrary *
soleus_library_open (const char *path, GError **error)
{
  const gboolean in_memory = g_str_equal (path, ":memory:");
  g_autoptr (SoleusLibrary) library = library_new (path);
  g_autoptr (GError) problem = NULL;
  SoleusLibrary *copy = NULL;

  if (!in_memory && !make_folder (path, error))
    return NULL;
  if (open_database (library, path, &problem)
      && (in_memory || note_file (library, &problem)))
    {
      library->is_read_only = sqlite3_db_readonly (library->db, "main") == 1;
      soleus_library_was_changed (library);
      return g_steal_pointer (&library);
    }
  if (!in_memory && may_only_be_read (path))
    copy = open_copy (path);
  if (copy == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return copy;
}

/* The connection to what was there before. It must not write the end of its
 * log into what lies there now. */
static void
leave_database (SoleusLibrary *library)
{
  g_hash_table_remove_all (library->statements);
  sqlite3_db_config (library->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  sqlite3_close (library->db);
  library->db = NULL;
}

gboolean
soleus_library_come_back (SoleusLibrary *library)
{
  if (!soleus_library_is_lost (library) || library->copy_folder != NULL
      || g_access (library->path, R_OK | W_OK) != 0)
    return FALSE;
  leave_database (library);
  /* Even where this fails there is a connection, which refuses everything. */
  library->is_lost = !open_database (library, library->path, NULL)
      || !note_file (library, NULL);
  if (!library->is_lost)
    soleus_library_was_changed (library);
  return !library->is_lost;
}

static void
remove_copy (const char *folder)
{
  static const char *const names[] = {
      "library.db", "library.db-wal", "library.db-shm"};

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_unlink (path);
    }
  g_rmdir (folder);
}

void
soleus_library_close (SoleusLibrary *library)
{
  if (library == NULL)
    return;
  g_hash_table_unref (library->statements);
  sqlite3_close (library->db);
  if (library->copy_folder != NULL)
    remove_copy (library->copy_folder);
  g_free (library->copy_folder);
  g_free (library->path);
  g_free (library);
}
