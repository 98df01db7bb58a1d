/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "soleus-hot.h"
#include "soleus-noise-limit.h"

extern const SoleusDetector soleus_detector_matched;

/*
 * A matched bank: at each of four lengths the signal is projected on an odd
 * and an even wavelet, the first two of Hermite and Rodriguez [loconte1994],
 * and the sum of both squares is taken. Any mixture of the two, of either
 * polarity, is met by it, and the sum has no zeros of its own in a potential.
 * In noise it is a sum of two squares: a Gamma law of shape 1 an axis.
 */
#define N_LENGTHS 4

/* Skin potentials have lambda 2 to 5 ms (science.md 4.1a); the longest is for
 * deep ones with end effects, and for the heart, which is to be known. A
 * twitch under an
 * accelerometer rings at 12 to 21 Hz, and 0.225 / lambda is where the first
 * wavelet has the most power. */
static const double lambda_s[2][N_LENGTHS] = {
    [SOLEUS_KIND_EMG] = {0.0016, 0.0027, 0.0045, 0.0075},
    [SOLEUS_KIND_ACCELEROMETER] = {0.010, 0.015, 0.022, 0.033},
};

/* The top of the band that the lengths are for: where it is higher (a needle)
 * potentials are shorter. */
#define USUAL_HIGH_HZ 450.0
#define SHORTEST 0.2
/* The wavelets are followed this far: 1e-3 of their peak. */
#define REACH_LAMBDAS 2.6
#define MOST_REACH 256
/* Samples a lambda that are enough; finer signals are thinned out. */
#define SAMPLES_A_LAMBDA 1.6
/* How often the sum crosses its level upward, over the density there and its
 * root: measured on white noise in 20-450 Hz, 0.25 / lambda at all lengths. */
#define CROSSINGS_LAMBDA 0.25
#define CHUNK 1024

typedef struct
{
  gsize thin; /* samples of the block to one */
  gsize reach; /* taps on each side of the middle */
  float even[MOST_REACH + 1];
  float odd[MOST_REACH + 1];
} Pair;

static double
length_s (const SoleusLookSite *site, guint look)
{
  double shorter =
      CLAMP (USUAL_HIGH_HZ / site->conditioning->high_hz, SHORTEST, 1.0);

  return lambda_s[site->kind][look]
      * (site->kind == SOLEUS_KIND_EMG ? shorter : 1.0);
}

/* The largest part of a bin that leaves enough samples for the shortest. */
static gsize
thinning (const SoleusLookSite *site, gsize samples_per_bin)
{
  double enough_hz = SAMPLES_A_LAMBDA / length_s (site, 0);
  gsize thin = samples_per_bin;

  while (thin > 1
      && (samples_per_bin % thin != 0
          || site->rate_hz / (double)thin < enough_hz))
    thin--;
  return thin;
}

/* Taps of length 1, then so that noise which is white in the band comes out
 * with its own power, half from each wavelet. */
static void
make_pair (const SoleusLookSite *site, gsize samples_per_bin, Pair *pair)
{
  pair->thin = thinning (site, samples_per_bin);
  double rate_hz = site->rate_hz / (double)pair->thin;
  double lambda = length_s (site, site->look) * rate_hz;
  double even_2 = 0.0;
  double odd_2 = 0.0;
  const SoleusConditioning *band = site->conditioning;
  double share = MIN (2.0 * (band->high_hz - band->low_hz) / rate_hz, 1.0);

  pair->reach = MIN ((gsize)(REACH_LAMBDAS * lambda + 0.5), MOST_REACH);
  for (gsize k = 0; k <= pair->reach; k++)
    {
      double t = (double)k / lambda;
      double bell = exp (-t * t);
      double sides = k == 0 ? 1.0 : 2.0;
      pair->odd[k] = (float)(t * bell);
      pair->even[k] = (float)((2.0 * t * t - 1.0) * bell);
      odd_2 += sides * pair->odd[k] * pair->odd[k];
      even_2 += sides * pair->even[k] * pair->even[k];
    }
  for (gsize k = 0; k <= pair->reach; k++)
    {
      pair->odd[k] *= (float)sqrt (0.5 * share / odd_2);
      pair->even[k] *= (float)sqrt (0.5 * share / even_2);
    }
}

/* y[i] += (even . x)^2 + (odd . x)^2 around x[reach + i], n at most CHUNK. */
SOLEUS_HOT static void
add_power (const Pair *pair, const float *x, gsize n, float *y)
{
  float even[CHUNK];
  float odd[CHUNK];
  const float *middle = x + pair->reach;

  for (gsize i = 0; i < n; i++)
    {
      even[i] = pair->even[0] * middle[i];
      odd[i] = 0.0f;
    }
  for (gsize k = 1; k <= pair->reach; k++)
    {
      const float *before = middle - k;
      const float *after = middle + k;
      float e = pair->even[k];
      float o = pair->odd[k];
      for (gsize i = 0; i < n; i++)
        {
          even[i] += e * (after[i] + before[i]);
          odd[i] += o * (after[i] - before[i]);
        }
    }
  for (gsize i = 0; i < n; i++)
    y[i] += even[i] * even[i] + odd[i] * odd[i];
}

SOLEUS_HOT static void
largest_of_bins (const float *power, gsize bins, gsize per_bin, float *out)
{
  for (gsize b = 0; b < bins; b++)
    out[b] = power[b * per_bin];
  for (gsize k = 1; k < per_bin; k++)
    for (gsize b = 0; b < bins; b++)
      {
        float next = power[b * per_bin + k];
        out[b] = next > out[b] ? next : out[b];
      }
}

/* Means of pair->thin samples with pair->reach zeros on each side. */
static float *
dup_thinned (const Pair *pair, const float *x, gsize n)
{
  float *y = g_new (float, n + 2 * pair->reach);
  float unit = 1.0f / (float)pair->thin;

  memset (y, 0, pair->reach * sizeof *y);
  memset (y + pair->reach + n, 0, pair->reach * sizeof *y);
  if (pair->thin == 1)
    memcpy (y + pair->reach, x, n * sizeof *y);
  for (gsize i = 0; i < n && pair->thin > 1; i++)
    {
      float sum = 0.0f;
      for (gsize k = 0; k < pair->thin; k++)
        sum += x[i * pair->thin + k];
      y[pair->reach + i] = sum * unit;
    }
  return y;
}

static const float *
look (const SoleusLookSite *site, const SoleusBlock *block,
    const SoleusEnergy *energy, float *room)
{
  g_autofree Pair *pair = g_new (Pair, 1);
  make_pair (site, energy->samples_per_bin, pair);
  gsize per_bin = energy->samples_per_bin / pair->thin;
  gsize n = energy->n * per_bin;
  gsize bins_at_once = CHUNK / per_bin;
  float *axes[SOLEUS_SITE_MAX_AXES] = {NULL};
  float power[CHUNK];

  for (guint axis = 0; axis < block->n_axes; axis++)
    axes[axis] = dup_thinned (pair, block->event[axis], n);
  for (gsize bin = 0; bin < energy->n; bin += bins_at_once)
    {
      gsize bins = MIN (bins_at_once, energy->n - bin);
      memset (power, 0, sizeof power);
      for (guint axis = 0; axis < block->n_axes; axis++)
        add_power (pair, axes[axis] + bin * per_bin, bins * per_bin, power);
      largest_of_bins (power, bins, per_bin, room + bin);
    }
  for (guint axis = 0; axis < block->n_axes; axis++)
    g_free (axes[axis]);
  return room;
}

static double
limit (const SoleusLookSite *site, const SoleusLookNoise *noise, double per_min)
{
  return soleus_noise_gamma_limit (noise, site->n_axes,
      CROSSINGS_LAMBDA / length_s (site, site->look), per_min);
}

const SoleusDetector soleus_detector_matched = {
    .id = "matched",
    .n_looks = N_LENGTHS,
    .look = look,
    .limit = limit,
};
