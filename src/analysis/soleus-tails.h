/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Removes from @activations (of SoleusActivation, by onset) what belongs to
 * the rise or the fall of a contraction beside it: much smaller, and close to
 * it or to another such piece. A burst ends where it is a tenth of its own
 * peak (contract); what is left beyond is not another one.
 */
void soleus_tails_drop (GArray *activations);

G_END_DECLS
