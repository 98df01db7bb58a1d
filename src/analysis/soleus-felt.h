/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-analysis.h"
#include "soleus-decisions.h"
#include "soleus-evidence.h"
#include "soleus-recording.h"

G_BEGIN_DECLS

/*
 * Felt and measured: the moments marked "felt-one" (annotations of the file
 * and @decisions, which may be NULL) against what was found in the signal.
 *
 * A felt moment belongs to the nearest free event that began at most
 * FELT_AFTER before it (a person first feels, then presses) or FELT_BEFORE
 * after it (a mark set by hand); an event that goes on also holds the moments
 * within it. Each moment and each twitch counts once. Events on several
 * channels that begin together are one. What was rejected, a contraction made
 * on purpose and an artefact are no events.
 *
 * Fills the felt fields of @evidence and leaves the others: with no moment
 * marked the counts are 0 and the delays NAN.
 */
void soleus_felt_count (const SoleusRecording *recording,
    const SoleusAnalysis *analysis, const SoleusDecisions *decisions,
    SoleusEvidence *evidence);

G_END_DECLS
