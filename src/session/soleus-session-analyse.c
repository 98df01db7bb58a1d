/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-session-private.h"

#include "soleus-analyse.h"
#include "soleus-apply.h"
#include "soleus-error.h"
#include "soleus-evidence-of.h"
#include "soleus-felt.h"
#include "soleus-recording-rates.h"

/* After the last change of a row (a slider that is drawn) the analysis waits
 * this long before it starts. */
#define DELAY_MS 300

typedef struct
{
  SoleusJob job;
  GWeakRef session;
  SoleusRecording *recording;
  SoleusDecisions *decisions;
  SoleusParameters parameters;
} AnalysisJob;

static void
analysis_job_free (gpointer data)
{
  AnalysisJob *job = data;

  g_weak_ref_clear (&job->session);
  soleus_recording_unref (job->recording);
  soleus_decisions_unref (job->decisions);
  g_free (job);
}

/* The conditions among marks [first, end), borrowed from @decisions. */
static GPtrArray *
collect_conditions (const SoleusDecisions *decisions, guint first, guint end)
{
  GPtrArray *conditions = g_ptr_array_new ();

  for (guint i = first; i < end; i++)
    {
      const SoleusMark *mark = soleus_decisions_get_mark (decisions, i);
      const SoleusCondition condition = soleus_condition_from_id (mark->label);
      /* What was felt is held against what was found: no analysis needed. */
      if (condition != SOLEUS_CONDITION_NONE
          && condition != SOLEUS_CONDITION_FELT_ONE)
        g_ptr_array_add (conditions, (gpointer)mark);
    }
  return conditions;
}

static void
analysis_thread (
    GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AnalysisJob *job = data;
  g_autoptr (GPtrArray) conditions = collect_conditions (
      job->decisions, 0, soleus_decisions_get_n_marks (job->decisions));
  GError *error = NULL;
  SoleusAnalysis *analysis = soleus_analyse (job->recording, &job->parameters,
      (const SoleusMark *const *)conditions->pdata, conditions->len,
      &job->job.progress, &error);

  if (analysis != NULL)
    g_task_return_pointer (
        task, analysis, (GDestroyNotify)soleus_analysis_unref);
  else
    g_task_return_error (task, error);
}

static void
set_analysis_error (SoleusSession *self, const char *text)
{
  if (g_strcmp0 (self->analysis_error, text) == 0)
    return;
  g_free (self->analysis_error);
  self->analysis_error = g_strdup (text);
  soleus_session_notify (self, SOLEUS_SESSION_ANALYSIS_ERROR);
}

/* For the list of recent recordings and for trends. That it cannot be kept is
 * told with the next change; the finding itself is not lost. */
static void
keep_result (SoleusSession *self)
{
  SoleusLibraryResult result = {
      .pattern = soleus_pattern_id (self->applied->record_pattern),
      .n_twitches = self->evidence.n_twitches,
      .usable_rest_s = self->evidence.usable_rest_s,
      .rate_per_min = self->evidence.rate_per_min,
      .urgency = soleus_urgency_id (
          self->findings == NULL ? SOLEUS_URGENCY_U0 : self->findings->urgency),
  };

  if (self->state.id == 0)
    return;
  soleus_library_set_result (self->library, self->state.id, &result, NULL);
  soleus_recording_rates_keep (
      self->library, self->state.id, self->recording, self->applied, NULL);
}

static void
analysis_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AnalysisJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (SoleusSession) self = g_weak_ref_get (&job->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusAnalysis) analysis =
      g_task_propagate_pointer (G_TASK (result), &error);

  /* A newer one was started, or the session is gone: stale. */
  if (self == NULL || self->analysis_job != &job->job)
    return;
  self->analysis_job = NULL;
  if (analysis != NULL)
    {
      g_clear_pointer (&self->found, soleus_analysis_unref);
      self->found = g_steal_pointer (&analysis);
      set_analysis_error (self, NULL);
      soleus_session_show (self);
      if (!self->is_blind)
        keep_result (self);
    }
  else
    set_analysis_error (self, error->message);
  soleus_session_jobs_changed (self);
}

/* Those of the recording, where a person has changed any; else the default. */
static SoleusParameters
parameters_of (SoleusSession *self)
{
  const SoleusParameters *own =
      soleus_decisions_get_parameters (self->state.decisions);
  SoleusParameters standard;

  soleus_parameters_init (&standard);
  for (int i = 0; i < SOLEUS_N_PARAMETERS; i++)
    if (own->values[i] != standard.values[i])
      return *own;
  return self->has_default_parameters ? self->default_parameters : *own;
}

void
soleus_session_start_analysis (SoleusSession *self)
{
  g_autoptr (GTask) task = NULL;
  AnalysisJob *job;

  g_clear_handle_id (&self->delay_source, g_source_remove);
  if (self->recording == NULL)
    return;
  if (self->analysis_job != NULL)
    soleus_progress_cancel (&self->analysis_job->progress);
  job = g_new0 (AnalysisJob, 1);
  soleus_job_init (&job->job);
  g_weak_ref_init (&job->session, self);
  job->recording = soleus_recording_ref (self->recording);
  job->decisions = soleus_decisions_ref (self->state.decisions);
  job->parameters = parameters_of (self);
  self->analysis_job = &job->job;

  task = g_task_new (NULL, NULL, analysis_done, NULL);
  g_task_set_source_tag (task, soleus_session_start_analysis);
  g_task_set_task_data (task, job, analysis_job_free);
  g_task_run_in_thread (task, analysis_thread);
  soleus_session_jobs_changed (self);
}

static gboolean
delay_over (gpointer user_data)
{
  SoleusSession *self = user_data;

  self->delay_source = 0;
  soleus_session_start_analysis (self);
  return G_SOURCE_REMOVE;
}

void
soleus_session_schedule_analysis (SoleusSession *self)
{
  /* What runs now answers a question that nobody asks any more. */
  if (self->analysis_job != NULL)
    soleus_progress_cancel (&self->analysis_job->progress);
  self->analysis_job = NULL;
  g_clear_handle_id (&self->delay_source, g_source_remove);
  self->delay_source = g_timeout_add (DELAY_MS, delay_over, self);
  soleus_session_jobs_changed (self);
}

void
soleus_session_reanalyse (SoleusSession *self)
{
  g_return_if_fail (SOLEUS_IS_SESSION (self));
  soleus_session_start_analysis (self);
}

/* Marks that both share, from the front and from the back, are left out: one
 * of ten thousand changes at a time. */
static gboolean
conditions_equal (const SoleusDecisions *old, const SoleusDecisions *now)
{
  const guint n_old = soleus_decisions_get_n_marks (old);
  const guint n_now = soleus_decisions_get_n_marks (now);
  const guint n_both = MIN (n_old, n_now);
  g_autoptr (GPtrArray) a = NULL;
  g_autoptr (GPtrArray) b = NULL;
  guint head = 0;
  guint tail = 0;

  while (head < n_both
      && soleus_decisions_get_mark (old, head)
          == soleus_decisions_get_mark (now, head))
    head++;
  while (tail < n_both - head
      && soleus_decisions_get_mark (old, n_old - 1 - tail)
          == soleus_decisions_get_mark (now, n_now - 1 - tail))
    tail++;
  a = collect_conditions (old, head, n_old - tail);
  b = collect_conditions (now, head, n_now - tail);
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!soleus_mark_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

/* Decisions about nothing but the channels, to compare them. */
static SoleusDecisions *
only_channels (const SoleusDecisions *decisions)
{
  SoleusDecisions *only = soleus_decisions_new ();

  for (guint i = 0; i < soleus_decisions_get_n_overrides (decisions); i++)
    {
      SoleusDecisions *next = soleus_decisions_with_override (
          only, soleus_decisions_get_override (decisions, i));
      soleus_decisions_unref (only);
      only = next;
    }
  return only;
}

static gboolean
channels_equal (const SoleusDecisions *old, const SoleusDecisions *now)
{
  g_autoptr (SoleusDecisions) a = only_channels (old);
  g_autoptr (SoleusDecisions) b = only_channels (now);

  return soleus_decisions_equal (a, b);
}

gboolean
soleus_session_needs_analysis (
    const SoleusDecisions *old, const SoleusDecisions *now)
{
  const SoleusParameters *a = soleus_decisions_get_parameters (old);
  const SoleusParameters *b = soleus_decisions_get_parameters (now);

  for (int i = 0; i < SOLEUS_N_PARAMETERS; i++)
    if (a->values[i] != b->values[i])
      return TRUE;
  return !channels_equal (old, now) || !conditions_equal (old, now);
}

void
soleus_session_decisions_changed (
    SoleusSession *self, const SoleusDecisions *old)
{
  if (!channels_equal (old, self->state.decisions))
    soleus_session_correct (self);
  soleus_session_show (self);
  if (soleus_session_needs_analysis (old, self->state.decisions))
    soleus_session_schedule_analysis (self);
}

static void
evaluate (SoleusSession *self)
{
  g_clear_pointer (&self->findings, soleus_findings_unref);
  soleus_evidence_init (&self->evidence);
  if (self->recording == NULL)
    return;
  if (self->applied != NULL)
    {
      soleus_evidence_of (self->recording, self->applied, &self->evidence);
      soleus_felt_count (self->recording, self->applied, self->state.decisions,
          &self->evidence);
    }
  /* A red flag among the answers does not wait for the signal. */
  self->findings = soleus_evaluate (&self->evidence,
      soleus_decisions_get_answers (self->state.decisions), self->history);
}

void
soleus_session_show (SoleusSession *self)
{
  g_clear_pointer (&self->applied, soleus_analysis_unref);
  if (self->found != NULL)
    {
      g_autoptr (SoleusAnalysis) shown =
          soleus_session_dup_shown_analysis (self);
      self->applied = soleus_apply (shown, soleus_session_get_decisions (self));
    }
  evaluate (self);
  soleus_episode_list_set_analysis (self->episodes, self->applied,
      soleus_session_get_decisions (self), self->recording);
  soleus_session_notify (self, SOLEUS_SESSION_ANALYSIS);
  soleus_session_notify (self, SOLEUS_SESSION_FINDINGS);
}
