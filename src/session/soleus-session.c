/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-session.h"

#include "soleus-session-private.h"

/* How often a running job is asked how far it is. */
#define PROGRESS_MS 100

G_DEFINE_FINAL_TYPE (SoleusSession, soleus_session, G_TYPE_OBJECT)

enum
{
  PROBLEM,
  STEP_DONE,
  CHANGED_ELSEWHERE,
  N_SIGNALS
};

static GParamSpec *props[SOLEUS_SESSION_N_PROPERTIES];
static guint signals[N_SIGNALS];

void
soleus_session_notify (SoleusSession *self, SoleusSessionProperty which)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[which]);
}

gboolean
soleus_session_tell (SoleusSession *self, GError *error)
{
  g_signal_emit (self, signals[PROBLEM], 0, error);
  g_error_free (error);
  return FALSE;
}

void
soleus_session_emit_step_done (SoleusSession *self, const char *label)
{
  g_signal_emit (self, signals[STEP_DONE], 0, label);
}

void
soleus_session_emit_changed_elsewhere (SoleusSession *self)
{
  g_signal_emit (self, signals[CHANGED_ELSEWHERE], 0);
}

static const char *
get_title (const SoleusSession *self)
{
  return self->recording == NULL ? NULL
                                 : soleus_recording_get_name (self->recording);
}

static void
get_pointer_property (
    SoleusSession *self, SoleusSessionProperty which, GValue *value)
{
  const gpointer pointers[SOLEUS_SESSION_N_PROPERTIES] = {
      [SOLEUS_SESSION_RECORDING] = self->recording,
      [SOLEUS_SESSION_ANALYSIS] = self->applied,
      [SOLEUS_SESSION_FINDINGS] = self->findings,
      [SOLEUS_SESSION_DECISIONS] =
          (gpointer)soleus_session_get_decisions (self),
  };

  g_value_set_pointer (value, pointers[which]);
}

static void
soleus_session_get_property (
    GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SoleusSession *self = SOLEUS_SESSION (object);

  switch ((SoleusSessionProperty)prop_id)
    {
    case SOLEUS_SESSION_RECORDING:
    case SOLEUS_SESSION_ANALYSIS:
    case SOLEUS_SESSION_FINDINGS:
    case SOLEUS_SESSION_DECISIONS:
      get_pointer_property (self, prop_id, value);
      break;
    case SOLEUS_SESSION_EPISODES:
      g_value_set_object (value, self->episodes);
      break;
    case SOLEUS_SESSION_OPENING:
      g_value_set_boolean (value, self->open_job != NULL);
      break;
    case SOLEUS_SESSION_ANALYSING:
      g_value_set_boolean (value, soleus_session_get_analysing (self));
      break;
    case SOLEUS_SESSION_BUSY:
      g_value_set_boolean (value, soleus_session_get_busy (self));
      break;
    case SOLEUS_SESSION_PROGRESS:
      g_value_set_double (value, self->progress);
      break;
    case SOLEUS_SESSION_ANALYSIS_ERROR:
      g_value_set_string (value, self->analysis_error);
      break;
    case SOLEUS_SESSION_CAN_UNDO:
      g_value_set_boolean (value, soleus_session_can_undo (self));
      break;
    case SOLEUS_SESSION_CAN_REDO:
      g_value_set_boolean (value, soleus_session_can_redo (self));
      break;
    case SOLEUS_SESSION_UNDO_LABEL:
      g_value_take_string (value, soleus_session_dup_undo_label (self));
      break;
    case SOLEUS_SESSION_REDO_LABEL:
      g_value_take_string (value, soleus_session_dup_redo_label (self));
      break;
    case SOLEUS_SESSION_TITLE:
      g_value_set_string (value, get_title (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* Work that still runs ends by itself and finds nobody to tell: its task
 * holds no reference to the session. */
static void
soleus_session_dispose (GObject *object)
{
  SoleusSession *self = SOLEUS_SESSION (object);

  soleus_session_cancel (self);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_handle_id (&self->delay_source, g_source_remove);
  g_clear_handle_id (&self->watch_source, g_source_remove);
  G_OBJECT_CLASS (soleus_session_parent_class)->dispose (object);
}

static void
soleus_session_finalize (GObject *object)
{
  SoleusSession *self = SOLEUS_SESSION (object);

  g_clear_object (&self->episodes);
  g_clear_pointer (&self->findings, soleus_findings_unref);
  g_clear_pointer (&self->history, soleus_history_unref);
  g_clear_pointer (&self->applied, soleus_analysis_unref);
  g_clear_pointer (&self->found, soleus_analysis_unref);
  g_clear_pointer (&self->recording, soleus_recording_unref);
  g_clear_pointer (&self->base, soleus_recording_unref);
  g_ptr_array_unref (self->export_jobs);
  soleus_session_forget_shown (self);
  soleus_library_state_clear (&self->state);
  soleus_library_close (self->library);
  for (guint i = 0; i < SOLEUS_SESSION_N_KEYS; i++)
    g_free (self->key_labels[i]);
  g_free (self->rater);
  g_free (self->told_loss);
  g_free (self->analysis_error);
  G_OBJECT_CLASS (soleus_session_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

#define PROP(ID, name, kind, ...) \
  props[SOLEUS_SESSION_##ID] = \
      g_param_spec_##kind (name, NULL, NULL, __VA_ARGS__)
  PROP (RECORDING, "recording", pointer, flags);
  PROP (ANALYSIS, "analysis", pointer, flags);
  PROP (FINDINGS, "findings", pointer, flags);
  PROP (DECISIONS, "decisions", pointer, flags);
  PROP (EPISODES, "episodes", object, SOLEUS_TYPE_EPISODE_LIST, flags);
  PROP (OPENING, "opening", boolean, FALSE, flags);
  PROP (ANALYSING, "analysing", boolean, FALSE, flags);
  PROP (BUSY, "busy", boolean, FALSE, flags);
  PROP (PROGRESS, "progress", double, 0, 1, 0, flags);
  PROP (ANALYSIS_ERROR, "analysis-error", string, NULL, flags);
  PROP (CAN_UNDO, "can-undo", boolean, FALSE, flags);
  PROP (CAN_REDO, "can-redo", boolean, FALSE, flags);
  PROP (UNDO_LABEL, "undo-label", string, NULL, flags);
  PROP (REDO_LABEL, "redo-label", string, NULL, flags);
  PROP (TITLE, "title", string, NULL, flags);
#undef PROP
  g_object_class_install_properties (
      object_class, SOLEUS_SESSION_N_PROPERTIES, props);
}

static void
soleus_session_class_init (SoleusSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = soleus_session_get_property;
  object_class->dispose = soleus_session_dispose;
  object_class->finalize = soleus_session_finalize;
  install_properties (object_class);
  signals[PROBLEM] = g_signal_new ("problem", SOLEUS_TYPE_SESSION,
      G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[STEP_DONE] = g_signal_new ("step-done", SOLEUS_TYPE_SESSION,
      G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CHANGED_ELSEWHERE] =
      g_signal_new ("changed-elsewhere", SOLEUS_TYPE_SESSION, G_SIGNAL_RUN_LAST,
          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
soleus_session_init (SoleusSession *self)
{
  self->episodes = soleus_episode_list_new ();
  self->export_jobs = g_ptr_array_new ();
  self->state.decisions = soleus_decisions_new ();
  self->rater = g_strdup ("");
  soleus_evidence_init (&self->evidence);
}

/* --- jobs ---------------------------------------------------------------- */

static void
note_progress (double fraction, gpointer user_data)
{
  SoleusJob *job = user_data;

  g_atomic_int_set (&job->permille, (int)(fraction * 1000.0));
}

void
soleus_job_init (SoleusJob *job)
{
  job->progress.report = note_progress;
  job->progress.user_data = job;
}

/* What busy tells of: the one the person waits for first. */
static SoleusJob *
shown_job (const SoleusSession *self)
{
  if (self->open_job != NULL)
    return self->open_job;
  if (self->export_jobs->len > 0)
    return g_ptr_array_index (self->export_jobs, 0);
  return self->analysis_job;
}

static gboolean
look_at_progress (gpointer user_data)
{
  SoleusSession *self = user_data;
  SoleusJob *job = shown_job (self);
  double progress =
      job == NULL ? 0.0 : g_atomic_int_get (&job->permille) / 1000.0;

  if (progress != self->progress)
    {
      self->progress = progress;
      soleus_session_notify (self, SOLEUS_SESSION_PROGRESS);
    }
  return G_SOURCE_CONTINUE;
}

void
soleus_session_jobs_changed (SoleusSession *self)
{
  const gboolean running = shown_job (self) != NULL;

  if (running && self->progress_source == 0)
    self->progress_source = g_timeout_add (PROGRESS_MS, look_at_progress, self);
  if (!running)
    g_clear_handle_id (&self->progress_source, g_source_remove);
  look_at_progress (self);
  soleus_session_notify (self, SOLEUS_SESSION_OPENING);
  soleus_session_notify (self, SOLEUS_SESSION_ANALYSING);
  soleus_session_notify (self, SOLEUS_SESSION_BUSY);
}

void
soleus_session_cancel (SoleusSession *self)
{
  g_return_if_fail (SOLEUS_IS_SESSION (self));
  if (self->open_job != NULL)
    soleus_progress_cancel (&self->open_job->progress);
  if (self->analysis_job != NULL)
    soleus_progress_cancel (&self->analysis_job->progress);
  for (guint i = 0; i < self->export_jobs->len; i++)
    soleus_progress_cancel (
        &((SoleusJob *)g_ptr_array_index (self->export_jobs, i))->progress);
  g_clear_handle_id (&self->delay_source, g_source_remove);
}

/* --- what there is ---------------------------------------------------------
 */

SoleusRecording *
soleus_session_get_recording (SoleusSession *self)
{
  g_return_val_if_fail (SOLEUS_IS_SESSION (self), NULL);
  return self->recording;
}

const SoleusAnalysis *
soleus_session_get_analysis (SoleusSession *self)
{
  g_return_val_if_fail (SOLEUS_IS_SESSION (self), NULL);
  return self->applied;
}

const SoleusFindings *
soleus_session_get_findings (SoleusSession *self)
{
  g_return_val_if_fail (SOLEUS_IS_SESSION (self), NULL);
  return self->findings;
}

const SoleusEvidence *
soleus_session_get_evidence (SoleusSession *self)
{
  g_return_val_if_fail (SOLEUS_IS_SESSION (self), NULL);
  return self->applied == NULL ? NULL : &self->evidence;
}

SoleusEpisodeList *
soleus_session_get_episodes (SoleusSession *self)
{
  g_return_val_if_fail (SOLEUS_IS_SESSION (self), NULL);
  return self->episodes;
}

gboolean
soleus_session_get_busy (SoleusSession *self)
{
  g_return_val_if_fail (SOLEUS_IS_SESSION (self), FALSE);
  return shown_job (self) != NULL || self->delay_source != 0;
}

gboolean
soleus_session_get_analysing (SoleusSession *self)
{
  g_return_val_if_fail (SOLEUS_IS_SESSION (self), FALSE);
  return self->analysis_job != NULL || self->delay_source != 0;
}

double
soleus_session_get_progress (SoleusSession *self)
{
  g_return_val_if_fail (SOLEUS_IS_SESSION (self), 0.0);
  return self->progress;
}

const char *
soleus_session_get_analysis_error (SoleusSession *self)
{
  g_return_val_if_fail (SOLEUS_IS_SESSION (self), NULL);
  return self->analysis_error;
}
