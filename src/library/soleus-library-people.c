/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-library-people.h"

#include <glib/gi18n-lib.h>

#include "soleus-error.h"
#include "soleus-library-private.h"

void
soleus_library_person_free (SoleusLibraryPerson *person)
{
  if (person == NULL)
    return;
  g_free (person->pseudonym);
  g_free (person->note);
  g_free (person);
}

void
soleus_diary_entry_free (SoleusDiaryEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->at);
  g_free (entry->trigger);
  g_free (entry->note);
  g_free (entry);
}

static char *
dup_text (sqlite3_stmt *statement, int column)
{
  return g_strdup ((const char *)sqlite3_column_text (statement, column));
}

static const char *
interned (sqlite3_stmt *statement, int column)
{
  return g_intern_string (
      (const char *)sqlite3_column_text (statement, column));
}

/* Runs @statement (bound, or NULL when it could not be made) by itself. */
static gboolean
write_alone (SoleusLibrary *library, sqlite3_stmt *statement, GError **error)
{
  return statement != NULL && soleus_library_run (library, statement, error);
}

/* The number in the first row; FALSE without an error: there is no row. */
static gboolean
read_id (
    SoleusLibrary *library, sqlite3_stmt *statement, gint64 *id, GError **error)
{
  int status = sqlite3_step (statement);

  if (status == SQLITE_ROW)
    *id = sqlite3_column_int64 (statement, 0);
  else if (status != SQLITE_DONE)
    soleus_library_fail (library, error);
  sqlite3_reset (statement);
  return status == SQLITE_ROW;
}

static gboolean
find_person (
    SoleusLibrary *library, const char *pseudonym, gint64 *id, GError **error)
{
  sqlite3_stmt *statement = soleus_library_statement (
      library, "SELECT id FROM person WHERE pseudonym = ?", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, pseudonym, -1, SQLITE_TRANSIENT);
  return read_id (library, statement, id, error);
}

gboolean
soleus_library_find_person (
    SoleusLibrary *library, const char *pseudonym, gint64 *id, GError **error)
{
  g_autoptr (GError) own = NULL;

  if (find_person (library, pseudonym, id, &own))
    return TRUE;
  if (own == NULL)
    g_set_error (&own, SOLEUS_ERROR, SOLEUS_ERROR_MISSING,
        _ ("The library has nobody called “%s”, expected one of its "
           "pseudonyms."),
        pseudonym);
  g_propagate_error (error, g_steal_pointer (&own));
  return FALSE;
}

static gboolean
enter_person (
    SoleusLibrary *library, const char *pseudonym, gint64 *id, GError **error)
{
  sqlite3_stmt *statement = soleus_library_statement (library,
      "INSERT INTO person (pseudonym) VALUES (?) ON CONFLICT DO NOTHING",
      error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, pseudonym, -1, SQLITE_TRANSIENT);
  return soleus_library_run (library, statement, error)
      && find_person (library, pseudonym, id, error);
}

gboolean
soleus_library_enter_person (
    SoleusLibrary *library, const char *pseudonym, gint64 *id, GError **error)
{
  gboolean done;

  if (*pseudonym == '\0')
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
          _ ("The pseudonym is empty, expected a word of your own."));
      return FALSE;
    }
  if (!soleus_library_begin (library, error))
    return FALSE;
  done = enter_person (library, pseudonym, id, error);
  return soleus_library_end (library, done, error);
}

gboolean
soleus_library_describe_person (SoleusLibrary *library, gint64 id,
    int birth_year, const char *note, GError **error)
{
  sqlite3_stmt *statement;
  gboolean done;

  if (!soleus_library_begin (library, error))
    return FALSE;
  statement = soleus_library_statement (library,
      "UPDATE person SET birth_year = iif (?2 < 0, birth_year, nullif (?2, 0)),"
      " note = coalesce (?3, note) WHERE id = ?1",
      error);
  if (statement != NULL)
    {
      sqlite3_bind_int64 (statement, 1, id);
      sqlite3_bind_int (statement, 2, birth_year);
      sqlite3_bind_text (statement, 3, note, -1, SQLITE_TRANSIENT);
    }
  done = write_alone (library, statement, error);
  return soleus_library_end (library, done, error);
}

GPtrArray *
soleus_library_dup_people (SoleusLibrary *library, GError **error)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (
      (GDestroyNotify)soleus_library_person_free);
  sqlite3_stmt *statement = soleus_library_statement (library,
      "SELECT id, pseudonym, birth_year, note,"
      " (SELECT count (*) FROM recording WHERE recording.person = person.id),"
      " (SELECT count (*) FROM diary WHERE diary.person = person.id)"
      " FROM person ORDER BY pseudonym",
      error);
  int status;

  if (statement == NULL)
    return NULL;
  while ((status = sqlite3_step (statement)) == SQLITE_ROW)
    {
      SoleusLibraryPerson *person = g_new0 (SoleusLibraryPerson, 1);
      person->id = sqlite3_column_int64 (statement, 0);
      person->pseudonym = dup_text (statement, 1);
      person->birth_year = sqlite3_column_int (statement, 2);
      person->note = dup_text (statement, 3);
      person->n_recordings = (guint)sqlite3_column_int64 (statement, 4);
      person->n_diary = (guint)sqlite3_column_int64 (statement, 5);
      g_ptr_array_add (people, person);
    }
  if (status != SQLITE_DONE)
    soleus_library_fail (library, error);
  sqlite3_reset (statement);
  return status == SQLITE_DONE ? g_steal_pointer (&people) : NULL;
}

gboolean
soleus_library_get_person (
    SoleusLibrary *library, gint64 recording, gint64 *person, GError **error)
{
  sqlite3_stmt *statement = soleus_library_statement (library,
      "SELECT coalesce (person, 0) FROM recording WHERE id = ?", error);
  g_autoptr (GError) own = NULL;

  *person = 0;
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, recording);
  if (read_id (library, statement, person, &own) || own == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&own));
  return FALSE;
}

gboolean
soleus_library_set_person (
    SoleusLibrary *library, gint64 recording, gint64 person, GError **error)
{
  sqlite3_stmt *statement;
  gboolean done;

  if (!soleus_library_begin (library, error))
    return FALSE;
  statement = soleus_library_statement (library,
      "UPDATE recording SET person = nullif (?2, 0) WHERE id = ?1", error);
  if (statement != NULL)
    {
      sqlite3_bind_int64 (statement, 1, recording);
      sqlite3_bind_int64 (statement, 2, person);
    }
  done = write_alone (library, statement, error);
  return soleus_library_end (library, done, error);
}

static gboolean
forget_person (SoleusLibrary *library, gint64 id, GError **error)
{
  static const char *const deletions[] = {
      "DELETE FROM recording WHERE person = ?",
      "DELETE FROM person WHERE id = ?"};

  for (guint i = 0; i < G_N_ELEMENTS (deletions); i++)
    {
      sqlite3_stmt *statement =
          soleus_library_statement (library, deletions[i], error);
      if (statement != NULL)
        sqlite3_bind_int64 (statement, 1, id);
      if (!write_alone (library, statement, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
soleus_library_forget_person (SoleusLibrary *library, gint64 id, GError **error)
{
  gboolean done;

  if (!soleus_library_begin (library, error))
    return FALSE;
  done = forget_person (library, id, error);
  if (!soleus_library_end (library, done, error))
    return FALSE;
  /* What was deleted still stands in the write-ahead log until then. */
  return soleus_library_exec (
      library, "PRAGMA wal_checkpoint (TRUNCATE)", error);
}

static gboolean
write_rate (SoleusLibrary *library, gint64 recording, const char *hash,
    const SoleusLibraryRate *rate, GError **error)
{
  const char *texts[] = {
      rate->label, rate->muscle, rate->side, rate->kind, rate->pattern, hash};
  sqlite3_stmt *statement = soleus_library_statement (library,
      "INSERT OR REPLACE INTO rate (recording, channel, label, muscle, side,"
      " kind, pattern, settings_hash, n, usable_rest_s)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, recording);
  sqlite3_bind_int64 (statement, 2, rate->channel);
  for (int i = 0; i < (int)G_N_ELEMENTS (texts); i++)
    sqlite3_bind_text (statement, 3 + i, texts[i], -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (statement, 9, rate->n);
  sqlite3_bind_double (statement, 10, rate->usable_rest_s);
  return soleus_library_run (library, statement, error);
}

static gboolean
write_rates (SoleusLibrary *library, gint64 recording, const char *hash,
    const SoleusLibraryRate *rates, guint n, GError **error)
{
  sqlite3_stmt *statement = soleus_library_statement (
      library, "DELETE FROM rate WHERE recording = ?", error);

  if (statement != NULL)
    sqlite3_bind_int64 (statement, 1, recording);
  if (!write_alone (library, statement, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!write_rate (library, recording, hash, &rates[i], error))
      return FALSE;
  return TRUE;
}

gboolean
soleus_library_set_rates (SoleusLibrary *library, gint64 recording,
    const char *settings_hash, const SoleusLibraryRate *rates, guint n,
    GError **error)
{
  gboolean done;

  if (!soleus_library_begin (library, error))
    return FALSE;
  done = write_rates (library, recording, settings_hash, rates, n, error);
  return soleus_library_end (library, done, error);
}

static SoleusLibraryRateRow
read_rate (sqlite3_stmt *statement)
{
  return (SoleusLibraryRateRow){
      .recording = sqlite3_column_int64 (statement, 0),
      .name = interned (statement, 1),
      .start = interned (statement, 2),
      .settings_hash = interned (statement, 3),
      .rate = {.channel = (guint)sqlite3_column_int64 (statement, 4),
          .label = interned (statement, 5),
          .muscle = interned (statement, 6),
          .side = interned (statement, 7),
          .kind = interned (statement, 8),
          .pattern = interned (statement, 9),
          .n = (guint)sqlite3_column_int64 (statement, 10),
          .usable_rest_s = sqlite3_column_double (statement, 11)}};
}

GArray *
soleus_library_dup_rates (SoleusLibrary *library, gint64 person, GError **error)
{
  g_autoptr (GArray) rows =
      g_array_new (FALSE, FALSE, sizeof (SoleusLibraryRateRow));
  sqlite3_stmt *statement = soleus_library_statement (library,
      "SELECT recording.id, recording.name, recording.start, settings_hash,"
      " channel, label, muscle, side, kind, pattern, n, usable_rest_s"
      " FROM rate JOIN recording ON recording.id = rate.recording"
      " WHERE recording.person = ?"
      " ORDER BY recording.start IS NULL, recording.start, recording.id,"
      " channel, pattern",
      error);
  int status;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, person);
  while ((status = sqlite3_step (statement)) == SQLITE_ROW)
    {
      SoleusLibraryRateRow row = read_rate (statement);
      g_array_append_val (rows, row);
    }
  if (status != SQLITE_DONE)
    soleus_library_fail (library, error);
  sqlite3_reset (statement);
  return status == SQLITE_DONE ? g_steal_pointer (&rows) : NULL;
}

gboolean
soleus_library_add_diary (SoleusLibrary *library, gint64 person, const char *at,
    const char *trigger, const char *note, GError **error)
{
  sqlite3_stmt *statement;
  gboolean done;

  if (!soleus_library_begin (library, error))
    return FALSE;
  statement = soleus_library_statement (library,
      "INSERT INTO diary (person, at, trigger_word, note)"
      " VALUES (?, ?, ?, coalesce (?, '')) ON CONFLICT DO NOTHING",
      error);
  if (statement != NULL)
    {
      sqlite3_bind_int64 (statement, 1, person);
      sqlite3_bind_text (statement, 2, at, -1, SQLITE_TRANSIENT);
      sqlite3_bind_text (statement, 3, trigger, -1, SQLITE_TRANSIENT);
      sqlite3_bind_text (statement, 4, note, -1, SQLITE_TRANSIENT);
    }
  done = write_alone (library, statement, error);
  return soleus_library_end (library, done, error);
}

gboolean
soleus_library_remove_diary (SoleusLibrary *library, gint64 id, GError **error)
{
  sqlite3_stmt *statement;
  gboolean done;

  if (!soleus_library_begin (library, error))
    return FALSE;
  statement = soleus_library_statement (
      library, "DELETE FROM diary WHERE id = ?", error);
  if (statement != NULL)
    sqlite3_bind_int64 (statement, 1, id);
  done = write_alone (library, statement, error);
  return soleus_library_end (library, done, error);
}

GPtrArray *
soleus_library_dup_diary (SoleusLibrary *library, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_diary_entry_free);
  sqlite3_stmt *statement = soleus_library_statement (library,
      "SELECT id, at, trigger_word, note FROM diary WHERE person = ?"
      " ORDER BY at, id",
      error);
  int status;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, person);
  while ((status = sqlite3_step (statement)) == SQLITE_ROW)
    {
      SoleusDiaryEntry *entry = g_new0 (SoleusDiaryEntry, 1);
      entry->id = sqlite3_column_int64 (statement, 0);
      entry->at = dup_text (statement, 1);
      entry->trigger = dup_text (statement, 2);
      entry->note = dup_text (statement, 3);
      g_ptr_array_add (entries, entry);
    }
  if (status != SQLITE_DONE)
    soleus_library_fail (library, error);
  sqlite3_reset (statement);
  return status == SQLITE_DONE ? g_steal_pointer (&entries) : NULL;
}
