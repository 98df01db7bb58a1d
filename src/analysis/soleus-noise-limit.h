/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-detector.h"

G_BEGIN_DECLS

/*
 * What noise alone exceeds so many times a minute, from what was seen of it.
 * Limits are in multiples of the noise power.
 */

/* Cube root of a power that is smoothed over many degrees of freedom: near
 * Gaussian [wilson1931]. */
typedef struct
{
  double centre;
  double spread;
} SoleusNoiseBell;

/* @expected: the spread by theory, taken where @noise tells nothing, and the
 * measure of what is believed. */
SoleusNoiseBell soleus_noise_bell_fit (
    const SoleusLookNoise *noise, double expected);
/* @crossings_hz: how often the smoothed noise crosses its own mean upward. */
double soleus_noise_bell_limit (
    const SoleusNoiseBell *bell, double crossings_hz, double per_min);

/* The same of a scale of the energy. */
SoleusNoiseBell soleus_scale_bell (const SoleusLookSite *site,
    SoleusScale scale, const SoleusLookNoise *noise);
double soleus_scale_crossings_hz (
    SoleusKind kind, SoleusScale scale, double rate_hz);

/*
 * A power of few degrees of freedom, 2 @shape of them: a Gamma law. Its scale
 * is read off the quantiles of @noise (1 / @shape where there is none: the mean
 * is then the noise power). @rate_hz times the density at root (x) x is how
 * often it crosses x times its scale upward [rice1945].
 */
double soleus_noise_gamma_limit (
    const SoleusLookNoise *noise, double shape, double rate_hz, double per_min);

G_END_DECLS
