/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-trace-cache.h"

#include <gio/gio.h>

/* The longest page that is filtered for itself, in samples of the fastest
 * channel. Longer ones hold more than 256 samples a column on any screen up
 * to 4096 px, so that the pyramid alone can draw them. */
#define MAX_PAGE_SAMPLES (256.0 * 4096.0)
/* A page of up to so many samples comes with a page on either side, a longer
 * one with a quarter: scrolling stays inside, memory stays small. */
#define SMALL_PAGE_SAMPLES 200000.0
#define SMALL_MARGIN 1.0
#define LARGE_MARGIN 0.25
/* How often a growing pyramid is shown. */
#define GROW_MS 200

typedef struct
{
  SoleusRecording *recording;
  SoleusSpan span;
  SoleusViewData *pyramid; /* NULL: a page is wanted */
  SoleusProgress progress;
} Job;

struct _SoleusTraceCache
{
  GObject parent_instance;

  SoleusRecording *filtered;
  double rate_hz; /* of the fastest channel */
  double duration_s;
  SoleusViewData *page; /* NULL: none yet */
  SoleusSpan page_span;
  GTask *page_task; /* NULL: none is being made */
  SoleusSpan wanted; /* asked for last */
  SoleusViewData *pyramid; /* NULL: no long page was asked for */
  GTask *pyramid_task;
  guint grow_source;
  gboolean stopped;
};

G_DEFINE_FINAL_TYPE (SoleusTraceCache, soleus_trace_cache, G_TYPE_OBJECT)

static guint ready_signal;

static void
job_free (gpointer user_data)
{
  Job *job = user_data;

  soleus_recording_unref (job->recording);
  if (job->pyramid != NULL)
    soleus_view_data_unref (job->pyramid);
  g_free (job);
}

static Job *
job_new (SoleusTraceCache *self, SoleusSpan span, SoleusViewData *pyramid)
{
  Job *job = g_new0 (Job, 1);

  job->recording = soleus_recording_ref (self->filtered);
  job->span = span;
  job->pyramid = pyramid != NULL ? soleus_view_data_ref (pyramid) : NULL;
  return job;
}

static void
stop_task (GTask **task)
{
  if (*task != NULL)
    {
      Job *job = g_task_get_task_data (*task);

      soleus_progress_cancel (&job->progress);
    }
  g_clear_object (task);
}

static gboolean
covers (SoleusSpan span, SoleusSpan wanted)
{
  return span.start_s <= wanted.start_s && span.end_s >= wanted.end_s;
}

/* @visible and an eighth of it on either side, inside the recording. */
static SoleusSpan
with_air (SoleusTraceCache *self, SoleusSpan visible)
{
  double air_s = soleus_span_duration_s (visible) / 8.0;

  return (SoleusSpan){MAX (visible.start_s - air_s, 0.0),
      MIN (visible.end_s + air_s, self->duration_s)};
}

/* --- a page ---------------------------------------------------------------
 */

static void
run_page (
    GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  SoleusViewData *page = soleus_view_data_new_part (
      job->recording, job->span, &job->progress, &error);

  if (page == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, page, (GDestroyNotify)soleus_view_data_unref);
}

static void start_page (SoleusTraceCache *self);

static void
on_page (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SoleusTraceCache *self = SOLEUS_TRACE_CACHE (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  SoleusViewData *page = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->page_task != G_TASK (result))
    {
      g_clear_pointer (&page, soleus_view_data_unref);
      return;
    }
  g_clear_object (&self->page_task);
  if (page == NULL)
    {
      /* The file cannot be read there: the raw trace says so as well. */
      g_debug ("Filtered page: %s", error->message);
      return;
    }
  g_clear_pointer (&self->page, soleus_view_data_unref);
  self->page = page;
  self->page_span = job->span;
  g_signal_emit (self, ready_signal, 0);
  /* Somebody has scrolled on in the meantime. */
  if (!covers (self->page_span, self->wanted))
    start_page (self);
}

static void
start_page (SoleusTraceCache *self)
{
  double length_s = soleus_span_duration_s (self->wanted);
  double margin_s = length_s
      * (length_s * self->rate_hz <= SMALL_PAGE_SAMPLES ? SMALL_MARGIN
                                                        : LARGE_MARGIN);
  SoleusSpan span = {
      self->wanted.start_s - margin_s, self->wanted.end_s + margin_s};

  if (self->page_task != NULL)
    return;
  self->page_task = g_task_new (self, NULL, on_page, NULL);
  g_task_set_task_data (self->page_task, job_new (self, span, NULL), job_free);
  g_task_run_in_thread (self->page_task, run_page);
}

/* --- all of it ------------------------------------------------------------
 */

static void
run_pyramid (
    GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GError) error = NULL;

  if (!soleus_view_data_build (job->pyramid, &job->progress, &error))
    g_debug ("Filtered pyramid: %s", error->message);
  g_task_return_boolean (task, TRUE);
}

static gboolean
on_grown (gpointer user_data)
{
  g_signal_emit (user_data, ready_signal, 0);
  return G_SOURCE_CONTINUE;
}

static void
on_pyramid (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SoleusTraceCache *self = SOLEUS_TRACE_CACHE (source);

  if (self->pyramid_task != G_TASK (result))
    return;
  g_clear_object (&self->pyramid_task);
  g_clear_handle_id (&self->grow_source, g_source_remove);
  g_signal_emit (self, ready_signal, 0);
}

static void
start_pyramid (SoleusTraceCache *self)
{
  self->pyramid = soleus_view_data_new (self->filtered);
  self->pyramid_task = g_task_new (self, NULL, on_pyramid, NULL);
  g_task_set_task_data (self->pyramid_task,
      job_new (self, (SoleusSpan){0.0, self->duration_s}, self->pyramid),
      job_free);
  g_task_run_in_thread (self->pyramid_task, run_pyramid);
  self->grow_source = g_timeout_add (GROW_MS, on_grown, self);
}

/* --- the object -----------------------------------------------------------
 */

void
soleus_trace_cache_stop (SoleusTraceCache *self)
{
  self->stopped = TRUE;
  stop_task (&self->page_task);
  stop_task (&self->pyramid_task);
  g_clear_handle_id (&self->grow_source, g_source_remove);
}

static void
soleus_trace_cache_dispose (GObject *object)
{
  SoleusTraceCache *self = SOLEUS_TRACE_CACHE (object);

  soleus_trace_cache_stop (self);
  g_clear_pointer (&self->page, soleus_view_data_unref);
  g_clear_pointer (&self->pyramid, soleus_view_data_unref);
  g_clear_pointer (&self->filtered, soleus_recording_unref);
  G_OBJECT_CLASS (soleus_trace_cache_parent_class)->dispose (object);
}

static void
soleus_trace_cache_class_init (SoleusTraceCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = soleus_trace_cache_dispose;
  ready_signal = g_signal_new ("ready", SOLEUS_TYPE_TRACE_CACHE,
      G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
soleus_trace_cache_init (SoleusTraceCache *self)
{
}

SoleusTraceCache *
soleus_trace_cache_new (
    SoleusRecording *recording, const SoleusViewFilter *filters)
{
  SoleusTraceCache *self = g_object_new (SOLEUS_TYPE_TRACE_CACHE, NULL);

  self->filtered = soleus_filtered_recording_new (recording, filters);
  self->duration_s = soleus_recording_get_duration_s (recording);
  for (guint i = 0; i < soleus_recording_get_n_channels (recording); i++)
    self->rate_hz = MAX (
        self->rate_hz, soleus_recording_get_channel (recording, i)->rate_hz);
  return self;
}

SoleusViewData *
soleus_trace_cache_get (SoleusTraceCache *self, SoleusSpan visible)
{
  if (self->stopped)
    return NULL;
  if (soleus_span_duration_s (visible) * self->rate_hz > MAX_PAGE_SAMPLES)
    {
      if (self->pyramid == NULL)
        start_pyramid (self);
      return self->pyramid;
    }
  self->wanted = visible;
  if (self->page == NULL || !covers (self->page_span, visible))
    {
      start_page (self);
      return NULL;
    }
  /* The edge comes near: the next page is made before it is needed. */
  if (!covers (self->page_span, with_air (self, visible)))
    start_page (self);
  return self->page;
}
