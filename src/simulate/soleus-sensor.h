/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-scene.h"

G_BEGIN_DECLS

/* An accelerometer as it is sold (science.md 4.3). */
typedef struct
{
  double noise_mg_sqrt_hz; /* 0.1-0.2 */
  double lsb_g; /* 0.001-0.004 */
  double range_g; /* 2-16, either way */
  double offset_g[3]; /* +-0.050 */
  double turn[3][3]; /* body to sensor: a rotation */
} SoleusSensor;

SoleusSensor soleus_sensor_draw (guint64 seed);

/* White noise of one axis in RMS g at @rate_hz. */
double soleus_sensor_noise_g (const SoleusSensor *sensor, double rate_hz);

/* What the sensor writes of the scene's movement: gravity added, turned,
 * noise, offset, steps of the converter, range. @out [3][scene->n_acc]. */
void soleus_sensor_read (const SoleusSensor *sensor, const SoleusScene *scene,
    guint64 seed, float **out);

G_END_DECLS
