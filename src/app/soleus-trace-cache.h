/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "soleus-filtered-view.h"

G_BEGIN_DECLS

/*
 * Filtered signals of one recording, ready to be drawn. Nothing is filtered
 * where it is asked for: a short page and its neighbourhood are filtered in a
 * thread and kept in memory, long pages are drawn from a pyramid of the whole
 * filtered recording that another thread builds. Main thread only.
 *
 * Signal:
 *   ready ()  there is more to be drawn than before
 */
#define SOLEUS_TYPE_TRACE_CACHE (soleus_trace_cache_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusTraceCache, soleus_trace_cache, SOLEUS, TRACE_CACHE, GObject)

/* @filters [n_channels of @recording] are copied. */
SoleusTraceCache *soleus_trace_cache_new (
    SoleusRecording *recording, const SoleusViewFilter *filters);

/* What shows @visible now, borrowed until the main loop runs again; NULL: not
 * yet, work on it has begun and "ready" will come. */
SoleusViewData *soleus_trace_cache_get (
    SoleusTraceCache *self, SoleusSpan visible);

/* Stops its threads; nothing is given out any more. */
void soleus_trace_cache_stop (SoleusTraceCache *self);

G_END_DECLS
