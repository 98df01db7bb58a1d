/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-analysis.h"
#include "soleus-decisions.h"

G_BEGIN_DECLS

/*
 * What was found together with what a person decided: verdicts on found
 * episodes, and own marks whose label is a pattern (an episode with one
 * burst) or an artefact id. Marks with labels of another kind change nothing
 * here; a found episode with one is UNCLASSIFIED, its words are the edit's. A
 * rejected episode stays in the list and says so; it and its bursts leave
 * every count. What several people marked counts once, see soleus-voices.h;
 * their other marks are no episodes. Counts, rates and trends are reckoned
 * again; no sample is read. Costs what the rows cost to copy. @analysis is not
 * changed.
 */
SoleusAnalysis *soleus_apply (
    const SoleusAnalysis *analysis, const SoleusDecisions *decisions);

G_END_DECLS
