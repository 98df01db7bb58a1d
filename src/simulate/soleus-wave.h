/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A shape that is finer than the samples it is added to, so that it can start
 * between two of them. */
#define SOLEUS_WAVE_OVERSAMPLING 8

typedef struct
{
  float *samples; /* at SOLEUS_WAVE_OVERSAMPLING * rate_hz */
  gsize n;
  double rate_hz; /* of the signal it is added to */
  double before_s; /* from its first sample to its reference instant */
} SoleusWave;

/* All zero, long enough for @before_s and @after_s around the reference. */
SoleusWave *soleus_wave_new (double rate_hz, double before_s, double after_s);
SoleusWave *soleus_wave_copy (const SoleusWave *wave);
void soleus_wave_free (SoleusWave *wave);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusWave, soleus_wave_free)

/* Seconds from the reference instant to fine sample @idx. */
double soleus_wave_time_s (const SoleusWave *wave, gsize idx);
/* Largest minus smallest value; the index of the largest |value|. */
double soleus_wave_peak_to_peak (const SoleusWave *wave);
gsize soleus_wave_peak_idx (const SoleusWave *wave);
void soleus_wave_scale (SoleusWave *wave, double factor);

/*
 * Adds @gain times the wave to @out, [n] samples at wave->rate_hz whose first
 * stands at time 0, with the reference instant at @time_s. What falls outside
 * is cut off. The instant is kept to 1 / (2 * oversampling) of a sample.
 */
void soleus_wave_add (
    const SoleusWave *wave, double time_s, double gain, float *out, gsize n);

G_END_DECLS
