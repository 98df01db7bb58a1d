/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-conditions.h"
#include "soleus-draft.h"
#include "soleus-sweep.h"

G_BEGIN_DECLS

/* Makes bursts and episodes of the activations of one site, each named, with
 * its reasons. @sweeps has those of all sites: some patterns need the other
 * leg. */
void soleus_classify_site (SoleusDraft *draft, guint site_idx,
    const GPtrArray *sweeps, const SoleusConditions *conditions);

G_END_DECLS
