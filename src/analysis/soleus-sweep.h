/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-activation.h"
#include "soleus-analysis.h"
#include "soleus-motion.h"
#include "soleus-plan.h"
#include "soleus-rhythm-map.h"

G_BEGIN_DECLS

/* A second of a site, for the states and the quality. */
typedef struct
{
  double start_s;
  float noise_rms;
  float movement; /* SD of the acceleration 0.5-20 Hz; 0 for EMG */
  float gravity[SOLEUS_SITE_MAX_AXES]; /* mean of the raw axes */
} SoleusSecond;

/* A pulse that no muscle makes, if others confirm it. */
typedef struct
{
  double onset_s;
  float p2p; /* of the raw signal */
  gboolean strong; /* FALSE: only together with a strong one elsewhere */
  SoleusActivation as_seen; /* what it would be as a burst */
} SoleusPulse;

/* What one pass over a site saw. */
typedef struct
{
  GArray *activations; /* of SoleusActivation, by onset */
  GArray *faint; /* of SoleusActivation, by onset: too weak by themselves */
  GArray *pulses; /* of SoleusPulse, by onset */
  GArray *discharges_s; /* of double */
  GArray *windows; /* of SoleusRhythmWindow, by start */
  GArray *bouts; /* of SoleusBout, by start */
  GArray *artefacts; /* of SoleusArtefact: clipping, flat, missing */
  GArray *seconds; /* of SoleusSecond */
  GArray *leg_runs; /* of SoleusLegRun, by start: activity of a leg */
  GArray *motion; /* of SoleusMotionBin; empty for EMG */
  GArray *beats; /* of SoleusMotionBeat, one a second of motion */
  double brief_noise; /* soleus_plan_brief_noise(), or 0 */
  double motion_rest; /* level that the sensor's noise has in motion */
  float quantum; /* smallest step of the raw acceleration; 0 for EMG */
  guint64 n_clipped; /* samples at the rail */
} SoleusSweep;

SoleusSweep *soleus_sweep_new (void);
void soleus_sweep_free (SoleusSweep *sweep);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusSweep, soleus_sweep_free)

/*
 * Passes over the sites in blocks, on as many threads as there are cores;
 * @plans and the array given back have one row a site. Blocks overlap, so that
 * nothing is lost between them; the rows do not depend on the threads. NULL and
 * the recording's error, or SOLEUS_ERROR_CANCELLED. Free with
 * g_ptr_array_unref().
 */
GPtrArray *soleus_sweep_sites (const SoleusRecording *recording,
    const GArray *sites, const GPtrArray *plans,
    const SoleusParameters *parameters, SoleusProgress *progress,
    GError **error);

/* One block, for tests: core [first_idx, first_idx + n) of @run. */
SoleusSweep *soleus_sweep_block (const SoleusRecording *recording,
    guint site_idx, const SoleusSite *site, const SoleusPlan *plan,
    const SoleusParameters *parameters, const SoleusRun *run, guint64 first_idx,
    gsize n, GError **error);

G_END_DECLS
