/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-edf-scale.h"

#include <math.h>
#include <string.h>

#define BLOCK 65536
#define FIELD 8

/* @value with as many digits as fit into the field. */
static int
spell_digits (double value, char *text)
{
  for (int digits = FIELD; digits > 0; digits--)
    {
      char format[8], buffer[G_ASCII_DTOSTR_BUF_SIZE];
      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (buffer, sizeof buffer, format, value);
      if (strlen (buffer) > FIELD)
        continue;
      g_strlcpy (text, buffer, FIELD + 1);
      return digits;
    }
  return 0;
}

/* The number in at most eight characters, rounded away from @inside so that
 * nothing is cut off. */
static void
spell (double value, double inside, char *text, double *spelt)
{
  const double away = value < inside ? -1.0 : 1.0;
  double last_place;
  int digits = spell_digits (value, text);

  *spelt = g_ascii_strtod (text, NULL);
  /* One more in the last place, or in one further to the front where a zero
   * at the end was not written. */
  for (; digits > 0 && (*spelt - value) * away < 0; digits--)
    {
      last_place = pow (10.0, floor (log10 (fabs (value))) + 1 - digits);
      spell_digits (value + away * last_place, text);
      *spelt = g_ascii_strtod (text, NULL);
    }
}

static gboolean
from_recorder (const SoleusChannel *channel, SoleusEdfScale *scale)
{
  double n_steps;

  if (!isfinite (channel->lsb) || !(channel->lsb > 0)
      || !isfinite (channel->rail_low) || !isfinite (channel->rail_high))
    return FALSE;
  n_steps = round ((channel->rail_high - channel->rail_low) / channel->lsb);
  if (!(n_steps >= 1 && n_steps <= 65535))
    return FALSE;
  spell (
      channel->rail_low, 0.0, scale->physical_min_text, &scale->physical_min);
  spell (
      channel->rail_high, 0.0, scale->physical_max_text, &scale->physical_max);
  /* Only where the texts are exact is nothing lost. */
  if (fabs (scale->physical_min - channel->rail_low) > 1e-3 * channel->lsb
      || fabs (scale->physical_max - channel->rail_high) > 1e-3 * channel->lsb)
    return FALSE;
  scale->digital_min = -(int)((n_steps + 1) / 2);
  scale->digital_max = scale->digital_min + (int)n_steps;
  return TRUE;
}

static gboolean
find_range (const SoleusRecording *recording, guint channel, double *low,
    double *high, SoleusProgress *progress, GError **error)
{
  const guint64 n =
      soleus_recording_get_channel (recording, channel)->n_samples;
  g_autofree float *block = g_new (float, BLOCK);

  *low = INFINITY;
  *high = -INFINITY;
  for (guint64 first = 0; first < n; first += BLOCK)
    {
      gsize take = (gsize)MIN (BLOCK, n - first);
      if (soleus_progress_stop (progress, error)
          || !soleus_recording_read (
              recording, channel, first, take, block, error))
        return FALSE;
      for (gsize i = 0; i < take; i++)
        if (isfinite (block[i]))
          {
            *low = MIN (*low, block[i]);
            *high = MAX (*high, block[i]);
          }
      soleus_recording_forget (recording, channel, first, take);
    }
  return TRUE;
}

gboolean
soleus_edf_scale_find (const SoleusRecording *recording, guint channel,
    SoleusProgress *progress, SoleusEdfScale *scale, GError **error)
{
  double low, high;

  if (from_recorder (soleus_recording_get_channel (recording, channel), scale))
    return TRUE;
  if (!find_range (recording, channel, &low, &high, progress, error))
    return FALSE;
  if (!(low <= high))
    low = high = 0.0;
  if (high - low < 1e-6 * MAX (fabs (low), fabs (high)) || low == high)
    {
      double half = MAX (1e-3 * fabs (low), 1.0);
      low -= half;
      high += half;
    }
  scale->digital_min = -32768;
  scale->digital_max = 32767;
  spell (low, high, scale->physical_min_text, &scale->physical_min);
  spell (high, low, scale->physical_max_text, &scale->physical_max);
  return TRUE;
}

gint16
soleus_edf_scale_apply (const SoleusEdfScale *scale, float value)
{
  double gain = (scale->digital_max - scale->digital_min)
      / (scale->physical_max - scale->physical_min);
  double digital = (value - scale->physical_min) * gain + scale->digital_min;

  return (gint16)CLAMP (
      lrint (digital), scale->digital_min, scale->digital_max);
}
