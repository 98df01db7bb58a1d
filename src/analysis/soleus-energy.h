/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-block.h"

G_BEGIN_DECLS

/* How wide a look at the energy is: one twitch, a burst, a contraction. */
typedef enum
{
  SOLEUS_SCALE_TWITCH,
  SOLEUS_SCALE_BURST,
  SOLEUS_SCALE_LONG,
  SOLEUS_N_SCALES
} SoleusScale;

/*
 * Energy of the event band, summed over the axes, in short bins (2 ms for EMG
 * from 500 Hz, else a sample), and smoothed to three scales by a bell of
 * sigma_s. power[scale][bin] has the unit of the signal squared.
 */
typedef struct
{
  double start_s;
  double bin_s;
  gsize samples_per_bin;
  gsize n;
  float *bins;
  float *power[SOLEUS_N_SCALES];
} SoleusEnergy;

/* Standard deviation of the bell of a scale, seconds; never narrower than a
 * bin or two at @rate_hz, where it would look at single samples. */
double soleus_scale_sigma_s (
    SoleusKind kind, SoleusScale scale, double rate_hz);

/* Spread of the cube root of the energy of white noise in the band, over that
 * of its mean [wilson1931]. */
double soleus_scale_spread (const SoleusConditioning *band, SoleusKind kind,
    SoleusScale scale, double rate_hz);

/* [n] values >= 0 through three moving means, nearly a bell. @y may be @x. */
void soleus_energy_smooth (
    const float *x, gsize n, double sigma_bins, float *y);

SoleusEnergy *soleus_energy_new (const SoleusBlock *block, SoleusKind kind);
void soleus_energy_free (SoleusEnergy *energy);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusEnergy, soleus_energy_free)

/* The amplitude envelope (root of the energy) at about @rate_hz; @n values,
 * at @envelope_rate_hz, from the start. Free with g_free(). */
float *soleus_energy_dup_envelope (const SoleusEnergy *energy, double rate_hz,
    gsize *n, double *envelope_rate_hz);

G_END_DECLS
