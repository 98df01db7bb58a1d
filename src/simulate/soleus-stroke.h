/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-scene.h"

G_BEGIN_DECLS

/*
 * One burst while it is being made: alone and free of noise, so that its
 * truth can be measured before it joins the scene.
 */
typedef struct
{
  SoleusScene *scene;
  gsize first_idx; /* of the scene's EMG */
  gsize n;
  float **emg; /* [n_channels][n] */
  gsize acc_first_idx;
  gsize n_acc;
  float *acc[3]; /* [n_acc] */
  GArray *discharges; /* of SoleusTruthDischarge */
} SoleusStroke;

/* Room for potentials from @start_s to @end_s; what sticks out of the scene
 * is cut off. */
SoleusStroke *soleus_stroke_new (
    SoleusScene *scene, double start_s, double end_s);
void soleus_stroke_free (SoleusStroke *stroke);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusStroke, soleus_stroke_free)

/* The unit fires: its peak stands at @time_s (scene time). The amplitude has
 * the unit's jitter. */
void soleus_stroke_fire (SoleusStroke *stroke, const SoleusMotorUnit *unit,
    double time_s, double gain);
/* The same without a twitch of the skin: for bursts that move a limb. */
void soleus_stroke_fire_silently (SoleusStroke *stroke,
    const SoleusMotorUnit *unit, double time_s, double gain);

void soleus_stroke_scale (SoleusStroke *stroke, double gain);

/* The factor that gives the strongest channel an RMS, from onset to offset,
 * of the scene's SNR over the noise, or of @rms_uv where none was asked for.
 * 1 for a silent stroke. */
double soleus_stroke_gain_for (const SoleusStroke *stroke, double rms_uv);

/*
 * Adds the burst to the scene and to its truth: a row for EMG and, where the
 * skin moved, one for the accelerometer. @episode -1: none. The index of the
 * EMG row, or -1 when nothing of the burst lies in the recording.
 */
int soleus_stroke_land (
    SoleusStroke *stroke, SoleusPattern pattern, int episode);

/* The same for a stroke that holds only movement: the index of the
 * accelerometer's row. */
int soleus_stroke_land_movement (
    SoleusStroke *stroke, SoleusPattern pattern, int episode);

/* First and last index at which |x| exceeds a tenth of its largest value.
 * FALSE where x is all zero. */
gboolean soleus_stroke_find_tenth (
    const float *x, gsize n, gsize *first, gsize *last);

G_END_DECLS
