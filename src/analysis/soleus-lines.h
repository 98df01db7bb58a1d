/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-draft.h"
#include "soleus-plan.h"

G_BEGIN_DECLS

/*
 * Lines that lie over a whole EMG channel, as artefacts from its first sample
 * to its last (science.md 1.4): ART-MAINS where the mains that the plan found
 * is large enough to matter, ART-LINE where a narrow line that is no harmonic
 * of 50 or 60 Hz stands in nearly all of the windows that are looked at: a
 * radio, a motor, a lamp.
 */
void soleus_lines_take (SoleusDraft *draft, const SoleusRecording *recording,
    const GPtrArray *plans);

G_END_DECLS
