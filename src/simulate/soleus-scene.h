/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-motor-unit.h"
#include "soleus-progress.h"
#include "soleus-random.h"
#include "soleus-truth.h"

G_BEGIN_DECLS

/* Independent streams of one seed. */
typedef enum
{
  SOLEUS_STREAM_UNITS,
  SOLEUS_STREAM_FIRING,
  SOLEUS_STREAM_LIMB,
  SOLEUS_STREAM_NOISE,
  SOLEUS_STREAM_ARTEFACTS,
  SOLEUS_STREAM_SENSOR
} SoleusStream;

/*
 * The stage of a simulation: the noise-free signals so far, and the truth of
 * what was put into them. EMG in uV, skin acceleration in g along three
 * directions of the body.
 */
typedef struct
{
  double duration_s;
  double rate_hz; /* EMG */
  gsize n;
  float **emg; /* [n_channels][n] */
  double acc_rate_hz; /* 0: no accelerometer */
  gsize n_acc;
  float *acc[3]; /* [n_acc] */
  SoleusElectrodes electrodes;
  double noise_uv; /* RMS, 20-450 Hz */
  double snr; /* p2p / noise RMS of single potentials, dB of bursts; NAN: own
                 amplitudes of the recipe */
  guint n_units; /* drawn so far: the next unit's number */
  SoleusRandom units;
  SoleusRandom firing;
  SoleusRandom limb;
  SoleusTruth *truth;
} SoleusScene;

SoleusScene *soleus_scene_new (double duration_s, double acc_rate_hz,
    const SoleusElectrodes *electrodes, guint64 seed);
void soleus_scene_free (SoleusScene *scene);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusScene, soleus_scene_free)

/* Channel numbers of the recording: EMG first, then x, y, z. */
SoleusChannelSet soleus_scene_emg_channels (const SoleusScene *scene);
SoleusChannelSet soleus_scene_acc_channels (const SoleusScene *scene);

/* A new unit above channel @home; its potential alone is `snr` times the
 * noise where that was asked for. */
SoleusMotorUnit *soleus_scene_draw_unit (SoleusScene *scene, guint home);

/* Many units above channel @home, of natural amplitudes whatever the SNR, for
 * bursts that are scaled as a whole. They share at most 24 different shapes,
 * which the ear of a detector cannot tell from n. Free the array. */
GPtrArray *soleus_scene_draw_pool (SoleusScene *scene, guint home, guint n);

G_END_DECLS
