/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-energy.h"

G_BEGIN_DECLS

#define SOLEUS_DETECTOR_MAX_LOOKS 4

/*
 * How a look varies in noise alone: quantiles of its values at quiet times, in
 * multiples of the noise power. n is 0 where there was too little quiet to
 * tell.
 */
typedef struct
{
  guint n;
  double low; /* SOLEUS_LOOK_LOW of them lie below */
  double middle; /* half */
  double high; /* SOLEUS_LOOK_HIGH */
} SoleusLookNoise;

#define SOLEUS_LOOK_LOW 0.1587 /* one sigma of a bell */
#define SOLEUS_LOOK_HIGH 0.9

/* What a detector is asked about: one of its looks at a site. */
typedef struct
{
  SoleusKind kind;
  guint n_axes;
  double rate_hz;
  const SoleusConditioning *conditioning;
  guint look; /* 0 to n_looks - 1 */
} SoleusLookSite;

/*
 * A way to see activity. One file soleus-detector-NAME.c each, with a row
 * soleus_detector_NAME; NAME in the list of meson.build makes the table.
 *
 * A detector has looks: each tells, for every bin of the energy, how much
 * there is. What exceeds the limit of a look is active.
 */
typedef struct
{
  const char *id; /* "envelope" */
  guint n_looks;
  /* How wide each looks: one twitch, a burst, a contraction. */
  SoleusScale scales[SOLEUS_DETECTOR_MAX_LOOKS];
  /* TRUE: a look has no unit. FALSE: that of the signal squared, and it is
   * compared with the power of the noise. */
  gboolean is_ratio;
  /* One value of look @site->look for each of @energy->n bins. Either written
   * to @room, which has as many, or lying in @energy; returned. */
  const float *(*look) (const SoleusLookSite *site, const SoleusBlock *block,
      const SoleusEnergy *energy, float *room);
  /* What noise alone exceeds @per_min times a minute; @noise may have n 0. */
  double (*limit) (
      const SoleusLookSite *site, const SoleusLookNoise *noise, double per_min);
} SoleusDetector;

/* All rows, in the order of the list; @n gets their number. */
const SoleusDetector *const *soleus_detectors_get (guint *n);
/* NULL where there is none of that id. */
const SoleusDetector *soleus_detector_find (const char *id);

G_END_DECLS
