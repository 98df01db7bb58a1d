/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-plan.h"
#include "soleus-segment.h"

G_BEGIN_DECLS

/*
 * What the eye does with a weak burst of many units: its envelope flickers
 * about the noise, and the pieces that stand out of it are parts of one.
 *
 * Every piece is one stretch of even power in noise of known power. It grows
 * to where the likelihood of that is greatest, and two neighbours become one
 * where one stretch over both explains the bins as well as two with silence
 * between do (the generalised likelihood ratio of [staude2001]). Beats of a
 * rhythm grow, but are not joined. @pieces [of SoleusPiece, in order] is
 * changed in place; pieces whose power stands well clear of the noise keep
 * their edges, those that have got new ones have `weak` set.
 */
void soleus_stretch_pieces (
    const SoleusEnergy *energy, const SoleusPlan *plan, GArray *pieces);

G_END_DECLS
