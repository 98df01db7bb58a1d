/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Fewer intervals show nothing. */
#define SOLEUS_RANDOMNESS_LEAST 8

/*
 * Whether events follow one another by chance (science.md 2.5): the
 * probability that intervals of a Poisson process with dead time lie as far
 * from its exponential law as these do, by the test of Kolmogorov and Smirnov
 * with dead time and mean taken from the intervals [lilliefors1969]
 * [stephens1974]. Small: too even, or in flurries. Fit to be held against 0.05
 * or 0.01; above 0.15 it says no more than that.
 *
 * @interval_s: [n]. NAN with fewer than SOLEUS_RANDOMNESS_LEAST.
 */
double soleus_randomness_p (const double *interval_s, guint n);

G_END_DECLS
