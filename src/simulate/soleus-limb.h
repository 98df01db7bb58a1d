/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-scene.h"
#include "soleus-span.h"

G_BEGIN_DECLS

/* How a limb follows its muscles (science.md 4.3). */
typedef struct
{
  double peak_g; /* largest |acceleration| of the movement */
  double drive_hz; /* low-pass of the rectified EMG, 3-5 Hz */
  double joint_hz; /* resonance, 2-4 Hz for a free foot */
  double damping; /* zeta of the joint, 0.2-0.5 */
  double balance; /* 0 to 1: share of the mean pull that the antagonist
                     holds against */
} SoleusLimb;

/* Resonance, damping and low-pass drawn from their ranges. */
SoleusLimb soleus_limb_draw (
    SoleusRandom *random, double low_g, double high_g, double balance);

/*
 * The noise-free EMG of the scene within @span moves the limb: rotation in
 * the field of gravity and acceleration along its path. Adds it to the scene
 * and one burst of the accelerometer to the truth; nothing without an
 * accelerometer or without EMG in the span.
 */
void soleus_limb_move (SoleusScene *scene, const SoleusLimb *limb,
    SoleusSpan span, SoleusPattern pattern, int episode);

/* Adds acceleration @acc, [3][n] from acc sample @first_idx, as one burst. */
int soleus_limb_land (SoleusScene *scene, float *const *acc, gsize first_idx,
    gsize n, SoleusPattern pattern, int episode);

G_END_DECLS
