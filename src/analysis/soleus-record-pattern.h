/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-analysis.h"

G_BEGIN_DECLS

/*
 * The class that best describes the whole recording: record_pattern,
 * record_state, frequency_hz and n_sites_active from the episodes that count.
 *
 * Every pattern gathers support: mu times bursts, or its seconds where that is
 * more. Voluntary contractions and what could not be named describe a
 * recording only where nothing else is in it.
 */
void soleus_record_pattern_set (SoleusAnalysis *analysis);

G_END_DECLS
