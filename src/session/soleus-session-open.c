/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-session-private.h"

#include <glib/gi18n-lib.h>

#include "soleus-error.h"
#include "soleus-open.h"
#include "soleus-sidecar.h"

typedef struct
{
  SoleusJob job;
  char *path;
  SoleusImport *import;
  gboolean keep; /* the import, once the file is open */
  GCancellable *cancellable;
  gulong cancelled_id;
} OpenJob;

static void
open_job_free (gpointer data)
{
  OpenJob *job = data;

  g_cancellable_disconnect (job->cancellable, job->cancelled_id);
  g_clear_object (&job->cancellable);
  soleus_import_free (job->import);
  g_free (job->path);
  g_free (job);
}

static void
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  OpenJob *job = user_data;

  soleus_progress_cancel (&job->job.progress);
}

static SoleusRecording *
open_as (OpenJob *job, GError **error)
{
  g_autoptr (GPtrArray) told = job->import->wishes == NULL
      ? NULL
      : soleus_sidecar_parse (job->import->wishes, -1, NULL);
  g_autoptr (GArray) wishes = g_array_new (FALSE, FALSE, sizeof (SoleusWish));
  SoleusOpenOptions options = {.dataset = job->import->dataset};

  for (guint i = 0; told != NULL && i < told->len; i++)
    g_array_append_vals (wishes, g_ptr_array_index (told, i), 1);
  options.wishes = (const SoleusWish *)(gconstpointer)wishes->data;
  options.n_wishes = wishes->len;
  return soleus_open (job->path, &options, &job->job.progress, error);
}

static void
open_thread (
    GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  OpenJob *job = data;
  GError *error = NULL;
  SoleusRecording *recording = open_as (job, &error);

  if (recording != NULL)
    g_task_return_pointer (
        task, recording, (GDestroyNotify)soleus_recording_unref);
  else
    g_task_return_error (task, error);
}

/* The inner task ran in a thread; the outer one is the caller's. */
static void
open_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) outer = user_data;
  SoleusSession *self = SOLEUS_SESSION (g_task_get_source_object (outer));
  OpenJob *job = g_task_get_task_data (G_TASK (result));
  const gboolean counts = self->open_job == &job->job;
  GError *error = NULL;
  g_autoptr (SoleusRecording) recording =
      g_task_propagate_pointer (G_TASK (result), &error);

  if (counts)
    self->open_job = NULL;
  if (recording != NULL
      && (!counts || soleus_progress_cancelled (&job->job.progress)))
    {
      g_clear_pointer (&recording, soleus_recording_unref);
      g_set_error_literal (&error, SOLEUS_ERROR, SOLEUS_ERROR_CANCELLED,
          _ ("Stopped on request."));
    }
  if (counts)
    soleus_session_jobs_changed (self);
  if (recording != NULL
      && soleus_session_take_recording (self, recording, &error))
    {
      if (job->keep
          && !soleus_session_keep_import (self, job->path, job->import, &error))
        soleus_session_tell (self, error);
      g_task_return_boolean (outer, TRUE);
    }
  else
    g_task_return_error (outer, error);
}

/* Takes over @import. */
static void
start_open (SoleusSession *self, const char *path, SoleusImport *import,
    gboolean keep, GCancellable *cancellable, GAsyncReadyCallback callback,
    gpointer user_data)
{
  g_autoptr (GTask) inner = NULL;
  GTask *outer;
  OpenJob *job;

  outer = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (outer, soleus_session_open_async);
  if (self->open_job != NULL)
    soleus_progress_cancel (&self->open_job->progress);

  job = g_new0 (OpenJob, 1);
  soleus_job_init (&job->job);
  job->path = g_strdup (path);
  job->import = import;
  job->keep = keep;
  if (cancellable != NULL)
    {
      job->cancellable = g_object_ref (cancellable);
      job->cancelled_id = g_cancellable_connect (
          cancellable, G_CALLBACK (on_cancelled), job, NULL);
    }
  inner = g_task_new (NULL, NULL, open_done, outer);
  g_task_set_source_tag (inner, soleus_session_open_async);
  g_task_set_task_data (inner, job, open_job_free);
  self->open_job = &job->job;
  g_task_run_in_thread (inner, open_thread);
  soleus_session_jobs_changed (self);
}

void
soleus_session_open_async (SoleusSession *self, const char *path,
    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOLEUS_IS_SESSION (self));
  g_return_if_fail (path != NULL);
  start_open (self, path, soleus_session_dup_import (self, path), FALSE,
      cancellable, callback, user_data);
}

void
soleus_session_open_as_async (SoleusSession *self, const char *path,
    const SoleusImport *import, GCancellable *cancellable,
    GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOLEUS_IS_SESSION (self));
  g_return_if_fail (path != NULL && import != NULL);
  start_open (self, path, soleus_import_new (import->dataset, import->wishes),
      TRUE, cancellable, callback, user_data);
}

gboolean
soleus_session_open_finish (
    SoleusSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
soleus_session_correct (SoleusSession *self)
{
  const SoleusDecisions *decisions = self->state.decisions;
  const guint n = soleus_decisions_get_n_overrides (decisions);
  g_autofree const SoleusChannelOverride **overrides =
      g_new (const SoleusChannelOverride *, MAX (n, 1));
  SoleusRecording *corrected = NULL;
  GError *error = NULL;

  for (guint i = 0; i < n; i++)
    overrides[i] = soleus_decisions_get_override (decisions, i);
  if (n > 0)
    corrected =
        soleus_recording_with_overrides (self->base, overrides, n, &error);
  if (corrected == NULL)
    corrected = soleus_recording_ref (self->base);
  g_clear_pointer (&self->recording, soleus_recording_unref);
  self->recording = corrected;
  soleus_session_notify (self, SOLEUS_SESSION_RECORDING);
  return error == NULL || soleus_session_tell (self, error);
}

/* A recording can be looked at also when the library cannot be written (the
 * disk is full): what it has is shown, and the person is told. */
static gboolean
load_state (SoleusSession *self, SoleusRecording *recording,
    SoleusLibraryState *state, GError **error)
{
  GError *problem = NULL;
  gint64 id = 0;

  if (!soleus_library_enter (
          self->library, recording, g_get_real_time (), &id, &problem))
    {
      if (!soleus_library_find (self->library, recording, &id, error))
        {
          g_error_free (problem);
          return FALSE;
        }
      soleus_session_tell (self, problem);
    }
  if (id != 0)
    return soleus_library_load (self->library, id, state, error);
  state->decisions = soleus_decisions_new ();
  return TRUE;
}

gboolean
soleus_session_take_recording (
    SoleusSession *self, SoleusRecording *recording, GError **error)
{
  SoleusLibraryState state = {0};

  g_return_val_if_fail (SOLEUS_IS_SESSION (self), FALSE);
  if (!load_state (self, recording, &state, error))
    return FALSE;

  if (self->analysis_job != NULL)
    soleus_progress_cancel (&self->analysis_job->progress);
  self->analysis_job = NULL;
  soleus_library_state_clear (&self->state);
  self->state = state;
  self->blind_from = state.position; /* what others did to this one stays */
  g_clear_pointer (&self->found, soleus_analysis_unref);
  g_clear_pointer (&self->base, soleus_recording_unref);
  self->base = soleus_recording_ref (recording);
  g_object_freeze_notify (G_OBJECT (self));
  soleus_session_correct (self);
  soleus_session_read_history (self);
  soleus_session_show (self);
  soleus_session_notify (self, SOLEUS_SESSION_TITLE);
  soleus_session_notify (self, SOLEUS_SESSION_DECISIONS);
  soleus_session_notify (self, SOLEUS_SESSION_CAN_UNDO);
  soleus_session_notify (self, SOLEUS_SESSION_CAN_REDO);
  soleus_session_notify (self, SOLEUS_SESSION_UNDO_LABEL);
  soleus_session_notify (self, SOLEUS_SESSION_REDO_LABEL);
  soleus_session_start_analysis (self);
  soleus_session_watch (self);
  g_object_thaw_notify (G_OBJECT (self));
  return TRUE;
}
