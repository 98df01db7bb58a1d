/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-repeat.h"

#include <math.h>

#include "soleus-constants.h"

#define HALF_S 0.003 /* of what is sought again */
#define LEAST_LAG_S 0.0025
#define MOST_LAG 1.2 /* lags of a group grow, and noise moves peaks */
#define LIKENESS 0.75
#define LEAST_GAIN 0.5 /* of the largest */
#define LEAST_SHARE 0.3 /* of an energy is not noise */
#define VALLEY 0.5 /* of the smaller peak, between two */

/* Of the burst's energy, in the discharges found: interference of many units
 * repeats a piece of itself now and then, but most of it is something else. */
#define EXPLAINED 0.55

typedef struct
{
  const float *x;
  gsize n;
  gsize peak;
  int half;
  double noise; /* energy of the noise in its length */
  double energy; /* its own */
} Pattern;

static double
sample (const Pattern *pattern, gssize i)
{
  return i >= 0 && i < (gssize)pattern->n ? pattern->x[i] : 0.0;
}

/* Size of the pattern at @i, 1 at its own place; how like it is, -1 to 1. */
static double
gain_at (const Pattern *pattern, gssize i, double *likeness)
{
  double product = 0.0;
  double energy = 0.0;

  for (int k = -pattern->half; k <= pattern->half; k++)
    {
      double here = sample (pattern, i + k);
      product += here * sample (pattern, (gssize)pattern->peak + k);
      energy += here * here;
    }
  energy = MAX (energy - pattern->noise, LEAST_SHARE * energy);
  *likeness = energy > 0.0 ? product / sqrt (energy * pattern->energy) : 0.0;
  return product / pattern->energy;
}

/* Where the parabola through three values has its top, from the middle. */
static double
top_of (double before, double here, double after)
{
  double bend = before - 2.0 * here + after;

  return bend < 0.0 ? 0.5 * (before - after) / bend : 0.0;
}

static gboolean
set_pattern (Pattern *pattern, gsize first, gsize end)
{
  double unused;

  pattern->peak = first;
  for (gsize i = first; i < end; i++)
    if (fabsf (pattern->x[i]) > fabsf (pattern->x[pattern->peak]))
      pattern->peak = i;
  pattern->energy = 1.0;
  double energy = gain_at (pattern, (gssize)pattern->peak, &unused);
  pattern->energy = MAX (energy - pattern->noise, LEAST_SHARE * energy);
  return pattern->energy > 0.0;
}

static double
energy_of (const float *x, gsize first, gsize end)
{
  double energy = 0.0;

  for (gsize i = first; i < end; i++)
    energy += (double)x[i] * x[i];
  return energy;
}

guint
soleus_repeat_find (const float *x, gsize n, gsize first, gsize end,
    double rate_hz, double noise_rms, double at[SOLEUS_MOST_REPEATS])
{
  Pattern pattern = {.x = x, .n = n, .half = (int)(HALF_S * rate_hz + 0.5)};
  pattern.noise = noise_rms * noise_rms * (2 * pattern.half + 1);
  double most_lag = soleus_constant_high (SOLEUS_C_DBL_ISI) / 1000.0 * rate_hz;
  double last_gain = 0.0;
  double explained = 0.0;
  double valley = 0.0;
  guint found = 0;

  if (end <= first || !set_pattern (&pattern, first, end))
    return 0;
  for (gssize i = (gssize)first; i < (gssize)end; i++)
    {
      double likeness;
      double gain = gain_at (&pattern, i, &likeness);
      double unused;
      double before = gain_at (&pattern, i - 1, &unused);
      double after = gain_at (&pattern, i + 1, &unused);
      valley = MIN (valley, gain);
      if (gain < LEAST_GAIN || likeness < LIKENESS || gain < before
          || gain <= after)
        continue;
      double top = (double)i + top_of (before, gain, after);
      if (found > 0
          && (top - at[found - 1] < LEAST_LAG_S * rate_hz
              || valley > VALLEY * MIN (gain, last_gain)))
        continue;
      gboolean far = found > 0 && top - at[found - 1] > MOST_LAG * most_lag;
      if (found == SOLEUS_MOST_REPEATS || (far && found > 1))
        break;
      if (far)
        {
          found = 0;
          explained = 0.0;
        }
      explained += gain * gain * pattern.energy;
      at[found++] = top;
      last_gain = gain;
      valley = gain;
    }
  if (explained < EXPLAINED
          * (energy_of (x, first, end)
              - noise_rms * noise_rms * (double)(end - first)))
    return 1;
  return MAX (found, 1);
}
