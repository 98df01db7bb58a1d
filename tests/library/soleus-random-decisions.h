/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-decisions.h"
#include "soleus-recording.h"

/* @now after one change of a random kind: a mark more, less or other, a
 * verdict, an answer, a parameter, a channel, the note. Depends on @now and
 * the state of @rand alone. Never the same as @now. */
SoleusDecisions *soleus_random_change (const SoleusDecisions *now, GRand *rand);

/* A recording of one second in memory whose content is @fingerprint. */
SoleusRecording *soleus_tiny_recording (
    const char *fingerprint, const char *path);
