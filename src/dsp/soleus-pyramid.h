/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Minima and maxima of a long signal at many scales: a base bin holds 256
 * samples, each level above joins 4 bins of the level below; 4 MB for each 100
 * million samples. It grows at its end while samples are appended, and what was
 * appended can be asked for at once. Not locked: the owner serialises appending
 * and asking.
 */
#define SOLEUS_PYRAMID_BASE 256
#define SOLEUS_PYRAMID_FAN_OUT 4

typedef struct _SoleusPyramid SoleusPyramid;

SoleusPyramid *soleus_pyramid_new (void);
void soleus_pyramid_free (SoleusPyramid *pyramid);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusPyramid, soleus_pyramid_free)

/* NaN are passed over (a gap); a bin of nothing else is NaN, NaN. */
void soleus_pyramid_append (SoleusPyramid *pyramid, const float *x, gsize n);
guint64 soleus_pyramid_get_n_samples (const SoleusPyramid *pyramid);
gsize soleus_pyramid_get_bytes (const SoleusPyramid *pyramid);

/*
 * The samples [first, first + n) as @n_columns pixel columns, one min and one
 * max each. Column c covers the base bins that begin in its share of the span,
 * or, where a column is narrower than a bin, the bin that holds its start: no
 * spike is lost and none is drawn twice. NaN, NaN where there are no samples.
 * Under 256 samples a column draw from samples: soleus_min_max_columns().
 */
void soleus_pyramid_query (const SoleusPyramid *pyramid, guint64 first,
    guint64 n, gsize n_columns, float *min, float *max);
/* Smallest and largest of the base bins that touch [first, first + n). FALSE,
 * NaN, where there are none. */
gboolean soleus_pyramid_range (const SoleusPyramid *pyramid, guint64 first,
    guint64 n, float *min, float *max);

/* The same from samples: column c covers [c n / n_columns, (c + 1) n /
 * n_columns), at least the sample at its start. */
void soleus_min_max_columns (
    const float *x, gsize n, gsize n_columns, float *min, float *max);

G_END_DECLS
