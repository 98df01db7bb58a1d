/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-derived-recording.h"

#include <math.h>
#include <string.h>

typedef struct
{
  SoleusRecording *recording;
  SoleusDerivation *derivations;
} Source;

gboolean
soleus_derivation_fits (const SoleusRecording *recording, guint a, guint b)
{
  const SoleusChannel *one = soleus_recording_get_channel (recording, a);
  const SoleusChannel *other = soleus_recording_get_channel (recording, b);

  if (one->rate_hz != other->rate_hz || one->n_runs != other->n_runs
      || strcmp (one->unit, other->unit) != 0)
    return FALSE;
  for (guint i = 0; i < one->n_runs; i++)
    if (one->runs[i].n != other->runs[i].n
        || one->runs[i].start_s != other->runs[i].start_s)
      return FALSE;
  return TRUE;
}

gboolean
soleus_derivation_of_axes (const SoleusRecording *recording, guint channel,
    SoleusDerivation *derivation)
{
  const SoleusChannel *facts =
      soleus_recording_get_channel (recording, channel);
  SoleusDerivation group = {.kind = SOLEUS_DERIVE_MAGNITUDE};
  gboolean has_it = FALSE;

  if (facts->kind != SOLEUS_KIND_ACCELEROMETER)
    return FALSE;
  for (guint i = 0; i < soleus_recording_get_n_channels (recording); i++)
    {
      const SoleusChannel *row = soleus_recording_get_channel (recording, i);

      if (row->kind != facts->kind || row->sensor != facts->sensor
          || !soleus_derivation_fits (recording, channel, i))
        continue;
      group.channels[group.n_channels++] = i;
      has_it = has_it || i == channel;
      if (group.n_channels < SOLEUS_DERIVE_MAX)
        continue;
      if (has_it)
        {
          *derivation = group;
          return TRUE;
        }
      group.n_channels = 0;
    }
  return FALSE;
}

static void
reckon (const SoleusDerivation *derivation, gsize n, const float *x, float *sum)
{
  for (gsize i = 0; i < n; i++)
    sum[i] = derivation->kind == SOLEUS_DERIVE_DIFFERENCE
        ? sum[i] - x[i]
        : sum[i] + x[i] * x[i];
}

static gboolean
source_read (gpointer user_data, guint channel, guint64 first_idx, gsize n,
    float *out, GError **error)
{
  Source *source = user_data;
  guint n_own = soleus_recording_get_n_channels (source->recording);
  const SoleusDerivation *derivation;
  g_autofree float *x = NULL;

  if (channel < n_own)
    return soleus_recording_read (
        source->recording, channel, first_idx, n, out, error);
  derivation = &source->derivations[channel - n_own];
  if (!soleus_recording_read (
          source->recording, derivation->channels[0], first_idx, n, out, error))
    return FALSE;
  if (derivation->kind == SOLEUS_DERIVE_MAGNITUDE)
    for (gsize i = 0; i < n; i++)
      out[i] *= out[i];
  x = g_new (float, MAX (n, 1));
  for (guint c = 1; c < derivation->n_channels; c++)
    {
      if (!soleus_recording_read (source->recording, derivation->channels[c],
              first_idx, n, x, error))
        return FALSE;
      reckon (derivation, n, x, out);
    }
  if (derivation->kind == SOLEUS_DERIVE_MAGNITUDE)
    for (gsize i = 0; i < n; i++)
      out[i] = sqrtf (out[i]);
  return TRUE;
}

static void
source_forget (gpointer user_data, guint channel, guint64 first_idx, gsize n)
{
  Source *source = user_data;

  if (channel < soleus_recording_get_n_channels (source->recording))
    soleus_recording_forget (source->recording, channel, first_idx, n);
}

static void
source_free (gpointer user_data)
{
  Source *source = user_data;

  soleus_recording_unref (source->recording);
  g_free (source->derivations);
  g_free (source);
}

/* "|Acc|" of "Acc X": what the three axes have in common. */
static char *
dup_magnitude_label (const char *label)
{
  gsize length = strlen (label);
  g_autofree char *common = NULL;

  if (length > 1 && strchr ("xyzXYZ", label[length - 1]) != NULL)
    length--;
  common = g_strndup (label, length);
  g_strchomp (common);
  return g_strdup_printf ("|%s|", common[0] != '\0' ? common : label);
}

static SoleusChannel *
new_channel (SoleusRecording *recording, const SoleusDerivation *derivation)
{
  const SoleusChannel *first =
      soleus_recording_get_channel (recording, derivation->channels[0]);
  SoleusChannel *channel = soleus_channel_copy (first);

  g_free (channel->label);
  if (derivation->kind == SOLEUS_DERIVE_DIFFERENCE)
    channel->label = g_strdup_printf ("%s − %s", first->label,
        soleus_recording_get_channel (recording, derivation->channels[1])
            ->label);
  else
    channel->label = dup_magnitude_label (first->label);
  channel->sensor = -1;
  channel->axis = -1;
  channel->lsb = NAN;
  channel->rail_low = NAN;
  channel->rail_high = NAN;
  return channel;
}

SoleusRecording *
soleus_derived_recording_new (SoleusRecording *recording,
    const SoleusDerivation *derivations, guint n_derivations)
{
  static const SoleusSourceClass source_class = {
      source_read, source_forget, source_free};
  GDateTime *start = soleus_recording_get_start (recording);
  Source *source = g_new0 (Source, 1);
  SoleusRecordingFacts facts = {
      .name = g_strdup (soleus_recording_get_name (recording)),
      .format_id = soleus_recording_get_format_id (recording),
      .fingerprint = g_strdup (soleus_recording_get_fingerprint (recording)),
      .start = start == NULL ? NULL : g_date_time_ref (start),
      .log = soleus_read_log_new (),
      .channels =
          g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free),
  };

  for (guint i = 0; i < soleus_recording_get_n_channels (recording); i++)
    g_ptr_array_add (facts.channels,
        soleus_channel_copy (soleus_recording_get_channel (recording, i)));
  for (guint i = 0; i < n_derivations; i++)
    g_ptr_array_add (facts.channels, new_channel (recording, &derivations[i]));
  source->recording = soleus_recording_ref (recording);
  source->derivations =
      g_memdup2 (derivations, n_derivations * sizeof *derivations);
  return soleus_recording_new (&facts, &source_class, source);
}
