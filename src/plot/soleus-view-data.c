/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-view-data.h"

#include <math.h>

#include "soleus-pyramid.h"
#include "soleus-robust.h"

/* Samples a block while building: 256 KiB, small enough for the cache. */
#define BLOCK_N 65536

/* Columns a range is judged from, and the share of them left out on either
 * side: a handful of spikes must not flatten the rest. */
#define RANGE_COLUMNS 2000
#define RANGE_OUTSIDE 0.005
#define RANGE_MARGIN 0.1

typedef struct
{
  GMutex lock; /* guards pyramid */
  SoleusPyramid *pyramid;
} ChannelView;

struct _SoleusViewData
{
  gatomicrefcount ref_count;
  SoleusRecording *recording;
  ChannelView *channels;
  guint n_channels;
};

SoleusViewData *
soleus_view_data_new (SoleusRecording *recording)
{
  SoleusViewData *data = g_new0 (SoleusViewData, 1);

  g_atomic_ref_count_init (&data->ref_count);
  data->recording = soleus_recording_ref (recording);
  data->n_channels = soleus_recording_get_n_channels (recording);
  data->channels = g_new0 (ChannelView, data->n_channels);
  for (guint i = 0; i < data->n_channels; i++)
    {
      g_mutex_init (&data->channels[i].lock);
      data->channels[i].pyramid = soleus_pyramid_new ();
    }
  return data;
}

SoleusViewData *
soleus_view_data_ref (SoleusViewData *data)
{
  g_atomic_ref_count_inc (&data->ref_count);
  return data;
}

void
soleus_view_data_unref (SoleusViewData *data)
{
  if (data == NULL || !g_atomic_ref_count_dec (&data->ref_count))
    return;
  for (guint i = 0; i < data->n_channels; i++)
    {
      soleus_pyramid_free (data->channels[i].pyramid);
      g_mutex_clear (&data->channels[i].lock);
    }
  g_free (data->channels);
  soleus_recording_unref (data->recording);
  g_free (data);
}

SoleusRecording *
soleus_view_data_get_recording (const SoleusViewData *data)
{
  return data->recording;
}

static guint64
built_n (SoleusViewData *data, guint channel)
{
  ChannelView *view = &data->channels[channel];
  guint64 n;

  g_mutex_lock (&view->lock);
  n = soleus_pyramid_get_n_samples (view->pyramid);
  g_mutex_unlock (&view->lock);
  return n;
}

/* Appends up to @want samples of @channel; @n_done gets how many. */
static gboolean
build_block (SoleusViewData *data, guint channel, guint64 want, float *block,
    guint64 *n_done, GError **error)
{
  ChannelView *view = &data->channels[channel];
  const SoleusChannel *facts =
      soleus_recording_get_channel (data->recording, channel);
  guint64 first_idx = built_n (data, channel);
  gsize n = (gsize)MIN (want, facts->n_samples - first_idx);

  *n_done = n;
  if (n == 0)
    return TRUE;
  if (!soleus_recording_read (
          data->recording, channel, first_idx, n, block, error))
    return FALSE;
  soleus_recording_forget (data->recording, channel, first_idx, n);
  g_mutex_lock (&view->lock);
  soleus_pyramid_append (view->pyramid, block, n);
  g_mutex_unlock (&view->lock);
  return TRUE;
}

/* All channels grow side by side, so that files with interleaved channels
 * are read once from front to back. */
gboolean
soleus_view_data_build (
    SoleusViewData *data, SoleusProgress *progress, GError **error)
{
  g_autofree float *block = g_new (float, BLOCK_N);
  double fastest_hz = 1.0, n_all = 0.0, n_read = 0.0;
  gboolean more = TRUE;

  for (guint i = 0; i < data->n_channels; i++)
    {
      const SoleusChannel *facts =
          soleus_recording_get_channel (data->recording, i);
      fastest_hz = MAX (fastest_hz, facts->rate_hz);
      n_all += (double)facts->n_samples;
    }
  while (more)
    {
      more = FALSE;
      for (guint i = 0; i < data->n_channels; i++)
        {
          double rate_hz =
              soleus_recording_get_channel (data->recording, i)->rate_hz;
          guint64 want = (guint64)ceil (BLOCK_N * rate_hz / fastest_hz);
          guint64 n_done = 0;

          if (soleus_progress_stop (progress, error)
              || !build_block (
                  data, i, MIN (want, BLOCK_N), block, &n_done, error))
            return FALSE;
          more = more || n_done > 0;
          n_read += (double)n_done;
          soleus_progress_report (progress, n_read / MAX (n_all, 1.0));
        }
    }
  return TRUE;
}

double
soleus_view_data_get_built_s (SoleusViewData *data, guint channel)
{
  return soleus_channel_time_s (
      soleus_recording_get_channel (data->recording, channel),
      built_n (data, channel));
}

/* --- columns ------------------------------------------------------------ */

/* Where columns begin: equal parts of a span, or a piece of a grid. */
typedef struct
{
  SoleusSpan span;
  guint n;
  double column_s; /* of a grid; 0: parts of `span` */
  gint64 first;
} Edges;

static double
edge_s (const Edges *edges, guint column)
{
  if (edges->column_s > 0.0)
    return (double)(edges->first + column) * edges->column_s;
  return edges->span.start_s
      + (edges->span.end_s - edges->span.start_s) * ((double)column / edges->n);
}

static SoleusColumn
column_of_samples (const float *x, gsize n)
{
  SoleusColumn column = {NAN, NAN};

  for (gsize i = 0; i < n; i++)
    {
      if (isnan (x[i]))
        continue;
      if (!(x[i] >= column.low))
        column.low = x[i];
      if (!(x[i] <= column.high))
        column.high = x[i];
    }
  return column;
}

static void
columns_of_samples (SoleusViewData *data, guint channel, const Edges *edges,
    SoleusColumn *columns)
{
  const SoleusChannel *facts =
      soleus_recording_get_channel (data->recording, channel);
  guint64 first_idx = soleus_channel_idx (facts, edge_s (edges, 0));
  guint64 end_idx = soleus_channel_idx (facts, edge_s (edges, edges->n));
  gsize n = end_idx > first_idx ? (gsize)(end_idx - first_idx) : 0;
  g_autofree float *x = g_new (float, MAX (n, 1));
  guint64 from_idx = first_idx;

  if (n > 0
      && !soleus_recording_read (
          data->recording, channel, first_idx, n, x, NULL))
    end_idx = first_idx;
  for (guint c = 0; c < edges->n; c++)
    {
      guint64 to_idx =
          MIN (soleus_channel_idx (facts, edge_s (edges, c + 1)), end_idx);
      gsize n_column = to_idx > from_idx ? (gsize)(to_idx - from_idx) : 0;

      columns[c] = column_of_samples (x + (from_idx - first_idx), n_column);
      from_idx = MAX (from_idx, to_idx);
    }
}

static void
columns_of_pyramid (SoleusViewData *data, guint channel, const Edges *edges,
    SoleusColumn *columns)
{
  ChannelView *view = &data->channels[channel];
  const SoleusChannel *facts =
      soleus_recording_get_channel (data->recording, channel);
  guint64 from_idx = soleus_channel_idx (facts, edge_s (edges, 0));

  g_mutex_lock (&view->lock);
  for (guint c = 0; c < edges->n; c++)
    {
      guint64 to_idx = soleus_channel_idx (facts, edge_s (edges, c + 1));
      /* Bins that begin in the column; where none does, the one it is in. */
      guint64 first = (from_idx + SOLEUS_PYRAMID_BASE - 1) / SOLEUS_PYRAMID_BASE
          * SOLEUS_PYRAMID_BASE;
      guint64 end = (to_idx + SOLEUS_PYRAMID_BASE - 1) / SOLEUS_PYRAMID_BASE
          * SOLEUS_PYRAMID_BASE;

      columns[c] = (SoleusColumn){NAN, NAN};
      if (to_idx > from_idx && first >= end)
        {
          first = from_idx;
          end = to_idx;
        }
      if (to_idx > from_idx)
        soleus_pyramid_range (view->pyramid, first, end - first,
            &columns[c].low, &columns[c].high);
      from_idx = to_idx;
    }
  g_mutex_unlock (&view->lock);
}

static void
get_columns (SoleusViewData *data, guint channel, const Edges *edges,
    SoleusColumn *columns)
{
  const SoleusChannel *facts =
      soleus_recording_get_channel (data->recording, channel);
  double per_column = edges->column_s > 0.0
      ? edges->column_s * facts->rate_hz
      : soleus_span_duration_s (edges->span) / edges->n * facts->rate_hz;

  if (per_column < SOLEUS_PYRAMID_BASE)
    columns_of_samples (data, channel, edges, columns);
  else
    columns_of_pyramid (data, channel, edges, columns);
}

void
soleus_view_data_get_columns (SoleusViewData *data, guint channel,
    SoleusSpan span, guint n_columns, SoleusColumn *columns)
{
  Edges edges = {.span = span, .n = n_columns};

  g_return_if_fail (channel < data->n_channels);
  if (n_columns > 0)
    get_columns (data, channel, &edges, columns);
}

void
soleus_view_data_get_grid (SoleusViewData *data, guint channel, double column_s,
    gint64 first, guint n_columns, SoleusColumn *columns)
{
  Edges edges = {.n = n_columns, .column_s = column_s, .first = first};

  g_return_if_fail (channel < data->n_channels && column_s > 0.0);
  if (n_columns > 0)
    get_columns (data, channel, &edges, columns);
}

/* --- samples and range ---------------------------------------------------- */

/* Whether sample @idx is the first of a run other than the first run. */
static gboolean
follows_gap (const SoleusChannel *facts, guint64 idx)
{
  double step_s;

  if (idx == 0)
    return FALSE;
  step_s = soleus_channel_time_s (facts, idx)
      - soleus_channel_time_s (facts, idx - 1);
  return step_s > 1.5 / facts->rate_hz;
}

guint
soleus_view_data_get_samples (SoleusViewData *data, guint channel,
    SoleusSpan span, guint max_n, double *times_s, float *values)
{
  const SoleusChannel *facts;
  g_autofree float *x = NULL;
  guint64 first_idx, end_idx;
  guint n = 0;

  g_return_val_if_fail (channel < data->n_channels, 0);
  facts = soleus_recording_get_channel (data->recording, channel);
  first_idx = soleus_channel_idx (facts, span.start_s);
  end_idx = soleus_channel_idx (facts, span.end_s);
  first_idx -= first_idx > 0 ? 1 : 0;
  end_idx += end_idx < facts->n_samples ? 1 : 0;
  if (end_idx <= first_idx || end_idx - first_idx > max_n)
    return 0;
  x = g_new (float, end_idx - first_idx);
  if (!soleus_recording_read (data->recording, channel, first_idx,
          (gsize)(end_idx - first_idx), x, NULL))
    return 0;
  for (guint64 idx = first_idx; idx < end_idx; idx++)
    {
      if (idx > first_idx && follows_gap (facts, idx))
        {
          if (n == max_n)
            return 0;
          times_s[n] = NAN;
          values[n++] = NAN;
        }
      if (n == max_n)
        return 0;
      times_s[n] = soleus_channel_time_s (facts, idx);
      values[n++] = x[idx - first_idx];
    }
  return n;
}

/* Neighbours on either side, and what a gap takes. */
#define N_NEAR 8

double
soleus_view_data_get_value (SoleusViewData *data, guint channel, double time_s)
{
  double times_s[N_NEAR];
  float values[N_NEAR];
  double nearest_s;
  double value = NAN;
  guint n;

  g_return_val_if_fail (channel < data->n_channels, NAN);
  nearest_s =
      1.0 / soleus_recording_get_channel (data->recording, channel)->rate_hz;
  n = soleus_view_data_get_samples (
      data, channel, (SoleusSpan){time_s, time_s}, N_NEAR, times_s, values);
  for (guint i = 0; i < n; i++)
    if (fabs (times_s[i] - time_s) < nearest_s)
      {
        nearest_s = fabs (times_s[i] - time_s);
        value = values[i];
      }
  return value;
}

void
soleus_view_data_get_range (SoleusViewData *data, guint channel,
    const SoleusSpan *span, double *low, double *high)
{
  const SoleusChannel *facts;
  g_autofree SoleusColumn *columns = g_new (SoleusColumn, RANGE_COLUMNS);
  g_autofree float *lows = g_new (float, RANGE_COLUMNS);
  g_autofree float *highs = g_new (float, RANGE_COLUMNS);
  SoleusSpan all = {0.0, 0.0};
  gsize n = 0;
  double margin;

  *low = -1.0;
  *high = 1.0;
  g_return_if_fail (channel < data->n_channels);
  facts = soleus_recording_get_channel (data->recording, channel);
  all.end_s = soleus_channel_end_s (facts);
  soleus_view_data_get_columns (
      data, channel, span == NULL ? all : *span, RANGE_COLUMNS, columns);
  for (guint c = 0; c < RANGE_COLUMNS; c++)
    if (isfinite (columns[c].low) && isfinite (columns[c].high))
      {
        lows[n] = columns[c].low;
        highs[n++] = columns[c].high;
      }
  if (n == 0)
    return;
  *low = soleus_quantile (lows, n, RANGE_OUTSIDE);
  *high = soleus_quantile (highs, n, 1.0 - RANGE_OUTSIDE);
  if (facts->kind == SOLEUS_KIND_EMG)
    {
      double middle =
          (soleus_median (lows, n) + soleus_median (highs, n)) / 2.0;
      double half = MAX (*high - middle, middle - *low);
      *low = middle - half;
      *high = middle + half;
    }
  margin = RANGE_MARGIN * (*high - *low);
  /* A flat signal: a tenth of its level, or 1 unit about nothing. */
  if (!(margin > 0.0))
    margin = *high == 0.0 ? 1.0 : fabs (*high) * RANGE_MARGIN;
  *low -= margin;
  *high += margin;
}
