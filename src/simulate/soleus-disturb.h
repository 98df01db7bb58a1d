/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-scene.h"

G_BEGIN_DECLS

/*
 * What lies over the signal (science.md 4.4). Amplitudes in uV, rates per
 * minute; 0 leaves the item out. One row of the table in soleus-disturb.c
 * each: key of the command line, range in which it is drawn, help.
 */
typedef enum
{
  SOLEUS_DISTURB_NOISE_UV, /* RMS in 20-450 Hz */
  SOLEUS_DISTURB_SLOW_UV, /* 1/f noise below 20 Hz, RMS */
  SOLEUS_DISTURB_MAINS_UV, /* amplitude of the first line */
  SOLEUS_DISTURB_MAINS_HZ, /* 50 or 60 */
  SOLEUS_DISTURB_WANDER_UV, /* baseline, 0.05-1 Hz */
  SOLEUS_DISTURB_ECG_UV, /* R peak */
  SOLEUS_DISTURB_POPS_PER_MIN,
  SOLEUS_DISTURB_MOVES_PER_MIN, /* cable and skin movement */
  SOLEUS_DISTURB_CLIP_MV, /* rails of the converter; 0: 5 mV, never reached */
  SOLEUS_DISTURB_CROSSTALK, /* share of a neighbour muscle, 0 to 1 */
  SOLEUS_DISTURB_BACKGROUND, /* level of steady activity, 0 to 1 */
  SOLEUS_DISTURB_VOLUNTARY, /* share of the time in contractions, 0 to 1 */
  SOLEUS_DISTURB_LINE_UV, /* a narrow line that is not mains */
  SOLEUS_N_DISTURBS
} SoleusDisturb;

typedef struct
{
  const char *key; /* of the command line */
  double max; /* largest value that is taken */
  double low; /* of the range in science.md 4.4 */
  double high;
  const char *help; /* N_() */
} SoleusDisturbRow;

const SoleusDisturbRow *soleus_disturb_get_row (SoleusDisturb disturb);

/* How much of it at once. */
typedef enum
{
  SOLEUS_WEATHER_CLEAN, /* noise of the amplifier alone */
  SOLEUS_WEATHER_PLAIN, /* and a little hum and wander */
  SOLEUS_WEATHER_MIXED, /* hum, ECG, pops, movement, contractions */
  SOLEUS_WEATHER_HARD, /* all of it at the upper end */
  SOLEUS_N_WEATHERS
} SoleusWeather;

/* "clean", "plain", "mixed", "hard"; and back (FALSE: none). */
const char *soleus_weather_id (SoleusWeather weather);
gboolean soleus_weather_from_id (const char *id, SoleusWeather *weather);

/* Fills @values, [SOLEUS_N_DISTURBS], from the seed. */
void soleus_weather_draw (SoleusWeather weather, guint64 seed, double *values);

/* Adds everything that is added to @emg, [n_channels][scene->n], a copy of the
 * scene's EMG, and says so in the truth. Movement shakes the accelerometer's
 * scene signal as well. Clipping comes last. */
void soleus_disturb_emg (
    SoleusScene *scene, const double *values, guint64 seed, float **emg);

G_END_DECLS
