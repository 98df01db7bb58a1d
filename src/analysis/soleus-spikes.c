/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-spikes.h"

#include <math.h>

#include "soleus-envelope.h"
#include "soleus-robust.h"

#define LEAST_RATE_HZ 1500.0
#define EDGE_S 0.0005
#define PULSE_S 0.002
#define AROUND_S 0.008
/* Of the peak-to-peak around it. The sharpest potentials of the real calf
 * recording pass 0.41 of theirs in half a millisecond. */
#define WEAK_SHARE 0.42
#define STRONG_SHARE 0.6
#define EDGE_SIGMAS 10.0 /* of the noise of such differences */
/* The conditioning spreads a pulse this far to its sides. */
#define BLANK_BEFORE_S 0.003
#define BLANK_AFTER_S 0.005
#define STRIDE 7

static double
difference_sigma (const float *x, gsize n, gsize step)
{
  gsize count = n > step ? (n - step + STRIDE - 1) / STRIDE : 0;
  g_autofree float *d = g_new (float, MAX (count, 1));

  for (gsize i = 0; i < count; i++)
    d[i] = x[i * STRIDE + step] - x[i * STRIDE];
  return soleus_robust_sigma (d, count);
}

/* The largest opposite step within a pulse's length after @idx, or 0. */
static float
answering_edge (
    const float *x, gsize n, gsize idx, gsize step, gsize longest, gsize *at)
{
  float first = x[idx + step] - x[idx];
  float most = 0.0f;

  for (gsize k = idx + 1; k <= idx + longest && k + step < n; k++)
    {
      float d = x[k + step] - x[k];
      if (d * first < 0.0f && fabsf (d) > most)
        {
          most = fabsf (d);
          *at = k + step;
        }
    }
  return most;
}

static gboolean
is_spike (const float *x, gsize n, gsize idx, gsize step, double rate_hz,
    SoleusSpike *spike)
{
  gsize around = (gsize)(AROUND_S * rate_hz);
  gsize from = idx > around ? idx - around : 0;
  gsize to = MIN (idx + around, n);
  float edge = fabsf (x[idx + step] - x[idx]);
  gsize at = idx + step;
  float low;
  float high;

  soleus_min_max (x + from, to - from, &low, &high);
  spike->p2p = high - low;
  if (edge < WEAK_SHARE * spike->p2p)
    return FALSE;
  float back =
      answering_edge (x, n, idx, step, (gsize)(PULSE_S * rate_hz), &at);
  spike->idx = idx;
  spike->end = at + 1;
  spike->strong = MIN (edge, back) >= STRONG_SHARE * spike->p2p;
  return back >= WEAK_SHARE * spike->p2p;
}

GArray *
soleus_spikes_find (const SoleusBlock *block)
{
  GArray *spikes = g_array_new (FALSE, FALSE, sizeof (SoleusSpike));
  const float *x = block->raw[0];
  gsize step = MAX ((gsize)(EDGE_S * block->rate_hz + 0.5), 1);

  if (block->rate_hz < LEAST_RATE_HZ || block->n < 8 * step)
    return spikes;
  float limit = (float)(EDGE_SIGMAS * difference_sigma (x, block->n, step));
  for (gsize i = 0; i + step < block->n; i++)
    {
      SoleusSpike spike;
      if (fabsf (x[i + step] - x[i]) <= limit || limit <= 0.0f)
        continue;
      if (is_spike (x, block->n, i, step, block->rate_hz, &spike))
        {
          g_array_append_val (spikes, spike);
          i = spike.end;
        }
    }
  return spikes;
}

void
soleus_spikes_blank (SoleusBlock *block, const GArray *spikes)
{
  gsize before = (gsize)(BLANK_BEFORE_S * block->rate_hz) + 1;
  gsize after = (gsize)(BLANK_AFTER_S * block->rate_hz) + 1;
  float *y = block->event[0];

  for (guint i = 0; i < spikes->len; i++)
    {
      const SoleusSpike *spike = &g_array_index (spikes, SoleusSpike, i);
      gsize from = spike->idx > before ? spike->idx - before : 0;
      gsize to = MIN (spike->end + after, block->n - 1);
      float slope = (y[to] - y[from]) / (float)MAX (to - from, 1);
      for (gsize k = from + 1; k < to; k++)
        y[k] = y[from] + slope * (float)(k - from);
    }
}
