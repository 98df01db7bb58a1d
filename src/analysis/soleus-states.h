/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-analysis.h"
#include "soleus-recording.h"

G_BEGIN_DECLS

/*
 * What the body did, over all of the recording (science.md 1.5 step 1):
 * ACTIVITY where an accelerometer moves by more than 50 mg for 5 s without a
 * tremor, or walks; VOLUNTARY around contractions (bursts of VOL); UNUSABLE in
 * gaps; REST elsewhere. @sites of SoleusSite, @sweeps of SoleusSweep.
 */
void soleus_states_set (SoleusAnalysis *analysis,
    const SoleusRecording *recording, const GArray *sites,
    const GPtrArray *sweeps);

G_END_DECLS
