/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-spectrogram-cache.h"

#include <gio/gio.h>
#include <math.h>

/* What is seen of a band, and how long a window tells its rows apart. */
#define FAST_TOP_HZ 500.0
#define FAST_WINDOW_S 0.128
#define SLOW_TOP_HZ 20.0
#define SLOW_WINDOW_S 4.0
#define ENVELOPE_S 0.02
/* The first look makes one column in so many. */
#define COARSE 8
/* Lengths of a column that are told apart: rounding of a page that was moved
 * is far below it. */
#define SAME_LENGTH 1e-6
#define MAX_COLUMNS 8192

typedef struct
{
  SoleusSpectrogramRequest request; /* holds a reference of the recording */
  SoleusSpectrogramMap *known; /* NULL: nothing */
  guint every;
  SoleusProgress progress;
} Job;

struct _SoleusSpectrogramCache
{
  GObject parent_instance;

  SoleusRecording *source; /* NULL: none */
  SoleusRecording *recording; /* it was made from */
  guint channel;
  gboolean slow;
  SoleusViewFilter filter;
  double top_hz;
  SoleusSpectrogramMap *map; /* NULL: none yet */
  guint map_every; /* 1: whole */
  double column_s; /* of the page asked for last */
  gint64 wanted_first; /* columns in sight */
  guint wanted_n;
  GTask *task; /* NULL: none is at work */
};

G_DEFINE_FINAL_TYPE (
    SoleusSpectrogramCache, soleus_spectrogram_cache, G_TYPE_OBJECT)

static guint ready_signal;

static void
job_free (gpointer user_data)
{
  Job *job = user_data;

  soleus_recording_unref (job->request.recording);
  g_clear_pointer (&job->known, soleus_spectrogram_map_unref);
  g_free (job);
}

static void
run_job (
    GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  SoleusSpectrogramMap *map = soleus_spectrogram_map_new (
      &job->request, job->known, job->every, &job->progress, &error);

  if (map == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (
        task, map, (GDestroyNotify)soleus_spectrogram_map_unref);
}

static void
stop_task (SoleusSpectrogramCache *self)
{
  if (self->task != NULL)
    {
      Job *job = g_task_get_task_data (self->task);

      soleus_progress_cancel (&job->progress);
    }
  g_clear_object (&self->task);
}

static gboolean
is_same_length (double a, double b)
{
  return fabs (a / b - 1.0) < SAME_LENGTH;
}

/* Whether the map has all columns in sight and @air beside them. */
static gboolean
covers (SoleusSpectrogramCache *self, guint air)
{
  return self->map != NULL && self->map->column_s == self->column_s
      && self->map->first <= self->wanted_first - (gint64)air
      && self->map->first + self->map->n_columns
      >= self->wanted_first + self->wanted_n + air;
}

static void continue_work (SoleusSpectrogramCache *self);

static void
on_made (GObject *object, GAsyncResult *result, gpointer user_data)
{
  SoleusSpectrogramCache *self = SOLEUS_SPECTROGRAM_CACHE (object);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  SoleusSpectrogramMap *map =
      g_task_propagate_pointer (G_TASK (result), &error);

  if (self->task != G_TASK (result))
    {
      g_clear_pointer (&map, soleus_spectrogram_map_unref);
      return;
    }
  g_clear_object (&self->task);
  if (map == NULL)
    {
      /* The file cannot be read there: the trace says so as well. */
      g_debug ("Spectrogram: %s", error->message);
      return;
    }
  g_clear_pointer (&self->map, soleus_spectrogram_map_unref);
  self->map = map;
  self->map_every = job->every;
  g_signal_emit (self, ready_signal, 0);
  continue_work (self);
}

static void
start (SoleusSpectrogramCache *self, guint every)
{
  Job *job = g_new0 (Job, 1);
  guint margin = self->wanted_n / 2;

  job->request = (SoleusSpectrogramRequest){
      .recording = soleus_recording_ref (self->source),
      .channel = self->channel,
      .first = self->wanted_first - (gint64)margin,
      .n_columns = self->wanted_n + 2 * margin,
      .column_s = self->column_s,
      .window_s = self->slow ? SLOW_WINDOW_S : FAST_WINDOW_S,
      .top_hz = self->top_hz,
  };
  job->known =
      self->map == NULL ? NULL : soleus_spectrogram_map_ref (self->map);
  job->every = every;
  self->task = g_task_new (self, NULL, on_made, NULL);
  g_task_set_task_data (self->task, job, job_free);
  g_task_run_in_thread (self->task, run_job);
}

static void
continue_work (SoleusSpectrogramCache *self)
{
  if (self->task != NULL || self->source == NULL || self->wanted_n == 0)
    return;
  if (!covers (self, 0))
    start (self, COARSE);
  else if (self->map_every > 1 || !covers (self, self->wanted_n / 8))
    start (self, 1);
}

/* --- the object -----------------------------------------------------------
 */

void
soleus_spectrogram_cache_clear (SoleusSpectrogramCache *self)
{
  stop_task (self);
  g_clear_pointer (&self->map, soleus_spectrogram_map_unref);
  g_clear_pointer (&self->source, soleus_recording_unref);
  g_clear_pointer (&self->recording, soleus_recording_unref);
  self->top_hz = 0.0;
  self->wanted_n = 0;
}

static void
soleus_spectrogram_cache_dispose (GObject *object)
{
  soleus_spectrogram_cache_clear (SOLEUS_SPECTROGRAM_CACHE (object));
  G_OBJECT_CLASS (soleus_spectrogram_cache_parent_class)->dispose (object);
}

static void
soleus_spectrogram_cache_class_init (SoleusSpectrogramCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = soleus_spectrogram_cache_dispose;
  ready_signal = g_signal_new ("ready", SOLEUS_TYPE_SPECTROGRAM_CACHE,
      G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
soleus_spectrogram_cache_init (SoleusSpectrogramCache *self)
{
}

SoleusSpectrogramCache *
soleus_spectrogram_cache_new (void)
{
  return g_object_new (SOLEUS_TYPE_SPECTROGRAM_CACHE, NULL);
}

/* NAN equals NAN here. */
static gboolean
is_same_filter (const SoleusViewFilter *a, const SoleusViewFilter *b)
{
  return a->low_hz == b->low_hz && a->high_hz == b->high_hz
      && (a->mains_hz == b->mains_hz
          || (isnan (a->mains_hz) && isnan (b->mains_hz)));
}

static SoleusRecording *
envelope_of (
    SoleusRecording *recording, guint channel, const SoleusViewFilter *filter)
{
  guint n = soleus_recording_get_n_channels (recording);
  g_autofree SoleusViewFilter *filters = g_new0 (SoleusViewFilter, n);

  filters[channel] = *filter;
  filters[channel].envelope_s = ENVELOPE_S;
  return soleus_filtered_recording_new (recording, filters);
}

void
soleus_spectrogram_cache_set_source (SoleusSpectrogramCache *self,
    SoleusRecording *recording, guint channel, gboolean slow,
    const SoleusViewFilter *filter)
{
  const SoleusChannel *facts =
      soleus_recording_get_channel (recording, channel);

  if (self->recording == recording && self->channel == channel
      && self->slow == slow && is_same_filter (&self->filter, filter))
    return;
  soleus_spectrogram_cache_clear (self);
  self->recording = soleus_recording_ref (recording);
  self->channel = channel;
  self->slow = slow;
  self->filter = *filter;
  self->source = slow && facts->kind == SOLEUS_KIND_EMG
      ? envelope_of (recording, channel, filter)
      : soleus_recording_ref (recording);
  self->top_hz = MIN (slow ? SLOW_TOP_HZ : FAST_TOP_HZ, facts->rate_hz / 2.0);
}

double
soleus_spectrogram_cache_get_top_hz (SoleusSpectrogramCache *self)
{
  return self->top_hz;
}

SoleusSpectrogramMap *
soleus_spectrogram_cache_get (
    SoleusSpectrogramCache *self, SoleusSpan visible, guint n_columns)
{
  guint n = CLAMP (n_columns, 1, MAX_COLUMNS);
  double column_s = soleus_span_duration_s (visible) / n;

  if (self->source == NULL || !(column_s > 0.0))
    return NULL;
  if (self->wanted_n != n || !is_same_length (column_s, self->column_s))
    {
      stop_task (self);
      self->column_s = column_s;
      self->wanted_n = n;
    }
  self->wanted_first = (gint64)floor (visible.start_s / self->column_s);
  continue_work (self);
  return self->map;
}
