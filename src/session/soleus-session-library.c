/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-session-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-class.h"
#include "soleus-error.h"

/* How often we ask whether another window changed something: one read of a
 * number from the file's header. */
#define WATCH_S 1

/* Another window may be faster a few times in a row, but not for ever. */
#define MAX_ATTEMPTS 10

static char *
dup_key_name (guint key)
{
  return g_strdup_printf ("label-%u", key);
}

SoleusSession *
soleus_session_new (const char *library_path, GError **error)
{
  g_autofree char *path = library_path != NULL
      ? g_strdup (library_path)
      : soleus_library_dup_standard_path ();
  SoleusLibrary *library = soleus_library_open (path, error);
  SoleusSession *self;
  char *rater;

  if (library == NULL)
    return NULL;
  self = g_object_new (SOLEUS_TYPE_SESSION, NULL);
  self->library = library;
  for (guint i = 0; i < SOLEUS_SESSION_N_KEYS; i++)
    {
      g_autofree char *name = dup_key_name (i + 1);
      self->key_labels[i] = soleus_library_dup_setting (library, name);
    }
  rater = soleus_library_dup_setting (library, "rater");
  if (rater != NULL)
    {
      g_free (self->rater);
      self->rater = rater;
    }
  return self;
}

const char *
soleus_session_get_library_path (SoleusSession *self)
{
  g_return_val_if_fail (SOLEUS_IS_SESSION (self), NULL);
  return soleus_library_get_path (self->library);
}

gboolean
soleus_session_is_read_only (SoleusSession *self)
{
  g_return_val_if_fail (SOLEUS_IS_SESSION (self), FALSE);
  return soleus_library_is_read_only (self->library);
}

/* --- changes ------------------------------------------------------------- */

static void
notify_steps (SoleusSession *self)
{
  soleus_session_notify (self, SOLEUS_SESSION_CAN_UNDO);
  soleus_session_notify (self, SOLEUS_SESSION_CAN_REDO);
  soleus_session_notify (self, SOLEUS_SESSION_UNDO_LABEL);
  soleus_session_notify (self, SOLEUS_SESSION_REDO_LABEL);
}

/* After the library's state moved on from @old. */
static void
adopt (SoleusSession *self, const SoleusDecisions *old)
{
  notify_steps (self);
  soleus_session_notify (self, SOLEUS_SESSION_DECISIONS);
  soleus_session_decisions_changed (self, old);
}

gboolean
soleus_session_reload (SoleusSession *self, GError **error)
{
  g_autoptr (SoleusDecisions) old =
      soleus_decisions_ref (self->state.decisions);

  if (!soleus_library_load (self->library, self->state.id, &self->state, error))
    return FALSE;
  adopt (self, old);
  return TRUE;
}

/* What @fresh has not is added to it as one step: an older copy of the library
 * was put in its place, or a new one. More of it is another program's. */
static gboolean
bring_along (SoleusSession *self, SoleusLibraryState *fresh, GError **error)
{
  const SoleusDecisions *shown = self->state.decisions;

  return fresh->revision > self->state.revision
      || soleus_decisions_equal (fresh->decisions, shown)
      || soleus_library_store (self->library, fresh, shown,
          soleus_step_id (SOLEUS_STEP_CHANGE_MARKS), 1, error);
}

/* What happened to @old, which was shown while the library was away. */
static void
tell_of_joining (
    SoleusSession *self, const SoleusDecisions *old, gboolean brought_along)
{
  g_autofree char *label = soleus_session_dup_undo_label (self);

  if (!soleus_decisions_equal (old, self->state.decisions))
    soleus_session_emit_changed_elsewhere (self);
  else if (brought_along && label != NULL)
    soleus_session_emit_step_done (self, label);
}

/* @fresh becomes the state; the library had it at @revision. */
static void
show_joined (SoleusSession *self, SoleusLibraryState *fresh, guint64 revision)
{
  g_autoptr (SoleusDecisions) old =
      soleus_decisions_ref (self->state.decisions);
  const gboolean same =
      fresh->revision == self->state.revision && revision == fresh->revision;

  soleus_library_state_clear (&self->state);
  self->state = *fresh;
  self->is_apart = FALSE;
  if (!same)
    {
      self->n_joins++;
      self->blind_from = fresh->position; /* others' steps may be before it */
    }
  adopt (self, old);
  tell_of_joining (self, old, revision != fresh->revision);
}

/* What is shown and what the library has for the recording become one. On
 * error (locked, full) all stays as it is, to be tried again. */
static gboolean
join_library (SoleusSession *self, GError **error)
{
  SoleusLibraryState fresh = {0};
  guint64 revision;
  gint64 id = 0;

  if (!soleus_library_enter (
          self->library, self->base, g_get_real_time (), &id, error)
      || !soleus_library_load (self->library, id, &fresh, error))
    return FALSE;
  revision = fresh.revision;
  if (!bring_along (self, &fresh, error))
    {
      soleus_library_state_clear (&fresh);
      return FALSE;
    }
  show_joined (self, &fresh, revision);
  return TRUE;
}

/* The library's disk may have been away and be back. */
static void
find_library (SoleusSession *self)
{
  if (!soleus_library_is_lost (self->library)
      || !soleus_library_come_back (self->library))
    return;
  self->state.id = 0;
  self->is_apart = self->base != NULL;
}

/* The library may have been unable to note the recording when it was opened
 * or when it came back; now that there is something to keep, it is asked
 * again. */
static gboolean
has_recording (SoleusSession *self)
{
  GError *error = NULL;

  find_library (self);
  if (self->state.id != 0)
    return TRUE;
  if (self->base == NULL)
    return soleus_session_tell (self,
        g_error_new_literal (SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
            _ ("There is no recording yet: open one first.")));
  return join_library (self, &error) || soleus_session_tell (self, error);
}

/* FALSE also where a library that came back shows something else now: its ids
 * are not those the change is about, and the person decides anew. */
static gboolean
has_recording_as_shown (SoleusSession *self)
{
  g_autoptr (SoleusDecisions) shown =
      soleus_decisions_ref (self->state.decisions);

  return has_recording (self)
      && (shown == self->state.decisions
          || soleus_decisions_equal (shown, self->state.decisions));
}

/* What the library said of a change. TRUE: another window was faster, and its
 * decisions are here now; try again. */
static gboolean
try_again (SoleusSession *self, GError *error)
{
  g_autoptr (GError) reload_error = NULL;

  if (!g_error_matches (error, SOLEUS_ERROR, SOLEUS_ERROR_STALE))
    return soleus_session_tell (self, error);
  g_error_free (error);
  if (!soleus_session_reload (self, &reload_error))
    return soleus_session_tell (self, g_steal_pointer (&reload_error));
  soleus_session_emit_changed_elsewhere (self);
  return TRUE;
}

gboolean
soleus_session_commit (SoleusSession *self, SoleusChange change,
    gconstpointer args, SoleusStep step, guint n)
{
  if (!has_recording_as_shown (self))
    return FALSE;
  for (guint attempt = 0; attempt < MAX_ATTEMPTS; attempt++)
    {
      g_autoptr (SoleusDecisions) old =
          soleus_decisions_ref (self->state.decisions);
      g_autoptr (SoleusDecisions) next = change (old, args);
      const guint64 position = self->state.position;
      GError *error = NULL;
      if (next == NULL)
        return FALSE;
      if (soleus_library_store (self->library, &self->state, next,
              soleus_step_id (step), n, &error))
        {
          g_autofree char *label = NULL;
          if (self->state.position == position)
            return TRUE; /* nothing differs */
          adopt (self, old);
          label = soleus_session_dup_undo_label (self);
          soleus_session_emit_step_done (self, label);
          return TRUE;
        }
      if (!try_again (self, error))
        return FALSE;
    }
  return FALSE;
}

typedef gboolean (*Move) (
    SoleusLibrary *library, SoleusLibraryState *state, GError **error);

static gboolean
move (SoleusSession *self, Move library_move)
{
  const guint n_joins = self->n_joins;
  g_autoptr (SoleusDecisions) old = NULL;
  GError *error = NULL;

  /* The step that would be undone is not the one whose name was shown. */
  if (!has_recording (self) || self->n_joins != n_joins)
    return FALSE;
  old = soleus_decisions_ref (self->state.decisions);
  /* When another window was faster, what would be undone is not what the
   * person saw: theirs is shown, and the person decides anew. */
  if (!library_move (self->library, &self->state, &error))
    {
      try_again (self, error);
      return FALSE;
    }
  adopt (self, old);
  return TRUE;
}

gboolean
soleus_session_undo (SoleusSession *self)
{
  g_return_val_if_fail (SOLEUS_IS_SESSION (self), FALSE);
  return soleus_session_can_undo (self) && move (self, soleus_library_undo);
}

gboolean
soleus_session_redo (SoleusSession *self)
{
  g_return_val_if_fail (SOLEUS_IS_SESSION (self), FALSE);
  return soleus_session_can_redo (self) && move (self, soleus_library_redo);
}

gboolean
soleus_session_can_undo (SoleusSession *self)
{
  g_return_val_if_fail (SOLEUS_IS_SESSION (self), FALSE);
  return self->state.undo.what != NULL
      && !(self->is_blind && self->state.position <= self->blind_from);
}

gboolean
soleus_session_can_redo (SoleusSession *self)
{
  g_return_val_if_fail (SOLEUS_IS_SESSION (self), FALSE);
  return self->state.redo.what != NULL;
}

char *
soleus_session_dup_undo_label (SoleusSession *self)
{
  g_return_val_if_fail (SOLEUS_IS_SESSION (self), NULL);
  return !soleus_session_can_undo (self)
      ? NULL
      : soleus_step_dup_name (self->state.undo.what, self->state.undo.n);
}

char *
soleus_session_dup_redo_label (SoleusSession *self)
{
  g_return_val_if_fail (SOLEUS_IS_SESSION (self), NULL);
  return self->state.redo.what == NULL
      ? NULL
      : soleus_step_dup_name (self->state.redo.what, self->state.redo.n);
}

/* --- other windows -------------------------------------------------------- */

/* The same sentence once, however often it is found out. */
static void
tell_loss (SoleusSession *self, GError *error)
{
  if (g_strcmp0 (error->message, self->told_loss) == 0)
    {
      g_error_free (error);
      return;
    }
  g_free (self->told_loss);
  self->told_loss = g_strdup (error->message);
  soleus_session_tell (self, error);
}

/* Looking waits for nobody: the window would stand still each second. */
static void
try_to_join (SoleusSession *self)
{
  GError *error = NULL;
  gboolean joined;

  soleus_library_set_patient (self->library, FALSE);
  joined = join_library (self, &error);
  soleus_library_set_patient (self->library, TRUE);
  if (!joined)
    tell_loss (self, error);
}

static gboolean
look_for_changes (gpointer user_data)
{
  SoleusSession *self = user_data;
  g_autoptr (GError) error = NULL;

  find_library (self);
  if (soleus_library_is_lost (self->library))
    {
      tell_loss (self, soleus_library_dup_loss (self->library));
      return G_SOURCE_CONTINUE;
    }
  if (self->is_apart)
    {
      try_to_join (self);
      return G_SOURCE_CONTINUE;
    }
  g_clear_pointer (&self->told_loss, g_free);
  if (!soleus_library_was_changed (self->library) || self->state.id == 0
      || soleus_library_is_current (self->library, &self->state))
    return G_SOURCE_CONTINUE;
  if (soleus_session_reload (self, &error))
    soleus_session_emit_changed_elsewhere (self);
  else
    soleus_session_tell (self, g_steal_pointer (&error));
  return G_SOURCE_CONTINUE;
}

void
soleus_session_watch (SoleusSession *self)
{
  if (self->watch_source == 0)
    self->watch_source =
        g_timeout_add_seconds (WATCH_S, look_for_changes, self);
}

/* --- words and recents ------------------------------------------------------
 */

const char *
soleus_session_get_key_label (SoleusSession *self, guint key)
{
  const char *label;

  g_return_val_if_fail (SOLEUS_IS_SESSION (self), "");
  g_return_val_if_fail (key >= 1 && key <= SOLEUS_SESSION_N_KEYS, "");
  label = self->key_labels[key - 1];
  return label == NULL ? "" : label;
}

static gboolean
keep_setting (SoleusSession *self, const char *key, const char *value)
{
  GError *error = NULL;

  return soleus_library_set_setting (self->library, key,
             value == NULL || *value == '\0' ? NULL : value, &error)
      || soleus_session_tell (self, error);
}

gboolean
soleus_session_set_key_label (SoleusSession *self, guint key, const char *label)
{
  g_autofree char *name = dup_key_name (key);

  g_return_val_if_fail (SOLEUS_IS_SESSION (self), FALSE);
  g_return_val_if_fail (key >= 1 && key <= SOLEUS_SESSION_N_KEYS, FALSE);
  if (!keep_setting (self, name, label))
    return FALSE;
  g_free (self->key_labels[key - 1]);
  self->key_labels[key - 1] = g_strdup (label);
  return TRUE;
}

const char *
soleus_session_get_rater (SoleusSession *self)
{
  g_return_val_if_fail (SOLEUS_IS_SESSION (self), "");
  return self->rater;
}

gboolean
soleus_session_set_rater (SoleusSession *self, const char *rater)
{
  g_return_val_if_fail (SOLEUS_IS_SESSION (self), FALSE);
  if (!keep_setting (self, "rater", rater))
    return FALSE;
  g_free (self->rater);
  self->rater = g_strdup (rater != NULL ? rater : "");
  soleus_session_forget_shown (self);
  return TRUE;
}

void
soleus_recent_free (SoleusRecent *recent)
{
  if (recent == NULL)
    return;
  g_free (recent->name);
  g_free (recent->path);
  g_free (recent->finding);
  g_free (recent);
}

/* "41 twitches, 1.4 a minute", in the person's language. */
static char *
dup_finding (const SoleusLibraryRecording *row)
{
  const guint n = row->result.n_twitches;
  const SoleusClass *row_class =
      soleus_class_get (soleus_pattern_from_id (row->result.pattern));

  if (!row->has_result)
    return g_strdup ("");
  if (n > 0 && !isnan (row->result.rate_per_min))
    return g_strdup_printf (
        ngettext ("%u twitch, %.1f a minute", "%u twitches, %.1f a minute", n),
        n, row->result.rate_per_min);
  if (row_class != NULL)
    return g_strdup (_ (row_class->plain));
  return g_strdup (_ ("No twitches found"));
}

GPtrArray *
soleus_session_dup_recents (SoleusSession *self, guint n_max)
{
  GPtrArray *recents =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_recent_free);
  g_autoptr (GPtrArray) rows = NULL;

  g_return_val_if_fail (SOLEUS_IS_SESSION (self), recents);
  rows = soleus_library_dup_recordings (self->library, n_max, NULL);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const SoleusLibraryRecording *row = g_ptr_array_index (rows, i);
      SoleusRecent *recent;
      if (row->path == NULL)
        continue; /* made in memory: nothing to open */
      recent = g_new0 (SoleusRecent, 1);
      recent->id = row->id;
      recent->name = g_strdup (row->name);
      recent->path = g_strdup (row->path);
      recent->finding = dup_finding (row);
      recent->opened_us = row->opened_us;
      g_ptr_array_add (recents, recent);
    }
  return recents;
}

gboolean
soleus_session_forget (SoleusSession *self, gint64 id)
{
  GError *error = NULL;

  g_return_val_if_fail (SOLEUS_IS_SESSION (self), FALSE);
  g_return_val_if_fail (id != self->state.id, FALSE);
  return soleus_library_forget (self->library, id, &error)
      || soleus_session_tell (self, error);
}
