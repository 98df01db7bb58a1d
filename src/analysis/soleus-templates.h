/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-draft.h"
#include "soleus-sweep.h"

G_BEGIN_DECLS

/*
 * Families of twitches: which units came back. Sorts the potentials that the
 * sweep of an EMG site kept the shape of and that stand clear of the noise,
 * adds the templates to the analysis and says in every activation which is its
 * own (unit). What the sweep found too faint is looked at again with them, see
 * soleus_second_look().
 */
void soleus_templates_sort (
    SoleusDraft *draft, guint site_idx, GPtrArray *sweeps);

/*
 * Once all bursts are named: a template is of single potentials, so that beats
 * and contractions lose theirs; templates are counted anew, those that are left
 * with less than SOLEUS_LEAST_FAMILY bursts go, and MUAP numbers come from the
 * mean.
 */
void soleus_templates_finish (SoleusAnalysis *analysis);

G_END_DECLS
