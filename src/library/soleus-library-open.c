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

static gint64
changed_ns (const GStatBuf *facts)
{
  return facts->st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000)
      + facts->st_mtim.tv_nsec;
}

/* All zero where there is nothing at @place. */
static SoleusLibraryLook
look_at (const char *place)
{
  g_autofree char *log = g_strconcat (place, "-wal", NULL);
  SoleusLibraryLook look = {0};
  GStatBuf facts;

  if (g_stat (place, &facts) == 0)
    {
      look.device = facts.st_dev;
      look.inode = facts.st_ino;
      look.n_bytes = facts.st_size;
      look.changed_ns = changed_ns (&facts);
    }
  if (g_stat (log, &facts) == 0 && facts.st_size > 0)
    {
      look.n_log_bytes = facts.st_size;
      look.log_changed_ns = changed_ns (&facts);
    }
  return look;
}

static gboolean
looks_equal (const SoleusLibraryLook *a, const SoleusLibraryLook *b)
{
  return a->device == b->device && a->inode == b->inode
      && a->n_bytes == b->n_bytes && a->changed_ns == b->changed_ns
      && a->n_log_bytes == b->n_log_bytes
      && a->log_changed_ns == b->log_changed_ns;
}

static gboolean
check_pages (SoleusLibrary *library, const char *place, GError **error)
{
  const SoleusLibraryLook look = look_at (place);

  if (look.n_bytes == 0 || look.n_bytes > CHECK_MAX_BYTES
      || looks_equal (&look, &library->checked))
    return TRUE;
  if (!soleus_library_check_with (library, "PRAGMA quick_check (1)", error))
    return FALSE;
  library->checked = look;
  return TRUE;
}

/* Opens the database at @place, which is the library's own place or that of
 * a copy. */
static gboolean
open_database (
    SoleusLibrary *library, const char *place, gboolean patient, GError **error)
{
  if (sqlite3_open_v2 (
          place, &library->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL)
      != SQLITE_OK)
    return soleus_library_fail (library, error);
  soleus_library_set_patient (library, patient);
  /* What is refused was only read: even the kind of log stands in the file. */
  return soleus_library_recognise (library, error)
      && check_pages (library, place, error) && set_up (library, error)
      && soleus_library_migrate (library, error)
      && soleus_library_exec (library, "PRAGMA journal_mode = WAL", error);
}

void
soleus_library_set_patient (SoleusLibrary *library, gboolean patient)
{
  sqlite3_busy_timeout (library->db, patient ? BUSY_MS : 0);
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
      || !open_database (library, copy, TRUE, NULL))
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
  if (open_database (library, path, TRUE, &problem)
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

/* Without writing the end of its log: neither into what lies now where the
 * lost file was, nor into a file that is not ours to change. */
static void
leave (SoleusLibrary *library)
{
  if (library->db != NULL)
    sqlite3_db_config (library->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  soleus_library_close (library);
}

/* What @found is, @library is from now on, and the other way round. */
static void
exchange (SoleusLibrary *library, SoleusLibrary *found)
{
  const SoleusLibrary before = *library;

  *library = *found;
  *found = before;
}

/* Bytes that were no library of ours do not become one by themselves; a lock
 * or a full disk goes away. */
static gboolean
is_refused_for_good (const SoleusLibrary *library)
{
  const SoleusLibraryLook look = look_at (library->path);

  return library->refusal != NULL
      && !g_error_matches (library->refusal, SOLEUS_ERROR, SOLEUS_ERROR_IO)
      && looks_equal (&look, &library->refused);
}

gboolean
soleus_library_come_back (SoleusLibrary *library)
{
  SoleusLibrary *found;
  gboolean taken;

  if (!soleus_library_is_lost (library) || library->copy_folder != NULL
      || g_access (library->path, R_OK | W_OK) != 0
      || is_refused_for_good (library))
    return FALSE;
  g_clear_error (&library->refusal);
  found = library_new (library->path);
  found->checked = library->checked;
  taken = open_database (found, found->path, FALSE, &library->refusal)
      && note_file (found, &library->refusal);
  if (taken)
    {
      soleus_library_set_patient (found, TRUE);
      soleus_library_was_changed (found);
      exchange (library, found);
    }
  else
    library->checked = found->checked;
  leave (found);
  if (!taken)
    library->refused = look_at (library->path);
  return taken;
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
  g_clear_error (&library->refusal);
  g_free (library->copy_folder);
  g_free (library->path);
  g_free (library);
}
