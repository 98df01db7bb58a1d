/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the size of a zero-mean signal changes: the two-segment variance model
 * (science.md 2.3, approximated generalised likelihood ratio [staude2001]). */
typedef enum
{
  SOLEUS_CHANGE_RISE, /* louder after: an onset */
  SOLEUS_CHANGE_FALL, /* quieter after: an offset */
  SOLEUS_CHANGE_ANY
} SoleusChange;

/*
 * The split that makes x[0 .. index) and x[index .. n) most likely as two
 * Gaussian pieces of different variance; each has at least @min_segment
 * samples (>= 1). @gain (may be NULL) is the log likelihood ratio against one
 * piece. FALSE, outputs untouched, where n < 2 min_segment or no split of the
 * asked direction is better than none.
 */
gboolean soleus_change_point (const float *x, gsize n, gsize min_segment,
    SoleusChange change, gsize *index, double *gain);

/*
 * The same inside x[candidate - half .. candidate + half) cut to [0, n):
 * moves the edge @candidate of a detector to where the change is. Returns the
 * index, or @candidate where there is none.
 */
gsize soleus_change_point_refine (const float *x, gsize n, gsize candidate,
    gsize half, gsize min_segment, SoleusChange change);

G_END_DECLS
