/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-recording-override.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-error.h"
#include "soleus-unit.h"

#define MIN_RATE_HZ 0.001
#define MAX_RATE_HZ 1e6

typedef struct
{
  SoleusRecording *base;
  double *gains; /* [n_channels] */
} Corrected;

SoleusChannelOverride *
soleus_channel_override_copy (const SoleusChannelOverride *override)
{
  SoleusChannelOverride *copy = g_new (SoleusChannelOverride, 1);

  *copy = *override;
  copy->unit = g_strdup (override->unit);
  copy->muscle = g_strdup (override->muscle);
  return copy;
}

void
soleus_channel_override_free (SoleusChannelOverride *override)
{
  if (override == NULL)
    return;
  g_free (override->unit);
  g_free (override->muscle);
  g_free (override);
}

static gboolean
corrected_read (gpointer source, guint channel, guint64 first_idx, gsize n,
    float *out, GError **error)
{
  const Corrected *corrected = source;
  const float gain = (float)corrected->gains[channel];

  if (!soleus_recording_read (
          corrected->base, channel, first_idx, n, out, error))
    return FALSE;
  if (gain != 1.0f)
    for (gsize i = 0; i < n; i++)
      out[i] *= gain;
  return TRUE;
}

static void
corrected_forget (gpointer source, guint channel, guint64 first_idx, gsize n)
{
  const Corrected *corrected = source;

  soleus_recording_forget (corrected->base, channel, first_idx, n);
}

static void
corrected_free (gpointer source)
{
  Corrected *corrected = source;

  soleus_recording_unref (corrected->base);
  g_free (corrected->gains);
  g_free (corrected);
}

static const SoleusSourceClass corrected_class = {
    .read = corrected_read,
    .forget = corrected_forget,
    .free = corrected_free,
};

/* Unit and scale speak of the numbers as they are read now: for a channel
 * without calibration those are the file's own. */
static gboolean
correct_scale (SoleusChannel *channel, const SoleusChannelOverride *override,
    double *gain, GError **error)
{
  const SoleusUnit *unit = NULL;
  double scale = 1.0;

  if (override->mask & SOLEUS_OVERRIDE_SCALE)
    scale = override->scale;
  if (scale == 0.0 || !isfinite (scale))
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
          _ ("Channel “%s”: scale %g, expected a number other than 0."),
          channel->label, scale);
      return FALSE;
    }
  if (override->mask & SOLEUS_OVERRIDE_UNIT)
    {
      unit = soleus_unit_lookup (override->unit);
      if (unit == NULL)
        {
          g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
              _ ("Channel “%s”: unit “%s” is not known, expected one like "
                 "uV, mV, V, g, mg or m/s^2."),
              channel->label, override->unit);
          return FALSE;
        }
      scale *= unit->to_own_unit;
      g_free (channel->unit);
      channel->unit = g_strdup (soleus_quantity_unit (unit->quantity));
      channel->calibrated = TRUE;
    }
  *gain = scale;
  channel->lsb *= fabs (scale);
  channel->rail_low *= scale;
  channel->rail_high *= scale;
  if (channel->rail_low > channel->rail_high)
    {
      double swap = channel->rail_low;
      channel->rail_low = channel->rail_high;
      channel->rail_high = swap;
    }
  return TRUE;
}

static gboolean
correct_channel (SoleusChannel *channel, const SoleusChannelOverride *override,
    double *gain, GError **error)
{
  if (override->mask & SOLEUS_OVERRIDE_KIND)
    channel->kind = override->kind;
  if (override->mask & SOLEUS_OVERRIDE_MUSCLE)
    {
      g_free (channel->muscle);
      channel->muscle = g_strdup (override->muscle);
    }
  if (override->mask & SOLEUS_OVERRIDE_SIDE)
    channel->side = override->side;
  if (override->mask & SOLEUS_OVERRIDE_RATE)
    {
      guint64 n = channel->n_samples;
      if (!(override->rate_hz >= MIN_RATE_HZ
              && override->rate_hz <= MAX_RATE_HZ))
        {
          g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
              _ ("Channel “%s”: rate %g Hz, expected 0.001 to 1,000,000."),
              channel->label, override->rate_hz);
          return FALSE;
        }
      channel->rate_hz = override->rate_hz;
      channel->n_runs = 0;
      channel->n_samples = 0;
      g_clear_pointer (&channel->runs, g_free);
      soleus_channel_add_run (channel, n, 0.0);
    }
  if (override->mask & (SOLEUS_OVERRIDE_UNIT | SOLEUS_OVERRIDE_SCALE))
    return correct_scale (channel, override, gain, error);
  return TRUE;
}

static void
copy_facts (SoleusRecording *base, SoleusRecordingFacts *facts)
{
  GDateTime *start = soleus_recording_get_start (base);

  facts->name = g_strdup (soleus_recording_get_name (base));
  facts->path = g_strdup (soleus_recording_get_path (base));
  facts->format_id = soleus_recording_get_format_id (base);
  facts->fingerprint = g_strdup (soleus_recording_get_fingerprint (base));
  facts->start = start == NULL ? NULL : g_date_time_ref (start);
  facts->log =
      soleus_read_log_ref ((SoleusReadLog *)soleus_recording_get_log (base));
  facts->annotations =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_annotation_free);
  for (guint i = 0; i < soleus_recording_get_n_annotations (base); i++)
    g_ptr_array_add (facts->annotations,
        soleus_annotation_copy (soleus_recording_get_annotation (base, i)));
}

SoleusRecording *
soleus_recording_with_overrides (SoleusRecording *base,
    const SoleusChannelOverride *const *overrides, guint n_overrides,
    GError **error)
{
  const guint n_channels = soleus_recording_get_n_channels (base);
  g_autoptr (GPtrArray) channels =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free);
  g_autofree double *gains = g_new (double, MAX (n_channels, 1));
  SoleusRecordingFacts facts = {NULL};
  Corrected *corrected;

  for (guint c = 0; c < n_channels; c++)
    {
      gains[c] = 1.0;
      g_ptr_array_add (channels,
          soleus_channel_copy (soleus_recording_get_channel (base, c)));
    }
  for (guint i = 0; i < n_overrides; i++)
    {
      guint c = overrides[i]->channel;
      if (c >= n_channels)
        {
          g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
              _ ("Channel %u does not exist, expected 0 to %u."), c,
              n_channels - 1);
          return NULL;
        }
      if (!correct_channel (
              g_ptr_array_index (channels, c), overrides[i], &gains[c], error))
        return NULL;
    }

  copy_facts (base, &facts);
  facts.channels = g_steal_pointer (&channels);
  corrected = g_new (Corrected, 1);
  corrected->base = soleus_recording_ref (base);
  corrected->gains = g_steal_pointer (&gains);
  return soleus_recording_new (&facts, &corrected_class, corrected);
}
