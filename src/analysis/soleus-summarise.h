/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-analysis.h"

G_BEGIN_DECLS

/*
 * Fills summary, trend, n_sites_active, record_pattern, record_state and
 * frequency_hz (and usable_rest_s of quality) from states, artefacts, bursts,
 * episodes and tremor. Bursts of rejected episodes do not count. What was
 * filled before is replaced.
 */
void soleus_summarise (SoleusAnalysis *analysis);

/* Whether a burst counts: not of a rejected episode. */
gboolean soleus_burst_counts (
    const SoleusAnalysis *analysis, const SoleusBurst *burst);

/* Small isolated or grouped twitches, whose rates are counted. */
gboolean soleus_pattern_is_twitch (SoleusPattern pattern);

G_END_DECLS
