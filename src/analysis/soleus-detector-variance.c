/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-noise-limit.h"

extern const SoleusDetector soleus_detector_variance;

/*
 * Change of the variance: the power inside a window over that beside it, on
 * the quieter side, where the likelihood of one variance for both is least
 * [staude2001]. It needs no noise floor; in exchange it sees the edges of what
 * is long, not its middle.
 */
static const double inside_s[2] = {
    [SOLEUS_KIND_EMG] = 0.016,
    [SOLEUS_KIND_ACCELEROMETER] = 0.12,
};
#define BESIDE_TIMES 6 /* the windows beside it, in windows inside */

/* sums[b]: of the bins before b. */
static double
mean_of (const double *sums, gsize from, gsize to)
{
  return to > from ? (sums[to] - sums[from]) / (double)(to - from) : INFINITY;
}

static const float *
look (const SoleusLookSite *site, const SoleusBlock *block,
    const SoleusEnergy *energy, float *room)
{
  gsize n = energy->n;
  gsize half =
      MAX ((gsize)(0.5 * inside_s[site->kind] / energy->bin_s + 0.5), 1);
  gsize beside = BESIDE_TIMES * 2 * half;
  g_autofree double *sums = g_new (double, n + 1);

  sums[0] = 0.0;
  for (gsize bin = 0; bin < n; bin++)
    sums[bin + 1] = sums[bin] + energy->bins[bin];
  for (gsize bin = 0; bin < n; bin++)
    {
      gsize from = bin > half ? bin - half : 0;
      gsize to = MIN (bin + half, n);
      double inside = mean_of (sums, from, to);
      /* A window that the block cuts tells too little. */
      double before =
          from >= beside ? mean_of (sums, from - beside, from) : INFINITY;
      double after =
          to + beside <= n ? mean_of (sums, to, to + beside) : INFINITY;
      double quiet = MIN (before, after);
      room[bin] =
          quiet > 0.0 && isfinite (quiet) ? (float)(inside / quiet) : 0.0f;
    }
  return room;
}

static double
limit (const SoleusLookSite *site, const SoleusLookNoise *noise, double per_min)
{
  SoleusNoiseBell bell = soleus_scale_bell (site, SOLEUS_SCALE_TWITCH, noise);

  return soleus_noise_bell_limit (&bell, 0.5 / inside_s[site->kind], per_min);
}

const SoleusDetector soleus_detector_variance = {
    .id = "variance",
    .n_looks = 1,
    .is_ratio = TRUE,
    .look = look,
    .limit = limit,
};
