/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-cli-case.h"

#include <glib/gi18n-lib.h>

#include "soleus-analyse.h"
#include "soleus-apply.h"
#include "soleus-cli-progress.h"
#include "soleus-command.h"
#include "soleus-config.h"
#include "soleus-error.h"
#include "soleus-evidence-of.h"
#include "soleus-open.h"

SoleusRecording *
soleus_cli_open (const char *path, const SoleusCliSettings *settings,
    SoleusProgress *progress, GError **error)
{
  const SoleusOpenOptions options = {
      .wishes = (const SoleusWish *)(void *)settings->wishes->data,
      .n_wishes = settings->wishes->len,
      .dataset = settings->dataset};

  return soleus_open (path, &options, progress, error);
}

SoleusCliCase *
soleus_cli_case_new (const char *path, const SoleusCliSettings *settings,
    SoleusProgress *progress, GError **error)
{
  g_autoptr (SoleusCliCase) one = g_new0 (SoleusCliCase, 1);
  g_autoptr (SoleusDecisions) none = soleus_decisions_new ();
  g_autoptr (SoleusAnalysis) found = NULL;

  one->path = g_strdup (path);
  one->decisions = soleus_decisions_with_answers (none, settings->answers);
  one->recording = soleus_cli_open (path, settings, progress, error);
  if (one->recording == NULL)
    return NULL;
  found = soleus_analyse (
      one->recording, &settings->parameters, NULL, 0, progress, error);
  if (found == NULL)
    return NULL;
  one->analysis = soleus_apply (found, one->decisions);
  soleus_evidence_of (one->recording, one->analysis, &one->evidence);
  one->findings =
      soleus_evaluate (&one->evidence, settings->answers, settings->history);
  return g_steal_pointer (&one);
}

void
soleus_cli_case_free (SoleusCliCase *one)
{
  if (one == NULL)
    return;
  g_free (one->path);
  g_clear_pointer (&one->recording, soleus_recording_unref);
  g_clear_pointer (&one->analysis, soleus_analysis_unref);
  g_clear_pointer (&one->decisions, soleus_decisions_unref);
  g_clear_pointer (&one->findings, soleus_findings_unref);
  g_free (one);
}

SoleusReportInput
soleus_cli_case_input (const SoleusCliCase *one)
{
  return (SoleusReportInput){.recording = one->recording,
      .analysis = one->analysis,
      .findings = one->findings,
      .decisions = one->decisions,
      .evidence = &one->evidence,
      .version = SOLEUS_VERSION};
}

/* One file on its way through a thread. */
typedef struct
{
  const char *path;
  SoleusCliCase *one;
  GError *error;
  gboolean done;
} Job;

typedef struct
{
  const SoleusCliSettings *settings;
  SoleusProgress *progress; /* shown */
  SoleusProgress silent; /* where several files share the bar */
  GMutex mutex;
  GCond finished;
  guint n_done;
  guint n_jobs;
} Shared;

static void
work (gpointer data, gpointer user_data)
{
  Job *job = data;
  Shared *shared = user_data;
  SoleusProgress *progress =
      shared->n_jobs == 1 ? shared->progress : &shared->silent;

  if (soleus_progress_cancelled (shared->progress))
    soleus_progress_cancel (&shared->silent);
  job->one =
      soleus_cli_case_new (job->path, shared->settings, progress, &job->error);
  g_mutex_lock (&shared->mutex);
  job->done = TRUE;
  shared->n_done++;
  if (shared->n_jobs > 1)
    soleus_progress_report (
        shared->progress, (double)shared->n_done / shared->n_jobs);
  g_cond_broadcast (&shared->finished);
  g_mutex_unlock (&shared->mutex);
}

static void
wait_for (Shared *shared, const Job *job)
{
  g_mutex_lock (&shared->mutex);
  while (!job->done)
    g_cond_wait (&shared->finished, &shared->mutex);
  g_mutex_unlock (&shared->mutex);
}

/* An earlier failure is printed before the next one takes its place. */
static void
keep_error (GError **kept, GError *error)
{
  if (*kept != NULL)
    {
      soleus_command_complain ((*kept)->message);
      g_clear_error (kept);
    }
  *kept = error;
}

static gboolean
run_all (Job *jobs, Shared *shared,
    gboolean (*use) (const SoleusCliCase *, gpointer, GError **),
    gpointer user_data, GError **error)
{
  /* Files whose results wait for their turn bound the memory. */
  const guint ahead = MIN (shared->settings->n_jobs, shared->n_jobs);
  GThreadPool *pool = g_thread_pool_new (work, shared, (int)ahead, FALSE, NULL);
  GError *kept = NULL;
  guint next = 0;

  for (guint i = 0; i < shared->n_jobs; i++)
    {
      GError *own = NULL;
      for (; next < shared->n_jobs && next < i + ahead; next++)
        g_thread_pool_push (pool, &jobs[next], NULL);
      wait_for (shared, &jobs[i]);
      if (i + 1 == shared->n_jobs)
        soleus_cli_progress_end ();
      if (jobs[i].error != NULL)
        keep_error (&kept, g_steal_pointer (&jobs[i].error));
      else if (!use (jobs[i].one, user_data, &own))
        keep_error (&kept, own);
      g_clear_pointer (&jobs[i].one, soleus_cli_case_free);
    }
  g_thread_pool_free (pool, FALSE, TRUE);
  if (kept == NULL)
    return TRUE;
  g_propagate_error (error, kept);
  return FALSE;
}

gboolean
soleus_cli_case_each_from (const SoleusArguments *arguments, guint first_word,
    const SoleusCliSettings *settings,
    gboolean (*use) (
        const SoleusCliCase *one, gpointer user_data, GError **error),
    gpointer user_data, GError **error)
{
  const char *const *paths =
      soleus_arguments_get_words (arguments) + first_word;
  const guint n = soleus_arguments_get_n_words (arguments) - first_word;
  g_autofree Job *jobs = g_new0 (Job, MAX (n, 1));
  Shared shared = {.settings = settings, .n_jobs = n};
  gboolean all_done;

  g_mutex_init (&shared.mutex);
  g_cond_init (&shared.finished);
  for (guint i = 0; i < n; i++)
    jobs[i].path = paths[i];
  shared.progress = soleus_cli_progress_begin (arguments, _ ("Analysing"));
  all_done = run_all (jobs, &shared, use, user_data, error);
  soleus_cli_progress_end ();
  g_mutex_clear (&shared.mutex);
  g_cond_clear (&shared.finished);
  return all_done;
}

gboolean
soleus_cli_case_each (const SoleusArguments *arguments,
    const SoleusCliSettings *settings,
    gboolean (*use) (
        const SoleusCliCase *one, gpointer user_data, GError **error),
    gpointer user_data, GError **error)
{
  return soleus_cli_case_each_from (
      arguments, 0, settings, use, user_data, error);
}
