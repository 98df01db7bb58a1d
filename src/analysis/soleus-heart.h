/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-block.h"

G_BEGIN_DECLS

/* What a beat spans that a detector could take for a twitch: Q to S. */
#define SOLEUS_HEART_BEFORE_S 0.06
#define SOLEUS_HEART_AFTER_S 0.07

/*
 * The heart in an EMG block (science.md 1.4, 2.1): beats are peaks of the
 * baseline without its wander that stand clear of the noise, come evenly at 40
 * to 180 a minute, look alike and are slower than any muscle. Instants of the
 * beats in samples of the block, of double; empty where there is no heart, or
 * too little of it to be sure. Free with g_array_unref().
 */
GArray *soleus_heart_find (const SoleusBlock *block);

/* Subtracts the median course of the beats from the conditioned signal; what
 * lies under a beat, a twitch, stays. Nothing is done with too few beats. */
void soleus_heart_subtract (SoleusBlock *block, const GArray *beats);

G_END_DECLS
