/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-scale.h"

#include <math.h>

/* Noise of 1 RMS shows about +-3 RMS; a third of the height is +-9. */
#define NOISE_HALF_HEIGHT 9.0
/* Shrinks only when the signal fills less than this part. */
#define TOO_SMALL 0.25
/* Of a track: SOLEUS_TRACK_VALUE_DIVISIONS. */
#define DIVISIONS 4

/* The next of these times a power of ten at or above @value > 0: steps of
 * half as much again at most, so that a signal fills its track. */
static double
round_up (double value)
{
  static const double steps[] = {1.0, 1.5, 2.0, 3.0, 5.0, 7.5, 10.0};
  double power = pow (10.0, floor (log10 (value)));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (value <= steps[i] * power * (1.0 + 1e-9))
      return steps[i] * power;
  return 10.0 * power;
}

/* The middle rounded to a tenth of the half height: zero stays zero. */
static double
round_middle (double middle, double half)
{
  double step = half / 10.0;

  return round (middle / step) * step;
}

gboolean
soleus_scale_fit (SoleusScale *scale, double low, double high, double noise_rms)
{
  double middle = (low + high) / 2.0;
  double half = (high - low) / 2.0;
  double rounded;
  gboolean fits = low >= scale->low && high <= scale->high;

  if (scale->by_hand && scale->set)
    return FALSE;
  if (!isfinite (middle) || !isfinite (half))
    return FALSE;
  if (isfinite (noise_rms) && noise_rms > 0.0)
    half = MAX (half, NOISE_HALF_HEIGHT * noise_rms);
  if (half <= 0.0)
    half = middle != 0.0 ? fabs (middle) : 1.0;
  if (scale->set && fits
      && half >= TOO_SMALL * (scale->high - scale->low) / 2.0)
    return FALSE;

  rounded = round_middle (middle, half);
  half = round_up (half + fabs (middle - rounded));
  middle = rounded;
  scale->low = middle - half;
  scale->high = middle + half;
  scale->set = TRUE;
  return TRUE;
}

void
soleus_scale_gain (SoleusScale *scale, double factor)
{
  double middle = (scale->low + scale->high) / 2.0;
  double half = (scale->high - scale->low) / 2.0 / factor;

  if (!scale->set || !isfinite (half) || half <= 0.0)
    return;
  scale->low = middle - half;
  scale->high = middle + half;
  scale->by_hand = TRUE;
}

void
soleus_scale_set_division (SoleusScale *scale, double per_division)
{
  double middle = (scale->low + scale->high) / 2.0;

  if (!scale->set || !isfinite (per_division) || per_division <= 0.0)
    return;
  middle = round (middle / per_division) * per_division;
  scale->low = middle - DIVISIONS / 2.0 * per_division;
  scale->high = middle + DIVISIONS / 2.0 * per_division;
  scale->by_hand = TRUE;
}

void
soleus_scale_follow (SoleusScale *scale)
{
  scale->by_hand = FALSE;
  scale->set = FALSE;
}
