/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-random.h"
#include "soleus-wave.h"

G_BEGIN_DECLS

/* What an accelerometer on the skin sees of one twitch (science.md 4.3). */
typedef struct
{
  double contraction_s; /* T: from start to peak of the force */
  double displacement_mm; /* of the skin, at the peak */
  double delay_s; /* potential to force */
  double tissue_hz; /* resonance of skin and sensor */
  double damping; /* zeta of that resonance */
} SoleusTwitch;

/* f(t) = (t/T) exp (1 - t/T), 0 before 0: critically damped, 1 at its peak
 * [V61, Fuglevand 1993]. */
double soleus_twitch_force (double t_s, double contraction_s);

/* T from N(100, 20) ms in 35-160, delay 10-30 ms, resonance 12-30 Hz with
 * zeta 0.3-0.6, the logarithm of the displacement uniform in the limits, mm. */
SoleusTwitch soleus_twitch_draw_values (
    SoleusRandom *random, double low_mm, double high_mm);

/* Acceleration in g; the reference instant is the potential. */
SoleusWave *soleus_twitch_wave (const SoleusTwitch *twitch, double rate_hz);

SoleusWave *soleus_twitch_draw (
    SoleusRandom *random, double rate_hz, double low_mm, double high_mm);

G_END_DECLS
