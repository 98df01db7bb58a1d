/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "soleus-filtered-view.h"
#include "soleus-spectrogram-map.h"

G_BEGIN_DECLS

/*
 * The spectrogram of what is in sight and half a page on either side. Nothing
 * is computed where it is asked for: one thread at a time makes first every
 * eighth column, then all; scrolling makes only the new ones. Holds two pages
 * of columns, however long the recording. Main thread only.
 *
 * Signal:
 *   ready ()  there is more to be drawn than before
 */
#define SOLEUS_TYPE_SPECTROGRAM_CACHE (soleus_spectrogram_cache_get_type ())
G_DECLARE_FINAL_TYPE (SoleusSpectrogramCache, soleus_spectrogram_cache, SOLEUS,
    SPECTROGRAM_CACHE, GObject)

SoleusSpectrogramCache *soleus_spectrogram_cache_new (void);

/* Of what: 0 to 500 Hz, or 0 to 20 Hz of the envelope after @filter (of EMG)
 * or of the signal itself. Drops what is there when it is another. */
void soleus_spectrogram_cache_set_source (SoleusSpectrogramCache *self,
    SoleusRecording *recording, guint channel, gboolean slow,
    const SoleusViewFilter *filter);
/* The highest frequency it shows, Hz. 0: no source. */
double soleus_spectrogram_cache_get_top_hz (SoleusSpectrogramCache *self);

/* The newest map, borrowed until the main loop runs again; NULL: none yet.
 * Work on what is missing of @visible, @n_columns wide, has begun. */
SoleusSpectrogramMap *soleus_spectrogram_cache_get (
    SoleusSpectrogramCache *self, SoleusSpan visible, guint n_columns);

/* Stops its thread and forgets everything. */
void soleus_spectrogram_cache_clear (SoleusSpectrogramCache *self);

G_END_DECLS
