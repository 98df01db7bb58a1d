/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-channel.h"

#include <math.h>
#include <string.h>

/* Lowest rates at which anything of a twitch is left in the data [D]:
 * surface EMG keeps its lower band (20 to 75 Hz), an accelerometer the
 * body of the transient (science.md 4.3: energy at 10-25 Hz). */
#define EMG_MIN_RATE_HZ 150.0
#define ACC_MIN_RATE_HZ 20.0

SoleusChannel *
soleus_channel_new (
    const char *label, SoleusKind kind, const char *unit, double rate_hz)
{
  SoleusChannel *channel = g_new0 (SoleusChannel, 1);

  channel->label = g_strdup (label);
  channel->kind = kind;
  channel->unit = g_strdup (unit);
  channel->rate_hz = rate_hz;
  channel->sensor = -1;
  channel->axis = -1;
  channel->lsb = NAN;
  channel->rail_low = NAN;
  channel->rail_high = NAN;
  return channel;
}

SoleusChannel *
soleus_channel_copy (const SoleusChannel *channel)
{
  SoleusChannel *copy = g_new (SoleusChannel, 1);

  *copy = *channel;
  copy->label = g_strdup (channel->label);
  copy->unit = g_strdup (channel->unit);
  copy->muscle = g_strdup (channel->muscle);
  copy->runs =
      g_memdup2 (channel->runs, channel->n_runs * sizeof *channel->runs);
  return copy;
}

void
soleus_channel_free (SoleusChannel *channel)
{
  if (channel == NULL)
    return;
  g_free (channel->label);
  g_free (channel->unit);
  g_free (channel->muscle);
  g_free (channel->runs);
  g_free (channel);
}

void
soleus_channel_add_run (SoleusChannel *channel, guint64 n, double start_s)
{
  SoleusRun *run;

  if (n == 0)
    return;
  /* The capacity is the next power of two: a night of packets is many runs. */
  if ((channel->n_runs & (channel->n_runs - 1)) == 0)
    channel->runs = g_renew (SoleusRun, channel->runs,
        channel->n_runs == 0 ? 1 : 2 * channel->n_runs);
  run = &channel->runs[channel->n_runs++];
  run->first_idx = channel->n_samples;
  run->n = n;
  run->start_s = start_s;
  channel->n_samples += n;
}

/* The run that holds sample @idx. */
static guint
run_of_idx (const SoleusChannel *channel, guint64 idx)
{
  guint low = 0, high = channel->n_runs;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;
      if (channel->runs[middle].first_idx <= idx)
        low = middle;
      else
        high = middle;
    }
  return low;
}

double
soleus_channel_time_s (const SoleusChannel *channel, guint64 idx)
{
  const SoleusRun *run;

  if (channel->n_runs == 0)
    return 0.0;
  if (idx >= channel->n_samples)
    return soleus_channel_end_s (channel);
  run = &channel->runs[run_of_idx (channel, idx)];
  return run->start_s + (double)(idx - run->first_idx) / channel->rate_hz;
}

guint64
soleus_channel_idx (const SoleusChannel *channel, double time_s)
{
  guint low = 0, high = channel->n_runs;
  const SoleusRun *run;
  double offset;

  if (channel->n_runs == 0 || !(time_s > channel->runs[0].start_s))
    return 0;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;
      if (channel->runs[middle].start_s <= time_s)
        low = middle;
      else
        high = middle;
    }
  run = &channel->runs[low];
  /* A millionth of a sample of slack: times are sums of rounded parts. */
  offset = ceil ((time_s - run->start_s) * channel->rate_hz - 1e-6);
  if (offset >= (double)run->n)
    return run->first_idx + run->n;
  return run->first_idx + (guint64)MAX (offset, 0.0);
}

double
soleus_channel_end_s (const SoleusChannel *channel)
{
  const SoleusRun *last;

  if (channel->n_runs == 0)
    return 0.0;
  last = &channel->runs[channel->n_runs - 1];
  return last->start_s + (double)last->n / channel->rate_hz;
}

double
soleus_channel_observed_s (const SoleusChannel *channel)
{
  return (double)channel->n_samples / channel->rate_hz;
}

gboolean
soleus_channel_can_show_twitches (
    const SoleusChannel *channel, const char **reason_id)
{
  const char *reason = NULL;

  if (channel->kind == SOLEUS_KIND_OTHER)
    reason = "not-a-muscle-signal";
  else if (channel->n_samples == 0)
    reason = "no-samples";
  else if (channel->kind == SOLEUS_KIND_EMG
      && channel->rate_hz < EMG_MIN_RATE_HZ)
    reason = "emg-rate-too-low";
  else if (channel->kind == SOLEUS_KIND_ACCELEROMETER
      && channel->rate_hz < ACC_MIN_RATE_HZ)
    reason = "accelerometer-rate-too-low";
  if (reason_id != NULL)
    *reason_id = reason;
  return reason == NULL;
}

const char *
soleus_channel_get_muscle (const SoleusChannel *channel, gboolean *assumed)
{
  const gboolean told = channel->muscle != NULL;
  const gboolean assume = !told && channel->kind != SOLEUS_KIND_OTHER;

  if (assumed != NULL)
    *assumed = assume;
  return assume ? "calf" : channel->muscle;
}

static const char *const kind_ids[] = {"emg", "accelerometer", "other"};
static const char *const side_ids[] = {NULL, "left", "right"};

static int
find_id (const char *const *ids, gsize n, const char *id)
{
  for (gsize i = 0; i < n; i++)
    if (g_strcmp0 (ids[i], id) == 0)
      return (int)i;
  return -1;
}

const char *
soleus_kind_id (SoleusKind kind)
{
  return kind_ids[kind];
}

gboolean
soleus_kind_from_id (const char *id, SoleusKind *kind)
{
  int found = find_id (kind_ids, G_N_ELEMENTS (kind_ids), id);

  if (found >= 0)
    *kind = (SoleusKind)found;
  return found >= 0;
}

const char *
soleus_side_id (SoleusSide side)
{
  return side_ids[side];
}

gboolean
soleus_side_from_id (const char *id, SoleusSide *side)
{
  int found = find_id (side_ids, G_N_ELEMENTS (side_ids), id);

  if (found >= 0)
    *side = (SoleusSide)found;
  return found >= 0;
}
