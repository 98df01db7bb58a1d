/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-derived-recording.h"
#include "soleus-track-list.h"

G_BEGIN_DECLS

/*
 * How a person has arranged the tracks of a recording: their order, which are
 * hidden, what is derived. Kept in a small file beside the library, by the
 * fingerprint of the recording, from session to session. What cannot be read
 * or written is as if it had never been kept. @library ":memory:" or NULL keeps
 * nothing.
 */

/* @derivations of SoleusDerivation. The usual order is forgotten instead. */
void soleus_track_memory_keep (const char *library, const char *fingerprint,
    const SoleusTrackList *list, const GArray *derivations);

/* FALSE: nothing was kept that fits @recording; @list and @derivations are as
 * before. */
gboolean soleus_track_memory_recall (const char *library,
    SoleusRecording *recording, SoleusTrackList *list, GArray *derivations);

G_END_DECLS
