/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-leg-detect.h"
#include "soleus-sweep.h"

G_BEGIN_DECLS

/* The limits of a site, from its resting level over all of the recording. */
void soleus_leg_limits_of (const SoleusPlan *plan, SoleusKind kind,
    gboolean calibrated, SoleusLegLimits *out);

/* Appends what is active in @core of a block to the sweep's leg_runs. */
void soleus_leg_sweep (const SoleusBlock *block, const SoleusEnergy *energy,
    const SoleusPlan *plan, const SoleusSite *site, SoleusSpan core,
    SoleusSweep *sweep);

/*
 * Counts leg movements by both rule sets into analysis->plm: on the EMG where
 * there is one, else on the accelerometer. What was named a rhythm, a cramp, a
 * run or an artefact by then is no movement. Nothing is set where no movement
 * is left. Bursts that are movements of the rules get onset_rule_s and
 * offset_rule_s. Called before the rows are sorted.
 */
void soleus_legs_count (SoleusAnalysis *analysis,
    const SoleusRecording *recording, const GArray *sites,
    const GPtrArray *plans, const GPtrArray *sweeps,
    const SoleusMark *const *marks, guint n_marks);

G_END_DECLS
