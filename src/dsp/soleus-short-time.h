/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The spectrum of one short stretch in rows of equal height, as a spectrogram
 * shows it: Hann window, mean taken off, zero-padded until every row has two
 * bins of its own [harris1978]. Owns its buffers: use one per thread.
 */
typedef struct _SoleusShortTime SoleusShortTime;

/* Stretches of @n_window >= 2 samples; row r of @n_rows >= 1 reaches from
 * r * @top_hz / @n_rows to (r + 1) * @top_hz / @n_rows. 0 < @top_hz <=
 * @rate_hz / 2. */
SoleusShortTime *soleus_short_time_new (
    gsize n_window, double rate_hz, double top_hz, guint n_rows);
void soleus_short_time_free (SoleusShortTime *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusShortTime, soleus_short_time_free)

/* Adds the power density (unit^2 / Hz, one-sided) of @x, [n_window], to
 * @rows, [n_rows]. FALSE, nothing added, where a sample is not finite. */
gboolean soleus_short_time_add (
    SoleusShortTime *self, const float *x, float *rows);

G_END_DECLS
