/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-potential.h"
#include "soleus-sweep.h"

G_BEGIN_DECLS

/*
 * Looks again at what was too faint to be told from noise, with the units that
 * the recording itself has shown: a faint one that is like the mean of a
 * family, and of its size, is one more of it. Where nothing came back, nothing
 * is added.
 *
 * @families: [n_families] of site @site, in multiples of the noise; unit 0 of
 * them gets the number @first_unit in the rows that are added to the site's
 * activations, which stay in order of onset. @per_min: how many noise may add;
 * in @minutes so many may have made a family of their own, which is none.
 */
void soleus_second_look (const GArray *sites, GPtrArray *sweeps, guint site,
    const SoleusPotential *families, guint n_families, guint16 first_unit,
    double per_min, double minutes);

G_END_DECLS
