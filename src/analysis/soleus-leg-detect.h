/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-leg-rules.h"
#include "soleus-plan.h"

G_BEGIN_DECLS

/*
 * Leg movements in a signal (science.md 1.3): from where its level rises by
 * `on` above the rest to where it stays within `off` of the rest for half a
 * second. The level is the RMS of the EMG over about 50 ms, or the magnitude
 * of the acceleration.
 */
typedef struct
{
  double on; /* above the rest, unit of the signal */
  double off;
  gboolean standard; /* 8 and 2 uV; FALSE: multiples of what the rest varies */
} SoleusLegLimits;

/* @rest: RMS of the resting signal; @spread: standard deviation of its level
 * over it. Uncalibrated EMG, and EMG whose rest is no quieter than 10 uV peak
 * to peak, gets limits of its own. */
void soleus_leg_limits_emg (
    double rest, double spread, gboolean calibrated, SoleusLegLimits *out);
/* Five robust SD of the rest, and 8 mg at least. */
void soleus_leg_limits_acc (
    double rest, gboolean calibrated, SoleusLegLimits *out);

/* Level above `off`, with quiet of less than half a second in it. */
typedef struct
{
  SoleusSpan span;
  double on_s; /* first above `on`; NAN: never */
  gboolean full; /* half a second of it has its median above LM_MORPH */
} SoleusLegRun;

/*
 * Runs of @level [n] (bins of @bin_s from @start_s; the rest taken off), cut to
 * @core. A run that does not reach `on` is left out, unless it lies so near to
 * an end of @core that it may go on there. @morph: level of a full movement.
 */
void soleus_leg_scan (const float *level, gsize n, double bin_s, double start_s,
    const SoleusLegLimits *limits, double morph, SoleusSpan core, GArray *runs);

/* Movements of one leg from the runs of all blocks in order: joined over the
 * blocks' ends, onset where `on` was reached. Of SoleusLegMovement; free with
 * g_array_unref(). */
GArray *soleus_leg_movements (const GArray *runs, guint limb);

/* Of channels on the same leg: what overlaps or follows within half a second
 * is one movement of it. */
void soleus_leg_merge_limbs (GArray *movements);

G_END_DECLS
