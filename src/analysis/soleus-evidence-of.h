/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-analysis.h"
#include "soleus-evidence.h"
#include "soleus-recording.h"

G_BEGIN_DECLS

/* What an (applied) analysis says, in the numbers that `knowledge` judges by.
 * Rejected episodes say nothing; a person's own say as much as they are sure.
 * What was felt comes from the file's annotations; soleus_felt_count() takes
 * a person's marks as well. */
void soleus_evidence_of (const SoleusRecording *recording,
    const SoleusAnalysis *analysis, SoleusEvidence *out);

/* The channel whose twitches the rate is of: the one with the most, then the
 * longest usable rest; -1: none was searched. */
int soleus_rate_channel (const SoleusAnalysis *analysis);

G_END_DECLS
