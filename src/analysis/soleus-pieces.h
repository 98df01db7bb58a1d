/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A contraction or a cramp that flickers in the noise comes in pieces. Pieces
 * that lie near to one another and fill most of their time are one row of
 * @activations (of SoleusActivation, by onset), unless they come evenly: then
 * they are beats. What was cut at the beats of a rhythm stays as it is.
 */
void soleus_pieces_join (GArray *activations);

G_END_DECLS
