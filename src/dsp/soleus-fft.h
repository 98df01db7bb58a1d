/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Real Fourier transforms of any length >= 1 (FFTW lives in this room only).
 * A SoleusFft owns its buffers: use one per thread. Planning is serialised by
 * one mutex and uses FFTW_ESTIMATE, so the same input gives the same bytes.
 */
typedef struct
{
  float re;
  float im;
} SoleusComplex;

typedef struct _SoleusFft SoleusFft;

/* @length samples, >= 1. Free with soleus_fft_free(). */
SoleusFft *soleus_fft_new (gsize length);
void soleus_fft_free (SoleusFft *fft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusFft, soleus_fft_free)

gsize soleus_fft_get_length (const SoleusFft *fft);
/* length / 2 + 1 */
gsize soleus_fft_get_n_bins (const SoleusFft *fft);
/* Of bin @bin at @rate_hz. */
double soleus_fft_bin_hz (const SoleusFft *fft, gsize bin, double rate_hz);

/* @x has the length, @spectrum the bins: X[k] = sum x[i] exp (-2 pi i k i / n),
 * not scaled. */
void soleus_fft_forward (
    SoleusFft *fft, const float *x, SoleusComplex *spectrum);
/* The exact way back: divides by the length. The imaginary part of bin 0 (and
 * of the last bin of an even length) is not looked at. */
void soleus_fft_inverse (
    SoleusFft *fft, const SoleusComplex *spectrum, float *x);
/* |X[k]|^2, not scaled, one-sided bins not doubled. */
void soleus_fft_power (SoleusFft *fft, const float *x, float *power);

/* The smallest 2^a 3^b 5^c 7^d >= @at_least: lengths that are fast. */
gsize soleus_fft_good_length (gsize at_least);

G_END_DECLS
