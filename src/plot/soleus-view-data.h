/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-progress.h"
#include "soleus-recording.h"

G_BEGIN_DECLS

/*
 * A recording made ready to be drawn: a min/max pyramid a channel. Reference
 * counted; every function may be called from any thread, also while another
 * thread builds. Before it is built, long spans come from what is there.
 */
typedef struct _SoleusViewData SoleusViewData;

/* What one pixel column shows; NAN in both where there is no sample. */
typedef struct
{
  float low;
  float high;
} SoleusColumn;

/* Holds a reference of @recording. Cheap: nothing is read. */
SoleusViewData *soleus_view_data_new (SoleusRecording *recording);
SoleusViewData *soleus_view_data_ref (SoleusViewData *data);
void soleus_view_data_unref (SoleusViewData *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusViewData, soleus_view_data_unref)

/*
 * View data of @span alone: the samples of every channel are read now and
 * kept in memory, with the times and channel numbers of @recording; ready
 * built. For a thread. NULL with SOLEUS_ERROR_CANCELLED or the recording's
 * own error.
 */
SoleusViewData *soleus_view_data_new_part (SoleusRecording *recording,
    SoleusSpan span, SoleusProgress *progress, GError **error);

/* Borrowed. */
SoleusRecording *soleus_view_data_get_recording (const SoleusViewData *data);

/*
 * Reads every channel once by blocks. Meant for a thread of its own, once.
 * FALSE with SOLEUS_ERROR_CANCELLED or the file's own error; what was built
 * up to there stays readable.
 */
gboolean soleus_view_data_build (
    SoleusViewData *data, SoleusProgress *progress, GError **error);
/* Seconds of @channel that the pyramid covers so far. */
double soleus_view_data_get_built_s (SoleusViewData *data, guint channel);

/*
 * Lowest and highest sample of each of @n_columns equal parts of @span,
 * [n_columns]. Exact where a column holds less than 256 samples; else by the
 * pyramid, whose bins may reach up to 256 samples over a column's edge. Spans
 * may reach outside the recording. A part with no sample of its own lies in a
 * gap or between two samples: see soleus_view_data_get_samples().
 */
void soleus_view_data_get_columns (SoleusViewData *data, guint channel,
    SoleusSpan span, guint n_columns, SoleusColumn *columns);

/*
 * The same for columns of a grid that begins at second 0: the first one is
 * [first, first + 1) * column_s. A column is the same wherever a row of them
 * begins. @column_s > 0.
 */
void soleus_view_data_get_grid (SoleusViewData *data, guint channel,
    double column_s, gint64 first, guint n_columns, SoleusColumn *columns);

/*
 * The samples of @span with one neighbour on either side, for zoomed-in
 * lines. @times_s and @values are [max_n]; returns how many were written, 0
 * when there are none or more than @max_n. A gap is a pair of NAN.
 */
guint soleus_view_data_get_samples (SoleusViewData *data, guint channel,
    SoleusSpan span, guint max_n, double *times_s, float *values);

/* The sample nearest to a moment, NAN in a gap and outside the recording. */
double soleus_view_data_get_value (
    SoleusViewData *data, guint channel, double time_s);

/*
 * A range in which @span is well seen: all but the outermost 0.5 % of the
 * columns' extremes, widened by a tenth, never empty. The whole recording
 * where @span is NULL. EMG is given symmetric about its middle value.
 */
void soleus_view_data_get_range (SoleusViewData *data, guint channel,
    const SoleusSpan *span, double *low, double *high);

G_END_DECLS
