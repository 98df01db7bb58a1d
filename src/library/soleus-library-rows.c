/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-library-rows.h"

#include "soleus-library-private.h"

/* The part of a statement that says where rows come from. The planner is told
 * which index to take: without statistics it reads all marks of a recording
 * to find the one of a step. */
typedef struct
{
  const char *where; /* its ?2 is the step */
  const char *index; /* end of the index' name; NULL: the primary key */
} Selection;

static const Selection selections[] = {
    [SOLEUS_ROWS_HOLDING] = {"+first_step <= ?2"
                             " AND (+end_step IS NULL OR +end_step > ?2)",
        NULL},
    [SOLEUS_ROWS_BEGINNING] = {"first_step = ?2", "first"},
    [SOLEUS_ROWS_ENDING] = {"end_step = ?2", "end"},
};

GPtrArray *
soleus_library_rows_new (void)
{
  return g_ptr_array_new_with_free_func (
      (GDestroyNotify)soleus_decision_row_free);
}

static SoleusDecisionRow *
row_from_statement (sqlite3_stmt *statement, guint n_cells)
{
  SoleusDecisionRow *row = g_new0 (SoleusDecisionRow, 1);

  row->key = g_strdup ((const char *)sqlite3_column_text (statement, 0));
  row->n_cells = n_cells;
  for (guint i = 0; i < n_cells; i++)
    {
      const int column = (int)i + 1;
      SoleusCell *cell = &row->cells[i];
      switch (sqlite3_column_type (statement, column))
        {
        case SQLITE_INTEGER:
        case SQLITE_FLOAT:
          cell->type = SOLEUS_CELL_NUMBER;
          cell->number = sqlite3_column_double (statement, column);
          break;
        case SQLITE_TEXT:
          cell->type = SOLEUS_CELL_TEXT;
          cell->text =
              g_strdup ((const char *)sqlite3_column_text (statement, column));
          break;
        default:
          cell->type = SOLEUS_CELL_NULL;
        }
    }
  return row;
}

static char *
selection_sql (const SoleusRowKind *kind, const Selection *selection)
{
  g_autofree char *indexed = selection->index == NULL || !kind->is_indexed
      ? g_strdup ("")
      : g_strdup_printf (" INDEXED BY %s_%s", kind->table, selection->index);

  return g_strdup_printf ("SELECT %s, %s FROM %s%s WHERE recording = ?1 AND %s",
      kind->key, kind->columns, kind->table, indexed, selection->where);
}

gboolean
soleus_library_read_rows (SoleusLibrary *library, gint64 id,
    const SoleusRowKind *kind, SoleusRowSelection which, guint64 step,
    GPtrArray *rows, GError **error)
{
  g_autofree char *sql = selection_sql (kind, &selections[which]);
  sqlite3_stmt *statement = soleus_library_statement (library, sql, error);
  int status;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, (gint64)step);
  while ((status = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (rows, row_from_statement (statement, kind->n_cells));
  if (status != SQLITE_DONE)
    soleus_library_fail (library, error);
  sqlite3_reset (statement);
  return status == SQLITE_DONE;
}

gboolean
soleus_library_end_rows (SoleusLibrary *library, gint64 id,
    const SoleusRowKind *kind, const GPtrArray *rows, guint64 step,
    GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "UPDATE %s SET end_step = ?3 WHERE recording = ?1 AND %s = ?2"
      " AND +end_step IS NULL",
      kind->table, kind->key);

  for (guint i = 0; i < rows->len; i++)
    {
      const SoleusDecisionRow *row = g_ptr_array_index (rows, i);
      sqlite3_stmt *statement = soleus_library_statement (library, sql, error);
      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, id);
      sqlite3_bind_text (statement, 2, row->key, -1, SQLITE_STATIC);
      sqlite3_bind_int64 (statement, 3, (gint64)step);
      if (!soleus_library_run (library, statement, error))
        return FALSE;
    }
  return TRUE;
}

static void
bind_cell (sqlite3_stmt *statement, int index, const SoleusCell *cell)
{
  if (cell->type == SOLEUS_CELL_NUMBER)
    sqlite3_bind_double (statement, index, cell->number);
  else if (cell->type == SOLEUS_CELL_TEXT)
    sqlite3_bind_text (statement, index, cell->text, -1, SQLITE_STATIC);
  else
    sqlite3_bind_null (statement, index);
}

gboolean
soleus_library_begin_rows (SoleusLibrary *library, gint64 id,
    const SoleusRowKind *kind, const GPtrArray *rows, guint64 step,
    GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql,
      "INSERT INTO %s (recording, first_step, %s, %s) VALUES (?, ?, ?",
      kind->table, kind->key, kind->columns);
  for (guint i = 0; i < kind->n_cells; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  for (guint i = 0; i < rows->len; i++)
    {
      const SoleusDecisionRow *row = g_ptr_array_index (rows, i);
      sqlite3_stmt *statement =
          soleus_library_statement (library, sql->str, error);
      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, id);
      sqlite3_bind_int64 (statement, 2, (gint64)step);
      sqlite3_bind_text (statement, 3, row->key, -1, SQLITE_STATIC);
      for (guint c = 0; c < row->n_cells; c++)
        bind_cell (statement, (int)c + 4, &row->cells[c]);
      if (!soleus_library_run (library, statement, error))
        return FALSE;
    }
  return TRUE;
}
