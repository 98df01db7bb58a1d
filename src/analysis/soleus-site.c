/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-site.h"

/* Full trust needs these rates (science.md 1.5 step 0). */
#define EMG_SUFFICIENT_HZ 1000.0
#define ACC_SUFFICIENT_HZ 50.0
#define RATE_SLACK 0.99 /* clocks of phones run at 49.9 Hz */

static gboolean
same_clock (const SoleusChannel *a, const SoleusChannel *b)
{
  if (a->rate_hz != b->rate_hz || a->n_samples != b->n_samples
      || a->n_runs != b->n_runs)
    return FALSE;
  for (guint i = 0; i < a->n_runs; i++)
    if (a->runs[i].n != b->runs[i].n
        || a->runs[i].start_s != b->runs[i].start_s)
      return FALSE;
  return TRUE;
}

/* The site that channel is an axis of, or NULL. */
static SoleusSite *
find_sensor (GArray *sites, const SoleusChannel *channel)
{
  if (channel->kind != SOLEUS_KIND_ACCELEROMETER || channel->sensor < 0)
    return NULL;
  for (guint i = 0; i < sites->len; i++)
    {
      SoleusSite *site = &g_array_index (sites, SoleusSite, i);
      if (site->kind == SOLEUS_KIND_ACCELEROMETER
          && site->channel->sensor == channel->sensor
          && site->n_axes < SOLEUS_SITE_MAX_AXES
          && same_clock (site->channel, channel))
        return site;
    }
  return NULL;
}

GArray *
soleus_sites_of (const SoleusRecording *recording)
{
  GArray *sites = g_array_new (FALSE, TRUE, sizeof (SoleusSite));

  for (guint i = 0; i < soleus_recording_get_n_channels (recording); i++)
    {
      const SoleusChannel *channel =
          soleus_recording_get_channel (recording, i);
      if (channel->n_samples == 0
          || !soleus_channel_can_show_twitches (channel, NULL))
        continue;
      SoleusSite *site = find_sensor (sites, channel);
      if (site == NULL)
        {
          double enough_hz = channel->kind == SOLEUS_KIND_EMG
              ? EMG_SUFFICIENT_HZ
              : ACC_SUFFICIENT_HZ;
          g_array_set_size (sites, sites->len + 1);
          site = &g_array_index (sites, SoleusSite, sites->len - 1);
          site->kind = channel->kind;
          site->channel = channel;
          site->rate_sufficiency =
              channel->rate_hz >= RATE_SLACK * enough_hz ? 1.0 : 0.5;
        }
      site->channels[site->n_axes++] = i;
      soleus_channel_set_add (&site->set, i);
    }
  return sites;
}
