/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-binomial.h"
#include "soleus-decisions.h"
#include "soleus-episode-list.h"

G_BEGIN_DECLS

/*
 * Checking what was found, the most doubtful first. An episode is checked
 * once a person accepted, rejected, moved or renamed it; artefacts, states
 * and a person's own marks are not reviewed.
 */
typedef struct
{
  guint n_found;
  guint n_right; /* accepted, or moved */
  guint n_renamed; /* something was there, but not that */
  guint n_wrong; /* rejected */
  SoleusShare precision; /* something was there, of all checked */
  SoleusShare named; /* and it was what was said */
} SoleusReview;

/* One pass over the list. */
void soleus_review_count (SoleusEpisodeList *list,
    const SoleusDecisions *decisions, SoleusReview *review);

/* How far an episode is from being sure, 0 to 1: one minus its score, and
 * over all of these what may be two patterns. */
double soleus_review_doubt (const SoleusEpisode *episode);

/* Row of the most doubtful episode that is not checked, of equal ones the
 * first; G_MAXUINT: all are checked. @skipped: ids (GUINT_TO_POINTER) to
 * pass over, NULL: none. */
guint soleus_review_find_next (SoleusEpisodeList *list, GHashTable *skipped);

G_END_DECLS
