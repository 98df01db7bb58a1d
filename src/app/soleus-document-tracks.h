/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to the document: which traces there are to be seen. */

#include "soleus-derived-recording.h"
#include "soleus-track-list.h"

typedef struct
{
  SoleusTrackList *list;
  GArray *derivations; /* of SoleusDerivation */
  SoleusRecording *shown; /* with them; NULL: no recording */
  char *library; /* beside which it is kept; NULL: nowhere */
} SoleusDocumentTracks;

void soleus_document_tracks_init (SoleusDocumentTracks *tracks);
void soleus_document_tracks_clear (SoleusDocumentTracks *tracks);
/* @recording may be NULL. @is_other: nothing of the one before is kept. */
void soleus_document_tracks_set_recording (SoleusDocumentTracks *tracks,
    SoleusRecording *recording, gboolean is_other);
/* Adds a trace below the first it is derived from. FALSE: it is there. */
gboolean soleus_document_tracks_derive (SoleusDocumentTracks *tracks,
    SoleusRecording *recording, const SoleusDerivation *derivation);
/* They are to be found again when the recording is opened next. */
void soleus_document_tracks_keep (const SoleusDocumentTracks *tracks);
/* The recorded channel that a mark on the track @channel belongs to. */
guint soleus_document_tracks_get_source (
    const SoleusDocumentTracks *tracks, guint channel);
