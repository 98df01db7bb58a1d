/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-recording.h"
#include "soleus-wish.h"

G_BEGIN_DECLS

/*
 * The same recording with all @wishes (of SoleusWish, checked) come true:
 * first the corrections, then the choice of channels. Units are the reader's
 * part (soleus_reader_add_channel) and are left alone here, but a scale for a
 * channel without a unit makes it uV, or g for acceleration. A new reference;
 * NULL and SOLEUS_ERROR_USAGE for a channel that does not exist, which is named
 * with those that do.
 */
SoleusRecording *soleus_wishes_apply (
    SoleusRecording *recording, const GPtrArray *wishes, GError **error);

/* A line in @log for each correction of @wishes. @recording is the one that
 * they were applied to, all its channels still there. */
void soleus_wishes_log (const GPtrArray *wishes,
    const SoleusRecording *recording, SoleusReadLog *log);

/* The number of the channel called @name (number from 0, or label; case
 * counts only where two labels differ in nothing else), or -1. */
int soleus_recording_find_channel (
    const SoleusRecording *recording, const char *name);

G_END_DECLS
