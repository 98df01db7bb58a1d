/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-session.h"
#include "soleus-view-data.h"
#include "soleus-view-state.h"

G_BEGIN_DECLS

/*
 * One open recording as the widgets see it: the session, what is looked at,
 * and the data made ready to be drawn (in a thread, growing). No GTK.
 *
 * Signals:
 *   recording-changed ()  another recording, or other channels: build anew
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

/* Shows the episode or mark in row @position of the session's list and
 * chooses it; @zoom fills the page with it. */
void soleus_document_show_row (
    SoleusDocument *self, guint position, gboolean zoom);
/* The next (@step 1) or previous (-1) episode from the chosen one, else from
 * the middle of the page. FALSE: there is none. */
gboolean soleus_document_step_episode (SoleusDocument *self, int step);

G_END_DECLS
