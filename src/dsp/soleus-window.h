/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tapers. Periodic (DFT-even) form: w[i] with i over @n, as spectra want it. */
typedef enum
{
  SOLEUS_WINDOW_RECTANGLE,
  SOLEUS_WINDOW_HANN,
  SOLEUS_WINDOW_HAMMING,
  SOLEUS_WINDOW_BLACKMAN,
  SOLEUS_N_WINDOWS
} SoleusWindow;

/* @w gets @n values, 0..1; [harris1978]. */
void soleus_window_fill (SoleusWindow window, gsize n, float *w);
/* sum of w[i]^2, what a power estimate divides by. */
double soleus_window_power (const float *w, gsize n);
/* y[i] = x[i] w[i]; @y may be @x. */
void soleus_window_apply (const float *x, const float *w, gsize n, float *y);

G_END_DECLS
