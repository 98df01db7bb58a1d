/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-library.h"

#include "soleus-library-private.h"

static void
bind_facts (
    sqlite3_stmt *statement, const SoleusRecording *recording, gint64 opened_us)
{
  GDateTime *start = soleus_recording_get_start (recording);
  g_autofree char *start_text =
      start == NULL ? NULL : g_date_time_format_iso8601 (start);
  const char *texts[] = {
      soleus_recording_get_fingerprint (recording),
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

static gboolean
enter (SoleusLibrary *library, const SoleusRecording *recording,
    gint64 opened_us, gint64 *id, GError **error)
{
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
  bind_facts (statement, recording, opened_us);
  if (!soleus_library_run (library, statement, error))
    return FALSE;
  statement = soleus_library_statement (
      library, "SELECT id FROM recording WHERE fingerprint = ?", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, soleus_recording_get_fingerprint (recording),
      -1, SQLITE_TRANSIENT);
  if (sqlite3_step (statement) != SQLITE_ROW)
    return soleus_library_fail (library, error);
  *id = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

gboolean
soleus_library_enter (SoleusLibrary *library, const SoleusRecording *recording,
    gint64 opened_us, gint64 *id, GError **error)
{
  gboolean done;

  g_return_val_if_fail (
      soleus_recording_get_fingerprint (recording) != NULL, FALSE);
  if (!soleus_library_begin (library, error))
    return FALSE;
  done = enter (library, recording, opened_us, id, error);
  return soleus_library_end (library, done, error);
}

gboolean
soleus_library_set_finding (
    SoleusLibrary *library, gint64 id, const char *finding, GError **error)
{
  sqlite3_stmt *statement;
  gboolean done = FALSE;

  if (!soleus_library_begin (library, error))
    return FALSE;
  statement = soleus_library_statement (
      library, "UPDATE recording SET finding = ?2 WHERE id = ?1", error);
  if (statement != NULL)
    {
      sqlite3_bind_int64 (statement, 1, id);
      sqlite3_bind_text (statement, 2, finding, -1, SQLITE_TRANSIENT);
      done = soleus_library_run (library, statement, error);
    }
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
  g_free (recording->finding);
  g_free (recording);
}

static char *
column_text (sqlite3_stmt *statement, int column)
{
  return g_strdup ((const char *)sqlite3_column_text (statement, column));
}

GPtrArray *
soleus_library_dup_recordings (
    SoleusLibrary *library, guint n_max, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (
      (GDestroyNotify)soleus_library_recording_free);
  sqlite3_stmt *statement = soleus_library_statement (library,
      "SELECT id, fingerprint, name, path, finding, opened_us,"
      " (SELECT count (*) FROM mark WHERE mark.recording = recording.id"
      "  AND first_step <= position"
      "  AND (end_step IS NULL OR end_step > position))"
      " FROM recording ORDER BY opened_us DESC, id DESC LIMIT ?",
      error);
  int status;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, n_max);
  while ((status = sqlite3_step (statement)) == SQLITE_ROW)
    {
      SoleusLibraryRecording *row = g_new0 (SoleusLibraryRecording, 1);
      row->id = sqlite3_column_int64 (statement, 0);
      row->fingerprint = column_text (statement, 1);
      row->name = column_text (statement, 2);
      row->path = column_text (statement, 3);
      row->finding = column_text (statement, 4);
      row->opened_us = sqlite3_column_int64 (statement, 5);
      row->n_marks = (guint)sqlite3_column_int64 (statement, 6);
      g_ptr_array_add (list, row);
    }
  if (status != SQLITE_DONE)
    {
      soleus_library_fail (library, error);
      sqlite3_reset (statement);
      return NULL;
    }
  sqlite3_reset (statement);
  return g_steal_pointer (&list);
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
