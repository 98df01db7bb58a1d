/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-segment.h"

G_BEGIN_DECLS

/*
 * Cuts pieces (of SoleusPiece) at the valleys of a rhythm that holds there:
 * rhythm_hz[bin], 0 where there is none. A valley parts two beats where it is
 * below the smaller of them by a clear factor. Beats keep the span in which
 * they exceed a tenth of their peak. The array stays sorted.
 */
void soleus_beats_cut (
    const SoleusEnergy *energy, const float *rhythm_hz, GArray *pieces);

G_END_DECLS
