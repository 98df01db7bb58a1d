/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-potential.h"

G_BEGIN_DECLS

/* More units than this are not told apart on one channel. */
#define SOLEUS_MOST_FAMILIES 24
/* Fewer of a kind are no family: the unit did not come back. */
#define SOLEUS_LEAST_FAMILY 3

/*
 * Sorts potentials into families of one shape and size: agglomeration of a
 * sample of them, those first that noise parts best, then every potential to
 * its nearest family, families that cannot be told apart joined again, until
 * nothing moves. The result does not depend on the order of the rows.
 *
 * @labels: [n], the family or -1 where none is near enough (a first, a
 * superposition, noise). Families are numbered by size, the largest first.
 * @families, if not NULL, gets their means, room for SOLEUS_MOST_FAMILIES.
 * Returns how many there are. Families are learned from @learn_most potentials
 * at most, from all over the amplitudes; cost is linear in @n beyond.
 */
guint soleus_template_sort (const SoleusPotential *potentials, guint n,
    guint learn_most, int *labels, SoleusPotential *families);

G_END_DECLS
