/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-block.h"

G_BEGIN_DECLS

/* A pulse with edges that no muscle makes at the skin. */
typedef struct
{
  gsize idx; /* sample of the block: its first edge */
  gsize end; /* after its last edge */
  float p2p; /* of the raw signal */
  gboolean strong; /* FALSE: a fast muscle could just do it */
} SoleusSpike;

/*
 * Finds pulses in the raw signal of an EMG block: up and down again (or the
 * other way) within 2 ms, each edge most of the peak-to-peak of the 16 ms
 * around it (a strong pulse; nearly half makes a weak one) and passed in half a
 * millisecond. A potential that reaches the skin through millimetres of tissue
 * takes longer for its steepest part. Of SoleusSpike; free with
 * g_array_unref(). Empty below 1500 Hz, where half a millisecond is less than a
 * sample.
 */
GArray *soleus_spikes_find (const SoleusBlock *block);

/* Draws a straight line through the conditioned signal where the spikes are,
 * so that what follows them is seen by itself. */
void soleus_spikes_blank (SoleusBlock *block, const GArray *spikes);

G_END_DECLS
