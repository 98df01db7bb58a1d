/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to the document: the caches behind filtered traces. */

#include "soleus-trace-cache.h"

typedef enum
{
  SOLEUS_TRACE_FILTERED,
  SOLEUS_TRACE_ENVELOPE,
  SOLEUS_N_TRACES
} SoleusTraceKind;

typedef struct
{
  gboolean show_filtered;
  gboolean show_envelope;
  SoleusTraceCache *caches[SOLEUS_N_TRACES]; /* NULL: never asked for */
  SoleusViewFilter *filters; /* that they were made with, [n_filters] */
  guint n_filters;
  void (*on_ready) (gpointer owner);
  gpointer owner;
} SoleusDocumentTraces;

/* Another recording: everything of the old one goes. */
void soleus_document_traces_clear (SoleusDocumentTraces *traces);
/* The caches go where @analysis asks for other filters than they have. */
void soleus_document_traces_update (SoleusDocumentTraces *traces,
    SoleusRecording *recording, const SoleusAnalysis *analysis);
/* NULL: no recording, or not yet. @analysis may be NULL. */
SoleusViewData *soleus_document_traces_get (SoleusDocumentTraces *traces,
    SoleusTraceKind kind, SoleusRecording *recording,
    const SoleusAnalysis *analysis, SoleusSpan visible);
