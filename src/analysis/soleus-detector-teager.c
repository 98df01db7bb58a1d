/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-constants.h"
#include "soleus-noise-limit.h"
#include "soleus-teager.h"

extern const SoleusDetector soleus_detector_teager;

/*
 * Teager energy with a lag of rate / 400, which weighs the frequencies of skin
 * potentials most (science.md 2.3: the classic lag of one sample weighs by the
 * square of the frequency), smoothed as a single twitch is.
 */
#define LAG_RATE_HZ 400.0

static const float *
look (const SoleusLookSite *site, const SoleusBlock *block,
    const SoleusEnergy *energy, float *room)
{
  gsize lag = MAX ((gsize)(site->rate_hz / LAG_RATE_HZ + 0.5), 1);
  gsize per_bin = energy->samples_per_bin;
  g_autofree float *teager = g_new (float, MAX (block->n, 1));

  for (gsize bin = 0; bin < energy->n; bin++)
    room[bin] = 0.0f;
  for (guint axis = 0; axis < block->n_axes; axis++)
    {
      soleus_teager (block->event[axis], block->n, lag, teager);
      for (gsize bin = 0; bin < energy->n; bin++)
        {
          float sum = 0.0f;
          for (gsize i = 0; i < per_bin; i++)
            sum += teager[bin * per_bin + i];
          room[bin] += sum / (float)per_bin;
        }
    }
  soleus_energy_smooth (room, energy->n,
      soleus_scale_sigma_s (site->kind, SOLEUS_SCALE_TWITCH, site->rate_hz)
          / energy->bin_s,
      room);
  return room;
}

static double
limit (const SoleusLookSite *site, const SoleusLookNoise *noise, double per_min)
{
  SoleusNoiseBell bell = soleus_scale_bell (site, SOLEUS_SCALE_TWITCH, noise);

  return soleus_noise_bell_limit (&bell,
      soleus_scale_crossings_hz (
          site->kind, SOLEUS_SCALE_TWITCH, site->rate_hz),
      per_min);
}

const SoleusDetector soleus_detector_teager = {
    .id = "teager",
    .n_looks = 1,
    .look = look,
    .limit = limit,
};
