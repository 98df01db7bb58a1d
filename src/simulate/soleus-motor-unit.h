/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-random.h"
#include "soleus-shape.h"
#include "soleus-wave.h"

G_BEGIN_DECLS

/* Where the electrodes are and what they see of a unit that is not under
 * them. */
typedef struct
{
  guint n_channels;
  double rate_hz;
  SoleusShape shape;
  gboolean needle;
  gboolean array; /* channels 20 mm apart along the fibres of one muscle */
  double crosstalk; /* share seen by the other muscles' channels; 0: none */
} SoleusElectrodes;

/* A motor unit: its potential on every channel, its twitch in the skin. */
typedef struct
{
  guint id;
  guint home; /* the channel above it */
  guint n_channels;
  SoleusWave **waves; /* [n_channels], uV; NULL: not seen there */
  double amplitude_uv; /* peak to peak at home */
  double jitter; /* SD of the amplitude from discharge to discharge */
  SoleusWave *twitch; /* skin acceleration, g; NULL: no accelerometer */
  double direction[3]; /* of the skin's movement, length 1 */
} SoleusMotorUnit;

/*
 * Draws a unit above channel @home. @amplitude_uv is its peak-to-peak size
 * there; NAN draws it from science.md 4.1c. @acc_rate_hz 0: no twitch.
 */
SoleusMotorUnit *soleus_motor_unit_new (SoleusRandom *random,
    const SoleusElectrodes *electrodes, guint id, guint home,
    double amplitude_uv, double acc_rate_hz);
void soleus_motor_unit_free (SoleusMotorUnit *unit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusMotorUnit, soleus_motor_unit_free)

/* science.md 4.1c: surface log-normal, median 90 uV, sigma_ln 0.6, 20 to 1500;
 * needle normal 561 +- 367, 123 to 1480. */
double soleus_motor_unit_draw_amplitude_uv (
    SoleusRandom *random, gboolean needle);

G_END_DECLS
