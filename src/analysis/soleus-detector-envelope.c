/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-detector.h"

#include <math.h>

extern const SoleusDetector soleus_detector_envelope;

/*
 * Energy against what noise reaches by chance, at three widths at once: a
 * twitch of ten milliseconds, a burst of a tenth of a second and a long weak
 * contraction each stand out best at their own. The accepted false alarms are
 * shared among them. The wide looks also ask for a real step in power, because
 * a real noise floor drifts more than its statistics say.
 */
static const double least_power[SOLEUS_N_SCALES] = {0.0, 2.0, 2.25};

static void
mark_scale (const SoleusDetectorInput *input, SoleusScale scale, guint8 *active)
{
  const SoleusEnergy *energy = input->energy;
  const float *power = energy->power[scale];
  double limit = soleus_plan_limit (input->plan, input->kind, scale,
      input->false_alarms_per_min / SOLEUS_N_SCALES);
  gsize bin = 0;

  limit = MAX (limit, least_power[scale]);
  while (bin < energy->n)
    {
      double at_s = energy->start_s + ((double)bin + 0.5) * energy->bin_s;
      double noise = soleus_plan_noise_at (input->plan, at_s);
      float threshold = (float)(limit * noise * noise);
      /* The floor stands for a second: no look-up for every bin. */
      double next_s = (floor (at_s / input->plan->floor_step_s) + 1.0)
          * input->plan->floor_step_s;
      gsize end = bin + 1 + (gsize)((next_s - at_s) / energy->bin_s);
      for (end = MIN (end, energy->n); bin < end; bin++)
        active[bin] |= power[bin] > threshold;
    }
}

static void
mark (const SoleusDetectorInput *input, guint8 *active)
{
  for (int scale = 0; scale < SOLEUS_N_SCALES; scale++)
    mark_scale (input, (SoleusScale)scale, active);
}

const SoleusDetector soleus_detector_envelope = {"envelope", TRUE, mark};
