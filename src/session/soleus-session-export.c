/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-session-private.h"

#include <glib/gi18n-lib.h>

#include "soleus-config.h"
#include "soleus-edf-write.h"
#include "soleus-error.h"
#include "soleus-export-csv.h"
#include "soleus-export-json.h"
#include "soleus-header-person.h"
#include "soleus-overwrite.h"

typedef struct
{
  SoleusJob job;
  guint kind; /* row of writers */
  char *path;
  SoleusReportOptions options;
  SoleusReportInput input; /* owns what it points to */
  SoleusEvidence evidence;
  GCancellable *cancellable;
  gulong cancelled_id;
} ExportJob;

typedef gboolean (*Write) (ExportJob *job, GError **error);

static gboolean
write_report (ExportJob *job, SoleusReportFormat format, GError **error)
{
  SoleusReportOptions options = job->options;
  g_autoptr (SoleusSink) sink = soleus_sink_new_file (job->path, error);

  options.format = format;
  return sink != NULL
      && soleus_report_write (
          &job->input, &options, sink, &job->job.progress, error)
      && soleus_sink_close (sink, error);
}

static gboolean
write_pdf (ExportJob *job, GError **error)
{
  return write_report (job, SOLEUS_REPORT_PDF, error);
}

static gboolean
write_json (ExportJob *job, GError **error)
{
  g_autoptr (SoleusSink) sink = soleus_sink_new_file (job->path, error);

  if (sink == NULL)
    return FALSE;
  soleus_export_json (&job->input, sink);
  return soleus_sink_close (sink, error);
}

static gboolean
write_csv (ExportJob *job, SoleusEventLevel level, GError **error)
{
  g_autoptr (SoleusSink) sink = soleus_sink_new_file (job->path, error);

  if (sink == NULL)
    return FALSE;
  soleus_export_csv_stamped (&job->input, level, sink);
  return soleus_sink_close (sink, error);
}

static gboolean
write_episodes (ExportJob *job, GError **error)
{
  return write_csv (job, SOLEUS_LEVEL_EPISODE, error);
}

static gboolean
write_bursts (ExportJob *job, GError **error)
{
  return write_csv (job, SOLEUS_LEVEL_BURST, error);
}

static void
take_annotation (GPtrArray *annotations, SoleusAnnotation *annotation,
    const SoleusChannelSet *channels)
{
  annotation->channels = *channels;
  g_ptr_array_add (annotations, annotation);
}

/* Whom the file's header names is in no copy. */
static void
scrub (GPtrArray *annotations, const SoleusRecording *recording)
{
  g_autoptr (SoleusHeaderPerson) person = soleus_header_person_new (recording);

  for (guint i = 0; person->words->len > 0 && i < annotations->len; i++)
    {
      SoleusAnnotation *row = g_ptr_array_index (annotations, i);
      char *text = soleus_header_person_dup_scrubbed (person, row->text, NULL);

      g_free (row->text);
      row->text = text;
    }
}

/* The file's own, every mark of something, and what was found and not rejected.
 */
static GPtrArray *
collect_annotations (const SoleusReportInput *input)
{
  GPtrArray *all =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_annotation_free);
  const SoleusRecording *recording = input->recording;

  for (guint i = 0; i < soleus_recording_get_n_annotations (recording); i++)
    g_ptr_array_add (all,
        soleus_annotation_copy (
            soleus_recording_get_annotation (recording, i)));
  for (guint i = 0; i < soleus_decisions_get_n_marks (input->decisions); i++)
    {
      const SoleusMark *mark = soleus_decisions_get_mark (input->decisions, i);
      if (soleus_mark_is_neither (mark))
        continue;
      take_annotation (all,
          soleus_annotation_new (mark->onset_s, mark->duration_s, mark->label),
          &mark->channels);
    }
  for (guint i = 0; i < input->analysis->episodes->len; i++)
    {
      const SoleusEpisode *episode =
          &g_array_index (input->analysis->episodes, SoleusEpisode, i);
      if (episode->mark_id == 0 && !episode->rejected)
        take_annotation (all,
            soleus_annotation_new (episode->onset_s, episode->duration_s,
                soleus_pattern_id (episode->pattern)),
            &episode->channels);
    }
  scrub (all, recording);
  return all;
}

static gboolean
write_edf (ExportJob *job, GError **error)
{
  g_autoptr (GPtrArray) annotations = collect_annotations (&job->input);

  return soleus_edf_write (
      job->input.recording, annotations, job->path, &job->job.progress, error);
}

static const SoleusExportKind kinds[] = {
    {"pdf", N_ ("Report (PDF)"), ".pdf"},
    {"edf", N_ ("Recording with annotations (EDF+)"), ".edf"},
    {"episodes", N_ ("Episodes (CSV)"), ".csv"},
    {"bursts", N_ ("Single bursts (CSV)"), ".csv"},
    {"json", N_ ("Whole analysis (JSON)"), ".json"},
};

/* In the order of @kinds. */
static const Write writers[] = {
    write_pdf,
    write_edf,
    write_episodes,
    write_bursts,
    write_json,
};

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == G_N_ELEMENTS (writers));

const SoleusExportKind *
soleus_session_get_export_kinds (guint *n_kinds)
{
  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}

static void
export_job_free (gpointer data)
{
  ExportJob *job = data;

  g_cancellable_disconnect (job->cancellable, job->cancelled_id);
  g_clear_object (&job->cancellable);
  g_clear_pointer (&job->options.created, g_date_time_unref);
  soleus_recording_unref (job->input.recording);
  soleus_analysis_unref ((SoleusAnalysis *)job->input.analysis);
  soleus_findings_unref ((SoleusFindings *)job->input.findings);
  soleus_decisions_unref ((SoleusDecisions *)job->input.decisions);
  g_free (job->path);
  g_free (job);
}

static void
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  ExportJob *job = user_data;

  soleus_progress_cancel (&job->job.progress);
}

static void
export_thread (
    GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  ExportJob *job = data;
  GError *error = NULL;

  if (soleus_progress_stop (&job->job.progress, &error)
      || !soleus_overwrite_check (job->input.recording, job->path, &error)
      || !writers[job->kind](job, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
export_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) outer = user_data;
  SoleusSession *self = SOLEUS_SESSION (g_task_get_source_object (outer));
  ExportJob *job = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  g_ptr_array_remove (self->export_jobs, &job->job);
  soleus_session_jobs_changed (self);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (outer, TRUE);
  else
    g_task_return_error (outer, error);
}

static int
find_kind (const char *id)
{
  for (int i = 0; i < (int)G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].id, id))
      return i;
  return -1;
}

static ExportJob *
export_job_new (SoleusSession *self, guint kind, const char *path,
    const SoleusReportOptions *options)
{
  ExportJob *job = g_new0 (ExportJob, 1);

  soleus_job_init (&job->job);
  job->kind = kind;
  job->path = g_strdup (path);
  soleus_report_options_init (&job->options);
  if (options != NULL)
    job->options = *options;
  if (job->options.created != NULL)
    g_date_time_ref (job->options.created);
  job->evidence = self->evidence;
  job->input.recording = soleus_recording_ref (self->recording);
  job->input.analysis = soleus_analysis_ref (self->applied);
  job->input.findings = soleus_findings_ref (self->findings);
  job->input.decisions = soleus_decisions_ref (self->state.decisions);
  job->input.evidence = &job->evidence;
  job->input.version = SOLEUS_VERSION;
  return job;
}

void
soleus_session_export_async (SoleusSession *self, const char *kind_id,
    const char *path, const SoleusReportOptions *options,
    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) inner = NULL;
  const int kind = find_kind (kind_id);
  GTask *outer;
  ExportJob *job;

  g_return_if_fail (SOLEUS_IS_SESSION (self));
  g_return_if_fail (kind >= 0);
  outer = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (outer, soleus_session_export_async);
  if (self->applied == NULL)
    {
      g_task_return_new_error (outer, SOLEUS_ERROR, SOLEUS_ERROR_MISSING,
          _ ("There is nothing to write yet: the analysis is not done."));
      g_object_unref (outer);
      return;
    }
  job = export_job_new (self, (guint)kind, path, options);
  if (cancellable != NULL)
    {
      job->cancellable = g_object_ref (cancellable);
      job->cancelled_id = g_cancellable_connect (
          cancellable, G_CALLBACK (on_cancelled), job, NULL);
    }
  inner = g_task_new (NULL, NULL, export_done, outer);
  g_task_set_source_tag (inner, soleus_session_export_async);
  g_task_set_task_data (inner, job, export_job_free);
  g_ptr_array_add (self->export_jobs, &job->job);
  g_task_run_in_thread (inner, export_thread);
  soleus_session_jobs_changed (self);
}

gboolean
soleus_session_export_finish (
    SoleusSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
