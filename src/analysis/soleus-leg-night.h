/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-mark.h"
#include "soleus-recording.h"

G_BEGIN_DECLS

/*
 * What a sleep laboratory wrote into a recording, and what was imported into
 * it: stages ("N2", "Sleep stage R", "REM") and breathing events ("Hypopnea",
 * "Obstructive apnea", "RERA"). Free with g_array_unref().
 */

/* Time asleep, of SoleusSpan, sorted and disjoint; a stage without length
 * holds until the next. NULL where no stage is told. */
GArray *soleus_leg_sleep (const SoleusRecording *recording,
    const SoleusMark *const *marks, guint n_marks);

/* Of SoleusSpan, in the order of the file. */
GArray *soleus_leg_respiratory (const SoleusRecording *recording,
    const SoleusMark *const *marks, guint n_marks);

G_END_DECLS
