/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-analysis.h"

G_BEGIN_DECLS

/*
 * How the rate went over time: adds a row of trend with its bins of 1, 5 or
 * 10 minutes (the shortest that gives at most 30) where the recording has at
 * least two. Each bin has the exact 95 % interval of its rate over the usable
 * time in it. half_time_s is that of an exponential fall fitted by Poisson
 * regression, and only given where the fall is significant (5 %).
 * @onset_s: [n], ascending; @usable as of soleus_usable_rest().
 */
void soleus_trend_add (SoleusAnalysis *analysis, guint channel,
    SoleusPattern pattern, const GArray *usable, const double *onset_s,
    guint n);

G_END_DECLS
