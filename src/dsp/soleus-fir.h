/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Convolution with short kernels. Nothing comes before and after: zeros. */

/*
 * y[i] = sum over j of taps[j] x[i + n_taps / 2 - j], centred: a symmetric
 * kernel of odd length has no delay. y has @n samples and is not @x.
 * Chooses between the direct sum and overlap-save by n_taps.
 */
void soleus_fir (
    const float *x, gsize n, const float *taps, gsize n_taps, float *y);
/* The same, always by the direct sum in fixed order. */
void soleus_fir_direct (
    const float *x, gsize n, const float *taps, gsize n_taps, float *y);
/* The same by Fourier transforms; differs by rounding, about 1e-6 of the
 * largest sum. */
void soleus_fir_fast (
    const float *x, gsize n, const float *taps, gsize n_taps, float *y);
/* Many kernels of one length over the same signal: its transforms are shared.
 * y[k] has @n samples and is not @x. */
void soleus_fir_bank (const float *x, gsize n, const float *const *taps,
    gsize n_kernels, gsize n_taps, float *const *y);

G_END_DECLS
