/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-plan.h"

G_BEGIN_DECLS

/* A stretch of bins, half-open, that is one burst. */
typedef struct
{
  gsize first;
  gsize end;
  float beat_hz; /* cut at the beat of this rhythm; NAN: not */
  gboolean weak; /* its edges are those of a stretch of even power */
} SoleusPiece;

/* Where a rhythm holds, by bins: rhythm_hz[bin], 0 where there is none. May
 * be NULL. */
typedef struct
{
  const float *rhythm_hz;
  double merge_gap_s;
} SoleusSegmentOptions;

/*
 * Cuts what a detector marked into bursts: where the envelope falls below a
 * tenth of the burst's own peak (or into the noise) for longer than the merge
 * gap, and at the valleys of a rhythm. What lies in the foot of a much larger
 * burst is left out. Of SoleusPiece, in order; free with g_array_unref().
 */
GArray *soleus_segment (const SoleusDetectorInput *input, const guint8 *active,
    const SoleusSegmentOptions *options);

G_END_DECLS
