/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Quantiles of the distributions that intervals are made of, 0 < @p < 1, to
 * the last digits of the distribution function. GSL's own inverses give up
 * (NAN) now and then from some hundred events on.
 */

/* Of the gamma distribution of that shape and scale 1; @shape > 0. */
double soleus_gamma_quantile (double p, double shape);
/* @freedom > 0. */
double soleus_chi2_quantile (double p, double freedom);
/* @a, @b > 0. */
double soleus_beta_quantile (double p, double a, double b);

G_END_DECLS
