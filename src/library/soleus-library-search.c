/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-library-search.h"

#include "soleus-library-private.h"

void
soleus_library_hit_free (SoleusLibraryHit *hit)
{
  if (hit == NULL)
    return;
  g_free (hit->name);
  g_free (hit->path);
  g_free (hit->start);
  g_free (hit->person);
  g_free (hit);
}

/* A row of a decision's table that holds at the recording's position. */
#define HOLDS \
  "first_step <= recording.position" \
  " AND (end_step IS NULL OR end_step > recording.position)"

/*
 * Labels are few and annotations many: the labels come first, by jumping
 * from one to the next in the index, and then each recording is asked for
 * those that match, which is a look into the same index. Notes have an index
 * of their own that holds only those that say something.
 */
static const char search_sql[] =
    "WITH RECURSIVE word (label) AS ("
    " SELECT min (label) FROM mark"
    " UNION ALL"
    " SELECT (SELECT min (label) FROM mark WHERE label > word.label)"
    " FROM word WHERE word.label IS NOT NULL),"
    " matching (label) AS MATERIALIZED ("
    " SELECT label FROM word WHERE label LIKE ?1 ESCAPE '\\'),"
    " noted (recording) AS MATERIALIZED ("
    " SELECT mark.recording FROM mark INDEXED BY mark_note"
    " JOIN recording ON recording.id = mark.recording"
    " WHERE mark.note <> '' AND mark.note LIKE ?1 ESCAPE '\\' AND " HOLDS
    " UNION SELECT note.recording FROM note"
    " JOIN recording ON recording.id = note.recording"
    " WHERE text LIKE ?1 ESCAPE '\\' AND " HOLDS "),"
    " hit AS ("
    " SELECT recording.id AS id, recording.name AS name, path, start,"
    " pseudonym, opened_us,"
    " (recording.name LIKE ?1 ESCAPE '\\'"
    "  OR coalesce (path, '') LIKE ?1 ESCAPE '\\') AS in_name,"
    " (coalesce (pseudonym, '') LIKE ?1 ESCAPE '\\'"
    "  OR coalesce (person.note, '') LIKE ?1 ESCAPE '\\') AS in_person,"
    " (coalesce (result.pattern, '') LIKE ?1 ESCAPE '\\'"
    "  OR EXISTS (SELECT 1 FROM rate WHERE rate.recording = recording.id"
    "   AND n > 0 AND rate.pattern LIKE ?1 ESCAPE '\\')) AS in_finding,"
    " recording.id IN noted AS in_note,"
    " EXISTS (SELECT 1 FROM matching CROSS JOIN mark INDEXED BY mark_label"
    "  WHERE mark.label = matching.label AND mark.recording = recording.id"
    "  AND " HOLDS ") AS in_label"
    " FROM recording"
    " LEFT JOIN person ON person.id = recording.person"
    " LEFT JOIN result ON result.recording = recording.id)"
    "SELECT id, name, path, start, pseudonym, in_name + 2 * in_person"
    " + 4 * in_finding + 8 * in_note + 16 * in_label AS place"
    " FROM hit WHERE place <> 0 ORDER BY opened_us DESC, id DESC LIMIT ?2";

/* "%words%", with what LIKE would take for more than itself escaped. */
static char *
dup_pattern (const char *words)
{
  GString *pattern = g_string_new ("%");

  for (const char *c = words; *c != '\0'; c++)
    {
      if (*c == '%' || *c == '_' || *c == '\\')
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *c);
    }
  g_string_append_c (pattern, '%');
  return g_string_free (pattern, FALSE);
}

static char *
dup_column (sqlite3_stmt *statement, int column)
{
  return g_strdup ((const char *)sqlite3_column_text (statement, column));
}

static SoleusLibraryHit *
read_hit (sqlite3_stmt *statement)
{
  SoleusLibraryHit *hit = g_new0 (SoleusLibraryHit, 1);

  hit->id = sqlite3_column_int64 (statement, 0);
  hit->name = dup_column (statement, 1);
  hit->path = dup_column (statement, 2);
  hit->start = dup_column (statement, 3);
  hit->person = dup_column (statement, 4);
  hit->where = (SoleusFoundIn)sqlite3_column_int (statement, 5);
  return hit;
}

GPtrArray *
soleus_library_search (
    SoleusLibrary *library, const char *words, guint n_max, GError **error)
{
  g_autoptr (GPtrArray) hits =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_library_hit_free);
  g_autofree char *pattern = dup_pattern (words);
  sqlite3_stmt *statement =
      soleus_library_statement (library, search_sql, error);
  int status;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, pattern, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (statement, 2, n_max);
  while ((status = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (hits, read_hit (statement));
  if (status != SQLITE_DONE)
    soleus_library_fail (library, error);
  sqlite3_reset (statement);
  return status == SQLITE_DONE ? g_steal_pointer (&hits) : NULL;
}
