/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "soleus-document.h"
#include "soleus-figures.h"

G_BEGIN_DECLS

typedef enum
{
  SOLEUS_FIGURE_SPECTRUM,
  SOLEUS_FIGURE_INTERVALS,
  SOLEUS_FIGURE_RATE,
  SOLEUS_FIGURE_SHAPES,
  SOLEUS_N_FIGURES
} SoleusFigureKind;

typedef struct
{
  const char *id; /* of the tab and in file names */
  const char *title; /* N_() */
  gboolean of_signal; /* needs no analysis, follows the selection */
} SoleusFigureRow;

extern const SoleusFigureRow soleus_figure_rows[SOLEUS_N_FIGURES];

/*
 * Makes a figure of what the document shows in a thread: everything it needs
 * is taken along now. @channel -1: that of the selection or the chosen
 * episode, else the first that is searched. @envelope is for the spectrum.
 * Cancelled by soleus_figure_job_cancel() on the task that is given back.
 */
GTask *soleus_figure_job_start (SoleusDocument *document, SoleusFigureKind kind,
    int channel, gboolean envelope, gpointer source,
    GAsyncReadyCallback callback);
void soleus_figure_job_cancel (GTask *task);
/* NULL: cancelled, or @error tells. */
SoleusFigure *soleus_figure_job_finish (GAsyncResult *result, GError **error);
/* "Spectrum, EMG, left calf": of the figure that the task makes. */
const char *soleus_figure_job_get_title (GAsyncResult *result);

G_END_DECLS
