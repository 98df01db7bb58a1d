/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-looks.h"

#include "soleus-robust.h"

#define KEPT_MIN 100

typedef struct
{
  const char *detector;
  guint look;
  double share;
} Standard;

/*
 * On the skin the matched bank finds single potentials, the two wide looks at
 * the energy find bursts and contractions. The lengths of the bank overlap and
 * see the same bumps of noise, so that their shares are more than a whole: with
 * these, noise alone gives 0.1 to 0.5 a minute where 0.5 is accepted, at every
 * rate from 500 Hz to 10 kHz, white and coloured [C]. What rings on the skin
 * under an accelerometer has no shape to match with.
 */
static const Standard standard[2][SOLEUS_MAX_LOOKS] = {
    [SOLEUS_KIND_EMG] = {{"matched", 0, 0.32}, {"matched", 1, 0.32},
        {"matched", 2, 0.32}, {"matched", 3, 0.32},
        {"envelope", SOLEUS_SCALE_BURST, 0.10},
        {"envelope", SOLEUS_SCALE_LONG, 0.02}},
    [SOLEUS_KIND_ACCELEROMETER] = {{"envelope", SOLEUS_SCALE_TWITCH, 1.0 / 3.0},
        {"envelope", SOLEUS_SCALE_BURST, 1.0 / 3.0},
        {"envelope", SOLEUS_SCALE_LONG, 1.0 / 3.0}}};

void
soleus_looks_init (SoleusLooks *looks, SoleusKind kind)
{
  g_return_if_fail (kind < G_N_ELEMENTS (standard));
  *looks = (SoleusLooks){0};
  for (const Standard *row = standard[kind]; row->detector != NULL; row++)
    looks->rows[looks->n++] =
        (SoleusLook){.detector = soleus_detector_find (row->detector),
            .look = row->look,
            .share = row->share};
}

void
soleus_looks_init_alone (SoleusLooks *looks, const SoleusDetector *detector)
{
  *looks = (SoleusLooks){.n = detector->n_looks};
  for (guint i = 0; i < detector->n_looks; i++)
    looks->rows[i] = (SoleusLook){
        .detector = detector, .look = i, .share = 1.0 / detector->n_looks};
}

SoleusLookNoise
soleus_look_noise_of (const float *values, guint n)
{
  if (n < KEPT_MIN)
    return (SoleusLookNoise){0};
  return (SoleusLookNoise){.n = n,
      .low = soleus_quantile (values, n, SOLEUS_LOOK_LOW),
      .middle = soleus_median (values, n),
      .high = soleus_quantile (values, n, SOLEUS_LOOK_HIGH)};
}
