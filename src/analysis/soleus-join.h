/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-sweep.h"

G_BEGIN_DECLS

/*
 * One event seen by several EMG sites is one event. Takes out of every sweep
 * the activations that are the same as one of another site: at the same time
 * (within the delay of a potential that runs along the muscle), and either a
 * third of its size or less (crosstalk), or of like size where the other site
 * is the one that mostly sees more. What is left is named once; its `also`
 * holds the sites that saw it with a third of its size or more. Long ones stay
 * as `copy`, since a contraction says on any site what the body did; they are
 * dropped once named (soleus_draft_drop_copies()). Sites of
 * opposite legs are never joined: each leg moves by itself.
 *
 * @sites: of SoleusSite; @sweeps: one SoleusSweep a site.
 */
void soleus_join_sites (const GArray *sites, GPtrArray *sweeps);

G_END_DECLS
