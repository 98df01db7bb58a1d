/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-activation.h"
#include "soleus-sweep.h"

G_BEGIN_DECLS

/* Fills what tells a disturbance from a muscle in samples [first, end) of a
 * block: step_share, slow_ratio, tilt_deg (science.md 1.4). */
void soleus_disturbance_measure (
    const SoleusBlock *block, gsize first, gsize end, SoleusActivation *row);

/* Clipping, flat stretches and missing samples of the part of a block inside
 * @core, as artefacts of @sweep, and its rows of seconds. */
void soleus_disturbance_scan (const SoleusBlock *block, const SoleusSite *site,
    SoleusSpan core, SoleusSweep *sweep);

G_END_DECLS
