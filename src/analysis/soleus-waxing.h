/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-classing.h"

G_BEGIN_DECLS

/* The slow swelling and ebbing of shivering (science.md 2.4): of the beats'
 * size over time. */
typedef struct
{
  double hz; /* NAN: too short (under 55 s) or none in 0.05 to 0.2 Hz */
  double depth; /* of the swelling: 0 none, 1 down to nothing */
  double share; /* of the slow variance that lies at hz, 0 to 1 */
} SoleusWaxing;

void soleus_waxing_measure (const SoleusClassing *classing, const guint *rows,
    guint n, SoleusWaxing *waxing);

/* An episode of SHIV over the rows, one burst a waxing packet (contract): cut
 * where the size is least between two swellings. */
SoleusEpisode *soleus_waxing_add_packets (
    SoleusClassing *classing, const guint *rows, guint n);

G_END_DECLS
