/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-event-rows.h"

#include <math.h>

const SoleusEpisode *
soleus_burst_episode (const SoleusAnalysis *analysis, const SoleusBurst *burst)
{
  if (burst->episode < 0 || (guint)burst->episode >= analysis->episodes->len)
    return NULL;
  return &g_array_index (analysis->episodes, SoleusEpisode, burst->episode);
}

gboolean
soleus_burst_is_listed (
    const SoleusAnalysis *analysis, const SoleusBurst *burst)
{
  const SoleusEpisode *episode = soleus_burst_episode (analysis, burst);

  return episode == NULL || !episode->rejected;
}

const char *
soleus_burst_unit (const SoleusRecording *recording, const SoleusBurst *burst)
{
  int first = soleus_channel_set_next (&burst->channels, -1);
  const SoleusChannel *channel;

  if (first < 0 || (guint)first >= soleus_recording_get_n_channels (recording))
    return "";
  channel = soleus_recording_get_channel (recording, (guint)first);
  return channel->calibrated ? channel->unit : "x noise";
}

char *
soleus_channel_labels_dup (
    const SoleusRecording *recording, const SoleusChannelSet *channels)
{
  GString *text = g_string_new (NULL);
  guint n = soleus_recording_get_n_channels (recording);

  for (int i = soleus_channel_set_next (channels, -1); i >= 0 && (guint)i < n;
       i = soleus_channel_set_next (channels, i))
    {
      if (text->len > 0)
        g_string_append_c (text, '|');
      g_string_append (
          text, soleus_recording_get_channel (recording, (guint)i)->label);
    }
  return g_string_free (text, FALSE);
}

double *
soleus_episode_amplitudes_new (const SoleusAnalysis *analysis)
{
  double *values = g_new (double, MAX (analysis->episodes->len, 1));

  for (guint i = 0; i < analysis->episodes->len; i++)
    values[i] = NAN;
  for (guint i = 0; i < analysis->bursts->len; i++)
    {
      const SoleusBurst *burst =
          &g_array_index (analysis->bursts, SoleusBurst, i);
      if (burst->episode >= 0 && (guint)burst->episode < analysis->episodes->len
          && !(values[burst->episode] >= burst->amplitude))
        values[burst->episode] = burst->amplitude;
    }
  return values;
}

double
soleus_episode_shown_s (const SoleusAnalysis *analysis,
    const SoleusEpisode *episode, double longest_s)
{
  double middle_s = episode->onset_s + episode->duration_s / 2.0;
  double shown_s = NAN;

  if (episode->duration_s <= longest_s)
    return middle_s;
  for (guint i = 0; i < analysis->bursts->len; i++)
    {
      const SoleusBurst *burst =
          &g_array_index (analysis->bursts, SoleusBurst, i);
      double burst_s = burst->onset_s + burst->duration_s / 2.0;

      if (soleus_burst_episode (analysis, burst) == episode
          && burst->duration_s <= longest_s
          && !(fabs (burst_s - middle_s) >= fabs (shown_s - middle_s)))
        shown_s = burst_s;
    }
  return isnan (shown_s) ? middle_s : shown_s;
}
