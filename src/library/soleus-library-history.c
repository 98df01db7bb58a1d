/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-library-history.h"

#include <glib/gi18n-lib.h>

#include "soleus-decision-rows.h"
#include "soleus-error.h"
#include "soleus-library-private.h"
#include "soleus-library-rows.h"

void
soleus_library_state_clear (SoleusLibraryState *state)
{
  g_clear_pointer (&state->undo.what, g_free);
  g_clear_pointer (&state->redo.what, g_free);
  g_clear_pointer (&state->decisions, soleus_decisions_unref);
}

/* What stands in the row of the recording. */
typedef struct
{
  guint64 position;
  guint64 revision;
  guint64 next_id;
} Place;

static gboolean
read_place (SoleusLibrary *library, gint64 id, Place *place, GError **error)
{
  sqlite3_stmt *statement = soleus_library_statement (library,
      "SELECT position, revision, next_id FROM recording WHERE id = ?", error);
  int status;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  status = sqlite3_step (statement);
  if (status == SQLITE_ROW)
    {
      place->position = (guint64)sqlite3_column_int64 (statement, 0);
      place->revision = (guint64)sqlite3_column_int64 (statement, 1);
      place->next_id = (guint64)sqlite3_column_int64 (statement, 2);
    }
  /* A wrong place would show an empty recording, and the next change would
   * drop what was done there as if it had been undone. */
  for (int i = 0; status == SQLITE_ROW && i < 3; i++)
    if (sqlite3_column_type (statement, i) != SQLITE_INTEGER
        || sqlite3_column_int64 (statement, i) < 0)
      status = SQLITE_CORRUPT;
  sqlite3_reset (statement);
  if (status == SQLITE_CORRUPT)
    return soleus_library_damaged (library, error);
  if (status == SQLITE_DONE)
    g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_MISSING,
        _ ("The recording is no longer in %s: it was removed from the "
           "library."),
        soleus_library_get_path (library));
  else if (status != SQLITE_ROW)
    soleus_library_fail (library, error);
  return status == SQLITE_ROW;
}

static gboolean
write_place (
    SoleusLibrary *library, gint64 id, const Place *place, GError **error)
{
  sqlite3_stmt *statement = soleus_library_statement (library,
      "UPDATE recording SET position = ?2, revision = ?3,"
      " next_id = max (next_id, ?4) WHERE id = ?1",
      error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, (gint64)place->position);
  sqlite3_bind_int64 (statement, 3, (gint64)place->revision);
  sqlite3_bind_int64 (statement, 4, (gint64)place->next_id);
  return soleus_library_run (library, statement, error);
}

static gboolean
read_step (SoleusLibrary *library, gint64 id, guint64 number,
    SoleusLibraryStep *step, GError **error)
{
  sqlite3_stmt *statement = soleus_library_statement (library,
      "SELECT what, n FROM step WHERE recording = ? AND step = ?", error);
  int status;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, (gint64)number);
  status = sqlite3_step (statement);
  if (status == SQLITE_ROW)
    {
      step->what = g_strdup ((const char *)sqlite3_column_text (statement, 0));
      step->n = (guint)sqlite3_column_int64 (statement, 1);
    }
  else if (status != SQLITE_DONE)
    soleus_library_fail (library, error);
  sqlite3_reset (statement);
  return status == SQLITE_ROW || status == SQLITE_DONE;
}

/* --- reading ------------------------------------------------------------ */

/* @decisions without the @gone rows of @step and with the @come ones; NULL on
 * error. */
static SoleusDecisions *
read_change (SoleusLibrary *library, gint64 id,
    const SoleusDecisions *decisions, SoleusRowSelection gone_rows,
    SoleusRowSelection come_rows, guint64 step, GError **error)
{
  g_autoptr (SoleusDecisions) next = soleus_decisions_ref (decisions);
  guint n_kinds;
  const SoleusRowKind *kinds = soleus_row_kinds (&n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      g_autoptr (GPtrArray) gone = soleus_library_rows_new ();
      g_autoptr (GPtrArray) come = soleus_library_rows_new ();
      SoleusDecisions *last = next;
      /* What holds all at once replaces nothing. */
      if ((come_rows != SOLEUS_ROWS_HOLDING
              && !soleus_library_read_rows (
                  library, id, &kinds[k], gone_rows, step, gone, error))
          || !soleus_library_read_rows (
              library, id, &kinds[k], come_rows, step, come, error))
        return NULL;
      if (gone->len == 0 && come->len == 0)
        continue;
      next = kinds[k].change (last, gone, come);
      soleus_decisions_unref (last);
    }
  return g_steal_pointer (&next);
}

static SoleusDecisions *
read_decisions (
    SoleusLibrary *library, gint64 id, const Place *place, GError **error)
{
  g_autoptr (SoleusDecisions) empty = soleus_decisions_new ();
  g_autoptr (SoleusDecisions) all = read_change (library, id, empty,
      SOLEUS_ROWS_ENDING, SOLEUS_ROWS_HOLDING, place->position, error);

  return all == NULL ? NULL
                     : soleus_decisions_with_next_id (all, place->next_id);
}

/* Fills @state with @decisions (taken) at @place. */
static gboolean
fill_state (SoleusLibrary *library, gint64 id, const Place *place,
    SoleusDecisions *decisions, SoleusLibraryState *state, GError **error)
{
  SoleusLibraryState fresh = {
      .id = id,
      .revision = place->revision,
      .position = place->position,
      .decisions = decisions,
  };

  if (decisions == NULL
      || !read_step (library, id, place->position, &fresh.undo, error)
      || !read_step (library, id, place->position + 1, &fresh.redo, error))
    {
      soleus_library_state_clear (&fresh);
      return FALSE;
    }
  soleus_library_state_clear (state);
  *state = fresh;
  return TRUE;
}

gboolean
soleus_library_load (SoleusLibrary *library, gint64 id,
    SoleusLibraryState *state, GError **error)
{
  Place place;
  gboolean done;

  /* One read transaction, so that all tables are of the same moment. */
  if (!soleus_library_exec (library, "BEGIN", error))
    return FALSE;
  done = read_place (library, id, &place, error)
      && fill_state (library, id, &place,
          read_decisions (library, id, &place, error), state, error);
  return soleus_library_end (library, done, error);
}

gboolean
soleus_library_is_current (
    SoleusLibrary *library, const SoleusLibraryState *state)
{
  Place place;

  return read_place (library, state->id, &place, NULL)
      && place.revision == state->revision;
}

/* --- writing ------------------------------------------------------------ */

/* Steps after @position were undone and make room for another. */
static gboolean
drop_undone (
    SoleusLibrary *library, gint64 id, guint64 position, GError **error)
{
  guint n_kinds;
  const SoleusRowKind *kinds = soleus_row_kinds (&n_kinds);

  for (guint i = 0; i < 2 * n_kinds + 1; i++)
    {
      const SoleusRowKind *kind = &kinds[MIN (i / 2, n_kinds - 1)];
      g_autofree char *sql = i == 2 * n_kinds
          ? g_strdup ("DELETE FROM step WHERE recording = ?1 AND step > ?2")
          : g_strdup_printf (i % 2 == 0
                  ? "DELETE FROM %s WHERE recording = ?1 AND first_step > ?2"
                  : "UPDATE %s SET end_step = NULL"
                    " WHERE recording = ?1 AND end_step > ?2",
              kind->table);
      sqlite3_stmt *statement = soleus_library_statement (library, sql, error);
      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, id);
      sqlite3_bind_int64 (statement, 2, (gint64)position);
      if (!soleus_library_run (library, statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_step (SoleusLibrary *library, gint64 id, guint64 number, const char *what,
    guint n, GError **error)
{
  sqlite3_stmt *statement = soleus_library_statement (library,
      "INSERT INTO step (recording, step, what, n, made_us)"
      " VALUES (?, ?, ?, ?, ?)",
      error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, (gint64)number);
  sqlite3_bind_text (statement, 3, what, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 4, n);
  sqlite3_bind_int64 (statement, 5, g_get_real_time ());
  return soleus_library_run (library, statement, error);
}

/* The rows of one kind that end and begin. */
typedef struct
{
  GPtrArray *gone;
  GPtrArray *come;
} Difference;

static void
difference_clear (Difference *difference)
{
  g_ptr_array_unref (difference->gone);
  g_ptr_array_unref (difference->come);
}

/* All kinds in the order of soleus_row_kinds(); NULL: nothing differs. */
static GArray *
find_differences (const SoleusDecisions *now, const SoleusDecisions *next)
{
  guint n_kinds;
  const SoleusRowKind *kinds = soleus_row_kinds (&n_kinds);
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Difference));
  guint n = 0;

  g_array_set_clear_func (all, (GDestroyNotify)difference_clear);
  for (guint k = 0; k < n_kinds; k++)
    {
      Difference difference = {
          soleus_library_rows_new (), soleus_library_rows_new ()};
      soleus_row_kind_diff (
          &kinds[k], now, next, difference.gone, difference.come);
      n += difference.gone->len + difference.come->len;
      g_array_append_val (all, difference);
    }
  if (n == 0)
    g_clear_pointer (&all, g_array_unref);
  return all;
}

static gboolean
write_differences (SoleusLibrary *library, gint64 id, const GArray *all,
    guint64 step, GError **error)
{
  guint n_kinds;
  const SoleusRowKind *kinds = soleus_row_kinds (&n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      const Difference *difference = &g_array_index (all, Difference, k);
      if (!soleus_library_end_rows (
              library, id, &kinds[k], difference->gone, step, error)
          || !soleus_library_begin_rows (
              library, id, &kinds[k], difference->come, step, error))
        return FALSE;
    }
  return TRUE;
}

/* Reads the place and refuses when @state is not what stands there. */
static gboolean
check_state (SoleusLibrary *library, const SoleusLibraryState *state,
    Place *place, GError **error)
{
  if (!read_place (library, state->id, place, error))
    return FALSE;
  if (place->revision == state->revision)
    return TRUE;
  g_set_error_literal (error, SOLEUS_ERROR, SOLEUS_ERROR_STALE,
      _ ("The decisions were changed in another window."));
  return FALSE;
}

gboolean
soleus_library_store (SoleusLibrary *library, SoleusLibraryState *state,
    const SoleusDecisions *next, const char *what, guint n, GError **error)
{
  g_autoptr (GArray) all = find_differences (state->decisions, next);
  Place place;
  gboolean done;

  if (all == NULL)
    return TRUE;
  if (!soleus_library_begin (library, error))
    return FALSE;
  done = check_state (library, state, &place, error)
      && (state->redo.what == NULL
          || drop_undone (library, state->id, place.position, error));
  if (done)
    {
      place.position++;
      place.revision++;
      place.next_id = soleus_decisions_next_id (next);
      done = write_differences (library, state->id, all, place.position, error)
          && write_step (library, state->id, place.position, what, n, error)
          && write_place (library, state->id, &place, error);
    }
  if (!soleus_library_end (library, done, error))
    return FALSE;

  soleus_library_state_clear (state);
  state->revision = place.revision;
  state->position = place.position;
  state->undo.what = g_strdup (what);
  state->undo.n = n;
  state->decisions = soleus_decisions_ref (next);
  return TRUE;
}

/* What the step after the new place did is undone, or the step at it is done
 * again: only the rows of that step are read. */
static SoleusDecisions *
moved_decisions (SoleusLibrary *library, const SoleusLibraryState *state,
    const Place *place, GError **error)
{
  if (place->position < state->position)
    return read_change (library, state->id, state->decisions,
        SOLEUS_ROWS_BEGINNING, SOLEUS_ROWS_ENDING, state->position, error);
  return read_change (library, state->id, state->decisions, SOLEUS_ROWS_ENDING,
      SOLEUS_ROWS_BEGINNING, place->position, error);
}

static gboolean
move (SoleusLibrary *library, SoleusLibraryState *state, gboolean back,
    GError **error)
{
  const SoleusLibraryStep *step = back ? &state->undo : &state->redo;
  Place place;
  gboolean done;

  if (step->what == NULL)
    {
      g_set_error_literal (error, SOLEUS_ERROR, SOLEUS_ERROR_MISSING,
          back ? _ ("There is nothing to undo.")
               : _ ("There is nothing to redo."));
      return FALSE;
    }
  if (!soleus_library_begin (library, error))
    return FALSE;
  done = check_state (library, state, &place, error);
  if (done)
    {
      SoleusLibraryState fresh = {0};
      place.position = back ? place.position - 1 : place.position + 1;
      place.revision++;
      done = write_place (library, state->id, &place, error)
          && fill_state (library, state->id, &place,
              moved_decisions (library, state, &place, error), &fresh, error);
      if (soleus_library_end (library, done, error))
        {
          soleus_library_state_clear (state);
          *state = fresh;
          return TRUE;
        }
      soleus_library_state_clear (&fresh);
      return FALSE;
    }
  return soleus_library_end (library, done, error);
}

gboolean
soleus_library_undo (
    SoleusLibrary *library, SoleusLibraryState *state, GError **error)
{
  return move (library, state, TRUE, error);
}

gboolean
soleus_library_redo (
    SoleusLibrary *library, SoleusLibraryState *state, GError **error)
{
  return move (library, state, FALSE, error);
}
