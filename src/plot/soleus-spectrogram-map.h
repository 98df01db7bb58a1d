/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-progress.h"
#include "soleus-recording.h"

G_BEGIN_DECLS

/*
 * Power over time and frequency of one channel, a column a pixel. Columns
 * stand on a grid of their own length that begins at second 0, so that two
 * maps of one length have the same columns: scrolling makes only what is new.
 * Reference counted and immutable; any thread.
 */
typedef struct
{
  gint64 first; /* column c of the map is [first + c, first + c + 1) column_s */
  guint n_columns;
  double column_s;
  guint n_rows; /* from 0 to top_hz, equally high */
  double top_hz;
  float *power; /* [n_columns * n_rows], rows of a column together, unit^2 /
                   Hz; NAN: not observed */
  guint8 *made; /* [n_columns]; 0: stands in for one that is not made yet */
  gatomicrefcount refs;
} SoleusSpectrogramMap;

/* What is wanted. */
typedef struct
{
  SoleusRecording *recording;
  guint channel;
  gint64 first;
  guint n_columns; /* >= 1 */
  double column_s; /* > 0 */
  double window_s; /* length of what is transformed */
  double top_hz; /* cut to half the channel's rate */
} SoleusSpectrogramRequest;

#define SOLEUS_SPECTROGRAM_ROWS 96

/*
 * Of every @every-th column of the grid (1: of all), the others stand in for
 * with their neighbour before. What @known (NULL: nothing) has made already is
 * taken from there when it has the same columns and rows. A column longer than
 * the window is the mean of at most 6 windows in it, so that a night costs no
 * more than a minute. NULL with SOLEUS_ERROR_CANCELLED, SOLEUS_ERROR_MISSING
 * where the channel is too slow for a spectrum, or the file's own error.
 */
SoleusSpectrogramMap *soleus_spectrogram_map_new (
    const SoleusSpectrogramRequest *request, const SoleusSpectrogramMap *known,
    guint every, SoleusProgress *progress, GError **error);
SoleusSpectrogramMap *soleus_spectrogram_map_ref (SoleusSpectrogramMap *map);
void soleus_spectrogram_map_unref (SoleusSpectrogramMap *map);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (
    SoleusSpectrogramMap, soleus_spectrogram_map_unref)

/* From the start of its first to the end of its last column. */
SoleusSpan soleus_spectrogram_map_span (const SoleusSpectrogramMap *map);
/* What is exceeded by one in a hundred of the values within @span, in dB of
 * 1 unit^2 / Hz, but at least 20 dB above their median: plain noise is not
 * shown as loud. NAN where there is no power. */
double soleus_spectrogram_map_loud_db (
    const SoleusSpectrogramMap *map, SoleusSpan span);
/* The strongest row of the columns within @span, and when. FALSE: none. */
gboolean soleus_spectrogram_map_peak (const SoleusSpectrogramMap *map,
    SoleusSpan span, double *time_s, double *peak_hz, double *db);

G_END_DECLS
