/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-noise-limit.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

/* The spread of noise, from below (one sigma) and from above. Twitches lift
 * the upper quantile, so that it is trusted up to a skew that noise has. */
#define UPPER_Z 1.2816
#define MOST_SKEW 1.35
/* A wider spread than this over that of white noise of the same band is not of
 * noise alone. */
#define MOST_SPREAD 2.0
/* The same of a Gamma law: its scale from above over that from the middle. The
 * largest of the samples of a bin is less than that law above; coloured noise
 * is more, and twitches are beyond. */
#define LEAST_HEAVY 0.85
#define MOST_HEAVY 1.3
#define ROUNDS 8

SoleusNoiseBell
soleus_noise_bell_fit (const SoleusLookNoise *noise, double expected)
{
  SoleusNoiseBell bell = {1.0, expected};

  if (noise->n == 0)
    return bell;
  double below = cbrt (noise->middle) - cbrt (noise->low);
  double above = (cbrt (noise->high) - cbrt (noise->middle)) / UPPER_Z;
  bell.centre = cbrt (noise->middle);
  bell.spread = CLAMP (above, below, MOST_SKEW * below);
  bell.spread = MIN (bell.spread, MOST_SPREAD * expected);
  return bell;
}

double
soleus_noise_bell_limit (
    const SoleusNoiseBell *bell, double crossings_hz, double per_min)
{
  double z = sqrt (2.0 * log (MAX (60.0 * crossings_hz / per_min, 1.0)));
  double root = bell->centre + z * bell->spread;

  return root * root * root;
}

SoleusNoiseBell
soleus_scale_bell (
    const SoleusLookSite *site, SoleusScale scale, const SoleusLookNoise *noise)
{
  return soleus_noise_bell_fit (noise,
      soleus_scale_spread (
          site->conditioning, site->kind, scale, site->rate_hz));
}

/* The autocorrelation of the smoothed noise is a bell of sqrt (2) sigma. */
double
soleus_scale_crossings_hz (SoleusKind kind, SoleusScale scale, double rate_hz)
{
  return 1.0
      / (2.0 * G_PI * G_SQRT2 * soleus_scale_sigma_s (kind, scale, rate_hz));
}

double
soleus_noise_gamma_limit (
    const SoleusLookNoise *noise, double shape, double rate_hz, double per_min)
{
  double scale = 1.0 / shape;
  double wanted = log (MAX (60.0 * rate_hz / per_min, 1.0)) - lgamma (shape);
  double x = shape;

  if (noise->n > 0)
    {
      double middle = noise->middle / gsl_cdf_gamma_Pinv (0.5, shape, 1.0);
      double high =
          noise->high / gsl_cdf_gamma_Pinv (SOLEUS_LOOK_HIGH, shape, 1.0);
      scale = CLAMP (high, LEAST_HEAVY * middle, MOST_HEAVY * middle);
    }
  /* x = wanted + (shape - 1/2) log x, from above the law's own mean. */
  for (int round = 0; round < ROUNDS; round++)
    x = MAX (wanted + (shape - 0.5) * log (x), shape);
  return scale * x;
}
