/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-analysis.h"
#include "soleus-recording.h"

G_BEGIN_DECLS

/*
 * A stretch of one channel to be heard. EMG sounds as in the clinic: as it
 * was searched (band pass, without hum), each sample a sample of sound. What
 * swings too slowly to be heard, an accelerometer, bends a tone: an octave up
 * or down is its largest swing. Gaps are silent and keep their length.
 */
typedef struct _SoleusSound SoleusSound;

/* @speed 1: as it was, 0.5: half as fast; > 0 and at most 4. @analysis may
 * be NULL. Holds references. */
SoleusSound *soleus_sound_new (SoleusRecording *recording,
    const SoleusAnalysis *analysis, guint channel, SoleusSpan span,
    double speed);
void soleus_sound_free (SoleusSound *sound);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusSound, soleus_sound_free)

/* Samples a second that come out. */
guint soleus_sound_get_rate_hz (const SoleusSound *sound);
/* Where in the recording sample @n that came out belongs, seconds. */
double soleus_sound_get_time_s (const SoleusSound *sound, guint64 n);

/* The next up to @n samples to @out; 0 at the end, and where the file cannot
 * be read any further. May be called from any thread, one at a time. */
gsize soleus_sound_read (SoleusSound *sound, gint16 *out, gsize n);

G_END_DECLS
