/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-session-private.h"
#include "soleus-session-report.h"

#include <glib/gi18n-lib.h>

#include "soleus-config.h"
#include "soleus-error.h"

typedef struct
{
  SoleusProgress progress;
  SoleusReportInput input; /* owns what it points to */
  SoleusEvidence evidence;
  SoleusReportOptions options;
} ReportJob;

static void
report_job_free (gpointer data)
{
  ReportJob *job = data;

  soleus_recording_unref (job->input.recording);
  soleus_analysis_unref ((SoleusAnalysis *)job->input.analysis);
  soleus_findings_unref ((SoleusFindings *)job->input.findings);
  soleus_decisions_unref ((SoleusDecisions *)job->input.decisions);
  g_clear_pointer (&job->options.created, g_date_time_unref);
  g_free (job);
}

static void
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  soleus_progress_cancel (user_data);
}

static void
report_thread (
    GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  ReportJob *job = data;
  GError *error = NULL;
  SoleusReportPreview *preview;
  gulong id = cancellable == NULL
      ? 0
      : g_cancellable_connect (
          cancellable, G_CALLBACK (on_cancelled), &job->progress, NULL);

  preview = soleus_report_preview_new (
      &job->input, &job->options, &job->progress, &error);
  g_cancellable_disconnect (cancellable, id);
  if (preview == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (
        task, preview, (GDestroyNotify)soleus_report_preview_unref);
}

void
soleus_session_report_async (SoleusSession *self,
    const SoleusReportOptions *options, GCancellable *cancellable,
    GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  ReportJob *job;

  g_return_if_fail (SOLEUS_IS_SESSION (self));
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, soleus_session_report_async);
  if (self->applied == NULL)
    {
      g_task_return_new_error (task, SOLEUS_ERROR, SOLEUS_ERROR_MISSING,
          _ ("There is nothing to write yet: the analysis is not done."));
      return;
    }
  job = g_new0 (ReportJob, 1);
  job->evidence = self->evidence;
  job->options = *options;
  if (options->created != NULL)
    g_date_time_ref (options->created);
  job->input = (SoleusReportInput){
      .recording = soleus_recording_ref (self->recording),
      .analysis = soleus_analysis_ref (self->applied),
      .findings = soleus_findings_ref (self->findings),
      .decisions = soleus_decisions_ref (self->state.decisions),
      .evidence = &job->evidence,
      .version = SOLEUS_VERSION,
  };
  g_task_set_task_data (task, job, report_job_free);
  g_task_run_in_thread (task, report_thread);
}

SoleusReportPreview *
soleus_session_report_finish (
    SoleusSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
