/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-activation.h"
#include "soleus-analysis.h"
#include "soleus-site.h"

G_BEGIN_DECLS

/*
 * An analysis in the making: rows are added by the steps, each row number is
 * final. Bursts point at episodes, episodes at their reasons.
 */
typedef struct
{
  SoleusAnalysis *analysis;
  const GArray *sites; /* of SoleusSite */
  GArray
      *copies; /* of guint, rows of bursts that another site tells; or NULL */
} SoleusDraft;

/* Adds the burst of an activation, of no episode and no pattern yet; gives its
 * row number back. Uncalibrated channels are told in multiples of the noise. */
guint soleus_draft_add_burst (
    SoleusDraft *draft, const SoleusActivation *row, SoleusPattern pattern);

/* An episode over the bursts [first_burst, first_burst + n_bursts), all of
 * @site; mu, score and frequency are set by the caller through the row given
 * back, which is good until the next is added. */
SoleusEpisode *soleus_draft_add_episode (SoleusDraft *draft, guint site,
    guint first_burst, guint n_bursts, SoleusPattern pattern);

/* Takes out the bursts that another site tells, and the episodes that have no
 * others. */
void soleus_draft_drop_copies (SoleusDraft *draft);

/* A reason of the last episode added. */
void soleus_draft_add_reason (SoleusDraft *draft, const SoleusReason *reason);

void soleus_draft_add_artefact (SoleusDraft *draft,
    const SoleusChannelSet *channels, double onset_s, double end_s,
    SoleusArtefactKind kind);

G_END_DECLS
