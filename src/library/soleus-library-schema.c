/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-library-private.h"

#include <glib/gi18n-lib.h>

#include "soleus-decision-rows.h"
#include "soleus-error.h"

/* "Sols" in the header of the file: file(1) and we know it by this. */
#define APPLICATION_ID 0x536f6c73

/* A decision holds from step first_step until, but not at, end_step (NULL:
 * it still holds). */
#define HOLDS \
  "recording INTEGER NOT NULL REFERENCES recording (id) ON DELETE CASCADE," \
  "first_step INTEGER NOT NULL," \
  "end_step INTEGER CHECK (end_step > first_step),"

static const char version_1[] =
    "CREATE TABLE recording ("
    "id INTEGER PRIMARY KEY,"
    "fingerprint TEXT NOT NULL UNIQUE,"
    "name TEXT NOT NULL,"
    "path TEXT,"
    "format TEXT,"
    "start TEXT,"
    "duration_s REAL,"
    "n_channels INTEGER,"
    "finding TEXT NOT NULL DEFAULT '',"
    "added_us INTEGER NOT NULL,"
    "opened_us INTEGER NOT NULL,"
    "position INTEGER NOT NULL DEFAULT 0,"
    "revision INTEGER NOT NULL DEFAULT 0,"
    "next_id INTEGER NOT NULL DEFAULT 1);"
    "CREATE INDEX recording_opened ON recording (opened_us);"
    "CREATE TABLE step ("
    "recording INTEGER NOT NULL REFERENCES recording (id) ON DELETE CASCADE,"
    "step INTEGER NOT NULL,"
    "what TEXT NOT NULL,"
    "n INTEGER NOT NULL,"
    "made_us INTEGER NOT NULL,"
    "PRIMARY KEY (recording, step)) WITHOUT ROWID;"
    "CREATE TABLE mark (" HOLDS "id INTEGER NOT NULL,"
    "onset_s REAL NOT NULL,"
    "duration_s REAL NOT NULL CHECK (duration_s >= 0),"
    "channels TEXT NOT NULL,"
    "label TEXT NOT NULL CHECK (label <> ''),"
    "note TEXT NOT NULL,"
    "rater TEXT NOT NULL,"
    "confidence REAL,"
    "origin TEXT NOT NULL,"
    "PRIMARY KEY (recording, id, first_step)) WITHOUT ROWID;"
    "CREATE TABLE edit (" HOLDS "id INTEGER NOT NULL,"
    "verdict TEXT NOT NULL,"
    "found_onset_s REAL NOT NULL,"
    "found_duration_s REAL NOT NULL,"
    "found_channels TEXT NOT NULL,"
    "found_pattern TEXT,"
    "onset_s REAL NOT NULL,"
    "duration_s REAL NOT NULL,"
    "label TEXT,"
    "PRIMARY KEY (recording, id, first_step)) WITHOUT ROWID;"
    "CREATE TABLE channel (" HOLDS "channel INTEGER NOT NULL,"
    "kind TEXT,"
    "unit TEXT,"
    "scale REAL,"
    "rate_hz REAL,"
    "muscle TEXT,"
    "side TEXT,"
    "PRIMARY KEY (recording, channel, first_step)) WITHOUT ROWID;"
    "CREATE TABLE answer (" HOLDS "key TEXT NOT NULL,"
    "value TEXT NOT NULL,"
    "PRIMARY KEY (recording, key, first_step)) WITHOUT ROWID;"
    "CREATE TABLE parameter (" HOLDS "key TEXT NOT NULL,"
    "value REAL NOT NULL,"
    "PRIMARY KEY (recording, key, first_step)) WITHOUT ROWID;"
    "CREATE TABLE note (" HOLDS "key TEXT NOT NULL,"
    "text TEXT NOT NULL,"
    "PRIMARY KEY (recording, key, first_step)) WITHOUT ROWID;"
    /* What began or ended at one step: undo and redo read only that. */
    "CREATE INDEX mark_first ON mark (recording, first_step);"
    "CREATE INDEX mark_end ON mark (recording, end_step);"
    "CREATE INDEX edit_first ON edit (recording, first_step);"
    "CREATE INDEX edit_end ON edit (recording, end_step);";

/* A line in the reader's language came to be numbers, which also make trends;
 * settings are the person's own words and keys. */
static const char version_2[] = "ALTER TABLE recording DROP COLUMN finding;"
                                "CREATE TABLE result ("
                                "recording INTEGER PRIMARY KEY"
                                " REFERENCES recording (id) ON DELETE CASCADE,"
                                "pattern TEXT,"
                                "n_twitches INTEGER NOT NULL,"
                                "usable_rest_s REAL NOT NULL,"
                                "rate_per_min REAL,"
                                "urgency TEXT NOT NULL);"
                                "CREATE TABLE setting ("
                                "key TEXT PRIMARY KEY,"
                                "value TEXT NOT NULL) WITHOUT ROWID;";

/* People and what was measured of them over time. A person's recordings stay
 * when only the person's row goes; forgetting a person deletes both. */
static const char version_3[] =
    "CREATE TABLE person ("
    "id INTEGER PRIMARY KEY,"
    "pseudonym TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (pseudonym <> ''),"
    "birth_year INTEGER,"
    "note TEXT NOT NULL DEFAULT '');"
    "ALTER TABLE recording ADD COLUMN person INTEGER"
    " REFERENCES person (id) ON DELETE SET NULL;"
    "CREATE INDEX recording_person ON recording (person, start);"
    "CREATE TABLE rate ("
    "recording INTEGER NOT NULL REFERENCES recording (id) ON DELETE CASCADE,"
    "channel INTEGER NOT NULL,"
    "label TEXT NOT NULL,"
    "muscle TEXT,"
    "side TEXT,"
    "kind TEXT NOT NULL,"
    "pattern TEXT NOT NULL,"
    "settings_hash TEXT,"
    "n INTEGER NOT NULL,"
    "usable_rest_s REAL NOT NULL,"
    "PRIMARY KEY (recording, channel, pattern)) WITHOUT ROWID;"
    "CREATE TABLE diary ("
    "id INTEGER PRIMARY KEY,"
    "person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,"
    "at TEXT NOT NULL,"
    "trigger_word TEXT NOT NULL CHECK (trigger_word <> ''),"
    "note TEXT NOT NULL,"
    "UNIQUE (person, at, trigger_word));";

/* The search: labels are few, and only some annotations have a note. */
static const char version_4[] =
    "CREATE INDEX mark_label ON mark (label, recording);"
    "CREATE INDEX mark_note ON mark (recording, note) WHERE note <> '';";

/* Row i brings version i to version i + 1. Never change a row that was in a
 * release: add one. */
static const char *const migrations[] = {
    version_1,
    version_2,
    version_3,
    version_4,
};

#define NEWEST ((int)G_N_ELEMENTS (migrations))

static gboolean
read_number (
    SoleusLibrary *library, const char *pragma, int *value, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int status = sqlite3_prepare_v2 (library->db, pragma, -1, &statement, NULL);

  if (status == SQLITE_OK)
    status = sqlite3_step (statement);
  if (status == SQLITE_ROW)
    *value = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  return status == SQLITE_ROW || soleus_library_fail (library, error);
}

/* A whole copy beside the library, "library.db.version-1". An older copy of
 * the same version is kept: it is the one from before the trouble. */
static gboolean
back_up (SoleusLibrary *library, int version, GError **error)
{
  g_autofree char *copy =
      g_strdup_printf ("%s.version-%d", library->path, version);
  sqlite3_stmt *statement = NULL;
  int status;

  if (library->copy_folder != NULL || g_file_test (copy, G_FILE_TEST_EXISTS))
    return TRUE;
  status =
      sqlite3_prepare_v2 (library->db, "VACUUM INTO ?", -1, &statement, NULL);
  if (status == SQLITE_OK)
    {
      sqlite3_bind_text (statement, 1, copy, -1, SQLITE_STATIC);
      status = sqlite3_step (statement);
    }
  sqlite3_finalize (statement);
  return status == SQLITE_DONE || soleus_library_fail (library, error);
}

static gboolean
step_up (SoleusLibrary *library, int version, GError **error)
{
  g_autofree char *stamp =
      g_strdup_printf ("PRAGMA user_version = %d; PRAGMA application_id = %d",
          version + 1, APPLICATION_ID);

  if (soleus_library_exec (library, migrations[version], NULL))
    return soleus_library_exec (library, stamp, error);
  /* A table that is missing, or there before its time. */
  return sqlite3_errcode (library->db) == SQLITE_ERROR
      ? soleus_library_damaged (library, error)
      : soleus_library_fail (library, error);
}

/* What is asked of the newest version, beside the rows of decisions. */
static const char *const asked[] = {
    "SELECT id, fingerprint, name, path, format, start, duration_s, n_channels,"
    " added_us, opened_us, position, revision, next_id, person FROM recording",
    "SELECT recording, step, what, n, made_us FROM step",
    "SELECT recording, pattern, n_twitches, usable_rest_s, rate_per_min,"
    " urgency FROM result",
    "SELECT key, value FROM setting",
    "SELECT id, pseudonym, birth_year, note FROM person",
    "SELECT recording, channel, label, muscle, side, kind, pattern,"
    " settings_hash, n, usable_rest_s FROM rate",
    "SELECT id, person, at, trigger_word, note FROM diary",
};

static gboolean
can_ask (SoleusLibrary *library, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  const int status =
      sqlite3_prepare_v2 (library->db, sql, -1, &statement, NULL);

  sqlite3_finalize (statement);
  return status == SQLITE_OK;
}

/* Every table and column is there, before a question fails half-way. */
static gboolean
check_schema (SoleusLibrary *library, GError **error)
{
  guint n_kinds;
  const SoleusRowKind *kinds = soleus_row_kinds (&n_kinds);
  gboolean whole = TRUE;

  for (gsize i = 0; whole && i < G_N_ELEMENTS (asked); i++)
    whole = can_ask (library, asked[i]);
  for (guint i = 0; whole && i < n_kinds; i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "SELECT recording, first_step, end_step, %s, %s FROM %s",
          kinds[i].key, kinds[i].columns, kinds[i].table);
      whole = can_ask (library, sql);
    }
  return whole || soleus_library_damaged (library, error);
}

static gboolean
refuse (const SoleusLibrary *library, int version, GError **error)
{
  if (version > NEWEST)
    g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_UNSUPPORTED,
        _ ("%s was made by a newer Soleus (library version %d, this one reads "
           "up to %d)."),
        library->path, version, NEWEST);
  else
    g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
        _ ("%s is a database of another program, expected a library of "
           "Soleus."),
        library->path);
  return FALSE;
}

static gboolean
read_version (SoleusLibrary *library, int *version, GError **error)
{
  int application_id = 0;
  int n_tables = 0;

  if (!read_number (library, "PRAGMA user_version", version, error)
      || !read_number (library, "PRAGMA application_id", &application_id, error)
      || !read_number (
          library, "SELECT count (*) FROM sqlite_schema", &n_tables, error))
    return FALSE;
  if (n_tables == 0 && *version == 0)
    return TRUE;
  if (application_id != APPLICATION_ID || *version > NEWEST)
    return refuse (
        library, application_id != APPLICATION_ID ? 0 : *version, error);
  return TRUE;
}

gboolean
soleus_library_recognise (SoleusLibrary *library, GError **error)
{
  int version = 0;

  return read_version (library, &version, error);
}

gboolean
soleus_library_migrate (SoleusLibrary *library, GError **error)
{
  int version = 0;
  gboolean done = TRUE;

  if (!read_version (library, &version, error))
    return FALSE;
  if (version == NEWEST)
    return check_schema (library, error);
  if (version > 0 && !back_up (library, version, error))
    return FALSE;
  if (!soleus_library_begin (library, error))
    return FALSE;
  /* Another program may have done it while we waited for the lock. */
  done = read_version (library, &version, error);
  for (; done && version < NEWEST; version++)
    done = step_up (library, version, error);
  done = done && check_schema (library, error);
  return soleus_library_end (library, done, error);
}
