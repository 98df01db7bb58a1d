/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-short-time.h"

#include "soleus-fft.h"
#include "soleus-window.h"

#include <math.h>

/* At least, by padding: a row may not miss what lies between two bins. */
#define BINS_A_ROW 2.0

struct _SoleusShortTime
{
  gsize n_window;
  guint n_rows;
  SoleusFft *fft;
  float *window; /* n_window */
  float *piece; /* length of the transform, zero behind the window */
  float *power; /* of its bins */
  double bins_a_row;
  double scale; /* from |X|^2 to a one-sided density */
};

SoleusShortTime *
soleus_short_time_new (
    gsize n_window, double rate_hz, double top_hz, guint n_rows)
{
  SoleusShortTime *self;
  double row_hz = top_hz / n_rows;
  gsize length;

  g_return_val_if_fail (n_window >= 2 && n_rows >= 1, NULL);
  g_return_val_if_fail (top_hz > 0.0 && top_hz <= rate_hz / 2.0, NULL);
  self = g_new0 (SoleusShortTime, 1);
  self->n_window = n_window;
  self->n_rows = n_rows;
  length =
      soleus_fft_good_length (MAX (n_window, (gsize)ceil (rate_hz / row_hz)));
  self->fft = soleus_fft_new (length);
  self->window = g_new (float, n_window);
  self->piece = g_new0 (float, length);
  self->power = g_new (float, soleus_fft_get_n_bins (self->fft));
  soleus_window_fill (SOLEUS_WINDOW_HANN, n_window, self->window);
  self->scale = 2.0 / (rate_hz * soleus_window_power (self->window, n_window));
  self->bins_a_row = row_hz / soleus_fft_bin_hz (self->fft, 1, rate_hz);
  return self;
}

void
soleus_short_time_free (SoleusShortTime *self)
{
  soleus_fft_free (self->fft);
  g_free (self->window);
  g_free (self->piece);
  g_free (self->power);
  g_free (self);
}

static double
mean_of (const float *x, gsize n)
{
  double sum = 0.0;

  for (gsize i = 0; i < n; i++)
    sum += (double)x[i];
  return sum / (double)n;
}

/* The mean over a row: bin k reaches half a bin to each side of its middle. */
static float
row_of (const SoleusShortTime *self, guint row)
{
  double from = row * self->bins_a_row + 0.5;
  double to = from + self->bins_a_row;
  gsize last = soleus_fft_get_n_bins (self->fft) - 1;
  double sum = 0.0;

  for (gsize k = (gsize)from; k <= last && (double)k < to; k++)
    sum += (double)self->power[k]
        * (MIN ((double)k + 1.0, to) - MAX ((double)k, from));
  return (float)(self->scale * sum / self->bins_a_row);
}

gboolean
soleus_short_time_add (SoleusShortTime *self, const float *x, float *rows)
{
  double mean = mean_of (x, self->n_window);

  if (!isfinite (mean))
    return FALSE;
  for (gsize i = 0; i < self->n_window; i++)
    self->piece[i] = (float)((double)x[i] - mean) * self->window[i];
  soleus_fft_power (self->fft, self->piece, self->power);
  for (guint r = 0; r < self->n_rows; r++)
    rows[r] += row_of (self, r);
  return TRUE;
}
