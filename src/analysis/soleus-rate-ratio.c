/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-rate-ratio.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#include "soleus-binomial.h"

/* Two-sided 95 %, and four cases of five. */
#define TAIL 0.975
#define POWER 0.8
/* Rates are alike when only rounding parts them. */
#define SAME 1e-9

static const SoleusRateRatio unknown = {
    .ratio = {NAN, NAN, NAN}, .p = NAN, .more_min = NAN, .dispersion = NAN};

/* Share of the second among all, as ratio of the rates. */
static double
ratio_of (double share, SoleusCount first, SoleusCount second)
{
  return share >= 1.0
      ? INFINITY
      : share / (1.0 - share) * first.observed_s / second.observed_s;
}

/* Twice the smaller tail. */
static double
binomial_p (SoleusCount first, SoleusCount second)
{
  const guint n = first.n + second.n;
  const double share =
      second.observed_s / (first.observed_s + second.observed_s);
  const double below = gsl_cdf_binomial_P (second.n, share, n);
  const double above =
      second.n == 0 ? 1.0 : gsl_cdf_binomial_Q (second.n - 1, share, n);

  return MIN (2.0 * MIN (below, above), 1.0);
}

/*
 * Square roots of counts have variance 1/4 whatever the rate: the roots of
 * two rates are told apart after (z + z)^2 / 2 (r1 - r0)^2 of each, times the
 * dispersion. @dispersion >= 1.
 */
static double
needed_min (SoleusCount first, SoleusCount second, double dispersion)
{
  const double a = sqrt (first.n / (first.observed_s / 60.0));
  const double b = sqrt (second.n / (second.observed_s / 60.0));
  const double z =
      gsl_cdf_ugaussian_Pinv (TAIL) + gsl_cdf_ugaussian_Pinv (POWER);

  return fabs (a - b) < SAME * MAX (a, b)
      ? NAN
      : dispersion * z * z / (2.0 * (a - b) * (a - b));
}

static void
say (SoleusRateRatio *result, SoleusCount first, SoleusCount second)
{
  const double least_min = MIN (first.observed_s, second.observed_s) / 60.0;
  double needed;

  result->differs = result->ratio.low > 1.0 || result->ratio.high < 1.0;
  result->more_min = NAN;
  if (result->differs)
    return;
  needed = needed_min (first, second, result->dispersion);
  if (!isnan (needed))
    result->more_min = MAX (needed - least_min, 0.0);
}

SoleusRateRatio
soleus_rate_ratio (SoleusCount first, SoleusCount second)
{
  SoleusRateRatio result = {.dispersion = 1.0};
  SoleusShare share;

  if (!(first.observed_s > 0.0) || !(second.observed_s > 0.0)
      || first.n + second.n == 0)
    return unknown;
  share = soleus_share (second.n, first.n + second.n);
  result.ratio.value = ratio_of (share.value, first, second);
  result.ratio.low = ratio_of (share.low, first, second);
  result.ratio.high = ratio_of (share.high, first, second);
  result.p = binomial_p (first, second);
  say (&result, first, second);
  return result;
}

static SoleusCount
sum (const SoleusCount *counts, guint n)
{
  SoleusCount all = {0, 0.0};

  for (guint i = 0; i < n; i++)
    if (counts[i].observed_s > 0.0)
      {
        all.n += counts[i].n;
        all.observed_s += counts[i].observed_s;
      }
  return all;
}

/* Pearson's chi square of one side's recordings around their common rate;
 * adds to @freedom. */
static double
pearson (const SoleusCount *counts, guint n, SoleusCount all, guint *freedom)
{
  double chi2 = 0.0;
  guint used = 0;

  if (all.n == 0)
    return 0.0;
  for (guint i = 0; i < n; i++)
    {
      const double expected = all.n * counts[i].observed_s / all.observed_s;
      if (!(counts[i].observed_s > 0.0))
        continue;
      chi2 += (counts[i].n - expected) * (counts[i].n - expected) / expected;
      used++;
    }
  *freedom += used - 1;
  return chi2;
}

static guint
n_observed (const SoleusCount *counts, guint n)
{
  guint observed = 0;

  for (guint i = 0; i < n; i++)
    observed += counts[i].observed_s > 0.0;
  return observed;
}

/* Wider than the exact interval, never narrower. A side without any count is
 * taken as half a count, as usual for logarithms of counts. */
static void
widen (SoleusRateRatio *result, SoleusCount first, SoleusCount second,
    guint freedom)
{
  const double spread = sqrt (result->dispersion
      * (1.0 / MAX (first.n, 0.5) + 1.0 / MAX (second.n, 0.5)));
  const double t = gsl_cdf_tdist_Pinv (TAIL, freedom);
  const double log_ratio = log (MAX (second.n, 0.5) / second.observed_s)
      - log (MAX (first.n, 0.5) / first.observed_s);

  result->ratio.low = MIN (result->ratio.low, exp (log_ratio - t * spread));
  result->ratio.high = MAX (result->ratio.high, exp (log_ratio + t * spread));
  result->p = MAX (
      result->p, 2.0 * gsl_cdf_tdist_Q (fabs (log_ratio) / spread, freedom));
}

SoleusRateRatio
soleus_rate_ratio_of_many (const SoleusCount *first, guint n_first,
    const SoleusCount *second, guint n_second)
{
  const SoleusCount a = sum (first, n_first), b = sum (second, n_second);
  SoleusRateRatio result = soleus_rate_ratio (a, b);
  guint freedom = 0;
  double chi2;

  if (isnan (result.ratio.value))
    return result;
  chi2 = pearson (first, n_first, a, &freedom);
  chi2 += pearson (second, n_second, b, &freedom);
  if (n_observed (first, n_first) < 2 || n_observed (second, n_second) < 2
      || freedom == 0)
    {
      result.differs = FALSE;
      result.more_min = NAN;
      result.dispersion = NAN;
      return result;
    }
  result.dispersion = MAX (chi2 / freedom, 1.0);
  widen (&result, a, b, freedom);
  say (&result, a, b);
  return result;
}
