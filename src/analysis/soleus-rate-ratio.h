/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-method-agreement.h"

G_BEGIN_DECLS

/* What was counted in one recording, or in several added up. */
typedef struct
{
  guint n;
  double observed_s;
} SoleusCount;

typedef struct
{
  SoleusEstimate ratio; /* rate of the second over the first; 95 % interval */
  double p; /* two-sided, of no difference */
  gboolean differs; /* the interval leaves 1 out */
  /* Observed minutes of each, beyond what there is, after which a difference
   * as large as this one would show in four cases of five; NAN: the rates are
   * alike, or they differ already. */
  double more_min;
  double dispersion; /* of counts over Poisson's, >= 1; 1 of a single pair */
} SoleusRateRatio;

/*
 * Two counts of a Poisson process: given their sum, the second is binomial
 * [przyborowski1940]; exact test and interval [clopper1934]. All NAN where
 * either was not observed, or nothing was counted at all.
 */
SoleusRateRatio soleus_rate_ratio (SoleusCount first, SoleusCount second);

/*
 * The same for several recordings each: people twitch more on some days than
 * on others, so the counts' own spread over recordings widens the interval
 * (quasi-Poisson: the logarithm of the ratio with Student's t) wherever it is
 * larger than chance. @first [@n_first], @second [@n_second]. With fewer than
 * 2 recordings on a side that spread is not known: the ratio is given and
 * never said to differ.
 */
SoleusRateRatio soleus_rate_ratio_of_many (const SoleusCount *first,
    guint n_first, const SoleusCount *second, guint n_second);

G_END_DECLS
