/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-draft.h"
#include "soleus-sweep.h"

G_BEGIN_DECLS

/*
 * Takes out of the sweeps what is no muscle and puts it into the draft's
 * artefacts (science.md 1.4). @sweeps has one SoleusSweep a site. A pulse that
 * is not confirmed (by coming on several channels at once, or again and again
 * in the same shape) goes back among the activations.
 */
void soleus_artefacts_take (SoleusDraft *draft, GPtrArray *sweeps);

G_END_DECLS
