/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The value axis of one track: follows what is in sight as long as nobody
 * chose a gain, in steps so that it does not breathe with every sample. Values
 * in the channel's unit. Pure.
 */
typedef struct
{
  double low;
  double high;
  gboolean by_hand; /* a person chose the gain: stays */
  gboolean set; /* FALSE: nothing fitted yet */
} SoleusScale;

/*
 * Fits to [@low, @high] with room for @noise_rms (NAN or 0: not known): noise
 * alone fills at most a third of the height. Keeps the scale while the new
 * range still fits and fills at least a quarter of it. TRUE when it changed.
 */
gboolean soleus_scale_fit (
    SoleusScale *scale, double low, double high, double noise_rms);

/* @factor > 1: taller signals. Keeps the middle. */
void soleus_scale_gain (SoleusScale *scale, double factor);

/* @per_division: what a quarter of the height is worth, > 0. Stays like a
 * gain that was chosen; the middle lies on a line of that grid. */
void soleus_scale_set_division (SoleusScale *scale, double per_division);

/* Follows what is in sight again. */
void soleus_scale_follow (SoleusScale *scale);

G_END_DECLS
