/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-analysis.h"
#include "soleus-recording.h"

G_BEGIN_DECLS

/* One row a channel, nothing measured yet: searched, reason_id and unit. */
void soleus_quality_init_rows (
    SoleusAnalysis *analysis, const SoleusRecording *recording);

/* Noise, mains, clipping and artefact share of every searched channel.
 * @sites of SoleusSite, @plans of SoleusPlan, @sweeps of SoleusSweep. */
void soleus_quality_measure (SoleusAnalysis *analysis, const GArray *sites,
    const GPtrArray *plans, const GPtrArray *sweeps);

/* q of every searched channel (science.md 1.5 step 0) and the verdict over
 * all of them, with its reasons; scales the scores of the episodes by q, from
 * artefacts, states and noise. */
void soleus_quality_judge (
    SoleusAnalysis *analysis, const SoleusRecording *recording);

G_END_DECLS
