/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-plan.h"
#include "soleus-rhythm.h"

G_BEGIN_DECLS

/* One window in which a rhythm was looked for and found significant. */
typedef struct
{
  SoleusSpan span;
  SoleusRhythm rhythm;
  float level; /* RMS of the signal looked at, in the unit */
} SoleusRhythmWindow;

/* A stretch in which one rhythm held, with the rhythm of all of it. */
typedef struct
{
  SoleusSpan span;
  SoleusRhythm rhythm;
  float level;
  float sharpness; /* of its beats, see soleus_rhythm_sharpness(); EMG */
} SoleusBout;

/*
 * Where a block holds a rhythm of 3 to 18 Hz: windows of 10 s (the block where
 * it is shorter) every 2 s must be significant, and inside them windows of
 * TREM_WIN every second must hold the same frequency with TREM_RELPOW of the
 * power, at least TREM_MIN_WIN in a row. EMG windows without activity are not
 * looked at. Returns rhythm_hz by bin (0: none), to be freed with g_free(), or
 * NULL where there is none; appends to @windows (of SoleusRhythmWindow) the
 * significant ones and to @bouts (of SoleusBout) the stretches.
 */
float *soleus_rhythm_map (const SoleusDetectorInput *input,
    const guint8 *active, GArray *windows, GArray *bouts);

G_END_DECLS
