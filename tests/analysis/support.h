/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-analyse.h"

/* Signals for the tests of this room, from a seed; the noise is Gaussian. */
typedef struct
{
  GRand *rand;
  double rate_hz;
  gsize n;
  guint n_channels;
  float *x[4];
} Signal;

Signal *signal_new (double rate_hz, double seconds, guint n_channels,
    double noise_rms, guint32 seed);
void signal_free (Signal *signal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Signal, signal_free)

/* A potential of three phases, about 8 ms long, peak to peak @p2p, its peak at
 * @at_s. It is not of the shapes that detectors match with. */
void signal_add_potential (
    Signal *signal, guint channel, double at_s, double p2p);
/* Noise of 20 to 250 Hz and RMS @rms from @from_s to @to_s, with ramps. */
void signal_add_contraction (Signal *signal, guint channel, double from_s,
    double to_s, double ramp_s, double rms);
void signal_add_sine (Signal *signal, guint channel, double from_s, double to_s,
    double from_hz, double to_hz, double amplitude);

/* EMG in uV unless @kind says otherwise (then g, one sensor). @gap_s > 0 parts
 * the recording in two runs of the same length. */
SoleusRecording *signal_make (
    const Signal *signal, SoleusKind kind, double gap_s);
SoleusAnalysis *signal_analyse (const Signal *signal, SoleusKind kind);

guint count_bursts (const SoleusAnalysis *analysis, SoleusPattern pattern);
/* The burst whose onset is nearest to @at_s on @channel, NULL beyond
 * @within_s. */
const SoleusBurst *burst_near (const SoleusAnalysis *analysis, guint channel,
    double at_s, double within_s);
