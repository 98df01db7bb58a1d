/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Exact 95 % interval of a Poisson mean when @n events were counted
 * [garwood1936]: chi2 (0.025, 2 n) / 2 and chi2 (0.975, 2 n + 2) / 2, which are
 * quantiles of gamma (n) and gamma (n + 1).
 */
void soleus_poisson_interval (guint n, double *low, double *high);

/* Events per minute and its interval when @n were counted in @observed_s
 * seconds; all NAN where nothing was observed. */
void soleus_poisson_rate_per_min (
    guint n, double observed_s, double *rate, double *low, double *high);

G_END_DECLS
