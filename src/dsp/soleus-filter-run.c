/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-butterworth.h"

#include <string.h>

/* Samples that one section works on while they are in the first cache. */
#define CHUNK 1024
/* Padding at an edge, in settle lengths to 1 %: science.md 2.1. */
#define PAD_SETTLES 3
#define PAD_REST 1e-2

void
soleus_filter_settle (
    const SoleusFilter *filter, double value, SoleusFilterState *state)
{
  soleus_filter_reset (state);
  for (guint i = 0; i < filter->n_sections; i++)
    {
      const SoleusSection *s = &filter->sections[i];
      double out = value * (s->b0 + s->b1 + s->b2) / (1.0 + s->a1 + s->a2);

      state->z[i][1] = s->b2 * value - s->a2 * out;
      state->z[i][0] = s->b1 * value - s->a1 * out + state->z[i][1];
      value = out;
    }
}

/* Transposed direct form II. */
static void
run_section (const SoleusSection *s, double z[2], double *v, gsize n)
{
  const double b0 = s->b0, b1 = s->b1, b2 = s->b2, a1 = s->a1, a2 = s->a2;
  double z0 = z[0], z1 = z[1];

  for (gsize i = 0; i < n; i++)
    {
      double in = v[i];
      double out = b0 * in + z0;

      z0 = b1 * in - a1 * out + z1;
      z1 = b2 * in - a2 * out;
      v[i] = out;
    }
  z[0] = z0;
  z[1] = z1;
}

void
soleus_filter_run (const SoleusFilter *filter, SoleusFilterState *state,
    const float *x, gsize n, float *y)
{
  double v[CHUNK];

  for (gsize first = 0; first < n; first += CHUNK)
    {
      gsize m = MIN (CHUNK, n - first);

      for (gsize i = 0; i < m; i++)
        v[i] = (double)x[first + i];
      for (guint k = 0; k < filter->n_sections; k++)
        run_section (&filter->sections[k], state->z[k], v, m);
      for (gsize i = 0; i < m; i++)
        y[first + i] = (float)v[i];
    }
}

static void
reverse (float *x, gsize n)
{
  for (gsize i = 0, j = n; i + 1 < j; i++)
    {
      float swap = x[i];

      x[i] = x[--j];
      x[j] = swap;
    }
}

static void
run_settled (const SoleusFilter *filter, float *x, gsize n)
{
  SoleusFilterState state;

  soleus_filter_settle (filter, (double)x[0], &state);
  soleus_filter_run (filter, &state, x, n, x);
}

void
soleus_filter_zero_phase (
    const SoleusFilter *filter, const float *x, gsize n, float *y)
{
  gsize pad, total;
  g_autofree float *padded = NULL;

  if (n == 0)
    return;
  pad = PAD_SETTLES * soleus_filter_settle_length (filter, PAD_REST);
  pad = MIN (pad, n - 1);
  total = n + 2 * pad;
  padded = g_new (float, total);
  memcpy (padded + pad, x, n * sizeof *x);
  for (gsize i = 1; i <= pad; i++)
    {
      padded[pad - i] = 2.0f * x[0] - x[i];
      padded[pad + n - 1 + i] = 2.0f * x[n - 1] - x[n - 1 - i];
    }
  run_settled (filter, padded, total);
  reverse (padded, total);
  run_settled (filter, padded, total);
  reverse (padded, total);
  memcpy (y, padded + pad, n * sizeof *y);
}

void
soleus_filter_zero_phase_block (const SoleusFilter *filter, const float *x,
    gsize n_before, gsize n, gsize n_after, float *y)
{
  gsize total = n_before + n + n_after;
  g_autofree float *all = g_new (float, MAX (total, 1));

  soleus_filter_zero_phase (filter, x, total, all);
  memcpy (y, all + n_before, n * sizeof *y);
}
