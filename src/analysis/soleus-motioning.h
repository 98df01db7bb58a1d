/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-classing.h"
#include "soleus-motion.h"

G_BEGIN_DECLS

/* Runs of movement closer than this are one where one of them lasts. */
#define SOLEUS_MOTION_JOIN_S 0.5

/* The naming of what one accelerometer saw. Steps take their runs out and
 * leave the rest to the next. */
typedef struct
{
  SoleusClassing *classing;
  const SoleusSweep *sweep;
  GArray *runs; /* of SoleusMotionRun, not yet named */
  GArray *named; /* of SoleusSpan: what the steps took */
  GArray *busy; /* of SoleusSpan: what was done on purpose */
  gboolean in_g; /* FALSE: sizes are known in multiples of the rest only */
} SoleusMotion;

static inline const SoleusMotionRun *
soleus_motion_run (const SoleusMotion *motion, guint i)
{
  return &g_array_index (motion->runs, SoleusMotionRun, i);
}

/* @in_g, or in multiples of the rest. */
double soleus_motion_level (const SoleusMotion *motion, double in_g);

/* Rows and runs with more than half of them in @span have a name now. */
void soleus_motion_take (SoleusMotion *motion, SoleusSpan span);

/* One burst over @span, with the sizes of the runs in it; its row. */
guint soleus_motion_add_burst (
    SoleusMotion *motion, SoleusSpan span, SoleusPattern pattern);

/* The runs that overlap @span, and those that follow one another from there
 * within @gap_s: their whole span; @span itself where there is none. */
SoleusSpan soleus_motion_grow (
    const SoleusMotion *motion, SoleusSpan span, double gap_s);

/* Asleep or falling asleep for more than half of @span. */
gboolean soleus_motion_is_sleepy (const SoleusMotion *motion, SoleusSpan span);

/* The steps; knocks are also taken out of @bins. */
void soleus_motion_take_taps (SoleusMotion *motion, GArray *bins);
void soleus_motion_take_rhythms (SoleusMotion *motion);
void soleus_motion_take_movements (SoleusMotion *motion);
void soleus_motion_take_jerks (SoleusMotion *motion);

G_END_DECLS
