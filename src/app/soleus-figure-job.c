/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-figure-job.h"

#include <glib/gi18n-lib.h>

#include "soleus-words.h"

const SoleusFigureRow soleus_figure_rows[SOLEUS_N_FIGURES] = {
    [SOLEUS_FIGURE_SPECTRUM] = {"spectrum", N_ ("Spectrum"), TRUE},
    [SOLEUS_FIGURE_INTERVALS] = {"intervals", N_ ("Intervals"), FALSE},
    [SOLEUS_FIGURE_RATE] = {"rate", N_ ("Rate"), FALSE},
    [SOLEUS_FIGURE_SHAPES] = {"shapes", N_ ("Shapes"), FALSE},
};

typedef struct
{
  SoleusFigureKind kind;
  SoleusRecording *recording;
  SoleusAnalysis *analysis; /* NULL: none yet */
  SoleusSpectrumRequest request;
  SoleusPattern pattern; /* of intervals and rate */
  char *title;
  SoleusProgress progress;
} Job;

static void
job_free (gpointer user_data)
{
  Job *job = user_data;

  soleus_recording_unref (job->recording);
  g_clear_pointer (&job->analysis, soleus_analysis_unref);
  g_free (job->title);
  g_free (job);
}

static SoleusFigure *
make (Job *job, GError **error)
{
  guint channel = job->request.channel;

  switch (job->kind)
    {
    case SOLEUS_FIGURE_SPECTRUM:
      return soleus_spectrum_figure_new (
          job->recording, &job->request, &job->progress, error);
    case SOLEUS_FIGURE_INTERVALS:
      return soleus_interval_figure_new (job->analysis, channel, job->pattern);
    case SOLEUS_FIGURE_RATE:
      return soleus_trend_figure_new (job->analysis, channel, job->pattern,
          soleus_recording_get_start (job->recording));
    case SOLEUS_FIGURE_SHAPES:
      return soleus_shapes_figure_new (job->recording, job->analysis, channel,
          soleus_words_label, &job->progress, error);
    case SOLEUS_N_FIGURES:
      break;
    }
  g_return_val_if_reached (NULL);
}

static void
run (
    GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  SoleusFigure *figure = make (task_data, &error);

  if (figure != NULL)
    g_task_return_pointer (task, figure, (GDestroyNotify)soleus_figure_unref);
  else
    g_task_return_error (task, error);
}

/* The selection, else what is in sight. */
static SoleusSpan
span_in_mind (SoleusDocument *document)
{
  SoleusViewState *state = soleus_document_get_state (document);
  SoleusSpan span;

  if (!soleus_view_state_get_selection (state, &span, NULL))
    span = soleus_view_state_get_visible (state);
  return span;
}

static char *
dup_title (const Job *job)
{
  const SoleusFigureRow *row = &soleus_figure_rows[job->kind];
  const SoleusChannel *facts =
      soleus_recording_get_channel (job->recording, job->request.channel);
  g_autofree char *channel = soleus_words_dup_channel (facts);

  if (job->pattern == SOLEUS_PATTERN_NONE)
    return g_strdup_printf ("%s, %s", _ (row->title), channel);
  return g_strdup_printf ("%s, %s, %s", _ (row->title),
      soleus_words_label (soleus_pattern_id (job->pattern)), channel);
}

static Job *
job_new (SoleusDocument *document, SoleusFigureKind kind, int channel,
    gboolean envelope)
{
  SoleusSession *session = soleus_document_get_session (document);
  const SoleusAnalysis *analysis = soleus_session_get_analysis (session);
  Job *job = g_new0 (Job, 1);

  job->kind = kind;
  job->recording =
      soleus_recording_ref (soleus_document_get_recording (document));
  job->analysis = analysis != NULL ? soleus_analysis_ref (analysis)
                                   : soleus_analysis_new ();
  job->request = (SoleusSpectrumRequest){channel >= 0
          ? (guint)channel
          : soleus_document_get_channel_in_mind (document),
      span_in_mind (document), envelope};
  job->pattern = SOLEUS_PATTERN_NONE;
  if (kind == SOLEUS_FIGURE_INTERVALS || kind == SOLEUS_FIGURE_RATE)
    job->pattern =
        soleus_figure_busiest_pattern (job->analysis, job->request.channel);
  job->title = dup_title (job);
  return job;
}

GTask *
soleus_figure_job_start (SoleusDocument *document, SoleusFigureKind kind,
    int channel, gboolean envelope, gpointer source,
    GAsyncReadyCallback callback)
{
  GTask *task = g_task_new (source, NULL, callback, NULL);

  g_task_set_task_data (
      task, job_new (document, kind, channel, envelope), job_free);
  g_task_run_in_thread (task, run);
  return task;
}

void
soleus_figure_job_cancel (GTask *task)
{
  Job *job = g_task_get_task_data (task);

  soleus_progress_cancel (&job->progress);
}

SoleusFigure *
soleus_figure_job_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
soleus_figure_job_get_title (GAsyncResult *result)
{
  Job *job = g_task_get_task_data (G_TASK (result));

  return job->title;
}
