/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-activation.h"
#include "soleus-plan.h"

G_BEGIN_DECLS

/* Fills the features of science.md 1.0 level E: peak, sizes, speed, phases,
 * turns, rise and fall, and the shape around the peak, of samples
 * [first, end) of a block. @row has its times and noise already. */
void soleus_shape_measure (const SoleusBlock *block, const SoleusEnergy *energy,
    gsize first, gsize end, SoleusActivation *row);

/* Turns and phases of a course: changes of direction, and stretches on one side
 * of the baseline, that are clear of a tenth of @p2p and of the noise. */
void soleus_shape_count (const float *x, gsize n, float p2p, float noise_rms,
    int *n_phases, int *n_turns);

/* A single signal for a stretch of a block: the event band of EMG, the
 * principal axis there of an accelerometer. [end - first]; g_free(). */
float *soleus_shape_dup_signal (
    const SoleusBlock *block, gsize first, gsize end);

G_END_DECLS
