/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-document-traces.h"

#include <string.h>

/* The moving RMS over a twitch's own length: short enough to keep two apart,
 * long enough to lift one out of the noise. */
#define ENVELOPE_S 0.02

static SoleusViewFilter *
filters_of (SoleusRecording *recording, const SoleusAnalysis *analysis)
{
  guint n = soleus_recording_get_n_channels (recording);
  SoleusViewFilter *filters = g_new0 (SoleusViewFilter, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    soleus_view_filter_init (&filters[i], analysis, recording, i);
  return filters;
}

static void
clear_caches (SoleusDocumentTraces *traces)
{
  for (int i = 0; i < SOLEUS_N_TRACES; i++)
    if (traces->caches[i] != NULL)
      {
        g_signal_handlers_disconnect_by_data (traces->caches[i], traces->owner);
        soleus_trace_cache_stop (traces->caches[i]);
        g_clear_object (&traces->caches[i]);
      }
}

void
soleus_document_traces_clear (SoleusDocumentTraces *traces)
{
  clear_caches (traces);
  g_clear_pointer (&traces->filters, g_free);
  traces->n_filters = 0;
}

void
soleus_document_traces_update (SoleusDocumentTraces *traces,
    SoleusRecording *recording, const SoleusAnalysis *analysis)
{
  g_autofree SoleusViewFilter *filters = NULL;

  if (recording == NULL || traces->filters == NULL)
    return;
  filters = filters_of (recording, analysis);
  if (memcmp (filters, traces->filters, traces->n_filters * sizeof *filters)
      == 0)
    return;
  soleus_document_traces_clear (traces);
}

static void
start (SoleusDocumentTraces *traces, SoleusTraceKind kind,
    SoleusRecording *recording, const SoleusAnalysis *analysis)
{
  g_autofree SoleusViewFilter *filters = NULL;

  if (traces->filters == NULL)
    {
      traces->filters = filters_of (recording, analysis);
      traces->n_filters = soleus_recording_get_n_channels (recording);
    }
  filters = g_memdup2 (traces->filters, traces->n_filters * sizeof *filters);
  for (guint i = 0; i < traces->n_filters; i++)
    filters[i].envelope_s = kind == SOLEUS_TRACE_ENVELOPE ? ENVELOPE_S : 0.0;
  traces->caches[kind] = soleus_trace_cache_new (recording, filters);
  g_signal_connect_swapped (traces->caches[kind], "ready",
      G_CALLBACK (traces->on_ready), traces->owner);
}

SoleusViewData *
soleus_document_traces_get (SoleusDocumentTraces *traces, SoleusTraceKind kind,
    SoleusRecording *recording, const SoleusAnalysis *analysis,
    SoleusSpan visible)
{
  if (recording == NULL || soleus_recording_get_n_channels (recording) == 0)
    return NULL;
  if (traces->caches[kind] == NULL)
    start (traces, kind, recording, analysis);
  return soleus_trace_cache_get (traces->caches[kind], visible);
}
