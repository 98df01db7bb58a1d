/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-noise-limit.h"

extern const SoleusDetector soleus_detector_envelope;

/*
 * Energy against what noise reaches by chance, at three widths: a twitch of ten
 * milliseconds, a burst of a tenth of a second and a long weak contraction each
 * stand out best at their own. The wide looks also ask for a real step in
 * power, because a real noise floor drifts more than its statistics say.
 */
static const double least_power[SOLEUS_N_SCALES] = {0.0, 2.0, 2.25};

static const float *
look (const SoleusLookSite *site, const SoleusBlock *block,
    const SoleusEnergy *energy, float *room)
{
  return energy->power[site->look];
}

static double
limit (const SoleusLookSite *site, const SoleusLookNoise *noise, double per_min)
{
  SoleusScale scale = (SoleusScale)site->look;
  SoleusNoiseBell bell = soleus_scale_bell (site, scale, noise);
  double power = soleus_noise_bell_limit (&bell,
      soleus_scale_crossings_hz (site->kind, scale, site->rate_hz), per_min);

  return MAX (power, least_power[scale]);
}

const SoleusDetector soleus_detector_envelope = {
    .id = "envelope",
    .n_looks = SOLEUS_N_SCALES,
    .scales = {SOLEUS_SCALE_TWITCH, SOLEUS_SCALE_BURST, SOLEUS_SCALE_LONG},
    .look = look,
    .limit = limit,
};
