/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-disturb.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const SoleusDisturbRow rows[SOLEUS_N_DISTURBS] = {
    [SOLEUS_DISTURB_NOISE_UV] = {"noise-uv", 1000.0, 1.0, 5.0,
        N_ ("Noise of electrode and amplifier, uV RMS in 20-450 Hz.")},
    [SOLEUS_DISTURB_SLOW_UV] = {"slow-uv", 10000.0, 1.0, 10.0,
        N_ ("1/f noise below 20 Hz, uV RMS.")},
    [SOLEUS_DISTURB_MAINS_UV] = {"mains-uv", 10000.0, 2.0, 50.0,
        N_ ("Amplitude of the mains hum, uV; its harmonics follow.")},
    [SOLEUS_DISTURB_MAINS_HZ] = {"mains-hz", 400.0, 50.0, 60.0,
        N_ ("Frequency of the mains, 50 or 60.")},
    [SOLEUS_DISTURB_WANDER_UV] = {"wander-uv", 100000.0, 50.0, 1000.0,
        N_ ("Wander of the baseline at 0.05-1 Hz, uV.")},
    [SOLEUS_DISTURB_ECG_UV] = {"ecg-uv", 10000.0, 5.0, 60.0,
        N_ ("Height of the heart's R wave at the electrodes, uV.")},
    [SOLEUS_DISTURB_POPS_PER_MIN] = {"pops", 600.0, 0.0, 3.0,
        N_ ("Electrode pops a minute.")},
    [SOLEUS_DISTURB_MOVES_PER_MIN] = {"moves", 600.0, 0.0, 3.0,
        N_ ("Movements of cable and skin a minute.")},
    [SOLEUS_DISTURB_CLIP_MV] = {"clip-mv", 1000.0, 1.0, 5.0,
        N_ ("The converter's limits, mV either way.")},
    [SOLEUS_DISTURB_CROSSTALK] = {"crosstalk", 1.0, 0.05, 0.17,
        N_ ("Share of its amplitude with which a unit is seen on the channels "
            "of other muscles.")},
    [SOLEUS_DISTURB_BACKGROUND] = {"background", 1.0, 0.02, 0.10,
        N_ ("Steady voluntary activity, share of the greatest.")},
    [SOLEUS_DISTURB_VOLUNTARY] = {"voluntary", 0.9, 0.02, 0.10,
        N_ ("Share of the time that is filled with contractions.")},
    [SOLEUS_DISTURB_LINE_UV] = {"line-uv", 10000.0, 2.0, 50.0,
        N_ ("A narrow line that is not mains, uV.")},
};

static const char *const weather_ids[SOLEUS_N_WEATHERS] = {
    [SOLEUS_WEATHER_CLEAN] = "clean",
    [SOLEUS_WEATHER_PLAIN] = "plain",
    [SOLEUS_WEATHER_MIXED] = "mixed",
    [SOLEUS_WEATHER_HARD] = "hard",
};

const SoleusDisturbRow *
soleus_disturb_get_row (SoleusDisturb disturb)
{
  g_assert ((guint)disturb < SOLEUS_N_DISTURBS);
  return &rows[disturb];
}

const char *
soleus_weather_id (SoleusWeather weather)
{
  return weather_ids[weather];
}

gboolean
soleus_weather_from_id (const char *id, SoleusWeather *weather)
{
  for (guint i = 0; i < SOLEUS_N_WEATHERS; i++)
    if (g_strcmp0 (id, weather_ids[i]) == 0)
      {
        *weather = (SoleusWeather)i;
        return TRUE;
      }
  return FALSE;
}

/* Which items a weather has. */
#define BIT(name) (1u << SOLEUS_DISTURB_##name)
#define PLAIN_ITEMS \
  (BIT (NOISE_UV) | BIT (SLOW_UV) | BIT (WANDER_UV) | BIT (CROSSTALK))
#define MIXED_ITEMS \
  (PLAIN_ITEMS | BIT (MAINS_UV) | BIT (ECG_UV) | BIT (POPS_PER_MIN) \
      | BIT (MOVES_PER_MIN) | BIT (VOLUNTARY))

static const guint weather_items[SOLEUS_N_WEATHERS] = {
    [SOLEUS_WEATHER_CLEAN] = BIT (NOISE_UV),
    [SOLEUS_WEATHER_PLAIN] = PLAIN_ITEMS,
    [SOLEUS_WEATHER_MIXED] = MIXED_ITEMS,
    [SOLEUS_WEATHER_HARD] = MIXED_ITEMS | BIT (BACKGROUND),
};

void
soleus_weather_draw (SoleusWeather weather, guint64 seed, double *values)
{
  SoleusRandom random;

  soleus_random_init (&random, seed, SOLEUS_STREAM_ARTEFACTS);
  for (guint i = 0; i < SOLEUS_N_DISTURBS; i++)
    {
      /* Drawn for every item: a weather more does not move the others. */
      double drawn = soleus_random_uniform (&random, rows[i].low, rows[i].high);
      gboolean has = (weather_items[weather] >> i & 1) != 0;
      if (weather == SOLEUS_WEATHER_HARD)
        drawn = 0.5 * (drawn + rows[i].high);
      values[i] = has ? drawn : 0.0;
    }
  values[SOLEUS_DISTURB_MAINS_HZ] = 50.0;
}
