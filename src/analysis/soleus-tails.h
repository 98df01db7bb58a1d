/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Puts right what the noise did to the edges of contractions and runs, in
 * @activations (of SoleusActivation, by onset): a small piece close beside a
 * long one belongs to it while it reaches a tenth of its peak to peak (the
 * long one is made longer), and is its foot when it does not (it goes): a
 * burst ends where it is a tenth of its own peak (contract). Pieces that do not
 * stand clear of the noise themselves go as well.
 */
void soleus_tails_absorb (GArray *activations);

G_END_DECLS
