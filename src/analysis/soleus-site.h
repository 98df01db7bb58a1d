/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-recording.h"

G_BEGIN_DECLS

#define SOLEUS_SITE_MAX_AXES 3

/*
 * What is analysed as one signal: an EMG channel, or the axes of one
 * accelerometer together (magnitude for events, principal axis for spectra).
 * Axes that do not share rate, length and runs stay sites of their own.
 */
typedef struct
{
  SoleusKind kind;
  guint channels[SOLEUS_SITE_MAX_AXES];
  guint n_axes;
  SoleusChannelSet set;
  const SoleusChannel *channel; /* the first; borrowed from the recording */
  double rate_sufficiency; /* 1, or 0.5 where the rate is low (science 1.5) */
} SoleusSite;

/* The sites of channels that can show twitches, by first channel; free with
 * g_array_unref(). Of SoleusSite. */
GArray *soleus_sites_of (const SoleusRecording *recording);

G_END_DECLS
