/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-analysis.h"

G_BEGIN_DECLS

/* Sorts artefacts, bursts and episodes by onset (then by channel and id) and
 * moves the bursts' row numbers of episodes along. Ids stay. */
void soleus_analysis_sort (SoleusAnalysis *analysis);

G_END_DECLS
