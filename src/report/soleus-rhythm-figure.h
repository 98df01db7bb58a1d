/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to report: the picture of a tremor. */

#include "soleus-analysis.h"
#include "soleus-recording.h"
#include "soleus-track.h"

/* The spectrum of the stretch @row and, beside it, of the whole recording
 * over time, of the axis in which the rhythm is strongest. */
typedef struct _SoleusRhythmFigure SoleusRhythmFigure;

/* Reads samples. NULL where there are none or they cannot be read. */
SoleusRhythmFigure *soleus_rhythm_figure_new (
    SoleusRecording *recording, const SoleusTremor *row);
/* As SoleusFigureDraw and GDestroyNotify of a block. */
void soleus_rhythm_figure_draw (cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect, gpointer figure);
void soleus_rhythm_figure_free (gpointer figure);
guint soleus_rhythm_figure_get_channel (const SoleusRhythmFigure *figure);

/* Root mean square within 1 Hz of the peak, of all channels of the stretch
 * together (axes of one sensor are at right angles), in the first channel's
 * unit; NAN: not measured. At most 120 s are read. */
double soleus_rhythm_rms (SoleusRecording *recording, const SoleusTremor *row);
