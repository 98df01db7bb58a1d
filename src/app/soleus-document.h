/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-derived-recording.h"
#include "soleus-session.h"
#include "soleus-trace-cache.h"
#include "soleus-track-list.h"
#include "soleus-units.h"
#include "soleus-view-data.h"
#include "soleus-view-state.h"

G_BEGIN_DECLS

/*
 * One open recording as the widgets see it: the session, what is looked at,
 * and the data made ready to be drawn (in a thread, growing). No GTK.
 *
 * Signals:
 *   recording-changed ()  another recording, or other channels: build anew
 *   tracks-changed ()     their order, which are hidden, or there is a new one
 *   units-changed ()      values are told in others
 *   content-changed ()    episodes, marks or the pyramid changed: draw anew
 */
#define SOLEUS_TYPE_DOCUMENT (soleus_document_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusDocument, soleus_document, SOLEUS, DOCUMENT, GObject)

/* Takes a reference of @session. */
SoleusDocument *soleus_document_new (SoleusSession *session);

/* Borrowed. */
SoleusSession *soleus_document_get_session (SoleusDocument *self);
SoleusViewState *soleus_document_get_state (SoleusDocument *self);
/* NULL while there is no recording. */
SoleusViewData *soleus_document_get_data (SoleusDocument *self);
SoleusRecording *soleus_document_get_recording (SoleusDocument *self);

/* How traces are shown: as they were recorded or as the search saw them, and
 * with the moving RMS of the latter over them. Any change is told by
 * "content-changed". An envelope shows filtered traces with it. */
void soleus_document_set_filtered (SoleusDocument *self, gboolean filtered);
gboolean soleus_document_get_filtered (SoleusDocument *self);
void soleus_document_set_envelope (SoleusDocument *self, gboolean envelope);
gboolean soleus_document_get_envelope (SoleusDocument *self);
/* What is to be drawn of the page in sight; borrowed until the main loop runs
 * again. @filtered tells what it is: while filtering goes on, raw. */
SoleusViewData *soleus_document_get_shown_data (
    SoleusDocument *self, gboolean *filtered);
/* NULL: not wanted or not yet. */
SoleusViewData *soleus_document_get_envelope_data (SoleusDocument *self);
/* The filter of a channel's trace. */
SoleusViewFilter soleus_document_get_filter (
    SoleusDocument *self, guint channel);

/* The recording whose channels the tracks are: the session's, and behind its
 * channels those that were derived. NULL without a recording. */
SoleusRecording *soleus_document_get_shown_recording (SoleusDocument *self);
const SoleusTrackList *soleus_document_get_tracks (SoleusDocument *self);
/* The channel of the session's recording that a mark on a track belongs to. */
guint soleus_document_get_source (SoleusDocument *self, guint channel);
/* Each tells "tracks-changed" when it changed something. */
void soleus_document_hide_track (SoleusDocument *self, guint channel);
void soleus_document_show_tracks (SoleusDocument *self);
void soleus_document_move_track (SoleusDocument *self, guint channel, int by);
void soleus_document_derive (
    SoleusDocument *self, const SoleusDerivation *derivation);

/* What values are told in; "units-changed" and "content-changed" follow. */
void soleus_document_set_units (SoleusDocument *self, SoleusUnits units);
SoleusUnits soleus_document_get_units (SoleusDocument *self);

/* Tells "content-changed": something else than the data has. */
void soleus_document_redraw (SoleusDocument *self);

/* A calibrated grid instead of the usual one. */
void soleus_document_set_divisions (SoleusDocument *self, gboolean divisions);
gboolean soleus_document_get_divisions (SoleusDocument *self);

/* The channel a person looks at: of the selection, else of the chosen
 * episode, else the first that can show twitches. Needs a recording. */
guint soleus_document_get_channel_in_mind (SoleusDocument *self);

/* Shows the episode or mark in row @position of the session's list and
 * chooses it; @zoom fills the page with it. */
void soleus_document_show_row (
    SoleusDocument *self, guint position, gboolean zoom);
/* The next (@step 1) or previous (-1) episode from the chosen one, else from
 * the middle of the page. FALSE: there is none. */
gboolean soleus_document_step_episode (SoleusDocument *self, int step);

/* What is chosen, in words for a screen reader; "" where nothing is. Free
 * with g_free(). */
char *soleus_document_dup_chosen_text (SoleusDocument *self);

G_END_DECLS
