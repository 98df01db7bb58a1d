/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-analysis.h"
#include "soleus-decisions.h"

G_BEGIN_DECLS

/*
 * What several people marked counts once. Events are the same where the
 * comparison of two raters pairs them (bursts by half, or within 100 ms, on a
 * common channel, under any label). Of those the consensus's counts, else
 * that of the rater who marked first; where the consensus says neither, none.
 */

/* A flag for each mark of @decisions: counts. With one rater all do. Free
 * with g_free(). */
gboolean *soleus_voices_dup_counting (const SoleusDecisions *decisions);

/* Judges the found @episodes that the consensus decided about: with its label
 * they are accepted and its mark does not count beside them (@counting, a flag
 * a mark, is changed); with another, or neither, they are rejected. */
void soleus_voices_settle (
    const SoleusDecisions *decisions, GArray *episodes, gboolean *counting);

G_END_DECLS
