/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-library.h"

#include <math.h>

#include "soleus-library-private.h"

static char *
dup_fingerprint (const SoleusRecording *recording)
{
  const char *fingerprint = soleus_recording_get_fingerprint (recording);

  return fingerprint != NULL
      ? g_strdup (fingerprint)
      : g_strconcat ("name:", soleus_recording_get_name (recording), NULL);
}

static void
bind_facts (sqlite3_stmt *statement, const SoleusRecording *recording,
    const char *fingerprint, gint64 opened_us)
{
  GDateTime *start = soleus_recording_get_start (recording);
  g_autofree char *start_text =
      start == NULL ? NULL : g_date_time_format_iso8601 (start);
  const char *texts[] = {
      fingerprint,
      soleus_recording_get_name (recording),
      soleus_recording_get_path (recording),
      soleus_recording_get_format_id (recording),
      start_text,
  };

  for (int i = 0; i < (int)G_N_ELEMENTS (texts); i++)
    sqlite3_bind_text (statement, i + 1, texts[i], -1, SQLITE_TRANSIENT);
  sqlite3_bind_double (
      statement, 6, soleus_recording_get_duration_s (recording));
  sqlite3_bind_int (
      statement, 7, (int)soleus_recording_get_n_channels (recording));
  sqlite3_bind_int64 (statement, 8, opened_us);
}

gboolean
soleus_library_find (SoleusLibrary *library, const SoleusRecording *recording,
    gint64 *id, GError **error)
{
  g_autofree char *fingerprint = dup_fingerprint (recording);
  sqlite3_stmt *statement = soleus_library_statement (
      library, "SELECT id FROM recording WHERE fingerprint = ?", error);
  int status;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, fingerprint, -1, SQLITE_TRANSIENT);
  status = sqlite3_step (statement);
  *id = status == SQLITE_ROW ? sqlite3_column_int64 (statement, 0) : 0;
  if (status != SQLITE_ROW && status != SQLITE_DONE)
    soleus_library_fail (library, error);
  sqlite3_reset (statement);
  return status == SQLITE_ROW || status == SQLITE_DONE;
}

static gboolean
enter (SoleusLibrary *library, const SoleusRecording *recording,
    gint64 opened_us, gint64 *id, GError **error)
{
  g_autofree char *fingerprint = dup_fingerprint (recording);
  sqlite3_stmt *statement = soleus_library_statement (library,
      "INSERT INTO recording (fingerprint, name, path, format, start,"
      " duration_s, n_channels, added_us, opened_us)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)"
      " ON CONFLICT (fingerprint) DO UPDATE SET name = ?2,"
      " path = coalesce (?3, path), format = ?4, start = ?5, duration_s = ?6,"
      " n_channels = ?7, opened_us = max (opened_us, ?8)",
      error);

  if (statement == NULL)
    return FALSE;
  bind_facts (statement, recording, fingerprint, opened_us);
  return soleus_library_run (library, statement, error)
      && soleus_library_find (library, recording, id, error);
}

gboolean
soleus_library_enter (SoleusLibrary *library, const SoleusRecording *recording,
    gint64 opened_us, gint64 *id, GError **error)
{
  gboolean done;

  if (!soleus_library_begin (library, error))
    return FALSE;
  done = enter (library, recording, opened_us, id, error);
  return soleus_library_end (library, done, error);
}

static gboolean
write_result (SoleusLibrary *library, gint64 id,
    const SoleusLibraryResult *result, GError **error)
{
  sqlite3_stmt *statement = soleus_library_statement (library,
      "INSERT OR REPLACE INTO result (recording, pattern, n_twitches,"
      " usable_rest_s, rate_per_min, urgency) VALUES (?, ?, ?, ?, ?, ?)",
      error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_text (statement, 2, result->pattern, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (statement, 3, result->n_twitches);
  sqlite3_bind_double (statement, 4, result->usable_rest_s);
  if (!isnan (result->rate_per_min))
    sqlite3_bind_double (statement, 5, result->rate_per_min);
  sqlite3_bind_text (statement, 6, result->urgency, -1, SQLITE_TRANSIENT);
  return soleus_library_run (library, statement, error);
}

gboolean
soleus_library_set_result (SoleusLibrary *library, gint64 id,
    const SoleusLibraryResult *result, GError **error)
{
  gboolean done;

  if (!soleus_library_begin (library, error))
    return FALSE;
  done = write_result (library, id, result, error);
  return soleus_library_end (library, done, error);
}

void
soleus_library_recording_free (SoleusLibraryRecording *recording)
{
  if (recording == NULL)
    return;
  g_free (recording->fingerprint);
  g_free (recording->name);
  g_free (recording->path);
  g_free (recording->start);
  g_free (recording);
}

static char *
column_text (sqlite3_stmt *statement, int column)
{
  return g_strdup ((const char *)sqlite3_column_text (statement, column));
}

static SoleusLibraryRecording *
read_recording (sqlite3_stmt *statement)
{
  SoleusLibraryRecording *row = g_new0 (SoleusLibraryRecording, 1);

  row->id = sqlite3_column_int64 (statement, 0);
  row->fingerprint = column_text (statement, 1);
  row->name = column_text (statement, 2);
  row->path = column_text (statement, 3);
  row->start = column_text (statement, 4);
  row->opened_us = sqlite3_column_int64 (statement, 5);
  row->n_marks = (guint)sqlite3_column_int64 (statement, 6);
  row->has_result = sqlite3_column_type (statement, 8) != SQLITE_NULL;
  row->result.pattern =
      g_intern_string ((const char *)sqlite3_column_text (statement, 7));
  row->result.n_twitches = (guint)sqlite3_column_int64 (statement, 8);
  row->result.usable_rest_s = sqlite3_column_double (statement, 9);
  row->result.rate_per_min = sqlite3_column_type (statement, 10) == SQLITE_NULL
      ? NAN
      : sqlite3_column_double (statement, 10);
  row->result.urgency =
      g_intern_string ((const char *)sqlite3_column_text (statement, 11));
  return row;
}

#define SELECT_RECORDINGS \
  "SELECT id, fingerprint, name, path, start, opened_us," \
  " (SELECT count (*) FROM mark WHERE mark.recording = recording.id" \
  "  AND first_step <= position" \
  "  AND (end_step IS NULL OR end_step > position))," \
  " pattern, n_twitches, usable_rest_s, rate_per_min, urgency" \
  " FROM recording LEFT JOIN result ON result.recording = recording.id"

/* The rows of @sql, whose only value is @value. */
static GPtrArray *
dup_list (SoleusLibrary *library, const char *sql, gint64 value, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (
      (GDestroyNotify)soleus_library_recording_free);
  sqlite3_stmt *statement = soleus_library_statement (library, sql, error);
  int status;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, value);
  while ((status = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (list, read_recording (statement));
  if (status != SQLITE_DONE)
    soleus_library_fail (library, error);
  sqlite3_reset (statement);
  return status == SQLITE_DONE ? g_steal_pointer (&list) : NULL;
}

GPtrArray *
soleus_library_dup_recordings (
    SoleusLibrary *library, guint n_max, GError **error)
{
  return dup_list (library,
      SELECT_RECORDINGS " ORDER BY opened_us DESC, id DESC LIMIT ?", n_max,
      error);
}

GPtrArray *
soleus_library_dup_recordings_of (
    SoleusLibrary *library, gint64 person, GError **error)
{
  return dup_list (library,
      SELECT_RECORDINGS " WHERE person = ? ORDER BY start IS NULL, start, id",
      person, error);
}

GArray *
soleus_library_dup_earlier (SoleusLibrary *library, gint64 id, GError **error)
{
  g_autoptr (GArray) rows =
      g_array_new (FALSE, FALSE, sizeof (SoleusLibraryEarlier));
  sqlite3_stmt *statement = soleus_library_statement (library,
      "SELECT start, rate_per_min, usable_rest_s"
      " FROM recording JOIN result ON result.recording = recording.id"
      " WHERE id <> ?1 AND rate_per_min IS NOT NULL"
      " AND person IS (SELECT person FROM recording WHERE id = ?1)"
      " ORDER BY start, id",
      error);
  int status;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, id);
  while ((status = sqlite3_step (statement)) == SQLITE_ROW)
    {
      SoleusLibraryEarlier row = {
          g_intern_string ((const char *)sqlite3_column_text (statement, 0)),
          sqlite3_column_double (statement, 1),
          sqlite3_column_double (statement, 2)};
      g_array_append_val (rows, row);
    }
  if (status != SQLITE_DONE)
    soleus_library_fail (library, error);
  sqlite3_reset (statement);
  return status == SQLITE_DONE ? g_steal_pointer (&rows) : NULL;
}

gboolean
soleus_library_forget (SoleusLibrary *library, gint64 id, GError **error)
{
  sqlite3_stmt *statement;
  gboolean done = FALSE;

  if (!soleus_library_begin (library, error))
    return FALSE;
  statement = soleus_library_statement (
      library, "DELETE FROM recording WHERE id = ?", error);
  if (statement != NULL)
    {
      sqlite3_bind_int64 (statement, 1, id);
      done = soleus_library_run (library, statement, error);
    }
  if (!soleus_library_end (library, done, error))
    return FALSE;
  /* What was deleted still stands in the write-ahead log until then. */
  return soleus_library_exec (
      library, "PRAGMA wal_checkpoint (TRUNCATE)", error);
}

char *
soleus_library_dup_setting (SoleusLibrary *library, const char *key)
{
  sqlite3_stmt *statement = soleus_library_statement (
      library, "SELECT value FROM setting WHERE key = ?", NULL);
  char *value = NULL;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, key, -1, SQLITE_TRANSIENT);
  if (sqlite3_step (statement) == SQLITE_ROW)
    value = column_text (statement, 0);
  sqlite3_reset (statement);
  return value;
}

gboolean
soleus_library_set_setting (
    SoleusLibrary *library, const char *key, const char *value, GError **error)
{
  const char *sql = value == NULL
      ? "DELETE FROM setting WHERE key = ?1"
      : "INSERT OR REPLACE INTO setting (key, value) VALUES (?1, ?2)";
  sqlite3_stmt *statement;
  gboolean done = FALSE;

  if (!soleus_library_begin (library, error))
    return FALSE;
  statement = soleus_library_statement (library, sql, error);
  if (statement != NULL)
    {
      sqlite3_bind_text (statement, 1, key, -1, SQLITE_TRANSIENT);
      if (value != NULL)
        sqlite3_bind_text (statement, 2, value, -1, SQLITE_TRANSIENT);
      done = soleus_library_run (library, statement, error);
    }
  return soleus_library_end (library, done, error);
}
